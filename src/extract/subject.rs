//! Subjects: the words before a verb that name who acts.

use super::analysis::{Analysis, NONE};
use super::cast::{Cast, country_name, role_at, role_end};
use super::groups::group_at;
use super::mention::Kind;
use super::titles;
use crate::lexicon::{Flags, Refers};
use crate::text::TokenKind;
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
    // "Ma Rensheng, Member of the Bureau and Foreign Minister, stressed": step over an apposition.
    if a.is(p, ',')
        && p > floor
        && let Some(m) = a.mention_ending(p)
        && m.kind == Kind::Person
        && (floor..m.toks.start).rev().take(40).any(|k| a.is(k, ','))
    {
        // "the chief, Vice Premier He Lifeng, held": the name inside the commas speaks.
        let subject = single(a, cast, p, floor)?;
        let subject = Subject { toks: floor.max(subject.toks.start)..p, ..subject };
        return Some(coordinate(a, cast, subject, floor));
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
            || a.mention(inner)
                .is_some_and(|m| matches!(m.kind, Kind::Date | Kind::Demonym(_) | Kind::Country(_)))
            || matches!(
                a.surface(inner),
                "in" | "on" | "at" | "for" | "speaking" | "citing" | "also" | "too" | "however" | "meanwhile"
            );
        if !fits {
            return None;
        }
        let subject = single(a, cast, comma, floor)?;
        return matches!(subject.who, Who::Person | Who::Body | Who::Country | Who::Noun | Who::Group)
            .then(|| coordinate(a, cast, subject, floor));
    }
    let subject = single(a, cast, end, floor)?;
    Some(coordinate(a, cast, subject, floor))
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
        let apart = a
            .mention_ending(q.wrapping_sub(1))
            .is_some_and(|m| matches!(m.kind, Kind::Person | Kind::Country(_) | Kind::State));
        if and && q > floor && a.is(q.wrapping_sub(1), ',') && (guard > 1 || apart) {
            q -= 1;
        }
        let Some(left) = single(a, cast, q, floor) else { break };
        // "The Prime Minister and Minister of Foreign Affairs": one article, one person.
        let one = and
            && left.who == Who::Noun
            && subject.persons.len() == 1
            && a.mention_ending(subject.toks.end).is_none_or(|m| m.kind != Kind::Person)
            && a.flags(left.toks.start).any(Flags::DETERMINER.with(Flags::HONORIFIC))
            && !a.flags(start).any(Flags::DETERMINER)
            && (left.toks.start..left.toks.start + 2).any(|k| role_end(a, k).is_some());
        if one {
            subject = Subject { toks: left.toks.start..subject.toks.end, ..subject };
            continue;
        }
        let fits = matches!(
            (left.who, subject.who),
            (Who::Person, Who::Person | Who::Noun)
                | (Who::Country, Who::Country)
                | (Who::Body, Who::Body | Who::Person)
                | (Who::Noun, Who::Person)
                | (Who::Person, Who::Body)
                | (Who::Country, Who::Body)
        );
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
            who: if left.who == Who::Noun { Who::Person } else { left.who },
            joint: names.len() > 1,
            names,
            persons,
        };
    }
    subject
}

fn of(toks: Range<usize>, who: Who, names: Vec<String>, persons: Vec<u32>) -> Subject {
    Subject { joint: names.len() > 1, toks, who, names, persons }
}

