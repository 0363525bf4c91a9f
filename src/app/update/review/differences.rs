//! Going from one place where annotators differ to the next.

use crate::app::line::Line;
use crate::app::overlay::{Overlay, Prompt, PromptKind};
use crate::app::review::{Asked, Case, SheetKind, case_sheet, queue_of};
use crate::app::state::State;
use crate::review::queue::Filter;
use crate::review::threads::Status;
use crate::review::verdict::Verdict;
use std::sync::Arc;

/// The places where annotators differ, or a word why there are none.
fn queue(state: &mut State) -> Option<Vec<Case>> {
    let found = queue_of(state);
    if !found.is_empty() {
        return Some(found);
    }
    let word = if state.review.blind {
        "Colleagues' notes are hidden until yours are done; r b shows them."
    } else if state.review.loading {
        "Colleagues' notes are still being read."
    } else if state.review.filter != Filter::default() {
        "No difference fits the filter; an empty filter shows all."
    } else if state.review.lanes().next().is_none() {
        "Nobody else's notes are shown here, so there is nothing to differ from."
    } else {
        "Those who are shown do not differ anywhere."
    };
    state.tell(word);
    None
}

/// Goes to the next difference or the one before: in the text, or in the box that is open.
pub(super) fn go(state: &mut State, forward: bool) {
    let Some(all) = queue(state) else { return };
    let open = match state.overlays.last() {
        Some(Overlay::Sheet(sheet)) => match &sheet.kind {
            SheetKind::Case(case) => Some(case.clone()),
            _ => None,
        },
        _ => None,
    };
    let last = all.len() - 1;
    let at = match &open {
        // From a case to its neighbour, also where both begin at one place.
        Some(case) => {
            let here = all.iter().position(|c| c.sides == case.sides && c.span == case.span);
            let after = all.iter().position(|c| c.span.start > case.span.start);
            match (here, forward) {
                (Some(here), true) => {
                    if here == last {
                        0
                    } else {
                        here + 1
                    }
                }
                (Some(here), false) => here.checked_sub(1).unwrap_or(last),
                (None, true) => after.unwrap_or(0),
                (None, false) => after.unwrap_or(all.len()).checked_sub(1).unwrap_or(last),
            }
        }
        None => {
            let cursor = state.reader.cursor;
            if forward {
                all.iter().position(|c| c.span.start > cursor).unwrap_or(0)
            } else {
                all.iter().rposition(|c| c.span.start < cursor).unwrap_or(last)
            }
        }
    };
    if open.is_some() {
        state.overlays.pop();
        show(state, &all, at);
    } else {
        stand(state, &all, at);
    }
}

/// Puts the cursor on the n-th difference and says in a word what it is.
fn stand(state: &mut State, all: &[Case], at: usize) {
    let Some(case) = all.get(at) else { return };
    to_text(state, case);
    // Of many who marked nothing the number says enough: their names stand in the box.
    let unmarked: Vec<String> = match case.missing.as_slice() {
        few if few.len() <= 3 => {
            few.iter().map(|name| format!("{}: nothing", state.review.name_of(name))).collect()
        }
        many => vec![format!("{} others: nothing", many.len())],
    };
    let said: Vec<String> = case
        .marks(state)
        .map(|mark| {
            let whose = if mark.own { "you".into() } else { state.review.name_of(&mark.annotator) };
            let mut words = mark.annotation.codes.clone();
            words.extend(mark.annotation.speaker.iter().map(|s| format!("speaker {s}")));
            format!("{whose}: {}", words.join(", "))
        })
        .chain(unmarked)
        .collect();
    let key = state.keys.shown(crate::app::action::Action::ReviewCase);
    let words = format!(
        "{} of {} · {} · {} · {key} decides",
        at + 1,
        all.len(),
        case.differs.word(),
        said.join("; ")
    );
    state.tell(crate::text::clean(&words).into_owned());
}

fn to_text(state: &mut State, case: &Case) {
    let document = Arc::clone(&state.document);
    state.reader.deselect();
    state.notes.just = None;
    state.reader.set_cursor(&document, case.span.start);
    state.follow_cursor();
    let first = case.sides.first().cloned();
    if let Some((who, id)) = first
        && let Some(at) = state.notes.marks.iter().position(|m| m.annotator == who && m.annotation.id == id)
    {
        state.notes.selected = at;
    }
}

