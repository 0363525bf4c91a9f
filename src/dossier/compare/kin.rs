//! How kindred the words of two claims are.

use super::grid::Grid;
use super::telling::Telling;
use crate::lexicon::kinship::{Kinship, Place, SIZE, product};
use std::collections::BTreeMap;

/// The share of what all claims have in common that tells none from the other.
const SHARED: f64 = 0.6;
/// Words that are less kindred than this are not.
const KINDRED: f64 = 0.3;
/// Keeps claims of a word or two from being too sure.
const FEW_WORDS: f64 = 0.5;

/// The places of the words of all claims, looked up once.
pub(super) struct Places(BTreeMap<String, Place>);

impl Places {
    pub(super) fn of<'t>(all: impl Iterator<Item = &'t Telling>) -> Self {
        let mut places = BTreeMap::new();
        for (_, stem) in all.flat_map(BTreeMap::values) {
            if !places.contains_key(stem)
                && let Some(place) = Kinship::builtin().place(stem)
            {
                places.insert(stem.clone(), place);
            }
        }
        Self(places)
    }

    /// Where claims stand that say these words: the words' places, by their weight.
    fn sum(&self, words: &Telling) -> Place {
        let mut sum = [0.0; SIZE];
        for (weight, stem) in words.values() {
            for (s, x) in sum.iter_mut().zip(self.0.get(stem).into_iter().flatten()) {
                *s += weight * x;
            }
        }
        unit(sum)
    }

    /// How near to each other claims stand, -1 to 1, apart from what all of both sides have in common.
    pub(super) fn nearness(&self, a: &[&Telling], b: &[&Telling]) -> Grid {
        let [mut a, mut b] =
            [a, b].map(|side| side.iter().map(|words| self.sum(words)).collect::<Vec<Place>>());
        let mut mean = [0.0; SIZE];
        for place in a.iter().chain(&b) {
            for (m, x) in mean.iter_mut().zip(place) {
                *m += x;
            }
        }
        #[allow(clippy::cast_precision_loss)] // Readouts have few claims.
        let all = (a.len() + b.len()).max(1) as f64;
        for place in a.iter_mut().chain(&mut b) {
            for (x, m) in place.iter_mut().zip(&mean) {
                *x -= m / all * SHARED;
            }
            *place = unit(*place);
        }
        Grid::of(a.len(), b.len(), |i, j| a.get(i).zip(b.get(j)).map_or(0.0, |(x, y)| product(x, y)))
    }

    /// Which share of what two claims say has the same or a kindred word in the other, 0 to 1.
    pub(super) fn overlap(&self, a: &[&Telling], b: &[&Telling]) -> Grid {
        let known = Known::of(self, a, b);
        Grid::of(a.len(), b.len(), |i, j| {
            let (Some(x), Some(y)) = (known.a.get(i), known.b.get(j)) else { return 0.0 };
            let (mut hit, mut all) = (0.0, FEW_WORDS);
            for &(w, weight) in x {
                hit += weight * y.iter().map(|&(v, _)| known.alike.at(w, v)).fold(0.0, f64::max);
                all += weight;
            }
            for &(v, weight) in y {
                hit += weight * x.iter().map(|&(w, _)| known.alike.at(w, v)).fold(0.0, f64::max);
                all += weight;
            }
            hit / all
        })
    }

    /// The most telling pairs of different words of two claims that are kindred, as stems: those that say
    /// something, or where nothing else is shared (`alone`), the one that says most.
    pub(super) fn kindred<'w>(&self, a: &'w Telling, b: &'w Telling, alone: bool) -> Vec<(&'w str, &'w str)> {
        let mut found: Vec<(f64, &str, &str)> = Vec::new();
        for (word, (weight, stem)) in a.iter().filter(|(word, _)| !b.contains_key(*word)) {
            let others = b.iter().filter(|(other, _)| !a.contains_key(*other) && *other != word);
            for (_, (other_weight, other)) in others {
                let says = weight.min(*other_weight) * self.alike(stem, other);
                if says >= FAINT {
                    found.push((says, stem, other));
                }
            }
        }
        found.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
        let loud = found.iter().filter(|(says, ..)| *says >= SAYS).count();
        found.truncate(if alone { loud.max(1) } else { loud });
        let mut named: Vec<(&str, &str)> = Vec::new();
        for (_, x, y) in found {
            if named.len() < 2 && !named.iter().any(|(p, q)| *p == x || *q == y) {
                named.push((x, y));
            }
        }
        named
    }

    fn alike(&self, a: &str, b: &str) -> f64 {
        let places = self.0.get(a).zip(self.0.get(b));
        places.map_or(0.0, |(x, y)| kindred(x, y))
    }
}

/// How kindred two words are that stand there, 0 to 1.
fn kindred(a: &Place, b: &Place) -> f64 {
    ((product(a, b) - KINDRED) / (1.0 - KINDRED)).clamp(0.0, 1.0)
}

/// What two kindred words must say to be named as a reason.
const SAYS: f64 = 0.15;
/// What they must say where nothing else is shared.
const FAINT: f64 = 0.02;

/// The words of both sides by number, so that each two are compared once.
struct Known {
    a: Vec<Vec<(usize, f64)>>,
    b: Vec<Vec<(usize, f64)>>,
    alike: Grid,
}

impl Known {
    fn of(places: &Places, a: &[&Telling], b: &[&Telling]) -> Self {
        let [(a, of_a), (b, of_b)] = [a, b].map(numbered);
        let placed = |names: &[Named<'_>]| -> Vec<Option<&Place>> {
            names.iter().map(|(_, stem)| places.0.get(*stem)).collect()
        };
        let (in_a, in_b) = (placed(&of_a), placed(&of_b));
        let alike = Grid::of(of_a.len(), of_b.len(), |w, v| match (of_a.get(w), of_b.get(v)) {
            (Some((word, _)), Some((other, _))) if word == other => 1.0,
            _ => match (in_a.get(w), in_b.get(v)) {
                (Some(Some(x)), Some(Some(y))) => kindred(x, y),
                _ => 0.0,
            },
        });
        Self { a, b, alike }
    }
}

/// A word, by what stands for all of the same thing, and its stem.
type Named<'t> = (&'t str, &'t str);

fn numbered<'t>(claims: &[&'t Telling]) -> (Vec<Vec<(usize, f64)>>, Vec<Named<'t>>) {
    let mut numbers: BTreeMap<Named<'t>, usize> = BTreeMap::new();
    let mut names = Vec::new();
    let mut number = |word: &'t str, stem: &'t str| {
        *numbers.entry((word, stem)).or_insert_with(|| {
            names.push((word, stem));
            names.len() - 1
        })
    };
    let of = |claim: &&'t Telling| -> Vec<(usize, f64)> {
        claim.iter().map(|(word, (weight, stem))| (number(word, stem), *weight)).collect()
    };
    let claims = claims.iter().map(of).collect();
    (claims, names)
}

fn unit(mut place: Place) -> Place {
    let length = product(&place, &place).sqrt() + 1e-9;
    for x in &mut place {
        *x /= length;
    }
    place
}
