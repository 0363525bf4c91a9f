//! All layers of a document: the reader's own, and those of colleagues.

use super::{OwnLayer, Places, Problem, Reason};
use crate::annotation::Layer;
use crate::document::Document;
use std::path::PathBuf;

/// How to open the layers of a document.
#[derive(Clone, Debug)]
pub struct Options {
    /// Further layers: files, or folders of them (`--layers`).
    pub extra_layers: Vec<PathBuf>,
    /// Write nothing (`--no-save`).
    pub no_save: bool,
    /// Where things live.
    pub places: Places,
}

impl Options {
    /// Nothing special, in these places.
    #[must_use]
    pub const fn new(places: Places) -> Self {
        Self { extra_layers: Vec::new(), no_save: false, places }
    }
}

/// A colleague's layer: never written.
#[derive(Clone, Debug, PartialEq)]
pub struct ForeignLayer {
    /// Where it was read.
    pub path: PathBuf,
    /// What it holds.
    pub layer: Layer,
    /// What is wrong with it, if something is.
    pub reason: Option<Reason>,
}

/// All layers of a document.
#[derive(Debug)]
pub struct Layers {
    /// The reader's own.
    pub own: OwnLayer,
    /// Colleagues', by annotator, then path.
    pub others: Vec<ForeignLayer>,
    /// What the reader should be told.
    pub problems: Vec<Problem>,
}

/// Open the layers of `document` for `annotator`. Nothing is written; what cannot be read is told in
/// `problems`.
#[must_use]
pub fn open(document: &Document, annotator: &str, options: &Options) -> Layers {
    Layers { own: OwnLayer::open(document, annotator, options), others: Vec::new(), problems: Vec::new() }
}
