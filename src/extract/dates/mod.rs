//! Dates: where they stand, and what day they mean (DOMAIN 2.10).

mod expression;
mod token;
mod unfixed;
mod value;

pub(super) use token::is_year;
pub(super) use value::{absolute, range_end, value};

use super::analysis::Analysis;
use super::hints::Hint;
use super::mention::Kind;
use expression::expression;
use std::ops::Range;

/// "two years ago", "a few weeks ago", "some time ago": where the count before the unit begins.
fn ago(a: &Analysis<'_>, k: usize, first: usize) -> Option<usize> {
    let unit = k.checked_sub(1).filter(|&u| u > first)?;
    let time = matches!(
        &*a.lower(unit),
        "minutes"
            | "hours"
            | "days"
            | "weeks"
            | "months"
            | "years"
            | "decades"
            | "centuries"
            | "time"
            | "hour"
            | "day"
            | "week"
            | "month"
            | "year"
            | "decade"
            | "century"
            | "while"
    );
    let count = |j: usize| {
        unfixed::counts(&a.lower(j))
            || a.tok(j).is_some_and(|t| t.token.kind == crate::text::TokenKind::Number)
            || matches!(
                &*a.lower(j),
                "a" | "an"
                    | "one"
                    | "some"
                    | "several"
                    | "many"
                    | "few"
                    | "couple"
                    | "of"
                    | "short"
                    | "half"
                    | "hundred"
                    | "twenty"
                    | "thirty"
                    | "forty"
                    | "fifty"
                    | "sixty"
                    | "eleven"
                    | "twelve"
                    | "fifteen"
            )
    };
    let mut start = unit;
    while start > first && unit - start < 5 && count(start - 1) {
        start -= 1;
    }
    start += usize::from(a.lower(start) == "of");
    (time && start < unit).then_some(start)
}

/// Marks every date expression of the document.
pub(super) fn find(a: &mut Analysis<'_>) {
    let spans: Vec<Range<usize>> = a
        .block_toks
        .iter()
        .flat_map(|r| {
            let behind = r.clone().filter(|&k| a.surface(k) == "ago");
            behind.filter_map(|k| ago(a, k, r.start).map(|start| start..k + 1))
        })
        .collect();
    for span in spans {
        a.add(span, Kind::Date);
    }
    for b in 0..a.block_toks.len() {
        let Some(range) = a.block_toks.get(b).cloned() else { continue };
        let mut i = a.hints.next(range.start, range.end, Hint::DATE);
        while i < range.end {
            if let Some(end) = expression(a, i, range.end)
                && a.add(i..end, Kind::Date)
            {
                i = end;
            } else {
                i += 1;
            }
            i = a.hints.next(i, range.end, Hint::DATE);
        }
    }
}
