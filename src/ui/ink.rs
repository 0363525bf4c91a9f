//! Putting text on cells: the only place where text reaches the screen.
//!
//! Everything is made harmless by [`clean`] and measured by the one width function, and nothing is
//! ever written outside the area it was given.

use super::theme::{Role, Theme};
use crate::document::{Block, BlockKind};
use crate::layout::{self, bidi};
use crate::text::{Span, clean, grapheme, width};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// What stands for text that did not fit.
const MORE: &str = "…";

/// A buffer to write on, with a theme.
pub struct Ink<'a> {
    buffer: &'a mut Buffer,
    /// The theme.
    pub theme: &'a Theme,
}

impl<'a> Ink<'a> {
    /// Ink for one frame.
    pub const fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buffer, theme }
    }

    /// The whole screen.
    #[must_use]
    pub const fn area(&self) -> Rect {
        self.buffer.area
    }

    /// The cells themselves, for what draws by other means.
    pub const fn buffer(&mut self) -> &mut Buffer {
        self.buffer
    }

    /// Whether a cell lies on the screen.
    #[must_use]
    pub const fn holds(&self, column: u16, row: u16) -> bool {
        let area = self.buffer.area;
        column >= area.x && column < area.right() && row >= area.y && row < area.bottom()
    }

    /// Empties an area and gives it the ground of a role.
    pub fn ground(&mut self, area: Rect, role: Role) {
        let style = self.theme.style(Role::Text).patch(self.theme.style(role));
        let area = area.intersection(self.buffer.area);
        let mut blank = Cell::default();
        blank.set_style(style);
        for row in area.top()..area.bottom() {
            if let Some(cells) = self.cells(area.left(), row, usize::from(area.width)) {
                cells.fill(blank.clone());
            }
        }
    }

    /// The cells of a row from a column on.
    fn cells(&mut self, column: u16, row: u16, count: usize) -> Option<&mut [Cell]> {
        let area = self.buffer.area;
        let first = usize::from(row.checked_sub(area.y)?) * usize::from(area.width)
            + usize::from(column.checked_sub(area.x)?);
        self.buffer.content.get_mut(first..first + count)
    }

    /// Lays a style over what stands in an area.
    pub fn tint(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Writes `text` from a cell on, at most `cells` wide, and says how many cells it took. What
    /// does not fit is cut at a cluster. Words that run from right to left are turned.
    pub fn put(&mut self, column: u16, row: u16, cells: u16, text: &str, style: Style) -> u16 {
        if !bidi::has_rtl(text) {
            return self.put_as_is(column, row, cells, text, style);
        }
        self.turned(column, row, cells, &[(text, style)])
    }

    /// The same for pieces of one line, some of which run from right to left.
    fn turned(&mut self, column: u16, row: u16, cells: u16, pieces: &[(&str, Style)]) -> u16 {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for (piece, style) in pieces {
            text.push_str(&clean(piece));
            ends.push((text.len(), *style));
        }
        let shown = width::fit(&text, usize::from(cells));
        for cluster in bidi::painted(shown) {
            let style = ends.iter().find(|(end, _)| cluster.byte < *end).map_or_else(Style::new, |(_, s)| *s);
            let at = u16::try_from(cluster.column).unwrap_or(cells).min(cells);
            self.put_as_is(column.saturating_add(at), row, cells - at, cluster.shown, style);
        }
        u16::try_from(width::width(shown)).unwrap_or(cells).min(cells)
    }

    /// As [`Ink::put`], in the order in which it stands: for what has its place already.
    pub fn put_as_is(&mut self, column: u16, row: u16, cells: u16, text: &str, style: Style) -> u16 {
        if !self.holds(column, row) {
            return 0;
        }
        let room = cells.min(self.buffer.area.right() - column);
        // Most of what is written is plain: one character, one cell.
        if grapheme::all_simple(text) {
            let mut count = 0;
            if let Some(cells) = self.cells(column, row, usize::from(room)) {
                for (cell, c) in cells.iter_mut().zip(text.chars()) {
                    cell.set_char(c).set_style(style);
                    count += 1;
                }
            }
            return count;
        }
        let text = clean(text);
        let shown = width::fit(&text, usize::from(room));
        self.buffer.set_stringn(column, row, shown, usize::from(room), style);
        u16::try_from(width::width(shown)).unwrap_or(room).min(room)
    }

    /// Like [`Ink::put`], with `…` at the end of what was cut.
    pub fn put_cut(&mut self, column: u16, row: u16, cells: u16, text: &str, style: Style) -> u16 {
        let text = clean(text);
        if width::width(&text) <= usize::from(cells) {
            return self.put(column, row, cells, &text, style);
        }
        if bidi::has_rtl(&text) {
            // The mark goes where the words go on.
            let kept = width::fit(&text, usize::from(cells).saturating_sub(1));
            return self.put(column, row, cells, &format!("{kept}{MORE}"), style);
        }
        let taken = self.put(column, row, cells.saturating_sub(1), &text, style);
        taken + self.put(column + taken, row, cells - taken, MORE, style)
    }

    /// Writes pieces one after another on one row of `area`, the last that fits cut with `…`; says
    /// how many cells were taken.
    pub fn line(&mut self, area: Rect, pieces: &[(&str, Style)]) -> u16 {
        let whole: usize = pieces.iter().map(|(text, _)| width::width(&clean(text))).sum();
        let fits = whole <= usize::from(area.width);
        let room = if fits { area.width } else { area.width.saturating_sub(1) };
        // Pieces that run from right to left are turned together: theirs is one line.
        if fits && pieces.iter().any(|(text, _)| bidi::has_rtl(text)) {
            return self.turned(area.x, area.y, area.width, pieces);
        }
        let mut used = 0;
        for (text, style) in pieces {
            let wanted = width::width(&clean(text));
            let taken = self.put(area.x + used, area.y, room - used, text, *style);
            used += taken;
            if usize::from(taken) < wanted {
                return used + self.put(area.x + used, area.y, area.width - used, MORE, *style);
            }
        }
        used
    }
}

