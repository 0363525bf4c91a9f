//! What the lexicon knows of a state, and of anything else with a name.

use super::EntityType;

/// A country or territory.
#[derive(Clone, Debug, Default)]
pub struct Country {
    /// Canonical name.
    pub name: String,
    /// Code.
    pub code: String,
    /// Other names.
    pub variants: Vec<String>,
    /// Adjectives and words for the people.
    pub demonyms: Vec<String>,
    /// Seats of government.
    pub capitals: Vec<String>,
    /// Whether the name is also an ordinary name or word.
    pub ambiguous: bool,
}

/// Anything else with a name.
#[derive(Clone, Debug)]
pub struct Named {
    /// Canonical name.
    pub name: String,
    /// Type of the entity.
    pub kind: EntityType,
    /// Whether it is an outlet or agency that asks questions.
    pub medium: bool,
    /// Whether the name is also an ordinary word.
    pub ambiguous: bool,
    /// A continent, sea, river or mountain: too wide for two people to meet in.
    pub wide: bool,
    /// The state of which a body is an organ.
    pub state: Option<String>,
    /// A body of several states, which acts for itself.
    pub international: bool,
    /// Offices that only this body has.
    pub offices: Vec<String>,
    /// Words that stand for it once it has been named: "the Alliance".
    pub short: Vec<String>,
}

impl Named {
    /// A name of which nothing more is known.
    pub(super) const fn plain(name: String, kind: EntityType, medium: bool) -> Self {
        Self {
            name,
            kind,
            medium,
            ambiguous: false,
            wide: false,
            state: None,
            international: false,
            offices: Vec::new(),
            short: Vec::new(),
        }
    }
}
