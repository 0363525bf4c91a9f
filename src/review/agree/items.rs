//! Measures over items: sentences, and annotations that were judged.

use super::cases::{self, Case};
use super::{ConfusionTable, Counted, FEW_CODERS, Measure, Options, Report, Row, affordable, pairs};
use crate::review::agreement::{
    Confusion, Ratings, alpha_nominal, cohen_kappa, fleiss_kappa, interval, percent,
};
use crate::review::align::{self, Aspect, Coder};

/// Who is measured under which aspect.
struct Scope<'a> {
    aspect: Aspect,
    counted: Counted,
    names: Vec<&'a str>,
    options: &'a Options<'a>,
}

pub(super) fn sentences(
    coders: &[Coder<'_>],
    aspect: Aspect,
    sentences: &[(usize, usize)],
    options: &Options<'_>,
    report: &mut Report,
) {
    let coding = align::by_sentence(coders, aspect, sentences);
    let scope = Scope { aspect, counted: Counted::Sentence, names: names(coders, &coding.coders), options };
    let (table, sets) = coding.over_all();
    scope.rows(&table, None, report);
    for (label, code) in (0..).zip(&coding.labels) {
        scope.rows(&coding.of_label(label), Some(code), report);
    }
    let labels: Vec<String> = sets.iter().map(|set| coding.name(set)).collect();
    scope.confusions(&table, &labels, report);
    report.cases.extend(cases::of_sentences(&coding, &scope.names, aspect, options.cases));
}

pub(super) fn verdicts(coders: &[Coder<'_>], options: &Options<'_>, report: &mut Report) {
    let coding = align::by_verdict(coders);
    let scope = Scope {
        aspect: Aspect::Verdict,
        counted: Counted::Span,
        names: names(coders, &coding.coders),
        options,
    };
    scope.rows(&coding.ratings, None, report);
    scope.confusions(&coding.ratings, &coding.labels, report);
    let found: Vec<Case> = cases::of_verdicts(&coding, &scope.names, coders, options.cases);
    report.cases.extend(found);
}

pub(super) fn names<'a>(coders: &[Coder<'a>], taking: &[usize]) -> Vec<&'a str> {
    taking.iter().filter_map(|&c| coders.get(c)).map(|coder| coder.annotator).collect()
}

impl Scope<'_> {
    /// All rows of one table: all coders together, then pair by pair.
    fn rows(&self, table: &Ratings, code: Option<&String>, report: &mut Report) {
        type Of = fn(&Ratings) -> Option<f64>;
        let all: [(Measure, Of, usize); 3] = [
            (Measure::Percent, percent, table.pairable()),
            (Measure::FleissKappa, fleiss_kappa, table.complete()),
            (Measure::AlphaNominal, alpha_nominal, table.pairable()),
        ];
        let (distinct, which) = table.distinct(true);
        for (measure, of, n) in all {
            let row = self.row(measure, code, None, of(&distinct), n);
            report.rows.push(Row { interval: self.interval(&distinct, &which, of), ..row });
        }
        let few = self.names.len() <= FEW_CODERS;
        if code.is_some() && !few {
            return;
        }
        for (first, second) in pairs(self.names.len()) {
            let pair = table.pair(first, second);
            let (distinct, which) = pair.distinct(false);
            let kappa: Of = |table| cohen_kappa(table, 0, 1);
            let n = distinct.complete();
            for (measure, of) in [
                (Measure::Percent, percent as Of),
                (Measure::CohenKappa, kappa),
                (Measure::AlphaNominal, alpha_nominal),
            ] {
                let row = self.row(measure, code, Some((first, second)), of(&distinct), n);
                let interval = if few { self.interval(&distinct, &which, of) } else { None };
                report.rows.push(Row { interval, ..row });
            }
        }
    }

    fn row(
        &self,
        measure: Measure,
        code: Option<&String>,
        pair: Option<(usize, usize)>,
        value: Option<f64>,
        n: usize,
    ) -> Row {
        let name = |k: usize| self.names.get(k).copied().unwrap_or_default().to_owned();
        let why = match value {
            Some(_) => None,
            None if n == 0 => Some("no item was rated by enough annotators"),
            None => Some("everybody used one and the same category throughout"),
        };
        Row {
            measure,
            aspect: self.aspect,
            counted: self.counted,
            code: code.cloned(),
            pair: pair.map(|(a, b)| [name(a), name(b)]),
            value,
            interval: None,
            n,
            gamma: None,
            why,
        }
    }

    fn interval(
        &self,
        distinct: &Ratings,
        which: &[usize],
        of: fn(&Ratings) -> Option<f64>,
    ) -> Option<[f64; 2]> {
        let work = which.len() + distinct.len() * distinct.coders();
        let mut resampled = distinct.clone();
        let found =
            interval(which.len(), affordable(self.options.resamples, work), self.options.seed, |picks| {
                resampled.weigh(picks.iter().filter_map(|&pick| which.get(pick).copied()));
                of(&resampled)
            })?;
        Some([found.low, found.high])
    }

    fn confusions(&self, table: &Ratings, labels: &[String], report: &mut Report) {
        if self.names.len() > FEW_CODERS {
            return;
        }
        for (first, second) in pairs(self.names.len()) {
            let confusion = Confusion::of(table, first, second);
            // Only the categories that either of the two used.
            let used: Vec<usize> = (0..confusion.size())
                .filter(|&k| confusion.row_total(k) + confusion.column_total(k) > 0)
                .collect();
            let name = |k: usize| self.names.get(k).copied().unwrap_or_default().to_owned();
            report.confusions.push(ConfusionTable {
                aspect: self.aspect,
                pair: [name(first), name(second)],
                labels: used.iter().map(|&k| labels.get(k).cloned().unwrap_or_default()).collect(),
                counts: used.iter().map(|&r| used.iter().map(|&c| confusion.count(r, c)).collect()).collect(),
            });
        }
    }
}
