//! Random continua that look like the one at hand: what disorder would chance give?
//!
//! The statistical sampler of `pygamma-agreement`: per coder a number of marks, between marks a gap,
//! for each mark a length, all drawn from normal distributions with the mean and deviation found in
//! the data, and a category by its frequency.

use super::dissimilarity::Mark;
use crate::review::agreement::{Category, Continuum, Random};

/// What a sample is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampler {
    coders: usize,
    number: Moments,
    gap: Moments,
    length: Moments,
    /// Categories with cumulated counts.
    categories: Vec<(Category, usize)>,
}

/// Mean and deviation (of the population).
#[derive(Clone, Copy, Debug, PartialEq)]
struct Moments {
    mean: f64,
    deviation: f64,
}

impl Moments {
    fn of(values: &[f64]) -> Self {
        let n = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
        Self { mean, deviation: variance.sqrt() }
    }

    fn draw(self, random: &mut Random) -> f64 {
        random.normal(self.mean, self.deviation)
    }
}

impl Sampler {
    /// The sampler for `continuum`; `None` where nothing is marked.
    #[must_use]
    pub fn of(continuum: &Continuum) -> Option<Self> {
        if continuum.units().is_empty() {
            return None;
        }
        let coders = continuum.coders();
        let rows: Vec<_> = (0..coders).map(|c| continuum.of_coder(c)).collect();
        let numbers: Vec<f64> = rows.iter().map(|row| row.len() as f64).collect();
        let lengths: Vec<f64> = continuum.units().iter().map(|u| u.len() as f64).collect();
        // One zero always, so that a single mark has a distribution too.
        let mut gaps = vec![0.0];
        for row in &rows {
            gaps.extend(row.first().filter(|u| u.start > 0).map(|u| u.start as f64));
            gaps.extend(row.iter().zip(row.iter().skip(1)).map(|(a, b)| b.start as f64 - a.end as f64));
        }
        let mut sum = 0;
        let mut categories = Vec::new();
        for category in continuum.categories() {
            sum += continuum.units().iter().filter(|u| u.category == category).count();
            categories.push((category, sum));
        }
        Some(Self {
            coders,
            number: Moments::of(&numbers),
            gap: Moments::of(&gaps),
            length: Moments::of(&lengths),
            categories,
        })
    }

    /// One random continuum, as marks per coder; at least one mark in all.
    #[must_use]
    pub fn draw(&self, random: &mut Random) -> Vec<Vec<Mark>> {
        let mut coders: Vec<Vec<Mark>> = Vec::with_capacity(self.coders);
        for _ in 0..self.coders {
            let mut number = self.number.draw(random).trunc().abs() as usize;
            if coders.iter().all(Vec::is_empty) {
                number = number.max(1);
            }
            let mut at = 0.0;
            let mut marks = Vec::with_capacity(number);
            for _ in 0..number {
                let start = at + self.gap.draw(random);
                let end = start + self.length(random);
                marks.push(Mark { start, end, category: self.category(random) });
                at = end;
            }
            coders.push(marks);
        }
        coders
    }

    fn length(&self, random: &mut Random) -> f64 {
        // Units have a length of at least one, so the mean is positive and this ends soon; the
        // bound is for the reader's peace of mind.
        for _ in 0..100 {
            let length = self.length.draw(random).abs();
            if length > 1e-6 {
                return length;
            }
        }
        self.length.mean
    }

    fn category(&self, random: &mut Random) -> Category {
        let all = self.categories.last().map_or(0, |&(_, sum)| sum);
        let pick = random.below(all);
        let found = self.categories.partition_point(|&(_, sum)| sum <= pick);
        self.categories.get(found).map_or(0, |&(category, _)| category)
    }
}
