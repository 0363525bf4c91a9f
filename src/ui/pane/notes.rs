//! The notes pane: everybody's annotations in document order.

use crate::app::{Area, Hit, Mark, Pane, Speaker, State};
use crate::text::{clean, width::width};
use crate::ui::hit::Hits;
use crate::ui::ink::{Ink, inset, row, short, wrapped};
use crate::ui::overlay::spot::rect;
use crate::ui::scroll::Scroll;
use crate::ui::theme::Role;
use ratatui::style::Style;

/// Rows of a note's text shown; the current one shows more.
const SHORT: usize = 3;
/// Rows of the current note's text.
const LONG: usize = 12;

/// One row of the pane: pieces of text, and to which note they belong.
struct Line {
    note: Option<usize>,
    pieces: Vec<(String, Style)>,
}

/// Draws the list.
pub fn notes(ink: &mut Ink<'_>, area: Area, state: &State, scroll: &mut Scroll, hits: &mut Hits) {
    let area = rect(area);
    let inside = inset(area, 2, 1);
    let mut lines: Vec<Line> = Vec::new();
    if let Some(words) = state.empty_words(Pane::Notes) {
        let role = if state.notes.read_only.is_some() { Role::Warning } else { Role::Quiet };
        let style = ink.theme.style(role);
        lines.push(line(None, String::new(), style));
        lines.extend(wrapped(&words, inside.width.max(1)).into_iter().map(|text| line(None, text, style)));
    } else if let Some(why) = &state.notes.read_only {
        let style = ink.theme.style(Role::Warning);
        let words = format!("Your notes can only be read: {why}");
        lines.extend(wrapped(&words, inside.width.max(1)).into_iter().map(|text| line(None, text, style)));
        lines.push(line(None, String::new(), style));
    }
    let (mut first, mut last) = (0, 0);
    for (index, mark) in state.notes.marks.iter().enumerate() {
        if index > 0 {
            lines.push(line(None, String::new(), Style::new()));
        }
        let start = lines.len();
        note(ink, &mut lines, index, mark, inside.width, state);
        if index == state.notes.selected {
            (first, last) = (start, lines.len().saturating_sub(1));
        }
    }
    let top = scroll.follow(first, last, usize::from(area.height), lines.len());
    for (n, line) in (0..area.height).zip(lines.iter().skip(top)) {
        let at = row(area, n);
        let pieces: Vec<(&str, Style)> =
            line.pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
        ink.line(row(inside, n), &pieces);
        if let Some(index) = line.note {
            if index == state.notes.selected {
                let focused = state.panes.focus == Pane::Notes;
                let role = if focused { Role::BorderFocus } else { Role::Border };
                // A bar beside all rows of the current note: no ground over what one reads.
                ink.put(at.x, at.y, 1, if focused { "┃" } else { "│" }, ink.theme.style(role));
            }
            hits.add(Area { x: at.x, y: at.y, width: at.width, height: 1 }, Hit::Note(index));
        }
    }
}

fn line(note: Option<usize>, text: String, style: Style) -> Line {
    Line { note, pieces: vec![(text, style)] }
}

/// The rows of one annotation: whose, about what, its codes and speaker, its text.
fn note(ink: &Ink<'_>, lines: &mut Vec<Line>, index: usize, mark: &Mark, columns: u16, state: &State) {
    let quiet = ink.theme.style(Role::Quiet);
    let current = index == state.notes.selected;
    let annotation = &mark.annotation;
    let mut push = |pieces: Vec<(String, Style)>| lines.push(Line { note: Some(index), pieces });
    let mut head: Vec<(String, Style)> = Vec::new();
    if !mark.own {
        head.push((format!("◇ {}  ", mark.annotator), ink.theme.style(Role::Colleague)));
    }
    let used: usize = head.iter().map(|(text, _)| width(&clean(text))).sum();
    let room = usize::from(columns).saturating_sub(used);
    let title = if current { ink.theme.style(Role::ListCurrent) } else { quiet };
    head.push((short(&subject(mark, state), room), title));
    push(head);
    if let Some(name) = &annotation.speaker {
        let speaker = state.speakers.find(name).and_then(|n| state.speakers.all().get(n));
        let accent = |speaker: &Speaker| ink.theme.speaker(speaker.accent);
        let style = speaker.map_or(ink.theme.style(Role::SpeakerJoint), accent);
        push(vec![("speaker: ".to_owned(), quiet), (name.clone(), style)]);
    }
    for row in
        wrapped(&annotation.codes.join(" · "), columns.max(1)).into_iter().filter(|row| !row.is_empty())
    {
        push(vec![(row, ink.theme.style(Role::Code))]);
    }
    if let Some(decision) = &annotation.decision {
        push(vec![(format!("decision: {decision}"), quiet)]);
    }
    let text = annotation.note.trim();
    if !text.is_empty() {
        let rows = wrapped(text, columns.max(1));
        let most = if current { LONG } else { SHORT };
        for row in rows.iter().take(most) {
            push(vec![(row.clone(), Style::new())]);
        }
        if rows.len() > most {
            push(vec![(format!("… {} more", rows.len() - most), quiet)]);
        }
    }
    if let Some(words) = mark.standing() {
        for row in wrapped(&format!("! {words}"), columns.max(1)) {
            push(vec![(row, ink.theme.style(Role::Warning))]);
        }
    }
}

/// What an annotation is about, in words.
fn subject(mark: &Mark, state: &State) -> String {
    let annotation = &mark.annotation;
    let deed = match annotation.verdict.as_deref() {
        Some("agree") => "agrees with",
        Some("disagree") => "disagrees with",
        Some("unsure") => "is unsure about",
        _ => "answers",
    };
    if let Some(re) = &annotation.re {
        // A name may hold a slash; an id does not.
        let (who, id) = re.rsplit_once('/').unwrap_or(("", re));
        let named = |m: &&Mark| m.annotation.id == id && (m.annotator == who || who.is_empty());
        let found = state.notes.marks.iter().find(named);
        let about = found.map_or("a note that is not here", |m| match m.annotation.note.trim() {
            "" => m.annotation.targets.first().map_or("", |anchor| anchor.quote.as_str()),
            note => note,
        });
        let whose = if found.is_some_and(|m| m.own) { "you" } else { who };
        return format!("{deed} {whose}: {about}");
    }
    match annotation.targets.first() {
        Some(anchor) if !anchor.quote.is_empty() => format!("“{}”", anchor.quote.trim()),
        _ => "the whole document".to_owned(),
    }
}
