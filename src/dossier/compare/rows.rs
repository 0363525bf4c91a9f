//! Which claims stand in one row: from likenesses to groups, all at once.
//!
//! What speaks for two claims of a row, across the sides and within each, is added up, and what speaks
//! against them taken off. The two groups that gain most by being one become one, until none gains; then
//! each claim may still go where it fits better, or stand alone. So a claim joins a row for what it has in
//! common with all of it, and a pair that is each other's first choice may still be none.

use super::grid::Grid;
use std::collections::BTreeSet;

/// How sure a pair must be. Two accounts of one contact in words far apart have weak pairs throughout, and
/// those are true all the same; accounts that speak alike show what is no pair: so it depends on the mean of
/// what each claim's best partner is worth.
const ENOUGH: f64 = -1.2;
const BY_THE_BEST: f64 = 0.5;
/// Within these: accounts of two contacts have no pairs at all.
const LEAST: f64 = -1.2;
const MOST_ASKED: f64 = 0.5;
/// How sure two claims of one side must be.
const ENOUGH_WITHIN: f64 = 0.0;
/// What claims of one side count beside those across.
const WITHIN: f64 = 0.34;
/// No pair counts more than this, for or against.
const MOST: f64 = 4.0;
/// What a change must gain.
const GAIN: f64 = 1e-9;
/// How often each claim may move.
const MOVES: usize = 20;

/// A row: claims of the first and of the second readout, by index.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Group {
    pub(super) a: Vec<usize>,
    pub(super) b: Vec<usize>,
}

/// The rows.
pub(super) fn group(across: &Grid, within: &[Grid; 2]) -> Vec<Group> {
    let (of_a, all) = (across.rows, across.rows + across.columns);
    let enough = enough(across);
    let bound = |worth: f64| worth.clamp(-MOST, MOST);
    let worth = Grid::of(all, all, |x, y| match (x < of_a, y < of_a) {
        _ if x == y => 0.0,
        (true, false) => bound(across.at(x, y - of_a) - enough),
        (false, true) => bound(across.at(y, x - of_a) - enough),
        (true, true) => WITHIN * bound(within[0].at(x, y) - ENOUGH_WITHIN),
        (false, false) => WITHIN * bound(within[1].at(x - of_a, y - of_a) - ENOUGH_WITHIN),
    });
    let mut groups = joined(&worth, of_a);
    settle(&worth, &mut groups);
    let mut rows: Vec<Group> = groups
        .into_iter()
        .map(|group| {
            let (a, b): (Vec<usize>, Vec<usize>) = group.into_iter().partition(|x| *x < of_a);
            Group { a, b: b.into_iter().map(|y| y - of_a).collect() }
        })
        .collect();
    rows.retain(|row| !row.a.is_empty() && !row.b.is_empty());
    rows
}

fn enough(across: &Grid) -> f64 {
    let bests = across.bests();
    #[allow(clippy::cast_precision_loss)] // Readouts have few claims.
    let mean = |of: &[f64]| of.iter().sum::<f64>() / of.len().max(1) as f64;
    let mean = f64::midpoint(mean(&bests[0]), mean(&bests[1]));
    (ENOUGH + BY_THE_BEST * mean).clamp(LEAST, MOST_ASKED)
}

