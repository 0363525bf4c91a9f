//! Dates: where they stand, and what day they mean (DOMAIN 2.10).

use super::analysis::Analysis;
use super::mention::Kind;
use crate::lexicon::Flags;
use crate::text::TokenKind;
use jiff::civil::{Date, Weekday};
use jiff::{Span as Time, ToSpan};
use std::ops::Range;

/// Marks every date expression of the document.
pub(super) fn find(a: &mut Analysis<'_>) {
    for b in 0..a.block_toks.len() {
        let Some(range) = a.block_toks.get(b).cloned() else { continue };
        let mut i = range.start;
        while i < range.end {
            if let Some(end) = expression(a, i, range.end)
                && a.add(i..end, Kind::Date)
            {
                i = end;
            } else {
                i += 1;
            }
        }
    }
}

fn number(a: &Analysis<'_>, i: usize) -> Option<u32> {
    let tok = a.tok(i)?;
    if tok.token.kind != TokenKind::Number {
        return None;
    }
    let s = a.surface(i);
    let digits = s.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = s.get(digits.len()..).unwrap_or("");
    if !matches!(suffix, "" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    digits.parse().ok()
}

fn is_day(a: &Analysis<'_>, i: usize) -> bool {
    number(a, i).is_some_and(|n| (1..=31).contains(&n)) && a.surface(i).len() <= 4
}

fn is_year(a: &Analysis<'_>, i: usize) -> bool {
    a.surface(i).len() == 4 && number(a, i).is_some_and(|n| (1800..=2199).contains(&n))
}

fn is_month(a: &Analysis<'_>, i: usize) -> bool {
    a.capital(i) && a.flags(i).any(Flags::MONTH)
}

/// "04.03.2031", "4/3/2031" with the day first.
fn dotted(word: &str) -> Option<Date> {
    american(word).or_else(|| day_first(word))
}

/// "5/29/31": the month first, where the second number is too great for one.
fn american(word: &str) -> Option<Date> {
    let mut parts = word.split('/');
    let month: i8 = parts.next()?.parse().ok()?;
    let day: i8 = parts.next()?.parse().ok()?;
    let year = parts.next().filter(|y| matches!(y.len(), 2 | 4))?;
    let year: i16 = if year.len() == 2 { year.parse::<i16>().ok()? + 2000 } else { year.parse().ok()? };
    Date::new(year, month, day).ok().filter(|_| day > 12 && parts.next().is_none())
}

fn day_first(word: &str) -> Option<Date> {
    if word.len() < 8 || word.len() > 10 || !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut parts = word.split(['.', '/']);
    let day: i8 = parts.next()?.parse().ok()?;
    let month: i8 = parts.next()?.parse().ok()?;
    let year: i16 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    Date::new(year, month, day).ok().filter(|_| parts.next().is_none())
}

/// A dotted date that stands in several tokens: its end.
fn dotted_apart(a: &Analysis<'_>, i: usize) -> Option<usize> {
    is_day(a, i).then_some(())?;
    let point = |k: usize| a.is(k, '.') || a.is(k, '/');
    let tight = (i + 1..i + 5).all(|k| a.tok(k).is_some_and(|t| !t.token.spaced));
    (tight
        && point(i + 1)
        && number(a, i + 2).is_some_and(|m| (1..=12).contains(&m))
        && point(i + 3)
        && is_year(a, i + 4))
    .then_some(i + 5)
}

/// Words with which a date can begin: most words are passed over here.
const OPENERS: Flags = Flags::MONTH.with(Flags::WEEKDAY).with(Flags::DATE_OPENER);

/// The end of a date expression that starts at `i`.
fn expression(a: &Analysis<'_>, i: usize, end: usize) -> Option<usize> {
    let tok = a.tok(i).filter(|_| i < end)?;
    let opens = match tok.token.kind {
        TokenKind::Number => true,
        // "PRESS:30 PM": an hour may be glued to a name.
        TokenKind::Word => tok.flags.any(OPENERS) || tok.token.capital && a.is(i + 1, ':'),
        TokenKind::Possessive | TokenKind::Mark(_) => false,
    };
    if !opens {
        return None;
    }
    let lower = |k: usize| a.lower(if k < end { k } else { usize::MAX });
    // 2031-03-04
    if is_year(a, i)
        && a.is(i + 1, '-')
        && number(a, i + 2).is_some_and(|m| (1..=12).contains(&m))
        && a.is(i + 3, '-')
        && is_day(a, i + 4)
        && !a.tok(i + 1).is_some_and(|t| t.token.spaced)
    {
        return Some(i + 5);
    }
    if dotted(a.surface(i)).is_some() {
        return Some(i + 1);
    }
    if let Some(stop) = dotted_apart(a, i) {
        return Some(stop);
    }
    if is_month(a, i) {
        return month_first(a, i, end);
    }
    // 25-October-2031
    if is_day(a, i) && a.is(i + 1, '-') && is_month(a, i + 2) && a.is(i + 3, '-') && is_year(a, i + 4) {
        return Some(i + 5);
    }
    if let Some(stop) = slashed(a, i).or_else(|| hour(a, i)) {
        return Some(stop);
    }
    // 4 March 2031, 10–11 May
    if is_day(a, i) && a.surface(i).len() <= 4 {
        let mut k = i + 1;
        if (a.is(k, '-') || a.is(k, '–') || lower(k) == "to" || lower(k) == "and") && is_day(a, k + 1) {
            k += 2;
        }
        if lower(k) == "of" {
            k += 1;
        }
        if a.is(k, '.') && is_month(a, k + 1) {
            k += 1;
        }
        if is_month(a, k) {
            return Some(year_after(a, k + 1, end));
        }
        if lower(i + 1) == "century" && a.surface(i).ends_with(|c: char| c.is_ascii_alphabetic()) {
            return Some(i + 2);
        }
        return None;
    }
    if a.capital(i) && a.flags(i).any(Flags::WEEKDAY) && !a.flags(i).any(Flags::HE_SHE) {
        // "Friday", "Friday, March 4"
        // "Friday, 13 June", "Monday 21 October 2031"
        let day = i + 1 + usize::from(a.is(i + 1, ','));
        if is_day(a, day) && is_month(a, day + 1) {
            return Some(year_after(a, day + 2, end));
        }
        // "Wednesday, Dec. 27"
        let dot = usize::from(a.is(i + 3, '.'));
        if a.is(i + 1, ',') && is_month(a, i + 2) && is_day(a, i + 3 + dot) {
            return month_first(a, i + 2, end);
        }
        // "Good Friday Agreement"
        if a.capital(i + 1) && a.flags(i + 1).any(Flags::AGREEMENT_HEAD) {
            return None;
        }
        return Some(part_of_day(a, i + 1));
    }
    let word = lower(i);
    if let Some(stop) = unfixed(a, i, end) {
        return Some(stop);
    }
    match word.as_str() {
        "today" | "yesterday" | "tomorrow" | "tonight" => Some(part_of_day(a, i + 1)),
        "evening" | "morning" | "afternoon" | "night" if lower(i + 1) == "of" => {
            expression(a, i + 2, end).filter(|_| is_month(a, i + 2) || is_day(a, i + 2))
        }
        "this" | "last" | "next" | "past" | "coming" | "previous" => {
            let mut k = i + 1;
            if word == "this" && matches!(lower(k).as_str(), "past" | "coming") {
                k += 1;
            }
            let counted = matches!(
                lower(k).as_str(),
                "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
                    | "few"
                    | "several"
                    | "couple"
            ) || a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Number);
            if counted {
                k += 1;
            }
            let unit = lower(k);
            let plural = counted || word == "coming";
            let ok = matches!(
                unit.as_str(),
                "week"
                    | "month"
                    | "year"
                    | "decade"
                    | "century"
                    | "weekend"
                    | "spring"
                    | "summer"
                    | "autumn"
                    | "fall"
                    | "winter"
            ) || plural
                && matches!(unit.as_str(), "days" | "weeks" | "months" | "years" | "decades" | "centuries")
                || word != "past" && matches!(unit.as_str(), "morning" | "afternoon" | "evening" | "night")
                || k < end && (is_month(a, k) || a.capital(k) && a.flags(k).any(Flags::WEEKDAY));
            ok.then_some(k + 1)
        }
        "the"
            if matches!(lower(i + 1).as_str(), "beginning" | "end" | "start" | "middle")
                && lower(i + 2) == "of" =>
        {
            if matches!(lower(i + 3).as_str(), "the" | "this" | "next" | "last")
                && matches!(lower(i + 4).as_str(), "year" | "month" | "week" | "decade")
            {
                Some(i + 5)
            } else if is_year(a, i + 3) || is_month(a, i + 3) {
                Some(year_after(a, i + 4, end))
            } else {
                None
            }
        }
        "the"
            if matches!(lower(i + 1).as_str(), "following" | "same" | "previous")
                && matches!(lower(i + 2).as_str(), "day" | "week" | "weekend" | "month" | "year") =>
        {
            Some(i + 3)
        }
        "later"
            if lower(i + 1) == "that"
                && matches!(lower(i + 2).as_str(), "day" | "week" | "month" | "year") =>
        {
            Some(i + 3)
        }
        "later" | "earlier"
            if lower(i + 1) == "this"
                && matches!(
                    lower(i + 2).as_str(),
                    "day" | "week" | "month" | "year" | "morning" | "afternoon"
                ) =>
        {
            Some(i + 3)
        }
        _ if is_year(a, i) && free_year(a, i) => Some(i + 1),
        _ if is_year(a, i) => {
            let before = a.lower(i.wrapping_sub(1));
            matches!(
                before.as_str(),
                "in" | "by"
                    | "since"
                    | "until"
                    | "from"
                    | "before"
                    | "after"
                    | "of"
                    | "and"
                    | "during"
                    | "between"
                    | "to"
                    | "early"
                    | "late"
                    | "mid"
            )
            .then_some(i + 1)
        }
        _ => None,
    }
}

