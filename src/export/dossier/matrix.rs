//! `attache.matrix/1`: speaker × act, who mentions whom, how much room each side gets.

use super::{Catalogue, counted, fitted, harmless};
use crate::dossier::Place;
use crate::dossier::matrix::{Airtime, Matrix, Row};
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

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Speaker × act.
    Acts,
    /// Who mentions whom.
    Mentions,
    /// How much room each side gets.
    Airtime,
}

impl Part {
    fn wanted(self, only: Option<Self>) -> bool {
        only.is_none_or(|only| only == self)
    }
}

/// For people; all tables, or one.
#[must_use]
pub fn text(of: &Catalogue<'_>, matrix: &Matrix, only: Option<Part>) -> String {
    let mut out = of.opening();
    // Writing to a string cannot fail.
    if matrix.rows.is_empty() {
        let _ = writeln!(out, "Nobody says anything that was found: there is nothing to count.");
        return out;
    }
    let parts: [(Part, fn(&Matrix, &mut String)); 3] =
        [(Part::Acts, acts_text), (Part::Mentions, mentions_text), (Part::Airtime, airtime_text)];
    for (n, (_, write)) in parts.iter().filter(|(part, _)| part.wanted(only)).enumerate() {
        if n > 0 {
            out.push('\n');
        }
        write(matrix, &mut out);
    }
    out
}

fn acts_text(matrix: &Matrix, out: &mut String) {
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
}

fn mentions_text(matrix: &Matrix, out: &mut String) {
    let _ = writeln!(out, "Who mentions whom");
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
}

fn airtime_text(matrix: &Matrix, out: &mut String) {
    let _ = writeln!(out, "Room for each side, by the words of its claims");
    for side in &matrix.airtime {
        let _ = writeln!(out, "  {}", room(side));
    }
}

/// The room of one side on one line: name, bar, share, numbers.
pub(super) fn room(side: &Airtime) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let cells = (side.share * BAR as f64).round() as usize;
    let bar = format!("{}{}", "█".repeat(cells), "·".repeat(BAR.saturating_sub(cells)));
    format!(
        "{} {bar} {:>3.0} %   {}, {}, {}, {}",
        fitted(&side.side, NAME),
        side.share * 100.0,
        counted(side.sentences, "sentence"),
        counted(side.claims, "claim"),
        counted(side.words, "word"),
        if side.thanks == 0 { "no thanks".to_owned() } else { format!("thanks {} ×", side.thanks) },
    )
}

fn name(row: &Row) -> String {
    match &row.side {
        Some(side) if *side != row.speaker => format!("{} ({})", clean(&row.speaker), clean(side)),
        _ => clean(&row.speaker).into_owned(),
    }
}

/// As JSON; all tables, or one.
#[must_use]
pub fn json(of: &Catalogue<'_>, matrix: &Matrix, only: Option<Part>) -> Value {
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
    let airtime: Vec<Value> = matrix.airtime.iter().map(|side| side_json(of, side)).collect();
    if Part::Acts.wanted(only) {
        object.insert("acts".to_owned(), acts.into());
        object.insert("speakers".to_owned(), speakers.into());
    }
    if Part::Mentions.wanted(only) {
        object.insert("mentions".to_owned(), mentions.into());
    }
    if Part::Airtime.wanted(only) {
        object.insert("airtime".to_owned(), airtime.into());
    }
    Value::Object(object)
}

/// The room of one side as JSON.
pub(super) fn side_json(of: &Catalogue<'_>, side: &Airtime) -> Value {
    json!({"side": side.side, "sentences": side.sentences, "claims": side.claims, "words": side.words,
           "thanks": side.thanks, "share": (side.share * 1000.0).round() / 1000.0,
           "places": of.places(&side.places)})
}

/// As rows of a table: one number each.
#[must_use]
pub fn rows(of: &Catalogue<'_>, matrix: &Matrix, only: Option<Part>) -> Vec<[String; 7]> {
    let mut rows = Vec::new();
    if Part::Acts.wanted(only) {
        act_rows(of, matrix, &mut rows);
    }
    if Part::Mentions.wanted(only) {
        rows.extend(matrix.mentions.iter().map(|m| {
            let (speaker, entity, count) = (m.speaker.clone(), m.entity.clone(), m.places.len().to_string());
            [
                "mention".to_owned(),
                speaker,
                entity,
                count,
                String::new(),
                String::new(),
                sources(of, &m.places),
            ]
        }));
    }
    if Part::Airtime.wanted(only) {
        rows.extend(matrix.airtime.iter().flat_map(side_rows));
    }
    rows.into_iter().map(harmless).collect()
}

fn sources(of: &Catalogue<'_>, places: &[Place]) -> String {
    places.iter().map(|place| of.source(place)).collect::<Vec<_>>().join("; ")
}

fn act_rows(of: &Catalogue<'_>, matrix: &Matrix, rows: &mut Vec<[String; 7]>) {
    for row in &matrix.rows {
        for (act, cell) in matrix.acts.iter().zip(&row.cells) {
            rows.push([
                "act".to_owned(),
                row.speaker.clone(),
                act.word().to_owned(),
                cell.places.len().to_string(),
                if cell.places.is_empty() { String::new() } else { cell.strongest.to_string() },
                String::new(),
                sources(of, &cell.places),
            ]);
        }
    }
}

fn side_rows(side: &Airtime) -> [[String; 7]; 4] {
    let numbers = [
        ("sentences", side.sentences),
        ("claims", side.claims),
        ("words", side.words),
        ("thanks", side.thanks),
    ];
    numbers.map(|(column, count)| {
        let share = if column == "words" { format!("{:.3}", side.share) } else { String::new() };
        let (row, column) = (side.side.clone(), column.to_owned());
        ["airtime".to_owned(), row, column, count.to_string(), String::new(), share, String::new()]
    })
}
