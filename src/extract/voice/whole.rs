//! Texts that are one voice's as a whole: joint texts of states, impersonal statements.

use super::names::named_voice;
use super::{Voice, first_person, reported_contact};
use crate::extract::analysis::{Analysis, NONE, Sentence};
use crate::extract::cast::Cast;
use crate::extract::claims::{Draft, speaks_jointly};
use crate::extract::mention::Kind;
use crate::extract::sides;
use crate::lexicon::{EntityType, Flags};

/// Whether states speak together in a text in which no person or "the Ministers" is told to say anything.
pub(in crate::extract) fn of_states(a: &Analysis<'_>, cast: &Cast) -> bool {
    let state = |name: &String| cast.records.iter().any(|r| r.name == *name && r.kind == EntityType::Country);
    if cast.voice.len() < 2 || !cast.voice.iter().all(state) || !speaks_jointly(a) {
        return false;
    }
    let group = |k: usize| {
        matches!(
            &*a.lower(k),
            "ministers" | "leaders" | "presidents" | "secretaries" | "heads" | "chancellors" | "chiefs"
        ) && a.flags(k + 1).any(Flags::VERB.with(Flags::ADVERB).with(Flags::HAVE).with(Flags::MODAL))
    };
    let says = |k: usize| {
        a.mention_ending(k).is_some_and(|m| m.kind == Kind::Person) && crate::extract::person::says(a, k)
    };
    // "Minister X of Sarvan and Minister Y of Norland met in Vesk": they are the ones who met.
    let met = |s: &Sentence| {
        let verb = crate::extract::contact::main_verb(a, &s.toks).unwrap_or(s.toks.start);
        !crate::extract::contact::long_ago(a, &s.toks)
            && (s.toks.start..verb).any(|k| a.mention(k).is_some_and(|m| m.kind == Kind::Person))
    };
    if a.sentences.iter().take(3).any(met) {
        return false;
    }
    !a.sentences.iter().any(|s| {
        let r = crate::extract::claims::body(a, &s.toks);
        !crate::extract::contact::long_ago(a, &r)
            && ((r.start..r.end.min(r.start + 5)).any(group)
                || (r.start + 1..r.end.min(r.start + 12)).any(says))
    })
}

/// A statement in which nobody is said to say anything, and no "we" stands: it is that of the one whose statement its title
/// says it is.
pub(in crate::extract) fn impersonal(a: &Analysis<'_>, cast: &Cast, out: &mut Vec<Draft>) {
    let Some(r) = a.title() else { return };
    let genre = |k: usize| matches!(&*a.lower(k), "statement" | "declaration" | "comment" | "communiqué");
    if !r.clone().any(genre) || reported_contact(a, r).is_some() || of_contact(a, r) {
        return;
    }
    let names = named_voice(a, cast);
    if names.is_empty() {
        return;
    }
    let voice = Voice { names, ..Voice::default() };
    for (s, sentence) in a.sentences.iter().enumerate() {
        let range = crate::extract::claims::body(a, &sentence.toks);
        if sentence.toks.start >= r.end && range.len() > 2 {
            first_person(a, s, &voice, out);
        }
    }
}

/// "Press Statement: Visit by Minister X to Norland", "Statement on the visit of X": what is stated is the contact, and X
/// states nothing.
fn of_contact(a: &Analysis<'_>, title: &std::ops::Range<usize>) -> bool {
    let statement = title.clone().find(|&k| matches!(&*a.lower(k), "statement" | "communiqué" | "comment"));
    let person =
        title.clone().find(|&k| a.mention(k).is_some_and(|m| m.kind == Kind::Person && m.toks.start == k));
    let (Some(statement), Some(person)) = (statement, person) else { return false };
    let contact =
        |k: usize| matches!(&*a.lower(k), "visit" | "visits" | "meeting" | "call" | "trip" | "travel");
    let joint = title.clone().any(|k| matches!(&*a.lower(k), "joint" | "common"));
    // "Statement by X", "Statement of X": hers.
    let hers = a.word(statement + 1) == a.known.by || a.word(statement + 1) == a.known.of;
    !joint && !hers && (statement + 1..person).any(contact)
}

/// Verbs by which a text does what it says: who opens it with them speaks in it.
const PERFORMS: [&str; 21] = [
    "affirm",
    "announce",
    "applaud",
    "attach",
    "call",
    "commend",
    "condemn",
    "congratulate",
    "declare",
    "denounce",
    "deplore",
    "express",
    "reaffirm",
    "reiterate",
    "reject",
    "stand",
    "stress",
    "support",
    "underline",
    "urge",
    "welcome",
];

/// "Sarvan, Norland and Qasr welcome the accord. … We urge …": states that speak together in the first sentence of a text
/// which says "we" further on, whatever stands above it.
pub(super) fn states_open(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let Some(first) = a.sentences.first() else { return Vec::new() };
    let range = crate::extract::claims::body(a, &first.toks);
    let (listed, k) = sides::listed(a, range);
    if listed.len() < 2 || !listed.iter().all(|m| m.kind.is_state() && m.entity != NONE) {
        return Vec::new();
    }
    let verb = k + usize::from(a.flags(k).any(Flags::ADVERB));
    // "Sarvan and Norland continue to exchange fire" is told of them.
    let acts = PERFORMS.contains(&a.surface(verb)) && a.mention(verb).is_none();
    // The "we" of whoever is quoted or reported is another.
    let we = |s: &Sentence| {
        let r = crate::extract::claims::body(a, &s.toks);
        let fronted = a.flags(r.start).any(Flags::PREPOSITION);
        let opens = |k: usize| {
            k == r.start
                || a.is(k - 1, ',') && fronted
                || k > r.start + 1 && a.word(k - 1) == a.known.and && a.is(k - 2, ',')
        };
        (r.start..r.end).any(|k| opens(k) && matches!(&*a.lower(k), "we" | "our"))
    };
    let own = a.sentences.iter().skip(1).any(we);
    let names = listed.iter().map(|m| cast.name(m.entity));
    if acts && own { names.collect() } else { Vec::new() }
}

/// Whether "the Ministers" or "Leaders" open several sentences.
pub(super) fn speaks_together(a: &Analysis<'_>) -> bool {
    let group = |k: usize| matches!(&*a.lower(k), "ministers" | "leaders" | "allies");
    let opens = |s: &&Sentence| {
        let r = crate::extract::claims::body(a, &s.toks);
        (r.start..r.end.min(r.start + 3)).any(group)
    };
    a.sentences.iter().filter(opens).take(2).count() == 2
}
