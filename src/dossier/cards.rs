//! What a library tells of each document, kept in the user's cache: the list of a folder of thousands
//! stands at once the next time, and only what is new or changed is read.
//!
//! Notes are counted afresh every time: other people write them. The file can be deleted at any time; one
//! that is not whole, or was made by another program or with other words, is made again.

use super::index::Stamp;
use super::library::Facts;
use crate::extract::Format;
use crate::store::{read_cached, write_cached};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What is kept, first line of the file: any other means nothing that can be used.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Head {
    format: String,
    identity: u64,
}

/// A line of the file: one document.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Card {
    name: String,
    changed: u128,
    size: u64,
    title: Option<String>,
    date: Option<String>,
    issuer: Option<String>,
    form: Option<String>,
    parties: Vec<String>,
    words: usize,
    opening: String,
}

const FORMAT: &str = "attache.cards/1";

/// The cards of a folder.
#[derive(Debug, Default)]
pub struct Cards {
    root: PathBuf,
    file: Option<PathBuf>,
    identity: u64,
    known: HashMap<String, Card>,
    /// How many of them are not in the file yet.
    new: usize,
}

impl Cards {
    /// Those kept of the folder `root` in the cache folder `cache`; `identity` as for the index
    /// ([`super::index::identity`]).
    #[must_use]
    pub fn open(root: &Path, cache: Option<&Path>, identity: u64) -> Self {
        let file = cache.map(|cache| cache.join("cards.jsonl"));
        let known = file.as_deref().and_then(read_cached).and_then(|bytes| read(&bytes, identity));
        Self { root: root.to_owned(), file, identity, known: known.unwrap_or_default(), new: 0 }
    }

    fn name<'p>(&self, path: &'p Path) -> Option<&'p str> {
        path.strip_prefix(&self.root).unwrap_or(path).to_str()
    }

    /// What is known of the document at `path`, without any notes; `None` when it is new or has this
    /// other stamp.
    #[must_use]
    pub fn of(&self, path: &Path, stamp: Stamp) -> Option<Facts> {
        let card = self.known.get(self.name(path)?)?;
        let same = (card.changed, card.size) == (stamp.changed, stamp.size) && stamp != Stamp::default();
        same.then(|| Facts {
            title: card.title.clone(),
            date: card.date.clone(),
            issuer: card.issuer.clone(),
            form: card.form.as_deref().and_then(Format::parse).map(|format| format.word()),
            parties: card.parties.clone(),
            words: card.words,
            opening: card.opening.clone(),
            ..Facts::default()
        })
    }

    /// Takes in what was read of a document that had this stamp before it was read.
    pub fn put(&mut self, path: &Path, stamp: Stamp, facts: &Facts) {
        let Some(name) = self.name(path).map(str::to_owned) else { return };
        let card = Card {
            name: name.clone(),
            changed: stamp.changed,
            size: stamp.size,
            title: facts.title.clone(),
            date: facts.date.clone(),
            issuer: facts.issuer.clone(),
            form: facts.form.map(str::to_owned),
            parties: facts.parties.clone(),
            words: facts.words,
            opening: facts.opening.clone(),
        };
        self.known.insert(name, card);
        self.new += 1;
    }

    /// How many are not in the file yet.
    #[must_use]
    pub const fn unkept(&self) -> usize {
        self.new
    }

    /// Writes the file, if there is anything new. Where it cannot be written the documents are read again
    /// the next time: nobody need be told.
    pub fn keep(&mut self) {
        let Some(file) = self.file.as_deref().filter(|_| self.new > 0) else { return };
        let head = Head { format: FORMAT.to_owned(), identity: self.identity };
        let Ok(mut out) = serde_json::to_string(&head) else { return };
        out.push('\n');
        // What is gone from the folder is forgotten.
        self.known.retain(|name, _| self.root.join(name).exists());
        for card in self.known.values() {
            let Ok(line) = serde_json::to_string(card) else { continue };
            out.push_str(&line);
            out.push('\n');
        }
        let _ = write_cached(file, out.as_bytes());
        self.new = 0;
    }
}

fn read(bytes: &[u8], identity: u64) -> Option<HashMap<String, Card>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut lines = text.lines();
    let head: Head = serde_json::from_str(lines.next()?).ok()?;
    if head != (Head { format: FORMAT.to_owned(), identity }) {
        return None;
    }
    let card = |line| serde_json::from_str::<Card>(line).ok().map(|card| (card.name.clone(), card));
    Some(lines.filter_map(card).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn what_was_read_is_known_the_next_time_unless_anything_changed() {
        let dir = tempfile::tempdir().unwrap();
        let (root, cache) = (dir.path().join("texts"), dir.path().join("cache"));
        std::fs::create_dir(&root).unwrap();
        let path = root.join("a.txt");
        std::fs::write(&path, "text").unwrap();
        let stamp = Stamp::of(&path);
        let facts = Facts {
            title: Some("A “title”\twith signs".into()),
            form: Some(Format::Call.word()),
            parties: vec!["Mara Tolen".into()],
            words: 4,
            ..Facts::default()
        };
        let mut cards = Cards::open(&root, Some(&cache), 7);
        assert_eq!(cards.of(&path, stamp), None);
        cards.put(&path, stamp, &Facts { own: 3, ..facts.clone() });
        cards.put(&root.join("gone.txt"), stamp, &facts);
        cards.keep();
        let again = Cards::open(&root, Some(&cache), 7);
        assert_eq!(again.of(&path, stamp), Some(facts), "and no notes: they are counted each time");
        assert_eq!(again.of(&root.join("gone.txt"), stamp), None);
        assert_eq!(again.of(&path, Stamp { size: stamp.size + 1, ..stamp }), None);
        assert_eq!(Cards::open(&root, Some(&cache), 8).of(&path, stamp), None, "other words, other cards");
        // Half a file is half as good, never wrong.
        let file = cache.join("cards.jsonl");
        let bytes = std::fs::read(&file).unwrap();
        std::fs::write(&file, &bytes[..bytes.len() - 9]).unwrap();
        assert_eq!(Cards::open(&root, Some(&cache), 7).of(&path, stamp), None);
        std::fs::write(&file, b"\xff\xfe no such file").unwrap();
        assert_eq!(Cards::open(&root, Some(&cache), 7).of(&path, stamp), None);
    }
}
