//! The cheapest way to cover every unit by exactly one group: exact branch and bound.
//!
//! Units stand in text order and groups are local, so the search walks along the text and keeps, for
//! each unit, only the sets of later units already taken (the frontier): of two ways to the same
//! frontier the dearer one is forgotten. Prices on the units (a solution of the dual problem) give
//! a lower bound, and every way that exceeds the best known solution is cut.

use super::candidates::{Candidate, Candidates};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// How much work an alignment may cost, and whether to stop.
#[derive(Clone, Copy, Debug)]
pub struct Effort<'a> {
    /// Groups to consider at most.
    pub candidates: usize,
    /// Frontiers to keep at most at any one unit.
    pub frontiers: usize,
    /// Set by somebody who no longer wants the result.
    pub cancel: Option<&'a AtomicBool>,
}

impl Default for Effort<'_> {
    fn default() -> Self {
        Self { candidates: 400_000, frontiers: 4_000, cancel: None }
    }
}

impl Effort<'_> {
    /// Whether somebody asked to stop.
    #[must_use]
    pub fn cancelled(&self) -> bool {
        self.cancel.is_some_and(|flag| flag.load(Ordering::Relaxed))
    }
}

/// The cheapest cover, as lists of units; `None` where `effort` did not suffice.
pub(super) fn cheapest_cover(candidates: &Candidates, effort: &Effort<'_>) -> Option<Vec<Vec<usize>>> {
    // Give each unit its cluster and its number there.
    let clusters = candidates.clusters();
    let mut home = vec![(0, 0); candidates.units()];
    for (c, cluster) in clusters.iter().enumerate() {
        for (k, &unit) in cluster.iter().enumerate() {
            if let Some(place) = home.get_mut(unit) {
                *place = (c, k);
            }
        }
    }
    let mut parts: Vec<Vec<Candidate>> = vec![Vec::new(); clusters.len()];
    for group in candidates.groups() {
        let units: Vec<usize> = group.units.iter().filter_map(|&u| home.get(u).map(|&(_, k)| k)).collect();
        let part = group.units.first().and_then(|&u| home.get(u)).and_then(|&(c, _)| parts.get_mut(c));
        if let Some(part) = part {
            part.push(Candidate { units, cost: group.cost });
        }
    }
    let mut chosen = Vec::new();
    for (cluster, groups) in clusters.iter().zip(&parts) {
        let cover = Problem::new(cluster.len(), groups).solve(effort)?;
        for group in cover.into_iter().filter_map(|g| groups.get(g)) {
            chosen.push(group.units.iter().filter_map(|&k| cluster.get(k).copied()).collect());
        }
    }
    Some(chosen)
}

/// Less than this is rounding.
const TINY: f64 = 1e-9;

/// One cluster.
struct Problem<'a> {
    units: usize,
    groups: &'a [Candidate],
    /// Groups by their first unit.
    by_first: Vec<Vec<usize>>,
    /// Groups by each of their units.
    by_unit: Vec<Vec<usize>>,
}

/// A step of a walk: the group taken, and the step before.
#[derive(Clone, Copy)]
struct Step {
    group: usize,
    before: Option<usize>,
}

/// What a walk along the text found.
struct Walk {
    /// The groups of the best cover found.
    cover: Vec<usize>,
    /// Whether frontiers were dropped for being too many.
    cut: bool,
}

impl<'a> Problem<'a> {
    fn new(units: usize, groups: &'a [Candidate]) -> Self {
        let (mut by_first, mut by_unit) = (vec![Vec::new(); units], vec![Vec::new(); units]);
        for (g, group) in groups.iter().enumerate() {
            if let Some(list) = group.units.first().and_then(|&u| by_first.get_mut(u)) {
                list.push(g);
            }
            for &unit in &group.units {
                if let Some(list) = by_unit.get_mut(unit) {
                    list.push(g);
                }
            }
        }
        Self { units, groups, by_first, by_unit }
    }

    fn cost(&self, cover: &[usize]) -> f64 {
        cover.iter().filter_map(|&g| self.groups.get(g)).map(|g| g.cost).sum()
    }

