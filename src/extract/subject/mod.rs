//! Subjects: the words before a verb that name who acts.

mod chief;
mod coordinate;
mod gathering;
mod holder;
mod holders;
mod phrase;
mod role;
mod single;
mod states;
mod text;

use super::analysis::Analysis;
use super::cast::Cast;
use super::mention::Kind;
use super::titles::parts_fields;
use crate::lexicon::{Flags, Form};
use crate::text::TokenKind;
use coordinate::coordinate;
use single::single;
pub(super) use states::ministers_of;
use std::ops::Range;

/// What kind of subject it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// One or more named persons, or he and she.
    Person,
    /// A country or side.
    Country,
    /// A body.
    Body,
    /// A group: the two sides, they.
    Group,
    /// I, we.
    FirstPerson,
    /// Some other noun phrase for people or bodies.
    Noun,
    /// A noun phrase that speaks only with the plainest verbs of saying.
    Thing,
}

/// A subject with the names it stands for.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub toks: Range<usize>,
    pub who: Who,
    pub names: Vec<String>,
    /// Entity numbers of persons in it.
    pub persons: Vec<u32>,
    /// Several speak.
    pub joint: bool,
}

/// The subject that ends right before token `end`, looking back to `floor` at most.
pub(super) fn before(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    let mut subject = found_before(a, cast, end, floor)?;
    // "HH the Crown Prince affirmed": the letters of an honour before the article.
    let start = subject.toks.start;
    let honour = |k: usize| matches!(a.surface(k), "HE" | "HH" | "HM" | "HRH" | "HSH");
    if start > floor && a.word(start) == a.known.the && honour(start - 1) {
        subject.toks.start -= 1;
    }
    Some(subject)
}

