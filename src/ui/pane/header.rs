//! The row above a pane, and the rules between panes. The pane that takes the keys has a heavy line,
//! so that it is told by shape as well as by colour.

use crate::app::{Area, Arrangement, FindingRow, Pane, State};
use crate::ui::ink::{Ink, short};
use crate::ui::theme::Role;

/// Draws the header of a pane.
pub fn header(ink: &mut Ink<'_>, area: Area, pane: Pane, state: &State) {
    if area.is_empty() {
        return;
    }
    let focused = state.panes.focus == pane;
    let (line, title, dash) = if focused {
        (Role::BorderFocus, Role::PaneTitleFocus, "━")
    } else {
        (Role::Border, Role::PaneTitle, "─")
    };
    let (line, title) = (ink.theme.style(line), ink.theme.style(title));
    for column in area.x..area.x + area.width {
        ink.put(column, area.y, 1, dash, line);
    }
    if area.width < 6 {
        ink.put_cut(area.x, area.y, area.width, pane.name(), title);
        return;
    }
    let room = area.width - 3;
    let used = ink.put_cut(area.x + 1, area.y, room, &format!(" {} ", pane.name()), title);
    let words = words(pane, state);
    let left = room.saturating_sub(used + 1);
    if !words.is_empty() && left >= 4 {
        let quiet = ink.theme.style(Role::PaneTitle);
        let words = short(&words, usize::from(left).saturating_sub(1));
        ink.put(area.x + 1 + used, area.y, left, &format!("{words} "), quiet);
    }
}

/// What stands behind the name of a pane.
fn words(pane: Pane, state: &State) -> String {
    match pane {
        Pane::Document => state.document.name.clone(),
        Pane::Findings => {
            let mut words = vec![state.findings.kind.words().to_owned()];
            if !state.findings.filter.is_empty() {
                words.push(format!("{} of {}", entries(state), everything(state)));
            }
            // Cut at the end where the pane is narrow: how far one is goes first.
            let words = words.join(" ");
            state.decided_words().map_or(words.clone(), |progress| format!("{progress} · {words}"))
        }
        Pane::Notes => match state.notes.marks.len() {
            0 => String::new(),
            n if !state.notes.filter.is_empty() => format!("{} of {n}", state.notes.shown.len()),
            n => n.to_string(),
        },
    }
}

/// Claims and names in the list.
fn entries(state: &State) -> usize {
    state.findings.rows.iter().filter(|row| !matches!(row, FindingRow::Group(..))).count()
}

/// Claims and names there are.
fn everything(state: &State) -> usize {
    state.findings.found.claims.len() + state.findings.found.entities.len()
}

/// Draws the rules between panes.
pub fn rules(ink: &mut Ink<'_>, at: &Arrangement) {
    let style = ink.theme.style(Role::Border);
    let headed = Pane::ALL.into_iter().filter_map(|pane| at.pane(pane)).any(|pane| !pane.header.is_empty());
    for area in at.rules.iter().filter(|area| !area.is_empty()) {
        for row in area.y..area.y + area.height {
            ink.put(area.x, row, 1, if headed && row == area.y { "┬" } else { "│" }, style);
        }
    }
}
