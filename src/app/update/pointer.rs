//! The mouse. Whatever it does, a key does too.

use super::{act, borders, edges, filter, labels, library, list, picker, review};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::message::{Gesture, Hit, Pointer};
use crate::app::overlay::Overlay;
use crate::app::panes::Pane;
use crate::app::state::State;
use crate::app::units::{paragraph_at, sentence_at, word_at};
use crate::layout::place;
use std::sync::Arc;

pub(super) fn pointer(state: &mut State, pointer: Pointer) -> Vec<Effect> {
    // A click drops the keys begun, and "not now" does nothing more.
    let begun = matches!(pointer.gesture, Gesture::Press(_)) && !state.pending.is_empty();
    if begun {
        state.pending.clear();
        if pointer.target == Hit::Hint(Action::Back) {
            return Vec::new();
        }
    }
    if !state.overlays.is_empty() {
        return over(state, pointer);
    }
    match (pointer.gesture, pointer.target) {
        (Gesture::Press(clicks), Hit::Text(byte)) => press(state, byte, clicks),
        (Gesture::Press(_), Hit::Gutter(byte)) => press(state, byte, 3),
        (Gesture::Drag, Hit::Text(byte) | Hit::Gutter(byte)) => drag(state, byte),
        (Gesture::Drag, Hit::Past(rows, column)) => drag_past(state, rows, column),
        (Gesture::Drag, Hit::Border(rule, column)) => borders::drag(state, rule, column),
        (Gesture::Release, Hit::Border(..)) => return borders::settled(state),
        (Gesture::Release, _) => {
            let dragged = state.reader.drag.take().is_some() && state.reader.anchor.is_some();
            let waits = state.marking.hand.is_some() || state.marking.sticky.is_some();
            if dragged && waits {
                return edges::take(state);
            }
        }
        (Gesture::Press(clicks), Hit::Finding(row)) => {
            state.focus(Pane::Findings);
            state.findings.select(row);
            list::follow(state, Pane::Findings);
            if clicks > 1 {
                list::open(state);
            }
        }
        (Gesture::Press(clicks), Hit::Note(note)) => {
            state.focus(Pane::Notes);
            state.notes.select(note);
            list::follow(state, Pane::Notes);
            if clicks > 1 {
                list::open(state);
            }
        }
        (Gesture::Press(clicks), Hit::Shelf(row)) => return library::press(state, row, clicks),
        (Gesture::Wheel(rows), _) if state.in_library() => library::step(state, rows.into()),
        (Gesture::Press(_), Hit::Chip(pane, index)) => filter::drop_chip(state, pane, index),
        (Gesture::Press(_), Hit::Pane(pane)) => state.focus(pane),
        (Gesture::Press(_), Hit::Hint(action)) => return act(state, action),
        (
            Gesture::Wheel(rows),
            Hit::Finding(_) | Hit::Pane(Pane::Findings) | Hit::Chip(Pane::Findings, _),
        ) => {
            list::step_by(state, Pane::Findings, rows.into());
        }
        (Gesture::Wheel(rows), Hit::Note(_) | Hit::Pane(Pane::Notes) | Hit::Chip(Pane::Notes, _)) => {
            list::step_by(state, Pane::Notes, rows.into());
        }
        (Gesture::Wheel(rows), _) => {
            let document = Arc::clone(&state.document);
            state.reader.scroll(&document, rows.into());
            state.notes.just = None;
            state.follow_cursor();
        }
        _ => {}
    }
    Vec::new()
}

/// One click puts the cursor, two select the word, three the sentence, four the paragraph.
fn press(state: &mut State, byte: usize, clicks: u8) {
    let document = Arc::clone(&state.document);
    state.notice = None;
    state.notes.just = None;
    state.focus(Pane::Document);
    state.reader.deselect();
    state.reader.set_cursor(&document, byte);
    state.reader.drag = Some(state.reader.cursor);
    let unit = match clicks {
        0 | 1 => None,
        2 => word_at(&document, byte),
        3 => sentence_at(&document, &state.findings, byte),
        _ => paragraph_at(&document, byte),
    };
    if let Some(unit) = unit {
        state.reader.select(&document, unit);
        state.reader.drag = None;
    }
    state.follow_cursor();
}

fn drag(state: &mut State, byte: usize) {
    let document = Arc::clone(&state.document);
    let Some(from) = state.reader.drag else { return };
    state.reader.set_cursor(&document, byte);
    // A trembling hand on one character is a click.
    if state.reader.anchor.is_some() || state.reader.cursor != from {
        state.reader.anchor = Some(from);
    }
    state.follow_cursor();
}

/// The text goes on under a mouse that is dragged over its edge, the faster the further it is.
fn drag_past(state: &mut State, rows: i16, column: u16) {
    let document = Arc::clone(&state.document);
    let Some(from) = state.reader.drag else { return };
    // The other end of the selection may leave the screen: only the cursor is kept in sight.
    state.reader.scroll(&document, rows.into());
    let shown = state.reader.flow.page(&document, state.reader.top, state.reader.height);
    let edge = if rows < 0 { shown.first() } else { shown.last() };
    if let Some(&edge) = edge {
        let byte = place::byte_at(&state.reader.flow, &document, edge, column);
        state.reader.drag = Some(from);
        drag(state, byte);
    }
}

/// The mouse while something lies over the panes.
fn over(state: &mut State, pointer: Pointer) -> Vec<Effect> {
    match (pointer.gesture, pointer.target) {
        (Gesture::Press(_), Hit::Item(index)) if matches!(state.overlay(), Some(Overlay::Labels(_))) => {
            labels::choose(state, index);
        }
        (Gesture::Press(clicks), Hit::Item(index)) if matches!(state.overlay(), Some(Overlay::Sheet(_))) => {
            return review::press(state, index, clicks);
        }
        (Gesture::Press(_), Hit::Item(index)) => return picker::choose(state, index),
        (Gesture::Press(_), Hit::Hint(action)) => return act(state, action),
        (Gesture::Wheel(rows), _) => {
            let (down, up) = match state.overlays.last() {
                Some(Overlay::Picker(_)) => (Action::PickerNext, Action::PickerBack),
                Some(Overlay::Panel(_)) => (Action::PanelDown, Action::PanelUp),
                Some(Overlay::Sheet(_)) => (Action::SheetDown, Action::SheetUp),
                _ => return Vec::new(),
            };
            for _ in 0..rows.unsigned_abs() {
                act(state, if rows > 0 { down } else { up });
            }
        }
        // A click beside a list or panel closes it; never one beside words being written.
        (Gesture::Press(_), Hit::Overlay) => {}
        (Gesture::Press(_), _) => match state.overlays.last() {
            Some(Overlay::Picker(_) | Overlay::Labels(_)) => return act(state, Action::PickerClose),
            Some(Overlay::Panel(_)) => return act(state, Action::PanelClose),
            Some(Overlay::Sheet(_)) => return act(state, Action::SheetClose),
            _ => {}
        },
        _ => {}
    }
    Vec::new()
}
