//! A clause as a content: the strongest marker at its main level decides the act.

use super::marker::marker;
use super::{Reading, lower};
use crate::extract::analysis::Analysis;
use crate::lexicon::{Act, Flags, Form};
use std::ops::Range;

/// A clause: modals and verbs of stance at its main level.
pub(super) fn clause(a: &Analysis<'_>, content: &Range<usize>) -> Reading {
    let mut best: Option<Reading> = None;
    let mut k = content.start;
    let mut relative = 0usize;
    let mut verb_seen = false;
    // A subordinate clause in front ("If …,", "As … ,") does not decide.
    let first = lower(a, k);
    let fronted = matches!(
        first.as_str(),
        "if" | "as"
            | "when"
            | "while"
            | "although"
            | "though"
            | "since"
            | "guided"
            | "under"
            | "despite"
            | "should"
            | "to"
            | "in"
            | "for"
            | "at"
            | "on"
            | "regarding"
            | "with"
            | "by"
            | "through"
            | "following"
            | "given"
    );
    // "We have always said that …", "Our view is that …", "What I can say is that …": what follows is said.
    if let Some(said) = own_report(a, content) {
        return clause(a, &(said..content.end));
    }
    let conditional_should = first == "should" && a.capital(k);
    if fronted
        && let Some(comma) = (k..content.end.min(k + 45)).find(|&j| a.is(j, ','))
        && (matches!(
            first.as_str(),
            "if" | "as" | "when" | "while" | "although" | "though" | "since" | "to" | "guided"
        ) || conditional_should
            || comma - k < 30)
    {
        k = comma + 1;
    }
    let subject_start = k;
    while k < content.end {
        let word = lower(a, k);
        match word.as_str() {
            "which" | "who" | "whose" | "whom" | "where" | "when" | "because" | "while" | "if" | "unless"
            | "whereas" | "how" | "whether" => {
                relative = content.end;
            }
            "that" if verb_seen || k > subject_start => relative = content.end,
            "so" if lower(a, k + 1) == "that" => relative = content.end,
            _ => {}
        }
        // A relative clause ends with the comma or "and" that takes up the main clause again.
        if relative > 0 && (a.is(k, ',') || a.is(k, ';')) {
            relative = 0;
        }
        // "told Y that Z had said he would …": what Z said is Z's.
        if relative == 0 && k > subject_start && reports(a, k) {
            break;
        }
        if relative == 0
            && let Some(reading) = marker(a, k, content, subject_start)
        {
            let stronger = best.is_none_or(|b| priority(reading.act) > priority(b.act));
            if stronger {
                best = Some(reading);
            }
        }
        if a.flags(k).any(Flags::BE.with(Flags::HAVE).with(Flags::MODAL).with(Flags::DO)) {
            verb_seen = true;
        }
        k += 1;
    }
    best.unwrap_or_else(|| Reading::new(Act::Assert, 1))
}

/// Where the statement starts that the speaker reports of herself: "I told him that …", "our position is that …".
fn own_report(a: &Analysis<'_>, content: &Range<usize>) -> Option<usize> {
    let limit = content.end.min(content.start + 12);
    // "The most important thing is that we are ready"
    let thing = (content.start + 1..limit).find(|&k| {
        matches!(a.surface(k), "thing" | "point" | "fact" | "truth" | "message")
            && a.flags(k + 1).any(Flags::BE)
            && a.word(k + 2) == a.known.that
    });
    if let Some(k) = thing.filter(|&k| k + 4 < content.end) {
        return Some(k + 3);
    }
    let first =
        (content.start..limit.min(content.start + 4)).find(|&k| a.flags(k).any(Flags::FIRST_PERSON))?;
    let that = (first + 1..limit).find(|&k| a.word(k) == a.known.that)?;
    let verb = (first + 1..that).find(|&k| {
        a.forms(k).iter().any(|&(v, _)| {
            a.lexicon.verbs.get(v as usize).is_some_and(|l| {
                matches!(
                    l.as_str(),
                    "say"
                        | "tell"
                        | "think"
                        | "believe"
                        | "stress"
                        | "emphasize"
                        | "reiterate"
                        | "make"
                        | "add"
                        | "assure"
                )
            })
        })
    });
    let noun = (first + 1..that).any(|k| {
        matches!(
            a.surface(k),
            "view" | "position" | "message" | "point" | "belief" | "understanding" | "answer"
        ) && a.flags(k + 1).any(Flags::BE)
    });
    let plain = (first..that).all(|k| !a.is(k, ',') && !a.is(k, ';'));
    let negative = (first..that).any(|k| a.flags(k).any(Flags::NEGATION));
    (plain && !negative && (verb.is_some() || noun) && that + 2 < content.end).then_some(that + 1)
}

/// Whether a verb of saying at `k` opens somebody else's report.
fn reports(a: &Analysis<'_>, k: usize) -> bool {
    a.has_form(k, &[Form::Past, Form::Participle])
        && a.forms(k).iter().any(|&(v, _)| {
            a.lexicon.verbs.get(v as usize).is_some_and(|l| matches!(l.as_str(), "say" | "tell"))
        })
        && (a.word(k + 1) == a.known.that || a.flags(k + 1).any(Flags::HE_SHE.with(Flags::THEY)))
}

const fn priority(act: Act) -> u8 {
    match act {
        Act::Assert => 0,
        Act::Warn => 2,
        _ => 1,
    }
}
