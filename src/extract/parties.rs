//! Who takes part: those whom the title, the header and the lead name; in a transcript who has turns; for a
//! statement whose it is (DOMAIN 2.2).

use super::analysis::{Analysis, NONE};
use super::card::mentions_in;
use super::cast::{Cast, role_at};
use super::mention::Kind;
use super::transcript::Label;
use crate::document::BlockKind;
use crate::extract::finding::{Claim, Party};
use crate::lexicon::{EntityType, Flags, Form, Format};
use std::collections::BTreeMap;
use std::ops::Range;

/// The person whom the header names without being part of the title: "From: …, The Rt Hon …".
fn header_person(a: &Analysis<'_>, cast: &Cast) -> Option<u32> {
    a.blocks
        .iter()
        .zip(&a.block_toks)
        .enumerate()
        .take(8)
        .filter(|(k, (b, _))| {
            // "From:" in a line of its own names what stands in the next.
            let above = k
                .checked_sub(1)
                .and_then(|p| a.blocks.get(p))
                .is_some_and(|p| p.span.of(a.text).trim() == "From:");
            let from = above || b.span.of(a.text).starts_with("From:");
            matches!(b.kind, BlockKind::Masthead | BlockKind::Dateline) || from
        })
        .find_map(|(_, (_, r))| {
            // "The below is attributable to Spokesperson X": for somebody else.
            let speaks_for = |e: &u32| {
                cast.titles
                    .get(e)
                    .into_iter()
                    .flatten()
                    .any(|t| t.starts_with("spokes") && !t.contains(" for "))
            };
            let mut persons = mentions_in(a, r).filter(|m| m.kind == Kind::Person && m.entity != NONE);
            persons.next().map(|m| m.entity).filter(|e| !speaks_for(e))
        })
}

/// Sets the parties that the title names, before claims are read.
pub(super) fn seed(a: &Analysis<'_>, cast: &mut Cast) {
    cast.principal = header_person(a, cast);
    let Some(r) = a.title().cloned() else { return };
    let (r, until) = match super::voice::reported_contact(a, &r) {
        Some(on) => (on..r.end, r.end),
        None => (r.clone(), topic_of_statement(a, &r)),
    };
    let mut persons: Vec<u32> = Vec::new();
    for m in mentions_in(a, &(r.start..until)).filter(|m| m.kind == Kind::Person && m.entity != NONE) {
        if !persons.contains(&m.entity) {
            persons.push(m.entity);
        }
    }
    if persons.len() >= 2 {
        cast.meet(&persons);
        return;
    }
    if persons.len() == 1 {
        // "PM call with President X", "From: … The Rt Hon Y": the principal talks with the one named.
        if let Some(p) = cast.principal.filter(|p| !persons.contains(p)) {
            persons.insert(0, p);
            cast.meet(&persons);
            return;
        }
        persons.iter().for_each(|&person| cast.took_part(person));
        cast.parties = persons;
        cast.unnamed = counterparts(a, &r);
    }
}

/// Whether the title speaks of several contacts: "Minister X's meetings with Y and Z", "talks with foreign ministers".
pub(super) fn several_contacts(a: &Analysis<'_>) -> bool {
    let Some(r) = a.title().cloned() else { return false };
    let plural = |k: usize| matches!(&*a.lower(k), "meetings" | "calls" | "conversations");
    let others = |k: usize| a.lower(k) == "counterparts";
    let office = |k: usize| a.plural_office(k);
    let talks = |k: usize| {
        a.lower(k) == "talks"
            && a.word(k + 1) == a.known.with
            && (k + 2..r.end.min(k + 5)).any(|j| office(j) || matches!(&*a.lower(j), "ministers" | "leaders"))
    };
    r.clone().any(|k| (plural(k) && a.word(k + 1) == a.known.with) || talks(k) || others(k))
}

