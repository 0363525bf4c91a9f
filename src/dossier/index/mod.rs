//! The index of a dossier: the text and findings of every document, kept in the user's cache so that
//! only what has changed is read again.
//!
//! A file counts as unchanged while its time and size are; where they differ its bytes decide. The
//! documents are spread over [`SHARDS`] files by their names, so that one changed document rewrites a
//! small one; all of it is read, made and written in parallel. The folder of the index can be deleted
//! at any time, and a file of it that is not whole is made again.

mod bytes;
mod cached;
mod kept;
mod shard;

pub use cached::{Cached, Fresh};
pub use kept::{Kept, Outline};
pub use shard::{Record, Stamp};

use crate::document::{Document, documents_in};
use crate::extract::extract;
use crate::lexicon::{BUILTIN, Lexicon};
use crate::store::{read_cached, remove_cached, write_cached};
use rayon::prelude::*;
use shard::{Entry, Shard, number_of};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Files of an index.
pub const SHARDS: usize = 32;

/// How an index is opened.
pub struct Options<'o> {
    /// Where it is kept; `None` where nothing may be.
    pub cache: Option<&'o Path>,
    /// Whether it may be written.
    pub save: bool,
    /// The words to extract with.
    pub lexicon: &'o Lexicon,
    /// What else decides what is found: see [`identity`].
    pub identity: u64,
    /// Told after each document how many of how many are done. Asked from several threads.
    pub progress: &'o (dyn Fn(usize, usize) + Sync),
    /// Set from outside to stop: what was read by then is kept, and the index is not complete.
    pub stop: &'o AtomicBool,
}

/// The documents of a folder, read.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Every document, by path.
    pub records: Vec<Record>,
    /// How many were read anew.
    pub read: usize,
    /// How many stood in the cache.
    pub kept: usize,
    /// Whether it was stopped before all were read.
    pub stopped: bool,
    /// Why the cache could not be written, if it could not.
    pub unwritten: Option<String>,
}

impl Index {
    /// The documents that could not be read, with the reason.
    pub fn failed(&self) -> impl Iterator<Item = (&str, &str)> {
        self.records.iter().filter_map(|record| Some((record.name.as_str(), record.failed.as_deref()?)))
    }
}

/// A number for the program and all words that it extracts with: an index made with another one is made
/// again. `words` are the texts of further lexicon files.
#[must_use]
pub fn identity<'w>(words: impl IntoIterator<Item = &'w str>) -> u64 {
    let mut all: Vec<u8> = env!("CARGO_PKG_VERSION").as_bytes().to_vec();
    // The rules are part of the program: another build may find other things.
    if let Ok(program) = std::env::current_exe().and_then(std::fs::metadata) {
        all.extend(program.len().to_le_bytes());
        all.extend(changed(&program).to_le_bytes());
    }
    for text in BUILTIN.iter().map(|(_, text)| *text).chain(words) {
        all.extend(number_of(text.as_bytes()).to_le_bytes());
    }
    number_of(&all)
}

fn changed(meta: &std::fs::Metadata) -> u128 {
    let time = meta.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    time.map_or(0, |since| since.as_nanos())
}

/// Opens the index of all documents below `root`, reading what is new or changed.
///
/// # Errors
/// When the folder itself cannot be read.
pub fn open(root: &Path, options: &Options<'_>) -> std::io::Result<Index> {
    Ok(open_files(root, documents_in(root)?, options))
}

/// As [`open`], for files that were listed before; `root` is what their names are given from.
#[must_use]
pub fn open_files(root: &Path, files: Vec<PathBuf>, options: &Options<'_>) -> Index {
    let total = files.len();
    let mut parts: Vec<Vec<(String, PathBuf)>> = vec![Vec::new(); SHARDS];
    for path in files {
        let name = name_below(root, &path);
        #[allow(clippy::cast_possible_truncation)] // Only the low bits count.
        let part = number_of(name.as_bytes()) as usize % SHARDS;
        if let Some(part) = parts.get_mut(part) {
            part.push((name, path));
        }
    }
    let done = AtomicUsize::new(0);
    let told = || (options.progress)(done.fetch_add(1, Ordering::Relaxed) + 1, total);
    let opened: Vec<Part> = parts
        .into_par_iter()
        .enumerate()
        .map(|(number, files)| part(number, files, options, &told))
        .collect();
    let mut index = Index::default();
    for part in opened {
        index.read += part.read;
        index.kept += part.kept;
        index.stopped |= part.stopped;
        index.unwritten = index.unwritten.or(part.unwritten);
        let shard = Arc::new(part.shard);
        index.records.extend(shard.heads.iter().enumerate().map(|(at, head)| Record {
            name: head.name.clone(),
            failed: head.failed.clone(),
            shard: Arc::clone(&shard),
            at,
        }));
    }
    index.records.sort_by(|a, b| a.name.cmp(&b.name));
    index
}

