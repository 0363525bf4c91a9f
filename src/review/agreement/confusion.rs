//! Which categories two coders confuse.

use super::{Category, Ratings};

/// A square table of counts: rows are the first coder's categories, columns the second's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confusion {
    size: usize,
    counts: Vec<u64>,
    dropped: u64,
}

impl Confusion {
    /// The table of two coders over the items that both rated.
    #[must_use]
    pub fn of(ratings: &Ratings, first: usize, second: usize) -> Self {
        let size = ratings.categories();
        let mut table = Self { size, counts: vec![0; size * size], dropped: 0 };
        for (item, weight) in ratings.items() {
            let weight = u64::from(weight);
            match (item.get(first).copied().flatten(), item.get(second).copied().flatten()) {
                (Some(row), Some(column)) => table.add(row, column, weight),
                _ => table.dropped += weight,
            }
        }
        table
    }

    fn add(&mut self, row: Category, column: Category, weight: u64) {
        if let Some(cell) = self.counts.get_mut(row as usize * self.size + column as usize) {
            *cell += weight;
        }
    }

    /// Categories on each side.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// How often the first coder said `row` where the second said `column`.
    #[must_use]
    pub fn count(&self, row: usize, column: usize) -> u64 {
        if column >= self.size {
            return 0;
        }
        self.counts.get(row * self.size + column).copied().unwrap_or(0)
    }

    /// How often the first coder said `row`.
    #[must_use]
    pub fn row_total(&self, row: usize) -> u64 {
        (0..self.size).map(|column| self.count(row, column)).sum()
    }

    /// How often the second coder said `column`.
    #[must_use]
    pub fn column_total(&self, column: usize) -> u64 {
        (0..self.size).map(|row| self.count(row, column)).sum()
    }

    /// Items counted.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Items left out because one of the two, or both, gave no value.
    #[must_use]
    pub const fn dropped(&self) -> u64 {
        self.dropped
    }

    /// The confusions that occur, `(first's category, second's category, count)`, most frequent
    /// first.
    #[must_use]
    pub fn confusions(&self) -> Vec<(Category, Category, u64)> {
        let mut found: Vec<(Category, Category, u64)> = (0..self.size)
            .flat_map(|row| (0..self.size).map(move |column| (row, column)))
            .filter(|(row, column)| row != column)
            .map(|(row, column)| (row as Category, column as Category, self.count(row, column)))
            .filter(|&(.., n)| n > 0)
            .collect();
        found.sort_by_key(|&(row, column, n)| (std::cmp::Reverse(n), row, column));
        found
    }
}
