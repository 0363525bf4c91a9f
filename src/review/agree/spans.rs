//! Measures over marks.

use super::items::names;
use super::{Counted, FEW_CODERS, GammaDetails, Measure, Options, Report, Row, affordable, pairs};
use crate::review::agreement::f1::{Match, f1, mean_f1};
use crate::review::agreement::gamma::Gamma;
use crate::review::agreement::{
    Continuum, Undefined2016, alpha_unitizing_2004, alpha_unitizing_2016, gamma, interval,
};
use crate::review::align::{self, Aspect, Coder};

/// Marks up to which γ is also given per code and per pair.
const FEW_UNITS: usize = 150;

struct Scope<'a> {
    aspect: Aspect,
    options: &'a Options<'a>,
    /// Whether the coders are so few that pairs are looked at closely.
    few: bool,
    /// Marks of all codes and coders.
    all: usize,
}

/// One set of marks to measure.
struct Part<'a> {
    marks: &'a Continuum,
    code: Option<&'a String>,
    pair: Option<[String; 2]>,
}

pub(super) fn measure(
    coders: &[Coder<'_>],
    aspect: Aspect,
    length: usize,
    options: &Options<'_>,
    report: &mut Report,
) {
    let coding = align::by_span(coders, aspect, length);
    let names = names(coders, &coding.coders);
    let few = names.len() <= FEW_CODERS;
    let scope = Scope { aspect, options, few, all: coding.continuum.units().len() };
    let mut part = |marks: &Continuum, code: Option<&String>| {
        scope.rows(&Part { marks, code, pair: None }, report);
        if code.is_some() && !few {
            return;
        }
        for (first, second) in pairs(names.len()) {
            let name = |k: usize| names.get(k).copied().unwrap_or_default().to_owned();
            let pair = Some([name(first), name(second)]);
            scope.rows(&Part { marks: &marks.pair(first, second), code, pair }, report);
        }
    };
    part(&coding.continuum, None);
    for (label, code) in (0..).zip(&coding.labels) {
        part(&coding.continuum.of_category(label), Some(code));
    }
    let repeated = coding.continuum.repeated();
    if repeated > 0 {
        report
            .notes
            .push(format!("{repeated} marks repeat another mark of the same annotator and count once."));
    }
}

impl Scope<'_> {
    fn rows(&self, part: &Part<'_>, report: &mut Report) {
        let marks = part.marks;
        let nothing = (marks.units().is_empty()).then_some("nobody marked anything");
        let no_chance = "there is no variation for chance to work on";
        let old = alpha_unitizing_2004(marks);
        report.rows.push(Row {
            interval: self.interval(part, alpha_unitizing_2004),
            ..self.row(part, Measure::AlphaUnitizing2004, old, nothing.or(Some(no_chance)))
        });
        let new = alpha_unitizing_2016(marks);
        let why = match new {
            Err(Undefined2016::Overlaps) => {
                "an annotator put two codes on one place; see the codes one by one"
            }
            _ => no_chance,
        };
        report.rows.push(Row {
            interval: self.interval(part, |marks| alpha_unitizing_2016(marks).ok()),
            ..self.row(part, Measure::AlphaUnitizing2016, new.ok(), nothing.or(Some(why)))
        });
        if let Some(settings) = &self.options.gamma
            && ((part.code.is_none() && part.pair.is_none()) || self.all <= FEW_UNITS)
        {
            let found = gamma(marks, settings);
            let value = found.as_ref().map(|g| g.value);
            let row = self.row(part, Measure::Gamma, value, nothing.or(Some("it was not computed")));
            report.rows.push(Row {
                interval: found.as_ref().map(|g| [g.interval.0, g.interval.1]),
                gamma: found.map(details),
                ..row
            });
        }
        for (measure, by) in [(Measure::F1Exact, Match::Exact), (Measure::F1Partial, Match::Overlap)] {
            let value = mean_f1(marks, by);
            let row = self.row(part, measure, value, nothing);
            report.rows.push(Row { interval: self.f1_interval(part, by), ..row });
        }
    }

    fn row(&self, part: &Part<'_>, measure: Measure, value: Option<f64>, why: Option<&'static str>) -> Row {
        Row {
            measure,
            aspect: self.aspect,
            counted: Counted::Span,
            code: part.code.cloned(),
            pair: part.pair.clone(),
            value,
            interval: None,
            n: part.marks.units().len(),
            gamma: None,
            why: if value.is_some() { None } else { why },
        }
    }

    /// Resamples the stretches of text between which no mark is cut.
    fn interval(&self, part: &Part<'_>, of: impl Fn(&Continuum) -> Option<f64>) -> Option<[f64; 2]> {
        if part.pair.is_some() && !self.few {
            return None;
        }
        let stretches = part.marks.stretches();
        // αU compares every coder with every other, section by section.
        let work = 20 * part.marks.units().len() * part.marks.coders();
        let found = interval(
            stretches.len(),
            affordable(self.options.resamples, work),
            self.options.seed,
            |picks| of(&part.marks.rebuilt(&stretches, picks)),
        )?;
        Some([found.low, found.high])
    }

    /// As [`Scope::interval`], from the counts of each stretch: marks match only inside one.
    fn f1_interval(&self, part: &Part<'_>, by: Match) -> Option<[f64; 2]> {
        if part.pair.is_some() && !self.few {
            return None;
        }
        let stretches = part.marks.stretches();
        let coders = part.marks.coders();
        let number = coders * coders.saturating_sub(1) / 2;
        let resamples = affordable(self.options.resamples, stretches.len() * number);
        if resamples == 0 {
            return None;
        }
        let counts: Vec<Vec<(u64, u64)>> = (0..stretches.len())
            .map(|k| {
                let alone = part.marks.rebuilt(&stretches, &[k]);
                pairs(coders).map(|(a, b)| f1(&alone, a, b, by)).map(|f| (f.matched, f.all)).collect()
            })
            .collect();
        let found = interval(stretches.len(), resamples, self.options.seed, |picks| {
            let mut sums = vec![(0, 0); number];
            for row in picks.iter().filter_map(|&pick| counts.get(pick)) {
                for (sum, count) in sums.iter_mut().zip(row) {
                    *sum = (sum.0 + count.0, sum.1 + count.1);
                }
            }
            let values: Vec<f64> = sums.iter().filter(|s| s.1 > 0).map(|s| s.0 as f64 / s.1 as f64).collect();
            (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
        })?;
        Some([found.low, found.high])
    }
}

fn details(found: Gamma) -> GammaDetails {
    GammaDetails {
        method: found.method,
        disorder: found.disorder,
        expected: found.expected,
        samples: found.samples,
        seed: found.seed,
    }
}
