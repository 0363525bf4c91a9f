//! The index of a folder as the commands open it: which files, how far, stopped or not.

use super::context::Context;
use super::input;
use crate::config::Settings;
use crate::document::listing;
use crate::dossier::index::{self, Index};
use anyhow::bail;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// The index of what the user named, with the settings there.
pub(super) struct Opened {
    pub(super) index: Index,
    pub(super) root: PathBuf,
    pub(super) settings: Settings,
    pub(super) notices: Vec<String>,
}

/// Opens it: what is new or changed is read, and Ctrl-C stops that.
pub(super) fn index(context: &Context, path: &Path) -> anyhow::Result<Opened> {
    let settings = context.settings(Some(path));
    let shown = input::shown(path);
    let mut told = Vec::new();
    let (root, files) = if path.is_dir() {
        let of_dossier = settings.dossier.as_deref() == std::path::absolute(path).ok().as_deref();
        let folders = if of_dossier { settings.documents.value.as_slice() } else { &[] };
        let folders = if folders.is_empty() {
            std::slice::from_ref(&path)
        } else {
            &folders.iter().map(PathBuf::as_path).collect::<Vec<_>>()[..]
        };
        (path.to_owned(), files(folders, &mut told)?)
    } else {
        (path.parent().unwrap_or_else(|| Path::new("")).to_owned(), vec![path.to_owned()])
    };
    if files.is_empty() {
        bail!("{shown}: no documents in this folder; attache reads {}", crate::document::readable());
    }
    let lexicon = context.lexicon(&settings);
    let words = crate::config::lexicon_files(&settings, &context.places);
    let words: Vec<String> = words.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let stop = Arc::new(AtomicBool::new(false));
    let interrupt = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&stop));
    let cache = context.places.index_of(&root).filter(|_| path.is_dir());
    let progress = progress(context.global.quiet, files.len());
    let options = index::Options {
        cache: cache.as_deref(),
        save: !context.global.no_save,
        lexicon: &lexicon,
        identity: index::identity(words.iter().map(String::as_str)),
        progress: &*progress,
        stop: &stop,
    };
    let index = index::open_files(&root, files, &options);
    progress(0, 0);
    if let Ok(interrupt) = interrupt {
        signal_hook::low_level::unregister(interrupt);
    }
    if !path.is_dir()
        && let Some((_, error)) = index.failed().next()
    {
        bail!("{error}");
    }
    if index.stopped {
        told.push(format!(
            "Stopped after {} documents: this is only a part. What was read is kept; run it again for the rest.",
            index.records.len()
        ));
    }
    if let Some(sentence) = &index.unwritten {
        context.warn(sentence);
    }
    context.detail(&format!("{} documents read, {} as they stood in the index", index.read, index.kept));
    Ok(Opened { index, root, settings, notices: told })
}

/// The documents of several folders and files, each once.
fn files(named: &[&Path], told: &mut Vec<String>) -> anyhow::Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for path in named {
        let shown = input::shown(path);
        if !path.is_dir() {
            all.push((*path).to_owned());
            continue;
        }
        let found = match listing(path) {
            Ok(found) => found,
            Err(error) => bail!("{shown}: the folder can't be read ({error}); check its permissions"),
        };
        all.extend(found.documents);
        for (paths, why) in [
            (&found.links, "links to folders are not followed"),
            (&found.closed, "folders can't be looked into"),
        ] {
            if let Some(first) = paths.first() {
                let more =
                    if paths.len() > 1 { format!(" and {} more", paths.len() - 1) } else { String::new() };
                told.push(format!("{}{more}: {why}.", input::shown(first)));
            }
        }
    }
    all.sort();
    all.dedup();
    Ok(all)
}

/// Tells on the terminal how far the reading is; nothing where standard error is none.
fn progress(quiet: bool, total: usize) -> Box<dyn Fn(usize, usize) + Sync> {
    const STEP: usize = 50;
    if quiet || total < 4 * STEP || !std::io::stderr().is_terminal() {
        return Box::new(|_, _| {});
    }
    Box::new(|done, total| {
        let mut err = std::io::stderr().lock();
        // Where nobody can be told, reading goes on.
        let _ = if total == 0 {
            write!(err, "\r\x1b[K")
        } else if done % STEP == 0 {
            write!(err, "\rattache: {done} of {total} documents (Ctrl-C stops)")
        } else {
            Ok(())
        };
    })
}
