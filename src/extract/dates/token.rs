//! Days, months and years as they are written.

use crate::extract::analysis::Analysis;
use crate::lexicon::Flags;
use crate::text::TokenKind;
use jiff::civil::{Date, Weekday};

pub(super) fn number(a: &Analysis<'_>, i: usize) -> Option<u32> {
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

pub(super) fn is_day(a: &Analysis<'_>, i: usize) -> bool {
    number(a, i).is_some_and(|n| (1..=31).contains(&n)) && a.surface(i).len() <= 4
}

pub(in crate::extract) fn is_year(a: &Analysis<'_>, i: usize) -> bool {
    a.surface(i).len() == 4 && number(a, i).is_some_and(|n| (1800..=2199).contains(&n))
}

pub(super) fn is_month(a: &Analysis<'_>, i: usize) -> bool {
    // "Theresa May", "Prime Minister May": a name, unless a day or a year stands beside it.
    let name = i.checked_sub(1).is_some_and(|p| {
        a.capital(p)
            && !a.opens_sentence(p)
            && a.flags(p).any(Flags::GIVEN.with(Flags::TITLE).with(Flags::HONORIFIC))
            && !a.flags(p).any(Flags::PREPOSITION)
            && a.tok(i + 1).is_none_or(|t| t.token.kind != TokenKind::Number)
    });
    a.capital(i) && a.flags(i).any(Flags::MONTH) && !name
}

/// A month that is cut short: "Dec".
pub(super) fn cut(a: &Analysis<'_>, i: usize) -> bool {
    is_month(a, i) && a.surface(i).len() <= 4
}

/// "04.03.2031", "4/3/2031" with the day first.
pub(super) fn dotted(word: &str) -> Option<Date> {
    american(word).or_else(|| day_first(word)).or_else(|| year_first(word))
}

/// "2031/03/04", "2031.03.04".
pub(super) fn year_first(word: &str) -> Option<Date> {
    let mut parts = word.split(['.', '/']);
    let year: i16 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let mut two = || parts.next().filter(|p| matches!(p.len(), 1 | 2))?.parse::<i8>().ok();
    let (month, day) = (two()?, two()?);
    Date::new(year, month, day).ok().filter(|d| (1800..2200).contains(&d.year()) && parts.next().is_none())
}

/// "5/29/31", "29/5/31": the greater of the first two numbers is the day, where it is too great for a month.
pub(super) fn american(word: &str) -> Option<Date> {
    let mut parts = word.split('/');
    let first: i8 = parts.next()?.parse().ok()?;
    let second: i8 = parts.next()?.parse().ok()?;
    let (month, day) = if first > 12 { (second, first) } else { (first, second) };
    let year = parts.next().filter(|y| matches!(y.len(), 2 | 4))?;
    let year: i16 = if year.len() == 2 { year.parse::<i16>().ok()? + 2000 } else { year.parse().ok()? };
    Date::new(year, month, day).ok().filter(|_| day > 12 && parts.next().is_none())
}

fn day_first(word: &str) -> Option<Date> {
    if word.len() < 8 || word.len() > 10 || !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut parts = word.split(['.', '/', '-']);
    let day: i8 = parts.next()?.parse().ok()?;
    let month: i8 = parts.next()?.parse().ok()?;
    let year: i16 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    Date::new(year, month, day).ok().filter(|_| parts.next().is_none())
}

/// "10,2031": day and year without a space.
pub(super) fn glued(word: &str) -> bool {
    word.split_once(',').is_some_and(|(day, year)| {
        day.parse::<u8>().is_ok_and(|d| (1..=31).contains(&d))
            && year.len() == 4
            && year.parse::<u16>().is_ok()
    })
}

pub(super) const fn month_number(name: &str) -> Option<i8> {
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

pub(super) fn weekday(name: &str) -> Option<Weekday> {
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
