//! What a content does: the act under a neutral cue or no cue at all, its modality and negation.

mod agent;
mod clause;
mod marker;
mod mode;
mod performed;
mod phrase;
mod stance;

use super::analysis::{Analysis, Lower};
use crate::extract::mention::Kind;
use crate::lexicon::{Act, Flags, Form, Modality};
use clause::clause;
use mode::{modality, negated};
use phrase::phrase;
use std::ops::Range;

/// The act of a content, with its rung and mode.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub act: Act,
    pub strength: u8,
    pub modality: Modality,
    pub negated: bool,
}

impl Reading {
    pub(super) const fn new(act: Act, strength: u8) -> Self {
        Self { act, strength, modality: Modality::Asserted, negated: false }
    }
}

fn lower<'a>(a: &'a Analysis<'_>, i: usize) -> Lower<'a> {
    a.lower(i)
}

/// Whether the head of a noun phrase is something that one recognises in praise.
pub(super) fn praiseworthy(a: &Analysis<'_>, content: &Range<usize>) -> bool {
    let mut head =
        content.clone().take(10).take_while(|&k| !matches!(a.surface(k), "that" | "for" | "in" | "to"));
    head.any(|k| a.lexicon.nouns.is_praised(a.surface(k)))
}

/// Reads a content of tokens. `said`: the cue took "that" or a clause follows; a noun phrase is read by
/// its head, a clause by its main verbs.
pub(super) fn read(a: &Analysis<'_>, content: &Range<usize>, statement: bool) -> Reading {
    let mut reading = if statement { clause(a, content) } else { phrase(a, content) };
    if statement {
        reading.modality = modality(a, content, reading.act);
        reading.negated = negated(a, content);
    }
    reading
}

/// Whether a content is a clause: some finite verb stands in it before any link that opens another.
pub(super) fn is_clause(a: &Analysis<'_>, content: &Range<usize>) -> bool {
    let mut k = content.start;
    // "affirmed the United States looks forward to": a state and its verb.
    let first = k + usize::from(a.word(k) == a.known.the);
    let owner = a
        .mention(first)
        .filter(|m| m.toks.start == first && matches!(m.kind, Kind::Country(_) | Kind::State | Kind::Person));
    if owner.is_some_and(|m| {
        let verb = matches!(
            a.surface(m.toks.end),
            "looks"
                | "remains"
                | "stands"
                | "supports"
                | "hopes"
                | "attaches"
                | "believes"
                | "seeks"
                | "opposes"
                | "welcomes"
        );
        m.toks.end < content.end && verb
    }) {
        return true;
    }
    // "he deeply regretted the veto", "they welcomed it": a pronoun and its verb.
    if a.flags(k).any(Flags::HE_SHE.with(Flags::THEY)) && !matches!(&*a.lower(k), "his" | "her" | "their") {
        let verb = k + 1 + usize::from(a.lower(k + 1).ends_with("ly") || a.flags(k + 1).any(Flags::ADVERB));
        if verb < content.end && a.has_form(verb, &[Form::Past, Form::Third, Form::Base]) {
            return true;
        }
    }
    let mut seen = 0;
    while k < content.end && seen < 40 {
        let flags = a.flags(k);
        if flags.any(Flags::MODAL) && !matches!(a.surface(k), "need" | "needs" | "May" | "might" | "will")
            || flags.any(Flags::BE) && k > content.start
        {
            return true;
        }
        if k > content.start
            && a.word(k) == a.known.will
            && a.surface(k) == "will"
            && a.word(k + 1) != a.known.to
            && !a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER)
        {
            return true;
        }
        if flags.any(Flags::HAVE.with(Flags::DO)) && k > content.start {
            return true;
        }
        if flags.any(Flags::SUBORDINATOR)
            && k > content.start
            && !matches!(a.surface(k), "as" | "so" | "before" | "after" | "since" | "how")
        {
            return false;
        }
        seen += 1;
        k += 1;
    }
    false
}
