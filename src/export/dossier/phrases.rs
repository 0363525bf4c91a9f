//! `attache.phrases/1`: formulae, who uses them, since when, how they change.

use super::{Catalogue, counted, harmless, iso};
use crate::annotation::wording::Piece;
use crate::dossier::phrases::{BORDER, Count, Phrase, Phrases};
use crate::text::clean;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The name and version of the format.
pub const FORMAT: &str = "attache.phrases/1";
/// The columns of the table.
pub const HEADER: [&str; 16] = [
    "phrase",
    "length",
    "watched",
    "documents",
    "places",
    "issuer",
    "g2",
    "first_seen",
    "last_seen",
    "by_issuer",
    "by_counterpart",
    "by_month",
    "altered",
    "missing_from_last",
    "first_path",
    "last_path",
];
/// Phrases shown to people.
const SHOWN: usize = 40;
/// Other wordings shown to people, for each.
const SHOWN_ALTERED: usize = 3;
/// Months of a sparkline.
const MONTHS: usize = 24;

/// For people.
#[must_use]
pub fn text(of: &Catalogue<'_>, phrases: &Phrases) -> String {
    let mut out = of.opening();
    // Writing to a string cannot fail.
    if phrases.phrases.is_empty() {
        let _ = writeln!(out, "No phrase of four words or more stands in two documents.");
        return out;
    }
    let months = phrases.months.len();
    let from = months.saturating_sub(MONTHS);
    if let (Some(first), Some(last)) = (phrases.months.get(from), phrases.months.last()) {
        let _ = writeln!(out, "By month, {first} to {last}\n");
    }
    for phrase in phrases.phrases.iter().take(SHOWN) {
        one(of, phrase, from, &mut out);
    }
    let more = phrases.phrases.len().saturating_sub(SHOWN);
    if more > 0 {
        let _ = writeln!(out, "… and {} more (--format csv has them all)", counted(more, "phrase"));
    }
    out
}

fn one(of: &Catalogue<'_>, phrase: &Phrase, from: usize, out: &mut String) {
    let watched = if phrase.watched { "watched: " } else { "" };
    let _ = writeln!(out, "{watched}“{}”", clean(&phrase.words));
    if phrase.places.is_empty() {
        let _ = writeln!(out, "    found nowhere");
    } else {
        let seen = match (phrase.first, phrase.last) {
            (Some(first), Some(last)) if first != last => format!(", {} to {}", first.first, last.first),
            (Some(first), _) => format!(", {}", first.first),
            _ => ", no date".to_owned(),
        };
        let line = sparkline(phrase.by_month.get(from..).unwrap_or_default());
        let _ = writeln!(out, "    {line}  {}{seen}", counted(phrase.documents, "document"));
    }
    if let (Some(issuer), true) = (&phrase.issuer, phrase.g2 >= BORDER) {
        let _ = writeln!(out, "    telling of {} (G² {:.1})", clean(issuer), phrase.g2);
    }
    for (what, counts) in [("by issuer", &phrase.by_issuer), ("with", &phrase.by_counterpart)] {
        if !counts.is_empty() {
            let _ = writeln!(out, "    {what}: {}", clean(&listed(counts)));
        }
    }
    for altered in phrase.altered.iter().take(SHOWN_ALTERED) {
        let when = altered.when.map_or_else(|| "no date".to_owned(), |when| when.first.to_string());
        let words = diff(&altered.pieces);
        let _ = writeln!(
            out,
            "    altered {when}, {}: {}",
            clean(of.name(altered.place.document)),
            clean(&words)
        );
    }
    if let Some(dropped) = &phrase.dropped {
        let latest = of.name(dropped.latest.document);
        let missed = counted(dropped.missed, "document");
        let _ = writeln!(out, "    dropped: not in the last {missed}, up to {}", clean(latest));
    }
    out.push('\n');
}

fn listed(counts: &[Count]) -> String {
    counts.iter().map(|count| format!("{} {}", count.name, count.documents)).collect::<Vec<_>>().join(", ")
}

/// The wording with what went in `[-…-]` and what came in `{+…+}`.
fn diff(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Same(text) => out.push_str(text),
            Piece::Gone(text) => out.push_str(&format!("[-{text}-]")),
            Piece::New(text) => out.push_str(&format!("{{+{text}+}}")),
        }
    }
    crate::text::flat(&out)
}

