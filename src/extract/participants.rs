//! The parties of the card where title and first event leave some out or name too many: who makes a statement,
//! whom the lead names by the office, by a list of states, or alone (DOMAIN 2.2).

use super::analysis::{Analysis, NONE};
use super::card::mentions_in;
use super::cast::{Cast, country_name, role_end};
use super::contact;
use super::lead;
use super::mention::{Kind, Mention};
use super::parties::{bare, of_statement, voice_party};
use super::subject::{Subject, Who};
use super::titles;
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
            if let Some(speaker) = stated_by(a, cast, known, &parties) {
                return speaker;
            }
            if let Some(people) = people_of_states(a, cast, first, &parties) {
                return people;
            }
        }
        Format::Other => {}
        Format::Call | Format::Meeting | Format::Video | Format::Visit => {
            without_spokesperson(cast, &mut parties);
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
            if let [only] = parties.as_slice()
                && only.side.as_ref() != Some(&only.name)
            {
                parties.splice(0..0, office_first(a, cast, first, &parties));
                let more = states_met(a, cast, &parties);
                let more = if more.is_empty() { nameless(a, first) } else { more };
                parties.extend(more);
            }
        }
    }
    if parties.is_empty() {
        parties = of_lead(a, cast, known.lead);
    }
    parties
}

/// Who makes a statement: the one whom the lead says to make it, else the one who says most of it.
fn stated_by(a: &Analysis<'_>, cast: &Cast, known: &Known<'_>, parties: &[Party]) -> Option<Vec<Party>> {
    if known.labelled || cast.title_parties > 1 || cast.voice.len() > 1 || cast.sole {
        return None;
    }
    // "X held a joint press conference with Y": both speak.
    let first = known.lead.first()?;
    let together = first.clone().any(|k| {
        a.lower(k) == "conference"
            && (a.word(k + 1) == a.known.with || (k.saturating_sub(2)..k).any(|j| a.lower(j) == "joint"))
    });
    if together && parties.len() > 1 {
        return None;
    }
    let made = known.lead.iter().find_map(|sentence| {
        let (subject, verb) = lead::subject(a, cast, sentence)?;
        let genre = |k: usize| matches!(a.surface(k), "statement" | "comment" | "comments" | "briefing");
        let makes = matches!(a.surface(verb), "made" | "issued" | "said" | "gave" | "has" | "briefed")
            && ((verb + 1..sentence.end.min(verb + 9)).any(genre)
                || (sentence.end.saturating_sub(2)..sentence.end).any(|k| a.is(k, ':')));
        // "The spokesperson of X issued the following statement": for X.
        let spokes = subject.toks.clone().any(|k| a.lower(k).as_str().starts_with("spokes"));
        let spokes = spokes && subject.who != Who::Person && !parties.is_empty();
        one(cast, &subject).filter(|_| makes && !spokes)
    });
    if let Some(maker) = made {
        return Some(vec![maker]);
    }
    // "I will also tell my counterpart …", over the minister's name.
    if parties.len() < 2
        && cast.title_parties == 0
        && let Some(name) = super::voice::signed(a, cast)
    {
        return Some(vec![voice_party(cast, &name)]);
    }
    let most = of_statement(cast, known.claims);
    let titled = cast.title_parties > 0 || !cast.voice.is_empty();
    // Whom a statement speaks of is no party, if another says nearly all of it.
    let other =
        parties.len() == 1 && !titled && parties.first().map(|p| &p.name) != most.first().map(|p| &p.name);
    if (parties.len() > 1 || other) && most.len() == 1 {
        return Some(most);
    }
    if parties.is_empty() && most.is_empty() && lead::body_states(a, cast, first) {
        return one(cast, &lead::subject(a, cast, first)?.0).map(|p| vec![p]);
    }
    None
}

/// A single one who acts: a person, a state, a body, or an office by its name.
fn one(cast: &Cast, subject: &Subject) -> Option<Party> {
    let [name] = subject.names.as_slice() else { return None };
    let fits = matches!(subject.who, Who::Person | Who::Country | Who::Body | Who::Noun) && !subject.joint;
    (fits && name.starts_with(char::is_uppercase)).then(|| voice_party(cast, name))
}

/// "The Consultation between the Prime Minister of A, X, and the President of B, Y, was held": those who act for the
/// states in whose name the statement is.
fn people_of_states(
    a: &Analysis<'_>,
    cast: &Cast,
    first: &Range<usize>,
    parties: &[Party],
) -> Option<Vec<Party>> {
    let states = parties.len() == 2 && parties.iter().all(|p| p.side.as_ref() == Some(&p.name));
    let verb = contact::main_verb(a, first).filter(|_| states)?;
    let people = persons(a, cast, &(first.start..verb));
    (people.len() == 2).then(|| people.iter().map(|&e| voice_party(cast, &cast.name(e))).collect())
}

