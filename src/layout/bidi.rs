//! Right-to-left text: where each cluster of a row is painted.
//!
//! Bytes, cursor and selection stay in logical order; only columns are reordered (UAX #9). The terminal
//! is told to leave the order alone (see `ui::terminal`), so that a terminal which knows the rules
//! itself does not turn the text round a second time.

use super::place::Cell;
use crate::document::Block;
use crate::text::Span;
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

    #[test]
    fn overrides_of_the_document_turn_nothing() {
        let shown = painted("a \u{202E}bcd\u{202C} שלום e", 40);
        assert!(shown.contains("bcd"), "{shown}");
    }
}
