//! Runs of words that can be part of a name, and the names that can be in them.

use super::sentence_start;
use super::word::name_token;
use crate::document::BlockKind;
use crate::extract::analysis::Analysis;
use crate::extract::hints::Hint;
use crate::lexicon::Flags;
use crate::text::TokenKind;
use std::ops::Range;

/// Maximal runs of tokens that could be part of a name with its titles.
pub(super) fn runs(a: &Analysis<'_>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    for block in &a.block_toks {
        let mut k = block.start;
        loop {
            k = a.hints.next(k, block.end, Hint::CAPITAL);
            if k >= block.end {
                break;
            }
            if a.mention(k).is_some() {
                k += 1;
                continue;
            }
            let start = k;
            while k < block.end
                && a.mention(k).is_none()
                && in_run(a, k, start, block.end)
                && (k == start || !sentence_start(a, k))
            {
                k += 1;
            }
            runs.push(start..k.max(start + 1));
            k = k.max(start + 1);
        }
    }
    runs
}

fn in_run(a: &Analysis<'_>, k: usize, start: usize, end: usize) -> bool {
    let Some(tok) = a.tok(k) else { return false };
    let next_capital = k + 1 < end && a.capital(k + 1) && a.mention(k + 1).is_none();
    match tok.token.kind {
        TokenKind::Word => {
            tok.token.capital
                || tok.flags.any(Flags::PARTICLE)
                    && k > start
                    && (next_capital
                        || a.flags(k + 1).any(Flags::PARTICLE) && a.capital(k + 2)
                        // "Haider al-Abadi"
                        || a.is(k + 1, '-')
                            && a.capital(k + 2)
                            && !a.tok(k + 2).is_some_and(|t| t.token.spaced))
        }
        // Initials, and "Jr."
        TokenKind::Mark('.') => {
            k > start
                && (a.surface(k.wrapping_sub(1)).chars().count() == 1 && next_capital
                    || a.flags(k.wrapping_sub(1)).any(Flags::NAME_SUFFIX)
                    || a.flags(k.wrapping_sub(1)).any(Flags::HONORIFIC) && next_capital)
        }
        TokenKind::Mark(',') => k > start && a.flags(k + 1).any(Flags::NAME_SUFFIX) && a.capital(k + 1),
        TokenKind::Mark('"' | '“' | '”') => nickname(a, k, start).is_some(),
        TokenKind::Mark('-') => {
            k > start
                && !tok.token.spaced
                && k + 1 < end
                && a.is_word(k + 1)
                && !a.tok(k + 1).is_some_and(|t| t.token.spaced)
        }
        _ => {
            // The second half of a hyphenated given name: "Kyung-wha".
            false
        }
    }
}

/// The tokens of a nickname in quotation marks between given and family name, one of which token `k` is:
/// `Jan "Jo" Pell`; nothing where there is none behind `start`.
fn nickname(a: &Analysis<'_>, k: usize, start: usize) -> Option<Range<usize>> {
    let mark = |k: usize| a.is(k, '"') || a.is(k, '“') || a.is(k, '”');
    let at = |open: usize| {
        let name = |k: usize| a.is_word(k) && a.capital(k) && a.mention(k).is_none();
        open > start
            && mark(open)
            && name(open - 1)
            && name(open + 1)
            && mark(open + 2)
            && name(open + 3)
            && !a.tok(open + 1).is_some_and(|t| t.token.spaced)
            && !a.tok(open + 2).is_some_and(|t| t.token.spaced)
    };
    let open = [Some(k), k.checked_sub(1), k.checked_sub(2)].into_iter().flatten().find(|&open| at(open))?;
    Some(open..open + 3)
}

/// Whether a name of the title stands below without the word behind it: "President Ahern".
fn called_without(a: &Analysis<'_>, last: usize) -> bool {
    let below = a.block_end(last);
    let name = a.surface(last);
    (below..a.toks.len()).any(|k| a.surface(k) == name && a.surface(k + 1) != a.surface(last + 1))
        && !(below..a.toks.len()).any(|k| a.surface(k) == name && a.surface(k + 1) == a.surface(last + 1))
}

