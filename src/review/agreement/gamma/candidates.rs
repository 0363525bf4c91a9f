//! The groups that can occur in a best alignment.
//!
//! A group from which some mark could be taken out at no loss is never needed, and a mark is only
//! joined to marks near it. What is left is few even where the product of all marks is huge.

use super::alignment::group_disorder;
use super::dissimilarity::{Dissimilarity, Mark};
use super::search::Effort;

/// Where a unit comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The coder.
    pub coder: usize,
    /// The index among the coder's marks.
    pub index: usize,
}

/// A group that may be chosen.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Units, ascending.
    pub units: Vec<usize>,
    /// Its disorder.
    pub cost: f64,
}

/// All units in text order, and the groups they may form.
#[derive(Clone, Debug)]
pub(super) struct Candidates {
    places: Vec<Place>,
    /// Sorted by first unit.
    groups: Vec<Candidate>,
}

impl Candidates {
    /// Where unit `u` comes from.
    pub fn unit(&self, u: usize) -> Option<Place> {
        self.places.get(u).copied()
    }

    /// How many units.
    pub fn units(&self) -> usize {
        self.places.len()
    }

    /// The groups.
    pub fn groups(&self) -> &[Candidate] {
        &self.groups
    }

    /// Units that can only be joined among themselves, each cluster ascending, clusters by first
    /// unit.
    pub fn clusters(&self) -> Vec<Vec<usize>> {
        let mut parent: Vec<usize> = (0..self.units()).collect();
        for group in &self.groups {
            for pair in group.units.windows(2) {
                if let [a, b] = pair {
                    let (a, b) = (root(&mut parent, *a), root(&mut parent, *b));
                    if let Some(up) = parent.get_mut(a.max(b)) {
                        *up = a.min(b);
                    }
                }
            }
        }
        let mut clusters: Vec<Vec<usize>> = vec![Vec::new(); self.units()];
        for unit in 0..self.units() {
            let top = root(&mut parent, unit);
            if let Some(cluster) = clusters.get_mut(top) {
                cluster.push(unit);
            }
        }
        clusters.retain(|cluster| !cluster.is_empty());
        clusters
    }
}

fn root(parent: &mut [usize], mut unit: usize) -> usize {
    while let Some(&up) = parent.get(unit) {
        if up == unit {
            break;
        }
        // Halve the path on the way up.
        let above = parent.get(up).copied().unwrap_or(up);
        if let Some(place) = parent.get_mut(unit) {
            *place = above;
        }
        unit = up;
    }
    unit
}

/// Lists the groups; `None` where they are more than `effort` allows, or it was cancelled.
pub(super) fn enumerate(
    coders: &[Vec<Mark>],
    dissimilarity: &Dissimilarity,
    effort: &Effort<'_>,
) -> Option<Candidates> {
    let mut units: Vec<(Place, Mark)> = Vec::new();
    for (coder, marks) in coders.iter().enumerate() {
        units.extend(marks.iter().enumerate().map(|(index, &mark)| (Place { coder, index }, mark)));
    }
    units.sort_by(|(p, a), (q, b)| {
        a.middle()
            .total_cmp(&b.middle())
            .then(a.start.total_cmp(&b.start))
            .then(p.coder.cmp(&q.coder))
            .then(p.index.cmp(&q.index))
    });
    let m = coders.len();
    let pairs = (m * (m - 1) / 2) as f64;
    // Taking a unit out of a group of t saves unless its dissimilarities to the others sum to less
    // than Δ∅·(pairs + t - 1).
    let most = |t: usize| dissimilarity.empty * (pairs + t as f64 - 1.0);
    let longest = units.iter().map(|(_, mark)| mark.len()).fold(0.0, f64::max);
    let mut near: Vec<Vec<(usize, f64)>> = Vec::with_capacity(units.len());
    for (u, (place, mark)) in units.iter().enumerate() {
        let furthest = mark.middle() + dissimilarity.reach(mark.len(), longest, most(m));
        let later =
            units.iter().enumerate().skip(u + 1).take_while(|(_, (_, other))| other.middle() <= furthest);
        near.push(
            later
                .filter(|(_, (other, _))| other.coder != place.coder)
                .map(|(v, (_, other))| (v, dissimilarity.between(mark, other)))
                .filter(|&(_, d)| d < most(m))
                .collect(),
        );
    }
    let mut groups = Vec::new();
    let mut looked = 0;
    for first in 0..units.len() {
        if effort.cancelled() {
            return None;
        }
        groups.push(Candidate { units: vec![first], cost: dissimilarity.empty });
        let mut growing = Growing {
            units: &units,
            near: &near,
            most: &most,
            coders: m,
            dissimilarity,
            groups: &mut groups,
            effort,
            looked: &mut looked,
        };
        let next: Vec<usize> =
            near.get(first).map(|list| list.iter().map(|&(v, _)| v).collect()).unwrap_or_default();
        growing.extend(&mut vec![first], &next)?;
    }
    Some(Candidates { places: units.into_iter().map(|(place, _)| place).collect(), groups })
}

struct Growing<'a> {
    units: &'a [(Place, Mark)],
    near: &'a [Vec<(usize, f64)>],
    most: &'a dyn Fn(usize) -> f64,
    coders: usize,
    dissimilarity: &'a Dissimilarity,
    groups: &'a mut Vec<Candidate>,
    effort: &'a Effort<'a>,
    /// How many groups were looked at, worth keeping or not.
    looked: &'a mut usize,
}

/// For each group that may be kept so many are looked at: where marks of many lie over each other, nearly
/// all are looked at in vain.
const LOOKS: usize = 10;

impl Growing<'_> {
    /// Adds each of `next` to `group` in turn, keeps what is worth keeping, and goes on.
    fn extend(&mut self, group: &mut Vec<usize>, next: &[usize]) -> Option<()> {
        for (k, &v) in next.iter().enumerate() {
            *self.looked += 1;
            let spent = *self.looked > self.effort.candidates.saturating_mul(LOOKS);
            if spent || (self.looked.is_multiple_of(1024) && self.effort.cancelled()) {
                return None;
            }
            group.push(v);
            if self.worth_keeping(group) {
                let marks: Vec<&Mark> =
                    group.iter().filter_map(|&u| self.units.get(u).map(|(_, mark)| mark)).collect();
                let cost = group_disorder(&marks, self.coders, self.dissimilarity);
                self.groups.push(Candidate { units: group.clone(), cost });
                if self.groups.len() > self.effort.candidates {
                    return None;
                }
            }
            if group.len() < self.coders {
                let further: Vec<usize> =
                    next.iter().skip(k + 1).copied().filter(|&w| self.distance(v, w).is_some()).collect();
                self.extend(group, &further)?;
            }
            group.pop();
        }
        Some(())
    }

    /// The dissimilarity of two units, the earlier first, if they may be joined.
    fn distance(&self, u: usize, v: usize) -> Option<f64> {
        let list = self.near.get(u)?;
        let k = list.binary_search_by_key(&v, |&(w, _)| w).ok()?;
        list.get(k).map(|&(_, d)| d)
    }

    /// Whether taking any unit out would make things worse.
    fn worth_keeping(&self, group: &[usize]) -> bool {
        let limit = (self.most)(group.len());
        group.iter().all(|&u| {
            let others = group.iter().filter(|&&v| v != u);
            let sum: Option<f64> = others.map(|&v| self.distance(u.min(v), u.max(v))).sum();
            sum.is_some_and(|sum| sum < limit)
        })
    }
}
