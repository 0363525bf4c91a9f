//! Adjectives and verbs of stance that are rarer than those of [`super::marker`]: "was impressed with", "is alarming".

use super::agent::agent;
use super::{Reading, lower};
use crate::extract::analysis::Analysis;
use crate::lexicon::{Act, Flags, Form};
use std::ops::Range;

/// A stance at token `k` of a clause whose subject begins at `from`.
pub(super) fn stance(a: &Analysis<'_>, k: usize, content: &Range<usize>, from: usize) -> Option<Reading> {
    let word = lower(a, k);
    let next = lower(a, k + 1);
    let reading = |act, rung| Some(Reading::new(act, rung));
    let is = || k > content.start && predicate(a, k);
    match word.as_str() {
        "impressed" if is() && matches!(next.as_str(), "with" | "by") => reading(Act::Endorse, 5),
        "satisfied" if is() && next == "with" => reading(Act::Endorse, 5),
        "dissatisfied" if is() && next == "with" => reading(Act::Oppose, 5),
        "unhappy" if is() && agent_at(a, from) => reading(Act::Concern, 4),
        // "We are united in our commitment to the accord"
        "united"
            if is()
                && next == "in"
                && matches!(lower(a, k + 3).as_str(), "commitment" | "determination" | "resolve") =>
        {
            reading(Act::Commit, 6)
        }
        "proposing" if next == "to" && first_person_at(a, from) => reading(Act::Commit, 4),
        // "It is the policy of Sarvan to support"
        "policy" if next == "of" && lower(a, from) == "it" && k == from + 3 => reading(Act::Commit, 5),
        "gratifying" | "heartening" | "encouraging" if is() && (next == "that" || next == "to") => {
            reading(Act::Endorse, 4)
        }
        "aligned" if next == "with" && (from..k).any(|j| a.flags(j).any(Flags::FIRST_PERSON)) => {
            reading(Act::Endorse, 4)
        }
        "alarming" | "worrying" | "troubling" | "worrisome" | "disturbing" | "unsettling"
            if is() && ends_phrase(a, k + 1, content.end) =>
        {
            reading(Act::Concern, 5)
        }
        // "This is a matter of serious concern", "We have grave concerns about"
        "concern" | "concerns" if weighty(a, k) && (of_concern(a, k, from) || held(a, k, from)) => {
            reading(Act::Concern, 5)
        }
        // "We follow the situation with concern"
        "concern" if lower(a, k - usize::from(k > 0)) == "with" && k > from + 2 && agent_at(a, from) => {
            reading(Act::Concern, 4)
        }
        "objects" | "objecting" if next == "to" && agent(a, k - usize::from(is()), from) => {
            reading(Act::Oppose, 5)
        }
        "against" if is() && agent_at(a, from) => reading(Act::Oppose, 5),
        "advocates" | "advocate" if next == "that" && agent(a, k, from) => reading(Act::Request, 5),
        "insists" | "insist" if matches!(next.as_str(), "on" | "that") && agent(a, k, from) => {
            reading(Act::Request, 6)
        }
        "encourages" if agent(a, k, from) && next != "by" => reading(Act::Request, 4),
        "suggest" | "recommend"
            if a.flags(k - 1).any(Flags::FIRST_PERSON.with(Flags::MODAL)) && next != "to" =>
        {
            reading(Act::Request, 3)
        }
        // "each country had pledged not to shelter them"
        "pledged" | "undertaken" | "promised"
            if k > from
                && a.flags(k - 1).any(Flags::HAVE)
                && (next == "to" || next == "not" && lower(a, k + 2) == "to") =>
        {
            reading(Act::Commit, 8)
        }
        "agree" if next == "with" && k > from && a.flags(k - 1).any(Flags::FIRST_PERSON) => {
            reading(Act::Agree, 4)
        }
        // "We are going to do it"
        "going" if is() && next == "to" && first_person_at(a, from) => reading(Act::Commit, 6),
        // "A successor is needed", "What is needed is"
        "needed" if is() => reading(Act::Request, 5),
        // "We urgently need a ceasefire"
        "need" if wanted(a, k, from) && next != "to" => reading(Act::Request, 5),
        // "There is a need for all to cooperate"
        "need" if matches!(next.as_str(), "for" | "to") && lower(a, from) == "there" => {
            reading(Act::Request, 5)
        }
        // "It is necessary to talk"
        "necessary" | "imperative" | "indispensable"
            if is() && next == "to" && a.has_form(k + 2, &[Form::Base]) && lower(a, from) == "it" =>
        {
            reading(Act::Request, 5)
        }
        // "We are partners dedicated to trade"
        "dedicated" | "committed"
            if next == "to"
                && k > from
                && a.surface(k - 1).ends_with('s')
                && (from..k - 1).any(|j| a.flags(j).any(Flags::BE))
                && agent_at(a, from) =>
        {
            reading(Act::Commit, 6)
        }
        _ => None,
    }
}

