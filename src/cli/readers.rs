//! How the program on the terminal reads documents for its views: one, all of a dossier, what people
//! said about them.

use super::context::{Context, login_name};
use super::open::Words;
use crate::app::views::{LateTopics, ReadDocument, ReadDossier, ReadMarks, Readers, Studied};
use crate::config::{self, Settings};
use crate::document::{Document, documents_in};
use crate::dossier::index::{self, Options};
use crate::dossier::ledger::{Mark, marks};
use crate::extract::extract;
use crate::store::{self, Places};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The readers of a session with these settings.
pub(super) fn readers(context: &Context, settings: &Settings, lexicon: Arc<Words>) -> Readers {
    let (of, places) = (settings.clone(), context.places.clone());
    Readers {
        document: document(context, settings, Arc::clone(&lexicon)),
        dossier: dossier(context, settings, lexicon),
        marks: ledger_marks(context, settings),
        // What is wrong with the words is told with those of the lexicon.
        topics: LateTopics::new(move || config::topics(&of, &places).0),
        ladders: config::ladders(settings).0,
        issuers: settings.issuer_names(),
        watch: settings.watch.value.clone(),
    }
}

fn document(context: &Context, settings: &Settings, lexicon: Arc<Words>) -> ReadDocument {
    let options = context.options(settings);
    let annotator = settings.annotator.value.clone().unwrap_or_else(login_name);
    Arc::new(move |path| {
        let document = Document::open(path).map_err(|error| error.to_string())?;
        let findings =
            catch_unwind(AssertUnwindSafe(|| extract(&document, lexicon.lexicon()))).map_err(|_| {
                let shown = crate::text::clean(&path.to_string_lossy()).into_owned();
                format!("{shown}: a rule of the extraction failed on this text; please report it")
            })?;
        let layers = store::open(&document, &annotator, &options);
        let others = layers.others.into_iter().map(|other| other.layer).collect();
        Ok(Studied::new(Arc::new(document), Arc::new(findings), layers.own.layer(), others))
    })
}

fn dossier(context: &Context, settings: &Settings, lexicon: Arc<Words>) -> ReadDossier {
    let (places, save) = (context.places.clone(), !context.global.no_save);
    let (of, named) = (settings.dossier.clone(), settings.documents.value.clone());
    let words = config::lexicon_files(settings, &context.places);
    Arc::new(move |root, stop, progress| {
        let whole = of.as_deref() == std::path::absolute(root).ok().as_deref() && !named.is_empty();
        let files = if whole { listed(&named) } else { documents_in(root) };
        let files = files.map_err(|error| {
            let shown = crate::text::clean(&root.to_string_lossy()).into_owned();
            format!("{shown}: the folder can't be read ({error}); check its permissions")
        })?;
        let words: Vec<String> = words.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
        let cache = places.index_of(root);
        let options = Options {
            cache: cache.as_deref(),
            save,
            lexicon: lexicon.lexicon(),
            identity: index::identity(words.iter().map(String::as_str)),
            progress,
            stop,
        };
        Ok(index::open_files(root, files, &options))
    })
}

/// The documents that a dossier names: files, and all in folders.
fn listed(named: &[PathBuf]) -> std::io::Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for path in named {
        if path.is_dir() { all.extend(documents_in(path)?) } else { all.push(path.clone()) }
    }
    all.sort();
    all.dedup();
    Ok(all)
}

fn ledger_marks(context: &Context, settings: &Settings) -> ReadMarks {
    let options = context.options(settings);
    let annotator = settings.annotator.value.clone().unwrap_or_else(login_name);
    let team = settings.team.value.clone();
    Arc::new(move |paths| {
        let elsewhere = options.places.data.as_ref().is_some_and(|data| data.join("layers").is_dir());
        let further = elsewhere || !options.extra_layers.is_empty();
        // Most documents have no notes: they need not be opened again.
        let noted = |path: &Path| further || Places::notes_folder(path).is_dir();
        let of = |(n, path): (usize, &PathBuf)| -> Vec<Mark> {
            let Some(document) = Some(path).filter(|path| noted(path)).and_then(|p| Document::open(p).ok())
            else {
                return Vec::new();
            };
            let layers = store::open(&document, &annotator, &options);
            let named = layers.named();
            marks(n, &document, named.iter().map(|named| named.layer), &team)
        };
        paths.iter().enumerate().flat_map(of).collect()
    })
}
