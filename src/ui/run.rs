//! The loop: one inbox → take everything that waits → update → perform the effects → draw once.
//!
//! It sleeps in the inbox, so an idle reader costs nothing; it is generic over the screen and knows
//! the world only by its inbox, so tests drive the very same loop with keys of their own.

use super::aside::Aside;
use super::desk::{Colleagues, Desk};
use super::elsewhere::read_elsewhere;
use super::input::{Deed, Input, Pause};
use super::open::meet;
use super::outside;
use super::screen::Screen;
use super::signals::{self, Signal};
use super::view::View;
use crate::app::views::{Found, News, Readers, Work};
use crate::app::{Action, Effect, Key, LibraryWish, Measured, Message, OnDisk, Overlay, Size, State, update};
use crate::document::Document;
use crate::extract::Findings;
use crate::store::{Bookmark, file_name, scratch};
use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// What comes into the inbox.
#[derive(Debug)]
pub enum Incoming {
    /// From the terminal; an error when it is gone.
    Input(io::Result<Input>),
    /// From the system.
    Signal(Signal),
    /// What happened to the document's file, or to its folder.
    News(Message),
    /// What happened to the file of this document; it counts while the text is open.
    OnDisk(PathBuf, OnDisk),
    /// A layer of this document was touched, by its file name; it counts while the text is open.
    LayerOnDisk(PathBuf, String),
    /// The whole of a long document, of which the beginning is open, and where it was left off; or why
    /// it could not be read.
    Whole(Result<(Arc<Document>, Option<Bookmark>), String>),
    /// The worker has read this text, or says why it could not. It counts while the text is open.
    ReadFor(Arc<Document>, Result<Arc<Findings>, String>),
    /// The worker has read the text, or says why it could not.
    Read(Result<Arc<Findings>, String>),
    /// The worker has read colleagues' layers.
    Colleagues(Colleagues),
}

/// Everything the loop works on.
pub struct Session {
    /// What the program knows.
    pub state: State,
    /// What the screen remembers.
    pub view: View,
    /// The layers.
    pub desk: Desk,
    /// What the loop itself can't do; `None` where there is nobody to ask.
    pub world: Option<World>,
    /// How documents are read for views; `None` where there are none to read.
    pub readers: Option<Readers>,
    /// The layers of other documents that a view changed.
    pub aside: Aside,
    /// What came in and was not taken yet.
    pub waiting: VecDeque<Incoming>,
    /// What came in for a document that lies under this one.
    pub stray: VecDeque<Incoming>,
    /// How to keep the input thread from reading; `None` where there is none.
    pub pause: Option<Pause>,
    /// The inbox, for work that is done on other threads; without it, work is done at once.
    pub post: Option<Sender<Incoming>>,
}

/// Does what the loop itself can't do: opens files, looks through folders.
pub type World = Box<dyn FnMut(&mut Desk, Effect) -> Vec<Message>>;

/// How the loop ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The reader chose a document of the folder, and perhaps a byte of it.
    Open(PathBuf, Option<usize>),
    /// The reader left.
    Left,
    /// A signal ended it.
    Signal(i32),
}

/// Deep nesting in a text must not overflow a worker.
const STACK: usize = 16 << 20;

/// At most so much is taken from the inbox between two frames: a flood of input must not keep the
/// screen from following.
const AT_ONCE: usize = 512;

/// The text goes on under a mouse held beyond it after so long.
const PULL: Duration = Duration::from_millis(60);

/// How long to wait for the word that we go on after a stop. Where stopping is not allowed (no shell
/// to come back to) it never comes.
const STOPPED: Duration = Duration::from_millis(300);

/// Runs until the reader leaves. When the inbox closes, that is leaving too.
///
/// # Errors
/// If the screen or the keyboard is gone.
pub fn run(screen: &mut impl Screen, inbox: &Receiver<Incoming>, session: &mut Session) -> io::Result<Exit> {
    let left = rounds(screen, inbox, session);
    // However it ended: what is being written is on disk.
    session.keep_unfinished();
    left
}

