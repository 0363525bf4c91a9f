//! The reader's own layer: every edit is on disk before it is confirmed.

use super::state::{Change, State};
use super::writer::Writer;
use super::{Options, Reason, StoreError};
use crate::annotation::{DocumentInfo, Edit, EditError, Layer, Resolver};
use crate::document::Document;
use std::path::{Path, PathBuf};

/// Which of its places a layer was written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Where it belongs: beside the document, or for standard input in the user's data folder.
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
    /// Whether the layer now holds something that was written elsewhere meanwhile: look at all of it
    /// again.
    pub merged: bool,
    /// What the reader should be told, one sentence each: that the layer went elsewhere, that it was
    /// joined with what another window wrote, that a conflicting copy was kept. Empty when all is as
    /// usual.
    pub words: Vec<String>,
}

/// One step that can be taken back.
#[derive(Clone, Debug)]
struct Step {
    changes: Vec<Change>,
    /// How often the pieces had been laid anew when the step was made.
    generation: u64,
}

/// The reader's own layer.
#[derive(Debug)]
pub struct OwnLayer {
    state: State,
    done: Vec<Step>,
    undone: Vec<Step>,
    generation: u64,
    writer: Writer,
    document: Document,
    read_only: Option<Reason>,
}

impl OwnLayer {
    pub(super) fn open(
        document: &Document,
        annotator: &str,
        options: &Options,
    ) -> (Self, Vec<super::Problem>) {
        let fresh = State::new(annotator, DocumentInfo::of(document));
        let (writer, opened) = Writer::open(document, annotator, options, &fresh);
        let own = Self {
            state: opened.state,
            done: Vec::new(),
            undone: Vec::new(),
            generation: 0,
            writer,
            document: document.clone(),
            read_only: opened.reason,
        };
        (own, opened.problems)
    }

    /// What it holds.
    #[must_use]
    pub const fn layer(&self) -> &Layer {
        &self.state.layer
    }

    /// The file it belongs in.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.writer.home()
    }

    /// Why it cannot be written, if so.
    #[must_use]
    pub const fn read_only(&self) -> Option<&Reason> {
        self.read_only.as_ref()
    }

    /// How many steps can be taken back, and done again.
    #[must_use]
    pub const fn steps(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }

    /// Whether the last change stands in memory only, because nothing could be written.
    #[must_use]
    pub const fn unsaved(&self) -> bool {
        self.writer.unsaved
    }

    /// The whole file as it would be written now.
    #[must_use]
    pub fn text(&self) -> String {
        self.state.text.render()
    }

    /// Make a change and save it: when this returns `Ok`, the change survives a power cut.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] and [`StoreError::Edit`]: nothing was changed.
    /// [`StoreError::NotSaved`]: changed in memory, saved nowhere; the next save tries again.
    pub fn apply(&mut self, edit: Edit) -> Result<Saved, StoreError> {
        self.writable()?;
        self.follow_document();
        let changes = self.state.apply(&edit)?;
        self.done.push(Step { changes, generation: self.generation });
        self.undone.clear();
        self.save()
    }

    /// Take back the last step and save; `None` when there is none.
    ///
    /// # Errors
    /// As [`OwnLayer::apply`]. A step that no longer fits, because the layer was changed from
    /// elsewhere, is dropped.
    pub fn undo(&mut self) -> Result<Option<Saved>, StoreError> {
        self.writable()?;
        let Some(step) = self.done.pop() else { return Ok(None) };
        let back: Vec<Change> = step.changes.into_iter().rev().map(Change::reversed).collect();
        let made = self.make_all(&back, step.generation)?;
        let changes = made.into_iter().rev().map(Change::reversed).collect();
        self.undone.push(Step { changes, generation: self.generation });
        self.save().map(Some)
    }

    /// Do again what was taken back last and save; `None` when there is none.
    ///
    /// # Errors
    /// As [`OwnLayer::undo`].
    pub fn redo(&mut self) -> Result<Option<Saved>, StoreError> {
        self.writable()?;
        let Some(step) = self.undone.pop() else { return Ok(None) };
        let changes = self.make_all(&step.changes, step.generation)?;
        self.done.push(Step { changes, generation: self.generation });
        self.save().map(Some)
    }

    /// Make all of these changes or none.
    fn make_all(&mut self, changes: &[Change], generation: u64) -> Result<Vec<Change>, EditError> {
        let exact = generation == self.generation;
        let mut made = Vec::with_capacity(changes.len());
        for change in changes {
            match self.state.make(change, exact) {
                Ok(change) => made.push(change),
                Err(error) => {
                    for change in made.into_iter().rev() {
                        // What was just done can be taken back: nothing came between.
                        let _ = self.state.make(&change.reversed(), true);
                    }
                    return Err(error);
                }
            }
        }
        Ok(made)
    }

    /// Save: after [`StoreError::NotSaved`], or to join what another window wrote.
    ///
    /// # Errors
    /// As [`OwnLayer::apply`].
    pub fn save(&mut self) -> Result<Saved, StoreError> {
        self.writable()?;
        let saved = self.writer.save(&mut self.state)?;
        if saved.merged {
            self.generation += 1;
        }
        Ok(saved)
    }

    fn writable(&self) -> Result<(), StoreError> {
        let refuse =
            |reason: &Reason| StoreError::ReadOnly { path: self.path().to_owned(), reason: reason.clone() };
        self.read_only.as_ref().map(refuse).map_or(Ok(()), Err)
    }

    /// Before the first change on a newer version of the document: the layer says which text its
    /// offsets count, so those that surely stand somewhere are counted anew. What is in doubt keeps
    /// its old anchor for a person to decide.
    fn follow_document(&mut self) {
        if self.state.layer.document.sha256 == self.document.sha256 {
            return;
        }
        let resolver = Resolver::new(&self.document);
        let found = resolver.layer(&self.state.layer);
        let mut edits = Vec::new();
        for (annotation, places) in self.state.layer.annotations.iter().zip(&found) {
            let mut moved = annotation.clone();
            for (anchor, place) in moved.targets.iter_mut().zip(places) {
                if let Some(span) = place.span() {
                    *anchor = resolver.anchor(span);
                }
            }
            if moved.targets != annotation.targets {
                edits.push(Edit::Replace(Box::new(moved)));
            }
        }
        // Every id was just read from the layer.
        let _ = self.state.apply(&Edit::Batch(edits));
        let mut now = DocumentInfo::of(&self.document);
        // A title or reader written by hand stays when the document itself names none.
        now.title = now.title.or_else(|| self.state.layer.document.title.clone());
        self.state.set_document(now);
        self.generation += 1;
    }
}
