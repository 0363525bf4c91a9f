//! Finding the layer wherever it stands: at home, in a fallback, or in pieces in several places.

use super::decode::{Decoded, decode};
use super::disk;
use super::lineage::{Digest, History, digest};
use super::merge::merge;
use super::state::State;
use super::writer::{Opened, Writer, base_path};
use super::{Place, Problem, Reason};
use std::path::Path;

const KEPT: &str = "notes of yours were kept here while their own place could not be written; they are joined at the next change";

/// What one place holds.
struct Held {
    slot: usize,
    decoded: Decoded,
}

impl Writer {
    /// Read the layer from all its places. `fresh` is what it is where there is none.
    pub(super) fn find(&mut self, fresh: &State) -> Opened {
        let mut opened = Opened { state: fresh.clone(), reason: None, problems: Vec::new() };
        let mut held = self.read_all(&mut opened);
        let history = History::read(self.slots.iter().map(|slot| slot.log()));
        // Where there is nothing but the home there is nothing to tell apart.
        if held.len() > 1 {
            let digest_of = |one: &Held| {
                let text = self.slots.get(one.slot).and_then(|slot| slot.synced.as_deref());
                digest(text.unwrap_or_default().as_bytes())
            };
            let digests: Vec<Digest> = held.iter().map(digest_of).collect();
            let is_old = |(at, one): (usize, &Digest)| {
                let mut others = digests.iter().enumerate().filter(|&(n, _)| n != at);
                others.any(|(n, other)| history.holds(other, one) || (n < at && other == one))
            };
            let old: Vec<bool> = digests.iter().enumerate().map(is_old).collect();
            if old.contains(&false) {
                for (one, _) in held.iter().zip(&old).filter(|(_, old)| **old) {
                    let slot = self.slots.get(one.slot).filter(|slot| slot.place != Place::Home);
                    opened.problems.extend(slot.map(|slot| problem(&slot.path, KEPT.to_owned())));
                }
                let mut old = old.into_iter();
                held.retain(|_| !old.next().unwrap_or(false));
            }
        }
        let mut found = false;
        for one in held {
            let Some(slot) = self.slots.get(one.slot) else { continue };
            if slot.place == Place::Home {
                found = true;
                opened.state = one.decoded.into();
                continue;
            }
            let base = disk::read(&base_path(&slot.path), self.seam.as_ref()).ok().flatten();
            let base =
                base.map(|bytes| decode(&slot.path, &bytes, None)).filter(|base| base.reason.is_none());
            let base = base.map(State::from).unwrap_or_default();
            let (state, report) = if found {
                merge(&base, &one.decoded.into(), &opened.state)
            } else {
                (one.decoded.into(), Default::default())
            };
            found = true;
            opened.state = state;
            let mut message = KEPT.to_owned();
            for words in report.words() {
                message.push_str("; ");
                message.push_str(&words);
            }
            opened.problems.push(problem(&slot.path, message));
        }
        opened
    }

    /// Read every place; what cannot be joined is told and left alone.
    fn read_all(&mut self, opened: &mut Opened) -> Vec<Held> {
        let mut all = Vec::new();
        for (at, slot) in self.slots.iter_mut().enumerate() {
            let home = slot.place == Place::Home;
            self.litter |= slot.log().exists();
            let bytes = match disk::read(&slot.path, self.seam.as_ref()) {
                Ok(Some(bytes)) if !bytes.iter().all(u8::is_ascii_whitespace) => bytes,
                // A file that a crash of another program left empty holds nothing to lose.
                Ok(_) => {
                    self.litter |= !home && base_path(&slot.path).exists();
                    continue;
                }
                Err(error) => {
                    let reason = Reason::Unreadable(error.to_string());
                    let message = if home {
                        reason.to_string()
                    } else {
                        format!("notes of yours may be kept here, and it cannot be read ({error})")
                    };
                    opened.problems.push(problem(&slot.path, message));
                    if home {
                        opened.reason = Some(reason);
                    }
                    continue;
                }
            };
            let decoded = decode(&slot.path, &bytes, Some(&self.annotator));
            if home {
                opened.problems.extend(decoded.problems.iter().cloned());
                opened.reason = decoded.reason.clone();
            } else if decoded.reason.is_some() || opened.reason.is_some() {
                // Neither can be joined now; the file stays for when it can.
                let message = "further notes of yours are kept here, and can be joined only when both files can be read";
                opened.problems.push(problem(&slot.path, message.to_owned()));
                continue;
            }
            slot.standing = !home;
            slot.synced = Some(String::from_utf8_lossy(&bytes).into_owned());
            all.push(Held { slot: at, decoded });
        }
        all
    }
}

fn problem(path: &Path, message: String) -> Problem {
    Problem { path: path.to_owned(), line: None, column: None, message }
}
