//! Maximal repeats: word sequences that stand at several places and cannot be made longer without
//! losing one.

use super::corpus::Corpus;
use super::suffix::{shared, suffixes};

/// A repeat: a run of neighbours in the suffix array and what they share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Repeat {
    /// First in the suffix array.
    pub(super) first: usize,
    /// One past the last.
    pub(super) last: usize,
    /// How many words they share.
    pub(super) length: usize,
}

/// The suffix array of a corpus with what is needed to read repeats off it.
pub(super) struct Table<'c> {
    corpus: &'c Corpus,
    sa: Vec<u32>,
    lcp: Vec<u32>,
}

impl<'c> Table<'c> {
    pub(super) fn new(corpus: &'c Corpus) -> Self {
        let sa = suffixes(&corpus.text, corpus.alphabet);
        let lcp = shared(&corpus.text, &sa);
        Self { corpus, sa, lcp }
    }

    /// Where the places of a repeat are in the corpus, in text order.
    pub(super) fn places(&self, repeat: Repeat) -> Vec<usize> {
        let own = self.sa.get(repeat.first..repeat.last).unwrap_or_default();
        let mut places: Vec<usize> = own.iter().map(|&at| at as usize).collect();
        places.sort_unstable();
        places
    }

    /// The words of a repeat.
    pub(super) fn words(&self, repeat: Repeat) -> &'c [u32] {
        let at = self.sa.get(repeat.first).map_or(0, |&at| at as usize);
        self.corpus.text.get(at..at + repeat.length).unwrap_or_default()
    }

    /// All places of a sequence of words, be it maximal or not.
    pub(super) fn find(&self, words: &[u32]) -> Repeat {
        let head = |at: &u32| {
            let rest = self.corpus.text.get(*at as usize..).unwrap_or_default();
            rest.get(..words.len().min(rest.len())).unwrap_or_default()
        };
        let first = self.sa.partition_point(|at| head(at) < words);
        let last = self.sa.partition_point(|at| head(at) <= words);
        Repeat { first, last: last.max(first), length: words.len() }
    }

    /// All maximal repeats of `least` words or more.
    pub(super) fn repeats(&self, least: usize) -> Vec<Repeat> {
        let changes = self.changes();
        let mut found = Vec::new();
        // Open runs: where they began and what they share; each shares more than the one below.
        let mut open: Vec<(usize, usize)> = Vec::new();
        for k in 1..=self.sa.len() {
            let same = self.lcp.get(k).map_or(0, |&same| same as usize);
            let mut first = k - 1;
            while let Some((start, length)) = open.pop_if(|(_, length)| *length > same) {
                first = start;
                let diverse = changes.get(k - 1) != changes.get(start);
                if length >= least && diverse {
                    found.push(Repeat { first: start, last: k, length });
                }
            }
            if same > 0 && open.last().is_none_or(|(_, length)| *length < same) {
                open.push((first, same));
            }
        }
        found
    }

    /// How often, up to each suffix, the word before it is another than before the last suffix. A
    /// border is another word every time.
    fn changes(&self) -> Vec<u32> {
        let before = |at: u32| match (at as usize).checked_sub(1).and_then(|at| self.corpus.text.get(at)) {
            Some(&word) => word,
            None => u32::MAX,
        };
        let mut changes = Vec::with_capacity(self.sa.len());
        let (mut count, mut last) = (0u32, u32::MAX);
        for &at in &self.sa {
            let this = before(at);
            count += u32::from(this != last || self.corpus.is_border(this));
            last = this;
            changes.push(count);
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::super::Told;
    use super::*;
    use crate::lexicon::topics::Topics;
    use crate::text::Span;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// The maximal repeats of sentences of letters, the slow way.
    fn plainly(sentences: &[Vec<char>]) -> BTreeSet<Vec<char>> {
        let mut all: BTreeSet<Vec<char>> = BTreeSet::new();
        for sentence in sentences {
            for (i, j) in (0..sentence.len()).flat_map(|i| (i + 1..=sentence.len()).map(move |j| (i, j))) {
                all.insert(sentence[i..j].to_vec());
            }
        }
        // What stands before and after each place; an end of a sentence is unlike everything.
        let places = |words: &[char]| {
            let mut found: Vec<(Option<char>, Option<char>)> = Vec::new();
            for sentence in sentences {
                for at in 0..sentence.len() {
                    if sentence[at..].starts_with(words) {
                        let before = at.checked_sub(1).map(|k| sentence[k]);
                        found.push((before, sentence.get(at + words.len()).copied()));
                    }
                }
            }
            found
        };
        let differ = |side: Vec<Option<char>>| side.iter().any(|c| c.is_none() || *c != side[0]);
        all.retain(|words| {
            let places = places(words);
            places.len() > 1
                && differ(places.iter().map(|(before, _)| *before).collect())
                && differ(places.iter().map(|(_, after)| *after).collect())
        });
        all
    }

    proptest! {
        #[test]
        fn exactly_the_maximal_repeats_are_found(
            sentences in prop::collection::vec(prop::collection::vec(prop::sample::select(vec!['a', 'b', 'c']), 1..9), 1..6),
        ) {
            let mut text = String::new();
            let mut spans = Vec::new();
            for sentence in &sentences {
                let start = text.len();
                let words: Vec<String> = sentence.iter().map(|c| format!("{c}{c}")).collect();
                text.push_str(&words.join(" "));
                spans.push(Span::new(start, text.len()));
                text.push_str(". ");
            }
            let told = [Told { text: &text, sentences: &spans, ..Told::default() }];
            let corpus = Corpus::new(&told, Topics::builtin());
            let table = Table::new(&corpus);
            let mut found = BTreeSet::new();
            for repeat in table.repeats(1) {
                let places = table.places(repeat);
                prop_assert_eq!(places.len(), repeat.last - repeat.first);
                let words: Vec<char> = corpus
                    .span(places[0], repeat.length)
                    .of(&text)
                    .split(' ')
                    .map(|word| word.chars().next().expect("a letter"))
                    .collect();
                prop_assert_eq!(table.find(table.words(repeat)), repeat);
                prop_assert!(found.insert(words), "twice");
            }
            prop_assert_eq!(found, plainly(&sentences));
        }
    }
}
