//! Persons: runs of name words with the evidence for them — a title, a known given or family name,
//! a verb of saying, a fuller form elsewhere. No list of people: rules for the genre only.

mod evidence;
mod names;
mod office;
mod runs;
mod word;

pub(super) use evidence::says;
pub(super) use office::{particles, titled};

use super::analysis::{Analysis, Lower};
use super::mention::Kind;
use crate::lexicon::Flags;
use evidence::{called, evidence, lone_names, mononym};
use names::Names;
use runs::{candidates, runs};

/// Finds persons in two passes: first the names with evidence of their own, then bare repetitions of
/// their parts.
pub(super) fn find(a: &mut Analysis<'_>) {
    let runs = runs(a);
    let lone = lone_names(a);
    let mut full = Names::default();
    // Names that stand with evidence.
    for run in &runs {
        for name in candidates(a, run) {
            if evidence(a, &name, run) || called(a, &name, &lone) {
                let words: Vec<Lower<'_>> =
                    name.clone().filter(|&k| a.is_word(k)).map(|k| a.lower(k)).collect();
                if words.len() > 1 || titled(a, name.start) || says(a, name.end) || mononym(a, &name) {
                    full.insert(&words);
                    a.add(name, Kind::Person);
                }
            }
        }
    }
    // Repetitions: every run that ends in a known name, or is made of its parts.
    for run in &runs {
        let mut k = run.start;
        while k < run.end {
            if a.mention(k).is_some() || !a.capital(k) {
                k += 1;
                continue;
            }
            let mut end = k;
            while end < run.end
                && a.mention(end).is_none()
                && (a.capital(end) && full.part(&a.lower(end))
                    || a.is(end, '.') && end > k
                    || a.is(end, '-') && end > k)
            {
                end += 1;
            }
            while end > k && !a.is_word(end.wrapping_sub(1)) {
                end -= 1;
            }
            if end > k {
                let words = (k..end).filter(|&j| a.is_word(j));
                let single = words.clone().count() == 1;
                let in_name = single
                    && a.word(k.wrapping_sub(1)) == a.known.the
                    && a.capital(end)
                    && a.mention(end).is_none();
                let single_common = single
                    && (in_name
                        || a.flags(k).any(Flags::HE_SHE.with(Flags::THEY))
                        || a.flags(k).any(Flags::STARTER) && sentence_start(a, k) && !says(a, end)
                        || a.flags(k).any(Flags::NAME_STOP.with(Flags::MONTH).with(Flags::DETERMINER))
                            && !(titled(a, k) && a.flags(k).any(Flags::TITLE.with(Flags::MONTH))));
                let known = || full.has(&words.map(|j| a.lower(j)).collect::<Vec<_>>());
                if !single_common && (single || known()) {
                    a.add(k..end, Kind::Person);
                }
                k = end;
            } else {
                k += 1;
            }
        }
    }
}

fn sentence_start(a: &Analysis<'_>, k: usize) -> bool {
    a.opens_sentence(k)
}