fn single(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    let p = end.checked_sub(1).filter(|&p| p >= floor)?;
    let flags = a.flags(p);
    if let Some(m) = a.mention_ending(end)
        && m.toks.start >= floor
    {
        let start = m.toks.start;
        match m.kind {
            Kind::Person => {
                let mut chunk = titles::before(a, start).start.max(floor);
                // "Albemarle's Foreign Secretary Ruth Pell"
                if chunk > floor
                    && a.tok(chunk.wrapping_sub(1)).is_some_and(|t| t.token.kind == TokenKind::Possessive)
                {
                    chunk = a
                        .mention_ending(chunk - 1)
                        .map_or(chunk.saturating_sub(2), |m| m.toks.start)
                        .max(floor);
                }
                // "his Sarvan counterpart President Orlenko": the relation stands before the title.
                if chunk > floor
                    && matches!(a.surface(chunk - 1), "counterpart" | "colleague" | "guest" | "host")
                    && let Some(from) = (floor.max(chunk.saturating_sub(5))..chunk - 1).rev().find(|&k| {
                        matches!(a.surface(k), "his" | "her" | "their" | "its" | "His" | "Her" | "Their")
                    })
                {
                    chunk = from;
                }
                // "The Honourable Chantal Leduc"
                if chunk > floor && chunk < start && a.word(chunk - 1) == a.known.the {
                    chunk -= 1;
                }
                return Some(of(chunk..end, Who::Person, vec![cast.name(m.entity)], vec![m.entity]));
            }
            Kind::Group => {
                if let Some(of_body) = members_of(a, start..end, floor) {
                    return Some(of_body);
                }
                let refers = group_at(a, start).map_or(Refers::Sides, |g| g.1);
                let mut names = cast.group(refers);
                if names.is_empty() {
                    names.clone_from(&cast.last_group);
                }
                let toks = start..end;
                return Some(Subject { toks, who: Who::Group, joint: true, names, persons: Vec::new() });
            }
            Kind::Country(_) | Kind::State => {
                if let Some(leaders) = leaders_of(a, cast, end, floor) {
                    return Some(leaders);
                }
                // "President Çınar of Tûrvia": the country hangs on the person.
                if start > floor + 1 && a.word(start.wrapping_sub(1)) == a.known.of
                    || start > floor + 2
                        && a.word(start.wrapping_sub(1)) == a.known.the
                        && a.word(start.wrapping_sub(2)) == a.known.of
                {
                    let o = if a.word(start.wrapping_sub(1)) == a.known.of { start - 1 } else { start - 2 };
                    let country = country_name(a, m.kind, start);
                    for at in floor.max(o.saturating_sub(8))..o {
                        if role_end(a, at) == Some(o)
                            && let Some((_, words, None)) = role_at(a, at)
                            && let Some(c) = &country
                            && let Some(entity) = cast.of_country(c).or_else(|| cast.only_unsided(c))
                        {
                            let _ = words;
                            return Some(of(at..end, Who::Person, vec![cast.name(entity)], vec![entity]));
                        }
                    }
                    if let Some(s) =
                        single(a, cast, o, floor).filter(|s| matches!(s.who, Who::Person | Who::Noun))
                    {
                        let name = if s.who == Who::Noun {
                            vec![super::entity::surface(
                                a,
                                s.toks.start + usize::from(a.flags(s.toks.start).any(Flags::DETERMINER)),
                                end,
                            )]
                        } else {
                            s.names
                        };
                        return Some(Subject { toks: s.toks.start..end, names: name, ..s });
                    }
                }
                // "Vesk, Sarvan" and compounds are no subjects.
                if start > floor && (a.is(start.wrapping_sub(1), '-') || a.is(start.wrapping_sub(1), '–')) {
                    return None;
                }
                let name =
                    if m.entity == NONE { country_name(a, m.kind, start)? } else { cast.name(m.entity) };
                let from = start - usize::from(start > floor && a.word(start.wrapping_sub(1)) == a.known.the);
                return Some(of(from..end, Who::Country, vec![name], Vec::new()));
            }
            Kind::Organization | Kind::Named(_) | Kind::Alias(_) => {
                let from = start - usize::from(start > floor && a.word(start.wrapping_sub(1)) == a.known.the);
                // "The members of the Council", "a spokesman for the Ministry"
                if let Some(s) = noun_phrase(a, end, floor).filter(|s| s.toks.start < from) {
                    return Some(s);
                }
                let name = if m.entity == NONE { a.surface(start).to_owned() } else { cast.name(m.entity) };
                return Some(of(from..end, Who::Body, vec![name], Vec::new()));
            }
            Kind::Demonym(_) => return None,
            Kind::Place => {
                return noun_phrase(a, end, floor);
            }
            Kind::Date => {
                // "X on Friday said": step over the date.
                let q = if a.surface(start.wrapping_sub(1)) == "on" { start - 1 } else { start };
                return if q > floor { single(a, cast, q, floor) } else { None };
            }
            Kind::Event | Kind::Agreement => return None,
        }
    }
    if flags.any(Flags::HE_SHE) {
        let who = cast.last_person.filter(|&e| cast.is_person(e));
        // Where nobody is named, he is the office that spoke last.
        let office = if cast.unnamed.is_empty() && cast.last_group.len() == 1 {
            &cast.last_group
        } else {
            &cast.unnamed
        };
        let names = who.map_or_else(|| office.clone(), |e| vec![cast.name(e)]);
        return Some(Subject {
            toks: p..end,
            who: Who::Person,
            names,
            persons: who.into_iter().collect(),
            joint: false,
        });
    }
    if flags.any(Flags::THEY) || a.word(p) == a.known.both {
        let names = if cast.count() < 2 && !cast.last_group.is_empty() && cast.group(Refers::Sides).len() < 2
        {
            cast.last_group.clone()
        } else {
            cast.group(Refers::Sides)
        };
        return Some(Subject { toks: p..end, who: Who::Group, names, persons: Vec::new(), joint: true });
    }
    // "The two also discussed", "the pair agreed".
    if matches!(a.surface(p), "two" | "pair" | "duo" | "three") && p > floor && a.word(p - 1) == a.known.the {
        let names = cast.group(Refers::Persons);
        return (names.len() > 1).then(|| Subject {
            toks: p - 1..end,
            who: Who::Group,
            names,
            persons: Vec::new(),
            joint: true,
        });
    }
    // "It reaffirms": the country or body that spoke last.
    if a.surface(p) == "It" && p == floor && cast.last_group.len() == 1 {
        return Some(of(p..end, Who::Body, cast.last_group.clone(), Vec::new()));
    }
    if matches!(a.surface(p), "We" | "we" | "I") {
        return Some(Subject {
            toks: p..end,
            who: Who::FirstPerson,
            names: cast.voice.clone(),
            persons: Vec::new(),
            joint: cast.voice.len() > 1,
        });
    }
    // "the Chinese side", "the U.S. side", "Taihan's side"
    if a.word(p) == a.known.side {
        let m = a.mention_ending(p)?;
        let name = country_name(a, m.kind, m.toks.start)?;
        let start = m.toks.start
            - usize::from(m.toks.start > floor && a.word(m.toks.start.wrapping_sub(1)) == a.known.the);
        return Some(of(start..end, Who::Country, vec![name], Vec::new()));
    }
    if matches!(a.surface(p), "latter" | "former") && p > floor {
        let index = usize::from(a.surface(p) == "latter");
        let names: Vec<String> = cast.pair.get(index).map(|&e| cast.name(e)).into_iter().collect();
        let persons = cast.pair.get(index).copied().into_iter().collect();
        return (!names.is_empty()).then(|| of(p - 1..end, Who::Person, names, persons));
    }
    // "His Highness", "Her Majesty"
    if p > floor && titles::HIGHNESS.contains(&a.surface(p)) {
        let from = if p > floor + 1 && a.capital(p.wrapping_sub(1)) && a.capital(p.wrapping_sub(2)) {
            p - 2
        } else {
            p - 1
        };
        let entity = cast.honoured(a, a.surface(p)).or_else(|| cast.parties.first().copied())?;
        return Some(of(from..end, Who::Person, vec![cast.name(entity)], vec![entity]));
    }
    // "Some Leaders", "several members": not all of them.
    for start in floor.max(end.saturating_sub(5))..end {
        if matches!(
            a.surface(start),
            "Some"
                | "some"
                | "Several"
                | "several"
                | "Many"
                | "many"
                | "Most"
                | "most"
                | "Certain"
                | "One"
                | "one"
        ) && a.flags(p).any(Flags::SPEAKER_NOUN.with(Flags::ROLE_NOUN).with(Flags::TITLE))
        {
            return Some(of(start..end, Who::Noun, vec![super::entity::surface(a, start, end)], Vec::new()));
        }
    }
    // "Leyen Chairman": a title behind the name, as machines translate it.
    if a.capital(p)
        && flags.any(Flags::TITLE)
        && let Some(m) = a.mention_ending(p)
        && m.kind == Kind::Person
        && m.toks.start >= floor
    {
        return Some(of(m.toks.start..end, Who::Person, vec![cast.name(m.entity)], vec![m.entity]));
    }
    // "The Minister of Foreign Affairs and Development stressed": an office with its field.
    if a.capital(p)
        && let Some(start) = (floor.max(end.saturating_sub(14))..end).find(|&k| {
            role_end(a, k).is_some_and(|e| {
                e + 1 < end
                    && (a.word(e) == a.known.of || a.word(e) == a.known.for_)
                    && (e + 1..end).all(|j| {
                        a.capital(j)
                            || a.mention(j).is_some_and(|m| matches!(m.kind, Kind::Organization))
                            || a.word(j) == a.known.and
                            || a.word(j) == a.known.of
                            || a.word(j) == a.known.the
                    })
            })
        })
        && let Some((_, words, country)) = role_at(a, start)
    {
        let honour = |k: usize| a.flags(k).any(Flags::HONORIFIC) && a.capital(k) && !a.is(k + 1, '.');
        let from = if start > floor && honour(start - 1) { start - 1 } else { start };
        let subject = office(a, cast, start..end, &words, country);
        return Some(Subject { toks: from..end, ..subject });
    }
    // A role: the longest that ends here.
    for start in floor.max(end.saturating_sub(8))..end {
        if role_end(a, start) == Some(end)
            && let Some((_, words, country)) = role_at(a, start)
        {
            // "HRH the Crown Prince"
            let honour = |k: usize| a.flags(k).any(Flags::HONORIFIC) && a.capital(k) && !a.is(k + 1, '.');
            let from = if start > floor && honour(start - 1) { start - 1 } else { start };
            if let Some(of_body) = members_of(a, start..end, floor) {
                return Some(of_body);
            }
            let subject = role(a, cast, start..end, &words, country);
            return Some(Subject { toks: from..end, ..subject });
        }
    }
    let found = noun_phrase(a, end, floor)?;
    if let Some(of_office) = role_of_body(a, cast, &found) {
        return Some(of_office);
    }
    Some(of_nations(a, cast, &found).unwrap_or_else(|| plural_role(a, cast, found)))
}

