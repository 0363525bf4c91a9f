//! Which of several files of one layer holds all that another holds.
//!
//! On a failing disk a write may arrive although it was reported failed, so the same layer can stand
//! in two or three places in different states. All of them are this writer's own: merged as if two
//! people had written them, what was taken back would come again. So before contents may be seen in one
//! place while others may stand elsewhere, a line beside the fallback says where they come in the
//! session's history. Contents further on hold those before.

use super::disk::{self, Seam};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The SHA-256 of a file's contents.
pub(super) type Digest = String;

/// The SHA-256 of `bytes`.
pub(super) fn digest(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The history of this session, as far as it matters for telling files apart.
#[derive(Debug)]
pub(super) struct Lineage {
    /// Sorts by time.
    session: String,
    /// The number of the latest contents of our own.
    count: u64,
    lines: Vec<String>,
    /// How many of the lines stand in each log.
    logged: BTreeMap<PathBuf, usize>,
}

impl Lineage {
    /// The history of a session that begins now.
    pub(super) fn new() -> Self {
        let session = Uuid::now_v7().to_string();
        Self { session, count: 0, lines: Vec::new(), logged: BTreeMap::new() }
    }

    /// Whether nothing had to be told yet.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// All places are in step: nothing needs to be told apart.
    pub(super) fn clear(&mut self) {
        self.lines.clear();
        self.logged.clear();
    }

    /// What we are about to write: it holds everything told before.
    pub(super) fn own(&mut self, contents: &Digest) {
        self.count += 1;
        self.line(self.count, self.count + 1, contents);
    }

    /// What was found and taken in: what we write next holds it.
    pub(super) fn found(&mut self, contents: &Digest) {
        self.line(0, self.count + 1, contents);
    }

    fn line(&mut self, holds: u64, held: u64, contents: &Digest) {
        self.lines.push(format!("\n{} {holds} {held} {contents}\n", self.session));
    }

    /// Bring the log at `path` up to date.
    pub(super) fn log(&mut self, path: &Path, seam: &dyn Seam) -> io::Result<()> {
        let done = self.logged.get(path).copied().unwrap_or(0);
        let new: String = self.lines.get(done..).unwrap_or_default().concat();
        if !new.is_empty() {
            // After a failure the lines come again: saying it twice does no harm.
            disk::append(path, &new, seam)?;
        }
        self.logged.insert(path.to_owned(), self.lines.len());
        Ok(())
    }
}

/// Where contents stand in one session: what they hold, from where on they are held.
type Standing = (u64, u64);

/// What the logs of earlier sessions say.
#[derive(Debug, Default)]
pub(super) struct History {
    /// By session, in time.
    sessions: BTreeMap<String, BTreeMap<Digest, Standing>>,
}

impl History {
    /// Read what stands in these logs. A line that a crash broke says nothing.
    pub(super) fn read(logs: impl Iterator<Item = PathBuf>) -> Self {
        let mut history = Self::default();
        for text in logs.filter_map(|log| std::fs::read_to_string(log).ok()) {
            for line in text.lines() {
                let mut parts = line.split(' ');
                let (Some(session), Some(holds), Some(held), Some(contents), None) =
                    (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
                else {
                    continue;
                };
                if let (Ok(holds), Ok(held), 64) = (holds.parse(), held.parse(), contents.len()) {
                    let session = history.sessions.entry(session.to_owned()).or_default();
                    // The same contents again, after a step back: the later time counts.
                    let standing = session.entry(contents.to_owned()).or_insert((holds, held));
                    *standing = (*standing).max((holds, held));
                }
            }
        }
        history
    }

    /// Whether `later` holds all that `earlier` holds. The latest session that knows both decides.
    pub(super) fn holds(&self, later: &Digest, earlier: &Digest) -> bool {
        let known = self.sessions.values().rev().filter_map(|session| {
            let (later, earlier) = (session.get(later)?, session.get(earlier)?);
            match (later.0 >= earlier.1, earlier.0 >= later.1) {
                (true, _) => Some(true),
                (_, true) => Some(false),
                // Both were found by that session: an older one knows.
                _ => None,
            }
        });
        known.into_iter().next().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::store::NoSeam;

    #[test]
    fn later_contents_hold_earlier_ones_and_only_those() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("ana.lineage");
        let [a, b, c, foreign] = ["a", "b", "c", "f"].map(|text| digest(text.as_bytes()));
        let mut first = Lineage::new();
        first.found(&a);
        first.own(&b);
        first.log(&log, &NoSeam).unwrap();
        first.found(&foreign);
        first.own(&c);
        first.log(&log, &NoSeam).unwrap();
        let history = History::read(std::iter::once(log.clone()));
        assert!(history.holds(&b, &a) && history.holds(&c, &a) && history.holds(&c, &b));
        assert!(!history.holds(&a, &b) && !history.holds(&b, &c));
        // What came from elsewhere is held by what came after, and neither holds nor is held by others.
        assert!(history.holds(&c, &foreign));
        assert!(!history.holds(&foreign, &b) && !history.holds(&b, &foreign) && !history.holds(&foreign, &a));

        // A later session that went back, and a line cut off.
        let mut second = Lineage::new();
        for known in [&a, &c] {
            second.found(known);
        }
        second.log(&log, &NoSeam).unwrap();
        let history = History::read(std::iter::once(log.clone()));
        assert!(history.holds(&c, &a), "the older session knows");
        second.own(&a);
        second.log(&log, &NoSeam).unwrap();
        disk::append(&log, &format!("\n{} 9 10 {}", second.session, &c[..40]), &NoSeam).unwrap();
        let history = History::read(std::iter::once(log));
        assert!(history.holds(&a, &c) && !history.holds(&c, &a));
    }
}
