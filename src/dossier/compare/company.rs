//! What the company of two claims says of them: first impressions, weighed again.
//!
//! A ministry tells of one matter in two or three claims of a paragraph, of which one may use words that the
//! other side uses, and the rest do not. So what each pair looks like alone ([`super::likeness`]) is weighed
//! again with what the claims beside them look like, the more the surer it is that these go with them; a rival
//! is only who does not; and two claims go together the more if the same claims of the other side are like them.

use super::grid::Grid;
use super::matters::{Matters, alike};

/// What speaks for two claims of the two sides.
mod across {
    pub(super) const NONE: f64 = 0.04;
    /// What they look like alone.
    pub(super) const ALONE: f64 = 0.33;
    /// What they and those beside them look like, on the mean.
    pub(super) const MEAN: f64 = 0.4;
    /// The matters that they and those beside them are about.
    pub(super) const MATTERS: f64 = 3.6;
    /// The same, before all rivals.
    pub(super) const FIRST_MATTERS: f64 = 4.7;
}

/// What speaks for two claims of one side.
mod within {
    pub(super) const NONE: f64 = 0.28;
    /// What they look like alone.
    pub(super) const ALONE: f64 = 0.8;
    /// The share of their likeness to the other side that falls on the same claims.
    pub(super) const SHARED: f64 = 1.0;
    /// What the less alike of them looks like to the claim that is most like both.
    pub(super) const BOTH: f64 = 0.6;
    /// In long paragraphs of many matters, the logarithm of how many claims one has.
    pub(super) const LONG_BLOCKS: f64 = -0.84;
    /// One follows the other, and the same speak.
    pub(super) const SPEAKER: f64 = -0.13;
}

/// No first impression counts for more.
const MOST: f64 = 5.0;

/// One side, as it is known so far.
pub(super) struct Told<'t> {
    pub(super) matters: &'t [Matters],
    /// By claim, its paragraph.
    pub(super) blocks: Vec<usize>,
    /// Whether a claim has the speakers of the one before it.
    pub(super) goes_on: Vec<bool>,
    /// Its claims with each other, at first sight.
    pub(super) within: Grid,
}

/// The claims of both sides with each other, and of each side among themselves.
pub(super) fn weighed(first: &Grid, told: [Told<'_>; 2]) -> (Grid, [Grid; 2]) {
    let first = Grid::of(first.rows, first.columns, |i, j| first.at(i, j).clamp(-MOST, MOST));
    let company = told.each_ref().map(company);
    let [of_a, of_b] = &company;
    let mean = mean(&first, [of_a, of_b]);
    let matters = alike([told[0].matters, told[1].matters], [of_a, of_b]);
    let first_matters = before_rivals(&matters, &company);
    let across = Grid::of(first.rows, first.columns, |i, j| {
        across::NONE
            + across::ALONE * first.at(i, j)
            + across::MEAN * mean.at(i, j)
            + across::MATTERS * matters.at(i, j)
            + across::FIRST_MATTERS * first_matters.at(i, j)
    });
    let rows: Vec<Vec<f64>> =
        (0..first.rows).map(|i| (0..first.columns).map(|j| first.at(i, j)).collect()).collect();
    let columns: Vec<Vec<f64>> =
        (0..first.columns).map(|j| (0..first.rows).map(|i| first.at(i, j)).collect()).collect();
    let [a, b] = told;
    (across, [within(&a, &rows), within(&b, &columns)])
}

/// With which share the claims of a side go with each other: one with itself.
fn company(told: &Told<'_>) -> Grid {
    let within = &told.within;
    Grid::of(within.rows, within.columns, |i, k| {
        let block = told.blocks.get(i) == told.blocks.get(k);
        match (i == k, block) {
            (true, _) => 1.0,
            (_, true) => 1.0 / (1.0 + (-within.at(i, k)).exp()),
            _ => 0.0,
        }
    })
}

/// The mean of a pair and of those who go with them.
fn mean(grid: &Grid, [a, b]: [&Grid; 2]) -> Grid {
    let all = |of: &Grid, i: usize| (0..of.columns).map(|k| of.at(i, k)).sum::<f64>().max(1e-9);
    let half = Grid::of(grid.rows, grid.columns, |i, j| {
        with(a, i).map(|(k, share)| share * grid.at(k, j)).sum::<f64>() / all(a, i)
    });
    Grid::of(grid.rows, grid.columns, |i, j| {
        with(b, j).map(|(k, share)| share * half.at(i, k)).sum::<f64>() / all(b, j)
    })
}

/// Who goes with a claim, and the share of it.
fn with(company: &Grid, of: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
    (0..company.columns).map(move |k| (k, company.at(of, k))).filter(|(_, share)| *share > 0.0)
}

/// Each cell less the best of the others in its row and its column, as far as these do not go with the pair.
fn before_rivals(grid: &Grid, [a, b]: &[Grid; 2]) -> Grid {
    Grid::of(grid.rows, grid.columns, |i, j| {
        let rows = (0..grid.columns).filter(|k| *k != j).map(|k| (1.0 - b.at(j, k)) * grid.at(i, k));
        let columns = (0..grid.rows).filter(|k| *k != i).map(|k| (1.0 - a.at(i, k)) * grid.at(k, j));
        grid.at(i, j) - rows.chain(columns).reduce(f64::max).unwrap_or(0.0)
    })
}

/// The claims of one side with each other. `likeness` has, by claim, how like each of the other side it is.
fn within(told: &Told<'_>, likeness: &[Vec<f64>]) -> Grid {
    let shares: Vec<Vec<f64>> = likeness
        .iter()
        .map(|row| {
            let most = row.iter().copied().fold(f64::MIN, f64::max);
            let raised: Vec<f64> = row.iter().map(|x| (x - most).exp()).collect();
            let all = raised.iter().sum::<f64>().max(1e-9);
            raised.into_iter().map(|x| x / all).collect()
        })
        .collect();
    let least = |of: &[Vec<f64>], i: usize, k: usize| -> Vec<f64> {
        let both = of.get(i).zip(of.get(k));
        both.map(|(x, y)| x.iter().zip(y).map(|(x, y)| x.min(*y)).collect()).unwrap_or_default()
    };
    let blocks = 1 + told.blocks.windows(2).filter(|two| two.first() != two.last()).count();
    #[allow(clippy::cast_precision_loss)] // Readouts have few claims.
    let long = (told.blocks.len().max(1) as f64 / blocks as f64).ln();
    let flag = |yes: bool, weight: f64| if yes { weight } else { 0.0 };
    Grid::of(told.within.rows, told.within.columns, |i, k| {
        let block = told.blocks.get(i) == told.blocks.get(k);
        let follows = i.abs_diff(k) == 1 && told.goes_on.get(i.max(k)).copied().unwrap_or(false);
        within::NONE
            + within::ALONE * told.within.at(i, k)
            + within::SHARED * least(&shares, i, k).iter().sum::<f64>()
            + within::BOTH * least(likeness, i, k).into_iter().reduce(f64::max).unwrap_or(0.0)
            + flag(block, within::LONG_BLOCKS * long)
            + flag(block && follows, within::SPEAKER)
    })
}
