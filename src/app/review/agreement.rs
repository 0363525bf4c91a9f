//! The agreement box: measures, codes and pairs with bars, confusions, and the places that cost most.

use super::measure::Measuring;
use super::sheet::{Look, Sheet, SheetItem, SheetKind, SheetLine};
use crate::app::action::Action;
use crate::app::state::State;
use crate::export::agree_text::{bar, number};
use crate::review::agree::{Measure, Report, Row};
use crate::review::align::Aspect;
use crate::text::{CodePoints, clean};

/// Columns of a confusion that are shown at most.
const CONFUSED: usize = 8;

/// The box for the measuring as it stands.
pub(in crate::app) fn sheet(state: &State, selected: usize) -> Sheet {
    let mut head = Vec::new();
    let mut items = Vec::new();
    match &state.review.measuring {
        Measuring::Not => {}
        Measuring::Runs(done, planned, _) => {
            let close = state.keys.shown(Action::SheetClose);
            let words = if *planned == 0 {
                format!("Measuring… {close} stops it.")
            } else {
                format!("Measuring… {done} of {planned} alignments. {close} stops it.")
            };
            head.push(SheetLine::of(words, Look::Plain));
        }
        Measuring::Stopped => head.push(SheetLine::of("Measuring was stopped.", Look::Quiet)),
        Measuring::Done(report) => items = report_items(state, report),
    }
    Sheet {
        kind: SheetKind::Agreement,
        title: "Agreement".into(),
        head,
        items,
        beside: false,
        full: false,
        selected,
    }
}

fn report_items(state: &State, report: &Report) -> Vec<SheetItem> {
    let mut items = Vec::new();
    let mut push = |lines: Vec<SheetLine>, place| items.push(SheetItem::new(lines, place));
    for note in &report.notes {
        push(vec![SheetLine::of(clean(note), Look::Quiet)], None);
    }
    for &aspect in Aspect::ALL {
        let rows: Vec<&Row> = report.rows.iter().filter(|row| row.aspect == aspect).collect();
        if rows.is_empty() {
            continue;
        }
        push(vec![SheetLine::of(heading(aspect), Look::Strong)], None);
        for row in rows.iter().filter(|row| row.code.is_none() && row.pair.is_none()) {
            push(vec![measured(row, words(row.measure))], None);
        }
        let bars = |measure| {
            rows.iter().filter(move |row| row.measure == measure && row.code.is_some() && row.pair.is_none())
        };
        let codes: Vec<SheetLine> = bars(Measure::F1Partial)
            .map(|row| measured(row, clean(row.code.as_deref().unwrap_or_default()).into_owned()))
            .collect();
        if !codes.is_empty() {
            push(
                vec![SheetLine::of(
                    format!("Each {}, by marks that overlap (F1)", aspect.word()),
                    Look::Quiet,
                )],
                None,
            );
            codes.into_iter().for_each(|line| push(vec![line], None));
        }
        let pairs = rows.iter().filter(|row| row.measure == Measure::AlphaNominal && row.code.is_none());
        let pairs: Vec<SheetLine> = pairs
            .filter_map(|row| Some(measured(row, clean(&row.pair.as_ref()?.join(" and ")).into_owned())))
            .collect();
        if !pairs.is_empty() {
            push(vec![SheetLine::of("Each pair, by α", Look::Quiet)], None);
            pairs.into_iter().for_each(|line| push(vec![line], None));
        }
        for table in report.confusions.iter().filter(|table| table.aspect == aspect && table.labels.len() > 1)
        {
            push(confusion(&table.pair, &table.labels, &table.counts), None);
        }
    }
    let text = &state.document.text;
    let points = CodePoints::new(text);
    if !report.cases.is_empty() {
        push(vec![SheetLine::of("Where it costs most: Enter goes there", Look::Strong)], None);
    }
    for case in &report.cases {
        let words =
            points.span(text, case.start, case.end).of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let said: Vec<String> = case
            .said
            .iter()
            .map(|(who, said)| {
                let said = if said.is_empty() { "nothing".to_owned() } else { said.join(" + ") };
                format!("{}: {}", clean(who), clean(&said))
            })
            .collect();
        let lines = vec![
            SheetLine::of(format!("{:.0} % of pairs differ  ", case.cost * 100.0), Look::Warning)
                .and(said.join("   "), Look::Plain),
            SheetLine::of(format!("“{}”", clean(&words)), Look::Quiet),
        ];
        push(lines, Some(points.to_byte(text, case.start)));
    }
    items
}