/// The loop itself, until something ends it.
fn rounds(screen: &mut impl Screen, inbox: &Receiver<Incoming>, session: &mut Session) -> io::Result<Exit> {
    fit(screen, session)?;
    draw(screen, session)?;
    let mut waiting = std::mem::take(&mut session.waiting);
    loop {
        if waiting.is_empty() {
            let Some(first) = next(inbox, session) else { return Ok(Exit::Left) };
            waiting.push_back(first);
        }
        while waiting.len() < AT_ONCE
            && let Ok(more) = inbox.try_recv()
        {
            waiting.push_back(more);
        }
        while let Some(incoming) = waiting.pop_front() {
            let incoming = fold_wheel(incoming, &mut waiting);
            let turn = match incoming {
                Incoming::Input(Ok(Input::Resize)) => {
                    // Whatever the size is now, the terminal may have lost cells on the way to it.
                    screen.clear()?;
                    fit(screen, session)?;
                    continue;
                }
                Incoming::Input(Ok(input)) => session.input(input),
                Incoming::Input(Err(error)) => return Err(error),
                Incoming::Signal(Signal::Leave(number)) => return Ok(Exit::Signal(number)),
                Incoming::Signal(Signal::Continued) => {
                    screen.back()?;
                    fit(screen, session)?;
                    continue;
                }
                Incoming::Read(Ok(findings)) => session.tell(Message::FindingsReady(findings)),
                Incoming::Whole(whole) => session.whole(whole),
                Incoming::News(message) => session.tell(message),
                Incoming::OnDisk(path, what) => {
                    if session.state.document.path.as_ref() != Some(&path) {
                        session.stray.push_back(Incoming::OnDisk(path, what));
                        continue;
                    }
                    session.tell(Message::DocumentOnDisk(what))
                }
                Incoming::LayerOnDisk(path, name) => {
                    if session.state.document.path.as_ref() == Some(&path) {
                        session.layer_on_disk(&name);
                    }
                    continue;
                }
                Incoming::ReadFor(of, read) => {
                    if !Arc::ptr_eq(&of, &session.state.document) {
                        session.stray.push_back(Incoming::ReadFor(of, read));
                        continue;
                    }
                    session.tell(match read {
                        Ok(findings) => Message::FindingsReady(findings),
                        Err(why) => Message::FindingsFailed(why),
                    })
                }
                Incoming::Read(Err(why)) => session.tell(Message::FindingsFailed(why)),
                Incoming::Colleagues(read) if !session.desk.awaits(&read) => {
                    session.stray.push_back(Incoming::Colleagues(read));
                    continue;
                }
                Incoming::Colleagues(read) => {
                    let messages = session.desk.meet(read);
                    messages.into_iter().flat_map(|message| session.tell(message)).collect()
                }
            };
            for wish in turn {
                match wish {
                    Wish::Quit => {
                        session.waiting = waiting;
                        return Ok(Exit::Left);
                    }
                    Wish::Open(path, byte) => {
                        session.waiting = waiting;
                        return Ok(Exit::Open(path, byte));
                    }
                    Wish::Redraw => screen.clear()?,
                    Wish::Copy(text) => {
                        if let Some(word) = screen.copy(&text)? {
                            session.tell(Message::Failed(word));
                        }
                    }
                    Wish::EditSource(path) => edit_source(screen, inbox, &mut waiting, session, &path)?,
                    Wish::WriteOutside(text) => write_outside(screen, session, &text)?,
                    Wish::Suspend => suspend(screen, inbox, &mut waiting, session)?,
                }
            }
        }
        draw(screen, session)?;
    }
}

/// What comes in next; `None` when nothing ever will. A mouse held beyond the text while it drags sends
/// nothing more: the text goes on under it all the same, until it ends.
fn next(inbox: &Receiver<Incoming>, session: &mut Session) -> Option<Incoming> {
    let Some((column, row)) = session.view.hits.pull(session.state.reader.top) else {
        // What is being written is brought to disk while nobody waits for the screen.
        if let Some(within) = session.must_keep_within() {
            match inbox.recv_timeout(within) {
                Ok(incoming) => return Some(incoming),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => session.keep_unfinished(),
            }
        }
        return inbox.recv().ok();
    };
    match inbox.recv_timeout(PULL) {
        Ok(incoming) => Some(incoming),
        Err(RecvTimeoutError::Disconnected) => None,
        Err(RecvTimeoutError::Timeout) => {
            Some(Incoming::Input(Ok(Input::Mouse { deed: Deed::Drag, column, row })))
        }
    }
}

