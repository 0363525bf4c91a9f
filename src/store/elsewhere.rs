//! The layers of the other documents of a folder: the other end of a relation may stand there.

use super::name::annotator_of_file_name;
use super::read_layer;
use crate::annotation::Layer;
use std::fs;
use std::path::{Path, PathBuf};

/// A layer of another document.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    /// The document.
    pub document: PathBuf,
    /// What somebody says about it.
    pub layer: Layer,
}

/// How deep a folder is gone through, and how many documents with notes are read at most.
const DEPTH: usize = 6;
const MOST: usize = 500;

/// The folder that `document` belongs to: the dossier round it, else the one it stands in.
#[must_use]
pub fn folder_round(document: &Path) -> PathBuf {
    let here = std::path::absolute(document).unwrap_or_else(|_| document.to_owned());
    let dossier = here.ancestors().skip(1).find(|folder| folder.join("attache.toml").is_file());
    dossier.or(here.parent()).unwrap_or(Path::new(".")).to_owned()
}

/// Every layer of every document in `folder` and below but those of `except`, by document, then
/// annotator. What cannot be read says nothing; links are not followed.
#[must_use]
pub fn elsewhere(folder: &Path, except: &Path) -> Vec<Elsewhere> {
    let except = except.canonicalize().unwrap_or_else(|_| except.to_owned());
    let mut documents = Vec::new();
    collect(folder, DEPTH, &mut documents);
    documents.sort();
    documents.retain(|path| path.canonicalize().is_ok_and(|real| real != except));
    documents.truncate(MOST);
    let layers = documents.into_iter().flat_map(|document| {
        let notes = super::Places::notes_folder(&document);
        let mut files: Vec<PathBuf> =
            fs::read_dir(notes).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        files.retain(|path| {
            path.file_name().and_then(|name| name.to_str()).and_then(annotator_of_file_name).is_some()
        });
        files.sort();
        let read = files.into_iter().map(|path| read_layer(&path).0);
        // One that does not parse, or is in another's name, cannot be pointed at.
        let sound = read.filter(|found| found.reason.is_none());
        sound.map(|found| Elsewhere { document: document.clone(), layer: found.layer }).collect::<Vec<_>>()
    });
    layers.collect()
}

/// Documents with a folder of notes beside them.
fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        // The kind of a link is that of the link, so none is followed.
        if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        let path = entry.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if let Some(document) = name.strip_suffix(".notes") {
            let document = path.with_file_name(document);
            if document.is_file() {
                found.push(document);
            }
        } else if depth > 0 && !name.starts_with('.') {
            collect(&path, depth - 1, found);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_other_documents_of_a_dossier_are_found() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        let put = |name: &str, text: &str| {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let layer = |who: &str| {
            format!(
                "format = \"attache.layer/1\"\nannotator = \"{who}\"\n\n[[annotation]]\nid = \"{who}1\"\nkind = \"note\"\n"
            )
        };
        put("attache.toml", "");
        for name in ["2030/a.txt", "2031/b.txt", "2031/c.txt", ".git/d.txt"] {
            put(name, "words");
            put(&format!("{name}.notes/ana.toml"), &layer("ana"));
        }
        put("2031/b.txt.notes/bo.toml", &layer("bo"));
        put("2031/b.txt.notes/cy.toml", "not = = toml");
        put("2031/gone.txt.notes/ana.toml", &layer("ana"));
        let open = root.join("2031/c.txt");
        assert_eq!(folder_round(&open), std::path::absolute(root).unwrap());
        let found = elsewhere(&folder_round(&open), &open);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|one| (one.document.file_name().unwrap().to_str().unwrap(), one.layer.annotator.as_str()))
            .collect();
        assert_eq!(found, [("a.txt", "ana"), ("b.txt", "ana"), ("b.txt", "bo")]);
        fs::remove_file(root.join("attache.toml")).unwrap();
        assert_eq!(folder_round(&open), std::path::absolute(root.join("2031")).unwrap());
    }
}
