//! Where the lexicon entry of a cue stands, for those who ask why.

use super::analysis::Analysis;
use std::ops::Range;

/// The origin of the entry that made a cue: the file and line, or nothing where a rule made it.
pub(super) fn of(a: &Analysis<'_>, cue: Option<&Range<usize>>) -> Option<String> {
    let cue = cue?;
    cue.clone().find_map(|k| entry(a, k, cue)).map(str::to_owned)
}

/// The entry for the verb at `k`: the light verb whose noun stands in the cue or right after it, else
/// the cue with the most words of its own.
fn entry<'a>(a: &'a Analysis<'_>, k: usize, cue: &Range<usize>) -> Option<&'a str> {
    let lexicon = a.lexicon;
    let mut best: Option<(usize, &str)> = None;
    for &(verb, _) in a.forms(k) {
        for entry in indexed(&lexicon.cues_of, verb).filter_map(|i| lexicon.cues.get(i)) {
            if entry.press && !a.press {
                continue;
            }
            let own = entry
                .with
                .iter()
                .filter(|w| (k + 1..=k + 3).any(|j| j + w.len() <= cue.end.max(k + 1) && a.words_at(j, w)))
                .map(Vec::len)
                .max();
            if let Some(len) = own
                && best.is_none_or(|(most, _)| len > most)
            {
                best = Some((len, &entry.origin));
            }
        }
        for entry in indexed(&lexicon.lights_of, verb).filter_map(|i| lexicon.lights.get(i)) {
            let noun = (k + 1..k + 13).find_map(|j| {
                entry.nouns.iter().filter(|n| a.words_at(j, n)).map(Vec::len).max().filter(|_| {
                    // Behind the cue only where the entry leaves its noun to the content.
                    j < cue.end || entry.keep_noun
                })
            });
            if let Some(len) = noun
                && a.words_at(k + 1, &entry.after)
                && best.is_none_or(|(most, _)| len + entry.after.len() > most)
            {
                best = Some((len + entry.after.len(), &entry.origin));
            }
        }
    }
    best.map(|(_, origin)| origin)
}

fn indexed(table: &[Vec<u32>], verb: u32) -> impl Iterator<Item = usize> {
    table.get(verb as usize).into_iter().flatten().map(|&i| i as usize)
}