    fn solve(&self, effort: &Effort<'_>) -> Option<Vec<usize>> {
        // A first narrow walk: often it already sees everything.
        let mut prices = self.fair_prices();
        let narrow = self.walk(&self.reduced(&prices), 24, f64::INFINITY, effort)?;
        if !narrow.cut {
            return Some(narrow.cover);
        }
        let mut best = (self.cost(&narrow.cover), narrow.cover);
        prices = self.better_prices(prices, best.0);
        let reduced = self.reduced(&prices);
        let bound: f64 = prices.iter().sum();
        let mut width = 64;
        loop {
            let gap = best.0 - bound;
            if gap <= TINY {
                return Some(best.1);
            }
            // No way within the gap means that nothing beats the best known.
            let Some(walk) = self.walk(&reduced, width, gap, effort) else {
                return (!effort.cancelled()).then_some(best.1);
            };
            let cost = self.cost(&walk.cover);
            if cost < best.0 {
                best = (cost, walk.cover);
            }
            if !walk.cut {
                return Some(best.1);
            }
            if width >= effort.frontiers {
                return None;
            }
            width = (width * 8).min(effort.frontiers);
        }
    }

    /// Walks along the units keeping at most `width` frontiers per unit and only ways whose reduced
    /// costs stay within `gap`. `None` where no way leads to the end, or it was cancelled.
    fn walk(&self, reduced: &[f64], width: usize, gap: f64, effort: &Effort<'_>) -> Option<Walk> {
        let mut steps: Vec<Step> = Vec::new();
        let mut cut = false;
        let mut layer: BTreeMap<Vec<u32>, (f64, Option<usize>)> = BTreeMap::from([(Vec::new(), (0.0, None))]);
        for unit in 0..self.units {
            if effort.cancelled() {
                return None;
            }
            if layer.len() > width {
                cut = true;
                let mut costs: Vec<f64> = layer.values().map(|&(cost, _)| cost).collect();
                costs.sort_by(f64::total_cmp);
                let most = costs.get(width).copied().unwrap_or(f64::INFINITY);
                layer.retain(|_, &mut (cost, _)| cost < most || most <= 0.0);
                // Many ways of equal cost: keep the first ones.
                while layer.len() > width {
                    layer.pop_last();
                }
            }
            let mut next: BTreeMap<Vec<u32>, (f64, Option<usize>)> = BTreeMap::new();
            for (taken, (cost, last)) in layer {
                if taken.first() == Some(&(unit as u32)) {
                    offer(&mut next, taken.get(1..).unwrap_or(&[]).to_vec(), cost, || last);
                    continue;
                }
                for &group in self.by_first.get(unit).into_iter().flatten() {
                    let sum = cost + reduced.get(group).copied().unwrap_or(f64::INFINITY);
                    let Some(rest) = self.groups.get(group).and_then(|g| g.units.get(1..)) else { continue };
                    if sum > gap + TINY {
                        continue;
                    }
                    let Some(frontier) = joined(&taken, rest) else { continue };
                    offer(&mut next, frontier, sum, || {
                        steps.push(Step { group, before: last });
                        Some(steps.len() - 1)
                    });
                }
            }
            if next.is_empty() {
                return None;
            }
            layer = next;
        }
        let (_, last) = layer.into_values().min_by(|a, b| a.0.total_cmp(&b.0))?;
        let mut cover = Vec::new();
        let mut at = last;
        while let Some(step) = at.and_then(|k| steps.get(k)) {
            cover.push(step.group);
            at = step.before;
        }
        cover.reverse();
        Some(Walk { cover, cut })
    }

    /// Costs less the prices of the units.
    fn reduced(&self, prices: &[f64]) -> Vec<f64> {
        let price = |u: &usize| prices.get(*u).copied().unwrap_or(0.0);
        self.groups.iter().map(|g| g.cost - g.units.iter().map(price).sum::<f64>()).collect()
    }

    /// Prices that no group's units exceed: each unit pays its cheapest equal share.
    fn fair_prices(&self) -> Vec<f64> {
        let share = |g: &usize| self.groups.get(*g).map_or(f64::INFINITY, |g| g.cost / g.units.len() as f64);
        let mut prices: Vec<f64> = self
            .by_unit
            .iter()
            .map(|groups| groups.iter().map(share).fold(f64::INFINITY, f64::min))
            .collect();
        self.raise(&mut prices);
        prices
    }

