//! The one under whose name a ministry hands a text out: "Jan Pell, Spokesperson" in a line above it.

use super::alone::{acts, reported_contact};
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::Cast;
use crate::extract::claims::speaks_jointly;
use crate::extract::mention::{Kind, Mention};
use crate::extract::transcript;
use crate::lexicon::Flags;
use crate::text::TokenKind;
use std::ops::Range;

/// Lines above a text among which the one with the name stands.
const LINES: usize = 7;
/// Tokens of a line that is no longer a heading.
const LONG: usize = 30;

/// Whose text it is by a line above it, and the token at which it begins: `begins` where the line does not tell. Nobody's
/// where several speak, or where somebody hands out the readout of others.
pub(super) fn named_above(a: &Analysis<'_>, cast: &Cast, begins: usize) -> Option<(String, usize)> {
    if speaks_jointly(a) || a.title().is_some_and(|r| reported_contact(a, r).is_some()) {
        return None;
    }
    bylined(a, cast).map(|name| (name, begins)).or_else(|| introduced(a, cast))
}

/// Whose name stands with an office in a line of its own above a text that tells nothing of him, and in which
/// hardly anybody else says anything: all of it is his.
fn bylined(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let head = a.block_toks.iter().take(LINES).take_while(|r| r.len() < LONG);
    let lines: Vec<&Range<usize>> = head.collect();
    let (at, m) =
        lines.iter().enumerate().find_map(|(at, r)| Some((at, name_of(a, r, lines.get(at + 1))?)))?;
    let from = lines.get(at)?.end;
    let told = |s: &&crate::extract::analysis::Sentence| s.toks.start >= from;
    let body: Vec<Range<usize>> = a.sentences.iter().filter(told).map(|s| s.toks.clone()).collect();
    // The signature below names him once more.
    let last = body.last()?.start;
    if body.iter().any(|r| r.start < last && names(a, r, m.entity)) {
        return None;
    }
    let own = |r: &Range<usize>| !quotes(a, r) && r.clone().any(|k| matches!(a.surface(k), "I" | "my"));
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
    // "Senator the Hon Mara Lind, Minister for Ports": what honours her may stand before it.
    let honours = |k: usize| a.flags(k).any(Flags::TITLE.with(Flags::HONORIFIC)) || a.word(k) == a.known.the;
    let at = (by..r.end).find(|&k| a.mention(k).is_some() || !honours(k) && a.is_word(k))?;
    let m = a.mention(at).filter(|m| m.kind == Kind::Person && m.toks.start == at && m.entity != NONE)?;
    let office = |r: Range<usize>| {
        let holds = |k: usize| a.flags(k).any(Flags::TITLE) && a.capital(k);
        !r.is_empty() && r.clone().all(|k| of_office(a, k)) && r.clone().any(holds)
    };
    let behind = m.toks.end..r.end;
    let below = || {
        next.is_some_and(|next| {
            a.mention(next.start).is_none_or(|m| m.kind != Kind::Person) && office((*next).clone())
        })
    };
    // "Jan Pell,": the comma may end the line.
    let ends = behind.len() < 2 && behind.clone().all(|k| a.is(k, ','));
    let titled = if ends { below() } else { a.is(behind.start, ',') && office(behind) };
    titled.then_some(m)
}

/// Whether somebody is said to say or do something at token `k`: a person, or "he", before a verb.
fn says(a: &Analysis<'_>, k: usize) -> bool {
    let who = a.mention_ending(k).is_some_and(|m| m.kind == Kind::Person)
        || k > 0 && a.flags(k - 1).any(Flags::HE_SHE)
        || k > 1 && a.flags(k - 1).any(Flags::TITLE) && a.word(k - 2) == a.known.the;
    who && crate::extract::person::says(a, k)
}

/// Who speaks a text in the first person that a line above it introduces: "Speech by Minister Jan Pell at the Forum", "Jan
/// Pell's remarks", "President Jan Pell delivered the following speech:". With it the token at which the text begins.
fn introduced(a: &Analysis<'_>, cast: &Cast) -> Option<(String, usize)> {
    let mut lines = a.block_toks.iter().take(LINES).filter(|r| r.len() < LONG + 10);
    let (line, m) = lines.find_map(|r| Some((r, speaker_of(a, r)?)))?;
    let mut body: Vec<Range<usize>> =
        a.sentences.iter().map(|s| s.toks.clone()).filter(|r| r.start >= line.end).collect();
    // "On Monday, the Minister sent a message as follows.": what names him still introduces.
    let preface = body.iter().take(2).take_while(|r| names(a, r, m.entity)).count();
    body.drain(..preface);
    let begins = body.first()?.start;
    // A quotation has rules of its own.
    if a.is(begins, '“')
        || a.is(begins, '"')
        || body.iter().any(|r| (r.start..r.end).any(|k| acts(a, m.entity, k)))
    {
        return None;
    }
    let own = body.iter().filter(|r| first_person(a, r)).count();
    let told = body.iter().filter(|r| (r.start..r.end).any(|k| says(a, k))).count();
    let speaks = own > 1 || own == 1 && body.len() < 4;
    (speaks && own * 8 >= body.len() && told * 3 < body.len()).then(|| (cast.name(m.entity), begins))
}

