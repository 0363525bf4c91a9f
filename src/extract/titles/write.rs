//! A title as it is written down, and the state inside a body's name.

use super::{HIGHNESS, Titles};
use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
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
        // "Guardian of the Two Lakes King Harun": the crown is a title of its own behind another's field.
        let crowned = k > from + 2
            && crown(a, k)
            && a.capital(k - 1)
            && !a.flags(k - 1).any(Flags::HONORIFIC.with(Flags::TITLE).with(Flags::TITLE_MODIFIER))
            && (from..k).any(|j| a.word(j) == a.known.of);
        if splits || crowned {
            add(a, out, start, k);
            start = k + usize::from(splits);
        }
        k += 1;
    }
    add(a, out, start, to);
}

/// "King", "Queen": the office of one who reigns, before the name.
pub(super) fn crown(a: &Analysis<'_>, k: usize) -> bool {
    matches!(a.surface(k), "King" | "Queen" | "Emir" | "Sultan" | "Emperor")
}

/// "General", "Marshal": a rank, which stands beside an office.
pub(super) fn rank(a: &Analysis<'_>, k: usize) -> bool {
    matches!(a.surface(k), "General" | "Marshal" | "Colonel" | "Admiral" | "Captain" | "Major" | "Brigadier")
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
    if from < to && (from..to).any(|k| a.flags(k).any(Flags::TITLE)) {
        let text = crate::extract::entity::surface(a, from, to);
        let text = if text.contains('[') { text.replace(" [sic]", "") } else { text };
        // "Foreign Ministers Orlan and Vask": each is one.
        let text = if a.plural_office(to - 1) && a.capital(to - 1) { singular(&text) } else { text };
        if !out.titles.contains(&text) {
            out.titles.push(text);
        }
    }
}

/// One of several: "Foreign Ministers" is "Foreign Minister", "Secretaries" is "Secretary".
fn singular(office: &str) -> String {
    match office.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => office.strip_suffix('s').unwrap_or(office).to_owned(),
    }
}

/// The office in the plural that stands before the first of several names and is that of the one at token `start` too:
/// "Foreign Ministers Orlan of Norland and Vask of Sarvan".
pub(super) fn shared(a: &Analysis<'_>, start: usize) -> Option<(usize, usize)> {
    let mut k = start;
    for _ in 0..12 {
        let p = k.checked_sub(1).filter(|&p| a.word(p) == a.known.and || a.is(p, ','))?;
        let p = if a.word(p) == a.known.and && a.is(p.wrapping_sub(1), ',') { p - 1 } else { p };
        // Back over "of Norland" or "(Norland)" to the name before.
        let country = |end: usize| a.mention_ending(end).filter(|m| m.kind.is_state()).map(|m| m.toks.start);
        let close = usize::from(a.is(p.wrapping_sub(1), ')'));
        let end = match country(p - close) {
            Some(c) if close > 0 => c.checked_sub(1).filter(|&o| a.is(o, '('))?,
            Some(c) => {
                let of = c.checked_sub(1)?;
                let of = of - usize::from(a.word(of) == a.known.the);
                (a.word(of) == a.known.of).then_some(of)?
            }
            None => p,
        };
        let name = a.mention_ending(end).filter(|m| m.kind == Kind::Person)?;
        k = name.toks.start;
        let head = k.checked_sub(1)?;
        if a.capital(head) && a.plural_office(head) && a.flags(head).any(Flags::TITLE) {
            let inner = Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER);
            let mut from = head;
            while from > a.block_start(head) && a.capital(from - 1) && a.flags(from - 1).any(inner) {
                from -= 1;
            }
            return Some((from, k));
        }
    }
    None
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