    /// Raises every price as far as its groups allow.
    fn raise(&self, prices: &mut [f64]) {
        let mut reduced = self.reduced(prices);
        for unit in 0..self.units {
            let groups = self.by_unit.get(unit).map_or(&[][..], Vec::as_slice);
            let room = groups.iter().filter_map(|&g| reduced.get(g)).copied().fold(f64::INFINITY, f64::min);
            if room > 0.0 && room.is_finite() {
                if let Some(price) = prices.get_mut(unit) {
                    *price += room;
                }
                for &g in groups {
                    if let Some(value) = reduced.get_mut(g) {
                        *value -= room;
                    }
                }
            }
        }
    }

    /// Prices closer to the best lower bound: subgradient steps (Held and Karp), then made valid.
    fn better_prices(&self, start: Vec<f64>, known: f64) -> Vec<f64> {
        let mut best = (start.iter().sum::<f64>(), start.clone());
        let mut prices = start;
        let mut pace = 1.0;
        let mut since = 0;
        let mut top = f64::NEG_INFINITY;
        for _ in 0..300 {
            let reduced = self.reduced(&prices);
            let mut direction = vec![1.0; self.units];
            let mut bound: f64 = prices.iter().sum();
            for (group, &value) in self.groups.iter().zip(&reduced) {
                if value < 0.0 {
                    bound += value;
                    for &unit in &group.units {
                        if let Some(step) = direction.get_mut(unit) {
                            *step -= 1.0;
                        }
                    }
                }
            }
            if bound > top + TINY {
                (top, since) = (bound, 0);
                let mut valid = prices.clone();
                self.make_valid(&mut valid);
                let sum = valid.iter().sum();
                if sum > best.0 {
                    best = (sum, valid);
                }
            } else {
                since += 1;
                if since >= 10 {
                    (pace, since) = (pace * 0.6, 0);
                }
            }
            let square: f64 = direction.iter().map(|s| s * s).sum();
            if square == 0.0 || known - best.0 <= TINY || pace < 1e-3 {
                break;
            }
            let step = pace * (known - bound).max(TINY) / square;
            for (price, way) in prices.iter_mut().zip(&direction) {
                *price += step * way;
            }
        }
        best.1
    }

    /// Lowers prices until no group is overpaid, then raises what can be raised.
    fn make_valid(&self, prices: &mut [f64]) {
        for group in self.groups {
            let paid: f64 = group.units.iter().filter_map(|&u| prices.get(u)).sum();
            if paid > group.cost {
                let less = (paid - group.cost) / group.units.len() as f64;
                for &unit in &group.units {
                    if let Some(price) = prices.get_mut(unit) {
                        *price -= less;
                    }
                }
            }
        }
        self.raise(prices);
    }
}

/// Notes a way to a frontier if it is new or cheaper than the one known.
fn offer(
    layer: &mut BTreeMap<Vec<u32>, (f64, Option<usize>)>,
    frontier: Vec<u32>,
    cost: f64,
    step: impl FnOnce() -> Option<usize>,
) {
    match layer.entry(frontier) {
        std::collections::btree_map::Entry::Vacant(place) => {
            place.insert((cost, step()));
        }
        std::collections::btree_map::Entry::Occupied(mut known) => {
            if cost < known.get().0 {
                known.insert((cost, step()));
            }
        }
    }
}

/// The union of two ascending lists, `None` where they share a unit.
fn joined(taken: &[u32], more: &[usize]) -> Option<Vec<u32>> {
    let mut all = Vec::with_capacity(taken.len() + more.len());
    let mut rest = taken;
    for &unit in more {
        let unit = unit as u32;
        let split = rest.partition_point(|&t| t < unit);
        let (before, after) = rest.split_at(split);
        if after.first() == Some(&unit) {
            return None;
        }
        all.extend_from_slice(before);
        all.push(unit);
        rest = after;
    }
    all.extend_from_slice(rest);
    Some(all)
}
