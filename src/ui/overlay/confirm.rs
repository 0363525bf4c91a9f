//! A yes-or-no question, on the row of the status line.

use crate::app::Confirm;
use crate::text::width::width;
use crate::ui::ink::{Ink, short};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// Draws a question on one row.
pub fn confirm(ink: &mut Ink<'_>, area: Rect, confirm: &Confirm, yes: &str, no: &str) {
    if area.height == 0 {
        return;
    }
    let area = Rect { height: 1, ..area };
    ink.ground(area, Role::Text);
    let asked = ink.theme.style(Role::Warning);
    let key = ink.theme.style(Role::HintKey);
    let plain = ink.theme.style(Role::Text);
    let answers = width(yes) + width(no) + " : yes  : no".len() + 1;
    let question = short(&confirm.question, usize::from(area.width).saturating_sub(answers));
    ink.line(
        area,
        &[(&question, asked), ("  ", plain), (yes, key), (" yes  ", plain), (no, key), (" no", plain)],
    );
}
