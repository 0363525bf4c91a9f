//! Right-to-left text: where each cluster of a row is painted.
//!
//! Bytes, cursor and selection stay in logical order; only columns are reordered (UAX #9). The terminal
//! is told to leave the order alone (see `ui::terminal`), so that a terminal which knows the rules
//! itself does not turn the text round a second time.

use super::place::Cell;
use crate::document::Block;
use crate::text::{Span, grapheme, width};
use std::borrow::Cow;
use unicode_bidi::{BidiInfo, Level};

/// Whether a text has anything that runs from right to left.
#[must_use]
pub fn has_rtl(text: &str) -> bool {
    // Hebrew is the first script that does, and its first byte in UTF-8 is 0xD6.
    text.bytes().any(|b| b >= 0xD6) && text.chars().any(is_rtl)
}

const fn is_rtl(c: char) -> bool {
    matches!(c as u32,
        0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF)
}

/// Whether a paragraph begins on the right: by its first letter that has a direction.
#[must_use]
pub fn begins_right(text: &str) -> bool {
    if !has_rtl(text) {
        return false;
    }
    let plain = without_overrides(text);
    matches!(unicode_bidi::get_base_direction(plain.as_ref()), unicode_bidi::Direction::Rtl)
}

/// Directional controls of the document have no say: they are shown, not obeyed. What stands for them
/// takes as many bytes.
fn without_overrides(text: &str) -> Cow<'_, str> {
    let control = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if text.contains(control) { Cow::Owned(text.replace(control, "\u{2022}")) } else { Cow::Borrowed(text) }
}

/// Gives the cells of a row their columns in visual order. `cells` are in logical order and stay so.
pub fn reorder(text: &str, block: &Block, cells: &mut [Cell<'_>]) {
    // White space at the end of a row hangs over its edge whatever the direction.
    let solid = cells.iter().rposition(|cell| !cell.shown.trim().is_empty()).map_or(0, |n| n + 1);
    let cells = cells.get_mut(..solid).unwrap_or(&mut []);
    let span = Span::new(
        cells.first().map_or(0, |c| c.span.start),
        cells.iter().map(|c| c.span.end).max().unwrap_or(0),
    );
    if !has_rtl(span.of(text)) {
        return;
    }
    let whole = block.text_span();
    // Line breaks and markup between the pieces would end the paragraph for the algorithm.
    let plain = without_overrides(whole.of(text)).replace('\n', " ");
    let info = BidiInfo::new(&plain, None);
    let level = |byte: usize| {
        let at = byte.saturating_sub(whole.start);
        info.levels.get(at).copied().unwrap_or_else(Level::ltr)
    };
    let levels: Vec<Level> = cells.iter().map(|cell| level(cell.span.start)).collect();
    let order = BidiInfo::reorder_visual(&levels);
    let mut column = cells.iter().map(|cell| cell.column).min().unwrap_or(0);
    for index in order {
        let rtl = levels.get(index).is_some_and(Level::is_rtl);
        let Some(cell) = cells.get_mut(index) else { continue };
        cell.column = column;
        column = column.saturating_add(cell.cells);
        if rtl && let Some(other) = mirrored(&cell.shown) {
            cell.shown = Cow::Borrowed(other);
        }
    }
}

/// A cluster of a line that is no part of a document, where it is painted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Painted<'t> {
    /// Its first byte in the line.
    pub byte: usize,
    /// Its first column, from 0.
    pub column: usize,
    /// What stands there.
    pub shown: &'t str,
    /// How many cells it takes.
    pub cells: usize,
    rtl: bool,
}

/// The clusters of one line in logical order, each with its place: a line that begins on the right has the
/// direction of its words, but stands at the left like the list or box that it is in.
#[must_use]
pub fn painted(text: &str) -> Vec<Painted<'_>> {
    let all = grapheme::clusters(text);
    let mut out: Vec<Painted<'_>> = all
        .map(|(byte, shown)| Painted { byte, column: 0, shown, cells: width::cluster(shown), rtl: false })
        .collect();
    let plain = without_overrides(text).replace('\n', " ");
    let base = if begins_right(text) { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(&plain, Some(base));
    let levels = info.paragraphs.first().map(|all| info.reordered_levels(all, all.range.clone()));
    let level = |byte: usize| levels.as_ref().and_then(|all| all.get(byte).copied()).unwrap_or(base);
    let levels: Vec<Level> = out.iter().map(|cluster| level(cluster.byte)).collect();
    let mut column = 0;
    for index in BidiInfo::reorder_visual(&levels) {
        let Some(cluster) = out.get_mut(index) else { continue };
        cluster.rtl = levels.get(index).is_some_and(Level::is_rtl);
        cluster.column = column;
        column += cluster.cells;
        if cluster.rtl
            && let Some(other) = mirrored(cluster.shown)
        {
            cluster.shown = other;
        }
    }
    out
}