/// "noted that 2031 is a milestone", "Norland's 2031 Presidency", "the report for 2031": a year that stands by itself.
fn free_year(a: &Analysis<'_>, i: usize) -> bool {
    if !number(a, i).is_some_and(|y| (1900..2100).contains(&y)) || i == 0 {
        return false;
    }
    let verb = a.flags(i + 1).any(Flags::BE.with(Flags::HAVE).with(Flags::MODAL))
        || a.has_form(i + 1, &[crate::lexicon::Form::Third]);
    let owned = a.tok(i - 1).is_some_and(|t| t.token.kind == TokenKind::Possessive) && a.capital(i + 1);
    let for_ = a.word(i - 1) == a.known.for_ && !a.is_word(i + 1);
    (verb && a.word(i - 1) == a.known.that) || owned || for_
}

/// "10,2031": day and year without a space.
fn glued(word: &str) -> bool {
    word.split_once(',').is_some_and(|(day, year)| {
        day.parse::<u8>().is_ok_and(|d| (1..=31).contains(&d))
            && year.len() == 4
            && year.parse::<u16>().is_ok()
    })
}

/// Past "morning" in "Sunday morning", "yesterday morning".
fn part_of_day(a: &Analysis<'_>, k: usize) -> usize {
    k + usize::from(matches!(a.surface(k), "morning" | "afternoon" | "evening" | "night"))
}