const fn heading(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Code => "Codes",
        Aspect::Speaker => "Speaker tags",
        Aspect::Act => "Acts",
        Aspect::Verdict => "Verdicts",
    }
}

/// A measure in words.
fn words(measure: Measure) -> String {
    match measure {
        Measure::Percent => "percent",
        Measure::CohenKappa => "Cohen's κ",
        Measure::FleissKappa => "Fleiss' κ",
        Measure::AlphaNominal => "α, nominal",
        Measure::AlphaUnitizing2004 => "α, unitizing 2004",
        Measure::AlphaUnitizing2016 => "α, unitizing 2016",
        Measure::Gamma => "γ",
        Measure::F1Exact => "F1, same span",
        Measure::F1Partial => "F1, overlapping",
    }
    .to_owned()
}

/// One value with its bar, interval and count.
fn measured(row: &Row, name: String) -> SheetLine {
    let cells = crate::text::width::width(&name);
    let name = format!("{name}{}", " ".repeat(22_usize.saturating_sub(cells)));
    let value = format!("{:>7} ", number(row.value));
    let interval = row.interval.map_or_else(String::new, |[low, high]| format!("  {low:.2} … {high:.2}"));
    let gamma = row.gamma.as_ref().map_or_else(String::new, |g| {
        let pairs =
            if g.method == crate::review::agreement::gamma::Method::Joint { "" } else { ", mean over pairs" };
        format!(", disorder {:.3}, {} samples{pairs}", g.disorder, g.samples)
    });
    let why = row.why.map_or_else(String::new, |why| format!("  {why}"));
    SheetLine::of(name, Look::Plain)
        .and(value, Look::Plain)
        .and(row.value.map(bar).unwrap_or_default(), Look::Code)
        .and(format!("{interval}  n {}{gamma}{why}", row.n), Look::Quiet)
}

/// Who confused what with what: rows are the first annotator's words, columns the second's.
fn confusion(pair: &[String; 2], labels: &[String], counts: &[Vec<u64>]) -> Vec<SheetLine> {
    let name =
        |label: &String| if label.is_empty() { "nothing".to_owned() } else { clean(label).into_owned() };
    let shown = labels.len().min(CONFUSED);
    let mut lines = vec![SheetLine::of(
        format!("{} in rows, {} in columns:", clean(&pair[0]), clean(&pair[1])),
        Look::Quiet,
    )];
    let mut top = format!("{:24}", "");
    for n in 0..shown {
        top += &format!("{:>5}", n + 1);
    }
    lines.push(SheetLine::of(top, Look::Quiet));
    for (n, (label, row)) in labels.iter().zip(counts).take(shown).enumerate() {
        let label = name(label);
        let label = crate::text::width::fit(&label, 20).to_owned();
        let pad = " ".repeat(20_usize.saturating_sub(crate::text::width::width(&label)));
        let mut line = SheetLine::of(format!("{:>2} {label}{pad} ", n + 1), Look::Plain);
        for (k, count) in row.iter().take(shown).enumerate() {
            let look = if k == n {
                Look::Code
            } else if *count > 0 {
                Look::Warning
            } else {
                Look::Quiet
            };
            line = line
                .and(format!("{:>5}", if *count == 0 { "·".to_owned() } else { count.to_string() }), look);
        }
        lines.push(line);
    }
    if labels.len() > shown {
        lines.push(SheetLine::of(
            format!("… and {} more; attache agree lists all", labels.len() - shown),
            Look::Quiet,
        ));
    }
    lines
}
