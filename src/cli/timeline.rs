//! `attache timeline`: the meetings of each pair in order.

use super::context::Context;
use super::dossier_args::Timeline;
use super::{Done, dossier};
use crate::dossier::phrases::{Options, phrases};
use crate::dossier::timeline::timeline;
use crate::export::dossier::timeline::{HEADER, json, rows, text};
use crate::lexicon::tone::Tone;

pub(super) fn run(context: &mut Context, args: &Timeline) -> anyhow::Result<Done> {
    let dossier = dossier::open(context, &args.dir)?;
    let (sources, topics) = (dossier.sources(), dossier.topics(context));
    let mut view = timeline(&sources, &topics, Tone::builtin());
    let options = Options { watch: dossier.settings.watch.value.clone(), ..Options::default() };
    let formulae = phrases(&sources, &topics, &options);
    view.with_formulae(&formulae);
    view.with_expected(&sources, &formulae, &topics);
    let of = dossier.catalogue();
    let table = || (HEADER, rows(&of, &view));
    dossier.print(context, args.format, || text(&of, &view), || json(&of, &view), table)
}
