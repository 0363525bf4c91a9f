//! Topics: what contacts are about, as data (`en/topics.toml`).
//!
//! Words are compared by their stems (Porter's English stemmer in the Snowball form), so that
//! "tariffs" and "tariff", "navigating" and "navigation" are one. Loaded on first use: reading a
//! document does not need it.

use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::LexiconError;
use super::LexiconFile;

/// The strings of an array under `key`.
pub(super) fn strings<'t>(table: &'t toml::Table, key: &str) -> impl Iterator<Item = &'t str> {
    table.get(key).and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str)
}

/// One topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name in files.
    pub id: String,
    /// What people read.
    pub label: String,
    /// Whether nearly every readout has it.
    pub broad: bool,
    /// The id of the topic of which it is a part.
    pub within: Option<String>,
}

/// All topics, and which words say nothing.
#[derive(Clone, Debug, Default)]
pub struct Topics {
    topics: Vec<Topic>,
    /// By first stem: the whole phrase and the topic it speaks of, the longest first.
    phrases: HashMap<String, Vec<(Vec<String>, usize)>>,
    stop: HashSet<String>,
    common: HashSet<String>,
    kinds: HashSet<String>,
    /// By stem: the one that stands for all words of the same thing.
    same: HashMap<String, String>,
    /// Phrases that a user's files add: whoever added them means them.
    added: HashSet<Vec<String>>,
}

/// How much a word of the genre says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Grammar: nothing.
    Stop,
    /// In nearly every readout: little.
    Common,
    /// Something of its own.
    Telling,
}

const BUILTIN: &str = include_str!("en/topics.toml");

