//! `attache.duplicates/1`: documents that are there twice, or nearly.

use super::{Catalogue, counted, harmless};
use crate::dossier::duplicates::Twin;
use crate::text::clean;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The name and version of the format.
pub const FORMAT: &str = "attache.duplicates/1";
/// The columns of the table.
pub const HEADER: [&str; 5] = ["a", "b", "likeness", "a_date", "b_date"];

/// For people.
#[must_use]
pub fn text(of: &Catalogue<'_>, twins: &[Twin]) -> String {
    let mut out = of.opening();
    // Writing to a string cannot fail.
    if twins.is_empty() {
        let _ = writeln!(out, "No two documents are nearly the same text.");
        return out;
    }
    let _ = writeln!(out, "{} of documents with nearly the same text", counted(twins.len(), "pair"));
    for twin in twins {
        let [a, b] = [twin.a, twin.b].map(|document| {
            let date = of.date(document);
            let date = if date.is_empty() { "no date".to_owned() } else { date };
            clean(&format!("{} ({date})", of.name(document))).into_owned()
        });
        let _ = writeln!(out, "\n{:>3.0} %  {a}\n       {b}", twin.likeness * 100.0);
    }
    out
}

/// As JSON.
#[must_use]
pub fn json(of: &Catalogue<'_>, twins: &[Twin]) -> Value {
    let one = |twin: &Twin| json!({"a": twin.a, "b": twin.b, "likeness": share(twin)});
    let mut object = of.head(FORMAT);
    object.insert("pairs".to_owned(), twins.iter().map(one).collect());
    Value::Object(object)
}

fn share(twin: &Twin) -> f64 {
    (twin.likeness * 1000.0).round() / 1000.0
}

/// As rows of a table, a pair each.
#[must_use]
pub fn rows(of: &Catalogue<'_>, twins: &[Twin]) -> Vec<[String; 5]> {
    let row = |twin: &Twin| {
        let name = |document| of.name(document).to_owned();
        harmless([name(twin.a), name(twin.b), share(twin).to_string(), of.date(twin.a), of.date(twin.b)])
    };
    twins.iter().map(row).collect()
}
