//! The state of a session: nested, one owner each.

use super::action::Context;
use super::findings::FindingsList;
use super::key::Key;
use super::keymap::KeyMap;
use super::library::Library;
use super::looks::Looks;
use super::marking::{Kept, Marking};
use super::notes::{Layers, NotesList};
use super::overlay::{Editor, Overlay};
use super::pace::Pace;
use super::panes::{Arrangement, Pane, Panes, Size, arrange};
use super::reader::Reader;
use super::remote::Remote;
use super::review::Review;
use super::search::Search;
use super::speakers::Speakers;
use super::tour::{TOUR_FROM, TOUR_ROWS, Tour};
use super::trail::Trail;
use super::views::Views;
use crate::annotation::Codebook;
use crate::document::Document;
use crate::layout::Shape;
use crate::store::Bookmark;
use std::sync::Arc;

/// How loud a word to the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Plain,
    /// Something did not go as it should.
    Warning,
}

/// A word to the reader, shown in the status line until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How loud.
    pub tone: Tone,
    /// The word.
    pub text: String,
}

/// Everything a session knows.
#[derive(Clone, Debug)]
pub struct State {
    /// The text.
    pub document: Arc<Document>,
    /// The key map.
    pub keys: KeyMap,
    /// Keys of a sequence that is not complete yet.
    pub pending: Vec<Key>,
    /// The size of the screen.
    pub size: Size,
    /// Which panes the reader wishes to see.
    pub panes: Panes,
    /// What was looked for last.
    pub searched: String,
    /// Theme, measure, density.
    pub looks: Looks,
    /// The document pane.
    pub reader: Reader,
    /// The findings pane.
    pub findings: FindingsList,
    /// The notes pane.
    pub notes: NotesList,
    /// Whose annotations are shown, and what is done with them.
    pub review: Review,
    /// Who speaks in the document.
    pub speakers: Speakers,
    /// The codes there are.
    pub codebook: Arc<Codebook>,
    /// Where the paragraphs begin.
    pub(super) pace: Pace,
    /// What the hand holds while marking.
    pub marking: Marking,
    /// Saved queries and templates.
    pub kept: Kept,
    /// The tour, while one is on.
    pub tour: Option<Tour>,
    /// Marks, jumps and ticks.
    pub trail: Trail,
    /// What is looked for.
    pub search: Search,
    /// Two accounts, one document as a whole, a dossier.
    pub views: Views,
    /// The folder that the document was chosen from, or is to be chosen from.
    pub library: Option<Box<Library>>,
    /// Annotations of the other documents of the folder, once they were asked for.
    pub elsewhere: Vec<Remote>,
    /// What lies over the panes; the last is the topmost.
    pub overlays: Vec<Overlay>,
    /// A word to the reader.
    pub notice: Option<Notice>,
    /// Whether a change is not on disk.
    pub unsaved: bool,
}

impl State {
    /// A session that begins to read `document`.
    #[must_use]
    pub fn new(document: Arc<Document>, codebook: Arc<Codebook>, keys: KeyMap, size: Size) -> Self {
        let mut state = Self {
            pace: Pace::of(&document),
            document,
            keys,
            pending: Vec::new(),
            size,
            panes: Panes::default(),
            looks: Looks::default(),
            reader: Reader::default(),
            findings: FindingsList::default(),
            notes: NotesList::default(),
            review: Review::default(),
            speakers: Speakers::default(),
            codebook,
            marking: Marking::default(),
            kept: Kept::default(),
            tour: None,
            trail: Trail::default(),
            search: Search::default(),
            views: Views::default(),
            library: None,
            elsewhere: Vec::new(),
            overlays: Vec::new(),
            searched: String::new(),
            notice: None,
            unsaved: false,
        };
        state.refit();
        state.reader.set_cursor(&Arc::clone(&state.document), 0);
        state
    }

