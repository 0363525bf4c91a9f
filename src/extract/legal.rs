//! References to legal texts by number or year: "resolution 2728 (2024)", "the 1951 Treaty" (DOMAIN 2.10: not a
//! date, not a count).

use super::analysis::Analysis;
use super::hints::Hint;
use super::mention::Kind;
use crate::lexicon::Flags;
use crate::text::TokenKind;

/// Marks every such reference. Before dates, which would take the years.
pub(super) fn find(a: &mut Analysis<'_>) {
    let mut i = 0;
    while i < a.toks.len() {
        // Every reference opens with a number or has one behind its first word.
        let next = a.hints.next(i, a.toks.len(), Hint::NUMBER);
        if next >= a.toks.len() {
            return;
        }
        i = i.max(next.saturating_sub(1));
        let word = a.surface(i);
        let one = matches!(word, "resolution" | "Resolution");
        if word == "UNSCR" && number(a, i + 1) {
            a.add(i..numbered(a, i + 1), Kind::Agreement);
            i += 2;
        } else if (one || matches!(word, "resolutions" | "Resolutions")) && number(a, i + 1) {
            let mut end = numbered(a, i + 1);
            a.add(whose(a, i)..end, Kind::Agreement);
            // "resolutions 12 (2030), 13 (2030) and 14 (2031)"
            while !one && (a.is(end, ',') || a.word(end) == a.known.and) {
                let mut next = end + 1;
                next += usize::from(a.word(next) == a.known.and);
                if !number(a, next) || numbered(a, next) == next + 1 {
                    break;
                }
                end = numbered(a, next);
                a.add(next..end, Kind::Agreement);
            }
            i = end;
        } else if year(a, i)
            && let Some(end) = dated(a, i)
        {
            a.add(i..end, Kind::Agreement);
            i = end;
        } else {
            i += 1;
        }
    }
}

/// Where "UN Security Council Resolution 88" starts: the body's name belongs to it.
fn whose(a: &Analysis<'_>, i: usize) -> usize {
    let mut start = i;
    while start > 0
        && i - start < 5
        && !a.opens(start)
        && a.capital(start - 1)
        && !a.flags(start - 1).any(Flags::DETERMINER.with(Flags::PREPOSITION))
    {
        start -= 1;
    }
    let body = (start..i).any(|k| matches!(a.surface(k), "Council" | "Assembly" | "UNSC" | "UNGA"));
    if body { start } else { i }
}

fn number(a: &Analysis<'_>, i: usize) -> bool {
    a.tok(i).is_some_and(|t| t.token.kind == TokenKind::Number)
}

fn year(a: &Analysis<'_>, i: usize) -> bool {
    number(a, i) && a.surface(i).len() == 4 && a.surface(i).starts_with(['1', '2'])
}

/// The end of "2728 (2024)" or "88".
fn numbered(a: &Analysis<'_>, i: usize) -> usize {
    if a.is(i + 1, '(') && number(a, i + 2) && a.is(i + 3, ')') { i + 4 } else { i + 1 }
}

/// "1951 Treaty", "1998 Customs Protocol": the year of a text whose head follows within three words.
fn dated(a: &Analysis<'_>, i: usize) -> Option<usize> {
    let article = i > 0 && a.word(i - 1) == a.known.the;
    let end =
        (i + 1..i + 4).take_while(|&k| a.capital(k)).find(|&k| a.flags(k).any(Flags::AGREEMENT_HEAD))?;
    (article && !a.capital(end + 1)).then_some(end + 1)
}
