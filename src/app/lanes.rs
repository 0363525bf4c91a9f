//! Lanes beside the text for the reader's own marks, where they lie over or in each other or stand in
//! several parts: the words alone would not show which is which.

use super::notes::Mark;
use crate::annotation::Kind;
use crate::text::Span;
use std::cmp::Reverse;

/// Lanes for own marks at most; the last one takes all that finds no other.
pub const MOST_OWN: usize = 3;

/// What one lane of own marks shows on a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnLane {
    /// The stroke; `None`: nothing.
    pub stroke: Option<Stroke>,
    /// Whether it is that of the selected mark.
    pub current: bool,
}

/// A piece of the line that a mark draws beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// The mark stands on this row only.
    Only,
    /// It begins here.
    Begins,
    /// It goes on.
    Goes,
    /// It ends here.
    Ends,
    /// The row stands between two of its parts.
    Between,
    /// One ends and the next begins.
    Next,
    /// Several that could not be told apart.
    Several,
}

/// The lane of each of `marks`, and how many there are: none where own marks stand apart from each
/// other and in one part each.
#[must_use]
pub fn own_lanes(marks: &[Mark]) -> (Vec<Option<usize>>, usize) {
    let mut all: Vec<(Span, usize)> = Vec::new();
    let mut parts = false;
    for (at, mark) in marks.iter().enumerate().filter(|(_, m)| m.own && m.annotation.kind == Kind::Note) {
        let Some(hull) = mark.spans().reduce(Span::hull) else { continue };
        parts |= mark.spans().nth(1).is_some();
        all.push((hull, at));
    }
    all.sort_by_key(|(hull, at)| (hull.start, Reverse(hull.end), *at));
    let mut lanes = vec![None; marks.len()];
    let mut ends: Vec<usize> = Vec::new();
    for (hull, at) in all {
        let free = ends.iter().position(|&end| end <= hull.start);
        let lane = free.unwrap_or_else(|| ends.len().min(MOST_OWN - 1));
        match ends.get_mut(lane) {
            Some(end) => *end = hull.end.max(*end),
            None => ends.push(hull.end),
        }
        if let Some(slot) = lanes.get_mut(at) {
            *slot = Some(lane);
        }
    }
    match ends.len() {
        0 | 1 if !parts => (Vec::new(), 0),
        count => (lanes, count),
    }
}

impl OwnLane {
    /// Adds what `mark` draws on the row.
    pub(super) fn add(&mut self, mark: &Mark, row: Span, current: bool) {
        let Some(hull) = mark.spans().reduce(Span::hull).filter(|hull| hull.overlaps(row)) else { return };
        let (begins, ends) = (hull.start >= row.start, hull.end <= row.end);
        let new = match (begins, ends) {
            (true, true) => Stroke::Only,
            (true, false) => Stroke::Begins,
            (false, true) => Stroke::Ends,
            (false, false) if mark.spans().any(|span| span.overlaps(row)) => Stroke::Goes,
            (false, false) => Stroke::Between,
        };
        self.stroke = Some(match (self.stroke, new) {
            (None, new) => new,
            (Some(Stroke::Ends | Stroke::Only), Stroke::Begins | Stroke::Only) => Stroke::Next,
            _ => Stroke::Several,
        });
        self.current |= current;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Annotation, Resolution};

    fn mark(parts: &[(usize, usize)]) -> Mark {
        let places = parts.iter().map(|&(a, b)| Resolution::Exact(Span::new(a, b))).collect();
        Mark::new("ana", true, Annotation::new(Kind::Note), places)
    }

    #[test]
    fn marks_that_stand_apart_need_no_lanes() {
        assert_eq!(own_lanes(&[mark(&[(0, 5)]), mark(&[(5, 9)])]), (Vec::new(), 0));
        let mut theirs = mark(&[(0, 9)]);
        theirs.own = false;
        assert_eq!(own_lanes(&[theirs, mark(&[(3, 9)])]).1, 0);
    }

    #[test]
    fn overlapping_nested_and_parted_marks_get_lanes_of_their_own() {
        let nested = [mark(&[(0, 30)]), mark(&[(0, 9)]), mark(&[(9, 12)]), mark(&[(40, 50)])];
        assert_eq!(own_lanes(&nested), (vec![Some(0), Some(1), Some(1), Some(0)], 2));
        assert_eq!(own_lanes(&[mark(&[(0, 4), (20, 24)])]), (vec![Some(0)], 1));
        // The part in between belongs to another mark.
        assert_eq!(own_lanes(&[mark(&[(0, 4), (20, 24)]), mark(&[(10, 12)])]).0, [Some(0), Some(1)]);
        let many: Vec<Mark> = (0..5).map(|n| mark(&[(n, 30)])).collect();
        assert_eq!(own_lanes(&many), ((0..5).map(|n| Some(n.min(2))).collect(), 3));
    }

    #[test]
    fn a_lane_shows_where_a_mark_begins_goes_on_and_ends() {
        let parted = mark(&[(5, 12), (35, 38)]);
        let rows = [(0, 10), (10, 20), (20, 30), (30, 40), (40, 50)].map(|(a, b)| Span::new(a, b));
        let strokes = rows.map(|row| {
            let mut lane = OwnLane::default();
            lane.add(&parted, row, false);
            lane.stroke
        });
        use Stroke::{Begins, Between, Ends, Goes, Next, Several};
        assert_eq!(strokes, [Some(Begins), Some(Goes), Some(Between), Some(Ends), None]);
        let mut lane = OwnLane::default();
        lane.add(&mark(&[(0, 4)]), rows[0], false);
        lane.add(&mark(&[(4, 14)]), rows[0], true);
        assert_eq!((lane.stroke, lane.current), (Some(Next), true));
        lane.add(&mark(&[(2, 14)]), rows[0], false);
        assert_eq!(lane.stroke, Some(Several));
    }
}
