//! The file of the open document and the layers beside it: the system tells when they change, nothing
//! polls.
//!
//! The folders are watched and not the files, because programs save by putting a new file in the old
//! one's place.

use crate::app::OnDisk;
use crate::store::Places;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, SystemTime};

/// A program that saves writes in several steps; this long after the first of them is early enough.
const SETTLED: Duration = Duration::from_millis(120);

/// Watches as long as it is kept.
pub struct Watch {
    _watcher: Arc<Mutex<Option<RecommendedWatcher>>>,
    path: PathBuf,
    last: Arc<Mutex<Mark>>,
}

/// What was touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// The document: what became of it.
    Document(OnDisk),
    /// A layer beside it, by its file name.
    Layer(String),
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
    pub fn new(path: &Path, told: impl Fn(Touched) + Send + 'static) -> Option<Self> {
        let path = std::path::absolute(path).ok()?;
        let folder = path.parent()?.to_owned();
        let last = Arc::new(Mutex::new(mark(&path)));
        let (file, seen) = (path.clone(), Arc::clone(&last));
        let notes = Places::notes_folder(&path);
        let watching: Arc<Mutex<Option<RecommendedWatcher>>> = Arc::default();
        // Not its own keeper: whoever drops the watch ends it.
        let (beside, later) = (notes.clone(), Arc::downgrade(&watching));
        let heard = move |event: notify::Result<Event>| {
            let Ok(event) = event else { return };
            if matches!(event.kind, EventKind::Access(_)) {
                return;
            }
            if event.paths.contains(&beside) && event.kind.is_create() {
                // On a thread of its own: the watcher cannot answer while it tells.
                let (beside, later) = (beside.clone(), Weak::clone(&later));
                std::thread::spawn(move || {
                    if let Some(watching) = later.upgrade() {
                        watch_also(&watching, &beside);
                    }
                });
            }
            let layer =
                |p: &&PathBuf| p.parent() == Some(&*beside) && p.extension().is_some_and(|e| e == "toml");
            if let Some(name) = event.paths.iter().find(layer).and_then(|p| p.file_name()) {
                std::thread::sleep(SETTLED);
                return told(Touched::Layer(name.to_string_lossy().into_owned()));
            }
            if !event.paths.iter().any(|p| p.file_name() == file.file_name()) {
                return;
            }
            std::thread::sleep(SETTLED);
            let now = mark(&file);
            let before = std::mem::replace(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner), now);
            if now != before {
                told(Touched::Document(if now.is_some() { OnDisk::Changed } else { OnDisk::Gone }));
            }
        };
        let mut watcher = notify::recommended_watcher(heard).ok()?;
        watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
        *watching.lock().unwrap_or_else(PoisonError::into_inner) = Some(watcher);
        if notes.is_dir() {
            watch_also(&watching, &notes);
        }
        Some(Self { _watcher: watching, path, last })
    }

    /// The file as it is now is about to be read: it is not told as news any more.
    pub fn seen(&self) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = mark(&self.path);
    }
}

/// Watches one more folder. Where that fails, what is in it is read when the reader asks.
fn watch_also(watching: &Mutex<Option<RecommendedWatcher>>, folder: &Path) {
    if let Some(watcher) = watching.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
        let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
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
        assert_eq!(next(), Touched::Document(OnDisk::Changed));
        // What was read again meanwhile is no news.
        std::fs::write(&path, "one two three").unwrap();
        watch.seen();
        assert!(heard.recv_timeout(Duration::from_millis(400)).is_err());
        std::fs::write(dir.path().join("b.txt"), "other words").unwrap();
        std::fs::rename(dir.path().join("b.txt"), &path).unwrap();
        assert_eq!(next(), Touched::Document(OnDisk::Changed));
        std::fs::remove_file(&path).unwrap();
        assert_eq!(next(), Touched::Document(OnDisk::Gone));
        std::fs::write(dir.path().join("c.txt"), "a stranger").unwrap();
        assert!(heard.recv_timeout(Duration::from_millis(400)).is_err());
    }

    #[test]
    fn layers_are_told_of_also_when_their_folder_comes_later() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        std::fs::write(&path, "one").unwrap();
        let (told, heard) = channel();
        let _watch = Watch::new(&path, move |what| drop(told.send(what))).unwrap();
        let notes = Places::notes_folder(&path);
        std::fs::create_dir(&notes).unwrap();
        let layer = |name: &str| Touched::Layer(name.to_owned());
        let begun = std::time::Instant::now();
        // The folder is watched a moment after it came.
        while heard.recv_timeout(Duration::from_millis(300)) != Ok(layer("bo.toml")) {
            assert!(begun.elapsed() < Duration::from_secs(20), "a layer is not told of");
            std::fs::write(notes.join("bo.toml"), format!("# {:?}", begun.elapsed())).unwrap();
        }
        while heard.recv_timeout(Duration::from_millis(600)).is_ok() {}
        std::fs::write(notes.join(".ana.toml.tmp"), "half").unwrap();
        assert!(heard.recv_timeout(Duration::from_millis(400)).is_err());
    }

    #[test]
    fn nothing_is_watched_once_the_watch_is_dropped() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        std::fs::write(&path, "one").unwrap();
        std::fs::create_dir(Places::notes_folder(&path)).unwrap();
        let (told, heard) = channel();
        let watch = Watch::new(&path, move |what| drop(told.send(what))).unwrap();
        drop(watch);
        // Whoever could tell something is gone with it.
        let gone = heard.recv_timeout(Duration::from_secs(20));
        assert_eq!(gone, Err(std::sync::mpsc::RecvTimeoutError::Disconnected));
    }
}
