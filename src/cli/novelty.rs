//! `attache novelty`: what of a document is new, what stood before, what is missing.

use super::context::Context;
use super::dossier_args::Novelty;
use super::{Done, dossier, input};
use crate::dossier::expected::{LAST, expected};
use crate::dossier::novelty::novelty;
use crate::dossier::phrases::{Options, phrases};
use crate::export::dossier::novelty::{HEADER, Held, json, rows, text};
use anyhow::bail;
use std::path::{Path, PathBuf};

pub(super) fn run(context: &mut Context, args: &Novelty) -> anyhow::Result<Done> {
    let shown = input::shown(&args.path);
    if input::is_stdin(&args.path) || args.path.is_dir() {
        bail!("{shown}: name one document in a folder; it is held against the others there");
    }
    let folder = args.dir.clone().unwrap_or_else(|| home(&args.path));
    let mut dossier = dossier::open(context, &folder)?;
    let document = match dossier.paths.iter().position(|path| same(path, &args.path)) {
        Some(document) => document,
        None => dossier.join(dossier::open(context, &args.path)?),
    };
    let (sources, topics) = (dossier.sources(), dossier.topics(context));
    let Some(own) = sources.get(document) else {
        bail!("{shown}: nothing could be read off this document");
    };
    let options = Options { watch: dossier.settings.watch.value.clone(), ..Options::default() };
    let formulae = phrases(&sources, &topics, &options);
    let held = Held {
        document,
        sentences: &own.findings.sentences,
        novelty: novelty(&sources, document),
        expected: expected(&sources, document, &formulae, &topics, LAST),
    };
    let of = dossier.catalogue();
    let table = || (HEADER, rows(&of, &held));
    dossier.print(context, args.format, || text(&of, &held), || json(&of, &held), table)
}

/// The dossier in which a document lies, else its folder.
fn home(path: &Path) -> PathBuf {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let Ok(whole) = std::path::absolute(parent) else { return parent.to_owned() };
    let dossier = whole.ancestors().find(|folder| folder.join("attache.toml").is_file());
    match dossier {
        // As the user would type it, where that can be told.
        Some(dossier) if dossier != whole => dossier.to_owned(),
        _ => parent.to_owned(),
    }
}

fn same(a: &Path, b: &Path) -> bool {
    let whole = |path: &Path| std::fs::canonicalize(path).ok();
    a == b || (whole(a).is_some() && whole(a) == whole(b))
}