impl Topics {
    /// The built-in topics.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILT: OnceLock<Topics> = OnceLock::new();
        BUILT.get_or_init(|| {
            let mut topics = Self::default();
            let file = LexiconFile {
                kind: "topics".to_owned(),
                origin: "built-in en/topics.toml".to_owned(),
                text: BUILTIN.to_owned(),
            };
            // A test reads the built-in file; were it broken, nothing would be about anything.
            let _ = topics.extend(&file, true);
            topics
        })
    }

    /// The built-in topics with those of further files.
    ///
    /// # Errors
    /// When a file is not TOML.
    pub fn with(files: &[LexiconFile]) -> Result<Self, LexiconError> {
        let mut topics = Self::builtin().clone();
        for file in files {
            topics.extend(file, false)?;
        }
        Ok(topics)
    }

    fn extend(&mut self, file: &LexiconFile, builtin: bool) -> Result<(), LexiconError> {
        let table: toml::Table = toml::from_str(&file.text).map_err(|e| LexiconError::syntax(file, &e))?;
        self.stop.extend(strings(&table, "stop").map(str::to_lowercase));
        self.common.extend(strings(&table, "common").map(|word| stem(&word.to_lowercase())));
        self.kinds.extend(strings(&table, "kinds").map(stem));
        for group in table.get("same").and_then(toml::Value::as_array).into_iter().flatten() {
            let mut group = group.as_array().into_iter().flatten().filter_map(toml::Value::as_str).map(stem);
            let Some(first) = group.next() else { continue };
            self.same.extend(group.map(|other| (other, first.clone())));
        }
        for entry in table.get("topic").and_then(toml::Value::as_array).into_iter().flatten() {
            let Some(entry) = entry.as_table() else { continue };
            let word = |key: &str| entry.get(key).and_then(toml::Value::as_str).map(str::to_owned);
            let Some(id) = word("id") else { continue };
            let at = self.topics.iter().position(|topic| topic.id == id).unwrap_or_else(|| {
                self.topics.push(Topic { label: id.clone(), id, broad: false, within: None });
                self.topics.len() - 1
            });
            if let Some(topic) = self.topics.get_mut(at) {
                topic.label = word("label").unwrap_or_else(|| topic.label.clone());
                topic.within = word("within").or_else(|| topic.within.clone());
                topic.broad = entry.get("broad").and_then(toml::Value::as_bool).unwrap_or(topic.broad);
            }
            for phrase in strings(entry, "words") {
                let stems: Vec<String> = words(phrase).map(|(_, word)| stem(&word)).collect();
                if !builtin {
                    self.added.insert(stems.clone());
                }
                if let Some(first) = stems.first() {
                    self.phrases.entry(first.clone()).or_default().push((stems, at));
                }
            }
        }
        for phrases in self.phrases.values_mut() {
            phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
            phrases.dedup();
        }
        Ok(())
    }

    /// All topics, in file order.
    #[must_use]
    pub fn all(&self) -> &[Topic] {
        &self.topics
    }

    /// The topic of which another is a part, by index.
    #[must_use]
    pub fn within(&self, topic: usize) -> Option<usize> {
        let within = self.topics.get(topic)?.within.as_deref()?;
        self.topics.iter().position(|other| other.id == within)
    }

    /// The topics that a sequence of stems speaks of: each with the stems that did, by index.
    #[must_use]
    pub fn in_stems(&self, stems: &[String]) -> Vec<(usize, std::ops::Range<usize>)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(stem) = stems.get(at) {
            let phrases = self.phrases.get(stem).map_or(&[][..], Vec::as_slice);
            let rest = stems.get(at..).unwrap_or_default();
            let longest = phrases.iter().find(|(phrase, _)| rest.starts_with(phrase)).map(|(p, _)| p.len());
            let Some(len) = longest else {
                at += 1;
                continue;
            };
            found.extend(
                phrases
                    .iter()
                    .filter(|(phrase, _)| phrase.len() == len && rest.starts_with(phrase))
                    .map(|(_, topic)| (*topic, at..at + len)),
            );
            at += len;
        }
        found
    }

    /// For each claim of a text, given as its stems, the topics of which the text plainly speaks there, in their order:
    /// by a phrase of several words, by different words, or by a word of the topic's own name. One word alone, however
    /// often, may mean another thing: a grain reserve is no nature reserve.
    #[must_use]
    pub fn told_in(&self, claims: &[Vec<String>]) -> Vec<Vec<usize>> {
        let found: Vec<_> = claims.iter().map(|stems| self.in_stems(stems)).collect();
        let mut signs: HashMap<usize, HashSet<&[String]>> = HashMap::new();
        for (stems, found) in claims.iter().zip(&found) {
            for (topic, at) in found {
                signs.entry(*topic).or_default().extend(stems.get(at.clone()));
            }
        }
        let named = |topic: usize, word: &str| {
            self.topics.get(topic).is_some_and(|t| words(&t.label).any(|(_, own)| stem(&own) == word))
        };
        signs.retain(|&topic, signs| {
            signs.len() > 1
                || signs.iter().any(|phrase| match phrase {
                    [word] => named(topic, word) || self.added.contains(*phrase),
                    _ => true,
                })
        });
        let told = |(topic, _)| signs.contains_key(&topic).then_some(topic);
        found.into_iter().map(|found| found.into_iter().filter_map(told).collect()).collect()
    }

    /// Whether a stem only says what kind of thing a name is of, as "strait" does.
    #[must_use]
    pub fn is_kind(&self, stem: &str) -> bool {
        self.kinds.contains(stem)
    }

    /// The stem that stands for all words of the same thing; the stem itself where there is none.
    #[must_use]
    pub fn one_of<'s>(&'s self, stem: &'s str) -> &'s str {
        self.same.get(stem).map_or(stem, String::as_str)
    }

    /// How much a word says, given in lower case and as its stem.
    #[must_use]
    pub fn weight(&self, word: &str, stem: &str) -> Weight {
        if self.stop.contains(word) {
            Weight::Stop
        } else if self.common.contains(stem) {
            Weight::Common
        } else {
            Weight::Telling
        }
    }
}

/// The words of a text in lower case, with the byte where each starts. Hyphens part words, as they
/// are put or left out at will ("non-proliferation").
pub fn words(text: &str) -> impl Iterator<Item = (usize, String)> + '_ {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '.');
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.peek().is_some_and(|(_, c)| !c.is_alphanumeric()) {
            rest.next();
        }
        let &(start, _) = rest.peek()?;
        let mut word = String::new();
        while let Some((_, c)) = rest.next_if(|(_, c)| inner(*c)) {
            if c != '.' {
                word.extend(if c == '\u{2019}' { '\'' } else { c }.to_lowercase());
            }
        }
        let word = word.strip_suffix("'s").unwrap_or(&word).trim_end_matches('\'').to_owned();
        Some((start, word))
    })
}

