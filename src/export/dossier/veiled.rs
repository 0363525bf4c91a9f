//! `attache.veiled/1`: references that name nobody, and whom people think they mean.

use super::{Catalogue, counted, harmless};
use crate::dossier::veiled::Veiled;
use crate::text::clean;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The name and version of the format.
pub const FORMAT: &str = "attache.veiled/1";
/// The columns of the table.
pub const HEADER: [&str; 8] = ["text", "who", "means", "sentence", "path", "claim", "start", "end"];
/// References shown to people.
const SHOWN: usize = 200;

/// For people.
#[must_use]
pub fn text(of: &Catalogue<'_>, references: &[Veiled]) -> String {
    let mut out = of.opening();
    // Writing to a string cannot fail.
    if references.is_empty() {
        let _ = writeln!(out, "No reference here leaves out whom it means.");
        return out;
    }
    let filled = match references.iter().filter(|one| !one.means.is_empty()).count() {
        0 => "nobody has said yet whom they mean".to_owned(),
        n => format!("people say of {n} whom they mean"),
    };
    let _ = writeln!(
        out,
        "{} without a name; {filled}. The program never guesses.",
        counted(references.len(), "reference")
    );
    for one in references.iter().take(SHOWN) {
        let who = if one.who.is_empty() { "nobody named".to_owned() } else { one.who.join(", ") };
        let means = if one.means.is_empty() { "[          ]".to_owned() } else { listed(one) };
        let source = of.source(&one.place);
        let _ = writeln!(out, "\n“{}”  means {}", clean(&one.words), clean(&means));
        let _ = writeln!(out, "    {}", clean(&one.sentence));
        let _ = writeln!(out, "    {}", clean(&format!("{who} · {source}")));
    }
    let more = references.len().saturating_sub(SHOWN);
    if more > 0 {
        let _ = writeln!(out, "\n… and {} more (--format csv has them all)", counted(more, "reference"));
    }
    out
}

/// "Albemarle (says ana)".
fn listed(one: &Veiled) -> String {
    one.means.iter().map(|(by, means)| format!("{means} (says {by})")).collect::<Vec<_>>().join(", ")
}

/// As JSON.
#[must_use]
pub fn json(of: &Catalogue<'_>, references: &[Veiled]) -> Value {
    let one = |one: &Veiled| {
        let means: Vec<Value> =
            one.means.iter().map(|(by, means)| json!({"by": by, "name": means})).collect();
        json!({"text": one.words, "who": one.who, "means": means, "sentence": one.sentence,
               "place": of.place(&one.place)})
    };
    let mut object = of.head(FORMAT);
    object.insert("references".to_owned(), references.iter().map(one).collect());
    Value::Object(object)
}

/// As rows of a table, a reference each.
#[must_use]
pub fn rows(of: &Catalogue<'_>, references: &[Veiled]) -> Vec<[String; 8]> {
    let row = |one: &Veiled| {
        let (start, end) = of.range(&one.place);
        harmless([
            one.words.clone(),
            one.who.join("; "),
            listed(one),
            one.sentence.clone(),
            of.name(one.place.document).to_owned(),
            one.place.claim.map(|claim| format!("c{claim}")).unwrap_or_default(),
            start.to_string(),
            end.to_string(),
        ])
    };
    references.iter().map(row).collect()
}