/// The persons that tokens name, each once.
fn persons(a: &Analysis<'_>, cast: &Cast, range: &Range<usize>) -> Vec<u32> {
    let mut people: Vec<u32> = Vec::new();
    for m in mentions_in(a, range).filter(|m| m.kind == Kind::Person && m.entity != NONE) {
        if !people.contains(&m.entity) && cast.is_person(m.entity) {
            people.push(m.entity);
        }
    }
    people
}

/// Who only speaks about a contact of others is no party to it.
fn without_spokesperson(cast: &Cast, parties: &mut Vec<Party>) {
    let speaks = |p: &Party| p.titles.iter().any(|t| t.to_lowercase().contains("spokes"));
    if cast.count() > 1 && parties.iter().filter(|p| !speaks(p)).count() > 1 {
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

/// "X met with Foreign Ministers from A, B and C", "with his counterparts from the Harbour Group": the states or the
/// body for which those act who are not named.
fn states_met(a: &Analysis<'_>, cast: &Cast, parties: &[Party]) -> Vec<Party> {
    let several = |k: usize| {
        a.mention(k).is_none()
            && a.surface(k).ends_with('s')
            && (a.flags(k).any(Flags::TITLE_PLURAL.with(Flags::ROLE_NOUN).with(Flags::SPEAKER_NOUN))
                || matches!(
                    &*a.lower(k),
                    "counterparts" | "colleagues" | "ministers" | "leaders" | "ambassadors"
                ))
            && (a.word(k + 1) == a.known.of || a.surface(k + 1) == "from")
    };
    // Whom the one named acts for is no other side.
    let home = cast.home.clone().or_else(|| super::card::title_countries(a).into_iter().next());
    let sides: Vec<Option<String>> =
        parties.iter().map(|p| p.side.clone().or_else(|| home.clone())).collect();
    // After the lead only where a contact is named: "hosted the meeting of the foreign ministers of A, B and C".
    let meets =
        |k: usize| (k.saturating_sub(6)..k).any(|j| contact::event_noun(a, j) && a.mention(j).is_none());
    let head = a.sentences.iter().take(4).enumerate();
    let all = head.flat_map(|(n, s)| s.toks.clone().map(move |k| (n, k)));
    for (_, k) in all.filter(|&(n, k)| several(k) && (n < 2 || meets(k))) {
        let names = listed_from(a, cast, k + 2);
        let names: Vec<String> = names.into_iter().filter(|n| !sides.contains(&Some(n.clone()))).collect();
        if !names.is_empty() {
            return names.iter().map(|n| bare(n)).collect();
        }
    }
    Vec::new()
}

/// "hosted a dinner inviting Harbour foreign ministers", "met with Lake State leaders": people of whom no more is said.
fn nameless(a: &Analysis<'_>, first: &Range<usize>) -> Vec<Party> {
    let opens = |k: usize| {
        a.word(k) == a.known.with || matches!(a.surface(k), "inviting" | "hosted" | "met" | "received")
    };
    let plural = |k: usize| {
        a.surface(k).ends_with('s')
            && a.flags(k).any(Flags::TITLE_PLURAL.with(Flags::ROLE_NOUN))
            && a.mention(k).is_none()
            || matches!(a.surface(k), "ministers" | "leaders" | "ambassadors" | "counterparts")
    };
    first
        .clone()
        .filter(|&k| opens(k) && a.capital(k + 1))
        .find_map(|k| {
            let end = (k + 2..first.end.min(k + 6)).find(|&j| plural(j))?;
            let inner = |j: usize| {
                a.mention(j).is_none_or(|m| !matches!(m.kind, Kind::Person | Kind::Date))
                    && (a.capital(j) || a.flags(j).any(Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER)))
            };
            (k + 1..end).all(inner).then(|| bare(&super::entity::surface(a, k + 1, end + 1)))
        })
        .into_iter()
        .collect()
}

/// The states and bodies of a list that begins at token `k`: "the member states of the Harbour Group", "A, B and C".
fn listed_from(a: &Analysis<'_>, cast: &Cast, k: usize) -> Vec<String> {
    let end = a.block_end(k);
    let acts = |m: &&Mention| match m.kind {
        Kind::Country(_) | Kind::State | Kind::Organization => true,
        Kind::Named(_) => {
            let record = cast.records.get(m.entity as usize);
            record.is_some_and(|r| r.kind == EntityType::Organization)
        }
        _ => false,
    };
    let mut names: Vec<String> = Vec::new();
    let mut j = k;
    let mut linked = true;
    while j < end {
        let m = a.mention(j).filter(|m| m.toks.start == j && m.entity != NONE);
        if let Some(m) = m.filter(acts).filter(|_| linked) {
            names.push(country_name(a, m.kind, j).unwrap_or_else(|| cast.name(m.entity)));
            j = m.toks.end;
            linked = false;
        } else if a.word(j) == a.known.and || a.is(j, ',') {
            linked = true;
            j += 1;
        } else if a.word(j) == a.known.the
            || names.is_empty()
                && j < k + 6
                && matches!(&*a.lower(j), "member" | "members" | "states" | "of" | "foreign" | "affairs")
        {
            j += 1;
        } else {
            break;
        }
    }
    names
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
