//! What is done for a view away from the screen: documents read, a dossier gone through. Independent
//! of the state, stoppable, and heard of while it goes on.

use super::compared::Compared;
use super::{Studied, View};
use crate::document::documents_beside;
use crate::dossier::index::{Index, Kept, Outline};
use crate::dossier::ledger::{Ledger, Mark, ledger};
use crate::dossier::matrix::{Matrix, matrix};
use crate::dossier::novelty::novelty;
use crate::dossier::phrases::{Options, Phrases, Told, phrases_in};
use crate::dossier::sides::{settle, settle_issuer};
use crate::dossier::timeline::{Timeline, timeline};
use crate::dossier::tone_use::{ToneUse, tone_uses};
use crate::dossier::{Place, Source};
use crate::lexicon::tone::Tone;
use crate::lexicon::topics::Topics;
use crate::text::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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
    pub topics: Arc<Topics>,
    /// Other names of issuers, each with the one that stands for all of them.
    pub issuers: BTreeMap<String, String>,
    /// Phrases that are always listed.
    pub watch: Vec<String>,
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

/// A document of a dossier, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its file.
    pub path: PathBuf,
    /// Its title, or the name of the file.
    pub title: String,
    /// Its date.
    pub date: Option<String>,
    /// Who published it.
    pub issuer: Option<String>,
}

/// A dossier that was gone through.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The folder.
    pub root: PathBuf,
    /// Its documents: those that places name by index.
    pub documents: Vec<Known>,
    /// How many could not be read.
    pub failed: usize,
    /// What was found.
    pub data: Data,
}

/// What a view of a dossier shows.
#[derive(Clone, Debug)]
pub enum Data {
    /// Who does what, who mentions whom, how much room each side gets.
    Matrix(Matrix),
    /// Tone words.
    Tone(Vec<ToneUse>),
    /// Commitments and requests, and what people said of them.
    Ledger(Ledger, Vec<Mark>),
    /// Meetings in order.
    Timeline(Timeline),
    /// Recurring phrases.
    Phrases(Phrases),
}

impl Data {
    /// Whether it is what a view shows.
    #[must_use]
    pub const fn shows(&self, view: View) -> bool {
        matches!(
            (self, view),
            (Self::Matrix(_), View::Matrix | View::Mentions | View::Airtime)
                | (Self::Tone(_), View::Tone)
                | (Self::Ledger(..), View::Ledger)
                | (Self::Timeline(_), View::Timeline)
                | (Self::Phrases(_), View::Phrases)
        )
    }
}

impl Bundle {
    /// Where a place leads.
    #[must_use]
    pub fn goal(&self, place: Place) -> Option<super::Goal> {
        let known = self.documents.get(place.document)?;
        Some(super::Goal { path: Some(known.path.clone()), span: place.span })
    }
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
                Ok(index) => self.dossier(*view, root, &index, read),
                Err(why) => Found::Failed(why),
            },
            Wanted::Novelty(studied, root) => match (read.dossier)(root, &self.cancel, tell) {
                Ok(index) => held_together(studied, root, &index, read),
                Err(why) => Found::Failed(why),
            },
        };
        (!self.cancel.load(Ordering::Relaxed)).then_some(found)
    }

    fn dossier(&self, view: View, root: &Path, index: &Index, read: &Readers) -> Found {
        let failed = index.failed().count();
        let (documents, data) = if view == View::Phrases {
            tracked(root, index, read)
        } else {
            let all = Kepts::of(root, index, &read.issuers);
            let sources = all.sources();
            let on = self.on.or_else(|| Some(jiff::Zoned::now().date()));
            let data = match view {
                View::Ledger => {
                    let marks = (read.marks)(&all.paths);
                    let ledger = ledger(&sources, &marks, on);
                    Data::Ledger(ledger, marks)
                }
                View::Timeline => Data::Timeline(timeline(&sources, &read.topics, Tone::builtin())),
                View::Tone => Data::Tone(tone_uses(&sources, Tone::builtin())),
                _ => Data::Matrix(matrix(&sources)),
            };
            (all.known(), data)
        };
        Found::Dossier(Arc::new(Bundle { root: root.to_owned(), documents, failed, data }))
    }
}

