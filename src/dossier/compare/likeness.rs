//! How sure it is that two claims are about the same: evidence, weighed and added.
//!
//! The weights were fitted (logistic regression) on labelled pairs, of which part were read with most of the
//! topics' vocabulary left out: they must hold where two sides use words that no list has.

use super::Side;
use super::company::{Told, weighed};
use super::grid::Grid;
use super::kin::Places;
use super::matters::Matters;
use super::parties::Parties;
use super::telling::{Telling, Words, telling};
use super::terms::{Bag, bags};
use crate::extract::Act;
use crate::lexicon::topics::Topics;

/// What speaks for and against two claims of the two sides.
mod across {
    /// What is evenly poised, before any evidence.
    pub(super) const NONE: f64 = -0.4;
    /// The resemblance of their topics, names and words.
    pub(super) const TERMS: f64 = 5.4;
    /// How far apart they stand in the order of telling: accounts of one contact mostly keep it.
    pub(super) const ORDER: f64 = -4.0;
    /// Both have a subject of their own.
    pub(super) const SUBJECTS: f64 = -1.1;
    /// The terms of the claim before or after, in the same paragraph.
    pub(super) const BESIDE: f64 = 2.2;
    /// The kindred words of those.
    pub(super) const KIN_BESIDE: f64 = 3.0;
    /// Being nearer to each other than to any other claim.
    pub(super) const FIRST_CHOICE: f64 = 2.7;
    /// Having more kindred words than with any other claim.
    pub(super) const FIRST_WORDS: f64 = 4.9;
    /// Being near to each other.
    pub(super) const NEAR: f64 = 1.7;
    /// Both thank, congratulate or condole.
    pub(super) const COURTESY: f64 = 2.2;
}

/// What speaks for and against two claims of one side.
mod within {
    pub(super) const NONE: f64 = -4.0;
    /// One follows the other in the paragraph.
    pub(super) const NEXT: f64 = 0.8;
    /// They stand in one paragraph.
    pub(super) const BLOCK: f64 = 2.0;
    /// They stand in one sentence.
    pub(super) const SENTENCE: f64 = 0.9;
    pub(super) const TERMS: f64 = 1.2;
    /// Each speaks of topics of its own.
    pub(super) const CONFLICT: f64 = -1.1;
    pub(super) const NEAR: f64 = 2.2;
}

/// What is known of the claims of two sides.
pub(super) struct Likeness {
    pub(super) bags: [Vec<Bag>; 2],
    pub(super) words: [Vec<Words>; 2],
    pub(super) places: Places,
    /// Each claim of the first side with each of the second, as they look alone.
    pub(super) alone: Grid,
    /// The same, weighed with their company: above 0 is more likely the same than not.
    pub(super) across: Grid,
    /// The claims of each side with each other.
    pub(super) within: [Grid; 2],
}

