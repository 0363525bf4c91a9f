//! `attache.ledger/1`: commitments and requests.

use super::{Catalogue, counted, harmless};
use crate::dossier::ledger::{Entry, Ledger};
use crate::text::clean;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The name and version of the format.
pub const FORMAT: &str = "attache.ledger/1";
/// The columns of the table.
pub const HEADER: [&str; 20] = [
    "state",
    "overdue_days",
    "due_date",
    "due_words",
    "kind",
    "who",
    "to_whom",
    "what",
    "strength",
    "rung",
    "negated",
    "condition",
    "said",
    "path",
    "claim",
    "start",
    "end",
    "marked_by",
    "note",
    "quote",
];

/// For people.
#[must_use]
pub fn text(of: &Catalogue<'_>, ledger: &Ledger) -> String {
    let mut out = of.opening();
    // Writing to a string cannot fail.
    if ledger.entries.is_empty() && !ledger.only.is_empty() {
        let _ = writeln!(out, "No commitment or request is {}.", asked(ledger).join(" or "));
        return out;
    }
    if ledger.entries.is_empty() {
        let _ =
            writeln!(out, "Nobody commits themselves to anything or asks for anything, as far as was found.");
        return out;
    }
    let _ = write!(out, "{}", counted(ledger.entries.len(), "entry"));
    if let Some(on) = ledger.on {
        let late = match ledger.overdue() {
            0 => "nothing is overdue".to_owned(),
            late => format!("{late} overdue"),
        };
        let _ = write!(out, "; on {on} {late}");
    }
    out.push('\n');
    let mut heading = String::new();
    for entry in &ledger.entries {
        let own = when(entry);
        if own != heading {
            let _ = writeln!(out, "\n{}", clean(&own));
            heading = own;
        }
        one(of, entry, &mut out);
    }
    out
}

fn asked(ledger: &Ledger) -> Vec<&'static str> {
    ledger.only.iter().map(|standing| standing.word()).collect()
}

/// The heading under which an entry stands.
fn when(entry: &Entry) -> String {
    match &entry.due {
        None => "no date given".to_owned(),
        Some(due) => due.date.clone().unwrap_or_else(|| "vague".to_owned()),
    }
}

fn one(of: &Catalogue<'_>, entry: &Entry, out: &mut String) {
    let names =
        |names: &[String], none: &str| if names.is_empty() { none.to_owned() } else { names.join(", ") };
    let mut state = entry.state.word().to_owned();
    if let Some(days) = entry.overdue {
        state = format!("OVERDUE by {}", counted(usize::try_from(days).unwrap_or_default(), "day"));
    }
    if let Some((by, note)) = &entry.marked {
        let note =
            if note.trim().is_empty() { String::new() } else { format!(": {}", crate::text::flat(note)) };
        state = format!("{state} (says {by}{note})");
    }
    let to =
        if entry.to_whom.is_empty() { String::new() } else { format!(" → {}", entry.to_whom.join(", ")) };
    let not = if entry.negated { ", negated" } else { "" };
    let who = names(&entry.who, "nobody named");
    let called = entry.rung.as_ref().map_or_else(String::new, |rung| format!(" ({rung})"));
    let head =
        format!("{state} · {} · {who}{to} · strength {}{called}{not}", entry.kind.word(), entry.strength);
    let _ = writeln!(out, "  {}", clean(&head));
    let _ = writeln!(out, "    “{}”", clean(&entry.what));
    let mut tail = Vec::new();
    tail.extend(entry.due.as_ref().map(|due| format!("by: {}", due.words)));
    tail.extend(entry.condition.as_ref().map(|condition| format!("on condition: {condition}")));
    tail.push(match entry.said {
        Some(said) => format!("said {said}, {}", of.source(&entry.place)),
        None => format!("no date in {}", of.source(&entry.place)),
    });
    let _ = writeln!(out, "    {}", clean(&tail.join(" · ")));
}

/// As JSON.
#[must_use]
pub fn json(of: &Catalogue<'_>, ledger: &Ledger) -> Value {
    let mut object = of.head(FORMAT);
    object.insert("on".to_owned(), ledger.on.map(|day| day.to_string()).into());
    object.insert("overdue".to_owned(), ledger.overdue().into());
    if !ledger.only.is_empty() {
        object.insert("only".to_owned(), asked(ledger).into());
    }
    object.insert("entries".to_owned(), ledger.entries.iter().map(|entry| one_json(of, entry)).collect());
    Value::Object(object)
}

/// An entry as JSON.
pub(super) fn one_json(of: &Catalogue<'_>, entry: &Entry) -> Value {
    let due = entry.due.as_ref().map(|due| {
        json!({"text": due.words, "date": due.date, "vague": due.date.is_none(),
                   "last_day": due.last.map(|day| day.to_string())})
    });
    let (marked_by, note) = match &entry.marked {
        Some((by, note)) => (Some(by), Some(note)),
        None => (None, None),
    };
    json!({
        "kind": entry.kind.word(), "who": entry.who, "to_whom": entry.to_whom, "what": entry.what,
        "strength": entry.strength, "rung": entry.rung, "negated": entry.negated, "condition": entry.condition, "due": due,
        "said": entry.said.map(|day| day.to_string()), "state": entry.state.word(), "marked_by": marked_by,
        "note": note, "overdue_days": entry.overdue, "place": of.place(&entry.place),
    })
}

/// As rows of a table, an entry each.
#[must_use]
pub fn rows(of: &Catalogue<'_>, ledger: &Ledger) -> Vec<[String; 20]> {
    let row = |entry: &Entry| {
        let due = entry.due.as_ref();
        let (start, end) = of.range(&entry.place);
        let (by, note) = entry.marked.clone().unwrap_or_default();
        harmless([
            entry.state.word().to_owned(),
            entry.overdue.map(|days| days.to_string()).unwrap_or_default(),
            due.map(|due| due.date.clone().unwrap_or_else(|| "vague".to_owned())).unwrap_or_default(),
            due.map(|due| due.words.clone()).unwrap_or_default(),
            entry.kind.word().to_owned(),
            entry.who.join("; "),
            entry.to_whom.join("; "),
            entry.what.clone(),
            entry.strength.to_string(),
            entry.rung.clone().unwrap_or_default(),
            entry.negated.to_string(),
            entry.condition.clone().unwrap_or_default(),
            entry.said.map(|day| day.to_string()).unwrap_or_default(),
            of.name(entry.place.document).to_owned(),
            entry.place.claim.map(|claim| format!("c{claim}")).unwrap_or_default(),
            start.to_string(),
            end.to_string(),
            by,
            note,
            of.words(&entry.place),
        ])
    };
    ledger.entries.iter().map(row).collect()
}