/// Who holds an office that is named with its field: "the Minister of Defence" is no Minister of Trade.
fn office(
    a: &Analysis<'_>,
    cast: &Cast,
    toks: Range<usize>,
    words: &[String],
    country: Option<String>,
) -> Subject {
    let small = [a.known.of, a.known.for_, a.known.and, a.known.the];
    let all: Vec<String> = toks
        .clone()
        .filter(|&k| a.is_word(k) && !small.contains(&a.word(k)))
        .map(|k| a.lower(k).as_str().to_owned())
        .collect();
    let holder = cast.role(&all).filter(|_| country.is_none());
    if let Some(entity) = holder {
        return of(toks, Who::Person, vec![cast.name(entity)], vec![entity]);
    }
    let found = role(a, cast, toks.clone(), words, country);
    // Somebody whose own field is another does not hold this office.
    let other = found.persons.iter().any(|e| {
        cast.titles.get(e).is_some_and(|titles| {
            titles.iter().any(|t| t.contains(" of ") || t.contains(" for "))
                && !titles.iter().any(|t| all.iter().skip(words.len()).any(|w| t.split(' ').any(|p| p == w)))
        })
    });
    if found.who == Who::Person && !other {
        return found;
    }
    let start = toks.start + usize::from(a.flags(toks.start).any(Flags::DETERMINER));
    let name = super::entity::surface(a, start, toks.end);
    of(toks, Who::Noun, vec![name], Vec::new())
}

