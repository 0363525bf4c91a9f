//! The views of a dossier, one file per view: as text, as JSON, as a table.

pub mod duplicates;
pub mod ledger;
pub mod matrix;
pub mod novelty;
pub mod phrases;
pub mod summary;
pub mod timeline;
pub mod tone;
pub mod veiled;

use super::extract_csv::harmless_cell;
use crate::dossier::Place;
use crate::dossier::calendar::Days;
use crate::text::flat;
use crate::text::{CodePoints, clean};
use serde_json::{Value, json};
use std::cell::OnceCell;
use std::fmt::Write as _;

/// A document as the exports name it.
#[derive(Clone, Debug, Default)]
pub struct Listed<'a> {
    /// Its path, as the user would type it.
    pub name: &'a str,
    /// Its canonical text.
    pub text: &'a str,
    /// Its title.
    pub title: Option<&'a str>,
    /// When.
    pub when: Option<Days>,
}

/// The documents that a view was made from, in its order, and what could not be read.
#[derive(Debug, Default)]
pub struct Catalogue<'a> {
    /// What was read: a folder or a document.
    pub root: &'a str,
    documents: Vec<(Listed<'a>, OnceCell<CodePoints>)>,
    /// Documents that could not be read, with the reason.
    pub unreadable: &'a [(String, String)],
    /// What a reader has to know of the result.
    pub notices: &'a [String],
}

impl<'a> Catalogue<'a> {
    /// A catalogue of `documents`.
    #[must_use]
    pub fn new(
        root: &'a str,
        documents: Vec<Listed<'a>>,
        unreadable: &'a [(String, String)],
        notices: &'a [String],
    ) -> Self {
        let documents = documents.into_iter().map(|listed| (listed, OnceCell::new())).collect();
        Self { root, documents, unreadable, notices }
    }

    /// How many documents there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    fn name(&self, document: usize) -> &'a str {
        self.documents.get(document).map_or("", |(listed, _)| listed.name)
    }

    fn when(&self, document: usize) -> Option<Days> {
        self.documents.get(document).and_then(|(listed, _)| listed.when)
    }

    fn date(&self, document: usize) -> String {
        self.when(document).map(|when| when.first.to_string()).unwrap_or_default()
    }

    /// The words of a place on one line.
    fn words(&self, place: &Place) -> String {
        self.documents.get(place.document).map_or_else(String::new, |(l, _)| flat(place.span.of(l.text)))
    }

    /// "readout.txt c5".
    fn source(&self, place: &Place) -> String {
        let claim = place.claim.map_or_else(String::new, |claim| format!(" c{claim}"));
        format!("{}{claim}", self.name(place.document))
    }

    /// First code point and one past the last.
    fn range(&self, place: &Place) -> (usize, usize) {
        self.documents.get(place.document).map_or((0, 0), |(listed, points)| {
            points.get_or_init(|| CodePoints::new(listed.text)).range(listed.text, place.span)
        })
    }

    /// A place as JSON: the document by its index in the list of documents.
    fn place(&self, place: &Place) -> Value {
        let (start, end) = self.range(place);
        let claim = place.claim.map(|claim| format!("c{claim}"));
        json!({"document": place.document, "start": start, "end": end, "claim": claim})
    }

    fn places(&self, places: &[Place]) -> Vec<Value> {
        places.iter().map(|place| self.place(place)).collect()
    }

    /// The object that every view begins with: its format, the documents, and what was not read.
    fn head(&self, format: &str) -> serde_json::Map<String, Value> {
        let documents: Vec<Value> = self
            .documents
            .iter()
            .map(|(listed, _)| {
                let date = listed.when.map(iso);
                json!({"path": listed.name, "title": listed.title.map(flat), "date": date})
            })
            .collect();
        let unreadable: Vec<Value> =
            self.unreadable.iter().map(|(path, error)| json!({"path": path, "error": error})).collect();
        let mut object = serde_json::Map::new();
        object.insert("format".to_owned(), format.into());
        object.insert("documents".to_owned(), documents.into());
        object.insert("unreadable".to_owned(), unreadable.into());
        object.insert("notices".to_owned(), self.notices.into());
        object
    }

    /// The first lines of a view for people.
    fn opening(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{} in {}", counted(self.len(), "document"), clean(self.root));
        if !self.unreadable.is_empty() {
            let _ = writeln!(out, "{} could not be read", counted(self.unreadable.len(), "file"));
        }
        for notice in self.notices {
            let _ = writeln!(out, "{}", clean(notice));
        }
        out.push('\n');
        out
    }
}

/// `2031-03-04`, or `2031-03-04/2031-03-06`.
fn iso(days: Days) -> String {
    if days.first == days.last { days.first.to_string() } else { format!("{}/{}", days.first, days.last) }
}

/// "1 document", "3 documents".
fn counted(count: usize, noun: &str) -> String {
    match noun.strip_suffix("ry") {
        Some(stem) if count != 1 => format!("{count} {stem}ries"),
        _ => format!("{count} {noun}{}", if count == 1 { "" } else { "s" }),
    }
}

/// Cells that a spreadsheet will not run.
fn harmless<const N: usize>(row: [String; N]) -> [String; N] {
    row.map(harmless_cell)
}

/// `text` on `cells` cells, cut with "…" or filled up with blanks.
fn fitted(text: &str, cells: usize) -> String {
    use crate::text::width::{fit, width};
    let text = clean(text);
    if width(&text) <= cells {
        return format!("{text}{}", " ".repeat(cells - width(&text)));
    }
    let cut = fit(&text, cells.saturating_sub(1));
    format!("{cut}…{}", " ".repeat(cells.saturating_sub(width(cut) + 1)))
}
