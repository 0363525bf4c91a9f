//! A list to choose from by typing: palette, help, codes, speakers.

use super::frame::{frame, more};
use crate::app::{Area, Hit, Item, Picker, PickerKind};
use crate::text::width::width;
use crate::ui::hit::Hits;
use crate::ui::ink::{Ink, inset, row, short};
use crate::ui::scroll::Scroll;
use crate::ui::theme::Role;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// The widest a list gets in the middle of the screen.
pub const COLUMNS: u16 = 76;

/// One line: a heading, or the item with this index.
enum Line<'a> {
    Heading(&'a str),
    Item(usize, &'a Item),
}

/// How many rows the whole list would take, frame and query included.
#[must_use]
pub fn rows(picker: &Picker) -> u16 {
    u16::try_from(lines(picker).len() + 4).unwrap_or(u16::MAX)
}

fn lines(picker: &Picker) -> Vec<Line<'_>> {
    let mut out = Vec::with_capacity(picker.shown.len() + 8);
    let mut group = "";
    for (index, item) in picker.shown.iter().enumerate() {
        if item.group != group {
            group = item.group;
            out.push(Line::Heading(group));
        }
        out.push(Line::Item(index, item));
    }
    out
}

/// Draws a list; gives the place of the text cursor.
pub fn picker(
    ink: &mut Ink<'_>,
    area: Rect,
    picker: &Picker,
    scroll: &mut Scroll,
    hits: &mut Hits,
) -> Option<Position> {
    let foot = if picker.query.text().is_empty() {
        String::new()
    } else {
        format!("{} of {}", picker.shown.len(), picker.all.len())
    };
    let inside = frame(ink, area, &picker.title, &foot);
    let prompt = row(inside, 0);
    let cursor = query(ink, prompt, picker);
    let list = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    let lines = lines(picker);
    if lines.is_empty() {
        let quiet = ink.theme.style(Role::Popup).patch(ink.theme.style(Role::Quiet));
        let words = match picker.kind {
            PickerKind::Speaker(_) => "Nobody of that name yet: Enter tags it as it stands.",
            _ => "Nothing fits. Backspace takes a letter away.",
        };
        ink.line(row(list, 0), &[(words, quiet)]);
        return cursor;
    }
    let here =
        lines.iter().position(|line| matches!(line, Line::Item(index, _) if *index == picker.selected));
    let here = here.unwrap_or(0);
    // The heading above the first item of a group shows with it.
    let first =
        if here > 0 && matches!(lines.get(here - 1), Some(Line::Heading(_))) { here - 1 } else { here };
    let top = scroll.follow(first, here, usize::from(list.height), lines.len());
    let key_column =
        lines.iter().map(|line| if let Line::Item(_, item) = line { width(&item.keys) } else { 0 }).max();
    let keys = u16::try_from(key_column.unwrap_or(0)).unwrap_or(0).min(list.width / 3);
    for (n, line) in (0..list.height).zip(lines.iter().skip(top)) {
        let at = row(list, n);
        match line {
            Line::Heading(words) => {
                let style = ink.theme.style(Role::Popup).patch(ink.theme.style(Role::ListGroup));
                ink.line(at, &[(words, style)]);
            }
            Line::Item(index, item) => {
                item_line(ink, at, item, *index == picker.selected, keys, &picker.kind);
                hits.add(Area { x: at.x, y: at.y, width: at.width, height: 1 }, Hit::Item(*index));
            }
        }
    }
    more(ink, area, list, top, lines.len());
    cursor
}

fn query(ink: &mut Ink<'_>, area: Rect, picker: &Picker) -> Option<Position> {
    if area.height == 0 {
        return None;
    }
    let style = ink.theme.style(Role::Popup).patch(ink.theme.style(Role::Prompt));
    Some(super::prompt::field(ink, area, "› ", &picker.query, style))
}

fn item_line(ink: &mut Ink<'_>, area: Rect, item: &Item, current: bool, keys: u16, kind: &PickerKind) {
    let popup = ink.theme.style(Role::Popup);
    let over = if current { ink.theme.style(Role::PopupCurrent) } else { Style::new() };
    let base = popup.patch(over);
    let quiet = if current { base } else { popup.patch(ink.theme.style(Role::Quiet)) };
    let key = if current { base } else { popup.patch(ink.theme.style(Role::PopupKey)) };
    ink.tint(area, base);
    // The current line is told by its mark as well as by its colour.
    let mark = if current { "▸" } else { " " };
    let tick = if item.ticked { "✓" } else { " " };
    ink.put(area.x, area.y, 1, mark, base);
    ink.put(area.x + 1, area.y, 1, tick, base);
    let mut text = inset(area, 3, 0);
    if matches!(kind, PickerKind::Help(_)) {
        ink.put_cut(text.x, text.y, keys, &item.keys, key);
        text = inset(text, keys + 2, 0);
    } else if keys > 0 {
        let taken = u16::try_from(width(&item.keys)).unwrap_or(keys).min(keys);
        ink.put_cut(text.right().saturating_sub(taken), text.y, taken, &item.keys, key);
        text = inset(text, 0, keys + 1);
    }
    let matched = base.patch(if current { Style::new() } else { ink.theme.style(Role::PopupMatch) });
    let matched = matched.add_modifier(ratatui::style::Modifier::UNDERLINED);
    // Half an id is no use; half a definition is. Where both do not fit, each has its part of the line.
    let room = usize::from(text.width);
    let ids = matches!(kind, PickerKind::Palette | PickerKind::Help(_));
    let (long, behind) = (width(&item.label), width(&item.detail));
    let whole = item.detail.is_empty() || long + 2 + behind <= room;
    let cut = short(&item.label, room.saturating_sub(2 + behind).max(room * 2 / 5));
    let label = if whole || ids { item.label.as_str() } else { cut.as_str() };
    let mut pieces: Vec<(String, Style)> = Vec::new();
    for (n, c) in (0_u32..).zip(label.chars()) {
        let style = if item.matched.contains(&n) { matched } else { base };
        match pieces.last_mut() {
            Some((text, last)) if *last == style => text.push(c),
            _ => pieces.push((c.to_string(), style)),
        }
    }
    if !item.detail.is_empty() && (whole || !ids) {
        pieces.push((format!("  {}", item.detail), quiet));
    }
    let pieces: Vec<(&str, Style)> = pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    ink.line(text, &pieces);
}
