//! The reader's own layer: every edit is on disk before it is confirmed.

use super::journal::{Deed, Journal, mark};
use super::state::{Change, State};
use super::writer::Writer;
use super::{Options, Reason, StoreError};
use crate::annotation::{DocumentInfo, Edit, EditError, Layer, Resolver};
use crate::document::Document;
use std::path::{Path, PathBuf};
use uuid::Uuid;

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
pub(super) struct Step {
    /// Names it in the journal.
    pub(super) id: String,
    pub(super) changes: Vec<Change>,
    /// How often the pieces had been laid anew when the step was made.
    pub(super) generation: u64,
}

/// The reader's own layer.
#[derive(Debug)]
pub struct OwnLayer {
    state: State,
    done: Vec<Step>,
    undone: Vec<Step>,
    generation: u64,
    /// Whether this session made a change of its own.
    fresh: bool,
    /// How many steps wait in the journal to be taken back, and to be done again.
    earlier: (usize, usize),
    writer: Writer,
    journal: Journal,
    /// Its text and title; the blocks are not needed here.
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
        let journal = options.places.undo_journal(document, annotator).filter(|_| !options.no_save);
        let journal = Journal::new(journal);
        let (writer, opened) = Writer::open(document, annotator, options, &fresh);
        let own = Self {
            state: opened.state,
            done: Vec::new(),
            undone: Vec::new(),
            generation: 0,
            fresh: false,
            earlier: if opened.reason.is_none() { journal.count() } else { (0, 0) },
            writer,
            journal,
            document: document.unshaped(),
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

    /// How many steps can be taken back, and done again: those of this session and of earlier ones.
    #[must_use]
    pub const fn steps(&self) -> (usize, usize) {
        (self.done.len() + self.earlier.0, self.undone.len() + self.earlier.1)
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
        let before = self.mark();
        let changes = self.state.apply(&edit)?;
        let step = Step { id: Uuid::now_v7().to_string(), changes, generation: self.generation };
        self.done.push(step);
        self.undone.clear();
        self.fresh = true;
        self.earlier.1 = 0;
        self.save_step(Deed::Do, before)
    }

    /// Take back the last step, of this session or an earlier one, and save; `None` when there is none.
    ///
    /// # Errors
    /// As [`OwnLayer::apply`]. A step that no longer fits, because the layer was changed from
    /// elsewhere, is dropped.
    pub fn undo(&mut self) -> Result<Option<Saved>, StoreError> {
        self.writable()?;
        if self.done.is_empty() {
            self.recall();
        }
        let Some(step) = self.done.pop() else { return Ok(None) };
        let before = self.mark();
        let back: Vec<Change> = step.changes.into_iter().rev().map(Change::reversed).collect();
        let made = self.make_all(&back, step.generation)?;
        let changes = made.into_iter().rev().map(Change::reversed).collect();
        let step = Step { id: step.id, changes, generation: self.generation };
        self.undone.push(step);
        self.save_step(Deed::Undo, before).map(Some)
    }

    /// Do again what was taken back last, in this session or an earlier one, and save; `None` when
    /// there is none.
    ///
    /// # Errors
    /// As [`OwnLayer::undo`].
    pub fn redo(&mut self) -> Result<Option<Saved>, StoreError> {
        self.writable()?;
        if self.undone.is_empty() {
            self.recall();
        }
        let Some(step) = self.undone.pop() else { return Ok(None) };
        let before = self.mark();
        let changes = self.make_all(&step.changes, step.generation)?;
        let step = Step { id: step.id, changes, generation: self.generation };
        self.done.push(step);
        self.save_step(Deed::Redo, before).map(Some)
    }

    /// Save, then write the step just made into the journal.
    fn save_step(&mut self, deed: Deed, before: u64) -> Result<Saved, StoreError> {
        let after = self.mark();
        let saved = self.save();
        let step = if deed == Deed::Undo { self.undone.last() } else { self.done.last() };
        if let Some(step) = step {
            self.journal.add(deed, step, before, after);
        }
        saved
    }

    /// Put the steps of earlier sessions behind those of this one.
    fn recall(&mut self) {
        let left = self.journal.load(self.mark(), self.generation);
        self.earlier = (0, 0);
        let here: Vec<String> = self.done.iter().chain(&self.undone).map(|step| step.id.clone()).collect();
        let earlier = |steps: Vec<Step>| steps.into_iter().filter(|step| !here.contains(&step.id));
        self.done.splice(0..0, earlier(left.done));
        // A change of this session ends what could have been done again.
        if !self.fresh {
            self.undone.splice(0..0, earlier(left.undone));
        }
    }

    fn mark(&self) -> u64 {
        mark(&self.state.text)
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
