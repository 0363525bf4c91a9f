//! Text with a shape → canonical text and blocks.
//!
//! The canonical text of every format but plain text is made here and only here: runs of white space
//! collapsed to one space, line breaks kept, one blank line between blocks, one line break at the end.

use crate::document::block::{Block, BlockKind};
use crate::document::blocks;
use crate::text::Span;

/// What the file says a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Shape {
    /// The title.
    Title,
    /// A line with the date.
    Date,
    /// A heading, level from 1.
    Heading(u8),
    /// A list item at a depth from 0.
    Item(u8),
    /// A quotation at a depth from 0.
    Quotation(u8),
    /// Anything else: what it is to the reader is judged by its words.
    #[default]
    Words,
}

/// A part of a file: one block, or lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Rich {
    /// What it is.
    pub(super) shape: Shape,
    /// Number or bullet, without white space; `""` for none.
    pub(super) marker: String,
    /// Its words in canonical form, markers not included.
    pub(super) text: String,
    /// Bytes of its words that are links.
    pub(super) linked: usize,
}

/// Collects characters into parts.
#[derive(Debug, Default)]
pub(super) struct Builder {
    /// What is finished.
    pub(super) parts: Vec<Rich>,
    shape: Shape,
    marker: String,
    raw: String,
    linked: usize,
}

impl Builder {
    /// Ends the part before and begins one.
    pub(super) fn begin(&mut self, shape: Shape, marker: &str) {
        self.end();
        self.shape = shape;
        self.marker = one_line(marker);
    }

    /// Characters. A line feed is a line break that the reader sees.
    pub(super) fn push(&mut self, text: &str) {
        self.raw.push_str(text);
    }

    /// Characters of a link.
    pub(super) fn push_link(&mut self, text: &str) {
        self.linked += text.trim().len();
        self.raw.push_str(text);
    }

    /// Whether anything but white space stands in the part so far.
    pub(super) fn is_blank(&self) -> bool {
        self.raw.trim().is_empty()
    }

    /// Ends the part. An empty line within parts the words in two.
    pub(super) fn end(&mut self) {
        let raw = std::mem::take(&mut self.raw);
        let linked = std::mem::take(&mut self.linked);
        let mut shape = std::mem::take(&mut self.shape);
        let mut marker = std::mem::take(&mut self.marker);
        let mut lines: Vec<String> = Vec::new();
        let mut close = |lines: &mut Vec<String>| {
            if lines.is_empty() {
                return;
            }
            let text = std::mem::take(lines).join("\n");
            let linked = linked.min(text.len());
            self.parts.push(Rich { shape, marker: std::mem::take(&mut marker), text, linked });
            if matches!(shape, Shape::Item(_) | Shape::Title) {
                shape = Shape::Words;
            }
        };
        for line in raw.split('\n') {
            let line = one_line(line);
            if line.is_empty() {
                close(&mut lines);
            } else {
                lines.push(line);
            }
        }
        close(&mut lines);
    }

    /// All parts.
    pub(super) fn finish(mut self) -> Vec<Rich> {
        self.end();
        self.parts
    }
}

/// White space collapsed, characters that steer a device left out.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(char::is_whitespace) {
        let before = out.len();
        if !out.is_empty() {
            out.push(' ');
        }
        let from = out.len();
        out.extend(word.chars().filter(|c| !c.is_control() && *c != '\u{feff}'));
        if out.len() == from {
            out.truncate(before);
        }
    }
    out
}

/// The canonical text of the parts, and its blocks.
pub(super) fn assemble(parts: &[Rich]) -> (String, Vec<Block>) {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(parts.len());
    for part in parts.iter().filter(|part| !part.text.is_empty()) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        let marker = Span::new(start, start + part.marker.len());
        text.push_str(&part.marker);
        if !part.marker.is_empty() {
            text.push(' ');
        }
        let words = text.len();
        text.push_str(&part.text);
        spans.push((part.shape, marker, words, text.len()));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let mut judged = blocks::blocks(&text, false).into_iter().peekable();
    let titled = spans.iter().position(|(shape, ..)| *shape == Shape::Title);
    let mut out = Vec::new();
    for (i, &(shape, marker, words, end)) in spans.iter().enumerate() {
        let mut own = Vec::new();
        while let Some(block) = judged.next_if(|block| block.span.start < end) {
            own.push(block);
        }
        let Some((kind, depth)) = explicit(shape) else {
            out.extend(own.into_iter().map(|block| beside_title(block, i, titled)));
            continue;
        };
        let mut block = Block {
            kind,
            span: Span::new(marker.start, end),
            pieces: lines(&text, words, end),
            marker: (!marker.is_empty()).then_some(marker),
            depth,
        };
        blocks::settle(&text, &mut block);
        out.push(block);
    }
    (text, out)
}

fn explicit(shape: Shape) -> Option<(BlockKind, u8)> {
    Some(match shape {
        Shape::Title => (BlockKind::Title, 0),
        Shape::Date => (BlockKind::Dateline, 0),
        Shape::Heading(level) => (BlockKind::Heading(level), 0),
        Shape::Item(depth) => (BlockKind::ListItem, depth),
        Shape::Quotation(depth) => (BlockKind::Quotation, depth),
        Shape::Words => return None,
    })
}

/// Where the file names its title, no other line is one.
fn beside_title(mut block: Block, i: usize, titled: Option<usize>) -> Block {
    if let (BlockKind::Title, Some(title)) = (block.kind, titled) {
        block.kind = if i < title { BlockKind::Masthead } else { BlockKind::Heading(1) };
    }
    block
}

fn lines(text: &str, start: usize, end: usize) -> Vec<Span> {
    let mut at = start;
    let mut out = Vec::new();
    for line in text.get(start..end).unwrap_or("").split('\n') {
        if !line.is_empty() {
            out.push(Span::new(at, at + line.len()));
        }
        at += line.len() + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_collapses_and_breaks_stay() {
        let mut b = Builder::default();
        b.begin(Shape::Words, "");
        b.push("  The \u{a0}two\t sides \n met.  \n \n They\u{7} agreed. ");
        b.begin(Shape::Item(1), "(a)");
        b.push("to meet");
        let parts = b.finish();
        let (text, blocks) = assemble(&parts);
        assert_eq!(text, "The two sides\nmet.\n\nThey agreed.\n\n(a) to meet\n");
        let last = blocks.last().map(|b| (b.kind, b.depth, b.marker.map(|m| m.of(&text).to_owned())));
        assert_eq!(last, Some((BlockKind::ListItem, 1, Some("(a)".to_owned()))));
        assert_eq!(one_line("a \u{7} b"), "a b");
    }

    #[test]
    fn a_named_title_is_the_only_one() {
        let mut b = Builder::default();
        b.begin(Shape::Words, "");
        b.push("Ministry of Foreign Affairs of Tolmar");
        b.begin(Shape::Title, "");
        b.push("readout of a call");
        b.begin(Shape::Words, "");
        b.push("Minister Vesk said that the two sides had met.");
        let (_, blocks) = assemble(&b.finish());
        let kinds: Vec<_> = blocks.iter().map(|b| b.kind).collect();
        assert_eq!(kinds, [BlockKind::Masthead, BlockKind::Title, BlockKind::Paragraph]);
    }
}
