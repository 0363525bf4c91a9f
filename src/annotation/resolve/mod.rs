//! Where an annotation's words stand in the text as it is now (DESIGN 2.5).
//!
//! Texts of this genre repeat themselves, and one changed word is the news. So words alone are never
//! enough: a place is taken without asking only where the same words stand in the same surroundings,
//! or where the words, one side of the surroundings and the position all agree. Everything else is a
//! proposal for a person, or an orphan.

mod candidate;
mod distance;
mod expected;
mod folded;
mod search;

use super::anchor::is_border;
use super::{Anchor, DocumentInfo, Layer};
use crate::document::Document;
use crate::text::{CodePoints, Span};
use candidate::{Candidate, FLOOR, MARGIN, MIDDLING, SHORT};
use expected::{Expected, Known, reliable};
use folded::{Folded, Quote};
use std::sync::OnceLock;

/// Where an anchor stands. Spans are bytes.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolution {
    /// Where it was made.
    Exact(Span),
    /// The same words stand elsewhere.
    Moved(Span),
    /// A proposal that a person confirms: the words, or all that stands around them, are no longer
    /// the same.
    Changed {
        /// Where.
        span: Span,
        /// 0 to 1.
        score: f32,
        /// The wording when the annotation was made.
        was: String,
        /// The wording under `span`.
        now: String,
    },
    /// The words stand at several places, and nothing tells which is meant.
    Ambiguous(Vec<Span>),
    /// Nowhere to be found.
    Orphan,
}

impl Resolution {
    /// The span to show it at without asking anybody: exact and moved ones only.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Moved(span) => Some(*span),
            Self::Changed { .. } | Self::Ambiguous(_) | Self::Orphan => None,
        }
    }

    /// The word used by `attache check`.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Exact(_) => "exact",
            Self::Moved(_) => "moved",
            Self::Changed { .. } => "changed",
            Self::Ambiguous(_) => "ambiguous",
            Self::Orphan => "orphan",
        }
    }
}

/// Where `anchor`, made on the text with the hash `made_on`, stands in `document`.
#[must_use]
pub fn resolve(anchor: &Anchor, made_on: &str, document: &Document) -> Resolution {
    Resolver::new(document)
        .one(anchor, &DocumentInfo { sha256: made_on.to_owned(), ..DocumentInfo::default() })
}

/// Where every target of every annotation of `layer` stands in `document`: one list per annotation,
/// one resolution per target.
#[must_use]
pub fn resolve_layer(layer: &Layer, document: &Document) -> Vec<Vec<Resolution>> {
    Resolver::new(document).layer(layer)
}

/// Finds many anchors in one document: what it prepares is prepared once, and only if needed.
#[derive(Debug)]
pub struct Resolver<'a> {
    document: &'a Document,
    points: CodePoints,
    folded: OnceLock<Folded>,
}

impl<'a> Resolver<'a> {
    /// A resolver for `document`.
    #[must_use]
    pub fn new(document: &'a Document) -> Self {
        Self { document, points: CodePoints::new(&document.text), folded: OnceLock::new() }
    }

    /// The anchor of `span`, as [`Anchor::new`] makes it.
    #[must_use]
    pub fn anchor(&self, span: Span) -> Anchor {
        Anchor::on(&self.document.text, &self.points, span)
    }

    /// Where `anchor` stands; `made_on` is what its layer says about its document.
    #[must_use]
    pub fn one(&self, anchor: &Anchor, made_on: &DocumentInfo) -> Resolution {
        self.stands(anchor, made_on).unwrap_or_else(|| self.find(anchor, self.expected(anchor, &[], made_on)))
    }