/// What only the screen can do.
#[derive(Debug)]
enum Wish {
    Quit,
    Open(PathBuf, Option<usize>),
    Redraw,
    Copy(String),
    WriteOutside(String),
    EditSource(PathBuf),
    Suspend,
}

/// Turns of the wheel that wait behind each other at one place become one.
fn fold_wheel(first: Incoming, waiting: &mut VecDeque<Incoming>) -> Incoming {
    let Incoming::Input(Ok(Input::Mouse { deed: Deed::Wheel(mut notches), column, row })) = first else {
        return first;
    };
    while let Some(Incoming::Input(Ok(Input::Mouse { deed: Deed::Wheel(more), .. }))) = waiting.front() {
        notches = notches.saturating_add(*more);
        waiting.pop_front();
    }
    Incoming::Input(Ok(Input::Mouse { deed: Deed::Wheel(notches), column, row }))
}

fn draw(screen: &mut impl Screen, session: &mut Session) -> io::Result<()> {
    let Session { state, view, .. } = session;
    screen.draw(&mut |frame| view.draw(frame, state))
}

fn fit(screen: &impl Screen, session: &mut Session) -> io::Result<()> {
    let (columns, rows) = screen.size()?;
    session.tell(Message::Resize(Size { columns, rows }));
    Ok(())
}

