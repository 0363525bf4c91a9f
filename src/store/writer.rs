//! Where a layer is written: its home, else the data folder, else the rescue folder; and joined again
//! when its home can be written.

use super::decode::{Decoded, decode};
use super::disk::{self, NoSeam, Seam};
use super::lock::lock;
use super::merge::merge;
use super::state::State;
use super::{Options, Place, Places, Problem, Reason, Saved, StoreError};
use crate::document::Document;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One place for a layer.
#[derive(Debug)]
struct Slot {
    place: Place,
    path: PathBuf,
    /// What the file held when it was last read or written; `None`: no file.
    synced: Option<String>,
    /// A fallback that holds something its home does not have yet.
    pending: bool,
}

/// Writes one layer.
#[derive(Debug)]
pub(super) struct Writer {
    annotator: String,
    /// Home first.
    slots: Vec<Slot>,
    state_folder: Option<PathBuf>,
    seam: Arc<dyn Seam>,
    no_save: bool,
    swept: bool,
    last_place: Place,
    /// Whether the last change stands in memory only.
    pub(super) unsaved: bool,
}

/// A layer as it was found.
pub(super) struct Opened {
    pub(super) state: State,
    pub(super) reason: Option<Reason>,
    pub(super) problems: Vec<Problem>,
}

/// Why one place was not written.
enum Failed {
    /// The system said no.
    Io(io::Error),
    /// What stands there must not be overwritten.
    Kept(Reason),
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Failed {
    fn into_io(self) -> io::Error {
        match self {
            Self::Io(error) => error,
            Self::Kept(reason) => io::Error::new(io::ErrorKind::InvalidData, reason.to_string()),
        }
    }
}

impl Writer {
    /// Find the layer of `annotator` wherever it stands. `fresh` is what it is where there is none.
    pub(super) fn open(
        document: &Document,
        annotator: &str,
        options: &Options,
        fresh: &State,
    ) -> (Self, Opened) {
        let places = &options.places;
        let beside = Places::beside(document, annotator).map(|path| (Place::Home, path));
        let home_is_data = beside.is_none();
        let data = places
            .in_data(document, annotator)
            .map(|path| (if home_is_data { Place::Home } else { Place::Data }, path));
        let rescue = (Place::Rescue, places.in_rescue(document, annotator));
        let slot = |(place, path)| Slot { place, path, synced: None, pending: false };
        let mut writer = Self {
            annotator: annotator.to_owned(),
            slots: beside.into_iter().chain(data).chain([rescue]).map(slot).collect(),
            state_folder: places.state.clone(),
            seam: options.seam.clone().unwrap_or_else(|| Arc::new(NoSeam)),
            no_save: options.no_save,
            swept: false,
            last_place: Place::Home,
            unsaved: false,
        };
        let opened = writer.find(fresh);
        (writer, opened)
    }

    /// The file the layer belongs in.
    pub(super) fn home(&self) -> &Path {
        self.slots.first().map_or(Path::new(""), |slot| &slot.path)
    }

    fn find(&mut self, fresh: &State) -> Opened {
        let mut opened = Opened { state: fresh.clone(), reason: None, problems: Vec::new() };
        let annotator = self.annotator.clone();
        let seam = Arc::clone(&self.seam);
        for slot in &mut self.slots {
            let home = slot.place == Place::Home;
            let bytes = match disk::read(&slot.path, seam.as_ref()) {
                Ok(Some(bytes)) if !bytes.iter().all(u8::is_ascii_whitespace) => bytes,
                // A file that a crash of another program left empty holds nothing to lose.
                Ok(_) => continue,
                Err(error) if home => {
                    let reason = Reason::Unreadable(error.to_string());
                    let message = reason.to_string();
                    opened.problems.push(Problem {
                        path: slot.path.clone(),
                        line: None,
                        column: None,
                        message,
                    });
                    opened.reason = Some(reason);
                    continue;
                }
                Err(_) => continue,
            };
            let decoded = decode(&slot.path, &bytes, Some(&annotator));
            if home {
                slot.synced = Some(String::from_utf8_lossy(&bytes).into_owned());
                opened.problems.extend(decoded.problems.iter().cloned());
                opened.reason = decoded.reason.clone();
                opened.state = decoded.into();
                continue;
            }
            if decoded.reason.is_some() || opened.reason.is_some() {
                // Neither can be joined now; the file stays for when it can.
                let message = "further notes of yours are kept here, and can be joined only when both files can be read".to_owned();
                opened.problems.push(Problem { path: slot.path.clone(), line: None, column: None, message });
                continue;
            }
            slot.synced = Some(String::from_utf8_lossy(&bytes).into_owned());
            slot.pending = true;
            let base = disk::read(&base_path(&slot.path), seam.as_ref()).ok().flatten();
            let base =
                base.map(|bytes| decode(&slot.path, &bytes, None)).filter(|base| base.reason.is_none());
            let base = base.map(State::from).unwrap_or_default();
            let (state, report) = if base == State::default() && opened.state == *fresh {
                (decoded.into(), Default::default())
            } else {
                merge(&base, &decoded.into(), &opened.state)
            };
            opened.state = state;
            let mut message = "notes of yours were kept here while their own place could not be written; they are joined at the next change".to_owned();
            for words in report.words() {
                message.push_str("; ");
                message.push_str(&words);
            }
            opened.problems.push(Problem { path: slot.path.clone(), line: None, column: None, message });
        }
        opened
    }

