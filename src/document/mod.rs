//! A document: one text, immutable while open, and its shape.

mod block;
mod blocks;
mod dateline;
mod decode;
mod error;
mod fence;
mod flow;
mod folder;
mod formats;
mod furniture;
mod head;
mod header;
mod inline;
mod line;
mod marker;
mod open;
mod shown;
mod signs;
mod wrap;

pub(crate) use block::BESIDE;
pub use block::{Block, BlockKind};
pub use error::DocumentError;
pub use folder::{Listing, documents_beside, documents_in, listing};
pub use formats::{ASIDE, read_pdf_here, readable, use_program};

use std::path::PathBuf;
use std::sync::Arc;

/// One text, immutable while open.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it came from; `None` for standard input and built-in texts.
    pub path: Option<PathBuf>,
    /// What to call it on screen and in a layer: the file name, or `-`.
    pub name: String,
    /// The canonical text: every offset refers to it.
    pub text: Arc<str>,
    /// SHA-256 of the canonical text, lower-case hex.
    pub sha256: String,
    /// The reader that made the text, such as `text/1`.
    pub reader: &'static str,
    /// What had to be assumed while reading, for people: the encoding, say.
    pub notices: Vec<String>,
    /// Whether this is only the beginning of a long file, and the rest is still to come.
    pub partial: bool,
    /// Blocks in text order; they do not overlap and skip only white space.
    pub blocks: Vec<Block>,
}

impl Document {
    /// The document without its blocks, but for its title: enough to hold anchors against, and small where
    /// the blocks of a long text would be there twice.
    #[must_use]
    pub fn unshaped(&self) -> Self {
        let titles = self.blocks.iter().filter(|block| block.kind == BlockKind::Title);
        Self {
            path: self.path.clone(),
            name: self.name.clone(),
            text: Arc::clone(&self.text),
            sha256: self.sha256.clone(),
            reader: self.reader,
            notices: Vec::new(),
            partial: self.partial,
            blocks: titles.cloned().collect(),
        }
    }
}
