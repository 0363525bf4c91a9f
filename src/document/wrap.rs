//! Where lines are wrapped, in columns.

use super::line::{End, Line};

/// No hard-wrapped text is wider than this, in columns.
pub(super) const WIDEST_WRAP: usize = 110;
/// Nor narrower than this: shorter lines stand alone.
pub(super) const NARROWEST_WRAP: usize = 40;

/// How much of the beginning is asked where it is wrapped, in bytes.
const SAMPLE: usize = 16 << 10;

/// The column at which a text is wrapped throughout, as far as its beginning tells.
pub(super) fn column(text: &str, from: usize) -> Option<usize> {
    let mut end = text.len().min(from + SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut at = from;
    let mut lines = Vec::new();
    for raw in text.get(from..end)?.split_inclusive('\n') {
        let line = Line::read(text, at, at + raw.trim_end_matches('\n').len());
        // Most texts are not wrapped at all: their first paragraph tells.
        if line.as_ref().is_some_and(|l| l.width > WIDEST_WRAP) {
            return None;
        }
        lines.push(line);
        at += raw.len();
    }
    let widest = lines.iter().flatten().map(|l| l.width).max().filter(|&widest| widest >= NARROWEST_WRAP)?;
    let (mut breaks, mut full) = (0, 0);
    for (a, b) in lines.iter().zip(lines.iter().skip(1)) {
        if let (Some(a), Some(b)) = (a, b)
            && matches!(a.end, End::Open | End::Comma)
            && !b.is_item()
        {
            breaks += 1;
            full += usize::from(forced(a, b, widest));
        }
    }
    (full >= 3 && full * 4 >= breaks * 3).then_some(widest)
}

/// Whether the first word of `b` would not have fitted behind `a`.
pub(super) fn forced(a: &Line<'_>, b: &Line<'_>, widest: usize) -> bool {
    a.width + 1 + b.first_word() > widest
}