fn found_before(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    if end <= floor {
        return None;
    }
    let p = end - 1;
    // "The Chargé d'Affaires a.i. stressed"
    let interim = interim(a, end);
    if interim > 0 && end > floor + interim {
        let subject = before(a, cast, end - interim, floor)?;
        return Some(Subject { toks: subject.toks.start..end, ..subject });
    }
    // "President Orlan in her message states": where he says it.
    if let Some(person) = in_text(a, end, floor) {
        let subject = before(a, cast, person, floor)?;
        return Some(Subject { toks: subject.toks.start..end, ..subject });
    }
    // "Russia's announced intention": what follows belongs to the noun.
    if a.tok(p).is_some_and(|t| t.token.kind == TokenKind::Possessive) {
        return None;
    }
    if let Some(several) = holders::holders(a, cast, end, floor) {
        return Some(several);
    }
    // "Mr Nigel Orlan, Q.C., M.P., announced": letters of honour behind the name.
    if a.is(p, ',')
        && let Some(name) = before_letters(a, p, floor)
    {
        let subject = single(a, cast, name, floor)?;
        return Some(coordinate(a, cast, Subject { toks: subject.toks.start..name, ..subject }, floor));
    }
    // "Edwin Tolk, SC met": letters of honour behind the name.
    if a.tok(p).is_some_and(|t| t.token.upper)
        && a.mention(p).is_none()
        && p > floor + 1
        && a.is(p - 1, ',')
        && a.mention_ending(p - 1).is_some_and(|m| m.kind == Kind::Person)
    {
        let subject = single(a, cast, p - 1, floor)?;
        return Some(coordinate(a, cast, Subject { toks: subject.toks.start..end, ..subject }, floor));
    }
    // "Ma Rensheng, Member of the Bureau and Foreign Minister, stressed": step over an apposition.
    if a.is(p, ',')
        && p > floor
        && let Some(m) = a.mention_ending(p)
        && m.kind == Kind::Person
        && (floor..m.toks.start).rev().take(40).any(|k| a.is(k, ','))
    {
        // "the chief, Vice Premier He Lifeng, held": the name inside the commas speaks.
        let subject = single(a, cast, p, floor)?;
        let start = floor.max(subject.toks.start);
        // "Sarvan's minister, Petr Halas and Norland's adviser, Jan Pell, discussed": her office stands before the comma.
        let start = if a.is(start.wrapping_sub(1), ',') { office_before(a, start - 1, floor) } else { start };
        let subject = Subject { toks: start..p, ..subject };
        return Some(coordinate(a, cast, subject, floor));
    }
    // "High Commissioner Lynch, thanked": a comma that parts nothing.
    if a.is(p, ',')
        && p > floor
        && let from = (floor..p).rfind(|&k| a.is(k, ',')).map_or(floor, |k| k + 1)
        // "During the talks, the Norland minister, thanked"
        && (from == floor
            || a.flags(floor).any(Flags::PREPOSITION) && !(floor..from - 1).any(|k| a.is(k, ',')))
        && let Some(subject) = single(a, cast, p, floor)
        && subject.who == Who::Person
        && subject.toks.start == from
    {
        return Some(subject);
    }
    if a.is(p, ',') || a.is(p, ')') {
        let open = if a.is(p, ')') { '(' } else { ',' };
        // "President Lind, today (Saturday, 17 May), spoke": the comma within the bracket opens nothing.
        let from = match a.is(p, ',') && a.is(p.wrapping_sub(1), ')') {
            true => (floor..p).rev().take(16).find(|&k| a.is(k, '(')).unwrap_or(p),
            false => p,
        };
        let mut opening = (floor..from).rev().take(40).filter(|&k| a.is(k, open) && !parts_fields(a, k));
        let nearest = opening.next()?;
        // "The ministers, recognising the bonds, and the trade between them, decided": the participle opens it.
        let comma = match a.word(nearest + 1) == a.known.and {
            true => opening.find(|&k| a.has_form(k + 1, &[Form::Ing])).unwrap_or(nearest),
            false => nearest,
        };
        if comma <= floor {
            return None;
        }
        let inner = comma + 1;
        let fits = a.is(p, ')')
            || a.word(inner) == a.known.who
            || a.flags(inner).any(Flags::TITLE.with(Flags::TITLE_MODIFIER).with(Flags::TITLE_INNER))
                && a.capital(inner)
            || a.flags(inner).any(Flags::TITLE.with(Flags::TITLE_MODIFIER))
            || a.word(inner) == a.known.the
            || a.word(inner) == a.known.a
            || a.word(inner) == a.known.an
            || a.word(inner) == a.known.which
            // "The Minister and the Secretary, both calling it timely, agreed"
            || matches!(a.surface(inner), "both" | "each") && a.has_form(inner + 1, &[Form::Ing])
            // "Minister Kaido, stressing that …, invited"
            || a.has_form(inner, &[Form::Ing])
            || a.mention(inner)
                .is_some_and(|m| matches!(m.kind, Kind::Date | Kind::Demonym(_) | Kind::Country(_)))
            || matches!(
                a.surface(inner),
                "in" | "on" | "at" | "for" | "speaking" | "citing" | "also" | "too" | "however" | "meanwhile"
            )
            // "The statement, issued to the press, said"
            || matches!(a.surface(inner), "issued" | "released" | "published" | "circulated" | "posted")
            // "The delegations, led by …, decided"
            || matches!(a.surface(inner), "led" | "headed" | "chaired" | "represented" | "accompanied" | "joined")
                && a.word(inner + 1) == a.known.by;
        if !fits {
            return None;
        }
        // "The Council of the Union (U), at its 500th meeting, reviewed"
        let named = if a.is(comma - 1, ')') {
            (floor..comma - 1).rev().take(8).find(|&k| a.is(k, '(')).unwrap_or(comma)
        } else {
            comma
        };
        let subject =
            gathering::gathering(a, cast, named, floor).or_else(|| single(a, cast, named, floor))?;
        return matches!(subject.who, Who::Person | Who::Body | Who::Country | Who::Noun | Who::Group)
            .then(|| coordinate(a, cast, subject, floor));
    }
    // "The Foreign Ministers of the Harbour Eight – A, B and C – condemn": a list between dashes.
    if a.spaced_dash(p)
        && let Some(open) = (floor + 1..p).rev().take(60).find(|&k| a.spaced_dash(k))
        && (open + 1..p).filter(|&k| a.is(k, ',')).count() > 1
        && let Some(subject) = single(a, cast, open, floor)
        && matches!(subject.who, Who::Noun | Who::Group | Who::Body)
    {
        return Some(Subject { joint: true, ..subject });
    }
    let subject = text::issued_by(a, cast, end, floor)
        .or_else(|| gathering::gathering(a, cast, end, floor))
        .or_else(|| states::leaders_of(a, cast, end, floor))
        .or_else(|| gathering::ministers_of_body(a, end, floor))
        .or_else(|| single(a, cast, end, floor))?;
    Some(coordinate(a, cast, subject, floor))
}

