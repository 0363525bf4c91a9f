//! `attache.tone/1`: words that colour the talks, with their customary readings.

use super::{Catalogue, counted, harmless};
use crate::dossier::tone_use::ToneUse;
use crate::text::clean;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The name and version of the format.
pub const FORMAT: &str = "attache.tone/1";
/// The columns of the table.
pub const HEADER: [&str; 7] = ["text", "class", "reading", "count", "documents", "by_issuer", "places"];
/// Issuers shown to people for each word.
const ISSUERS: usize = 4;

/// For people.
#[must_use]
pub fn text(of: &Catalogue<'_>, words: &[ToneUse]) -> String {
    let mut out = of.opening();
    // Writing to a string cannot fail.
    if words.is_empty() {
        let _ = writeln!(out, "No word here colours the talks: nothing candid, constructive or friendly.");
        return out;
    }
    let _ = writeln!(out, "What such words are customarily taken to mean; never certain.");
    for word in words {
        let times = counted(word.places.len(), "time");
        let _ = writeln!(out, "\n“{}”  {times} · {}", clean(&word.words), class(word));
        let _ = writeln!(out, "    {}", clean(&word.reading));
        if of.len() > 1 {
            let _ = writeln!(out, "    in {} of {}", word.documents, counted(of.len(), "document"));
            let issuers = word.by_issuer.iter().take(ISSUERS);
            for (name, n, all) in issuers {
                let _ = writeln!(out, "    {}: {n} of {all}", clean(name));
            }
            let more = word.by_issuer.len().saturating_sub(ISSUERS);
            if more > 0 {
                let _ =
                    writeln!(out, "    … and {} more (--format csv has them all)", counted(more, "issuer"));
            }
        }
        if let Some(place) = word.places.first() {
            let _ = writeln!(out, "    first in {}", clean(&of.source(place)));
        }
    }
    out
}

fn class(word: &ToneUse) -> String {
    word.tone.replace('_', " ")
}

/// As JSON.
#[must_use]
pub fn json(of: &Catalogue<'_>, words: &[ToneUse]) -> Value {
    let one = |word: &ToneUse| {
        let by_issuer: Vec<Value> = word
            .by_issuer
            .iter()
            .map(|(name, n, all)| json!({"name": name, "documents": n, "of": all}))
            .collect();
        json!({"text": word.words, "class": word.tone, "reading": word.reading, "count": word.places.len(),
               "documents": word.documents, "by_issuer": by_issuer, "places": of.places(&word.places)})
    };
    let mut object = of.head(FORMAT);
    object.insert("words".to_owned(), words.iter().map(one).collect());
    Value::Object(object)
}

/// As rows of a table, a word each.
#[must_use]
pub fn rows(of: &Catalogue<'_>, words: &[ToneUse]) -> Vec<[String; 7]> {
    let row = |word: &ToneUse| {
        let issuers: Vec<String> =
            word.by_issuer.iter().map(|(name, n, all)| format!("{name} {n}/{all}")).collect();
        let places: Vec<String> = word
            .places
            .iter()
            .map(|place| {
                let (start, end) = of.range(place);
                format!("{} {start}..{end}", of.name(place.document))
            })
            .collect();
        harmless([
            word.words.clone(),
            word.tone.clone(),
            word.reading.clone(),
            word.places.len().to_string(),
            word.documents.to_string(),
            issuers.join("; "),
            places.join("; "),
        ])
    };
    words.iter().map(row).collect()
}
