//! Events named by pattern: anniversaries, numbered meetings, meetings of states, a word of disaster after a name.

use super::analysis::Analysis;
use super::gazette;
use super::mention::Kind;
use crate::lexicon::{Begins, EntityType, Flags};
use crate::text::TokenKind;
use std::ops::Range;

/// Ordinals in words that stand before an anniversary or a meeting.
const ORDINALS: [&str; 26] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-fifth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
];

/// The event named by pattern that starts at `i`.
pub(super) fn at(a: &Analysis<'_>, i: usize, block: &Range<usize>) -> Option<(Kind, usize)> {
    let ordinal = ordinal(a, i);
    if let Some(next) = ordinal
        && next < block.end
    {
        if a.surface(next) == "anniversary" {
            return Some((Kind::Event, anniversary(a, next + 1, block.end).max(next + 1)));
        }
        return numbered(a, next, block);
    }
    if year(a, i) && a.capital(i + 1) {
        // "2030 Harbour State election"
        let (_, end) = gazette::listed(a, i + 1, block.end).filter(|(k, _)| state(*k))?;
        return (matches!(
            a.surface(end),
            "election" | "elections" | "referendum" | "Election" | "Elections"
        ))
        .then_some((Kind::Event, end + 1));
    }
    if a.surface(i) == "COP" && a.tok(i + 1).is_some_and(|t| t.token.kind == TokenKind::Number) {
        return Some((Kind::Event, i + 2));
    }
    if !a.capital(i) {
        return None;
    }
    // "Special Norland-Sindara Foreign Ministers' Meeting"
    if matches!(a.surface(i), "Special" | "Extraordinary" | "Informal" | "Annual")
        && let Some(found) = between_states(a, i + 1, block)
    {
        return Some(found);
    }
    if let Some(end) = ministers(a, i, block.end) {
        return Some((Kind::Event, end));
    }
    between_states(a, i, block)
}

/// "Foreign Ministers' Meeting", "foreign ministers' meeting", "leaders' summit" at `i`: its end.
fn ministers(a: &Analysis<'_>, i: usize, last: usize) -> Option<usize> {
    let mut k = i;
    // "Foreign and Development Ministers' Meeting"
    let field = |k: usize| {
        a.flags(k).any(Flags::TITLE_INNER)
            || k > i && a.word(k) == a.known.and && a.capital(k + 1)
            || k > i && a.word(k - 1) == a.known.and && a.capital(k)
    };
    while k < i + 5 && field(k) {
        k += 1;
    }
    let owned = a
        .tok(k + 1)
        .is_some_and(|t| t.token.kind == TokenKind::Possessive || t.token.is('’') || t.token.is('\''));
    let office = matches!(&*a.lower(k), "ministers" | "leaders" | "secretaries" | "presidents");
    // "Harbour Group Foreign Ministers Meeting": without the mark, in capitals only.
    let meet = if owned { k + 2 } else { k + 1 };
    let meets = matches!(&*a.lower(meet), "meeting" | "meetings" | "summit" | "conference" | "dialogue");
    let plain = owned || k > i && a.capital(k) && a.capital(meet) && !a.opens(meet);
    (office && meets && plain && meet < last).then_some(meet + 1)
}

/// The token after an ordinal at `i`.
fn ordinal(a: &Analysis<'_>, i: usize) -> Option<usize> {
    let tok = a.tok(i)?;
    if tok.token.kind == TokenKind::Number {
        let tail = a.surface(i).trim_start_matches(|c: char| c.is_ascii_digit());
        let number = tail.len() < a.surface(i).len() && matches!(tail, "st" | "nd" | "rd" | "th");
        return number.then_some(i + 1);
    }
    if tok.token.kind != TokenKind::Word || !a.is_word(i + 1) {
        return None;
    }
    let follows = a.surface(i + 1) == "anniversary" || a.capital(i) && a.capital(i + 1);
    (follows && ORDINALS.contains(&&*a.lower(i))).then_some(i + 1)
}

fn year(a: &Analysis<'_>, i: usize) -> bool {
    a.tok(i).is_some_and(|t| t.token.kind == TokenKind::Number)
        && a.surface(i).len() == 4
        && a.surface(i).starts_with(['1', '2'])
}

const fn state(kind: Kind) -> bool {
    matches!(kind, Kind::Country(_) | Kind::State | Kind::Demonym(_))
}

/// "30th Harbour Summit", "5th Meeting of the Harbour Council": after an ordinal.
fn numbered(a: &Analysis<'_>, i: usize, block: &Range<usize>) -> Option<(Kind, usize)> {
    if !a.capital(i) {
        return None;
    }
    let mut k = i;
    let mut end = None;
    while k < block.end && k < i + 16 {
        if meets(a, k) {
            end = Some(k + 1);
        } else if !(a.capital(k) || a.is(k, '-') || a.is(k, '–') || possessive(a, k)) {
            break;
        }
        k += 1;
    }
    let end = end?;
    // "5th Meeting of the Harbour Council"; "41st Foreign Ministers' Meeting" has its own name.
    let bare = end == i + 1
        || matches!(a.surface(end + 1 + usize::from(a.word(end + 1) == a.known.the)), "Parties" | "States");
    Some((Kind::Event, if bare { of_whom(a, end, block.end) } else { end }))
}

/// "of the Parties", "of the Harbour Cultural Council" after the word for a meeting.
fn of_whom(a: &Analysis<'_>, end: usize, last: usize) -> usize {
    if a.word(end) != a.known.of {
        return end;
    }
    let mut k = end + 1 + usize::from(a.word(end + 1) == a.known.the);
    let first = k;
    while k < last
        && k < first + 10
        && (a.capital(k) && !a.flags(k).any(Flags::MONTH)
            || (a.is(k, '-') || a.is(k, '/')) && a.capital(k + 1))
    {
        k += 1;
    }
    if k > first { k } else { end }
}

