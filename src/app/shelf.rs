//! What the library and the world tell each other: places that were found, news of the folder, wishes.

use crate::dossier::library::{Reading, Shelf};
use crate::dossier::search::Query;

/// A place that a search in the folder found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The document, as an index into the shelf's entries.
    pub entry: usize,
    /// Where it starts in the text, in bytes.
    pub byte: usize,
    /// The number of its paragraph.
    pub paragraph: usize,
    /// The paragraph's words around it, on one line.
    pub words: String,
}

/// A search in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// What was typed.
    pub query: String,
    /// Tells its answers from those of an earlier search.
    pub number: u64,
    /// What was found, in the order in which documents were read.
    pub places: Vec<Place>,
    /// Documents that were looked through.
    pub tried: usize,
    /// Whether all were.
    pub complete: bool,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LibraryRow {
    /// A document, as an index into the shelf's entries.
    Document(usize),
    /// A place found in the document above it, as an index into [`Looked::places`].
    Place(usize),
}

/// What the world did with the folder.
#[derive(Clone, Debug, PartialEq)]
pub enum LibraryNews {
    /// The folder was listed anew.
    Listed(Shelf),
    /// A document was read, or could not be.
    Read(usize, Reading),
    /// All were, or it was stopped.
    Indexed,
    /// One more document was looked through for the search of this number.
    Found(u64, Vec<Place>),
    /// The search of this number is done.
    Searched(u64),
}

/// What the library asks of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum LibraryWish {
    /// Open this document, at this byte.
    Open(std::path::PathBuf, Option<usize>),
    /// List the folder and read its documents again.
    List,
    /// Look for this in all of them; the number comes back with the answers.
    Search(Query, u64),
    /// Stop reading and looking.
    Stop,
}
