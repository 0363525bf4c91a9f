//! Two persons of one family name: which of them a mention by it alone means.

use super::analysis::{Analysis, Lower};
use super::entity::{Record, SUFFIXES};
use super::mention::Mention;
use super::titles;

/// Places looked at of each person for his titles.
const PLACES: usize = 16;

/// Which of the persons among `candidates` is meant where the family name `word` stands alone: the one before whose full
/// name the title of this mention stands, else the one named last before it, else the first. Nothing where fewer than two
/// bear the name.
pub(super) fn meant<'c>(
    a: &Analysis<'_>,
    records: &[Record],
    candidates: impl Iterator<Item = &'c usize>,
    mention: &Mention,
    word: &Lower<'_>,
) -> Option<usize> {
    let bears = |record: &Record| {
        let mut family = record.words.iter().rev().filter(|w| !SUFFIXES.contains(&w.as_str()));
        record.words.len() > 1 && family.next().is_some_and(|w| *w == **word)
    };
    let mut named: Vec<usize> = candidates.copied().filter(|&c| records.get(c).is_some_and(bears)).collect();
    if named.len() < 2 {
        return None;
    }
    named.sort_unstable();
    let office = |start: usize| {
        let found = titles::before(a, start);
        (found.start..start).map(|k| a.lower(k).as_str().to_owned()).collect::<Vec<String>>()
    };
    let title = office(mention.toks.start);
    // Full names are linked before short ones, each in the order of the text.
    let full = |c: usize| {
        let mentions = records.get(c).map_or(&[][..], |r| &r.mentions);
        let long = |m: &usize| a.mentions.get(*m).is_some_and(|m| m.toks.len() > 1);
        mentions.get(..mentions.partition_point(long)).unwrap_or(&[])
    };
    let start = |m: &usize| a.mentions.get(*m).map_or(0, |m| m.toks.start);
    let places = |c: usize| full(c).iter().take(PLACES).map(start);
    let titled = |c: usize| !title.is_empty() && places(c).any(|start| office(start).ends_with(&title));
    // "Vice President" ends "President" too: the same title goes before a longer one.
    let same = |c: usize| !title.is_empty() && places(c).any(|start| office(start) == title);
    let one = |is: &dyn Fn(usize) -> bool| {
        let mut found = named.iter().copied().filter(|&c| is(c));
        found.next().filter(|_| found.next().is_none())
    };
    if let Some(one) = one(&same).or_else(|| one(&titled)) {
        return Some(one);
    }
    let before = |c: usize| {
        let full = full(c);
        let n = full.partition_point(|m| start(m) < mention.toks.start);
        full.get(n.checked_sub(1)?).map(start)
    };
    let last = named.iter().copied().filter_map(|c| Some((before(c)?, c))).max();
    last.map(|(_, c)| c).or_else(|| named.first().copied())
}
