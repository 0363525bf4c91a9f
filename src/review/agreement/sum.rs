//! Sums that do not drift: exact fractions while they fit, compensated floats after that.

/// A running sum of fractions.
///
/// Holds an exact `i128` fraction as long as it fits, and Neumaier's compensated float sum for the
/// moment when it no longer does.
#[derive(Clone, Copy, Debug)]
pub struct Sum {
    exact: Option<(i128, i128)>,
    total: f64,
    lost: f64,
}

impl Default for Sum {
    fn default() -> Self {
        Self { exact: Some((0, 1)), total: 0.0, lost: 0.0 }
    }
}

impl Sum {
    /// Adds `numerator / denominator`. A zero denominator adds nothing.
    pub fn add(&mut self, numerator: i128, denominator: i128) {
        if denominator == 0 {
            return;
        }
        self.exact = self.exact.and_then(|sum| add_fractions(sum, (numerator, denominator)));
        self.compensate(quotient(numerator, denominator));
    }

    /// Adds a float; the sum is no longer exact.
    pub fn add_float(&mut self, x: f64) {
        self.exact = None;
        self.compensate(x);
    }

    fn compensate(&mut self, x: f64) {
        let next = self.total + x;
        self.lost +=
            if self.total.abs() >= x.abs() { (self.total - next) + x } else { (x - next) + self.total };
        self.total = next;
    }

    /// The sum, rounded once where it is exact.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.exact.map_or(self.total + self.lost, |(n, d)| quotient(n, d))
    }

    /// The exact sum as a reduced fraction, if it still fits.
    #[must_use]
    pub const fn fraction(&self) -> Option<(i128, i128)> {
        self.exact
    }
}

impl FromIterator<f64> for Sum {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut sum = Self::default();
        for value in values {
            sum.add_float(value);
        }
        sum
    }
}

/// `numerator / denominator`, `None` where the denominator is zero.
#[must_use]
pub fn ratio(numerator: i128, denominator: i128) -> Option<f64> {
    (denominator != 0).then(|| quotient(numerator, denominator))
}

/// The quotient of two integers with the common factor taken out first, so that small quotients of
/// large integers are rounded once.
fn quotient(numerator: i128, denominator: i128) -> f64 {
    let factor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
    let factor = i128::try_from(factor).unwrap_or(1).max(1);
    (numerator / factor) as f64 / (denominator / factor) as f64
}

fn add_fractions((an, ad): (i128, i128), (bn, bd): (i128, i128)) -> Option<(i128, i128)> {
    let common = i128::try_from(gcd(ad.unsigned_abs(), bd.unsigned_abs())).ok()?.max(1);
    let numerator = an.checked_mul(bd / common)?.checked_add(bn.checked_mul(ad / common)?)?;
    let denominator = ad.checked_mul(bd / common)?;
    let factor = i128::try_from(gcd(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?.max(1);
    Some((numerator / factor, denominator / factor))
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn fractions_cancel_exactly() {
        let mut sum = Sum::default();
        for k in 1..=30 {
            sum.add(1, k);
        }
        for k in 1..=30 {
            sum.add(-1, k);
        }
        assert_eq!(sum.fraction(), Some((0, 1)));
    }

    #[test]
    fn falls_back_to_compensated_floats_when_a_fraction_no_longer_fits() {
        let mut sum = Sum::default();
        sum.add(1, 1);
        for prime in [1_000_000_007_i128, 1_000_000_009, 998_244_353, 1_000_000_021, 1_000_000_033] {
            sum.add(1, prime);
        }
        assert_eq!(sum.fraction(), None);
        assert!((sum.value() - 1.000_000_005).abs() < 1e-11);
    }

    #[test]
    fn keeps_what_a_plain_float_sum_loses() {
        let sum: Sum = [1.0, 1e100, 1.0, -1e100].into_iter().collect();
        assert_eq!(sum.value(), 2.0);
    }
}
