//! Sentences of a text in the first person in which somebody else speaks or a state acts.

use super::Voice;
use crate::extract::analysis::Analysis;
use crate::extract::cast::Cast;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Form};

/// Whether a sentence says in passing who says it: "We have come far, the Secretary-General said."
pub(super) fn attributed(a: &Analysis<'_>, r: &std::ops::Range<usize>) -> bool {
    let closes = |k: usize| k >= r.end || a.is(k, ',') || a.is(k, '.');
    (r.start + 3..r.end).any(|k| {
        let says = a.mention(k).is_none() && a.flags(k).any(Flags::TRAILING) && a.has_form(k, &[Form::Past]);
        let who = a.flags(k - 1).any(Flags::HE_SHE.with(Flags::TITLE).with(Flags::ROLE_NOUN))
            || a.mention_ending(k).is_some_and(|m| m.kind == Kind::Person);
        says && who && closes(k + 1) && (k.saturating_sub(6)..k).any(|j| j > r.start && a.is(j, ','))
    })
}

/// "Mr Goss thanked us": whether somebody else who is named opens the sentence and says something in it.
pub(super) fn another_says(
    a: &Analysis<'_>,
    cast: &Cast,
    toks: &std::ops::Range<usize>,
    voice: &Voice,
) -> bool {
    let r = crate::extract::claims::body(a, toks);
    let person =
        (r.start..r.end.min(r.start + 8)).find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person));
    person.is_some_and(|m| {
        let opens = crate::extract::titles::before(a, m.toks.start).start <= r.start + 1;
        let said = a.has_form(m.toks.end, &[Form::Past]) && a.cue_form(m.toks.end, Form::Past);
        opens && said && !voice.names.contains(&cast.name(m.entity))
    })
}

/// Whether a sentence opens with a state that does something in the present.
pub(super) fn state_acts(a: &Analysis<'_>, s: usize) -> bool {
    let Some(sentence) = a.sentences.get(s) else { return false };
    let r = crate::extract::claims::body(a, &sentence.toks);
    let k = r.start + usize::from(a.word(r.start) == a.known.the);
    let state = a.mention(k).filter(|m| m.toks.start == k && m.kind.is_state() && m.toks.end < r.end);
    let plain = !r.clone().any(|j| a.is(j, '“') || a.is(j, '"'));
    plain
        && state.is_some_and(|m| {
            let verb = (m.toks.end..m.toks.end + 3).find(|&j| !a.flags(j).any(Flags::ADVERB));
            verb.is_some_and(|v| {
                a.has_form(v, &[Form::Third, Form::Base])
                    || a.flags(v).any(Flags::MODAL)
                    || matches!(a.surface(v), "is" | "has")
            })
        })
}
