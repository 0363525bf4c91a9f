//! Opens a document on the terminal.

use super::aside::Aside;
use super::desk::{Desk, ReadColleagues, Remember};
use super::ground::{self, Ground, PATIENCE, Question};
use super::input::{Input, Pause};
use super::keep::{ChangeCodebook, KeepQuery};
use super::run::{Exit, Incoming, Session, World, run};
use super::stack::{OpenDocument, Stack};
use super::terminal::Terminal;
use super::theme::{self, Depth, Theme};
use super::view::View;
use super::watch::{self, Touched, Watch};
use super::{Screen, input, signals};
use crate::annotation::Codebook;
use crate::app::views::Readers;
use crate::app::{Action, Effect, Kept, KeyMap, Library, Looks, Message, OnDisk, Size, State, update};
use crate::config::ColorChoice;
use crate::document::Document;
use crate::extract::Findings;
use crate::store;
use std::collections::VecDeque;
use std::io::{self, IsTerminal};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Reads a document for its findings; runs on a thread of its own.
pub type Extract = Arc<dyn Fn(&Document) -> Findings + Send + Sync>;

/// What to open, and how.
pub struct Open {
    /// The text.
    pub document: Arc<Document>,
    /// The codes there are.
    pub codebook: Arc<Codebook>,
    /// The key map.
    pub keys: KeyMap,
    /// Under whose name to keep notes; `None` asks at the first note.
    pub annotator: Option<String>,
    /// The name to offer when asking.
    pub suggested: String,
    /// Further layers, whether to save, and where things live.
    pub store: store::Options,
    /// Theme by name.
    pub theme: String,
    /// Folders with themes that go before the built-in ones, the most particular first.
    pub theme_folders: Vec<PathBuf>,
    /// Measure, density, justification.
    pub looks: Looks,
    /// Whether to begin with the tour.
    pub tour: bool,
    /// Whether to greet: nobody has read here before.
    pub welcome: bool,
    /// When to use colours.
    pub color: ColorChoice,
    /// How findings are made.
    pub extract: Extract,
    /// How documents are read for views.
    pub readers: Readers,
    /// Saved queries and templates of notes.
    pub kept: Kept,
    /// How a query is saved.
    pub keep_query: KeepQuery,
    /// How the codebook is changed.
    pub change_codebook: ChangeCodebook,
    /// How the annotator's name is remembered.
    pub remember: Remember,
    /// What to tell the reader at the beginning, one sentence each.
    pub notices: Vec<String>,
}

/// On a lower screen a greeting would hide the text.
const GREETED_FROM: u16 = 12;

/// Why nothing could be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no terminal to draw on.
    #[error(
        "attache reads on a terminal, and there is none here; \
         without one, use attache text, attache extract, attache notes or attache annotate"
    )]
    NoTerminal,
    /// The terminal cannot place text.
    #[error(
        "this terminal (TERM=dumb) cannot place text on the screen; \
         use attache text, attache extract, attache notes or attache annotate"
    )]
    DumbTerminal,
    /// The terminal failed.
    #[error("the terminal failed ({0}); every confirmed change is saved")]
    Terminal(#[from] io::Error),
}

/// Shows the document until the reader leaves; gives the exit code. `others` opens further documents that
/// are chosen on the way.
///
/// # Errors
/// If there is no terminal, or it fails. It is given back in any case.
pub fn open(options: Open, others: OpenDocument) -> Result<i32, OpenError> {
    let mut seat = Seat::take(&options)?;
    let session = seat.sit_and_read(options, None)?;
    let mut stack = Stack { seat: &mut seat, open: others, folder: false, left: Box::new(|_| {}) };
    match stack.run(session)? {
        Exit::Signal(number) => Ok(signals::AFTER_SIGNAL + number),
        Exit::Left | Exit::Open(..) => Ok(0),
    }
}

/// The terminal, taken until this is dropped, and the inbox.
pub(super) struct Seat {
    screen: Terminal,
    post: Sender<Incoming>,
    inbox: Receiver<Incoming>,
    pause: Option<Pause>,
    depth: Depth,
    /// What the terminal was asked, and what it said.
    question: Question,
    ground: Option<Ground>,
    /// Where the place in the document is kept.
    keep: store::Options,
}

