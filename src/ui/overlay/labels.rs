//! Letters over the text: one for each sentence and claim in sight.

use crate::app::{Area, Arrangement, Hit, Label, Labels, PageRow, State};
use crate::layout::place;
use crate::ui::hit::Hits;
use crate::ui::ink::Ink;
use crate::ui::theme::Role;

/// Paints the labels over the first cells of what they name.
pub fn labels(
    ink: &mut Ink<'_>,
    at: &Arrangement,
    page: &[PageRow],
    labels: &Labels,
    state: &State,
    hits: &mut Hits,
) {
    for (index, label) in labels.all.iter().enumerate() {
        let Some(rest) = label.keys.strip_prefix(labels.typed.as_str()) else { continue };
        let Some((x, y)) = spot(at, page, label, state) else { continue };
        let role = if index == labels.selected { Role::MatchCurrent } else { Role::Match };
        let style = ink.theme.style(Role::Text).patch(ink.theme.style(role));
        let cells = at.text.x + at.text.width - x;
        let taken = ink.put(x, y, cells, rest, style);
        hits.add(Area { x, y, width: taken, height: 1 }, Hit::Item(index));
    }
}

/// The cell of a label.
fn spot(at: &Arrangement, page: &[PageRow], label: &Label, state: &State) -> Option<(u16, u16)> {
    let (row, column) = place::of_byte(&state.reader.flow, &state.document, label.at)?;
    let y = page.iter().position(|shown| shown.at == row)?;
    let y = at.text.y + u16::try_from(y).ok()?;
    let inside = column < at.text.width && y < at.text.y + at.text.height;
    inside.then_some((at.text.x + column, y))
}
