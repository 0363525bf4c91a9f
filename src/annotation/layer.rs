//! A layer: all annotations of one annotator on one document.

use super::Annotation;
use crate::document::{BlockKind, Document};
use crate::text::CodePoints;

/// The format this version reads and writes.
pub const FORMAT: &str = "attache.layer/1";

/// Which text the layer's anchors were made on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentInfo {
    /// File name of the document, or `-`.
    pub file: String,
    /// Title, if the document has one.
    pub title: Option<String>,
    /// SHA-256 of the canonical text, lower-case hex.
    pub sha256: String,
    /// Length of the canonical text in code points.
    pub length: usize,
    /// The reader that made the text (`html/1`); `None` for plain text.
    pub reader: Option<String>,
}

impl DocumentInfo {
    /// What a layer records about `document`.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let title = document.blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| {
            let words: Vec<&str> = block.text_span().of(&document.text).split_whitespace().collect();
            words.join(" ")
        });
        Self {
            file: document.name.clone(),
            title: title.filter(|title| !title.is_empty()),
            sha256: document.sha256.clone(),
            length: CodePoints::new(&document.text).len(),
            reader: (!document.reader.starts_with("text/")).then(|| document.reader.to_owned()),
        }
    }
}

/// All annotations of one annotator on one document, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// Format of the file it came from.
    pub format: String,
    /// Who wrote it.
    pub annotator: String,
    /// Which text its anchors were made on.
    pub document: DocumentInfo,
    /// The annotations, in the order of the file.
    pub annotations: Vec<Annotation>,
}

impl Layer {
    /// An empty layer.
    #[must_use]
    pub fn new(annotator: &str, document: DocumentInfo) -> Self {
        Self { format: FORMAT.to_owned(), annotator: annotator.to_owned(), document, annotations: Vec::new() }
    }

    /// Where the annotation with this id stands.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.annotations.iter().rposition(|annotation| annotation.id == id)
    }

    /// The annotation with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Annotation> {
        self.annotations.iter().rev().find(|annotation| annotation.id == id)
    }

    /// Where a new annotation goes: in document order, as far as the order made by hand has one. A
    /// reply goes behind what it is about, anything else without a place in the text to the end.
    #[must_use]
    pub fn place_for(&self, annotation: &Annotation) -> usize {
        if let Some(start) = annotation.start() {
            // Ids grow with time, so of two marks at one place the later one stands behind.
            let mine = (start, annotation.id.as_str());
            let before = self
                .annotations
                .iter()
                .rposition(|other| other.start().is_some_and(|start| (start, other.id.as_str()) <= mine));
            return before.map_or_else(
                || {
                    self.annotations
                        .iter()
                        .position(|other| other.start().is_some())
                        .unwrap_or(self.annotations.len())
                },
                |at| at + 1,
            );
        }
        let mine = annotation
            .re
            .as_deref()
            .and_then(|re| re.strip_prefix(self.annotator.as_str())?.strip_prefix('/'));
        mine.and_then(|id| self.position(id)).map_or(self.annotations.len(), |at| at + 1)
    }
}
