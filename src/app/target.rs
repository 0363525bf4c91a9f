//! What a note, code or tag is about: the selection, else the claim, else the sentence.

use crate::text::Span;

/// What kind of thing a target is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What the reader selected.
    Selection,
    /// The claim under the cursor, or selected in the findings.
    Claim,
    /// The sentence under the cursor.
    Sentence,
    /// The paragraph under the cursor, where there is no sentence.
    Paragraph,
    /// An annotation that is there already.
    Note,
}

impl What {
    /// In words: "the claim".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Selection => "the selection",
            Self::Claim => "the claim",
            Self::Sentence => "the sentence",
            Self::Paragraph => "the paragraph",
            Self::Note => "the note",
        }
    }
}

/// What an annotation is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What kind of thing.
    pub what: What,
    /// Where it stands; `None` for a note that lost its place.
    pub span: Option<Span>,
    /// The annotation to change; `None` makes a new one.
    pub annotation: Option<String>,
}
