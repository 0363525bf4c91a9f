//! One layer in several places, told apart: before a write may be seen in one of them, it is said that it
//! is newer than what stands in the others, and what is no longer needed goes.

use super::Place;
use super::disk;
use super::lineage::{Lineage, digest};
use super::writer::{Failed, Slot, Writer, base_path};
use std::io;
use std::sync::Arc;

impl Writer {
    /// Write `text` to one place, having said first that it is newer than what stands elsewhere.
    pub(super) fn write(&mut self, at: usize, text: &str) -> Result<(), Failed> {
        let seam = Arc::clone(&self.seam);
        let tell = self.stands_elsewhere(at);
        let Self { slots, lineage, .. } = self;
        let Some(path) = slots.get(at).map(|slot| slot.path.clone()) else { return Ok(()) };
        // Its own log first; the one in the shared folder only where no other takes it.
        let mut logs: Vec<&Slot> = slots.iter().skip(1).chain(slots.first()).collect();
        logs.sort_by_key(|slot| slot.path != path || slot.place == Place::Home);
        let name = |lineage: &mut Lineage| {
            if lineage.is_empty() {
                let synced = slots.iter().filter_map(|slot| slot.synced.as_ref());
                synced.for_each(|text| lineage.found(&digest(text.as_bytes())));
            }
            let digest = digest(text.as_bytes());
            lineage.own(&digest);
            digest
        };
        let (mut named, mut reached) = (None, false);
        let mut announce = || {
            if tell {
                named = Some(name(lineage));
                let mut failed = io::ErrorKind::NotFound.into();
                let told = logs.iter().any(|slot| match lineage.log(&slot.log(), seam.as_ref()) {
                    Ok(()) => true,
                    Err(error) => {
                        failed = error;
                        false
                    }
                });
                if !told {
                    return Err(failed);
                }
            }
            reached = true;
            Ok(())
        };
        let written = disk::write_announced(&path, text.as_bytes(), seam.as_ref(), &mut announce);
        let Err(error) = written else {
            // Once there is something to tell apart, every write counts.
            if named.is_none() && !lineage.is_empty() {
                name(lineage);
            }
            return Ok(());
        };
        if reached {
            // It may have arrived all the same.
            let digest = named.unwrap_or_else(|| name(lineage));
            if let Some(slot) = slots.get_mut(at) {
                slot.tried.push(digest);
                slot.standing = slot.place != Place::Home;
            }
        }
        Err(error.into())
    }

    /// Whether another place may hold something that a later reader could take for somebody else's.
    fn stands_elsewhere(&self, at: usize) -> bool {
        let mut others = self.slots.iter().enumerate().filter(|&(n, _)| n != at);
        // A home that is as the fallback's base says is known to be older.
        let home_is_base = self.slots.first().is_none_or(|home| home.tried.is_empty()) && !self.home_moved;
        others.any(|(_, slot)| slot.standing)
            || (at > 0 && (!home_is_base || self.slots.iter().any(|slot| slot.log().exists())))
    }

    /// The home holds everything: remove what was kept elsewhere meanwhile.
    pub(super) fn retire(&mut self, words: &mut Vec<String>) {
        let seam = Arc::clone(&self.seam);
        let home = self.home().to_owned();
        let (mut any, mut left) = (self.litter || !self.lineage.is_empty(), false);
        for slot in self.slots.iter_mut().filter(|slot| slot.standing) {
            any = true;
            match disk::read(&slot.path, seam.as_ref()) {
                Ok(None) => {}
                Ok(Some(bytes)) if slot.is_ours(&bytes) => {
                    if disk::remove(&slot.path, seam.as_ref()).is_err() {
                        left = true;
                        continue;
                    }
                    words.push(format!(
                        "the notes kept in {} are joined with {}",
                        slot.path.display(),
                        home.display()
                    ));
                }
                // Another window wrote to it since: it is joined when next opened.
                Ok(Some(_)) => left = true,
                Err(_) => {
                    left = true;
                    continue;
                }
            }
            slot.forget();
        }
        if left || !any {
            return;
        }
        for slot in &self.slots {
            let _ = disk::remove(&slot.log(), seam.as_ref());
            if slot.place == Place::Home {
                continue;
            }
            let _ = disk::remove(&base_path(&slot.path), seam.as_ref());
            if let Some(folder) = slot.path.parent() {
                // Only an empty folder goes.
                let _ = std::fs::remove_dir(folder);
            }
        }
        self.lineage.clear();
        (self.litter, self.home_moved) = (false, false);
    }
}
