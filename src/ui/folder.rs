//! A folder on the terminal: its documents are read and looked through by workers in the background,
//! one of them is opened, and after it the folder is there again.

use super::open::{Open, OpenError, Seat};
use super::run::{Exit, Incoming};
use super::signals;
use super::stack::{OpenDocument, Stack};
use crate::app::views::Readers;
use crate::app::{Effect, Library, LibraryNews, LibraryWish, Message, Place};
use crate::dossier::library::{Entry, Reading, Shelf};
use crate::dossier::search::Query;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::thread;

/// Reads what there is to tell of a document.
pub type ReadEntry = Arc<dyn Fn(&Path) -> Reading + Send + Sync>;
/// Fills in what is known of documents without opening them.
pub type FillShelf = Arc<dyn Fn(&mut Shelf) + Send + Sync>;
/// Keeps what was read for the next time.
pub type KeepRead = Arc<dyn Fn() + Send + Sync>;
/// Looks through one document; the places have no entry yet.
pub type LookThrough = Arc<dyn Fn(&Path, &Query) -> Vec<Place> + Send + Sync>;

/// How to work with the documents of a folder.
pub struct Folder {
    /// The folder, listed.
    pub shelf: Shelf,
    /// Opens one of them to be read. The error is one sentence.
    pub open: OpenDocument,
    /// Reads what there is to tell of one.
    pub read: ReadEntry,
    /// Fills in what is known of them already.
    pub fill: FillShelf,
    /// Keeps what was read.
    pub keep: KeepRead,
    /// Looks through one.
    pub look: LookThrough,
    /// How they are read for views.
    pub readers: Readers,
}

/// Shows a folder, and its documents as they are chosen; gives the exit code. `frame` is what the folder
/// itself is shown with: its document is empty.
///
/// # Errors
/// If there is no terminal, or it fails. It is given back in any case.
pub fn open_folder(folder: Folder, frame: Open) -> Result<i32, OpenError> {
    let mut seat = Seat::take(&frame)?;
    let librarian = Librarian {
        post: seat.post(),
        read: folder.read,
        fill: folder.fill,
        keep: folder.keep,
        look: folder.look,
        shelf: Arc::new(Mutex::new(folder.shelf.clone())),
        reading: Arc::default(),
        looking: Arc::default(),
    };
    librarian.index(&folder.shelf);
    let hand = librarian.clone();
    let world = move |wish| match wish {
        Effect::Library(LibraryWish::List) => hand.list(),
        Effect::Library(LibraryWish::Search(query, number)) => hand.search(query, number),
        Effect::Library(LibraryWish::Stop) => hand.stop(),
        _ => Vec::new(),
    };
    let mut session =
        seat.sit(frame, Some(Library::new(folder.shelf)), Box::new(move |_, wish| world(wish)))?;
    session.state.views.words = folder.readers.words();
    session.readers = Some(folder.readers);
    let again = move |path: &Path| librarian.again(path);
    let mut stack = Stack { seat: &mut seat, open: folder.open, folder: true, left: Box::new(again) };
    match stack.run(session)? {
        Exit::Signal(number) => Ok(signals::AFTER_SIGNAL + number),
        Exit::Left | Exit::Open(..) => Ok(0),
    }
}

/// The workers of a folder.
#[derive(Clone)]
struct Librarian {
    post: Sender<Incoming>,
    read: ReadEntry,
    fill: FillShelf,
    keep: KeepRead,
    look: LookThrough,
    shelf: Arc<Mutex<Shelf>>,
    /// Workers of an earlier turn stop: those that read, and those that look for words.
    reading: Arc<AtomicUsize>,
    looking: Arc<AtomicUsize>,
}

/// How many documents are read at the same time: one processor is left to the reader.
fn hands() -> usize {
    thread::available_parallelism().map_or(1, usize::from).saturating_sub(1).clamp(1, 4)
}

/// Deep nesting in a text must not overflow a worker.
const STACK: usize = 16 << 20;

impl Librarian {
    /// The documents there are.
    fn entries(&self) -> Vec<Entry> {
        self.shelf.lock().unwrap_or_else(std::sync::PoisonError::into_inner).entries.clone()
    }

