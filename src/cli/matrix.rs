//! `attache matrix`: speaker × act, who mentions whom, how much room each side gets.

use super::context::Context;
use super::dossier_args::{Matrix, MatrixView};
use super::{Done, dossier};
use crate::dossier::matrix::matrix;
use crate::export::dossier::matrix::{HEADER, json, rows, text};

pub(super) fn run(context: &mut Context, args: &Matrix) -> anyhow::Result<Done> {
    let dossier = dossier::open(context, &args.path)?;
    let view = matrix(&dossier.sources());
    let of = dossier.catalogue();
    let only = args.view.map(MatrixView::part);
    let table = || (HEADER, rows(&of, &view, only));
    dossier.print(context, args.format, || text(&of, &view, only), || json(&of, &view, only), table)
}
