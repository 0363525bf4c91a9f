//! Fleiss' κ (1971), any number of coders, all of whom rate every item.

use super::ratings::counts;
use super::{Ratings, ratio};
use std::collections::BTreeMap;

/// Fleiss' κ over the items to which every coder gave a value.
///
/// It generalises Scott's π (pooled margins), not Cohen's κ: with two coders the two differ.
/// `None` with fewer than two coders, no complete item, or a single category throughout.
#[must_use]
pub fn fleiss_kappa(ratings: &Ratings) -> Option<f64> {
    let coders = i128::try_from(ratings.coders()).ok().filter(|&m| m >= 2)?;
    let mut margins: BTreeMap<u32, i128> = BTreeMap::new();
    let (mut items, mut squares) = (0_i128, 0_i128);
    let mut row = Vec::new();
    for (item, weight) in ratings.items().filter(|(item, _)| item.iter().all(Option::is_some)) {
        let weight = i128::from(weight);
        counts(item, &mut row);
        items += weight;
        for &(category, n) in &row {
            squares += weight * n * n;
            *margins.entry(category).or_default() += weight * n;
        }
    }
    // P_o = (Σ n² - items·m) / (items·m·(m-1)) and P_e = Σ margin² / (items·m)²; both over the
    // common denominator (items·m)²·(m-1).
    let values = items * coders;
    let observed = (squares - values) * values;
    let chance = margins.values().map(|n| n * n).sum::<i128>() * (coders - 1);
    let all = values * values * (coders - 1);
    ratio(observed - chance, all - chance)
}
