//! Where a box goes. One rule above all: never over the text it is about.

use crate::app::{Area, Arrangement, PaneArea};
use ratatui::layout::Rect;

/// From this width on the notes pane alone is room enough for a box.
const WIDE_ENOUGH: u16 = 40;
/// Narrower than this a list pane is no place for a box.
const LEAST_COLUMNS: u16 = 28;
/// Lower than this neither.
const LEAST_ROWS: u16 = 6;

/// The screen as a rectangle.
#[must_use]
pub fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}

/// A box in the middle of `screen`.
#[must_use]
pub fn middle(screen: Rect, columns: u16, rows: u16) -> Rect {
    // On a small screen a frame of panes round the box is of no use to anybody.
    let full = screen.width < 40 || screen.height < 12;
    let width = if full { screen.width } else { columns.min(screen.width.saturating_sub(4)) };
    let height = if full { screen.height } else { rows.min(screen.height.saturating_sub(2)) };
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    }
}

/// The room beside the document: the notes pane where it is wide enough, else all lists together.
fn lists(at: &Arrangement) -> Option<Rect> {
    at.document?;
    let whole = |pane: PaneArea| Rect {
        x: pane.body.x,
        y: pane.header.y.min(pane.body.y),
        width: pane.body.width,
        height: pane.header.height + pane.body.height,
    };
    let notes = at.notes.map(whole);
    let both = match (at.findings.map(whole), notes) {
        (Some(findings), Some(notes)) if notes.width < WIDE_ENOUGH => Some(findings.union(notes)),
        (Some(findings), None) => Some(findings),
        (_, notes) => notes,
    };
    both.filter(|room| room.width >= LEAST_COLUMNS && room.height >= LEAST_ROWS)
}

/// A box that leaves the text it is about in sight: over the lists beside the text, else over the
/// half of the screen in which the text is not. `about` are the screen rows of the text (first, last),
/// if it is in sight.
#[must_use]
pub fn beside(at: &Arrangement, screen: Rect, about: Option<(u16, u16)>, rows: u16) -> Rect {
    if let Some(room) = lists(at) {
        let rows = rows.clamp(LEAST_ROWS, room.height);
        // At the height of the text, as far as there is room.
        let top = about.map_or(room.y, |(first, _)| first.min(room.bottom() - rows).max(room.y));
        return Rect { y: top, height: rows, ..room };
    }
    // The status and hint lines stay: they name the keys.
    let below = screen.height.saturating_sub(at.status.height + at.hint.height);
    let half = (below / 2).max(1).min(rows.max(1));
    let bottom =
        Rect { x: screen.x, y: screen.y + below.saturating_sub(half), width: screen.width, height: half };
    let top = Rect { y: screen.y, ..bottom };
    match about {
        Some((_, last)) if last < bottom.y => bottom,
        Some((first, _)) if first >= top.bottom() => top,
        _ => bottom,
    }
}

/// By how many rows the text must go up so that what a box at `area` is about stays in sight above it.
#[must_use]
pub fn lift(at: &Arrangement, area: Rect, about: Option<(u16, u16)>) -> usize {
    let text = rect(at.text);
    let Some((first, last)) = about else { return 0 };
    let over = area.intersection(text);
    // Only a box at the bottom: above one at the top there is nothing to see.
    if over.is_empty() || last < over.y || over.y == text.y {
        return 0;
    }
    usize::from((first - text.y).min(last + 1 - over.y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{MEASURE, Panes, Size, arrange};

    fn at(columns: u16, rows: u16) -> (Arrangement, Rect) {
        (arrange(Size { columns, rows }, Panes::default(), MEASURE), Rect::new(0, 0, columns, rows))
    }

    #[test]
    fn never_over_the_text_it_is_about() {
        for (columns, rows) in [(200, 50), (120, 40), (80, 24), (59, 20), (40, 12), (20, 5)] {
            let (at, screen) = at(columns, rows);
            for first in at.text.y..at.text.y + at.text.height {
                let found = beside(&at, screen, Some((first, first)), 10);
                let text = Rect { x: at.text.x, y: first, width: at.text.width, height: 1 };
                assert!(found.intersection(text).area() == 0, "{columns}×{rows}, row {first}: {found:?}");
                assert!(found.area() > 0 && screen.intersection(found) == found, "{found:?}");
            }
        }
    }

    #[test]
    fn the_lists_beside_the_text_are_the_first_choice() {
        let (narrow, screen) = at(120, 40);
        assert_eq!(Some(beside(&narrow, screen, Some((3, 4)), 8).x), narrow.findings.map(|pane| pane.body.x));
        let (wide, screen) = at(200, 50);
        assert_eq!(Some(beside(&wide, screen, Some((3, 4)), 8).x), wide.notes.map(|pane| pane.body.x));
    }

    #[test]
    fn boxes_in_the_middle_fit() {
        for columns in 0..130 {
            for rows in 0..45 {
                let screen = Rect::new(0, 0, columns, rows);
                assert_eq!(screen.intersection(middle(screen, 72, 30)), middle(screen, 72, 30));
            }
        }
    }
}
