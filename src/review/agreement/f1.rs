//! F1 between two coders' marks (Hripcsak and Rothschild 2005): neither is taken for the truth.
//!
//! All forms are `matched / all` where `all` counts the marks (or code points) of both coders and
//! `matched` those of either that the other has too, so they are symmetric. They are not corrected
//! for chance, but with text that is mostly unmarked chance-corrected measures come close to them.

use super::continuum::{Continuum, Unit};
use super::{Sum, ratio};
use std::collections::BTreeSet;

/// What counts as the same mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// Same code and same span.
    Exact,
    /// Same span, whatever the code.
    Boundary,
    /// Same code, and at least one code point in common.
    Overlap,
    /// Code points in common under the same code; a mark weighs its length.
    Characters,
}

/// F1 of two coders, and the number of marks (code points for [`Match::Characters`]) of both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct F1 {
    /// 0 to 1; `None` where neither marked anything.
    pub value: Option<f64>,
    /// Marks, or code points, of either that the other has too.
    pub matched: u64,
    /// Marks, or code points, of both.
    pub all: u64,
}

/// F1 between coders `first` and `second`.
#[must_use]
pub fn f1(continuum: &Continuum, first: usize, second: usize, by: Match) -> F1 {
    let (a, b) = (continuum.of_coder(first), continuum.of_coder(second));
    let (matched, all) = match by {
        Match::Exact => shared(a, b, |u| (u.start, u.end, Some(u.category))),
        Match::Boundary => shared(a, b, |u| (u.start, u.end, None::<u32>)),
        Match::Overlap => (overlapped(a, b) + overlapped(b, a), a.len() + b.len()),
        Match::Characters => characters(continuum, first, second),
    };
    F1 { value: ratio(matched as i128, all as i128), matched: matched as u64, all: all as u64 }
}

/// The mean F1 over all pairs of coders for which it is defined, with the number of marks of all
/// coders.
#[must_use]
pub fn mean_f1(continuum: &Continuum, by: Match) -> Option<f64> {
    let (mut sum, mut pairs) = (Sum::default(), 0_i128);
    for first in 0..continuum.coders() {
        for second in first + 1..continuum.coders() {
            let found = f1(continuum, first, second, by);
            if found.all > 0 {
                sum.add(i128::from(found.matched), i128::from(found.all));
                pairs += 1;
            }
        }
    }
    (pairs > 0).then(|| sum.value() / pairs as f64)
}

fn shared<K: Ord>(a: &[Unit], b: &[Unit], key: impl Fn(&Unit) -> K) -> (usize, usize) {
    let (a, b): (BTreeSet<K>, BTreeSet<K>) = (a.iter().map(&key).collect(), b.iter().map(&key).collect());
    (2 * a.intersection(&b).count(), a.len() + b.len())
}

/// How many of `a` share a code point and the code with some unit of `b`.
fn overlapped(a: &[Unit], b: &[Unit]) -> usize {
    let mut found = 0;
    let mut categories: Vec<u32> = a.iter().map(|u| u.category).collect();
    categories.sort_unstable();
    categories.dedup();
    for category in categories {
        // The furthest end of all units up to each start tells whether any of them reaches in.
        let mut reach: Vec<(usize, usize)> = Vec::new();
        for unit in b.iter().filter(|u| u.category == category) {
            let furthest = reach.last().map_or(0, |&(_, end)| end).max(unit.end);
            reach.push((unit.start, furthest));
        }
        for unit in a.iter().filter(|u| u.category == category) {
            let before = reach.partition_point(|&(start, _)| start < unit.end);
            let end = before.checked_sub(1).and_then(|k| reach.get(k)).map_or(0, |&(_, end)| end);
            found += usize::from(end > unit.start);
        }
    }
    found
}

/// Twice the code points under the same code by both, and the code points of both.
fn characters(continuum: &Continuum, first: usize, second: usize) -> (usize, usize) {
    let joined = continuum.pair(first, second).joined();
    let all = joined.units().iter().map(Unit::len).sum();
    let mut common = 0;
    for category in joined.categories() {
        let of = joined.of_category(category);
        let (a, b) = (of.of_coder(0), of.of_coder(1));
        let (mut i, mut j) = (0, 0);
        while let (Some(g), Some(h)) = (a.get(i), b.get(j)) {
            common += g.overlap(h);
            if g.end <= h.end {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
    (2 * common, all)
}
