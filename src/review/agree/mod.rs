//! The agreement report: every measure for every aspect, code and pair, in one structure.
//!
//! [`report`] computes it, `serde` writes it in the form `attache.agree/1` that scripts rely on:
//! `format`, `annotators` and `measures` with `name`, `aspect`, `unit`, `code`, `pair`, `value`,
//! `interval` and `n`. What else stands there (how γ was made, confusions, the cases that cost
//! most, notes) is additional.
//!
//! | measure | unit | rows |
//! |---|---|---|
//! | `percent`, `cohen_kappa` (pairs only), `fleiss_kappa` (all only), `alpha_nominal` | sentence (verdicts: the annotation judged) | all, per code, per pair; per code and pair for up to five annotators |
//! | `alpha_unitizing_2004`, `alpha_unitizing_2016`, `f1_exact`, `f1_partial` | span | likewise |
//! | `gamma` | span | all; per code and per pair where that is little work |

mod cases;
mod items;
mod spans;

use super::agreement::gamma;
use super::align::{Aspect, Coder};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

pub use cases::Case;

/// The form of the JSON.
pub const FORMAT: &str = "attache.agree/1";

/// Annotators up to which every pair gets intervals, confusions and rows per code: beyond, the pairs
/// are too many to be read one by one, and to be computed while somebody waits.
const FEW_CODERS: usize = 5;

/// Fewer items or marks than this are too few to say much.
const FEW: usize = 20;

/// A measure of agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Observed agreement, 0 to 1.
    Percent,
    /// Cohen's κ of a pair.
    CohenKappa,
    /// Fleiss' κ.
    FleissKappa,
    /// Krippendorff's nominal α.
    AlphaNominal,
    /// Krippendorff's unitizing α, form of 1995 and 2004.
    AlphaUnitizing2004,
    /// Krippendorff's unitizing α, form of 2016.
    AlphaUnitizing2016,
    /// Mathet's γ.
    Gamma,
    /// F1 of same code and same span.
    F1Exact,
    /// F1 of same code and a code point in common.
    F1Partial,
}

impl Measure {
    /// Every measure, in the order of reports.
    pub const ALL: &'static [Self] = &[
        Self::Percent,
        Self::CohenKappa,
        Self::FleissKappa,
        Self::AlphaNominal,
        Self::AlphaUnitizing2004,
        Self::AlphaUnitizing2016,
        Self::Gamma,
        Self::F1Exact,
        Self::F1Partial,
    ];

    /// The word used in files and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::CohenKappa => "cohen_kappa",
            Self::FleissKappa => "fleiss_kappa",
            Self::AlphaNominal => "alpha_nominal",
            Self::AlphaUnitizing2004 => "alpha_unitizing_2004",
            Self::AlphaUnitizing2016 => "alpha_unitizing_2016",
            Self::Gamma => "gamma",
            Self::F1Exact => "f1_exact",
            Self::F1Partial => "f1_partial",
        }
    }

    /// The measure of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|measure| measure.word() == word)
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// Sentences of the body.
    Sentence,
    /// Marks, or annotations that were judged.
    Span,
}

impl Counted {
    /// The word used in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Span => "span",
        }
    }
}

/// How a γ came about.
#[derive(Clone, Debug, PartialEq)]
pub struct GammaDetails {
    /// Whether all coders were aligned together, or pair by pair.
    pub method: gamma::Method,
    /// Disorder of the best alignment.
    pub disorder: f64,
    /// Mean disorder of the samples.
    pub expected: f64,
    /// Samples drawn.
    pub samples: usize,
    /// Their seed.
    pub seed: u64,
}

/// One measured value.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The measure.
    pub measure: Measure,
    /// What is compared.
    pub aspect: Aspect,
    /// What is counted.
    pub counted: Counted,
    /// The code (speaker, act) it is about; `None`: all together.
    pub code: Option<String>,
    /// The two annotators it is about; `None`: all together.
    pub pair: Option<[String; 2]>,
    /// The value; `None` where the measure is not defined on this.
    pub value: Option<f64>,
    /// A 95 % interval: from resampling sentences or stretches of text; for γ from its samples.
    pub interval: Option<[f64; 2]>,
    /// Items, or marks, that the value rests on.
    pub n: usize,
    /// How a γ came about.
    pub gamma: Option<GammaDetails>,
    /// Why there is no value, in plain words.
    pub why: Option<&'static str>,
}

/// Which categories two annotators confuse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConfusionTable {
    /// What is compared.
    #[serde(serialize_with = "aspect_word")]
    pub aspect: Aspect,
    /// Rows are the first annotator's, columns the second's.
    pub pair: [String; 2],
    /// The categories; the empty word is "nothing".
    pub labels: Vec<String>,
    /// Counts by row and column.
    pub counts: Vec<Vec<u64>>,
}

/// The agreement of all annotators on one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Those who take part in at least one comparison, in the order given.
    pub annotators: Vec<String>,
    /// The values: by aspect, then all together, then by code; all annotators first, then pairs.
    pub rows: Vec<Row>,
    /// Confusions per aspect and pair, where the pairs are few.
    pub confusions: Vec<ConfusionTable>,
    /// Where the annotators differ, dearest first.
    pub cases: Vec<Case>,
    /// What a reader of the numbers should know, one sentence each.
    pub notes: Vec<String>,
}

/// What to compute.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// γ settings; `None` leaves γ out.
    pub gamma: Option<gamma::Settings<'a>>,
    /// Resamples for intervals at most; 0 leaves intervals out.
    pub resamples: usize,
    /// Seed of the resamples.
    pub seed: u64,
    /// Cases to list at most, per aspect.
    pub cases: usize,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { gamma: Some(gamma::Settings::default()), resamples: 1000, seed: 1, cases: 50 }
    }
}

