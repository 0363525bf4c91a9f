//! The frame of a box: ground, border, title above, a word below.

use crate::ui::ink::{Ink, inset};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// Below this many columns or rows a box has no border: every cell goes to what it says.
const BORDERLESS: (u16, u16) = (26, 5);

/// Draws the frame of a box and gives the area inside.
pub fn frame(ink: &mut Ink<'_>, area: Rect, title: &str, foot: &str) -> Rect {
    ink.ground(area, Role::Popup);
    let popup = ink.theme.style(Role::Popup);
    let border = popup.patch(ink.theme.style(Role::PopupBorder));
    let name = popup.patch(ink.theme.style(Role::PopupTitle));
    if area.width == 0 || area.height == 0 {
        return area;
    }
    if area.width < BORDERLESS.0 || area.height < BORDERLESS.1 {
        if area.height < 3 || title.is_empty() {
            return area;
        }
        ink.put_cut(area.x, area.y, area.width, title, name);
        return Rect { y: area.y + 1, height: area.height - 1, ..area };
    }
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for column in area.x + 1..right {
        ink.put(column, area.y, 1, "─", border);
        ink.put(column, bottom, 1, "─", border);
    }
    for row in area.y + 1..bottom {
        ink.put(area.x, row, 1, "│", border);
        ink.put(right, row, 1, "│", border);
    }
    for (column, row, corner) in
        [(area.x, area.y, "╭"), (right, area.y, "╮"), (area.x, bottom, "╰"), (right, bottom, "╯")]
    {
        ink.put(column, row, 1, corner, border);
    }
    if !title.is_empty() {
        ink.put_cut(area.x + 2, area.y, area.width - 4, &format!(" {title} "), name);
    }
    if !foot.is_empty() {
        let cells =
            u16::try_from(crate::text::width::width(foot) + 2).unwrap_or(u16::MAX).min(area.width - 4);
        ink.put_cut(right - 1 - cells, bottom, cells, &format!(" {foot} "), border);
    }
    inset(Rect { y: area.y + 1, height: area.height - 2, ..area }, 2, 2)
}

/// Says on the frame that there is more above or below: rows from `top` of `total` stand `inside`.
pub fn more(ink: &mut Ink<'_>, area: Rect, inside: Rect, top: usize, total: usize) {
    let style = ink.theme.style(Role::Popup).patch(ink.theme.style(Role::PopupBorder));
    let edge = area.right().saturating_sub(1);
    if top > 0 {
        ink.put(edge, inside.y, 1, "▲", style);
    }
    if top + usize::from(inside.height) < total {
        ink.put(edge, inside.bottom().saturating_sub(1), 1, "▼", style);
    }
}
