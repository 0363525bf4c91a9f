//! Where an annotation's words stand in the text as it is now (DESIGN 2.5).
//!
//! Texts of this genre repeat themselves, and one changed word is the news. So words alone are never
//! enough: a place is taken without asking only where the same words stand in the same surroundings,
//! or where the words, one side of the surroundings and the position all agree. Everything else is a
//! proposal for a person, or an orphan.

use super::anchor::is_border;
use super::folded::{Folded, Quote};
use super::search::{self, Candidate};
use super::{Anchor, DocumentInfo, Layer};
use crate::document::Document;
use crate::text::{CodePoints, Span};
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

/// A place known for sure: where it was and where it is, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    was: usize,
    is: usize,
}

/// Where an anchor is to be expected, in code points, by what stands around it.
#[derive(Clone, Copy, Debug)]
struct Expected {
    /// First and last place where it may start.
    from: usize,
    to: usize,
    /// How far it may have moved, if it moved with its neighbours.
    shifts: [Option<isize>; 2],
    /// Whether that is between two places known for sure.
    between: bool,
    /// Whether both neighbours moved alike: everything between them did.
    agreed: Option<isize>,
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
        let known =
            if standing.iter().all(Option::is_some) { Vec::new() } else { self.known(&anchors, &standing) };
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
    fn known(&self, anchors: &[&Anchor], standing: &[Option<Resolution>]) -> Vec<Known> {
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
        longest_rise(&known)
    }

    /// The one place where the words stand with what stood beside them; `None` if there are more.
    fn only(&self, anchor: &Anchor) -> Option<usize> {
        let quote = Quote::new(&anchor.prefix, &anchor.quote, &anchor.suffix);
        let at = search::only(self.folded(), &quote)?;
        Some(self.points.from_byte(&self.document.text, self.folded().start(at)))
    }

