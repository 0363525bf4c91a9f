//! The one who speaks a text alone: who signs it, stands above it, delivers it, or says as whom.

use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::Cast;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Form};
use crate::text::TokenKind;

/// Who signs below a text that says "I": a name in a line of its own, as the last lines have it.
pub(in crate::extract) fn signed(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let own = a.sentences.iter().any(|s| s.toks.clone().any(|k| a.surface(k) == "I"));
    let last = a.sentences.last().filter(|_| own)?;
    a.block_toks.iter().rev().take(6).find_map(|r| {
        let short = (1..10).contains(&r.len()) && r.clone().all(|k| a.capital(k) || !a.is_word(k));
        if !short || r.start + 1 < last.toks.start.saturating_sub(60) {
            return None;
        }
        r.clone()
            .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.entity != NONE))
            .map(|m| cast.name(m.entity))
    })
}

/// The one person whose name stands with an office or an honour in a line above a text that says "I": "Minister for
/// Ports Jan Pell", "Senator the Hon Mara Lind".
pub(super) fn releasing(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let own = a.sentences.iter().any(|s| s.toks.clone().any(|k| a.surface(k) == "I"));
    let head = a.sentences.first().filter(|_| own)?.toks.start;
    let lines = a.blocks.iter().zip(&a.block_toks).take(6).filter(|(_, r)| r.start < head && r.len() < 14);
    let mut persons = lines.filter_map(|(_, r)| {
        let m =
            r.clone().find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.entity != NONE))?;
        // Nothing but the name and what honours it: no "Meeting with X".
        let links = [a.known.the, a.known.of, a.known.for_, a.known.and];
        let honours = |k: usize| a.capital(k) || !a.is_word(k) || links.contains(&a.word(k));
        let titled = (r.start..m.toks.start).any(|k| a.flags(k).any(Flags::TITLE.with(Flags::HONORIFIC)));
        (titled && m.toks.end >= r.end && (r.start..m.toks.start).all(honours)).then_some(m.entity)
    });
    let person = persons.next()?;
    persons.all(|e| e == person).then(|| cast.name(person))
}

/// One person delivers the text to a chair, as the address at its start shows and the signature below: "Thank you,
/// Madam President. …", "Jan Pell, Ambassador".
pub(super) fn delivered(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let chair = |k: usize| {
        matches!(&*a.lower(k), "mr" | "madam" | "mme" | "madame" | "mrs")
            && (k + 1..k + 4).any(|j| {
                matches!(
                    &*a.lower(j),
                    "president" | "chair" | "chairman" | "chairperson" | "speaker" | "facilitator"
                )
            })
    };
    let address = a.sentences.iter().take(3).any(|s| s.toks.clone().any(chair));
    let last = a.sentences.last().filter(|_| address)?;
    let mut signs =
        a.block_toks.iter().rev().take(3).filter(|r| r.end >= last.toks.start && r.len() < 24).filter_map(
            |r| {
                let m = a
                    .mention(r.start)
                    .filter(|m| m.kind == Kind::Person && m.toks.start == r.start && m.entity != NONE)?;
                let office = m.toks.end >= r.end
                    || a.is(m.toks.end, ',')
                        && (m.toks.end..r.end).any(|k| a.flags(k).any(Flags::TITLE) && a.capital(k));
                office.then_some(m.entity)
            },
        );
    let person = signs.next().filter(|_| signs.next().is_none())?;
    Some(cast.name(person))
}

/// "As Sarvan, we are ready to contribute": the one who says so.
pub(super) fn says_as(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    // "We convey our condolences on behalf of Sarvan and its people"
    let behalf = |s: &crate::extract::analysis::Sentence| {
        let r = s.toks.clone();
        if a.surface(r.start) != "We" {
            return None;
        }
        let of = (r.start..r.end).find(|&k| {
            a.surface(k) == "behalf" && a.word(k + 1) == a.known.of && a.surface(k.wrapping_sub(1)) == "on"
        })?;
        let k = of + 2 + usize::from(a.word(of + 2) == a.known.the);
        let m = a.mention(k).filter(|m| m.toks.start == k && m.entity != NONE)?;
        let body = matches!(m.kind, Kind::Country(_) | Kind::State | Kind::Organization | Kind::Named(_));
        body.then(|| cast.name(m.entity))
    };
    if let Some(name) = a.sentences.iter().find_map(behalf) {
        return Some(name);
    }
    a.sentences.iter().find_map(|s| {
        let k = s.toks.start;
        let m = a.mention(k + 1).filter(|m| a.surface(k) == "As" && m.toks.start == k + 1)?;
        let body = matches!(m.kind, Kind::Country(_) | Kind::State | Kind::Organization | Kind::Named(_));
        let we = a.is(m.toks.end, ',') && a.surface(m.toks.end + 1) == "we";
        (body && we && m.entity != NONE).then(|| cast.name(m.entity))
    })
}

