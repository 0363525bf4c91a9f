//! Files that are not plain text: what they are, and one reader for each.
//!
//! | file | idea |
//! |---|---|
//! | `kind` | which format a file has, by its bytes and then by its ending |
//! | `fault` | what can be wrong with such a file |
//! | [`rich`] | text with a shape (headings, items) → canonical text and blocks |
//! | `table` | rows kept together |
//! | `package`, `xml` | ZIP with a limit on what it unpacks to; XML read piece by piece |
//! | `page`, `html` | a web page walked; its main content found |
//! | `docx`, `numbers`, `odt`, `epub`, `pdf`, `hyphens` | one reader each |
//! | `aside` | the PDF reader in a process of its own |

mod aside;
mod docx;
mod epub;
mod fault;
mod html;
mod hyphens;
mod kind;
mod numbers;
mod odt;
mod package;
mod page;
mod pdf;
mod rich;
mod table;
mod xml;

#[cfg(test)]
mod tests;

pub use aside::{ASIDE, read_pdf_here, use_program};
pub(super) use fault::Fault;
pub use kind::words as readable;
pub(super) use kind::{Kind, kind, words};

use super::block::Block;
use rich::Rich;

/// What a reader made of a file.
#[derive(Debug)]
pub(super) struct Made {
    /// The canonical text.
    pub(super) text: String,
    /// Its blocks.
    pub(super) blocks: Vec<Block>,
    /// The reader, such as `html/1`.
    pub(super) reader: &'static str,
    /// What had to be assumed, for people.
    pub(super) notices: Vec<String>,
}

/// What a reader found, before it becomes text.
#[derive(Debug, Default)]
struct Found {
    parts: Vec<Rich>,
    notices: Vec<String>,
}

/// Reads `bytes` as `kind`.
///
/// # Errors
/// A [`Fault`] when the file is damaged, protected, too large unpacked, or holds no text.
pub(super) fn read(kind: Kind, bytes: &[u8]) -> Result<Made, Fault> {
    let (found, reader) = match kind {
        Kind::Pdf => return pdf::read(bytes),
        Kind::Html => (html::read(bytes)?, "html/1"),
        Kind::Docx => (docx::read(bytes)?, "docx/1"),
        Kind::Odt => (odt::read(bytes)?, "odt/1"),
        Kind::Epub => (epub::read(bytes)?, "epub/1"),
    };
    made(found, reader)
}

/// The beginning of `bytes`, so much that it holds `most` bytes of text, where it can be had without the rest and
/// the whole is long. Its text, but for the line feed at the end, is the beginning of the whole text.
pub(super) fn head(kind: Kind, bytes: &[u8], most: usize) -> Option<Made> {
    let found = if kind == Kind::Epub { epub::head(bytes, most).ok()?? } else { return None };
    made(found, "epub/1").ok()
}

fn made(found: Found, reader: &'static str) -> Result<Made, Fault> {
    let (text, blocks) = rich::assemble(&found.parts);
    if text.trim().is_empty() {
        return Err(Fault::NoText);
    }
    Ok(Made { text, blocks, reader, notices: found.notices })
}
