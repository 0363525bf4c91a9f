//! What the tour says, on the last rows of the screen.

use crate::app::{Action, State, TOUR_FROM, TOUR_ROWS};
use crate::ui::ink::{Ink, inset, row, wrapped};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// Draws the rows of the tour and gives the rest of the screen.
pub fn tour(ink: &mut Ink<'_>, screen: Rect, state: &State) -> Rect {
    let (Some(words), Some(tour)) = (state.tour_words(), &state.tour) else { return screen };
    if screen.height < TOUR_FROM {
        return screen;
    }
    let height = screen.height - TOUR_ROWS;
    let area = Rect { y: screen.y + height, height: TOUR_ROWS, ..screen };
    ink.ground(area, Role::Popup);
    let popup = ink.theme.style(Role::Popup);
    let (step, all) = tour.place();
    let head = if tour.over() { "Tour".to_owned() } else { format!("Tour {step}/{all}") };
    let title = popup.patch(ink.theme.style(Role::PopupTitle));
    let quiet = popup.patch(ink.theme.style(Role::Quiet));
    let cells = 12.min(area.width / 4);
    ink.put_cut(area.x + 1, area.y, cells, &head, title);
    let skip = state.keys.shown(Action::TourNext);
    if !tour.over() && !skip.is_empty() {
        ink.put_cut(area.x + 1, area.y + 1, cells, &format!("{skip}: skip"), quiet);
    }
    let text = inset(area, cells + 2, 1);
    for (n, line) in (0..TOUR_ROWS).zip(wrapped(&words, text.width.max(1))) {
        let at = row(text, n);
        ink.put(at.x, at.y, at.width, &line, popup);
    }
    Rect { height, ..screen }
}
