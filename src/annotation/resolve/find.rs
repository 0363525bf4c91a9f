//! Looking for an anchor that does not stand where it was made, and saying how sure the find is.

use super::candidate::{self, Candidate, FLOOR, MARGIN, MIDDLING, SHORT};
use super::expected::Expected;
use super::folded::Quote;
use super::{Resolution, Resolver, search};
use crate::annotation::Anchor;
use crate::annotation::anchor::{is_border, whole_graphemes};
use crate::text::Span;

impl Resolver<'_> {
    /// Look for an anchor that does not stand where it was made.
    pub(super) fn find(&self, anchor: &Anchor, expected: Expected) -> Resolution {
        let text = &*self.document.text;
        let quote = Quote::new(&anchor.prefix, &anchor.quote, &anchor.suffix);
        let long = quote.quote().chars().count() >= SHORT;
        if let Some(shift) = expected.agreed
            && long
        {
            let start = self.points.to_byte(text, anchor.start.saturating_add_signed(shift));
            let span = Span::new(start, start + anchor.quote.len());
            if span.of(text) == anchor.quote && is_border(text, span.start) && is_border(text, span.end) {
                return Resolution::Moved(span);
            }
        }
        let window = self.window(expected);
        let mut here = self.exact(&quote, window, true);
        let found = self.decide(anchor, &here, expected, &quote);
        let beyond_doubt = |best: &Candidate| {
            let alike = expected.shifts.contains(&Some(self.moved(anchor, best)));
            alike || best.stands_whole() || expected.between && best.is_same()
        };
        if found.is_some() && here.first().is_none_or(beyond_doubt) {
            return found.unwrap_or(Resolution::Orphan);
        }
        let hint = self.hint(anchor, expected);
        let near = search::near(self.folded(), &quote, hint, Some(window));
        // The very words in all but the same surroundings, unless nearly the same words stand nearby:
        // then either may be what became of them.
        let rival = |near: &Candidate| near.score >= FLOOR && here.iter().all(|other| !other.overlaps(near));
        if let Some(found) = found
            && !near.iter().any(rival)
        {
            return found;
        }
        join(&mut here, near);
        let wider = self.exact(&quote, (0, self.folded().text.len()), false);
        // Elsewhere only where it cannot be mistaken: the very words once, in the very surroundings.
        let bare = quote.prefix().is_empty() && quote.suffix().is_empty();
        let far = wider.first().filter(|far| wider.len() == 1 && long && (bare || far.stands_whole()));
        if let Some(far) = far.filter(|_| here.first().is_none_or(|here| here.score < FLOOR)) {
            return Resolution::Moved(self.span(far));
        }
        let mut pool = here.clone();
        // Between known neighbours, a few words that stand only elsewhere are others than these.
        if !expected.between || wider.len() < 2 || quote.quote().chars().count() >= MIDDLING {
            join(&mut pool, wider);
        }
        if pool.first().is_none_or(|best| best.score < FLOOR) {
            join(&mut pool, search::near(self.folded(), &quote, hint, None));
        }
        let Some(best) = pool.first().filter(|best| best.score >= FLOOR) else {
            return Resolution::Orphan;
        };
        // What stands where it should outweighs a little what stands elsewhere.
        let bonus = |candidate: &Candidate| {
            let inside = (window.0..=window.1).contains(&candidate.start);
            candidate.score + if inside { MARGIN * 2.0 } else { 0.0 }
        };
        let best = pool
            .iter()
            .max_by(|a, b| bonus(a).total_cmp(&bonus(b)))
            .filter(|b| b.score >= FLOOR)
            .unwrap_or(best);
        let tied: Vec<&Candidate> = pool.iter().filter(|other| bonus(best) - bonus(other) < MARGIN).collect();
        if tied.len() > 1 {
            let mut spans: Vec<Span> = tied.iter().map(|candidate| self.whole(candidate)).collect();
            spans.sort_unstable();
            spans.dedup();
            return Resolution::Ambiguous(spans);
        }
        let span = self.whole(best);
        let now = span.of(text).to_owned();
        Resolution::Changed { span, score: best.score, was: anchor.quote.clone(), now }
    }

    /// A place that can be taken without asking, or several that cannot be told apart. `candidates`
    /// hold the very words where they are expected, best first.
    fn decide(
        &self,
        anchor: &Anchor,
        candidates: &[Candidate],
        expected: Expected,
        quote: &Quote,
    ) -> Option<Resolution> {
        let best = candidates.first()?;
        let long = quote.quote().chars().count() >= SHORT;
        let alike = |candidate: &&Candidate| expected.shifts.contains(&Some(self.moved(anchor, candidate)));
        // Surroundings that are only similar need the right place as well, or known neighbours.
        let many = quote.quote().chars().count() >= MIDDLING;
        let sure = |one: &&Candidate| {
            let enough = alike(one) || one.stands_whole() || expected.between && (many || one.is_same());
            one.surroundings() && enough && (long || one.side_stands())
        };
        let tied: Vec<&Candidate> =
            candidates.iter().filter(|other| best.score - other.score < MARGIN).collect();
        let bare = quote.prefix().is_empty() && quote.suffix().is_empty();
        let mut good = tied.iter().copied().filter(|one| {
            // One side is enough where the place is right, or where the words are many and the
            // neighbours known.
            let place = alike(one) || expected.between && quote.quote().chars().count() >= candidate::MANY;
            let half = one.one_side()
                && (long || one.side_stands())
                && place
                && self.nothing_gone(anchor, one, expected);
            sure(one) || half || (bare && long)
        });
        let one = good.next()?;
        if tied.len() == 1 {
            return Some(Resolution::Moved(self.span(one)));
        }
        // Of several alike, the one that moved with its neighbours.
        let mut there = tied.iter().copied().filter(alike);
        if let (Some(one), None) = (there.next(), there.next())
            && sure(&one)
        {
            return Some(Resolution::Moved(self.span(one)));
        }
        let mut spans: Vec<Span> = tied.iter().map(|candidate| self.span(candidate)).collect();
        spans.sort_unstable();
        Some(Resolution::Ambiguous(spans))
    }

    /// Whether too little is gone from around a candidate to hold the words themselves: where as much
    /// is gone, these may be others that stood beside them.
    fn nothing_gone(&self, anchor: &Anchor, candidate: &Candidate, expected: Expected) -> bool {
        let moved = self.moved(anchor, candidate);
        let [left, right] = expected.shifts;
        let most = isize::try_from(anchor.end.saturating_sub(anchor.start)).unwrap_or(isize::MAX);
        left.is_none_or(|left| moved.saturating_sub(left) > -most)
            && right.is_none_or(|right| right.saturating_sub(moved) > -most)
    }

    /// Candidates that hold the very words, best first.
    fn exact(&self, quote: &Quote, window: (usize, usize), only_there: bool) -> Vec<Candidate> {
        let mut found = search::exact(self.folded(), quote, window, only_there);
        found.retain(|candidate| {
            let span = self.span(candidate);
            is_border(&self.document.text, span.start) && is_border(&self.document.text, span.end)
        });
        candidate::score(self.folded(), quote, &mut found, !only_there);
        found
    }

    /// Where in the folded text the anchor may start.
    fn window(&self, expected: Expected) -> (usize, usize) {
        let at = |point: usize| self.folded().at(self.points.to_byte(&self.document.text, point));
        (at(expected.from), at(expected.to))
    }

    /// Where in the folded text it should start.
    fn hint(&self, anchor: &Anchor, expected: Expected) -> usize {
        let shift = expected.shifts.iter().flatten().next().copied().unwrap_or(0);
        let point =
            anchor.start.saturating_add_signed(shift).clamp(expected.from, expected.to.max(expected.from));
        self.folded().at(self.points.to_byte(&self.document.text, point))
    }

    fn span(&self, candidate: &Candidate) -> Span {
        let folded = self.folded();
        Span::new(folded.start(candidate.start), folded.end(candidate.end, &self.document.text))
    }

    /// How far a candidate moved, in code points.
    fn moved(&self, anchor: &Anchor, candidate: &Candidate) -> isize {
        let at = self.points.from_byte(&self.document.text, self.span(candidate).start);
        at.checked_signed_diff(anchor.start).unwrap_or(isize::MAX)
    }

    /// A candidate's span that splits no grapheme cluster.
    fn whole(&self, candidate: &Candidate) -> Span {
        whole_graphemes(&self.document.text, self.span(candidate))
    }
}

/// Put further candidates into a pool, the best first; of two that overlap the better stays.
fn join(pool: &mut Vec<Candidate>, more: Vec<Candidate>) {
    for one in more {
        if !pool.iter().any(|other| other.overlaps(&one) && other.score >= one.score) {
            pool.retain(|other| !other.overlaps(&one));
            pool.push(one);
        }
    }
    pool.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.start.cmp(&b.start)));
}
