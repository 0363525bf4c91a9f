//! What a stretch of the text shows: without what is only markup.

use super::Document;
use crate::text::Span;
use std::borrow::Cow;

impl Document {
    /// The words of a stretch as they are shown: what markup lies between the pieces of its blocks is left
    /// out, and a line break is a space.
    #[must_use]
    pub fn shown(&self, span: Span) -> Cow<'_, str> {
        let from = self.blocks.partition_point(|block| block.span.end <= span.start);
        let blocks = self.blocks.iter().skip(from).take_while(|block| block.span.start < span.end);
        let pieces = blocks.flat_map(|block| &block.pieces);
        let inside = pieces.filter(|piece| piece.start < span.end && span.start < piece.end);
        let cut: Vec<Span> =
            inside.map(|p| Span::new(p.start.max(span.start), p.end.min(span.end))).collect();
        match cut.as_slice() {
            [] => Cow::Borrowed(span.of(&self.text)),
            [one] => Cow::Borrowed(one.of(&self.text)),
            several => {
                let mut out = String::new();
                let mut end = None;
                for piece in several {
                    let gap = end.and_then(|end| self.text.get(end..piece.start));
                    if gap.is_some_and(|gap| gap.contains(char::is_whitespace)) {
                        out.push(' ');
                    }
                    out.push_str(piece.of(&self.text));
                    end = Some(piece.end);
                }
                Cow::Owned(out)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn markup_is_left_out_and_lines_are_joined() {
        let text = "# Talks\n\nThe *minister* said that [Kestria](https://a.b/c) will\nconsider it.\n";
        let document = Document::from_text("a.md", text);
        let of = |from: &str, to: &str| {
            let start = document.text.find(from).unwrap();
            document.shown(Span::new(start, document.text.find(to).unwrap() + to.len())).into_owned()
        };
        assert_eq!(of("Kestria", "consider it"), "Kestria will consider it");
        assert_eq!(of("minister*", "that"), "minister said that");
        let plain = Document::from_text("a.txt", "One two\nthree.\n");
        assert_eq!(plain.shown(Span::new(4, 13)), "two three");
    }
}
