//! Sources in news prose: any noun phrase may speak.

use super::marks::{Marks, mark};
use super::naming::describe;
use super::phrase::{apposition, boundary, party_tag, relative_before, starts_np_here};
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::Cast;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Form};
use crate::text::TokenKind;
use std::ops::Range;

pub(super) struct Source {
    /// The phrase without what stands after it in commas.
    pub toks: Range<usize>,
    /// Where the phrase with its apposition ends (before the verb) or ends after it (inverted).
    pub end: usize,
    pub names: Vec<String>,
    pub person: Option<u32>,
    /// A person, people or a body; not a thing.
    pub animate: bool,
    /// A thing that speaks by being read.
    pub text: bool,
    /// Several together.
    pub joint: bool,
    /// One human being without a name: "a senior aide".
    pub single: bool,
}

/// The phrase that ends right before token `end`, not reaching back beyond `floor`.
pub(super) fn before(
    a: &Analysis<'_>,
    marks: &Marks,
    cast: &Cast,
    end: usize,
    floor: usize,
) -> Option<Source> {
    if end <= floor {
        return None;
    }
    let mut k = end;
    let mut core_end = end;
    let mut steps = 0;
    let mut named = None;
    let mut called = None;
    let mut body = None;
    let last = end - 1;
    if last > floor + 1 && a.word(last - 1) == a.known.of && matches!(a.surface(last), "them" | "us") {
        // "one of them"
        return finish(a, cast, last - 2, end, end);
    }
    if matches!(a.surface(last), "and" | "but" | "or" | "then" | "to" | "not") {
        return None;
    }
    if a.flags(last).any(Flags::HE_SHE.with(Flags::THEY)) && a.mention(last).is_none()
        || matches!(a.surface(last), "it" | "It" | "I" | "we" | "We")
    {
        return describe(a, cast, last..end, end);
    }
    // "Hale, who lost the vote, last year proposed": the date is no part of whoever speaks.
    if let Some(m) = a.mention_ending(end).filter(|m| m.kind == Kind::Date && m.toks.start > floor + 1)
        && a.is(m.toks.start - 1, ',')
    {
        k = m.toks.start;
        core_end = k;
    }
    while k > floor && steps < 60 {
        steps += 1;
        let p = k - 1;
        if a.is(p, ')') {
            let open = (floor..p).rev().take(20).find(|&j| a.is(j, '('))?;
            if k == core_end {
                core_end = open;
            }
            k = open;
            continue;
        }
        // "The guild's leaders — including Lund — have denounced"
        if k == core_end
            && a.is(p, '—')
            && let Some(open) = (floor + 1..p).rev().take(24).find(|&j| a.is(j, '—'))
        {
            core_end = open;
            k = open;
            continue;
        }
        // "Rep. Jane Roe, D-Ohio, said", "Roe, R-N.Y., who …, said"
        if k == core_end
            && let Some(open) = party_tag(a, if a.is(p, ',') { p } else { k }, floor)
        {
            core_end = open;
            k = open;
            continue;
        }
        // "…, who called it “dangerous,” said"
        if k == core_end
            && mark(a, p)
            && a.is(p.wrapping_sub(1), ',')
            && p > floor + 1
            && let Some(open) = apposition(a, marks, p - 1, floor)
        {
            core_end = open;
            k = open;
            continue;
        }
        // "Johnnie Wilson, 59, of Springfield, Va., said"
        if a.is(p, ',') && k != core_end && p > floor + 1 && self::address(a, k, core_end) {
            core_end = p;
            k = p;
            continue;
        }
        if a.is(p, ',') {
            // A comma right before the verb closes an apposition or a relative clause.
            if k == core_end
                && let Some(open) = apposition(a, marks, p, floor)
            {
                // "The minister, Vincent Achterberg, said": the name inside speaks.
                let inner = a.mention(p.saturating_sub(1)).filter(|m| {
                    m.kind == Kind::Person
                        && m.toks.end == p
                        && (open + 1..m.toks.start).all(|j| {
                            a.flags(j).any(Flags::TITLE.with(Flags::HONORIFIC).with(Flags::TITLE_MODIFIER))
                                || a.is(j, '.')
                                || a.capital(j)
                                || a.surface(j) == "former"
                        })
                });
                named = inner.map(|m| m.entity).or(named);
                // "The Sarvan news agency, SANA, said"
                body = a
                    .mention(open + 1)
                    .filter(|m| m.kind.is_body() && m.toks == (open + 1..p) && m.entity != NONE);
                let words = open + 1..p;
                if inner.is_none()
                    && (2..=3).contains(&words.len())
                    && words.clone().all(|j| a.capital(j) && a.word(j) == 0 && a.mention(j).is_none())
                {
                    called = Some(words);
                }
                core_end = open;
                k = open;
                continue;
            }
            break;
        }
        if mark(a, p) || marks.inside(p) {
            // "the self-styled “king of debt” said": short, without a stop inside.
            let Some(open) = (floor..p).rev().take(8).find(|&j| mark(a, j)) else { break };
            let closes = !(a.is(p.wrapping_sub(1), ',') || a.is(p.wrapping_sub(1), '.'));
            if a.is(p, '”')
                && closes
                && open > floor
                && !a.is(open.wrapping_sub(1), ',')
                && k < end + 1
                && !starts_np_here(a, k)
            {
                k = open;
                continue;
            }
            break;
        }
        if boundary(a, p, floor) {
            // The verb of a relative clause belongs to the phrase: "a man who asked not to be named".
            if let Some(who) = relative_before(a, p, floor) {
                k = who;
                continue;
            }
            break;
        }
        k = p;
    }
    let mut source = finish(a, cast, k, core_end, end)?;
    if let Some(words) = called.filter(|_| source.person.is_none()) {
        // An unknown name inside the commas: "one engineer, Sol Tierney, explained".
        source.names = vec![crate::extract::entity::surface(a, words.start, words.end)];
        source.toks.end = source.toks.end.max(end - 1);
        source.single = true;
    }
    if let Some(m) = body.filter(|_| source.person.is_none()) {
        source.names = vec![cast.name(m.entity)];
        source.toks.end = source.toks.end.max(end - 1);
    }
    if let Some(e) = named {
        source.names = vec![cast.name(e)];
        source.person = Some(e);
        source.animate = true;
        source.toks.end = source.toks.end.max(end - 1);
    }
    Some(source)
}

