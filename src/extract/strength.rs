//! How strong a claim is: the rung of its act's ladder on which its words stand (DOMAIN 1.4).
//!
//! The longest cue of the ladder that starts in the claim's cue, with the adverbs and the negation before
//! it, decides; where none does (a neutral cue, none at all), the first that stands in the content. A
//! commitment with a date is a rung higher, and one with a sum too.

use super::analysis::{Analysis, Lower};
use super::claims::Draft;
use super::finding::Due;
use crate::lexicon::{Act, Flags, Rungs};
use crate::text::TokenKind;
use std::ops::Range;

/// How many words of a content are looked through.
const CONTENT: usize = 60;

/// The rung of a draft, from 1; what the rule said where the ladder knows none of the words.
pub(super) fn of(a: &Analysis<'_>, draft: &Draft, due: Option<&Due>, issuer: Option<&str>) -> u8 {
    let ladder = a.lexicon.rungs();
    let top = ladder.top(draft.act);
    if top == 0 {
        return draft.strength.max(1);
    }
    let cue = draft.cue.as_ref().map(|c| with_adverbs(a, c));
    let from_cue = cue.and_then(|c| {
        let manner = manner(a, draft, ladder, issuer);
        longest(a, ladder, draft.act, issuer, &c).max(manner)
    });
    let found = from_cue.or_else(|| {
        // An assertion is as strong as its verb: its content has no part in it.
        (draft.act != Act::Assert).then(|| first(a, ladder, draft, issuer)).flatten()
    });
    let rung = match found {
        Some(rung) => rung,
        None if draft.act == Act::Assert && draft.cue.is_none() => 1,
        None => draft.strength.max(1),
    };
    let mut rung = rung;
    if draft.act == Act::Commit {
        rung += u8::from(due.is_some_and(|d| d.date.is_some()));
        rung += u8::from(draft.content.iter().any(|c| costed(a, c)));
    }
    rung.min(top)
}

/// A cue with the adverbs, auxiliaries and negation before it.
fn with_adverbs(a: &Analysis<'_>, cue: &Range<usize>) -> Range<usize> {
    let mut start = cue.start;
    for _ in 0..4 {
        let Some(before) = start.checked_sub(1) else { break };
        let belongs = Flags::ADVERB
            .with(Flags::NEGATION)
            .with(Flags::BE)
            .with(Flags::HAVE)
            .with(Flags::DO)
            .with(Flags::MODAL);
        if !a.flags(before).any(belongs) && !a.lower(before).ends_with("ly") {
            break;
        }
        start = before;
    }
    start..cue.end
}

fn longest(
    a: &Analysis<'_>,
    ladder: &Rungs,
    act: Act,
    issuer: Option<&str>,
    range: &Range<usize>,
) -> Option<u8> {
    let found = range.clone().filter_map(|k| at(a, ladder, act, issuer, k));
    found.max_by_key(|found| found.0).map(|found| found.1)
}

/// The first rung that the content names, the longest cue there.
fn first(a: &Analysis<'_>, ladder: &Rungs, draft: &Draft, issuer: Option<&str>) -> Option<u8> {
    let mut words = draft.content.iter().flat_map(Clone::clone).take(CONTENT);
    let k = words.find(|&k| at(a, ladder, draft.act, issuer, k).is_some())?;
    longest(a, ladder, draft.act, issuer, &with_adverbs(a, &(k..k + 1)))
}

/// "condemned the raid in the strongest terms": the manner stands far from its verb.
fn manner(a: &Analysis<'_>, draft: &Draft, ladder: &Rungs, issuer: Option<&str>) -> Option<u8> {
    let words = draft.content.iter().flat_map(Clone::clone).take(CONTENT);
    let manner = words.filter(|&k| a.tok(k).is_some_and(|t| t.token.span.len() == 2) && a.surface(k) == "in");
    manner.filter_map(|k| at(a, ladder, draft.act, issuer, k)).map(|found| found.1).max()
}

fn at(a: &Analysis<'_>, ladder: &Rungs, act: Act, issuer: Option<&str>, k: usize) -> Option<(usize, u8)> {
    let word: Lower<'_> = a.lower(k);
    let found = ladder.at(act, issuer, &word, |n, wanted| a.lower(k + n) == wanted)?;
    Some((found.words, found.strength))
}

/// Whether a sum of money stands in a content.
fn costed(a: &Analysis<'_>, content: &Range<usize>) -> bool {
    // Marks, and words as long as "million": most words are passed over.
    let told = |k: usize| {
        a.tok(k).is_some_and(|t| match t.token.kind {
            TokenKind::Mark(_) => true,
            TokenKind::Word => t.token.span.len() == 7,
            TokenKind::Number | TokenKind::Possessive => false,
        })
    };
    content.clone().filter(|&k| told(k)).any(|k| {
        matches!(a.surface(k), "$" | "€" | "£" | "¥")
            || matches!(a.surface(k), "million" | "billion")
                && matches!(a.surface(k + 1), "dollars" | "euros" | "pounds" | "yuan" | "yen" | "rupees")
    })
}
