//! Krippendorff's unitizing α in the form of 2016 (`uα`), which compares lengths of intersections.
//!
//! Krippendorff, Mathet, Bouvry, Widlöcher, *Quality & Quantity* 50. Each coder divides the text
//! into units with a value and gaps, the gap being a value too; agreement is the length on which
//! two coders have the same value.

use super::{Continuum, Disagreement, ratio};
use std::collections::BTreeMap;

/// Why the measure says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined2016 {
    /// Fewer than two coders, or an empty text.
    TooLittle,
    /// A coder gave two values to the same stretch of text; take the codes one by one.
    Overlaps,
    /// Nothing is marked, or everything is one unit: chance leaves nothing to disagree about.
    NoVariation,
}

/// uα over all categories. Overlapping marks of one coder and category are joined first.
///
/// # Errors
/// Where the measure is undefined, with the reason.
pub fn alpha_unitizing_2016(continuum: &Continuum) -> Result<f64, Undefined2016> {
    let terms = Terms::of(continuum)?;
    terms.value().ok_or(Undefined2016::NoVariation)
}

/// Observed and expected disagreement of [`alpha_unitizing_2016`], as shares of the total length.
///
/// # Errors
/// Where the measure is undefined, with the reason.
pub fn alpha_unitizing_2016_parts(continuum: &Continuum) -> Result<Disagreement, Undefined2016> {
    let terms = Terms::of(continuum)?;
    let share = |above, below| ratio(above, below).ok_or(Undefined2016::NoVariation);
    Ok(Disagreement {
        observed: share(terms.unequal, (terms.coders - 1) * terms.total)?,
        expected: share(terms.total * terms.total - terms.same, terms.total * terms.total - terms.squares)?,
    })
}

/// The integers of which the measure is made.
struct Terms {
    coders: i128,
    /// N = mL.
    total: i128,
    /// Length of unequal ordered pairs of coders.
    unequal: i128,
    /// Σ ℓ_c² over values, the gap among them.
    same: i128,
    /// Σ S_c: squared lengths of units, plain lengths of gaps.
    squares: i128,
}

impl Terms {
    fn of(continuum: &Continuum) -> Result<Self, Undefined2016> {
        let coders = continuum.coders();
        if coders < 2 || continuum.length() == 0 {
            return Err(Undefined2016::TooLittle);
        }
        let marks = continuum.joined();
        for coder in 0..coders {
            let row = marks.of_coder(coder);
            if row.iter().zip(row.iter().skip(1)).any(|(a, b)| b.start < a.end) {
                return Err(Undefined2016::Overlaps);
            }
        }
        let m = coders as i128;
        let total = m * continuum.length() as i128;
        // Total lengths per value; a coder's gaps are what is left.
        let mut lengths: BTreeMap<Option<u32>, i128> = BTreeMap::new();
        let (mut marked, mut squares) = (0, 0);
        for unit in marks.units() {
            let l = unit.len() as i128;
            *lengths.entry(Some(unit.category)).or_default() += l;
            marked += l;
            squares += l * l;
        }
        lengths.insert(None, total - marked);
        squares += total - marked;
        Ok(Self {
            coders: m,
            total,
            unequal: unequal_length(&marks),
            same: lengths.values().map(|l| l * l).sum(),
            squares,
        })
    }

    /// 1 - D_o / D_e in one fraction where it fits.
    fn value(&self) -> Option<f64> {
        // N - Σ ε_cc = N·(N² - Σ ℓ_c²) / (N² - Σ S_c).
        let chance = self.total * self.total - self.same;
        let room = self.total * self.total - self.squares;
        if chance <= 0 || room <= 0 {
            return None;
        }
        let above = self.unequal.checked_mul(room);
        let below = (self.total * (self.coders - 1)).checked_mul(chance);
        match (above, below) {
            (Some(above), Some(below)) => ratio(below.checked_sub(above)?, below),
            _ => {
                let observed = self.unequal as f64 / (self.coders - 1) as f64 / self.total as f64;
                Some(1.0 - observed / (chance as f64 / room as f64))
            }
        }
    }
}

/// The length on which coders have different values, summed over ordered pairs: one sweep over the
/// borders of all units, counting how many coders have each value.
fn unequal_length(marks: &Continuum) -> i128 {
    let mut borders: Vec<(usize, u32, i128)> = Vec::with_capacity(marks.units().len() * 2);
    for unit in marks.units() {
        borders.push((unit.start, unit.category, 1));
        borders.push((unit.end, unit.category, -1));
    }
    borders.sort_unstable();
    let m = marks.coders() as i128;
    let mut active: BTreeMap<u32, i128> = BTreeMap::new();
    // Coders in a gap, and Σ n² over the active values, kept up to date by the steps.
    let (mut gap, mut squares, mut from, mut sum) = (m, 0, 0, 0);
    for (at, category, step) in borders {
        sum += (at - from) as i128 * (m * m - gap * gap - squares);
        from = at;
        let n = active.entry(category).or_default();
        squares += (*n + step) * (*n + step) - *n * *n;
        *n += step;
        gap -= step;
    }
    sum
}
