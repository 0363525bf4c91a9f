//! `attache extract`: who said what.

use super::args::{Extract, ExtractFormat};
use super::context::{Context, Words};
use super::layers::{caveats_on, over};
use super::out::{Out, escaped};
use super::{Done, input, pipeline, say};
use crate::document::Document;
use crate::export::{extract_csv, extract_json, extract_text};
use crate::extract::{Findings, extract};
use crate::lexicon::Lexicon;
use crate::store::Options;
use serde::Serialize;
use serde_json::{Value, json};
use std::io::BufRead as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A document read and gone through.
struct Read {
    path: PathBuf,
    document: Document,
    findings: Findings,
    caveats: Vec<String>,
}

pub(super) fn run(context: &mut Context, args: &Extract) -> anyhow::Result<Done> {
    // One run reads with one lexicon: that of the first document's dossier.
    let near = args.paths.first().filter(|path| !input::is_stdin(path));
    let settings = context.settings(near.map(PathBuf::as_path));
    let lexicon = context.lexicon(&settings);
    let layers = context.options(&settings);
    let jobs =
        args.jobs.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from);
    if let [one] = args.paths.as_slice() {
        if input::is_stdin(one) && args.format == ExtractFormat::Jsonl {
            return lines(&lexicon, jobs);
        }
        if !one.is_dir() {
            return single(context, one, args.format, &lexicon, &layers);
        }
    }
    let paths = input::documents(&args.paths)?;
    many(context, paths, args.format, &lexicon, jobs, layers)
}

/// What is found in `document`. A rule that fails is an error for this document, not the end of all.
fn findings(document: &Document, lexicon: &Lexicon) -> Result<Findings, String> {
    catch_unwind(AssertUnwindSafe(|| extract(document, lexicon)))
        .map_err(|_| "a rule of the extraction failed on this text; please report it".to_owned())
}

fn read(path: &Path, lexicon: &Lexicon, layers: &Options) -> anyhow::Result<Read> {
    let document = input::document(path)?;
    let findings =
        findings(&document, lexicon).map_err(|why| anyhow::anyhow!("{}: {why}", input::shown(path)))?;
    let caveats = caveats_on(&document, layers);
    Ok(Read { path: path.to_owned(), document, findings, caveats })
}

impl Read {
    /// Tells what had to be assumed to read the document, and what could not be found in it.
    fn notices(&self, context: &Context) {
        context.notices(&self.path, &self.document);
        for notice in &self.findings.notices {
            context.warn(&format!("{}: {notice}", self.path.display()));
        }
    }

    fn out(&self) -> extract_json::Extract<'_> {
        let caveats = self.caveats.clone();
        let extract = extract_json::extract(self.path.to_string_lossy(), &self.document, &self.findings);
        extract_json::Extract { caveats, ..extract }
    }

    fn text(&self) -> String {
        let text = extract_text::extract(&self.path.to_string_lossy(), &self.document, &self.findings);
        format!("{}{text}", over(&self.caveats))
    }
}

fn single(
    context: &Context,
    path: &Path,
    format: ExtractFormat,
    lexicon: &Words,
    layers: &Options,
) -> anyhow::Result<Done> {
    let read = read(path, lexicon, layers)?;
    read.notices(context);
    context.detail(&format!(
        "{}: {} sentences, {} claims, {} entities",
        path.display(),
        read.findings.sentences.len(),
        read.findings.claims.len(),
        read.findings.entities.len()
    ));
    let mut out = Out::new();
    match format {
        ExtractFormat::Json => out.json(&read.out(), true)?,
        ExtractFormat::Jsonl => out.json(&read.out(), false)?,
        ExtractFormat::Text => out.text(&read.text())?,
        ExtractFormat::Csv => out.text(&csv(&[read.out()], true)?)?,
        ExtractFormat::Toml => {
            out.text(&toml::to_string_pretty(&without_nulls(serde_json::to_value(read.out())?))?)?
        }
    }
    out.flush()?;
    Ok(Done::Well)
}

