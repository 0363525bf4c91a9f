//! Text to read: why a claim reads as it does.

use super::frame::{frame, more};
use crate::app::{Panel, PanelLine};
use crate::text::width::width;
use crate::ui::ink::{Ink, row, wrapped};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The widest a panel gets.
pub const COLUMNS: u16 = 72;

/// A row of a panel: its label stands on the first row of a line only.
struct Row {
    label: &'static str,
    text: String,
}

fn label_column(panel: &Panel, columns: u16) -> u16 {
    let widest = panel.lines.iter().map(|line| width(line.label)).max().unwrap_or(0);
    let column = if widest == 0 { 0 } else { widest + 2 };
    u16::try_from(column).unwrap_or(0).min(columns / 2)
}

fn rows_of(panel: &Panel, columns: u16) -> Vec<Row> {
    let column = label_column(panel, columns);
    let of_line = |line: &PanelLine| {
        // A line without a label uses the whole width.
        let room = if line.label.is_empty() { columns } else { columns - column };
        let rows = wrapped(&line.text, room);
        let label = line.label;
        rows.into_iter()
            .enumerate()
            .map(move |(n, text)| Row { label: if n == 0 { label } else { "" }, text })
    };
    let mut out = Vec::new();
    for line in &panel.lines {
        let indented = !line.label.is_empty();
        out.extend(of_line(line).map(|row| match (indented, row.label) {
            // Rows that go on under a label stay in its column.
            (true, "") => Row { label: "\u{0}", text: row.text },
            _ => row,
        }));
    }
    out
}

/// How many rows the whole panel would take in a box of `columns`, frame included.
#[must_use]
pub fn rows(panel: &Panel, columns: u16) -> u16 {
    u16::try_from(rows_of(panel, columns.saturating_sub(6).max(1)).len() + 2).unwrap_or(u16::MAX)
}

/// Draws a panel.
pub fn panel(ink: &mut Ink<'_>, area: Rect, panel: &Panel) {
    let inside = frame(ink, area, &panel.title, "");
    let all = rows_of(panel, inside.width.max(1));
    let height = usize::from(inside.height);
    let top = panel.scroll.min(all.len().saturating_sub(height));
    let popup = ink.theme.style(Role::Popup);
    let quiet = popup.patch(ink.theme.style(Role::Quiet));
    let column = label_column(panel, inside.width);
    for (n, line) in (0..inside.height).zip(all.iter().skip(top)) {
        let at = row(inside, n);
        match line.label {
            "" => {
                ink.line(at, &[(&line.text, popup)]);
            }
            label => {
                if label != "\u{0}" {
                    ink.put_cut(at.x, at.y, column.saturating_sub(1), label, quiet);
                }
                ink.put(at.x + column, at.y, at.width.saturating_sub(column), &line.text, popup);
            }
        }
    }
    more(ink, area, inside, top, all.len());
}
