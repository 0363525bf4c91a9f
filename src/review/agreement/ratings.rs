//! Items that several coders put into categories, each item once per coder, with gaps.

use super::Category;
use std::collections::BTreeMap;

/// What every coder said about every item. `None`: the coder did not look at the item.
///
/// "Looked and found nothing" is a category like any other, and must be given as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ratings {
    coders: usize,
    cells: Vec<Option<Category>>,
    /// How often each item counts.
    weights: Vec<u32>,
}

impl Ratings {
    /// An empty table for so many coders.
    #[must_use]
    pub const fn new(coders: usize) -> Self {
        Self { coders, cells: Vec::new(), weights: Vec::new() }
    }

    /// A table from one row per coder. Rows are as long as the longest; what is missing is `None`.
    #[must_use]
    pub fn from_coders(rows: &[Vec<Option<Category>>]) -> Self {
        let mut table = Self::new(rows.len());
        for item in 0..rows.iter().map(Vec::len).max().unwrap_or(0) {
            table.push(rows.iter().map(|row| row.get(item).copied().flatten()));
        }
        table
    }

    /// Adds an item: one value per coder, in the order of coders. Missing values are `None`, values
    /// beyond the last coder are ignored.
    pub fn push(&mut self, values: impl IntoIterator<Item = Option<Category>>) {
        let end = self.cells.len() + self.coders;
        self.cells.extend(values.into_iter().take(self.coders));
        self.cells.resize(end, None);
        self.weights.push(1);
    }

    /// How many coders.
    #[must_use]
    pub const fn coders(&self) -> usize {
        self.coders
    }

    /// How many items, not counting how often each counts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// Whether there are no items.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The items in order, each as one value per coder and how often it counts.
    pub fn items(&self) -> impl Iterator<Item = (&[Option<Category>], u32)> {
        let rows = self.cells.chunks_exact(self.coders.max(1));
        rows.zip(self.weights.iter().copied()).filter(|&(_, weight)| weight > 0)
    }

    /// Item `index`; empty when there is none.
    #[must_use]
    pub fn item(&self, index: usize) -> &[Option<Category>] {
        self.cells.get(index * self.coders..(index + 1) * self.coders).unwrap_or(&[])
    }

    /// The table of two coders alone.
    #[must_use]
    pub fn pair(&self, first: usize, second: usize) -> Self {
        let mut table = Self::new(2);
        for (item, _) in self.items() {
            table.push([item.get(first).copied().flatten(), item.get(second).copied().flatten()]);
        }
        table.weights = self.weights.iter().copied().filter(|&weight| weight > 0).collect();
        table
    }

    /// Items with values of at least two coders: those that say anything about agreement.
    #[must_use]
    pub fn pairable(&self) -> usize {
        self.count(|item| item.iter().flatten().nth(1).is_some())
    }

    /// Items to which every coder gave a value.
    #[must_use]
    pub fn complete(&self) -> usize {
        self.count(|item| item.iter().all(Option::is_some))
    }

    fn count(&self, keep: impl Fn(&[Option<Category>]) -> bool) -> usize {
        self.items().filter(|(item, _)| keep(item)).map(|(_, weight)| weight as usize).sum()
    }

    /// Each row of values once, with how often it occurs, and for each item which of these rows it
    /// has. With `symmetric`, rows that differ only in which coder said what are one: enough for
    /// every measure that treats coders alike.
    #[must_use]
    pub fn distinct(&self, symmetric: bool) -> (Self, Vec<usize>) {
        let mut table = Self::new(self.coders);
        let mut known: BTreeMap<Vec<Option<Category>>, usize> = BTreeMap::new();
        let mut rows = Vec::with_capacity(self.len());
        for (item, weight) in self.items() {
            let mut key = item.to_vec();
            if symmetric {
                key.sort_unstable();
            }
            let row = *known.entry(key).or_insert_with_key(|key| {
                table.push(key.iter().copied());
                table.weights.pop();
                table.weights.push(0);
                table.len() - 1
            });
            if let Some(place) = table.weights.get_mut(row) {
                *place += weight;
            }
            rows.push(row);
        }
        (table, rows)
    }

    /// Makes each item count as often as its row occurs among `rows`.
    pub fn weigh(&mut self, rows: impl IntoIterator<Item = usize>) {
        self.weights.fill(0);
        for row in rows {
            if let Some(weight) = self.weights.get_mut(row) {
                *weight += 1;
            }
        }
    }

    /// One more than the largest category used; 0 where there is none.
    #[must_use]
    pub fn categories(&self) -> usize {
        self.cells.iter().flatten().map(|&c| c as usize + 1).max().unwrap_or(0)
    }
}

/// How often each category occurs in one item, without zeros, in order of category.
pub(super) fn counts(item: &[Option<Category>], into: &mut Vec<(Category, i128)>) {
    into.clear();
    for &category in item.iter().flatten() {
        match into.iter_mut().find(|(c, _)| *c == category) {
            Some((_, n)) => *n += 1,
            None => into.push((category, 1)),
        }
    }
    into.sort_unstable_by_key(|&(c, _)| c);
}
