//! In whose name "the Meeting" speaks: a gathering of many states is told of by its own name, one of two sides is
//! those two.

use super::analysis::{Analysis, NONE};
use super::cast::{Cast, country_name};
use super::entity;
use super::mention::Kind;
use crate::lexicon::{EntityType, Flags, Payload};
use std::ops::Range;

/// Lines above a text in which the gathering is named.
const LINES: usize = 6;
/// Tokens of a sentence before which it names the gathering.
const LEAD: usize = 32;

/// Whether a word names a gathering that may speak: "the Meeting noted".
pub(super) fn gathers(a: &Analysis<'_>, k: usize) -> bool {
    matches!(
        &*a.lower(k),
        "meeting"
            | "summit"
            | "conference"
            | "assembly"
            | "session"
            | "congress"
            | "forum"
            | "council"
            | "organ"
            | "dialogue"
            | "roundtable"
            | "symposium"
            | "commission"
            | "committee"
    )
}

/// Who speaks as "the Meeting": the two sides of it, else the gathering by its name; nobody where the text names none.
pub(super) fn gathered(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let head = a.sentences.first().map_or(0, |s| s.toks.start);
    let lines = a.block_toks.iter().take(LINES).filter(|r| r.start < head).cloned();
    let lead = a.sentences.iter().take(2).map(|s| s.toks.start..s.toks.end.min(s.toks.start + LEAD));
    let named = lines.chain(lead).find_map(|r| named(a, cast, &r));
    named.or_else(|| held_by(a, cast).map(|body| vec![body])).unwrap_or_default()
}

/// "The Harbour Group held an extraordinary meeting": the body whose gathering the text opens with.
fn held_by(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let first = a.sentences.first().map(|s| crate::extract::claims::body(a, &s.toks))?;
    let start = first.start + usize::from(a.word(first.start) == a.known.the);
    let body = a.mention(start).filter(|m| m.toks.start == start && m.entity != NONE)?;
    let record = cast.records.get(body.entity as usize).filter(|r| r.kind == EntityType::Organization)?;
    let held = matches!(a.surface(body.toks.end), "held" | "convened" | "concluded" | "met" | "opened");
    let meeting = (body.toks.end..first.end.min(body.toks.end + 8)).any(|k| gathers(a, k));
    (held && meeting).then(|| record.name.clone())
}

/// Who speaks in the gathering that the tokens name, if they say whose it is.
fn named(a: &Analysis<'_>, cast: &Cast, r: &Range<usize>) -> Option<Vec<String>> {
    let head = r.clone().find(|&k| gathers(a, k) && a.capital(k))?;
    let inside = |k: usize| {
        a.capital(k)
            || a.mention(k).is_some_and(|m| m.kind == Kind::Event)
            || a.is(k, '-')
            || a.is(k, '–')
            || a.is(k, '’')
            || a.word(k) == a.known.and
            || a.tok(k).is_some_and(|t| t.token.kind == crate::text::TokenKind::Number)
    };
    let mut start = head;
    while start > r.start && inside(start - 1) {
        start -= 1;
    }
    let link =
        |k: usize| [a.known.of, a.known.the, a.known.and].contains(&a.word(k)) || a.surface(k) == "between";
    let mut end = head + 1;
    while end < r.end && (link(end) || inside(end) || a.is(end, ',') && a.capital(end + 1)) {
        end += 1;
    }
    // "the Meeting of the Council, Oslo, 4 March": what stands behind a comma is where and when.
    let comma = (head..end).find(|&k| a.is(k, ',') && !(k..end).any(|j| a.word(j) == a.known.and));
    let mut end = comma.unwrap_or(end);
    while end > head + 1 && !a.capital(end - 1) {
        end -= 1;
    }
    while start < head && (!a.capital(start) || a.flags(start).any(Flags::DETERMINER)) {
        start += 1;
    }
    let members = members(a, cast, &(start..end));
    match members.len() {
        0 => None,
        1 => Some(vec![entity::surface(a, start, end)]),
        _ => Some(members),
    }
}

/// The states and bodies that stand in the name of a gathering.
fn members(a: &Analysis<'_>, cast: &Cast, r: &Range<usize>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut k = r.start;
    while k < r.end {
        let (name, end) = member(a, cast, k, r.end).map_or((None, k + 1), |(name, end)| (Some(name), end));
        names.extend(name.filter(|name| !names.contains(name)));
        k = end;
    }
    names
}

/// The state or body that begins at token `k`, and where it ends: by itself or inside the name of an event.
fn member(a: &Analysis<'_>, cast: &Cast, k: usize, end: usize) -> Option<(String, usize)> {
    if let Some(m) = a.mention(k).filter(|m| m.kind != Kind::Event) {
        let speaks = cast.records.get(m.entity as usize).filter(|_| m.entity != NONE && m.toks.start == k)?;
        let body = matches!(speaks.kind, EntityType::Country | EntityType::Organization);
        return (body && !matches!(m.kind, Kind::Demonym(_)))
            .then(|| (speaks.name.clone(), m.toks.end.max(k + 1)));
    }
    let mut found = None;
    a.lexicon.phrases.matches((k..end).map(|j| a.word(j)), |m| {
        let name = match m.payload {
            Payload::Named(n)
                if a.lexicon.named.get(n as usize).is_some_and(|n| n.kind == EntityType::Organization) =>
            {
                let called = cast.called(a, Kind::Named(n));
                Some(called.unwrap_or_else(|| entity::surface(a, k, k + m.len)))
            }
            Payload::Country(n) => country_name(a, Kind::Country(n), k),
            _ => None,
        };
        if let Some(name) = name {
            found = Some((name, k + m.len));
        }
    });
    found
}
