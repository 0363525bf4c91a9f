//! `attache notes`: everybody's notes on a document.

use super::args::{Notes, NotesFormat, NotesSort};
use super::context::Context;
use super::layers::{self, Placed, short};
use super::out::Out;
use super::{Done, input};
use crate::annotation::Resolution;
use crate::annotation::query::{Facts, Order, Query};
use crate::config::Settings;
use crate::document::Document;
use crate::text::{CodePoints, clean, clean_lines};
use serde_json::{Value, json};
use std::fmt::Write as _;

pub(super) fn run(context: &mut Context, args: &Notes) -> anyhow::Result<Done> {
    let document = input::document(&args.path)?;
    context.notices(&args.path, &document);
    let settings = context.settings_of(&document);
    let opened = layers::open(context, &settings, &document);
    for problem in &opened.problems {
        context.warn(&problem.to_string());
    }
    let all = chosen(layers::all(&opened, &document), args, &settings);
    // A caveat goes wherever the notes go.
    let caveats = layers::caveats(&opened);
    let mut out = Out::new();
    match args.format {
        NotesFormat::Text => {
            out.text(&layers::over(&caveats))?;
            out.text(&text(&args.path.to_string_lossy(), &document, &all, opened.problems.is_empty()))?;
        }
        NotesFormat::Json => {
            let problems: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
            out.json(
                &json!({
                    "format": "attache.notes/1",
                    "path": args.path.to_string_lossy(),
                    "sha256": document.sha256,
                    "length": CodePoints::new(&document.text).len(),
                    "caveats": caveats,
                    "annotations": all.iter().map(|placed| value(placed, &document)).collect::<Vec<_>>(),
                    "problems": problems,
                }),
                true,
            )?;
        }
        NotesFormat::Csv => out.text(&csv(&document, &all, &caveats.join("; "))?)?,
    }
    out.flush()?;
    Ok(Done::Well)
}

/// Those that the query wants, in the order asked for.
fn chosen(all: Vec<Placed>, args: &Notes, settings: &Settings) -> Vec<Placed> {
    let query = Query::parse_with(&args.filter, &settings.saved_queries());
    let facts = |placed: Placed| (Facts::of(&placed.annotator, &placed.annotation, &placed.places), placed);
    let mut all: Vec<(Facts, Placed)> =
        all.into_iter().map(facts).filter(|(facts, _)| query.matches(facts)).collect();
    let order = match args.sort {
        NotesSort::Place => Order::Place,
        NotesSort::Date => Order::Date,
        NotesSort::Code => Order::Code,
        NotesSort::By => Order::By,
        NotesSort::State => Order::State,
    };
    order.sort(&mut all, |(facts, _)| facts);
    all.into_iter().map(|(_, placed)| placed).collect()
}

fn text(path: &str, document: &Document, all: &[Placed], complete: bool) -> String {
    let points = CodePoints::new(&document.text);
    let mut out = format!("{}: {}\n", clean(path), count(all.len(), complete));
    for placed in all {
        let note = &placed.annotation;
        // Writing to a string cannot fail.
        let _ = write!(out, "\n{} · {}", clean(&placed.annotator), note.kind.word());
        for (label, value) in [
            ("verdict", &note.verdict),
            ("decision", &note.decision),
            ("status", &note.status),
            ("re", &note.re),
        ] {
            if let Some(value) = value {
                let _ = write!(out, " · {label} {}", clean(value));
            }
        }
        if !note.codes.is_empty() {
            let _ = write!(out, " · {}", clean(&note.codes.join(", ")));
        }
        if let Some(speaker) = &note.speaker {
            let _ = write!(out, " · speaker {}", clean(speaker));
        }
        out.push('\n');
        for (anchor, place) in note.targets.iter().zip(&placed.places) {
            let state = if matches!(place, Resolution::Exact(_)) {
                String::new()
            } else {
                format!(" ({})", place.word())
            };
            let range = layers::range(place, &document.text, &points);
            let _ = writeln!(out, "  {range}{state} “{}”", clean(&short(&anchor.quote, 200)));
            if let Resolution::Changed { now, .. } = place {
                let _ = writeln!(out, "  now reads “{}”", clean(&short(now, 200)));
            }
        }
        for line in clean_lines(note.note.trim()).lines() {
            let _ = writeln!(out, "    {line}");
        }
    }
    out
}

