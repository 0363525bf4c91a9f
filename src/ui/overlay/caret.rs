//! The caret of the note editor: it stands between whole clusters, as everywhere else, and its cell is
//! counted as the screen counts. The text area below knows only characters.

use crate::text::grapheme;
use tui_textarea::{CursorMove, TextArea};

/// The line with the caret and the caret's byte in it.
fn here<'a>(area: &'a TextArea<'_>) -> (&'a str, usize) {
    let at = area.cursor();
    let line = area.lines().get(at.0).map_or("", String::as_str);
    (line, byte_of(line, at.1))
}

/// The byte at which the character with this number begins.
fn byte_of(line: &str, character: usize) -> usize {
    line.char_indices().nth(character).map_or(line.len(), |(byte, _)| byte)
}

/// Puts the caret at a byte of its line. The text area's own steps count cells, and stand still at signs
/// that have none.
fn put(area: &mut TextArea<'_>, byte: usize) {
    let (line, _) = here(area);
    let column = line.get(..byte).map_or(0, |before| before.chars().count());
    let cell = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let row = area.cursor().0;
    area.move_cursor(CursorMove::Jump(cell(row), cell(column)));
}

/// Brings a caret that came to stand inside a cluster to an end of it.
pub(super) fn settle(area: &mut TextArea<'_>, forward: bool) {
    let (line, byte) = here(area);
    if !grapheme::is_boundary(line, byte) {
        let end = if forward { grapheme::ceil(line, byte) } else { grapheme::floor(line, byte) };
        put(area, end);
    }
}

/// The cluster beside the caret, if it has several characters: where it begins and ends.
fn beside(area: &TextArea<'_>, forward: bool) -> Option<(usize, usize)> {
    let (line, byte) = here(area);
    let (from, to) =
        if forward { (byte, grapheme::next(line, byte)) } else { (grapheme::prev(line, byte), byte) };
    let several = line.get(from..to).is_some_and(|cluster| cluster.chars().nth(1).is_some());
    several.then_some((from, to))
}

/// Goes over the cluster beside the caret if it has several characters; `false` leaves it to the text area.
pub(super) fn step(area: &mut TextArea<'_>, forward: bool, select: bool) -> bool {
    let Some((from, to)) = beside(area, forward) else { return false };
    if !select {
        area.cancel_selection();
    } else if !area.is_selecting() {
        area.start_selection();
    }
    put(area, if forward { to } else { from });
    true
}

/// Deletes the cluster beside the caret if it has several characters; `false` leaves it to the text area.
pub(super) fn delete(area: &mut TextArea<'_>, forward: bool) -> bool {
    if area.is_selecting() {
        return false;
    }
    let Some((from, to)) = beside(area, forward) else { return false };
    let characters = here(area).0.get(from..to).map_or(0, |cluster| cluster.chars().count());
    put(area, from);
    area.delete_str(characters)
}

/// A row of the text on the screen, and the caret's byte in it, if it is there.
pub(super) type Row<'a> = (&'a str, Option<usize>);

/// The rows of the text on the screen from `top` on, at most `most`; `None` in place of one that holds a tab,
/// which the text area fills up.
pub(super) fn rows<'a>(area: &'a TextArea<'_>, top: usize, most: usize) -> Vec<Option<Row<'a>>> {
    let caret = area.cursor();
    let mut out = Vec::new();
    for row in top..top + most {
        let (start, next) = (area.screen_to_data(row, 0), area.screen_to_data(row + 1, 0));
        let line = area.lines().get(start.0).map_or("", String::as_str);
        let goes_on = next.0 == start.0 && next.1 > start.1;
        let (from, to) = (byte_of(line, start.1), if goes_on { byte_of(line, next.1) } else { line.len() });
        let here = caret.0 == start.0 && caret.1 >= start.1 && (!goes_on || caret.1 < next.1);
        let at = here.then(|| byte_of(line, caret.1).saturating_sub(from));
        out.push(line.get(from..to).filter(|text| !text.contains('\t')).map(|text| (text, at)));
        // Behind the last row the text area names that row again.
        if next == start {
            break;
        }
    }
    out
}