    /// Write `state` to the first place that takes it. `state` is changed where it has to be merged
    /// with what somebody else wrote.
    pub(super) fn save(&mut self, state: &mut State) -> Result<Saved, StoreError> {
        let home = self.home().to_owned();
        if self.no_save {
            return Ok(Saved { place: Place::Memory, path: home, merged: false, words: Vec::new() });
        }
        let mut first: Option<Failed> = None;
        for at in 0..self.slots.len() {
            let mut words = Vec::new();
            match self.save_at(at, state, &mut words) {
                Ok(merged) => {
                    self.unsaved = false;
                    let Some(slot) = self.slots.get(at) else { break };
                    let (place, path) = (slot.place, slot.path.clone());
                    if place == Place::Home {
                        self.retire(&mut words);
                    } else if self.last_place != place {
                        let why = first
                            .map(Failed::into_io)
                            .map_or_else(String::new, |error| format!(" ({error})"));
                        words.insert(
                            0,
                            format!(
                                "{} cannot be written{why}: your notes are kept in {} and joined when it can",
                                home.display(),
                                path.display()
                            ),
                        );
                    }
                    self.last_place = place;
                    return Ok(Saved { place, path, merged, words });
                }
                Err(failed) => {
                    first.get_or_insert(failed);
                }
            }
        }
        self.unsaved = true;
        let source = first.map_or_else(|| io::Error::other("no place to write to"), Failed::into_io);
        Err(StoreError::NotSaved { path: home, source })
    }

    /// Write `state` to one place; gives whether it had to be merged.
    fn save_at(&mut self, at: usize, state: &mut State, words: &mut Vec<String>) -> Result<bool, Failed> {
        // The base is needed only where the layer goes elsewhere for the first time.
        let first = self.slots.first().filter(|_| at > 0);
        let home_synced = first.and_then(|slot| slot.synced.clone());
        let seam = Arc::clone(&self.seam);
        let seam = seam.as_ref();
        let Some(slot) = self.slots.get_mut(at) else {
            return Err(Failed::Io(io::ErrorKind::NotFound.into()));
        };
        let folder = disk::folder_of(&slot.path);
        disk::create_folder(folder, seam)?;
        let lock = lock(folder, self.state_folder.as_deref());
        if lock.busy {
            words.push(format!(
                "another program has been busy with {} for a while; not waited for",
                folder.display()
            ));
        } else if !self.swept {
            disk::sweep(&slot.path);
            self.swept = true;
        }
        let standing = disk::read(&slot.path, seam)?;
        let mut merged = false;
        if let Some(standing) = standing.filter(|bytes| !bytes.iter().all(u8::is_ascii_whitespace))
            && Some(standing.as_slice()) != slot.synced.as_deref().map(str::as_bytes)
        {
            let theirs: Decoded = decode(&slot.path, &standing, Some(&self.annotator));
            if let Some(reason) = theirs.reason {
                return Err(Failed::Kept(reason));
            }
            let base = slot.synced.as_deref().map(|text| decode(&slot.path, text.as_bytes(), None).into());
            let (joined, report) = merge(&base.unwrap_or_default(), state, &theirs.into());
            merged = joined != *state;
            *state = joined;
            slot.synced = Some(String::from_utf8_lossy(&standing).into_owned());
            if merged {
                words.push(
                    "the layer had been changed by another program meanwhile: both are joined".to_owned(),
                );
            }
            words.extend(report.words());
        }
        if slot.place != Place::Home && !slot.pending {
            // What the home held last: the base of the merge when the two are joined again.
            let base = base_path(&slot.path);
            match &home_synced {
                Some(text) => disk::write_atomic(&base, text.as_bytes(), seam)?,
                None => disk::remove(&base, seam)?,
            }
        }
        let text = state.text.render();
        disk::write_atomic(&slot.path, text.as_bytes(), seam)?;
        slot.synced = Some(text);
        slot.pending = slot.place != Place::Home;
        drop(lock);
        Ok(merged)
    }

    /// The home holds everything: remove what was kept elsewhere meanwhile.
    fn retire(&mut self, words: &mut Vec<String>) {
        let seam = Arc::clone(&self.seam);
        let home = self.home().to_owned();
        for slot in self.slots.iter_mut().filter(|slot| slot.pending) {
            // Unless another window wrote to it since: then it is joined when next opened.
            let standing = disk::read(&slot.path, seam.as_ref()).ok().flatten();
            let same = standing.as_deref() == slot.synced.as_deref().map(str::as_bytes);
            if same && disk::remove(&slot.path, seam.as_ref()).is_ok() {
                let _ = disk::remove(&base_path(&slot.path), seam.as_ref());
                if let Some(folder) = slot.path.parent() {
                    // Only an empty folder goes.
                    let _ = std::fs::remove_dir(folder);
                }
                words.push(format!(
                    "the notes kept in {} are joined with {}",
                    slot.path.display(),
                    home.display()
                ));
            }
            slot.synced = None;
            slot.pending = false;
        }
    }
}

/// The file beside a fallback that holds what the home held when it was last in step.
fn base_path(path: &Path) -> PathBuf {
    path.with_extension("base")
}
