//! γ (Mathet, Widlöcher, Métivier 2015): align the coders' marks as well as possible, and compare
//! what disorder is left with what random marks would leave.
//!
//! γ takes overlapping and stacked marks, and needs no items. It is not clamped: worse than chance
//! is negative. The alignment is exact. Where that is too much work (many coders on a dense text)
//! the mean over pairs of coders takes its place, and the result says so.

mod alignment;
mod assignment;
mod candidates;
mod dissimilarity;
mod sampler;
mod search;

pub use alignment::{Alignment, Group, best_alignment};
pub use dissimilarity::{Dissimilarity, Mark};
pub use sampler::Sampler;
pub use search::Effort;

use super::{Continuum, Random, Sum};
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// How to compute γ.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// How different two marks are.
    pub dissimilarity: Dissimilarity,
    /// Seed of the samples.
    pub seed: u64,
    /// Samples to draw at first.
    pub samples: usize,
    /// Relative precision of the expected disorder at 95 %; more samples are drawn once if they
    /// are needed for it. `None`: never.
    pub precision: Option<f64>,
    /// Samples to draw at most, however varied they are.
    pub most_samples: usize,
    /// Marks of all coders up to which three or more coders are aligned together.
    pub most_units: usize,
    /// Told after each alignment how many are done and how many are planned so far.
    pub progress: Option<&'a (dyn Fn(usize, usize) + Sync)>,
    /// Set to stop; the result is then `None`.
    pub cancel: Option<&'a AtomicBool>,
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Self {
            dissimilarity: Dissimilarity::default(),
            seed: 1,
            samples: 30,
            precision: Some(0.02),
            most_samples: 1000,
            most_units: 900,
            progress: None,
            cancel: None,
        }
    }
}

impl Settings<'_> {
    fn effort(&self) -> Effort<'_> {
        Effort { cancel: self.cancel, ..Effort::default() }
    }

    fn cancelled(&self) -> bool {
        self.effort().cancelled()
    }
}

/// How a γ was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// All coders aligned together.
    Joint,
    /// The mean over so many pairs of coders.
    PairwiseMean(usize),
}

/// A γ with what it was made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Gamma {
    /// `1 - disorder / expected`.
    pub value: f64,
    /// Disorder of the best alignment (mean over pairs for [`Method::PairwiseMean`]).
    pub disorder: f64,
    /// Mean disorder of the samples.
    pub expected: f64,
    /// 95 % interval of the value that comes from sampling alone.
    pub interval: (f64, f64),
    /// Samples drawn (per pair for [`Method::PairwiseMean`], at most).
    pub samples: usize,
    /// Seed of the samples.
    pub seed: u64,
    /// How it was computed.
    pub method: Method,
    /// The best alignment; its members are indices into [`Continuum::of_coder`]. None for
    /// [`Method::PairwiseMean`].
    pub alignment: Option<Alignment>,
}

/// γ of all coders.
///
/// `None` with fewer than two coders, without marks, or when cancelled.
#[must_use]
pub fn gamma(continuum: &Continuum, settings: &Settings<'_>) -> Option<Gamma> {
    let done = AtomicUsize::new(0);
    if continuum.coders() <= 2 || continuum.units().len() <= settings.most_units {
        let planned = AtomicUsize::new(settings.samples + 1);
        // The first alignment may take long: that it has begun is told before it.
        if let Some(tell) = settings.progress {
            tell(0, settings.samples + 1);
        }
        if let Some(found) = joint(continuum, settings, &done, &planned) {
            return Some(found);
        }
    }
    if continuum.coders() <= 2 || continuum.units().is_empty() || settings.cancelled() {
        return None;
    }
    pairwise_mean(continuum, settings, &done)
}

