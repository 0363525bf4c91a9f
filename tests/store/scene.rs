//! A document in a temporary folder, and layers on it.

use attache::annotation::{Anchor, Annotation, Kind};
use attache::document::Document;
use attache::store::{Layers, Options, Places, Seam, open};
use attache::text::Span;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub const TEXT: &str = "Foreign Minister Mara Ilves Meets Envoy of Korvia\n\nOn 3 March, Mara Ilves met Dato Renn in Tavia.\n\n\
    Ilves said that Sarvan will send a delegation in April. The two sides agreed to stay in touch.\n\n\
    Renn said that Korvia opposes any force. The two sides agreed to meet again in June.\n";

/// A folder that goes away with the test.
pub struct Scene {
    pub folder: tempfile::TempDir,
}

impl Scene {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("readout.txt"), TEXT).unwrap();
        Self { folder }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("readout.txt")
    }

    pub fn document(&self) -> Document {
        Document::open(&self.path()).unwrap()
    }

    pub fn places(&self) -> Places {
        Places::under(&self.folder.path().join("home"))
    }

    pub fn open(&self) -> Layers {
        open(&self.document(), "ana", &Options::new(self.places()))
    }

    pub fn open_with(&self, seam: Arc<dyn Seam>) -> Layers {
        open(&self.document(), "ana", &Options { seam: Some(seam), ..Options::new(self.places()) })
    }

    /// Ana's layer beside the document.
    pub fn layer_path(&self) -> PathBuf {
        self.folder.path().join("readout.txt.notes").join("ana.toml")
    }

    pub fn layer_text(&self) -> String {
        fs::read_to_string(self.layer_path()).unwrap()
    }

    pub fn write_layer(&self, text: &str) {
        fs::create_dir_all(self.layer_path().parent().unwrap()).unwrap();
        fs::write(self.layer_path(), text).unwrap();
    }

    /// Every file below a folder, sorted.
    pub fn files(folder: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let Ok(entries) = fs::read_dir(folder) else { return found };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() { found.extend(Self::files(&path)) } else { found.push(path) }
        }
        found.sort();
        found
    }
}

/// A note on the first place of `quote`.
pub fn note(document: &Document, quote: &str, words: &str) -> Annotation {
    let start = document.text.find(quote).unwrap();
    let mut annotation = Annotation::new(Kind::Note);
    annotation.note = words.to_owned();
    annotation.targets = vec![Anchor::new(document, Span::new(start, start + quote.len()))];
    annotation
}
