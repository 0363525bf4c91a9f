//! The file of the open document: the system tells when it changes, nothing polls.
//!
//! The folder is watched and not the file, because programs save by putting a new file in the old
//! one's place.

use crate::app::OnDisk;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// A program that saves writes in several steps; this long after the first of them is early enough.
const SETTLED: Duration = Duration::from_millis(120);

/// Watches as long as it is kept.
pub struct Watch {
    _watcher: RecommendedWatcher,
    path: PathBuf,
    last: Arc<Mutex<Mark>>,
}

/// What tells one state of a file from another: its length in bytes and when it was written.
pub(super) type Mark = Option<(u64, Option<SystemTime>)>;

/// The state of the file at `path`.
pub(super) fn mark(path: &Path) -> Mark {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok()))
}

impl Watch {
    /// Watches the file at `path`; `told` hears what became of it, on a thread of its own. `None` where
    /// the system cannot watch: then the file is looked at only when the reader asks.
    #[must_use]
    pub fn new(path: &Path, told: impl Fn(OnDisk) + Send + 'static) -> Option<Self> {
        let path = std::path::absolute(path).ok()?;
        let folder = path.parent()?.to_owned();
        let last = Arc::new(Mutex::new(mark(&path)));
        let (file, seen) = (path.clone(), Arc::clone(&last));
        let heard = move |event: notify::Result<Event>| {
            let Ok(event) = event else { return };
            let touches = !matches!(event.kind, EventKind::Access(_));
            if !touches || !event.paths.iter().any(|p| p.file_name() == file.file_name()) {
                return;
            }
            std::thread::sleep(SETTLED);
            let now = mark(&file);
            let before = std::mem::replace(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner), now);
            if now != before {
                told(if now.is_some() { OnDisk::Changed } else { OnDisk::Gone });
            }
        };
        let mut watcher = notify::recommended_watcher(heard).ok()?;
        watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
        Some(Self { _watcher: watcher, path, last })
    }

    /// The file as it is now is about to be read: it is not told as news any more.
    pub fn seen(&self) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = mark(&self.path);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn a_change_a_replacement_and_an_end_are_told() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        std::fs::write(&path, "one").unwrap();
        let (told, heard) = channel();
        let watch = Watch::new(&path, move |what| told.send(what).unwrap()).unwrap();
        let next = || heard.recv_timeout(Duration::from_secs(20)).unwrap();
        std::fs::write(&path, "one two").unwrap();
        assert_eq!(next(), OnDisk::Changed);
        // What was read again meanwhile is no news.
        std::fs::write(&path, "one two three").unwrap();
        watch.seen();
        assert!(heard.recv_timeout(Duration::from_millis(400)).is_err());
        std::fs::write(dir.path().join("b.txt"), "other words").unwrap();
        std::fs::rename(dir.path().join("b.txt"), &path).unwrap();
        assert_eq!(next(), OnDisk::Changed);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(next(), OnDisk::Gone);
        std::fs::write(dir.path().join("c.txt"), "a stranger").unwrap();
        assert!(heard.recv_timeout(Duration::from_millis(400)).is_err());
    }
}
