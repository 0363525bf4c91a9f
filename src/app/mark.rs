//! One annotation as it is shown: whose it is, and where its words stand.

use crate::annotation::{Annotation, Resolution};
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
    /// The same with those targets of a colleague's mark that the reader has placed; empty where the reader
    /// has placed none.
    pub placed: Vec<Resolution>,
}

impl Mark {
    /// An annotation that stands at these places, one for each of its targets.
    #[must_use]
    pub fn new(annotator: &str, own: bool, annotation: Annotation, places: Vec<Resolution>) -> Self {
        Self { annotator: annotator.to_owned(), own, annotation, places, placed: Vec::new() }
    }

    /// Where each of its targets stands for the reader.
    #[must_use]
    pub fn stands(&self) -> &[Resolution] {
        if self.placed.is_empty() { &self.places } else { &self.placed }
    }

    /// The spans at which it is shown.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.stands().iter().filter_map(Resolution::span)
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
        match self.stands().iter().map(worst).max()? {
            0 | 1 if !self.placed.is_empty() => Some("placed here by you"),
            0 => None,
            1 => Some("moved with its words"),
            2 => Some("the wording has changed"),
            3 => Some("its words stand at several places"),
            _ => Some("its words are gone from the text"),
        }
    }
}
