//! Paragraphs made alike, so that words are found however they were set.

use crate::document::{Block, Document};
use crate::text::Span;

/// A paragraph made alike, with the way back to its bytes.
pub(super) struct Folded {
    text: String,
    /// For each byte of `text`: the byte of the document it comes from, and where its character ends.
    from: Vec<(usize, usize)>,
}

impl Folded {
    pub(super) fn of(document: &Document, block: &Block, capitals: bool) -> Self {
        let mut folded = Self { text: String::new(), from: Vec::new() };
        // The marker counts: "3." is a word of its paragraph.
        let pieces = block.marker.iter().chain(&block.pieces);
        for piece in pieces {
            folded.push(' ', piece.start, piece.start);
            for (at, c) in piece.of(&document.text).char_indices() {
                let at = piece.start + at;
                match alike(c) {
                    c if capitals => folded.push(c, at, at + c.len_utf8()),
                    small => small.to_lowercase().for_each(|l| folded.push(l, at, at + c.len_utf8())),
                }
            }
        }
        folded
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        if c == ' ' && self.text.ends_with(' ') {
            return;
        }
        self.text.push(c);
        self.from.resize(self.text.len(), (start, end));
    }

    pub(super) fn all(&self, word: &str) -> Vec<Span> {
        let word: String = word.chars().map(alike).collect();
        let found = memchr::memmem::find_iter(self.text.as_bytes(), word.as_bytes());
        let span = |at: usize| {
            let (start, _) = self.from.get(at)?;
            let (_, end) = self.from.get(at + word.len() - 1)?;
            Some(Span::new(*start, *end))
        };
        found.filter_map(span).collect()
    }
}

fn alike(c: char) -> char {
    match c {
        c if c.is_whitespace() => ' ',
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' | '„' => '"',
        '‐' | '‑' => '-',
        c => c,
    }
}
