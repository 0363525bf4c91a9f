//! `attache PATH`: the reader.

use super::args::command;
use super::context::{Context, login_name};
use super::looking::Looking;
use super::patience::patiently;
use super::readers::readers;
use super::shelf::{Shelving, shelving};
use super::{Done, input};
use crate::annotation::CodebookChange;
use crate::app::{Kept, KeyMap, Looks, Place, Shares, Value};
use crate::config::{self, Settings};
use crate::document::{Document, DocumentError, readable};
use crate::dossier::library::Shelf;
use crate::dossier::search::{Match, around, paragraph};
use crate::extract::{Findings, extract};
use crate::lexicon::Lexicon;
use crate::store::Places;
use crate::text::nearest;
use crate::ui::{self, Folder, LookThrough, Open, OpenDocument};
use anyhow::bail;
use std::borrow::Cow;
use std::io::IsTerminal as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

pub(super) fn run(context: &mut Context, path: Option<PathBuf>) -> anyhow::Result<Done> {
    let path = match path {
        Some(path) => path,
        None if !std::io::stdin().is_terminal() => PathBuf::from("-"),
        None => bail!("name a document to read, such as attache readout.txt; attache --help tells more"),
    };
    let code = if !input::is_stdin(&path) && path.is_dir() {
        let (folder, frame) = library(context, &path)?;
        ui::open_folder(folder, frame)?
    } else {
        let head = if input::is_stdin(&path) { None } else { Document::head(&path) };
        let document = match head {
            Some(head) => head,
            None => patiently(&path, context.global.quiet, || input::document(&path))
                .map_err(|error| hint(&path, error))?,
        };
        ui::open(opening(context, document, None), opener(context))?
    };
    Ok(if code == 0 { Done::Well } else { Done::Code(code) })
}

/// `attache --tour`: a text of the program's own, on which nothing is kept.
pub(super) fn tour(context: &mut Context) -> anyhow::Result<Done> {
    context.global.no_save = true;
    context.global.annotator.get_or_insert_with(|| "you".to_owned());
    let document = Document::from_text("tour.md", include_str!("tour.md"));
    let open = Open { tour: true, welcome: false, ..opening(context, document, None) };
    let code = ui::open(open, opener(context))?;
    Ok(if code == 0 { Done::Well } else { Done::Code(code) })
}

/// How a document is opened: its settings, codes, words and keys. `near` is where to look for settings
/// if the document has no place.
fn opening(context: &Context, document: Document, near: Option<&Path>) -> Open {
    let near = document.path.as_deref().or(near);
    let settings = Settings::load(&context.places, near, &context.global.flags());
    let (codebook, odd_codes) = config::codebook(&settings, &context.places);
    let lexicon = Arc::new(Words::of(&settings, &context.places));
    let readers = readers(context, &settings, Arc::clone(&lexicon));
    let (keys, odd_keys) = KeyMap::with_user(&settings.keys.value);
    let notices = document
        .notices
        .iter()
        .cloned()
        .chain(settings.warnings.iter().cloned())
        .chain(odd_codes)
        .chain(odd_keys.iter().map(|odd| format!("{}{odd}", settings.line_of_key(odd.id()))))
        .chain(ui::odd_locale(|name| std::env::var(name).ok()))
        .collect();
    let user_file = settings.user_file.clone();
    let (places, mut from) = (context.places.clone(), settings.clone());
    let no_save = context.options(&settings).no_save;
    let queries_file = settings.user_file.clone();
    Open {
        kept: Kept { queries: settings.saved_queries(), templates: settings.note_templates() },
        keep_query: Box::new(move |name, query| match &queries_file {
            Some(path) => config::remember_query(path, name, query),
            None => {
                Err("there is no folder for settings, so the query is kept for this time only".to_owned())
            }
        }),
        change_codebook: Box::new(move |change| {
            if let CodebookChange::Preset(name) = change {
                config::choose_codebook(&mut from, name, !no_save)?;
                return Ok(config::codebook(&from, &places).0);
            }
            let Some(path) = config::codebook_path(&from, &places) else {
                return Err("there is no folder for settings, so the codebook cannot be changed".to_owned());
            };
            config::change_codebook(&path, change)?;
            Ok(config::codebook(&from, &places).0)
        }),
        codebook: Arc::new(codebook),
        keys,
        annotator: settings.annotator.value.clone(),
        suggested: login_name(),
        store: context.options(&settings),
        theme: settings.theme.value.clone(),
        theme_folders: config::theme_folders(&settings, &context.places),
        color: settings.color.value,
        tour: false,
        welcome: !context.global.no_save && context.places.state.as_ref().is_some_and(|dir| !dir.exists()),
        extract: Arc::new(move |document| lexicon.read(document)),
        readers,
        looks: Looks {
            measure: settings.measure.value,
            asked: settings.measure.value,
            airy: settings.airy.value,
            justify: settings.justify.value,
            shares: Shares::of_settings(settings.document_share.value, settings.findings_share.value),
            ..Looks::default()
        },
        remember: Box::new(move |key, value| remember(user_file.as_deref(), key, value)),
        notices,
        document: Arc::new(document),
    }
}

