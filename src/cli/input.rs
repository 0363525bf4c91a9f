//! Documents from paths, from folders, from standard input.

use crate::document::{Document, DocumentError, documents_in};
use anyhow::bail;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Whether a path stands for standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The document at `path`, or on standard input for `-`.
pub(super) fn document(path: &Path) -> anyhow::Result<Document> {
    if !is_stdin(path) {
        return Ok(Document::open(path)?);
    }
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|source| DocumentError::Unreadable { path: path.to_owned(), source })?;
    match Document::from_bytes("-", None, &bytes) {
        Err(DocumentError::Empty(_)) => {
            bail!("standard input: no text came in; pipe a document into attache, or name a file")
        }
        other => Ok(other?),
    }
}

/// What the paths of a command stand for: each document, with folders opened up.
pub(super) fn documents(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for path in paths {
        if is_stdin(path) || !path.is_dir() {
            all.push(path.clone());
            continue;
        }
        let shown = shown(path);
        let found = match documents_in(path) {
            Ok(found) => found,
            Err(error) => bail!("{shown}: the folder can't be read ({error}); check its permissions"),
        };
        if found.is_empty() {
            bail!("{shown}: no documents in this folder; attache reads {}", crate::document::readable());
        }
        all.extend(found);
    }
    Ok(all)
}

/// A path as it may be printed.
pub(super) fn shown(path: &Path) -> String {
    crate::text::clean(&path.to_string_lossy()).into_owned()
}