/// Whether `from..to` is an age or where somebody is from: "59", "of Springfield".
fn address(a: &Analysis<'_>, from: usize, to: usize) -> bool {
    let number = a.tok(from).is_some_and(|t| t.token.kind == TokenKind::Number);
    number && to == from + 1
        || matches!(a.surface(from), "of" | "from")
            && to > from + 1
            && (from + 1..to).all(|k| a.capital(k) || !a.is_word(k))
}

/// Trims what is not the phrase, names it, and judges who it is.
fn finish(a: &Analysis<'_>, cast: &Cast, from: usize, core_end: usize, end: usize) -> Option<Source> {
    let mut k = from;
    let mut e = core_end;
    // "Hale on Tuesday said", "Hale, on Tuesday, said"
    while e > k {
        if let Some(m) = a.mention_ending(e).filter(|m| m.kind == Kind::Date && m.toks.start > k) {
            let s = m.toks.start;
            // "a poll taken last week", "documents filed in March": the date is the phrase's own.
            let own = |j: usize| {
                j > k && !a.capital(j) && (a.has_form(j, &[Form::Participle]) || a.surface(j).ends_with("ed"))
            };
            if own(s - 1) || s >= k + 2 && a.flags(s - 1).any(Flags::PREPOSITION) && own(s - 2) {
                break;
            }
            e = if a.flags(s.wrapping_sub(1)).any(Flags::PREPOSITION)
                || matches!(a.surface(s.wrapping_sub(1)), "late" | "early" | "earlier")
            {
                s - 1
            } else {
                s
            };
        } else if a.flags(e.wrapping_sub(1)).any(Flags::ADVERB) && e > k + 1 && !a.capital(e.wrapping_sub(1))
            || a.is(e.wrapping_sub(1), ',')
        {
            e -= 1;
        } else {
            break;
        }
    }
    // Leading connectors and adverbs; a fronted adverbial gives way to the phrase behind it.
    loop {
        let word = a.surface(k);
        let flags = a.flags(k);
        if k + 1 < e
            && (a.is(k, ',')
                || a.is(k, '.')
                || a.is(k, ':')
                || a.is(k, ';')
                || matches!(
                    word,
                    "and"
                        | "And"
                        | "But"
                        | "Still"
                        | "Meanwhile"
                        | "However"
                        | "Later"
                        | "Even"
                        | "Nor"
                        | "Or"
                        | "Today"
                        | "Yesterday"
                        | "Now"
                        | "Earlier"
                        | "Instead"
                        | "Indeed"
                        | "Separately"
                        | "Afterward"
                        | "Afterwards"
                )
                || flags.any(Flags::ADVERB)
                    && !matches!(
                        word,
                        "Both"
                            | "both"
                            | "each"
                            | "Each"
                            | "All"
                            | "all"
                            | "one"
                            | "One"
                            | "Some"
                            | "Many"
                            | "Most"
                    )
                || word.ends_with("ly")
                    && !flags.any(Flags::NO_ADVERB)
                    && a.mention(k).is_none()
                    && !flags.any(Flags::NAME_STOP))
        {
            k += 1;
            continue;
        }
        if let Some(m) = a.mention(k).filter(|m| m.kind == Kind::Date && m.toks.end < e) {
            k = m.toks.end;
            continue;
        }
        if k + 1 < e && flags.any(Flags::PREPOSITION) && a.mention(k).is_none() {
            // "In Ohio officials", "At a rally in Ohio Mr. Hale"
            let next = (k + 2..e).find(|&j| {
                (a.flags(j).any(Flags::DETERMINER) || a.capital(j) || a.flags(j).any(Flags::SPEAKER_NOUN))
                    && !a.flags(j.wrapping_sub(1)).any(Flags::PREPOSITION.with(Flags::DETERMINER))
                    && a.mention(j.wrapping_sub(1)).is_none_or(|m| m.toks.end == j)
                    && !(a.capital(j) && a.capital(j.wrapping_sub(1)) && a.mention(j).is_none())
            });
            match next {
                Some(j) => {
                    k = j;
                    continue;
                }
                None => return None,
            }
        }
        break;
    }
    if k >= e {
        return None;
    }
    describe(a, cast, k..e, end)
}