/// "5/29/31" in several tokens.
fn slashed(a: &Analysis<'_>, i: usize) -> Option<usize> {
    let tight = (i + 1..i + 5).all(|k| a.tok(k).is_some_and(|t| !t.token.spaced));
    let year = matches!(a.surface(i + 4).len(), 2 | 4) && number(a, i + 4).is_some();
    let whole = tight && a.is(i + 1, '/') && number(a, i + 2).is_some() && a.is(i + 3, '/') && year;
    (whole && american(a.span(&(i..i + 5)).of(a.text)).is_some()).then_some(i + 5)
}

/// "1:50 P.M. EDT", "2:19 PM", "1500GMT".
fn hour(a: &Analysis<'_>, i: usize) -> Option<usize> {
    let word = a.surface(i);
    if word.len() == 7 && (word.ends_with("GMT") || word.ends_with("UTC")) {
        return word.get(..4).is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit())).then_some(i + 1);
    }
    let minutes = a.is(i + 1, ':') && a.surface(i + 2).len() == 2 && number(a, i + 2).is_some();
    let half = if minutes { i + 3 } else { return None };
    let zoned = |k: usize| {
        matches!(a.surface(k), "EDT" | "EST" | "GMT" | "UTC" | "CET" | "CEST" | "BST" | "PDT" | "PST")
    };
    let upper = matches!(a.surface(half), "AM" | "PM" | "A.M." | "P.M.");
    let lower = matches!(a.surface(half), "am" | "pm" | "a.m." | "p.m.") && zoned(half + 1);
    let half = if upper || lower { half + 1 } else { return None };
    let zone = zoned(half);
    Some(half + usize::from(zone))
}

