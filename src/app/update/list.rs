//! Moving in the lists of findings and notes; the document follows.

use crate::app::action::Action;
use crate::app::findings::FindingRow;
use crate::app::panes::Pane;
use crate::app::state::State;
use crate::app::units::claim_point;
use std::sync::Arc;

/// Entries of a list on screen.
fn height(state: &State) -> isize {
    let pane = state.arrangement().pane(state.panes.focus);
    isize::try_from(pane.map_or(1, |p| p.body.height)).unwrap_or(1).max(2)
}

/// Moves the selection of the focused list.
pub(super) fn step(state: &mut State, action: Action) {
    let page = height(state);
    let by = match action {
        Action::MoveDown => 1,
        Action::MoveUp => -1,
        Action::MoveHalfDown => page / 2,
        Action::MoveHalfUp => -(page / 2),
        Action::MovePageDown => page - 1,
        Action::MovePageUp => 1 - page,
        Action::MoveTop => isize::MIN / 2,
        _ => isize::MAX / 2,
    };
    step_by(state, state.panes.focus, by);
}

/// Moves the selection of a list by so many entries; the document follows.
pub(super) fn step_by(state: &mut State, pane: Pane, by: isize) {
    match pane {
        Pane::Findings => {
            // No further than there are rows, so that "to the end" costs no more than the list.
            let most = isize::try_from(state.findings.rows.len()).unwrap_or(isize::MAX);
            state.findings.step(by.clamp(-most, most));
        }
        Pane::Notes => {
            state.notes.step(by);
        }
        Pane::Document => return,
    }
    follow(state, pane);
}

/// Brings the document to the selected entry.
pub(super) fn follow(state: &mut State, pane: Pane) {
    let document = Arc::clone(&state.document);
    let byte = match pane {
        Pane::Findings => match state.findings.rows.get(state.findings.selected) {
            Some(FindingRow::Claim(n)) => state.findings.found.claims.get(*n).map(claim_point),
            Some(FindingRow::Entity(n)) => {
                state.findings.found.entities.get(*n).and_then(|e| e.mentions.first()).map(|m| m.start)
            }
            _ => None,
        },
        Pane::Notes => state.notes.current().and_then(|m| m.start()),
        Pane::Document => None,
    };
    if let Some(byte) = byte {
        state.reader.deselect();
        state.notes.just = None;
        state.reader.set_cursor(&document, byte);
        match pane {
            Pane::Findings => {
                if let Some(&note) = state.notes.at(byte).first() {
                    state.notes.select(note);
                }
            }
            _ => {
                if let Some(claim) = state.findings.claim_at(byte) {
                    state.findings.select_claim(claim);
                }
            }
        }
    }
}

/// Goes to the selected entry in the text.
pub(super) fn open(state: &mut State) {
    let pane = state.panes.focus;
    if pane == Pane::Notes && state.notes.current().is_some_and(|m| m.start().is_none()) {
        return state.tell("This note has no place in the text.");
    }
    let from = state.trail.origin.take().unwrap_or(state.reader.cursor);
    follow(state, pane);
    if state.reader.cursor != from {
        state.trail.leave(from);
    }
    state.focus(Pane::Document);
}

/// Claims and names, claims only, names only.
pub(super) fn kind(state: &mut State) {
    state.findings.kind = state.findings.kind.next();
    let text = Arc::clone(&state.document.text);
    state.findings.arrange(&text);
    state.tell(format!("Showing {}.", state.findings.kind.words()));
}
