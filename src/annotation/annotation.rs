//! One annotation, as DESIGN 2.4 writes it.

use jiff::Timestamp;
use std::collections::BTreeMap;

/// What an annotation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A note, a code, a speaker tag: any mark on the text.
    Note,
    /// An answer to another annotation.
    Reply,
    /// A judgement on a colleague's annotation.
    Verdict,
    /// A decision on a finding.
    Decision,
    /// A link between two annotations.
    Relation,
    /// An adjudicated mark.
    Consensus,
    /// The state of a document in clearance.
    Clearance,
    /// A pairing in a comparison.
    Pairing,
    /// A ledger entry's state.
    Ledger,
}

/// How an annotation finds its span again. Offsets are code points of the canonical text whose hash
/// the layer records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The text under the span.
    pub quote: String,
    /// Up to 32 code points before it.
    pub prefix: String,
    /// Up to 32 code points after it.
    pub suffix: String,
}

/// What a decision was made on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecidedFinding {
    /// Rule that made the finding.
    pub rule: String,
    /// Act it had.
    pub act: String,
    /// Speakers it had.
    pub speakers: Vec<String>,
}

/// One annotation. A field that does not apply to its kind is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// UUIDv7, or whatever a person wrote.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// Codes, in order.
    pub codes: Vec<String>,
    /// Typed attributes.
    pub attributes: BTreeMap<String, toml::Value>,
    /// Who is tagged as the speaker.
    pub speaker: Option<String>,
    /// What the person wrote.
    pub note: String,
    /// Where: none for a document-wide annotation, several for a discontinuous mark.
    pub targets: Vec<Anchor>,
    /// What a reply or verdict is about: `annotator/id`.
    pub re: Option<String>,
    /// `agree`, `disagree` or `unsure`.
    pub verdict: Option<String>,
    /// `open` or `resolved`.
    pub status: Option<String>,
    /// What a decision was made on.
    pub finding: Option<DecidedFinding>,
    /// `accept`, `reject` or `amend`.
    pub decision: Option<String>,
    /// Keys this version does not know, kept as they stand.
    pub extra: BTreeMap<String, toml::Value>,
}