/// Numbers as bars: a dot for none.
fn sparkline(counts: &[usize]) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let bar = |count: usize| match count {
        0 => '·',
        count => BARS.get((count * BARS.len()).div_ceil(most).saturating_sub(1)).copied().unwrap_or('█'),
    };
    counts.iter().map(|&count| bar(count)).collect()
}

/// As JSON.
#[must_use]
pub fn json(of: &Catalogue<'_>, phrases: &Phrases) -> Value {
    let sign = |piece: &Piece| match piece {
        Piece::Same(_) => "=",
        Piece::Gone(_) => "-",
        Piece::New(_) => "+",
    };
    let counts = |counts: &[Count]| -> Vec<Value> {
        counts.iter().map(|c| json!({"name": c.name, "documents": c.documents})).collect()
    };
    let one = |phrase: &Phrase| {
        let altered: Vec<Value> = phrase
            .altered
            .iter()
            .map(|altered| {
                let diff: Vec<[&str; 2]> = altered.pieces.iter().map(|p| [sign(p), p.text()]).collect();
                json!({"place": of.place(&altered.place), "date": altered.when.map(iso),
                       "text": of.words(&altered.place), "diff": diff,
                       "likeness": (altered.likeness * 1000.0).round() / 1000.0})
            })
            .collect();
        let dropped = phrase
            .dropped
            .as_ref()
            .map(|dropped| json!({"missing_from_last": dropped.missed, "latest": dropped.latest.document}));
        json!({
            "phrase": phrase.words, "length": phrase.length, "watched": phrase.watched,
            "documents": phrase.documents, "issuer": phrase.issuer, "g2": (phrase.g2 * 100.0).round() / 100.0,
            "first_seen": phrase.first.map(iso), "last_seen": phrase.last.map(iso),
            "by_issuer": counts(&phrase.by_issuer), "by_counterpart": counts(&phrase.by_counterpart),
            "by_month": phrase.by_month, "altered": altered, "dropped": dropped,
            "places": of.places(&phrase.places),
        })
    };
    let mut object = of.head(FORMAT);
    object.insert("statistic".to_owned(), "log-likelihood ratio G² over documents (Dunning 1993)".into());
    object.insert("months".to_owned(), phrases.months.clone().into());
    object.insert("undated".to_owned(), phrases.undated.into());
    object.insert("phrases".to_owned(), phrases.phrases.iter().map(one).collect());
    Value::Object(object)
}

/// As rows of a table, a phrase each.
#[must_use]
pub fn rows(of: &Catalogue<'_>, phrases: &Phrases) -> Vec<[String; 16]> {
    let row = |phrase: &Phrase| {
        let path = |place: Option<&crate::dossier::Place>| {
            place.map(|place| of.name(place.document).to_owned()).unwrap_or_default()
        };
        let by_month: Vec<String> = phrases
            .months
            .iter()
            .zip(&phrase.by_month)
            .filter(|(_, count)| **count > 0)
            .map(|(month, count)| format!("{month} {count}"))
            .collect();
        let altered: Vec<String> = phrase.altered.iter().map(|altered| diff(&altered.pieces)).collect();
        harmless([
            phrase.words.clone(),
            phrase.length.to_string(),
            phrase.watched.to_string(),
            phrase.documents.to_string(),
            phrase.places.len().to_string(),
            phrase.issuer.clone().unwrap_or_default(),
            format!("{:.2}", phrase.g2),
            phrase.first.map(iso).unwrap_or_default(),
            phrase.last.map(iso).unwrap_or_default(),
            listed(&phrase.by_issuer),
            listed(&phrase.by_counterpart),
            by_month.join("; "),
            altered.join(" | "),
            phrase.dropped.as_ref().map(|dropped| dropped.missed.to_string()).unwrap_or_default(),
            path(phrase.places.first()),
            path(phrase.places.last()),
        ])
    };
    phrases.phrases.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sparkline_has_a_cell_per_month() {
        assert_eq!(sparkline(&[0, 1, 4, 8]), "·▁▄█");
        assert_eq!(sparkline(&[0, 0]), "··");
        assert_eq!(sparkline(&[3]), "█");
    }
}
