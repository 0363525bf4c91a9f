//! `attache phrases`: formulae, who uses them, since when, how they change.

use super::context::Context;
use super::dossier_args::Phrases;
use super::{Done, dossier};
use crate::dossier::index::Outline;
use crate::dossier::phrases::{Options, phrases_in};
use crate::export::dossier::phrases::{HEADER, json, rows, text};
use crate::export::dossier::{Catalogue, Listed};

pub(super) fn run(context: &mut Context, args: &Phrases) -> anyhow::Result<Done> {
    let (dossier, outlines) = dossier::outlines(context, &args.dir)?;
    let options = Options {
        watch: dossier.settings.watch.value.clone(),
        least_words: usize::from(args.least),
        most: usize::from(args.most),
        ..Options::default()
    };
    let told: Vec<_> = outlines.iter().map(Outline::told).collect();
    let view = phrases_in(&told, &dossier.topics(context), &options);
    drop(told);
    let listed = outlines.iter().zip(&dossier.names).map(|(outline, name)| Listed {
        name,
        text: &outline.text,
        title: outline.title.as_deref(),
        when: outline.when,
    });
    let of = Catalogue::new(&dossier.root, listed.collect(), &dossier.unreadable, &dossier.notices);
    let table = || (HEADER, rows(&of, &view));
    dossier.print(context, args.format, || text(&of, &view), || json(&of, &view), table)
}
