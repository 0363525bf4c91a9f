//! Near matches: a phrase with some of its words changed.

use super::corpus::Corpus;
use foldhash::{HashMap, HashMapExt as _};

/// How near a wording must be: the share of the phrase's words that need no edit.
const NEAR: f64 = 0.7;
/// Words that must be left of a phrase whose first or last words changed: the surroundings of a few words
/// change all the time.
const LEFT_AT_EDGE: usize = 6;
/// Sentences looked at per phrase.
const MOST_CANDIDATES: usize = 1000;
/// A word that stands in more than this share of the stretches finds nothing.
const COMMON: usize = 8;

/// A near match in the corpus.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Near {
    /// First word.
    pub(super) at: usize,
    /// How many words.
    pub(super) length: usize,
    /// 0 to 1.
    pub(super) likeness: f64,
}

/// Which stretches hold a word, for the words of the phrases that are looked for.
pub(super) struct Finder<'c> {
    corpus: &'c Corpus,
    stretches: Vec<(usize, usize)>,
    holding: HashMap<u32, Vec<u32>>,
}

impl<'c> Finder<'c> {
    pub(super) fn new<'p>(corpus: &'c Corpus, phrases: impl Iterator<Item = &'p [u32]>) -> Self {
        let stretches = corpus.stretches();
        let mut holding: HashMap<u32, Vec<u32>> = HashMap::new();
        for &word in phrases.flatten().filter(|word| corpus.says.get(**word as usize) == Some(&true)) {
            holding.entry(word).or_default();
        }
        for (k, &(at, length)) in stretches.iter().enumerate() {
            for word in corpus.text.get(at..at + length).unwrap_or_default() {
                let k = u32::try_from(k).unwrap_or(u32::MAX);
                if let Some(list) = holding.get_mut(word)
                    && list.last() != Some(&k)
                {
                    list.push(k);
                }
            }
        }
        Self { corpus, stretches, holding }
    }

    /// The near matches of a phrase, one per stretch, in text order; none of them holds it whole.
    pub(super) fn near(&self, phrase: &[u32]) -> Vec<Near> {
        let rare = (self.stretches.len() / COMMON).max(50);
        let mut lists: Vec<&Vec<u32>> = phrase.iter().filter_map(|word| self.holding.get(word)).collect();
        lists.sort_by_key(|list| list.len());
        lists.dedup();
        if lists.is_empty() {
            // A phrase of grammar alone is altered everywhere.
            return Vec::new();
        }
        let least = lists.len().div_ceil(2);
        let kept = lists.iter().filter(|list| list.len() <= rare).count();
        let mut counts: HashMap<u32, usize> = HashMap::new();
        // Half of the telling words must be there, so one of the rarer half is.
        for list in lists.iter().take(kept.min(lists.len() - least + 1).max(1)) {
            for &stretch in *list {
                *counts.entry(stretch).or_default() += 1;
            }
        }
        let mut candidates: Vec<(u32, usize)> = counts.into_iter().collect();
        candidates.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        candidates.truncate(MOST_CANDIDATES);
        candidates.sort_unstable();
        candidates.into_iter().filter_map(|(k, _)| self.in_stretch(phrase, k as usize)).collect()
    }

    fn in_stretch(&self, phrase: &[u32], stretch: usize) -> Option<Near> {
        let &(at, length) = self.stretches.get(stretch)?;
        let words = self.corpus.text.get(at..at + length)?;
        let (from, to, edits) = window(phrase, words);
        #[allow(clippy::cast_precision_loss)] // Phrases are short.
        let likeness = 1.0 - edits as f64 / phrase.len().max(1) as f64;
        // A wording that only lacks the last words of the phrase, or its first, is cut and not altered.
        let found = words.get(from..to)?;
        let cut = is_part(found, phrase);
        let inside = found.first() == phrase.first() && found.last() == phrase.last();
        let cut = cut || (!inside && phrase.len().saturating_sub(edits) < LEFT_AT_EDGE);
        (edits > 0 && likeness >= NEAR && !cut).then_some(Near { at: at + from, length: to - from, likeness })
    }
}

fn is_part(found: &[u32], phrase: &[u32]) -> bool {
    found.is_empty() || phrase.windows(found.len()).any(|window| window == found)
}

/// The stretch of `words` that needs the fewest edits to become `phrase`, with their number.
fn window(phrase: &[u32], words: &[u32]) -> (usize, usize, usize) {
    // Each cell: edits so far and where the stretch began; beginning anywhere costs nothing.
    let mut row: Vec<(usize, usize)> = (0..=words.len()).map(|at| (0, at)).collect();
    for (i, word) in phrase.iter().enumerate() {
        let mut next = vec![(i + 1, 0)];
        for (j, other) in words.iter().enumerate() {
            let of =
                |cells: &[(usize, usize)], k: usize| cells.get(k).copied().unwrap_or((usize::MAX / 2, 0));
            let (diagonal, above, left) = (of(&row, j), of(&row, j + 1), of(&next, j));
            let step = |(edits, from): (usize, usize), cost: usize| (edits + cost, from);
            let best = [step(diagonal, usize::from(word != other)), step(above, 1), step(left, 1)];
            next.push(best.into_iter().min_by_key(|(edits, _)| *edits).unwrap_or_default());
        }
        row = next;
    }
    let ends = row.into_iter().enumerate();
    let best = ends.min_by_key(|(_, (edits, _))| *edits).unwrap_or_default();
    let (to, (edits, from)) = best;
    (from.min(to), to, edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_is_where_the_phrase_nearly_stands() {
        assert_eq!(window(&[1, 2, 3, 4], &[9, 1, 2, 7, 4, 9]), (1, 5, 1));
        assert_eq!(window(&[1, 2, 3], &[9, 1, 2, 3]), (1, 4, 0));
        assert_eq!(window(&[1, 2], &[]).2, 2);
    }
}
