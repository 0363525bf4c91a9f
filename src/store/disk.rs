//! Files written so that a power cut leaves the old bytes or the new ones, never a mix and never
//! nothing.

use std::ffi::OsString;
use std::fmt::Debug;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A step of a save, as a test's [`Seam`] sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Op {
    /// Read the file as it stands.
    Read,
    /// Make a folder.
    CreateFolder,
    /// Make the temporary file.
    CreateTemp,
    /// Write the bytes.
    Write,
    /// Make the bytes durable.
    SyncFile,
    /// Put the file in its place.
    Rename,
    /// Make the new name durable.
    SyncFolder,
    /// Remove a file that is no longer needed.
    Remove,
}

/// A seam for tests: every step of a save asks it first, so a test can let the disk be full, the
/// device fail, or the power go.
pub trait Seam: Debug + Send + Sync {
    /// Called before a step on `path`; an error is what the step then gives.
    ///
    /// # Errors
    /// Whatever the test wants the step to fail with.
    fn before(&self, _op: Op, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    /// How many bytes still fit into `path`: a longer write stops there and fails as on a full disk.
    fn room(&self, _path: &Path) -> Option<usize> {
        None
    }
}

/// No interference.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoSeam;

impl Seam for NoSeam {}

/// Write `bytes` to `path` atomically and durably: a temporary file in the same folder, fsync,
/// rename, fsync of the folder. Folders are made as needed; a symbolic link is followed; the
/// permissions of a file that stands there are kept.
///
/// # Errors
/// The first step that failed. The file at `path` is then as it was, or (when only the last step
/// failed) holds the new bytes already.
pub fn write_atomic(path: &Path, bytes: &[u8], seam: &dyn Seam) -> io::Result<()> {
    write_announced(path, bytes, seam, &mut || Ok(()))
}

/// As [`write_atomic`]; `announce` is called right before the new bytes may first be seen under their
/// name, and can still call it off.
pub(super) fn write_announced(
    path: &Path,
    bytes: &[u8],
    seam: &dyn Seam,
    announce: &mut dyn FnMut() -> io::Result<()>,
) -> io::Result<()> {
    let path = &follow(path)?;
    let folder = folder_of(path);
    create_folder(folder, seam)?;
    let standing = match fs::metadata(path) {
        Ok(meta) if meta.permissions().readonly() => {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is write-protected"));
        }
        Ok(meta) => Some(meta.permissions()),
        Err(_) => None,
    };
    seam.before(Op::CreateTemp, path)?;
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&name).suffix(TEMP);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As an ordinary new file would have: the umask is taken off by the system.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut temp = builder.tempfile_in(folder)?;
    if let Some(permissions) = standing {
        // On a file system without permissions this fails and does not matter.
        let _ = temp.as_file().set_permissions(permissions);
    }
    seam.before(Op::Write, path)?;
    match seam.room(path) {
        Some(room) if room < bytes.len() => {
            temp.write_all(bytes.get(..room).unwrap_or(bytes))?;
            return Err(io::ErrorKind::StorageFull.into());
        }
        _ => temp.write_all(bytes)?,
    }
    seam.before(Op::SyncFile, path)?;
    temp.as_file().sync_all()?;
    announce()?;
    seam.before(Op::Rename, path)?;
    temp.persist(path).map_err(|error| error.error)?;
    sync_folder(folder, seam)
}

/// Add `text` to the end of the file at `path`, durably. After a failure a part of it may stand there.
pub(super) fn append(path: &Path, text: &str, seam: &dyn Seam) -> io::Result<()> {
    let folder = folder_of(path);
    create_folder(folder, seam)?;
    seam.before(Op::Write, path)?;
    let mut file = fs::OpenOptions::new().create(true).append(true).open(path)?;
    match seam.room(path) {
        Some(room) if room < text.len() => {
            file.write_all(text.as_bytes().get(..room).unwrap_or_default())?;
            return Err(io::ErrorKind::StorageFull.into());
        }
        _ => file.write_all(text.as_bytes())?,
    }
    seam.before(Op::SyncFile, path)?;
    file.sync_all()?;
    sync_folder(folder, seam)
}

/// The end of a temporary file's name.
const TEMP: &str = ".tmp";

/// Remove temporary files that a killed save left beside `path`. Only for who holds the lock.
pub(super) fn sweep(path: &Path) {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return };
    let Ok(entries) = fs::read_dir(folder_of(path)) else { return };
    let mark = format!(".{name}.");
    for entry in entries.flatten() {
        let found = entry.file_name();
        let Some(found) = found.to_str() else { continue };
        if found
            .strip_prefix(&mark)
            .and_then(|rest| rest.strip_suffix(TEMP))
            .is_some_and(|middle| middle.len() == 6)
        {
            // It may be gone already; nobody needs it.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The bytes of a file; `None` when there is none.
pub(super) fn read(path: &Path, seam: &dyn Seam) -> io::Result<Option<Vec<u8>>> {
    seam.before(Op::Read, path)?;
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        // A file where a folder should be: nothing can stand below it.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Remove a file for good; one that is not there is no error.
pub(super) fn remove(path: &Path, seam: &dyn Seam) -> io::Result<()> {
    seam.before(Op::Remove, path)?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Make a folder, and those above it, durably.
pub(super) fn create_folder(folder: &Path, seam: &dyn Seam) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder_of(folder);
    if above != folder {
        create_folder(above, seam)?;
    }
    seam.before(Op::CreateFolder, folder)?;
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => return Ok(()),
        other => other?,
    }
    sync_folder(above, seam)
}

/// Make a folder that nobody else can look into, where several people write: the folder for temporary
/// files. One that is there is closed to others; one that is somebody else's is not written to.
pub(super) fn create_private_folder(folder: &Path, seam: &dyn Seam) -> io::Result<()> {
    if !folder.is_dir() {
        let above = folder_of(folder);
        create_folder(above, seam)?;
        seam.before(Op::CreateFolder, folder)?;
        match private().create(folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => sync_folder(above, seam)?,
        }
    }
    close_to_others(folder)
}

#[cfg(unix)]
fn private() -> fs::DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = fs::DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn private() -> fs::DirBuilder {
    fs::DirBuilder::new()
}

/// Only the owner can do so: an error says that it is somebody else's.
#[cfg(unix)]
fn close_to_others(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::symlink_metadata(folder)?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn close_to_others(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// The folder that `path` stands in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}

/// What `path` stands for if it is a symbolic link, also one that leads nowhere yet.
fn follow(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..40 {
        match fs::read_link(&path) {
            Ok(target) => path = folder_of(&path).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("the symbolic links go round in a circle"))
}

#[cfg(unix)]
fn sync_folder(folder: &Path, seam: &dyn Seam) -> io::Result<()> {
    seam.before(Op::SyncFolder, folder)?;
    match fs::File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some file systems cannot sync a folder; they have nothing better to offer.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        // A folder that may be written but not read.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}

#[cfg(not(unix))]
fn sync_folder(folder: &Path, seam: &dyn Seam) -> io::Result<()> {
    // A folder cannot be opened for that here; the rename is journalled.
    seam.before(Op::SyncFolder, folder)
}