/// Whether a word is said of the subject: behind a form of "be" and adverbs.
fn predicate(a: &Analysis<'_>, k: usize) -> bool {
    let adverb = |j: usize| a.flags(j).any(Flags::ADVERB) || lower(a, j).ends_with("ly");
    let be = (k.saturating_sub(4)..k).rev().find(|&j| !adverb(j));
    be.is_some_and(|j| {
        a.flags(j).any(Flags::BE)
            || matches!(
                lower(a, j).as_str(),
                "remains" | "remain" | "i'm" | "i’m" | "we're" | "we’re" | "it's" | "it’s"
            )
    })
}

/// Whether a phrase ends at token `k`.
fn ends_phrase(a: &Analysis<'_>, k: usize, end: usize) -> bool {
    k >= end
        || !a.is_word(k)
        || a.flags(k).any(Flags::CONJUNCTION.with(Flags::PREPOSITION).with(Flags::SUBORDINATOR))
}

/// Whether an adjective makes a concern one: "serious concern".
fn weighty(a: &Analysis<'_>, k: usize) -> bool {
    k.checked_sub(1).is_some_and(|p| {
        matches!(
            lower(a, p).as_str(),
            "serious" | "grave" | "deep" | "great" | "strong" | "growing" | "real" | "profound"
        )
    })
}

/// "is of serious concern", "is a matter of grave concern".
fn of_concern(a: &Analysis<'_>, k: usize, from: usize) -> bool {
    let of = k.checked_sub(2).filter(|&j| j >= from && a.word(j) == a.known.of);
    of.is_some_and(|of| (from..of).any(|j| a.flags(j).any(Flags::BE)))
}

/// "We have serious concerns".
fn held(a: &Analysis<'_>, k: usize, from: usize) -> bool {
    let have = k.checked_sub(2).filter(|&j| j > from && a.flags(j).any(Flags::HAVE));
    have.is_some_and(|j| agent(a, j, from))
}

/// Whether the clause begins with "I" or "we".
fn first_person_at(a: &Analysis<'_>, from: usize) -> bool {
    a.flags(from).any(Flags::FIRST_PERSON)
        || matches!(lower(a, from).as_str(), "we're" | "we’re" | "i'm" | "i’m")
}

/// Whether the clause begins with somebody who acts: "we", "the Sarvan side".
fn agent_at(a: &Analysis<'_>, from: usize) -> bool {
    first_person_at(a, from) || a.mention(from + usize::from(a.word(from) == a.known.the)).is_some()
}

/// Whether "we" stand before "need" with nothing but adverbs between.
fn wanted(a: &Analysis<'_>, k: usize, from: usize) -> bool {
    let adverb = |j: usize| a.flags(j).any(Flags::ADVERB) || lower(a, j).ends_with("ly");
    let subject = (from..k).rev().find(|&j| !adverb(j));
    subject.is_some_and(|j| matches!(lower(a, j).as_str(), "we" | "all"))
}
