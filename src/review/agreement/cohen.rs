//! Cohen's κ (1960), two coders, each with their own margins.

use super::{Confusion, Ratings, ratio};

/// Cohen's κ of coders `first` and `second` over the items that both rated.
///
/// `None` where they share no item, or where both used one and the same category throughout, so
/// that chance alone explains everything.
#[must_use]
pub fn cohen_kappa(ratings: &Ratings, first: usize, second: usize) -> Option<f64> {
    let table = Confusion::of(ratings, first, second);
    let n = i128::from(table.total());
    let equal: i128 = (0..table.size()).map(|c| i128::from(table.count(c, c))).sum();
    let chance: i128 =
        (0..table.size()).map(|c| i128::from(table.row_total(c)) * i128::from(table.column_total(c))).sum();
    // κ = (P_o - P_e) / (1 - P_e) with P_o = equal / n and P_e = chance / n², times n².
    ratio(n * equal - chance, n * n - chance)
}
