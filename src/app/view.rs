//! What the document pane shows: rows with their runs and gutter, worked out for the visible rows
//! only.

use super::findings::parts;
use super::notes::Mark;
use super::state::State;
use crate::document::BlockKind;
use crate::extract::{Claim, Entity, EntityType};
use crate::layout::{Layer, Row, RowRef, Run, runs};
use crate::text::{Span, clean};

/// What a stretch of text is, besides text. Later ones lie over earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A name.
    Mention(EntityType),
    /// Words that mark an act.
    Cue,
    /// A reference that names nobody.
    Veiled,
    /// A colleague's note.
    NoteOther,
    /// One's own note.
    Note,
    /// The selected claim.
    Claim,
    /// Who says it.
    ClaimSource,
    /// What marks its act.
    ClaimCue,
    /// The selected entity, everywhere it is named.
    EntityCurrent,
    /// The selected note.
    NoteCurrent,
    /// A place that a search found.
    Match,
    /// The one the reader is at.
    MatchCurrent,
    /// Selected text.
    Selection,
    /// The cursor.
    Cursor,
}

/// What stands left of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gutter {
    /// Who is reported to speak on the row, by the findings or a tag of the reader's, as indices in
    /// [`super::Speakers::all`].
    pub voices: Vec<usize>,
    /// Whether a claim by several together stands on the row.
    pub joint: bool,
    /// Whether a claim by nobody who can be named stands on the row.
    pub nobody: bool,
    /// Own notes that begin or go on here.
    pub notes: usize,
    /// Colleagues' notes that begin or go on here.
    pub notes_other: usize,
    /// Whether the cursor is on the row.
    pub cursor: bool,
}

/// A row of the document pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// Which row it is.
    pub at: RowRef,
    /// Its bytes; `None` for an empty row.
    pub row: Option<Row>,
    /// The kind of its block.
    pub kind: BlockKind,
    /// The list marker to paint in the indent, harmless; on a block's first row only.
    pub marker: String,
    /// Its text.
    pub runs: Vec<Run<Role>>,
    /// What stands left of it.
    pub gutter: Gutter,
}

/// What touches the rows on screen.
struct Near<'a> {
    claims: Vec<&'a Claim>,
    marks: Vec<&'a Mark>,
}

impl State {
    /// The rows that are on screen.
    #[must_use]
    pub fn page(&self) -> Vec<PageRow> {
        let (document, reader) = (&self.document, &self.reader);
        let rows = reader.flow.page(document, reader.top, reader.height);
        let window = self.window(&rows);
        let layers = self.layers(window);
        let layers: Vec<&Layer<Role>> = layers.iter().collect();
        // Once per frame, not once per row.
        let near = Near {
            claims: self.standing_claims().filter(|c| c.span.overlaps(window)).collect(),
            marks: self.notes.marks.iter().filter(|m| m.spans().any(|s| s.overlaps(window))).collect(),
        };
        let page_row = |at: RowRef| {
            let block = document.blocks.get(at.block)?;
            let row = reader.flow.row(document, at);
            let marker = match (at.row, block.marker) {
                (Some(0), Some(marker)) => clean(marker.of(&document.text)).into_owned(),
                _ => String::new(),
            };
            Some(PageRow {
                at,
                row,
                kind: block.kind,
                marker,
                runs: row.map(|r| runs(&document.text, block, r, &layers)).unwrap_or_default(),
                gutter: row.map(|r| self.gutter(r, &near)).unwrap_or_default(),
            })
        };
        rows.into_iter().filter_map(page_row).collect()
    }

    /// The bytes between the first and the last of `rows`.
    fn window(&self, rows: &[RowRef]) -> Span {
        let flow = &self.reader.flow;
        let spans = rows.iter().filter_map(|&at| flow.row(&self.document, at)).map(Row::span);
        spans.reduce(Span::hull).unwrap_or_default()
    }