/// Words that the stemmer takes for relatives of another word: what they begin with, and a stem of
/// their own. "Important" is no import, "internal" is not international.
const APART: &[(&str, &str)] = &[
    ("importan", "importance"),
    ("internal", "internal"),
    ("universit", "university"),
    ("generation", "generation"),
    ("communiqu", "communique"),
    ("fighting", "fighting"),
    ("nationals", "nationals"),
    ("training", "training"),
    ("trained", "training"),
    ("trainee", "training"),
    ("reporter", "reporter"),
    ("observer", "observer"),
    ("crossing", "crossing"),
    ("mining", "mining"),
    ("boarding", "boarding"),
    ("warming", "warming"),
    ("drilling", "drilling"),
    ("containment", "containment"),
    ("container", "container"),
    ("customs", "customs"),
    ("goods", "goods"),
    ("waters", "waters"),
    ("related", "related"),
    ("defender", "defender"),
    ("renewable", "renewable"),
    ("transition", "transition"),
    ("emergenc", "emergency"),
    ("graves", "graves"),
    ("minorit", "minority"),
    ("independence", "independence"),
    ("president", "president"),
    ("holding", "holding"),
    ("arms", "arms"),
    ("nationali", "nationality"),
];

/// The stem of a word in lower case.
#[must_use]
pub fn stem(word: &str) -> String {
    if let Some((_, own)) = APART.iter().find(|(start, _)| word.starts_with(start)) {
        return (*own).to_owned();
    }
    thread_local! {
        static STEMMER: Stemmer = Stemmer::create(Algorithm::English);
    }
    let word = spelling(word);
    STEMMER.with(|stemmer| stemmer.stem(&word).into_owned())
}

/// Endings that London and Washington write otherwise.
const SPELLINGS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("isations", "izations"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourers", "orers"),
    ("ourly", "orly"),
    ("fence", "fense"),
    ("icence", "icense"),
    ("gramme", "gram"),
    ("grammes", "grams"),
    ("centre", "center"),
    ("centres", "centers"),
];

/// A word as one of the two spellings has it; that a word of one spelling is no word is all the same.
fn spelling(word: &str) -> std::borrow::Cow<'_, str> {
    let long = word.len() >= 6 && word.is_ascii();
    let found = SPELLINGS.iter().filter(|(end, _)| long && word.ends_with(end));
    match found.max_by_key(|(end, _)| end.len()) {
        Some((end, other)) => format!("{}{other}", word.strip_suffix(end).unwrap_or(word)).into(),
        None => word.into(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        words(text).map(|(_, word)| stem(&word)).collect()
    }

    #[test]
    fn the_built_in_topics_are_whole() {
        let file = LexiconFile { kind: "topics".into(), origin: "built-in".into(), text: BUILTIN.into() };
        let mut topics = Topics::default();
        topics.extend(&file, true).unwrap();
        assert!(topics.all().len() > 30);
        assert!(topics.all().iter().all(|t| !t.label.is_empty() && t.label != t.id));
    }

    #[test]
    fn the_longest_phrase_wins_in_any_inflection() {
        let topics = Topics::builtin();
        let labels = |text: &str| -> Vec<&str> {
            topics.in_stems(&stems(text)).into_iter().map(|(t, _)| topics.all()[t].label.as_str()).collect()
        };
        assert_eq!(labels("lifted the tariffs"), ["Trade and tariffs"]);
        assert_eq!(labels("arms sales to Taiwan"), ["Taiwan"]);
        assert_eq!(labels("nuclear non-proliferation").last(), Some(&"Arms control and non-proliferation"));
        assert_eq!(labels("the weather"), Vec::<&str>::new());
    }

    #[test]
    fn a_dossier_adds_topics_and_words() {
        let text = "[[topic]]\nid = \"trade\"\nwords = [\"pepper\"]\n[[topic]]\nid = \"orm\"\nlabel = \"Strait of Orm\"\nwords = [\"orm\"]\n";
        let file = LexiconFile { kind: "topics".into(), origin: "mine".into(), text: text.into() };
        let topics = Topics::with(&[file]).unwrap();
        let found = topics.in_stems(&stems("pepper in Orm"));
        let ids: Vec<&str> = found.iter().map(|(t, _)| topics.all()[*t].id.as_str()).collect();
        assert_eq!(ids, ["trade", "orm"]);
    }

    #[test]
    fn words_leave_out_dots_and_possessives() {
        let got: Vec<String> = words("The U.S.’s non-market tariffs.").map(|(_, w)| w).collect();
        assert_eq!(got, ["the", "us", "non", "market", "tariffs"]);
    }
}