/// Where the words begin that belong to the verb at `verb`, back to `floor` at most: "today issued", "has on Monday said".
pub(super) fn group_start(a: &Analysis<'_>, verb: usize, floor: usize) -> usize {
    let mut group = verb;
    while group > floor + 1 {
        let day = a.mention_ending(group).filter(|m| m.kind == Kind::Date && m.toks.start > floor);
        group = match day {
            Some(m) => m.toks.start - usize::from(a.word(m.toks.start - 1) == a.known.on),
            None if a.flags(group - 1).any(Flags::ADVERB.with(Flags::HAVE)) => group - 1,
            None => break,
        };
    }
    group
}

/// Whether nothing but a gathering stands between `floor` and token `end`: "the Meeting".
pub(super) fn gathers(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> bool {
    gathering::gathering(a, cast, end, floor).is_some()
}

/// How many tokens before `end` say that an office is held for a time: "a.i.", "ad interim".
fn interim(a: &Analysis<'_>, end: usize) -> usize {
    let back = |n: usize| end.checked_sub(n).map_or("", |k| a.surface(k));
    match (back(4), back(3), back(2), back(1)) {
        ("a", ".", "i", ".") => 4,
        (_, _, "a.i", ".") | (_, _, "ad" | "Ad", "interim" | "Interim") => 2,
        (_, _, _, "a.i." | "a.i") => 1,
        _ => 0,
    }
}

/// Where the name ends behind which "in her message" stands, up to `end`.
fn in_text(a: &Analysis<'_>, end: usize, floor: usize) -> Option<usize> {
    let text = |k: usize| {
        matches!(
            &*a.lower(k),
            "message"
                | "remarks"
                | "speech"
                | "statement"
                | "letter"
                | "address"
                | "intervention"
                | "response"
                | "reply"
                | "comments"
                | "presentation"
                | "briefing"
                | "tweet"
                | "post"
        )
    };
    let last = end.checked_sub(1).filter(|&k| text(k))?;
    let link = (floor + 1..last).rev().take(4).find(|&k| a.surface(k) == "in")?;
    let own = matches!(&*a.lower(link + 1), "his" | "her" | "their" | "its" | "a" | "an");
    let person = a.mention_ending(link).is_some_and(|m| m.kind == Kind::Person)
        || a.flags(link - 1).any(Flags::TITLE.with(Flags::HE_SHE));
    (own && person).then_some(link)
}

/// Where the name ends behind which nothing but letters of honour stand, each in commas, up to the comma at `close`.
fn before_letters(a: &Analysis<'_>, close: usize, floor: usize) -> Option<usize> {
    let letters = |k: usize| {
        let word = a.surface(k);
        a.is(k, '.')
            || (1..=8).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase() || c == '.')
    };
    let mut k = close;
    let mut found = None;
    while k > floor + 1 && close - k < 16 && (a.is(k, ',') || letters(k)) {
        if a.is(k, ',')
            && k < close
            && a.mention_ending(k).is_some_and(|m| m.kind == Kind::Person && !letters(m.toks.start))
        {
            found = Some(k);
            break;
        }
        k -= 1;
    }
    found
}

/// Where the office begins that ends before the comma at `comma`, if another person is joined to it by "and";
/// else what stands behind the comma.
fn office_before(a: &Analysis<'_>, comma: usize, floor: usize) -> usize {
    let and = (floor.max(comma.saturating_sub(10))..comma).rev().find(|&k| a.word(k) == a.known.and);
    let Some(and) = and.filter(|&k| k > floor) else { return comma + 1 };
    let person = a.mention_ending(and).is_some_and(|m| m.kind == Kind::Person);
    let office = a.flags(comma - 1).any(Flags::TITLE.with(Flags::ROLE_NOUN));
    if person && office { and + 1 } else { comma + 1 }
}

fn of(toks: Range<usize>, who: Who, names: Vec<String>, persons: Vec<u32>) -> Subject {
    Subject { joint: names.len() > 1, toks, who, names, persons }
}
