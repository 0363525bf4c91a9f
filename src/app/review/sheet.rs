//! What a review box says. Every such box is a head and items that one can walk through; the screen
//! draws them all alike.

use super::Case;
use crate::app::views::{Goal, View};
use crate::review::adjudicate::Rule;

/// How a piece of text is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Running text.
    Plain,
    /// Said on the side.
    Quiet,
    /// What it is about.
    Strong,
    /// A code.
    Code,
    /// Something that needs a look.
    Warning,
    /// A person, by the number of their colour.
    Person(usize),
    /// Words that only the earlier wording has.
    Gone,
    /// Words that only the later wording has.
    New,
}

/// A line, unwrapped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetLine(pub Vec<(String, Look)>);

impl SheetLine {
    /// A line of one piece.
    #[must_use]
    pub fn of(text: impl Into<String>, look: Look) -> Self {
        Self(vec![(text.into(), look)])
    }

    /// The same line with a further piece.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, look: Look) -> Self {
        self.0.push((text.into(), look));
        self
    }
}

/// Something one can stand on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetItem {
    /// What it says.
    pub lines: Vec<SheetLine>,
    /// Where choosing it leads: a byte of the text.
    pub place: Option<usize>,
    /// Where choosing it leads, perhaps in another document.
    pub goal: Option<Goal>,
    /// What stands above it, across the whole box; it begins a section.
    pub above: Vec<SheetLine>,
    /// In a box of two columns: in which it stands.
    pub column: Option<usize>,
}

impl SheetItem {
    /// An item of these lines that leads to a byte of the text.
    #[must_use]
    pub fn new(lines: Vec<SheetLine>, place: Option<usize>) -> Self {
        Self { lines, place, ..Self::default() }
    }
}

/// What a box is for.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetKind {
    /// Who is shown.
    People,
    /// A place where annotators differ; one item per mark.
    Case(Case),
    /// What merging by a rule would do.
    Preview(Rule),
    /// What review did to the reader's marks.
    Changes,
    /// How far the document is.
    Clearance,
    /// How far annotators agree.
    Agreement,
    /// A view of one document, two, or a dossier.
    View(View),
}

/// A review box.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What it is for.
    pub kind: SheetKind,
    /// Its title.
    pub title: String,
    /// What stands above the items.
    pub head: Vec<SheetLine>,
    /// What one can walk through.
    pub items: Vec<SheetItem>,
    /// Whether items stand side by side where there is room.
    pub beside: bool,
    /// Whether it takes the whole screen above the bars.
    pub full: bool,
    /// The item one stands on.
    pub selected: usize,
}

impl Sheet {
    /// The item one stands on.
    #[must_use]
    pub fn current(&self) -> Option<&SheetItem> {
        self.items.get(self.selected)
    }

    /// Goes so many items on within the column one is in; an item across both columns is in either.
    pub(in crate::app) fn along(&mut self, by: isize) {
        for _ in 0..by.unsigned_abs() {
            let column = self.current().and_then(|item| item.column);
            let fits = |item: &SheetItem| column.is_none() || item.column.is_none() || item.column == column;
            let next = if by > 0 {
                (self.selected + 1..self.items.len()).find(|&n| self.items.get(n).is_some_and(fits))
            } else {
                (0..self.selected).rev().find(|&n| self.items.get(n).is_some_and(fits))
            };
            match next {
                Some(next) => self.selected = next,
                None => break,
            }
        }
    }

    /// Goes over to the other column, or where there is but one to the next item.
    pub(in crate::app) fn across(&mut self, forward: bool) {
        let Some(column) = self.current().and_then(|item| item.column) else {
            return self.step(if forward { 1 } else { -1 });
        };
        let begins = |n: usize| self.items.get(n).is_some_and(|item| !item.above.is_empty());
        let first = (0..=self.selected).rev().find(|&n| begins(n)).unwrap_or(0);
        let end = (self.selected + 1..self.items.len()).find(|&n| begins(n)).unwrap_or(self.items.len());
        let over = |n: &usize| self.items.get(*n).is_some_and(|item| item.column != Some(column));
        let mine = (first..self.selected).filter(|n| !over(n)).count();
        let others: Vec<usize> = (first..end).filter(over).collect();
        if let Some(&to) = others.get(mine.min(others.len().saturating_sub(1))) {
            self.selected = to;
        }
    }

    /// Goes so many items on, no further than there are.
    pub(in crate::app) fn step(&mut self, by: isize) {
        let last = self.items.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}