fn count(notes: usize, complete: bool) -> String {
    match notes {
        0 if complete => "no notes yet".to_owned(),
        0 => "no notes that can be read".to_owned(),
        1 => "1 note".to_owned(),
        n => format!("{n} notes"),
    }
}

/// One annotation as JSON: what the layer holds, and where each target stands now.
fn value(placed: &Placed, document: &Document) -> Value {
    let note = &placed.annotation;
    let points = CodePoints::new(&document.text);
    let range = |span| {
        let (start, end) = points.range(&document.text, span);
        json!({"start": start, "end": end})
    };
    let targets: Vec<Value> = note
        .targets
        .iter()
        .zip(&placed.places)
        .map(|(anchor, place)| {
            let mut target = json!({"state": place.word(), "start": null, "end": null, "quote": anchor.quote, "made": {"start": anchor.start, "end": anchor.end}});
            match place {
                Resolution::Exact(span) | Resolution::Moved(span) | Resolution::Changed { span, .. } => {
                    let (start, end) = points.range(&document.text, *span);
                    target["start"] = json!(start);
                    target["end"] = json!(end);
                }
                Resolution::Ambiguous(spans) => target["candidates"] = spans.iter().map(|&span| range(span)).collect(),
                Resolution::Orphan => {}
            }
            if let Resolution::Changed { now, .. } = place {
                target["now"] = json!(now);
            }
            target
        })
        .collect();
    let mut value = json!({
        "annotator": placed.annotator,
        "id": note.id,
        "kind": note.kind.word(),
        "created": note.created.to_string(),
        "modified": note.modified.to_string(),
        "codes": note.codes,
        "attributes": note.attributes,
        "speaker": note.speaker,
        "note": note.note,
        "targets": targets,
    });
    let further = [
        ("re", &note.re),
        ("verdict", &note.verdict),
        ("status", &note.status),
        ("from", &note.from),
        ("to", &note.to),
        ("relation", &note.relation),
        ("state", &note.state),
        ("caveat", &note.caveat),
        ("decision", &note.decision),
    ];
    for (key, field) in further {
        if let Some(field) = field {
            value[key] = json!(field);
        }
    }
    if let Some(finding) = &note.finding {
        value["finding"] = json!({"rule": finding.rule, "act": finding.act, "speakers": finding.speakers});
    }
    let amended = &note.amended;
    let fields = [
        ("speakers", amended.speakers.as_ref().map(|names| json!(names))),
        ("act", amended.act.as_ref().map(|act| json!(act))),
        ("scope", amended.scope.as_ref().map(|scope| json!(scope))),
        ("strength", amended.strength.map(|rung| json!(rung))),
        ("addressees", amended.addressees.as_ref().map(|names| json!(names))),
        ("due", amended.due.as_ref().map(|due| json!(due))),
    ];
    for (key, field) in fields {
        if let Some(field) = field {
            value[key] = field;
        }
    }
    value
}

fn csv(document: &Document, all: &[Placed], caveat: &str) -> anyhow::Result<String> {
    let points = CodePoints::new(&document.text);
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record([
        "annotator",
        "id",
        "kind",
        "created",
        "modified",
        "state",
        "start",
        "end",
        "quote",
        "codes",
        "speaker",
        "note",
        "re",
        "verdict",
        "status",
        "decision",
        "caveat",
    ])?;
    for placed in all {
        let note = &placed.annotation;
        let certain: Vec<_> = placed.places.iter().filter_map(Resolution::span).collect();
        let hull = certain
            .iter()
            .copied()
            .reduce(crate::text::Span::hull)
            .map(|span| points.range(&document.text, span));
        let quotes: Vec<&str> = note.targets.iter().map(|anchor| anchor.quote.as_str()).collect();
        let or_empty = |field: &Option<String>| field.clone().unwrap_or_default();
        let row = [
            placed.annotator.clone(),
            note.id.clone(),
            note.kind.word().to_owned(),
            note.created.to_string(),
            note.modified.to_string(),
            placed.state().to_owned(),
            hull.map_or_else(String::new, |(start, _)| start.to_string()),
            hull.map_or_else(String::new, |(_, end)| end.to_string()),
            quotes.join(" … "),
            note.codes.join("; "),
            or_empty(&note.speaker),
            note.note.clone(),
            or_empty(&note.re),
            or_empty(&note.verdict),
            or_empty(&note.status),
            or_empty(&note.decision),
            caveat.to_owned(),
        ];
        table.write_record(row.map(crate::export::extract_csv::harmless_cell))?;
    }
    Ok(String::from_utf8(table.into_inner()?)?)
}