fn many(
    context: &Context,
    paths: Vec<PathBuf>,
    format: ExtractFormat,
    lexicon: &Words,
    jobs: usize,
    layers: Options,
) -> anyhow::Result<Done> {
    let mut out = Out::new();
    let mut done = Done::Well;
    let mut first = true;
    let lexicon = Arc::clone(lexicon);
    let work = move |path: PathBuf| {
        let read = read(&path, &lexicon, &layers);
        (path, read)
    };
    pipeline::run(jobs, paths.into_iter(), work, |(path, read)| {
        let read = match read {
            Ok(read) => read,
            Err(error) => {
                done = Done::Partly;
                return match format {
                    ExtractFormat::Json | ExtractFormat::Jsonl => {
                        out.json(&json!({"path": path.to_string_lossy(), "error": error.to_string()}), false)
                    }
                    _ => {
                        say(&format!("attache: {error}"));
                        Ok(())
                    }
                };
            }
        };
        read.notices(context);
        match format {
            ExtractFormat::Json | ExtractFormat::Jsonl => out.json(&read.out(), false)?,
            ExtractFormat::Csv => out.text(&csv(&[read.out()], first)?)?,
            ExtractFormat::Text => {
                let gap = if first { "" } else { "\n\n" };
                out.text(&format!("{gap}{}", read.text()))?;
            }
            ExtractFormat::Toml => {
                let value = json!({"document": [without_nulls(serde_json::to_value(read.out())?)]});
                let gap = if first { "" } else { "\n" };
                out.text(&format!("{gap}{}", toml::to_string_pretty(&value)?))?;
            }
        }
        first = false;
        Ok::<(), anyhow::Error>(())
    })?;
    out.flush()?;
    Ok(done)
}

/// JSON Lines in, JSON Lines out.
fn lines(lexicon: &Words, jobs: usize) -> anyhow::Result<Done> {
    let mut out = Out::new();
    let mut done = Done::Well;
    let lexicon = Arc::clone(lexicon);
    pipeline::run(
        jobs,
        Lines { number: 0, failed: false },
        move |(number, line)| answer(number, line, &lexicon),
        |(sound, line)| {
            if !sound {
                done = Done::Partly;
            }
            out.line(line)?;
            // Somebody may be waiting for this answer before sending the next line.
            out.flush()
        },
    )?;
    out.flush()?;
    Ok(done)
}

/// The lines of standard input that are not blank, numbered from 1; an error ends them.
struct Lines {
    number: usize,
    failed: bool,
}

impl Iterator for Lines {
    type Item = (usize, Result<Vec<u8>, String>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        loop {
            self.number += 1;
            let mut line = Vec::new();
            match std::io::stdin().lock().read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => return Some((self.number, Ok(line))),
                Err(error) => {
                    self.failed = true;
                    return Some((self.number, Err(format!("standard input can't be read ({error})"))));
                }
            }
        }
    }
}

/// The answer to one line, and whether the line was sound.
fn answer(number: usize, line: Result<Vec<u8>, String>, lexicon: &Lexicon) -> (bool, Vec<u8>) {
    let mut id = Value::Null;
    let answered = line.and_then(|line| respond(&line, &mut id, lexicon));
    let sound = answered.is_ok();
    let json = answered
        .unwrap_or_else(|error| json!({"id": id, "line": number, "error": error}).to_string().into_bytes());
    (sound, escaped(json))
}

/// The findings of one text, with the id that came with it.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    #[serde(flatten)]
    extract: extract_json::Extract<'a>,
}

fn respond(line: &[u8], id: &mut Value, lexicon: &Lexicon) -> Result<Vec<u8>, String> {
    let wanted = "send {\"id\":…,\"text\":\"…\"} on each line";
    let parsed: Value =
        serde_json::from_slice(line).map_err(|error| format!("not JSON ({error}); {wanted}"))?;
    let Value::Object(mut record) = parsed else { return Err(format!("not a JSON object; {wanted}")) };
    *id = record.remove("id").unwrap_or(Value::Null);
    let text = match record.remove("text") {
        Some(Value::String(text)) => text,
        Some(_) => return Err(format!("\"text\" is not a string; {wanted}")),
        None => return Err(format!("there is no \"text\"; {wanted}")),
    };
    if text.trim().is_empty() {
        return Err("the text is empty; there is nothing to read".to_owned());
    }
    let document = Document::from_text("-", text);
    let findings = findings(&document, lexicon)?;
    let extract = extract_json::extract("-", &document, &findings);
    serde_json::to_vec(&Answer { id, extract })
        .map_err(|error| format!("the findings can't be written ({error})"))
}

fn csv(extracts: &[extract_json::Extract<'_>], header: bool) -> anyhow::Result<String> {
    let mut table = csv::Writer::from_writer(Vec::new());
    if header {
        table.write_record(extract_csv::HEADER)?;
    }
    for row in extracts.iter().flat_map(extract_csv::rows) {
        table.write_record(row)?;
    }
    Ok(String::from_utf8(table.into_inner()?)?)
}

/// TOML has no null: what is not known is left out.
pub(super) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields.into_iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k, without_nulls(v))).collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}
