//! Mentions: places where something is named.

use std::ops::Range;

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A country, by index in the lexicon.
    Country(u32),
    /// A state that the lexicon does not list, known by where it stands.
    State,
    /// A short form of the mention with this number.
    Alias(u32),
    /// An adjective or people of a country: no entity, but it names a side.
    Demonym(u32),
    /// A name of the lexicon.
    Named(u32),
    /// A person's name, without titles.
    Person,
    /// A body found by its head.
    Organization,
    /// A place found by its head.
    Place,
    /// An event found by its head.
    Event,
    /// An agreement found by its head.
    Agreement,
    /// A date or time expression.
    Date,
    /// A group: "the two sides".
    Group,
}

impl Kind {
    /// Whether it names a state itself, not its people or what is of it.
    pub const fn is_state(self) -> bool {
        matches!(self, Self::Country(_) | Self::State)
    }

    /// Whether it names a body, by its name or by a short form.
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Organization | Self::Named(_) | Self::Alias(_))
    }
}

/// One place where something is named.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Tokens.
    pub toks: Range<usize>,
    /// What it names.
    pub kind: Kind,
    /// Index of the entity, once known.
    pub entity: u32,
}
