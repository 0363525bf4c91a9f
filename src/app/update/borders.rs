//! Borders between panes: dragged with the mouse, moved by keys, and kept in the settings.

use crate::app::action::Action;
use crate::app::effect::{Effect, Value};
use crate::app::panes::{Pane, Shares, with_rule_at};
use crate::app::state::State;

/// Columns by which one key moves a border.
const STEP: u16 = 4;

/// An action of this file.
pub(super) fn act_on(state: &mut State, action: Action) -> Vec<Effect> {
    let at = state.arrangement();
    if at.rules.iter().all(|rule| rule.is_empty()) {
        state.tell("There is one pane on screen; it has all the room.");
        return Vec::new();
    }
    if action == Action::PaneEven {
        state.panes.shares = Shares::default();
        state.tell("The panes have their usual widths.");
    } else {
        let three = !at.rules[1].is_empty();
        // Which border is the pane's to move, and whether it widens towards the right.
        let (rule, right) = match (state.panes.focus, three) {
            (Pane::Document, _) => (0, true),
            (Pane::Findings, true) => (1, true),
            (Pane::Notes, true) => (1, false),
            (Pane::Findings | Pane::Notes, false) => (0, false),
        };
        let from = at.rules.get(rule).map_or(0, |rule| rule.x);
        let outwards = right == (action == Action::PaneWider);
        let to = if outwards { from + STEP } else { from.saturating_sub(STEP) };
        state.panes.shares = with_rule_at(&at, state.panes.shares, rule, to);
        if state.arrangement().rules == at.rules {
            state.tell("The border can go no further.");
        }
    }
    state.refit();
    settled(state)
}

/// The mouse drags a border to a column.
pub(super) fn drag(state: &mut State, rule: usize, column: u16) {
    let at = state.arrangement();
    if at.rules.get(rule).is_some_and(|rule| !rule.is_empty()) {
        state.panes.shares = with_rule_at(&at, state.panes.shares, rule, column);
        state.refit();
    }
}

/// The borders stay where they are: kept for the next time.
pub(super) fn settled(state: &State) -> Vec<Effect> {
    let number = |share: Option<u16>| Value::Number(share.unwrap_or(0).min(1000));
    let Shares { document, findings } = state.panes.shares;
    vec![
        Effect::Remember { key: "document-share", value: number(document) },
        Effect::Remember { key: "findings-share", value: number(findings) },
    ]
}
