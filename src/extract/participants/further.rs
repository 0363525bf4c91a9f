//! Parties that neither title nor frame named: who chairs, who speaks, whom the lead says somebody met besides.

use super::{acting, persons, possessive};
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::card::mentions_in;
use crate::extract::cast::Cast;
use crate::extract::finding::{Claim, Party};
use crate::extract::mention::Kind;
use crate::extract::parties::{bare, voice_party};
use crate::extract::subject::Who;
use crate::extract::{contact, lead, titles};
use crate::lexicon::EntityType;
use crate::text::TokenKind;
use std::ops::Range;

/// Where fewer than two persons were found to meet, those who more than once say something together did.
pub(super) fn speak_together(cast: &Cast, claims: &[Claim], parties: Vec<Party>) -> Vec<Party> {
    let person = |n: &str| cast.records.iter().any(|r| r.kind == EntityType::Person && r.name == n);
    let known: Vec<&str> = parties.iter().map(|p| p.name.as_str()).filter(|n| person(n)).collect();
    // States that are parties themselves have nobody act for them.
    if known.len() > 1 || known.len() != parties.len() {
        return parties;
    }
    let mut together: Vec<(&[String], usize)> = Vec::new();
    for claim in claims.iter().filter(|c| c.speakers.len() > 1 && c.speakers.iter().all(|n| person(n))) {
        match together.iter_mut().find(|(names, _)| *names == claim.speakers.as_slice()) {
            Some((_, times)) => *times += 1,
            None => together.push((&claim.speakers, 1)),
        }
    }
    let most = together.into_iter().filter(|(_, times)| *times > 1).max_by_key(|(_, times)| *times);
    match most {
        Some((names, _)) if known.iter().all(|k| names.iter().any(|n| n == k)) => {
            names.iter().map(|n| voice_party(cast, n)).collect()
        }
        _ => parties,
    }
}

/// Those of the lead who say something together, where one of them at most was found to meet anybody: "X and Y had a call.
/// Views were exchanged".
pub(super) fn lead_speaks(
    a: &Analysis<'_>,
    cast: &Cast,
    first: &Range<usize>,
    claims: &[Claim],
    only: Option<&Party>,
) -> Option<Vec<Party>> {
    let told: Vec<String> = persons(a, cast, first).into_iter().map(|e| cast.name(e)).collect();
    let together = claims.iter().map(|c| &c.speakers).find(|names| {
        names.len() > 1
            && only.is_none_or(|only| names.contains(&only.name))
            && names.iter().all(|n| told.contains(n))
    })?;
    Some(together.iter().map(|n| voice_party(cast, n)).collect())
}

/// "The foreign minister and his counterpart spoke by phone": the only two people who say something.
pub(super) fn two_who_speak(cast: &Cast, claims: &[Claim]) -> Vec<Party> {
    let mut names: Vec<&String> = Vec::new();
    for name in claims.iter().flat_map(|c| &c.speakers) {
        let person = cast.records.iter().any(|r| r.kind == EntityType::Person && r.name == *name);
        if person && !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() == 2 { names.iter().map(|n| voice_party(cast, n)).collect() } else { Vec::new() }
}

/// "X held talks with Y and called on Z": a second contact told in the same breath.
pub(super) fn also_met(a: &Analysis<'_>, cast: &Cast, parties: &mut Vec<Party>) {
    let met = |k: usize| match a.surface(k) {
        "met" => Some(k + 1 + usize::from(a.word(k + 1) == a.known.with)),
        "called" if a.word(k + 1) == a.known.on => Some(k + 2),
        _ => None,
    };
    for sentence in a.sentences.iter().take(3).map(|s| s.toks.clone()) {
        let told = sentence.clone().find(|&k| contact::event_noun(a, k) && a.word(k + 1) == a.known.with);
        let Some(told) = told else { continue };
        let at = (told..sentence.end).filter(|&k| a.word(k) == a.known.and).find_map(|k| met(k + 1));
        let Some(at) = at else { continue };
        let person =
            (at..sentence.end.min(at + 12)).find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person));
        if let Some(m) = person
            && titles::before(a, m.toks.start).start <= at + 1
            && cast.is_person(m.entity)
            && parties.len() > 1
            && parties.iter().all(|p| p.name != cast.name(m.entity))
        {
            parties.push(voice_party(cast, &cast.name(m.entity)));
        }
    }
}

