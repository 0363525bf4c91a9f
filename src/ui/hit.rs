//! What was drawn where: the mouse asks it. Filled anew while each frame is drawn, searched from the
//! top of the heap down.

use super::input::Deed;
use crate::app::{Area, Gesture, Hit, Pointer, State};
use crate::layout::{RowRef, place};
use std::time::{Duration, Instant};

/// Two presses on one cell within this time are a double click.
const AGAIN: Duration = Duration::from_millis(400);

/// What a rectangle shows.
#[derive(Clone, Copy, Debug)]
pub enum Spot {
    /// One row of the text; the column decides the byte.
    Row(RowRef),
    /// Something known already.
    Known(Hit),
}

/// Everything drawn in the last frame, and the last press.
#[derive(Debug, Default)]
pub struct Hits {
    spots: Vec<(Area, Spot)>,
    last: Option<(Instant, u16, u16, u8)>,
    /// Whether the button went down on the text and is still down.
    dragging: bool,
    /// The border on which the button went down, while it is down.
    border: Option<usize>,
    /// Where the mouse is held above or below the text it drags over.
    pull: Option<(u16, u16)>,
    /// What was at the top of the screen when the text last went on under a mouse held there.
    pulled: Option<usize>,
}

impl Hits {
    /// Forgets the last frame.
    pub fn clear(&mut self) {
        self.spots.clear();
    }

    /// Something was drawn here, over whatever was drawn here before.
    pub fn add(&mut self, area: Area, hit: Hit) {
        self.spots.push((area, Spot::Known(hit)));
    }

    /// A row of text was drawn here.
    pub fn row(&mut self, area: Area, row: RowRef) {
        self.spots.push((area, Spot::Row(row)));
    }

    /// What a deed with the mouse means.
    pub fn pointer(&mut self, deed: Deed, column: u16, row: u16, state: &State, now: Instant) -> Pointer {
        let gesture = match deed {
            Deed::Press => Gesture::Press(self.count(column, row, now)),
            Deed::Drag => Gesture::Drag,
            Deed::Release => Gesture::Release,
            Deed::Wheel(notches) => Gesture::Wheel(i16::try_from(notches * WHEEL_ROWS).unwrap_or(0)),
        };
        let target = match deed {
            // A drag that leaves the text goes on along its edge.
            Deed::Drag if self.dragging => self.nearest(column, row, state),
            Deed::Drag | Deed::Release if self.border.is_some() => {
                Hit::Border(self.border.unwrap_or_default(), column)
            }
            _ => self.at(column, row, state),
        };
        match deed {
            Deed::Press => {
                self.dragging = matches!(target, Hit::Text(_));
                self.border = if let Hit::Border(rule, _) = target { Some(rule) } else { None };
            }
            Deed::Release => (self.dragging, self.border) = (false, None),
            Deed::Drag | Deed::Wheel(_) => {}
        }
        let pull = matches!(target, Hit::Past(..)).then_some((column, row));
        if self.pull != pull {
            (self.pull, self.pulled) = (pull, None);
        }
        Pointer { gesture, target }
    }

    /// Where the mouse is held beyond the text while it drags, so that the text goes on under it; `None`
    /// once it has nowhere to go, or `top` is what it was.
    pub fn pull(&mut self, top: usize) -> Option<(u16, u16)> {
        let pull = self.pull.filter(|_| self.pulled != Some(top));
        self.pulled = pull.map(|_| top);
        if pull.is_none() {
            self.let_go();
        }
        pull
    }

    /// The text stays where it is, wherever the mouse is held.
    pub const fn let_go(&mut self) {
        self.pull = None;
    }

    fn count(&mut self, column: u16, row: u16, now: Instant) -> u8 {
        let count = match self.last {
            Some((then, x, y, n)) if (x, y) == (column, row) && now.duration_since(then) < AGAIN => n % 3 + 1,
            _ => 1,
        };
        self.last = Some((now, column, row, count));
        count
    }

    fn at(&self, column: u16, row: u16, state: &State) -> Hit {
        let found = self.spots.iter().rev().find(|(area, _)| area.contains(column, row));
        found.map_or(Hit::Nothing, |(area, spot)| meaning(*area, *spot, column, state))
    }

    fn nearest(&self, column: u16, row: u16, state: &State) -> Hit {
        let rows = || self.spots.iter().filter(|(_, spot)| matches!(spot, Spot::Row(_)));
        let edges = (rows().map(|(area, _)| area.y).min(), rows().map(|(area, _)| area.y).max());
        if let (Some(first), Some(last)) = edges {
            let past = match row {
                _ if row < first => i32::from(row) - i32::from(first),
                _ if row > last => i32::from(row - last),
                // Where the text fills the screen, there is no further to go.
                0 => -1,
                _ if row + 1 == state.size.rows => 1,
                _ => 0,
            };
            if past != 0 {
                let left = rows().next().map_or(0, |(area, _)| area.x);
                return Hit::Past(i16::try_from(past).unwrap_or(0), column.saturating_sub(left));
            }
        }
        let found = rows().min_by_key(|(area, _)| area.y.abs_diff(row));
        found.map_or(Hit::Nothing, |(area, spot)| meaning(*area, *spot, column, state))
    }
}

/// Rows that one notch of the wheel scrolls.
const WHEEL_ROWS: i32 = 3;

fn meaning(area: Area, spot: Spot, column: u16, state: &State) -> Hit {
    match spot {
        Spot::Known(hit) => hit,
        Spot::Row(row) => {
            let column = column.saturating_sub(area.x).min(area.width);
            Hit::Text(place::byte_at(&state.reader.flow, &state.document, row, column))
        }
    }
}
