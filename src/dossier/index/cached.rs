//! The index as it stands in the cache, for who looks something up and must not wait for it to be made:
//! it answers for the files that have not changed since, and for no other.

use super::kept::Kept;
use super::shard::{Shard, Stamp};
use super::{SHARDS, changed, name_below};
use crate::store::read_cached;
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What the cache knows of the documents below a folder.
#[derive(Debug)]
pub struct Cached {
    root: PathBuf,
    shards: Vec<Shard>,
    /// By name: shard and place in it.
    known: HashMap<String, (usize, usize)>,
}

/// A document that has not changed since it was read.
#[derive(Clone, Copy, Debug)]
pub struct Fresh<'c> {
    shard: &'c Shard,
    at: usize,
}

impl Cached {
    /// The index in the folder `cache` of the documents below `root`; `None` where there is none that this
    /// program has made with these words.
    #[must_use]
    pub fn open(root: &Path, cache: &Path, identity: u64) -> Option<Self> {
        let read = |number: usize| Shard::read(read_cached(&cache.join(format!("{number:02}")))?, identity);
        let shards: Vec<Shard> = (0..SHARDS).into_par_iter().filter_map(read).collect();
        let mut known = HashMap::new();
        for (number, shard) in shards.iter().enumerate() {
            let names = shard.heads.iter().enumerate().filter(|(_, head)| head.failed.is_none());
            known.extend(names.map(|(at, head)| (head.name.clone(), (number, at))));
        }
        (!known.is_empty()).then(|| Self { root: root.to_owned(), shards, known })
    }

    /// The document at `path`, where it is known and its file has kept its time and size.
    #[must_use]
    pub fn fresh(&self, path: &Path) -> Option<Fresh<'_>> {
        let &(number, at) = self.known.get(&name_below(&self.root, path))?;
        let shard = self.shards.get(number)?;
        let meta = std::fs::metadata(path).ok()?;
        let now = Stamp { changed: changed(&meta), size: meta.len() };
        (shard.heads.get(at)?.stamp == now && now != Stamp::default()).then_some(Fresh { shard, at })
    }
}

impl<'c> Fresh<'c> {
    /// Its canonical text.
    #[must_use]
    pub fn text(self) -> Option<&'c str> {
        self.shard.text(self.at)
    }

    /// Its text and findings.
    #[must_use]
    pub fn kept(self) -> Option<Kept> {
        self.shard.kept(self.at)
    }
}