/// The lexicon, made when it is first needed: on the thread that looks for findings, because the first
/// screen does not wait for it.
pub(super) struct Words(LazyLock<Made, Box<dyn FnOnce() -> Made + Send>>);

/// A lexicon, and what was wrong with its files and those of topics and ladders.
type Made = (Cow<'static, Lexicon>, Vec<String>);

impl Words {
    fn of(settings: &Settings, places: &Places) -> Self {
        let (settings, places) = (settings.clone(), places.clone());
        Self(LazyLock::new(Box::new(move || {
            let (lexicon, mut odd) = config::lexicon(&settings, &places);
            odd.extend(config::odd_words(&settings, &places));
            (lexicon, odd)
        })))
    }

    /// The lexicon.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.0.0
    }

    /// The findings of a document; what was wrong with the lexicon's files goes before its own notices.
    pub(super) fn read(&self, document: &Document) -> Findings {
        let (lexicon, odd) = &*self.0;
        let mut found = extract(document, lexicon);
        found.notices.splice(0..0, odd.iter().cloned());
        found
    }
}

/// How a folder is opened.
fn library(context: &Context, root: &Path) -> anyhow::Result<(Folder, Open)> {
    let mut shelf = match Shelf::open(root) {
        Ok(shelf) if shelf.entries.is_empty() => {
            bail!("{}: no documents in this folder; attache reads {}", input::shown(root), readable())
        }
        Ok(shelf) => shelf,
        Err(error) => {
            bail!("{}: the folder can't be read ({error}); check its permissions", input::shown(root))
        }
    };
    let settings = Settings::load(&context.places, Some(root), &context.global.flags());
    let lexicon = Arc::new(Words::of(&settings, &context.places));
    let looking = Looking::of(context, &settings, root);
    let Shelving { read, fill, keep } = shelving(context, &settings, root, &lexicon);
    fill(&mut shelf);
    let look: LookThrough = Arc::new(move |path, query| {
        let read = |document: &Document| safely(|| lexicon.read(document));
        let Ok(Some((document, found))) = looking.through(path, query, read) else { return Vec::new() };
        let place = |one: &Match| Place {
            entry: 0,
            byte: one.span.start,
            paragraph: paragraph(&document, one.block),
            words: around(&document, one, 240),
        };
        found.iter().map(place).collect()
    });
    // Settings are looked for beside a document of the folder.
    let near = root.join("attache.toml");
    let frame = opening(context, Document::from_text("", ""), Some(&near));
    let readers = frame.readers.clone();
    Ok((Folder { shelf, open: opener(context), read, fill, keep, look, readers }, frame))
}

/// Opens further documents in the course of a session.
fn opener(context: &Context) -> OpenDocument {
    let own = Context { global: context.global.clone(), places: context.places.clone() };
    Box::new(move |path: &Path| match Document::head(path).map_or_else(|| Document::open(path), Ok) {
        Ok(document) => Ok(opening(&own, document, None)),
        Err(error) => Err(error.to_string()),
    })
}

/// What a rule that fails leaves: nothing found.
pub(super) fn safely(work: impl FnOnce() -> Findings) -> Findings {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_default()
}

/// Keeps a setting in the user's file.
fn remember(path: Option<&Path>, key: &str, value: &Value) -> Result<(), String> {
    let Some(path) = path else {
        return Err(format!("there is no folder for settings, so `{key}` is kept for this time only"));
    };
    match value {
        Value::Word(word) => config::remember(path, key, word.as_str()),
        Value::Number(number) => config::remember(path, key, i64::from(*number)),
        Value::Switch(on) => config::remember(path, key, *on),
    }
}

/// A path that leads to no document may be a folder, or a command misspelt.
fn hint(path: &Path, error: anyhow::Error) -> anyhow::Error {
    if !matches!(error.downcast_ref::<DocumentError>(), Some(DocumentError::Missing(_))) {
        return error;
    }
    match command_like(&path.to_string_lossy()) {
        Some((word, near)) => {
            anyhow::anyhow!("{word}: no such file or command; did you mean attache {near}?")
        }
        None => error,
    }
}

/// A word that names no file and nearly a command: the word as it may be shown, and the command.
pub(super) fn command_like(word: &str) -> Option<(String, String)> {
    let commands = command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    let near = nearest(word, names).filter(|near| *near != word && !Path::new(word).exists())?;
    Some((input::shown(Path::new(word)).to_string(), near.to_owned()))
}
