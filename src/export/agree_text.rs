//! Agreement for people: the measures, then codes and pairs, then the places that cost most.

use crate::review::agree::{Case, Measure, Report, Row};
use crate::review::align::Aspect;
use crate::text::{CodePoints, clean, width};
use std::fmt::Write as _;

/// Places shown at most.
const CASES: usize = 10;
/// Cells of a bar.
const BAR: usize = 10;

/// The report on the text `text` as plain text: nothing in it can steer a terminal.
#[must_use]
pub fn agree(path: &str, text: &str, report: &Report) -> String {
    let mut out = String::new();
    let names = report.annotators.join(", ");
    // Writing to a string cannot fail.
    let _ = match report.annotators.len() {
        0 => writeln!(out, "{}: no agreement to measure", clean(path)),
        n => writeln!(out, "{}: {n} annotators ({})", clean(path), clean(&names)),
    };
    for &aspect in Aspect::ALL {
        let rows: Vec<&Row> = report.rows.iter().filter(|row| row.aspect == aspect).collect();
        if !rows.is_empty() {
            of_aspect(&mut out, aspect, &rows);
        }
    }
    cases(&mut out, text, &report.cases);
    if !report.notes.is_empty() {
        out.push('\n');
    }
    for note in &report.notes {
        let _ = writeln!(out, "{}", clean(note));
    }
    out
}

/// A heading for an aspect, in plain words.
const fn heading(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Code => "Codes",
        Aspect::Speaker => "Speaker tags",
        Aspect::Act => "Acts",
        Aspect::Verdict => "Verdicts",
    }
}

fn of_aspect(out: &mut String, aspect: Aspect, rows: &[&Row]) {
    let _ = writeln!(out, "\n{}", heading(aspect));
    let _ = writeln!(out, "  {:<22}{:>8}  {:<16}{:>6}", "measure", "value", "95 % interval", "n");
    for row in rows.iter().filter(|row| row.code.is_none() && row.pair.is_none()) {
        let interval = row.interval.map_or_else(String::new, |[low, high]| format!("{low:.3} … {high:.3}"));
        let why = row.why.map_or_else(String::new, |why| format!("  {why}"));
        let _ = writeln!(
            out,
            "  {:<22}{:>8}  {interval:<16}{:>6} {}s{why}",
            row.measure.word(),
            number(row.value),
            row.n,
            row.counted.word()
        );
    }
    table(out, aspect.word(), rows, |row| row.pair.is_none().then(|| row.code.clone()).flatten());
    table(out, "pair", rows, |row| {
        let pair = row.pair.as_ref().filter(|_| row.code.is_none())?;
        Some(format!("{} and {}", pair[0], pair[1]))
    });
}

/// Measures that are worth a column, with its heading.
const COLUMNS: [(Measure, &str); 5] = [
    (Measure::Percent, "percent"),
    (Measure::CohenKappa, "kappa"),
    (Measure::AlphaNominal, "alpha"),
    (Measure::F1Exact, "F1 exact"),
    (Measure::F1Partial, "F1 part"),
];

/// One line per subject that `subject` names, a column per measure, and a bar.
fn table(out: &mut String, title: &str, rows: &[&Row], subject: impl Fn(&Row) -> Option<String>) {
    let mut subjects: Vec<String> = Vec::new();
    for name in rows.iter().filter_map(|row| subject(row)) {
        if !subjects.contains(&name) {
            subjects.push(name);
        }
    }
    if subjects.is_empty() {
        return;
    }
    let value = |name: &str, measure: Measure| {
        let mut found =
            rows.iter().filter(|row| row.measure == measure && subject(row).as_deref() == Some(name));
        found.next().map(|row| row.value)
    };
    let shown: Vec<&(Measure, &str)> =
        COLUMNS.iter().filter(|(m, _)| subjects.iter().any(|s| value(s, *m).is_some())).collect();
    let wide = subjects.iter().map(|name| width::width(&clean(name))).max().unwrap_or(0).clamp(8, 40);
    let _ = write!(out, "\n  {}", padded(title, wide));
    for (_, heading) in &shown {
        let _ = write!(out, "{heading:>10}");
    }
    out.push('\n');
    for name in &subjects {
        let _ = write!(out, "  {}", padded(name, wide));
        for (measure, _) in &shown {
            let _ = write!(out, "{:>10}", number(value(name, *measure).flatten()));
        }
        let share = value(name, Measure::F1Partial).or_else(|| value(name, Measure::Percent)).flatten();
        let _ = writeln!(out, "  {}", share.map(bar).unwrap_or_default().trim_end());
    }
}

/// A value from 0 to 1 as a bar; below 0 counts as 0.
#[must_use]
pub fn bar(value: f64) -> String {
    let full = (value.clamp(0.0, 1.0) * BAR as f64).round() as usize;
    format!("{}{}", "█".repeat(full), "░".repeat(BAR - full))
}

/// A value with three places, or a dash where it is not defined.
#[must_use]
pub fn number(value: Option<f64>) -> String {
    // A minus before a rounded zero says nothing.
    value.map_or_else(|| "–".to_owned(), |v| format!("{:.3}", if v.abs() < 0.0005 { 0.0 } else { v }))
}

fn padded(text: &str, cells: usize) -> String {
    let text = clean(text);
    let text = width::fit(&text, cells);
    format!("{text}{}", " ".repeat(cells.saturating_sub(width::width(text))))
}

fn cases(out: &mut String, text: &str, cases: &[Case]) {
    if cases.is_empty() {
        return;
    }
    let points = CodePoints::new(text);
    let _ = writeln!(out, "\nWhere it costs most");
    for case in cases.iter().take(CASES) {
        let words = points.span(text, case.start, case.end).of(text);
        let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = words.chars().take(90).collect();
        let more = if short.len() < words.len() { "…" } else { "" };
        let about = case.about.as_deref().map_or_else(String::new, |about| format!(" on {about}"));
        let _ = writeln!(
            out,
            "  [{}..{}] {}{} “{}{more}”",
            case.start,
            case.end,
            case.aspect.word(),
            clean(&about),
            clean(short.trim_end())
        );
        for (who, said) in &case.said {
            let said = if said.is_empty() { "nothing".to_owned() } else { said.join(", ") };
            let _ = writeln!(out, "    {}: {}", clean(who), clean(&said));
        }
    }
    if cases.len() > CASES {
        let _ = writeln!(out, "  … and {} more places", cases.len() - CASES);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_bars() {
        assert_eq!(number(Some(0.61)), "0.610");
        assert_eq!(number(Some(-0.000_1)), "0.000");
        assert_eq!(number(None), "–");
        assert_eq!((bar(0.5), bar(-0.7), bar(1.0)), ("█████░░░░░".into(), "░".repeat(10), "█".repeat(10)));
    }

    #[test]
    fn nothing_to_compare_is_said() {
        let report = Report { notes: vec!["Fewer than two.".into()], ..Report::default() };
        assert_eq!(agree("a.txt", "", &report), "a.txt: no agreement to measure\n\nFewer than two.\n");
    }
}
