//! What follows a cue: nothing but words of time and place, a clause, an object, a quotation.

use super::marks::{Marks, mark};
use crate::extract::analysis::Analysis;
use crate::extract::cues::Hit;
use crate::extract::mention::Kind;
use crate::lexicon::{CueAct, Flags, Form};
use std::ops::Range;

/// How a cue goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// "that": what is said starts here.
    That(usize),
    /// A clause without "that", or an object.
    Open(usize),
    /// A quotation, after a comma, a colon or nothing.
    Quote(usize),
    /// Only words of time, place and hearers, then a comma here.
    Comma(usize),
    /// Only such words, up to here.
    End(usize),
}

/// A tail with those who are told.
#[derive(Clone, Debug)]
pub(super) struct After {
    pub tail: Tail,
    pub hearer: Option<Range<usize>>,
}

/// "that night": a time, not what is said.
fn night(a: &Analysis<'_>, k: usize) -> bool {
    matches!(
        a.surface(k),
        "night" | "day" | "week" | "morning" | "evening" | "afternoon" | "year" | "month" | "time"
    )
}

/// Verbs whose first object hears what follows.
fn tells(lemma: &str) -> bool {
    matches!(lemma, "tell" | "assure" | "remind" | "inform" | "notify")
}

/// Reads on from a cue.
pub(super) fn tail(a: &Analysis<'_>, marks: &Marks, hit: &Hit, end: usize) -> After {
    let lemma = a.lexicon.verbs.get(hit.lemma as usize).map_or("", String::as_str);
    let that = |k: usize| a.word(k) == a.known.that && a.known.that != 0;
    let mut hearer = None;
    let nights = that(hit.end - 1) && night(a, hit.end);
    // "questioned that determination, …": no clause follows.
    if hit.end > hit.verb + 1
        && that(hit.end - 1)
        && !hit.light
        && !a.flags(hit.end).any(Flags::HE_SHE.with(Flags::THEY).with(Flags::DETERMINER))
        && !a.capital(hit.end)
        && !matches!(a.surface(hit.end), "it" | "we" | "you" | "there")
        && (a.flags(hit.end.wrapping_sub(2)).any(Flags::PREPOSITION)
            || (hit.end..end).take_while(|&k| !a.is(k, ',')).count() <= 3
                && !(hit.end..end.min(hit.end + 3))
                    .any(|k| finite(a, k) || a.has_form(k, &[Form::Base, Form::Third]) || mark(a, k)))
    {
        return After { tail: Tail::Open(hit.end - 1), hearer };
    }
    if hit.end > hit.verb + 1 && that(hit.end - 1) && !nights {
        return After { tail: Tail::That(hit.end), hearer };
    }
    let trails = a.flags(hit.verb).any(Flags::TRAILING);
    let particle = trails && matches!(a.surface(hit.end - 1), "back" | "out" | "in");
    let own_words = hit.end > hit.verb + 1 && !nights && !particle || hit.light;
    if own_words || matches!(hit.act, CueAct::Fixed(_)) && !a.flags(hit.verb).any(Flags::TRAILING) {
        return After { tail: Tail::Open(hit.end), hearer };
    }
    let mut j = if particle { hit.end } else { hit.verb + 1 };
    if tells(lemma) || lemma == "warn" && !a.is(j, ',') && !that(j) {
        let e = hearer_end(a, j, end);
        // "warn the piles could fail": a clause, and nobody who hears it.
        if e > j && !finite(a, e) {
            hearer = Some(j..e);
            j = e;
        }
    }
    let start = j;
    let mut clause = j;
    loop {
        if j >= end {
            return After { tail: Tail::End(j.min(end)), hearer };
        }
        if mark(a, j) {
            return After { tail: Tail::Quote(j), hearer };
        }
        if a.is(j, ',') {
            if mark(a, j + 1) {
                return After { tail: Tail::Quote(j + 1), hearer };
            }
            // "said, however, that", "said, in part, “"
            if let Some(close) = (j + 1..end.min(j + 10)).find(|&k| a.is(k, ','))
                && !a.surface(j + 1).ends_with("ing")
                && (that(close + 1) || mark(a, close + 1) && !(j + 1..close).any(|k| finite(a, k)))
            {
                let tail = if that(close + 1) { Tail::That(close + 2) } else { Tail::Quote(close + 1) };
                return After { tail, hearer };
            }
            return After { tail: Tail::Comma(j), hearer };
        }
        if a.is(j, ':') {
            let tail = if mark(a, j + 1) { Tail::Quote(j + 1) } else { Tail::That(j + 1) };
            return After { tail, hearer };
        }
        if that(j) {
            // "said that night"
            if night(a, j + 1) {
                j += 2;
                clause = j;
                continue;
            }
            return After { tail: Tail::That(j + 1), hearer };
        }
        if a.is(j, ';') || a.is(j, '—') || a.is(j, '–') || a.is(j, '(') {
            return After { tail: Tail::End(j), hearer };
        }
        if let Some(m) = a.mention(j).filter(|m| m.kind == Kind::Date && m.toks.start == j) {
            j = m.toks.end;
            clause = j;
            continue;
        }
        let word = a.surface(j);
        let flags = a.flags(j);
        if matches!(word, "ever" | "since" | "here" | "there" | "again" | "aloud") && a.mention(j).is_none() {
            j += 1;
            clause = j;
            continue;
        }
        if j > start
            && (matches!(word, "when" | "while" | "as" | "after" | "before" | "because" | "since" | "where")
                || matches!(word, "and" | "but"))
        {
            return After { tail: Tail::End(j), hearer };
        }
        if a.word(j) == a.known.to
            && !(a.capital(j + 1)
                || a.mention(j + 1).is_some()
                || a.flags(j + 1).any(Flags::DETERMINER.with(Flags::HEARER).with(Flags::SPEAKER_NOUN)))
        {
            break;
        }
        if flags.any(Flags::PREPOSITION) && a.mention(j).is_none()
            || matches!(
                word,
                "late"
                    | "early"
                    | "earlier"
                    | "outside"
                    | "inside"
                    | "aboard"
                    | "afterward"
                    | "afterwards"
                    | "alongside"
            )
        {
            if word == "as" && a.flags(j + 1).any(Flags::HE_SHE.with(Flags::THEY)) {
                return After { tail: Tail::End(j), hearer };
            }
            if matches!(word, "as" | "like" | "than") && j == start {
                break;
            }
            j = phrase_end(a, marks, j + 1, end);
            clause = j;
            continue;
        }
        if flags.any(Flags::ADVERB)
            && !flags.any(Flags::NEGATION.with(Flags::DETERMINER))
            && a.mention(j).is_none()
            || word.ends_with("ly") && !flags.any(Flags::NO_ADVERB) && !a.capital(j) && word.len() > 4
            || word == "yet"
            || word == "anymore"
        {
            j += 1;
            clause = j;
            continue;
        }
        break;
    }
    After { tail: Tail::Open(clause), hearer }
}