/// Whether a person is named in a sentence.
fn names(a: &Analysis<'_>, r: &Range<usize>, entity: u32) -> bool {
    r.clone().any(|k| a.mention(k).is_some_and(|m| m.entity == entity))
}

/// Whether quotation marks open in a sentence.
fn quotes(a: &Analysis<'_>, r: &Range<usize>) -> bool {
    r.clone().any(|k| a.is(k, '“') || a.is(k, '"'))
}

/// Whether a token can stand in an office, or between it and a name.
fn of_office(a: &Analysis<'_>, k: usize) -> bool {
    let links = [a.known.the, a.known.of, a.known.for_, a.known.and, a.known.to];
    a.capital(k) || !a.is_word(k) || links.contains(&a.word(k)) || a.mention(k).is_some()
}

/// Whether somebody says "I" or "we" in a sentence, outside quotation marks.
fn first_person(a: &Analysis<'_>, r: &Range<usize>) -> bool {
    !quotes(a, r) && r.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON))
}

/// The one person whose words a line says that a text is.
fn speaker_of<'m>(a: &'m Analysis<'_>, r: &Range<usize>) -> Option<&'m Mention> {
    let genre = |k: usize| {
        matches!(
            &*a.lower(k),
            "speech"
                | "address"
                | "remarks"
                | "statement"
                | "lecture"
                | "message"
                | "letter"
                | "article"
                | "keynote"
                | "intervention"
                | "comments"
                | "toast"
                | "post"
                | "essay"
                | "op-ed"
                | "commentary"
        ) || a.lower(k) == "ed" && a.is(k.wrapping_sub(1), '-')
    };
    let person =
        |k: usize| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k && m.entity != NONE);
    let titles = |k: usize| of_office(a, k);
    r.clone().find_map(|g| {
        if !genre(g) {
            return None;
        }
        // "Speech by Minister X", "the statement delivered by the Minister for Ports, X": nothing but an office between.
        let by = (g + 1..r.end.min(g + 4))
            .find(|&k| a.word(k) == a.known.by || a.word(k) == a.known.of || a.surface(k) == "from");
        let behind = by.and_then(|by| {
            let m = (by + 1..r.end.min(by + 16)).find_map(person)?;
            // "Statement of the President X and the Chancellor Y" is that of both.
            let next = (m.toks.end..r.end).find_map(person).filter(|n| n.entity != m.entity);
            let both = next.is_some_and(|n| (m.toks.end..n.toks.start).all(titles));
            ((by + 1..m.toks.start).all(titles) && !both).then_some(m)
        });
        // "X's remarks", "X delivered the following speech", "X, Minister of Ports, gave this speech", "X: Speech".
        let before = || {
            let m = (r.start..g).rev().find_map(|k| {
                a.mention_ending(k + 1).filter(|m| m.kind == Kind::Person && m.entity != NONE)
            })?;
            let end = m.toks.end;
            let possessive = a.tok(end).is_some_and(|t| t.token.kind == TokenKind::Possessive) && g < end + 5;
            let gives = |k: usize| {
                matches!(
                    a.surface(k),
                    "delivers"
                        | "delivered"
                        | "gives"
                        | "gave"
                        | "makes"
                        | "made"
                        | "posted"
                        | "published"
                        | "wrote"
                        | "writes"
                        | "presented"
                        | "spoke"
                )
            };
            let gave = (end..g).find(|&k| gives(k)).is_some_and(|v| g < v + 7 && (end..v).all(titles));
            (possessive || gave || a.is(end, ':') && g < end + 3).then_some(m)
        };
        behind.or_else(before)
    })
}

/// The office in a line of its own above a text that says "I", where no line names its holder: "PRIME MINISTER".
pub(super) fn office_above(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let own = a.sentences.iter().take(2).any(|s| s.toks.clone().any(|k| a.surface(k) == "I"));
    let head = a.sentences.first().filter(|_| own)?.toks.start;
    let mut lines = a.block_toks.iter().take(4).filter(|r| r.start < head);
    let person = |r: &Range<usize>| r.clone().any(|k| a.mention(k).is_some_and(|m| m.kind == Kind::Person));
    if lines.clone().any(person) {
        return None;
    }
    let office = |r: &'_ Range<usize>| transcript::office(a, r).filter(|_| r.len() < 8 && a.capital(r.start));
    let (line, words) = lines.find_map(|r| Some((r, office(r)?)))?;
    let holder = cast.role(&words).map(|e| cast.name(e));
    Some(holder.unwrap_or_else(|| crate::extract::entity::surface(a, line.start, line.end)))
}