/// Joins the two groups that gain most, until none gains.
fn joined(worth: &Grid, of_a: usize) -> Vec<BTreeSet<usize>> {
    let all = worth.rows;
    let mut groups: Vec<BTreeSet<usize>> = (0..all).map(|x| BTreeSet::from([x])).collect();
    // What the groups gain by being one: the sum over their claims.
    let mut gains: Vec<Vec<f64>> = (0..all).map(|x| (0..all).map(|y| worth.at(x, y)).collect()).collect();
    let mut alive: Vec<usize> = (0..all).collect();
    loop {
        let mut best = (GAIN, None);
        for (k, &x) in alive.iter().enumerate() {
            for &y in alive.iter().skip(k + 1) {
                let gain = gains.get(x).and_then(|row| row.get(y)).copied().unwrap_or(0.0);
                if gain > best.0 + GAIN && across(&groups, x, y, of_a) {
                    best = (gain, Some((x, y)));
                }
            }
        }
        let Some((x, y)) = best.1 else { break };
        let joining = groups.get_mut(y).map(std::mem::take).unwrap_or_default();
        if let Some(group) = groups.get_mut(x) {
            group.extend(joining);
        }
        let joining = gains.get(y).cloned().unwrap_or_default();
        for (z, gain) in joining.into_iter().enumerate() {
            if let Some(cell) = gains.get_mut(x).and_then(|row| row.get_mut(z)) {
                *cell += gain;
            }
            let sum = gains.get(x).and_then(|row| row.get(z)).copied().unwrap_or(0.0);
            if let Some(cell) = gains.get_mut(z).and_then(|row| row.get_mut(x)) {
                *cell = sum;
            }
        }
        alive.retain(|z| *z != y);
    }
    groups
}

/// Whether one of the groups has a claim of the first side, and the other one of the second.
fn across(groups: &[BTreeSet<usize>], x: usize, y: usize, of_a: usize) -> bool {
    let has = |group: usize| {
        let ends = groups.get(group).map(|g| (g.first().copied(), g.last().copied()));
        ends.map_or((false, false), |(first, last)| {
            (first.is_some_and(|f| f < of_a), last.is_some_and(|l| l >= of_a))
        })
    };
    let ((xa, xb), (ya, yb)) = (has(x), has(y));
    (xa && yb) || (xb && ya)
}

/// Lets each claim go where it fits better, or out of a row that it does not fit.
fn settle(worth: &Grid, groups: &mut Vec<BTreeSet<usize>>) {
    for _ in 0..MOVES {
        let mut moved = false;
        for claim in 0..worth.rows {
            let fits: Vec<f64> = groups
                .iter()
                .map(|group| group.iter().filter(|y| **y != claim).map(|y| worth.at(claim, *y)).sum())
                .collect();
            let Some(now) = groups.iter().position(|group| group.contains(&claim)) else { continue };
            let own = fits.get(now).copied().unwrap_or(0.0);
            let best = fits
                .iter()
                .enumerate()
                .fold((now, own), |best, (k, fit)| if *fit > best.1 + GAIN { (k, *fit) } else { best });
            let to = if best.1 <= 0.0 && own < 0.0 {
                groups.push(BTreeSet::new());
                groups.len() - 1
            } else {
                best.0
            };
            if to != now {
                if let Some(group) = groups.get_mut(now) {
                    group.remove(&claim);
                }
                if let Some(group) = groups.get_mut(to) {
                    group.insert(claim);
                }
                moved = true;
            }
        }
        groups.retain(|group| !group.is_empty());
        if !moved {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(n: usize) -> Grid {
        Grid::of(n, n, |_, _| -4.0)
    }

    #[test]
    fn a_claim_joins_a_row_for_what_it_has_in_common_with_all_of_it() {
        // The second of the first side is near one claim of the row and far from the other.
        let across = Grid::of(2, 2, |i, j| [[3.0, 2.5], [0.5, -4.0]][i][j]);
        let rows = group(&across, &[apart(2), apart(2)]);
        assert_eq!(rows, [Group { a: vec![0], b: vec![0, 1] }]);
        let one = Grid::of(2, 2, |_, _| 3.0);
        let rows = group(&one, &[one.clone(), one.clone()]);
        assert_eq!(rows, [Group { a: vec![0, 1], b: vec![0, 1] }]);
    }

    #[test]
    fn what_nothing_speaks_for_stands_in_no_row() {
        assert!(group(&Grid::of(2, 3, |_, _| -2.0), &[apart(2), apart(3)]).is_empty());
        assert!(group(&Grid::default(), &[Grid::default(), Grid::default()]).is_empty());
    }
}
