//! The folder on screen: a list of documents, and what is known of the current one below it.

use crate::app::{Area, Hit, Library, LibraryRow, State};
use crate::dossier::library::{Entry, Reading};
use crate::text::clean;
use crate::ui::hit::Hits;
use crate::ui::ink::{Ink, inset, row, short, wrapped};
use crate::ui::scroll::Scroll;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Rows of the preview, its rule included.
const PREVIEW: u16 = 9;
/// Screens with fewer rows show the list alone.
const PREVIEW_FROM: u16 = 18;
/// Columns from which date, form and notes stand in columns of their own.
const COLUMNS_FROM: u16 = 70;
/// Columns from which the issuer has one too.
const ISSUER_FROM: u16 = 110;

/// Draws the folder above the bars.
pub fn library(
    ink: &mut Ink<'_>,
    area: Rect,
    library: &Library,
    state: &State,
    scroll: &mut Scroll,
    hits: &mut Hits,
) {
    let head = row(area, 0);
    header(ink, head, library);
    let body = Rect { y: area.y + head.height, height: area.height.saturating_sub(head.height), ..area };
    let below = if body.height >= PREVIEW_FROM { PREVIEW } else { 0 };
    let list = Rect { height: body.height - below, ..body };
    if let Some(words) = library.empty_words(state) {
        let style = ink.theme.style(Role::Quiet);
        let inside = inset(list, 2, 2);
        for (n, text) in (1..list.height.max(1)).zip(wrapped(&words, inside.width.max(1))) {
            ink.put(inside.x, row(inside, n).y, inside.width, &text, style);
        }
        return;
    }
    let top = scroll.follow(library.selected, library.selected, list.height.into(), library.rows.len());
    for (n, index) in (0..list.height).zip(top..library.rows.len()) {
        let Some(entry) = library.rows.get(index) else { break };
        let at = row(list, n);
        let current = index == library.selected;
        match *entry {
            LibraryRow::Document(_) => document(ink, at, library, *entry, current),
            LibraryRow::Place(place) => found(ink, at, library, place, current),
        }
        if library.entry(*entry).is_some_and(|entry| library.marked.contains(&entry.path)) {
            ink.put(at.x + 1, at.y, 1, "✓", ink.theme.style(Role::GutterCurrent));
        }
        if current {
            ink.put(at.x, at.y, 1, "┃", ink.theme.style(Role::BorderFocus));
        }
        hits.add(Area { x: at.x, y: at.y, width: at.width, height: 1 }, Hit::Shelf(index));
    }
    if below > 0 {
        let area = Rect { y: list.y + list.height, height: below, ..body };
        if let Some(entry) = library.current() {
            preview(ink, area, entry);
        }
    }
}

fn header(ink: &mut Ink<'_>, area: Rect, library: &Library) {
    let line = ink.theme.style(Role::BorderFocus);
    for column in area.left()..area.right() {
        ink.put(column, area.y, 1, "━", line);
    }
    let kind = if library.shelf.dossier { " Dossier " } else { " Library " };
    let mut words = library.shelf.called();
    if let Some(looked) = &library.looked {
        words.push_str(&format!(" · looking for “{}”", looked.query));
    }
    if !library.filter.is_empty() {
        words.push_str(&format!(" · with “{}”", library.filter));
    }
    let room = area.width.saturating_sub(3);
    let title = ink.theme.style(Role::PaneTitleFocus);
    let used = ink.put_cut(area.x + 1, area.y, room, kind, title);
    let left = room.saturating_sub(used + 1);
    let words = short(&words, usize::from(left).saturating_sub(1));
    ink.put(area.x + 1 + used, area.y, left, &format!("{words} "), ink.theme.style(Role::PaneTitle));
}

