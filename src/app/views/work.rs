//! What is done for a view away from the screen: documents read, a dossier gone through. Independent
//! of the state, stoppable, and heard of while it goes on.

use super::bundle::{Bundle, held_together};
use super::compared::Compared;
use super::{Studied, View};
use crate::document::documents_beside;
use crate::dossier::index::Index;
use crate::dossier::ledger::Mark;
use crate::lexicon::Ladder;
use crate::lexicon::topics::Topics;
use crate::text::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

/// Reads a document with its findings and the reader's own layer. The error is one sentence.
pub type ReadDocument = Arc<dyn Fn(&Path) -> Result<Studied, String> + Send + Sync>;
/// Reads all documents of a folder, or takes them from the cache; hears when to stop, tells how many are
/// done and planned. The error is one sentence.
pub type ReadDossier =
    Arc<dyn Fn(&Path, &AtomicBool, &(dyn Fn(usize, usize) + Sync)) -> Result<Index, String> + Send + Sync>;
/// Reads what people said of ledger entries of these documents, which marks name by their index.
pub type ReadMarks = Arc<dyn Fn(&[PathBuf]) -> Vec<Mark> + Send + Sync>;

/// How documents are read for views.
#[derive(Clone)]
pub struct Readers {
    /// One document.
    pub document: ReadDocument,
    /// All of a folder.
    pub dossier: ReadDossier,
    /// What people said of the ledger's entries.
    pub marks: ReadMarks,
    /// Topics to tell apart.
    pub topics: LateTopics,
    /// Ladders of issuers.
    pub ladders: Vec<Ladder>,
    /// Other names of issuers, each with the one that stands for all of them.
    pub issuers: BTreeMap<String, String>,
    /// Phrases that are always listed.
    pub watch: Vec<String>,
}

/// Topics, made when a view first asks for them: the first screen does not wait for their words.
#[derive(Clone)]
pub struct LateTopics(Arc<LazyLock<Topics, Box<dyn FnOnce() -> Topics + Send>>>);

impl LateTopics {
    /// Topics that `make` will make.
    pub fn new(make: impl FnOnce() -> Topics + Send + 'static) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(make))))
    }
}

impl Deref for LateTopics {
    type Target = Topics;

    fn deref(&self) -> &Topics {
        &self.0
    }
}

impl fmt::Debug for LateTopics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LateTopics")
    }
}

/// What a dossier's own files say of the language of its documents, for views that are drawn at once.
#[derive(Clone, Debug, Default)]
pub struct OwnWords {
    /// Topics to tell apart; `None`: the built-in ones.
    pub topics: Option<LateTopics>,
    /// Ladders of issuers.
    pub ladders: Vec<Ladder>,
}

impl OwnWords {
    /// The topics.
    #[must_use]
    pub fn topics(&self) -> &Topics {
        self.topics.as_deref().unwrap_or_else(|| Topics::builtin())
    }
}

impl Readers {
    /// What of it the views that are drawn at once need.
    #[must_use]
    pub fn words(&self) -> OwnWords {
        OwnWords { topics: Some(self.topics.clone()), ladders: self.ladders.clone() }
    }
}

/// One of two accounts to compare.
#[derive(Clone, Debug)]
pub enum Account {
    /// It is open already.
    Open(Arc<Studied>),
    /// It is to be read.
    At(PathBuf),
}

/// What is wanted.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// Two accounts side by side.
    Compare([Account; 2]),
    /// A view of one document.
    One(PathBuf),
    /// The documents beside this one.
    Beside(PathBuf),
    /// A view of the documents of a folder.
    Dossier(View, PathBuf),
    /// What of an open document stood in earlier ones of a folder.
    Novelty(Arc<Studied>, PathBuf),
}

/// Something to be done.
#[derive(Clone, Debug)]
pub struct Work {
    /// Tells its news from those of earlier work.
    pub number: u64,
    /// What.
    pub wanted: Wanted,
    /// Stops it.
    pub cancel: Arc<AtomicBool>,
    /// The day against which dates are held.
    pub on: Option<Date>,
    /// Documents done and planned.
    pub progress: (usize, usize),
}

impl PartialEq for Work {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number && Arc::ptr_eq(&self.cancel, &other.cancel)
    }
}

/// What comes back from work.
#[derive(Clone, Debug)]
pub enum News {
    /// Documents done and planned.
    Progress(usize, usize),
    /// It is done.
    Done(Box<Found>),
}

/// What was found.
#[derive(Clone, Debug)]
pub enum Found {
    /// Two accounts.
    Compared(Box<Compared>),
    /// One document.
    One(Arc<Studied>),
    /// The documents beside one.
    Beside(Vec<PathBuf>),
    /// A dossier.
    Dossier(Arc<Bundle>),
    /// What stood in earlier documents.
    Novelty {
        /// Sentences that stood there nearly word for word, in text order.
        seen: Vec<Span>,
        /// Formulae of the dossier, in text order.
        formulae: Vec<Span>,
        /// With how many documents it was held together.
        against: usize,
    },
    /// It could not be done: why, in words.
    Failed(String),
}

impl Work {
    /// Does it; `tell` hears how many documents are done and planned. `None` when it was stopped.
    #[must_use]
    pub fn run(&self, read: &Readers, tell: &(dyn Fn(usize, usize) + Sync)) -> Option<Found> {
        let found = match &self.wanted {
            Wanted::Compare(accounts) => compare(accounts, read),
            Wanted::One(path) => match (read.document)(path) {
                Ok(studied) => Found::One(Arc::new(studied)),
                Err(why) => Found::Failed(why),
            },
            Wanted::Beside(path) => match documents_beside(path) {
                Ok(paths) => Found::Beside(paths),
                Err(error) => {
                    let shown = crate::text::clean(&path.to_string_lossy()).into_owned();
                    Found::Failed(format!("{shown}: the folder can't be read ({error})"))
                }
            },
            Wanted::Dossier(view, root) => match (read.dossier)(root, &self.cancel, tell) {
                Ok(index) => {
                    let bundle = Bundle::of(*view, root, &index, read, (self.on, &self.cancel))?;
                    Found::Dossier(Arc::new(bundle))
                }
                Err(why) => Found::Failed(why),
            },
            Wanted::Novelty(studied, root) => match (read.dossier)(root, &self.cancel, tell) {
                Ok(index) => held_together(studied, root, &index, read, &self.cancel)?,
                Err(why) => Found::Failed(why),
            },
        };
        (!self.cancel.load(Ordering::Relaxed)).then_some(found)
    }
}

fn compare(accounts: &[Account; 2], read: &Readers) -> Found {
    let get = |account: &Account| match account {
        Account::Open(studied) => Ok(Arc::clone(studied)),
        Account::At(path) => (read.document)(path).map(Arc::new),
    };
    let [a, b] = accounts;
    match (get(a), get(b)) {
        (Ok(a), Ok(b)) => Found::Compared(Box::new(Compared::new([a, b], read.topics.clone()))),
        (Err(why), _) | (_, Err(why)) => Found::Failed(why),
    }
}
