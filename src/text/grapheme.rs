//! Grapheme clusters: what a reader takes for one character. The cursor and every span end lie on
//! their boundaries.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Whether a character is a cluster of its own and takes one cell, whatever such characters stand
/// beside it: printable ASCII, most letters of European alphabets, dashes, quotation marks, lines of
/// boxes. For a text of them alone no table need be asked.
#[must_use]
pub const fn is_simple(c: char) -> bool {
    matches!(c,
        '\x20'..='\x7E'
        | '\u{A1}'..='\u{A8}'
        | '\u{AA}'..='\u{AC}'
        | '\u{AF}'..='\u{17F}'
        | '\u{391}'..='\u{3A1}'
        | '\u{3A3}'..='\u{3C9}'
        | '\u{410}'..='\u{44F}'
        | '\u{2010}'..='\u{2027}'
        | '\u{2500}'..='\u{257F}')
}

/// Whether every character of `text` is [simple](is_simple): as many clusters and cells as characters.
#[must_use]
pub fn all_simple(text: &str) -> bool {
    text.bytes().all(|b| (0x20..0x7F).contains(&b)) || text.chars().all(is_simple)
}

/// The clusters of `text` with the byte at which each starts.
pub fn clusters(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    // In ASCII every byte is a cluster, but for CR LF.
    let plain = text.bytes().all(|b| b < 0x80 && b != b'\r') || text.chars().all(is_simple);
    let (plain, rich) = if plain { (text, "") } else { ("", text) };
    let chars = plain.char_indices().map(move |(at, c)| (at, plain.get(at..at + c.len_utf8()).unwrap_or("")));
    chars.chain(rich.grapheme_indices(true))
}

/// Whether a cluster starts at `byte`, or the text ends there.
#[must_use]
pub fn is_boundary(text: &str, byte: usize) -> bool {
    if byte == 0 || byte >= text.len() {
        return byte == 0 || byte == text.len();
    }
    // Between two ASCII bytes there is always a boundary, except inside CR LF.
    if let (Some(&a), Some(&b)) = (text.as_bytes().get(byte - 1), text.as_bytes().get(byte))
        && a < 0x80
        && b < 0x80
    {
        return !(a == b'\r' && b == b'\n');
    }
    text.is_char_boundary(byte)
        && GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// The start of the cluster that holds `byte` (the length of the text when past the end).
#[must_use]
pub fn floor(text: &str, byte: usize) -> usize {
    if byte >= text.len() {
        return text.len();
    }
    if is_boundary(text, byte) { byte } else { prev(text, byte) }
}

/// The first boundary at or after `byte`.
#[must_use]
pub fn ceil(text: &str, byte: usize) -> usize {
    if byte >= text.len() {
        return text.len();
    }
    if is_boundary(text, byte) { byte } else { next(text, byte) }
}

/// The first boundary after `byte`, or the length of the text.
#[must_use]
pub fn next(text: &str, byte: usize) -> usize {
    let mut at = byte;
    loop {
        at += 1;
        if at >= text.len() {
            return text.len();
        }
        if is_boundary(text, at) {
            return at;
        }
    }
}

/// The last boundary before `byte`, or 0.
#[must_use]
pub fn prev(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while at > 0 {
        at -= 1;
        if is_boundary(text, at) {
            return at;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TEXT: &str = "a\u{301}\r\n👩‍🚀漢x";

    proptest::proptest! {
        #[test]
        fn plain_text_has_the_clusters_that_the_tables_give(text in "[ -~\\t\\r\\n]{0,20}[\u{301}漢a]{0,2}") {
            let fast: Vec<_> = clusters(&text).collect();
            let back: Vec<_> = clusters(&text).rev().collect();
            let slow: Vec<_> = text.grapheme_indices(true).collect();
            proptest::prop_assert_eq!(&fast, &slow);
            proptest::prop_assert!(back.iter().rev().eq(&slow));
        }
    }

    #[test]
    fn steps_visit_exactly_the_clusters() {
        let want: Vec<usize> = clusters(TEXT).map(|(at, _)| at).chain([TEXT.len()]).collect();
        let mut forward = vec![0];
        while forward.last() != Some(&TEXT.len()) {
            forward.push(next(TEXT, *forward.last().unwrap()));
        }
        assert_eq!(forward, want);
        let mut back = vec![TEXT.len()];
        while back.last() != Some(&0) {
            back.push(prev(TEXT, *back.last().unwrap()));
        }
        back.reverse();
        assert_eq!(back, want);
    }

    #[test]
    fn floor_and_ceil_enclose() {
        for byte in 0..=TEXT.len() + 2 {
            let (f, c) = (floor(TEXT, byte), ceil(TEXT, byte));
            assert!(f <= byte.min(TEXT.len()) && c >= byte.min(TEXT.len()));
            assert!(is_boundary(TEXT, f) && is_boundary(TEXT, c));
            assert!(f == c || next(TEXT, f) == c);
        }
    }
}