/// Opens the difference at the cursor, or the next one, side by side.
pub(super) fn open(state: &mut State) {
    let Some(all) = queue(state) else { return };
    let cursor = state.reader.cursor;
    let selected = state.notes.current().map(|m| (m.annotator.clone(), m.annotation.id.clone()));
    let of_note = |c: &Case| selected.as_ref().is_some_and(|side| c.sides.contains(side));
    let here = all.iter().position(|c| of_note(c) && c.span.contains(cursor));
    let here = here.or_else(|| all.iter().position(|c| c.span.contains(cursor)));
    let here = here.or_else(|| all.iter().position(|c| c.span.start >= cursor));
    show(state, &all, here.unwrap_or(0));
}

fn show(state: &mut State, all: &[Case], at: usize) {
    let Some(case) = all.get(at) else { return };
    to_text(state, case);
    let sheet = case_sheet(state, case.clone(), at + 1, all.len(), 0);
    state.overlays.push(Overlay::Sheet(sheet));
}

/// Asks which differences to show.
pub(super) fn ask_filter(state: &mut State) {
    let before = state.review.filter_words.clone();
    state.overlays.push(Overlay::Prompt(Prompt {
        kind: PromptKind::Review(Asked::Differences),
        label: "Only differences with (by: code: speaker: verdict: state:)".to_owned(),
        line: Line::new(&before),
    }));
}

/// Shows only the differences that fit.
pub(super) fn filter(state: &mut State, text: &str) {
    match parse(text) {
        Ok(filter) => {
            state.review.filter = filter;
            text.trim().clone_into(&mut state.review.filter_words);
            let n = queue_of(state).len();
            let words = if text.trim().is_empty() { String::new() } else { format!(" with {}", text.trim()) };
            state.tell(crate::text::clean(&format!("{n} differences{words}.")).into_owned());
            super::refresh(state);
        }
        Err(why) => state.warn(why),
    }
}

/// Reads `by:ana code:request speaker:"Ma Rensheng" verdict:disagree state:open`. A bare word is a code.
fn parse(text: &str) -> Result<Filter, String> {
    let mut filter = Filter::default();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (key, value) = match rest.split_once(':') {
            Some((key, value)) if !key.contains(char::is_whitespace) => (key, value),
            _ => ("code", rest),
        };
        let quoted = value.strip_prefix('"').and_then(|inner| inner.split_once('"'));
        let (word, after) =
            quoted.unwrap_or_else(|| value.split_once(char::is_whitespace).unwrap_or((value, "")));
        let known =
            |what: &str, words: &[&str]| format!("{word:?} is no {what}; there are {}", words.join(", "));
        let text = Some(word.to_owned()).filter(|word| !word.is_empty());
        match key {
            "by" => filter.annotator = text,
            "code" => filter.code = text,
            "speaker" => filter.speaker = text,
            "verdict" => {
                let words: Vec<&str> = Verdict::ALL.iter().map(|v| v.word()).collect();
                filter.verdict = Some(Verdict::parse(word).ok_or_else(|| known("verdict", &words))?);
            }
            "state" => {
                filter.status = Some(match word {
                    "open" => Status::Open,
                    "resolved" => Status::Resolved,
                    _ => return Err(known("state", &["open", "resolved"])),
                });
            }
            _ => {
                return Err(format!(
                    "{key:?} is nothing to look for; there are by, code, speaker, verdict, state"
                ));
            }
        }
        rest = after.trim_start();
    }
    Ok(filter)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn filters_are_typed_as_words() {
        let found = parse("by:ana speaker:\"Ma Rensheng\" verdict:disagree state:open request").unwrap();
        let wanted = Filter {
            annotator: Some("ana".into()),
            code: Some("request".into()),
            speaker: Some("Ma Rensheng".into()),
            verdict: Some(Verdict::Disagree),
            status: Some(Status::Open),
        };
        assert_eq!(found, wanted);
        assert_eq!(parse("  ").unwrap(), Filter::default());
        for (text, said) in [("verdict:maybe", "agree, disagree"), ("state:x", "open"), ("who:x", "by, code")]
        {
            assert!(parse(text).unwrap_err().contains(said), "{text}");
        }
    }
}
