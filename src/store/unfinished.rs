//! What a person was writing when the program ended: kept until it is a note or thrown away.
//!
//! One small file per document and annotator in the state folder, with the words that the note is about, so
//! that they are found again when the text has changed meanwhile.

use super::places::key;
use super::{Options, StoreError, file_name, write_file};
use crate::document::Document;
use crate::text::{CodePoints, Span};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A note that was not finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// The annotation that was to be changed; `None` for a new one.
    pub annotation: Option<String>,
    /// The text it is about, in bytes of the canonical text.
    pub span: Option<Span>,
    /// What was written.
    pub text: String,
}

const FORMAT: &str = "attache.unfinished/1";

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    document: String,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    annotation: Option<String>,
    /// First code point of the words it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<usize>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    words: String,
}

impl Unfinished {
    /// What `annotator` was writing about `document`; `None` when there is nothing, or it cannot be read.
    #[must_use]
    pub fn load(document: &Document, annotator: &str, options: &Options) -> Option<Self> {
        let text = std::fs::read_to_string(path(document, annotator, options)?).ok()?;
        let file: File = toml::from_str(&text).ok().filter(|file: &File| file.format == FORMAT)?;
        Some(Self {
            span: place(document, file.at, &file.words),
            annotation: file.annotation,
            text: file.text,
        })
    }

    /// Keeps it. Nothing is written with `--no-save`.
    ///
    /// # Errors
    /// [`StoreError::Write`] when the file cannot be written.
    pub fn save(&self, document: &Document, annotator: &str, options: &Options) -> Result<(), StoreError> {
        let Some(path) = path(document, annotator, options).filter(|_| !options.no_save) else {
            return Ok(());
        };
        let words = self.span.and_then(|span| document.text.get(span.start..span.end));
        let points = CodePoints::new(&document.text);
        let file = File {
            format: FORMAT.to_owned(),
            document: document.name.clone(),
            text: self.text.clone(),
            annotation: self.annotation.clone(),
            at: self.span.map(|span| points.from_byte(&document.text, span.start)),
            words: words.unwrap_or_default().to_owned(),
        };
        let failed = |error: toml::ser::Error| StoreError::Write {
            path: path.clone(),
            source: std::io::Error::other(error.to_string()),
        };
        write_file(&path, &toml::to_string(&file).map_err(failed)?)
    }

    /// Forgets what was kept: it is a note now, or thrown away.
    pub fn forget(document: &Document, annotator: &str, options: &Options) {
        if let Some(path) = path(document, annotator, options).filter(|_| !options.no_save) {
            // Offered once more than needed is no harm.
            let _ = std::fs::remove_file(path);
        }
    }
}

fn path(document: &Document, annotator: &str, options: &Options) -> Option<PathBuf> {
    let name = format!("{}-{}", key(document), file_name(annotator));
    Some(options.places.state.as_ref()?.join("unfinished").join(name))
}

/// Where the words stand now: nearest to where they stood.
fn place(document: &Document, at: Option<usize>, words: &str) -> Option<Span> {
    let byte = CodePoints::new(&document.text).to_byte(&document.text, at?);
    let found = memchr::memmem::find_iter(document.text.as_bytes(), words.as_bytes());
    let start = found.min_by_key(|start| start.abs_diff(byte)).filter(|_| !words.is_empty())?;
    Some(Span::new(start, start + words.len()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::store::Places;

    #[test]
    fn what_was_written_comes_back_at_its_words() {
        let home = tempfile::tempdir().unwrap();
        let mut options = Options::new(Places::under(home.path()));
        let path = home.path().join("a.txt");
        let document = |text: &str| {
            std::fs::write(&path, text).unwrap();
            Document::open(&path).unwrap()
        };
        let before = document("Éins zwei. Drei vier.");
        let at = before.text.find("vier").unwrap();
        let note = |text: &str, span| Unfinished { annotation: None, span, text: text.to_owned() };
        let written = note("„Warum?\nUnd \\ wann?", Some(Span::new(at, at + 4)));
        options.no_save = true;
        written.save(&before, "ana", &options).unwrap();
        assert_eq!(Unfinished::load(&before, "ana", &options), None);
        options.no_save = false;
        written.save(&before, "ana", &options).unwrap();
        assert_eq!(Unfinished::load(&before, "ana", &options).as_ref(), Some(&written));
        assert_eq!(Unfinished::load(&before, "bo", &options), None);
        let after = document("Neu. Éins zwei. Drei vier.");
        let found = Unfinished::load(&after, "ana", &options).unwrap();
        assert_eq!(found.span.map(|span| span.start), after.text.find("vier"));
        let gone = document("Éins zwei.");
        assert_eq!(Unfinished::load(&gone, "ana", &options), Some(note(&written.text, None)));
        Unfinished::forget(&before, "ana", &options);
        assert_eq!(Unfinished::load(&before, "ana", &options), None);
    }
}