fn pairwise_mean(continuum: &Continuum, settings: &Settings<'_>, done: &AtomicUsize) -> Option<Gamma> {
    let pairs: Vec<(usize, usize)> =
        (0..continuum.coders()).flat_map(|a| (a + 1..continuum.coders()).map(move |b| (a, b))).collect();
    let planned = AtomicUsize::new(done.load(Ordering::Relaxed) + pairs.len() * (settings.samples + 1));
    let found: Vec<Gamma> =
        pairs.iter().filter_map(|&(a, b)| joint(&continuum.pair(a, b), settings, done, &planned)).collect();
    if settings.cancelled() || found.is_empty() {
        return None;
    }
    let mean =
        |of: &dyn Fn(&Gamma) -> f64| found.iter().map(of).collect::<Sum>().value() / found.len() as f64;
    Some(Gamma {
        value: mean(&|g| g.value),
        disorder: mean(&|g| g.disorder),
        expected: mean(&|g| g.expected),
        interval: (mean(&|g| g.interval.0), mean(&|g| g.interval.1)),
        samples: found.iter().map(|g| g.samples).max().unwrap_or(0),
        seed: settings.seed,
        method: Method::PairwiseMean(found.len()),
        alignment: None,
    })
}

/// γ with all coders aligned together; `None` where undefined, too much work, or cancelled.
fn joint(
    continuum: &Continuum,
    settings: &Settings<'_>,
    done: &AtomicUsize,
    planned: &AtomicUsize,
) -> Option<Gamma> {
    if continuum.coders() < 2 {
        return None;
    }
    let sampler = Sampler::of(continuum)?;
    let align = |marks: &[Vec<Mark>]| {
        let found = best_alignment(marks, &settings.dissimilarity, &settings.effort());
        let number = done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(tell) = settings.progress {
            tell(number, planned.load(Ordering::Relaxed));
        }
        found
    };
    let marks: Vec<Vec<Mark>> = (0..continuum.coders()).map(|c| marks(continuum, c)).collect();
    let best = align(&marks)?;
    // Each sample has its own generator, so they can be made in any order, on any number of cores.
    let sample = |k: usize| {
        let mut random =
            Random::new(settings.seed.wrapping_add((k as u64).wrapping_mul(0xD1B5_4A32_D192_ED03)));
        align(&sampler.draw(&mut random)).map(|a| a.disorder)
    };
    let mut disorders: Vec<f64> = (0..settings.samples).into_par_iter().map(sample).collect::<Option<_>>()?;
    let wanted = wanted_samples(&disorders, settings);
    planned.fetch_add(wanted.saturating_sub(settings.samples), Ordering::Relaxed);
    if wanted > settings.samples {
        let more: Vec<f64> = (settings.samples..wanted).into_par_iter().map(sample).collect::<Option<_>>()?;
        disorders.extend(more);
    }
    let (mean, deviation) = moments(&disorders);
    let value = |expected: f64| if best.disorder == 0.0 { 1.0 } else { 1.0 - best.disorder / expected };
    if mean <= 0.0 && best.disorder > 0.0 {
        return None;
    }
    let margin = 1.96 * deviation / (disorders.len().max(1) as f64).sqrt();
    Some(Gamma {
        value: value(mean),
        disorder: best.disorder,
        expected: mean,
        interval: (value((mean - margin).max(f64::MIN_POSITIVE)), value(mean + margin)),
        samples: disorders.len(),
        seed: settings.seed,
        method: Method::Joint,
        alignment: Some(best),
    })
}

/// One coder's marks.
fn marks(continuum: &Continuum, coder: usize) -> Vec<Mark> {
    let units = continuum.of_coder(coder).iter();
    units.map(|u| Mark { start: u.start as f64, end: u.end as f64, category: u.category }).collect()
}

/// (1.96·CV / precision)², at least what was drawn already.
fn wanted_samples(disorders: &[f64], settings: &Settings<'_>) -> usize {
    let (mean, deviation) = moments(disorders);
    match settings.precision {
        Some(precision) if precision > 0.0 && mean > 0.0 => {
            let wanted = (1.96 * deviation / mean / precision).powi(2).ceil() as usize;
            wanted.clamp(settings.samples, settings.most_samples.max(settings.samples))
        }
        _ => settings.samples,
    }
}

fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len().max(1) as f64;
    let mean = values.iter().copied().collect::<Sum>().value() / n;
    let variance = values.iter().map(|x| (x - mean) * (x - mean)).collect::<Sum>().value() / n;
    (mean, variance.sqrt())
}

#[cfg(test)]
mod alignment_tests;
