//! The best alignment of several coders' marks: every mark in exactly one group, each group with at
//! most one mark per coder, the sum of the groups' disorders as small as possible.

use super::assignment::best_pairs;
use super::candidates::{self, Candidates};
use super::dissimilarity::{Dissimilarity, Mark};
use super::search::{self, Effort};
use crate::review::agreement::Sum;

/// Marks that belong together: at most one per coder.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Per coder the index of the mark among that coder's marks.
    pub members: Vec<Option<usize>>,
    /// Mean dissimilarity over all pairs of coders, Δ∅ where either has nothing here.
    pub disorder: f64,
}

/// A partition of all marks into groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The groups in text order.
    pub groups: Vec<Group>,
    /// Sum of the groups' disorders over the mean number of marks per coder.
    pub disorder: f64,
}

/// The best alignment of `coders`' marks, each coder's in any order. Exact.
///
/// `None` where it cannot be found within `effort`, or there are fewer than two coders or no marks.
#[must_use]
pub fn best_alignment(
    coders: &[Vec<Mark>],
    dissimilarity: &Dissimilarity,
    effort: &Effort<'_>,
) -> Option<Alignment> {
    let all: usize = coders.iter().map(Vec::len).sum();
    if coders.len() < 2 || all == 0 {
        return None;
    }
    let candidates = candidates::enumerate(coders, dissimilarity, effort)?;
    let chosen = match coders {
        [a, b] => two(a, b, &candidates, dissimilarity),
        _ => search::cheapest_cover(&candidates, effort)?,
    };
    let mut groups: Vec<Group> =
        chosen.iter().map(|units| group(units, coders, &candidates, dissimilarity)).collect();
    let place = |group: &Group| {
        let marks = group.members.iter().zip(coders).filter_map(|(i, marks)| marks.get((*i)?));
        marks.map(|m| (m.start, m.end)).fold((f64::INFINITY, f64::INFINITY), |a, b| if b < a { b } else { a })
    };
    groups.sort_by(|a, b| place(a).partial_cmp(&place(b)).unwrap_or(std::cmp::Ordering::Equal));
    let sum: Sum = groups.iter().map(|g| g.disorder).collect();
    let disorder = sum.value() / (all as f64 / coders.len() as f64);
    Some(Alignment { groups, disorder })
}

/// Two coders: an assignment problem, one per cluster of marks that could be joined at all.
fn two(a: &[Mark], b: &[Mark], candidates: &Candidates, dissimilarity: &Dissimilarity) -> Vec<Vec<usize>> {
    let mut chosen = Vec::new();
    for cluster in candidates.clusters() {
        let of = |coder: usize| -> Vec<(usize, usize)> {
            cluster
                .iter()
                .filter_map(|&u| candidates.unit(u).map(|p| (u, p)))
                .filter(|(_, p)| p.coder == coder)
                .map(|(u, p)| (u, p.index))
                .collect()
        };
        let (rows, columns) = (of(0), of(1));
        let gain = |r: usize, c: usize| {
            let (row, column) = (rows.get(r)?, columns.get(c)?);
            Some(2.0 * dissimilarity.empty - dissimilarity.between(a.get(row.1)?, b.get(column.1)?))
        };
        let pairs = best_pairs(rows.len(), columns.len(), gain);
        let mut alone = vec![true; columns.len()];
        for (row, column) in rows.iter().zip(&pairs) {
            match column.and_then(|c| Some((c, columns.get(c)?))) {
                Some((c, column)) => {
                    chosen.push(vec![row.0, column.0]);
                    if let Some(flag) = alone.get_mut(c) {
                        *flag = false;
                    }
                }
                None => chosen.push(vec![row.0]),
            }
        }
        chosen.extend(
            columns.iter().zip(&alone).filter(|(_, alone)| **alone).map(|(column, _)| vec![column.0]),
        );
    }
    chosen
}

fn group(
    units: &[usize],
    coders: &[Vec<Mark>],
    candidates: &Candidates,
    dissimilarity: &Dissimilarity,
) -> Group {
    let mut members = vec![None; coders.len()];
    for place in units.iter().filter_map(|&u| candidates.unit(u)) {
        if let Some(member) = members.get_mut(place.coder) {
            *member = Some(place.index);
        }
    }
    let marks: Vec<&Mark> = members.iter().zip(coders).filter_map(|(i, marks)| marks.get((*i)?)).collect();
    Group { disorder: group_disorder(&marks, coders.len(), dissimilarity), members }
}

/// The disorder of one group: the mean over the pairs of all `coders`, Δ∅ for each pair in which
/// one or both have no mark in the group.
pub(super) fn group_disorder(marks: &[&Mark], coders: usize, dissimilarity: &Dissimilarity) -> f64 {
    let pairs = (coders * (coders - 1) / 2) as f64;
    let mut sum = Sum::default();
    let mut joined = 0.0;
    for (k, a) in marks.iter().enumerate() {
        for b in marks.iter().skip(k + 1) {
            sum.add_float(dissimilarity.between(a, b));
            joined += 1.0;
        }
    }
    (sum.value() + (pairs - joined) * dissimilarity.empty) / pairs
}
