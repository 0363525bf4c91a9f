//! Opens a document on the terminal.

use super::desk::{Desk, Remember};
use super::run::{Exit, Incoming, Session, run};
use super::terminal::Terminal;
use super::theme::{self, Depth};
use super::view::View;
use super::{Screen, input, signals};
use crate::annotation::Codebook;
use crate::app::{KeyMap, Message, Size, State, update};
use crate::config::ColorChoice;
use crate::document::Document;
use crate::extract::Findings;
use crate::store;
use std::io::{self, IsTerminal};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

/// Reads a document for its findings; runs on a thread of its own.
pub type Extract = Box<dyn FnOnce(&Document) -> Findings + Send>;

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
    /// When to use colours.
    pub color: ColorChoice,
    /// How findings are made.
    pub extract: Extract,
    /// How the annotator's name is remembered.
    pub remember: Remember,
    /// What to tell the reader at the beginning, one sentence each.
    pub notices: Vec<String>,
}

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

/// Shows the document until the reader leaves; gives the exit code.
///
/// # Errors
/// If there is no terminal, or it fails. It is given back in any case.
pub fn open(options: Open) -> Result<i32, OpenError> {
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
    let (theme, warnings) = theme::load(&options.theme, &options.theme_folders, depth);
    let desk = Desk::open(
        Arc::clone(&options.document),
        options.annotator,
        options.suggested,
        options.store.clone(),
        options.remember,
    );
    let (post, inbox) = channel();
    // Before the screen is taken, so that no signal can leave it taken.
    let signalled = post.clone();
    signals::listen(move |signal| signalled.send(Incoming::Signal(signal)).is_ok())?;
    let mut screen = Terminal::enter()?;
    let (columns, rows) = screen.size()?;
    let state =
        State::new(Arc::clone(&options.document), options.codebook, options.keys, Size { columns, rows });
    let mut state = state.with_layers(desk.layers());
    let keep = options.store.clone();
    if let Some(bookmark) = store::Bookmark::load(&keep.places, &options.document) {
        state.resume_at(bookmark);
    }
    let words: Vec<String> = options.notices.into_iter().chain(desk.problems()).chain(warnings).collect();
    if !words.is_empty() {
        update(&mut state, Message::Failed(words.join(" ")));
    }
    let typed = post.clone();
    let pause = input::listen(move |input| typed.send(Incoming::Input(input)).is_ok())?;
    read(Arc::clone(&options.document), options.extract, post)?;
    let mut session = Session { state, view: View::new(theme), desk, pause: Some(pause) };
    let exit = run(&mut screen, &inbox, &mut session);
    drop(screen);
    // Where the reader left off is kept however the session ended.
    // A place that cannot be kept costs one search the next time: not worth a word on the way out.
    if !keep.no_save {
        let _ = session.state.bookmark().save(&keep.places, &session.state.document);
    }
    match exit? {
        Exit::Left => Ok(0),
        Exit::Signal(number) => Ok(signals::AFTER_SIGNAL + number),
    }
}

/// Whether keys can be read: from standard input, or, when text comes in there, from the terminal
/// itself.
fn has_keyboard() -> bool {
    io::stdin().is_terminal() || cfg!(windows) || std::fs::File::open("/dev/tty").is_ok()
}

/// Starts the worker. A rule that fails is a word on the screen, not the end of the reader.
///
/// # Errors
/// If no thread can be started.
pub fn read(document: Arc<Document>, extract: Extract, post: Sender<Incoming>) -> io::Result<()> {
    let work = move || {
        let found = catch_unwind(AssertUnwindSafe(|| extract(&document)));
        let read = found.map(Arc::new).map_err(|panic| {
            let why = panic.downcast_ref::<String>().cloned();
            let why = why.or_else(|| panic.downcast_ref::<&str>().map(|&why| why.to_owned()));
            format!("a rule failed ({})", why.unwrap_or_else(|| "no reason given".to_owned()))
        });
        // Nobody listens any more when the reader has left.
        let _ = post.send(Incoming::Read(read));
    };
    std::thread::Builder::new().name("extraction".into()).stack_size(STACK).spawn(work).map(|_| ())
}

/// Deep nesting in a text must not overflow the worker.
const STACK: usize = 16 << 20;