/// The token at which a second person is said to say something.
fn two_speak(a: &Analysis<'_>) -> Option<usize> {
    let mut spoke = a
        .mentions
        .iter()
        .filter(|m| m.kind == Kind::Person && m.entity != NONE)
        .filter_map(|m| super::person::says(a, m.toks.end).then_some((m.entity, m.toks.end)));
    let (first, _) = spoke.next()?;
    spoke.find(|&(other, _)| other != first).map(|(_, at)| at)
}

/// "Harbour Group Foreign Ministers held a meeting": the body for which they all speak, where nobody is named.
pub(super) fn seed_body(a: &Analysis<'_>, cast: &mut Cast) {
    if cast.count() > 0 || !cast.voice.is_empty() {
        return;
    }
    let Some(first) = a.sentences.first() else { return };
    let range = super::claims::body(a, &first.toks);
    let start = range.start + usize::from(a.word(range.start) == a.known.the);
    // "The Meeting of the Harbour Group Ministers was held": the body in the first words.
    let of = (start..start + 4).find(|&k| a.flags(k).any(Flags::EVENT_NOUN) && a.word(k + 1) == a.known.of);
    let start = of.map_or(start, |k| k + 2 + usize::from(a.word(k + 2) == a.known.the));
    // "The Heads of Government of the Harbour Community met", "The Foreign Ministers of the Harbour Group …".
    if let Some(body) = body_behind(a, start, range.end) {
        cast.voice = vec![cast.name(body)];
        return;
    }
    let Some(m) = a.mention(start).filter(|m| {
        matches!(m.kind, Kind::Organization | Kind::Named(_)) && m.toks.start == start && m.entity != NONE
    }) else {
        return;
    };
    // "The Harbour Commission (HC) at the level of Foreign Ministers met": it meets itself.
    let level = (m.toks.end..range.end.min(m.toks.end + 8)).find(|&j| a.surface(j) == "level");
    let meets = level.is_some_and(|l| {
        (l + 1..range.end.min(l + 6)).any(|j| matches!(a.surface(j), "met" | "convened" | "gathered"))
    });
    if meets {
        cast.voice = vec![cast.name(m.entity)];
        return;
    }
    let mut k = m.toks.end;
    while k < m.toks.end + 3 && a.flags(k).any(Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER)) {
        k += 1;
    }
    let office =
        matches!(a.surface(k), "Ministers" | "ministers" | "Leaders" | "leaders" | "members" | "Members");
    if office && k < range.end && (of.is_some() || a.has_form(k + 1, &[Form::Past, Form::Base])) {
        cast.voice = vec![cast.name(m.entity)];
    }
}

/// The body whose office holders are named at token `k` in the plural.
fn body_behind(a: &Analysis<'_>, k: usize, end: usize) -> Option<u32> {
    let plural = (k..end.min(k + 4)).find(|&j| {
        matches!(
            &*a.lower(j),
            "heads"
                | "ministers"
                | "leaders"
                | "members"
                | "delegates"
                | "representatives"
                | "states"
                | "envoys"
        )
    })?;
    let office = |j: usize| a.flags(j).any(Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER));
    if !(k..plural).all(office) {
        return None;
    }
    let mut of = plural + 1;
    if a.lower(plural) == "heads" {
        while of < end.min(plural + 6) && !a.mention(of + 2).is_some_and(|m| m.entity != NONE) {
            of += 1;
        }
    }
    let at = of + 1 + usize::from(a.word(of + 1) == a.known.the);
    let m = a.mention(at).filter(|m| a.word(of) == a.known.of && m.toks.start == at && m.entity != NONE)?;
    matches!(m.kind, Kind::Organization | Kind::Named(_)).then_some(m.entity)
}

/// "Statement by Minister X in response to the speech by Y": where the topic of a statement begins in its title.
fn topic_of_statement(a: &Analysis<'_>, r: &Range<usize>) -> usize {
    let genre =
        |k: usize| matches!(a.surface(k), "Statement" | "statement" | "Comment" | "Comments" | "Response");
    let Some(head) = r.clone().find(|&k| genre(k)) else { return r.end };
    (head + 1..r.end)
        .find(|&k| {
            matches!(
                a.surface(k),
                "on" | "On" | "regarding" | "Regarding" | "concerning" | "about" | "response" | "following"
            ) && k > head + 1
        })
        .unwrap_or(r.end)
}

