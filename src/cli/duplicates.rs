//! `attache duplicates`: documents that are there twice, or nearly.

use super::context::Context;
use super::dossier_args::OfDir;
use super::{Done, dossier, input};
use crate::dossier::duplicates::duplicates;
use crate::export::dossier::duplicates::{HEADER, json, rows, text};
use anyhow::bail;

pub(super) fn run(context: &mut Context, args: &OfDir) -> anyhow::Result<Done> {
    if !args.dir.is_dir() {
        bail!(
            "{}: no folder; name the folder whose documents are to be held together",
            input::shown(&args.dir)
        );
    }
    let dossier = dossier::open(context, &args.dir)?;
    let view = duplicates(&dossier.sources());
    let of = dossier.catalogue();
    let table = || (HEADER, rows(&of, &view));
    dossier.print(context, args.format, || text(&of, &view), || json(&of, &view), table)
}
