//! What the document pane shows: rows with their runs and gutter, worked out for the visible rows
//! only.

use super::findings::parts;
use super::notes::Mark;
use super::panes::PLAIN_GUTTER;
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
    /// A colleague's note, by the number of their colour.
    NoteOther(usize),
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
    /// Colleagues' marks on the row, lane by lane.
    pub lanes: Vec<Lane>,
    /// Whether the cursor is on the row.
    pub cursor: bool,
    /// Whether a paragraph begins here that was ticked as read.
    pub read: bool,
}

/// What one lane beside the text shows on a row. The last lane may stand for several people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// Whose marks they are, by the number of their colour and their letter; `None`: nobody's.
    pub whose: Option<(usize, char)>,
    /// Whether a mark begins on this row.
    pub begins: bool,
    /// Whether marks of several people stand here.
    pub several: bool,
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
    /// For each of the marks the lane it stands in, with the person's colour and letter.
    lanes: Vec<Option<(usize, usize, char)>>,
    /// How many lanes there are.
    most: usize,
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
        let marks: Vec<&Mark> =
            self.notes.around(window).filter(|m| m.spans().any(|s| s.overlaps(window))).collect();
        let most = usize::from(self.arrangement().gutter.width.saturating_sub(PLAIN_GUTTER));
        let near = Near {
            claims: self.standing_claims(window).filter(|c| c.span.overlaps(window)).collect(),
            lanes: marks.iter().map(|m| self.lane_of(m, most)).collect(),
            marks,
            most,
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
        let here = self.standing_claims(window).filter(|c| near(&c.span));
        let entities = found.entities.iter();
        let mentions = entities.flat_map(|e| named(e).into_iter().map(|s| (s, Role::Mention(e.kind))));
        let cues = here.filter_map(|c| c.cue).map(|s| (s, Role::Cue));
        let veiled = found.veiled.iter().filter(|s| near(s)).map(|s| (*s, Role::Veiled));
        let machine = Layer::new(mentions.chain(cues).chain(veiled));

        let mark_role = |m: &Mark| match self.review.person(&m.annotator) {
            _ if m.own => Role::Note,
            person => Role::NoteOther(person.map_or(0, |person| person.accent)),
        };
        let close = self.notes.around(window).filter(|m| m.spans().any(|s| near(&s)));
        let marks = close.flat_map(|m| {
            let role = mark_role(m);
            m.spans().map(move |s| (s, role))
        });
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

    /// The lane of a colleague's mark among `most`, with the person's colour and letter.
    fn lane_of(&self, mark: &Mark, most: usize) -> Option<(usize, usize, char)> {
        if mark.own || most == 0 {
            return None;
        }
        let lane = self.review.lanes().position(|person| person.name == mark.annotator)?;
        let person = self.review.person(&mark.annotator)?;
        Some((lane.min(most - 1), person.accent, self.review.letter_of(&mark.annotator)))
    }

    fn gutter(&self, row: Row, near: &Near<'_>) -> Gutter {
        let span = row.span();
        let mut gutter = Gutter {
            cursor: span.contains(self.reader.cursor),
            read: self.trail.read.contains(&row.start),
            ..Gutter::default()
        };
        for claim in near.claims.iter().filter(|c| parts(c).any(|p| p.overlaps(span))) {
            gutter.nobody |= claim.speakers.is_empty();
            gutter.joint |= claim.speakers.len() > 1;
            for voice in self.speakers.of_claim(claim) {
                if !gutter.voices.contains(&voice) {
                    gutter.voices.push(voice);
                }
            }
        }
        gutter.lanes = vec![Lane::default(); near.most];
        let here = near.marks.iter().zip(&near.lanes).filter(|(m, _)| m.spans().any(|s| s.overlaps(span)));
        for (mark, lane) in here {
            if let Some(&(lane, accent, letter)) = lane.as_ref()
                && let Some(slot) = gutter.lanes.get_mut(lane)
            {
                slot.several |= slot.whose.is_some_and(|(_, other)| other != letter);
                slot.whose = Some((accent, letter));
                slot.begins |= mark.spans().any(|s| s.overlaps(span) && s.start >= span.start);
            }
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