/// "the MEA spokesperson": the office behind the body whose it is, if somebody is known to hold it.
fn role_of_body(a: &Analysis<'_>, cast: &Cast, found: &Subject) -> Option<Subject> {
    let head = found.toks.end.checked_sub(1)?;
    let body = a.mention_ending(head).filter(|m| {
        matches!(m.kind, Kind::Organization | Kind::Named(_) | Kind::Alias(_))
            && m.toks.start <= found.toks.start + 1
    })?;
    let role = a.flags(head).any(Flags::ROLE_NOUN.with(Flags::TITLE)) && !a.surface(head).ends_with('s');
    if !role || body.toks.start < found.toks.start {
        return None;
    }
    let entity = cast.role(&[a.lower(head).as_str().to_owned()])?;
    Some(of(found.toks.clone(), Who::Person, vec![cast.name(entity)], vec![entity]))
}

/// Who acts for states: the parties if all of them may be theirs, else the states themselves.
fn acting_for(cast: &Cast, nations: Vec<String>) -> Vec<String> {
    let covered = cast.count() > 1
        && cast.parties.iter().all(|p| cast.sides.get(p).is_none_or(|side| nations.contains(side)));
    if covered { cast.party_names() } else { nations }
}

/// "the leaders of Sarvan and Tûrvia", "the foreign ministers of A, B and C".
fn leaders_of(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    let mut nations: Vec<String> = Vec::new();
    let mut k = end;
    while k > floor {
        if let Some(m) = a.mention_ending(k) {
            nations.insert(0, country_name(a, m.kind, m.toks.start)?);
            k = m.toks.start;
        } else if a.word(k - 1) == a.known.and || a.word(k - 1) == a.known.the || a.is(k - 1, ',') {
            k -= 1;
        } else {
            break;
        }
    }
    let head = k.checked_sub(2).filter(|&h| h >= floor && a.word(h + 1) == a.known.of)?;
    let plural = a.surface(head).ends_with('s')
        && a.flags(head).any(Flags::TITLE_PLURAL.with(Flags::SPEAKER_NOUN).with(Flags::ROLE_NOUN));
    if !plural || nations.len() < 2 || a.mention(head).is_some_and(|m| m.kind == Kind::Organization) {
        return None;
    }
    let mut start = head;
    while start > floor
        && (a.flags(start - 1).any(Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER))
            || a.word(start - 1) == a.known.the
            || a.surface(start - 1) == "The")
    {
        start -= 1;
    }
    let names = acting_for(cast, nations);
    Some(Subject { toks: start..end, who: Who::Group, joint: true, names, persons: Vec::new() })
}