impl Likeness {
    pub(super) fn of(sides: [Side<'_>; 2], topics: &Topics) -> Self {
        let parties = Parties::of(&sides);
        let [a, b] = bags(sides, topics, &parties);
        let [side_a, side_b] = sides;
        let words = [telling(side_a, &a, topics, &parties), telling(side_b, &b, topics, &parties)];
        let places = Places::of(words.iter().flatten().map(|words| &words.wider));
        let alone = across([side_a, side_b], [&a, &b], &words, &places);
        let matters =
            words.each_ref().map(|of| of.iter().map(|w| w.matters.clone()).collect::<Vec<Matters>>());
        let told = [(side_a, &a, &words[0], &matters[0]), (side_b, &b, &words[1], &matters[1])].map(
            |(side, bags, words, matters)| Told {
                matters,
                blocks: bags.iter().map(|bag| bag.block).collect(),
                goes_on: same_speakers(side),
                within: within(side, bags, words, &places),
            },
        );
        let (across, within) = weighed(&alone, told);
        Self { bags: [a, b], words, places, alone, across, within }
    }

    /// Different words of two claims that are kindred, as stems; faintly so, or of one matter, only where nothing
    /// else is shared.
    pub(super) fn kindred(&self, i: usize, j: usize, alone: bool) -> Option<Vec<(&str, &str)>> {
        let [a, b] = &self.words;
        let (x, y) = (a.get(i)?, b.get(j)?);
        let of_matter = x.matters.words_with(&y.matters).filter(|(word, other)| alone && word != other);
        let kindred = self.places.kindred(&x.own, &y.own, alone && of_matter.is_none());
        Some(if kindred.is_empty() { of_matter.into_iter().collect() } else { kindred })
    }
}

fn across(sides: [Side<'_>; 2], bags: [&[Bag]; 2], words: &[Vec<Words>; 2], places: &Places) -> Grid {
    let [a, b] = bags;
    let [own_a, own_b] =
        [&words[0], &words[1]].map(|all| all.iter().map(|w| &w.own).collect::<Vec<&Telling>>());
    let [wide_a, wide_b] =
        [&words[0], &words[1]].map(|all| all.iter().map(|w| &w.wider).collect::<Vec<&Telling>>());
    let terms = Grid::of(a.len(), b.len(), |i, j| match (a.get(i), b.get(j)) {
        (Some(x), Some(y)) => x.resemblance(y),
        _ => 0.0,
    });
    let near = places.nearness(&wide_a, &wide_b);
    let own = places.nearness(&own_a, &own_b);
    let overlap = places.overlap(&own_a, &own_b);
    let (first, first_words) = (near.margins(), overlap.margins());
    let (beside, kin_beside) = (beside(&terms, bags), beside(&own, bags));
    let flag = |yes: bool| if yes { 1.0 } else { 0.0 };
    let courtesy =
        |side: Side<'_>, k: usize| side.findings.claims.get(k).is_some_and(|c| c.act == Act::Social);
    let subject = |bags: &[Bag], k: usize| bags.get(k).is_some_and(|bag| bag.has_subject);
    Grid::of(a.len(), b.len(), |i, j| {
        let apart = (point(i, a.len()) - point(j, b.len())).abs();
        across::NONE
            + across::TERMS * terms.at(i, j)
            + across::ORDER * apart
            + across::SUBJECTS * flag(subject(a, i) && subject(b, j))
            + across::BESIDE * beside.at(i, j)
            + across::KIN_BESIDE * kin_beside.at(i, j)
            + across::FIRST_CHOICE * first.at(i, j)
            + across::FIRST_WORDS * first_words.at(i, j)
            + across::NEAR * near.at(i, j)
            + across::COURTESY * flag(courtesy(sides[0], i) && courtesy(sides[1], j))
    })
}

/// For two claims, the best of what their neighbours in the paragraph have in common with the other.
fn beside(grid: &Grid, [a, b]: [&[Bag]; 2]) -> Grid {
    let neighbours = |bags: &[Bag], k: usize| -> Vec<usize> {
        let block = |k: usize| bags.get(k).map(|bag| bag.block);
        let both = [k.checked_sub(1), Some(k + 1)];
        both.into_iter().flatten().filter(|n| *n < bags.len() && block(*n) == block(k)).collect()
    };
    let [of_a, of_b] = [a, b].map(|bags| (0..bags.len()).map(|k| neighbours(bags, k)).collect::<Vec<_>>());
    Grid::of(a.len(), b.len(), |i, j| {
        let above = of_a.get(i).into_iter().flatten().map(|n| grid.at(*n, j));
        let aside = of_b.get(j).into_iter().flatten().map(|n| grid.at(i, *n));
        above.chain(aside).reduce(f64::max).unwrap_or(0.0)
    })
}

fn within(side: Side<'_>, bags: &[Bag], words: &[Words], places: &Places) -> Grid {
    let wide: Vec<&Telling> = words.iter().map(|w| &w.wider).collect();
    let near = places.nearness(&wide, &wide);
    let sentences: Vec<usize> = side.findings.claims.iter().map(|claim| side.sentence_of(claim)).collect();
    let flag = |yes: bool, weight: f64| if yes { weight } else { 0.0 };
    Grid::of(bags.len(), bags.len(), |i, j| {
        let (Some(x), Some(y)) = (bags.get(i), bags.get(j)) else { return 0.0 };
        let block = x.block == y.block;
        within::NONE
            + flag(block && i.abs_diff(j) == 1, within::NEXT)
            + flag(block, within::BLOCK)
            + flag(sentences.get(i) == sentences.get(j), within::SENTENCE)
            + within::TERMS * x.resemblance(y)
            + flag(x.conflicts(y), within::CONFLICT)
            + within::NEAR * near.at(i, j)
    })
}

/// Of each claim, whether it has the speakers of the one before it.
fn same_speakers(side: Side<'_>) -> Vec<bool> {
    let claims = &side.findings.claims;
    let before = std::iter::once(None).chain(claims.iter().map(Some));
    claims
        .iter()
        .zip(before)
        .map(|(claim, last)| last.is_some_and(|l| l.speakers == claim.speakers))
        .collect()
}

/// How far on in its readout a claim stands, 0 to 1.
fn point(at: usize, all: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)] // A readout has few claims.
    let point = at as f64 / all.max(1) as f64;
    point
}
