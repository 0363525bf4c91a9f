//! Agreement between coders: one file per measure.
//!
//! Two kinds of input, because there are two kinds of question:
//!
//! - [`Ratings`]: *did the coders put this item in the same category?* Items are given (sentences,
//!   reviewed annotations); a coder may have skipped some. Measures: [`percent`], [`cohen_kappa`],
//!   [`fleiss_kappa`], [`alpha_nominal`], with a [`Confusion`] matrix for a pair.
//! - [`Continuum`]: *did the coders mark the same stretches of text?* The units are the coders' own
//!   spans. Measures: [`alpha_unitizing_2004`], [`alpha_unitizing_2016`], [`gamma()`], [`f1`].
//!
//! A measure that is not defined on its input (nobody marked anything, every item is in one
//! category, fewer than two coders) is `None`: never 0 and never 1, which would read as a result.
//!
//! Sums are exact: counts and lengths are integers, so the measures that are ratios of integers are
//! computed as fractions of `i128` and rounded once; [`Sum`] falls back to compensated floating
//! point when a fraction outgrows that. Everything random ([`interval`], the samples of [`gamma()`])
//! draws from [`Random`] with a seed given by the caller, so the same input gives the same bytes.

mod alpha;
mod alpha_unitizing_2004;
mod alpha_unitizing_2016;
mod bootstrap;
mod cohen;
mod confusion;
mod continuum;
pub mod f1;
mod fleiss;
pub mod gamma;
mod percent;
mod random;
mod ratings;
mod sum;

pub use alpha::{alpha_nominal, alpha_nominal_parts};
pub use alpha_unitizing_2004::{alpha_unitizing_2004, alpha_unitizing_2004_parts};
pub use alpha_unitizing_2016::{Undefined2016, alpha_unitizing_2016, alpha_unitizing_2016_parts};
pub use bootstrap::{Interval, interval};
pub use cohen::cohen_kappa;
pub use confusion::Confusion;
pub use continuum::{Continuum, Unit};
pub use fleiss::fleiss_kappa;
pub use gamma::{Gamma, gamma};
pub use percent::percent;
pub use random::Random;
pub use ratings::Ratings;
pub use sum::{Sum, ratio};

/// A category of the coding, as an index into names that the caller keeps.
pub type Category = u32;

/// What was seen and what chance would give: a chance-corrected measure is
/// `1 - observed / expected`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disagreement {
    /// Disagreement in the data.
    pub observed: f64,
    /// Disagreement expected by chance.
    pub expected: f64,
}

impl Disagreement {
    /// `1 - observed / expected`; `None` where chance leaves nothing to disagree about.
    #[must_use]
    pub fn corrected(self) -> Option<f64> {
        (self.expected > 0.0).then(|| 1.0 - self.observed / self.expected)
    }
}

#[cfg(test)]
mod edge_tests;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod vector_tests;