/// "Meeting with Harbour Foreign Ministers and the Harbour Secretary General": those whom a title knows by their
/// office only.
fn counterparts(a: &Analysis<'_>, r: &Range<usize>) -> Vec<String> {
    let Some(with) = r.clone().find(|&k| a.surface(k).eq_ignore_ascii_case("with")) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut start = with + 1;
    for k in with + 1..=r.end {
        let ends = k == r.end || a.word(k) == a.known.and || a.is(k, ',');
        if !ends {
            continue;
        }
        let from = start + usize::from(a.word(start) == a.known.the);
        let whole = (from..k).all(|j| {
            a.capital(j) && a.mention(j).is_none_or(|m| m.kind != Kind::Person)
                || a.word(j) == a.known.of
                || a.word(j) == a.known.the
                || a.is(j, '-')
        });
        let office = (from..k).any(|j| a.flags(j).any(Flags::TITLE.with(Flags::ROLE_NOUN)));
        if !(whole && office) || k - from < 2 {
            return Vec::new();
        }
        out.push(super::entity::surface(a, from, k));
        start = k + 1;
    }
    out
}

/// "… in his meeting with Foreign Minister X": a contact of which the lead speaks without telling it.
pub(super) fn seed_from_contact(a: &Analysis<'_>, cast: &mut Cast) {
    if cast.count() >= 2 {
        return;
    }
    let mut owner = cast.parties.first().copied();
    for sentence in a.sentences.iter().take(4).map(|s| s.toks.clone()) {
        for k in sentence.clone() {
            if let Some(m) = a.mention(k).filter(|m| m.kind == Kind::Person && m.entity != NONE) {
                owner = owner.or(Some(m.entity));
            }
            let contact = a.flags(k).any(Flags::EVENT_NOUN)
                && (k + 1..k + 4).any(|j| a.word(j) == a.known.with && j < sentence.end);
            let Some(owner) = owner.filter(|_| contact) else { continue };
            let Some(with) = (k + 1..k + 4).find(|&j| a.word(j) == a.known.with) else { continue };
            if let Some(other) = named_at(a, cast, with + 1, sentence.end).filter(|&o| o != owner) {
                cast.meet(&[owner, other]);
                return;
            }
        }
    }
}

/// "The talks were co-chaired by X and Y", "The Sarvan delegation was led by X …. The Norland delegation was led by Y":
/// those who lead the two sides.
pub(super) fn seed_from_chairs(a: &Analysis<'_>, cast: &mut Cast) {
    // A joint text is that of the states, whoever led their delegations.
    if cast.count() >= 2 || super::claims::speaks_jointly(a) {
        return;
    }
    let mut leaders: Vec<u32> = Vec::new();
    for sentence in a.sentences.iter().take(5).map(|s| s.toks.clone()) {
        let by = |k: &usize| {
            a.word(*k) == a.known.by
                && matches!(a.surface(*k - 1), "chaired" | "co-chaired" | "led" | "headed" | "represented")
                && a.mention(*k - 1).is_none()
        };
        let Some(by) = (sentence.start + 1..sentence.end).find(by) else { continue };
        let chairs = a.surface(by - 1).ends_with("chaired");
        let side =
            (sentence.start..by).any(|k| matches!(&*a.lower(k), "delegation" | "side" | "delegations"));
        let mut persons = (by + 1..sentence.end)
            .filter_map(|k| {
                a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k && m.entity != NONE)
            })
            .map(|m| m.entity);
        if chairs {
            leaders.extend(persons.take(2));
        } else if side {
            leaders.extend(persons.next());
        }
    }
    leaders.dedup();
    if leaders.len() > 1 {
        leaders.truncate(2);
        cast.meet(&leaders);
    }
}

