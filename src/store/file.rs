//! Files that are no layers: settings.

use super::{NoSeam, StoreError, write_atomic};
use std::fs::{self, File};
use std::path::Path;

/// Writes `text` to `path` in one durable step, making its folder if need be.
///
/// # Errors
/// [`StoreError::Write`]; the old file, if there was one, is as it was.
pub fn write_file(path: &Path, text: &str) -> Result<(), StoreError> {
    write_atomic(path, text.as_bytes(), &NoSeam)
        .map_err(|source| StoreError::Write { path: path.to_owned(), source })
}

/// As [`write_file`], but never over a file that is there.
///
/// # Errors
/// [`StoreError::Write`], also when there is a file.
pub fn write_new(path: &Path, text: &str) -> Result<(), StoreError> {
    let failed = |source| StoreError::Write { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    // Takes the name first: of two programs only one gets it.
    File::create_new(path).map_err(failed)?;
    write_file(path, text)
}

/// A file for another program to write in, for this user's eyes only; gone when dropped.
#[derive(Debug)]
pub struct Scratch(tempfile::NamedTempFile);

impl Scratch {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// What stands in it now. An editor may have put another file in its place, so it is read by name.
    ///
    /// # Errors
    /// If it is gone, or is no text.
    pub fn read(&self) -> std::io::Result<String> {
        fs::read_to_string(self.0.path())
    }
}

/// Makes a scratch file that holds `text`.
///
/// # Errors
/// [`StoreError::Write`].
pub fn scratch(text: &str) -> Result<Scratch, StoreError> {
    use std::io::Write as _;
    let failed = |source| StoreError::Write { path: std::env::temp_dir(), source };
    let mut file =
        tempfile::Builder::new().prefix("attache-note-").suffix(".md").tempfile().map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.flush()).map_err(failed)?;
    Ok(Scratch(file))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn writes_whole_files_and_leaves_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("sub/attache.toml");
        write_new(&path, "a = 1\n").unwrap();
        assert!(write_new(&path, "b = 2\n").is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a = 1\n");
        write_file(&path, "b = 2\n").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "b = 2\n");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }
}
