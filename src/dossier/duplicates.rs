//! Documents that are there twice, or nearly.
//!
//! Each document is a set of three-word sequences, of which the smallest numbers are kept (a bottom-k
//! sketch: Broder, "On the Resemblance and Containment of Documents", 1997). Documents that share one
//! of their very smallest are compared whole.

use super::Source;
use super::novelty::{sentence, shingles};
use foldhash::{HashMap, HashMapExt as _};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// How much of their sequences two documents must share, 0 to 1.
const ALIKE: f64 = 0.8;
/// Smallest numbers by which documents are brought together.
const KEYS: usize = 8;
/// More documents than this share a formula, not a text.
const CROWD: usize = 64;

/// Two documents that are nearly one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Twin {
    /// The first, by index.
    pub a: usize,
    /// The second, after it in the list.
    pub b: usize,
    /// The share of three-word sequences that both have, 0 to 1; 1 for the same wording.
    pub likeness: f64,
}

/// All pairs of documents that are nearly one, in list order.
#[must_use]
pub fn duplicates(sources: &[Source<'_>]) -> Vec<Twin> {
    let sets: Vec<Vec<u64>> = sources.par_iter().map(set).collect();
    let mut sharing: HashMap<u64, Vec<usize>> = HashMap::new();
    for (k, set) in sets.iter().enumerate() {
        for &key in set.iter().take(KEYS) {
            sharing.entry(key).or_default().push(k);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for together in sharing.values().filter(|together| together.len() <= CROWD) {
        for (i, &a) in together.iter().enumerate() {
            pairs.extend(together.iter().skip(i + 1).map(|&b| (a, b)));
        }
    }
    let pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    pairs
        .into_par_iter()
        .filter_map(|(a, b)| {
            let likeness = resemblance(sets.get(a)?, sets.get(b)?);
            (likeness >= ALIKE).then_some(Twin { a, b, likeness })
        })
        .collect()
}

/// The numbers of a document's three-word sequences, the smallest first.
fn set(source: &Source<'_>) -> Vec<u64> {
    let sentences = source.findings.sentences.iter();
    let mut all: Vec<u64> = if source.findings.sentences.is_empty() {
        let whole = crate::text::Span::new(0, source.text.len());
        shingles(&sentence(source.text, whole)).collect()
    } else {
        sentences.flat_map(|&span| shingles(&sentence(source.text, span)).collect::<Vec<_>>()).collect()
    };
    all.sort_unstable();
    all.dedup();
    all
}

/// What two sorted sets share of all that they hold.
fn resemblance(a: &[u64], b: &[u64]) -> f64 {
    let (mut x, mut y) = (a.iter().peekable(), b.iter().peekable());
    let mut both = 0usize;
    while let (Some(p), Some(q)) = (x.peek(), y.peek()) {
        match p.cmp(q) {
            std::cmp::Ordering::Less => drop(x.next()),
            std::cmp::Ordering::Greater => drop(y.next()),
            std::cmp::Ordering::Equal => {
                both += 1;
                x.next();
                y.next();
            }
        }
    }
    let all = a.len() + b.len() - both;
    #[allow(clippy::cast_precision_loss)] // Documents are short enough.
    if all == 0 { 0.0 } else { both as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::dossier::test_texts::{Told, sources};

    #[test]
    fn a_document_that_is_there_twice_is_seen() {
        let body = "Ma Rensheng said that the two sides should keep the lake open to all ships. Ma Rensheng said that herring is a fish of the sea. Pavel Orlenko thanked Taihan for sending doctors to Vesk. Pavel Orlenko said that observers will come in the spring of next year.";
        let told = [
            Told::of(&format!("Meeting\n2031-03-04\n\n{body}\n")),
            Told::of(
                "Other\n2031-03-05\n\nNobody said anything of note on that long and rainy day at the lake.\n",
            ),
            Told::of(&format!("Meeting, once more\n2031-03-06\n\n{body}\n")),
            Told::of(&format!("Meeting\n2031-03-06\n\n{}\n", body.replace("next year", "this year"))),
        ];
        let found = duplicates(&sources(&told));
        let shown: Vec<(usize, usize, bool)> = found.iter().map(|t| (t.a, t.b, t.likeness > 0.999)).collect();
        assert_eq!(shown, [(0, 2, true), (0, 3, false), (2, 3, false)]);
        assert!(duplicates(&[]).is_empty());
    }
}