/// Where the noun phrase after a preposition ends.
fn phrase_end(a: &Analysis<'_>, marks: &Marks, from: usize, end: usize) -> usize {
    let mut k = from;
    while k < end {
        if let Some(m) = a.mention(k).filter(|m| m.toks.start == k) {
            // "in Ohio Hale would": a second name starts something new.
            if k > from
                && (m.kind == Kind::Date
                    || m.kind == Kind::Person
                        && !a
                            .flags(k.wrapping_sub(1))
                            .any(Flags::TITLE.with(Flags::PREPOSITION).with(Flags::DETERMINER))
                        && !a.is(k.wrapping_sub(1), '.')
                        && a.mention(k.wrapping_sub(1)).is_some())
            {
                return k;
            }
            k = m.toks.end;
            continue;
        }
        let flags = a.flags(k);
        let stop = marks.inside(k)
            || mark(a, k)
            || [',', ';', ':', '—', '('].into_iter().any(|c| a.is(k, c))
            || k > from && a.word(k) == a.known.that
            || k > from && flags.any(Flags::PREPOSITION)
            || k > from
                && flags.any(Flags::DETERMINER)
                && a.tok(k.wrapping_sub(1)).is_some_and(|t| t.token.is_word())
                && !a.flags(k.wrapping_sub(1)).any(Flags::PREPOSITION.with(Flags::DETERMINER))
                && !matches!(a.surface(k.wrapping_sub(1)), "and" | "or")
            || flags.any(Flags::HE_SHE.with(Flags::THEY))
            || matches!(
                a.surface(k),
                "it" | "we" | "I" | "you" | "there" | "when" | "while" | "because" | "who" | "where" | "but"
            )
            || a.surface(k) == "and" && (finite(a, k + 1) || a.flags(k + 1).any(Flags::ADVERB))
            || finite(a, k) && !a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER);
        if stop {
            return k.max(from);
        }
        k += 1;
    }
    k
}

