//! One writer at a time: an advisory lock, held for the moment of a save.
//!
//! The lock is the system's own on the open folder, so it leaves no file behind and ends with its
//! holder, however that ends: there are no stale locks. Where folders cannot be locked, a file in
//! the state folder is.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long to wait for another writer. A save takes milliseconds; one that is stopped in the middle
/// must not stop the reader too, and the merge has the last word anyway.
const PATIENCE: Duration = Duration::from_secs(2);

/// A lock, held until dropped. The file is open for no other reason.
#[derive(Debug)]
pub(super) struct Lock {
    _file: Option<File>,
    /// Whether another writer held it all the time.
    pub(super) busy: bool,
}

/// Lock `folder` for the save of one layer, or go without where that cannot be had.
pub(super) fn lock(folder: &Path, state: Option<&Path>) -> Lock {
    if let Ok(file) = File::open(folder)
        && let Some(lock) = take(file)
    {
        return lock;
    }
    let fallback = state.and_then(|state| {
        std::fs::create_dir_all(state).ok()?;
        take(File::options().create(true).truncate(false).write(true).open(state.join("save.lock")).ok()?)
    });
    fallback.unwrap_or(Lock { _file: None, busy: false })
}

/// Take the lock on `file`; `None` where this file system knows no locks.
fn take(file: File) -> Option<Lock> {
    let until = Instant::now() + PATIENCE;
    loop {
        match file.try_lock() {
            Ok(()) => return Some(Lock { _file: Some(file), busy: false }),
            Err(TryLockError::WouldBlock) if Instant::now() < until => sleep(Duration::from_millis(2)),
            Err(TryLockError::WouldBlock) => return Some(Lock { _file: None, busy: true }),
            Err(TryLockError::Error(_)) => return None,
        }
    }
}