/// A capitalised word for a meeting.
fn meets(a: &Analysis<'_>, k: usize) -> bool {
    a.capital(k)
        && (a.flags(k).any(Flags::EVENT_HEAD) || matches!(a.surface(k), "Meeting" | "Meetings" | "Plenary"))
        && (k == 0 || !wired(a, k))
}

/// "Press Conference", "Video Conference": how something is said, no event with a name.
pub(super) fn wired(a: &Analysis<'_>, head: usize) -> bool {
    head > 0
        && matches!(
            a.surface(head - 1),
            "Press" | "Video" | "News" | "Phone" | "Telephone" | "Virtual" | "Media" | "Conference"
        )
}

fn possessive(a: &Analysis<'_>, k: usize) -> bool {
    a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Possessive)
}

/// "Norland-Sindara Foreign Ministers' Meeting", "Norland-Sindara war": states or bodies joined by a hyphen, and a
/// word for a meeting or a fight.
fn between_states(a: &Analysis<'_>, i: usize, block: &Range<usize>) -> Option<(Kind, usize)> {
    if !a.lexicon.phrases.begins(a.word(i), Begins::NAME) {
        return None;
    }
    let hyphen = |k: usize| (a.is(k, '-') || a.is(k, '–')) && a.capital(k + 1);
    if i > block.start
        && hyphen(i - 1)
        && !a.tok(i).is_some_and(|t| t.token.spaced)
        && a.capital(i.wrapping_sub(2))
    {
        return None;
    }
    let tied = (i + 1..i + 6).any(hyphen);
    let office = tied || (i + 1..i + 7).any(|k| matches!(&*a.lower(k), "ministers" | "leaders"));
    if !office {
        return None;
    }
    let (kind, first) = gazette::listed(a, i, block.end)?;
    let names = |kind: Kind| match kind {
        Kind::Country(_) | Kind::State => true,
        Kind::Demonym(_) => tied,
        Kind::Named(k) => a
            .lexicon
            .named
            .get(k as usize)
            .is_some_and(|n| matches!(n.kind, EntityType::Organization | EntityType::Place)),
        _ => false,
    };
    if !names(kind) {
        return None;
    }
    let mut k = first;
    let mut partners = 1;
    while hyphen(k) && k + 1 < block.end {
        let next = gazette::listed(a, k + 1, block.end).filter(|(kind, _)| names(*kind));
        k = next.map_or(k + 2, |(_, end)| end);
        partners += 1;
        // "Norland-Aotea New Sindara": two names of one state.
        if let Some((_, end)) = gazette::listed(a, k, block.end).filter(|(kind, _)| state(*kind)) {
            k = end;
        }
    }
    if let Some(end) = ministers(a, k, block.end) {
        return Some((Kind::Event, end));
    }
    if partners < 2 {
        return None;
    }
    let adjective = matches!(kind, Kind::Demonym(_));
    let fight = matches!(a.surface(k), "war" | "conflict" | "crisis" | "War" | "Conflict");
    if adjective && !fight {
        return None;
    }
    if fight || a.surface(k) == "dialogue" {
        let mut end = k + 1;
        // "dialogue on Strategic Stability"
        if a.word(end) == a.known.on && a.capital(end + 1) {
            end += 1;
            while end < block.end && a.capital(end) {
                end += 1;
            }
        }
        return Some((Kind::Event, end));
    }
    // Words of office and rank up to the word for the meeting.
    let mut end = None;
    while k < block.end && k < i + 16 {
        let talk = matches!(a.surface(k), "Conversation" | "Call" | "Talk") && a.capital(k);
        if talk || meets(a, k) {
            end = Some(k + 1);
        } else if !(a.capital(k)
            && (a.flags(k).any(RANK)
                || matches!(
                    a.surface(k),
                    "Telephone" | "Trilateral" | "Bilateral" | "Tripartite" | "Quadrilateral" | "Ministerial"
                ))
            || possessive(a, k))
        {
            break;
        }
        k += 1;
    }
    end.map(|e| (Kind::Event, e))
}

/// Words that may stand between the states and the word for their meeting.
const RANK: Flags = Flags::NAME_STOP.with(Flags::TITLE).with(Flags::TITLE_INNER);

/// The end of what an anniversary is of: "of the founding of the United Nations".
fn anniversary(a: &Analysis<'_>, from: usize, end: usize) -> usize {
    let mut k = from;
    let mut last = k;
    let mut depth_words = 0;
    while k < end && depth_words < 24 {
        let w = a.word(k);
        let closes = matches!(
            a.surface(k),
            "victory" | "founding" | "establishment" | "relations" | "ties" | "independence" | "alliance"
        );
        let lower_inside = closes
            || w == a.known.of
            || w == a.known.the
            || matches!(
                a.surface(k),
                "its"
                    | "end"
                    | "signing"
                    | "diplomatic"
                    | "in"
                    | "between"
                    | "normalization"
                    | "normalisation"
            );
        let hyphen = a.is(k, '-') || a.is(k, '–');
        if a.capital(k) || a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Number) {
            k += 1;
            last = k;
        } else if lower_inside || possessive(a, k) || hyphen {
            k += 1;
            if closes {
                last = k;
            }
        } else if a.word(k) == a.known.and
            && (a.word(k + 1) == a.known.the
                && a.capital(k + 2)
                && !a.tok(k + 2).is_some_and(|t| t.token.kind == TokenKind::Number))
        {
            k += 2;
        } else {
            break;
        }
        depth_words += 1;
    }
    last
}