fn suspend(
    screen: &mut impl Screen,
    inbox: &Receiver<Incoming>,
    waiting: &mut VecDeque<Incoming>,
    session: &mut Session,
) -> io::Result<()> {
    if let Some(pause) = &session.pause {
        pause.pause();
    }
    screen.leave()?;
    signals::stop()?;
    // The stop reaches us on whatever thread the system likes: the screen is taken again only when
    // we know that it is over.
    let end = Instant::now() + STOPPED;
    loop {
        match inbox.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(Incoming::Signal(Signal::Continued)) | Err(RecvTimeoutError::Timeout) => break,
            Ok(other) => waiting.push_back(other),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    screen.back()?;
    if let Some(pause) = &session.pause {
        pause.go_on();
    }
    fit(screen, session)
}

/// Gives the screen to the reader's own editor and takes in what was written there.
fn write_outside(screen: &mut impl Screen, session: &mut Session, text: &str) -> io::Result<()> {
    let written = scratch(text).map_err(|error| error.to_string()).and_then(|file| {
        lend(screen, session, || outside::edit(file.path()))
            .map_err(|error| format!("The terminal failed ({error})."))??;
        file.read().map_err(|error| format!("What the editor wrote can't be read ({error})."))
    });
    fit(screen, session)?;
    let message = match written {
        Ok(text) => Message::EditorSubmitted(text),
        Err(why) => Message::EditorFailed(why),
    };
    session.tell(message);
    Ok(())
}

/// Gives the screen to the reader's own editor for the document's file, and reads that again.
fn edit_source(
    screen: &mut impl Screen,
    inbox: &Receiver<Incoming>,
    waiting: &mut VecDeque<Incoming>,
    session: &mut Session,
    path: &Path,
) -> io::Result<()> {
    let edited = lend(screen, session, || outside::edit(path))?;
    fit(screen, session)?;
    // It is read again now: that it changed is no news.
    waiting.extend(inbox.try_iter());
    waiting.retain(|incoming| !matches!(incoming, Incoming::News(Message::DocumentOnDisk(_))));
    session.tell(match edited {
        Ok(()) => Message::Act(Action::DocumentReload),
        Err(why) => Message::Failed(why),
    });
    Ok(())
}

/// Gives the screen and the keyboard to another program for as long as `work` takes.
fn lend<T>(screen: &mut impl Screen, session: &Session, work: impl FnOnce() -> T) -> io::Result<T> {
    if let Some(pause) = &session.pause {
        pause.pause();
    }
    screen.leave()?;
    let done = work();
    screen.back()?;
    if let Some(pause) = &session.pause {
        pause.go_on();
    }
    Ok(done)
}

impl Session {
    /// Takes in what a person did.
    fn input(&mut self, input: Input) -> Vec<Wish> {
        let writing = matches!(self.state.overlay(), Some(Overlay::Editor(_)));
        match input {
            Input::Key(key) if writing => self.write(key),
            Input::Key(key) => {
                self.view.hits.let_go();
                self.tell(Message::Key(key))
            }
            Input::Paste(text) => match (&mut self.view.draft, writing) {
                (Some(draft), true) => {
                    draft.paste(&text);
                    Vec::new()
                }
                _ => self.tell(Message::Paste(text)),
            },
            Input::Mouse { deed, column, row } => {
                let pointer = self.view.hits.pointer(deed, column, row, &self.state, Instant::now());
                self.tell(Message::Pointer(pointer))
            }
            Input::Resize => Vec::new(),
        }
    }

    /// A key while a note is written: what is not bound goes into the text.
    fn write(&mut self, key: Key) -> Vec<Wish> {
        let Some(draft) = &mut self.view.draft else { return Vec::new() };
        match self.state.editor_action(key) {
            Some(Action::EditorSave) => {
                let text = draft.text();
                self.tell(Message::EditorSubmitted(text))
            }
            Some(Action::EditorCancel) => {
                let text = draft.text();
                self.tell(Message::EditorCancelled(text))
            }
            Some(Action::EditorOutside) => vec![Wish::WriteOutside(draft.text())],
            Some(action) => self.tell(Message::Act(action)),
            None => {
                draft.key(key);
                Vec::new()
            }
        }
    }

    /// Takes in the whole of a document of which the beginning is open.
    fn whole(&mut self, whole: Result<(Arc<Document>, Option<Bookmark>), String>) -> Vec<Wish> {
        let (document, bookmark) = match whole {
            Ok(whole) => whole,
            Err(why) => return self.tell(Message::Failed(why)),
        };
        let untouched = self.state.reader.cursor == 0 && self.state.reader.top == 0;
        let mut wishes = self.tell(Message::DocumentChanged(Arc::clone(&document)));
        for message in self.desk.reopen(document) {
            wishes.extend(self.tell(message));
        }
        if let Some(bookmark) = bookmark.filter(|_| untouched) {
            self.state.resume_at(bookmark);
        }
        if let Some(offer) = self.offer_unfinished() {
            wishes.extend(self.tell(offer));
        }
        wishes
    }

    /// A layer beside the document was touched: if it is a colleague's, they are read again.
    fn layer_on_disk(&self, name: &str) {
        let own = file_name(self.desk.writes_as());
        if let Some(post) = self.post.clone().filter(|_| name != own) {
            // Where no thread can be had they are read when the reader asks.
            let _ = meet(self.desk.read_colleagues(), post);
        }
    }

    /// Takes in something from outside the loop.
    pub fn hear(&mut self, message: Message) {
        self.tell(message);
    }

    /// Measures agreement on a thread of its own; at once where there is none to be had.
    fn measure(&self, job: Measured) -> Option<Message> {
        let Some(post) = self.post.clone() else {
            let report = job.run(&|_, _| {});
            return Some(Message::Measured(job, report.map(Arc::new)));
        };
        let work = job.clone();
        let begun = std::thread::Builder::new().name("agreement".into()).spawn(move || {
            let last = std::sync::atomic::AtomicUsize::new(0);
            let tell = |done: usize, planned: usize| {
                // One word in a hundred is enough to see that it gets on.
                let step = planned / 100;
                if done >= last.load(Ordering::Relaxed) + step {
                    last.store(done, Ordering::Relaxed);
                    let _ = post.send(Incoming::News(Message::Measuring(work.clone(), done, planned)));
                }
            };
            let report = work.run(&tell);
            // Nobody listens any more when the reader has left.
            let _ = post.send(Incoming::News(Message::Measured(work.clone(), report.map(Arc::new))));
        });
        begun.err().map(|error| Message::Failed(format!("agreement could not be measured ({error})")))
    }

    /// Reads the annotations of the folder's other documents on a thread of its own; at once where there
    /// is none to be had.
    fn read_elsewhere(&self) -> Option<Message> {
        let path = self.state.document.path.clone()?;
        let Some(post) = self.post.clone() else { return Some(Message::Elsewhere(read_elsewhere(&path))) };
        let work = move || post.send(Incoming::News(Message::Elsewhere(read_elsewhere(&path))));
        // Where no thread can be had, the list holds this document's only.
        let _ = std::thread::Builder::new().name("elsewhere".into()).stack_size(16 << 20).spawn(work);
        None
    }

    /// Does the work for a view on a thread of its own; at once where there is none to be had.
    fn study(&self, work: Work) -> Option<Message> {
        let number = work.number;
        let done = move |found: Found| Message::Views(number, News::Done(Box::new(found)));
        let Some(readers) = self.readers.clone() else {
            return Some(done(Found::Failed("There are no documents to read here.".to_owned())));
        };
        let Some(post) = self.post.clone() else {
            return work.run(&readers, &|_, _| {}).map(done);
        };
        let begun = std::thread::Builder::new().name("views".into()).stack_size(STACK).spawn(move || {
            let last = std::sync::atomic::AtomicUsize::new(0);
            let tell = |got: usize, all: usize| {
                // One word in a hundred is enough to see that it gets on.
                if got >= last.load(Ordering::Relaxed) + all / 100 || got == all {
                    last.store(got, Ordering::Relaxed);
                    let news = News::Progress(got, all);
                    let _ = post.send(Incoming::News(Message::Views(number, news)));
                }
            };
            let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work.run(&readers, &tell)));
            let found = found.unwrap_or_else(|_| {
                Some(Found::Failed("A rule failed on these texts; please report it.".to_owned()))
            });
            // Nobody listens any more when the reader has left.
            let _ = found.map(|found| post.send(Incoming::News(done(found))));
        });
        begun.err().map(|error| Message::Failed(format!("the documents could not be read ({error})")))
    }

    /// A document that lay over this one was left: what is told of it may be another thing now.
    pub(super) fn look_again(&mut self, path: &Path) {
        if let Some(message) = self.aside.look_again(&self.desk, path) {
            self.tell(message);
        }
    }

    /// Takes in a message, performs what follows from it, and gives what only the screen can do.
    fn tell(&mut self, message: Message) -> Vec<Wish> {
        let mut wishes = Vec::new();
        let mut messages = VecDeque::from([message]);
        while let Some(message) = messages.pop_front() {
            for effect in update(&mut self.state, message) {
                match effect {
                    Effect::ApplyEdit(edit) => messages.extend(self.desk.apply(edit)),
                    Effect::Save => messages.extend(self.desk.save()),
                    Effect::Decide(edit) => messages.extend(self.desk.decide(edit)),
                    Effect::Measure(job) => messages.extend(self.measure(job)),
                    Effect::Study(work) => messages.extend(self.study(work)),
                    Effect::Aside(path, deed) => messages.extend(self.aside.act(&self.desk, &path, deed)),
                    Effect::Undo => messages.extend(self.desk.undo()),
                    Effect::Redo => messages.extend(self.desk.redo()),
                    Effect::ReadElsewhere => messages.extend(self.read_elsewhere()),
                    Effect::KeepQuery(name, query) => messages.extend(self.desk.keep_query(&name, &query)),
                    Effect::Type(text) => {
                        if let Some(draft) = &mut self.view.draft {
                            draft.paste(&text);
                        }
                    }
                    Effect::ChangeCodebook(change) => messages.extend(self.desk.change_codebook(&change)),
                    Effect::SetAnnotator(name) => messages.extend(self.desk.set_annotator(&name)),
                    Effect::Remember { key, value } => messages.extend(self.desk.remember(key, &value)),
                    Effect::Copy(text) => wishes.push(Wish::Copy(text)),
                    Effect::EditSource(path) => wishes.push(Wish::EditSource(path)),
                    Effect::WriteOutside(text) => wishes.push(Wish::WriteOutside(text)),
                    Effect::Redraw => wishes.push(Wish::Redraw),
                    Effect::Suspend => wishes.push(Wish::Suspend),
                    Effect::Quit => wishes.push(Wish::Quit),
                    Effect::Library(LibraryWish::Open(path, byte)) => wishes.push(Wish::Open(path, byte)),
                    other @ (Effect::Reload | Effect::Library(_)) => {
                        if let Some(world) = &mut self.world {
                            messages.extend(world(&mut self.desk, other));
                        }
                    }
                }
            }
        }
        // The next key may come before the next frame: the editor must be there for it.
        self.view.settle(&self.state);
        wishes
    }
}
