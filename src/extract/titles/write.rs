//! A title as it is written down, and the state inside a body's name.

use super::{HIGHNESS, Titles};
use crate::extract::analysis::Analysis;
use crate::lexicon::Flags;

/// Splits a chunk at "and" between two titles and stores each.
pub(super) fn push(a: &Analysis<'_>, out: &mut Titles, from: usize, to: usize) {
    let mut start = from;
    let mut k = from;
    while k < to {
        let splits = a.word(k) == a.known.and
            && k + 1 < to
            && a.flags(k + 1).any(Flags::TITLE.with(Flags::TITLE_MODIFIER))
            && a.capital(k + 1)
            && !matches!(a.surface(k + 1), "State" | "Security" | "Commander-in-Chief");
        if splits {
            add(a, out, start, k);
            start = k + 1;
        }
        k += 1;
    }
    add(a, out, start, to);
}

fn add(a: &Analysis<'_>, out: &mut Titles, mut from: usize, to: usize) {
    // "His Royal Highness" is an address, no title.
    if let Some(end) = (from..to.min(from + 3)).find(|&k| HIGHNESS.contains(&a.surface(k))) {
        from = end + 1;
    }
    while from < to && (a.word(from) == a.known.the || a.flags(from).any(Flags::CONJUNCTION)) {
        from += 1;
    }
    // Honorifics are kept for protocol elsewhere; they are no title.
    while from < to
        && (a.flags(from).any(Flags::HONORIFIC) && !a.flags(from).any(Flags::TITLE) || a.is(from, '.'))
    {
        from += 1;
    }
    let mut to = to;
    while to > from
        && (a.flags(to - 1).any(Flags::HONORIFIC) && !a.flags(to - 1).any(Flags::TITLE) || a.is(to - 1, '.'))
    {
        to -= 1;
    }
    // "Senator the Hon", "Prime Minister the Right Hon"
    while to > from && (a.word(to - 1) == a.known.the || matches!(a.surface(to - 1), "Right" | "Rt" | "Most"))
    {
        to -= 1;
    }
    let plural = to == from + 1 && a.plural_office(from);
    if from < to && !plural && (from..to).any(|k| a.flags(k).any(Flags::TITLE)) {
        let text = crate::extract::entity::surface(a, from, to);
        let text = if text.contains('[') { text.replace(" [sic]", "") } else { text };
        if !out.titles.contains(&text) {
            out.titles.push(text);
        }
    }
}

/// A country named inside a body's name: "Sarvan Federation Security Council".
pub(in crate::extract) fn inner_country(a: &Analysis<'_>, toks: std::ops::Range<usize>) -> Option<String> {
    toks.clone().find_map(|k| {
        let mut found = None;
        a.lexicon.phrases.matches((k..toks.end).map(|j| a.word(j)), |m| {
            if let crate::lexicon::Payload::Country(c) | crate::lexicon::Payload::Demonym(c) = m.payload
                && a.capital(k)
            {
                found = a.lexicon.countries.get(c as usize).map(|c| c.name.clone());
            }
        });
        found
    })
}
