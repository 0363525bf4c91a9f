//! One file of the index: a share of the documents.
//!
//! `attache.index/1`, the identity of what made it, a table of words, a head per document, the bodies,
//! and a check sum over all of it. A file that does not fit in any way is made again.

use super::bytes::{Reader, Writer};
use super::kept::{self, Kept, Outline};
use std::hash::{BuildHasher as _, Hasher as _};
use std::path::Path;
use std::sync::Arc;

const MAGIC: &[u8] = b"attache.index/1\n";

/// How a file looked when it was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// When it was changed last, in nanoseconds since 1970.
    pub changed: u128,
    /// Its size in bytes.
    pub size: u64,
}

impl Stamp {
    /// Of the file at `path`; the default one where it cannot be told.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let told = |meta: std::fs::Metadata| Self { changed: super::changed(&meta), size: meta.len() };
        std::fs::metadata(path).map(told).unwrap_or_default()
    }
}

/// A document of the index without its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Path below the folder.
    pub(super) name: String,
    pub(super) stamp: Stamp,
    /// A number of the file's bytes.
    pub(super) hash: u64,
    /// Why it could not be read: one sentence.
    pub(super) failed: Option<String>,
    body: usize,
}

/// A document on its way into a shard.
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) stamp: Stamp,
    pub(super) hash: u64,
    pub(super) outcome: Result<Kept, String>,
}

/// A share of the documents, as bytes.
#[derive(Debug, Default)]
pub(super) struct Shard {
    bytes: Vec<u8>,
    table: Vec<String>,
    pub(super) heads: Vec<Head>,
    bodies: usize,
}

/// A number of bytes, the same on every day.
pub(super) fn number_of(bytes: &[u8]) -> u64 {
    let mut hasher = foldhash::quality::FixedState::with_seed(11).build_hasher();
    hasher.write(bytes);
    hasher.finish()
}

impl Shard {
    pub(super) fn write(identity: u64, entries: &[Entry]) -> Vec<u8> {
        let mut bodies = Writer::new();
        let starts: Vec<usize> = entries
            .iter()
            .map(|entry| {
                let start = bodies.bytes.len();
                if let Ok(kept) = &entry.outcome {
                    kept::write(&mut bodies, kept);
                }
                start
            })
            .collect();
        let mut w = Writer::new();
        w.bytes.extend_from_slice(MAGIC);
        w.number(identity);
        w.list(bodies.table(), |w, word| w.text(word));
        w.size(entries.len());
        for (entry, start) in entries.iter().zip(starts) {
            w.text(&entry.name);
            w.number(u64::try_from(entry.stamp.changed).unwrap_or(u64::MAX));
            w.number(entry.stamp.size);
            w.number(entry.hash);
            w.maybe(entry.outcome.as_ref().err(), |w, sentence| w.text(sentence));
            w.size(start);
        }
        w.bytes.extend_from_slice(&bodies.bytes);
        let sum = number_of(&w.bytes);
        w.bytes.extend_from_slice(&sum.to_le_bytes());
        w.bytes
    }

    /// `None` where the bytes are no shard of this identity.
    pub(super) fn read(mut bytes: Vec<u8>, identity: u64) -> Option<Self> {
        let end = bytes.len().checked_sub(8)?;
        let sum = u64::from_le_bytes(bytes.get(end..)?.try_into().ok()?);
        bytes.truncate(end);
        if !bytes.starts_with(MAGIC) || number_of(&bytes) != sum {
            return None;
        }
        let mut r = Reader { bytes: &bytes, at: MAGIC.len(), table: &[] };
        if r.number()? != identity {
            return None;
        }
        let table = r.list(|r| r.text().map(str::to_owned))?;
        let head = |r: &mut Reader<'_>| {
            Some(Head {
                name: r.text()?.to_owned(),
                stamp: Stamp { changed: u128::from(r.number()?), size: r.number()? },
                hash: r.number()?,
                failed: r.maybe(|r| r.text().map(str::to_owned))?,
                body: r.size()?,
            })
        };
        let heads = r.list(head)?;
        let bodies = r.at;
        Some(Self { bytes, table, heads, bodies })
    }

    fn body(&self, head: &Head) -> Reader<'_> {
        Reader { bytes: &self.bytes, at: self.bodies + head.body, table: &self.table }
    }

    pub(super) fn kept(&self, at: usize) -> Option<Kept> {
        let head = self.heads.get(at).filter(|head| head.failed.is_none())?;
        kept::read(&mut self.body(head))
    }

    /// The text of a document, which stands first.
    pub(super) fn text(&self, at: usize) -> Option<&str> {
        let head = self.heads.get(at).filter(|head| head.failed.is_none())?;
        self.body(head).text()
    }

    pub(super) fn outline(&self, at: usize) -> Option<Outline> {
        let head = self.heads.get(at).filter(|head| head.failed.is_none())?;
        kept::read_outline(&mut self.body(head))
    }
}

/// A document of an open index.
#[derive(Clone, Debug)]
pub struct Record {
    /// Path below the folder.
    pub name: String,
    /// Why it could not be read: one sentence.
    pub failed: Option<String>,
    pub(super) shard: Arc<Shard>,
    pub(super) at: usize,
}

impl Record {
    /// Its text and findings; `None` where it could not be read.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        self.shard.kept(self.at)
    }

    /// What the formula tracker needs of it.
    #[must_use]
    pub fn outline(&self) -> Option<Outline> {
        self.shard.outline(self.at)
    }
}