/// "the Sarvan and Tûrvian leaders", "the C.S. and Taihan delegations": those who act for them.
fn of_nations(a: &Analysis<'_>, cast: &Cast, found: &Subject) -> Option<Subject> {
    let last = found.toks.end.checked_sub(1)?;
    let plural = a.surface(last).ends_with('s')
        && (a.flags(last).any(Flags::SPEAKER_NOUN.with(Flags::TITLE_PLURAL)) || a.surface(last) == "sides");
    if !plural || !found.toks.clone().any(|k| a.word(k) == a.known.and) {
        return None;
    }
    let mut nations: Vec<String> = Vec::new();
    let mut k = found.toks.start;
    while k < last {
        let m = a.mention(k).filter(|m| m.toks.start == k);
        if let Some(nation) = m.and_then(|m| country_name(a, m.kind, k)) {
            nations.push(nation);
        } else if m.is_some()
            || !(a.word(k) == a.known.and
                || a.flags(k).any(Flags::DETERMINER.with(Flags::TITLE_INNER))
                || a.is(k, ',')
                || a.is(k, '-'))
        {
            return None;
        }
        k = m.map_or(k + 1, |m| m.toks.end);
    }
    if nations.len() < 2 {
        return None;
    }
    let names = acting_for(cast, nations);
    Some(Subject { toks: found.toks.clone(), who: Who::Group, joint: true, names, persons: Vec::new() })
}