/// The documents of an index in memory, with their files.
struct Kepts {
    paths: Vec<PathBuf>,
    kept: Vec<Kept>,
}

impl Kepts {
    fn of(root: &Path, index: &Index, issuers: &BTreeMap<String, String>) -> Self {
        let kept = index.records.iter().filter_map(|record| Some((root.join(&record.name), record.kept()?)));
        let (paths, mut kept): (Vec<PathBuf>, Vec<Kept>) = kept.unzip();
        settle(&mut kept, issuers);
        Self { paths, kept }
    }

    fn sources(&self) -> Vec<Source<'_>> {
        self.kept.iter().map(Kept::source).collect()
    }

    fn known(&self) -> Vec<Known> {
        let one = |(path, kept): (&PathBuf, &Kept)| {
            let card = &kept.findings.card;
            let title = card.title.as_deref().map(crate::dossier::flat).filter(|title| !title.is_empty());
            Known {
                path: path.clone(),
                title: title.unwrap_or_else(|| name_of(path)),
                date: card.date.clone(),
                issuer: card.issuer.clone(),
            }
        };
        self.paths.iter().zip(&self.kept).map(one).collect()
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn options(read: &Readers) -> Options {
    Options { watch: read.watch.clone(), ..Options::default() }
}

/// The formula tracker needs little of each document.
fn tracked(root: &Path, index: &Index, read: &Readers) -> (Vec<Known>, Data) {
    let outlines = index.records.iter().filter_map(|r| Some((root.join(&r.name), r.outline()?)));
    let mut outlines: Vec<(PathBuf, Outline)> = outlines.collect();
    for (_, outline) in &mut outlines {
        settle_issuer(&mut outline.issuer, &read.issuers);
    }
    let told: Vec<Told<'_>> = outlines.iter().map(|(_, outline)| outline.told()).collect();
    let found = phrases_in(&told, &read.topics, &options(read));
    let known = |(path, outline): &(PathBuf, Outline)| Known {
        path: path.clone(),
        title: outline.title.as_deref().map_or_else(|| name_of(path), crate::dossier::flat),
        date: outline.when.map(|days| days.first.to_string()),
        issuer: outline.issuer.clone(),
    };
    (outlines.iter().map(known).collect(), Data::Phrases(found))
}

/// The open document held against the others of its dossier.
fn held_together(studied: &Studied, root: &Path, index: &Index, read: &Readers) -> Found {
    let all = Kepts::of(root, index, &read.issuers);
    let others = all
        .paths
        .iter()
        .zip(&all.kept)
        .filter(|(path, _)| !super::same_file(Some(path), studied.path.as_deref()));
    let mut sources: Vec<Source<'_>> = others.map(|(_, kept)| kept.source()).collect();
    sources.push(studied.source());
    let own = sources.len() - 1;
    let novel = novelty(&sources, own);
    let sentences = &studied.findings.sentences;
    let seen = novel.seen.iter().filter_map(|seen| sentences.get(seen.sentence).copied()).collect();
    let told: Vec<Told<'_>> = sources.iter().map(Told::of).collect();
    let found = phrases_in(&told, &read.topics, &options(read));
    let places = found.phrases.iter().flat_map(|phrase| &phrase.places);
    let mut formulae: Vec<Span> =
        places.filter(|place| place.document == own).map(|place| place.span).collect();
    formulae.sort_unstable();
    formulae.dedup();
    Found::Novelty { seen, formulae, against: novel.compared }
}

fn compare(accounts: &[Account; 2], read: &Readers) -> Found {
    let get = |account: &Account| match account {
        Account::Open(studied) => Ok(Arc::clone(studied)),
        Account::At(path) => (read.document)(path).map(Arc::new),
    };
    let [a, b] = accounts;
    match (get(a), get(b)) {
        (Ok(a), Ok(b)) => Found::Compared(Box::new(Compared::new([a, b], &read.topics))),
        (Err(why), _) | (_, Err(why)) => Found::Failed(why),
    }
}
