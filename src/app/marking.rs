//! What the reader's hand holds while marking: the code given last, the code that sticks, the mark
//! whose text is being chosen anew.

use std::collections::BTreeMap;

/// What the settings keep for marking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Saved queries by name.
    pub queries: BTreeMap<String, String>,
    /// Templates of notes: name and text.
    pub templates: Vec<(String, String)>,
}

/// What the hand holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marking {
    /// The code given last.
    pub last: Option<String>,
    /// The code that every selection gets.
    pub sticky: Option<String>,
    /// Id of the own mark that takes the next selection.
    pub hand: Option<String>,
    /// The attribute just filled in, of this annotation: the list of them opens again.
    pub asked: Option<(String, String)>,
}
