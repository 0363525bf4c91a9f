//! A layer file as it is read: data, pieces of text, and what is wrong with it.

use super::entry::{Slip, entry};
use super::shape::{Walk, made_up_id};
use super::text::{LayerText, cut};
use super::{Problem, Reason};
use crate::annotation::{DocumentInfo, FORMAT, Layer};
use std::collections::BTreeSet;
use std::path::Path;
use toml::Spanned;
use toml::de::DeTable;
use unicode_normalization::UnicodeNormalization;

/// So many things wrong with one file are told; whoever mends them sees the rest after that.
const TOLD: usize = 8;

/// A layer file, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Decoded {
    /// What could be read.
    pub(super) layer: Layer,
    /// The text in pieces.
    pub(super) text: LayerText,
    /// Why it cannot be written.
    pub(super) reason: Option<Reason>,
    /// What the reader should be told.
    pub(super) problems: Vec<Problem>,
}

/// Read a layer file. `annotator` is the one its name stands for; `None` if the name says nothing.
pub(super) fn decode(path: &Path, bytes: &[u8], annotator: Option<&str>) -> Decoded {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or(&[]);
            let good = String::from_utf8_lossy(good).into_owned();
            let slip = Slip::new(good.len()..good.len(), "this is not UTF-8 text".to_owned());
            let problem = problem(path, &good, &slip);
            return Decoded {
                reason: Some(Reason::Broken(problem.clone())),
                problems: vec![problem],
                ..Decoded::default()
            };
        }
    };
    if let Some((layer, text)) = super::quick::file(path, text) {
        let mut decoded = Decoded { layer, text, reason: None, problems: Vec::new() };
        decoded.reason = anothers(&decoded.layer, annotator);
        decoded.tell(path);
        return decoded;
    }
    slowly(path, text, annotator)
}

/// By the rules of TOML, whatever the form.
pub(super) fn slowly(path: &Path, text: &str, annotator: Option<&str>) -> Decoded {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut slips: Vec<Slip> = errors
        .iter()
        .map(|error| {
            Slip::new(error.span().unwrap_or(0..0), format!("this is not TOML: {}", error.message()))
        })
        .collect();
    let table = table.get_ref();
    let mut walk = Walk::default();
    let shape = walk.file(text, table);
    let mut layer = Layer::default();
    head(table, &mut layer, &mut slips);
    let newer = newer_format(&layer.format);
    let (ids, renamed) = annotations(text, table, &walk, &mut layer, &mut slips, newer.is_some());
    if let Err(slip) = shape {
        slips.push(slip);
    }
    // Where the TOML itself is broken, what was made of the rest says nothing about the rest.
    if !errors.is_empty() {
        slips.truncate(errors.len());
    }
    let text_pieces = cut(text, &walk.headers, &walk.ends, |n| ids.get(n).cloned().flatten());
    let mut problems: Vec<Problem> = slips.iter().map(|slip| problem(path, text, slip)).collect();
    let fatal = slips.iter().position(|slip| slip.fatal).and_then(|at| problems.get(at)).cloned();
    let reason =
        newer.map(Reason::Newer).or(fatal.map(Reason::Broken)).or_else(|| anothers(&layer, annotator));
    if problems.len() > TOLD {
        let message = format!("and {} more", problems.len() - TOLD);
        problems.truncate(TOLD);
        problems.push(Problem { path: path.to_owned(), line: None, column: None, message });
    }
    let mut decoded = Decoded { layer, text: text_pieces, reason, problems };
    decoded.tell(path);
    decoded.give_ids(&renamed);
    decoded
}

/// That a layer is in another name than that of its file.
fn anothers(layer: &Layer, annotator: Option<&str>) -> Option<Reason> {
    let name: String = annotator?.nfc().collect();
    let inside: String = layer.annotator.nfc().collect();
    (name != inside).then(|| Reason::OtherAnnotator(layer.annotator.clone()))
}

/// The annotation in the text of one entry.
pub(super) fn one_entry(text: &str) -> Option<crate::annotation::Annotation> {
    let table = DeTable::parse(text).ok()?;
    let item = table.get_ref().get("annotation")?.get_ref().as_array()?.first()?;
    let mut slips = Vec::new();
    let found = entry(item.get_ref().as_table()?, &mut slips)?;
    slips.is_empty().then_some(found)
}

impl Decoded {
    /// Says why the layer cannot be written, unless the slips have named the line already.
    fn tell(&mut self, path: &Path) {
        if let Some(reason) = self.reason.as_ref().filter(|reason| !matches!(reason, Reason::Broken(_))) {
            let message = reason.to_string();
            self.problems.insert(0, Problem { path: path.to_owned(), line: None, column: None, message });
        }
    }

