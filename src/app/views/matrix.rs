//! Who does what, who mentions whom, how much room each side gets: of one document or a dossier.

use super::View;
use super::parts::{MOST, bar, count, cut, fixed, height, quiet};
use crate::app::review::{Look, Sheet, SheetItem, SheetKind, SheetLine};
use crate::dossier::Place;
use crate::dossier::matrix::{Matrix, Row};
use crate::text::width::width;

/// The widest box that is no whole screen.
const BOX: u16 = 116;
/// Columns of one act.
const ACT: usize = 8;
/// Columns of a speaker's name at most.
const NAME: usize = 22;

/// One of the matrices as a box, for a screen of so many columns.
pub(super) fn sheet(view: View, matrix: &Matrix, of: &str, columns: u16, selected: usize) -> Sheet {
    let columns = usize::from(columns.min(BOX).saturating_sub(8));
    let (mut head, items) = match view {
        View::Mentions => mentions(matrix, columns),
        View::Airtime => airtime(matrix, columns),
        _ => speakers(matrix, columns),
    };
    let all = match view {
        View::Mentions => matrix.mentions.len(),
        View::Airtime => matrix.airtime.len(),
        _ => matrix.rows.len(),
    };
    head.extend(cut(all, "matrix"));
    if items.is_empty() {
        head = vec![quiet("Nobody says anything that was found here.")];
    }
    let title = format!("{}: {of}", view.title());
    let kind = SheetKind::View(view);
    Sheet { kind, title, head, items, beside: false, full: false, selected }
}

/// A row per speaker; a column per act where there is room, else one act after the other.
fn speakers(matrix: &Matrix, columns: usize) -> (Vec<SheetLine>, Vec<SheetItem>) {
    let widest = matrix.rows.iter().map(|row| width(&row.speaker)).max().unwrap_or(0).min(NAME);
    let most = cells(matrix).max().unwrap_or(0);
    let all = matrix.rows.iter().map(|row| row.total).max().unwrap_or(0);
    // A bar, a number, a rung, and a cell between two columns.
    let act = cells(matrix).map(|n| short(n).len() + 5).max().unwrap_or(0).max(ACT);
    let table = widest + 14 + matrix.acts.len() * act <= columns;
    let mut head =
        vec![quiet("Claims of each speaker; ▁ to █ says how many among the most, ↑ the greatest strength.")];
    if table {
        let mut line = SheetLine::of(fixed("", widest + 14), Look::Quiet);
        for word in &matrix.acts {
            line = line.and(fixed(word.word(), act), Look::Code);
        }
        head.push(line);
    }
    let items = matrix.rows.iter().take(MOST).map(|row| {
        let name = SheetLine::of(fixed(&row.speaker, widest), Look::Plain)
            .and(format!(" {:>4} ", row.total), Look::Strong)
            .and(fixed(&bar(row.total, all, 6), 8), Look::Person(1));
        let lines = if table {
            vec![in_columns(matrix, row, name, most, act)]
        } else {
            vec![name, flowing(matrix, row, most)]
        };
        SheetItem::new(lines, None)
    });
    (head, items.collect())
}

fn cells(matrix: &Matrix) -> impl Iterator<Item = usize> {
    matrix.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.places.len()))
}

fn in_columns(matrix: &Matrix, row: &Row, mut line: SheetLine, most: usize, act: usize) -> SheetLine {
    for (_, cell) in matrix.acts.iter().zip(&row.cells) {
        let n = cell.places.len();
        let (text, look) = match n {
            0 => ("  ·".to_owned(), Look::Quiet),
            n => (format!("{} {}↑{}", height(n, most), short(n), cell.strongest), heat(n, most)),
        };
        // One cell is left between two columns, whatever stands in them.
        line = line.and(fixed(&fixed(&text, act - 1), act), look);
    }
    line
}

/// A number in four cells at most: "9999", "10k".
fn short(n: usize) -> String {
    match n {
        0..10_000 => n.to_string(),
        10_000..1_000_000 => format!("{}k", n / 1000),
        n => format!("{}M", n / 1_000_000),
    }
}

fn flowing(matrix: &Matrix, row: &Row, most: usize) -> SheetLine {
    let mut line = SheetLine::of("   ", Look::Quiet);
    for (act, cell) in matrix.acts.iter().zip(&row.cells).filter(|(_, cell)| !cell.places.is_empty()) {
        let n = cell.places.len();
        let (bar, word, rung) = (height(n, most), act.word(), cell.strongest);
        // One piece: no line breaks within.
        line = line.and(format!("{bar}\u{a0}{word}\u{a0}{n}\u{a0}↑{rung}   "), heat(n, most));
    }
    line
}

/// The fuller a cell, the stronger it shows; the number beside it says the same.
const fn heat(n: usize, most: usize) -> Look {
    if n * 3 >= most * 2 { Look::Strong } else { Look::Plain }
}

fn mentions(matrix: &Matrix, columns: usize) -> (Vec<SheetLine>, Vec<SheetItem>) {
    let most = matrix.mentions.iter().map(|m| m.places.len()).max().unwrap_or(0);
    let name = NAME.min(columns / 3);
    let head =
        vec![quiet("Who names whom in what they say: persons, countries and bodies."), SheetLine::default()];
    let items = matrix.mentions.iter().take(MOST).map(|m| {
        let n = m.places.len();
        let line = SheetLine::of(fixed(&m.speaker, name), Look::Plain)
            .and(" → ", Look::Quiet)
            .and(fixed(&m.entity, name), Look::Plain)
            .and(format!(" {n:>4} "), Look::Strong)
            .and(bar(n, most, 10), Look::Person(1));
        SheetItem::new(vec![line], None)
    });
    (head, items.collect())
}

fn airtime(matrix: &Matrix, columns: usize) -> (Vec<SheetLine>, Vec<SheetItem>) {
    let most = matrix.airtime.iter().map(|side| side.words).max().unwrap_or(0);
    let bars = (columns / 3).clamp(6, 30);
    let head =
        vec![quiet("Share of all words that somebody is reported to have said."), SheetLine::default()];
    let items = matrix.airtime.iter().take(MOST).map(|side| {
        let line = SheetLine::of(fixed(&side.side, NAME), Look::Plain)
            .and(format!(" {:>3.0} % ", side.share * 100.0), Look::Strong)
            .and(bar(side.words, most, bars), Look::Person(1));
        let counts = [
            count(side.words, "word", "words"),
            count(side.claims, "claim", "claims"),
            count(side.sentences, "sentence", "sentences"),
            format!("thanks {}", count(side.thanks, "time", "times")),
        ];
        SheetItem::new(vec![line, quiet(format!("   {}", counts.join(" · ")))], None)
    });
    (head, items.collect())
}

/// The places of an entry.
pub(super) fn places(view: View, matrix: &Matrix, selected: usize) -> Vec<Place> {
    match view {
        View::Mentions => matrix.mentions.get(selected).map(|m| m.places.clone()),
        View::Airtime => matrix.airtime.get(selected).map(|side| side.places.clone()),
        _ => matrix
            .rows
            .get(selected)
            .map(|row| row.cells.iter().flat_map(|cell| cell.places.iter().copied()).collect()),
    }
    .unwrap_or_default()
}
