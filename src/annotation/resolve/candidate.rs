//! A place where a quote may stand, and how well it fits there.

use super::distance::Pattern;
use super::folded::{Folded, Quote};

/// Below this score nothing is even proposed.
pub(super) const FLOOR: f32 = 0.80;
/// The best must be better than the second by this much.
pub(super) const MARGIN: f32 = 0.05;
/// Quotes of fewer code points than this must stand exactly, with one exact side.
pub(super) const SHORT: usize = 8;
/// Quotes of fewer code points than this may change by a fifth only.
pub(super) const MIDDLING: usize = 32;
/// So many code points hardly stand twice between two neighbours.
pub(super) const MANY: usize = 48;
/// A side this similar counts as the same surroundings.
const STRONG: f32 = 0.75;

/// A place where the quote may stand, in bytes of the folded text.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) start: usize,
    pub(super) end: usize,
    /// How much of the quote stands there, 0 to 1.
    words: f32,
    /// How similar what stands before it is; `None` where the anchor has no prefix.
    before: Option<f32>,
    after: Option<f32>,
    pub(super) score: f32,
}

impl Candidate {
    pub(super) const fn new(start: usize, end: usize, words: f32) -> Self {
        Self { start, end, words, before: None, after: None, score: 0.0 }
    }

    pub(super) const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    fn sides(&self) -> impl Iterator<Item = f32> {
        [self.before, self.after].into_iter().flatten()
    }

    /// Whether the surroundings are the same, as far as they are known.
    pub(super) fn surroundings(&self) -> bool {
        self.sides().count() > 0 && self.sides().all(|side| side >= STRONG)
    }

    /// Whether the words stand in the very surroundings, as far as they are known.
    pub(super) fn stands_whole(&self) -> bool {
        self.words >= 1.0 && self.sides().count() > 0 && self.sides().all(|side| side >= 1.0)
    }

    /// Whether they do, give or take a few letters.
    pub(super) fn is_same(&self) -> bool {
        self.words >= 1.0 && self.sides().count() > 0 && self.sides().all(|side| side >= 0.9)
    }

    /// Whether both sides are known and all but the same.
    pub(super) fn stands_between(&self) -> bool {
        self.before.is_some_and(|side| side >= 0.9) && self.after.is_some_and(|side| side >= 0.9)
    }

    /// Whether at least one side is.
    pub(super) fn one_side(&self) -> bool {
        self.sides().any(|side| side >= STRONG)
    }

    /// Whether at least one side stands exactly.
    pub(super) fn side_stands(&self) -> bool {
        self.sides().any(|side| side >= 1.0)
    }
}

/// Score candidates that hold the very words, and put the best first.
/// `all`: these are all there are.
pub(super) fn score(folded: &Folded, quote: &Quote, candidates: &mut [Candidate], all: bool) {
    if candidates.is_empty() {
        return;
    }
    let sides = Sides::new(quote);
    let only = all && candidates.len() == 1;
    for candidate in candidates.iter_mut() {
        sides.score(folded, candidate, only);
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.start.cmp(&b.start)));
}

/// The surroundings of a quote, ready to be compared.
pub(super) struct Sides {
    before: Option<(Pattern, usize)>,
    after: Option<(Pattern, usize)>,
    len: usize,
}

impl Sides {
    pub(super) fn new(quote: &Quote) -> Self {
        let pattern = |chars: Vec<char>| (!chars.is_empty()).then(|| (Pattern::new(&chars), chars.len()));
        Self {
            before: pattern(quote.prefix().chars().rev().take(64).collect()),
            after: pattern(quote.suffix().chars().take(64).collect()),
            len: quote.quote().chars().count(),
        }
    }

    pub(super) fn score(&self, folded: &Folded, candidate: &mut Candidate, only: bool) {
        let near = |side: &Option<(Pattern, usize)>, text: &mut dyn Iterator<Item = char>| {
            let (pattern, len) = side.as_ref()?;
            let (distance, _) = pattern.to_beginning(text.take(len + 8));
            Some(1.0 - share(distance, *len))
        };
        let before = folded.text.get(..candidate.start).unwrap_or("");
        let after = folded.text.get(candidate.end..).unwrap_or("");
        candidate.before = near(&self.before, &mut before.chars().rev());
        candidate.after = near(&self.after, &mut after.chars());
        // The longer a quote, the more it says by itself; most of all where it stands only once.
        let (from, to) = if only { (8, 24) } else { (32, 128) };
        let own = 50.0 + 100.0 * share(self.len.saturating_sub(from), to - from).min(1.0);
        let (mut sum, mut weight) = (own * candidate.words, own);
        for side in candidate.sides() {
            sum += 20.0 * side;
            weight += 20.0;
        }
        candidate.score = sum / weight;
    }
}

#[allow(clippy::cast_precision_loss)]
pub(super) fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}