    /// The session with these layers, as when they were read before the first frame.
    #[must_use]
    pub fn with_layers(mut self, layers: Layers) -> Self {
        self.take_layers(layers);
        self
    }

    /// Puts the reader where they left off.
    pub fn resume(&mut self, cursor: usize) {
        self.reader.set_cursor(&Arc::clone(&self.document), cursor);
    }

    /// Puts the reader where they left off, with their marks and ticks.
    pub fn resume_at(&mut self, bookmark: Bookmark) {
        self.trail.marks = bookmark.marks;
        self.trail.read = bookmark.read.into_iter().filter(|&at| self.pace.begins_at(at)).collect();
        self.reader.top = bookmark.top;
        self.resume(bookmark.cursor);
    }

    /// Where the reader is now, to be kept.
    #[must_use]
    pub fn bookmark(&self) -> Bookmark {
        Bookmark {
            cursor: self.reader.cursor,
            top: self.reader.top,
            marks: self.trail.marks.clone(),
            read: self.trail.read.clone(),
        }
    }

    /// Where the panes stand now.
    #[must_use]
    pub fn arrangement(&self) -> Arrangement {
        arrange(self.size_for_panes(), self.panes, self.looks.measure)
    }

    /// The screen without the rows of the tour.
    fn size_for_panes(&self) -> Size {
        let tour = self.tour.is_some() && self.size.rows >= TOUR_FROM;
        let rows = if tour { self.size.rows - TOUR_ROWS } else { self.size.rows };
        Size { rows, ..self.size }
    }

    /// Begins the tour.
    pub fn begin_tour(&mut self) {
        self.tour = Some(Tour::default());
        self.refit();
    }

    /// Columns that the text could take at most where it stands.
    pub(super) fn room_for_text(&self) -> u16 {
        arrange(self.size_for_panes(), self.panes, u16::MAX).text.width
    }

    /// Wears these looks.
    pub fn wear(&mut self, looks: Looks) {
        self.panes.shares = looks.shares;
        self.looks = looks;
        self.refit();
    }

    /// Fits the text to the size it has now.
    pub(super) fn refit(&mut self) {
        // A document pane that is not shown keeps the size it had.
        let text = self.arrangement().text;
        let (columns, height) = match (text.width, text.height) {
            (0, _) => (self.reader.flow.columns(), self.reader.height),
            (width, height) => (width, usize::from(height)),
        };
        self.reader.flow.set_shape(Shape { airy: self.looks.airy, justify: self.looks.justify });
        self.reader.resize(&Arc::clone(&self.document), columns, height);
    }

    /// The contexts that listen to keys now, the first of them first.
    #[must_use]
    pub fn contexts(&self) -> Vec<Context> {
        match self.overlays.last() {
            Some(overlay) => vec![overlay.context()],
            None => self.below(),
        }
    }

    /// The contexts that listen while nothing lies over the panes.
    pub(super) fn below(&self) -> Vec<Context> {
        if self.in_library() { vec![Context::Library] } else { vec![self.home(), Context::Everywhere] }
    }

    /// Whether the folder is on screen.
    #[must_use]
    pub fn in_library(&self) -> bool {
        self.library.as_ref().is_some_and(|library| library.shown)
    }

    /// The context of the focused pane.
    #[must_use]
    pub fn home(&self) -> Context {
        if self.in_library() {
            return Context::Library;
        }
        match self.panes.focus {
            Pane::Document => Context::Document,
            Pane::Findings => Context::Findings,
            Pane::Notes => Context::Notes,
        }
    }

    /// The topmost overlay.
    #[must_use]
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlays.last()
    }

    /// The note editor, where one is open, whatever lies over it.
    #[must_use]
    pub fn editor(&self) -> Option<&Editor> {
        self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Editor(editor) => Some(editor),
            _ => None,
        })
    }

    pub(super) fn tell(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { tone: Tone::Plain, text: text.into() });
    }

    pub(super) fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { tone: Tone::Warning, text: text.into() });
    }
}
