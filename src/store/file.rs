//! Files that are no layers: settings.

use super::StoreError;
use std::io::{self, Write as _};
use std::path::Path;

/// Writes `text` to `path` in one step, making its folder if need be: a reader sees the old file or
/// the new one.
///
/// # Errors
/// [`StoreError::Write`]; the old file, if there was one, is as it was.
pub fn write_file(path: &Path, text: &str) -> Result<(), StoreError> {
    write(path, text, true)
}

/// As [`write_file`], but never over a file that is there.
///
/// # Errors
/// [`StoreError::Write`], also when there is a file.
pub fn write_new(path: &Path, text: &str) -> Result<(), StoreError> {
    write(path, text, false)
}

fn write(path: &Path, text: &str, over: bool) -> Result<(), StoreError> {
    let done = || -> io::Result<()> {
        let folder =
            path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut file = tempfile::Builder::new().prefix(".attache-").tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        shareable(file.as_file())?;
        let written = if over { file.persist(path) } else { file.persist_noclobber(path) };
        written.map(|_| ()).map_err(|failed| failed.error)
    };
    done().map_err(|source| StoreError::Write { path: path.to_owned(), source })
}

/// A temporary file is its owner's alone; a settings file in a shared folder is for everybody who may
/// read the folder.
#[cfg(unix)]
fn shareable(file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn shareable(_file: &std::fs::File) -> io::Result<()> {
    Ok(())
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