    /// Reads every document that was not read.
    fn index(&self, shelf: &Shelf) {
        let waiting = shelf.entries.iter().enumerate().filter(|(_, e)| e.reading == Reading::Waiting);
        let paths: Vec<(usize, PathBuf)> =
            waiting.map(|(index, entry)| (index, entry.path.clone())).collect();
        let read = Arc::clone(&self.read);
        let work = move |index: usize, path: &Path| Message::Library(LibraryNews::Read(index, read(path)));
        let keep = Arc::clone(&self.keep);
        let done = move || {
            keep();
            Message::Library(LibraryNews::Indexed)
        };
        self.start(&self.reading, paths, work, done);
    }

    fn list(&self) -> Vec<Message> {
        let mut held = self.shelf.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match Shelf::open(&held.root) {
            Ok(mut shelf) => {
                (self.fill)(&mut shelf);
                held.clone_from(&shelf);
                drop(held);
                self.index(&shelf);
                vec![Message::Library(LibraryNews::Listed(shelf))]
            }
            Err(error) => {
                let root = crate::text::clean(&held.root.to_string_lossy()).into_owned();
                vec![Message::Failed(format!("{root}: the folder can't be read ({error})."))]
            }
        }
    }

    fn search(&self, query: Query, number: u64) -> Vec<Message> {
        let paths = self.entries().into_iter().map(|entry| entry.path).enumerate().collect();
        let look = Arc::clone(&self.look);
        let work = move |entry: usize, path: &Path| {
            let mut places = look(path, &query);
            places.iter_mut().for_each(|place| place.entry = entry);
            Message::Library(LibraryNews::Found(number, places))
        };
        let done = move || Message::Library(LibraryNews::Searched(number));
        self.start(&self.looking, paths, work, done);
        Vec::new()
    }

    fn stop(&self) -> Vec<Message> {
        self.reading.fetch_add(1, Ordering::SeqCst);
        self.looking.fetch_add(1, Ordering::SeqCst);
        Vec::new()
    }

    /// Reads one document again.
    fn again(&self, path: &Path) {
        let index = self.entries().iter().position(|entry| entry.path == path);
        let Some(index) = index else { return };
        let (read, post, path) = (Arc::clone(&self.read), self.post.clone(), path.to_owned());
        let work = move || post.send(Incoming::News(Message::Library(LibraryNews::Read(index, read(&path)))));
        // Where no thread can be had, the row says what it said before.
        let _ = thread::Builder::new().name("library".into()).stack_size(STACK).spawn(work);
    }

    /// Gives `paths` to workers; those of an earlier turn stop after the document they are at.
    fn start(
        &self,
        turn: &Arc<AtomicUsize>,
        paths: Vec<(usize, PathBuf)>,
        work: impl Fn(usize, &Path) -> Message + Send + Sync + 'static,
        done: impl Fn() -> Message + Send + Sync + 'static,
    ) {
        let mine = turn.fetch_add(1, Ordering::SeqCst) + 1;
        let (paths, work, next) = (Arc::new(paths), Arc::new(work), Arc::new(AtomicUsize::new(0)));
        let done = Arc::new(done);
        let all = Arc::new(AtomicUsize::new(hands()));
        for _ in 0..hands() {
            let (paths, work, next, left) =
                (Arc::clone(&paths), Arc::clone(&work), Arc::clone(&next), Arc::clone(&all));
            let (turn, post, done) = (Arc::clone(turn), self.post.clone(), Arc::clone(&done));
            let hand = move || {
                while turn.load(Ordering::SeqCst) == mine {
                    let Some((index, path)) = paths.get(next.fetch_add(1, Ordering::SeqCst)) else { break };
                    let news = work(*index, path);
                    if turn.load(Ordering::SeqCst) != mine || post.send(Incoming::News(news)).is_err() {
                        return;
                    }
                }
                if left.fetch_sub(1, Ordering::SeqCst) == 1 && turn.load(Ordering::SeqCst) == mine {
                    let _ = post.send(Incoming::News(done()));
                }
            };
            // Where no thread can be had, the others do its work.
            if thread::Builder::new().name("library".into()).stack_size(STACK).spawn(hand).is_err() {
                all.fetch_sub(1, Ordering::SeqCst);
            }
        }
    }
}
