//! `attache check`: do all notes still stand where they were made?

use super::args::Check;
use super::context::Context;
use super::layers::{self, Placed, short};
use super::out::Out;
use super::{Done, input, say};
use crate::annotation::Resolution;
use crate::document::Document;
use crate::text::{CodePoints, clean};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// The states of an anchor, in the order they are counted.
const STATES: [&str; 5] = ["exact", "moved", "changed", "ambiguous", "orphan"];

pub(super) fn run(context: &mut Context, args: &Check) -> anyhow::Result<Done> {
    let paths = input::documents(&args.paths)?;
    let alone = paths.len() == 1;
    let mut out = Out::new();
    let mut done = Done::Well;
    for path in &paths {
        let document = match input::document(path) {
            Ok(document) => document,
            Err(error) if alone => return Err(error),
            Err(error) => {
                say(&format!("attache: {error}"));
                done = Done::Partly;
                continue;
            }
        };
        context.notices(path, &document);
        let (report, sound) = report(context, path, &document);
        out.text(&report)?;
        if !sound && done == Done::Well {
            done = Done::NeedsPerson;
        }
    }
    out.flush()?;
    Ok(done)
}

/// What is to be said about one document, and whether nothing of it needs a person.
fn report(context: &Context, path: &Path, document: &Document) -> (String, bool) {
    let settings = context.settings_of(document);
    let opened = layers::open(context, &settings, document);
    let all = layers::all(&opened, document);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for place in all.iter().flat_map(|placed| &placed.places) {
        *counts.entry(place.word()).or_default() += 1;
    }
    let told: Vec<String> =
        STATES.iter().filter_map(|state| counts.get(state).map(|n| format!("{n} {state}"))).collect();
    let told = match () {
        () if !told.is_empty() => told.join(", "),
        () if opened.problems.is_empty() => "no notes yet".to_owned(),
        () => "no notes that can be read".to_owned(),
    };
    let mut out = format!("{}: {told}\n", input::shown(path));
    // Writing to a string cannot fail.
    for problem in &opened.problems {
        let _ = writeln!(out, "  layer      {}", clean(&problem.to_string()));
    }
    let points = CodePoints::new(&document.text);
    for placed in &all {
        lines(&mut out, placed, &document.text, &points, context.global.verbose);
    }
    let mut copies = 0;
    for placed in &all {
        if let Some(of) = placed.annotation.extra.get("conflict_of").and_then(toml::Value::as_str) {
            copies += 1;
            let _ = writeln!(
                out,
                "  {:<10} {} was kept beside {}: both had changed; keep one of them",
                "conflict",
                clean(&placed.name()),
                clean(of)
            );
        }
    }
    let needs = ["changed", "ambiguous", "orphan"].iter().any(|state| counts.contains_key(state));
    (out, !needs && copies == 0 && opened.problems.is_empty())
}

/// The anchors of one annotation: those that moved or need a person; all of them if asked for.
fn lines(out: &mut String, placed: &Placed, text: &str, points: &CodePoints, everything: bool) {
    for (anchor, place) in placed.annotation.targets.iter().zip(&placed.places) {
        if !everything && matches!(place, Resolution::Exact(_)) {
            continue;
        }
        let range = layers::range(place, text, points);
        let _ = writeln!(
            out,
            "  {:<10} {} {range} “{}”",
            place.word(),
            clean(&placed.name()),
            clean(&short(&anchor.quote, 80))
        );
        if let Resolution::Changed { now, .. } = place {
            let _ = writeln!(
                out,
                "  {:<10} now reads “{}”; open the document to confirm it",
                "",
                clean(&short(now, 80))
            );
        }
    }
}
