//! Choosing a sentence or claim by its letters.

use crate::app::action::Action;
use crate::app::key::{Code, Key};
use crate::app::overlay::Overlay;
use crate::app::state::State;
use std::sync::Arc;

/// Puts letters on everything in sight.
pub(super) fn open(state: &mut State) {
    let labels = state.labels();
    if labels.all.is_empty() {
        return state.tell("There is no sentence in sight.");
    }
    state.overlays.push(Overlay::Labels(labels));
}

/// Takes in a letter.
pub(super) fn typed(state: &mut State, key: Key) {
    let Some(Overlay::Labels(labels)) = state.overlays.last_mut() else { return };
    if key.code == Code::Backspace {
        labels.typed.pop();
        return;
    }
    let Some(c) = key.typed() else { return };
    let mut wanted = labels.typed.clone();
    wanted.extend(c.to_lowercase());
    if let Some(found) = labels.all.iter().position(|label| label.keys == wanted) {
        labels.selected = found;
        take(state);
    } else if let Some(first) = labels.all.iter().position(|label| label.keys.starts_with(&wanted)) {
        labels.typed = wanted;
        labels.selected = first;
    } else {
        state.overlays.pop();
        state.tell(format!("No sentence in sight has the letter {c}."));
    }
}

/// A key that walks the labels, takes one or leaves.
pub(super) fn act_on(state: &mut State, action: Action) {
    let Some(Overlay::Labels(labels)) = state.overlays.last_mut() else { return };
    let last = labels.all.len().saturating_sub(1);
    match action {
        Action::PickerNext => labels.selected = (labels.selected + 1).min(last),
        Action::PickerBack => labels.selected = labels.selected.saturating_sub(1),
        Action::PickerAccept => take(state),
        Action::PickerClose => {
            state.overlays.pop();
        }
        _ => {}
    }
}

/// Takes the label at `index`.
pub(super) fn choose(state: &mut State, index: usize) {
    if let Some(Overlay::Labels(labels)) = state.overlays.last_mut() {
        labels.selected = index;
        take(state);
    }
}

fn take(state: &mut State) {
    let Some(Overlay::Labels(labels)) = state.overlays.pop() else { return };
    let Some(label) = labels.all.get(labels.selected) else { return };
    let document = Arc::clone(&state.document);
    state.notes.just = None;
    state.reader.grown.clear();
    state.reader.select(&document, label.span);
    if label.claim
        && let Some(claim) = state.findings.found.claims.iter().position(|c| c.span == label.span)
    {
        state.findings.select_claim(claim);
    } else {
        state.follow_cursor();
    }
}