impl Seat {
    /// Takes the terminal.
    pub(super) fn take(options: &Open) -> Result<Self, OpenError> {
        if !io::stdout().is_terminal() || !has_keyboard() {
            return Err(OpenError::NoTerminal);
        }
        if std::env::var("TERM").is_ok_and(|term| term == "dumb") {
            return Err(OpenError::DumbTerminal);
        }
        let color = options.color;
        let depth = Depth::detect(
            |name| std::env::var(name).ok(),
            color == ColorChoice::Always,
            color == ColorChoice::Never,
        );
        if color == ColorChoice::Always {
            // The backend looks at NO_COLOR as well.
            crossterm::style::force_color_output(true);
        }
        let (post, inbox) = channel();
        // Before the screen is taken, so that no signal can leave it taken.
        let signalled = post.clone();
        signals::listen(move |signal| signalled.send(Incoming::Signal(signal)).is_ok())?;
        let screen = Terminal::enter()?;
        let question = ground::ask(&options.theme, depth);
        let keep = options.store.clone();
        Ok(Self { screen, post, inbox, pause: None, depth, question, ground: None, keep })
    }

    /// Where news are sent.
    pub(super) fn post(&self) -> Sender<Incoming> {
        self.post.clone()
    }

    /// A session with this document; nothing is read for findings yet.
    pub(super) fn sit(
        &mut self,
        options: Open,
        library: Option<Library>,
        world: World,
    ) -> Result<Session, OpenError> {
        // The frame never waits: an answer counts if it is there by now.
        self.ground = self.question.listen(Duration::ZERO).ground.or(self.ground);
        let wear = wardrobe(options.theme_folders.clone(), self.depth);
        let (theme, warnings) = wear(&options.theme, self.ground);
        self.keep = options.store.clone();
        let mut desk = Desk::open_own(
            Arc::clone(&options.document),
            options.annotator,
            options.suggested,
            options.store,
            options.remember,
        )
        .with_codebook(options.change_codebook)
        .with_queries(options.keep_query);
        // The beginning of a text is another text: nothing is written about it.
        let followed =
            if options.document.partial { Vec::new() } else { desk.follow_codebook(&options.codebook) };
        let (columns, rows) = self.screen.size()?;
        let size = Size { columns, rows };
        let state = State::new(Arc::clone(&options.document), options.codebook, options.keys, size);
        let mut state = state.with_layers(desk.layers());
        state.kept = options.kept;
        state.library = library.map(Box::new);
        let mut looks = options.looks;
        looks.theme.clone_from(&theme.name);
        looks.themes = theme::available(&options.theme_folders).into_keys().collect();
        state.wear(looks);
        if options.tour {
            state.begin_tour();
        }
        // A folder has no colleagues, and those of a beginning wait for the whole.
        state.review.loading = !options.document.partial && !state.in_library();
        if !options.document.partial
            && !options.tour
            && let Some(bookmark) = store::Bookmark::load(&self.keep.places, &options.document)
        {
            state.resume_at(bookmark);
        }
        let words: Vec<String> = options.notices.into_iter().chain(desk.problems()).chain(warnings).collect();
        let doubt = state.in_doubt().filter(|_| !options.document.partial);
        if !words.is_empty() || doubt.is_some() {
            let words: Vec<String> = words.into_iter().chain(doubt).collect();
            update(&mut state, Message::Failed(words.join("\n")));
        } else if options.welcome && !state.in_library() && !options.document.partial && rows >= GREETED_FROM
        {
            let (help, leave) = (state.keys.shown(Action::HelpShow), state.keys.shown(Action::Quit));
            let word = format!(
                "Welcome. {help} shows what the keys do, {leave} leaves; “attache --tour” teaches by doing."
            );
            update(&mut state, Message::Told(word));
        }
        for message in followed {
            update(&mut state, message);
        }
        if !options.document.partial
            && !options.tour
            && !state.in_library()
            && let Some(note) = desk.find_unfinished()
        {
            update(&mut state, Message::Unfinished(note));
        }
        let mut view = View::new(theme);
        if self.pause.is_none() {
            self.screen.draw(&mut |frame| view.draw(frame, &state))?;
            let heard = self.question.listen(PATIENCE);
            if heard.ground.is_some() && heard.ground != self.ground {
                self.ground = heard.ground;
                state.looks.theme = wear(&options.theme, self.ground).0.name;
            }
            for key in heard.keys {
                // The loop takes them in before anything that is typed from now on.
                let _ = self.post.send(Incoming::Input(Ok(Input::Key(key))));
            }
            let typed = self.post.clone();
            self.pause = Some(input::listen(move |input| typed.send(Incoming::Input(input)).is_ok())?);
        }
        // Behind the first screen: another thread would take its time from it.
        if state.review.loading {
            meet(desk.read_colleagues(), self.post.clone())?;
        }
        view.wardrobe = Some(Box::new(move |name| wear(name, None).0));
        let pause = self.pause.clone();
        let post = Some(self.post.clone());
        state.views.words = options.readers.words();
        Ok(Session {
            state,
            view,
            desk,
            pause,
            post,
            world: Some(world),
            readers: Some(options.readers),
            aside: Aside::default(),
            waiting: VecDeque::new(),
            stray: VecDeque::new(),
        })
    }