/// Where the phrase for those who are told ends: "reporters", "CNN's Jo Vale", "a crowd in Kesh".
fn hearer_end(a: &Analysis<'_>, from: usize, end: usize) -> usize {
    let mut k = from;
    if mark(a, k)
        || a.is(k, ',')
        || a.word(k) == a.known.that
        || a.flags(k).any(Flags::HE_SHE.with(Flags::THEY))
    {
        return from;
    }
    if a.flags(k).any(Flags::DETERMINER) {
        k += 1;
    }
    let begun = k;
    while k < end {
        if let Some(m) = a.mention(k).filter(|m| m.toks.start == k) {
            if m.kind == Kind::Date && k > begun {
                break;
            }
            if k > begun
                && !a
                    .tok(k.wrapping_sub(1))
                    .is_some_and(|t| t.token.kind == crate::text::TokenKind::Possessive)
                && !a.flags(k.wrapping_sub(1)).any(Flags::TITLE.with(Flags::HONORIFIC))
                && !a.is(k.wrapping_sub(1), '.')
                && !a.surface(k.wrapping_sub(1)).ends_with("host")
            {
                break;
            }
            k = m.toks.end;
            continue;
        }
        // "Channel Nine's “Morning Tide”"
        if mark(a, k)
            && k > begun
            && possessive_before(a, k)
            && let Some(close) = (k + 1..end.min(k + 8)).find(|&j| mark(a, j))
        {
            k = close + 1;
            continue;
        }
        let flags = a.flags(k);
        let possessive = a.tok(k).is_some_and(|t| t.token.kind == crate::text::TokenKind::Possessive);
        if !a.is_word(k)
            && !possessive
            && !a.is(k, '-')
            && !(a.is(k, '.') && a.flags(k.wrapping_sub(1)).any(Flags::HONORIFIC))
        {
            break;
        }
        if k > begun
            && (flags.any(
                Flags::DETERMINER
                    .with(Flags::PREPOSITION)
                    .with(Flags::HE_SHE)
                    .with(Flags::THEY)
                    .with(Flags::ADVERB)
                    .with(Flags::SUBORDINATOR)
                    .with(Flags::CONJUNCTION)
                    .with(Flags::MODAL)
                    .with(Flags::BE),
            ) || matches!(a.surface(k), "it" | "I" | "we" | "you" | "there" | "this")
                || a.surface(k) == "that"
                || a.capital(k) && !a.capital(k.wrapping_sub(1)) && !possessive_before(a, k)
                || a.flags(k.wrapping_sub(1)).any(Flags::HEARER) && !possessive)
        {
            break;
        }
        k += 1;
    }
    k
}

fn possessive_before(a: &Analysis<'_>, k: usize) -> bool {
    a.tok(k.wrapping_sub(1)).is_some_and(|t| t.token.kind == crate::text::TokenKind::Possessive)
}

/// Whether a token is a finite verb, as far as the words show.
pub(super) fn finite(a: &Analysis<'_>, k: usize) -> bool {
    if a.mention(k).is_some() || a.capital(k) {
        return false;
    }
    let word = a.surface(k);
    a.flags(k).any(Flags::BE.with(Flags::HAVE).with(Flags::DO).with(Flags::MODAL))
        || a.flags(k).any(Flags::FINITE)
        || a.has_form(k, &[Form::Past])
        || a.has_form(k, &[Form::Third])
            && !a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER.with(Flags::PREPOSITION))
        || word.len() > 4
            && word.ends_with("ed")
            && !word.ends_with("eed")
            && !a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER)
}