    /// Everything that marks the text in `window`.
    fn layers(&self, window: Span) -> [Layer<Role>; 3] {
        let found = &self.findings.found;
        let near = |s: &Span| s.overlaps(window);
        // Mentions of an entity are in text order.
        let named = |e: &Entity| {
            let first = e.mentions.partition_point(|m| m.end <= window.start);
            let last = e.mentions.partition_point(|m| m.start < window.end);
            e.mentions.get(first..last.max(first)).unwrap_or(&[]).to_vec()
        };
        let here = self.standing_claims().filter(|c| near(&c.span));
        let entities = found.entities.iter();
        let mentions = entities.flat_map(|e| named(e).into_iter().map(|s| (s, Role::Mention(e.kind))));
        let cues = here.filter_map(|c| c.cue).map(|s| (s, Role::Cue));
        let veiled = found.veiled.iter().filter(|s| near(s)).map(|s| (*s, Role::Veiled));
        let machine = Layer::new(mentions.chain(cues).chain(veiled));

        let mark_role = |m: &Mark| if m.own { Role::Note } else { Role::NoteOther };
        let marks = self.notes.marks.iter().flat_map(|m| m.spans().map(move |s| (s, mark_role(m))));
        let current = self.notes.current().into_iter().flat_map(Mark::spans).map(|s| (s, Role::NoteCurrent));
        let people = Layer::new(marks.chain(current).filter(|(s, _)| near(s)));

        let mut now: Vec<(Span, Role)> = Vec::new();
        // The one that is meant; where nothing is said, none is marked.
        if let Some(claim) = self.claim_here() {
            now.extend(parts(claim).map(|s| (s, Role::Claim)));
            now.extend(claim.source.map(|s| (s, Role::ClaimSource)));
            now.extend(claim.cue.map(|s| (s, Role::ClaimCue)));
        }
        if let Some(entity) = self.findings.entity() {
            now.extend(named(entity).into_iter().map(|s| (s, Role::EntityCurrent)));
        }
        let matches = &self.search.matches;
        let first = matches.partition_point(|m| m.end <= window.start);
        let on_screen = matches.iter().enumerate().skip(first).take_while(|(_, m)| m.start < window.end);
        now.extend(on_screen.map(|(n, m)| {
            (*m, if self.search.current == Some(n) { Role::MatchCurrent } else { Role::Match })
        }));
        now.extend(self.reader.selection(&self.document.text).map(|s| (s, Role::Selection)));
        now.push((self.cursor_span(), Role::Cursor));
        [machine, people, Layer::new(now)]
    }

    /// The cluster the cursor is on.
    #[must_use]
    pub fn cursor_span(&self) -> Span {
        let start = self.reader.cursor;
        Span::new(start, crate::text::grapheme::next(&self.document.text, start))
    }

    fn gutter(&self, row: Row, near: &Near<'_>) -> Gutter {
        let span = row.span();
        let mut gutter = Gutter { cursor: span.contains(self.reader.cursor), ..Gutter::default() };
        for claim in near.claims.iter().filter(|c| parts(c).any(|p| p.overlaps(span))) {
            gutter.nobody |= claim.speakers.is_empty();
            gutter.joint |= claim.speakers.len() > 1;
            for voice in self.speakers.of_claim(claim) {
                if !gutter.voices.contains(&voice) {
                    gutter.voices.push(voice);
                }
            }
        }
        for mark in near.marks.iter().filter(|m| m.spans().any(|s| s.overlaps(span))) {
            let tagged = mark.annotation.speaker.as_deref().filter(|_| mark.own);
            if let Some(voice) = tagged.and_then(|name| self.speakers.find(name))
                && !gutter.voices.contains(&voice)
            {
                gutter.voices.push(voice);
            }
            if mark.own {
                gutter.notes += 1;
            } else {
                gutter.notes_other += 1;
            }
        }
        gutter
    }
}
