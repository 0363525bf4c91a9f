//! `attache.matrix/1`: speaker × act, who mentions whom, how much room each side gets.

use super::{Catalogue, counted, fitted, harmless};
use crate::dossier::matrix::{Matrix, Row};
use crate::text::clean;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The name and version of the format.
pub const FORMAT: &str = "attache.matrix/1";
/// The columns of the table.
pub const HEADER: [&str; 7] = ["table", "row", "column", "count", "strongest", "share", "places"];
/// Cells of a name.
const NAME: usize = 30;
/// Rows shown to people of who mentions whom.
const MOST_MENTIONS: usize = 24;
/// Cells of a bar.
const BAR: usize = 20;

/// For people.
#[must_use]
pub fn text(of: &Catalogue<'_>, matrix: &Matrix) -> String {
    let mut out = of.opening();
    // Writing to a string cannot fail.
    if matrix.rows.is_empty() {
        let _ = writeln!(out, "Nobody says anything that was found: there is nothing to count.");
        return out;
    }
    let _ = writeln!(out, "Speaker × act");
    let _ = write!(out, "  {}", " ".repeat(NAME));
    for act in &matrix.acts {
        let _ = write!(out, " {:>8}", act.word());
    }
    let _ = writeln!(out, "    all");
    for row in &matrix.rows {
        let _ = write!(out, "  {}", fitted(&name(row), NAME));
        for cell in &row.cells {
            let count = if cell.places.is_empty() { "·".to_owned() } else { cell.places.len().to_string() };
            let _ = write!(out, " {count:>8}");
        }
        let _ = writeln!(out, " {:>6}", row.total);
    }
    let _ = writeln!(out, "\nWho mentions whom");
    if matrix.mentions.is_empty() {
        let _ = writeln!(out, "  nobody names anybody else");
    }
    for mention in matrix.mentions.iter().take(MOST_MENTIONS) {
        let (speaker, entity) = (fitted(&mention.speaker, NAME), fitted(&mention.entity, NAME));
        let _ = writeln!(out, "  {speaker} → {entity} {:>5}", mention.places.len());
    }
    let more = matrix.mentions.len().saturating_sub(MOST_MENTIONS);
    if more > 0 {
        let _ = writeln!(out, "  … and {more} more pairs (--format csv has them all)");
    }
    let _ = writeln!(out, "\nRoom for each side, by the words of its claims");
    for side in &matrix.airtime {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let cells = (side.share * BAR as f64).round() as usize;
        let bar = format!("{}{}", "█".repeat(cells), "·".repeat(BAR.saturating_sub(cells)));
        let _ = writeln!(
            out,
            "  {} {bar} {:>3.0} %   {}, {}, {}, {}",
            fitted(&side.side, NAME),
            side.share * 100.0,
            counted(side.sentences, "sentence"),
            counted(side.claims, "claim"),
            counted(side.words, "word"),
            if side.thanks == 0 { "no thanks".to_owned() } else { format!("thanks {} ×", side.thanks) },
        );
    }
    out
}

fn name(row: &Row) -> String {
    match &row.side {
        Some(side) if *side != row.speaker => format!("{} ({})", clean(&row.speaker), clean(side)),
        _ => clean(&row.speaker).into_owned(),
    }
}

/// As JSON.
#[must_use]
pub fn json(of: &Catalogue<'_>, matrix: &Matrix) -> Value {
    let mut object = of.head(FORMAT);
    let acts: Vec<&str> = matrix.acts.iter().map(|act| act.word()).collect();
    let speakers: Vec<Value> = matrix
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<Value> = matrix
                .acts
                .iter()
                .zip(&row.cells)
                .filter(|(_, cell)| !cell.places.is_empty())
                .map(|(act, cell)| {
                    json!({"act": act.word(), "count": cell.places.len(), "strongest": cell.strongest,
                           "places": of.places(&cell.places)})
                })
                .collect();
            json!({"speaker": row.speaker, "side": row.side, "total": row.total, "cells": cells})
        })
        .collect();
    let mentions: Vec<Value> = matrix
        .mentions
        .iter()
        .map(|m| {
            json!({"speaker": m.speaker, "entity": m.entity, "type": m.kind.word(), "count": m.places.len(),
                   "places": of.places(&m.places)})
        })
        .collect();
    let airtime: Vec<Value> = matrix
        .airtime
        .iter()
        .map(|side| {
            json!({"side": side.side, "sentences": side.sentences, "claims": side.claims, "words": side.words,
                   "thanks": side.thanks, "share": (side.share * 1000.0).round() / 1000.0,
                   "places": of.places(&side.places)})
        })
        .collect();
    object.insert("acts".to_owned(), acts.into());
    object.insert("speakers".to_owned(), speakers.into());
    object.insert("mentions".to_owned(), mentions.into());
    object.insert("airtime".to_owned(), airtime.into());
    Value::Object(object)
}

/// As rows of a table: one number each.
#[must_use]
pub fn rows(of: &Catalogue<'_>, matrix: &Matrix) -> Vec<[String; 7]> {
    let mut rows = Vec::new();
    let places = |places: &[crate::dossier::Place]| {
        places.iter().map(|place| of.source(place)).collect::<Vec<_>>().join("; ")
    };
    for row in &matrix.rows {
        for (act, cell) in matrix.acts.iter().zip(&row.cells) {
            rows.push([
                "act".to_owned(),
                row.speaker.clone(),
                act.word().to_owned(),
                cell.places.len().to_string(),
                if cell.places.is_empty() { String::new() } else { cell.strongest.to_string() },
                String::new(),
                places(&cell.places),
            ]);
        }
    }
    for m in &matrix.mentions {
        let count = m.places.len().to_string();
        let (speaker, entity) = (m.speaker.clone(), m.entity.clone());
        rows.push([
            "mention".to_owned(),
            speaker,
            entity,
            count,
            String::new(),
            String::new(),
            places(&m.places),
        ]);
    }
    for side in &matrix.airtime {
        let numbers = [
            ("sentences", side.sentences),
            ("claims", side.claims),
            ("words", side.words),
            ("thanks", side.thanks),
        ];
        for (column, count) in numbers {
            let share = if column == "words" { format!("{:.3}", side.share) } else { String::new() };
            let (row, column) = (side.side.clone(), column.to_owned());
            let none = String::new;
            rows.push(["airtime".to_owned(), row, column, count.to_string(), none(), share, none()]);
        }
    }
    rows.into_iter().map(harmless).collect()
}
