//! Foreign ministers by other words: "the head of Sarvan diplomacy", "Norland's top diplomat", "the head of the
//! Ministry of Foreign Affairs of Taihan".

use super::{Subject, Who, of};
use crate::extract::analysis::Analysis;
use crate::extract::cast::{Cast, country_name};
use crate::extract::mention::Kind;
use crate::extract::titles::inner_country;
use crate::lexicon::Flags;
use crate::text::TokenKind;

/// The foreign minister whom the words right before token `end` paraphrase, if one is known.
pub(super) fn chief_diplomat(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    let last = end.checked_sub(1).filter(|&k| k > floor)?;
    let before = &*a.lower(last - 1);
    let short = match &*a.lower(last) {
        "diplomat" => matches!(before, "top" | "chief"),
        "chief" => before == "diplomacy",
        _ => false,
    };
    // "The top Sarvan diplomat"
    let inside = (a.lower(last) == "diplomat")
        .then(|| a.mention_ending(last))
        .flatten()
        .filter(|m| matches!(m.kind, Kind::Demonym(_)) && m.toks.start > floor)
        .map(|m| m.toks.start - 1)
        .filter(|&k| matches!(&*a.lower(k), "top" | "chief"));
    let head = match inside {
        Some(head) => head,
        None if short => last - 1,
        None => heads_ministry(a, end, floor)?,
    };
    // "The Sarvan", "Norland's", "The"
    let mut start = head;
    if start > floor && a.tok(start - 1).is_some_and(|t| t.token.kind == TokenKind::Possessive) {
        start -= 1;
    }
    if start > floor
        && let Some(m) = a.mention_ending(start).filter(|m| m.toks.start >= floor)
        && matches!(m.kind, Kind::Country(_) | Kind::State | Kind::Demonym(_))
    {
        start = m.toks.start;
    }
    start -= usize::from(start > floor && a.flags(start - 1).any(Flags::DETERMINER));
    let country = (start..end).find_map(|k| {
        let m = a.mention(k)?;
        country_name(a, m.kind, m.toks.start).or_else(|| inner_country(a, m.toks.clone()))
    });
    let entity = cast.foreign_minister(country.as_deref())?;
    Some(of_person(start..end, cast, entity))
}

/// "the head of the Sarvan government": who acts for the state, if one is known.
pub(super) fn head_of_government(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    let last = end.checked_sub(1).filter(|&k| k > floor && a.lower(k) == "government")?;
    // The government may be a body of its own: "Sarvan government".
    let state = a
        .mention_ending(end)
        .or_else(|| a.mention_ending(last).filter(|m| matches!(m.kind, Kind::Demonym(_))))
        .filter(|m| m.toks.start > floor + 1)?;
    let of = state.toks.start - 1 - usize::from(a.word(state.toks.start - 1) == a.known.the);
    let head =
        of.checked_sub(1).filter(|&h| h >= floor && a.word(of) == a.known.of && a.lower(h) == "head")?;
    let start = head - usize::from(head > floor && a.flags(head - 1).any(Flags::DETERMINER));
    let country =
        country_name(a, state.kind, state.toks.start).or_else(|| inner_country(a, state.toks.clone()))?;
    let entity = cast.of_country(&country)?;
    Some(of_person(start..end, cast, entity))
}

fn of_person(toks: std::ops::Range<usize>, cast: &Cast, entity: u32) -> Subject {
    of(toks, Who::Person, vec![cast.name(entity)], vec![entity])
}

/// Where "head of the Foreign Ministry", "chief of diplomacy" begins that ends before token `end`.
fn heads_ministry(a: &Analysis<'_>, end: usize, floor: usize) -> Option<usize> {
    let head = (floor..end.saturating_sub(2))
        .rev()
        .take(12)
        .find(|&k| matches!(&*a.lower(k), "head" | "chief") && a.word(k + 1) == a.known.of)?;
    let rest = || (head + 2..end).map(|k| a.lower(k));
    let foreign = rest().any(|w| &*w == "foreign")
        && rest().any(|w| matches!(&*w, "ministry" | "office" | "affairs"))
        // "the head of the department of the Foreign Ministry" is another.
        && !rest().any(|w| matches!(&*w, "department" | "division" | "section" | "directorate" | "delegation"));
    let diplomacy = rest().any(|w| &*w == "diplomacy");
    let name = (head + 2..end).all(|k| {
        a.capital(k)
            || [a.known.of, a.known.the, a.known.and].contains(&a.word(k))
            || matches!(&*a.lower(k), "foreign" | "ministry" | "affairs" | "diplomacy" | "office")
    });
    (name && (foreign || diplomacy)).then_some(head)
}
