//! Formulae: word sequences that recur across a dossier.

use super::Place;
use super::calendar::Days;
use crate::annotation::wording::Piece;

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
