//! Phrases over word numbers: an automaton that finds the longest phrase at a place.

use super::WordId;
use std::collections::HashMap;

/// Whom a group's noun means when nothing nearer has been named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refers {
    /// The people who met or spoke.
    Persons,
    /// The parties of the contact.
    Sides,
    /// The states of the parties.
    Countries,
    /// Heads of state or government: interlocutors only if those present hold that rank.
    Absent,
    /// Teams, delegations, governments.
    Bodies,
    /// Members of the body that issues the text.
    Members,
}

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// Index into [`super::Lexicon::countries`]; the second field tells a demonym from a name.
    Country(u32),
    /// Adjective or people of a country, index as above.
    Demonym(u32),
    /// Index into [`super::Lexicon::named`].
    Named(u32),
    /// A title of a person.
    Title,
    /// A plural title.
    Titles,
    /// An honorific.
    Honorific,
    /// A reference that names nobody.
    Veiled,
    /// A vague date.
    VagueDate,
    /// Opens a group; true when it counts ("the two", "both").
    GroupDeterminer(bool),
    /// The noun of a group.
    GroupNoun(Refers),
}

/// How a phrase must be written to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Any way.
    Any,
    /// The first word capitalised.
    Capital,
    /// All letters capital (abbreviations: `US`, not `us`).
    Upper,
}

#[derive(Clone, Debug, Default)]
struct Node {
    ends: Vec<(Payload, Case)>,
}

/// Phrases over word numbers.
#[derive(Clone, Debug)]
pub struct Trie {
    edges: HashMap<(u32, WordId), u32>,
    nodes: Vec<Node>,
    /// First words, as a bit per number: most tokens start no phrase.
    starts: Vec<bool>,
}

impl Default for Trie {
    fn default() -> Self {
        Self { edges: HashMap::new(), nodes: vec![Node::default()], starts: Vec::new() }
    }
}

/// One phrase found.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// How many tokens it has.
    pub len: usize,
    /// What it means.
    pub payload: Payload,
    pub(crate) case: Case,
}

impl Trie {
    pub(crate) fn insert(&mut self, words: &[WordId], payload: Payload, case: Case) {
        let Some(&first) = words.first() else { return };
        let mut node = 0;
        for &word in words {
            let fresh = u32::try_from(self.nodes.len()).unwrap_or(0);
            node = *self.edges.entry((node, word)).or_insert(fresh);
            if node == fresh {
                self.nodes.push(Node::default());
            }
        }
        if self.starts.len() <= first as usize {
            self.starts.resize(first as usize + 1, false);
        }
        if let Some(slot) = self.starts.get_mut(first as usize) {
            *slot = true;
        }
        if let Some(n) = self.nodes.get_mut(node as usize)
            && !n.ends.iter().any(|(p, c)| *p == payload && *c == case)
        {
            n.ends.push((payload, case));
        }
    }

    /// Calls `found` for every phrase that starts the word sequence, shortest first.
    pub fn matches(&self, words: impl Iterator<Item = WordId>, mut found: impl FnMut(Match)) {
        let mut node = 0;
        for (k, word) in words.enumerate() {
            if word == 0 || k == 0 && !self.starts.get(word as usize).copied().unwrap_or(false) {
                return;
            }
            let Some(&next) = self.edges.get(&(node, word)) else { return };
            node = next;
            if let Some(n) = self.nodes.get(node as usize) {
                for &(payload, case) in &n.ends {
                    found(Match { len: k + 1, payload, case });
                }
            }
        }
    }
}

impl Match {
    /// Whether a text in which the first word has a capital (`capital`) or all words are in capitals
    /// (`upper`) writes the phrase as it has to be.
    #[must_use]
    pub const fn accepts(&self, capital: bool, upper: bool) -> bool {
        match self.case {
            Case::Any => true,
            Case::Capital => capital,
            Case::Upper => upper,
        }
    }
}
