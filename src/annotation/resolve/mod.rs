//! Where an annotation's words stand in the text as it is now (DESIGN 2.5).
//!
//! Texts of this genre repeat themselves, and one changed word is the news. So words alone are never
//! enough: a place is taken without asking only where the same words stand in the same surroundings,
//! or where the words, one side of the surroundings and the position all agree. Everything else is a
//! proposal for a person, or an orphan.

mod candidate;
mod distance;
mod expected;
mod find;
mod folded;
mod search;

use super::anchor::is_border;
use super::{Anchor, DocumentInfo, Layer};
use crate::document::Document;
use crate::text::{CodePoints, Span};

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
}

#[cfg(test)]
mod tests;