/// Row `n` of an area; empty when there is no such row.
#[must_use]
pub fn row(area: Rect, n: u16) -> Rect {
    if n < area.height { Rect { y: area.y + n, height: 1, ..area } } else { Rect { height: 0, ..area } }
}

/// The area without `left` and `right` columns.
#[must_use]
pub fn inset(area: Rect, left: u16, right: u16) -> Rect {
    let left = left.min(area.width);
    Rect { x: area.x + left, width: (area.width - left).saturating_sub(right), ..area }
}

/// Text in rows of at most `columns` cells, broken as the document is; line feeds stay breaks.
#[must_use]
pub fn wrapped(text: &str, columns: u16) -> Vec<String> {
    let mut out = Vec::new();
    for line in text.split('\n') {
        let line = line.trim_end();
        let whole = Span::new(0, line.len());
        let block =
            Block { kind: BlockKind::Paragraph, span: whole, pieces: vec![whole], marker: None, depth: 0 };
        let rows = layout::wrap(line, &block, columns.max(1), layout::Shape::default());
        if rows.is_empty() {
            out.push(String::new());
        }
        out.extend(rows.iter().map(|row| seen(&clean(row.span().of(line)), columns).to_owned()));
    }
    out
}

/// A row without the spaces at its end, and without what takes no cell behind spaces that stand beyond the edge.
fn seen(row: &str, columns: u16) -> &str {
    let mut row = row.trim_end();
    while width::width(row) > usize::from(columns) {
        match grapheme::clusters(row).last() {
            Some((at, cluster)) if width::cluster(cluster) == 0 => {
                row = row.get(..at).unwrap_or("").trim_end()
            }
            _ => break,
        }
    }
    row
}

