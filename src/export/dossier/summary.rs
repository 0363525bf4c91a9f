//! The summary card of a document as Markdown, to paste into a brief.

use super::counted;
use crate::dossier::ledger::Entry;
use crate::dossier::summary::{Line, Summary};
use crate::text::clean;
use std::fmt::Write as _;

/// Lines shown of each list.
const MOST: usize = 6;

/// As Markdown. What stands in it cannot steer a terminal.
#[must_use]
pub fn markdown(of: &Summary) -> String {
    let card = &of.card;
    let mut out = String::new();
    // Writing to a string cannot fail.
    let title = card.title.as_deref().map_or_else(|| "No title".to_owned(), crate::dossier::flat);
    let _ = writeln!(out, "# {}\n", clean(&title));
    let facts = [
        ("When", card.date.clone().or_else(|| card.released.clone())),
        ("Where", card.place.clone()),
        ("Contact", card.format.map(|format| format.word().to_owned())),
        ("Level", of.level.map(|level| level.word().to_owned())),
        ("Asked for by", card.requested_by.clone()),
        ("Published by", card.issuer.clone()),
    ];
    for (what, fact) in facts {
        let _ = writeln!(out, "- {what}: {}", clean(fact.as_deref().unwrap_or("not stated")));
    }
    for party in &card.parties {
        let side = party.side.as_ref().map_or_else(String::new, |side| format!(" ({side})"));
        let titles =
            if party.titles.is_empty() { String::new() } else { format!(", {}", party.titles.join(", ")) };
        let _ = writeln!(out, "- {}", clean(&format!("{}{side}{titles}", party.name)));
    }
    section(&mut out, "Room for each side", of.airtime.len());
    for side in &of.airtime {
        let (claims, words) = (counted(side.claims, "claim"), counted(side.words, "word"));
        let _ = writeln!(out, "- {}: {:.0} % ({claims}, {words})", clean(&side.side), side.share * 100.0);
    }
    section(&mut out, "Topics, in order", of.topics.len());
    for topic in of.topics.iter().take(MOST * 2) {
        let _ = writeln!(out, "- {} ({})", clean(&topic.label), counted(topic.places.len(), "claim"));
    }
    section(&mut out, "Commitments and requests", of.ledger.len());
    for entry in of.ledger.iter().take(MOST) {
        let _ = writeln!(out, "- {}", clean(&promise(entry)));
    }
    more(&mut out, of.ledger.len());
    for (name, list) in
        [("Agreed", &of.agreed), ("Friction", &of.friction), ("Veiled references", &of.veiled)]
    {
        section(&mut out, name, list.len());
        for line in list.iter().take(MOST) {
            let _ = writeln!(out, "- {}", clean(&said(line)));
        }
        more(&mut out, list.len());
    }
    section(&mut out, "Tone", of.tone.len());
    for tone in of.tone.iter().take(MOST) {
        let _ = writeln!(out, "- {}: {}", clean(&tone.words), clean(&tone.reading));
    }
    out
}

fn section(out: &mut String, name: &str, lines: usize) {
    let _ = writeln!(out, "\n## {name}\n");
    if lines == 0 {
        let _ = writeln!(out, "Nothing was found.");
    }
}

fn more(out: &mut String, lines: usize) {
    if lines > MOST {
        let _ = writeln!(out, "- … and {} more", lines - MOST);
    }
}

fn said(line: &Line) -> String {
    let who = if line.who.is_empty() { "nobody named".to_owned() } else { line.who.join(", ") };
    format!("{who}: “{}”", line.words)
}

fn promise(entry: &Entry) -> String {
    let who = if entry.who.is_empty() { "nobody named".to_owned() } else { entry.who.join(", ") };
    let by = entry.due.as_ref().map_or_else(String::new, |due| {
        format!(", by {}", due.date.clone().unwrap_or_else(|| format!("{} (vague)", due.words)))
    });
    format!("{who}, {}{by}: “{}”", entry.kind.word(), entry.what)
}
