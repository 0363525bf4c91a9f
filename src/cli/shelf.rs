//! How the documents of a folder are read for its list: from what the cache tells of them as far as they
//! are as they were, else from themselves.

use super::context::{Context, login_name};
use super::open::{Words, safely};
use crate::config::{self, Settings};
use crate::document::Document;
use crate::dossier::cards::Cards;
use crate::dossier::index::{self, Stamp};
use crate::dossier::library::{Facts, Reading, Shelf, facts};
use crate::extract::Findings;
use crate::store::{self, Options, Places};
use crate::ui::{FillShelf, KeepRead, ReadEntry};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes of text beyond which a document of a folder is not read for its card.
const LONG_TEXT: usize = 4 << 20;

/// So many documents may be read anew before what was read is kept: a start that is broken off is not
/// for nothing.
const OFTEN: usize = 400;

/// How a folder's documents are read for its list.
pub(super) struct Shelving {
    pub(super) read: ReadEntry,
    pub(super) fill: FillShelf,
    pub(super) keep: KeepRead,
}

/// For the folder `root` with these settings.
pub(super) fn shelving(context: &Context, settings: &Settings, root: &Path, words: &Arc<Words>) -> Shelving {
    let files = config::lexicon_files(settings, &context.places);
    let further: Vec<String> = files.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let identity = index::identity(further.iter().map(String::as_str));
    let cache = context.places.index_of(root);
    let cards = Arc::new(Mutex::new(Cards::open(root, cache.as_deref(), identity)));
    let reading = Arc::new(Shelved {
        options: context.options(settings),
        annotator: settings.annotator.value.clone().unwrap_or_else(login_name),
        words: Arc::clone(words),
        cards: Arc::clone(&cards),
        save: !context.global.no_save,
    });
    let filling = Arc::clone(&reading);
    let save = reading.save;
    Shelving {
        read: Arc::new(move |path| reading.read(path)),
        fill: Arc::new(move |shelf| filling.fill(shelf)),
        keep: Arc::new(move || {
            if save {
                cards.lock().unwrap_or_else(PoisonError::into_inner).keep();
            }
        }),
    }
}

struct Shelved {
    options: Options,
    annotator: String,
    words: Arc<Words>,
    cards: Arc<Mutex<Cards>>,
    save: bool,
}

impl Shelved {
    fn known(&self, path: &Path, stamp: Stamp) -> Option<Facts> {
        self.cards.lock().unwrap_or_else(PoisonError::into_inner).of(path, stamp)
    }

    /// Whether anybody's notes on the document may be somewhere.
    fn noted(&self, path: &Path) -> bool {
        let elsewhere = self.options.places.data.as_ref().is_some_and(|data| data.join("layers").is_dir());
        elsewhere || !self.options.extra_layers.is_empty() || Places::notes_folder(path).is_dir()
    }

    /// Fills in what needs no document to be opened.
    fn fill(&self, shelf: &mut Shelf) {
        for entry in &mut shelf.entries {
            if let Some(facts) = self.known(&entry.path, Stamp::of(&entry.path))
                && !self.noted(&entry.path)
            {
                entry.reading = Reading::Read(Box::new(facts));
            }
        }
    }

    fn read(&self, path: &Path) -> Reading {
        let stamp = Stamp::of(path);
        let known = self.known(path, stamp);
        if let Some(facts) = &known
            && !self.noted(path)
        {
            return Reading::Read(Box::new(facts.clone()));
        }
        let document = match Document::open(path) {
            Ok(document) => document,
            Err(error) => return Reading::Failed(error.to_string()),
        };
        let layers = store::open(&document, &self.annotator, &self.options);
        let fresh = unread(&document, &self.annotator, &layers, &self.options);
        let found = match known {
            Some(known) => {
                let own = layers.own.layer().annotations.len();
                let others = layers.others.iter().map(|other| other.layer.annotations.len()).sum();
                Facts { own, others, ..known }
            }
            None => {
                // What is this long takes more time than a line in a list is worth.
                let brief = document.text.len() <= LONG_TEXT;
                let findings =
                    if brief { safely(|| self.words.read(&document)) } else { Findings::default() };
                let found = facts(&document, &findings, &layers);
                self.put(path, stamp, &found);
                found
            }
        };
        Reading::Read(Box::new(Facts { fresh, ..found }))
    }

    fn put(&self, path: &Path, stamp: Stamp, found: &Facts) {
        let mut cards = self.cards.lock().unwrap_or_else(PoisonError::into_inner);
        cards.put(path, stamp, found);
        if self.save && cards.unkept() >= OFTEN {
            cards.keep();
        }
    }
}

/// How many of colleagues' annotations came or changed since the reader was there last. Looking at the
/// list is no visit.
fn unread(document: &Document, annotator: &str, layers: &store::Layers, options: &Options) -> usize {
    let looking = Options { no_save: true, ..options.clone() };
    let named = layers.named();
    let theirs = named.iter().filter(|layer| !layer.own);
    let seen: Vec<(&str, &str, String)> = theirs
        .flat_map(|of| {
            let all = of.layer.annotations.iter();
            all.map(|a| (of.name.as_str(), a.id.as_str(), a.modified.to_string()))
        })
        .collect();
    store::visit(document, annotator, &looking, &seen).len()
}
