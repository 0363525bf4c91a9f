//! Times without a fixed day.

use super::token::{is_day, is_month, is_year};
use crate::extract::analysis::Analysis;
use crate::lexicon::Flags;
use crate::text::TokenKind;

/// Times without a fixed day: "the near future", "recent years", "the coming hours and days", "the last two weeks",
/// "middle of this year".
pub(super) fn unfixed(a: &Analysis<'_>, i: usize, end: usize) -> Option<usize> {
    let lower = |k: usize| a.lower(if k < end { k } else { usize::MAX });
    let units = |k: usize| matches!(&*lower(k), "hours" | "days" | "weeks" | "months" | "years" | "decades");
    match &*lower(i) {
        // "early March", "late Friday", "early 2031"
        "early" | "late" => {
            let day = a.capital(i + 1) && a.flags(i + 1).any(Flags::WEEKDAY);
            let time = i + 1 < end && (is_month(a, i + 1) || is_year(a, i + 1) || day);
            time.then(|| super::expression::expression(a, i + 1, end).unwrap_or(i + 2))
        }
        "recent" => units(i + 1).then_some(i + 2),
        "middle" | "end" | "beginning" | "start" if lower(i + 1) == "of" => {
            (matches!(&*lower(i + 2), "this" | "next" | "last")
                && matches!(&*lower(i + 3), "year" | "month" | "week"))
            .then_some(i + 4)
        }
        "earlier" if lower(i + 1) == "the" && matches!(&*lower(i + 2), "month" | "week" | "year" | "day") => {
            Some(i + 3)
        }
        // "earlier in the day", "later in the year"
        "earlier" | "later"
            if lower(i + 1) == "in"
                && lower(i + 2) == "the"
                && matches!(&*lower(i + 3), "month" | "week" | "year" | "day") =>
        {
            Some(i + 4)
        }
        "the" => match &*lower(i + 1) {
            "near" if lower(i + 2) == "future" => Some(i + 3),
            "other" if lower(i + 2) == "day" => Some(i + 3),
            "coming" if units(i + 2) => {
                Some(if lower(i + 3) == "and" && units(i + 4) { i + 5 } else { i + 3 })
            }
            // "the last two weeks", "the next couple of days"
            "last" | "next" => {
                let counted = counts(&lower(i + 2))
                    || matches!(&*lower(i + 2), "fifty" | "several" | "twenty" | "thirty" | "twelve")
                    || a.tok(i + 2).is_some_and(|t| t.token.kind == TokenKind::Number);
                let couple = lower(i + 2) == "couple" && lower(i + 3) == "of";
                if counted && units(i + 3) {
                    Some(i + 4)
                } else if couple && units(i + 4) {
                    Some(i + 5)
                } else {
                    units(i + 2).then_some(i + 3)
                }
            }
            _ => {
                // "the second decade of the 21st century"
                if lower(i + 2) == "decade" && lower(i + 3) == "of" && lower(i + 6) == "century" {
                    return Some(i + 7);
                }
                // "on the 8th"
                let day = is_day(a, i + 1) && a.surface(i + 1).ends_with(|c: char| c.is_ascii_alphabetic());
                let free = !a.is_word(i + 2) || a.surface(i + 2) == "local";
                (day && a.lower(i.wrapping_sub(1)) == "on" && free).then_some(i + 2)
            }
        },
        _ => None,
    }
}

/// Words that count the units of a time: "the last two weeks".
pub(super) fn counts(word: &str) -> bool {
    matches!(word, "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "few")
}
