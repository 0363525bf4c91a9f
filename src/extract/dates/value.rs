//! What day a date expression means.

use super::token::{dotted, is_day, is_month, is_year, month_number, number, weekday};
use crate::extract::analysis::Analysis;
use jiff::civil::Date;
use jiff::{Span as Time, ToSpan as _};
use std::ops::Range;

/// The first full or year-less day that a range of tokens names, without an anchor for the year.
pub(in crate::extract) fn absolute(
    a: &Analysis<'_>,
    toks: &Range<usize>,
    anchor: Option<Date>,
) -> Option<Date> {
    let mut month = None;
    let mut day = None;
    let mut year = None;
    // "14/4/2031", "Sunday 14/4/2031"
    if let Some(date) = a.span(toks).of(a.text).split_whitespace().next_back().and_then(dotted) {
        return Some(date);
    }
    let numbers: Vec<u32> = toks.clone().filter_map(|k| number(a, k)).collect();
    if numbers.len() >= 3
        && toks.clone().all(|k| !is_month(a, k))
        && numbers.first().is_some_and(|&y| y > 1800)
    {
        let [y, m, d] = [numbers.first()?, numbers.get(1)?, numbers.get(2)?];
        return Date::new(i16::try_from(*y).ok()?, i8::try_from(*m).ok()?, i8::try_from(*d).ok()?).ok();
    }
    for k in toks.clone() {
        if is_month(a, k) && month.is_none() {
            month = month_number(a.surface(k));
        } else if is_year(a, k) {
            year = number(a, k).and_then(|n| i16::try_from(n).ok());
        } else if is_day(a, k) && day.is_none() {
            day = number(a, k).and_then(|n| i8::try_from(n).ok());
        }
    }
    let (month, day) = (month?, day?);
    match (year, anchor) {
        (Some(y), _) => Date::new(y, month, day).ok(),
        (None, Some(anchor)) => nearest(anchor, month, day),
        (None, None) => None,
    }
}

fn nearest(anchor: Date, month: i8, day: i8) -> Option<Date> {
    (anchor.year() - 1..=anchor.year() + 1)
        .filter_map(|y| Date::new(y, month, day).ok())
        .min_by_key(|d| anchor.until(*d).map_or(i32::MAX, |s| s.get_days().abs()))
}

/// ISO 8601 value of a date expression: a day, a month, a year, or `start/end`. `anchor` is the day
/// of release; "today" means it.
pub(in crate::extract) fn value(
    a: &Analysis<'_>,
    toks: &Range<usize>,
    anchor: Option<Date>,
) -> Option<String> {
    if let Some(day) = absolute(a, toks, anchor) {
        let second = range_end(a, toks, day);
        return Some(second.map_or_else(|| day.to_string(), |e| format!("{day}/{e}")));
    }
    let mut words: Vec<String> = toks.clone().map(|k| a.surface(k).to_ascii_lowercase()).collect();
    // "yesterday afternoon", "Sunday morning": the day.
    let day = words.len() == 2
        && words.first().is_some_and(|w| {
            matches!(w.as_str(), "yesterday" | "tomorrow" | "today") || weekday(w).is_some()
        });
    if day {
        words.truncate(1);
    }
    let text = words.join(" ");
    if let Some(k) = toks.clone().find(|&k| is_month(a, k)) {
        let month = month_number(a.surface(k))?;
        let year = match toks.clone().find(|&k| is_year(a, k)).and_then(|k| number(a, k)) {
            Some(y) => i16::try_from(y).ok()?,
            None => {
                let anchor = anchor?;
                let y = nearest(anchor, month, 15)?.year();
                match words.first().map(String::as_str) {
                    Some("last") if Date::new(y, month, 1).is_ok_and(|d| d > anchor) => y - 1,
                    Some("next") if Date::new(y, month, 1).is_ok_and(|d| d < anchor) => y + 1,
                    _ => y,
                }
            }
        };
        return Some(format!("{year:04}-{month:02}"));
    }
    if let Some(k) = toks.clone().find(|&k| is_year(a, k)) {
        return Some(a.surface(k).to_owned());
    }
    let anchor = anchor?;
    let shift = |time: Time| anchor.checked_add(time).ok();
    let day = match text.as_str() {
        "today"
        | "earlier today"
        | "later today"
        | "tonight"
        | "this morning"
        | "this afternoon"
        | "this evening"
        | "earlier this morning" => Some(anchor),
        "yesterday" | "last night" => shift(-(1.day())),
        "tomorrow" => shift(1.day()),
        _ => None,
    };
    if let Some(day) = day {
        return Some(day.to_string());
    }
    if let Some(wd) = words.last().and_then(|w| weekday(w)) {
        let day = match words.first().map(String::as_str) {
            Some("next") => anchor.nth_weekday(1, wd).ok(),
            Some("this") => {
                let offset = i64::from(wd.to_monday_zero_offset())
                    - i64::from(anchor.weekday().to_monday_zero_offset());
                shift(offset.days())
            }
            Some("last") => anchor.nth_weekday(-1, wd).ok(),
            // A bare weekday is the last one, the day itself included.
            _ if anchor.weekday() == wd => Some(anchor),
            _ => anchor.nth_weekday(-1, wd).ok(),
        }?;
        return Some(day.to_string());
    }
    let year = anchor.year();
    let month = |d: Date| format!("{:04}-{:02}", d.year(), d.month());
    match text.as_str() {
        "this year"
        | "later this year"
        | "earlier this year"
        | "the beginning of the year"
        | "the end of the year"
        | "the beginning of this year"
        | "the end of this year" => match text.as_str() {
            "the end of the year" | "the end of this year" => Some(format!("{year:04}-12-31")),
            "the beginning of the year" | "the beginning of this year" => Some(format!("{year:04}-01")),
            _ => Some(format!("{year:04}")),
        },
        "last year" | "past year" | "previous year" => Some(format!("{:04}", year - 1)),
        "next year" | "coming year" => Some(format!("{:04}", year + 1)),
        "this month" | "later this month" | "earlier this month" => Some(month(anchor)),
        "last month" => shift(-(1.month())).map(month),
        "next month" => shift(1.month()).map(month),
        "this week" | "later this week" | "earlier this week" => week(anchor, 0),
        "last week" => week(anchor, -1),
        "next week" | "coming week" => week(anchor, 1),
        _ => None,
    }
}

pub(super) fn week(anchor: Date, offset: i64) -> Option<String> {
    let monday = anchor.checked_sub(i64::from(anchor.weekday().to_monday_zero_offset()).days()).ok()?;
    let start = monday.checked_add((offset * 7).days()).ok()?;
    let end = start.checked_add(6.days()).ok()?;
    Some(format!("{start}/{end}"))
}

/// "May 10–11": the second day of a range within one month.
pub(in crate::extract) fn range_end(a: &Analysis<'_>, toks: &Range<usize>, first: Date) -> Option<Date> {
    let days: Vec<u32> =
        toks.clone().filter(|&k| is_day(a, k) && !is_year(a, k)).filter_map(|k| number(a, k)).collect();
    let months = toks.clone().filter(|&k| is_month(a, k)).count();
    if days.len() == 2 && months == 1 {
        let second = i8::try_from(*days.get(1)?).ok()?;
        return Date::new(first.year(), first.month(), second).ok().filter(|d| *d > first);
    }
    None
}
