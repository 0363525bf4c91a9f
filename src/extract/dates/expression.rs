//! Where a date expression stands.

use super::token::{american, cut, dotted, glued, is_day, is_month, is_year, number};
use super::unfixed::{counts, unfixed};
use crate::extract::analysis::Analysis;
use crate::lexicon::Flags;
use crate::text::TokenKind;

/// A dotted date that stands in several tokens: its end.
fn dotted_apart(a: &Analysis<'_>, i: usize) -> Option<usize> {
    is_day(a, i).then_some(())?;
    let point = |k: usize| a.is(k, '.') || a.is(k, '/') || a.is(k, '-');
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
pub(super) fn expression(a: &Analysis<'_>, i: usize, end: usize) -> Option<usize> {
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
    // 2031-03-04, 2031/03/04, 2031.03.04
    let mark = a.mark(i + 1).filter(|m| matches!(m, '-' | '/' | '.'));
    if is_year(a, i)
        && mark.is_some()
        && number(a, i + 2).is_some_and(|m| (1..=12).contains(&m))
        && a.mark(i + 3) == mark
        && is_day(a, i + 4)
        && !a.tok(i + 1).is_some_and(|t| t.token.spaced)
        // "1897-09-10-2031": a number, and the day behind it.
        && !(a.mark(i + 5) == mark && is_year(a, i + 6))
    {
        return Some(i + 5);
    }
    let digits = tok.token.kind == TokenKind::Number;
    if digits && dotted(a.surface(i)).is_some() {
        return Some(i + 1);
    }
    if digits && let Some(stop) = dotted_apart(a, i) {
        return Some(stop);
    }
    if is_month(a, i) {
        return month_first(a, i, end);
    }
    // 25-October-2031
    if is_day(a, i) && a.is(i + 1, '-') && is_month(a, i + 2) && a.is(i + 3, '-') && is_year(a, i + 4) {
        return Some(i + 5);
    }
    if digits && let Some(stop) = slashed(a, i) {
        return Some(stop);
    }
    if (digits || a.is(i + 1, ':'))
        && let Some(stop) = hour(a, i)
    {
        return Some(stop);
    }
    // 4 March 2031, 10–11 May
    if is_day(a, i) && a.surface(i).len() <= 4 {
        let mut k = i + 1;
        if (a.is(k, '-') || a.is(k, '–') || a.is(k, '/') || lower(k) == "to" || lower(k) == "and")
            && is_day(a, k + 1)
        {
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
        // "Thursday December 1st", "Sunday 14/4/2031"
        if is_month(a, i + 1) && is_day(a, i + 2) {
            return month_first(a, i + 1, end);
        }
        if a.tok(i + 1).is_some_and(|t| t.token.kind == TokenKind::Number)
            && !is_day(a, i + 1)
            && dotted(a.surface(i + 1)).is_some()
        {
            return Some(i + 2);
        }
        if let Some(stop) = dotted_apart(a, i + 1).or_else(|| slashed(a, i + 1)) {
            return Some(stop);
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
            let counted = counts(&lower(k))
                || matches!(lower(k).as_str(), "several" | "couple")
                || a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Number);
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
        "later" | "earlier" if lower(i + 1) == "today" => Some(i + 2),
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
    // "the 5th May of 2031"
    if k + 1 < end && a.word(k) == a.known.of && is_year(a, k + 1) && is_month(a, k - 1) {
        return k + 2;
    }
    if k < end && is_year(a, k) {
        k + 1
    } else if k + 1 < end && (a.is(k, ',') || a.is(k, '.') && cut(a, k - 1)) && is_year(a, k + 1) {
        k + 2
    } else {
        k
    }
}
