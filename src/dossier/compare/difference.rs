//! One difference between two accounts: its kind, and what each says.

/// What one account does not say.
pub const NOT_STATED: &str = "not stated";

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// At whose request the contact took place.
    RequestedBy,
    /// How a person is called.
    Title,
    /// Where.
    Place,
    /// When, or by when.
    Date,
    /// The order of the topics.
    Order,
    /// Words that colour the talks.
    Tone,
    /// How strongly something is said.
    Strength,
    /// A number of the same things.
    Number,
}

impl DifferenceKind {
    /// Its name in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::RequestedBy => "requested_by",
            Self::Title => "title",
            Self::Place => "place",
            Self::Date => "date",
            Self::Order => "order",
            Self::Tone => "tone",
            Self::Strength => "strength",
            Self::Number => "number",
        }
    }

    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::RequestedBy => "who asked",
            Self::Title => "title",
            Self::Place => "place",
            Self::Date => "date",
            Self::Order => "order of topics",
            Self::Tone => "tone",
            Self::Strength => "strength",
            Self::Number => "number",
        }
    }
}

/// One difference. `a` and `b` are what each account says, or [`NOT_STATED`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is about.
    pub kind: DifferenceKind,
    /// What the first account says.
    pub a: String,
    /// What the second says.
    pub b: String,
    /// The row in which it stands, by index.
    pub row: Option<usize>,
    /// The claim of each side that it was read off.
    pub claims: Option<(u32, u32)>,
    /// For strength: whether the second account is stronger.
    pub up: Option<bool>,
}

impl Difference {
    pub(super) fn new(kind: DifferenceKind, a: impl Into<String>, b: impl Into<String>) -> Self {
        Self { kind, a: a.into(), b: b.into(), row: None, claims: None, up: None }
    }
}
