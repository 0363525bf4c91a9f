//! Two accounts side by side: what differs, what both tell topic by topic, what only one tells.

use super::compared::{Cell, Compared, cells};
use super::parts::{bar, count, heading, plain, quiet, who};
use super::{Goal, View};
use crate::app::action::Action;
use crate::app::review::{Look, Sheet, SheetItem, SheetKind, SheetLine};
use crate::app::state::State;
use crate::dossier::compare::{Comparison, Difference, DifferenceKind};
use crate::text::clean;

/// What an empty cell says; the mark stands out without colour.
const MISSING: &str = "∅ not mentioned";

/// The comparison as a box.
pub(super) fn sheet(state: &State, compared: &Compared, selected: usize) -> Sheet {
    let now = &compared.now;
    let mut head = Vec::new();
    for (side, letter) in [(0, "A"), (1, "B")] {
        let studied = compared.side(side);
        let card = &studied.findings.card;
        let parts = [Some(studied.title()), card.issuer.clone(), card.date.clone()];
        let about: Vec<String> = parts.into_iter().flatten().collect();
        head.push(
            SheetLine::of(format!("{letter}  "), Look::Person(side + 1))
                .and(clean(&studied.document.name).into_owned(), Look::Strong)
                .and(format!("  {}", clean(&about.join(" · "))), Look::Quiet),
        );
    }
    let notices = compared.notices();
    head.extend(notices.iter().map(|word| SheetLine::of(clean(word).into_owned(), Look::Warning)));
    if let Some(version) = &compared.version {
        let key = state.keys.shown(Action::CompareWords);
        let words = format!(
            "Two versions of one document: {:.0} % of the wording is the same; {key} shows it word by word.",
            version.same * 100.0
        );
        head.push(SheetLine::of(words, Look::Warning));
    }
    head.push(quiet(format!(
        "{} · {} only in A · {} only in B",
        count(now.topics.len(), "topic in both", "topics in both"),
        now.only_a.len(),
        now.only_b.len()
    )));
    head.push(summary(now));
    let items = cells(now).into_iter().enumerate().map(|(n, cell)| item(compared, now, n, cell)).collect();
    let title = format!("Compare: {} · {}", compared.side(0).document.name, compared.side(1).document.name);
    let kind = SheetKind::View(View::Compare);
    Sheet { kind, title: clean(&title).into_owned(), head, items, beside: false, full: true, selected }
}

/// All kinds of differences in one line.
fn summary(now: &Comparison) -> SheetLine {
    if now.differences.is_empty() {
        return quiet("No difference in who asked, titles, place, date, order, tone, strength or numbers.");
    }
    let mut kinds: Vec<(DifferenceKind, usize, usize)> = Vec::new();
    for difference in &now.differences {
        if kinds.last().is_none_or(|(kind, ..)| *kind != difference.kind) {
            kinds.push((difference.kind, 0, 0));
        }
        if let Some((_, up, down)) = kinds.last_mut() {
            *up += usize::from(difference.up == Some(true));
            *down += usize::from(difference.up == Some(false));
        }
    }
    let mut line = SheetLine::of("Differs: ", Look::Quiet);
    for (n, (kind, up, down)) in kinds.into_iter().enumerate() {
        let mut word = kind.label().to_owned();
        for (arrow, n) in [("↑", up), ("↓", down)] {
            if n > 0 {
                word.push_str(&format!(" {arrow}{n}"));
            }
        }
        line = line.and(if n > 0 { " · " } else { "" }, Look::Quiet).and(word, Look::Warning);
    }
    line
}

