//! At what level two sides met.

use crate::extract::Party;
use std::collections::BTreeMap;

/// A level, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Directors, envoys, advisers, officers.
    Officials,
    /// Ambassadors.
    Ambassadors,
    /// Vice ministers, state secretaries.
    ViceMinisters,
    /// Ministers.
    Ministers,
    /// Heads of state or government.
    Leaders,
}

impl Level {
    /// The word used in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Officials => "officials",
            Self::Ambassadors => "ambassadors",
            Self::ViceMinisters => "vice ministers",
            Self::Ministers => "ministers",
            Self::Leaders => "leaders",
        }
    }

    /// The level of one title.
    fn of_title(title: &str) -> Self {
        let title = title.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
        let word = |word: &str| title.split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
        let deputy =
            has(&["deputy", "vice", "assistant", "under-secretary", "undersecretary", "under secretary"]);
        if has(&["adviser", "advisor", "spokes", "director", "general secretary of the council", "envoy"]) {
            return Self::Officials;
        }
        if has(&["prime minister", "premier", "chancellor", "taoiseach"]) {
            return if deputy { Self::Ministers } else { Self::Leaders };
        }
        let head =
            ["president", "king", "queen", "emir", "sultan", "emperor", "chairman"].iter().any(|w| word(w));
        if head {
            return if deputy { Self::Ministers } else { Self::Leaders };
        }
        if has(&["minister of state", "state secretary"]) || (deputy && has(&["minister", "secretary"])) {
            return Self::ViceMinisters;
        }
        if has(&[
            "minister",
            "high representative",
            "secretary of state",
            "foreign secretary",
            "secretary of",
        ]) {
            return Self::Ministers;
        }
        if has(&["ambassador", "chargé", "high commissioner", "permanent representative"]) {
            return Self::Ambassadors;
        }
        Self::Officials
    }

    /// The level of a contact: the highest rank on the side where that is lower. `None` where fewer
    /// than two sides have somebody with a title.
    #[must_use]
    pub fn of(parties: &[Party]) -> Option<Self> {
        let mut sides: BTreeMap<&str, Self> = BTreeMap::new();
        for party in parties {
            let Some(own) = party.titles.iter().map(|title| Self::of_title(title)).max() else { continue };
            let side = party.side.as_deref().unwrap_or(&party.name);
            let level = sides.entry(side).or_insert(own);
            *level = own.max(*level);
        }
        if sides.len() < 2 { None } else { sides.into_values().min() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_has_a_level() {
        for (title, level) in [
            ("President", Level::Leaders),
            ("Vice President", Level::Ministers),
            ("Prime Minister and Minister of Finance", Level::Leaders),
            ("Deputy Prime Minister", Level::Ministers),
            ("Secretary of State", Level::Ministers),
            ("Deputy Secretary of State", Level::ViceMinisters),
            ("Assistant Foreign Minister", Level::ViceMinisters),
            ("Minister for Foreign Affairs of Akitsu", Level::Ministers),
            ("Permanent Representative", Level::Ambassadors),
            ("National Security Adviser to the President", Level::Officials),
            ("Director of the Office", Level::Officials),
        ] {
            assert_eq!(Level::of_title(title), level, "{title}");
        }
    }

    #[test]
    fn the_lower_side_sets_the_level() {
        let party = |side: &str, title: &str| Party {
            name: format!("{side} {title}"),
            titles: vec![title.to_owned()],
            side: Some(side.to_owned()),
        };
        let both = [
            party("Taihan", "President"),
            party("Sarvan", "Foreign Minister"),
            party("Sarvan", "Ambassador"),
        ];
        assert_eq!(Level::of(&both), Some(Level::Ministers));
        assert_eq!(Level::of(&both[..1]), None);
    }
}
