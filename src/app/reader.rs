//! The document pane: where the reader is in the text, and what is selected.

use crate::document::Document;
use crate::layout::{Flow, RowRef, place};
use crate::text::{Span, grapheme};

/// Where the reader is.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// The rows of the document at the present width.
    pub flow: Flow,
    /// Rows of text on screen.
    pub height: usize,
    /// The byte whose row is the topmost on screen.
    pub top: usize,
    /// The cluster the cursor is on.
    pub cursor: usize,
    /// Where the selection began; the cursor is its other end. Both clusters belong to it.
    pub anchor: Option<usize>,
    /// Where the mouse button went down, while it is held.
    pub drag: Option<usize>,
    /// What was selected before each growth, for shrinking.
    pub grown: Vec<Span>,
    /// The column that moving up and down keeps to.
    column: Option<u16>,
}

impl Reader {
    /// What is selected, in whole clusters.
    #[must_use]
    pub fn selection(&self, text: &str) -> Option<Span> {
        let anchor = self.anchor?;
        let (first, last) = (anchor.min(self.cursor), anchor.max(self.cursor));
        Some(Span::new(first, grapheme::next(text, last)))
    }

    /// Selects a span and puts the cursor on its last cluster.
    pub fn select(&mut self, document: &Document, span: Span) {
        let span = span.trim(&document.text);
        if span.is_empty() {
            return;
        }
        self.anchor = Some(grapheme::floor(&document.text, span.start));
        self.set_cursor(document, grapheme::prev(&document.text, span.end));
    }

    /// Drops the selection; `true` if there was one.
    pub fn deselect(&mut self) -> bool {
        self.grown.clear();
        self.anchor.take().is_some()
    }

    /// Puts the cursor on the visible cluster nearest to `byte` and brings it on screen.
    pub fn set_cursor(&mut self, document: &Document, byte: usize) {
        self.column = None;
        self.cursor = place::snap(&self.flow, document, byte);
        self.reveal(document);
    }

    /// Takes the size of the text on screen; place and cursor stay.
    pub fn resize(&mut self, document: &Document, columns: u16, height: usize) {
        self.flow.set_columns(columns);
        self.height = height;
        self.column = None;
        self.reveal(document);
    }

    /// Scrolls as little as needed to bring the cursor on screen; far jumps land a third down.
    pub fn reveal(&mut self, document: &Document) {
        let (Some(here), Some(top)) = (self.flow.at(document, self.cursor), self.flow.at(document, self.top))
        else {
            self.top = 0;
            return;
        };
        let height = self.height.max(1) as isize;
        let first = if here < top {
            let near = self.flow.step(document, top, -height) <= here;
            if near { here } else { self.flow.step(document, here, -(height / 3)) }
        } else {
            let last = self.flow.step(document, top, height - 1);
            if here <= last {
                top
            } else {
                let near = here <= self.flow.step(document, last, height);
                self.flow.step(document, here, if near { 1 - height } else { -(height / 3) })
            }
        };
        let first = if first > top { self.no_further(document, first) } else { first };
        self.top = self.flow.byte(document, first);
    }

    /// The row itself, or the one from which on the end of the document fills the screen: no further down
    /// is there anything to see.
    fn no_further(&self, document: &Document, first: RowRef) -> RowRef {
        let end = self.flow.at(document, document.text.len());
        let page = self.height.max(1) as isize - 1;
        end.map_or(first, |end| first.min(self.flow.step(document, end, -page)))
    }

    /// Moves the cursor up or down by rows of text; empty rows are stepped over.
    pub fn move_rows(&mut self, document: &Document, rows: isize) {
        let Some((from, column)) = place::of_byte(&self.flow, document, self.cursor) else { return };
        let column = self.column.unwrap_or(column);
        let mut to = from;
        let mut left = rows.unsigned_abs();
        let way = rows.signum();
        while left > 0 {
            let next = self.flow.step(document, to, way);
            if next == to {
                break;
            }
            // A jump of several rows counts empty ones; a single step goes over them.
            left -= usize::from(next.row.is_some() || rows.unsigned_abs() > 1);
            to = next;
        }
        if to.row.is_none() {
            to = self.flow.step(document, to, if way < 0 { -1 } else { 1 });
        }
        self.cursor = place::byte_at(&self.flow, document, to, column);
        self.column = Some(column);
        self.reveal(document);
    }

    /// Scrolls by rows; the cursor comes along only as far as it must to stay on screen.
    pub fn scroll(&mut self, document: &Document, rows: isize) {
        let Some(top) = self.flow.at(document, self.top) else { return };
        let from = top;
        let top = self.flow.step(document, top, rows);
        // Never to the last row alone; but not back either, if that is where one is.
        let top = if rows > 0 { self.no_further(document, top).max(from) } else { top };
        self.top = self.flow.byte(document, top);
        self.keep_cursor(document, top);
        // On a screen of one row that row may be empty: then the cursor's is shown instead.
        self.reveal(document);
    }

    /// Turns the page by rows: what is on screen and the cursor go together, so that the eye finds the
    /// cursor where it was. At either end the cursor goes the rest of the way alone.
    pub fn turn(&mut self, document: &Document, rows: isize) {
        if let Some(top) = self.flow.at(document, self.top) {
            let to = self.flow.step(document, top, rows);
            let to = if rows > 0 { self.no_further(document, to).max(top) } else { to };
            self.top = self.flow.byte(document, to);
        }
        self.move_rows(document, rows);
    }

    fn keep_cursor(&mut self, document: &Document, top: RowRef) {
        let Some((here, column)) = place::of_byte(&self.flow, document, self.cursor) else { return };
        let column = self.column.unwrap_or(column);
        let last = self.flow.step(document, top, self.height.max(1) as isize - 1);
        let text_row =
            |at: RowRef, way| if at.row.is_none() { self.flow.step(document, at, way) } else { at };
        let to = if here < top {
            text_row(top, 1)
        } else if here > last {
            text_row(last, -1)
        } else {
            return;
        };
        self.cursor = place::byte_at(&self.flow, document, to, column);
        self.column = Some(column);
    }
}
