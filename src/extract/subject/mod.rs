//! Subjects: the words before a verb that name who acts.

mod chief;
mod gathering;
mod phrase;
mod role;
mod single;
mod states;
mod text;

use super::analysis::Analysis;
use super::cast::{Cast, role_end};
use super::mention::Kind;
use crate::lexicon::{Flags, Form};
use crate::text::TokenKind;
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
    if end <= floor {
        return None;
    }
    let p = end - 1;
    // "Russia's announced intention": what follows belongs to the noun.
    if a.tok(p).is_some_and(|t| t.token.kind == TokenKind::Possessive) {
        return None;
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
        && !(floor..p).any(|k| a.is(k, ','))
        && let Some(subject) = single(a, cast, p, floor)
        && subject.who == Who::Person
        && subject.toks.start == floor
    {
        return Some(subject);
    }
    if a.is(p, ',') || a.is(p, ')') {
        let open = if a.is(p, ')') { '(' } else { ',' };
        let comma = (floor..p).rev().take(40).find(|&k| a.is(k, open))?;
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

/// Adds what is coordinated before: "Hale and Çınar", "Presidents A, B and C".
fn coordinate(a: &Analysis<'_>, cast: &Cast, mut subject: Subject, floor: usize) -> Subject {
    let mut guard = 0;
    while guard < 12 {
        guard += 1;
        let start = subject.toks.start;
        let Some(p) = start.checked_sub(1).filter(|&p| p >= floor) else { break };
        let and = a.word(p) == a.known.and;
        let comma = a.is(p, ',');
        if !(and || comma && guard > 1) {
            break;
        }
        let mut q = p;
        // "Anthony Orlan MP, and": letters of honour stand between.
        let letters = q > floor + 1
            && a.flags(q - 2).any(Flags::HONOUR_LETTERS)
            && a.tok(q - 2).is_some_and(|t| t.token.upper);
        let apart = a
            .mention_ending(q.wrapping_sub(1 + usize::from(letters)))
            .is_some_and(|m| matches!(m.kind, Kind::Person | Kind::Country(_) | Kind::State));
        if and && q > floor && a.is(q.wrapping_sub(1), ',') && (guard > 1 || apart) {
            q -= 1;
        }
        let Some(left) = single(a, cast, q, floor) else { break };
        // "The Secretary and his counterparts": all who meet, whatever he is called.
        let others = and
            && matches!(a.surface(subject.toks.end - 1), "counterparts" | "colleagues")
            && matches!(&*a.lower(start), "his" | "her")
            && cast.count() > 1
            && matches!(left.who, Who::Person | Who::Noun);
        if others {
            subject = Subject {
                toks: left.toks.start..subject.toks.end,
                who: Who::Group,
                joint: true,
                names: cast.party_names(),
                persons: Vec::new(),
            };
            continue;
        }
        // "In Oslo, Minister Orlan and Minister Vask agreed": where they did.
        let place = comma
            && left.who != Who::Person
            && left.toks.start > floor
            && a.flags(left.toks.start - 1).any(Flags::PREPOSITION)
            && left.toks.start - 1 == floor;
        if place {
            break;
        }
        // "Sarvan's minister, Petr Halas and …": a name without a title behind an office is the one who holds it.
        let apposed = comma
            && left.who == Who::Noun
            && left.persons.is_empty()
            && a.flags(q - 1).any(Flags::TITLE.with(Flags::ROLE_NOUN))
            && a.mention(start).is_some_and(|m| m.kind == Kind::Person && m.toks.start == start);
        if apposed {
            subject.toks.start = left.toks.start;
            continue;
        }
        // "The Prime Minister and Minister of Foreign Affairs": one article, one person.
        let one = and
            && left.who == Who::Noun
            && subject.persons.len() == 1
            && a.mention_ending(subject.toks.end).is_none_or(|m| m.kind != Kind::Person)
            && a.flags(left.toks.start).any(Flags::DETERMINER.with(Flags::HONORIFIC))
            && !a.flags(start).any(Flags::DETERMINER)
            && (left.toks.start..left.toks.start + 2).any(|k| role_end(a, k).is_some());
        // "The Sarvan Prime Minister and Foreign Affairs Minister", of one who holds both offices.
        let both_offices = and
            && left.persons.len() == 1
            && a.mention_ending(subject.toks.end).is_none_or(|m| m.kind != Kind::Person)
            && a.flags(left.toks.start).any(Flags::DETERMINER)
            && a.capital(start)
            && {
                let office = super::entity::surface(a, start, subject.toks.end).to_lowercase();
                let held = left.persons.first().and_then(|e| cast.titles.get(e));
                held.is_some_and(|titles| titles.iter().any(|t| t.contains(&office)))
            };
        if both_offices {
            subject = Subject { toks: left.toks.start..subject.toks.end, ..left };
            continue;
        }
        if one {
            subject = Subject { toks: left.toks.start..subject.toks.end, ..subject };
            continue;
        }
        let fits = matches!(
            (left.who, subject.who),
            (Who::Person, Who::Person | Who::Noun)
                | (Who::Country, Who::Country)
                | (Who::Body, Who::Country)
                | (Who::Body, Who::Body | Who::Person)
                | (Who::Person, Who::Body)
                | (Who::Country, Who::Body)
        )
            // "The Secretary and Foreign Ministers"
            || and
                && matches!(left.who, Who::Person | Who::Group)
                && subject.who == Who::Group
                && !subject.names.is_empty()
            // "The Secretary-General and Minister X"; "a prosperous peninsula and Minister X" parts two clauses.
            || left.who == Who::Noun && subject.who == Who::Person && acts(a, &left)
            || and
            && left.who == Who::Noun
            && subject.who == Who::Noun
            && [left.toks.start, start].iter().all(|&k| a.flags(k).any(Flags::DETERMINER));
        if !fits || left.who == Who::Country && a.is(left.toks.start.wrapping_sub(1), '-') {
            break;
        }
        let mut names = left.names;
        for n in subject.names {
            if !names.contains(&n) {
                names.push(n);
            }
        }
        let mut persons = left.persons;
        persons.extend(subject.persons);
        subject = Subject {
            toks: left.toks.start..subject.toks.end,
            who: match left.who {
                Who::Noun => Who::Person,
                _ if subject.who == Who::Group => Who::Group,
                who => who,
            },
            joint: names.len() > 1,
            names,
            persons,
        };
    }
    subject
}

/// Whether a noun phrase ends in people or a body, or in a name.
fn acts(a: &Analysis<'_>, subject: &Subject) -> bool {
    let last = subject.toks.end.wrapping_sub(1);
    let people = Flags::TITLE
        .with(Flags::ROLE_NOUN)
        .with(Flags::SPEAKER_NOUN)
        .with(Flags::LOWER_ORG_HEAD)
        .with(Flags::ORG_HEAD)
        .with(Flags::HONORIFIC);
    let body = a.mention_ending(subject.toks.end).is_some_and(|m| {
        matches!(m.kind, Kind::Person | Kind::Organization | Kind::Named(_) | Kind::Alias(_) | Kind::Country(_))
    });
    a.capital(last) || a.flags(last).any(people) || body
}

fn of(toks: Range<usize>, who: Who, names: Vec<String>, persons: Vec<u32>) -> Subject {
    Subject { joint: names.len() > 1, toks, who, names, persons }
}
