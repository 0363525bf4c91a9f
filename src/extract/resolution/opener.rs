//! How a clause of a resolution opens: a participle, an adjective or a verb, or words that say nothing.

use crate::extract::analysis::Analysis;
use crate::lexicon::{Act, CueAct, Flags, Form};

/// Openings of a preamble that say nothing of their own: "Guided by the Charter", "Acting under Chapter VII".
const LEAD_INS: [(&str, &[&str]); 9] = [
    ("guided", &["by"]),
    ("inspired", &["by"]),
    ("motivated", &["by"]),
    ("acting", &["under", "pursuant", "in", "on"]),
    ("pursuant", &["to"]),
    ("having", &[]),
    ("meeting", &[]),
    ("convened", &[]),
    ("proceeding", &["from"]),
];

/// Whether a clause that makes no claim opens at `k`; the end of its opening words.
pub(super) fn lead_in(a: &Analysis<'_>, k: usize) -> Option<usize> {
    let word = a.lower(k);
    let (_, next) = LEAD_INS.iter().find(|(w, _)| word == *w)?;
    (next.is_empty() || next.contains(&a.surface(k + 1))).then_some(k + 1)
}

/// Past words of place in the text: "and in this regard deploring".
pub(super) fn past_link(a: &Analysis<'_>, k: usize) -> usize {
    let link = a.surface(k) == "in"
        && matches!(a.surface(k + 1), "this" | "that")
        && matches!(a.surface(k + 2), "regard" | "context" | "respect" | "connection");
    if link { k + 3 + usize::from(a.is(k + 3, ',')) } else { k }
}

/// The verb of an opener, past its adverbs.
pub(super) fn verb(a: &Analysis<'_>, k: usize) -> usize {
    (k..k + 3).find(|&j| a.has_form(j, &[Form::Ing, Form::Third]) || !a.is_word(j)).unwrap_or(k)
}

/// Adjectives that open a preamble: "Deeply concerned by".
const STATES: [(&str, Act, u8); 14] = [
    ("concerned", Act::Concern, 5),
    ("alarmed", Act::Concern, 6),
    ("disturbed", Act::Concern, 6),
    ("appalled", Act::Concern, 7),
    ("outraged", Act::Concern, 7),
    ("dismayed", Act::Concern, 6),
    ("determined", Act::Commit, 5),
    ("resolved", Act::Commit, 8),
    ("committed", Act::Commit, 7),
    ("convinced", Act::Assert, 3),
    ("mindful", Act::Assert, 1),
    ("aware", Act::Assert, 1),
    ("guided", Act::Assert, 1),
    ("conscious", Act::Assert, 1),
];

/// A clause opener at `k`: end of the cue, act (none: content decides), rung.
pub(super) fn opener(a: &Analysis<'_>, k: usize) -> Option<(usize, CueAct, u8)> {
    let mut j = k;
    let hereby = a.lower(k) == "hereby";
    while j < k + 3
        && (a.flags(j).any(Flags::ADVERB) || hereby && j == k || a.surface(j).to_lowercase().ends_with("ly"))
        && a.is_word(j)
    {
        j += 1;
    }
    let word = a.surface(j).to_lowercase();
    if let Some(&(_, act, rung)) = STATES.iter().find(|(w, _, _)| *w == word) {
        let mut end = j + 1;
        if matches!(a.surface(end), "by" | "at" | "about" | "over" | "that" | "of" | "to" | "with") {
            end += 1;
        }
        let act = if act == Act::Assert { CueAct::Content } else { CueAct::Fixed(act) };
        return Some((end, act, rung));
    }
    if word == "encouraged" {
        return Some((j + 2, CueAct::Fixed(Act::Endorse), 6));
    }
    if word == "seeking" && a.word(j + 1) == a.known.to {
        return Some((j + 2, CueAct::Fixed(Act::Commit), 4));
    }
    if matches!(word.as_str(), "takes" | "taking") && a.lower(j + 1) == "note" {
        return Some(takes_note(a, j + 2));
    }
    let wanted = |form: Form| matches!(form, Form::Ing | Form::Third) || hereby && form == Form::Base;
    if !a.forms(j).iter().any(|&(_, form)| wanted(form)) {
        return None;
    }
    let mut best: Option<(usize, CueAct, u8)> = None;
    for &(verb, form) in a.forms(j) {
        if !wanted(form) {
            continue;
        }
        for &index in a.lexicon.cues_of.get(verb as usize).into_iter().flatten() {
            let Some(cue) = a.lexicon.cues.get(index as usize) else { continue };
            for with in &cue.with {
                if a.words_at(j + 1, with) && best.is_none_or(|b| j + 1 + with.len() > b.0) {
                    best = Some((j + 1 + with.len(), cue.act, cue.strength));
                    break;
                }
            }
        }
    }
    let (mut end, mut act, rung) = best?;
    if a.word(end) == a.known.that {
        end += 1;
    }
    // "Requests the Secretary-General to", "Decides to"
    if matches!(act, CueAct::Fixed(Act::Decide)) && a.word(end) == a.known.to {
        end += 1;
    }
    if a.surface(end) == "with" && a.surface(end + 1) == "concern" {
        end += 2;
        act = CueAct::Fixed(Act::Concern);
    }
    Some((end, act, rung))
}

/// "Takes note of", "Takes note with appreciation of": the feeling decides.
fn takes_note(a: &Analysis<'_>, k: usize) -> (usize, CueAct, u8) {
    let (act, rung, mut end) = match (a.surface(k), a.surface(k + 1)) {
        ("with", "appreciation" | "satisfaction" | "approval" | "gratitude") => {
            (CueAct::Fixed(Act::Endorse), 4, k + 2)
        }
        ("with", "concern" | "regret" | "alarm") => (CueAct::Fixed(Act::Concern), 4, k + 2),
        _ => (CueAct::Content, 1, k),
    };
    end += usize::from(a.word(end) == a.known.of || a.word(end) == a.known.that);
    (end, act, rung)
}