    /// A session with this document, which is read for findings and watched on disk.
    pub(super) fn sit_and_read(
        &mut self,
        options: Open,
        library: Option<Library>,
    ) -> Result<Session, OpenError> {
        let (document, extract) = (Arc::clone(&options.document), Arc::clone(&options.extract));
        let post = self.post.clone();
        let watch: Arc<OnceLock<Watch>> = Arc::default();
        let (again, watched) = (Arc::clone(&extract), Arc::clone(&watch));
        let world: World = Box::new(move |desk, effect| {
            if effect != Effect::Reload {
                return Vec::new();
            }
            // Before it is read: what changes while it is read is news again.
            if let Some(watch) = watched.get() {
                watch.seen();
            }
            reload(desk, &again, &post)
        });
        let read_at = document.path.as_deref().and_then(watch::mark);
        let session = self.sit(options, library, world)?;
        // Once the first screen is there: to begin watching takes as long as to draw.
        if let Some(path) = document.path.as_deref() {
            let (of, changed) = (path.to_owned(), self.post.clone());
            // Nobody listens any more when the reader has left.
            let told = move |what| {
                drop(changed.send(match what {
                    Touched::Document(what) => Incoming::OnDisk(of.clone(), what),
                    Touched::Layer(name) => Incoming::LayerOnDisk(of.clone(), name),
                }));
            };
            if let Some(begun) = Watch::new(path, told) {
                // What changed since it was read, before anybody watched.
                if watch::mark(path) != read_at {
                    let _ = self.post.send(Incoming::OnDisk(path.to_owned(), OnDisk::Changed));
                }
                let _ = watch.set(begun);
            }
        }
        if document.partial {
            read_rest(&document, extract, self.keep.places.clone(), self.post.clone())?;
        } else {
            read(document, extract, self.post.clone())?;
        }
        Ok(session)
    }

    /// Runs a session until something ends it.
    pub(super) fn run(&mut self, session: &mut Session) -> io::Result<Exit> {
        run(&mut self.screen, &self.inbox, session)
    }

    /// Keeps where the reader left off, however the session ended. A place that cannot be kept costs one
    /// search the next time: not worth a word on the way out.
    pub(super) fn keep_place(&self, session: &Session) {
        if !self.keep.no_save && !session.state.document.partial {
            let _ = session.state.bookmark().save(&self.keep.places, &session.state.document);
        }
    }
}

/// Reads the whole of a document of which the beginning is open, then looks for findings in it.
fn read_rest(
    head: &Document,
    extract: Extract,
    places: store::Places,
    post: Sender<Incoming>,
) -> io::Result<()> {
    let Some(path) = head.path.clone() else { return Ok(()) };
    let work = move || {
        let whole = Document::open(&path).map(Arc::new).map_err(|error| error.to_string());
        let found = whole.as_ref().ok().cloned();
        let whole = whole.map(|document| {
            let bookmark = store::Bookmark::load(&places, &document);
            (document, bookmark)
        });
        // Nobody listens any more when the reader has left.
        let sent = post.send(Incoming::Whole(whole));
        if let (Ok(()), Some(document)) = (sent, found) {
            look(document, &extract, &post);
        }
    };
    std::thread::Builder::new().name("rest".into()).stack_size(STACK).spawn(work).map(|_| ())
}