    /// Write the ids that annotations were given into their text, so that the next save keeps them.
    fn give_ids(&mut self, given: &[String]) {
        for id in given {
            if let (Some(annotation), Some(text)) = (self.layer.get(id).cloned(), self.text.entry_mut(id))
                && let Some(new) = super::encode::with_id(text, &annotation.id)
            {
                *text = new;
            }
        }
    }
}

/// `format`, `annotator` and `[document]`.
fn head(table: &DeTable<'_>, layer: &mut Layer, slips: &mut Vec<Slip>) {
    let word = |table: &DeTable<'_>, key: &str, slips: &mut Vec<Slip>| -> Option<String> {
        let value = table.get(key)?;
        let found = value.get_ref().as_str().map(str::to_owned);
        if found.is_none() {
            slips.push(Slip::fatal(value.span(), format!("`{key}` should be text in quotes")));
        }
        found
    };
    match word(table, "format", slips) {
        Some(format) => {
            if format != FORMAT && newer_format(&format).is_none() {
                let span = table.get("format").map_or(0..0, Spanned::span);
                slips.push(Slip::fatal(span, format!("`format` should be \"{FORMAT}\"")));
            }
            layer.format = format;
        }
        None if !table.contains_key("format") => {
            slips.push(Slip::fatal(0..0, format!("the line format = \"{FORMAT}\" is missing")));
        }
        None => {}
    }
    layer.annotator = word(table, "annotator", slips).unwrap_or_default();
    let Some(document) = table.get("document") else { return };
    let Some(document) = document.get_ref().as_table() else {
        slips.push(Slip::fatal(document.span(), "`document` should be a table".to_owned()));
        return;
    };
    layer.document = DocumentInfo {
        file: word(document, "file", slips).unwrap_or_default(),
        title: word(document, "title", slips),
        sha256: word(document, "sha256", slips).unwrap_or_default(),
        length: document.get("length").and_then(|n| n.get_ref().as_integer()).and_then(whole).unwrap_or(0),
        reader: word(document, "reader", slips),
    };
}

/// A whole number that is not negative.
pub(super) fn whole(number: &toml::de::DeInteger<'_>) -> Option<usize> {
    usize::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok()
}

/// Decode the annotations. Gives the id of each one in the file (`None` for those of a kind this
/// version does not know) and the ids that had to be made up.
fn annotations(
    text: &str,
    table: &DeTable<'_>,
    walk: &Walk,
    layer: &mut Layer,
    slips: &mut Vec<Slip>,
    newer: bool,
) -> (Vec<Option<String>>, Vec<String>) {
    let Some(value) = table.get("annotation") else { return (Vec::new(), Vec::new()) };
    let Some(items) = value.get_ref().as_array() else {
        slips.push(Slip::fatal(
            value.span(),
            "annotations stand under [[annotation]], in double brackets".to_owned(),
        ));
        return (Vec::new(), Vec::new());
    };
    let mut ids = Vec::with_capacity(items.len());
    let mut given = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (n, item) in items.iter().enumerate() {
        let Some(fields) = item.get_ref().as_table() else {
            slips.push(Slip::fatal(item.span(), "an annotation should be a table".to_owned()));
            ids.push(None);
            continue;
        };
        let before = slips.len();
        let Some(mut annotation) = entry(fields, slips) else {
            // Kept as it stands: somebody's newer program knows what it is.
            ids.push(None);
            continue;
        };
        if newer {
            // A newer file may mean something else by the same words; it is read-only anyway.
            slips.truncate(before);
        }
        if annotation.id.is_empty() || seen.contains(&annotation.id) {
            if !annotation.id.is_empty() {
                let span = fields.get("id").map_or(item.span(), Spanned::span);
                slips.push(Slip::note(
                    span,
                    format!("the id {} is used twice; this one gets a new id", annotation.id),
                ));
            }
            annotation.id = made_up_id(text, walk, n, &seen);
            given.push(annotation.id.clone());
        }
        seen.insert(annotation.id.clone());
        ids.push(Some(annotation.id.clone()));
        layer.annotations.push(annotation);
    }
    (ids, given)
}

/// The format, if it is of this family and newer than this program.
fn newer_format(format: &str) -> Option<String> {
    let (family, known) = FORMAT.rsplit_once('/')?;
    let version = format.strip_prefix(family)?.strip_prefix('/')?;
    let major: u32 = version.split('.').next()?.parse().ok()?;
    (major > known.parse().ok()?).then(|| format.to_owned())
}

/// A slip as a problem with line and column.
fn problem(path: &Path, text: &str, slip: &Slip) -> Problem {
    let before = text.get(..slip.span.start.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    Problem { path: path.to_owned(), line: Some(line), column: Some(column), message: slip.message.clone() }
}
