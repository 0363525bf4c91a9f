//! Where a reader left off in a document: one small file per document in the state folder.
//!
//! Each place is kept with the words that stand there, so that it is found again when the text has
//! changed meanwhile.

use super::places::{Places, key};
use super::{StoreError, write_file};
use crate::document::Document;
use crate::text::{CodePoints, grapheme};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Where a reader left off. All places are bytes of the canonical text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bookmark {
    /// The cursor.
    pub cursor: usize,
    /// The byte whose row was at the top of the screen.
    pub top: usize,
    /// Places kept under a letter.
    pub marks: BTreeMap<char, usize>,
    /// Starts of the paragraphs ticked as read.
    pub read: BTreeSet<usize>,
}

const FORMAT: &str = "attache.place/1";
/// Code points of the words kept with a place.
const WORDS: usize = 40;

/// A place as the file has it: code points, and the words there.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Spot {
    at: usize,
    words: String,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    document: String,
    sha256: String,
    cursor: Spot,
    top: Spot,
    #[serde(default)]
    marks: BTreeMap<String, Spot>,
    #[serde(default)]
    read: Vec<Spot>,
}

impl Places {
    /// The file of the place where a reader left off in `document`.
    #[must_use]
    pub fn bookmark(&self, document: &Document) -> Option<PathBuf> {
        Some(self.state.as_ref()?.join("places").join(format!("{}.toml", key(document))))
    }
}

impl Bookmark {
    /// The bookmark of a document; `None` when there is none or it cannot be read: a lost place is not
    /// worth a word.
    #[must_use]
    pub fn load(places: &Places, document: &Document) -> Option<Self> {
        let text = std::fs::read_to_string(places.bookmark(document)?).ok()?;
        let file: File = toml::from_str(&text).ok().filter(|file: &File| file.format == FORMAT)?;
        let points = CodePoints::new(&document.text);
        let same = file.sha256 == document.sha256;
        let find = |spot: &Spot| {
            let byte = points.to_byte(&document.text, spot.at);
            if same || spot.words.is_empty() {
                return Some(grapheme::floor(&document.text, byte));
            }
            let found = memchr::memmem::find_iter(document.text.as_bytes(), spot.words.as_bytes());
            found.min_by_key(|at| at.abs_diff(byte)).map(|at| grapheme::floor(&document.text, at))
        };
        // A mark whose words are gone is gone; the cursor stays about where it was.
        let near = |spot: &Spot| {
            let byte = points.to_byte(&document.text, spot.at);
            find(spot).unwrap_or_else(|| grapheme::floor(&document.text, byte))
        };
        let letter = |name: &str| name.chars().next();
        Some(Self {
            cursor: near(&file.cursor),
            top: near(&file.top),
            marks: file.marks.iter().filter_map(|(name, spot)| Some((letter(name)?, find(spot)?))).collect(),
            read: file.read.iter().filter_map(find).collect(),
        })
    }

    /// Keeps the bookmark of a document.
    ///
    /// # Errors
    /// [`StoreError::Write`] when the file cannot be written.
    pub fn save(&self, places: &Places, document: &Document) -> Result<(), StoreError> {
        let Some(path) = places.bookmark(document) else { return Ok(()) };
        if *self == Self::default() && !path.exists() {
            return Ok(());
        }
        let points = CodePoints::new(&document.text);
        let spot = |byte: usize| Spot {
            at: points.from_byte(&document.text, byte),
            words: document.text.get(byte..).unwrap_or("").chars().take(WORDS).collect(),
        };
        let file = File {
            format: FORMAT.to_owned(),
            document: document.name.clone(),
            sha256: document.sha256.clone(),
            cursor: spot(self.cursor),
            top: spot(self.top),
            marks: self.marks.iter().map(|(letter, &at)| (letter.to_string(), spot(at))).collect(),
            read: self.read.iter().map(|&at| spot(at)).collect(),
        };
        let failed = |error: toml::ser::Error| StoreError::Write {
            path: path.clone(),
            source: std::io::Error::other(error.to_string()),
        };
        write_file(&path, &toml::to_string(&file).map_err(failed)?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn places_come_back_and_follow_their_words() {
        let dir = tempfile::tempdir().unwrap();
        let places = Places::under(dir.path());
        let path = dir.path().join("a.txt");
        std::fs::write(&path, "Éins zwei.\n\nDrei vier fünf.\n\nSechs.\n").unwrap();
        let document = Document::open(&path).unwrap();
        assert_eq!(Bookmark::load(&places, &document), None);
        let at = |words: &str| document.text.find(words).unwrap();
        let bookmark = Bookmark {
            cursor: at("vier"),
            top: at("Drei"),
            marks: BTreeMap::from([('a', at("fünf")), ('b', at("zwei"))]),
            read: BTreeSet::from([at("Drei")]),
        };
        bookmark.save(&places, &document).unwrap();
        assert_eq!(Bookmark::load(&places, &document), Some(bookmark));
        // The text grew before the places, and one of them is gone.
        std::fs::write(&path, "Something new. Éins drei.\n\nDrei vier fünf.\n\nSechs.\n").unwrap();
        let changed = Document::open(&path).unwrap();
        let found = Bookmark::load(&places, &changed).unwrap();
        assert!(changed.text[found.cursor..].starts_with("vier"));
        assert_eq!(found.marks.keys().collect::<Vec<_>>(), [&'a']);
        assert!(changed.text[found.marks[&'a']..].starts_with("fünf"));
        assert_eq!(found.read.len(), 1);
    }

    #[test]
    fn a_broken_or_foreign_file_is_no_bookmark_and_nothing_is_written_for_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let places = Places::under(dir.path());
        let document = Document::from_text("-", "One.\n");
        Bookmark::default().save(&places, &document).unwrap();
        let path = places.bookmark(&document).unwrap();
        assert!(!path.exists());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, "format = \"attache.place/9\"").unwrap();
        assert_eq!(Bookmark::load(&places, &document), None);
    }
}
