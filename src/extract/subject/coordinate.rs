//! Several who are one subject: "Hale and Orlan", "the Secretary and his counterparts".

use super::single::single;
use super::{Subject, Who};
use crate::extract::analysis::Analysis;
use crate::extract::cast::{Cast, role_end};
use crate::extract::mention::Kind;
use crate::lexicon::Flags;

/// Adds what is coordinated before: "Hale and Çınar", "Presidents A, B and C".
pub(super) fn coordinate(a: &Analysis<'_>, cast: &Cast, mut subject: Subject, floor: usize) -> Subject {
    let mut guard = 0;
    while guard < 12 {
        guard += 1;
        let start = subject.toks.start;
        let Some(p) = start.checked_sub(1).filter(|&p| p >= floor) else { break };
        let and = a.word(p) == a.known.and;
        let comma = a.is(p, ',');
        // "As neighbours and Allies, Minister Orlan and Minister Vask agreed": what they are.
        let as_what = comma && a.lower(floor) == "as" && !(floor..p).any(|k| a.is(k, ','));
        if as_what || !(and || comma && guard > 1) {
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
        // "Orlan (Norland) and Vask (Sarvan)"
        let bracket = (q > floor + 3 && a.is(q - 1, ')'))
            .then(|| a.mention_ending(q - 1))
            .flatten()
            .filter(|m| m.kind.is_state() && a.is(m.toks.start.wrapping_sub(1), '('));
        if let Some(m) = bracket {
            q = m.toks.start - 1;
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
                let office = crate::extract::entity::surface(a, start, subject.toks.end).to_lowercase();
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
        // "The minister and his counterpart": the other of the two, whoever was named last.
        let his = matches!(a.surface(start), "his" | "her")
            && matches!(a.surface(subject.toks.end - 1), "counterpart" | "colleague" | "host" | "guest");
        if his
            && left.persons.len() == 1
            && subject.persons == left.persons
            && let Some(other) = cast.other(left.persons.first().copied())
        {
            subject.persons = vec![other];
            subject.names = vec![cast.name(other)];
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
        matches!(
            m.kind,
            Kind::Person | Kind::Organization | Kind::Named(_) | Kind::Alias(_) | Kind::Country(_)
        )
    });
    a.capital(last) || a.flags(last).any(people) || body
}