    /// Where every target of every annotation of `layer` stands: one list per annotation, one
    /// resolution per target. Anchors found for sure help to find their neighbours.
    #[must_use]
    pub fn layer(&self, layer: &Layer) -> Vec<Vec<Resolution>> {
        let made_on = &layer.document;
        let anchors: Vec<&Anchor> =
            layer.annotations.iter().flat_map(|annotation| &annotation.targets).collect();
        let standing: Vec<Option<Resolution>> =
            anchors.iter().map(|anchor| self.stands(anchor, made_on)).collect();
        let known = if standing.iter().all(Option::is_some) {
            Vec::new()
        } else {
            self.known(&anchors, &standing, made_on)
        };
        let finish = |(anchor, found): (&&Anchor, Option<Resolution>)| {
            found.unwrap_or_else(|| self.find(anchor, self.expected(anchor, &known, made_on)))
        };
        let mut found = anchors.iter().zip(standing).map(finish);
        let annotations = layer.annotations.iter();
        annotations.map(|annotation| found.by_ref().take(annotation.targets.len()).collect()).collect()
    }

    /// The places known for sure, in order: those that stand where they were, and those whose words
    /// with what stands around them are found exactly once. Where the order of some is not that of
    /// all the others, they were moved or mistaken, and tell nothing about their neighbours.
    fn known(
        &self,
        anchors: &[&Anchor],
        standing: &[Option<Resolution>],
        made_on: &DocumentInfo,
    ) -> Vec<Known> {
        let mut known = Vec::new();
        for (anchor, standing) in anchors.iter().zip(standing) {
            let is = match standing {
                Some(Resolution::Exact(span)) if !span.is_empty() => Some(anchor.start),
                Some(_) => None,
                None => self.only(anchor),
            };
            known.extend(is.map(|is| Known { was: anchor.start, is }));
        }
        known.sort_unstable();
        known.dedup_by_key(|known| known.was);
        reliable(&known, made_on.length, self.points.len())
    }

    /// The one place where the words stand with what stood beside them; `None` if there are more.
    fn only(&self, anchor: &Anchor) -> Option<usize> {
        let quote = Quote::new(&anchor.prefix, &anchor.quote, &anchor.suffix);
        let at = search::only(self.folded(), &quote)?;
        Some(self.points.from_byte(&self.document.text, self.folded().start(at)))
    }

    fn expected(&self, anchor: &Anchor, known: &[Known], made_on: &DocumentInfo) -> Expected {
        Expected::of(anchor.start, known, made_on.length, self.points.len())
    }

    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(&self.document.text))
    }

    /// An anchor that stands where it was made, or that has no words to look for.
    fn stands(&self, anchor: &Anchor, made_on: &DocumentInfo) -> Option<Resolution> {
        let text = &*self.document.text;
        let start = self.points.to_byte(text, anchor.start);
        let end = start + anchor.quote.len();
        let same_text = made_on.sha256 == self.document.sha256;
        // Without surroundings the words alone prove nothing about another text.
        let proof = same_text || !anchor.prefix.is_empty() || !anchor.suffix.is_empty();
        let here = text.get(start..end) == Some(&anchor.quote) && self.surrounded(anchor, start);
        if here && proof && is_border(text, start) && is_border(text, end) && (same_text || start < end) {
            return Some(Resolution::Exact(Span::new(start, end)));
        }
        anchor.quote.trim().is_empty().then_some(Resolution::Orphan)
    }

    /// Whether the anchor's prefix and suffix stand around its quote at byte `start`.
    fn surrounded(&self, anchor: &Anchor, start: usize) -> bool {
        let text = &*self.document.text;
        let before = text.get(..start).is_some_and(|before| before.ends_with(&anchor.prefix));
        before
            && text.get(start + anchor.quote.len()..).is_some_and(|after| after.starts_with(&anchor.suffix))
    }

    /// Look for an anchor that does not stand where it was made.
    fn find(&self, anchor: &Anchor, expected: Expected) -> Resolution {
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
        super::anchor::whole_graphemes(&self.document.text, self.span(candidate))
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

#[cfg(test)]
mod tests;
