//! The parties of the card where title and first event leave some out or name too many: who makes a statement,
//! whom the lead names by the office, by a list of states, or alone (DOMAIN 2.2).

mod further;

use super::analysis::{Analysis, NONE};
use super::card::mentions_in;
use super::cast::{Cast, role_end};
use super::lead;
use super::mention::{Kind, Mention};
use super::parties::{bare, for_nobody, voice_party};
use super::titles;
use super::{contact, counterparts, maker};
use crate::extract::finding::{Claim, Party};
use crate::lexicon::{Flags, Format};
use crate::text::TokenKind;
use further::{also_met, chairs, lead_speaks, met_behind, of_lead, speak_together, two_who_speak};
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
            if told && !parties.iter().all(|p| for_nobody(cast, p)) {
                beside_the_verb(a, cast, first, &mut parties);
            }
            // "…, the Ministry says": who tells of a contact is no party to it.
            let teller = parties.len() == 1 && parties.iter().all(|p| for_nobody(cast, p));
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
            let people = !parties.iter().all(|p| for_nobody(cast, p));
            if told && !people && cast.voice.is_empty() {
                let two = two_who_speak(cast, known.claims);
                parties = if two.is_empty() { parties } else { two };
            }
            also_met(a, cast, &mut parties);
            if parties.len() < 2
                && let Some(both) = lead_speaks(a, cast, first, known.claims, parties.first())
            {
                parties = both;
            }
            if told
                && let [only] = parties.as_slice()
                && !for_nobody(cast, only)
            {
                let other = met_behind(a, cast, first, only);
                parties.extend(other);
            }
            if let [only] = parties.as_slice()
                && !for_nobody(cast, only)
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
    // An office and its holder are one party.
    let mut seen = std::collections::BTreeSet::new();
    parties.retain(|p| seen.insert(p.name.clone()));
    speak_together(cast, known.claims, parties)
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
