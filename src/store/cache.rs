//! What can be made again: files in the user's cache folder. They may be deleted at any time.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The bytes of a cached file; `None` when there is none, or it cannot be read: it is made again.
#[must_use]
pub fn read_cached(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

/// Writes a cached file in one step, so that another program never reads half of it. Nothing waits for
/// the disk: what a power cut leaves has to be checked when it is read.
///
/// # Errors
/// The first step that failed.
pub fn write_cached(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = super::disk::folder_of(path);
    fs::create_dir_all(folder)?;
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    let mut temp = tempfile::Builder::new().prefix(&name).suffix(".tmp").tempfile_in(folder)?;
    temp.write_all(bytes)?;
    temp.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Removes a cached file that nobody needs any more.
pub fn remove_cached(path: &Path) {
    // It may be gone already.
    let _ = fs::remove_file(path);
}

impl super::Places {
    /// The folder of the index of the documents below `root`.
    #[must_use]
    pub fn index_of(&self, root: &Path) -> Option<PathBuf> {
        let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
        Some(self.cache.as_ref()?.join("index").join(super::places::folder_name(&root)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::store::Places;

    #[test]
    fn a_cached_file_is_whole_or_not_there() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Places::under(dir.path()).index_of(Path::new("/some/dossier")).unwrap();
        assert!(folder.starts_with(dir.path().join("cache/index")));
        let path = folder.join("00");
        assert_eq!(read_cached(&path), None);
        write_cached(&path, b"one").unwrap();
        write_cached(&path, b"two").unwrap();
        assert_eq!(read_cached(&path).as_deref(), Some(&b"two"[..]));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        remove_cached(&path);
        remove_cached(&path);
        assert_eq!(read_cached(&path), None);
    }
}
