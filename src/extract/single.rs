//! Quotations in single marks, as many British, Nordic and Australian texts print them: ‘The talks were frank,’ she
//! said. They are read as the double ones; a mark around a word or two ("the ‘Look Lake’ policy") stays what it is.

use super::analysis::Analysis;
use super::hints::Hint;
use super::mention::Kind;
use crate::text::TokenKind;

/// Words in single marks from which on they are somebody's sentence and no mere term.
const SENTENCE: usize = 5;

/// Reads single quotation marks around whole sentences as double ones.
pub(super) fn quotations(a: &mut Analysis<'_>) {
    let mut k = 0;
    loop {
        k = a.hints.next(k, a.toks.len(), Hint::QUOTE);
        if k >= a.toks.len() {
            return;
        }
        // Two single marks are a double one.
        let twice = |c: char| a.is(k, c) && a.is(k + 1, c) && !a.tok(k + 1).is_some_and(|t| t.token.spaced);
        if twice('’') || twice('‘') {
            let mark = if twice('’') { '”' } else { '“' };
            double(a, k, mark);
            k += 2;
            continue;
        }
        if !opens(a, k) {
            k += 1;
            continue;
        }
        let end = a.block_end(k);
        let close = (k + 1..end).take_while(|&j| !opens(a, j)).filter(|&j| closes(a, j)).last();
        // A quotation of several paragraphs opens each of them and closes in the last.
        let runs_on = close.is_none() && a.block_start(k) == k && opens(a, end);
        match close {
            Some(close) if close - k > SENTENCE => {
                double(a, k, '“');
                double(a, close, '”');
                k = close + 1;
            }
            // … or goes on in the next without a mark, behind what was quoted before.
            None if runs_on || k > 0 && a.is(k - 1, '.') && end - k > SENTENCE * 2 => {
                double(a, k, '“');
                k = end;
            }
            _ => k += 1,
        }
    }
}

/// Takes away the marks around a text that stands as a whole in one pair of them: a statement as it was handed out. It is
/// read as it stands; the marks say of nobody that he said it.
pub(super) fn unwrap(a: &mut Analysis<'_>) {
    let body: Vec<usize> =
        (0..a.blocks.len()).filter(|&k| a.blocks.get(k).is_some_and(|b| b.kind.is_body())).collect();
    let (Some(&first), Some(&last)) = (body.first(), body.last()) else { return };
    let toks = |k: usize| a.block_toks.get(k).cloned().unwrap_or_default();
    let (start, end) = (toks(first).start, toks(last).end);
    let close = end.saturating_sub(1 + usize::from(a.is(end.wrapping_sub(1), '.')));
    let opening = |k: usize| a.is(k, '“') || a.is(k, '"');
    let closing = a.is(close, '”') || a.is(close, '"');
    // "The Minister said:" above makes it hers.
    let announced = first.checked_sub(1).map(toks).is_some_and(|r| a.is(r.end.wrapping_sub(1), ':'));
    // One whom the lines above name is the one who said it.
    let mut above: Vec<u32> = (0..first)
        .flat_map(toks)
        .filter_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k))
        .map(|m| m.entity)
        .collect();
    above.dedup();
    if !(opening(start) && closing && start < close) || announced || above.len() == 1 {
        return;
    }
    // Each paragraph may open the quotation again; any other mark parts it.
    let opens: Vec<usize> = body.iter().map(|&k| toks(k).start).filter(|&k| opening(k)).collect();
    let others = (start..close).any(|k| (opening(k) || a.is(k, '”')) && !opens.contains(&k));
    if others {
        return;
    }
    for k in opens {
        double(a, k, '•');
    }
    double(a, close, '.');
}

/// A mark that opens: a straight one only before a capital, glued to it and to nothing before it.
fn opens(a: &Analysis<'_>, k: usize) -> bool {
    let spaced = |k: usize| a.tok(k).is_some_and(|t| t.token.spaced);
    a.is(k, '‘')
        || a.is(k, '\'') && (spaced(k) || a.block_start(k) == k) && a.capital(k + 1) && !spaced(k + 1)
}

/// A mark behind a stop or comma, or before one; no apostrophe: "the ministers’ talks".
fn closes(a: &Analysis<'_>, j: usize) -> bool {
    let stop = |i: usize| matches!(a.mark(i), Some(',' | '.' | '!' | '?' | '…'));
    let apart = a.tok(j + 1).is_none_or(|t| t.token.spaced) || a.block_end(j) == j + 1;
    let mark = a.is(j, '’') || matches!(a.surface(j), "'" | "’");
    mark && (j.checked_sub(1).is_some_and(stop) && apart || stop(j + 1))
}

fn double(a: &mut Analysis<'_>, k: usize, mark: char) {
    if let Some(tok) = a.toks.get_mut(k) {
        tok.token.kind = TokenKind::Mark(mark);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::extract::{Scope, claims_in as claims};

    #[test]
    fn sentences_in_single_marks_are_quoted() {
        let found = claims(
            "Foreign Minister Lena Vask met her colleagues in Tolmar today.\n\n\
             ‘We live in a time of tension in the north. The ministers’ talks help us,’ Ms Vask said.\n",
        );
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|c| c.scope == Scope::Quote && c.speakers == ["Lena Vask"]));
    }

    #[test]
    fn terms_in_single_marks_are_not() {
        let found = claims(
            "Foreign Minister Lena Vask said the ‘Look Lake’ policy and the states’ pact are pivotal.",
        );
        assert!(found.iter().all(|c| c.scope == Scope::Own));
    }
}
