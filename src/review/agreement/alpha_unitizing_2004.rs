//! Krippendorff's unitizing α in the form of 1995 and 2004 (`αU`), which compares sections.
//!
//! Per category, each coder's text is a row of sections: marked units and the gaps between them.
//! Two overlapping units disagree by the squared distances of their ends, a unit that falls wholly
//! into the other's gap disagrees by its squared length. The result can be strongly negative.

use super::continuum::{Continuum, Unit};
use super::{Category, Disagreement, Sum, ratio};

/// αU over all categories: one minus summed observed over summed expected disagreement.
///
/// Overlapping marks of one coder and category are joined first. `None` with fewer than two coders,
/// an empty text, or no marks.
#[must_use]
pub fn alpha_unitizing_2004(continuum: &Continuum) -> Option<f64> {
    let (mut observed, mut expected) = (Sum::default(), Sum::default());
    for category in continuum.categories() {
        let terms = Terms::of(continuum, category)?;
        terms.add_to(&mut observed, &mut expected);
    }
    if let (Some((on, od)), Some((en, ed))) = (observed.fraction(), expected.fraction())
        && let (Some(above), Some(below)) = (on.checked_mul(ed), en.checked_mul(od))
    {
        return ratio(below.checked_sub(above)?, below);
    }
    Disagreement { observed: observed.value(), expected: expected.value() }.corrected()
}

/// Observed and expected disagreement of αU for one category.
#[must_use]
pub fn alpha_unitizing_2004_parts(continuum: &Continuum, category: Category) -> Option<Disagreement> {
    let (mut observed, mut expected) = (Sum::default(), Sum::default());
    Terms::of(continuum, category)?.add_to(&mut observed, &mut expected);
    Some(Disagreement { observed: observed.value(), expected: expected.value() })
}

/// A unit or a gap of one coder.
#[derive(Clone, Copy)]
struct Section {
    start: i128,
    end: i128,
    unit: bool,
}

impl Section {
    const fn len(self) -> i128 {
        self.end - self.start
    }
}

/// The integers of which the disagreements are made.
struct Terms {
    coders: i128,
    length: i128,
    /// Σ δ² over ordered pairs of coders.
    squares: i128,
    /// The bracket of the expected disagreement, summed over units.
    chance: i128,
    /// mL(mL - 1) - Σ l(l - 1).
    places: i128,
}

impl Terms {
    fn of(continuum: &Continuum, category: Category) -> Option<Self> {
        let coders = continuum.coders();
        let length = i128::try_from(continuum.length()).ok().filter(|&l| l > 0)?;
        if coders < 2 {
            return None;
        }
        let marks = continuum.of_category(category).joined();
        let rows: Vec<Vec<Section>> = (0..coders).map(|c| sections(marks.of_coder(c), length)).collect();
        let mut squares = 0;
        for (index, row) in rows.iter().enumerate() {
            for other in rows.iter().skip(index + 1) {
                // Every pair counts in both orders, and δ is symmetric.
                squares += 2 * distance(row, other);
            }
        }
        let all = coders as i128 * length;
        let units = || rows.iter().flatten().filter(|s| s.unit);
        let number = units().count() as i128;
        if number == 0 {
            return None;
        }
        let room = Room::of(rows.iter().flatten().filter(|s| !s.unit).map(|s| s.len()).collect());
        let chance = units()
            .map(|s| {
                let l = s.len();
                // l(l-1)(2l-1) = 2l³ - 3l² + l is a multiple of 3.
                (number - 1) * (l * (l - 1) * (2 * l - 1) / 3) + l * l * room.for_length(l)
            })
            .sum();
        let places = all * (all - 1) - units().map(|s| s.len() * (s.len() - 1)).sum::<i128>();
        Some(Self { coders: coders as i128, length, squares, chance, places })
    }

    fn add_to(&self, observed: &mut Sum, expected: &mut Sum) {
        observed.add(self.squares, self.coders * (self.coders - 1) * self.length * self.length);
        match self.length.checked_mul(self.places) {
            Some(below) => expected.add(2 * self.chance, below),
            None => expected.add_float(2.0 * self.chance as f64 / self.length as f64 / self.places as f64),
        }
    }
}

/// One coder's row of units and gaps over `0..length`.
fn sections(units: &[Unit], length: i128) -> Vec<Section> {
    let mut row = Vec::with_capacity(units.len() * 2 + 1);
    let mut done = 0;
    for unit in units {
        let (start, end) = (unit.start as i128, unit.end as i128);
        if start > done {
            row.push(Section { start: done, end: start, unit: false });
        }
        row.push(Section { start, end, unit: true });
        done = end;
    }
    if done < length {
        row.push(Section { start: done, end: length, unit: false });
    }
    row
}

/// Σ δ² of two rows. Only sections that touch contribute, so one merge finds them all.
fn distance(a: &[Section], b: &[Section]) -> i128 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some(g), Some(h)) = (a.get(i), b.get(j)) {
        sum += match (g.unit, h.unit) {
            (true, true) => (g.start - h.start).pow(2) + (g.end - h.end).pow(2),
            (true, false) if h.start <= g.start && g.end <= h.end => g.len().pow(2),
            (false, true) if g.start <= h.start && h.end <= g.end => h.len().pow(2),
            _ => 0,
        };
        let (g_end, h_end) = (g.end, h.end);
        if g_end <= h_end {
            i += 1;
        }
        if h_end <= g_end {
            j += 1;
        }
    }
    sum
}

/// In how many places a unit of some length fits into the gaps.
struct Room {
    /// Gap lengths, ascending.
    gaps: Vec<i128>,
    /// Sum of the gaps from each index to the end.
    sums: Vec<i128>,
}

impl Room {
    fn of(mut gaps: Vec<i128>) -> Self {
        gaps.sort_unstable();
        let mut sums: Vec<i128> = gaps
            .iter()
            .rev()
            .scan(0, |sum, gap| {
                *sum += gap;
                Some(*sum)
            })
            .collect();
        sums.reverse();
        Self { gaps, sums }
    }

    /// Σ (gap - l + 1) over gaps of at least l.
    fn for_length(&self, l: i128) -> i128 {
        let first = self.gaps.partition_point(|&gap| gap < l);
        let number = (self.gaps.len() - first) as i128;
        self.sums.get(first).copied().unwrap_or(0) - number * (l - 1)
    }
}
