//! The lead: the sentences that tell the event, and who acts in them.

use super::analysis::Analysis;
use super::cast::Cast;
use super::contact::main_verb;
use super::mention::Kind;
use super::subject::{self, Subject, Who};
use crate::lexicon::Form;
use std::ops::Range;

/// The sentences that tell the event: the first two of the body, after a headline that stands in it.
pub(super) fn sentences(a: &Analysis<'_>) -> Vec<Range<usize>> {
    let headline = |r: &Range<usize>| {
        let stops = |k: usize| matches!(a.mark(k), Some('.' | '!' | '?' | ':' | ';' | '…' | '"' | '”'));
        !(r.end.saturating_sub(2)..r.end).any(stops) && main_verb(a, r).is_none()
    };
    // "The press release issued by the Ministry on 4 March 2031."
    let wrapper = |r: &Range<usize>| {
        let by = |k: usize| {
            matches!(a.surface(k), "issued" | "released" | "published") && a.word(k + 1) == a.known.by
        };
        r.clone().any(by) && main_verb(a, r).is_none()
    };
    // "Vesk, 4 March.": a dateline that stands alone.
    let dateline = |r: &Range<usize>| {
        let plain = |k: usize| a.mention(k).is_some_and(|m| m.kind != Kind::Person) || a.mark(k).is_some();
        r.len() < 12 && r.clone().all(plain)
    };
    let all = a.sentences.iter().map(|s| s.toks.clone());
    let skip = all.clone().take(2).take_while(|r| headline(r) || wrapper(r) || dateline(r)).count();
    all.skip(if skip < a.sentences.len() { skip } else { 0 }).take(2).collect()
}

/// Who acts in the sentence: the subject of its main verb.
pub(super) fn subject(a: &Analysis<'_>, cast: &Cast, sentence: &Range<usize>) -> Option<(Subject, usize)> {
    let body = super::claims::body(a, sentence);
    let verb = main_verb(a, &body)?;
    let mut end = verb;
    // "X on Monday said", "X today condemned"
    while end > body.start && a.mention_ending(end).is_some_and(|m| m.kind == Kind::Date) {
        end = a.mention_ending(end).map_or(end, |m| m.toks.start);
        end -= usize::from(end > body.start && a.word(end - 1) == a.known.on);
    }
    while end > body.start && super::contact::adverb(a, end - 1) && a.mention(end - 1).is_none() {
        end -= 1;
    }
    Some((subject::before(a, cast, end, body.start)?, verb))
}

/// A body or a state says something of its own: "The Ministry condemned …", "The Government issued a statement".
pub(super) fn body_states(a: &Analysis<'_>, cast: &Cast, sentence: &Range<usize>) -> bool {
    let Some((subject, verb)) = subject(a, cast, sentence) else { return false };
    if !matches!(subject.who, Who::Body | Who::Country | Who::Noun | Who::Person) {
        return false;
    }
    let issued = matches!(a.surface(verb), "issued" | "released")
        && (verb + 1..sentence.end.min(verb + 6)).any(|k| matches!(a.surface(k), "statement" | "communiqué"));
    let says = matches!(a.surface(verb), "said" | "says" | "told" | "announced" | "announces");
    let speaks = a.cue_form(verb, Form::Past) || a.cue_form(verb, Form::Third);
    issued || speaks && !says
}
