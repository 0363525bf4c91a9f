//! Names of the lexicon, and names found by their heads: "Ministry of Grain", "Lake Dal", "Orm crisis".

mod headed;
mod joints;
mod listed;
mod lower;

pub(super) use listed::listed;

use super::analysis::Analysis;
use super::hints::Hint;
use super::mention::Kind;
use crate::lexicon::{EntityType, Flags};
use crate::text::TokenKind;
use headed::headed;
use std::ops::Range;

/// Every name of the lexicon, longest first from left to right, grown by heads around it.
pub(super) fn find(a: &mut Analysis<'_>) {
    for block in 0..a.block_toks.len() {
        let Some(range) = a.block_toks.get(block).cloned() else { continue };
        let mut i = range.start;
        while i < range.end {
            // Most tokens are passed over here.
            i = a.hints.next(i, range.end, Hint::NAME);
            if i >= range.end {
                break;
            }
            let listed = match listed(a, i, range.end) {
                Some((Kind::Country(k), end)) if city_state(a, i, k) => Some((Kind::Place, end)),
                other => other,
            };
            if listed.is_none()
                && let Some(end) = called_place(a, i, range.end)
            {
                a.add(i..end, Kind::Place);
                i = end;
            } else if let Some((kind, end)) = listed.and_then(|l| body_of_state(a, l, &range)) {
                a.add(i..end, kind);
                i = end;
            } else if let Some((kind, end)) = headed(a, i, &range, listed) {
                a.add(i..end, kind);
                i = end;
            } else if let Some((kind, end)) = listed.filter(|&(kind, end)| !field_of_office(a, i, end, kind))
            {
                a.add(i..end, kind);
                i = end;
            } else {
                i += 1;
            }
        }
    }
}

/// "the town of Vesk", "the meeting held in Vesk": an unknown name that is called a place.
fn called_place(a: &Analysis<'_>, i: usize, last: usize) -> Option<usize> {
    if i < 2 || !a.capital(i) || a.word(i) != 0 || a.toks.get(i).is_some_and(|t| t.token.upper) {
        return None;
    }
    let called = a.word(i - 1) == a.known.of
        && matches!(
            a.surface(i - 2),
            "city" | "town" | "village" | "community" | "port" | "province" | "district" | "municipality"
        )
        || a.surface(i - 1) == "in" && matches!(a.surface(i - 2), "held" | "hosted" | "convened");
    let mut end = i + 1;
    while end < last && end < i + 3 && a.capital(end) && a.word(end) == 0 {
        end += 1;
    }
    // "to Tarnby, Norland": the state behind it says that it is a place.
    let within = || {
        let (kind, after) = listed(a, end + 1, last)?;
        let state = matches!(kind, Kind::Country(_)) || a.is_place(kind);
        let owns = a.tok(after).is_some_and(|t| t.token.kind == TokenKind::Possessive);
        (state && !owns && a.capital(end + 1)).then_some(end)
    };
    let where_ = matches!(a.surface(i - 1), "in" | "to" | "from" | "at" | "near" | "and" | "In");
    if where_ && a.is(end, ',') && end + 1 < last {
        return within();
    }
    (called && !a.capital(end)).then_some(end)
}

/// "Minister for Europe", "Secretary for Commonwealth Affairs": the field of an office is no name by itself.
fn field_of_office(a: &Analysis<'_>, i: usize, end: usize, kind: Kind) -> bool {
    let Kind::Named(n) = kind else { return false };
    let Some(named) = a.lexicon.named.get(n as usize).filter(|_| i > 1) else { return false };
    let office = a.word(i - 1) == a.known.for_ && a.capital(i - 2) && a.flags(i - 2).any(Flags::TITLE);
    let affairs = a.surface(end) == "Affairs" && a.word(i - 1) == a.known.and;
    office && named.kind == EntityType::Place || affairs && !named.medium
}

/// "US State Department", "Norland Ministry of Grain": a body with its state in front.
fn body_of_state(a: &Analysis<'_>, state: (Kind, usize), block: &Range<usize>) -> Option<(Kind, usize)> {
    let (kind, k) = state;
    if !kind.is_state() || !a.capital(k) || k >= block.end || a.opens(k) {
        return None;
    }
    let listed = listed(a, k, block.end);
    let (body, end) = headed(a, k, block, listed).or(listed)?;
    let organ = match body {
        Kind::Organization => true,
        Kind::Named(n) => {
            a.lexicon.named.get(n as usize).is_some_and(|n| n.kind == EntityType::Organization && !n.medium)
        }
        _ => false,
    };
    let office = a.capital(end)
        && a.flags(end).any(Flags::TITLE.with(Flags::TITLE_MODIFIER))
        && !a.surface(end).starts_with("Spokes");
    (organ && !office).then_some((Kind::Organization, end))
}

/// "a meeting held in Singapore": a state that is a city, where a meeting is.
fn city_state(a: &Analysis<'_>, i: usize, country: u32) -> bool {
    let city = a.lexicon.countries.get(country as usize).is_some_and(|c| c.capitals.contains(&c.name));
    city && i > 0
        && a.surface(i - 1) == "in"
        && (i.saturating_sub(14)..i).any(|k| {
            a.flags(k).any(Flags::EVENT_NOUN)
                || matches!(a.surface(k), "convene" | "convened" | "held" | "met" | "meet")
        })
}
