//! Making an anchor: the span, the words under it, and the words around it.

use super::Anchor;
use crate::document::Document;
use crate::text::{CodePoints, Span};
use unicode_segmentation::GraphemeCursor;

/// Code points of context kept on each side of a quote.
const CONTEXT: usize = 32;

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
pub(super) fn whole_graphemes(text: &str, span: Span) -> Span {
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
pub(super) fn is_border(text: &str, byte: usize) -> bool {
    let around =
        |at: usize| text.as_bytes().get(at).is_some_and(|&b| b.is_ascii() && b != b'\n' && b != b'\r');
    // Between two plain ASCII characters there always is one: the common case, without a table.
    if byte > 0 && around(byte - 1) && around(byte) {
        return true;
    }
    text.is_char_boundary(byte)
        && GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}
