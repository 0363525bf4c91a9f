//! Where an annotation's words stand in the text as it is now (DESIGN 2.5).

use super::{Anchor, Layer};
use crate::document::Document;
use crate::text::{CodePoints, Span};
use unicode_segmentation::GraphemeCursor;

/// Code points of context kept on each side of a quote.
const CONTEXT: usize = 32;

/// Where an anchor stands. Spans are bytes.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolution {
    /// Where it was made.
    Exact(Span),
    /// The same words stand elsewhere.
    Moved(Span),
    /// A proposal that a person confirms: the words are no longer quite the same.
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
    /// The same words stand at several places, and nothing tells which is meant.
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

impl Anchor {
    /// The anchor of `span` in `document`, widened to whole grapheme clusters.
    #[must_use]
    pub fn new(document: &Document, span: Span) -> Self {
        Self::on(&document.text, &CodePoints::new(&document.text), span)
    }

    /// As [`Anchor::new`], with the text's own table: for many anchors on one text.
    #[must_use]
    pub fn on(text: &str, points: &CodePoints, span: Span) -> Self {
        let span = whole_graphemes(text, span);
        let (start, end) = points.range(text, span);
        let before = text.get(..span.start).unwrap_or("");
        let after = text.get(span.end..).unwrap_or("");
        let cut = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        Self {
            start,
            end,
            quote: span.of(text).to_owned(),
            prefix: before.get(cut..).unwrap_or("").to_owned(),
            suffix: after.chars().take(CONTEXT).collect(),
        }
    }
}

/// `span` widened so that it splits no grapheme cluster of `text`.
fn whole_graphemes(text: &str, span: Span) -> Span {
    let len = text.len();
    let mut start = span.start.min(len);
    while start > 0 && !is_border(text, start) {
        start -= 1;
    }
    let mut end = span.end.min(len);
    while end < len && !is_border(text, end) {
        end += 1;
    }
    Span::new(start, end)
}

/// Whether a grapheme cluster starts or ends at `byte`.
fn is_border(text: &str, byte: usize) -> bool {
    text.is_char_boundary(byte)
        && GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// Where `anchor`, made on the text with the hash `made_on`, stands in `document`.
#[must_use]
pub fn resolve(anchor: &Anchor, made_on: &str, document: &Document) -> Resolution {
    let _ = made_on;
    let points = CodePoints::new(&document.text);
    let span = points.span(&document.text, anchor.start, anchor.end);
    if !span.is_empty() && span.of(&document.text) == anchor.quote {
        return Resolution::Exact(span);
    }
    Resolution::Orphan
}

/// Finds many anchors in one document: what it prepares is prepared once.
#[derive(Debug)]
pub struct Resolver<'a> {
    document: &'a Document,
    points: CodePoints,
}

impl<'a> Resolver<'a> {
    /// A resolver for `document`.
    #[must_use]
    pub fn new(document: &'a Document) -> Self {
        Self { document, points: CodePoints::new(&document.text) }
    }

    /// The anchor of `span`, as [`Anchor::new`] makes it.
    #[must_use]
    pub fn anchor(&self, span: Span) -> Anchor {
        Anchor::on(&self.document.text, &self.points, span)
    }

    /// Where every target of every annotation of `layer` stands: one list per annotation, one
    /// resolution per target.
    #[must_use]
    pub fn layer(&self, layer: &Layer) -> Vec<Vec<Resolution>> {
        let made_on = layer.document.sha256.as_str();
        let one = |anchor: &Anchor| resolve(anchor, made_on, self.document);
        layer.annotations.iter().map(|annotation| annotation.targets.iter().map(one).collect()).collect()
    }
}

/// Where every target of every annotation of `layer` stands in `document`: one list per annotation,
/// one resolution per target.
#[must_use]
pub fn resolve_layer(layer: &Layer, document: &Document) -> Vec<Vec<Resolution>> {
    Resolver::new(document).layer(layer)
}