/// The parts of a run that can be names: what is left between titles and words that are never names.
pub(super) fn candidates(a: &Analysis<'_>, run: &Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut k = run.start;
    while k < run.end {
        if !name_token(a, k, k) {
            k += 1;
            continue;
        }
        let start = k;
        while k < run.end {
            let stay = name_token(a, k, start)
                || a.is(k, '.')
                    && k > start
                    && (a.surface(k.wrapping_sub(1)).chars().count() == 1
                        || a.flags(k.wrapping_sub(1)).any(Flags::NAME_SUFFIX))
                || a.is(k, ',') && k > start && a.flags(k + 1).any(Flags::NAME_SUFFIX)
                || a.is(k, '-') && k > start
                || nickname(a, k, start).is_some()
                || k > start
                    && !a.capital(k)
                    && a.is_word(k)
                    && (a.flags(k).any(Flags::PARTICLE) || a.is(k.wrapping_sub(1), '-'));
            if !stay {
                break;
            }
            k += 1;
        }
        k = k.max(start + 1);
        let mut end = k;
        while end > start
            && !(a.is_word(end.wrapping_sub(1))
                || a.is(end.wrapping_sub(1), '.')
                    && end >= 2
                    && a.flags(end.wrapping_sub(2)).any(Flags::NAME_SUFFIX))
        {
            end -= 1;
        }
        // "Minister for Law Edwin Tolk": words of the field stand before the given name.
        let fielded = start > 0 && [a.known.of, a.known.for_].contains(&a.word(start - 1));
        let plain = |j: usize| a.word(j) != 0 && !a.flags(j).any(Flags::GIVEN.with(Flags::SURNAME_FIRST));
        let start = (start + 1..end.saturating_sub(1))
            .find(|&j| fielded && a.flags(j).any(Flags::GIVEN) && (start..j).all(plain))
            .unwrap_or(start);
        // "Director General for Asia Wanjiru Otieno": behind an office a word that is known, then a name that is not.
        let office = fielded && start > 1 && a.capital(start - 2) && a.flags(start - 2).any(Flags::TITLE);
        let unknown = |j: usize| a.is_word(j) && a.word(j) == 0;
        let behind = start + 1..end;
        let start = if office && plain(start) && behind.len() > 1 && behind.clone().all(unknown) {
            start + 1
        } else {
            start
        };
        // "Nora Ahern MP": so are those without stops.
        while end > start + 1
            && a.flags(end - 1).any(Flags::HONOUR_LETTERS)
            && a.tok(end - 1).is_some_and(|t| t.token.upper)
            && !a.tok(start).is_some_and(|t| t.token.upper)
        {
            end -= 1;
        }
        // "President Nora Ahern Advances a Plan": in a headline the verb has a capital too.
        let headline = a.block_toks.partition_point(|r| r.end <= start);
        if end > start + 2
            && a.blocks.get(headline).is_some_and(|b| b.kind == BlockKind::Title)
            && a.surface(end - 1).ends_with('s')
            && !a.flags(end - 1).any(Flags::GIVEN.with(Flags::SURNAME_FIRST))
            && !a.capital(end)
            && a.is_word(end)
            && called_without(a, end - 2)
        {
            end -= 1;
        }
        // "Nora Ahern T.D": letters behind a name are an honour, not a part of it.
        let letter = |j: usize| a.surface(j).chars().count() == 1 && a.capital(j);
        let glued = |j: usize| a.is(j, '.') && letter(j + 1) && !a.tok(j + 1).is_some_and(|t| t.token.spaced);
        if end > start + 2 && letter(end - 1) && (glued(end) || glued(end - 2)) {
            while end > start + 1 && (letter(end - 1) || a.is(end - 1, '.')) {
                end -= 1;
            }
        }
        // A hyphenated second half in lower case: "Kang Kyung-wha".
        if a.is(end, '-')
            && a.is_word(end + 1)
            && !a.tok(end + 1).is_some_and(|t| t.token.spaced)
            && !a.capital(end + 1)
            && end > start + 1
        {
            end += 2;
            k = k.max(end);
        }
        // "President von der Pell": without a given name the family name has its particles too.
        let joined = super::office::particles(a, start);
        let start = if joined > 0 && super::office::titled(a, start) { start - joined } else { start };
        if end > start {
            out.push(start..end);
        }
    }
    out
}