/// Compares the layers `coders` of one text of `length` code points with these `sentences` (code
/// points, sorted, not overlapping).
#[must_use]
pub fn report(
    coders: &[Coder<'_>],
    sentences: &[(usize, usize)],
    length: usize,
    options: &Options<'_>,
) -> Report {
    let mut report = Report::default();
    for &aspect in Aspect::ALL {
        if coders.iter().filter(|coder| coder.takes_part(aspect)).count() < 2 {
            continue;
        }
        if aspect == Aspect::Verdict {
            items::verdicts(coders, options, &mut report);
        } else {
            items::sentences(coders, aspect, sentences, options, &mut report);
            spans::measure(coders, aspect, length, options, &mut report);
        }
    }
    let taking = |coder: &&Coder<'_>| {
        Aspect::ALL.iter().any(|&aspect| {
            coder.takes_part(aspect) && coders.iter().filter(|c| c.takes_part(aspect)).count() > 1
        })
    };
    report.annotators = coders.iter().filter(taking).map(|coder| coder.annotator.to_owned()).collect();
    add_notes(coders, &mut report);
    report
}

fn add_notes(coders: &[Coder<'_>], report: &mut Report) {
    if report.annotators.is_empty() {
        report
            .notes
            .push("Fewer than two annotators marked this text, so there is nothing to compare.".into());
    }
    for coder in coders {
        let unplaced = coder.unplaced();
        if unplaced > 0 {
            report.notes.push(format!(
                "{}: {unplaced} marks have no sure place in the text and were left out.",
                coder.annotator
            ));
        }
        let absent =
            !coder.takes_part(Aspect::Code) && !report.annotators.iter().any(|name| name == coder.annotator);
        if absent {
            report.notes.push(format!("{} made no marks of their own and is not compared.", coder.annotator));
        }
    }
    if report
        .rows
        .iter()
        .any(|row| row.code.is_none() && row.pair.is_none() && row.n < FEW && row.value.is_some())
    {
        report
            .notes
            .push(format!("Some values rest on fewer than {FEW} sentences or marks: read them with care."));
    }
    if report.rows.iter().any(|row| matches!(&row.gamma, Some(g) if g.method != gamma::Method::Joint)) {
        report.notes.push(
            "γ is the mean over pairs of annotators: there are too many marks to align all at once.".into(),
        );
    }
}

impl Report {
    /// The value of a measure for all codes and annotators (`pair` `None`), or of one pair.
    #[must_use]
    pub fn value(&self, measure: Measure, aspect: Aspect, pair: Option<[&str; 2]>) -> Option<f64> {
        let same = |row: &&Row| match (&row.pair, pair) {
            (None, None) => true,
            (Some([a, b]), Some([x, y])) => a == x && b == y,
            _ => false,
        };
        let mut rows = self
            .rows
            .iter()
            .filter(|row| row.measure == measure && row.aspect == aspect && row.code.is_none());
        rows.find(same).and_then(|row| row.value)
    }

    /// The rows over all codes that miss a minimum: below it, or undefined. For every measure these
    /// are the rows over all annotators, for Cohen's κ, which has none, those of the pairs.
    pub fn below(&self, measure: Measure, minimum: f64) -> impl Iterator<Item = &Row> {
        let of = move |row: &&Row| row.measure == measure && row.code.is_none();
        let wide = move |row: &&Row| row.pair.is_none() || measure == Measure::CohenKappa;
        self.rows
            .iter()
            .filter(of)
            .filter(wide)
            .filter(move |row| row.value.is_none_or(|value| value < minimum))
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Report", 6)?;
        out.serialize_field("format", FORMAT)?;
        out.serialize_field("annotators", &self.annotators)?;
        out.serialize_field("measures", &self.rows)?;
        out.serialize_field("confusions", &self.confusions)?;
        out.serialize_field("cases", &self.cases)?;
        out.serialize_field("notes", &self.notes)?;
        out.end()
    }
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Row", 14)?;
        out.serialize_field("name", self.measure.word())?;
        out.serialize_field("aspect", self.aspect.word())?;
        out.serialize_field("unit", self.counted.word())?;
        out.serialize_field("code", &self.code)?;
        out.serialize_field("pair", &self.pair)?;
        out.serialize_field("value", &self.value)?;
        out.serialize_field("interval", &self.interval)?;
        out.serialize_field("n", &self.n)?;
        if let Some(why) = self.why {
            out.serialize_field("undefined", why)?;
        }
        if let Some(gamma) = &self.gamma {
            let method = match gamma.method {
                gamma::Method::Joint => "joint",
                gamma::Method::PairwiseMean(_) => "pairwise_mean",
            };
            out.serialize_field("method", method)?;
            out.serialize_field("disorder", &gamma.disorder)?;
            out.serialize_field("expected", &gamma.expected)?;
            out.serialize_field("samples", &gamma.samples)?;
            out.serialize_field("seed", &gamma.seed)?;
        }
        out.end()
    }
}

fn aspect_word<S: Serializer>(aspect: &Aspect, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(aspect.word())
}

/// The pairs of so many coders, in order.
fn pairs(coders: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..coders).flat_map(move |a| (a + 1..coders).map(move |b| (a, b)))
}

/// How many resamples a measure can afford: as many as wanted while the work stays bounded, and
/// none where too few would be left for an interval.
fn affordable(wanted: usize, work: usize) -> usize {
    const WORK: usize = 20_000_000;
    const LEAST: usize = 100;
    let number = wanted.min(WORK / work.max(1));
    if number < LEAST.min(wanted) { 0 } else { number }
}

#[cfg(test)]
mod tests;