/// The person whose titles and name, or whose office, stand at token `k`.
fn named_at(a: &Analysis<'_>, cast: &Cast, k: usize, end: usize) -> Option<u32> {
    let person = (k..end.min(k + 16)).find_map(|j| a.mention(j).filter(|m| m.kind == Kind::Person));
    if let Some(m) = person {
        let start = super::titles::before(a, m.toks.start).start;
        // "his Sarvan counterpart, X"
        let relation = (k..start).all(|j| {
            a.is(j, ',')
                || a.flags(j).any(Flags::ROLE_NOUN.with(Flags::DETERMINER).with(Flags::DEMONYM))
                || matches!(a.surface(j), "his" | "her" | "their")
        });
        if start <= k + 2 || relation && start <= k + 5 {
            return (m.entity != NONE).then_some(m.entity);
        }
    }
    let (_, words, country) = role_at(a, k)?;
    let country = country?;
    cast.sides.iter().filter(|(_, side)| **side == country).map(|(&e, _)| e).find(|e| {
        cast.titles.get(e).is_some_and(|titles| {
            titles.iter().any(|t| words.iter().all(|w| t.split([' ', '-']).any(|part| part == w)))
        })
    })
}

/// "Other participants included X, Y and Z": a list of those who took part.
pub(super) fn seed_from_list(a: &Analysis<'_>, cast: &mut Cast) {
    let two_speak = std::cell::LazyCell::new(|| two_speak(a));
    for (n, sentence) in a.sentences.iter().enumerate() {
        let r = sentence.toks.clone();
        // "The two were joined by members of the team, including X": present, no party.
        let staff =
            |j: usize| matches!(a.surface(j), "members" | "officials" | "staff" | "delegation" | "team");
        let present = |k: usize| {
            a.flags(k.wrapping_sub(1)).any(Flags::BE)
                && a.surface(k) == "joined"
                && (k + 1..k + 9).any(|j| a.word(j - 1) == a.known.by && staff(j))
        };
        // "The meeting was attended by X and Y": those who met are known already.
        // … and who "also attended" came with them.
        let known = || cast.count() > 1 || two_speak.is_some_and(|at| at < r.start);
        let also = |k: usize| a.lower(k.wrapping_sub(1)) == "also" || a.lower(k + 1) == "also";
        let attended = |k: usize| {
            a.surface(k) == "attended" && (a.flags(k.wrapping_sub(1)).any(Flags::BE) && known() || also(k))
        };
        let listed = (r.start..r.end.min(r.start + 16)).any(|k| {
            a.mention(k).is_none()
                && !present(k)
                && !attended(k)
                && matches!(
                    a.surface(k),
                    "participants" | "Participants" | "participating" | "attended" | "joined" | "Joining"
                )
        });
        // "Foreign Minister A of Sarvan, Foreign Minister B of Norland and … attended the meeting."
        let attend = |k: usize| {
            a.mention(k).is_none()
                && (matches!(a.surface(k), "attended" | "participated")
                    || a.surface(k) == "part" && a.surface(k - 1) == "took")
        };
        let many = || mentions_in(a, &r).filter(|m| m.kind == Kind::Person).take(3).count() > 2;
        // "The leaders that participated:" over a list.
        let colon = r.end.checked_sub(1).is_some_and(|e| a.is(e, ':'));
        let gathers = |k: usize| {
            matches!(&*a.lower(k), "participated" | "attendees" | "present") && a.mention(k).is_none()
        };
        let listed = listed || colon && r.len() < 16 && r.clone().any(gathers);
        if !listed && !(r.len() > 16 && (r.start + 16..r.end).any(attend) && many()) {
            continue;
        }
        // "Joining the call were the following leaders:" over a list, in a sentence or in points.
        let points = a
            .sentences
            .get(n + 1..)
            .unwrap_or(&[])
            .iter()
            .enumerate()
            .take_while(|(at, s)| *at == 0 || a.is_listed(s.block));
        let next = points.last().map_or(r.end, |(_, s)| if colon { s.toks.end } else { r.end });
        let persons: Vec<u32> = mentions_in(a, &(r.start..next))
            .filter(|m| m.kind == Kind::Person && m.entity != NONE)
            .map(|m| m.entity)
            .collect();
        if persons.len() > 2 {
            let all: Vec<u32> = cast
                .parties
                .iter()
                .copied()
                .filter(|p| !persons.contains(p))
                .chain(persons.clone())
                .collect();
            cast.unnamed.clear();
            cast.meet(&all);
            return;
        }
    }
}

