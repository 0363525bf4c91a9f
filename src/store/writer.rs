//! Where a layer is written: its home, else the data folder, else the rescue folder; and joined again
//! when its home can be written.

use super::decode::{Decoded, decode};
use super::disk::{self, NoSeam, Seam};
use super::lineage::{Digest, Lineage, digest};
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
pub(super) struct Slot {
    pub(super) place: Place,
    pub(super) path: PathBuf,
    /// What the file held when it was last read or written; `None`: no file.
    pub(super) synced: Option<String>,
    /// What was written since and reported failed: it may have arrived all the same.
    pub(super) tried: Vec<Digest>,
    /// A fallback that holds, or may hold, something that its home does not have or should take over.
    pub(super) standing: bool,
    swept: bool,
}

impl Slot {
    fn new((place, path): (Place, PathBuf)) -> Self {
        Self { place, path, synced: None, tried: Vec::new(), standing: false, swept: false }
    }

    /// Whether these contents are what this writer wrote here last, or tried to.
    pub(super) fn is_ours(&self, bytes: &[u8]) -> bool {
        self.synced.as_deref().map(str::as_bytes) == Some(bytes)
            || (!self.tried.is_empty() && self.tried.contains(&digest(bytes)))
    }

    /// The log of what these contents hold of what stands elsewhere.
    pub(super) fn log(&self) -> PathBuf {
        self.path.with_extension("lineage")
    }

    /// Nothing of ours is here any more.
    pub(super) fn forget(&mut self) {
        self.synced = None;
        self.standing = false;
        self.tried.clear();
    }
}

/// Writes one layer.
#[derive(Debug)]
pub(super) struct Writer {
    pub(super) annotator: String,
    /// Home first.
    pub(super) slots: Vec<Slot>,
    state_folder: Option<PathBuf>,
    pub(super) seam: Arc<dyn Seam>,
    no_save: bool,
    last_place: Place,
    pub(super) lineage: Lineage,
    /// A session that was killed left a base or a log of a fallback behind.
    pub(super) litter: bool,
    /// The home was changed by somebody else in this session.
    pub(super) home_moved: bool,
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
pub(super) enum Failed {
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
        let mut writer = Self {
            annotator: annotator.to_owned(),
            slots: beside.into_iter().chain(data).chain([rescue]).map(Slot::new).collect(),
            state_folder: places.state.clone(),
            seam: options.seam.clone().unwrap_or_else(|| Arc::new(NoSeam)),
            no_save: options.no_save,
            last_place: Place::Home,
            lineage: Lineage::new(),
            litter: false,
            home_moved: false,
            unsaved: false,
        };
        let opened = writer.find(fresh);
        (writer, opened)
    }

    /// The file the layer belongs in.
    pub(super) fn home(&self) -> &Path {
        self.slots.first().map_or(Path::new(""), |slot| &slot.path)
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
        match slot.place {
            Place::Rescue => disk::create_private_folder(folder, seam)?,
            _ => disk::create_folder(folder, seam)?,
        }
        let lock = lock(folder, self.state_folder.as_deref());
        if lock.busy {
            words.push(format!(
                "another program has been busy with {} for a while; not waited for",
                folder.display()
            ));
        } else if !slot.swept {
            disk::sweep(&slot.path);
            slot.swept = true;
        }
        let standing = disk::read(&slot.path, seam)?;
        // Somebody may have left a link here that would make a new file somewhere else.
        if standing.is_none() && std::fs::symlink_metadata(&slot.path).is_ok_and(|meta| meta.is_symlink()) {
            let why = "it is a link that leads to no file".to_owned();
            return Err(Failed::Kept(Reason::Unreadable(why)));
        }
        let standing = standing.filter(|bytes| !bytes.iter().all(u8::is_ascii_whitespace));
        let mut merged = false;
        if let Some(standing) =
            standing.filter(|bytes| slot.synced.as_deref().map(str::as_bytes) != Some(bytes))
        {
            // A write of ours that arrived although it was reported failed needs no merge.
            if !slot.is_ours(&standing) {
                let theirs: Decoded = decode(&slot.path, &standing, Some(&self.annotator));
                if let Some(reason) = theirs.reason {
                    return Err(Failed::Kept(reason));
                }
                let base = slot.synced.as_deref().or(home_synced.as_deref());
                let base = base.map(|text| decode(&slot.path, text.as_bytes(), None).into());
                let (joined, report) = merge(&base.unwrap_or_default(), state, &theirs.into());
                merged = joined != *state;
                *state = joined;
                if merged {
                    words.push(
                        "the layer had been changed by another program meanwhile: both are joined".to_owned(),
                    );
                }
                words.extend(report.words());
                if !self.lineage.is_empty() {
                    self.lineage.found(&digest(&standing));
                }
                self.home_moved |= at == 0;
            }
            slot.synced = Some(String::from_utf8_lossy(&standing).into_owned());
        }
        if slot.place != Place::Home && !slot.standing {
            // What the home held last: the base of the merge when the two are joined again.
            let base = base_path(&slot.path);
            match &home_synced {
                Some(text) => disk::write_atomic(&base, text.as_bytes(), seam)?,
                None => disk::remove(&base, seam)?,
            }
        }
        let text = state.text.render();
        self.write(at, &text)?;
        drop(lock);
        if let Some(slot) = self.slots.get_mut(at) {
            slot.synced = Some(text);
            slot.tried.clear();
            slot.standing = slot.place != Place::Home;
        }
        Ok(merged)
    }
}

/// The file beside a fallback that holds what the home held when it was last in step.
pub(super) fn base_path(path: &Path) -> PathBuf {
    path.with_extension("base")
}
