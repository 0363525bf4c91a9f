//! The rungs of all ladders by the words that stand on them: how strong a claim is, as data says.

use super::ladder::{BUILTIN, FAMILIES};
use super::record::Record;
use super::{Act, plain};
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// One cue of a ladder.
#[derive(Clone, Debug)]
struct Cue {
    act: Act,
    /// The words after the first, in lower case, with single spaces.
    rest: Arc<str>,
    /// How many they are.
    words: usize,
    strength: u8,
    /// Whose ladder it is, as an index; nobody's in particular without.
    family: Option<usize>,
}

/// Ladders, compiled: first word → cues.
#[derive(Clone, Debug, Default)]
pub struct Rungs {
    cues: HashMap<Box<str>, Vec<Cue>, FixedState>,
    /// The lengths of first words, a bit each, by their first byte: most words of a text are passed over.
    lengths: Lengths,
    /// The highest rung of each act.
    top: Vec<(Act, u8)>,
    /// The issuers of each ladder that is not everybody's.
    families: Vec<Vec<String>>,
}

/// Which lengths the words have that begin with a byte.
#[derive(Clone, Debug)]
struct Lengths([u32; 256]);

impl Default for Lengths {
    fn default() -> Self {
        Self([0; 256])
    }
}

impl Lengths {
    const fn bit(word: &str) -> u32 {
        1 << if word.len() < 31 { word.len() } else { 31 }
    }

    fn add(&mut self, word: &str) {
        if let Some(slot) = word.bytes().next().and_then(|b| self.0.get_mut(usize::from(b))) {
            *slot |= Self::bit(word);
        }
    }

    /// Whether a word that was added can be this one.
    fn may_hold(&self, word: &str) -> bool {
        let slot = word.bytes().next().and_then(|b| self.0.get(usize::from(b)));
        slot.is_some_and(|lengths| lengths & Self::bit(word) != 0)
    }
}

/// A rung found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many words its cue has.
    pub words: usize,
    /// The rung, from 1.
    pub strength: u8,
}

impl Rungs {
    /// The built-in ladders, compiled on first use.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static RUNGS: OnceLock<Rungs> = OnceLock::new();
        RUNGS.get_or_init(|| {
            let mut rungs = Self::default();
            for text in BUILTIN.iter().chain(FAMILIES) {
                if let Some(table) = plain::read(text) {
                    rungs.load(&table);
                }
            }
            rungs
        })
    }

    /// Adds one ladder file; its cues win over those of the same words and issuer loaded before.
    pub(super) fn load(&mut self, table: &Record<'_>) {
        let acts: Vec<Act> = table.strings("acts").filter_map(Act::parse).collect();
        let issuers: Vec<String> = table.strings("issuers").map(str::to_owned).collect();
        let family = (!issuers.is_empty()).then(|| {
            self.families.push(issuers);
            self.families.len() - 1
        });
        for rung in table.records("rung") {
            let Some(strength) = rung.whole("strength").and_then(|n| u8::try_from(n).ok()) else { continue };
            for &act in &acts {
                match self.top.iter_mut().find(|(known, _)| *known == act) {
                    Some((_, top)) => *top = strength.max(*top),
                    None => self.top.push((act, strength)),
                }
            }
            for cue in rung.strings("cues") {
                let (first, rest) = cue.split_once(' ').unwrap_or((cue, ""));
                let words = if first.len() == cue.len() { 0 } else { rest.split(' ').count() };
                let rest: Arc<str> = rest.into();
                if !self.cues.contains_key(first) {
                    self.cues.insert(first.into(), Vec::new());
                    self.lengths.add(first);
                }
                let Some(list) = self.cues.get_mut(first) else { continue };
                for &act in &acts {
                    let same =
                        |c: &Cue| c.act == act && c.family == family && c.words == words && c.rest == rest;
                    list.retain(|c| !same(c));
                    list.push(Cue { act, rest: Arc::clone(&rest), words, strength, family });
                }
            }
        }
    }

    /// The highest rung of the act's ladder, 0 where there is none.
    #[must_use]
    pub fn top(&self, act: Act) -> u8 {
        self.top.iter().find(|(known, _)| *known == act).map_or(0, |&(_, top)| top)
    }

    /// The longest cue of the act that starts with `first` and goes on with the words that `word` gives for 1, 2, …
    /// (in lower case). A ladder of the issuer's goes before one of everybody's.
    pub fn at(
        &self,
        act: Act,
        issuer: Option<&str>,
        first: &str,
        is_word: impl Fn(usize, &str) -> bool,
    ) -> Option<Found> {
        if !self.lengths.may_hold(first) {
            return None;
        }
        let holds = |cue: &&Cue| {
            cue.act == act
                && cue.family.is_none_or(|f| self.of_family(f, issuer))
                && cue.rest.split(' ').take(cue.words).enumerate().all(|(k, w)| is_word(k + 1, w))
        };
        let found = self.cues.get(first)?.iter().filter(holds);
        let best = found.max_by_key(|cue| (cue.words, cue.family.is_some()))?;
        Some(Found { words: best.words + 1, strength: best.strength })
    }

    fn of_family(&self, family: usize, issuer: Option<&str>) -> bool {
        let Some(issuer) = issuer else { return false };
        self.families.get(family).is_some_and(|names| names.iter().any(|name| issuer.contains(name.as_str())))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn strength(act: Act, issuer: Option<&str>, text: &str) -> Option<u8> {
        let words: Vec<&str> = text.split(' ').collect();
        Rungs::builtin().at(act, issuer, words[0], |k, w| words.get(k) == Some(&w)).map(|f| f.strength)
    }

    #[test]
    fn every_built_in_ladder_is_plain() {
        assert!(BUILTIN.iter().chain(FAMILIES).all(|text| plain::read(text).is_some()));
    }

    #[test]
    fn the_longest_cue_decides() {
        assert_eq!(strength(Act::Request, None, "demanded an"), Some(7));
        assert!(
            strength(Act::Oppose, None, "condemned in the strongest terms")
                > strength(Act::Oppose, None, "condemned it")
        );
        assert_eq!(strength(Act::Request, None, "walked away"), None);
    }

    #[test]
    fn an_issuer_has_its_own_ladder() {
        let eu = strength(Act::Concern, Some("European Union"), "deep concern");
        let all = strength(Act::Concern, None, "deep concern");
        assert!(eu > all, "{eu:?} {all:?}");
    }
}
