//! Ends of tokens on borders of grapheme clusters.

use unicode_segmentation::GraphemeCursor;

/// Moves the ends of a token outwards to the borders of grapheme clusters. Plain ASCII around an end
/// needs no look at the tables.
#[inline]
pub(super) fn whole_clusters(text: &str, start: usize, end: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let ascii = |k: usize| bytes.get(k).is_none_or(u8::is_ascii);
    let ascii_edges = ascii(start) && ascii(end.wrapping_sub(1));
    if ascii_edges && ascii(start.wrapping_sub(1)) && ascii(end) {
        return (start, end);
    }
    clusters_around(text, start, end)
}

fn clusters_around(text: &str, start: usize, end: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    // Around ASCII the marks and quotes of U+2010 to U+2027, and U+00A0, join to nothing either.
    let plain = |at: usize| {
        let byte = |k: usize| bytes.get(k).copied().unwrap_or(b' ');
        let back = |k: usize| at.checked_sub(k).map_or(b' ', byte);
        let mark = |a: u8, b: u8, c: u8| a == 0xE2 && b == 0x80 && (0x90..=0xA7).contains(&c);
        at == 0
            || at >= bytes.len()
            || back(1).is_ascii()
                && (byte(at).is_ascii()
                    || mark(byte(at), byte(at + 1), byte(at + 2))
                    || byte(at) == 0xC2 && byte(at + 1) == 0xA0)
            || byte(at).is_ascii() && (mark(back(3), back(2), back(1)) || back(2) == 0xC2 && back(1) == 0xA0)
    };
    let mut from = start;
    if !plain(start) {
        let mut cursor = GraphemeCursor::new(start, text.len(), true);
        if cursor.is_boundary(text, 0) == Ok(false) {
            from = cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(start);
        }
    }
    let mut to = end;
    if !plain(end) {
        let mut cursor = GraphemeCursor::new(end, text.len(), true);
        if cursor.is_boundary(text, 0) == Ok(false) {
            to = cursor.next_boundary(text, 0).ok().flatten().unwrap_or(end);
        }
    }
    (from, to)
}
