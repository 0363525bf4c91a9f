//! `attache tone`: words that colour the talks.

use super::context::Context;
use super::dossier_args::OfPath;
use super::{Done, dossier};
use crate::dossier::tone_use::tone_uses;
use crate::export::dossier::tone::{HEADER, json, rows, text};
use crate::lexicon::tone::Tone;

pub(super) fn run(context: &mut Context, args: &OfPath) -> anyhow::Result<Done> {
    let dossier = dossier::open(context, &args.path)?;
    let view = tone_uses(&dossier.sources(), Tone::builtin());
    let of = dossier.catalogue();
    let table = || (HEADER, rows(&of, &view));
    dossier.print(context, args.format, || text(&of, &view), || json(&of, &view), table)
}
