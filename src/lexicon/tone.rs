//! Tone words: "candid", "constructive", "friendly", said of the talks themselves (`en/tone.toml`).

use super::topics::{strings, words};
use std::collections::HashSet;
use std::sync::OnceLock;

/// A word that colours the talks, with its customary reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToneWord {
    /// In lower case, one space between the words.
    pub words: String,
    /// The class in a word: `warm`, `disagreement`, …
    pub tone: String,
    /// What it is customarily taken to mean; never certain.
    pub reading: String,
}

/// All tone words of a language.
#[derive(Debug, Default)]
pub struct Tone {
    /// The longest first.
    entries: Vec<(Vec<String>, ToneWord)>,
    nouns: HashSet<String>,
    friends: Vec<Vec<String>>,
}

const BUILTIN: &str = include_str!("en/tone.toml");

/// How many words may stand between a tone word and the talks it speaks of.
const REACH: usize = 4;

/// Words behind which other things are spoken of than the talks.
const LINKS: [&str; 10] = ["in", "to", "by", "with", "for", "on", "from", "at", "that", "which"];

impl Tone {
    /// The built-in tone words.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILT: OnceLock<Tone> = OnceLock::new();
        BUILT.get_or_init(|| Self::read(&toml::from_str(BUILTIN).unwrap_or_default()))
    }

    fn read(table: &toml::Table) -> Self {
        let split = |phrase: &str| -> Vec<String> { words(phrase).map(|(_, word)| word).collect() };
        let mut entries = Vec::new();
        for entry in table.get("tone").and_then(toml::Value::as_array).into_iter().flatten() {
            let Some(entry) = entry.as_table() else { continue };
            let text =
                |key: &str| entry.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
            for phrase in strings(entry, "words") {
                let parts = split(phrase);
                let words = parts.join(" ");
                entries.push((parts, ToneWord { words, tone: text("tone"), reading: text("reading") }));
            }
        }
        entries.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        Self {
            entries,
            // "exchange of views" is found by its first word.
            nouns: strings(table, "talk_nouns").filter_map(|noun| split(noun).into_iter().next()).collect(),
            friends: strings(table, "false_friends").map(split).collect(),
        }
    }

    /// The tone words of a text that speak of the talks, in text order, with the byte of each.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<(usize, &ToneWord)> {
        let all: Vec<(usize, String)> = words(text).collect();
        let just: Vec<String> = all.iter().map(|(_, word)| word.clone()).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = just.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some(friend) = self.friends.iter().find(|friend| rest.starts_with(friend)) {
                at += friend.len().max(1);
                continue;
            }
            let hit = self.entries.iter().find(|(parts, _)| !parts.is_empty() && rest.starts_with(parts));
            let Some((parts, word)) = hit else {
                at += 1;
                continue;
            };
            // "a constructive part in encouraging dialogue": behind a link other things are spoken of.
            let link = |w: &String| LINKS.contains(&w.as_str());
            let follows = |n: &usize| rest.get(n + 1).map(String::as_str);
            let mut after = (parts.len()..rest.len().min(parts.len() + REACH))
                // … but "in-depth" is one of the words before the noun.
                .take_while(|n| rest.get(*n).is_some_and(|w| !link(w) || follows(n) == Some("depth")))
                .filter_map(|n| rest.get(n));
            let gerund = rest.first().is_some_and(|w| w.ends_with("ing"))
                && at.checked_sub(1).and_then(|k| just.get(k)).is_some_and(|w| link(w) || w == "of");
            let mut before = just.get(at.saturating_sub(REACH)..at).unwrap_or_default().iter();
            let said_of = before.any(|w| self.nouns.contains(w))
                && before.any(|w| matches!(w.as_str(), "was" | "were" | "been" | "is" | "are"));
            if !gerund && (said_of || after.any(|w| self.nouns.contains(w))) {
                found.extend(all.get(at).map(|(byte, _)| (*byte, word)));
            }
            at += parts.len();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        Tone::builtin().find(text).into_iter().map(|(_, word)| word.words.as_str()).collect()
    }

    #[test]
    fn a_tone_word_speaks_of_the_talks() {
        assert_eq!(found("The two had a candid exchange of views."), ["candid"]);
        assert_eq!(found("The talks were friendly."), ["friendly"]);
        assert_eq!(found("They met in a friendly atmosphere."), ["friendly"]);
        assert_eq!(found("They held fruitful and in-depth discussions."), ["fruitful", "in depth"]);
    }

    #[test]
    fn false_friends_say_nothing() {
        assert!(found("They keep open channels of communication open.").is_empty());
        assert!(found("The country plays a constructive role in talks.").is_empty());
        assert!(found("A warm winter is coming.").is_empty());
        assert!(found("It plays a constructive part in encouraging dialogue and in the talks.").is_empty());
    }
}
