//! A line to fill in.

use crate::app::{Line, Prompt};
use crate::layout::bidi;
use crate::text::{clean, grapheme, width};
use crate::ui::ink::Ink;
use crate::ui::theme::Role;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Cells to write in that a label leaves behind what is written.
const SPARE: u16 = 14;

/// Draws a line to fill in on one row, with the first of `right` (how many matches there are) for which
/// there is room at its end; gives the place of the text cursor.
pub fn prompt(ink: &mut Ink<'_>, area: Rect, prompt: &Prompt, right: &[&str]) -> Option<Position> {
    if area.height == 0 || area.width == 0 {
        return None;
    }
    let area = Rect { height: 1, ..area };
    ink.ground(area, Role::Text);
    let style = ink.theme.style(Role::Prompt);
    // The label goes first, and some room to write in.
    let label = u16::try_from(width::width(&clean(&prompt.label))).unwrap_or(u16::MAX);
    let cells = |right: &str| u16::try_from(width::width(&clean(right)) + 2).unwrap_or(u16::MAX);
    let fits = |right: &str| area.width > cells(right).saturating_add(label.max(12)).saturating_add(18);
    let line = match right.iter().find(|right| !right.is_empty() && fits(right)) {
        Some(right) => {
            let cells = cells(right);
            ink.put(area.right() - cells + 1, area.y, cells - 1, right, ink.theme.style(Role::Status));
            Rect { width: area.width - cells, ..area }
        }
        None => area,
    };
    Some(field(ink, line, &format!("{} ", prompt.label), &prompt.line, style))
}

/// A label and what was typed behind it, scrolled so that the cursor shows; gives its place.
pub fn field(ink: &mut Ink<'_>, area: Rect, label: &str, line: &Line, style: Style) -> Position {
    // A label takes at most three fifths of the row, or what a short line leaves of it.
    let written = u16::try_from(width::width(&clean(line.text()))).unwrap_or(u16::MAX);
    let most = area.width.saturating_sub(written.saturating_add(SPARE)).max(area.width * 3 / 5);
    let label = ink.put_cut(area.x, area.y, most, label, style);
    let room = area.width.saturating_sub(label).max(1);
    let text = line.text();
    let before = text.get(..line.cursor()).unwrap_or(text);
    let mut start = 0;
    while width::width(&clean(before.get(start..).unwrap_or(""))) + 1 > usize::from(room)
        && start < before.len()
    {
        start = grapheme::next(before, start);
    }
    let plain = style.remove_modifier(ratatui::style::Modifier::BOLD);
    ink.put(area.x + label, area.y, room, text.get(start..).unwrap_or(""), plain);
    // What stands in the line was cleaned when it was typed.
    let shown = width::fit(text.get(start..).unwrap_or(""), usize::from(room));
    let at = bidi::caret(shown, line.cursor() - start);
    let at = u16::try_from(at).unwrap_or(room).min(room - 1);
    Position::new((area.x + label + at).min(area.right().saturating_sub(1)), area.y)
}
