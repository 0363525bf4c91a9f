//! `attache ledger`: commitments and requests, and how they stand.

use super::context::Context;
use super::dossier_args::Ledger;
use super::{Done, dossier};
use crate::dossier::ledger::ledger;
use crate::export::dossier::ledger::{HEADER, json, rows, text};

pub(super) fn run(context: &mut Context, args: &Ledger) -> anyhow::Result<Done> {
    let dossier = dossier::open(context, &args.dir)?;
    let on = args.on.unwrap_or_else(|| jiff::Zoned::now().date());
    let sources = dossier.sources();
    let mut view = ledger(&sources, &dossier.marks(context), Some(on));
    view.with_ladders(&sources, &dossier.ladders(context));
    let only: Vec<_> = args.state.iter().map(|state| state.standing()).collect();
    view.keep(&only);
    let of = dossier.catalogue();
    let table = || (HEADER, rows(&of, &view));
    dossier.print(context, args.format, || text(&of, &view), || json(&of, &view), table)
}