/// Without an event, the two who speak most are the parties.
pub(super) fn seed_from_speakers(a: &Analysis<'_>, cast: &mut Cast) {
    if cast.count() >= 2 {
        return;
    }
    let mut count: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for s in &a.sentences {
        let range = super::claims::body(a, &s.toks);
        if let Some(m) = (range.start..range.end.min(range.start + 24))
            .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person))
            && super::person::says(a, m.toks.end)
        {
            let e = count.entry(m.entity).or_insert((0, m.toks.start));
            e.0 += 1;
        }
    }
    let mut all: Vec<(u32, (usize, usize))> = count.into_iter().collect();
    all.sort_by_key(|(_, (n, at))| (std::cmp::Reverse(*n), *at));
    let mut chosen: Vec<(u32, usize)> = all.into_iter().take(2).map(|(e, (_, at))| (e, at)).collect();
    chosen.sort_by_key(|&(_, at)| at);
    let members: Vec<u32> = chosen.into_iter().map(|(e, _)| e).collect();
    if members.len() == 2 {
        cast.parties = members.clone();
        for m in members {
            cast.took_part(m);
        }
    }
}

/// "X of Norland and Y of Sindara recognise …": the subjects with whom the text begins.
pub(super) fn seed_from_subject(a: &Analysis<'_>, cast: &mut Cast) {
    if cast.count() >= 2 {
        return;
    }
    for s in a.sentences.iter().take(2) {
        let r = super::claims::body(a, &s.toks);
        let verb = r.clone().find(|&k| {
            a.mention(k).is_none()
                && !a.capital(k)
                && a.has_form(k, &[Form::Past, Form::Third, Form::Base])
                && a.mention_ending(k).is_some_and(|m| m.kind == Kind::Person)
        });
        let Some(verb) = verb else { continue };
        let plain = !(r.start..verb).any(|k| a.word(k) == a.known.with || a.word(k) == a.known.by);
        let mut persons: Vec<u32> = Vec::new();
        for m in mentions_in(a, &(r.start..verb)).filter(|m| m.kind == Kind::Person && m.entity != NONE) {
            if !persons.contains(&m.entity) {
                persons.push(m.entity);
            }
        }
        let joined = (r.start..verb).any(|k| a.word(k) == a.known.and);
        if plain && joined && persons.len() > 1 {
            cast.meet(&persons);
            return;
        }
    }
}

/// The persons who have turns of their own in a transcript and do not only ask or hand over.
pub(super) fn of_turns(a: &Analysis<'_>, cast: &Cast, turns: &[(usize, Label)]) -> Vec<u32> {
    let mut length: Vec<(u32, usize)> = Vec::new();
    for (k, (at, label)) in turns.iter().enumerate() {
        let end = turns.get(k + 1).map_or(a.toks.len(), |(next, _)| *next);
        let entity =
            cast.records.iter().position(|r| r.name == label.name).and_then(|k| u32::try_from(k).ok());
        let Some(entity) = entity.filter(|&e| !label.asks && cast.is_person(e)) else { continue };
        match length.iter_mut().find(|(e, _)| *e == entity) {
            Some((_, n)) => *n += end - at,
            None => length.push((entity, end - at)),
        }
    }
    let most = length.iter().map(|(_, n)| *n).max().unwrap_or(0);
    length.retain(|(e, n)| n * 8 >= most || cast.parties.contains(e));
    let mut speaking: Vec<u32> = length.into_iter().map(|(e, _)| e).collect();
    let beside = beside_in_title(a, &speaking);
    speaking.extend(beside);
    speaking
}

