//! Words that a printer broke at the end of a line: `negotia-` over `tions` is `negotiations`, `long-`
//! over `term` is `long-term`. Which of the two it is, the rest of the document tells best.

use std::collections::HashSet;

/// First halves of compounds that keep their hyphen although the document has no more of them.
const FIRST: &[&str] = &[
    "cross", "decision", "inter", "long", "multi", "non", "policy", "self", "short", "so", "third", "vice",
    "well",
];

/// The words of a document, for telling a broken word from a compound.
#[derive(Debug, Default)]
pub(super) struct Hyphens {
    words: HashSet<String>,
}

impl Hyphens {
    /// The words that stand unbroken in these pages.
    pub(super) fn of(pages: &[String]) -> Self {
        let broken = pages.iter().flat_map(|page| page.lines()).any(|line| head(line.trim_end()).is_some());
        if !broken {
            return Self::default();
        }
        let mut words = HashSet::new();
        for line in pages.iter().flat_map(|page| page.lines()) {
            for word in line.split(|c: char| !(c.is_alphanumeric() || is_hyphen(c))) {
                let word = word.trim_start_matches(is_hyphen);
                if !word.is_empty() && !word.ends_with(is_hyphen) {
                    words.insert(plain(word));
                }
            }
        }
        Self { words }
    }

    /// Puts `line` behind `text` if that ends in the first half of a word that goes on there; otherwise
    /// nothing is changed.
    pub(super) fn joins(&self, text: &mut String, line: &str) -> bool {
        let Some(first) = head(text) else { return false };
        let second: &str = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        if !second.starts_with(char::is_lowercase) {
            return false;
        }
        let (first, second) = (plain(first), plain(second));
        let has = |word: &str| self.words.contains(word);
        let soft = text.ends_with('\u{AD}');
        let compound = !soft
            && (has(&format!("{first}-{second}"))
                || (!has(&format!("{first}{second}"))
                    && ((has(&first) && has(&second))
                        || (FIRST.contains(&first.as_str()) && second.chars().count() > 3))));
        if !compound {
            text.pop();
        }
        text.push_str(line);
        true
    }
}

/// The letters before a hyphen that ends a line.
fn head(line: &str) -> Option<&str> {
    let before = line.strip_suffix(is_hyphen)?;
    let start =
        before.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last().map(|(at, _)| at)?;
    let word = before.get(start..)?;
    // A dash has no letter before it, a bullet no small one.
    word.ends_with(char::is_lowercase).then_some(word)
}

/// How a word is looked up: small letters, one sort of hyphen.
fn plain(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(|c| if is_hyphen(c) { '-' } else { c }).collect()
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(pages: &str, text: &str, line: &str) -> Option<String> {
        let mut out = text.to_owned();
        Hyphens::of(&[pages.to_owned(), format!("{text}\n{line}\n")]).joins(&mut out, line).then_some(out)
    }

    #[test]
    fn a_broken_word_is_whole_again_and_a_compound_keeps_its_hyphen() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(joined("", "The negotia-", "tions went on."), some("The negotiations went on."));
        assert_eq!(joined("", "soft negotia\u{AD}", "tions"), some("soft negotiations"));
        // The document itself knows the word.
        assert_eq!(joined("The cooperation of all.", "co-", "operation"), some("cooperation"));
        assert_eq!(joined("The co-operation of all.", "co-", "operation"), some("co-operation"));
        assert_eq!(joined("Ice and free waters.", "an ice-", "free port"), some("an ice-free port"));
        assert_eq!(joined("", "a long-", "term plan"), some("a long-term plan"));
    }

    #[test]
    fn what_is_no_word_is_left_alone() {
        for (text, line) in [
            ("Tolmar -", "the capital"),
            ("Norland-", "Sindara talks"),
            ("2029-", "2031"),
            ("the end.", "then"),
            ("", "x"),
            ("A-", "b"),
        ] {
            assert_eq!(joined("", text, line), None, "{text}");
        }
    }
}
