//! A statement that a ministry hands out in reported speech: "The Minister said today that …. The talks had …." Where
//! nobody else says anything in it, all of it is hers.

use super::analysis::{Analysis, NONE};
use super::cast::Cast;
use super::claims::body;
use super::mention::Kind;
use super::subject;
use crate::lexicon::{Flags, Form};

/// Who says everything in such a text; `None` for every other text.
pub(super) fn told_by_one(a: &Analysis<'_>, cast: &Cast) -> Option<u32> {
    let said = |k: usize| {
        a.mention(k).is_none()
            && a.has_form(k, &[Form::Past])
            && (a.flags(k).any(Flags::TRAILING) || a.surface(k) == "announced")
    };
    // "Mr Orlan said today that", "The Minister, Ana Pell, today announced"
    let one = a.sentences.iter().take(2).find_map(|s| {
        let r = body(a, &s.toks);
        let verb = r.clone().take(40).find(|&k| said(k))?;
        let today = [verb + 1, verb.wrapping_sub(1)].into_iter().any(|k| a.surface(k) == "today");
        let group = verb - usize::from(a.surface(verb.wrapping_sub(1)) == "today");
        let subject = subject::before(a, cast, group, r.start).filter(|_| today)?;
        subject.persons.first().copied().filter(|_| subject.persons.len() == 1)
    })?;
    let mut told = 0;
    for k in (0..a.toks.len()).filter(|&k| said(k)) {
        let before = a.mention_ending(k).filter(|m| m.kind == Kind::Person && m.entity != NONE);
        let behind = a.mention(k + 1).filter(|m| m.kind == Kind::Person && m.entity != NONE);
        let pronoun = k > 0 && a.flags(k - 1).any(Flags::HE_SHE);
        if [before, behind].into_iter().flatten().any(|m| m.entity != one) {
            return None;
        }
        told += usize::from(before.is_some() || pronoun);
    }
    (told > 1).then_some(one)
}
