//! The assignment problem: the Hungarian algorithm with potentials, for the best alignment of two
//! coders.

/// For each row the column it is given, or `None` where standing alone is better.
///
/// `gain(row, column)` says what is saved by joining the two, `None` where they must not be joined;
/// the sum of gains is made as large as possible. Gains of zero or less are never taken.
#[must_use]
pub(super) fn best_pairs(
    rows: usize,
    columns: usize,
    gain: impl Fn(usize, usize) -> Option<f64>,
) -> Vec<Option<usize>> {
    // Columns 1..=columns are real, the next `rows` stand for "alone" at cost 0. Row and column 0
    // belong to the algorithm.
    let width = columns + rows;
    let cost = |row: usize, column: usize| {
        if column > columns { 0.0 } else { gain(row - 1, column - 1).map_or(0.0, |g| -g.max(0.0)) }
    };
    let mut row_price = vec![0.0; rows + 1];
    let mut column_price = vec![0.0; width + 1];
    let mut row_of = vec![0_usize; width + 1];
    for row in 1..=rows {
        let mut came_from = vec![0_usize; width + 1];
        let mut slack = vec![f64::INFINITY; width + 1];
        let mut done = vec![false; width + 1];
        set(&mut row_of, 0, row);
        let mut column = 0;
        loop {
            set(&mut done, column, true);
            let current = at(&row_of, column);
            let (mut least, mut next) = (f64::INFINITY, 0);
            for other in 1..=width {
                if at(&done, other) {
                    continue;
                }
                let reduced = cost(current, other) - at(&row_price, current) - at(&column_price, other);
                if reduced < at(&slack, other) {
                    set(&mut slack, other, reduced);
                    set(&mut came_from, other, column);
                }
                if at(&slack, other) < least {
                    (least, next) = (at(&slack, other), other);
                }
            }
            for other in 0..=width {
                if at(&done, other) {
                    add(&mut row_price, at(&row_of, other), least);
                    add(&mut column_price, other, -least);
                } else {
                    add(&mut slack, other, -least);
                }
            }
            column = next;
            if at(&row_of, column) == 0 {
                break;
            }
        }
        while column != 0 {
            let previous = at(&came_from, column);
            let moved = at(&row_of, previous);
            set(&mut row_of, column, moved);
            column = previous;
        }
    }
    let mut found = vec![None; rows];
    for column in 1..=columns {
        let row = at(&row_of, column);
        if row > 0 && gain(row - 1, column - 1).is_some_and(|g| g > 0.0) {
            set(&mut found, row - 1, Some(column - 1));
        }
    }
    found
}

fn at<T: Copy + Default>(values: &[T], index: usize) -> T {
    values.get(index).copied().unwrap_or_default()
}

fn set<T>(values: &mut [T], index: usize, value: T) {
    if let Some(place) = values.get_mut(index) {
        *place = value;
    }
}

fn add(values: &mut [f64], index: usize, step: f64) {
    if let Some(place) = values.get_mut(index) {
        *place += step;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::review::agreement::Random;

    /// Every way to join rows and columns.
    fn exhaustive(gains: &[Vec<f64>], row: usize, used: u32) -> f64 {
        let Some(line) = gains.get(row) else { return 0.0 };
        let mut best = exhaustive(gains, row + 1, used);
        for (column, gain) in line.iter().enumerate() {
            if used & (1 << column) == 0 {
                best = best.max(gain + exhaustive(gains, row + 1, used | 1 << column));
            }
        }
        best
    }

    #[test]
    fn as_good_as_trying_everything() {
        let mut random = Random::new(5);
        for round in 0..300 {
            let (rows, columns) = (1 + round % 5, 1 + round % 6);
            let gains: Vec<Vec<f64>> =
                (0..rows).map(|_| (0..columns).map(|_| random.unit() * 2.0 - 0.7).collect()).collect();
            let found = best_pairs(rows, columns, |r, c| Some(gains[r][c]));
            let sum: f64 = found.iter().enumerate().filter_map(|(r, c)| c.map(|c| gains[r][c])).sum();
            assert!((sum - exhaustive(&gains, 0, 0)).abs() < 1e-12, "{gains:?} {found:?}");
            let mut columns_used: Vec<usize> = found.iter().flatten().copied().collect();
            columns_used.sort_unstable();
            columns_used.dedup();
            assert_eq!(columns_used.len(), found.iter().flatten().count());
        }
    }

    #[test]
    fn nobody_is_joined_at_a_loss() {
        assert_eq!(best_pairs(2, 2, |_, _| Some(-1.0)), [None, None]);
        assert_eq!(best_pairs(2, 2, |r, c| (r == c).then_some(1.0)), [Some(0), Some(1)]);
        assert_eq!(best_pairs(0, 3, |_, _| Some(1.0)), []);
    }
}
