//! Clearance: how far each colleague is with the document, and the handling caveat it goes under.
//!
//! Each colleague says so in their own layer, in one annotation of the kind `clearance`; the latest
//! of a layer counts. A caveat is free text, such as a marking; it is shown while reading and
//! carried into every export.

use super::align::Coder;
use crate::annotation::{Annotation, Edit, Kind, Layer};
use jiff::Timestamp;

/// How far a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Still being worked on.
    Draft,
    /// Given to colleagues to clear.
    ForClearance,
    /// Nothing stands against it.
    Cleared,
    /// Something stands against it.
    Objection,
}

impl State {
    /// Every state, in the order of work.
    pub const ALL: &'static [Self] = &[Self::Draft, Self::ForClearance, Self::Cleared, Self::Objection];

    /// The word used in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::ForClearance => "for clearance",
            Self::Cleared => "cleared",
            Self::Objection => "objection",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.word() == word)
    }
}

/// What a colleague said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clearance {
    /// Who.
    pub annotator: String,
    /// The state, as it stands in the file: a word of [`State`], or one that this version does not know.
    pub state: Option<String>,
    /// The handling caveat.
    pub caveat: Option<String>,
    /// When.
    pub when: Timestamp,
}

/// The latest word of each of `layers`, in their order.
#[must_use]
pub fn clearances(layers: &[Coder<'_>]) -> Vec<Clearance> {
    layers.iter().filter_map(|layer| latest(layer.annotator, layer.annotations.iter().copied())).collect()
}

/// The latest word of one annotator.
fn latest<'a>(annotator: &str, annotations: impl Iterator<Item = &'a Annotation>) -> Option<Clearance> {
    let found = annotations.filter(|a| a.kind == Kind::Clearance).max_by_key(|a| a.modified)?;
    let word = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    Some(Clearance {
        annotator: annotator.to_owned(),
        state: word(&found.state),
        caveat: word(&found.caveat),
        when: found.modified,
    })
}

/// All caveats that apply, each once, in the order of the layers: what an export must carry.
#[must_use]
pub fn caveats(clearances: &[Clearance]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for caveat in clearances.iter().filter_map(|c| c.caveat.as_deref()) {
        let caveat = caveat.split_whitespace().collect::<Vec<_>>().join(" ");
        if !out.contains(&caveat) {
            out.push(caveat);
        }
    }
    out
}

/// The edit of the reader's own layer that changes what they said: `state` and `caveat` where given.
#[must_use]
pub fn declare(own: &Layer, state: Option<State>, caveat: Option<&str>) -> Edit {
    let earlier = own.annotations.iter().filter(|a| a.kind == Kind::Clearance).max_by_key(|a| a.modified);
    let mut annotation = earlier.cloned().unwrap_or_else(|| Annotation::new(Kind::Clearance));
    if let Some(state) = state {
        annotation.state = Some(state.word().to_owned());
    }
    if let Some(caveat) = caveat {
        let caveat = caveat.trim();
        annotation.caveat = (!caveat.is_empty()).then(|| caveat.to_owned());
    }
    if earlier.is_some() { Edit::change(annotation) } else { Edit::add(annotation) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::annotation::DocumentInfo;

    #[test]
    fn the_latest_word_of_each_counts_and_caveats_are_told_once() {
        let mut ana = Layer::new("ana", DocumentInfo::default());
        declare(&ana, Some(State::Draft), Some(" For internal use ")).apply(&mut ana).unwrap();
        declare(&ana, Some(State::Cleared), None).apply(&mut ana).unwrap();
        let mut bo = Layer::new("bo", DocumentInfo::default());
        declare(&bo, None, Some("For  internal\nuse")).apply(&mut bo).unwrap();
        assert_eq!(ana.annotations.len(), 1);
        let layers = [Coder::as_recorded("ana", &ana.annotations), Coder::as_recorded("bo", &bo.annotations)];
        let found = clearances(&layers);
        let said: Vec<_> = found.iter().map(|c| (c.annotator.as_str(), c.state.as_deref())).collect();
        assert_eq!(said, [("ana", Some("cleared")), ("bo", None)]);
        assert_eq!(caveats(&found), ["For internal use"]);
        declare(&ana, None, Some("")).apply(&mut ana).unwrap();
        assert_eq!(ana.annotations[0].caveat, None);
    }
}
