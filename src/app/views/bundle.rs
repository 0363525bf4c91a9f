//! A dossier that was gone through: what a view shows of it, and what of one document stood in the
//! others.

use super::work::{Found, Readers};
use super::{Studied, View};
use crate::dossier::index::{Index, Kept, Outline, Record};
use crate::dossier::ledger::{Ledger, Mark, ledger};
use crate::dossier::matrix::{Matrix, matrix};
use crate::dossier::notices::notices;
use crate::dossier::novelty::novelty;
use crate::dossier::phrases::{Options, Phrases, Told, phrases_in};
use crate::dossier::sides::{settle, settle_issuer};
use crate::dossier::timeline::{Timeline, timeline};
use crate::dossier::tone_use::{ToneUse, tone_uses};
use crate::dossier::{Place, Source};
use crate::lexicon::tone::Tone;
use crate::text::Span;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// A document of a dossier, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its file.
    pub path: PathBuf,
    /// Its title, or the name of the file.
    pub title: String,
    /// Its date.
    pub date: Option<String>,
    /// Who published it.
    pub issuer: Option<String>,
}

/// A dossier that was gone through.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The folder.
    pub root: PathBuf,
    /// Its documents: those that places name by index.
    pub documents: Vec<Known>,
    /// How many could not be read.
    pub failed: usize,
    /// What a reader has to know of the result, one sentence each.
    pub notices: Vec<String>,
    /// What was found.
    pub data: Data,
}

/// What a view of a dossier shows.
#[derive(Clone, Debug)]
pub enum Data {
    /// Who does what, who mentions whom, how much room each side gets.
    Matrix(Matrix),
    /// Tone words.
    Tone(Vec<ToneUse>),
    /// Commitments and requests, and what people said of them.
    Ledger(Ledger, Vec<Mark>),
    /// Meetings in order.
    Timeline(Timeline),
    /// Recurring phrases.
    Phrases(Phrases),
}

impl Data {
    /// Whether it is what a view shows.
    #[must_use]
    pub const fn shows(&self, view: View) -> bool {
        matches!(
            (self, view),
            (Self::Matrix(_), View::Matrix | View::Mentions | View::Airtime)
                | (Self::Tone(_), View::Tone)
                | (Self::Ledger(..), View::Ledger)
                | (Self::Timeline(_), View::Timeline)
                | (Self::Phrases(_), View::Phrases)
        )
    }
}

impl Bundle {
    /// What a view shows of the documents of an index; `None` when it was stopped on the way.
    pub(super) fn of(
        view: View,
        root: &Path,
        index: &Index,
        read: &Readers,
        (on, stop): (Option<Date>, &AtomicBool),
    ) -> Option<Self> {
        let failed = index.failed().count();
        let (documents, data, notices) = if view == View::Phrases {
            let (documents, data) = tracked(root, index, read, stop)?;
            (documents, data, Vec::new())
        } else {
            let all = Kepts::of(root, index, &read.issuers, stop)?;
            let sources = all.sources();
            let on = on.or_else(|| Some(jiff::Zoned::now().date()));
            let data = match view {
                View::Ledger => {
                    let marks = (read.marks)(&all.paths);
                    let mut ledger = ledger(&sources, &marks, on);
                    ledger.with_ladders(&sources, &read.ladders);
                    Data::Ledger(ledger, marks)
                }
                View::Timeline => {
                    let told: Vec<Told<'_>> = sources.iter().map(Told::of).collect();
                    let formulae = phrases_in(&told, &read.topics, &options(read));
                    going_on(stop)?;
                    let mut timeline = timeline(&sources, &read.topics, Tone::builtin());
                    timeline.with_formulae(&formulae);
                    timeline.with_expected(&sources, &formulae, &read.topics);
                    Data::Timeline(timeline)
                }
                View::Tone => Data::Tone(tone_uses(&sources, Tone::builtin())),
                _ => Data::Matrix(matrix(&sources)),
            };
            going_on(stop)?;
            let names: Vec<String> = all.paths.iter().map(|path| name_of(path)).collect();
            let notices = notices(&sources, &names);
            (all.known(), data, notices)
        };
        Some(Self { root: root.to_owned(), documents, failed, notices, data })
    }

