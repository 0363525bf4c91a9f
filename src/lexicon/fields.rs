//! Fields: the words in which either side may speak of one matter, as data (`en/fields.toml`).
//!
//! A topic ([`super::topics`]) has a label that people read, and two claims with different topics differ. A
//! field is humbler: it gathers what may come up in one matter (the parties, their people, things, places,
//! laws, complaints and answers), and only says that two words may belong to it. Words are compared by their
//! stems. Loaded when claims are first compared.

use super::topics::{stem, words};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::OnceLock;

const BUILTIN: &str = include_str!("en/fields.toml");
/// How many other words may stand between two of a phrase.
const BETWEEN: usize = 1;

/// All fields.
#[derive(Debug, Default)]
pub struct Fields {
    names: Vec<String>,
    /// By number of a phrase: its stem if it is one word, else the phrase as the file has it.
    said: Vec<String>,
    /// By first stem.
    phrases: HashMap<String, Vec<Phrase>>,
}

/// A word or phrase, by stems, and where it belongs.
#[derive(Debug)]
struct Phrase {
    number: usize,
    rest: Vec<String>,
    of: Vec<usize>,
}

/// A phrase found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'f> {
    /// Its number among all phrases.
    pub phrase: usize,
    /// The words that it spans.
    pub at: Range<usize>,
    /// Its fields.
    pub of: &'f [usize],
}

impl Fields {
    /// The built-in fields.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILT: OnceLock<Fields> = OnceLock::new();
        // A test reads the file; were it broken, no field would be known.
        BUILT.get_or_init(|| toml::from_str(BUILTIN).map(|table| Self::of(&table)).unwrap_or_default())
    }

    fn of(table: &toml::Table) -> Self {
        let mut names = Vec::new();
        let mut all: BTreeMap<Vec<String>, (Vec<usize>, &str)> = BTreeMap::new();
        for (name, list) in table.values().filter_map(toml::Value::as_table).flatten() {
            for phrase in list.as_array().into_iter().flatten().filter_map(toml::Value::as_str) {
                let stems = words(phrase).map(|(_, word)| stem(&word)).collect();
                let (of, _) = all.entry(stems).or_insert((Vec::new(), phrase));
                if of.last() != Some(&names.len()) {
                    of.push(names.len());
                }
            }
            names.push(name.clone());
        }
        let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::new();
        let mut said = Vec::with_capacity(all.len());
        for (number, (stems, (of, phrase))) in all.into_iter().enumerate() {
            said.push(if let [stem] = stems.as_slice() { stem.clone() } else { phrase.to_owned() });
            if let Some((first, rest)) = stems.split_first() {
                phrases.entry(first.clone()).or_default().push(Phrase { number, rest: rest.to_vec(), of });
            }
        }
        Self { names, said, phrases }
    }

    /// The names of the fields, in file order.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// What a phrase says: its stem if it is one word, else the phrase as it is written.
    #[must_use]
    pub fn said(&self, phrase: usize) -> &str {
        self.said.get(phrase).map_or("", String::as_str)
    }

    /// All phrases among these stems, in the order of their beginnings.
    #[must_use]
    pub fn in_stems(&self, stems: &[String]) -> Vec<Found<'_>> {
        let mut found = Vec::new();
        for (at, first) in stems.iter().enumerate() {
            for phrase in self.phrases.get(first).into_iter().flatten() {
                if let Some(end) = end(stems, at + 1, &phrase.rest) {
                    found.push(Found { phrase: phrase.number, at: at..end, of: &phrase.of });
                }
            }
        }
        found
    }
}

/// Where the rest of a phrase ends that goes on at `at`.
fn end(stems: &[String], at: usize, rest: &[String]) -> Option<usize> {
    rest.iter()
        .try_fold(at, |at, word| (at..=at + BETWEEN).find(|k| stems.get(*k) == Some(word)).map(|k| k + 1))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn named(text: &str) -> Vec<&'static str> {
        let fields = Fields::builtin();
        let stems: Vec<String> = words(text).map(|(_, word)| stem(&word)).collect();
        let found = fields.in_stems(&stems);
        found.iter().flat_map(|one| one.of).map(|of| fields.names()[*of].as_str()).collect()
    }

    #[test]
    fn either_side_of_a_matter_is_in_its_field() {
        for (one, other, field) in [
            ("our orchards", "the fruit fly", "fruit"),
            ("peat fires", "the smoke of plantations", "haze"),
            ("the lean catches of our skippers", "overfishing", "fisheries"),
            ("stay in close contact", "maintain frequent communication", "contact"),
        ] {
            assert!(named(one).contains(&field), "{one}: {:?}", named(one));
            assert!(named(other).contains(&field), "{other}: {:?}", named(other));
        }
    }

    #[test]
    fn the_file_is_whole_and_says_each_word_once() {
        let table: toml::Table = toml::from_str(BUILTIN).unwrap();
        let mut names = std::collections::BTreeSet::new();
        for (name, list) in table.values().flat_map(|group| group.as_table().expect("a group")) {
            assert!(names.insert(name), "{name} twice");
            let mut stems = std::collections::BTreeSet::new();
            for phrase in list.as_array().expect("a list") {
                let phrase = phrase.as_str().expect("a phrase");
                let key: Vec<String> = words(phrase).map(|(_, word)| stem(&word)).collect();
                assert!(!key.is_empty() && stems.insert(key), "{name}: {phrase} twice");
            }
        }
        assert_eq!(names.len(), Fields::builtin().names().len());
        assert!(names.len() > 250);
    }
}
