//! What happens: keys, the mouse, news from workers and from disk.

use super::action::Action;
use super::key::Key;
use super::library::LibraryNews;
use super::notes::Layers;
use super::panes::{Pane, Size};
use super::remote::Remote;
use super::review::Measured;
use super::views::{News, Own};
use crate::annotation::Codebook;
use crate::document::Document;
use crate::extract::Findings;
use crate::review::agree::Report;
use crate::store::Unfinished;
use std::path::PathBuf;
use std::sync::Arc;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something.
    Pointer(Pointer),
    /// An action was asked for without a key: from a menu, or by a test.
    Act(Action),
    /// The screen has this size now.
    Resize(Size),
    /// The worker read the document.
    FindingsReady(Arc<Findings>),
    /// The worker could not; why, in words.
    FindingsFailed(String),
    /// The layers are these now: opened, edited, undone, or changed on disk.
    LayersChanged(Box<Layers>),
    /// The last change is on disk. Words only when there is something to say.
    Saved(Option<String>),
    /// The last change is not on disk: why, and what to do. It is kept in memory.
    NotSaved(String),
    /// Something else could not be done: why, in words.
    Failed(String),
    /// The codes there are now.
    CodebookChanged(Arc<Codebook>),
    /// A note was begun and not finished when the program ended.
    Unfinished(Unfinished),
    /// Something to tell.
    Told(String),
    /// The annotations of the other documents of the folder.
    Elsewhere(Vec<Remote>),
    /// The document's file is not what was read any more.
    DocumentOnDisk(OnDisk),
    /// News of the folder.
    Library(LibraryNews),
    /// Measuring agreement got on: alignments done and planned.
    Measuring(Measured, usize, usize),
    /// Measuring agreement ended; nothing when it was stopped.
    Measured(Measured, Option<Arc<Report>>),
    /// News of the work for a view, by its number.
    Views(u64, News),
    /// The reader's own annotations of a document that is not open are these now.
    Aside(PathBuf, Vec<Own>),
    /// The document changed on disk and was read again.
    DocumentChanged(Arc<Document>),
    /// The note editor was left with this text, to be kept.
    EditorSubmitted(String),
    /// The reader's own editor could not be used: why, in words. The note stays as it was.
    EditorFailed(String),
    /// The note editor is to be left; the text it holds.
    EditorCancelled(String),
}

/// What became of the file of the open document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// It holds something else now.
    Changed,
    /// It is gone.
    Gone,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The button went down: 1 for a single click, 2 double, 3 triple.
    Press(u8),
    /// It moved with the button held.
    Drag,
    /// It went up.
    Release,
    /// The wheel turned by so many rows, down when positive.
    Wheel(i16),
}

/// What the mouse did, and to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// What it did.
    pub gesture: Gesture,
    /// What lies under it.
    pub target: Hit,
}

/// What lies under the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// The text, at this byte (see [`crate::layout::place::byte_at`]).
    Text(usize),
    /// So many rows below the text on screen, above it when negative, while the button is held that went
    /// down on the text; and the cell of a row.
    Past(i16, u16),
    /// The gutter, in the row that starts at this byte.
    Gutter(usize),
    /// A row of the findings, as an index in [`super::FindingsList::rows`].
    Finding(usize),
    /// A note, as an index in [`super::NotesList::marks`].
    Note(usize),
    /// A row of the folder, as an index in [`super::Library::rows`].
    Shelf(usize),
    /// The border between two panes, by its number, and the column the mouse is at.
    Border(usize, u16),
    /// A pane, beside anything in it.
    Pane(Pane),
    /// An item of the topmost picker, as an index in `shown`.
    Item(usize),
    /// The topmost overlay, beside anything in it.
    Overlay,
    /// A chip above a list, by its number.
    Chip(Pane, usize),
    /// A key in the hint line.
    Hint(Action),
    /// Nothing.
    Nothing,
}
