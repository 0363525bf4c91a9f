//! Rows of a whole document, made block by block where somebody looks, and remembered.
//!
//! The place of the viewport is a byte, so that another width or theme keeps it. A byte in the white
//! space before a block stands for the empty row there.

use super::wrap::{Row, Shape, wrap};
use crate::document::{BESIDE, BlockKind, Document};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A row of the document: one of a block's, or the empty row before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowRef {
    /// Index in [`Document::blocks`].
    pub block: usize,
    /// Index among the block's rows; `None` is the empty row before the block.
    pub row: Option<usize>,
}

/// The rows of one document at one width.
#[derive(Debug, Default)]
pub struct Flow {
    columns: u16,
    shape: Shape,
    blocks: RefCell<BTreeMap<usize, Arc<[Row]>>>,
}

impl Flow {
    /// An empty flow of `columns` cells (at least one).
    #[must_use]
    pub fn new(columns: u16) -> Self {
        Self { columns: columns.max(1), ..Self::default() }
    }

    /// Cells a row may take.
    #[must_use]
    pub const fn columns(&self) -> u16 {
        self.columns
    }

    /// Changes the width; rows are made anew where somebody looks.
    pub fn set_columns(&mut self, columns: u16) {
        if self.columns != columns.max(1) {
            *self = Self { shape: self.shape, ..Self::new(columns) };
        }
    }

    /// Changes how blocks are laid out; rows are made anew where somebody looks.
    pub fn set_shape(&mut self, shape: Shape) {
        if self.shape != shape {
            *self = Self { shape, ..Self::new(self.columns) };
        }
    }

    /// The rows of block `block`; empty if there is none, or nothing of it is visible.
    #[must_use]
    pub fn rows(&self, document: &Document, block: usize) -> Arc<[Row]> {
        let mut known = self.blocks.borrow_mut();
        let make = || {
            let rows = document.blocks.get(block).map(|b| wrap(&document.text, b, self.columns, self.shape));
            rows.unwrap_or_default().into()
        };
        Arc::clone(known.entry(block).or_insert_with(make))
    }

    /// The row itself; `None` for an empty row.
    #[must_use]
    pub fn row(&self, document: &Document, at: RowRef) -> Option<Row> {
        self.rows(document, at.block).get(at.row?).copied()
    }

    /// How many blocks were made into rows at this width.
    #[must_use]
    pub fn made(&self) -> usize {
        self.blocks.borrow().len()
    }

    /// Whether an empty row stands before `block`.
    #[must_use]
    pub fn spaced(&self, document: &Document, block: usize) -> bool {
        if !self.shape.airy {
            return false;
        }
        let Some(before) = (0..block).rev().find(|&b| !self.rows(document, b).is_empty()) else {
            return false;
        };
        let kinds = (document.blocks.get(before).map(|b| b.kind), document.blocks.get(block).map(|b| b.kind));
        if is_row(document, before) && is_row(document, block) {
            return false;
        }
        !matches!(
            kinds,
            (Some(BlockKind::ListItem), Some(BlockKind::ListItem))
                | (Some(BlockKind::Masthead), Some(BlockKind::Masthead))
                | (Some(BlockKind::Dateline), Some(BlockKind::Dateline))
                | (Some(BlockKind::Footer), Some(BlockKind::Footer))
        )
    }

    /// The row on which `byte` stands; the nearest when it is not visible. `None` if nothing is.
    #[must_use]
    pub fn at(&self, document: &Document, byte: usize) -> Option<RowRef> {
        let after = document.blocks.partition_point(|b| b.span.end <= byte);
        let shown = |&b: &usize| !self.rows(document, b).is_empty();
        let Some(block) = (after..document.blocks.len()).find(shown) else {
            let block = (0..document.blocks.len()).rev().find(shown)?;
            return Some(RowRef { block, row: Some(self.rows(document, block).len() - 1) });
        };
        let in_gap = document.blocks.get(block).is_some_and(|b| byte < b.span.start);
        if in_gap && self.spaced(document, block) {
            return Some(RowRef { block, row: None });
        }
        let rows = self.rows(document, block);
        let row = rows.partition_point(|r| r.start <= byte).saturating_sub(1);
        Some(RowRef { block, row: Some(row) })
    }

    /// A byte that stands for the row, such that [`Flow::at`] finds it again.
    #[must_use]
    pub fn byte(&self, document: &Document, at: RowRef) -> usize {
        match self.row(document, at) {
            Some(row) => row.start,
            None => document.blocks.get(at.block).map_or(0, |b| b.span.start.saturating_sub(1)),
        }
    }

    /// The row below, empty rows included.
    #[must_use]
    pub fn below(&self, document: &Document, at: RowRef) -> Option<RowRef> {
        let next = at.row.map_or(0, |r| r + 1);
        if next < self.rows(document, at.block).len() {
            return Some(RowRef { block: at.block, row: Some(next) });
        }
        let block = (at.block + 1..document.blocks.len()).find(|&b| !self.rows(document, b).is_empty())?;
        Some(RowRef { block, row: if self.spaced(document, block) { None } else { Some(0) } })
    }

    /// The row above, empty rows included.
    #[must_use]
    pub fn above(&self, document: &Document, at: RowRef) -> Option<RowRef> {
        match at.row {
            Some(0) if self.spaced(document, at.block) => Some(RowRef { block: at.block, row: None }),
            Some(row) if row > 0 => Some(RowRef { block: at.block, row: Some(row - 1) }),
            _ => {
                let block = (0..at.block).rev().find(|&b| !self.rows(document, b).is_empty())?;
                Some(RowRef { block, row: Some(self.rows(document, block).len() - 1) })
            }
        }
    }

    /// The row `rows` further down (up when negative), as far as there are any.
    #[must_use]
    pub fn step(&self, document: &Document, from: RowRef, rows: isize) -> RowRef {
        let mut at = from;
        for _ in 0..rows.unsigned_abs() {
            let next = if rows > 0 { self.below(document, at) } else { self.above(document, at) };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// The rows from the one at `top` on, at most `height` of them.
    #[must_use]
    pub fn page(&self, document: &Document, top: usize, height: usize) -> Vec<RowRef> {
        let first = self.at(document, top);
        std::iter::successors(first, |&at| self.below(document, at)).take(height).collect()
    }
}

impl Clone for Flow {
    fn clone(&self) -> Self {
        Self { columns: self.columns, shape: self.shape, blocks: RefCell::new(self.blocks.borrow().clone()) }
    }
}

/// Whether a block is a row of a table: short, with a bar between its cells.
fn is_row(document: &Document, block: usize) -> bool {
    /// Longer blocks, in bytes, are no rows.
    const LONGEST: usize = 2_000;
    let block =
        document.blocks.get(block).filter(|b| b.kind == BlockKind::Paragraph && b.span.len() < LONGEST);
    block.is_some_and(|b| b.text_span().of(&document.text).contains(BESIDE))
}
