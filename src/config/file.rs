//! One settings file: its top-level keys with their lines, and what was not understood.

use crate::text::nearest;
use std::path::Path;

/// A key of the file.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its name.
    pub(super) key: String,
    /// Its value.
    pub(super) value: toml::Value,
    /// Its line, from 1.
    pub(super) line: usize,
    /// The column of its value, from 1.
    pub(super) column: usize,
    /// Where it is a table: the keys in it, and in tables in it, with their lines and columns.
    pub(super) inner: Vec<(String, (usize, usize))>,
}

/// What a file holds.
#[derive(Debug)]
pub(super) struct Found {
    /// Known keys, in the order of the file.
    pub(super) entries: Vec<Entry>,
    /// Unknown ones, one sentence each.
    pub(super) warnings: Vec<String>,
}

/// Reads the file at `path`; `None` when there is none. The error is a sentence for people.
pub(super) fn read(path: &Path, known: &[&str]) -> Result<Option<Found>, String> {
    let shown = path.display();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(format!("{shown}: the settings can't be read ({error}); the defaults are used."));
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let parsed = toml_edit::Document::parse(text).map_err(|error| {
        let (line, column) = error.span().map_or((1, 1), |span| line_column(text, span.start));
        format!("{shown}:{line}:{column}: the settings don't parse ({}); mend the line, until then they are not used.", one_line(error.message()))
    })?;
    let values: toml::Table = toml::from_str(text)
        .map_err(|error| format!("{shown}: {}; the settings are not used.", one_line(error.message())))?;
    let mut found = Found { entries: Vec::new(), warnings: Vec::new() };
    let table = parsed.as_table();
    for (key, value) in values {
        let start = table
            .key(&key)
            .and_then(toml_edit::Key::span)
            .or_else(|| table.get(&key).and_then(toml_edit::Item::span));
        let (line, at) = start.map_or((1, 1), |span| line_column(text, span.start));
        if known.contains(&key.as_str()) {
            let mut inner = Vec::new();
            if let Some(item) = table.get(&key) {
                lines_in(item, text, &mut inner);
            }
            let value_at = table.get(&key).and_then(toml_edit::Item::span);
            let column = value_at.map_or(at, |span| line_column(text, span.start).1);
            found.entries.push(Entry { key, value, line, column, inner });
        } else {
            let near = nearest(&key, known.iter().copied()).map_or_else(
                || format!("; known ones are {}", known.join(", ")),
                |near| format!("; did you mean `{near}`?"),
            );
            found
                .warnings
                .push(format!("{shown}:{line}:{at}: `{}` is no setting{near}", crate::text::clean(&key)));
        }
    }
    found.entries.sort_by_key(|entry| entry.line);
    Ok(Some(found))
}

/// The keys of a table and of the tables in it, with their lines and columns.
fn lines_in(item: &toml_edit::Item, text: &str, out: &mut Vec<(String, (usize, usize))>) {
    let Some(table) = item.as_table_like() else { return };
    for (name, item) in table.iter() {
        let span = table.key(name).and_then(toml_edit::Key::span).or_else(|| item.span());
        if let Some(span) = span {
            out.push((name.to_owned(), line_column(text, span.start)));
        }
        lines_in(item, text, out);
    }
}

/// Line and column (code points), from 1, of a byte.
fn line_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    (line, column)
}

/// A message of several lines as one.
fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}
