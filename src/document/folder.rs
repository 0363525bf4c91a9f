//! The documents of a folder.

use std::path::{Path, PathBuf};

/// Endings of the files that [`super::Document::open`] reads.
const READABLE: &[&str] =
    &["txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "docm", "odt", "epub", "pdf"];
/// How deep folders are followed.
const DEEPEST: usize = 16;

/// All documents in `folder` and the folders in it, sorted by path. Hidden files, folders of layers
/// (`….notes`), what browsers save beside a page (`…_files`) and links to folders are left out; so is what cannot be looked into.
///
/// # Errors
/// When `folder` itself cannot be read.
pub fn documents_in(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    Ok(listing(folder)?.documents)
}

/// What [`documents_in`] finds, and what it leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// All documents, sorted by path.
    pub documents: Vec<PathBuf>,
    /// Links to folders, which are not followed: they may lead back to where one came from.
    pub links: Vec<PathBuf>,
    /// Folders within that can't be read.
    pub closed: Vec<PathBuf>,
}

/// All documents in `folder` and the folders in it, and what was left out on the way.
///
/// # Errors
/// When `folder` itself cannot be read.
pub fn listing(folder: &Path) -> std::io::Result<Listing> {
    let mut found = Listing::default();
    collect(folder, 0, &mut found)?;
    found.documents.sort();
    found.links.sort();
    found.closed.sort();
    Ok(found)
}

/// The other documents in the folder of `file`, sorted by path; folders in it are not looked into.
///
/// # Errors
/// When the folder cannot be read.
pub fn documents_beside(file: &Path) -> std::io::Result<Vec<PathBuf>> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut found = Listing::default();
    collect(folder, DEEPEST, &mut found)?;
    found.documents.retain(|path| path.file_name() != file.file_name());
    found.documents.sort();
    Ok(found.documents)
}

fn collect(folder: &Path, depth: usize, found: &mut Listing) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)?.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            // "page_files" is what a browser saves beside "page.html".
            if depth < DEEPEST && !name.ends_with(".notes") && !name.ends_with("_files") {
                // A folder within that can't be read hides its documents, not the others.
                if collect(&path, depth + 1, found).is_err() {
                    found.closed.push(path);
                }
            }
        } else if kind.is_symlink() && path.is_dir() {
            found.links.push(path);
        } else if is_readable(&path) && (path.is_file() || kind.is_symlink()) {
            // A link that leads nowhere, or round in a circle, is told when it is opened.
            found.documents.push(path);
        }
    }
    Ok(())
}

fn is_readable(path: &Path) -> bool {
    // A README tells about the folder; it is no document of it.
    let about = path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    !about && ending.is_some_and(|ending| READABLE.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn finds_texts_and_leaves_the_rest() {
        let dir = tempfile::tempdir().unwrap();
        for name in
            ["b.txt", "a.md", "sub/c.TXT", "x.toml", "a.md.notes/ana.txt", ".hidden/d.txt", "README.md"]
        {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        let found = documents_in(dir.path()).unwrap();
        let names: Vec<_> =
            found.iter().map(|p| p.strip_prefix(dir.path()).unwrap().display().to_string()).collect();
        assert_eq!(names, ["a.md", "b.txt", "sub/c.TXT"]);
        assert!(documents_in(&dir.path().join("gone")).is_err());
        let beside = documents_beside(&dir.path().join("a.md")).unwrap();
        assert_eq!(beside, [dir.path().join("b.txt")]);
    }
}
