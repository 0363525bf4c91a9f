//! What opens a text or tells of the meeting itself: nobody says it.

use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Form};

/// "The following is the joint readout released by …", "Following is the statement delivered by …:".
pub(in crate::extract) fn introduces(a: &Analysis<'_>, k: usize) -> bool {
    let k = k + usize::from(a.word(k) == a.known.the);
    let text = usize::from(a.surface(k) == "text") * 3;
    let following = (k..k + 1 + text).any(|j| matches!(&*a.lower(j), "following"));
    following
        && (k..k + 8).any(|j| a.flags(j).any(Flags::BE) || matches!(a.surface(j), "released" | "issued"))
}

/// "The Ministers met in …", "The talks were held in a warm atmosphere": nobody says "we" in it.
pub(super) fn tells_event(a: &Analysis<'_>, range: &std::ops::Range<usize>) -> bool {
    if range.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON)) {
        return false;
    }
    let verb = range.clone().find(|&k| {
        a.mention(k).is_none()
            && (a.has_form(k, &[Form::Past])
                || a.flags(k).any(Flags::BE.with(Flags::MODAL).with(Flags::HAVE)))
    });
    verb.is_some_and(|v| {
        let group = (range.start..v).any(|k| {
            a.mention(k).is_some_and(|m| matches!(m.kind, Kind::Group | Kind::Person))
                || a.flags(k).any(Flags::EVENT_NOUN)
        });
        group && !a.flags(v).any(Flags::MODAL)
    })
}

/// "We, the Leaders of …, met in Saltmere on …": the event itself, with no more said.
pub(super) fn gathers(a: &Analysis<'_>, range: &std::ops::Range<usize>) -> bool {
    let Some(we) =
        (range.start..range.end.min(range.start + 6)).find(|&k| matches!(a.surface(k), "We" | "we" | "I"))
    else {
        return false;
    };
    let mut k = we + 1;
    if a.word(k) == a.known.the {
        // "We the Foreign Ministers of … gathered"
        k = (k..range.end.min(k + 60))
            .find(|&j| a.mention(j).is_none() && matches!(a.surface(j), "met" | "gathered" | "convened"))
            .unwrap_or(k);
    }
    // "We – the presidents of A and B – met", "we—President X and President Y—met"
    if a.sets_apart(k) {
        k = (k + 1..range.end).find(|&j| a.sets_apart(j)).map_or(k, |dash| dash + 1);
    }
    if a.is(k, ',') {
        k = (k + 1..range.end)
            .find(|&j| {
                a.is(j - 1, ',') && matches!(a.surface(j), "met" | "gathered" | "convened" | "assembled")
            })
            .unwrap_or(k);
    }
    while a.flags(k).any(Flags::HAVE.with(Flags::ADVERB)) {
        k += 1;
    }
    matches!(a.surface(k), "met" | "gathered" | "convened" | "assembled" | "meet" | "gather")
        && !(k..range.end).any(|j| a.word(j) == a.known.to && a.has_form(j + 1, &[Form::Base]))
}

/// "A spokesperson issued the following statement today on the lake:" says nothing yet.
pub(super) fn hands_out(a: &Analysis<'_>, range: &std::ops::Range<usize>) -> bool {
    a.is(range.end.wrapping_sub(1), ':')
        && range.clone().any(|k| matches!(a.surface(k), "issued" | "made" | "released" | "gave"))
        && range.clone().any(|k| a.surface(k) == "following")
}
