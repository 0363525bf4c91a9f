//! Ladders: ordered scales of diplomatic strength, one per act, as data.

use super::Act;
use serde::Deserialize;
use std::sync::OnceLock;

/// One rung of a ladder.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Rung {
    /// From 1, the lowest.
    pub strength: u8,
    /// What the rung is called.
    pub label: String,
    /// Surface forms of the cues that stand on it.
    pub cues: Vec<String>,
}

/// An ordered scale, low to high.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Ladder {
    /// Its name.
    #[serde(rename = "ladder")]
    pub name: String,
    /// The acts it measures.
    #[serde(default)]
    pub acts: Vec<Act>,
    /// Whose it is: words that stand in the names of issuers. None: it is a general one.
    #[serde(default)]
    pub issuers: Vec<String>,
    /// Its rungs in order.
    #[serde(rename = "rung", default)]
    pub rungs: Vec<Rung>,
}

/// Those of one family of issuers: read beside the general ones, not in their place.
pub(super) const FAMILIES: &[&str] = &[include_str!("en/ladders/concern-eu.toml")];

/// The general ladders.
pub(super) const BUILTIN: &[&str] = &[
    include_str!("en/ladders/agree.toml"),
    include_str!("en/ladders/assert.toml"),
    include_str!("en/ladders/commit.toml"),
    include_str!("en/ladders/concern.toml"),
    include_str!("en/ladders/decline.toml"),
    include_str!("en/ladders/endorse.toml"),
    include_str!("en/ladders/inform.toml"),
    include_str!("en/ladders/oppose.toml"),
    include_str!("en/ladders/request.toml"),
    include_str!("en/ladders/social.toml"),
    include_str!("en/ladders/warn.toml"),
];

/// Ladders of one issuer or family of issuers.
const OF_ISSUERS: &[&str] = &[include_str!("en/ladders/concern-eu.toml")];

impl Ladder {
    /// The built-in ladders of issuers.
    #[must_use]
    pub fn of_issuers() -> &'static [Self] {
        static LADDERS: OnceLock<Vec<Ladder>> = OnceLock::new();
        LADDERS.get_or_init(|| OF_ISSUERS.iter().filter_map(|text| toml::from_str(text).ok()).collect())
    }

    /// A ladder that somebody wrote.
    ///
    /// # Errors
    /// One sentence: it is not TOML, or no ladder.
    pub fn read(text: &str) -> Result<Self, String> {
        let ladder: Self = toml::from_str(text)
            .map_err(|error| error.message().split_whitespace().collect::<Vec<_>>().join(" "))?;
        if ladder.acts.is_empty() || ladder.rungs.is_empty() {
            return Err("a ladder needs `acts` and at least one [[rung]]".to_owned());
        }
        Ok(ladder)
    }

    /// The ladder of an act in the hands of an issuer: the first of `own` and of the built-in ones that
    /// names the issuer, else the general one.
    #[must_use]
    pub fn for_issuer<'l>(act: Act, issuer: Option<&str>, own: &'l [Self]) -> Option<&'l Self> {
        let issuer = issuer.unwrap_or_default().to_lowercase();
        let names = |ladder: &&Self| {
            let named = ladder.issuers.iter().any(|name| issuer.contains(&name.to_lowercase()));
            ladder.acts.contains(&act) && named
        };
        let general = |ladder: &&Self| ladder.acts.contains(&act) && ladder.issuers.is_empty();
        let of_issuers = Self::of_issuers();
        own.iter()
            .find(names)
            .or_else(|| of_issuers.iter().find(names))
            .or_else(|| own.iter().find(general))
            .or_else(|| Self::of(act))
    }

    /// The built-in ladders. One that does not parse is left out; a test sees that none is.
    #[must_use]
    pub fn builtin() -> &'static [Self] {
        static LADDERS: OnceLock<Vec<Ladder>> = OnceLock::new();
        LADDERS.get_or_init(|| BUILTIN.iter().filter_map(|text| toml::from_str(text).ok()).collect())
    }

    /// The built-in ladder of an act.
    #[must_use]
    pub fn of(act: Act) -> Option<&'static Self> {
        Self::builtin().iter().find(|ladder| ladder.acts.contains(&act))
    }

    /// The rung on which the longest cue in `words` stands; `words` in lower case, one space between.
    #[must_use]
    pub fn rung(&self, words: &str) -> Option<&Rung> {
        let longest = |rung: &Rung| {
            let cues = rung.cues.iter().filter(|cue| holds(words, cue));
            cues.map(String::len).max().unwrap_or(0)
        };
        let found = self.rungs.iter().map(|rung| (longest(rung), rung)).filter(|(length, _)| *length > 0);
        found.max_by_key(|(length, _)| *length).map(|(_, rung)| rung)
    }

    /// The highest strength that the ladder knows.
    fn top(&self) -> u8 {
        self.rungs.iter().map(|rung| rung.strength).max().unwrap_or(1)
    }

    /// A strength in words, as on the general ladder of its act: "request, strength 4 of 8"; the act alone
    /// where no ladder measures it.
    #[must_use]
    pub fn grade(act: Act, strength: u8) -> String {
        match Self::of(act) {
            Some(ladder) => format!("{act}, strength {strength} of {}", ladder.top()),
            None => act.to_string(),
        }
    }

    /// What the rungs of an act's general ladder with this strength are called; nothing where none is.
    #[must_use]
    pub fn labels(act: Act, strength: u8) -> String {
        let rungs = Self::of(act).map_or(&[][..], |ladder| &ladder.rungs);
        let named = rungs.iter().filter(|rung| rung.strength == strength).map(|rung| rung.label.as_str());
        named.collect::<Vec<_>>().join(", ")
    }

    /// The rung of the cue that stands first in `words`, the longest one there; written as for [`Self::rung`].
    #[must_use]
    pub fn first_rung(&self, words: &str) -> Option<&Rung> {
        let places = self.rungs.iter().flat_map(|rung| {
            rung.cues
                .iter()
                .filter_map(move |cue| Some((place(words, cue)?, std::cmp::Reverse(cue.len()), rung)))
        });
        places.min_by_key(|(at, length, _)| (*at, *length)).map(|(.., rung)| rung)
    }
}

