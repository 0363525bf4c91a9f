//! Values in the house form of a layer file.

use crate::annotation::{Anchor, Annotation, DecidedFinding};
use std::fmt::Write as _;
use toml_edit::{Array, Datetime, InlineTable, Value};

/// Keys with their values, in the house form's order.
pub(super) type Fields = Vec<(String, Value)>;

/// The order of keys in a new entry.
pub(super) const ORDER: &[&str] = &[
    "id",
    "kind",
    "created",
    "modified",
    "re",
    "verdict",
    "status",
    "from",
    "to",
    "relation",
    "state",
    "caveat",
    "finding",
    "decision",
    "speakers",
    "act",
    "scope",
    "strength",
    "addressees",
    "due",
    "codes",
    "attributes",
    "speaker",
    "note",
    "target",
    "targets",
];

/// The keys of an annotation. `list`: write a single target as a list of one.
pub(super) fn fields(annotation: &Annotation, list: bool) -> Fields {
    let mut found: Fields = Vec::with_capacity(12);
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            found.push((key.to_owned(), value));
        }
    };
    let text = |field: &Option<String>| field.as_deref().map(string);
    let amended = &annotation.amended;
    put("id", Some(string(&annotation.id)));
    put("kind", Some(string(annotation.kind.word())));
    put("created", Some(time(annotation.created)));
    put("modified", Some(time(annotation.modified)));
    put("re", text(&annotation.re));
    put("verdict", text(&annotation.verdict));
    put("status", text(&annotation.status));
    put("from", text(&annotation.from));
    put("to", text(&annotation.to));
    put("relation", text(&annotation.relation));
    put("state", text(&annotation.state));
    put("caveat", text(&annotation.caveat));
    put("finding", annotation.finding.as_ref().map(finding));
    put("decision", text(&annotation.decision));
    put("speakers", amended.speakers.as_deref().map(strings));
    put("act", text(&amended.act));
    put("scope", text(&amended.scope));
    put("strength", amended.strength.map(|n| Value::from(i64::from(n))));
    put("addressees", amended.addressees.as_deref().map(strings));
    put("due", text(&amended.due));
    put("codes", (!annotation.codes.is_empty()).then(|| strings(&annotation.codes)));
    put("attributes", (!annotation.attributes.is_empty()).then(|| table(&annotation.attributes)));
    put("speaker", text(&annotation.speaker));
    put("note", (!annotation.note.is_empty()).then(|| multiline(&annotation.note)));
    for (key, value) in &annotation.extra {
        put(key, Some(plain(value)));
    }
    match annotation.targets.as_slice() {
        [] => {}
        [one] if !list => put("target", Some(Value::InlineTable(anchor(one)))),
        many => put("targets", Some(anchors(many))),
    }
    found
}

/// A text as it stands in a file.
pub(super) fn value_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    escape(text, false, &mut out);
    out.push('"');
    out
}

/// A text on one line, always in double quotes: one form, whatever it holds.
pub(super) fn string(text: &str) -> Value {
    parsed(&value_text(text), text)
}

/// A note: in three quotes, beginning on a line of its own.
fn multiline(text: &str) -> Value {
    let mut out = String::with_capacity(text.len() + 8);
    out.push_str("\"\"\"\n");
    escape(text, true, &mut out);
    out.push_str("\"\"\"");
    parsed(&out, text)
}

/// The value written as `written`; the library's own form should that not say `text`.
fn parsed(written: &str, text: &str) -> Value {
    match written.parse::<Value>() {
        Ok(value) if value.as_str() == Some(text) => value,
        _ => Value::from(text),
    }
}

/// Escape what TOML wants escaped, and what could not be seen or would turn a line around when the
/// file is looked at in a terminal.
fn escape(text: &str, lines: bool, out: &mut String) {
    let mut quotes = 0;
    for c in text.chars() {
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            '\\' => out.push_str("\\\\"),
            // In three quotes one or two may stand as they are, but not the last before the end.
            '"' if lines && quotes < 3 => out.push('"'),
            '"' => {
                out.push_str("\\\"");
                quotes = 0;
            }
            '\n' if lines => out.push('\n'),
            '\n' => out.push_str("\\n"),
            '\t' if lines => out.push('\t'),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() || hidden(c) => {
                let _ = if u32::from(c) > 0xFFFF {
                    write!(out, "\\U{:08X}", u32::from(c))
                } else {
                    write!(out, "\\u{:04X}", u32::from(c))
                };
            }
            c => out.push(c),
        }
    }
    if lines && out.ends_with('"') && quotes > 0 {
        out.pop();
        out.push_str("\\\"");
    }
}

/// Bidirectional overrides, isolates and marks, the byte order mark, line and paragraph separators.
const fn hidden(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

fn time(moment: jiff::Timestamp) -> Value {
    let written = moment.to_string();
    written.parse::<Datetime>().map_or_else(|_| string(&written), Value::from)
}

fn strings(items: &[String]) -> Value {
    Value::Array(items.iter().map(|item| string(item)).collect::<Array>())
}

fn finding(finding: &DecidedFinding) -> Value {
    let mut table = InlineTable::new();
    table.insert("rule", string(&finding.rule));
    table.insert("act", string(&finding.act));
    table.insert("speakers", strings(&finding.speakers));
    Value::InlineTable(table)
}

fn anchor(anchor: &Anchor) -> InlineTable {
    let mut table = InlineTable::new();
    let point = |n: usize| Value::from(i64::try_from(n).unwrap_or(i64::MAX));
    table.insert("start", point(anchor.start));
    table.insert("end", point(anchor.end));
    table.insert("quote", string(&anchor.quote));
    table.insert("prefix", string(&anchor.prefix));
    table.insert("suffix", string(&anchor.suffix));
    table
}

/// One target per line: a change of one is a change of one line.
fn anchors(many: &[Anchor]) -> Value {
    let mut list = Array::new();
    for one in many {
        let mut value = Value::InlineTable(anchor(one));
        value.decor_mut().set_prefix("\n  ");
        list.push_formatted(value);
    }
    list.set_trailing_comma(true);
    list.set_trailing("\n");
    Value::Array(list)
}

fn table<'a>(items: impl IntoIterator<Item = (&'a String, &'a toml::Value)>) -> Value {
    Value::InlineTable(items.into_iter().map(|(key, value)| (key.as_str(), plain(value))).collect())
}

fn plain(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => string(text),
        toml::Value::Integer(number) => Value::from(*number),
        toml::Value::Float(number) => Value::from(*number),
        toml::Value::Boolean(flag) => Value::from(*flag),
        toml::Value::Datetime(time) => Value::from(*time),
        toml::Value::Array(items) => Value::Array(items.iter().map(plain).collect::<Array>()),
        toml::Value::Table(items) => table(items),
    }
}
