//! A number for each pair of claims.

/// Rows are claims of one side, columns claims of the other, or of the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub(super) rows: usize,
    pub(super) columns: usize,
    cells: Vec<f64>,
}

impl Grid {
    pub(super) fn of(rows: usize, columns: usize, cell: impl Fn(usize, usize) -> f64) -> Self {
        let cell = &cell;
        let cells = (0..rows).flat_map(|i| (0..columns).map(move |j| cell(i, j))).collect();
        Self { rows, columns, cells }
    }

    /// 0 outside.
    pub(super) fn at(&self, i: usize, j: usize) -> f64 {
        if j < self.columns { self.cells.get(i * self.columns + j).copied().unwrap_or(0.0) } else { 0.0 }
    }

    /// The best of each row, and of each column.
    pub(super) fn bests(&self) -> [Vec<f64>; 2] {
        let best = |values: &mut dyn Iterator<Item = f64>| values.reduce(f64::max).unwrap_or(0.0);
        [
            (0..self.rows).map(|i| best(&mut (0..self.columns).map(|j| self.at(i, j)))).collect(),
            (0..self.columns).map(|j| best(&mut (0..self.rows).map(|i| self.at(i, j)))).collect(),
        ]
    }

    /// Each cell less the best of the others in its row and its column: above 0 where the two are each
    /// other's first choice.
    pub(super) fn margins(&self) -> Self {
        let rows: Vec<[(usize, f64); 2]> =
            (0..self.rows).map(|i| two_best((0..self.columns).map(|j| self.at(i, j)))).collect();
        let columns: Vec<[(usize, f64); 2]> =
            (0..self.columns).map(|j| two_best((0..self.rows).map(|i| self.at(i, j)))).collect();
        let other = |best: Option<&[(usize, f64); 2]>, at: usize| match best {
            Some([first, second]) if first.0 == at => second.1,
            Some([first, _]) => first.1,
            None => 0.0,
        };
        Self::of(self.rows, self.columns, |i, j| {
            self.at(i, j) - other(rows.get(i), j).max(other(columns.get(j), i))
        })
    }
}

/// The best with its place, and the best of the others: 0 where there is none.
fn two_best(values: impl Iterator<Item = f64>) -> [(usize, f64); 2] {
    let mut sorted: Vec<(usize, f64)> = values.enumerate().collect();
    sorted.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    let none = (usize::MAX, 0.0);
    [sorted.first().copied().unwrap_or(none), sorted.get(1).copied().unwrap_or(none)]
}

#[cfg(test)]
mod tests {
    use super::Grid;

    #[test]
    fn a_margin_is_what_a_pair_has_before_its_rivals() {
        let grid = Grid::of(2, 2, |i, j| [[0.9, 0.2], [0.5, 0.4]][i][j]);
        let margins = grid.margins();
        let found: Vec<i64> = [(0, 0), (0, 1), (1, 0), (1, 1)]
            .map(|(i, j)| (margins.at(i, j) * 10.0).round())
            .map(|n| if n < 0.0 { -(-n as i64) } else { n as i64 })
            .to_vec();
        assert_eq!(found, [4, -7, -4, -1]);
    }
}
