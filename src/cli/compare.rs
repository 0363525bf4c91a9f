//! `attache compare`: two readouts of one contact side by side.

use super::args::{Compare, CompareFormat};
use super::context::Context;
use super::layers::caveats_on;
use super::out::Out;
use super::{Done, input};
use crate::annotation::{Edit, Layer};
use crate::config::Settings;
use crate::document::Document;
use crate::dossier::compare::{
    Pairing, Side, annotation, compare_with, notices, pairings, prepare, versions,
};
use crate::export::compare::{Accounts, html, json, markdown, table, text};
use crate::export::extract_csv::harmless_cell;
use crate::extract::{Findings, extract};
use crate::lexicon::Lexicon;
use crate::store::{self, Place};
use anyhow::bail;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

pub(super) fn run(context: &mut Context, args: &Compare) -> anyhow::Result<Done> {
    if input::is_stdin(&args.a) && input::is_stdin(&args.b) {
        bail!("standard input: only one of the two can be -; name a file for the other");
    }
    // Read beside the readouts; if there is no thread for it, it is read when it is needed.
    let _ = std::thread::Builder::new().spawn(prepare);
    let near = [&args.a, &args.b].into_iter().find(|path| !input::is_stdin(path));
    let settings = context.settings(near.map(std::path::PathBuf::as_path));
    let lexicon = context.lexicon(&settings);
    let (doc_a, doc_b) = (read(context, &args.a)?, read(context, &args.b)?);
    let (found_a, found_b) = (findings(&args.a, &doc_a, &lexicon)?, findings(&args.b, &doc_b, &lexicon)?);
    let sides =
        [Side { document: &doc_a, findings: &found_a }, Side { document: &doc_b, findings: &found_b }];
    let [a, b] = sides;
    let (topics, warnings) = crate::config::topics(&settings, &context.places);
    for warning in &warnings {
        context.warn(warning);
    }
    keep(context, &settings, args, a, b)?;
    let said = said(context, &settings, a, b);
    let comparison = compare_with(a, b, &topics, &said);
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

/// Two claims as they are typed: `c3=c7`.
pub(super) fn pair(text: &str) -> Result<(u32, u32), String> {
    let id = |text: &str| text.trim().trim_start_matches(['c', 'C']).parse::<u32>().ok();
    let both = text.split_once('=').and_then(|(a, b)| Some((id(a)?, id(b)?)));
    both.ok_or_else(|| "two claims are written as c3=c7: first that of A, then that of B".to_owned())
}

/// Keeps what the user says of pairs in their layer on A.
fn keep(
    context: &Context,
    settings: &Settings,
    args: &Compare,
    a: Side<'_>,
    b: Side<'_>,
) -> anyhow::Result<()> {
    let all = args.pair.iter().map(|pair| (pair, true)).chain(args.part.iter().map(|pair| (pair, false)));
    let mut made = Vec::new();
    for (&(i, j), together) in all {
        let claim = |side: Side<'_>, id: u32, path: &Path| {
            let found = side.findings.claims.iter().find(|claim| claim.id == id).cloned();
            found.ok_or_else(|| {
                anyhow::anyhow!("{}: there is no claim c{id}; nothing was kept", input::shown(path))
            })
        };
        let (x, y) = (claim(a, i, &args.a)?, claim(b, j, &args.b)?);
        made.push(annotation(a.document, &x, (b.document, &y), together));
    }
    if made.is_empty() {
        return Ok(());
    }
    let annotator = super::annotate::annotator(context, settings);
    let mut layers = store::open(a.document, &annotator, &context.options(settings));
    for annotation in made {
        let saved = layers.own.apply(Edit::add(annotation))?;
        for word in &saved.words {
            context.warn(word);
        }
        if matches!(saved.place, Place::Memory) {
            context.warn("nothing was written, because of --no-save");
        }
    }
    Ok(())
}

/// What people said of pairs, in their layers on either document.
fn said(context: &Context, settings: &Settings, a: Side<'_>, b: Side<'_>) -> Vec<Pairing> {
    let [x, y] = [a, b].map(|side| super::layers::open(context, settings, side.document));
    let (named_a, named_b) = (x.named(), y.named());
    let layers_a: Vec<&Layer> = named_a.iter().map(|named| named.layer).collect();
    let layers_b: Vec<&Layer> = named_b.iter().map(|named| named.layer).collect();
    pairings(a, &layers_a, b, &layers_b)
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
