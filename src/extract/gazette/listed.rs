//! Names of the lexicon, as they are written.

use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::lexicon::{Begins, Flags, Match, Payload};
use crate::text::TokenKind;

/// The longest listed name that starts at `i`.
pub(in crate::extract) fn listed(a: &Analysis<'_>, i: usize, end: usize) -> Option<(Kind, usize)> {
    if !a.lexicon.phrases.begins(a.word(i), Begins::NAME) {
        return None;
    }
    // "US$ 100 million" is money.
    let money = a.is(i + 1, '$') && a.tok(i + 1).is_some_and(|t| !t.token.spaced);
    if money {
        return None;
    }
    let mut best: Option<(Match, Kind)> = None;
    a.lexicon.phrases.matches((i..end).map(|k| a.word(k)), |m| {
        let kind = match m.payload {
            Payload::Country(k) => Kind::Country(k),
            Payload::Demonym(k) => Kind::Demonym(k),
            Payload::Named(k) => Kind::Named(k),
            _ => return,
        };
        if !written_right(a, i, &m) {
            return;
        }
        // "Petra Molnir": a given name before an unknown family name is no newspaper.
        let given = m.len == 1
            && matches!(kind, Kind::Named(_))
            && a.flags(i).any(Flags::GIVEN.with(Flags::GIVEN_TOO))
            && a.capital(i + 1)
            && a.word(i + 1) == 0;
        if given {
            return;
        }
        // "trans-Atlantic", "Euro-Atlantic": half of an adjective.
        if m.len == 1 && matches!(kind, Kind::Named(_)) && half(a, i) {
            return;
        }
        // "at the White Tower" is a place, "the White Tower said" a body.
        if let (Kind::Named(new), Some((b, Kind::Named(old)))) = (kind, best)
            && m.len == b.len
            && [new, old].iter().any(|&n| a.is_place(Kind::Named(n)))
        {
            if a.is_place(Kind::Named(new)) == located(a, i) {
                best = Some((m, kind));
            }
            return;
        }
        // A country wins over its adjective of the same length ("Taiwan", "Thai").
        let better =
            best.as_ref().is_none_or(|(b, k)| m.len > b.len || m.len == b.len && rank(kind) < rank(*k));
        if better {
            best = Some((m, kind));
        }
    });
    let (m, kind) = best?;
    // "U.S. Treasury Secretary": the state and an office of its, not a body.
    if m.len > 1
        && matches!(kind, Kind::Named(_))
        && a.capital(i + m.len)
        && matches!(a.surface(i + m.len), "Secretary" | "Minister" | "Chief" | "Deputy" | "Assistant")
        && let Some(state) = state_first(a, i, m.len)
    {
        return Some(state);
    }
    Some((kind, i + m.len))
}

/// The state whose name begins a longer name at `i`.
fn state_first(a: &Analysis<'_>, i: usize, longest: usize) -> Option<(Kind, usize)> {
    let mut state = None;
    a.lexicon.phrases.matches((i..i + longest).map(|k| a.word(k)), |m| {
        if let Payload::Country(k) = m.payload
            && m.len < longest
        {
            state = Some((Kind::Country(k), i + m.len));
        }
    });
    state
}

/// Whether the name at `i` stands where a place stands.
fn located(a: &Analysis<'_>, i: usize) -> bool {
    let Some(p) = i.checked_sub(1) else { return false };
    let p = if a.word(p) == a.known.the { p.saturating_sub(1) } else { p };
    matches!(
        a.surface(p),
        "at" | "At"
            | "in"
            | "In"
            | "inside"
            | "outside"
            | "visited"
            | "visit"
            | "near"
            | "left"
            | "leaving"
            | "to"
    ) && !(a.word(p) == a.known.to && !a.surface(p.wrapping_sub(1)).ends_with("it"))
}

/// The second half of "trans-Atlantic".
fn half(a: &Analysis<'_>, i: usize) -> bool {
    i > 1
        && a.is(i - 1, '-')
        && !a.tok(i).is_some_and(|t| t.token.spaced)
        && matches!(
            &*a.lower(i - 2),
            "trans" | "euro" | "indo" | "pan" | "inter" | "sub" | "afro" | "anti" | "pro"
        )
}

pub(super) const fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Country(_) => 0,
        Kind::Named(_) => 1,
        _ => 2,
    }
}

/// Abbreviations count in capitals only, names with a capital.
fn written_right(a: &Analysis<'_>, i: usize, m: &Match) -> bool {
    let surface_ok = |k: usize| {
        a.tok(k)
            .is_some_and(|t| t.token.kind != TokenKind::Word || t.token.capital || !a.surface(k).is_ascii())
    };
    let upper = (i..i + m.len).all(|k| {
        a.tok(k).is_none_or(|t| {
            t.token.kind != TokenKind::Word || a.surface(k).chars().all(|c| !c.is_lowercase())
        })
    });
    m.accepts(surface_ok(i), upper)
}
