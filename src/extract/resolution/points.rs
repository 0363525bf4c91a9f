//! Communiqués whose body resolves in points: "After deliberations, the Assembly:", and below it "1. Expresses …".

use super::opener::opener;
use super::operative_start;
use crate::extract::analysis::Analysis;
use crate::extract::gathered;
use crate::lexicon::{Flags, Form};
use std::ops::Range;

/// Sentences among which the line stands that opens the points.
const LINES: usize = 24;

/// The number of the sentence that opens the points, and the tokens of the body that resolves in them, "the" included.
pub(super) fn subject(a: &Analysis<'_>) -> Option<(usize, Range<usize>)> {
    a.sentences.iter().enumerate().take(LINES).find_map(|(n, s)| {
        let colon = s.toks.end.checked_sub(1).filter(|&k| a.is(k, ':'))?;
        let resolves = |n: usize| {
            let begin = a.sentences.get(n).map(|s| operative_start(a, s.toks.start))?;
            let verb = (begin..begin + 3).find(|&k| a.has_form(k, &[Form::Third]))?;
            (a.capital(begin) && !a.has_form(verb, &[Form::Ing])).then(|| opener(a, begin))?
        };
        resolves(n + 1).and_then(|_| resolves(n + 2))?;
        (s.toks.start..colon).rev().find_map(|k| body(a, k, colon)).map(|body| (n, body))
    })
}

/// "the Assembly", "The Council of Ministers" at token `k`, up to a comma or the colon.
fn body(a: &Analysis<'_>, k: usize, colon: usize) -> Option<Range<usize>> {
    let links = [a.known.of, a.known.and, a.known.for_, a.known.the];
    let inside = |j: usize| a.capital(j) || links.contains(&a.word(j)) || a.is(j, '-');
    let end = (k + 1..=colon).find(|&j| !inside(j))?;
    let closed = end == colon || a.is(end, ',');
    let speaks = |j: usize| {
        a.capital(j)
            && (gathered::gathers(a, j)
                || a.flags(j).any(Flags::ORG_HEAD)
                || matches!(
                    a.surface(j),
                    "Authority" | "Heads" | "Ministers" | "Leaders" | "States" | "Parties"
                ))
    };
    (a.word(k) == a.known.the && closed && (k + 1..end).any(speaks)).then_some(k..end)
}