fn item(compared: &Compared, now: &Comparison, n: usize, cell: Cell) -> SheetItem {
    match cell {
        Cell::Difference(k) => {
            let above = if k == 0 { vec![SheetLine::default(), heading("What differs")] } else { Vec::new() };
            let lines = now.differences.get(k).map(|d| vec![difference(now, d)]).unwrap_or_default();
            SheetItem { lines, above, ..SheetItem::default() }
        }
        Cell::Missing(side) => {
            // What stands beside it names the section.
            let above = if side == 0 { only_heading(now, n, 1) } else { Vec::new() };
            let lines = vec![SheetLine::of(MISSING, Look::Warning)];
            SheetItem { lines, above, column: Some(side), ..SheetItem::default() }
        }
        Cell::Claim { side, id, row, first } => {
            let Some(claim) = compared.claim(side, id) else { return SheetItem::default() };
            let arrow = now.differences.iter().find_map(|d| {
                let (a, b) = d.claims.filter(|_| d.kind == DifferenceKind::Strength)?;
                let here = if side == 0 { a } else { b };
                // The arrow says how this side stands to the other.
                (here == id).then_some(if d.up? == (side == 1) { "↑" } else { "↓" })
            });
            let told = format!("{} · {} {}", who(&claim.speakers), claim.act, claim.strength);
            let mut line = SheetLine::of(clean(&told).into_owned(), Look::Quiet);
            if let Some(arrow) = arrow {
                line = line.and(format!(" {arrow}"), Look::Warning);
            }
            let lines = vec![line, SheetLine::of(compared.words(side, claim), Look::Plain)];
            let above = match (row.and_then(|row| now.topics.get(row)), first) {
                (Some(row), true) => {
                    let line = heading(clean(&row.label).into_owned())
                        .and(format!("  {:.2} ", row.score), Look::Quiet)
                        .and(bar(percent(row.score), 100, 4), Look::Quiet);
                    vec![SheetLine::default(), line]
                }
                (None, true) if side == 0 => only_heading(now, n, 0),
                _ => Vec::new(),
            };
            let goal = Some(Goal { path: compared.side(side).path.clone(), span: claim.span });
            SheetItem { lines, above, column: Some(side), goal, ..SheetItem::default() }
        }
    }
}

/// What stands over a pair of which one cell is empty: a heading over the first, else an empty line
/// that keeps the pairs apart.
fn only_heading(now: &Comparison, n: usize, side: usize) -> Vec<SheetLine> {
    let before =
        now.differences.len() + now.topics.iter().map(|row| row.a.len() + row.b.len()).sum::<usize>();
    let begins = if side == 0 { n == before } else { n == before + 2 * now.only_a.len() };
    let words = if side == 0 { "Only in A" } else { "Only in B" };
    if begins { vec![SheetLine::default(), heading(words)] } else { vec![SheetLine::default()] }
}

fn percent(score: f64) -> usize {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 0 and 100.
    let percent = (score.clamp(0.0, 1.0) * 100.0).round() as usize;
    percent
}

/// "strength ↓  Trade and tariffs   A “urged”   B “hoped”".
fn difference(now: &Comparison, difference: &Difference) -> SheetLine {
    let arrow = match difference.up {
        Some(true) => " ↑",
        Some(false) => " ↓",
        None => "",
    };
    let mut line = SheetLine::of(format!("{}{arrow}", difference.kind.label()), Look::Warning);
    if let Some(row) = difference.row.and_then(|row| now.topics.get(row)) {
        line = line.and(format!(" on {}", clean(&row.label)), Look::Strong);
    }
    line.and("  A ", Look::Person(1))
        .and(clean(&difference.a).into_owned(), Look::Plain)
        .and("  B ", Look::Person(2))
        .and(clean(&difference.b).into_owned(), Look::Plain)
}

/// The comparison as Markdown, for the clipboard.
pub(super) fn markdown(compared: &Compared) -> String {
    let notices = compared.notices();
    let [a, b] = &compared.sides;
    crate::export::compare::markdown::markdown(&crate::export::compare::Accounts {
        names: [&a.document.name, &b.document.name],
        sides: [a.side(), b.side()],
        comparison: &compared.now,
        version: compared.version.as_ref(),
        notices: &notices,
    })
}

/// A box as plain text, for the clipboard.
pub(super) fn text(sheet: &Sheet) -> String {
    let mut out = format!("{}\n\n", sheet.title);
    let all =
        sheet.head.iter().chain(sheet.items.iter().flat_map(|item| item.above.iter().chain(&item.lines)));
    for line in all {
        out.push_str(&plain(line));
        out.push('\n');
    }
    out
}
