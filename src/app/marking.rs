//! What the reader's hand holds while marking: the code given last, the code that sticks, the mark
//! whose text is being chosen anew.

use super::deeds::Doubt;
use std::collections::BTreeMap;

/// What the settings keep for marking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Saved queries by name.
    pub queries: BTreeMap<String, String>,
    /// Templates of notes: name and text.
    pub templates: Vec<(String, String)>,
}

/// A mark whose text is being chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hand {
    /// The reader's own with this id.
    Own(String),
    /// This part of a colleague's: the reader says where it stands.
    Theirs(Doubt),
}

/// What the hand holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marking {
    /// The code given last.
    pub last: Option<String>,
    /// The code that every selection gets.
    pub sticky: Option<String>,
    /// The mark that takes the next selection.
    pub hand: Option<Hand>,
    /// The attribute just filled in, of this annotation: the list of them opens again.
    pub asked: Option<(String, String)>,
}
