//! The notes pane: everybody's annotations in document order.

use super::chips::chips;
use super::markdown::lightly;
use crate::annotation::Kind;
use crate::app::{Area, Hit, Mark, Pane, Speaker, State};
use crate::text::{clean, width::width};
use crate::ui::hit::Hits;
use crate::ui::ink::{Ink, inset, row, short, wrapped};
use crate::ui::overlay::spot::rect;
use crate::ui::scroll::Scroll;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::collections::BTreeMap;

/// Rows of a note's text shown; the current one shows more.
const SHORT: usize = 3;
/// Rows of the current note's text.
const LONG: usize = 12;

/// Answers to answers are indented so many steps at most.
const MOST_DEPTH: usize = 4;

/// No more of a note's text is laid out: a list is for finding it, the editor for reading it.
const CHARACTERS: usize = 4000;

/// One row: pieces of text.
type Line = Vec<(String, Style)>;

/// Draws the list.
pub fn notes(ink: &mut Ink<'_>, area: Area, state: &State, scroll: &mut Scroll, hits: &mut Hits) {
    let area = chips(ink, rect(area), Pane::Notes, state, hits);
    let area = above(ink, area, state);
    let inside = inset(area, 2, 1);
    let (marks, shown) = (&state.notes.marks, &state.notes.shown);
    let indent_of = |n: usize| {
        u16::try_from(state.notes.depths.get(n).copied().unwrap_or(0).min(MOST_DEPTH) * 2).unwrap_or(0)
    };
    let lines = |ink: &Ink<'_>, n: usize| {
        let columns = inside.width.saturating_sub(indent_of(n));
        let mark = marks.get(n);
        mark.map_or_else(Vec::new, |mark| note(ink, mark, n == state.notes.selected, columns, state))
    };
    // Those that are measured are drawn as well: each is laid out once.
    let mut laid: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
    // An empty row stands between two notes.
    let height =
        |at: usize| shown.get(at).map_or(0, |&n| laid.entry(n).or_insert_with(|| lines(ink, n)).len() + 1);
    let here = shown.partition_point(|&n| n < state.notes.selected);
    let top = scroll.follow_tall(here, usize::from(area.height) + 1, shown.len(), height);
    let mut y = 0;
    for &index in shown.iter().skip(top) {
        let indent = indent_of(index);
        let lines = laid.remove(&index).unwrap_or_else(|| lines(ink, index));
        for (n, line) in lines.into_iter().enumerate() {
            if y >= area.height {
                return;
            }
            let at = row(area, y);
            let pieces: Vec<(&str, Style)> =
                line.iter().map(|(text, style)| (text.as_str(), *style)).collect();
            if indent > 0 && n == 0 {
                // An answer hangs under what it answers.
                ink.put(inside.x + indent - 2, row(inside, y).y, 2, "└ ", ink.theme.style(Role::Quiet));
            }
            ink.line(inset(row(inside, y), indent, 0), &pieces);
            if index == state.notes.selected {
                let focused = state.panes.focus == Pane::Notes;
                let role = if focused { Role::BorderFocus } else { Role::Border };
                // A bar beside all rows of the current note: no ground over what one reads.
                ink.put(at.x, at.y, 1, if focused { "┃" } else { "│" }, ink.theme.style(role));
            }
            hits.add(Area { x: at.x, y: at.y, width: at.width, height: 1 }, Hit::Note(index));
            y += 1;
        }
        y += 1;
    }
}

/// Says what must be known before any note: that there are none yet, that one's own are read-only, that
/// colleagues' are not all there. Gives the area below.
fn above(ink: &mut Ink<'_>, area: Rect, state: &State) -> Rect {
    let (warning, quiet) = (ink.theme.style(Role::Warning), ink.theme.style(Role::Quiet));
    let read_only = state.notes.read_only.as_ref();
    let words = match (state.empty_words(Pane::Notes), read_only) {
        (Some(words), _) => Some((words, if read_only.is_some() { warning } else { quiet })),
        (None, why) => why.map(|why| (format!("Your notes can only be read: {why}"), warning)),
    };
    let unread = state.notes.unread.as_ref();
    let unread = unread.map(|why| (format!("Not all of your colleagues' notes are here: {why}"), warning));
    let inside = inset(area, 2, 1);
    let apart = (words.is_some() && unread.is_some()).then(|| (" ".to_owned(), quiet));
    let rows: Vec<(String, Style)> = words
        .into_iter()
        .chain(apart)
        .chain(unread)
        .flat_map(|(words, style)| {
            wrapped(&words, inside.width.max(1)).into_iter().map(move |row| (row, style))
        })
        .collect();
    if rows.is_empty() {
        return area;
    }
    for (n, (text, style)) in (1..area.height.max(1)).zip(&rows) {
        ink.put(inside.x, row(inside, n).y, inside.width, text, *style);
    }
    let taken = u16::try_from(rows.len() + 2).unwrap_or(u16::MAX).min(area.height);
    Rect { y: area.y + taken, height: area.height - taken, ..area }
}

