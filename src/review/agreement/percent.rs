//! Observed agreement: how many pairs of values are equal.

use super::ratings::counts;
use super::{Ratings, ratio};

/// The share of equal pairs among all pairs of values that two coders gave to one item, 0 to 1.
///
/// With no missing values this is the mean of the pairwise percentages. `None` where no item has
/// two values. It is not corrected for chance: coders who mark little agree mostly on nothing.
#[must_use]
pub fn percent(ratings: &Ratings) -> Option<f64> {
    let (mut equal, mut all) = (0_i128, 0_i128);
    let mut row = Vec::new();
    for (item, weight) in ratings.items() {
        let weight = i128::from(weight);
        counts(item, &mut row);
        let values: i128 = row.iter().map(|&(_, n)| n).sum();
        equal += weight * row.iter().map(|&(_, n)| n * (n - 1)).sum::<i128>();
        all += weight * values * (values - 1);
    }
    ratio(equal, all)
}
