//! Cue hits: verbs of the lexicon in their forms, with what belongs to them.

mod around;
mod light;
mod verb;

use super::analysis::Analysis;
use super::mention::Kind;
use crate::lexicon::{Act, CueAct, Flags, Form};
use std::ops::Range;
use verb::hit_at;

/// A cue found in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    /// First token of the verb group: auxiliaries and adverbs before the verb.
    pub group: usize,
    /// The verb.
    pub verb: usize,
    /// One past the cue.
    pub end: usize,
    pub form: Form,
    pub act: CueAct,
    pub strength: u8,
    pub topic: bool,
    pub weak: bool,
    /// The lemma.
    pub lemma: u32,
    /// Written with be: a passive.
    pub passive: bool,
    /// Has, have or had before it.
    pub perfect: bool,
    /// A modal before it, or "to".
    pub modal: bool,
    pub infinitive: bool,
    pub negated: bool,
    /// A clause follows.
    pub statement: bool,
    /// Persons between verb and topic ("spoke with X about Y").
    pub inner: Option<Range<usize>>,
    /// A light verb.
    pub light: bool,
    /// Counts only with a clause or a quotation.
    pub clause_only: bool,
}

impl Hit {
    /// A cue from the verb at `verb` to `end`, with nothing known yet of what stands around it.
    fn new(verb: usize, end: usize, form: Form, lemma: u32, act: CueAct, strength: u8) -> Self {
        Self {
            group: verb,
            verb,
            end,
            form,
            act,
            strength,
            topic: false,
            weak: false,
            lemma,
            passive: false,
            perfect: false,
            modal: false,
            infinitive: false,
            negated: false,
            statement: false,
            inner: None,
            light: false,
            clause_only: false,
        }
    }
}

/// All cue hits of a token range, in order, not overlapping.
pub(super) fn find(a: &Analysis<'_>, range: &Range<usize>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut i = range.start;
    while i < range.end {
        if a.flags(i).any(Flags::VERB)
            && a.mention(i).is_none()
            && (i == range.start || !a.capital(i) || a.is(i.wrapping_sub(1), '“'))
            && let Some(hit) = hit_at(a, i, range)
        {
            i = hit.end.max(i + 1);
            hits.push(hit);
        } else {
            i += 1;
        }
    }
    hits
}

/// Extends a hit to the left over auxiliaries, adverbs and negation.
fn group(a: &Analysis<'_>, hit: &mut Hit, floor: usize) {
    let mut k = hit.verb;
    while k > floor {
        let p = k - 1;
        let flags = a.flags(p);
        let word = a.surface(p);
        // "Lena May said": a name.
        if flags.any(Flags::MODAL) && a.capital(p) && p > floor {
            break;
        }
        // "The need was noted": no verb behind an article.
        if word == "need" && p > floor && a.flags(p - 1).any(Flags::DETERMINER) {
            break;
        }
        // "the King in return thanked", "the minister in turn briefed"
        if matches!(word, "return" | "turn") && p > floor + 1 && a.surface(p - 1) == "in" {
            k = p - 1;
            continue;
        }
        // "the Minister for her part welcomed"
        if word == "part"
            && p > floor + 2
            && matches!(a.surface(p - 1), "his" | "her" | "its" | "their")
            && matches!(a.surface(p - 2), "for" | "on")
        {
            k = p - 2;
            continue;
        }
        if flags.any(Flags::BE) && !matches!(word, "being") {
            hit.passive |= matches!(hit.form, Form::Past | Form::Participle);
        } else if flags.any(Flags::HAVE) {
            hit.perfect = true;
        } else if flags.any(Flags::MODAL) || flags.any(Flags::DO) {
            hit.modal |= flags.any(Flags::MODAL);
        } else if k == hit.verb
            && hit.form == Form::Ing
            && p > floor
            && matches!(word, "continued" | "continues" | "resumed" | "began" | "started" | "finished")
        {
            // "continued discussing", "began consulting": it is done all the same.
            hit.form = Form::Past;
        } else if a.word(p) == a.known.to && hit.form == Form::Base && k > floor {
            hit.infinitive = true;
        } else if k == hit.verb && a.is(p, '-') && p > floor && a.surface(p - 1) == "re" {
            // "re-emphasized"
            k = p - 1;
            continue;
        } else if hit.infinitive
            && a.word(k) == a.known.to
            && (word == "continued"
                || matches!(word, "continue" | "continues")
                    && !matches!(hit.act, CueAct::Fixed(Act::Discuss)))
            && !(p > floor && a.flags(p - 1).any(Flags::MODAL.with(Flags::DO))
                || p > floor && a.word(p - 1) == a.known.to)
        {
            // "Both countries continue to support"
            hit.infinitive = false;
            hit.form = Form::Past;
        } else if flags.any(Flags::NEGATION) {
            hit.negated = true;
        } else if (flags.any(Flags::ADVERB)
            && !matches!(a.word(p), w if w == a.known.both && (p == floor || a.mention_ending(p).is_none()))
            || a.press && matches!(word, "long" | "since" | "already" | "nonetheless" | "nevertheless")
            || word.len() > 4
                && word.ends_with("ly")
                && !flags.any(Flags::NO_ADVERB)
                && !a.capital(p)
                && a.is_word(p))
            && a.mention(p).is_none_or(|m| m.kind == Kind::Date)
        {
            // "both" after a subject is an adverb ("Hale and Deng both stressed").
        } else {
            break;
        }
        if flags.any(Flags::NEGATION) {
            hit.negated = true;
        }
        k = p;
    }
    hit.group = k;
}
