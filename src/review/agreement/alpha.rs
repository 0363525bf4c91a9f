//! Krippendorff's α for nominal data, any number of coders, with missing values.

use super::ratings::counts;
use super::{Disagreement, Ratings, Sum};
use std::collections::BTreeMap;

/// Krippendorff's nominal α. Items with fewer than two values say nothing and are left out.
///
/// `None` where no item has two values, or all values are one category.
#[must_use]
pub fn alpha_nominal(ratings: &Ratings) -> Option<f64> {
    let (observed, values, expected) = sums(ratings)?;
    // α = 1 - (N - 1)·Σ o_ck / Σ n_c·n_k, over c ≠ k.
    if let Some((numerator, denominator)) = observed.fraction() {
        let above = numerator.checked_mul(values - 1)?;
        let below = denominator.checked_mul(expected)?;
        return super::ratio(below.checked_sub(above)?, below);
    }
    alpha_nominal_parts(ratings)?.corrected()
}

/// Observed and expected disagreement of [`alpha_nominal`], each as a share of all pairs.
#[must_use]
pub fn alpha_nominal_parts(ratings: &Ratings) -> Option<Disagreement> {
    let (observed, values, expected) = sums(ratings)?;
    Some(Disagreement {
        observed: observed.value() / values as f64,
        expected: expected as f64 / (values * (values - 1)) as f64,
    })
}

/// Σ of coincidences off the diagonal, N, and Σ n_c·n_k off the diagonal (never zero).
fn sums(ratings: &Ratings) -> Option<(Sum, i128, i128)> {
    let mut margins: BTreeMap<u32, i128> = BTreeMap::new();
    // Unequal ordered pairs by the number of values in the item: few different denominators, so
    // the exact sum below stays small.
    let mut unequal: BTreeMap<i128, i128> = BTreeMap::new();
    let mut row = Vec::new();
    for (item, weight) in ratings.items() {
        let weight = i128::from(weight);
        counts(item, &mut row);
        let values: i128 = row.iter().map(|&(_, n)| n).sum();
        if values < 2 {
            continue;
        }
        let mut equal = 0;
        for &(category, n) in &row {
            *margins.entry(category).or_default() += weight * n;
            equal += n * n;
        }
        *unequal.entry(values - 1).or_default() += weight * (values * values - equal);
    }
    let mut observed = Sum::default();
    for (&denominator, &pairs) in &unequal {
        observed.add(pairs, denominator);
    }
    let values: i128 = margins.values().sum();
    let expected = values * values - margins.values().map(|n| n * n).sum::<i128>();
    (expected > 0).then_some((observed, values, expected))
}
