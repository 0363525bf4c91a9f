//! `attache PATH`: the reader.

use super::args::command;
use super::context::{Context, login_name};
use super::{Done, input};
use crate::app::KeyMap;
use crate::config::{self, Settings};
use crate::document::{DocumentError, documents_in};
use crate::extract::extract;
use crate::text::nearest;
use crate::ui::{self, Open};
use anyhow::bail;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn run(context: &mut Context, path: Option<PathBuf>) -> anyhow::Result<Done> {
    let path = match path {
        Some(path) => path,
        None if !std::io::stdin().is_terminal() => PathBuf::from("-"),
        None => bail!("name a document to read, such as attache readout.txt; attache --help tells more"),
    };
    let document = input::document(&path).map_err(|error| hint(&path, error))?;
    let settings = Settings::load(&context.places, document.path.as_deref(), &context.global.flags());
    let (codebook, odd_codes) = config::codebook(&settings, &context.places);
    let (lexicon, odd_words) = config::lexicon(&settings, &context.places);
    let (keys, odd_keys) = KeyMap::with_user(&settings.keys.value);
    let notices = document
        .notices
        .iter()
        .cloned()
        .chain(settings.warnings.iter().cloned())
        .chain(odd_codes)
        .chain(odd_words)
        .chain(odd_keys.iter().map(ToString::to_string))
        .collect();
    let user_file = settings.user_file.clone();
    let code = ui::open(Open {
        codebook: Arc::new(codebook),
        keys,
        annotator: settings.annotator.value.clone(),
        suggested: login_name(),
        store: context.options(&settings),
        theme: settings.theme.value.clone(),
        theme_folders: config::theme_folders(&settings, &context.places),
        color: settings.color.value,
        extract: Box::new(move |document| extract(document, &lexicon)),
        remember: Box::new(move |name| match &user_file {
            Some(path) => config::remember_annotator(path, name),
            None => Err("there is no folder for settings, so the name is kept for this time only".to_owned()),
        }),
        notices,
        document: Arc::new(document),
    })?;
    Ok(if code == 0 { Done::Well } else { Done::Code(code) })
}

/// A path that leads to no document may be a folder, or a command misspelt.
fn hint(path: &Path, error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref::<DocumentError>() {
        Some(DocumentError::Folder(_)) => folder(path).unwrap_or(error),
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

fn folder(path: &Path) -> Option<anyhow::Error> {
    let shown = input::shown(path);
    let found = documents_in(path).ok()?;
    let Some(first) = found.first() else {
        return Some(anyhow::anyhow!(
            "{shown}: no documents in this folder; attache reads .txt and .md files"
        ));
    };
    let (many, first) = (found.len(), input::shown(first));
    let count = if many == 1 { "1 document".to_owned() } else { format!("{many} documents") };
    Some(anyhow::anyhow!("{shown}: this is a folder with {count}; open one of them, such as attache {first}"))
}
