//! `attache compare`: two readouts of one contact side by side.

use super::args::{Compare, CompareFormat};
use super::context::Context;
use super::layers::caveats_on;
use super::out::Out;
use super::{Done, input};
use crate::document::Document;
use crate::dossier::compare::{Side, compare, versions};
use crate::export::compare::{Accounts, html, json, markdown, table, text};
use crate::export::extract_csv::harmless_cell;
use crate::extract::{Findings, extract};
use crate::lexicon::Lexicon;
use crate::lexicon::topics::Topics;
use anyhow::bail;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

pub(super) fn run(context: &mut Context, args: &Compare) -> anyhow::Result<Done> {
    if input::is_stdin(&args.a) && input::is_stdin(&args.b) {
        bail!("standard input: only one of the two can be -; name a file for the other");
    }
    let near = [&args.a, &args.b].into_iter().find(|path| !input::is_stdin(path));
    let settings = context.settings(near.map(std::path::PathBuf::as_path));
    let lexicon = context.lexicon(&settings);
    let (doc_a, doc_b) = (read(context, &args.a)?, read(context, &args.b)?);
    let (found_a, found_b) = (findings(&args.a, &doc_a, &lexicon)?, findings(&args.b, &doc_b, &lexicon)?);
    let sides =
        [Side { document: &doc_a, findings: &found_a }, Side { document: &doc_b, findings: &found_b }];
    let [a, b] = sides;
    let comparison = compare(a, b, Topics::builtin());
    let version = versions(&doc_a.text, &doc_b.text);
    let names = [args.a.to_string_lossy(), args.b.to_string_lossy()];
    let options = context.options(&settings);
    let caveats = [caveats_on(&doc_a, &options), caveats_on(&doc_b, &options)];
    let mut notices = notices(sides, &comparison.topics);
    for (letter, caveats) in ["A", "B"].into_iter().zip(&caveats).rev() {
        // First of all.
        notices.splice(0..0, caveats.iter().map(|caveat| format!("Caveat on {letter}: {caveat}")));
    }
    let accounts = Accounts {
        names: [&names[0], &names[1]],
        sides,
        comparison: &comparison,
        version: version.as_ref(),
        notices: &notices,
    };
    let mut out = Out::new();
    match args.format {
        CompareFormat::Text => out.text(&text::text(&accounts))?,
        CompareFormat::Markdown => out.text(&markdown::markdown(&accounts))?,
        CompareFormat::Html => out.text(&html::html(&accounts))?,
        CompareFormat::Json => {
            let mut json = json(&accounts);
            let [a, b] = caveats;
            (json.documents.a.caveats, json.documents.b.caveats) = (a, b);
            out.json(&json, true)?;
        }
        CompareFormat::Csv => {
            let mut csv = csv::Writer::from_writer(Vec::new());
            csv.write_record(table::HEADER)?;
            let under = |caveats: &[String]| harmless_cell(caveats.join("; "));
            if caveats.iter().any(|caveats| !caveats.is_empty()) {
                let [none, kind] = ["", "caveat"];
                let [a, b] = [under(&caveats[0]), under(&caveats[1])];
                csv.write_record([kind, none, none, none, none, &a, none, &b])?;
            }
            for row in table::rows(&accounts) {
                csv.write_record(row)?;
            }
            out.text(&String::from_utf8(csv.into_inner()?)?)?;
        }
    }
    out.flush()?;
    Ok(Done::Well)
}

fn read(context: &Context, path: &Path) -> anyhow::Result<Document> {
    if path.is_dir() {
        bail!("{}: this is a folder; compare takes two documents", input::shown(path));
    }
    let document = input::document(path)?;
    context.notices(path, &document);
    Ok(document)
}

fn findings(path: &Path, document: &Document, lexicon: &Lexicon) -> anyhow::Result<Findings> {
    catch_unwind(AssertUnwindSafe(|| extract(document, lexicon))).map_err(|_| {
        let shown = input::shown(path);
        anyhow::anyhow!("{shown}: a rule of the extraction failed on this text; please report it")
    })
}

/// What a reader has to know before believing the result.
fn notices(sides: [Side<'_>; 2], topics: &[crate::dossier::compare::Row]) -> Vec<String> {
    let [a, b] = sides;
    let mut told = Vec::new();
    for (side, letter) in [(a, "A"), (b, "B")] {
        if side.findings.claims.is_empty() {
            told.push(format!(
                "In {letter} nobody says anything that was found: everything is missing there."
            ));
        }
        told.extend(side.findings.notices.iter().map(|notice| format!("{letter}: {notice}")));
    }
    if a.document.text == b.document.text {
        told.push("This is one document twice.".to_owned());
    } else if a.findings.language != b.findings.language {
        let [x, y] = [&a.findings.language, &b.findings.language];
        told.push(format!("The two are in different languages ({x}, {y}): wording can't be compared."));
    } else if topics.is_empty() && !a.findings.claims.is_empty() && !b.findings.claims.is_empty() {
        told.push("The two have no topic in common: they may not be about one contact.".to_owned());
    }
    told
}