    /// Where `anchor` is to be expected.
    fn expected(&self, anchor: &Anchor, known: &[Known], made_on: &DocumentInfo) -> Expected {
        let at = known.partition_point(|known| known.was <= anchor.start);
        let left = at.checked_sub(1).and_then(|at| known.get(at)).copied();
        let right = known.get(at).copied();
        let shift = |known: Known| known.is.checked_signed_diff(known.was);
        if left.is_some() || right.is_some() {
            let shifts = [left.and_then(shift), right.and_then(shift)];
            return Expected {
                from: left.map_or(0, |left| left.is),
                to: right.map_or(self.points.len(), |right| right.is),
                shifts,
                between: left.is_some() && right.is_some(),
                agreed: shifts[0].filter(|_| shifts[0] == shifts[1]),
            };
        }
        // By itself: it moved as far as the end of the text at most, or nearly so.
        let was = if made_on.length > 0 { made_on.length } else { self.points.len() };
        let all = self.points.len().checked_signed_diff(was).unwrap_or(0);
        let slack = was / 20 + 64;
        Expected {
            from: anchor.start.saturating_add_signed(all.min(0)).saturating_sub(slack),
            to: anchor.start.saturating_add_signed(all.max(0)).saturating_add(slack),
            shifts: [Some(0), Some(all)],
            between: false,
            agreed: None,
        }
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
        let long = quote.quote().chars().count() >= search::SHORT;
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
        if let Some(found) = self.decide(anchor, &here, expected, &quote) {
            return found;
        }
        let hint = self.hint(anchor, expected);
        let near = search::near(self.folded(), &quote, hint, Some(window));
        join(&mut here, near);
        let wider = self.exact(&quote, (0, self.folded().text.len()), false);
        // Elsewhere only where it cannot be mistaken: the very words once, in the very surroundings.
        let bare = quote.prefix().is_empty() && quote.suffix().is_empty();
        let far = wider.first().filter(|far| wider.len() == 1 && long && (bare || far.is_same(&quote)));
        if let Some(far) = far.filter(|_| here.first().is_none_or(|here| here.score < search::FLOOR)) {
            return Resolution::Moved(self.span(far));
        }
        let mut pool = here.clone();
        // Between known neighbours, a few words that stand only elsewhere are others than these.
        if !expected.between || wider.len() < 2 || quote.quote().chars().count() >= search::MIDDLING {
            join(&mut pool, wider);
        }
        if pool.first().is_none_or(|best| best.score < search::FLOOR) {
            join(&mut pool, search::near(self.folded(), &quote, hint, None));
        }
        let Some(best) = pool.first().filter(|best| best.score >= search::FLOOR) else {
            return Resolution::Orphan;
        };
        // What stands where it should outweighs a little what stands elsewhere.
        let bonus = |candidate: &Candidate| {
            let inside = (window.0..=window.1).contains(&candidate.start);
            candidate.score + if inside { search::MARGIN * 2.0 } else { 0.0 }
        };
        let best = pool
            .iter()
            .max_by(|a, b| bonus(a).total_cmp(&bonus(b)))
            .filter(|b| b.score >= search::FLOOR)
            .unwrap_or(best);
        let tied: Vec<&Candidate> =
            pool.iter().filter(|other| bonus(best) - bonus(other) < search::MARGIN).collect();
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
        let long = quote.quote().chars().count() >= search::SHORT;
        let alike = |candidate: &&Candidate| expected.shifts.contains(&Some(self.moved(anchor, candidate)));
        let sure = |candidate: &&Candidate| candidate.surroundings() && (long || candidate.side_stands());
        let tied: Vec<&Candidate> =
            candidates.iter().filter(|other| best.score - other.score < search::MARGIN).collect();
        let bare = quote.prefix().is_empty() && quote.suffix().is_empty();
        let mut good = tied.iter().copied().filter(|one| {
            // One side is enough where the place is right, or where the words are many and the
            // neighbours known.
            let place = alike(one) || expected.between && quote.quote().chars().count() >= search::MANY;
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
        search::score(self.folded(), quote, &mut found, !only_there);
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

/// The longest part of `known`, which is sorted by where things were, that is in order of where they
/// are, too.
fn longest_rise(known: &[Known]) -> Vec<Known> {
    // For each length, the part of that length with the lowest end; each entry knows the one before.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(known.len());
    let is = |at: usize| known.get(at).map_or(0, |known| known.is);
    for at in 0..known.len() {
        let length = ends.partition_point(|&end| is(end) <= is(at));
        before.push(length.checked_sub(1).and_then(|length| ends.get(length)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut rise = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        rise.extend(known.get(at));
        next = before.get(at).copied().flatten();
    }
    rise.reverse();
    rise
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    const OLD: &str = "Talks in Tavia\n\nMara Ilves said that Sarvan welcomed the proposal of the commission on the corridor. The two \
        sides agreed to maintain close communication.\n\nDato Renn noted that the delegation of Korvia will visit in \
        April. The two sides agreed to maintain close communication.\n\nThey spoke for three hours at the port.\n";

    /// What becomes of the mark on `quote` (its `nth` place) in `new`.
    fn found(quote: &str, nth: usize, new: &str) -> (Resolution, String) {
        let old = Document::from_text("t", OLD);
        let start = OLD.match_indices(quote).nth(nth).unwrap().0;
        let anchor = Anchor::new(&old, Span::new(start, start + quote.len()));
        let new = Document::from_text("t", new);
        let resolution = Resolver::new(&new).one(&anchor, &DocumentInfo::of(&old));
        let under = match &resolution {
            Resolution::Exact(span) | Resolution::Moved(span) | Resolution::Changed { span, .. } => {
                span.of(&new.text)
            }
            _ => "",
        };
        let under = under.to_owned();
        (resolution, under)
    }

    #[track_caller]
    fn expect(quote: &str, nth: usize, new: &str, word: &str, under: &str) {
        let (resolution, words) = found(quote, nth, new);
        assert_eq!((resolution.word(), words.as_str()), (word, under), "{resolution:?}");
    }

    #[test]
    fn an_edit_elsewhere_moves_it() {
        expect("welcomed the proposal", 0, OLD, "exact", "welcomed the proposal");
        expect("welcomed the proposal", 0, &OLD.replace("port", "station"), "exact", "welcomed the proposal");
        expect("welcomed the proposal", 0, &format!("UPDATED\n\n{OLD}"), "moved", "welcomed the proposal");
        expect("April", 0, &format!("UPDATED\n\n{OLD}"), "moved", "April");
        expect("the", 3, &OLD.replace("in Tavia", "in the capital of Tavia"), "moved", "the");
        let more = OLD.replace("Dato Renn", "They also spoke of trade and of the sea.\n\nDato Renn");
        expect("will visit in April", 0, &more, "moved", "will visit in April");
    }

    #[test]
    fn a_sentence_put_in_beside_it_moves_it() {
        let before = OLD.replace("Mara Ilves said", "It was late. Mara Ilves said");
        expect(
            "Mara Ilves said that Sarvan welcomed the proposal",
            0,
            &before,
            "moved",
            "Mara Ilves said that Sarvan welcomed the proposal",
        );
        let after = OLD.replace("in April. ", "in April. Twenty experts will go along with them. ");
        expect("will visit in April.", 0, &after, "moved", "will visit in April.");
    }

    #[test]
    fn reflowing_and_typography_do_not_matter() {
        let flowed = OLD
            .replace("welcomed the proposal", "welcomed\nthe  proposal")
            .replace("said that", "said\u{a0}that");
        expect("welcomed the proposal", 0, &flowed, "moved", "welcomed\nthe  proposal");
        let old =
            Document::from_text("t", "He said that \"Sarvan's way - as ever\" was open to all of them.");
        let new = Document::from_text("t", "He said that “Sarvan’s way – as ever” was open to all of them.");
        let anchor = Anchor::new(&old, Span::new(14, 36));
        let resolution = resolve(&anchor, &old.sha256, &new);
        assert_eq!(resolution.span().unwrap().of(&new.text), "Sarvan’s way – as ever");
    }

    #[test]
    fn changed_wording_is_a_proposal() {
        let new = OLD.replace(
            "welcomed the proposal of the commission",
            "took note of the proposal of the commission",
        );
        expect(
            "Sarvan welcomed the proposal of the commission",
            0,
            &new,
            "changed",
            "Sarvan took note of the proposal of the commission",
        );
        let (resolution, _) = found("Sarvan welcomed the proposal of the commission", 0, &new);
        let Resolution::Changed { score, was, .. } = resolution else { panic!("{resolution:?}") };
        assert!((0.8..1.0).contains(&score));
        assert_eq!(was, "Sarvan welcomed the proposal of the commission");
        let new = OLD.replace("in April", "not in April").replace("UPDATED", "");
        expect(
            "the delegation of Korvia will visit in April",
            0,
            &new,
            "changed",
            "the delegation of Korvia will visit not in April",
        );
    }

    #[test]
    fn a_look_alike_is_never_taken_for_it() {
        // The sentence after Dato Renn's words is gone; the same words still stand further up.
        let at = OLD.rfind(" The two sides").unwrap();
        let end = OLD.rfind("\n\nThey").unwrap();
        let gone = format!("{}{}", &OLD[..at], &OLD[end..]);
        let (resolution, _) = found("The two sides agreed to maintain close communication.", 1, &gone);
        assert!(resolution.span().is_none(), "{resolution:?}");
        // The first of them is gone.
        let gone = OLD.replacen(" The two sides agreed to maintain close communication.", "", 1);
        let (resolution, _) = found("The two sides agreed to maintain close communication.", 0, &gone);
        assert!(resolution.span().is_none(), "{resolution:?}");
        expect("port", 0, &OLD.replace("at the port", "after the report"), "orphan", "");
        expect("April", 0, &OLD.replace("April", "May"), "orphan", "");
        expect("three hours", 0, "Another text altogether, about the weather.", "orphan", "");
    }

    #[test]
    fn twins_that_cannot_be_told_apart_are_left_to_a_person() {
        let row = "Item: agreed to hold further talks on this matter.\n";
        let old = Document::from_text("t", row.repeat(6));
        let anchor = Anchor::new(&old, Span::new(row.len() * 2 + 6, row.len() * 2 + 37));
        // Rows are gone and others come: nothing says which of the rows it was.
        let new = Document::from_text("t", format!("Heading of the new version\n{}", row.repeat(5)));
        let Resolution::Ambiguous(spans) = resolve(&anchor, &old.sha256, &new) else {
            panic!("{:?}", resolve(&anchor, &old.sha256, &new))
        };
        assert!(spans.len() > 1 && spans.iter().all(|span| span.of(&new.text) == anchor.quote), "{spans:?}");
    }

    #[test]
    fn a_grapheme_cluster_is_never_split() {
        let old = Document::from_text("t", "They ate at the cafe with the others and then left.");
        let anchor = Anchor::new(&old, Span::new(12, 20));
        assert_eq!(anchor.quote, "the cafe");
        // The last letter got an accent: the words as written no longer stand there.
        let new = Document::from_text("t", "They ate at the cafe\u{301} with the others and then left.");
        let resolution = resolve(&anchor, &old.sha256, &new);
        assert!(!matches!(resolution, Resolution::Exact(_) | Resolution::Moved(_)), "{resolution:?}");
        if let Resolution::Changed { now, .. } = resolution {
            assert_eq!(now, "the cafe\u{301}");
        }
    }

    #[test]
    fn a_quote_written_by_hand_is_found_if_it_stands_once() {
        let document = Document::from_text("t", OLD);
        let by_hand = |quote: &str| Anchor { quote: quote.into(), ..Anchor::default() };
        let only = resolve(&by_hand("the delegation of Korvia"), "", &document);
        assert!(matches!(only, Resolution::Moved(_)), "{only:?}");
        let twice = resolve(&by_hand("maintain close communication"), "", &document);
        assert!(matches!(&twice, Resolution::Ambiguous(spans) if spans.len() == 2), "{twice:?}");
        assert_eq!(resolve(&by_hand("no such words here"), "", &document), Resolution::Orphan);
        assert_eq!(resolve(&by_hand(""), "", &document), Resolution::Orphan);
    }
}
