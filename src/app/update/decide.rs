//! Decisions on claims: accept, reject, take back, and the way to the next undecided one.

use super::{annotate, list, motion};
use crate::annotation::Edit;
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::findings::{FindingRow, Progress};
use crate::app::panes::Pane;
use crate::app::state::State;
use crate::app::status::claim_words;
use crate::review::decide::{Decided, decide, decision_on};

/// The index of the claim here; says so when there is none.
pub(super) fn claim_here(state: &mut State) -> Option<usize> {
    let found = state.claim_here().and_then(|claim| state.findings.index_of(claim));
    if found.is_none() {
        state.tell(match state.findings.progress {
            Progress::Loading => "The text is still being read for claims.",
            _ => "There is no claim here.",
        });
    }
    found
}

/// Accepts or rejects the claim here, or takes the decision back.
pub(super) fn act_on(state: &mut State, action: Action) -> Vec<Effect> {
    if !annotate::may_write(state, action) {
        return Vec::new();
    }
    let Some(claim) = claim_here(state) else { return Vec::new() };
    let wanted = match action {
        Action::ClaimAccept => Some(Decided::Accept),
        Action::ClaimReject => Some(Decided::Reject),
        _ => None,
    };
    let there = state.decision_on(claim).map(|(one, annotation)| (one.clone(), annotation.clone()));
    let words = state.findings.found.claims.get(claim).map(claim_words).unwrap_or_default();
    match (wanted, there) {
        (None, None) => {
            state.tell("Nothing was decided on this claim.");
            Vec::new()
        }
        (wanted, Some((one, annotation)))
            if wanted.is_none_or(|wanted| one.in_force && one.decided == wanted) =>
        {
            state.tell(format!("Undecided again: {words}."));
            vec![Effect::ApplyEdit(Edit::remove(&annotation.id))]
        }
        // What the reader amended is decided as amended: accepting it leaves that reading as it is.
        (Some(Decided::Accept), Some((one, _))) if one.in_force && one.decided == Decided::Amend => {
            let drop = state.keys.shown(Action::DecisionDrop);
            state.tell(format!(
                "It stands as you amended it: {words}. {drop} goes back to the program's reading."
            ));
            if state.panes.focus == Pane::Findings {
                advance(state, claim);
            }
            Vec::new()
        }
        (Some(wanted), there) => {
            let machine = std::sync::Arc::clone(&state.findings.machine);
            let Some(found) = machine.claims.get(claim) else { return Vec::new() };
            let edit = match there {
                Some((_, mut annotation)) => {
                    decide(&mut annotation, &state.document, found, wanted);
                    Edit::change(annotation)
                }
                None => Edit::add(decision_on(&state.document, found, wanted)),
            };
            let progress = state.findings.progress_of_decisions();
            let done = progress.done + usize::from(state.findings.undecided(claim));
            let mut past = wanted.past().to_owned();
            if let Some(first) = past.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            state.tell(format!("{past}: {words} · {done} of {} decided.", progress.all));
            // In the list one key after the other decides; in the text the reader stays where they read.
            if state.panes.focus == Pane::Findings {
                advance(state, claim);
            }
            vec![Effect::ApplyEdit(edit)]
        }
        (None, Some(_)) => Vec::new(),
    }
}

/// Goes on to the next undecided claim of the list, if there is one.
fn advance(state: &mut State, from: usize) {
    let rows = &state.findings.rows;
    let here = state.findings.selected;
    let waits = |row: &FindingRow| match row {
        FindingRow::Claim(n) => *n != from && state.findings.undecided(*n),
        _ => false,
    };
    let after = rows.iter().enumerate().skip(here + 1).find(|(_, row)| waits(row));
    if let Some((row, _)) = after.or_else(|| rows.iter().enumerate().find(|(_, row)| waits(row))) {
        state.findings.select(row);
        list::follow(state, Pane::Findings);
    }
}

/// Goes to the next undecided claim, or the one before.
pub(super) fn go(state: &mut State, forward: bool) {
    if state.panes.focus == Pane::Findings {
        let rows = state.findings.rows.iter().enumerate();
        let mut waiting = rows.filter(|(_, row)| match row {
            FindingRow::Claim(n) => state.findings.undecided(*n),
            _ => false,
        });
        let here = state.findings.selected;
        let found = if forward {
            waiting.find(|(n, _)| *n > here)
        } else {
            waiting.take_while(|(n, _)| *n < here).last()
        };
        match found.map(|(n, _)| n) {
            Some(row) => {
                state.findings.select(row);
                list::follow(state, Pane::Findings);
            }
            None => none_left(state, forward),
        }
        return;
    }
    let Some(here) = state.claim_here().and_then(|c| state.findings.index_of(c)) else {
        return motion::claim(state, forward, false);
    };
    let all = state.findings.found.claims.len();
    let found = if forward {
        (here + 1..all).find(|&n| state.findings.undecided(n))
    } else {
        (0..here).rev().find(|&n| state.findings.undecided(n))
    };
    match found {
        Some(claim) => {
            state.findings.select_claim(claim);
            let point = state.findings.found.claims.get(claim).map(crate::app::units::claim_point);
            let document = std::sync::Arc::clone(&state.document);
            state.reader.deselect();
            state.notes.just = None;
            if let Some(byte) = point {
                state.reader.set_cursor(&document, byte);
            }
        }
        None => none_left(state, forward),
    }
}

fn none_left(state: &mut State, forward: bool) {
    let way = if forward { "further down" } else { "further up" };
    state.tell(format!("No undecided claim {way}."));
}
