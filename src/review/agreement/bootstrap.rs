//! Bootstrap intervals: what a measure would be on other items like these.

use super::Random;

/// A 95 % interval by the percentile bootstrap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// 2.5th percentile.
    pub low: f64,
    /// 97.5th percentile.
    pub high: f64,
    /// Resamples on which the measure was defined.
    pub defined: usize,
    /// Resamples drawn.
    pub drawn: usize,
}

/// Draws `resamples` samples of `items` indices with replacement and returns the middle 95 % of
/// `measure` over them.
///
/// Resamples on which the measure is undefined are left out and counted. `None` with fewer than two
/// items, or where fewer than half of the resamples are defined: such an interval would speak of
/// the lucky draws only.
pub fn interval(
    items: usize,
    resamples: usize,
    seed: u64,
    mut measure: impl FnMut(&[usize]) -> Option<f64>,
) -> Option<Interval> {
    if items < 2 || resamples == 0 {
        return None;
    }
    let mut random = Random::new(seed);
    let mut picks = vec![0; items];
    let mut values = Vec::with_capacity(resamples);
    for _ in 0..resamples {
        for pick in &mut picks {
            *pick = random.below(items);
        }
        values.extend(measure(&picks));
    }
    if values.len() * 2 < resamples {
        return None;
    }
    values.sort_by(f64::total_cmp);
    Some(Interval {
        low: percentile(&values, 0.025)?,
        high: percentile(&values, 0.975)?,
        defined: values.len(),
        drawn: resamples,
    })
}

/// The percentile of sorted values, between neighbours by proportion.
fn percentile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * sorted.len().checked_sub(1)? as f64;
    let below = *sorted.get(place.floor() as usize)?;
    let above = *sorted.get(place.ceil() as usize)?;
    Some(below + (above - below) * place.fract())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_interval_of_a_mean_is_close_to_theory() {
        // 400 tosses, half of them 1: standard error .025, so about .451 to .549.
        let found = interval(400, 2000, 1, |picks| {
            Some(picks.iter().map(|p| (p % 2) as f64).sum::<f64>() / picks.len() as f64)
        })
        .unwrap();
        assert!((found.low - 0.451).abs() < 0.01 && (found.high - 0.549).abs() < 0.01, "{found:?}");
        assert_eq!((found.defined, found.drawn), (2000, 2000));
    }

    #[test]
    fn the_same_seed_gives_the_same_interval() {
        let measure = |picks: &[usize]| picks.first().map(|&p| p as f64);
        assert_eq!(interval(50, 99, 3, measure), interval(50, 99, 3, measure));
        assert_ne!(interval(50, 99, 3, measure), interval(50, 99, 4, measure));
    }

    #[test]
    fn mostly_undefined_means_no_interval() {
        assert_eq!(interval(10, 100, 1, |picks| (picks.first() == Some(&0)).then_some(1.0)), None);
        assert_eq!(interval(1, 100, 1, |_| Some(1.0)), None);
    }
}
