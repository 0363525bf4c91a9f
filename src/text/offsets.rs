//! Bytes ↔ Unicode code points, for files and JSON.

use super::Span;

/// How many bytes lie between two remembered positions.
const STRIDE: usize = 32;

/// A table that converts between byte offsets and code-point offsets of one text.
///
/// Built in one pass; each conversion looks at one stride of the text. For pure ASCII it is the
/// identity and holds nothing.
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// Code points that start before byte 0, [`STRIDE`], twice that, …; empty for ASCII.
    before: Vec<usize>,
    bytes: usize,
    points: usize,
}

/// Code points that start in `bytes`: every byte that is not a continuation byte starts one.
fn starts(bytes: &[u8]) -> usize {
    // Eight bytes at a time: of a continuation byte the highest bit is set and the next one is not.
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (eights, rest) = bytes.as_chunks::<8>();
    let inner: usize = eights
        .iter()
        .map(|eight| {
            let bits = u64::from_le_bytes(*eight);
            (((bits >> 7) & !(bits >> 6) & ONES).wrapping_mul(ONES) >> 56) as usize
        })
        .sum();
    8 * eights.len() - inner + rest.iter().filter(|&&b| begins(b)).count()
}

const fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

impl CodePoints {
    /// The table of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { before: Vec::new(), bytes: text.len(), points: text.len() };
        }
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut points = 0;
        for stride in text.as_bytes().chunks(STRIDE) {
            before.push(points);
            points += starts(stride);
        }
        Self { before, bytes: text.len(), points }
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
        if self.before.is_empty() {
            return byte;
        }
        let k = (byte / STRIDE).min(self.before.len() - 1);
        let before = self.before.get(k).copied().unwrap_or(0);
        before + text.as_bytes().get(k * STRIDE..byte).map_or(0, starts)
    }

    /// The byte at which code point `point` starts (the length of the text when past the end).
    #[must_use]
    pub fn to_byte(&self, text: &str, point: usize) -> usize {
        let point = point.min(self.points);
        if self.before.is_empty() {
            return point;
        }
        // The last stride before which no more than `point` code points start holds it.
        let k = self.before.partition_point(|&p| p <= point).saturating_sub(1);
        let left = point - self.before.get(k).copied().unwrap_or(0);
        let rest = text.as_bytes().get(k * STRIDE..).unwrap_or(&[]);
        let found = rest.iter().enumerate().filter(|(_, b)| begins(**b)).nth(left);
        found.map_or(self.bytes, |(i, _)| k * STRIDE + i)
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
        assert_eq!(table.from_byte(&text, usize::MAX), table.len());
    }
}
