//! The names that stand with evidence, by their words.

use crate::extract::analysis::{Lower, hashes};
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// The names that stand with evidence, to ask for their parts without going through all of them.
pub(super) struct Names {
    /// Every word of a name, as a number.
    numbers: HashMap<String, u32, FixedState>,
    all: Vec<Vec<u32>>,
    /// The same, to ask for one.
    known: HashSet<Vec<u32>, FixedState>,
    /// The name that is looked up.
    key: Vec<u32>,
    /// Places in `all` of the names that hold two words, the lesser first.
    by_pair: HashMap<(u32, u32), Vec<usize>, FixedState>,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            numbers: HashMap::with_hasher(hashes()),
            all: Vec::new(),
            known: HashSet::with_hasher(hashes()),
            key: Vec::new(),
            by_pair: HashMap::with_hasher(hashes()),
        }
    }
}

impl Names {
    pub(super) fn insert(&mut self, words: &[Lower<'_>]) {
        self.key.clear();
        for word in words {
            let fresh = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            let number = match self.numbers.get(word.as_str()) {
                Some(&number) => number,
                None => *self.numbers.entry(word.as_str().to_owned()).or_insert(fresh),
            };
            self.key.push(number);
        }
        // Mostly a name that stood before.
        if self.known.contains(&self.key) {
            return;
        }
        self.known.insert(self.key.clone());
        for (k, &word) in self.key.iter().enumerate() {
            for &other in self.key.iter().skip(k + 1) {
                self.by_pair.entry(pair(word, other)).or_default().push(self.all.len());
            }
        }
        self.all.push(self.key.clone());
    }

    /// Whether `word` stands in a name and is more than an initial.
    pub(super) fn part(&self, word: &str) -> bool {
        word.chars().nth(1).is_some() && self.numbers.contains_key(word)
    }

    /// Whether one name holds all of `words`.
    pub(super) fn has(&self, words: &[Lower<'_>]) -> bool {
        let number = |word: &Lower<'_>| self.numbers.get(word.as_str()).copied();
        let Some(words) = words.iter().map(number).collect::<Option<Vec<u32>>>() else { return false };
        let Some(&first) = words.first() else { return false };
        let Some(&second) = words.iter().find(|&&w| w != first) else { return true };
        // A pair shared by very many names tells nothing.
        self.by_pair.get(&pair(first, second)).is_some_and(|places| {
            let mut names = places.iter().take(64).filter_map(|&n| self.all.get(n));
            names.any(|name| words.iter().all(|w| name.contains(w)))
        })
    }
}

/// Two words, the lesser first.
const fn pair(a: u32, b: u32) -> (u32, u32) {
    if a <= b { (a, b) } else { (b, a) }
}
