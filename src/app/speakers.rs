//! Each speaker of the document gets a letter and an accent, stable while the findings are.

use crate::extract::{Claim, Findings};
use std::collections::BTreeSet;

/// Somebody who speaks in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The canonical name.
    pub name: String,
    /// The letter in the gutter; `·` when the alphabet is used up.
    pub letter: char,
    /// Which accent colour, from 0; themes repeat theirs.
    pub accent: usize,
}

/// The speakers in the order in which they first speak.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speakers {
    all: Vec<Speaker>,
}

impl Speakers {
    /// The speakers of these findings, then those a person tagged.
    #[must_use]
    pub fn of<'a>(findings: &'a Findings, tagged: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all: Vec<Speaker> = Vec::new();
        let mut taken: BTreeSet<char> = BTreeSet::new();
        let found = findings.claims.iter().flat_map(|c| &c.speakers).map(String::as_str);
        for name in found.chain(tagged) {
            if all.iter().all(|s| s.name != name) {
                let letter = letter(name, &taken);
                taken.insert(letter);
                all.push(Speaker { name: name.to_owned(), letter, accent: all.len() });
            }
        }
        Self { all }
    }

    /// Every speaker.
    #[must_use]
    pub fn all(&self) -> &[Speaker] {
        &self.all
    }

    /// Index of the speaker with this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.all.iter().position(|s| s.name == name)
    }

    /// Indices of a claim's speakers.
    #[must_use]
    pub fn of_claim(&self, claim: &Claim) -> Vec<usize> {
        claim.speakers.iter().filter_map(|name| self.find(name)).collect()
    }
}

/// A free letter that recalls the name: an initial, else another of its letters, else any.
fn letter(name: &str, taken: &BTreeSet<char>) -> char {
    let capital = |c: char| {
        let mut upper = c.to_uppercase();
        match (upper.next(), upper.next()) {
            (Some(u), None) if crate::text::width::cluster(u.encode_utf8(&mut [0; 4])) == 1 => u,
            _ => '·',
        }
    };
    let initials = name.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next());
    let rest = name.chars().filter(|c| c.is_alphanumeric());
    let wishes = initials.chain(rest).map(capital);
    wishes
        .chain('A'..='Z')
        .chain('a'..='z')
        .find(|c| c.is_alphanumeric() && !taken.contains(c))
        .unwrap_or('·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_recall_names_and_are_not_shared() {
        let mut taken = BTreeSet::new();
        let mut give = |name: &str| {
            let l = letter(name, &taken);
            taken.insert(l);
            l
        };
        assert_eq!(give("Mara Tolen"), 'M');
        assert_eq!(give("Miro Tann"), 'T');
        assert_eq!(give("Tam Mott"), 'A');
        assert_eq!(give("马拉"), 'B');
    }
}
