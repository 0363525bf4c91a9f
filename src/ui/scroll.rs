//! How far a list is scrolled: just so far that its current line shows.

/// The first line of a list that shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scroll {
    top: usize,
}

/// Lines kept in sight above and below the current one, where there is room.
const MARGIN: usize = 2;

impl Scroll {
    /// The first line to show of `total`, so that lines `first..=last` show in `height` (the first
    /// one, when both cannot).
    pub fn follow(&mut self, first: usize, last: usize, height: usize, total: usize) -> usize {
        let margin = MARGIN.min(height.saturating_sub(1) / 2);
        let lowest = (last + 1 + margin).min(total).saturating_sub(height);
        self.top = self.top.max(lowest).min(first.saturating_sub(margin));
        self.top = self.top.min(total.saturating_sub(height));
        self.top
    }
}

impl Scroll {
    /// The first entry to show of `total` entries of different heights, so that the current one shows
    /// whole (its head, when it is higher than the area). Asks only for the heights of entries near it.
    pub fn follow_tall(
        &mut self,
        current: usize,
        area: usize,
        total: usize,
        mut height: impl FnMut(usize) -> usize,
    ) -> usize {
        self.top = self.top.min(current);
        // From the current entry upwards as far as the area reaches, the old top at most.
        let mut used = height(current);
        let mut first = current;
        while first > self.top {
            used += height(first - 1);
            if used > area {
                break;
            }
            first -= 1;
        }
        // Nothing left open at the end while there is something above to fill it.
        let mut below = 0;
        let mut at = first;
        while at < total && below < area {
            below += height(at);
            at += 1;
        }
        while at == total && first > 0 && below + height(first - 1) <= area {
            first -= 1;
            below += height(first);
        }
        self.top = first;
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_current_line_always_shows() {
        for height in 1..12 {
            for total in 1..30 {
                let mut scroll = Scroll::default();
                for at in (0..total).chain((0..total).rev()).chain([total / 2, 0, total - 1]) {
                    let top = scroll.follow(at, at, height, total);
                    assert!(top <= at && at < top + height, "{at} of {total} in {height}: {top}");
                    assert!(top == 0 || top + height <= total);
                }
            }
        }
    }

    #[test]
    fn it_moves_only_when_it_must() {
        let mut scroll = Scroll::default();
        assert_eq!(scroll.follow(5, 5, 10, 30), 0);
        assert_eq!(scroll.follow(9, 9, 10, 30), 2);
        assert_eq!(scroll.follow(6, 6, 10, 30), 2);
        assert_eq!(scroll.follow(3, 3, 10, 30), 1);
    }

    #[test]
    fn a_tall_entry_shows_whole_where_it_can() {
        let heights = [3, 1, 7, 2, 2, 9, 1, 4, 12, 2];
        for area in 1..20 {
            let mut scroll = Scroll::default();
            for at in (0..10).chain((0..10).rev()).chain([9, 0, 5]) {
                let top = scroll.follow_tall(at, area, 10, |n| heights[n]);
                assert!(top <= at);
                let above: usize = heights[top..at].iter().sum();
                assert!(above + heights[at] <= area || top == at, "{at} in {area}: {top}");
            }
        }
    }

    #[test]
    fn only_neighbours_are_measured() {
        let mut asked = 0;
        let mut scroll = Scroll::default();
        scroll.follow_tall(90_000, 40, 100_000, |_| {
            asked += 1;
            2
        });
        assert!(asked < 100, "{asked}");
    }

    #[test]
    fn the_end_of_the_list_fills_the_area() {
        let mut scroll = Scroll { top: 9 };
        assert_eq!(scroll.follow_tall(9, 6, 10, |_| 2), 7);
    }
}
