//! The parties of the card where title and first event leave some out or name too many: who makes a statement,
//! whom the lead names by the office, by a list of states, or alone (DOMAIN 2.2).

use super::analysis::{Analysis, NONE};
use super::card::mentions_in;
use super::cast::{Cast, role_end};
use super::lead;
use super::mention::{Kind, Mention};
use super::parties::{bare, voice_party};
use super::subject::Who;
use super::titles;
use super::{contact, counterparts, maker};
use crate::extract::finding::{Claim, Party};
use crate::lexicon::{EntityType, Flags, Format};
use crate::text::TokenKind;
use std::ops::Range;

/// What is known when the parties are settled.
pub(super) struct Known<'k> {
    /// The sentences that tell the event.
    pub lead: &'k [Range<usize>],
    /// The kind of contact.
    pub kind: Format,
    /// Turns stand under labels.
    pub labelled: bool,
    /// What is said in the document.
    pub claims: &'k [Claim],
}

/// The parties, with those that the lead tells and without those it does not.
pub(super) fn settle(
    a: &Analysis<'_>,
    cast: &Cast,
    known: &Known<'_>,
    mut parties: Vec<Party>,
) -> Vec<Party> {
    let Some(first) = known.lead.first() else { return parties };
    let told = contact::told(a, &super::claims::body(a, first)).is_some();
    match known.kind {
        Format::Statement | Format::Briefing => {
            if let Some(speaker) = maker::stated_by(a, cast, known, &parties) {
                return speaker;
            }
            if let Some(people) = maker::people_of_states(a, cast, first, &parties) {
                return people;
            }
        }
        Format::Other => {}
        Format::Call | Format::Meeting | Format::Video | Format::Visit => {
            without_spokesperson(a, cast, &mut parties);
            by_name(a, cast, known.lead, &mut parties);
            if told && parties.iter().any(|p| p.side.as_ref() != Some(&p.name)) {
                beside_the_verb(a, cast, first, &mut parties);
            }
            // "…, the Ministry says": who tells of a contact is no party to it.
            let teller = parties.len() == 1 && parties.iter().all(|p| p.side.as_ref() == Some(&p.name));
            if teller || parties.is_empty() {
                let chairs = chairs(a, cast, known.lead);
                let acting = lead::subject(a, cast, first).map(|(s, _)| s.persons).unwrap_or_default();
                if !chairs.is_empty() {
                    parties = chairs;
                } else if teller && !acting.is_empty() {
                    parties = of_lead(a, cast, known.lead);
                }
            }
            if parties.is_empty() {
                parties = of_lead(a, cast, known.lead);
            }
            let people = parties.iter().any(|p| p.side.as_ref() != Some(&p.name));
            if told && !people && cast.voice.is_empty() {
                let two = two_who_speak(cast, known.claims);
                parties = if two.is_empty() { parties } else { two };
            }
            also_met(a, cast, &mut parties);
            if told
                && let [only] = parties.as_slice()
                && only.side.as_ref() != Some(&only.name)
            {
                let other = met_behind(a, cast, first, only);
                parties.extend(other);
            }
            if let [only] = parties.as_slice()
                && only.side.as_ref() != Some(&only.name)
            {
                parties.splice(0..0, office_first(a, cast, first, &parties));
                let more = counterparts::states_met(a, cast, &parties);
                let more = if more.is_empty() { counterparts::nameless(a, first) } else { more };
                parties.extend(more);
            }
        }
    }
    if parties.is_empty() {
        parties = of_lead(a, cast, known.lead);
    }
    speak_together(cast, known.claims, parties)
}

