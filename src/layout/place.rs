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
        let piece_text = piece.of(text);
        let simple = grapheme::all_simple(piece_text);
        for (at, cluster) in grapheme::clusters(piece_text) {
            let (taken, shown) = match simple {
                true => (1, Cow::Borrowed(cluster)),
                false => (u16::try_from(shown_width(cluster)).unwrap_or(u16::MAX), clean(cluster)),
            };
            if taken > 0 {
                let start = piece.start + at;
                let span = Span::new(start, start + cluster.len());
                out.push(Cell { span, column, cells: taken, shown });
                column = column.saturating_add(taken);
            }
        }
        before = Some(piece);
    }
    widen(&mut out, row.slack);
    super::bidi::reorder(text, block, &mut out);
    out
}

/// Spreads so many cells over the spaces between the words, as evenly as whole cells allow.
fn widen(cells: &mut [Cell<'_>], slack: u16) {
    if slack == 0 {
        return;
    }
    let words = cells.iter().rposition(|cell| !cell.shown.trim().is_empty()).unwrap_or(0);
    let gaps: Vec<usize> =
        (0..words).filter(|&n| cells.get(n).is_some_and(|cell| cell.shown == " ")).collect();
    let count = u16::try_from(gaps.len()).unwrap_or(u16::MAX);
    if count == 0 {
        return;
    }
    let mut given = 0;
    let mut next = gaps.iter().enumerate().peekable();
    for (n, cell) in cells.iter_mut().enumerate() {
        cell.column = cell.column.saturating_add(given);
        if let Some((k, _)) = next.next_if(|&(_, &gap)| gap == n) {
            // The k-th gap brings the sum to its share.
            let k = u16::try_from(k + 1).unwrap_or(count);
            let due = u16::try_from(u32::from(slack) * u32::from(k) / u32::from(count)).unwrap_or(slack);
            let more = due - given;
            cell.cells = cell.cells.saturating_add(more);
            cell.shown = Cow::Owned(" ".repeat(usize::from(cell.cells)));
            given = due;
        }
    }
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
    // Columns need not rise with the bytes: the cluster that has the cell, else the nearest.
    let off = |c: &&Cell<'_>| match column {
        _ if column < c.column => c.column - column,
        _ => column.saturating_sub(c.column.saturating_add(c.cells.max(1) - 1)),
    };
    let here = cells.iter().filter(|c| !c.span.is_empty()).min_by_key(off);
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