/// The column at which a caret before `byte` of a line stands: on the cluster there, and at the end of the
/// line on its last one where that runs to the left, else behind it.
#[must_use]
pub fn caret(text: &str, byte: usize) -> usize {
    if !has_rtl(text) {
        return width::width(text.get(..byte).unwrap_or(text));
    }
    let all = painted(text);
    match all.iter().find(|cluster| cluster.byte >= byte) {
        Some(cluster) => cluster.column,
        None => all.last().map_or(0, |last| if last.rtl { last.column } else { last.column + last.cells }),
    }
}

/// A bracket as it looks from the other side.
fn mirrored(shown: &str) -> Option<&'static str> {
    const PAIRS: [(&str, &str); 6] = [("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"), ("‹", "›")];
    PAIRS.iter().find_map(|&(open, close)| match shown {
        s if s == open => Some(close),
        s if s == close => Some(open),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use crate::document::Document;
    use crate::layout::{Flow, place};

    /// The first row as it is painted, cell by cell.
    fn painted(text: &str, columns: u16) -> String {
        let document = Document::from_text("a.txt", text);
        let flow = Flow::new(columns);
        let rows = flow.rows(&document, 0);
        let cells = place::cells(&document.text, &document.blocks[0], rows[0]);
        let mut cells: Vec<_> = cells.iter().map(|c| (c.column, c.shown.to_string(), c.cells)).collect();
        cells.sort();
        let mut out = String::new();
        let mut at = 0;
        for (column, shown, cells) in cells {
            assert!(column >= at, "two clusters on one cell: {text:?}");
            out.push_str(&" ".repeat(usize::from(column - at)));
            out.push_str(&shown);
            at = column + cells;
        }
        out
    }

    #[test]
    fn a_right_to_left_paragraph_is_turned_and_stands_at_the_right() {
        assert_eq!(painted("שלום עולם (1948) סוף", 30), "          ףוס (1948) םלוע םולש");
        assert_eq!(painted("قال الوزير", 12), "  ريزولا لاق");
    }

    #[test]
    fn names_inside_a_left_to_right_line_are_turned_alone() {
        assert_eq!(painted("He said שלום עולם, twice.", 40), "He said םלוע םולש, twice.");
        assert_eq!(painted("plain text", 40), "plain text");
    }

    /// A line of a list or box as it is painted.
    fn line(text: &str) -> String {
        let mut cells = super::painted(text);
        cells.sort_by_key(|cluster| cluster.column);
        cells.iter().map(|cluster| cluster.shown).collect()
    }

    #[test]
    fn lines_of_lists_and_boxes_are_turned_too() {
        assert_eq!(line("قال (الوزير) اليوم"), "مويلا (ريزولا) لاق");
        assert_eq!(line("A  assert  البلدين يواصلان"), "A  assert  نالصاوي نيدلبلا");
        assert_eq!(line("הודעה 1948…"), "…1948 העדוה");
        assert_eq!(line("plain 会议 e\u{301}"), "plain 会议 e\u{301}");
        assert_eq!(line("a \u{202E}b שלום"), "a \u{202E}b םולש");
        assert_eq!(line(""), "");
    }

    #[test]
    fn the_caret_stands_on_the_cluster_or_where_the_next_will() {
        let text = "ab שלום";
        assert_eq!(super::caret(text, 0), 0);
        assert_eq!(super::caret(text, 3), 6, "the first letter is the rightmost");
        assert_eq!(super::caret(text, text.len()), 3, "the next letter goes left of the last");
        assert_eq!(super::caret("שלום", 0), 3);
        assert_eq!(super::caret("שלום", 8), 0);
        assert_eq!(super::caret("会议", 3), 2);
        assert_eq!(super::caret("שלום ok", 11), 2);
    }

    #[test]
    fn overrides_of_the_document_turn_nothing() {
        let shown = painted("a \u{202E}bcd\u{202C} שלום e", 40);
        assert!(shown.contains("bcd"), "{shown}");
    }
}
