//! Spans that several coders marked on one text.

use super::Category;

/// One mark: a half-open range of code points with a category, by one coder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    /// Index of the coder.
    pub coder: usize,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Index of the category.
    pub category: Category,
}

impl Unit {
    /// Length in code points.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the unit covers nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Code points in common with `other`.
    #[must_use]
    pub fn overlap(&self, other: &Self) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }
}

/// All marks of all coders on a text of a given length.
///
/// Marks that cover nothing or reach outside the text are left out and counted; the same mark given
/// twice by one coder counts once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Continuum {
    coders: usize,
    length: usize,
    units: Vec<Unit>,
    dropped: usize,
    repeated: usize,
}

impl Continuum {
    /// The marks of `coders` coders on `length` code points.
    #[must_use]
    pub fn new(coders: usize, length: usize, units: impl IntoIterator<Item = Unit>) -> Self {
        let mut dropped = 0;
        let mut kept: Vec<Unit> = Vec::new();
        for unit in units {
            if unit.is_empty() || unit.end > length || unit.coder >= coders {
                dropped += 1;
            } else {
                kept.push(unit);
            }
        }
        kept.sort_unstable();
        let all = kept.len();
        kept.dedup();
        Self { coders, length, dropped, repeated: all - kept.len(), units: kept }
    }

    /// How many coders, with or without marks.
    #[must_use]
    pub const fn coders(&self) -> usize {
        self.coders
    }

    /// Length of the text in code points.
    #[must_use]
    pub const fn length(&self) -> usize {
        self.length
    }

    /// The marks by coder, then position, then category.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Marks left out because they cover nothing or do not lie in the text.
    #[must_use]
    pub const fn dropped(&self) -> usize {
        self.dropped
    }

    /// Marks left out because the same coder made the same mark before.
    #[must_use]
    pub const fn repeated(&self) -> usize {
        self.repeated
    }

    /// The marks of one coder, in text order.
    #[must_use]
    pub fn of_coder(&self, coder: usize) -> &[Unit] {
        let start = self.units.partition_point(|u| u.coder < coder);
        let end = self.units.partition_point(|u| u.coder <= coder);
        self.units.get(start..end).unwrap_or(&[])
    }

    /// The categories in use, ascending.
    #[must_use]
    pub fn categories(&self) -> Vec<Category> {
        let mut found: Vec<Category> = self.units.iter().map(|u| u.category).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The marks of one category alone.
    #[must_use]
    pub fn of_category(&self, category: Category) -> Self {
        let units = self.units.iter().copied().filter(|u| u.category == category).collect();
        Self { coders: self.coders, length: self.length, units, dropped: 0, repeated: 0 }
    }

    /// The marks of two coders alone, who become coders 0 and 1.
    #[must_use]
    pub fn pair(&self, first: usize, second: usize) -> Self {
        let of = |from: usize, to: usize| self.of_coder(from).iter().map(move |u| Unit { coder: to, ..*u });
        let units = of(first, 0).chain(of(second, 1)).collect();
        Self { coders: 2, length: self.length, units, dropped: 0, repeated: 0 }
    }

    /// The marks with those of one coder and category that overlap made one.
    ///
    /// The unitizing measures need it: to them a coder says of every code point once whether it
    /// belongs to the category.
    #[must_use]
    pub fn joined(&self) -> Self {
        let mut sorted = self.units.clone();
        sorted.sort_unstable_by_key(|u| (u.coder, u.category, u.start, u.end));
        let mut units: Vec<Unit> = Vec::with_capacity(sorted.len());
        for unit in sorted {
            match units.last_mut() {
                Some(last)
                    if last.coder == unit.coder
                        && last.category == unit.category
                        && unit.start < last.end =>
                {
                    last.end = last.end.max(unit.end);
                }
                _ => units.push(unit),
            }
        }
        units.sort_unstable();
        Self {
            coders: self.coders,
            length: self.length,
            units,
            dropped: self.dropped,
            repeated: self.repeated,
        }
    }

    /// The stretches of text that can be exchanged without cutting a mark: each starts where no
    /// coder's mark is open and ends before the next mark that begins after it.
    ///
    /// They cover the text; resampling them gives bootstrap intervals for marks.
    #[must_use]
    pub fn stretches(&self) -> Vec<(usize, usize)> {
        let mut order: Vec<(usize, usize)> = self.units.iter().map(|u| (u.start, u.end)).collect();
        order.sort_unstable();
        let mut cuts = vec![0];
        let mut open_until = 0;
        for (start, end) in order {
            if start >= open_until && start > 0 {
                cuts.push(start);
            }
            open_until = open_until.max(end);
        }
        cuts.push(self.length);
        cuts.dedup();
        cuts.iter().zip(cuts.iter().skip(1)).map(|(&a, &b)| (a, b)).collect()
    }

    /// The continuum made of the stretches at `picks`, one after the other.
    #[must_use]
    pub fn rebuilt(&self, stretches: &[(usize, usize)], picks: &[usize]) -> Self {
        let mut by_start = self.units.clone();
        by_start.sort_unstable_by_key(|u| u.start);
        let mut units = Vec::with_capacity(self.units.len());
        let mut offset = 0;
        for &(from, to) in picks.iter().filter_map(|&pick| stretches.get(pick)) {
            let first = by_start.partition_point(|u| u.start < from);
            let inside = by_start.iter().skip(first).take_while(|u| u.start < to);
            units.extend(inside.map(|u| Unit {
                start: u.start - from + offset,
                end: u.end - from + offset,
                ..*u
            }));
            offset += to - from;
        }
        units.sort_unstable();
        Self { coders: self.coders, length: offset, units, dropped: 0, repeated: 0 }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn unit(coder: usize, start: usize, end: usize, category: Category) -> Unit {
        Unit { coder, start, end, category }
    }

    #[test]
    fn leaves_out_what_covers_nothing_or_lies_outside_and_counts_it() {
        let marks =
            [unit(0, 3, 3, 0), unit(0, 2, 11, 0), unit(5, 1, 2, 0), unit(1, 1, 4, 2), unit(1, 1, 4, 2)];
        let continuum = Continuum::new(2, 10, marks);
        assert_eq!((continuum.dropped(), continuum.repeated()), (3, 1));
        assert_eq!(continuum.units(), [unit(1, 1, 4, 2)]);
    }

    #[test]
    fn joins_overlaps_of_one_code_but_not_neighbours() {
        let continuum =
            Continuum::new(1, 30, [unit(0, 0, 5, 0), unit(0, 4, 9, 0), unit(0, 9, 12, 0), unit(0, 3, 6, 1)]);
        assert_eq!(continuum.joined().units(), [unit(0, 0, 9, 0), unit(0, 3, 6, 1), unit(0, 9, 12, 0)]);
    }

    #[test]
    fn stretches_cut_no_mark_and_cover_the_text() {
        let continuum = Continuum::new(
            2,
            40,
            [unit(0, 2, 10, 0), unit(1, 8, 15, 0), unit(0, 20, 25, 0), unit(1, 25, 30, 1)],
        );
        let stretches = continuum.stretches();
        assert_eq!(stretches, [(0, 2), (2, 20), (20, 25), (25, 40)]);
        let all: Vec<usize> = (0..stretches.len()).collect();
        assert_eq!(continuum.rebuilt(&stretches, &all), continuum);
        let twice = continuum.rebuilt(&stretches, &[2, 2]);
        assert_eq!((twice.length(), twice.units()), (10, &[unit(0, 0, 5, 0), unit(0, 5, 10, 0)][..]));
    }
}