/// Where fewer than two persons were found to meet, those who more than once say something together did.
fn speak_together(cast: &Cast, claims: &[Claim], parties: Vec<Party>) -> Vec<Party> {
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

/// The persons that tokens name, each once.
pub(super) fn persons(a: &Analysis<'_>, cast: &Cast, range: &Range<usize>) -> Vec<u32> {
    let mut people: Vec<u32> = Vec::new();
    for m in mentions_in(a, range).filter(|m| m.kind == Kind::Person && m.entity != NONE) {
        if !people.contains(&m.entity) && cast.is_person(m.entity) {
            people.push(m.entity);
        }
    }
    people
}

/// "the Ambassador of Norland" of the title is the one whom the lead names so: "Ambassador of Norland Ada Morn".
fn by_name(a: &Analysis<'_>, cast: &Cast, lead: &[Range<usize>], parties: &mut [Party]) {
    let told: Vec<u32> = lead.iter().flat_map(|s| persons(a, cast, s)).collect();
    for k in 0..parties.len() {
        let Some(role) = parties.get(k).map(|p| p.name.clone()).filter(|name| cast.unnamed.contains(name))
        else {
            continue;
        };
        let low = role.to_lowercase();
        let free = |e: &&u32| parties.iter().all(|p| p.name != cast.name(**e));
        let holds =
            |e: &&u32| cast.titles.get(e).is_some_and(|titles| titles.iter().any(|t| t.starts_with(&low)));
        if let Some(&holder) = told.iter().filter(free).find(holds)
            && let Some(party) = parties.get_mut(k)
        {
            *party = voice_party(cast, &cast.name(holder));
        }
    }
}

/// Who only speaks about a contact of others is no party to it.
fn without_spokesperson(a: &Analysis<'_>, cast: &Cast, parties: &mut Vec<Party>) {
    let spokes = |word: &str| word.to_lowercase().contains("spokes");
    // "X Spokesperson of the Ministry": the office may stand right behind the name.
    let behind = |name: &str| {
        a.mentions.iter().any(|m| {
            m.kind == Kind::Person
                && spokes(a.surface(m.toks.end))
                && m.entity != NONE
                && cast.name(m.entity) == name
        })
    };
    let speaks = |p: &Party| p.titles.iter().any(|t| spokes(t)) || behind(&p.name);
    if parties.len() > 2 && parties.iter().filter(|p| !speaks(p)).count() > 1 {
        parties.retain(|p| !speaks(p));
    }
}

/// The persons who act before the verb: not those behind "with", "by" or "between", nor whom a genitive names.
fn acting(a: &Analysis<'_>, cast: &Cast, range: &Range<usize>) -> Vec<u32> {
    let mut out = false;
    let mut people: Vec<u32> = Vec::new();
    for m in mentions_in(a, range).filter(|m| m.kind == Kind::Person && m.entity != NONE) {
        let start = titles::before(a, m.toks.start).start.max(range.start);
        let mut p = start;
        while p > range.start && a.flags(p - 1).any(Flags::DETERMINER.with(Flags::HONORIFIC)) {
            p -= 1;
        }
        let inside = p > range.start;
        let joined = inside && (a.word(p - 1) == a.known.and || matches!(a.mark(p - 1), Some(',' | ';')));
        // "Following talks between A and B, C met D": neither A nor B.
        if !joined || a.mark(p - 1) == Some(',') {
            out = inside && a.flags(p - 1).any(Flags::PREPOSITION.with(Flags::SUBORDINATOR));
        }
        if !(out || possessive(a, m)) && cast.is_person(m.entity) && !people.contains(&m.entity) {
            people.push(m.entity);
        }
    }
    people
}

/// "Minister A and Minister B hosted Minister C and Minister D": all who stand before the verb that tells the contact.
fn beside_the_verb(a: &Analysis<'_>, cast: &Cast, first: &Range<usize>, parties: &mut Vec<Party>) {
    let body = super::claims::body(a, first);
    let Some(verb) = contact::main_verb(a, &body) else { return };
    let mut at = 0;
    for entity in acting(a, cast, &(body.start..verb)) {
        let name = cast.name(entity);
        if let Some(k) = parties.iter().position(|p| p.name == name) {
            at = k + 1;
        } else {
            parties.insert(at.min(parties.len()), voice_party(cast, &name));
            at += 1;
        }
    }
}

fn possessive(a: &Analysis<'_>, m: &Mention) -> bool {
    a.tok(m.toks.end).is_some_and(|t| t.token.kind == TokenKind::Possessive)
}

/// "The President and Prime Minister Orlan had a call": the one who is named by the office only.
fn office_first(a: &Analysis<'_>, cast: &Cast, first: &Range<usize>, parties: &[Party]) -> Option<Party> {
    let body = super::claims::body(a, first);
    let end = (a.word(body.start) == a.known.the).then(|| role_end(a, body.start)).flatten()?;
    let and = a.word(end) == a.known.and && a.capital(end + 1);
    let name = super::entity::surface(a, body.start + 1, end);
    let words: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
    (and && cast.role(&words).is_none_or(|e| parties.iter().all(|p| p.name != cast.name(e))))
        .then(|| bare(&name))
}

/// "The foreign minister and his counterpart spoke by phone": the only two people who say something.
fn two_who_speak(cast: &Cast, claims: &[Claim]) -> Vec<Party> {
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
fn also_met(a: &Analysis<'_>, cast: &Cast, parties: &mut Vec<Party>) {
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
fn met_behind(a: &Analysis<'_>, cast: &Cast, first: &Range<usize>, only: &Party) -> Option<Party> {
    let body = super::claims::body(a, first);
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
fn chairs(a: &Analysis<'_>, cast: &Cast, lead: &[Range<usize>]) -> Vec<Party> {
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
fn of_lead(a: &Analysis<'_>, cast: &Cast, lead: &[Range<usize>]) -> Vec<Party> {
    let Some(first) = lead.first() else { return Vec::new() };
    let named = |people: &[u32]| people.iter().map(|&e| voice_party(cast, &cast.name(e))).collect::<Vec<_>>();
    let body = super::claims::body(a, first);
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
            let body = super::claims::body(a, s);
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
