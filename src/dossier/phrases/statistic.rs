//! How telling a phrase is of one issuer.

/// The log-likelihood ratio G² of a 2 × 2 table (Dunning, "Accurate Methods for the Statistics of
/// Surprise and Coincidence", Computational Linguistics 19(1), 1993): `2 Σ O ln(O / E)` over the four
/// cells, `E` being the row sum times the column sum over the whole. `own` of `own_all` documents of the
/// issuer have the phrase, and `others` of `others_all` of everybody else. 3.84 is the border at 5 %
/// for one comparison; a list of many needs more. 0 when the issuer uses the phrase less than others.
#[must_use]
pub fn g2(own: usize, own_all: usize, others: usize, others_all: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)] // Numbers of documents are far below 2^52.
    let [own, own_all, others, others_all] = [own, own_all, others, others_all].map(|n| n as f64);
    let all = own_all + others_all;
    if own_all <= 0.0 || others_all <= 0.0 || own / own_all <= others / others_all {
        return 0.0;
    }
    let having = own + others;
    let cell = |observed: f64, row: f64, column: f64| {
        let expected = row * column / all;
        if observed > 0.0 && expected > 0.0 { observed * (observed / expected).ln() } else { 0.0 }
    };
    let sum = cell(own, own_all, having)
        + cell(own_all - own, own_all, all - having)
        + cell(others, others_all, having)
        + cell(others_all - others, others_all, all - having);
    (2.0 * sum).max(0.0)
}

/// Below this G² a phrase tells nothing of its issuer: chance alone gives as much in one case of twenty.
pub const BORDER: f64 = 3.84;

/// How likely it is that a phrase in regular use is missing from `missed` documents in a row: it was in
/// `used` of the `seen` documents before, so the next has it with the chance `(used + 1) / (seen + 2)`
/// (Laplace's rule of succession).
#[must_use]
pub fn chance_of_absence(used: usize, seen: usize, missed: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let next = (used as f64 + 1.0) / (seen as f64 + 2.0);
    (1.0 - next).powi(i32::try_from(missed).unwrap_or(i32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn g2_is_that_of_the_book() {
        // Worked by hand: 10 of 10 against 0 of 10 is 2·20·ln 2.
        assert!((g2(10, 10, 0, 10) - 40.0 * std::f64::consts::LN_2).abs() < 1e-9);
        assert!(g2(5, 10, 5, 10).abs() < 1e-9);
        // Used less than by others, or nobody to compare with.
        assert!(g2(1, 10, 9, 10).abs() < 1e-9 && g2(5, 5, 0, 0).abs() < 1e-9);
    }

    #[test]
    fn absence_tells_more_the_more_regular_the_use_was() {
        assert!((chance_of_absence(2, 2, 1) - 0.25).abs() < 1e-9);
        assert!(chance_of_absence(8, 8, 1) < chance_of_absence(2, 8, 1));
        assert!(chance_of_absence(2, 2, 3) < chance_of_absence(2, 2, 1));
    }
}
