//! `attache search`: words and findings in all documents of a folder.

use super::args::{Search, SearchFormat};
use super::context::Context;
use super::looking::Looking;
use super::out::Out;
use super::{Done, input, pipeline};
use crate::document::Document;
use crate::dossier::search::{Match, Query, around, paragraph};
use crate::extract::extract;
use crate::text::{CodePoints, clean};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Characters of a paragraph that a line of text shows.
const SHOWN: usize = 160;

/// What a document gave.
struct Found {
    path: PathBuf,
    /// `None` where the index says that nothing in it fits.
    result: Result<Option<(Document, Vec<Match>)>, String>,
}

pub(super) fn run(context: &mut Context, args: &Search) -> anyhow::Result<Done> {
    // A shell has taken the quotes off an argument with spaces: it was meant as one phrase.
    let words: Vec<String> = args.query.iter().map(|word| phrase(word, args.query.len())).collect();
    let query = Arc::new(Query::parse(&words.join(" "))?);
    let paths = input::documents(std::slice::from_ref(&args.dir))?;
    let settings = context.settings(Some(&args.dir));
    let lexicon = context.lexicon(&settings);
    let looking = Looking::of(context, &settings, &args.dir);
    let worker = {
        let query = Arc::clone(&query);
        let look = move |path: &Path| looking.through(path, &query, |document| extract(document, &lexicon));
        move |path: PathBuf| Found { result: look(&path), path }
    };
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    let mut out = Out::new();
    let (mut all, mut read, mut failed, mut places) = (Vec::new(), 0usize, Vec::new(), 0usize);
    pipeline::run(jobs, paths.into_iter(), worker, |found: Found| -> anyhow::Result<()> {
        match found.result {
            Err(error) => failed.push(error),
            Ok(None) => read += 1,
            Ok(Some((document, matches))) => {
                read += 1;
                places += matches.len();
                match args.format {
                    SearchFormat::Text => {
                        for one in &matches {
                            out.line(line(&found.path, &document, one))?;
                        }
                    }
                    _ => all.extend(matches.iter().map(|one| value(&found.path, &document, one))),
                }
            }
        }
        Ok(())
    })?;
    match args.format {
        SearchFormat::Text => {}
        SearchFormat::Json => out.json(
            &json!({"format": "attache.search/1", "query": words.join(" "), "documents": read, "matches": all, "errors": failed}),
            true,
        )?,
        SearchFormat::Csv => out.text(&csv(&all)?)?,
    }
    out.flush()?;
    for error in &failed {
        context.warn(error);
    }
    context.detail(&format!("{places} paragraphs found in {read} documents"));
    if places == 0 && failed.is_empty() {
        // A word with capitals is found only as it is typed; a filter with some is only suspected of it.
        let capitals = words.iter().any(|w| w.chars().any(char::is_uppercase));
        let other = if capitals { "small letters, or fewer words" } else { "fewer words" };
        context.warn(&format!("nothing found in {read} documents; try {other} or filters"));
    }
    Ok(if failed.is_empty() { Done::Well } else { Done::Partly })
}

/// An argument as the query would be typed in one line.
fn phrase(word: &str, arguments: usize) -> String {
    let quoted = word.contains(['"', '“']);
    if arguments < 2 || quoted || !word.contains(char::is_whitespace) {
        return word.to_owned();
    }
    match word.split_once(':') {
        Some((name, value)) if crate::dossier::search::FILTERS.contains(&name) => {
            format!("{name}:\"{value}\"")
        }
        _ => format!("\"{word}\""),
    }
}

fn line(path: &Path, document: &Document, found: &Match) -> String {
    let (number, words) = (paragraph(document, found.block), around(document, found, SHOWN));
    clean(&format!("{}:{number}: {words}", path.display())).into_owned()
}

fn value(path: &Path, document: &Document, found: &Match) -> Value {
    let points = CodePoints::new(&document.text);
    let range = |span| {
        let (start, end) = points.range(&document.text, span);
        json!({"start": start, "end": end})
    };
    let (start, end) = points.range(&document.text, found.span);
    json!({
        "path": path.to_string_lossy(),
        "paragraph": paragraph(document, found.block),
        "start": start,
        "end": end,
        "text": found.span.of(&document.text),
        "context": document.blocks.get(found.block).map_or("", |block| block.span.of(&document.text)),
        "words": found.words.iter().map(|&span| range(span)).collect::<Vec<_>>(),
    })
}

fn csv(all: &[Value]) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let columns = ["path", "paragraph", "start", "end", "text", "context"];
    writer.write_record(columns)?;
    for row in all {
        let cell = |name: &&str| match row.get(*name) {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        writer.write_record(columns.iter().map(cell))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
