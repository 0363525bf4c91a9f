//! What a review box says. Every such box is a head and items that one can walk through; the screen
//! draws them all alike.

use super::Case;
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
    /// The item one stands on.
    pub selected: usize,
}

impl Sheet {
    /// The item one stands on.
    #[must_use]
    pub fn current(&self) -> Option<&SheetItem> {
        self.items.get(self.selected)
    }

    /// Goes so many items on, no further than there are.
    pub(in crate::app) fn step(&mut self, by: isize) {
        let last = self.items.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}
