//! The one function that says how many terminal cells a piece of text takes.
//!
//! It must agree with the painter, or highlights drift and rows overlap. The painter measures each
//! grapheme cluster by `unicode-width` and drops what takes no cell; so do we.

use super::grapheme;
use unicode_width::UnicodeWidthStr;

/// Cells that one grapheme cluster takes, 0 for one that shows nothing.
///
/// Expects a *clean* cluster (see [`super::clean`]): for a raw control character the answer is
/// what `unicode-width` says, not what a terminal does.
#[must_use]
#[allow(clippy::disallowed_methods, reason = "this is the one place that may ask")]
pub fn cluster(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [byte] if (0x20..0x7F).contains(byte) => 1,
        // Halfwidth sound marks join the letter before them to one cluster, but terminals give them
        // a cell of their own.
        _ => UnicodeWidthStr::width(cluster) + cluster.matches(['\u{FF9E}', '\u{FF9F}']).count(),
    }
}

/// Cells that `text` takes on one row: the sum over its grapheme clusters.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.bytes().all(|b| (0x20..0x7F).contains(&b)) {
        return text.len();
    }
    if text.chars().all(grapheme::is_simple) {
        return text.chars().count();
    }
    grapheme::clusters(text).map(|(_, c)| cluster(c)).sum()
}

/// The first words of `text` on one line of at most `cells` cells, and `…` where there are more.
#[must_use]
pub fn cut(text: &str, cells: usize) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match fit(&words, cells) {
        all if all.len() == words.len() => words,
        some => format!("{}…", some.trim_end()),
    }
}

/// The longest start of `text` that takes at most `cells` cells, cut at a cluster boundary.
#[must_use]
pub fn fit(text: &str, cells: usize) -> &str {
    if text.bytes().all(|b| (0x20..0x7F).contains(&b)) {
        return text.get(..cells).unwrap_or(text);
    }
    if text.chars().all(grapheme::is_simple) {
        let end = text.char_indices().nth(cells).map_or(text.len(), |(at, _)| at);
        return text.get(..end).unwrap_or(text);
    }
    let mut used = 0;
    for (at, c) in grapheme::clusters(text) {
        used += cluster(c);
        if used > cells {
            return text.get(..at).unwrap_or("");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_cells_not_characters() {
        for (text, cells) in [("", 0), ("note", 4), ("会议", 4), ("e\u{301}té", 3), ("🎌", 2), ("👩‍🚀", 2)]
        {
            assert_eq!(width(text), cells, "{text:?}");
        }
    }

    #[test]
    fn a_simple_character_is_one_cell_beside_any_other() {
        let simple: Vec<char> = ('\0'..='\u{FFFF}').filter(|&c| grapheme::is_simple(c)).collect();
        assert!(simple.len() > 500);
        use unicode_segmentation::UnicodeSegmentation;
        for &c in &simple {
            let text = format!("a{c}{c}—{c}é");
            assert_eq!(text.graphemes(true).count(), 6, "{c:?}");
            assert_eq!(cluster(c.encode_utf8(&mut [0; 4])), 1, "{c:?}");
            assert_eq!(super::super::clean(&text), text, "{c:?}");
        }
    }

    #[test]
    fn cut_says_that_there_is_more() {
        assert_eq!(cut(" two\n words ", 9), "two words");
        assert_eq!(cut("two words", 5), "two w…");
        assert_eq!(cut("two words", 4), "two…");
        assert_eq!(cut("", 4), "");
    }

    #[test]
    fn fit_never_cuts_a_cluster() {
        assert_eq!(fit("“né”", 3), "“né");
        assert_eq!(fit("会议", 3), "会");
        assert_eq!(fit("e\u{301}té", 1), "e\u{301}");
        assert_eq!(fit("abc", 9), "abc");
        assert_eq!(fit("会", 1), "");
    }
}
