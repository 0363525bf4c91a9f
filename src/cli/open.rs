//! `attache PATH`: the reader.

use super::args::command;
use super::context::{Context, login_name};
use super::readers::readers;
use super::{Done, input};
use crate::annotation::CodebookChange;
use crate::app::{Kept, KeyMap, Looks, Place, Value};
use crate::config::{self, Settings};
use crate::document::{Document, DocumentError, readable};
use crate::dossier::library::{Reading, Shelf, facts};
use crate::dossier::search::{Match, around, noted, paragraph, search};
use crate::extract::{Findings, extract};
use crate::store;
use crate::text::nearest;
use crate::ui::{self, Folder, LookThrough, Open, OpenDocument, ReadEntry};
use anyhow::bail;
use std::io::IsTerminal as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
            None => input::document(&path).map_err(|error| hint(&path, error))?,
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
    let code = ui::open(Open { tour: true, ..opening(context, document, None) }, opener(context))?;
    Ok(if code == 0 { Done::Well } else { Done::Code(code) })
}

/// How a document is opened: its settings, codes, words and keys. `near` is where to look for settings
/// if the document has no place.
fn opening(context: &Context, document: Document, near: Option<&Path>) -> Open {
    let near = document.path.as_deref().or(near);
    let settings = Settings::load(&context.places, near, &context.global.flags());
    let (codebook, odd_codes) = config::codebook(&settings, &context.places);
    let (lexicon, odd_words) = config::lexicon(&settings, &context.places);
    let lexicon = Arc::new(lexicon);
    let readers = readers(context, &settings, Arc::clone(&lexicon));
    let (keys, odd_keys) = KeyMap::with_user(&settings.keys.value);
    let notices = document
        .notices
        .iter()
        .cloned()
        .chain(settings.warnings.iter().cloned())
        .chain(odd_codes)
        .chain(odd_words)
        .chain(odd_keys.iter().map(ToString::to_string))
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
        extract: Arc::new(move |document| extract(document, &lexicon)),
        readers,
        looks: Looks {
            measure: settings.measure.value,
            airy: settings.airy.value,
            justify: settings.justify.value,
            ..Looks::default()
        },
        remember: Box::new(move |key, value| remember(user_file.as_deref(), key, value)),
        notices,
        document: Arc::new(document),
    }
}

/// How a folder is opened.
fn library(context: &Context, root: &Path) -> anyhow::Result<(Folder, Open)> {
    let shelf = match Shelf::open(root) {
        Ok(shelf) if shelf.entries.is_empty() => {
            bail!("{}: no documents in this folder; attache reads {}", input::shown(root), readable())
        }
        Ok(shelf) => shelf,
        Err(error) => {
            bail!("{}: the folder can't be read ({error}); check its permissions", input::shown(root))
        }
    };
    let settings = Settings::load(&context.places, Some(root), &context.global.flags());
    let (lexicon, _) = config::lexicon(&settings, &context.places);
    let (options, lexicon) = (context.options(&settings), Arc::new(lexicon));
    let annotator = settings.annotator.value.clone().unwrap_or_else(login_name);
    let read: ReadEntry = {
        let (options, lexicon, annotator) = (options.clone(), Arc::clone(&lexicon), annotator.clone());
        Arc::new(move |path| {
            let document = match Document::open(path) {
                Ok(document) => document,
                Err(error) => return Reading::Failed(error.to_string()),
            };
            // What is this long takes more time than a line in a list is worth.
            let brief = document.text.len() <= LONG_TEXT;
            let findings = if brief { safely(|| extract(&document, &lexicon)) } else { Findings::default() };
            let layers = store::open(&document, &annotator, &options);
            Reading::Read(Box::new(facts(&document, &findings, &layers)))
        })
    };
    let look: LookThrough = Arc::new(move |path, query| {
        let Ok(document) = Document::open(path) else { return Vec::new() };
        let findings = query.needs_findings().then(|| safely(|| extract(&document, &lexicon)));
        let notes = if query.needs_layers() {
            noted(&store::open(&document, &annotator, &options), &document)
        } else {
            Vec::new()
        };
        let found = search(&document, findings.as_ref(), &notes, query);
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
    Ok((Folder { shelf, open: opener(context), read, look, readers }, frame))
}

/// Opens further documents in the course of a session.
fn opener(context: &Context) -> OpenDocument {
    let own = Context { global: context.global.clone(), places: context.places.clone() };
    Box::new(move |path: &Path| match Document::head(path).map_or_else(|| Document::open(path), Ok) {
        Ok(document) => Ok(opening(&own, document, None)),
        Err(error) => Err(error.to_string()),
    })
}

/// Bytes of text beyond which a document of a folder is not read for its card.
const LONG_TEXT: usize = 4 << 20;

/// What a rule that fails leaves: nothing found.
fn safely(work: impl FnOnce() -> Findings) -> Findings {
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
    match error.downcast_ref::<DocumentError>() {
        Some(DocumentError::Missing(_)) => {
            let word = path.to_string_lossy();
            let commands = command();
            match nearest(&word, commands.get_subcommands().map(clap::Command::get_name)) {
                Some(near) => anyhow::anyhow!(
                    "{}: no such file or command; did you mean attache {near}?",
                    input::shown(path)
                ),
                None => error,
            }
        }
        _ => error,
    }
}