/// "X, now in Vesk for the summit, met with Y", "will on Tuesday host Y": the one behind the verb.
pub(super) fn met_behind(a: &Analysis<'_>, cast: &Cast, first: &Range<usize>, only: &Party) -> Option<Party> {
    let body = crate::extract::claims::body(a, first);
    let verb = contact::main_verb(a, &body)?;
    let other = mentions_in(a, &(verb..body.end.min(verb + 36)))
        .filter(|m| m.kind == Kind::Person && m.entity != NONE && cast.name(m.entity) != only.name)
        .find(|m| cast.is_person(m.entity))?;
    let stops = |k: usize| {
        matches!(
            a.surface(k),
            "who"
                | "which"
                | "about"
                | "regarding"
                | "after"
                | "before"
                | "during"
                | "following"
                | "where"
                | "discuss"
        ) || a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Possessive)
            && a.mention_ending(k).is_some_and(|m| m.kind == Kind::Person)
    };
    let plain = !(verb..other.toks.start).any(stops) && !possessive(a, other);
    plain.then(|| voice_party(cast, &cast.name(other.entity)))
}

/// "The consultations will be co-chaired by A and B": the persons who lead a contact.
pub(super) fn chairs(a: &Analysis<'_>, cast: &Cast, lead: &[Range<usize>]) -> Vec<Party> {
    for sentence in lead {
        let leads = |k: usize| {
            matches!(a.surface(k), "chaired" | "co-chaired" | "hosted" | "led" | "headed")
                && a.word(k + 1) == a.known.by
                || matches!(a.surface(k), "chairmanship" | "co-chairmanship" | "chairmanships")
                    && a.word(k + 1) == a.known.of
        };
        let Some(k) = sentence.clone().find(|&k| leads(k)) else { continue };
        let people = persons(a, cast, &(k..sentence.end.min(k + 30)));
        if !people.is_empty() {
            return people.iter().map(|&e| voice_party(cast, &cast.name(e))).collect();
        }
    }
    Vec::new()
}

/// Those who act in the lead where nobody else is known: "Minister X will travel to …".
pub(super) fn of_lead(a: &Analysis<'_>, cast: &Cast, lead: &[Range<usize>]) -> Vec<Party> {
    let Some(first) = lead.first() else { return Vec::new() };
    let named = |people: &[u32]| people.iter().map(|&e| voice_party(cast, &cast.name(e))).collect::<Vec<_>>();
    let body = crate::extract::claims::body(a, first);
    let Some(verb) = contact::main_verb(a, &body) else { return Vec::new() };
    // "The Minister of A, X; the Minister of B, Y; and … met": long titles part them.
    let listed = (body.start..verb).filter(|&k| a.is(k, ';')).count() > 1;
    let subject = lead::subject(a, cast, first).map(|(subject, _)| subject).filter(|_| !listed);
    let acting_now = acting(a, cast, &(body.start..verb));
    if let Some(subject) = subject.as_ref().filter(|s| s.persons.len() >= acting_now.len())
        && !subject.persons.is_empty()
    {
        return named(&subject.persons);
    }
    if !acting_now.is_empty() {
        return named(&acting_now);
    }
    // "The Harbour Group Foreign Ministers of A, B and C met": the body.
    let opens = body.start + usize::from(a.word(body.start) == a.known.the);
    let of = a.mention(opens).filter(|m| {
        let body = cast.records.get(m.entity as usize).is_some_and(|r| r.kind == EntityType::Organization);
        body && (m.toks.end..m.toks.end + 3)
            .any(|k| matches!(a.surface(k), "Ministers" | "Leaders" | "ministers" | "leaders"))
    });
    if let Some(of) = of {
        return vec![bare(&cast.name(of.entity))];
    }
    let Some(subject) = subject else { return Vec::new() };
    // "The foreign ministers of A and B reiterated … Minister X and his counterpart Y stated": those who hold the office.
    if subject.who == Who::Group && subject.names.len() > 1 {
        let people = lead.get(1).and_then(|s| {
            let body = crate::extract::claims::body(a, s);
            Some(acting(a, cast, &(body.start..contact::main_verb(a, &body)?)))
        });
        if let Some(people) = people.filter(|p| p.len() == subject.names.len()) {
            return named(&people);
        }
    }
    if subject.joint && subject.names.len() > 1 {
        return subject.names.iter().map(|n| voice_party(cast, n)).collect();
    }
    Vec::new()
}
