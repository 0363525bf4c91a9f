//! A folder as a library: its documents, and what can be told of each without opening it.

use crate::annotation::{Kind, Layer};
use crate::document::{Block, Document, documents_in};
use crate::extract::Findings;
use crate::store::Layers;
use std::path::{Path, PathBuf};

/// What is known of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its title.
    pub title: Option<String>,
    /// Its date or dates, ISO 8601.
    pub date: Option<String>,
    /// Who published it.
    pub issuer: Option<String>,
    /// A call, a meeting, a statement …
    pub form: Option<&'static str>,
    /// Who takes part.
    pub parties: Vec<String>,
    /// Annotations of the reader's.
    pub own: usize,
    /// Annotations of colleagues.
    pub others: usize,
    /// Those of them that are new or changed since the reader was there last.
    pub fresh: usize,
    /// Words in it.
    pub words: usize,
    /// Its first words, for a preview.
    pub opening: String,
}

/// How far a document has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Not yet.
    Waiting,
    /// What was found.
    Read(Box<Facts>),
    /// Why it could not be: one sentence.
    Failed(String),
}

/// A document of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub path: PathBuf,
    /// Its path below the folder.
    pub name: String,
    /// How far it has been read.
    pub reading: Reading,
}

impl Entry {
    /// What was found, once it was read.
    #[must_use]
    pub fn facts(&self) -> Option<&Facts> {
        match &self.reading {
            Reading::Read(facts) => Some(facts),
            _ => None,
        }
    }

    /// Its title, or its name while none is known.
    #[must_use]
    pub fn title(&self) -> &str {
        self.facts().and_then(|facts| facts.title.as_deref()).unwrap_or(&self.name)
    }
}

/// A folder that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The folder.
    pub root: PathBuf,
    /// Whether an `attache.toml` makes it a dossier.
    pub dossier: bool,
    /// Its documents, by path.
    pub entries: Vec<Entry>,
}

impl Shelf {
    /// What the folder is called: `.` and `..` have a name too.
    #[must_use]
    pub fn called(&self) -> String {
        let whole = std::path::absolute(&self.root).unwrap_or_else(|_| self.root.clone());
        let name = self.root.file_name().or_else(|| whole.file_name());
        name.map_or_else(|| self.root.to_string_lossy(), |name| name.to_string_lossy()).into_owned()
    }

    /// Lists the documents of `root`; none of them is opened.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn open(root: &Path) -> std::io::Result<Self> {
        let entries = documents_in(root)?
            .into_iter()
            .map(|path| {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
                Entry { path, name, reading: Reading::Waiting }
            })
            .collect();
        Ok(Self { root: root.to_owned(), dossier: root.join("attache.toml").is_file(), entries })
    }

    /// How many documents could not be read.
    #[must_use]
    pub fn failed(&self) -> usize {
        self.entries.iter().filter(|entry| matches!(entry.reading, Reading::Failed(_))).count()
    }

    /// How many were tried.
    #[must_use]
    pub fn tried(&self) -> usize {
        self.entries.iter().filter(|entry| entry.reading != Reading::Waiting).count()
    }
}

/// Characters of a preview.
const OPENING: usize = 600;

/// The beginning of a text; that it goes on is shown.
fn cut(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(OPENING) else { return text.trim_end().to_owned() };
    let whole = text.get(..end).unwrap_or(text);
    format!("{} …", whole.rsplit_once(' ').map_or(whole, |(words, _)| words).trim_end())
}

/// How many notes a layer has. Decisions, verdicts and what else is kept there are no notes.
fn written(layer: &Layer) -> usize {
    layer.annotations.iter().filter(|a| matches!(a.kind, Kind::Note | Kind::Reply)).count()
}

/// What is known of `document`.
#[must_use]
pub fn facts(document: &Document, findings: &Findings, layers: &Layers) -> Facts {
    let card = &findings.card;
    let body = document.blocks.iter().filter(|block| block.kind.is_body());
    let mut opening = String::new();
    for block in body {
        opening.push_str(&words_of(document, block));
        opening.push(' ');
        if opening.chars().count() > OPENING {
            break;
        }
    }
    Facts {
        title: card.title.as_deref().map(flat),
        date: card
            .date
            .clone()
            .or_else(|| card.released.as_ref().and_then(|r| r.get(..10)).map(str::to_owned)),
        issuer: card.issuer.clone(),
        form: card.format.map(|format| format.word()),
        parties: card.parties.iter().map(|party| party.name.clone()).collect(),
        own: written(layers.own.layer()),
        others: layers.others.iter().map(|other| written(&other.layer)).sum(),
        fresh: 0,
        words: document.text.split_whitespace().count(),
        opening: cut(&opening),
    }
}

/// The words of a block as they are read: without the markup between its pieces.
fn words_of(document: &Document, block: &Block) -> String {
    let mut out = String::new();
    let mut end = block.span.start;
    for piece in &block.pieces {
        let between = document.text.get(end..piece.start).unwrap_or("");
        if between.contains(char::is_whitespace) {
            out.push(' ');
        }
        out.push_str(piece.of(&document.text));
        end = piece.end;
    }
    flat(&out)
}

/// A title on one line.
fn flat(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::extract::extract;
    use crate::lexicon::Lexicon;
    use crate::store::{self, Options, Places};

    #[test]
    fn a_folder_is_listed_and_its_documents_told() {
        let dir = tempfile::tempdir().unwrap();
        let text = "Ma Rensheng Meets with Pavel Orlenko\n2031-03-04 11:14\n\nMa Rensheng said that the lake must stay open.\n";
        std::fs::write(dir.path().join("b.txt"), text).unwrap();
        std::fs::write(dir.path().join("a.pdf"), "no pdf").unwrap();
        std::fs::write(dir.path().join("attache.toml"), "").unwrap();
        let shelf = Shelf::open(dir.path()).unwrap();
        let names: Vec<_> = shelf.entries.iter().map(|e| e.name.as_str()).collect();
        assert_eq!((names, shelf.dossier), (vec!["a.pdf", "b.txt"], true));
        let document = Document::open(&shelf.entries[1].path).unwrap();
        let findings = extract(&document, Lexicon::builtin());
        let options = Options::new(Places::under(&dir.path().join("home")));
        let facts = facts(&document, &findings, &store::open(&document, "ana", &options));
        assert_eq!(facts.title.as_deref(), Some("Ma Rensheng Meets with Pavel Orlenko"));
        assert_eq!(facts.date.as_deref(), Some("2031-03-04"));
        assert_eq!((facts.own, facts.others), (0, 0));
        assert!(facts.opening.starts_with("Ma Rensheng said"), "{}", facts.opening);
    }

    #[test]
    fn markup_is_no_part_of_a_preview() {
        let text = "# Call\n\nShe said **firmly** that the [lake](https://example.org) is *open*\nto all.\n";
        let document = Document::from_text("a.md", text);
        let block = document.blocks.iter().find(|block| block.kind.is_body()).unwrap();
        assert_eq!(words_of(&document, block), "She said firmly that the lake is open to all.");
    }

    #[test]
    fn the_folder_one_stands_in_has_a_name() {
        let shelf = |root: &str| Shelf { root: root.into(), dossier: false, entries: Vec::new() };
        assert_eq!(shelf("talks/lake").called(), "lake");
        let here = std::env::current_dir().unwrap();
        assert_eq!(shelf(".").called(), here.file_name().unwrap().to_string_lossy());
    }
}