/// One document: title, and where there is room date, form, issuer and notes.
fn document(ink: &mut Ink<'_>, area: Rect, library: &Library, at: LibraryRow, current: bool) {
    let Some(entry) = library.entry(at) else { return };
    let quiet = ink.theme.style(Role::Quiet);
    let title = if current { ink.theme.style(Role::ListCurrent) } else { Style::new() };
    let inside = inset(area, 2, 1);
    let mut right = inside.right();
    if inside.width >= COLUMNS_FROM {
        let facts = entry.facts();
        let fresh = facts.is_some_and(|facts| facts.fresh > 0);
        let noted = if fresh { ink.theme.style(Role::Info) } else { quiet };
        let mut cell = |words: &str, cells: u16, style: Style| {
            right = right.saturating_sub(cells + 2);
            ink.put(right + 2, inside.y, cells, &short(words, cells.into()), style);
        };
        cell(&notes(entry), 9, noted);
        cell(format_of(entry), 5, quiet);
        let issuer = facts.and_then(|f| f.issuer.as_deref()).unwrap_or("");
        if inside.width >= ISSUER_FROM {
            // What tells ministries apart stands last in their names.
            cell(issuer, (inside.width / 5).clamp(24, 40), quiet);
        }
        cell(facts.and_then(|f| f.date.as_deref()).unwrap_or(""), 10, quiet);
    }
    let room = right.saturating_sub(inside.x);
    let (words, style) = match &entry.reading {
        Reading::Failed(_) => {
            (format!("! {} · could not be read", entry.name), ink.theme.style(Role::Warning))
        }
        Reading::Waiting => (entry.name.clone(), if current { title } else { quiet }),
        Reading::Read(_) => (entry.title().to_owned(), title),
    };
    ink.put(inside.x, inside.y, room, &short(&words, room.into()), style);
}

/// One place that a search found: the number of its paragraph and its words.
fn found(ink: &mut Ink<'_>, area: Rect, library: &Library, place: usize, current: bool) {
    let Some(place) = library.place(place) else { return };
    let quiet = ink.theme.style(Role::Quiet);
    let style = if current { ink.theme.style(Role::ListCurrent) } else { Style::new() };
    let inside = inset(area, 5, 1);
    let number = format!("¶{}  ", place.paragraph);
    let room = usize::from(inside.width).saturating_sub(number.chars().count());
    ink.line(inside, &[(&number, quiet), (&short(&place.words, room), style)]);
}

fn notes(entry: &Entry) -> String {
    if let Some(facts) = entry.facts().filter(|facts| facts.fresh > 0) {
        // What is unread goes before how much there is.
        return format!("{} new ◇", facts.fresh);
    }
    match entry.facts().map(|facts| (facts.own, facts.others)) {
        None | Some((0, 0)) => String::new(),
        Some((1, 0)) => "1 note".to_owned(),
        Some((own, 0)) => format!("{own} notes"),
        Some((own, others)) => format!("{own} + {others} ◇"),
    }
}

/// The ending of its name says which kind of file it is.
fn format_of(entry: &Entry) -> &str {
    let ending = entry.path.extension().and_then(|ending| ending.to_str());
    ending.filter(|ending| ending.len() <= 5).unwrap_or("")
}

/// What is known of the current document.
fn preview(ink: &mut Ink<'_>, area: Rect, entry: &Entry) {
    let line = ink.theme.style(Role::Border);
    for column in area.left()..area.right() {
        ink.put(column, area.y, 1, "─", line);
    }
    let quiet = ink.theme.style(Role::Quiet);
    let inside = inset(area, 2, 2);
    let mut rows: Vec<(String, Style)> = Vec::new();
    match &entry.reading {
        Reading::Waiting => rows.push(("Not read yet.".to_owned(), quiet)),
        Reading::Failed(why) => {
            let style = ink.theme.style(Role::Warning);
            rows.extend(wrapped(why, inside.width.max(1)).into_iter().map(|row| (row, style)));
        }
        Reading::Read(facts) => {
            let mut about = vec![entry.name.clone()];
            about.extend(facts.form.map(str::to_owned));
            about.extend(facts.issuer.clone());
            if !facts.parties.is_empty() {
                about.push(facts.parties.join(", "));
            }
            about.push(format!("{} words", facts.words));
            rows.push((short(&about.join(" · "), inside.width.into()), quiet));
            let text = clean(&facts.opening).into_owned();
            rows.extend(wrapped(&text, inside.width.max(1)).into_iter().map(|row| (row, Style::new())));
        }
    }
    for (n, (text, style)) in (1..area.height).zip(rows) {
        ink.put(inside.x, row(inside, n).y, inside.width, &text, style);
    }
}
