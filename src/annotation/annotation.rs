//! One annotation, as DESIGN 2.4 writes it.

use jiff::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What an annotation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A note, a code, a speaker tag: any mark on the text.
    #[default]
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

impl Kind {
    /// Every kind, in declared order.
    pub const ALL: &'static [Self] = &[
        Self::Note,
        Self::Reply,
        Self::Verdict,
        Self::Decision,
        Self::Relation,
        Self::Consensus,
        Self::Clearance,
        Self::Pairing,
        Self::Ledger,
    ];

    /// The word used in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Reply => "reply",
            Self::Verdict => "verdict",
            Self::Decision => "decision",
            Self::Relation => "relation",
            Self::Consensus => "consensus",
            Self::Clearance => "clearance",
            Self::Pairing => "pairing",
            Self::Ledger => "ledger",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }
}

/// What a relation says of its first end and its second.
pub const RELATIONS: &[&str] = &["answers", "contradicts", "repeats"];

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

/// What a decision `amend` puts in the finding's place. A field that is `None` stays as found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amendment {
    /// Canonical names of the speakers.
    pub speakers: Option<Vec<String>>,
    /// Act.
    pub act: Option<String>,
    /// Scope.
    pub scope: Option<String>,
    /// 1-based rung of the act's ladder.
    pub strength: Option<u8>,
    /// To whom.
    pub addressees: Option<Vec<String>>,
    /// Due date: ISO 8601 or the words of the text.
    pub due: Option<String>,
}

impl Amendment {
    /// Whether nothing is amended.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One annotation. A field that does not apply to its kind is empty.
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// Where a relation starts: `annotator/id`.
    pub from: Option<String>,
    /// Where a relation ends: `annotator/id`.
    pub to: Option<String>,
    /// What a relation says: `answers`, `contradicts`, `repeats`.
    pub relation: Option<String>,
    /// The state of a clearance or ledger entry, such as `cleared`.
    pub state: Option<String>,
    /// What a clearance depends on.
    pub caveat: Option<String>,
    /// What a decision was made on.
    pub finding: Option<DecidedFinding>,
    /// `accept`, `reject` or `amend`.
    pub decision: Option<String>,
    /// What an `amend` puts in place of what was found; written as keys of the annotation itself.
    pub amended: Amendment,
    /// Keys this version does not know, kept as they stand.
    pub extra: BTreeMap<String, toml::Value>,
}

impl Annotation {
    /// A new, empty annotation: a fresh UUIDv7, made now (to the second, UTC).
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        let now = now();
        Self { id: Uuid::now_v7().to_string(), kind, created: now, modified: now, ..Self::default() }
    }

    /// The same annotation, stamped as changed now.
    #[must_use]
    pub fn touched(mut self) -> Self {
        self.modified = now();
        self
    }

    /// The first code point it is about, as recorded; `None` for a document-wide annotation.
    #[must_use]
    pub fn start(&self) -> Option<usize> {
        self.targets.iter().map(|anchor| anchor.start).min()
    }
}

/// Now, to the second: layers are read by people.
fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}
