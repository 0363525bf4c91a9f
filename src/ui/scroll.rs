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
}