/// What a file is called in the index of the documents below `root`.
fn name_below(root: &Path, path: &Path) -> String {
    let whole = || std::path::absolute(root).ok().and_then(|whole| path.strip_prefix(whole).ok());
    let below = path.strip_prefix(root).ok().or_else(whole);
    below.unwrap_or(path).to_string_lossy().into_owned()
}

/// What became of one file of the index.
struct Part {
    shard: Shard,
    read: usize,
    kept: usize,
    stopped: bool,
    unwritten: Option<String>,
}

fn part(number: usize, files: Vec<(String, PathBuf)>, options: &Options<'_>, told: &dyn Fn()) -> Part {
    let path = options.cache.map(|cache| cache.join(format!("{number:02}")));
    let bytes = path.as_deref().and_then(read_cached);
    let old = bytes.and_then(|bytes| Shard::read(bytes, options.identity));
    let there = old.is_some();
    let old = old.unwrap_or_default();
    let known: BTreeMap<&str, usize> =
        old.heads.iter().enumerate().map(|(at, head)| (head.name.as_str(), at)).collect();
    let mut stopped = false;
    let mut entries: Vec<(String, Found)> = Vec::new();
    for (name, path) in files {
        let before = known.get(name.as_str()).and_then(|&at| Some((at, old.heads.get(at)?)));
        if options.stop.load(Ordering::Relaxed) {
            stopped = true;
            // What is there already is not lost by stopping.
            entries.extend(before.map(|(at, _)| (name, Found::Old { at, touched: None })));
            continue;
        }
        let found = find(&path, before.map(|(at, head)| (at, head.stamp, head.hash)), options.lexicon);
        entries.push((name, found));
        told();
    }
    let read = entries.iter().filter(|(_, found)| matches!(found, Found::New(..))).count();
    let kept = entries.len() - read;
    let same = there
        && kept == old.heads.len()
        && entries.iter().all(|(_, found)| matches!(found, Found::Old { touched: None, .. }));
    if same || (entries.is_empty() && !there) {
        return Part { shard: old, read, kept, stopped, unwritten: None };
    }
    let entries: Vec<Entry> =
        entries.into_iter().filter_map(|(name, found)| entry(name, found, &old)).collect();
    let bytes = Shard::write(options.identity, &entries);
    drop(entries);
    let mut unwritten = None;
    if let Some(path) = path.filter(|_| options.save) {
        if kept + read == 0 {
            remove_cached(&path);
        } else if let Err(error) = write_cached(&path, &bytes) {
            unwritten = Some(format!("{}: the index can't be kept ({error})", path.display()));
        }
    }
    let shard = Shard::read(bytes, options.identity).unwrap_or_default();
    Part { shard, read, kept, stopped, unwritten }
}

/// How a file stands to the index.
enum Found {
    /// It is there already; with another stamp if it was only touched.
    Old { at: usize, touched: Option<Stamp> },
    /// It is new or changed.
    New(Stamp, u64, Result<Box<Kept>, String>),
}

fn find(path: &Path, before: Option<(usize, Stamp, u64)>, lexicon: &Lexicon) -> Found {
    let stamp = Stamp::of(path);
    if let Some((at, old, _)) = before
        && old == stamp
        && stamp != Stamp::default()
    {
        return Found::Old { at, touched: None };
    }
    let hash = std::fs::read(path).map(|bytes| number_of(&bytes)).unwrap_or_default();
    if let Some((at, _, old)) = before
        && old == hash
        && hash != 0
    {
        return Found::Old { at, touched: Some(stamp) };
    }
    Found::New(stamp, hash, read(path, lexicon).map(Box::new))
}

/// Reads one document. A rule that fails on a text costs that text only.
fn read(path: &Path, lexicon: &Lexicon) -> Result<Kept, String> {
    let document = Document::open(path).map_err(|error| error.to_string())?;
    let findings = catch_unwind(AssertUnwindSafe(|| extract(&document, lexicon))).map_err(|_| {
        format!("{}: a rule of the extraction failed on this text; please report it", path.display())
    })?;
    Ok(Kept { text: document.text.to_string(), findings })
}

fn entry(name: String, found: Found, old: &Shard) -> Option<Entry> {
    Some(match found {
        Found::New(stamp, hash, outcome) => Entry { name, stamp, hash, outcome: outcome.map(|kept| *kept) },
        Found::Old { at, touched } => {
            let head = old.heads.get(at)?;
            let outcome = match &head.failed {
                Some(sentence) => Err(sentence.clone()),
                None => Ok(old.kept(at)?),
            };
            Entry { name, stamp: touched.unwrap_or(head.stamp), hash: head.hash, outcome }
        }
    })
}

#[cfg(test)]
mod tests;
