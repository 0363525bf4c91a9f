//! After the first key of a sequence: which keys may follow, and what they do.

use crate::app::{Area, State};
use crate::text::width::width;
use crate::ui::ink::Ink;
use crate::ui::overlay::{frame, spot::rect};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// Rows of keys at most before they stand in columns.
const MOST_ROWS: usize = 16;
/// Cells between two columns.
const BETWEEN: usize = 2;
/// Cells of the border and its margin, left and right together.
const BORDER: usize = 4;

/// Draws the keys in a box above the status line at `status`: in so many columns that all are seen.
pub fn which_key(ink: &mut Ink<'_>, status: Area, state: &State) {
    let next = state.which_key();
    if next.is_empty() {
        return;
    }
    let screen = ink.area();
    let below = if status.is_empty() { screen.bottom() } else { rect(status).y };
    let rows = usize::from(below.saturating_sub(screen.y + 2)).clamp(1, MOST_ROWS).min(next.len());
    let columns = next.len().div_ceil(rows);
    let rows = next.len().div_ceil(columns);
    let keys = next.iter().map(|one| width(&one.keys)).max().unwrap_or(0);
    let words = next.iter().map(|one| width(one.action.gloss())).max().unwrap_or(0);
    let room = usize::from(screen.width).saturating_sub(BORDER) / columns;
    let column = (keys + BETWEEN + words + BETWEEN).min(room);
    let cells = u16::try_from(column * columns + BORDER).unwrap_or(u16::MAX).min(screen.width);
    let height = u16::try_from(rows + 2).unwrap_or(u16::MAX).min(below.saturating_sub(screen.y));
    let area = Rect { x: screen.right() - cells, y: below - height, width: cells, height };
    let inside = frame::frame(ink, area, &format!("{} …", state.keys_begun()), "");
    let popup = ink.theme.style(Role::Popup);
    let key = popup.patch(ink.theme.style(Role::PopupKey));
    for (n, one) in next.iter().enumerate() {
        let (x, y) = (n / rows * column, n % rows);
        let (Ok(x), Ok(y), Ok(wide)) = (u16::try_from(x), u16::try_from(y), u16::try_from(column)) else {
            return;
        };
        if y >= inside.height || x >= inside.width {
            continue;
        }
        let gap = u16::try_from(BETWEEN).unwrap_or(0);
        let at = Rect {
            x: inside.x + x,
            y: inside.y + y,
            width: wide.saturating_sub(gap).min(inside.width - x),
            height: 1,
        };
        let pad = " ".repeat(keys.saturating_sub(width(&one.keys)) + BETWEEN);
        ink.line(at, &[(&one.keys, key), (&pad, popup), (one.action.gloss(), popup)]);
    }
}