/// Times without a fixed day: "the near future", "recent years", "the coming hours and days", "the last two weeks",
/// "middle of this year".
fn unfixed(a: &Analysis<'_>, i: usize, end: usize) -> Option<usize> {
    let lower = |k: usize| a.lower(if k < end { k } else { usize::MAX });
    let units = |k: usize| matches!(&*lower(k), "hours" | "days" | "weeks" | "months" | "years" | "decades");
    match &*lower(i) {
        "recent" => units(i + 1).then_some(i + 2),
        "middle" | "end" | "beginning" | "start" if lower(i + 1) == "of" => {
            (matches!(&*lower(i + 2), "this" | "next" | "last")
                && matches!(&*lower(i + 3), "year" | "month" | "week"))
            .then_some(i + 4)
        }
        "earlier" if lower(i + 1) == "the" && matches!(&*lower(i + 2), "month" | "week" | "year" | "day") => {
            Some(i + 3)
        }
        "the" => match &*lower(i + 1) {
            "near" if lower(i + 2) == "future" => Some(i + 3),
            "other" if lower(i + 2) == "day" => Some(i + 3),
            "coming" if units(i + 2) => {
                Some(if lower(i + 3) == "and" && units(i + 4) { i + 5 } else { i + 3 })
            }
            "last" | "next" => {
                let counted = matches!(
                    &*lower(i + 2),
                    "two"
                        | "three"
                        | "four"
                        | "five"
                        | "six"
                        | "seven"
                        | "eight"
                        | "nine"
                        | "ten"
                        | "fifty"
                        | "few"
                ) || a.tok(i + 2).is_some_and(|t| t.token.kind == TokenKind::Number);
                (counted && units(i + 3)).then_some(i + 4)
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

fn month_first(a: &Analysis<'_>, i: usize, end: usize) -> Option<usize> {
    let mut k = i + 1;
    if a.is(k, '.') && number(a, k + 1).is_some() {
        k += 1;
    }
    if is_day(a, k) && !is_year(a, k) {
        k += 1;
        if (a.is(k, '-') || a.is(k, '–') || a.surface(k) == "to" || a.surface(k) == "and")
            && is_day(a, k + 1)
            && !is_month(a, k + 2)
        {
            k += 2;
        } else if (a.is(k, '-') || a.is(k, '–') || a.surface(k) == "to")
            && is_month(a, k + 1)
            && is_day(a, k + 2)
        {
            k += 3;
        }
        return Some(year_after(a, k, end));
    }
    if is_year(a, k) || glued(a.surface(k)) {
        return Some(k + 1);
    }
    // A bare month: "in November"; "May" and "March" only where nothing else can be meant.
    let before = a.lower(i.wrapping_sub(1));
    let prepared = matches!(
        before.as_str(),
        "in" | "since" | "until" | "by" | "of" | "early" | "late" | "mid" | "during" | "from"
    );
    let clear = !matches!(a.surface(i), "May" | "March" | "August");
    // "February this year"
    let this = matches!(a.surface(k), "this" | "last" | "next") && a.surface(k + 1) == "year";
    if prepared && this {
        return Some(k + 2);
    }
    (prepared || clear && i > 0 && !a.capital(i.wrapping_sub(1)) && !a.capital(i + 1)).then_some(i + 1)
}

fn year_after(a: &Analysis<'_>, k: usize, end: usize) -> usize {
    if k < end && is_year(a, k) {
        k + 1
    } else if k + 1 < end && a.is(k, ',') && is_year(a, k + 1) {
        k + 2
    } else {
        k
    }
}

const fn month_number(name: &str) -> Option<i8> {
    let b = name.as_bytes();
    if b.len() < 3 {
        return None;
    }
    let key = [b[0].to_ascii_lowercase(), b[1].to_ascii_lowercase(), b[2].to_ascii_lowercase()];
    Some(match &key {
        b"jan" => 1,
        b"feb" => 2,
        b"mar" => 3,
        b"apr" => 4,
        b"may" => 5,
        b"jun" => 6,
        b"jul" => 7,
        b"aug" => 8,
        b"sep" => 9,
        b"oct" => 10,
        b"nov" => 11,
        b"dec" => 12,
        _ => return None,
    })
}

fn weekday(name: &str) -> Option<Weekday> {
    let key = name.to_ascii_lowercase();
    [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ]
    .into_iter()
    .find(|(w, _)| *w == key)
    .map(|(_, d)| d)
}

/// The first full or year-less day that a range of tokens names, without an anchor for the year.
pub(super) fn absolute(a: &Analysis<'_>, toks: &Range<usize>, anchor: Option<Date>) -> Option<Date> {
    let mut month = None;
    let mut day = None;
    let mut year = None;
    if let Some(date) = dotted(a.span(toks).of(a.text)) {
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
pub(super) fn value(a: &Analysis<'_>, toks: &Range<usize>, anchor: Option<Date>) -> Option<String> {
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
        "today" | "tonight" | "this morning" | "this afternoon" | "this evening" | "earlier this morning" => {
            Some(anchor)
        }
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

fn week(anchor: Date, offset: i64) -> Option<String> {
    let monday = anchor.checked_sub(i64::from(anchor.weekday().to_monday_zero_offset()).days()).ok()?;
    let start = monday.checked_add((offset * 7).days()).ok()?;
    let end = start.checked_add(6.days()).ok()?;
    Some(format!("{start}/{end}"))
}

/// "May 10–11": the second day of a range within one month.
pub(super) fn range_end(a: &Analysis<'_>, toks: &Range<usize>, first: Date) -> Option<Date> {
    let days: Vec<u32> =
        toks.clone().filter(|&k| is_day(a, k) && !is_year(a, k)).filter_map(|k| number(a, k)).collect();
    let months = toks.clone().filter(|&k| is_month(a, k)).count();
    if days.len() == 2 && months == 1 {
        let second = i8::try_from(*days.get(1)?).ok()?;
        return Date::new(first.year(), first.month(), second).ok().filter(|d| *d > first);
    }
    None
}
