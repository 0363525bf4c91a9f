//! `attache card`: one screen to read before a meeting.

use super::context::Context;
use super::dossier_args::{Card, CardFormat, ViewFormat};
use super::out::Out;
use super::{Done, dossier, input};
use crate::dossier::summary::{Ground, summary};
use crate::export::dossier::summary::{HEADER, json, markdown, rows, text};
use crate::lexicon::tone::Tone;
use anyhow::bail;

pub(super) fn run(context: &mut Context, args: &Card) -> anyhow::Result<Done> {
    let shown = input::shown(&args.path);
    if args.path.is_dir() {
        bail!("{shown}: this is a folder; a card is drawn of one document");
    }
    let dossier = dossier::open(context, &args.path)?;
    let sources = dossier.sources();
    let Some(source) = sources.first() else {
        bail!("{shown}: nothing could be read off this document");
    };
    let (topics, marks) = (dossier.topics(context), dossier.marks(context));
    let ladders = dossier.ladders(context);
    let on = args.on.unwrap_or_else(|| jiff::Zoned::now().date());
    let ground =
        Ground { topics: &topics, tone: Tone::builtin(), ladders: &ladders, marks: &marks, on: Some(on) };
    let card = summary(0, source, ground);
    let of = dossier.catalogue();
    let format = match args.format {
        CardFormat::Markdown => {
            let mut out = Out::new();
            out.text(&markdown(&card))?;
            out.flush()?;
            return Ok(Done::Well);
        }
        CardFormat::Text => ViewFormat::Text,
        CardFormat::Json => ViewFormat::Json,
        CardFormat::Csv => ViewFormat::Csv,
    };
    let table = || (HEADER, rows(&of, &card));
    dossier.print(context, format, || text(&of, &card), || json(&of, &card), table)
}