/// "Spokesperson Lu Qing's Remarks on …", "Statement by Minister X on …": the person, if her words follow
/// without anybody saying that she said them.
pub(super) fn remarks_of(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    if let Some(name) = speaks_on(a, cast).or_else(|| bylined(a, cast)) {
        return Some(name);
    }
    let r = a.title()?;
    // "External Affairs Minister's Press Statement": the office speaks, whoever stands behind "with".
    let genre = |k: usize| {
        matches!(&*a.lower(k), "remarks" | "statement" | "speech" | "address" | "comments") && a.capital(k)
            || matches!(a.surface(k), "statement" | "remarks")
            || matches!(
                &*a.lower(k),
                "message"
                    | "greeting"
                    | "greetings"
                    | "letter"
                    | "intervention"
                    | "tweet"
                    | "toast"
                    | "article"
            )
    };
    let owner = (r.start..r.end.min(r.start + 8))
        .find(|&k| a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Possessive))
        .filter(|&k| {
            (r.start..k).all(|j| a.capital(j) && a.mention(j).is_none_or(|m| m.kind != Kind::Person))
        })
        .filter(|&k| a.flags(k.wrapping_sub(1)).any(Flags::TITLE) && (k + 1..r.end.min(k + 5)).any(genre))
        // "Allied Ministers' Statement" is that of several.
        .filter(|&k| !a.surface(k.wrapping_sub(1)).ends_with('s'))
        // … and the chair or a spokesperson speaks for others.
        .filter(|&k| {
            !(r.start..k).any(|j| a.lower(j).starts_with("chair") || a.lower(j).starts_with("spokes"))
        });
    // "Harbour Secretary Remarks at the Lake Reception"
    let headed = (r.start + 1..r.end.min(r.start + 8)).find(|&k| genre(k) && a.capital(k)).filter(|&k| {
        (r.start..k).all(|j| a.capital(j) && a.mention(j).is_none_or(|m| m.kind != Kind::Person))
            && a.flags(k - 1).any(Flags::TITLE)
            && !a.surface(k - 1).ends_with('s')
            && matches!(a.surface(k + 1), "at" | "on" | "to" | "during" | "following" | "in")
    });
    if let Some(owner) = owner.or(headed)
        && a.sentences.iter().any(|s| s.toks.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON)))
    {
        let words: Vec<String> = (r.start..owner).map(|k| a.lower(k).as_str().to_owned()).collect();
        let holder = cast.role(&words).or_else(|| holder_above(a, cast, owner)).map(|e| cast.name(e));
        return Some(holder.unwrap_or_else(|| crate::extract::entity::surface(a, r.start, owner)));
    }
    let person =
        r.clone().find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k))?;
    // "Joint statement by A and B": not one person's, nor "Statement of the President A and the Chancellor B".
    let topic = |k: usize| {
        matches!(
            &*a.lower(k),
            "on" | "regarding"
                | "following"
                | "with"
                | "after"
                | "during"
                | "to"
                | "at"
                | "in"
                | "for"
                | "held"
        )
    };
    let another = r
        .clone()
        .take_while(|&k| !topic(k))
        .any(|k| a.mention(k).is_some_and(|m| m.kind == Kind::Person && m.entity != person.entity));
    let joined = r.clone().any(|k| a.lower(k) == "joint")
        || !r.clone().any(|k| matches!(&*a.lower(k), "remarks" | "comments" | "press" | "conference"));
    let together = another && joined;
    if together {
        return None;
    }
    if reported_contact(a, r).is_some() {
        return None;
    }
    let end = person.toks.end;
    let possessive = a.tok(end).is_some_and(|t| t.token.kind == TokenKind::Possessive);
    let before = crate::extract::titles::before(a, person.toks.start).start;
    let by = (r.start..before).any(|k| {
        // "Statement and answers to questions by Minister X"
        let answers = a.word(k) == a.known.by && a.lower(k.wrapping_sub(1)) == "questions";
        (a.word(k) == a.known.by
            || a.word(k) == a.known.of
            || a.lower(k) == "from" && a.word(k + 1) != a.known.the)
            && k + 3 >= before
            && (answers || genre(k.wrapping_sub(1)))
    });
    let whose = possessive && (end + 1..r.end.min(end + 4)).any(genre);
    if !(by || whose) {
        return None;
    }
    let told = reported(a, person.entity);
    let spoken = a.sentences.iter().any(|s| s.toks.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON)));
    (!told && (spoken || by)).then(|| cast.name(person.entity))
}

