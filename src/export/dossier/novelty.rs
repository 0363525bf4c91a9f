//! `attache.novelty/1`: what of a document is new, what stood in earlier ones, what was to be expected
//! and is missing.

use super::{Catalogue, counted, harmless};
use crate::dossier::Place;
use crate::dossier::expected::Expected;
use crate::dossier::novelty::{Novelty, Seen};
use crate::text::flat;
use crate::text::{Span, clean};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The name and version of the format.
pub const FORMAT: &str = "attache.novelty/1";
/// The columns of the table.
pub const HEADER: [&str; 8] =
    ["kind", "text", "start", "end", "likeness", "earlier_path", "earlier_date", "earlier_text"];
/// What is missing, as shown to people.
const SHOWN: usize = 12;

/// A document held against the others of its dossier.
#[derive(Clone, Debug)]
pub struct Held<'h> {
    /// The document, as an index of the catalogue.
    pub document: usize,
    /// Its sentences.
    pub sentences: &'h [Span],
    /// What stood before.
    pub novelty: Novelty,
    /// What was to be expected.
    pub expected: Expected,
}

impl Held<'_> {
    /// Each sentence, and where it stood before.
    fn sentences(&self) -> impl Iterator<Item = (Place, Option<&Seen>)> {
        self.sentences.iter().enumerate().map(|(n, &span)| {
            let place = Place { document: self.document, span, claim: None };
            (place, self.novelty.seen.iter().find(|seen| seen.sentence == n))
        })
    }
}

/// For people.
#[must_use]
pub fn text(of: &Catalogue<'_>, held: &Held<'_>) -> String {
    let mut out = of.opening();
    // Writing to a string cannot fail.
    let (all, seen) = (held.sentences.len(), held.novelty.seen.len());
    let name = clean(of.name(held.document));
    let _ = writeln!(out, "{name}, held against {}", against(held));
    let _ = writeln!(out, "{} of {} stood there nearly word for word", seen, counted(all, "sentence"));
    let _ = writeln!(out, "\nNew");
    if all == seen {
        let _ = writeln!(out, "  nothing");
    }
    for (place, _) in held.sentences().filter(|(_, seen)| seen.is_none()) {
        let _ = writeln!(out, "  {}", clean(&of.words(&place)));
    }
    let _ = writeln!(out, "\nSeen before");
    if seen == 0 {
        let _ = writeln!(out, "  nothing");
    }
    for (place, seen) in held.sentences().filter_map(|(place, seen)| Some((place, seen?))) {
        let date = of.date(seen.earlier.document);
        let (date, how) = (if date.is_empty() { "no date" } else { &date }, alike(seen));
        let _ = writeln!(out, "  {}", clean(&of.words(&place)));
        let _ = writeln!(out, "      {how} in {} ({date})", clean(of.name(seen.earlier.document)));
    }
    let _ = writeln!(out, "\nExpected but absent");
    if held.expected.earlier.len() < 2 {
        let _ = writeln!(out, "  nothing can be expected: fewer than two earlier meetings of this series");
        return out;
    }
    if held.expected.absent.is_empty() {
        let _ = writeln!(out, "  nothing");
    }
    for absent in held.expected.absent.iter().take(SHOWN) {
        let (kind, name) = (absent.kind.word(), clean(&absent.name));
        let (before, last) = (absent.before, held.expected.earlier.len());
        let latest = clean(of.name(absent.latest.document));
        let _ = writeln!(out, "  {kind}: {name} (in {before} of the last {last}, lastly {latest})");
    }
    let more = held.expected.absent.len().saturating_sub(SHOWN);
    if more > 0 {
        let _ = writeln!(out, "  … and {more} more (--format csv has them all)");
    }
    out
}

fn against(held: &Held<'_>) -> String {
    match (held.novelty.compared, held.novelty.undated) {
        (0, false) => "nothing: there is no earlier document with a date, so all of it is news".to_owned(),
        (0, true) => "nothing: there is no other document, so all of it is news".to_owned(),
        (n, false) => counted(n, "earlier document"),
        (n, true) => format!("{}; it has no date, so all were taken", counted(n, "other document")),
    }
}

fn alike(seen: &Seen) -> String {
    if seen.likeness > 0.999 {
        "the same".to_owned()
    } else {
        format!("{:.0} % alike", seen.likeness * 100.0)
    }
}

/// As JSON.
#[must_use]
pub fn json(of: &Catalogue<'_>, held: &Held<'_>) -> Value {
    let sentences = held.sentences().map(|(place, seen)| {
        let (start, end) = of.range(&place);
        let seen = seen.map(|seen| {
            json!({"likeness": share(seen), "text": of.words(&seen.earlier), "place": of.place(&seen.earlier)})
        });
        json!({"start": start, "end": end, "text": of.words(&place), "seen": seen})
    });
    let absent = held.expected.absent.iter().map(|absent| {
        json!({"kind": absent.kind.word(), "name": absent.name, "before": absent.before,
               "latest": of.place(&absent.latest)})
    });
    let (sentences, absent): (Vec<Value>, Vec<Value>) = (sentences.collect(), absent.collect());
    let mut object = of.head(FORMAT);
    object.insert("document".to_owned(), held.document.into());
    object.insert("compared".to_owned(), held.novelty.compared.into());
    object.insert("undated".to_owned(), held.novelty.undated.into());
    object.insert("sentences".to_owned(), sentences.into());
    object.insert("expected_from".to_owned(), held.expected.earlier.clone().into());
    object.insert("absent".to_owned(), absent.into());
    Value::Object(object)
}

fn share(seen: &Seen) -> f64 {
    (seen.likeness * 1000.0).round() / 1000.0
}

/// As rows of a table: each sentence, `new` or `seen`, then what is `absent`.
#[must_use]
pub fn rows(of: &Catalogue<'_>, held: &Held<'_>) -> Vec<[String; 8]> {
    let mut rows = Vec::new();
    for (place, seen) in held.sentences() {
        let (start, end) = of.range(&place);
        let earlier = seen.map(|seen| seen.earlier);
        let document = earlier.map(|earlier| earlier.document);
        rows.push(harmless([
            if seen.is_some() { "seen" } else { "new" }.to_owned(),
            of.words(&place),
            start.to_string(),
            end.to_string(),
            seen.map(|seen| share(seen).to_string()).unwrap_or_default(),
            document.map(|document| of.name(document).to_owned()).unwrap_or_default(),
            document.map(|document| of.date(document)).unwrap_or_default(),
            earlier.map(|earlier| of.words(&earlier)).unwrap_or_default(),
        ]));
    }
    for absent in &held.expected.absent {
        rows.push(harmless([
            format!("absent {}", absent.kind.word()),
            flat(&absent.name),
            String::new(),
            String::new(),
            String::new(),
            of.name(absent.latest.document).to_owned(),
            of.date(absent.latest.document),
            of.words(&absent.latest),
        ]));
    }
    rows
}