/// "Alliance Foreign Ministers", "H7 Leaders": the members of a body, by its name. `toks` are the plural role.
fn members_of(a: &Analysis<'_>, toks: Range<usize>, floor: usize) -> Option<Subject> {
    let mut start = toks.start;
    while start > floor && a.flags(start - 1).any(Flags::TITLE_INNER) && a.mention(start - 1).is_none() {
        start -= 1;
    }
    let plural =
        a.surface(toks.end.wrapping_sub(1)).ends_with('s') && !a.flags(toks.start).any(Flags::DETERMINER);
    let body = a.mention_ending(start).filter(|b| {
        plural
            && b.toks.start >= floor
            && matches!(b.kind, Kind::Organization | Kind::Named(_) | Kind::Alias(_))
    })?;
    let from = body.toks.start;
    let names = vec![super::entity::surface(a, from, toks.end)];
    let from = from - usize::from(from > floor && a.word(from - 1) == a.known.the);
    Some(Subject { toks: from..toks.end, who: Who::Noun, joint: true, names, persons: Vec::new() })
}

/// "Ministers", "the Leaders", "Foreign Ministers": those who meet, else the body's that was named in full.
fn plural_role(a: &Analysis<'_>, cast: &Cast, found: Subject) -> Subject {
    let bare = found.who == Who::Noun
        && found.toks.clone().all(|k| {
            a.flags(k).any(Flags::DETERMINER)
                || a.flags(k).any(Flags::TITLE_INNER.with(Flags::TITLE_PLURAL))
                || PLURAL_ROLES.contains(&a.lower(k).as_str())
        })
        && found.toks.end.checked_sub(1).is_some_and(|k| PLURAL_ROLES.contains(&a.lower(k).as_str()));
    if !bare {
        return found;
    }
    let names = if cast.count() > 1 {
        cast.party_names()
    } else if !cast.last_group.is_empty() {
        cast.last_group.clone()
    } else if !cast.voice.is_empty() {
        cast.voice.clone()
    } else {
        return found;
    };
    Subject { who: Who::Group, joint: true, names, persons: Vec::new(), ..found }
}

/// Plurals that name a group by the office of its members.
const PLURAL_ROLES: [&str; 9] = [
    "ministers",
    "leaders",
    "presidents",
    "principals",
    "secretaries",
    "directors",
    "chiefs",
    "commissioners",
    "envoys",
];

fn role(
    a: &Analysis<'_>,
    cast: &Cast,
    toks: Range<usize>,
    words: &[String],
    country: Option<String>,
) -> Subject {
    let counterpart = words.last().is_some_and(|w| w == "counterpart" || w == "guest" || w == "interlocutor");
    let entity = if counterpart {
        country.as_deref().and_then(|c| cast.of_country(c)).or_else(|| cast.other(cast.last_person))
    } else if let Some(c) = country.as_deref() {
        cast.of_country(c).or_else(|| cast.role(words))
    } else {
        cast.role(words).or_else(|| {
            matches!(words.last().map(String::as_str), Some("host"))
                .then(|| cast.parties.first().copied())
                .flatten()
        })
    };
    // A plural role is a group: "Ministers", "the foreign ministers".
    let plural = words.last().is_some_and(|w| w.ends_with('s') && w != "affairs");
    match entity {
        Some(e) if !plural => of(toks, Who::Person, vec![cast.name(e)], vec![e]),
        _ if plural => Subject {
            names: match cast.group(Refers::Persons) {
                none if none.is_empty() => cast.last_group.clone(),
                names => names,
            },
            toks,
            who: Who::Group,
            persons: Vec::new(),
            joint: true,
        },
        _ => {
            let start = toks.start + usize::from(a.flags(toks.start).any(Flags::DETERMINER));
            let name = super::entity::surface(a, start, toks.end);
            of(toks, Who::Noun, vec![name], Vec::new())
        }
    }
}

