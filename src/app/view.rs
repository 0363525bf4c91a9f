//! What the document pane shows: rows with their runs and gutter, worked out for the visible rows
//! only.

use super::findings::parts;
use super::lanes::OwnLane;
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
    /// A sentence that stood in an earlier document of the dossier.
    Seen,
    /// A formula of the dossier.
    Formula,
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
    /// Who of the colleagues has notes here, by the number of their colour and their letter.
    pub people: Vec<(usize, char)>,
    /// Own marks on the row, lane by lane; empty where they need no lanes or there is no room.
    pub own: Vec<OwnLane>,
    /// Colleagues' marks on the row, lane by lane.
    pub lanes: Vec<Lane>,
    /// Whether the cursor is on the row.
    pub cursor: bool,
    /// Whether a paragraph begins here that was ticked as read.
    pub read: bool,
    /// Whether all that is said on the row stood in an earlier document of the dossier.
    pub seen: bool,
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
    /// Own marks with their lanes, also those of which only the space between two parts is here.
    own: Vec<(&'a Mark, usize)>,
    /// How many lanes of own marks there are.
    most_own: usize,
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
        let close: Vec<(usize, &Mark)> = self.notes.near(window).collect();
        let touches = |m: &Mark| m.spans().any(|s| s.overlaps(window));
        let marks: Vec<&Mark> = close.iter().map(|&(_, m)| m).filter(|m| touches(m)).collect();
        let at = self.arrangement();
        let most_own = usize::from(at.own_lanes);
        let most = usize::from(at.gutter.width.saturating_sub(PLAIN_GUTTER + at.own_lanes));
        let lane = |at: usize| self.notes.lanes.get(at).copied().flatten().filter(|_| most_own > 0);
        let own = close.iter().filter_map(|&(at, m)| Some((m, lane(at)?)));
        let near = Near {
            claims: self.standing_claims().filter(|c| c.span.overlaps(window)).collect(),
            lanes: marks.iter().map(|m| self.lane_of(m, most)).collect(),
            marks,
            most,
            own: own.collect(),
            most_own,
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
        let known = self.known_before().into_iter().filter(|(s, _)| near(s));
        let machine = Layer::new(known.chain(mentions).chain(cues).chain(veiled));

        let mark_role = |m: &Mark| match self.review.person(&m.annotator) {
            _ if m.own => Role::Note,
            person => Role::NoteOther(person.map_or(0, |person| person.accent)),
        };
        let marks = self.notes.near(window).flat_map(|(_, m)| {
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

    /// What the dossier said before, as far as it is to be shown.
    fn known_before(&self) -> Vec<(Span, Role)> {
        let novelty = &self.views.novelty;
        if novelty.of.as_ref() != Some(&self.document.sha256) {
            return Vec::new();
        }
        let seen = novelty.seen.iter().filter(|_| novelty.dims).map(|&span| (span, Role::Seen));
        let formulae = novelty.formulae.iter().filter(|_| novelty.underlines).map(|&s| (s, Role::Formula));
        seen.chain(formulae).collect()
    }

    /// Whether a row has no sentence on it but such as stood in an earlier document.
    fn seen_before(&self, row: Span) -> bool {
        let novelty = &self.views.novelty;
        if !novelty.dims || novelty.of.as_ref() != Some(&self.document.sha256) {
            return false;
        }
        let sentences = &self.findings.found.sentences;
        let first = sentences.partition_point(|sentence| sentence.end <= row.start);
        let mut here = sentences.iter().skip(first).take_while(|s| s.start < row.end).peekable();
        here.peek().is_some() && here.all(|sentence| novelty.seen.binary_search(sentence).is_ok())
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
            seen: self.seen_before(span),
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
        gutter.own = vec![OwnLane::default(); near.most_own];
        let current = self.notes.current().map(|m| &m.annotation.id);
        for (mark, lane) in &near.own {
            if let Some(slot) = gutter.own.get_mut((*lane).min(near.most_own.saturating_sub(1))) {
                slot.add(mark, span, current == Some(&mark.annotation.id));
            }
        }
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
                let accent = self.review.person(&mark.annotator).map_or(0, |person| person.accent);
                let who = (accent, self.review.letter_of(&mark.annotator));
                if !gutter.people.contains(&who) {
                    gutter.people.push(who);
                }
            }
        }
        gutter
    }
}
