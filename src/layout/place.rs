//! Byte ↔ (row, cell), and back. Wide cells round to their cluster.

use super::flow::{Flow, RowRef};
use super::wrap::{Row, joined_by_space, shown_width};
use crate::document::{Block, Document};
use crate::text::{Span, clean, grapheme};
use std::borrow::Cow;

/// A visible cluster on a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Its bytes; empty for the space that joins two pieces.
    pub span: Span,
    /// Cells between the start of the row, indent included, and this one.
    pub column: u16,
    /// Cells it takes, at least one.
    pub cells: u16,
    /// What to paint, harmless.
    pub shown: Cow<'a, str>,
}

/// The visible clusters of a row in order. What takes no cell is left out.
#[must_use]
pub fn cells<'a>(text: &'a str, block: &Block, row: Row) -> Vec<Cell<'a>> {
    let mut out: Vec<Cell<'a>> = Vec::with_capacity(usize::from(row.cells));
    let mut column = row.indent;
    let mut before: Option<Span> = None;
    for piece in row.pieces(block) {
        if let Some(before) = before
            && before.end < piece.start
            && joined_by_space(text, before, piece)
        {
            out.push(Cell {
                span: Span::new(before.end, before.end),
                column,
                cells: 1,
                shown: Cow::Borrowed(" "),
            });
            column = column.saturating_add(1);
        }
        for (at, cluster) in grapheme::clusters(piece.of(text)) {
            let taken = u16::try_from(shown_width(cluster)).unwrap_or(u16::MAX);
            if taken > 0 {
                let start = piece.start + at;
                let span = Span::new(start, start + cluster.len());
                out.push(Cell { span, column, cells: taken, shown: clean(cluster) });
                column = column.saturating_add(taken);
            }
        }
        before = Some(piece);
    }
    out
}

/// The row and the cell at which `byte` is painted; `None` if nothing of the document is visible.
///
/// The byte of a cluster that takes no cell is placed at the next one that does.
#[must_use]
pub fn of_byte(flow: &Flow, document: &Document, byte: usize) -> Option<(RowRef, u16)> {
    let at = flow.at(document, byte)?;
    let (Some(row), Some(block)) = (flow.row(document, at), document.blocks.get(at.block)) else {
        return Some((at, 0));
    };
    let cells = cells(&document.text, block, row);
    let found = cells.iter().find(|c| c.span.end > byte).or(cells.last());
    Some((at, found.map_or(row.indent, |c| c.column)))
}

/// The start of the cluster painted at cell `column` of a row; the nearest when none is.
#[must_use]
pub fn byte_at(flow: &Flow, document: &Document, at: RowRef, column: u16) -> usize {
    let (Some(row), Some(block)) = (flow.row(document, at), document.blocks.get(at.block)) else {
        return flow.byte(document, at);
    };
    let cells = cells(&document.text, block, row);
    let real = || cells.iter().filter(|c| !c.span.is_empty());
    let here = real().take_while(|c| c.column <= column).last().or_else(|| real().next());
    here.map_or(row.start, |c| c.span.start)
}

/// The visible cluster nearest to `byte`: where a cursor may rest.
#[must_use]
pub fn snap(flow: &Flow, document: &Document, byte: usize) -> usize {
    match of_byte(flow, document, byte) {
        Some((RowRef { block, row: None }, _)) => byte_at(flow, document, RowRef { block, row: Some(0) }, 0),
        Some((at, column)) => byte_at(flow, document, at, column),
        None => 0,
    }
}
