//! Formulae: word sequences that recur across a dossier.
//!
//! All documents become one sequence of words with borders between sentences (`corpus`). Its suffix
//! array (`suffix`) gives every *maximal repeat*, a sequence that stands at several places and cannot
//! be made longer without losing one (`repeats`), in linear time. Of these the ones are kept that stand
//! in enough documents, say something, and are no mere part of a longer one (`found`). How telling a
//! phrase is of an issuer is measured against what all others do (`statistic`); where it nearly stands,
//! with some words changed, is looked up by its rarer words and an edit distance (`near`).

mod corpus;
mod found;
mod near;
mod repeats;
mod statistic;
mod suffix;

pub use statistic::{BORDER, chance_of_absence, g2};
pub use suffix::{shared, suffixes};

pub(super) use corpus::numbers;

use super::calendar::Days;
use super::{Place, Source};
use crate::annotation::wording::Piece;
use crate::extract::EntityType;
use crate::lexicon::topics::Topics;
use crate::text::Span;
use std::borrow::Cow;

/// How often a phrase is used by one issuer, or towards one counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Who.
    pub name: String,
    /// How many documents of theirs have it.
    pub documents: usize,
}

/// A near match: the phrase with some of its words changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Altered {
    /// Where it stands.
    pub place: Place,
    /// When it was said.
    pub when: Option<Days>,
    /// The difference word by word.
    pub pieces: Vec<Piece>,
    /// How near, 0 to 1.
    pub likeness: f64,
}

/// A phrase that the issuer stopped using.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Documents of its issuer (with its counterpart) since it was used last.
    pub missed: usize,
    /// The latest of them.
    pub latest: Place,
}

/// One recurring phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// As the first document that has it writes it, on one line.
    pub words: String,
    /// How many words.
    pub length: usize,
    /// Whether it comes from the watch list.
    pub watched: bool,
    /// Every place, the earliest first; documents without a date last.
    pub places: Vec<Place>,
    /// How many documents have it.
    pub documents: usize,
    /// The issuer of whom it is most telling; `None` where no document names an issuer.
    pub issuer: Option<String>,
    /// How telling it is of that issuer: the log-likelihood ratio G² (Dunning 1993) of its documents
    /// that have it against those of all others. 0 where there is nobody to compare with.
    pub g2: f64,
    /// When it was first used: the date of the first place that has one.
    pub first: Option<Days>,
    /// When it was last used.
    pub last: Option<Days>,
    /// By issuer, most often first.
    pub by_issuer: Vec<Count>,
    /// By counterpart, most often first.
    pub by_counterpart: Vec<Count>,
    /// How often in each of [`Phrases::months`].
    pub by_month: Vec<usize>,
    /// Near matches in other sentences.
    pub altered: Vec<Altered>,
    /// Whether it was dropped.
    pub dropped: Option<Dropped>,
}

/// All recurring phrases, the most telling first; those of the watch list before them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrases {
    /// The phrases.
    pub phrases: Vec<Phrase>,
    /// The months of the dossier, in order: `2031-03`.
    pub months: Vec<String>,
    /// Documents that were read.
    pub documents: usize,
    /// Of these, how many have no date: they count, but in no month.
    pub undated: usize,
}

/// A document as the formula tracker reads it.
#[derive(Clone, Debug, Default)]
pub struct Told<'a> {
    /// Its canonical text.
    pub text: &'a str,
    /// Its sentences.
    pub sentences: &'a [Span],
    /// What no phrase goes across, in text order: names of persons, dates.
    pub skip: Cow<'a, [Span]>,
    /// Who published it.
    pub issuer: Option<Cow<'a, str>>,
    /// With whom they met.
    pub counterpart: Option<Cow<'a, str>>,
    /// When.
    pub when: Option<Days>,
}

impl<'a> Told<'a> {
    /// What the tracker reads of a document.
    #[must_use]
    pub fn of(source: &Source<'a>) -> Self {
        Self {
            text: source.text,
            sentences: &source.findings.sentences,
            skip: Cow::Owned(borders(source)),
            issuer: source.issuer().map(Cow::Borrowed),
            counterpart: source.counterpart().map(Cow::Borrowed),
            when: source.when(),
        }
    }
}

/// The names of persons and the dates of a document, in text order.
#[must_use]
pub fn borders(source: &Source<'_>) -> Vec<Span> {
    let entities = source.findings.entities.iter();
    let kinds = entities.filter(|entity| matches!(entity.kind, EntityType::Person | EntityType::Date));
    let mut skip: Vec<Span> = kinds.flat_map(|entity| entity.mentions.iter().copied()).collect();
    skip.sort_unstable();
    skip
}

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Phrases that are always listed, found or not.
    pub watch: Vec<String>,
    /// The shortest phrase, in words.
    pub least_words: usize,
    /// In how many documents a phrase must stand.
    pub least_documents: usize,
    /// How many phrases are listed, beside those of the watch list.
    pub most: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { watch: Vec::new(), least_words: 4, least_documents: 2, most: 200 }
    }
}

/// The formulae of all `sources`.
#[must_use]
pub fn phrases(sources: &[Source<'_>], topics: &Topics, options: &Options) -> Phrases {
    let told: Vec<Told<'_>> = sources.iter().map(Told::of).collect();
    phrases_in(&told, topics, options)
}

/// As [`phrases`], for documents of which only this much is kept in memory.
#[must_use]
pub fn phrases_in(told: &[Told<'_>], topics: &Topics, options: &Options) -> Phrases {
    found::phrases(told, topics, options)
}
