//! Panes and looks.

use crate::app::action::Action;
use crate::app::panes::Pane;
use crate::app::state::State;

/// Takes back the last thing that is only on screen: one step at a time.
pub(super) fn back(state: &mut State) {
    if state.reader.deselect() || state.search.clear() {
        return;
    }
    // The list that has the keys first, else the one that is narrowed.
    let order = if state.panes.focus == Pane::Notes {
        [Pane::Notes, Pane::Findings]
    } else {
        [Pane::Findings, Pane::Notes]
    };
    if let Some(pane) = order.into_iter().find(|&pane| !state.filter(pane).is_empty()) {
        state.change_filter(pane, crate::app::Filter::clear);
    } else if state.panes.zoom || state.panes.reading {
        (state.panes.zoom, state.panes.reading) = (false, false);
        state.refit();
    } else if state.panes.focus != Pane::Document {
        state.focus(Pane::Document);
    }
}

/// Gives another pane the keys, or changes how much is shown.
pub(super) fn panes(state: &mut State, action: Action) {
    let order = Pane::ALL;
    let at = order.iter().position(|&p| p == state.panes.focus).unwrap_or(0);
    let turn = |by: usize| order.get((at + by) % order.len()).copied().unwrap_or_default();
    match action {
        Action::PaneNext => state.focus(turn(1)),
        Action::PaneBack => state.focus(turn(order.len() - 1)),
        Action::PaneDocument => state.focus(Pane::Document),
        Action::PaneFindings => state.focus(Pane::Findings),
        Action::PaneNotes => state.focus(Pane::Notes),
        Action::PaneZoom => {
            state.panes.zoom = !state.panes.zoom;
            state.panes.reading = false;
            state.refit();
        }
        Action::ReadingMode => {
            state.panes.reading = !state.panes.reading;
            state.panes.focus = Pane::Document;
            state.refit();
        }
        _ => {}
    }
}

impl State {
    /// Gives a pane the keys, and the screen if it has room for one list only.
    pub(in crate::app) fn focus(&mut self, pane: Pane) {
        if self.panes.focus == Pane::Document && pane != Pane::Document {
            self.trail.origin = Some(self.reader.cursor);
        }
        self.panes.focus = pane;
        if pane != Pane::Document {
            self.panes.side = pane;
            self.panes.reading = false;
        }
        self.refit();
    }
}
