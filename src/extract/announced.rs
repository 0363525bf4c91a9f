//! What stands without quotation marks below a line that only says who says it: "Foreign Secretary Ada Morn said:".

use super::analysis::{Analysis, Sentence};
use super::cast::Cast;
use super::subject::{self, Who};
use super::transcript::{self, Label};
use crate::document::BlockKind;
use crate::lexicon::Flags;
use std::ops::Range;

/// Sentences below the line within which the speaker says "I" or "we".
const SOON: usize = 6;

/// The one who says what stands below sentence number `s`, if that is such a line, no quotation mark follows, and somebody
/// says "I" or "we" soon.
pub(super) fn below(a: &Analysis<'_>, cast: &Cast, s: usize) -> Option<Label> {
    let sentence = a.sentences.get(s)?;
    let toks = &sentence.toks;
    let whole = a.block_toks.get(sentence.block).is_some_and(|b| b.end <= toks.end && b.start >= toks.start);
    if !whole || toks.len() > 40 || !a.is(toks.end.wrapping_sub(1), ':') {
        return None;
    }
    let names = sender(a, cast, s).or_else(|| speaker(a, cast, toks))?;
    let [name] = &names[..] else { return None };
    let next = a.sentences.get(s + 1..)?;
    let first = next.first()?;
    let quoted = a.is(first.toks.start, '“') || a.is(first.toks.start, '"') || a.is(first.toks.start, '\'');
    let speaks = next
        .iter()
        .take(SOON)
        .take_while(|s| !a.is(s.toks.end.wrapping_sub(1), ':'))
        .any(|s| transcript::first_person(a, &s.toks));
    (!quoted && first.block != sentence.block && speaks).then(|| Label {
        name: name.clone(),
        toks: 0..0,
        asks: false,
    })
}

/// The person of "Foreign Secretary Ada Morn said:".
fn speaker(a: &Analysis<'_>, cast: &Cast, toks: &Range<usize>) -> Option<Vec<String>> {
    let says =
        |k: usize| matches!(a.surface(k), "said" | "says" | "added" | "stated" | "commented" | "declared");
    let verb = (toks.start..toks.end).rev().take(8).find(|&k| says(k))?;
    let subject = subject::before(a, cast, subject::group_start(a, verb, toks.start), toks.start)?;
    (subject.who == Who::Person).then_some(subject.names)
}

/// Who answers below a question that is written down: "Deputy X asked the Minister for Ports if …", where somebody says
/// "I" or "we" under it. With it, the number of the sentence with which the answer begins, below reference numbers and
/// headings.
pub(super) fn answered(a: &Analysis<'_>, cast: &Cast, s: usize) -> Option<(Label, usize)> {
    let toks = &a.sentences.get(s)?.toks;
    let body = super::claims::body(a, toks);
    let asked = body.clone().take(16).find(|&k| a.surface(k) == "asked" && a.mention(k).is_none())?;
    let asks = subject::before(a, cast, asked, body.start)?;
    let office = asked + 1..toks.end.min(asked + 14);
    let start = office.start + usize::from(a.word(office.start) == a.known.the);
    let inside = |k: usize| {
        a.capital(k) && a.is_word(k)
            || [a.known.of, a.known.for_, a.known.and, a.known.the].contains(&a.word(k))
    };
    let end = (start..office.end).find(|&k| !inside(k))?;
    let holds = (start..end).any(|k| a.flags(k).any(Flags::TITLE));
    let next = a.sentences.get(s + 1..)?;
    let speaks = next.iter().take(SOON).any(|s| transcript::first_person(a, &s.toks));
    let whole = |s: &Sentence| s.toks.len() > 5 && a.is(s.toks.end.wrapping_sub(1), '.');
    let first = next.iter().take(SOON).position(whole)?;
    if asks.who != Who::Person || !holds || !speaks || end == start {
        return None;
    }
    let words: Vec<String> = (start..end).map(|k| a.lower(k).as_str().to_owned()).collect();
    let name = cast.role(&words).filter(|e| !asks.persons.contains(e)).map(|e| cast.name(e));
    let name = name.unwrap_or_else(|| super::entity::surface(a, start, end));
    Some((Label { name, toks: 0..0, asks: false }, s + 1 + first))
}

/// Who sent the message that follows sentence number `s`, if it says so at its end: "X sent a telegram to Y, which reads:",
/// or, behind a sentence that tells of the message, "It says:".
pub(super) fn sender(a: &Analysis<'_>, cast: &Cast, s: usize) -> Option<Vec<String>> {
    let last = &a.sentences.get(s)?.toks;
    let opens = a.is(last.end.wrapping_sub(1), ':');
    let says = |k: usize| {
        matches!(
            a.surface(k),
            "reads" | "read" | "says" | "said" | "states" | "stated" | "follows" | "following"
        )
    };
    let told = last.clone().any(|k| message(a, k)) || matches!(a.surface(last.start), "It" | "it");
    if !opens || !told || !(last.end.saturating_sub(12)..last.end).any(says) {
        return None;
    }
    (s.saturating_sub(2)..=s).rev().find_map(|n| sent(a, cast, &a.sentences.get(n)?.toks))
}

/// A word for what somebody sends to somebody.
fn message(a: &Analysis<'_>, k: usize) -> bool {
    matches!(
        &*a.lower(k),
        "message"
            | "telegram"
            | "letter"
            | "cable"
            | "note"
            | "telegrams"
            | "messages"
            | "letters"
            | "greeting"
    )
}

/// Who sends a message in a sentence.
fn sent(a: &Analysis<'_>, cast: &Cast, toks: &Range<usize>) -> Option<Vec<String>> {
    let body = super::claims::body(a, toks);
    let sends = |k: usize| {
        matches!(
            a.surface(k),
            "sent" | "sends" | "addressed" | "wrote" | "conveyed" | "forwarded" | "extended"
        ) && a.mention(k).is_none()
            && (k + 1..toks.end.min(k + 14)).any(|j| message(a, j))
    };
    let verb = body.clone().find(|&k| sends(k))?;
    let subject = subject::before(a, cast, subject::group_start(a, verb, body.start), body.start)?;
    matches!(subject.who, Who::Person | Who::Country | Who::Body).then_some(subject.names)
}

/// Whether what was announced ends before a sentence: a heading, a note to editors, another such line.
pub(super) fn ends(a: &Analysis<'_>, sentence: &Sentence) -> bool {
    let k = sentence.toks.start;
    let notes =
        matches!(&*a.lower(k), "notes" | "note" | "background" | "ends" | "media" | "contact" | "further")
            && sentence.toks.len() < 8;
    let quoted = a.block_start(k) == k && (a.is(k, '“') || a.is(k, '"'));
    notes
        || quoted
        || a.is(sentence.toks.end.wrapping_sub(1), ':') && sentence.toks.len() < 40
        || a.blocks
            .get(sentence.block)
            .is_some_and(|b| !matches!(b.kind, BlockKind::Paragraph | BlockKind::Quotation))
}
