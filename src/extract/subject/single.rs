//! One subject, that ends right before a verb or a coordination.

use super::holder::by_whole_title;
use super::phrase::{noun_phrase, some_of};
use super::role::{office, office_of_body, plural_role, role, role_of_body};
use super::states::{acting_for, leaders_of, member_states, members_of, of_nations};
use super::{Subject, Who, of};
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::{Cast, country_name, nameless_office, role_at, role_end};
use crate::extract::entity;
use crate::extract::groups::group_at;
use crate::extract::mention::Kind;
use crate::extract::titles;
use crate::lexicon::{Flags, Refers};
use crate::text::TokenKind;

pub(super) fn single(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    let found = nearest(a, cast, end, floor);
    // A reading as somebody stands, but for one that leaves words of the office out.
    let than = found.as_ref().filter(|s| s.who != Who::Noun).map(|s| s.toks.start);
    by_whole_title(a, cast, end, floor, than).or(found)
}

fn nearest(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    let p = end.checked_sub(1).filter(|&p| p >= floor)?;
    let flags = a.flags(p);
    // "Nigel Orlan MP and": letters of honour behind the name.
    let letters = |w: &str| (2..=5).contains(&w.len()) && w.chars().all(|c| c.is_ascii_uppercase());
    if letters(a.surface(p))
        && a.mention(p).is_none()
        && p > floor
        && a.mention_ending(p).is_some_and(|m| m.kind == Kind::Person && !letters(a.surface(p - 1)))
    {
        return single(a, cast, p, floor).map(|s| Subject { toks: s.toks.start..end, ..s });
    }
    // "The Minister of Trade, Industry and Tourism stressed"
    if (floor.max(end.saturating_sub(14))..end).any(|k| titles::parts_fields(a, k))
        && let Some(office) = office_with_field(a, cast, end, floor)
    {
        return Some(office);
    }
    if let Some(head) = super::chief::head_of_government(a, cast, end, floor) {
        return Some(head);
    }
    if let Some(chief) = super::chief::chief_diplomat(a, cast, end, floor) {
        return Some(chief);
    }
    if let Some(members) = member_states(a, cast, end, floor) {
        return Some(members);
    }
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
                // "NATO Secretary General Jan Orm", "FEMA Administrator Ada Morn": whose office it is.
                let body = a
                    .mention_ending(chunk)
                    .filter(|m| chunk < start && m.toks.start >= floor && m.kind.is_body());
                if let Some(body) = body {
                    chunk = body.toks.start;
                } else if chunk < start && a.capital(chunk) {
                    let word = |k: usize| {
                        a.capital(k)
                            && a.is_word(k)
                            && a.mention(k).is_none()
                            && !a.flags(k).any(Flags::STARTER)
                    };
                    while chunk > floor && start - chunk < 10 && word(chunk - 1) {
                        chunk -= 1;
                    }
                }
                // "and interim Prime Minister Dabar": how the office is held, in small letters before it.
                if chunk < start
                    && chunk > floor
                    && !a.capital(chunk - 1)
                    && a.flags(chunk - 1).any(Flags::TITLE_MODIFIER)
                {
                    chunk -= 1;
                }
                // "his Sarvan counterpart President Orlenko": the relation stands before the title.
                // … "his Sarvan counterpart, Dr Orlenko" too.
                let relation =
                    |k: usize| matches!(a.surface(k), "counterpart" | "colleague" | "guest" | "host");
                if chunk > floor + 1 && a.is(chunk - 1, ',') && relation(chunk - 2) {
                    chunk -= 1;
                }
                if chunk > floor
                    && relation(chunk - 1)
                    && let Some(from) = (floor.max(chunk.saturating_sub(5))..chunk - 1).rev().find(|&k| {
                        matches!(a.surface(k), "his" | "her" | "their" | "its" | "His" | "Her" | "Their")
                    })
                {
                    chunk = from;
                }
                // "HH Sheikh Rashid", "HE Minister Lund"
                if chunk > floor && matches!(a.surface(chunk - 1), "HE" | "HH" | "HM" | "HRH") {
                    chunk -= 1;
                }
                // "The Honourable Chantal Leduc"
                if chunk > floor && chunk < start && a.word(chunk - 1) == a.known.the {
                    chunk -= 1;
                }
                return Some(of(chunk..end, Who::Person, vec![cast.name(m.entity)], vec![m.entity]));
            }
            Kind::Group => {
                if let Some(of_body) = members_of(a, cast, start..end, floor) {
                    return Some(of_body);
                }
                let refers = group_at(a, start).map_or(Refers::Sides, |g| g.1);
                let listed = cast.listed_as(&a.lower(end - 1));
                let unlisted = listed.is_none();
                let mut names = listed.unwrap_or_else(|| cast.group(refers));
                if names.is_empty() {
                    names.clone_from(&cast.last_group);
                }
                // "The Ministers": not the Prime Minister whom one of them met besides.
                if unlisted && a.lower(end - 1) == "ministers" && a.lower(end - 2) != "prime" {
                    names = cast.below_heads(names);
                }
                // "The leaders": not the minister who met one of them besides.
                if unlisted && a.lower(end - 1) == "leaders" {
                    names = cast.above_ministers(names);
                }
                // "The delegations from both governments": theirs is the whole phrase.
                let acting = super::states::acting_for_group(a, start, floor);
                // "The leaders of the two countries": those who met, if they act for them.
                if acting.is_some() && refers == Refers::Countries && unlisted {
                    names = acting_for(cast, names);
                }
                let toks = acting.unwrap_or(start)..end;
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
                            vec![entity::surface(
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
                // "Norland and the Council": a state and a body, each by its name.
                let joined = from > floor + 1
                    && a.word(from - 1) == a.known.and
                    && a.mention_ending(from - 1).is_some_and(|m| {
                        let the = usize::from(a.word(m.toks.start.wrapping_sub(1)) == a.known.the);
                        let first = m.toks.start - the;
                        let body = m.kind.is_body();
                        // "Members of Norland and the Council" are one.
                        let hangs = first > floor && a.flags(first - 1).any(Flags::PREPOSITION);
                        (m.kind.is_state() || body) && !hangs
                    });
                // "The members of the Council", "a spokesman for the Ministry"
                if let Some(s) = noun_phrase(a, end, floor).filter(|s| s.toks.start < from && !joined) {
                    // "Samir Abadi Spokesperson of the Ministry": the office stands behind the name.
                    let holder = s.toks.clone().find_map(|k| {
                        a.mention(k).filter(|m| {
                            m.kind == Kind::Person
                                && m.toks.end < from
                                && a.capital(m.toks.end)
                                && a.flags(m.toks.end).any(Flags::TITLE.with(Flags::ROLE_NOUN))
                        })
                    });
                    if let Some(m) = holder {
                        return Some(of(
                            s.toks.start..end,
                            Who::Person,
                            vec![cast.name(m.entity)],
                            vec![m.entity],
                        ));
                    }
                    return Some(office_of_body(a, cast, &s, from).unwrap_or(s));
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
        // "The Secretary-General spoke to the press, and he said": the office that opens the sentence.
        let named = (floor..p).any(|k| a.mention(k).is_some_and(|m| m.kind == Kind::Person));
        if let Some(office) = nameless_office(a, cast, floor, p).filter(|_| !named) {
            return Some(of(p..end, Who::Person, vec![office], Vec::new()));
        }
        let who = cast.meant(&*a.lower(p) == "she");
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
        // "They both agreed"
        let they = p > floor && a.flags(p - 1).any(Flags::THEY) && !flags.any(Flags::THEY);
        let p = p - usize::from(they);
        let names = if cast.count() < 2 && !cast.last_group.is_empty() && cast.group(Refers::Sides).len() < 2
        {
            cast.last_group.clone()
        } else {
            match &cast.they {
                Some(they) if flags.any(Flags::THEY) => they.clone(),
                _ => cast.group(Refers::Sides),
            }
        };
        return Some(Subject { toks: p..end, who: Who::Group, names, persons: Vec::new(), joint: true });
    }
    // "The three NSAs", "both FMs": those who meet, by letters for their office.
    let letters = a
        .surface(p)
        .strip_suffix('s')
        .is_some_and(|s| (2..=5).contains(&s.chars().count()) && s.chars().all(char::is_uppercase));
    if letters && p > floor && matches!(&*a.lower(p - 1), "two" | "three" | "four" | "five" | "six" | "both")
    {
        let names = cast.group(Refers::Persons);
        let from = p - 1 - usize::from(p > floor + 1 && a.word(p - 2) == a.known.the);
        return (names.len() > 1).then(|| Subject {
            toks: from..end,
            who: Who::Group,
            names,
            persons: Vec::new(),
            joint: true,
        });
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
    // … also behind a circumstance: "At the same time, it called on the Council".
    let behind =
        p > floor + 1 && a.is(p - 1, ',') && a.flags(floor).any(Flags::PREPOSITION.with(Flags::ADVERB));
    let it = a.surface(p) == "It" && p == floor || behind && a.surface(p) == "it" && p - floor < 10;
    if it && cast.last_group.len() == 1 {
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
    // … but for "the leader of the Norland side", which is an office.
    let led = || (floor.max(end.saturating_sub(8))..p).any(|k| role_end(a, k) == Some(end));
    if a.word(p) == a.known.side && !led() {
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
        let meant = cast.honoured(a, a.surface(p)).or_else(|| {
            let royal = matches!(a.surface(p), "Majesty" | "Highness");
            cast.parties.first().copied().filter(|&e| !royal || cast.may_reign(e))
        });
        let Some(entity) = meant else {
            return Some(of(from..end, Who::Noun, vec![addressed(a, p, from)], Vec::new()));
        };
        return Some(of(from..end, Who::Person, vec![cast.name(entity)], vec![entity]));
    }
    if let Some(some) = some_of(a, end, floor) {
        return Some(some);
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
    if let Some(office) = office_with_field(a, cast, end, floor) {
        return Some(office);
    }
    // A role: the longest that ends here.
    for start in floor.max(end.saturating_sub(8))..end {
        if role_end(a, start) == Some(end)
            && let Some((_, words, country)) = role_at(a, start)
        {
            // "HRH the Crown Prince", "His Excellency the Ambassador"
            let honour = |k: usize| a.flags(k).any(Flags::HONORIFIC) && a.capital(k) && !a.is(k + 1, '.');
            let excellency = start > floor + 1
                && titles::HIGHNESS.iter().any(|h| a.surface(start - 1).eq_ignore_ascii_case(h))
                && matches!(&*a.lower(start - 2), "his" | "her");
            let from = if excellency {
                start - 2
            } else if start > floor && honour(start - 1) {
                start - 1
            } else {
                start
            };
            if let Some(of_body) = members_of(a, cast, start..end, floor) {
                return Some(of_body);
            }
            // "A spokesperson for the ministry": the office hangs on another.
            let hangs =
                start > floor && (a.word(start - 1) == a.known.of || a.word(start - 1) == a.known.for_);
            if let Some(whole) = hangs
                .then(|| noun_phrase(a, end, floor))
                .flatten()
                .filter(|s| s.who == Who::Noun && s.toks.start < start)
            {
                return Some(role_of_body(a, cast, &whole).unwrap_or(whole));
            }
            // "the UN Secretary-General": whose office it is stands before it.
            let body = a.mention_ending(start).filter(|m| m.toks.start >= floor && m.kind.is_body());
            if let Some(m) = body {
                let from = m.toks.start
                    - usize::from(m.toks.start > floor && a.flags(m.toks.start - 1).any(Flags::DETERMINER));
                let whole = of(from..end, Who::Noun, vec![entity::surface(a, m.toks.start, end)], Vec::new());
                return Some(role_of_body(a, cast, &whole).unwrap_or(whole));
            }
            // "The Sarvan and Norland foreign ministers": of both.
            if start > floor
                && a.word(start - 1) == a.known.and
                && let Some(found) = noun_phrase(a, end, floor)
                && let Some(both) = of_nations(a, cast, &found)
            {
                return Some(both);
            }
            let subject = role(a, cast, start..end, &words, country);
            // "The Fire Commissioner", "the Trade and Industry Minister": fields that stand before it.
            if let Some(first) =
                titles::fields_before(a, start, floor).filter(|_| from == start && a.capital(start))
            {
                let whole = of(first - 1..end, Who::Noun, vec![entity::surface(a, first, end)], Vec::new());
                return Some(match subject.who {
                    Who::Person => Subject { toks: whole.toks, ..subject },
                    _ => whole,
                });
            }
            return Some(Subject { toks: from..end, ..subject });
        }
    }
    let found = noun_phrase(a, end, floor)?;
    // "the statement affirmed", "the communiqué called": whoever speaks in it.
    if !cast.voice.is_empty()
        && found.toks.len() == 2
        && a.word(found.toks.start) == a.known.the
        && matches!(a.surface(end - 1), "statement" | "communiqué" | "communique" | "declaration")
    {
        return Some(of(found.toks, Who::Body, cast.voice.clone(), Vec::new()));
    }
    if let Some(of_text) = super::text::the_text(a, cast, &found) {
        return Some(of_text);
    }
    if let Some(of_office) = role_of_body(a, cast, &found) {
        return Some(of_office);
    }
    Some(of_nations(a, cast, &found).unwrap_or_else(|| plural_role(a, cast, found)))
}

/// "The Minister of Foreign Affairs and Development stressed": an office with its field, that ends at token `end`.
fn office_with_field(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    end.checked_sub(1).filter(|&p| a.capital(p))?;
    let field = |j: usize| {
        a.capital(j)
            || a.mention(j).is_some_and(|m| matches!(m.kind, Kind::Organization))
            // "… and the High Representative" is another office.
            || a.word(j) == a.known.and
                && a.word(j + 1) != a.known.the
                && !a.flags(j + 1).any(Flags::HONORIFIC)
            || a.word(j) == a.known.of
            || a.word(j) == a.known.the
            || titles::parts_fields(a, j)
    };
    let start = (floor.max(end.saturating_sub(14))..end).find(|&k| {
        role_end(a, k).is_some_and(|e| {
            e + 1 < end && (a.word(e) == a.known.of || a.word(e) == a.known.for_) && (e + 1..end).all(field)
        })
    })?;
    let (_, words, country) = role_at(a, start)?;
    if let Some(of_body) = members_of(a, cast, start..end, floor) {
        return Some(of_body);
    }
    let honour = |k: usize| a.flags(k).any(Flags::HONORIFIC) && a.capital(k) && !a.is(k + 1, '.');
    let from = if start > floor && honour(start - 1) { start - 1 } else { start };
    // "Samir Abadi Spokesperson of the Ministry stated": the office stands behind the name.
    if let Some(m) = a.mention_ending(start).filter(|m| m.kind == Kind::Person && m.toks.start >= floor) {
        let from = titles::before(a, m.toks.start).start.max(floor);
        return Some(of(from..end, Who::Person, vec![cast.name(m.entity)], vec![m.entity]));
    }
    let subject = plural_role(a, cast, office(a, cast, start..end, &words, country));
    Some(Subject { toks: from..end, ..subject })
}

/// Nobody is named whom "His Majesty" means: the fullest form that the text has, "His Majesty the King".
fn addressed(a: &Analysis<'_>, noun: usize, from: usize) -> String {
    let whole = (1..a.toks.len().min(4000)).find_map(|k| {
        let same = a.word(k) == a.word(noun) && a.capital(k) && matches!(a.surface(k - 1), "His" | "Her");
        let office = k + 2;
        let titled = a.lower(k + 1) == "the" && a.flags(office).any(Flags::TITLE) && a.capital(office);
        (same && titled).then(|| entity::surface(a, k - 1, office + 1))
    });
    whole.unwrap_or_else(|| entity::surface(a, from, noun + 1))
}
