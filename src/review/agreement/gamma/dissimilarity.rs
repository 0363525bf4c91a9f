//! How different two marks are.

use crate::review::agreement::Category;

/// A mark on a continuum whose positions need not be whole: samples are drawn from continuous
/// distributions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Where it starts.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// Its category.
    pub category: Category,
}

impl Mark {
    /// Length.
    #[must_use]
    pub fn len(&self) -> f64 {
        self.end - self.start
    }

    /// Whether the mark covers nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() <= 0.0
    }

    /// Twice the middle, by which marks are put in order.
    #[must_use]
    pub fn middle(&self) -> f64 {
        self.start + self.end
    }
}

/// `α·d_pos + β·d_cat` (Mathet, Widlöcher, Métivier 2015, 4.2).
///
/// `d_pos` is the squared share of the ends' distances in the two lengths, `d_cat` is 0 for the
/// same category and 1 otherwise, both in units of `empty`, which is the cost of a mark that stands
/// alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dissimilarity {
    /// Weight of the positions.
    pub alpha: f64,
    /// Weight of the categories.
    pub beta: f64,
    /// Δ∅, against the empty unit.
    pub empty: f64,
}

impl Default for Dissimilarity {
    /// α = β = Δ∅ = 1.
    fn default() -> Self {
        Self { alpha: 1.0, beta: 1.0, empty: 1.0 }
    }
}

impl Dissimilarity {
    /// Between two marks.
    #[must_use]
    pub fn between(&self, a: &Mark, b: &Mark) -> f64 {
        let moved = ((a.start - b.start).abs() + (a.end - b.end).abs()) / (a.len() + b.len());
        let category = if a.category == b.category { 0.0 } else { 1.0 };
        (self.alpha * moved * moved + self.beta * category) * self.empty
    }

    /// The furthest that the doubled middles of two marks of these lengths can be apart, if their
    /// dissimilarity is to stay below `limit`: the ends' distances sum to at least that.
    #[must_use]
    pub fn reach(&self, a: f64, b: f64, limit: f64) -> f64 {
        if self.alpha <= 0.0 { f64::INFINITY } else { (limit / self.empty / self.alpha).sqrt() * (a + b) }
    }
}
