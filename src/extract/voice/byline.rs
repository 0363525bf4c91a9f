//! The one under whose name a ministry hands a text out: "Jan Pell, Spokesperson" in a line above it.

use super::alone::reported_contact;
use crate::document::BlockKind;
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::Cast;
use crate::extract::claims::speaks_jointly;
use crate::extract::mention::{Kind, Mention};
use crate::lexicon::Flags;
use std::ops::Range;

/// Lines above a text among which the one with the name stands.
const LINES: usize = 7;
/// Tokens of a line that is no longer a heading.
const LONG: usize = 30;

/// Whose name stands with an office in a line of its own above a text that tells nothing of him, and in which
/// hardly anybody else says anything: all of it is his.
pub(super) fn bylined(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    if speaks_jointly(a) {
        return None;
    }
    let head = a.block_toks.iter().take(LINES).take_while(|r| r.len() < LONG);
    let lines: Vec<&Range<usize>> = head.collect();
    let (at, m) =
        lines.iter().enumerate().find_map(|(at, r)| Some((at, name_of(a, r, lines.get(at + 1))?)))?;
    let title = a.blocks.iter().position(|b| b.kind == BlockKind::Title).and_then(|t| a.block_toks.get(t));
    if title.is_some_and(|r| reported_contact(a, r).is_some()) {
        return None;
    }
    let from = lines.get(at)?.end;
    let told = |s: &&crate::extract::analysis::Sentence| s.toks.start >= from;
    let body: Vec<Range<usize>> = a.sentences.iter().filter(told).map(|s| s.toks.clone()).collect();
    // The signature below names him once more.
    let last = body.last()?.start;
    let named = |r: &Range<usize>| r.clone().any(|k| a.mention(k).is_some_and(|x| x.entity == m.entity));
    if body.iter().any(|r| r.start < last && named(r)) {
        return None;
    }
    let quoted = |r: &Range<usize>| r.clone().any(|k| a.is(k, '“') || a.is(k, '"'));
    let own = |r: &Range<usize>| !quoted(r) && r.clone().any(|k| matches!(a.surface(k), "I" | "my"));
    let said = |r: &&Range<usize>| (r.start..r.end).any(|k| says(a, k));
    let reported = body.iter().filter(said).count();
    let few = if body.iter().any(own) { reported * 2 < body.len() } else { reported == 0 };
    few.then(|| cast.name(m.entity))
}

/// The person of a line that has nothing but a name and an office, which may stand in the next line.
fn name_of<'m>(a: &'m Analysis<'_>, r: &Range<usize>, next: Option<&&Range<usize>>) -> Option<&'m Mention> {
    let genre = |k: usize| matches!(&*a.lower(k), "statement" | "remarks" | "message" | "comments");
    let by = match a.lower(r.start).as_str() {
        "by" => r.start + 1,
        _ if genre(r.start) && a.word(r.start + 1) == a.known.by => r.start + 2,
        _ => r.start,
    };
    let m = a.mention(by).filter(|m| m.kind == Kind::Person && m.toks.start == by && m.entity != NONE)?;
    let office = |r: Range<usize>| {
        let links = [a.known.the, a.known.of, a.known.for_, a.known.and, a.known.to];
        let words =
            |k: usize| a.capital(k) || !a.is_word(k) || links.contains(&a.word(k)) || a.mention(k).is_some();
        let holds = |k: usize| a.flags(k).any(Flags::TITLE) && a.capital(k);
        !r.is_empty() && r.clone().all(words) && r.clone().any(holds)
    };
    let behind = m.toks.end..r.end;
    let below = || {
        next.is_some_and(|next| {
            a.mention(next.start).is_none_or(|m| m.kind != Kind::Person) && office((*next).clone())
        })
    };
    let titled = if behind.is_empty() { below() } else { a.is(behind.start, ',') && office(behind) };
    titled.then_some(m)
}

/// Whether somebody is said to say or do something at token `k`: a person, or "he", before a verb.
fn says(a: &Analysis<'_>, k: usize) -> bool {
    let who = a.mention_ending(k).is_some_and(|m| m.kind == Kind::Person)
        || k > 0 && a.flags(k - 1).any(Flags::HE_SHE)
        || k > 1 && a.flags(k - 1).any(Flags::TITLE) && a.word(k - 2) == a.known.the;
    who && crate::extract::person::says(a, k)
}
