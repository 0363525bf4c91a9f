//! The status line, the hint line, and what rises above them for a moment: a word that is too long for
//! one row, the keys that may follow a key.

use crate::app::{Action, Area, Hint, Hit, Overlay, State, Status, Tone};
use crate::text::{clean, width::width};
use crate::ui::hit::Hits;
use crate::ui::ink::{Ink, inset, row, wrapped};
use crate::ui::overlay::spot::rect;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// A word to the reader may take so many rows.
const NOTICE_ROWS: usize = 10;

/// Draws the status line.
pub fn status(ink: &mut Ink<'_>, area: Area, state: &State) {
    if area.is_empty() {
        return;
    }
    let area = rect(area);
    let status = state.status();
    ink.ground(area, Role::Status);
    let plain = ink.theme.style(Role::Status);
    let mode = ink.theme.style(Role::StatusMode);
    // On a narrow screen a word to the reader goes before the place in the text.
    let (words, right) = right_words(&status, area.width, state.notice.is_some());
    if right > 0 {
        ink.put(area.right() - right, area.y, right, words, plain);
    }
    let left = inset(area, 0, if right > 0 { right + 1 } else { 0 });
    let word = mode_word(&status, area.width);
    // A word that rises above the line is not said twice.
    let text = if rises(area, state) { "" } else { &status.text };
    let style = tone(ink, &status, state).unwrap_or(plain);
    ink.line(left, &[(&word, mode), (text, style)]);
}

/// What stands at the right edge, and the cells it takes: everything where there is room, else the place
/// alone, else nothing.
fn right_words(status: &Status, columns: u16, notice: bool) -> (&str, u16) {
    let most = if notice { columns / 3 } else { columns * 9 / 20 };
    let cells = |words: &str| u16::try_from(width(&clean(words)) + 1).unwrap_or(u16::MAX);
    let all = [status.right.as_str(), status.right_short.as_str()];
    all.into_iter().map(|words| (words, cells(words))).find(|(_, cells)| *cells <= most).unwrap_or(("", 0))
}

/// What stands before the text of the status line; nothing where it would leave no room for it.
fn mode_word(status: &Status, columns: u16) -> String {
    if columns < 32 { " ".to_owned() } else { format!(" {}  ", status.mode) }
}

/// The style of a word to the reader; `None` while there is none.
fn tone(ink: &Ink<'_>, status: &Status, state: &State) -> Option<Style> {
    let role = match status.tone {
        Tone::Warning => Role::Warning,
        Tone::Plain if state.notice.is_some() => Role::Info,
        Tone::Plain => return None,
    };
    let ground = ink.theme.style(Role::Status).remove_modifier(Modifier::DIM);
    Some(ground.patch(ink.theme.style(role)))
}

/// Whether the word to the reader is too long for the status line.
fn rises(area: Rect, state: &State) -> bool {
    let Some(notice) = &state.notice else { return false };
    let status = state.status();
    let right = right_words(&status, area.width, true).1;
    let taken = width(&mode_word(&status, area.width)) + usize::from(right) + 2;
    // A line to fill in, or a question, stands where the status line would.
    let covered = matches!(state.overlay(), Some(Overlay::Prompt(_) | Overlay::Confirm(_)));
    covered
        || area.height == 0
        || notice.text.contains('\n')
        || width(&clean(&notice.text)) + taken > usize::from(area.width)
}

/// A word to the reader that does not fit on the status line rises above it, until the next key.
pub fn long_notice(ink: &mut Ink<'_>, area: Area, state: &State) {
    let area = rect(area);
    let Some(notice) = state.notice.as_ref().filter(|_| rises(area, state)) else { return };
    let screen = ink.area();
    let below = if area.height == 0 { screen.bottom() } else { area.y };
    let rows = wrapped(&notice.text, screen.width.saturating_sub(2).max(1));
    let height = rows.len().min(NOTICE_ROWS).min(usize::from(below.saturating_sub(screen.y)));
    let height = u16::try_from(height).unwrap_or(0);
    let box_area = Rect { x: screen.x, y: below - height, width: screen.width, height };
    ink.ground(box_area, Role::Popup);
    let role = if notice.tone == Tone::Warning { Role::Warning } else { Role::Info };
    let style = ink.theme.style(Role::Popup).patch(ink.theme.style(role));
    for (n, text) in (0..height).zip(&rows) {
        let more = n + 1 == height && rows.len() > usize::from(height);
        let text = if more { format!("{text} …") } else { text.clone() };
        let at = inset(row(box_area, n), 1, 1);
        ink.put_cut(at.x, at.y, at.width, &text, style);
    }
}

/// Cells of the hint line that the way out leaves to the other hints.
const OTHER_HINTS: u16 = 48;

/// Draws the hint line: as many keys as fit, each a button for the mouse.
pub fn hint(ink: &mut Ink<'_>, area: Area, state: &State, hits: &mut Hits) {
    if area.is_empty() {
        return;
    }
    let area = rect(area);
    let (key, words) = (ink.theme.style(Role::HintKey), ink.theme.style(Role::Hint));
    let hints = state.hints();
    let cells = |hint: &Hint| {
        u16::try_from(width(&clean(&hint.keys)) + 1 + width(&clean(&hint.words))).unwrap_or(u16::MAX)
    };
    let mut draw = |x: u16, hint: &Hint| {
        let at = Rect { x, y: area.y, width: cells(hint), height: 1 };
        ink.line(at, &[(&hint.keys, key), (" ", words), (&hint.words, words)]);
        hits.add(Area { x, y: area.y, width: at.width, height: 1 }, Hit::Hint(hint.action));
    };
    // The way to all other keys and the way out have their places at the right whatever else there is.
    let mut right = area.right().saturating_sub(1);
    let mut placed: Vec<Action> = Vec::new();
    for action in [Action::HelpShow, Action::Quit] {
        let Some(hint) = hints.iter().find(|hint| hint.action == action) else { continue };
        // The way out leaves room for what can be done here; a selection has a way out of its own.
        let least = if placed.is_empty() { 0 } else { OTHER_HINTS };
        if action == Action::Quit && state.reader.anchor.is_some() {
            continue;
        }
        if cells(hint) + 1 + least <= right.saturating_sub(area.x) {
            right -= cells(hint);
            draw(right, hint);
            right = right.saturating_sub(2);
            placed.push(action);
        }
    }
    let right = if placed.is_empty() { area.right() } else { right };
    let mut x = area.x + 1;
    for hint in hints.iter().filter(|hint| !placed.contains(&hint.action)) {
        if x.saturating_add(cells(hint)) > right {
            break;
        }
        draw(x, hint);
        x += cells(hint) + 2;
    }
}
