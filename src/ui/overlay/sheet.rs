//! A review box or view: a head, and items that one walks through, side by side or in two columns where
//! that is asked for and there is room.

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

/// Items that stand on the same rows: what is written over them, and the items of each column.
struct Chunk {
    above: Vec<SheetLine>,
    columns: Vec<Vec<usize>>,
}

/// The chunks of a box of so many columns: sections of two columns where items are bound to one and
/// there is room for both, items side by side where that is asked for, else one after the other.
fn chunks(sheet: &Sheet, columns: u16) -> Vec<Chunk> {
    let all: Vec<usize> = (0..sheet.items.len()).collect();
    if sheet.items.iter().any(|item| item.column.is_some()) {
        let mut chunks: Vec<Chunk> = Vec::new();
        for item in all {
            let Some(found) = sheet.items.get(item) else { continue };
            let alone = found.column.is_none();
            if alone || !found.above.is_empty() || chunks.is_empty() {
                chunks.push(Chunk { above: found.above.clone(), columns: Vec::new() });
            }
            let place = if alone || columns < 2 * BESIDE { 0 } else { found.column.unwrap_or(0) };
            let wide = if alone || columns < 2 * BESIDE { 1 } else { 2 };
            if let Some(chunk) = chunks.last_mut() {
                chunk.columns.resize(wide.max(chunk.columns.len()), Vec::new());
                if let Some(column) = chunk.columns.get_mut(place) {
                    column.push(item);
                }
            }
        }
        return chunks;
    }
    let across = if sheet.beside { (columns / BESIDE).clamp(1, 4) } else { 1 };
    let across = usize::from(across).min(sheet.items.len()).max(1);
    let chunk = |items: &[usize]| Chunk {
        above: items
            .first()
            .and_then(|&n| sheet.items.get(n))
            .map(|item| item.above.clone())
            .unwrap_or_default(),
        // A last chunk that is not full keeps the width of those above it.
        columns: (0..across).map(|n| items.get(n).copied().into_iter().collect()).collect(),
    };
    all.chunks(across).map(chunk).collect()
}

/// All rows, and the first and last row of the item one stands on.
fn layout(ink: &Ink<'_>, sheet: &Sheet, columns: u16) -> (Vec<Row>, usize, usize) {
    let mut rows: Vec<Row> = Vec::new();
    for line in &sheet.head {
        rows.extend(plain(wrap(ink, line, columns), 0, None));
    }
    let mark = ink.theme.style(Role::Popup).patch(ink.theme.style(Role::BorderFocus));
    let sided = sheet.items.iter().any(|item| item.column.is_some());
    let (mut first, mut last) = (0, rows.len().saturating_sub(1));
    let all = chunks(sheet, columns);
    let mut next = all.iter().skip(1);
    for chunk in &all {
        // What begins a section brings its own distance.
        let spaced = next.next().is_none_or(|next| next.above.is_empty());
        let over = rows.len();
        for line in &chunk.above {
            rows.extend(plain(wrap(ink, line, columns), 0, None));
        }
        let from = rows.len();
        let across = u16::try_from(chunk.columns.len()).unwrap_or(1).max(1);
        let wide = columns / across;
        let text = wide.saturating_sub(if across > 1 { 4 } else { 2 }).max(1);
        for (place, stack) in (0_u16..).zip(&chunk.columns) {
            let mut at = from;
            for &item in stack {
                let Some(found) = sheet.items.get(item) else { continue };
                let current = item == sheet.selected;
                let begins = at;
                // Where columns are stacked the letter says whose it is.
                let letter = found.column.filter(|_| across == 1).map(|n| if n == 0 { "A " } else { "B " });
                let mut lines: Vec<Vec<(String, Style)>> = Vec::new();
                for (n, line) in found.lines.iter().enumerate() {
                    let named = letter.filter(|_| n == 0).map(|letter| {
                        let mut named = SheetLine::of(letter, Look::Person(found.column.unwrap_or(0) + 1));
                        named.0.extend(line.0.iter().cloned());
                        named
                    });
                    lines.extend(wrap(ink, named.as_ref().unwrap_or(line), text));
                }
                for (n, mut pieces) in lines.into_iter().enumerate() {
                    // The current one is told by its mark as well as by its colour.
                    let sign = match (current, across > 1 || found.column.is_some(), n) {
                        (true, true, _) => "┃ ",
                        (true, false, 0) => "▸ ",
                        _ => "  ",
                    };
                    pieces.insert(0, (sign.to_owned(), mark));
                    if rows.len() <= at {
                        rows.push(Row::default());
                    }
                    if let Some(row) = rows.get_mut(at) {
                        row.parts.push((place * wide, pieces, Some(item)));
                    }
                    at += 1;
                }
                if current {
                    // What stands over the first of a section is shown with it.
                    first = if begins == from { over } else { begins };
                    last = at.saturating_sub(1).max(begins);
                }
            }
        }
        let long =
            chunk.columns.iter().flatten().any(|&n| sheet.items.get(n).is_some_and(|i| i.lines.len() > 1));
        if !sided && spaced && (sheet.beside || long) {
            rows.push(Row::default());
        }
    }
    (rows, first, last)
}

fn plain(lines: Vec<Vec<(String, Style)>>, column: u16, item: Option<usize>) -> impl Iterator<Item = Row> {
    lines.into_iter().map(move |pieces| Row { parts: vec![(column, pieces, item)] })
}

/// A line in rows of at most `columns` cells, broken between words; a word that is too long is cut
/// at clusters. Runs of spaces stay: they are columns of a table. A line that is indented stays so in
/// all its rows.
fn wrap(ink: &Ink<'_>, line: &SheetLine, columns: u16) -> Vec<Vec<(String, Style)>> {
    let columns = usize::from(columns).max(1);
    let first = line.0.first().map_or("", |(text, _)| text.as_str());
    let indent = (first.len() - first.trim_start_matches(' ').len()).min(columns / 2);
    let popup = ink.theme.style(Role::Popup);
    let mut rows: Vec<Vec<(String, Style)>> = vec![Vec::new()];
    let mut used = 0;
    let turn = |rows: &mut Vec<Vec<(String, Style)>>| {
        rows.push(if indent > 0 { vec![(" ".repeat(indent), popup)] } else { Vec::new() });
        indent
    };
    for (text, look) in &line.0 {
        let style = style_of(ink, *look);
        for word in text.split_inclusive(' ') {
            let word = clean(word);
            let cells = width::width(word.trim_end());
            if used > indent && used + cells > columns {
                used = turn(&mut rows);
            }
            if cells <= columns - used.min(columns) {
                // A space that hangs over the end is none.
                let shown = if used + width::width(&word) > columns { word.trim_end() } else { &word };
                used += width::width(&word);
                push(&mut rows, shown, style);
                continue;
            }
            for (_, cluster) in grapheme::clusters(&word) {
                let cells = width::cluster(cluster);
                if used + cells > columns && used > indent {
                    used = turn(&mut rows);
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
        Look::Gone => popup.patch(ink.theme.style(Role::Warning)).add_modifier(Modifier::CROSSED_OUT),
        Look::New => popup.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
    }
}