/// The one whom a line below the title names as the speaker of the text: "Statement by Ambassador Nora Ahern, Permanent
/// Representative, at the meeting of the Council".
fn bylined(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let line = |r: &&std::ops::Range<usize>| {
        let kind = matches!(
            &*a.lower(r.start),
            "statement" | "speech" | "remarks" | "address" | "intervention" | "delivered" | "explanation"
        );
        let verb = |k: usize| {
            a.mention(k).is_none()
                && !a.capital(k)
                && k > r.start + 1
                && a.has_form(k, &[Form::Past, Form::Third])
        };
        kind && r.len() < 48 && !(r.start..r.end).any(verb)
    };
    let title = a.title_block()?;
    let line = a.block_toks.iter().skip(title + 1).take(3).find(line)?;
    let by = (line.start..line.end.min(line.start + 4)).find(|&k| a.word(k) == a.known.by)?;
    let person = (by + 1..line.end.min(by + 12))
        .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k))?;
    let titled = crate::extract::titles::before(a, person.toks.start).start;
    let own = || {
        let own = |k: usize| matches!(a.surface(k), "I" | "We" | "we" | "my");
        a.sentences.iter().any(|s| s.toks.clone().any(own))
    };
    (titled <= by + 2 && person.entity != NONE && own() && !reported(a, person.entity))
        .then(|| cast.name(person.entity))
}

/// Whether a sentence says that the person says something.
fn reported(a: &Analysis<'_>, entity: u32) -> bool {
    a.sentences.iter().any(|s| s.toks.clone().any(|k| acts(a, entity, k)))
}

/// Whether a person is said at token `k` to say or do something.
pub(super) fn acts(a: &Analysis<'_>, entity: u32, k: usize) -> bool {
    a.mention_ending(k).is_some_and(|m| m.entity == entity) && crate::extract::person::says(a, k)
}

/// Who holds the office before token `owner` of the title, as the first sentence names one person alone.
fn holder_above(a: &Analysis<'_>, cast: &Cast, owner: usize) -> Option<u32> {
    let first = a.sentences.first()?.toks.clone();
    let mut persons: Vec<u32> = first
        .filter_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.entity != NONE))
        .map(|m| m.entity)
        .collect();
    persons.dedup();
    let office = a.lower(owner - 1);
    let [person] = persons[..] else { return None };
    let holds = |titles: &Vec<String>| titles.iter().any(|t| t.to_lowercase().contains(office.as_str()));
    cast.titles.get(&person).is_some_and(holds).then_some(person)
}

/// Where the contact begins in a title that only says who hands out the readout of others: "Statement by
/// Spokesperson X on Minister Y's Visit to Z".
pub(in crate::extract) fn reported_contact(
    a: &Analysis<'_>,
    title: &std::ops::Range<usize>,
) -> Option<usize> {
    let person = |k: usize| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k);
    let by = title.clone().take(6).any(|k| a.word(k) == a.known.by || a.lower(k) == "from");
    let first = title.clone().find_map(person).filter(|_| by)?;
    let on = (first.toks.end..title.end.min(first.toks.end + 3))
        .find(|&k| matches!(&*a.lower(k), "on" | "regarding"))?;
    let contact = |k: usize| {
        matches!(
            &*a.lower(k),
            "meeting"
                | "meetings"
                | "call"
                | "calls"
                | "visit"
                | "travel"
                | "trip"
                | "talks"
                | "conversation"
        )
    };
    let other = (on..title.end).find_map(person).filter(|m| m.entity != first.entity);
    (other.is_some() && (on..title.end).any(contact)).then_some(on)
}

/// "Presidential Spokesperson Jan Pell on the death of X": a heading that only says who speaks on what.
pub(super) fn speaks_on(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let spoken = a.sentences.iter().any(|s| s.toks.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON)));
    let heading = |r: &std::ops::Range<usize>| {
        let m =
            r.clone().find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k))?;
        let office = crate::extract::titles::before(a, m.toks.start).start.max(r.start);
        let on = matches!(&*a.lower(m.toks.end), "on" | "regarding" | "concerning");
        (office == r.start && office < m.toks.start && on && a.mention(m.toks.end).is_none())
            .then_some(m.entity)
    };
    let entity = a.block_toks.iter().take(3).find_map(heading).filter(|_| spoken)?;
    let told = reported(a, entity);
    (!told).then(|| cast.name(entity))
}

/// Several who sign below a text that says "we": a name in each of its last lines.
pub(super) fn signatories(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let Some(last) = a.sentences.iter().rev().find(|s| s.toks.len() > 12) else { return Vec::new() };
    let lines = a.block_toks.iter().filter(|r| r.start >= last.toks.end && r.len() < 16);
    let mut names: Vec<String> = Vec::new();
    for r in lines.take(8) {
        let person = a.mention(r.start).filter(|m| m.kind == Kind::Person && m.toks.start == r.start);
        let Some(m) = person.filter(|m| {
            m.entity != NONE && r.clone().all(|k| a.capital(k) || !a.is_word(k) || k >= m.toks.end)
        }) else {
            continue;
        };
        let name = cast.name(m.entity);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
