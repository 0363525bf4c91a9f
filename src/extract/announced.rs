//! What stands without quotation marks below a line that only says who says it: "Foreign Secretary Ada Morn said:".

use super::analysis::{Analysis, Sentence};
use super::cast::Cast;
use super::subject::{self, Who};
use super::transcript::{self, Label};
use crate::document::BlockKind;
use crate::lexicon::Flags;

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
    let says =
        |k: usize| matches!(a.surface(k), "said" | "says" | "added" | "stated" | "commented" | "declared");
    let verb = (toks.start..toks.end).rev().take(8).find(|&k| says(k))?;
    let mut group = verb;
    while group > toks.start && a.flags(group - 1).any(Flags::ADVERB.with(Flags::HAVE)) {
        group -= 1;
    }
    let subject = subject::before(a, cast, group, toks.start)?;
    let [name] = &subject.names[..] else { return None };
    let next = a.sentences.get(s + 1..)?;
    let first = next.first()?;
    let quoted = a.is(first.toks.start, '“') || a.is(first.toks.start, '"') || a.is(first.toks.start, '\'');
    let speaks = next
        .iter()
        .take(SOON)
        .take_while(|s| !a.is(s.toks.end.wrapping_sub(1), ':'))
        .any(|s| transcript::first_person(a, &s.toks));
    (subject.who == Who::Person && !quoted && first.block != sentence.block && speaks).then(|| Label {
        name: name.clone(),
        toks: 0..0,
        asks: false,
    })
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