/// A noun phrase of common words that ends at `end`: its start is the last clause boundary before it.
fn noun_phrase(a: &Analysis<'_>, end: usize, floor: usize) -> Option<Subject> {
    let mut k = end;
    let mut head = None;
    let mut post = false;
    while k > floor && end - k < 24 {
        let p = k - 1;
        let tok = a.tok(p)?;
        let word = tok.word;
        let boundary = match tok.token.kind {
            TokenKind::Mark(c) => {
                !matches!(c, '-' | '–' | '&' | '.')
                    || c == '.' && !a.flags(p.wrapping_sub(1)).any(Flags::ABBREVIATION)
            }
            TokenKind::Word => {
                tok.flags.any(
                    Flags::SUBORDINATOR
                        .with(Flags::MODAL)
                        .with(Flags::BE)
                        .with(Flags::HAVE)
                        .with(Flags::DO)
                        .with(Flags::HE_SHE)
                        .with(Flags::THEY)
                        .with(Flags::NEGATION),
                ) && word != a.known.as_
                    && !(word == a.known.that)
                    || word == a.known.that
                    || word == a.known.but
                    || word == a.known.and && !joins_nouns(a, p, floor)
                    || tok.flags.any(Flags::VERB)
                        && a.has_form(p, &[crate::lexicon::Form::Past])
                        && a.mention(p).is_none()
                        && !a.has_form(p, &[crate::lexicon::Form::Base])
                        && !tok.flags.any(Flags::ADVERB)
                        && !matches!(a.surface(p), "united" | "concerned" | "armed")
            }
            _ => false,
        };
        if boundary {
            break;
        }
        if matches!(a.surface(p), "of" | "for" | "from" | "in" | "at" | "to" | "with" | "on") {
            post = true;
            head = p.checked_sub(1).filter(|&h| h >= floor);
        } else if head.is_none() && !post && tok.token.kind == TokenKind::Word {
            head = Some(p);
        }
        k = p;
    }
    while k < end && (a.flags(k).any(Flags::ADVERB) || a.is(k, '.') || a.is(k, ',')) {
        k += 1;
    }
    // A phrase that starts with a preposition is an adverbial, unless a subject follows it.
    while k < end && a.flags(k).any(Flags::PREPOSITION) {
        let det = (k + 1..end).find(|&j| j > k + 2 && a.flags(j).any(Flags::DETERMINER));
        k = det?;
    }
    let head = head.filter(|&h| h >= k).or_else(|| (end > k).then(|| end - 1))?;
    if k >= end {
        return None;
    }
    let speaks = a.flags(head).any(Flags::SPEAKER_NOUN.with(Flags::ROLE_NOUN).with(Flags::LOWER_ORG_HEAD))
        || a.mention(head).is_some_and(|m| {
            matches!(m.kind, Kind::Organization | Kind::Named(_) | Kind::Person | Kind::Country(_))
        });
    let never = a.flags(end.wrapping_sub(1)).any(Flags::NON_SPEAKER) && !speaks
        || a.flags(head).any(Flags::NON_SPEAKER) && !speaks;
    if never {
        return None;
    }
    let start = k + usize::from(
        a.flags(k).any(Flags::DETERMINER)
            && k + 1 < end
            && !matches!(
                a.surface(k),
                "Some" | "some" | "Several" | "several" | "Many" | "many" | "Most" | "most"
            ),
    );
    let name = super::entity::surface(a, start, end);
    let who = if speaks { Who::Noun } else { Who::Thing };
    Some(of(k..end, who, vec![name], Vec::new()))
}

fn joins_nouns(a: &Analysis<'_>, p: usize, floor: usize) -> bool {
    p > floor
        && (a.capital(p.wrapping_sub(1)) && a.capital(p + 1)
            || a.flags(p.wrapping_sub(1)).any(Flags::SPEAKER_NOUN)
                && a.flags(p + 1).any(Flags::SPEAKER_NOUN.with(Flags::DETERMINER)))
}
