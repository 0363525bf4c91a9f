//! The notes pane: everybody's annotations in document order.

use crate::annotation::{Annotation, Kind, Resolution};
use crate::text::Span;

/// One annotation and where it stands now.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Whose it is.
    pub annotator: String,
    /// Whether the reader may change it.
    pub own: bool,
    /// What it says.
    pub annotation: Annotation,
    /// Where each of its targets stands; empty for one about the whole document.
    pub places: Vec<Resolution>,
}

impl Mark {
    /// The spans at which it is shown.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.places.iter().filter_map(Resolution::span)
    }

    /// Where it begins in the text, if anywhere.
    #[must_use]
    pub fn start(&self) -> Option<usize> {
        self.spans().map(|s| s.start).min()
    }

    /// What became of its place, in words; `None` while it stands where it was made.
    #[must_use]
    pub fn standing(&self) -> Option<&'static str> {
        let worst = |r: &Resolution| match r {
            Resolution::Exact(_) => 0,
            Resolution::Moved(_) => 1,
            Resolution::Changed { .. } => 2,
            Resolution::Ambiguous(_) => 3,
            Resolution::Orphan => 4,
        };
        match self.places.iter().map(worst).max()? {
            0 => None,
            1 => Some("moved with its words"),
            2 => Some("the wording has changed"),
            3 => Some("its words stand at several places"),
            _ => Some("its words are gone from the text"),
        }
    }
}

/// All layers of the document, resolved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layers {
    /// Under whose name the reader writes; `None` until they were asked.
    pub annotator: Option<String>,
    /// The name to offer when asking.
    pub suggested: String,
    /// Why the own layer cannot be written, if so.
    pub read_only: Option<String>,
    /// Every annotation, in any order.
    pub marks: Vec<Mark>,
    /// Steps that can be taken back.
    pub undo: usize,
    /// Steps that can be done again.
    pub redo: usize,
}

/// The notes pane.
#[derive(Clone, Debug, Default)]
pub struct NotesList {
    /// Under whose name the reader writes; `None` until they were asked.
    pub annotator: Option<String>,
    /// The name to offer when asking for one.
    pub suggested: String,
    /// Why the own layer cannot be written, if so.
    pub read_only: Option<String>,
    /// In document order; those about the whole document first, those without a place last.
    pub marks: Vec<Mark>,
    /// Everybody's decisions on claims that are still found: they show on the claims.
    pub decisions: Vec<Mark>,
    /// Index in `marks`.
    pub selected: usize,
    /// The own annotation made or changed last, while the cursor has not moved: what comes next is
    /// about it too.
    pub just: Option<String>,
    /// Steps that can be taken back.
    pub undo: usize,
    /// Steps that can be done again.
    pub redo: usize,
}

impl NotesList {
    /// Takes in new layers; the selected annotation stays selected if it is still there.
    pub fn set(&mut self, layers: Layers) {
        let kept = self.current().map(|m| (m.annotator.clone(), m.annotation.id.clone()));
        let Layers { annotator, suggested, read_only, mut marks, undo, redo } = layers;
        in_order(&mut marks);
        // Where they belong is found when they are weighed against the claims.
        self.decisions = marks.extract_if(.., |m| m.annotation.kind == Kind::Decision).collect();
        let found =
            kept.and_then(|(who, id)| marks.iter().position(|m| m.annotator == who && m.annotation.id == id));
        self.selected = found.unwrap_or(self.selected).min(marks.len().saturating_sub(1));
        self.marks = marks;
        (self.annotator, self.suggested, self.read_only) = (annotator, suggested, read_only);
        (self.undo, self.redo) = (undo, redo);
        match self.just.take() {
            Some(id) if self.own(&id).is_some() => {
                self.select_own(&id);
                self.just = Some(id);
            }
            _ => {}
        }
    }

    /// Lists those decisions that show on no claim among the notes: none is ever out of sight.
    pub(super) fn list_decisions(&mut self, on_a_claim: impl Fn(&Mark) -> bool) {
        let kept = self.current().map(|m| (m.annotator.clone(), m.annotation.id.clone()));
        let listed = self.marks.extract_if(.., |m| m.annotation.kind == Kind::Decision);
        let mut decisions: Vec<Mark> = listed.chain(std::mem::take(&mut self.decisions)).collect();
        self.marks.extend(decisions.extract_if(.., |m| !on_a_claim(m)));
        in_order(&mut decisions);
        in_order(&mut self.marks);
        self.decisions = decisions;
        let found = kept.and_then(|(who, id)| {
            self.marks.iter().position(|m| m.annotator == who && m.annotation.id == id)
        });
        self.selected = found.unwrap_or(self.selected).min(self.marks.len().saturating_sub(1));
    }

    /// Everybody's decisions on claims, wherever they are listed.
    pub fn all_decisions(&self) -> impl Iterator<Item = &Mark> {
        self.decisions.iter().chain(self.marks.iter().filter(|m| m.annotation.kind == Kind::Decision))
    }

    /// The reader's own annotation with this id.
    #[must_use]
    pub fn own(&self, id: &str) -> Option<&Mark> {
        self.marks.iter().chain(&self.decisions).find(|m| m.own && m.annotation.id == id)
    }

    /// The reader's own mark on exactly this text: a further code or tag joins it.
    #[must_use]
    pub fn own_on(&self, span: Span) -> Option<&Mark> {
        let here = |m: &&Mark| m.own && m.annotation.kind == Kind::Note && m.places.len() == 1;
        self.marks.iter().filter(here).find(|m| m.spans().next() == Some(span))
    }

    /// The selected annotation.
    #[must_use]
    pub fn current(&self) -> Option<&Mark> {
        self.marks.get(self.selected)
    }

    /// The annotations whose text holds `byte`, own ones first, then the shortest.
    #[must_use]
    pub fn at(&self, byte: usize) -> Vec<usize> {
        let mut found: Vec<(bool, usize, usize)> = Vec::new();
        for (index, mark) in self.marks.iter().enumerate() {
            if let Some(span) = mark.spans().find(|s| s.contains(byte)) {
                found.push((!mark.own, span.len(), index));
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(_, _, index)| index).collect()
    }

    /// Selects the annotation with this id among the reader's own.
    pub fn select_own(&mut self, id: &str) {
        if let Some(index) = self.marks.iter().position(|m| m.own && m.annotation.id == id) {
            self.selected = index;
        }
    }
}

/// Document order; those about the whole document first, those without a place last.
fn in_order(marks: &mut [Mark]) {
    marks.sort_by_key(|m| match (m.places.is_empty(), m.start()) {
        (true, _) => (0, 0),
        (false, Some(start)) => (1, start),
        (false, None) => (2, 0),
    });
}
