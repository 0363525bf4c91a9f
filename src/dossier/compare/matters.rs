//! Which matters a claim may be about: the fields in which its words stand.

use super::grid::Grid;
use super::parties::Parties;
use super::telling::{COMMON, PARTY};
use crate::lexicon::fields::Fields;
use crate::lexicon::kinship::Kinship;
use crate::lexicon::topics::{Topics, Weight, stem, words};
use std::collections::BTreeMap;

/// What a phrase says at least: it is rarer than its words.
const PHRASE: f64 = 0.8;
/// No word is sure of its field.
const SURE: f64 = 0.95;

/// How sure a matter must be to be named as a reason.
const TELLS: f64 = 0.25;

/// What speaks for a field: by field and phrase, how much the phrase says. Sorted, so that sums are the same
/// on every machine.
pub(super) type Hints = BTreeMap<(usize, usize), f64>;

/// Adds what the fields say of these words; of one phrase the most that it says.
pub(super) fn hint(text: &str, share: f64, into: &mut Hints, topics: &Topics, parties: &Parties) {
    let (mut stems, mut says) = (Vec::new(), Vec::new());
    for (_, word) in words(text) {
        let stem = stem(&word);
        let known = match topics.weight(&word, &stem) {
            Weight::Stop => 0.0,
            Weight::Common => COMMON,
            Weight::Telling => 1.0,
        };
        says.push((Kinship::builtin().rarity(&stem), known, parties.has(&stem)));
        stems.push(stem);
    }
    for found in Fields::builtin().in_stems(&stems) {
        let of = says.get(found.at).unwrap_or_default();
        let rarest = of.iter().map(|(rarity, ..)| *rarity).fold(0.0, f64::max);
        let says = match of {
            [(rarity, known, _)] => rarity * known,
            _ => rarest.max(PHRASE),
        };
        let party = if of.iter().all(|(.., party)| *party) { PARTY } else { 1.0 };
        #[allow(clippy::cast_precision_loss)] // A word stands in few fields.
        let weight = share * says * party / (found.of.len() as f64).sqrt();
        for field in found.of {
            let slot = into.entry((*field, found.phrase)).or_insert(0.0);
            *slot = slot.max(weight);
        }
    }
}

/// How sure it is of each field that a claim, or several, is about it, 0 to 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Matters {
    sure: BTreeMap<usize, f64>,
    /// By field, the phrase that says most.
    by: BTreeMap<usize, usize>,
}

impl Matters {
    pub(super) fn of(hints: &Hints) -> Self {
        let mut doubts: BTreeMap<usize, f64> = BTreeMap::new();
        let mut most: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
        for ((field, phrase), says) in hints {
            *doubts.entry(*field).or_insert(1.0) *= 1.0 - says.min(SURE);
            let best = most.entry(*field).or_insert((*says, *phrase));
            if *says > best.0 {
                *best = (*says, *phrase);
            }
        }
        Self {
            sure: doubts.into_iter().map(|(field, doubt)| (field, 1.0 - doubt)).collect(),
            by: most.into_iter().map(|(field, (_, phrase))| (field, phrase)).collect(),
        }
    }

    /// What says most of both that they are about one matter: the words of each, as [`Fields::said`] has them.
    pub(super) fn words_with(&self, other: &Self) -> Option<(&'static str, &'static str)> {
        let both = self.sure.iter().filter_map(|(field, x)| Some((x.min(*other.sure.get(field)?), field)));
        let (sure, field) = both.reduce(|best, one| if one.0 > best.0 { one } else { best })?;
        let said = |of: &Self| of.by.get(field).map(|phrase| Fields::builtin().said(*phrase));
        said(self).zip(said(other)).filter(|_| sure >= TELLS)
    }

    /// What several claims are about together, each with its share.
    fn together<'m>(all: impl Iterator<Item = (&'m Self, f64)>) -> Self {
        let mut doubts: BTreeMap<usize, f64> = BTreeMap::new();
        for (matters, share) in all {
            for (field, sure) in &matters.sure {
                *doubts.entry(*field).or_insert(1.0) *= 1.0 - share * sure;
            }
        }
        let sure = doubts.into_iter().map(|(field, doubt)| (field, 1.0 - doubt)).collect();
        Self { sure, by: BTreeMap::new() }
    }
}

/// How alike the matters are of each claim of the first side and each of the second, 0 to 1; a field that many
/// claims are about says less. `company` says with which share the claims of a side stand together.
pub(super) fn alike(sides: [&[Matters]; 2], company: [&Grid; 2]) -> Grid {
    let mut of: BTreeMap<usize, f64> = BTreeMap::new();
    for (field, sure) in sides.iter().copied().flatten().flat_map(|matters| &matters.sure) {
        *of.entry(*field).or_insert(0.0) += sure;
    }
    #[allow(clippy::cast_precision_loss)] // Readouts have few claims.
    let all = 1.0 + sides.iter().map(|side| side.len()).sum::<usize>() as f64;
    let rarity = |field: usize| {
        let having = 1.0 + of.get(&field).copied().unwrap_or(0.0);
        ((all / having).ln() / all.ln()).clamp(0.0, 1.0)
    };
    let [a, b] = [0, 1].map(|s: usize| {
        let (side, company) = (sides[s], company[s]);
        let together = |i: usize| {
            let shares = side.iter().enumerate().map(move |(k, matters)| (matters, company.at(i, k)));
            Matters::together(shares.filter(|(_, share)| *share > 0.0))
        };
        (0..side.len())
            .map(|i| {
                let mut weighed: Vec<(usize, f64)> = together(i).sure.into_iter().collect();
                weighed.iter_mut().for_each(|(field, sure)| *sure *= rarity(*field));
                let length = weighed.iter().map(|(_, x)| x * x).sum::<f64>().sqrt() + 1e-9;
                weighed.iter_mut().for_each(|(_, x)| *x /= length);
                weighed
            })
            .collect::<Vec<_>>()
    });
    Grid::of(a.len(), b.len(), |i, j| match (a.get(i), b.get(j)) {
        (Some(x), Some(y)) => in_common(x, y),
        _ => 0.0,
    })
}

/// The product of two vectors, each by field in order.
fn in_common(a: &[(usize, f64)], b: &[(usize, f64)]) -> f64 {
    let mut others = b.iter().peekable();
    let mut sum = 0.0;
    for (field, x) in a {
        while others.next_if(|(other, _)| other < field).is_some() {}
        if let Some((_, y)) = others.next_if(|(other, _)| other == field) {
            sum += x * y;
        }
    }
    sum
}
