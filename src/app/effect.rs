//! What update asks the world to do.

use super::library::LibraryWish;
use super::review::Measured;
use super::views::Work;
use crate::annotation::{Annotation, CodebookChange, Edit};
use crate::text::Span;
use std::path::PathBuf;

/// The value of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A word.
    Word(String),
    /// A number.
    Number(u16),
    /// On or off.
    Switch(bool),
}

/// A change of the own layer of a document that is not open.
#[derive(Clone, Debug, PartialEq)]
pub enum AsideDeed {
    /// Keep this annotation on this place of the document: a new one, or one that is changed.
    Keep(Box<Annotation>, Span),
    /// Make this change.
    Edit(Edit),
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
}

/// Something to do outside the state machine, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Change the own layer and save it before the next frame; then send
    /// [`super::Message::LayersChanged`] and [`super::Message::Saved`] or
    /// [`super::Message::NotSaved`].
    ApplyEdit(Edit),
    /// Try again to save what stands in memory only; answered like [`Effect::ApplyEdit`].
    Save,
    /// Change the consensus layer likewise; answered like [`Effect::ApplyEdit`].
    Decide(Edit),
    /// Measure agreement on a worker; answered by [`super::Message::Measuring`] and
    /// [`super::Message::Measured`].
    Measure(Measured),
    /// Read documents for a view on a worker; answered by [`super::Message::Views`].
    Study(Work),
    /// Change the own layer of another document and save it before the next frame; answered by
    /// [`super::Message::Aside`] and by [`super::Message::Saved`] or a word.
    Aside(PathBuf, AsideDeed),
    /// Take back the last change; answered like [`Effect::ApplyEdit`].
    Undo,
    /// Do it again; answered like [`Effect::ApplyEdit`].
    Redo,
    /// Keep one's notes under this name, remember it, open the layer; answered by
    /// [`super::Message::LayersChanged`].
    SetAnnotator(String),
    /// Change the codebook file; answered by [`super::Message::CodebookChanged`], and by those of
    /// [`Effect::ApplyEdit`] if marks of one's own follow.
    ChangeCodebook(CodebookChange),
    /// Keep this query under this name in the settings.
    KeepQuery(String, String),
    /// Read the annotations of the other documents of the folder; answered by
    /// [`super::Message::Elsewhere`].
    ReadElsewhere,
    /// Put this into the note being written.
    Type(String),
    /// Keep a setting in the user's settings file, unless nothing is to be written.
    Remember {
        /// Its name.
        key: &'static str,
        /// Its value.
        value: Value,
    },
    /// Put this on the clipboard.
    Copy(String),
    /// Write the note that is open in the reader's own editor, beginning with this text; answered by
    /// [`super::Message::EditorSubmitted`] or [`super::Message::EditorFailed`].
    WriteOutside(String),
    /// Open the file of the document in the reader's own editor, then read it again.
    EditSource(PathBuf),
    /// Draw every cell again.
    Redraw,
    /// Stop like any program at Ctrl-Z.
    Suspend,
    /// Read the document from disk again; answered by [`super::Message::DocumentChanged`] and
    /// [`super::Message::LayersChanged`], or by a word.
    Reload,
    /// Something about the folder that the document lies in.
    Library(LibraryWish),
    /// Leave.
    Quit,
}
