//! `attache veiled`: references that name nobody, and whom people think they mean.

use super::context::Context;
use super::dossier_args::OfPath;
use super::{Done, dossier};
use crate::dossier::veiled::veiled;
use crate::export::dossier::veiled::{HEADER, json, rows, text};

pub(super) fn run(context: &mut Context, args: &OfPath) -> anyhow::Result<Done> {
    let dossier = dossier::open(context, &args.path)?;
    let view = veiled(&dossier.sources(), &dossier.slots(context));
    let of = dossier.catalogue();
    let table = || (HEADER, rows(&of, &view));
    dossier.print(context, args.format, || text(&of, &view), || json(&of, &view), table)
}