/// Fetches the theme that a wish means on a ground, with what was wrong.
fn wardrobe(
    folders: Vec<PathBuf>,
    depth: Depth,
) -> impl Fn(&str, Option<Ground>) -> (Theme, Vec<String>) + 'static {
    move |wish, ground| theme::load(theme::on_ground(wish, ground, depth), &folders, depth)
}

/// Reads the document from disk again.
fn reload(desk: &mut Desk, extract: &Extract, post: &Sender<Incoming>) -> Vec<Message> {
    let Some(path) = desk.document().path.clone() else {
        return vec![Message::Told("This text came from a pipe; there is no file to read again.".to_owned())];
    };
    let document = match Document::open(&path) {
        Ok(document) => Arc::new(document),
        Err(error) => return vec![Message::Failed(error.to_string())],
    };
    if document.sha256 == desk.document().sha256 {
        let same = Message::Told("The document is still as it was read.".to_owned());
        return std::iter::once(same).chain(desk.meet(desk.read_colleagues().read())).collect();
    }
    let mut messages = vec![Message::DocumentChanged(Arc::clone(&document))];
    messages.extend(desk.reopen(Arc::clone(&document)));
    if let Err(error) = read(document, Arc::clone(extract), post.clone()) {
        messages.push(Message::FindingsFailed(format!("no thread could be started ({error})")));
    }
    messages
}

/// Whether keys can be read: from standard input, or, when text comes in there, from the terminal
/// itself.
fn has_keyboard() -> bool {
    io::stdin().is_terminal() || cfg!(windows) || std::fs::File::open("/dev/tty").is_ok()
}

/// Reads colleagues' layers on a thread of their own: the first frame does not wait for them.
pub(super) fn meet(work: ReadColleagues, post: Sender<Incoming>) -> io::Result<()> {
    let work = move || {
        // Nobody listens any more when the reader has left.
        let _ = post.send(Incoming::Colleagues(work.read()));
    };
    std::thread::Builder::new().name("colleagues".into()).spawn(work).map(drop)
}

/// Starts the worker. A rule that fails is a word on the screen, not the end of the reader.
///
/// # Errors
/// If no thread can be started.
pub fn read(document: Arc<Document>, extract: Extract, post: Sender<Incoming>) -> io::Result<()> {
    let work = move || look(document, &extract, &post);
    std::thread::Builder::new().name("extraction".into()).stack_size(STACK).spawn(work).map(|_| ())
}

/// Looks for findings and sends them.
fn look(document: Arc<Document>, extract: &Extract, post: &Sender<Incoming>) {
    if document.text.len() > LONGEST {
        let why = format!("it is longer than {} MB; attache extract reads it", LONGEST >> 20);
        let _ = post.send(Incoming::ReadFor(document, Err(why)));
        return;
    }
    let found = catch_unwind(AssertUnwindSafe(|| extract(&document)));
    let read = found.map(|found| Arc::new(settled(found, &document))).map_err(|panic| {
        let why = panic.downcast_ref::<String>().cloned();
        let why = why.or_else(|| panic.downcast_ref::<&str>().map(|&why| why.to_owned()));
        format!("a rule failed ({})", why.unwrap_or_else(|| "no reason given".to_owned()))
    });
    // Nobody listens any more when the reader has left.
    let _ = post.send(Incoming::ReadFor(document, read));
}

/// Findings as they are kept. Those of a long text were made among the working copies of the extraction, and
/// hold on to the pages of memory that they share with them: written once more, they close up, and the rest
/// goes back to the system.
fn settled(found: Findings, document: &Document) -> Findings {
    if document.text.len() < LONG {
        return found;
    }
    found.clone()
}

/// Bytes of text from which on it counts how findings lie in memory.
const LONG: usize = 1 << 20;

/// Bytes of text beyond which findings would take more memory than a reader may.
const LONGEST: usize = 32 << 20;

/// Deep nesting in a text must not overflow the worker.
const STACK: usize = 16 << 20;
