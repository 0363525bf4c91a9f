//! What a list is narrowed to, above it: each chip is a button that takes itself away.

use crate::app::{Area, Hit, Pane, State};
use crate::text::{clean, width::width};
use crate::ui::hit::Hits;
use crate::ui::ink::Ink;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// Draws the chips of a list on its first rows and gives the area below.
pub fn chips(ink: &mut Ink<'_>, area: Rect, pane: Pane, state: &State, hits: &mut Hits) -> Rect {
    let filter = state.filter(pane);
    if filter.is_empty() || area.height < 3 {
        return area;
    }
    let style = ink.theme.style(Role::HintKey);
    let mut words: Vec<String> = filter.chips.iter().map(ToString::to_string).collect();
    if !filter.words.trim().is_empty() {
        words.push(format!("“{}”", filter.words.trim()));
    }
    let (mut x, mut y) = (area.x + 1, area.y);
    for (index, chip) in words.iter().enumerate() {
        let chip = format!("{} ×", clean(chip));
        let cells = u16::try_from(width(&chip)).unwrap_or(u16::MAX);
        if x > area.x + 1 && x.saturating_add(cells) > area.right() {
            (x, y) = (area.x + 1, y + 1);
        }
        // A third of the list at most: what was filtered is what one wants to see.
        if y >= area.y + (area.height / 3).max(1) {
            break;
        }
        let taken = ink.put_cut(x, y, area.right().saturating_sub(x), &chip, style);
        hits.add(Area { x, y, width: taken, height: 1 }, Hit::Chip(pane, index));
        x += taken + 2;
    }
    let used = (y + 1 - area.y).min(area.height);
    Rect { y: area.y + used, height: area.height - used, ..area }
}
