//! Blocks: the shape of a document.

use crate::text::Span;

/// What stands between two cells of a table's row.
pub(crate) const BESIDE: &str = " | ";

/// What a block is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// YAML front matter, shown quietly and never read for claims.
    FrontMatter,
    /// The issuer's name above the title, breadcrumbs.
    Masthead,
    /// The title of the document.
    Title,
    /// A line that is only a date, a release time, or "Updated: …".
    Dateline,
    /// A heading inside the body; the level starts at 1.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A list item: a bullet or a number.
    ListItem,
    /// Text set off as a quotation.
    Quotation,
    /// "###", "(END)", distribution lines, web furniture.
    Footer,
}

impl BlockKind {
    /// Whether sentences and claims are looked for in such a block.
    #[must_use]
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem | Self::Quotation)
    }
}

/// A run of the text that is laid out as one flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// All its bytes, markers included, without white space at the ends.
    pub span: Span,
    /// The visible pieces in order: markup and hard line breaks lie between them. Pieces that are
    /// not adjacent in the text are shown joined by one space if white space lies between them.
    pub pieces: Vec<Span>,
    /// The marker of a list item (`1.`, `(2)`, `•`), shown in the margin; not part of `pieces`.
    pub marker: Option<Span>,
    /// Nesting depth of a list item or quotation, from 0.
    pub depth: u8,
}

impl Block {
    /// The span of the visible text: first to last piece.
    #[must_use]
    pub fn text_span(&self) -> Span {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(a), Some(b)) => Span::new(a.start, b.end),
            _ => self.span,
        }
    }
}
