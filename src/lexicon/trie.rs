//! Phrases over word numbers: an automaton that finds the longest phrase at a place.

use super::WordId;
use foldhash::fast::FixedState;
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

/// What phrases a word can begin: one bit per kind, so that most tokens are passed over at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Begins(u8);

impl Begins {
    /// A country, an adjective of one, or another listed name.
    pub const NAME: Self = Self(1);
    /// A title or an honorific.
    pub const TITLE: Self = Self(2);
    /// A reference that names nobody.
    pub const VEILED: Self = Self(4);
    /// A vague date.
    pub const DATE: Self = Self(8);
    /// What opens a group.
    pub const GROUP: Self = Self(16);
    /// The noun of a group.
    pub const GROUP_NOUN: Self = Self(32);

    const fn of(payload: Payload) -> Self {
        match payload {
            Payload::Country(_) | Payload::Demonym(_) | Payload::Named(_) => Self::NAME,
            Payload::Title | Payload::Titles | Payload::Honorific => Self::TITLE,
            Payload::Veiled => Self::VEILED,
            Payload::VagueDate => Self::DATE,
            Payload::GroupDeterminer(_) => Self::GROUP,
            Payload::GroupNoun(_) => Self::GROUP_NOUN,
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Node {
    ends: Vec<(Payload, Case)>,
    /// Longer phrases go through here.
    inner: bool,
}

/// Phrases over word numbers.
#[derive(Clone, Debug)]
pub struct Trie {
    /// From a node with a word to the next node, but for the first word.
    edges: HashMap<(u32, WordId), u32, FixedState>,
    nodes: Vec<Node>,
    /// By the number of a phrase's first word: what it begins, and its node. Most tokens begin nothing.
    first: Vec<(Begins, u32)>,
}

impl Default for Trie {
    fn default() -> Self {
        Self { edges: HashMap::default(), nodes: vec![Node::default()], first: Vec::new() }
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
    /// Makes room for so many words of phrases.
    pub(crate) fn reserve(&mut self, words: usize) {
        self.edges.reserve(words);
        self.nodes.reserve(words);
    }

    /// Whether phrases of the kind start with `word`.
    #[must_use]
    pub fn begins(&self, word: WordId, kind: Begins) -> bool {
        self.first.get(word as usize).is_some_and(|(begins, _)| begins.0 & kind.0 != 0)
    }

    pub(crate) fn insert(&mut self, words: &[WordId], payload: Payload, case: Case) {
        let Some((&first, rest)) = words.split_first() else { return };
        if self.first.len() <= first as usize {
            self.first.resize(first as usize + 1, (Begins::default(), 0));
        }
        let fresh = |nodes: &[Node]| u32::try_from(nodes.len()).unwrap_or(0);
        let mut node = 0;
        if let Some((begins, start)) = self.first.get_mut(first as usize) {
            begins.0 |= Begins::of(payload).0;
            if *start == 0 {
                *start = fresh(&self.nodes);
                self.nodes.push(Node::default());
            }
            node = *start;
        }
        for &word in rest {
            if let Some(n) = self.nodes.get_mut(node as usize) {
                n.inner = true;
            }
            let next = fresh(&self.nodes);
            node = *self.edges.entry((node, word)).or_insert(next);
            if node == next {
                self.nodes.push(Node::default());
            }
        }
        if let Some(n) = self.nodes.get_mut(node as usize)
            && !n.ends.iter().any(|(p, c)| *p == payload && *c == case)
        {
            n.ends.push((payload, case));
        }
    }

    /// Calls `found` for every phrase that starts the word sequence, shortest first.
    pub fn matches(&self, mut words: impl Iterator<Item = WordId>, mut found: impl FnMut(Match)) {
        let Some(first) = words.next().filter(|&word| word != 0) else { return };
        let mut at = match self.first.get(first as usize) {
            Some(&(_, node)) if node != 0 => node,
            _ => return,
        };
        let mut len = 1;
        while let Some(node) = self.nodes.get(at as usize) {
            for &(payload, case) in &node.ends {
                found(Match { len, payload, case });
            }
            if !node.inner {
                return;
            }
            let Some(word) = words.next().filter(|&word| word != 0) else { return };
            let Some(&next) = self.edges.get(&(at, word)) else { return };
            at = next;
            len += 1;
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
