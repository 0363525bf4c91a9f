//! Annotations as TOML text: a new entry in the house form, or a changed key in a text made by hand.

use super::write_value::{Fields, fields, value_text};
use crate::annotation::{Annotation, DocumentInfo, FORMAT};
use std::fmt::Write as _;
use toml_edit::{DocumentMut, InlineTable, Item, Table, TableLike, Value};

/// The head of a new file.
pub(super) fn head_text(annotator: &str, document: &DocumentInfo) -> String {
    let mut text = format!("format = \"{FORMAT}\"\nannotator = {}\n\n[document]\n", value_text(annotator));
    for (key, value) in document_fields(document) {
        let _ = writeln!(text, "{key} = {}", value.to_string().trim());
    }
    text
}

/// The keys of `[document]`.
fn document_fields(document: &DocumentInfo) -> Fields {
    let mut found: Fields = vec![("file".to_owned(), string(&document.file))];
    found.extend(document.title.as_deref().map(|title| ("title".to_owned(), string(title))));
    found.push(("sha256".to_owned(), string(&document.sha256)));
    found.push(("length".to_owned(), Value::from(i64::try_from(document.length).unwrap_or(i64::MAX))));
    found.extend(document.reader.as_deref().map(|reader| ("reader".to_owned(), string(reader))));
    found
}

fn string(text: &str) -> Value {
    super::write_value::string(text)
}

/// `head` with `[document]` saying `new` where it said `old`; `None` if it holds no such table.
pub(super) fn with_document(head: &str, old: &DocumentInfo, new: &DocumentInfo) -> Option<String> {
    let mut parsed: DocumentMut = head.parse().ok()?;
    let table = parsed.get_mut("document")?.as_table_like_mut()?;
    change(table, &document_fields(old), &document_fields(new));
    Some(parsed.to_string())
}

/// A new entry: a blank line, the header, the keys.
pub(super) fn entry_text(annotation: &Annotation) -> String {
    let mut text = "\n[[annotation]]\n".to_owned();
    for (key, value) in fields(annotation, false) {
        let _ = writeln!(text, "{} = {}", toml_edit::Key::new(key).display_repr(), value.to_string().trim());
    }
    text
}

/// The entry `text`, which says `old`, changed to say `new`. Keys that say the same in both stand as
/// they are: their form, comments and order, and keys this version does not know.
pub(super) fn update_entry(text: &str, old: &Annotation, new: &Annotation) -> String {
    let changed = edit_entry(text, |table| {
        // A list of one target is a form a person may have chosen.
        let list = table.contains_key("targets");
        if table.contains_key("target") && table.contains_key("targets") && old.targets != new.targets {
            table.remove("target");
        }
        change(table, &fields(old, list), &fields(new, list));
    });
    changed.unwrap_or_else(|| entry_text(new))
}

/// The entry `text` with this id put first; `None` if it cannot be read as one.
pub(super) fn with_id(text: &str, id: &str) -> Option<String> {
    edit_entry(text, |table| change(table, &Vec::new(), &vec![("id".to_owned(), string(id))]))
}

fn edit_entry(text: &str, edit: impl FnOnce(&mut Table)) -> Option<String> {
    let mut parsed: DocumentMut = text.parse().ok()?;
    let table: &mut Table = parsed.get_mut("annotation")?.as_array_of_tables_mut()?.get_mut(0)?;
    let order: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    edit(table);
    put_in_order(table, &order);
    Some(parsed.to_string())
}

/// Move keys that are new since `order` before the first one that follows them in the house form.
fn put_in_order(table: &mut Table, order: &[String]) {
    if table.iter().all(|(key, _)| order.iter().any(|known| known == key)) {
        return;
    }
    let place = |key: &str| -> (usize, usize) {
        if let Some(at) = order.iter().position(|known| known == key) {
            return (at, usize::MAX);
        }
        let mine = rank(key).unwrap_or(usize::MAX);
        let before = order.iter().position(|known| rank(known).is_some_and(|theirs| theirs > mine));
        (before.unwrap_or(usize::MAX), mine)
    };
    // Keys of the table itself only: sub-tables keep the order of their headers.
    table.sort_values_by(|a, _, b, _| place(a.get()).cmp(&place(b.get())));
}

/// Where a key stands in the house form.
fn rank(key: &str) -> Option<usize> {
    super::write_value::ORDER.iter().position(|known| *known == key)
}

/// Change the keys of `table` that differ between `old` and `new`.
fn change(table: &mut dyn TableLike, old: &Fields, new: &Fields) {
    for (key, _) in old {
        if !new.iter().any(|(other, _)| other == key) {
            table.remove(key);
        }
    }
    for (key, value) in new {
        let was = old.iter().find(|(other, _)| other == key).map(|(_, value)| value);
        if was.is_some_and(|was| same(was, value)) {
            continue;
        }
        match table.get_mut(key) {
            Some(item) => put(item, was, value),
            None => {
                table.insert(key, Item::Value(value.clone()));
            }
        }
    }
}

/// Put `new` into `item`, which said `old`, and leave alone what need not change.
fn put(item: &mut Item, old: Option<&Value>, new: &Value) {
    if let (Some(table), Some(new)) = (item.as_table_like_mut(), new.as_inline_table()) {
        let parts = |table: &InlineTable| -> Fields {
            table.iter().map(|(k, v)| (k.to_owned(), v.clone())).collect()
        };
        let old = old.and_then(Value::as_inline_table).map(parts).unwrap_or_default();
        return change(table, &old, &parts(new));
    }
    let old_items = old.and_then(Value::as_array);
    if let (Some(new), Some(old)) = (new.as_array(), old_items)
        && new.len() == old.len()
        && new.iter().all(Value::is_inline_table)
    {
        if let Some(tables) = item.as_array_of_tables_mut().filter(|tables| tables.len() == new.len()) {
            for ((table, old), new) in tables.iter_mut().zip(old).zip(new) {
                let mut inner = Item::Table(std::mem::take(table));
                put(&mut inner, Some(old), new);
                if let Item::Table(inner) = inner {
                    *table = inner;
                }
            }
            return;
        }
        if let Some(values) = item.as_array_mut().filter(|values| values.len() == new.len()) {
            for ((value, old), new) in values.iter_mut().zip(old).zip(new) {
                let mut inner = Item::Value(value.clone());
                put(&mut inner, Some(old), new);
                if let Item::Value(inner) = inner {
                    *value = inner;
                }
            }
            return;
        }
    }
    let mut new = new.clone();
    if let Item::Value(old) = item {
        *new.decor_mut() = old.decor().clone();
    }
    *item = Item::Value(new);
}

fn same(a: &Value, b: &Value) -> bool {
    a.to_string().trim() == b.to_string().trim()
}