/// Whether `words` hold `cue` at word borders.
fn holds(words: &str, cue: &str) -> bool {
    place(words, cue).is_some()
}

/// Where `cue` first stands in `words` at word borders.
fn place(words: &str, cue: &str) -> Option<usize> {
    let mut found = words.match_indices(cue).map(|(at, _)| at);
    found.find(|&at| {
        let before = words.get(..at).and_then(|text| text.chars().next_back());
        let after = words.get(at + cue.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_built_in_ladder_is_read() {
        assert_eq!(Ladder::builtin().len(), BUILTIN.len());
        assert!(Ladder::builtin().iter().all(|ladder| ladder.rungs.len() > 1 && !ladder.acts.is_empty()));
    }

    #[test]
    fn an_issuer_has_a_ladder_of_its_own() {
        assert_eq!(Ladder::of_issuers().len(), OF_ISSUERS.len());
        let text = "ladder = \"vesk\"\nacts = [\"commit\"]\nissuers = [\"Vesk\"]\n[[rung]]\nstrength = 1\nlabel = \"thinks of it\"\ncues = [\"will consider\"]\n";
        let own = vec![Ladder::read(text).unwrap()];
        let name = |issuer: Option<&str>, act| Ladder::for_issuer(act, issuer, &own).map(|l| l.name.as_str());
        assert_eq!(name(Some("Ministry in VESK"), Act::Commit), Some("vesk"));
        assert_ne!(name(Some("Elsewhere"), Act::Commit), Some("vesk"));
        assert_ne!(name(None, Act::Commit), Some("vesk"));
        let eu = Ladder::for_issuer(Act::Concern, Some("Council of the European Union"), &[]).unwrap();
        assert!(!eu.issuers.is_empty());
        assert!(Ladder::read("ladder = 3").is_err() && Ladder::read("ladder = \"x\"").is_err());
    }

    #[test]
    fn the_longest_cue_decides() {
        let requests = Ladder::of(Act::Request).unwrap();
        let rung = |words: &str| requests.rung(words).map(|rung| rung.strength);
        assert_eq!(rung("hoped that"), Some(2));
        assert!(rung("demanded that") > rung("hoped that"));
        assert_eq!(rung("hopeless"), None);
        let commits = Ladder::of(Act::Commit).unwrap();
        let first = |words: &str| commits.first_rung(words).map(|rung| rung.label.as_str());
        assert_eq!(first("sarvan will continue to send what it pledged"), Some("will"));
        assert_eq!(first("goodwill"), None);
    }
}
