//! What kinds of text tell a contact although they are statements, and which are no contact at all: letters,
//! despatches, drafts, interviews.

use super::analysis::Analysis;
use super::contact::{self, Told, event_noun};
use super::format::contains_word;
use crate::lexicon::{Flags, Format};
use std::ops::Range;

/// Sentences in which the contact is looked for.
const HEAD: usize = 3;

/// The contact that the first sentence tells that is no wrapper: "The following statement was released by …".
pub(super) fn lead_told(a: &Analysis<'_>) -> Option<Told> {
    let own = a.sentences.iter().take(HEAD).find(|s| {
        let body = super::claims::body(a, &s.toks);
        !super::voice::introduces(a, body.start) && contact::main_verb(a, &body).is_some()
    })?;
    contact::told(a, &super::claims::body(a, &own.toks))
}

/// A statement that tells the contact from which it comes: "Press Statement on the Meeting of …".
///
/// What is agreed word by word (a joint statement, a declaration) is a statement, unless its title names the
/// contact and people are told to have met.
pub(super) fn stated_contact(a: &Analysis<'_>, title: &str, told: Option<Told>) -> Option<Format> {
    let has = |words: &[&str]| words.iter().any(|w| contains_word(title, w));
    let r = a.title()?;
    let noun = r.clone().find(|&k| event_noun(a, k));
    let soft = has(&["press"]) && has(&["communiqué", "communique"])
        || has(&[
            "press statement",
            "press release",
            "press communiqué",
            "press communique",
            "media statement",
            "media release",
            "spokesperson",
            "spokesman",
            "spokeswoman",
        ]);
    // "The text of the following statement was released by …"
    let wrapped = a.block_toks.iter().take(12).any(|r| super::voice::introduces(a, r.start));
    if let Some(told) = told {
        let tells = soft || noun.is_some() && !told.passive && !wrapped;
        return tells.then_some(told.format);
    }
    // "Press Release Regarding the Meeting of …"
    let about = noun.is_some_and(|n| {
        (n.saturating_sub(5).max(r.start)..n)
            .any(|k| matches!(&*a.lower(k), "regarding" | "concerning") || a.word(k) == a.known.on)
    });
    (soft && about).then_some(Format::Meeting)
}

/// Whether the text is written to somebody or not yet said: a letter, a despatch, a draft, an interview.
pub(super) fn written(a: &Analysis<'_>, title: Option<&str>, lead: &[Range<usize>]) -> bool {
    let Some(title) = title else { return false };
    let has = |words: &[&str]| words.iter().any(|w| contains_word(title, w));
    if has(&["draft resolution", "in an interview with", "interview with", "interview to"]) {
        return true;
    }
    // "Minister X writes to Y", "X receives a letter from Y"
    if has(&["writes to", "letter to", "letters to", "letter from", "letters from"]) {
        return true;
    }
    // "The Ambassador in Sarvan (Lund) to the Secretary of State": a despatch.
    let Some(r) = a.title().cloned() else { return false };
    let title_word = |k: usize| a.flags(k).any(Flags::TITLE.with(Flags::TITLE_MODIFIER));
    let opens = a.word(r.start) == a.known.the && title_word(r.start + 1);
    let to =
        r.clone().find(|&k| a.word(k) == a.known.to && a.word(k + 1) == a.known.the && title_word(k + 2));
    let verb = r.clone().any(|k| a.mention(k).is_none() && !a.capital(k) && a.flags(k).any(Flags::VERB));
    opens && to.is_some() && !verb && !lead.is_empty()
}

/// A meeting or a call "between A and B", of which the sentence reports.
pub(super) fn between_two(a: &Analysis<'_>, sentence: &Range<usize>) -> Option<Format> {
    let between = sentence
        .clone()
        .find(|&k| a.surface(k) == "between" && k > sentence.start && event_noun(a, k - 1))?;
    let persons = (between..sentence.end).filter(|&k| {
        a.mention(k).is_some_and(|m| m.kind == super::mention::Kind::Person && m.toks.start == k)
    });
    if persons.count() != 2 {
        return None;
    }
    let call = matches!(a.surface(between - 1), "call" | "conversation");
    Some(if call { Format::Call } else { Format::Meeting })
}
