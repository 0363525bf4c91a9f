//! Nouns that do something when somebody expresses them, and things that one recognises in praise.

use super::record::Record;
use super::{Act, LexiconError, LexiconFile};
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// Nouns by their words in lower case.
#[derive(Clone, Debug, Default)]
pub struct Nouns {
    acts: HashMap<Box<str>, (Act, u8), FixedState>,
    praised: HashSet<Box<str>, FixedState>,
}

impl Nouns {
    /// The act of a noun, with its rung.
    #[must_use]
    pub fn act(&self, word: &str) -> Option<(Act, u8)> {
        self.acts.get(word).copied()
    }

    /// Whether one recognises the thing in praise.
    #[must_use]
    pub fn is_praised(&self, word: &str) -> bool {
        self.praised.contains(word)
    }

    /// Adds the entries of one file; later ones win.
    pub(super) fn load(&mut self, file: &LexiconFile, table: &Record<'_>) -> Result<(), LexiconError> {
        self.praised.extend(table.strings("praised").map(Box::from));
        for entry in table.records("noun") {
            let act = entry.text("act").unwrap_or("");
            let Some(act) = Act::parse(act) else {
                let message = format!("a [[noun]] has the act '{act}', which is none");
                return Err(LexiconError::entry(file, entry.at, message));
            };
            let strength = entry.whole("strength").and_then(|n| u8::try_from(n).ok()).unwrap_or(1);
            self.acts
                .extend(entry.strings("words").map(|word| (word.to_lowercase().into(), (act, strength))));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::lexicon::{Act, Lexicon, LexiconFile};

    #[test]
    fn nouns_have_acts_and_a_user_may_add_some() {
        let mut lexicon = Lexicon::compile();
        assert_eq!(lexicon.nouns.act("readiness"), Some((Act::Commit, 4)));
        assert_eq!(lexicon.nouns.act("lake"), None);
        assert!(lexicon.nouns.is_praised("courage"));
        let file = |text: &str| LexiconFile {
            kind: "nouns".to_owned(),
            origin: "nouns.toml".to_owned(),
            text: text.to_owned(),
        };
        lexicon.extend(&file("[[noun]]\nwords = [\"Qualms\"]\nact = \"concern\"\nstrength = 3\n")).unwrap();
        assert_eq!(lexicon.nouns.act("qualms"), Some((Act::Concern, 3)));
        let error = lexicon.extend(&file("\n[[noun]]\nwords = [\"awe\"]\nact = \"awe\"\n")).unwrap_err();
        assert_eq!(error.to_string(), "nouns.toml, line 2: a [[noun]] has the act 'awe', which is none");
    }
}
