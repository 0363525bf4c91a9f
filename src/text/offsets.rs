//! Bytes ↔ Unicode code points, for files and JSON.

use super::Span;

/// How many bytes lie between two remembered positions.
const STRIDE: usize = 4096;

/// A table that converts between byte offsets and code-point offsets of one text.
///
/// Built in one pass; each conversion costs at most one stride of the text. For pure ASCII it is
/// the identity and holds nothing.
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// `(byte, code point)` at every stride; empty for ASCII.
    marks: Vec<(usize, usize)>,
    bytes: usize,
    points: usize,
}

impl CodePoints {
    /// The table of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { marks: Vec::new(), bytes: text.len(), points: text.len() };
        }
        let mut marks = vec![(0, 0)];
        let mut next = STRIDE;
        let mut points = 0;
        for (byte, _) in text.char_indices() {
            if byte >= next {
                marks.push((byte, points));
                next = byte + STRIDE;
            }
            points += 1;
        }
        Self { marks, bytes: text.len(), points }
    }

    /// Length of the text in code points.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.points
    }

    /// Whether the text is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.points == 0
    }

    /// Code points before byte `byte` of `text` (the text the table was made from).
    #[must_use]
    pub fn from_byte(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(self.bytes);
        if self.marks.is_empty() {
            return byte;
        }
        let k = self.marks.partition_point(|&(b, _)| b <= byte).saturating_sub(1);
        let (b, p) = self.marks.get(k).copied().unwrap_or((0, 0));
        let rest = text.as_bytes().get(b..byte).unwrap_or(&[]);
        // Every byte that is not a continuation byte starts a code point.
        p + rest.iter().filter(|&&x| x & 0xC0 != 0x80).count()
    }

    /// The byte at which code point `point` starts (the length of the text when past the end).
    #[must_use]
    pub fn to_byte(&self, text: &str, point: usize) -> usize {
        let point = point.min(self.points);
        if self.marks.is_empty() {
            return point;
        }
        let k = self.marks.partition_point(|&(_, p)| p <= point).saturating_sub(1);
        let (b, p) = self.marks.get(k).copied().unwrap_or((0, 0));
        text.get(b..).and_then(|rest| rest.char_indices().nth(point - p)).map_or(self.bytes, |(i, _)| b + i)
    }

    /// A byte span as a half-open range of code points.
    #[must_use]
    pub fn range(&self, text: &str, span: Span) -> (usize, usize) {
        (self.from_byte(text, span.start), self.from_byte(text, span.end))
    }

    /// A half-open range of code points as a byte span.
    #[must_use]
    pub fn span(&self, text: &str, start: usize, end: usize) -> Span {
        Span::new(self.to_byte(text, start), self.to_byte(text, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_both_ways_over_stride_borders() {
        let text = "añ漢🎌x".repeat(2000);
        let table = CodePoints::new(&text);
        assert_eq!(table.len(), text.chars().count());
        for (point, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(table.from_byte(&text, byte), point);
            assert_eq!(table.to_byte(&text, point), byte);
        }
        assert_eq!(table.to_byte(&text, usize::MAX), text.len());
    }
}