/// The rows of one annotation: whose, about what, its codes and speaker, its text.
fn note(ink: &Ink<'_>, mark: &Mark, current: bool, columns: u16, state: &State) -> Vec<Line> {
    let quiet = ink.theme.style(Role::Quiet);
    let annotation = &mark.annotation;
    let mut lines = Vec::new();
    let mut push = |pieces: Line| lines.push(pieces);
    let mut head: Line = Vec::new();
    if !mark.own {
        let letter = state.review.letter_of(&mark.annotator);
        let accent = state.review.person(&mark.annotator).map(|person| ink.theme.speaker(person.accent));
        let style = accent.unwrap_or(ink.theme.style(Role::Colleague));
        head.push((format!("{letter} {}  ", state.review.name_of(&mark.annotator)), style));
        if state.is_fresh(mark) {
            head.push(("new  ".to_owned(), ink.theme.style(Role::Warning)));
        }
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
    if let Some(whom) = annotation.attributes.get("refers_to").and_then(toml::Value::as_str) {
        push(vec![("means: ".to_owned(), quiet), (short(whom, room), Style::new())]);
    }
    if let Some(decision) = &annotation.decision {
        push(vec![(format!("decision: {decision}"), quiet)]);
        for row in wrapped(&loose_words(mark), columns.max(1)) {
            push(vec![(row, quiet)]);
        }
    }
    let text = annotation.note.trim();
    let text = text.char_indices().nth(CHARACTERS).and_then(|(at, _)| text.get(..at)).unwrap_or(text);
    if !text.is_empty() {
        let rows = wrapped(text, columns.max(1));
        let most = if current { LONG } else { SHORT };
        for row in rows.iter().take(most) {
            push(lightly(ink, row));
        }
        if rows.len() > most {
            push(vec![(format!("… {} more", rows.len() - most), quiet)]);
        }
    }
    if let Some(words) = state.review.judged(mark) {
        for row in wrapped(&words, columns.max(1)) {
            push(vec![(row, quiet)]);
        }
    }
    if let Some(words) = mark.standing() {
        for row in wrapped(&format!("! {words}"), columns.max(1)) {
            push(vec![(row, ink.theme.style(Role::Warning))]);
        }
    }
    lines
}

/// Why a decision stands among the notes: the claim it was made on is not found any more.
fn loose_words(mark: &Mark) -> String {
    let Some(found) = &mark.annotation.finding else { return String::new() };
    let who = if found.speakers.is_empty() { "nobody named".to_owned() } else { found.speakers.join(", ") };
    format!("on “{who}: {}”, which the program does not find now", found.act)
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
    if let (Some(relation), Some(from), Some(to)) = (&annotation.relation, &annotation.from, &annotation.to) {
        let there = annotation.extra.get("to_document").and_then(|name| name.as_str());
        let to = match there {
            Some(name) if !here(to, state) => format!("one in {name}"),
            _ => end_words(to, state),
        };
        // What it says first: the line is cut where the pane ends.
        return format!("{relation} {to}; from {}", end_words(from, state));
    }
    if let Some(re) = &annotation.re {
        // A name may hold a slash; an id does not.
        let (who, id) = re.rsplit_once('/').unwrap_or(("", re));
        let named = |m: &&Mark| m.annotation.id == id && (m.annotator == who || who.is_empty());
        let found = state.notes.marks.iter().find(named);
        let about = found.map_or("a note that is not here", |m| match m.annotation.note.trim() {
            "" => m.annotation.targets.first().map_or("", |anchor| anchor.quote.as_str()),
            note => note,
        });
        let whose = if found.is_some_and(|m| m.own) { "you".into() } else { state.review.name_of(who) };
        return match annotation.status.as_deref() {
            Some("resolved") if annotation.note.is_empty() => format!("settled, says of {whose}: {about}"),
            Some("open") if annotation.note.is_empty() => format!("opened again, of {whose}: {about}"),
            _ => format!("{deed} {whose}: {about}"),
        };
    }
    if annotation.kind == Kind::Verdict
        && let (Some(finding), Some(anchor)) = (&annotation.finding, annotation.targets.first())
    {
        return format!("{deed} the claim ({}) “{}”", finding.act, anchor.quote.trim());
    }
    if annotation.kind == Kind::Clearance {
        let words = [annotation.state.as_deref(), annotation.caveat.as_deref()];
        return format!("clearance: {}", words.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    }
    if annotation.kind == Kind::Ledger
        && let (Some(state), Some(anchor)) = (&annotation.state, annotation.targets.first())
    {
        return format!("ledger, {state}: “{}”", anchor.quote.trim());
    }
    if annotation.kind == Kind::Pairing
        && let (Some(state), Some(anchor)) = (&annotation.state, annotation.targets.first())
    {
        let with = annotation.attributes.get("file").and_then(toml::Value::as_str).unwrap_or("another");
        return format!("compared with {with}, {state}: “{}”", anchor.quote.trim());
    }
    match annotation.targets.first() {
        Some(anchor) if !anchor.quote.is_empty() => format!("“{}”", anchor.quote.trim()),
        _ => "the whole document".to_owned(),
    }
}

/// Whether the annotation with this address is one of this document.
fn here(address: &str, state: &State) -> bool {
    let (who, id) = address.rsplit_once('/').unwrap_or(("", address));
    let mut all = state.notes.marks.iter().chain(&state.notes.decisions);
    all.any(|m| m.annotation.id == id && (m.annotator == who || who.is_empty()))
}

/// One end of a relation: its words where it is here, else its address.
fn end_words(address: &str, state: &State) -> String {
    let (who, id) = address.rsplit_once('/').unwrap_or(("", address));
    let all = state.notes.marks.iter().chain(&state.notes.decisions);
    let found = all.filter(|m| m.annotation.id == id).find(|m| m.annotator == who || who.is_empty());
    let words = found.and_then(|m| m.annotation.targets.first()).map(|anchor| anchor.quote.as_str());
    words
        .map_or_else(|| format!("an annotation elsewhere ({address})"), |quote| format!("“{}”", quote.trim()))
}