/// A text on one row of at most `cells` cells: white space collapsed, cut with `…`.
#[must_use]
pub fn short(text: &str, cells: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    let words = text.split_whitespace();
    for (n, word) in words.enumerate() {
        let gap = if n > 0 { " " } else { "" };
        if grapheme::all_simple(word) {
            let more = gap.len() + word.chars().count();
            if used + more <= cells {
                out.push_str(gap);
                out.push_str(word);
                used += more;
                continue;
            }
        }
        for (_, cluster) in grapheme::clusters(gap).chain(grapheme::clusters(&clean(word))) {
            used += width::cluster(cluster);
            if used > cells {
                while width::width(&out) + 1 > cells && out.pop().is_some() {}
                let kept = out.trim_end().len();
                out.truncate(kept);
                if cells > 0 {
                    out.push_str(MORE);
                }
                return out;
            }
            out.push_str(cluster);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::ui::theme::{self, Depth};
    use proptest::prelude::*;

    fn on(width: u16, write: impl FnOnce(&mut Ink<'_>)) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 2));
        let (theme, _) = theme::load("mono", &[], Depth::None);
        write(&mut Ink::new(&mut buffer, &theme));
        (0..2)
            .map(|y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned())
            .collect()
    }

    #[test]
    fn what_does_not_fit_is_cut_at_a_cluster() {
        assert_eq!(on(6, |ink| assert_eq!(ink.put(0, 0, 3, "会议厅", Style::new()), 2))[0], "会");
        assert_eq!(on(6, |ink| assert_eq!(ink.put_cut(0, 0, 6, "abcdefgh", Style::new()), 6))[0], "abcde…");
        assert_eq!(on(6, |ink| assert_eq!(ink.put(4, 0, 9, "abc", Style::new()), 2))[0], "    ab");
        assert_eq!(on(6, |ink| assert_eq!(ink.put(6, 0, 9, "abc", Style::new()), 0))[0], "");
    }

    #[test]
    fn pieces_share_a_row() {
        let plain = Style::new();
        let area = Rect::new(0, 0, 8, 1);
        assert_eq!(
            on(8, |ink| {
                ink.line(area, &[("ab", plain), ("cd", plain)]);
            })[0],
            "abcd"
        );
        assert_eq!(
            on(8, |ink| {
                ink.line(area, &[("abcdef", plain), ("ghij", plain)]);
            })[0],
            "abcdefg…"
        );
        assert_eq!(
            on(8, |ink| {
                ink.line(area, &[("abcdefgh", plain), ("ij", plain)]);
            })[0],
            "abcdefg…"
        );
        assert_eq!(
            on(8, |ink| {
                ink.line(area, &[("abcdefgh", plain)]);
            })[0],
            "abcdefgh"
        );
    }

    #[test]
    fn escapes_are_shown_not_sent() {
        assert_eq!(
            on(8, |ink| {
                ink.put(0, 0, 8, "a\x1b[31m", Style::new());
            })[0],
            "a␛[31m"
        );
    }

    #[test]
    fn notes_wrap_and_keep_their_line_breaks() {
        assert_eq!(wrapped("one two three\n\nfour", 7), ["one two", "three", "", "four"]);
    }

    #[test]
    fn short_texts() {
        assert_eq!(short("a  b\nc", 9), "a b c");
        assert_eq!(short("abcdef", 4), "abc…");
        assert_eq!(short("ab cdef", 4), "ab…");
        assert_eq!(short("会议厅", 4), "会…");
        assert_eq!(short("abc", 0), "");
    }

    #[test]
    fn what_takes_no_cell_beyond_the_edge_is_left_out() {
        let rows = wrapped("a\u{bc6}\u{2000}\u{1160}", 2);
        assert!(rows.iter().all(|row| width::width(row) <= 2), "{rows:?}");
        assert_eq!(wrapped("ab  cd", 2), ["ab", "cd"]);
    }

    proptest! {
        #[test]
        fn short_is_never_too_wide(text in "\\PC{0,30}", cells in 0_usize..12) {
            let out = short(&text, cells);
            prop_assert!(width::width(&out) <= cells, "{out:?}");
        }

        #[test]
        fn rows_are_never_too_wide(text in "\\PC{0,60}", cells in 2_u16..20) {
            for row in wrapped(&text, cells) {
                // One cluster may be wider than the room there is; nothing can be done about that.
                let alone = grapheme::clusters(row.trim()).count() <= 1;
                prop_assert!(width::width(&row) <= usize::from(cells) || alone, "{row:?}");
            }
        }
    }
}
