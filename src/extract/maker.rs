//! Who makes a statement: the one who is said to make it, signs it, or says most of it.

use super::analysis::Analysis;
use super::cast::Cast;
use super::participants::{Known, persons};
use super::parties::{for_nobody, of_statement, voice_party};
use super::subject::{Subject, Who};
use super::{contact, counterparts, lead};
use crate::document::BlockKind;
use crate::extract::finding::Party;
use std::ops::Range;

/// Who makes a statement: the one whom the lead says to make it, else the one who says most of it.
pub(super) fn stated_by(
    a: &Analysis<'_>,
    cast: &Cast,
    known: &Known<'_>,
    parties: &[Party],
) -> Option<Vec<Party>> {
    if let Some(one) = cast.release {
        return Some(vec![voice_party(cast, &cast.name(one))]);
    }
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
    // "Press Statement / X, Secretary of State", and her state speaks: she makes it.
    let state = parties.len() == 1 && parties.iter().all(|p| for_nobody(cast, p));
    let heads = |e: &u32| {
        let lines = a.blocks.iter().zip(&a.block_toks).take(8).filter(|(b, _)| b.kind == BlockKind::Masthead);
        lines.map(|(_, r)| r).any(|r| a.mention(r.start).is_some_and(|m| m.entity == *e) && r.len() < 16)
    };
    if let Some(head) = cast.principal.filter(|e| state && cast.title_parties == 0 && heads(e)) {
        return Some(vec![voice_party(cast, &cast.name(head))]);
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
    // "Joint statement by A and B": bodies that the title names.
    if parties.is_empty()
        && let Some(r) = a.title().cloned()
        && let Some(by) = r.clone().find(|&k| a.word(k) == a.known.by && a.lower(k - 1) == "statement")
    {
        let names = counterparts::listed_from(a, cast, by + 1);
        if names.len() > 1 {
            return Some(names.iter().map(|n| voice_party(cast, n)).collect());
        }
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
pub(super) fn people_of_states(
    a: &Analysis<'_>,
    cast: &Cast,
    first: &Range<usize>,
    parties: &[Party],
) -> Option<Vec<Party>> {
    let states = parties.len() == 2 && parties.iter().all(|p| for_nobody(cast, p));
    let verb = contact::main_verb(a, first).filter(|_| states)?;
    let people = persons(a, cast, &(first.start..verb));
    (people.len() == 2).then(|| people.iter().map(|&e| voice_party(cast, &cast.name(e))).collect())
}
