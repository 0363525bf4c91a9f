//! Two versions of one document: what was put in, and what was taken down.
//!
//! A readout put out once more with a sentence missing is news of its own. Two texts are versions of
//! one document when most of their five-word sequences are the same; then the difference is told
//! word by word, with the changes that matter ([`crate::annotation::wording`]).

use crate::annotation::wording::{self, Piece};
use crate::lexicon::topics::words;
use std::collections::BTreeSet;

/// Words of a sequence.
const SHINGLE: usize = 5;
/// The share of the shorter text's sequences that the other must have.
const SAME: f64 = 0.5;
/// Of two accounts, one may quote the other; versions are about as long as each other.
const LENGTHS: f64 = 0.4;

/// The difference of two versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The share of word sequences that both have, 0 to 1.
    pub same: f64,
    /// Word by word, in order.
    pub pieces: Vec<Piece>,
    /// Changes that matter, in words.
    pub changes: Vec<String>,
}

/// The difference word by word, if the two texts are versions of one document.
#[must_use]
pub fn versions(a: &str, b: &str) -> Option<Version> {
    let (x, y) = (shingles(a), shingles(b));
    let (short, long) = (x.len().min(y.len()), x.len().max(y.len()));
    #[allow(clippy::cast_precision_loss)] // Numbers of words are small.
    let share = |n: usize, of: usize| if of == 0 { 0.0 } else { n as f64 / of as f64 };
    let same = share(x.intersection(&y).count(), short);
    if same < SAME || share(short, long) < LENGTHS {
        return None;
    }
    let wording::Comparison { pieces, changes } = wording::compare(a, b);
    Some(Version { same, pieces, changes: changes.iter().map(wording::Change::words).collect() })
}

fn shingles(text: &str) -> BTreeSet<Vec<String>> {
    let all: Vec<String> = words(text).map(|(_, word)| word).collect();
    all.windows(SHINGLE).map(<[String]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    const TEXT: &str = "The minister urged Sarvan to withdraw its boats from the lake at once. Both sides \
                        agreed to meet again in Vesk in the spring of next year.";

    #[test]
    fn a_weaker_word_is_told() {
        let now = TEXT.replace("urged", "hoped");
        let found = versions(TEXT, &now).unwrap();
        assert!(found.pieces.contains(&Piece::Gone("urged".into())), "{:?}", found.pieces);
        assert!(found.same > 0.7);
        assert!(!found.changes.is_empty());
    }

    #[test]
    fn two_accounts_are_no_versions() {
        let other = "Secretary Hale spoke today with his counterpart about fish, and about the border.";
        assert_eq!(versions(TEXT, other), None);
        assert_eq!(versions("", ""), None);
    }
}