/// The office under which most is answered where those who answer are named nowhere: "PRIME MINISTER", "SENIOR
/// OFFICIAL".
pub(super) fn office_of_turns(a: &Analysis<'_>, turns: &[(usize, Label)]) -> Option<String> {
    let mut length: BTreeMap<&str, usize> = BTreeMap::new();
    for (k, (at, label)) in turns.iter().enumerate() {
        let end = turns.get(k + 1).map_or(a.toks.len(), |(next, _)| *next);
        let office = label.toks.clone().any(|k| a.flags(k).any(Flags::TITLE.with(Flags::ROLE_NOUN)));
        if !label.asks && office {
            *length.entry(label.name.as_str()).or_default() += end - at;
        }
    }
    length.into_iter().max_by_key(|&(_, n)| n).map(|(name, _)| name.to_owned())
}

/// "Remarks by X and Y at a Press Conference", "… following talks with Y": whom the title names beside one who speaks.
fn beside_in_title(a: &Analysis<'_>, speaking: &[u32]) -> Vec<u32> {
    let Some(r) = a.title() else { return Vec::new() };
    let topic = |k: usize| matches!(&*a.lower(k), "on" | "regarding" | "about") && a.mention(k).is_none();
    let end = r.clone().find(|&k| topic(k)).unwrap_or(r.end);
    let persons: Vec<_> =
        mentions_in(a, &(r.start..end)).filter(|m| m.kind == Kind::Person && m.entity != NONE).collect();
    if !persons.iter().any(|m| speaking.contains(&m.entity)) {
        return Vec::new();
    }
    let beside = |m: &&super::mention::Mention| {
        let start = super::titles::before(a, m.toks.start).start;
        let link = start.checked_sub(1).map_or(0, |p| a.word(p));
        let after = m.toks.end;
        let joined = a.word(after) == a.known.and || a.is(after, ',');
        !speaking.contains(&m.entity) && (link == a.known.and || link == a.known.with || joined)
    };
    persons.iter().filter(|m| beside(m)).map(|m| m.entity).collect()
}

/// The parties of the card, as far as they are persons or known by their office.
pub(super) fn of(cast: &Cast, kind: Format) -> Vec<Party> {
    // Who makes a statement or briefs is named in the title; whom it speaks of is no party.
    let alone = matches!(kind, Format::Statement | Format::Briefing) && cast.title_parties == 1;
    let known = if alone { Some(1) } else { cast.lead_parties.filter(|&n| n > 1 && !cast.several) };
    let known = known.unwrap_or(cast.all_parties.len());
    let mut parties: Vec<Party> = cast
        .all_parties
        .iter()
        .take(known)
        .filter(|&&e| cast.is_person(e))
        .map(|&e| party(cast, e))
        .collect();
    parties.extend(cast.unnamed.iter().map(|name| office_or_body(cast, name)));
    parties
}

/// Whether a party is a state, a body or an office, and no person.
pub(super) fn for_nobody(cast: &Cast, party: &Party) -> bool {
    let person = || cast.records.iter().any(|r| r.kind == EntityType::Person && r.name == party.name);
    party.side.as_ref() == Some(&party.name) || party.side.is_none() && party.titles.is_empty() && !person()
}

/// A state or body by its name, or an office without its holder's: on whose side that is, is open.
fn office_or_body(cast: &Cast, name: &str) -> Party {
    let known = cast.records.iter().any(|r| r.name == name && r.kind != EntityType::Person);
    let titles = ["Minister", "President", "Secretary", "Envoy", "Chancellor", "King", "Representative"];
    let office = !known && name.split([' ', '-']).any(|w| titles.iter().any(|t| w.eq_ignore_ascii_case(t)));
    if office { Party { name: name.to_owned(), titles: Vec::new(), side: None } } else { bare(name) }
}

