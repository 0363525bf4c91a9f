//! Which sentences of a document stood nearly word for word in an earlier one: what is left is the
//! news.
//!
//! Sentences are compared as sequences of words in lower case. One that has the same words is found at
//! once; of the others those are looked at closely that share half of their three-word sequences with
//! a sentence of the document, and their likeness is what an edit distance over words leaves.

use super::phrases::numbers;
use super::{Place, Source};
use crate::text::Span;
use foldhash::{HashMap, HashMapExt as _};
use rayon::prelude::*;

/// How alike two sentences must be, 0 to 1, to say the same.
const ALIKE: f64 = 0.8;
/// Words of a sentence below which only the same words count: "They met." is no formula.
const SHORT: usize = 6;

/// Where a sentence stood before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// The sentence, by its number in the document's findings.
    pub sentence: usize,
    /// The latest earlier sentence that is most like it.
    pub earlier: Place,
    /// 0 to 1; 1 for the same words.
    pub likeness: f64,
}

/// What is new in a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Novelty {
    /// The sentences that stood in an earlier document, in text order.
    pub seen: Vec<Seen>,
    /// How many documents it was held against.
    pub compared: usize,
    /// Whether the document has no date, and was held against all others for want of one.
    pub undated: bool,
}

/// Holds the document with the index `document` against all that are dated before it.
#[must_use]
pub fn novelty(sources: &[Source<'_>], document: usize) -> Novelty {
    let Some(own) = sources.get(document) else { return Novelty::default() };
    let when = own.when();
    let earlier: Vec<usize> = (0..sources.len())
        .filter(|&k| {
            let other = sources.get(k).and_then(Source::when);
            k != document && when.is_none_or(|when| other.is_some_and(|other| other.first < when.first))
        })
        .collect();
    let wanted = Wanted::new(own);
    let mut best: HashMap<usize, (Seen, Option<super::calendar::Days>)> = HashMap::new();
    let found: Vec<Seen> = earlier
        .par_iter()
        .flat_map_iter(|&k| sources.get(k).map(|source| wanted.in_source(k, source)).unwrap_or_default())
        .collect();
    for seen in found {
        let when = sources.get(seen.earlier.document).and_then(Source::when);
        let better = |(old, then): &(Seen, Option<super::calendar::Days>)| {
            seen.likeness.total_cmp(&old.likeness).then(when.cmp(then)).is_gt()
        };
        if best.get(&seen.sentence).is_none_or(better) {
            best.insert(seen.sentence, (seen, when));
        }
    }
    let mut seen: Vec<Seen> = best.into_values().map(|(seen, _)| seen).collect();
    seen.sort_by_key(|seen| seen.sentence);
    Novelty { seen, compared: earlier.len(), undated: when.is_none() }
}

/// A number for several words in a row.
fn hash(words: &[u64]) -> u64 {
    words.iter().fold(words.len() as u64, |sum, word| {
        (sum.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

/// All sequences of three words, as numbers.
pub(super) fn shingles(words: &[u64]) -> impl Iterator<Item = u64> + '_ {
    words.windows(3).map(hash)
}

/// The words of a sentence, as numbers.
pub(super) fn sentence(text: &str, span: Span) -> Vec<u64> {
    numbers(text, span).collect()
}

/// The sentences that are looked for.
struct Wanted {
    sentences: Vec<Vec<u64>>,
    /// By the number of all its words.
    whole: HashMap<u64, Vec<usize>>,
    /// By the number of three of its words.
    parts: HashMap<u64, Vec<usize>>,
}

impl Wanted {
    fn new(source: &Source<'_>) -> Self {
        let spans = &source.findings.sentences;
        let sentences: Vec<Vec<u64>> = spans.iter().map(|&span| sentence(source.text, span)).collect();
        let (mut whole, mut parts): (HashMap<u64, Vec<usize>>, HashMap<u64, Vec<usize>>) = Default::default();
        for (k, words) in sentences.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
            whole.entry(hash(words)).or_default().push(k);
            if words.len() >= SHORT {
                for part in shingles(words) {
                    parts.entry(part).or_default().push(k);
                }
            }
        }
        Self { sentences, whole, parts }
    }

    fn in_source(&self, document: usize, source: &Source<'_>) -> Vec<Seen> {
        let mut found = Vec::new();
        for &span in &source.findings.sentences {
            let words = sentence(source.text, span);
            let earlier = Place { document, span, claim: None };
            if let Some(same) = self.whole.get(&hash(&words)) {
                found.extend(same.iter().map(|&sentence| Seen { sentence, earlier, likeness: 1.0 }));
                continue;
            }
            let mut shared: HashMap<usize, usize> = HashMap::new();
            for &k in shingles(&words).filter_map(|part| self.parts.get(&part)).flatten() {
                *shared.entry(k).or_default() += 1;
            }
            for (k, count) in shared {
                let Some(own) = self.sentences.get(k) else { continue };
                let longer = own.len().max(words.len());
                if count * 2 >= longer.saturating_sub(2) {
                    let likeness = likeness(own, &words);
                    if likeness >= ALIKE {
                        found.push(Seen { sentence: k, earlier, likeness });
                    }
                }
            }
        }
        found
    }
}

/// 1 less the share of words that must be put in, taken out or replaced.
#[must_use]
pub(super) fn likeness(a: &[u64], b: &[u64]) -> f64 {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, word) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, (pair, other)) in row.windows(2).zip(b).enumerate() {
            let [diagonal, above] = *pair else { continue };
            let left = next.get(j).copied().unwrap_or(usize::MAX - 1);
            next.push((diagonal + usize::from(word != other)).min(above + 1).min(left + 1));
        }
        row = next;
    }
    let edits = row.last().copied().unwrap_or_default();
    #[allow(clippy::cast_precision_loss)] // Sentences are short.
    let share = edits as f64 / a.len().max(b.len()).max(1) as f64;
    1.0 - share
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::dossier::test_texts::{Told, sources};

    fn told() -> Vec<Told> {
        let text = |day: u8, body: &str| {
            format!("Ma Rensheng Meets with Pavel Orlenko\n2031-03-{day:02} 11:14\n\n{body}\n")
        };
        vec![
            Told::of(&text(
                4,
                "Ma Rensheng said that the two sides should keep the lake open to all ships. They met.",
            )),
            Told::of(&text(
                9,
                "Ma Rensheng said that the two sides should keep the lake open to most ships. Ma Rensheng said that herring is a fish of the sea. They met.",
            )),
            Told::of(&text(11, "Ma Rensheng said that herring is a fish of the sea.")),
        ]
    }

    #[test]
    fn a_sentence_that_stood_before_is_found_with_its_place() {
        let told = told();
        let sources = sources(&told);
        let found = novelty(&sources, 1);
        assert_eq!((found.compared, found.undated), (1, false));
        let shown: Vec<(usize, bool)> = found.seen.iter().map(|s| (s.sentence, s.likeness > 0.999)).collect();
        // The lake is told again with a word changed; the herring is new; "They met." is the same.
        assert_eq!(shown, [(0, false), (2, true)]);
        assert!(sources[0].words(found.seen[0].earlier.span).contains("all ships"));
        // What is later is nothing that stood before.
        assert!(novelty(&sources, 0).seen.is_empty());
        assert_eq!(novelty(&sources, 2).seen.len(), 1);
    }

    #[test]
    fn without_a_date_all_others_are_compared_and_it_is_said() {
        let mut told = told();
        told.push(Told::of("A note\n\nMa Rensheng said that herring is a fish of the sea.\n"));
        let found = novelty(&sources(&told), 3);
        assert!(found.undated);
        assert_eq!((found.compared, found.seen.len()), (3, 1));
        assert_eq!(novelty(&[], 0), Novelty::default());
    }
}
