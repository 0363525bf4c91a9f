//! Which words are kindred: "trawler" and "fishing", "judge" and "verdict".
//!
//! Two ministries tell of one thing in words that no list foresees. This table knows some 16,700 stems by
//! where they stand to each other: [`SIZE`] numbers of four bits each, of which the cosine says how kindred
//! two words are, and how rare a word is in English. It was made once, from public data, and is read when
//! claims are compared, not before.
//!
//! How it was made (`en/kinship.bin`, `en/kinship.txt`): the 50 numbers that `GloVe` 6B gives a word (Stanford
//! NLP, public domain by PDDL 1.0) beside the 384 that the sentence model all-MiniLM-L6-v2 (Apache 2.0) gives
//! it, both freed of their mean, scaled to length one and weighted 0.45 to 0.55; brought down to 48 by a
//! linear discriminant analysis (shrinkage 3/434) whose classes are the topics of `topics.toml`, so that what
//! tells the subjects of diplomacy apart counts most; the words of one stem averaged by frequency; each vector
//! in sixteen steps. Kept are words among the 40,000 most frequent that `WordNet` 3.1 knows, or that are very
//! frequent, or that stand in public readouts. The rarity is the logarithm of the place in the order of
//! frequency, in sixteen steps.

use std::sync::OnceLock;

/// How many numbers a word has.
pub const SIZE: usize = 48;
/// Bytes of one word: its rarity, and two numbers in each other one.
const RECORD: usize = 1 + SIZE / 2;

const STEMS: &str = include_str!("en/kinship.txt");
const NUMBERS: &[u8] = include_bytes!("en/kinship.bin");

/// Where a word stands among all words: a vector of length one.
pub type Place = [f64; SIZE];

/// The table.
#[derive(Debug)]
pub struct Kinship {
    /// In order.
    stems: Vec<&'static str>,
}

impl Kinship {
    /// The built-in table.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILT: OnceLock<Kinship> = OnceLock::new();
        BUILT.get_or_init(|| Self { stems: STEMS.lines().collect() })
    }

    fn record(&self, stem: &str) -> Option<&'static [u8]> {
        let at = self.stems.binary_search(&stem).ok()?;
        NUMBERS.get(at * RECORD..(at + 1) * RECORD)
    }

    /// Where a stem stands, if the table has it.
    #[must_use]
    pub fn place(&self, stem: &str) -> Option<Place> {
        let numbers = self.record(stem)?.get(1..)?;
        let mut steps = [0_i32; SIZE];
        for (two, byte) in steps.chunks_exact_mut(2).zip(numbers) {
            if let [first, second] = two {
                *first = i32::from(byte >> 4) - 8;
                *second = i32::from(byte & 15) - 8;
            }
        }
        let length = f64::from(steps.iter().map(|n| n * n).sum::<i32>()).sqrt();
        Some(steps.map(|n| f64::from(n) / length.max(1.0)))
    }

    /// How much a word says by being rare, 0 to 1; 1 for what the table does not know, such as names.
    #[must_use]
    pub fn rarity(&self, stem: &str) -> f64 {
        self.record(stem).and_then(|record| record.first()).map_or(1.0, |n| f64::from(*n) / 15.0)
    }
}

/// How much two places have in common: the product of the vectors, summed in an order that is the same everywhere.
#[must_use]
pub fn product(a: &Place, b: &Place) -> f64 {
    // Eight sums side by side are what a processor adds at once.
    let mut sums = [0.0; 8];
    for (x, y) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for (sum, (x, y)) in sums.iter_mut().zip(x.iter().zip(y)) {
            *sum += x * y;
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::lexicon::topics::stem;

    fn kin(a: &str, b: &str) -> f64 {
        let place = |word: &str| Kinship::builtin().place(&stem(word)).unwrap();
        product(&place(a), &place(b))
    }

    #[test]
    fn the_table_is_whole_and_in_order() {
        let table = Kinship::builtin();
        assert_eq!(table.stems.len() * RECORD, NUMBERS.len());
        assert!(table.stems.windows(2).all(|two| two[0] < two[1]));
        for stem in &table.stems {
            let place = table.place(stem).unwrap();
            assert!((product(&place, &place) - 1.0).abs() < 1e-9, "{stem}");
            assert!((0.0..=1.0).contains(&table.rarity(stem)));
        }
    }

    #[test]
    fn what_one_speaks_of_in_one_breath_is_kindred() {
        for (a, b, c) in [
            ("trawlers", "fishermen", "judges"),
            ("judges", "judiciary", "harbour"),
            ("vaccines", "hospital", "frigate"),
            ("drone", "aircraft", "pension"),
        ] {
            assert!(kin(a, b) > kin(a, c) + 0.2, "{a} {b} {:.2} {c} {:.2}", kin(a, b), kin(a, c));
        }
    }

    #[test]
    fn a_rare_word_says_more_than_a_frequent_one() {
        let table = Kinship::builtin();
        assert!(table.rarity(&stem("trawler")) > table.rarity(&stem("time")));
        assert!((table.rarity("tolmar") - 1.0).abs() < f64::EPSILON);
        assert!(table.place("tolmar").is_none());
    }
}
