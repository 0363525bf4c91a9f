//! `attache annotate`: one annotation, without the reader.

use super::args::Annotate;
use super::context::{Context, login_name};
use super::layers::short;
use super::out::Out;
use super::{Done, input, quote};
use crate::annotation::{Anchor, Annotation, Edit, Kind, Resolution, resolve};
use crate::config::{self, Settings};
use crate::document::Document;
use crate::store::{self, Place};
use crate::text::{CodePoints, Span, nearest};
use anyhow::bail;
use std::fmt::Write as _;
use std::path::Path;

/// How many candidates are listed.
const LISTED: usize = 10;

pub(super) fn run(context: &mut Context, args: Annotate) -> anyhow::Result<Done> {
    let document = input::document(&args.path)?;
    context.notices(&args.path, &document);
    let span = the_place(&document, &args)?;
    let settings = context.settings_of(&document);
    let annotator = annotator(context, &settings);
    if args.codes.is_empty() && args.speaker.is_none() && args.note.is_none() {
        bail!(
            "{}: nothing to say about the quote; add --note, --code or --speaker",
            input::shown(&args.path)
        );
    }
    check_codes(context, &settings, &args.codes);
    let mut annotation = Annotation::new(Kind::Note);
    annotation.codes = args.codes;
    annotation.speaker = args.speaker.filter(|name| !name.trim().is_empty());
    annotation.note = args.note.unwrap_or_default();
    annotation.targets = vec![Anchor::new(&document, span)];
    let name = format!("{annotator}/{}", annotation.id);
    let mut layers = store::open(&document, &annotator, &context.options(&settings));
    for problem in &layers.problems {
        context.warn(&problem.to_string());
    }
    let saved = layers.own.apply(Edit::add(annotation))?;
    for word in &saved.words {
        context.warn(word);
    }
    let mut out = Out::new();
    match saved.place {
        Place::Memory => context.warn("nothing was written, because of --no-save"),
        _ => out.text(&format!("{name} in {}\n", saved.path.display()))?,
    }
    out.flush()?;
    Ok(Done::Well)
}

/// Under whose name to write: asked for, set, or the login name with a word about it.
pub(super) fn annotator(context: &Context, settings: &Settings) -> String {
    settings.annotator.value.clone().unwrap_or_else(|| {
        let name = login_name();
        context.warn(&format!(
            "no annotator is set, so the note is kept under the login name {name}; --as NAME gives another"
        ));
        name
    })
}

/// A code that the codebook does not have is kept, and said so: codebooks grow.
fn check_codes(context: &Context, settings: &Settings, codes: &[String]) {
    let (book, warnings) = config::codebook(settings, &context.places);
    for warning in warnings {
        context.warn(&warning);
    }
    for code in codes.iter().filter(|code| book.get(code).is_none()) {
        let near = nearest(code, book.codes.iter().map(|known| known.id.as_str()));
        let near = near.map_or_else(String::new, |near| format!("; did you mean {near}?"));
        context.warn(&format!("the codebook has no code {code}; it was kept as it is{near}"));
    }
}

/// The one place where the quote stands.
fn the_place(document: &Document, args: &Annotate) -> anyhow::Result<Span> {
    let found = quote::places(&document.text, &args.quote, args.prefix.as_deref(), args.suffix.as_deref());
    match found.as_slice() {
        [one] => Ok(*one),
        [] => bail!(none(document, args)),
        several => bail!(
            "{}: the quote stands in {} places and nothing was written; narrow it with --prefix or --suffix:{}",
            input::shown(&args.path),
            several.len(),
            list(document, several)
        ),
    }
}

/// What to say when the quote stands nowhere: where something like it does.
fn none(document: &Document, args: &Annotate) -> String {
    let shown = input::shown(&args.path);
    let narrowed = args.prefix.is_some() || args.suffix.is_some();
    let elsewhere =
        if narrowed { quote::places(&document.text, &args.quote, None, None) } else { Vec::new() };
    if !elsewhere.is_empty() {
        return format!(
            "{shown}: the quote stands nowhere between that --prefix and --suffix, and nothing was written; it stands at:{}",
            list(document, &elsewhere)
        );
    }
    match near(document, &args.quote) {
        Some(span) => format!(
            "{shown}: the quote does not stand in the text, and nothing was written; the nearest words are:{}",
            list(document, &[span])
        ),
        None => format!(
            "{shown}: the quote does not stand in the text, and nothing was written; attache text {} prints it",
            shell(&args.path)
        ),
    }
}

/// Where something like the quote stands: found the way a lost anchor is.
fn near(document: &Document, quote: &str) -> Option<Span> {
    let anchor = Anchor {
        start: 0,
        end: quote.chars().count(),
        quote: quote.trim().to_owned(),
        prefix: String::new(),
        suffix: String::new(),
    };
    match resolve(&anchor, "", document) {
        Resolution::Changed { span, .. } => Some(span),
        _ => None,
    }
}

/// Places with their offsets and the words around them, one a line.
fn list(document: &Document, spans: &[Span]) -> String {
    let (text, points) = (&*document.text, CodePoints::new(&document.text));
    let mut out = String::new();
    for span in spans.iter().take(LISTED) {
        let (start, end) = points.range(text, *span);
        let before =
            text.get(text.floor_char_boundary(span.start.saturating_sub(40))..span.start).unwrap_or("");
        let after =
            text.get(span.end..text.ceil_char_boundary((span.end + 40).min(text.len()))).unwrap_or("");
        let flat = |s: &str| s.split(char::is_whitespace).collect::<Vec<_>>().join(" ");
        let line = format!("{}»{}«{}", flat(before), short(span.of(text), 80), flat(after));
        let _ = write!(out, "\n  [{start}..{end}] …{}…", crate::text::clean(&line));
    }
    if spans.len() > LISTED {
        let _ = write!(out, "\n  and {} more", spans.len() - LISTED);
    }
    out
}

/// A path as it can be typed.
fn shell(path: &Path) -> String {
    let shown = input::shown(path);
    if shown.contains([' ', '\'', '"']) { format!("'{}'", shown.replace('\'', "'\\''")) } else { shown }
}