    /// Where a place leads.
    #[must_use]
    pub fn goal(&self, place: Place) -> Option<super::Goal> {
        let known = self.documents.get(place.document)?;
        Some(super::Goal { path: Some(known.path.clone()), span: place.span })
    }
}

/// Nothing once it was stopped: nobody waits for the result.
fn going_on(stop: &AtomicBool) -> Option<()> {
    (!stop.load(Ordering::Relaxed)).then_some(())
}

/// The documents of an index in memory, with their files.
struct Kepts {
    paths: Vec<PathBuf>,
    kept: Vec<Kept>,
}

impl Kepts {
    fn of(root: &Path, index: &Index, issuers: &BTreeMap<String, String>, stop: &AtomicBool) -> Option<Self> {
        let read = |record: &Record| Some((root.join(&record.name), going_on(stop).and(record.kept())?));
        let kept: Vec<_> = index.records.par_iter().map(read).collect();
        going_on(stop)?;
        let (paths, mut kept): (Vec<PathBuf>, Vec<Kept>) = kept.into_iter().flatten().unzip();
        settle(&mut kept, issuers);
        Some(Self { paths, kept })
    }

    fn sources(&self) -> Vec<Source<'_>> {
        self.kept.iter().map(Kept::source).collect()
    }

    fn known(&self) -> Vec<Known> {
        let one = |(path, kept): (&PathBuf, &Kept)| {
            let card = &kept.findings.card;
            let title = card.title.as_deref().map(crate::text::flat).filter(|title| !title.is_empty());
            Known {
                path: path.clone(),
                title: title.unwrap_or_else(|| name_of(path)),
                date: card.date.clone(),
                issuer: card.issuer.clone(),
            }
        };
        self.paths.iter().zip(&self.kept).map(one).collect()
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn options(read: &Readers) -> Options {
    Options { watch: read.watch.clone(), ..Options::default() }
}

/// The formula tracker needs little of each document.
fn tracked(root: &Path, index: &Index, read: &Readers, stop: &AtomicBool) -> Option<(Vec<Known>, Data)> {
    let one = |record: &Record| Some((root.join(&record.name), going_on(stop).and(record.outline())?));
    let outlines: Vec<_> = index.records.par_iter().map(one).collect();
    going_on(stop)?;
    let mut outlines: Vec<(PathBuf, Outline)> = outlines.into_iter().flatten().collect();
    for (_, outline) in &mut outlines {
        settle_issuer(&mut outline.issuer, &read.issuers);
    }
    let told: Vec<Told<'_>> = outlines.iter().map(|(_, outline)| outline.told()).collect();
    let found = phrases_in(&told, &read.topics, &options(read));
    let known = |(path, outline): &(PathBuf, Outline)| Known {
        path: path.clone(),
        title: outline.title.as_deref().map_or_else(|| name_of(path), crate::text::flat),
        date: outline.when.map(|days| days.first.to_string()),
        issuer: outline.issuer.clone(),
    };
    Some((outlines.iter().map(known).collect(), Data::Phrases(found)))
}

/// The open document held against the others of its dossier.
pub(super) fn held_together(
    studied: &Studied,
    root: &Path,
    index: &Index,
    read: &Readers,
    stop: &AtomicBool,
) -> Option<Found> {
    let all = Kepts::of(root, index, &read.issuers, stop)?;
    let others = all
        .paths
        .iter()
        .zip(&all.kept)
        .filter(|(path, _)| !super::same_file(Some(path), studied.path.as_deref()));
    let mut sources: Vec<Source<'_>> = others.map(|(_, kept)| kept.source()).collect();
    sources.push(studied.source());
    let own = sources.len() - 1;
    let novel = novelty(&sources, own);
    going_on(stop)?;
    let sentences = &studied.findings.sentences;
    let seen = novel.seen.iter().filter_map(|seen| sentences.get(seen.sentence).copied()).collect();
    let told: Vec<Told<'_>> = sources.iter().map(Told::of).collect();
    let found = phrases_in(&told, &read.topics, &options(read));
    let places = found.phrases.iter().flat_map(|phrase| &phrase.places);
    let mut formulae: Vec<Span> =
        places.filter(|place| place.document == own).map(|place| place.span).collect();
    formulae.sort_unstable();
    formulae.dedup();
    Some(Found::Novelty { seen, formulae, against: novel.compared })
}