/// Who makes a statement is party to it: the voice of the document, else the one who speaks nearly all of it.
pub(super) fn of_statement(cast: &Cast, claims: &[Claim]) -> Vec<Party> {
    if !cast.voice.is_empty() {
        return cast.voice.iter().map(|name| voice_party(cast, name)).collect();
    }
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for name in claims.iter().filter(|c| c.speakers.len() == 1).flat_map(|c| &c.speakers) {
        *count.entry(name.as_str()).or_default() += 1;
    }
    let most = count.iter().max_by_key(|(_, n)| **n);
    most.filter(|(name, n)| **n * 2 > claims.len() && named(cast, name))
        .map(|(name, _)| voice_party(cast, name))
        .into_iter()
        .collect()
}

/// Whether what is said in a document is nearly all one speaker's.
pub(super) fn one_speaks(claims: &[Claim]) -> bool {
    let mut count: BTreeMap<&[String], usize> = BTreeMap::new();
    for claim in claims {
        *count.entry(claim.speakers.as_slice()).or_default() += 1;
    }
    count.values().max().is_some_and(|&most| most * 3 > claims.len() * 2)
}

/// Whether a speaker is somebody or a body with a name: "members of the Harbour Council".
fn named(cast: &Cast, speaker: &str) -> bool {
    cast.records.iter().any(|r| {
        matches!(r.kind, EntityType::Person | EntityType::Country | EntityType::Organization)
            && speaker.ends_with(r.name.as_str())
    })
}

/// "Norland-Sindara Joint Statement", "Joint Statement of Norland and Sindara": the two states whose it is.
pub(super) fn pair(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let Some(r) = a.title().cloned() else { return Vec::new() };
    if !r.clone().any(|k| a.surface(k).eq_ignore_ascii_case("joint")) {
        return Vec::new();
    }
    let mut names: Vec<String> = Vec::new();
    let mut last = r.start;
    let mut k = r.start;
    while k < r.end {
        let found = super::gazette::listed(a, k, r.end).filter(|(kind, _)| kind.is_state() && a.capital(k));
        let Some((kind, end)) = found else {
            k += 1;
            continue;
        };
        let tied = names.is_empty()
            || k == last + 1 && (a.is(last, '-') || a.is(last, '–') || a.word(last) == a.known.and)
            || k == last + 2 && a.word(last) == a.known.and && a.word(last + 1) == a.known.the;
        if !tied {
            break;
        }
        let name = cast.called(a, kind).or_else(|| super::cast::country_name(a, kind, k)).unwrap_or_default();
        if !names.contains(&name) {
            names.push(name);
        }
        last = end;
        k = end;
    }
    if names.len() > 1 { names } else { Vec::new() }
}

/// One of those who speak a statement: a person, or a state that acts for itself.
pub(super) fn voice_party(cast: &Cast, name: &str) -> Party {
    let entity = cast.records.iter().position(|r| r.name == name).and_then(|k| u32::try_from(k).ok());
    match entity.filter(|&e| cast.is_person(e)) {
        Some(entity) => party(cast, entity),
        None => office_or_body(cast, name),
    }
}

pub(super) fn bare(name: &str) -> Party {
    Party { name: name.to_owned(), titles: Vec::new(), side: Some(name.to_owned()) }
}

fn party(cast: &Cast, entity: u32) -> Party {
    Party {
        name: cast.name(entity),
        titles: tidy(cast.printed.get(&entity).cloned().unwrap_or_default()),
        side: cast.sides.get(&entity).cloned(),
    }
}

/// Keeps the fullest titles: "Secretary" goes when "Secretary of State" is there.
fn tidy(titles: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for t in &titles {
        let part = titles
            .iter()
            .any(|o| o != t && o.len() > t.len() && (o.starts_with(t.as_str()) || o.contains(t.as_str())));
        let last = t.split(' ').next_back().unwrap_or("");
        let short =
            t.split(' ').count() == 1 && titles.iter().any(|o| o != t && o.split(' ').any(|w| w == last));
        if !part && !short && !out.contains(t) {
            out.push(t.clone());
        }
    }
    if out.is_empty() { titles.into_iter().take(1).collect() } else { out }
}
