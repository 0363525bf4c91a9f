//! A review box: a head, and items that one walks through, side by side where that is asked for and
//! there is room.

use super::frame::{frame, more};
use crate::app::{Area, Hit, Look, Sheet, SheetLine};
use crate::text::{clean, grapheme, width};
use crate::ui::hit::Hits;
use crate::ui::ink::{Ink, inset, row};
use crate::ui::scroll::Scroll;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// The widest a review box gets.
pub const COLUMNS: u16 = 116;

/// Items stand side by side from so many columns each.
const BESIDE: u16 = 30;

/// A row of the box: styled pieces, and the item it belongs to.
#[derive(Default)]
struct Row {
    /// Column inside the box, pieces, item.
    parts: Vec<(u16, Vec<(String, Style)>, Option<usize>)>,
}

/// How many rows a box of so many columns needs, frame included.
#[must_use]
pub fn rows(ink: &Ink<'_>, sheet: &Sheet, columns: u16) -> u16 {
    let inside = columns.saturating_sub(6).max(1);
    // A box of one line has a border too: without one its words run into the text.
    u16::try_from(layout(ink, sheet, inside).0.len() + 2).unwrap_or(u16::MAX).max(5)
}

/// Draws a review box.
pub fn sheet(ink: &mut Ink<'_>, area: Rect, sheet: &Sheet, scroll: &mut Scroll, hits: &mut Hits) {
    let inside = frame(ink, area, &sheet.title, "");
    let (rows, first, last) = layout(ink, sheet, inside.width.max(1));
    // On the first item the head shows too, as far as there is room.
    let first = if sheet.selected == 0 { last.saturating_sub(usize::from(inside.height)) } else { first };
    let last = last.min(first + usize::from(inside.height).saturating_sub(1)).max(first);
    let top = scroll.follow(first, last, usize::from(inside.height), rows.len());
    for (n, line) in (0..inside.height).zip(rows.iter().skip(top)) {
        let at = row(inside, n);
        for (column, pieces, item) in &line.parts {
            let part = inset(at, *column, 0);
            let pieces: Vec<(&str, Style)> =
                pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
            ink.line(part, &pieces);
            if let Some(item) = item {
                hits.add(Area { x: part.x, y: part.y, width: part.width, height: 1 }, Hit::Item(*item));
            }
        }
    }
    more(ink, area, inside, top, rows.len());
}

/// All rows, and the first and last row of the item one stands on.
fn layout(ink: &Ink<'_>, sheet: &Sheet, columns: u16) -> (Vec<Row>, usize, usize) {
    let mut rows: Vec<Row> = Vec::new();
    for line in &sheet.head {
        rows.extend(plain(wrap(ink, line, columns), 0, None));
    }
    let across = if sheet.beside { (columns / BESIDE).clamp(1, 4) } else { 1 };
    let across = usize::from(across).min(sheet.items.len()).max(1);
    let wide = columns / u16::try_from(across).unwrap_or(1);
    let (mut first, mut last) = (0, rows.len().saturating_sub(1));
    let items: Vec<usize> = (0..sheet.items.len()).collect();
    for chunk in items.chunks(across) {
        let from = rows.len();
        for (place, &item) in (0_u16..).zip(chunk) {
            let Some(found) = sheet.items.get(item) else { continue };
            let current = item == sheet.selected;
            let text = wide.saturating_sub(if across > 1 { 4 } else { 2 }).max(1);
            let mut lines: Vec<Vec<(String, Style)>> = Vec::new();
            for line in &found.lines {
                lines.extend(wrap(ink, line, text));
            }
            for (n, mut pieces) in lines.into_iter().enumerate() {
                // The current one is told by its mark as well as by its colour.
                let mark = match (current, across > 1, n) {
                    (true, true, _) => "┃ ",
                    (true, false, 0) => "▸ ",
                    _ => "  ",
                };
                let style = ink.theme.style(Role::Popup).patch(ink.theme.style(Role::BorderFocus));
                pieces.insert(0, (mark.to_owned(), style));
                if rows.len() <= from + n {
                    rows.push(Row::default());
                }
                if let Some(row) = rows.get_mut(from + n) {
                    row.parts.push((place * wide, pieces, Some(item)));
                }
            }
            if current {
                (first, last) = (from, rows.len().saturating_sub(1).max(from));
            }
        }
        if sheet.beside || chunk.iter().any(|&item| sheet.items.get(item).is_some_and(|i| i.lines.len() > 1))
        {
            rows.push(Row::default());
        }
    }
    (rows, first, last)
}

fn plain(lines: Vec<Vec<(String, Style)>>, column: u16, item: Option<usize>) -> impl Iterator<Item = Row> {
    lines.into_iter().map(move |pieces| Row { parts: vec![(column, pieces, item)] })
}

/// A line in rows of at most `columns` cells, broken between words; a word that is too long is cut
/// at clusters. Runs of spaces stay: they are columns of a table.
fn wrap(ink: &Ink<'_>, line: &SheetLine, columns: u16) -> Vec<Vec<(String, Style)>> {
    let columns = usize::from(columns).max(1);
    let mut rows: Vec<Vec<(String, Style)>> = vec![Vec::new()];
    let mut used = 0;
    for (text, look) in &line.0 {
        let style = style_of(ink, *look);
        for word in text.split_inclusive(' ') {
            let word = clean(word);
            let cells = width::width(word.trim_end());
            if used > 0 && used + cells > columns {
                rows.push(Vec::new());
                used = 0;
            }
            if cells <= columns {
                used += width::width(&word);
                push(&mut rows, &word, style);
                continue;
            }
            for (_, cluster) in grapheme::clusters(&word) {
                let cells = width::cluster(cluster);
                if used + cells > columns && used > 0 {
                    rows.push(Vec::new());
                    used = 0;
                }
                used += cells;
                push(&mut rows, cluster, style);
            }
        }
    }
    rows
}

fn push(rows: &mut [Vec<(String, Style)>], text: &str, style: Style) {
    let Some(row) = rows.last_mut() else { return };
    match row.last_mut() {
        Some((last, same)) if *same == style => last.push_str(text),
        _ => row.push((text.to_owned(), style)),
    }
}

fn style_of(ink: &Ink<'_>, look: Look) -> Style {
    let popup = ink.theme.style(Role::Popup);
    match look {
        Look::Plain => popup,
        Look::Quiet => popup.patch(ink.theme.style(Role::Quiet)),
        Look::Strong => popup.add_modifier(Modifier::BOLD),
        Look::Code => popup.patch(ink.theme.style(Role::Code)),
        Look::Warning => popup.patch(ink.theme.style(Role::Warning)),
        Look::Person(number) => popup.patch(ink.theme.speaker(number)),
    }
}
