//! Marks, the way back, the outline, and ticking paragraphs as read.

use crate::app::action::Action;
use crate::app::line::Line;
use crate::app::outline::outline;
use crate::app::overlay::{Choice, Item, Overlay, Picker, PickerKind, PlaceList, Prompt, PromptKind};
use crate::app::panes::Pane;
use crate::app::state::State;
use crate::app::units::{block_at, paragraph_at};
use crate::text::clean;
use std::sync::Arc;

/// An action of this file.
pub(super) fn jump(state: &mut State, action: Action) {
    match action {
        Action::MarkSet => state.overlays.push(Overlay::Prompt(Prompt {
            kind: PromptKind::Mark,
            label: "Keep this place under a letter".to_owned(),
            line: Line::default(),
        })),
        Action::MarkGo => marks(state),
        Action::JumpBack => walk(state, false),
        Action::JumpForward => walk(state, true),
        Action::OutlineOpen => open_outline(state),
        Action::ParagraphTick => tick(state),
        _ => {}
    }
}

fn walk(state: &mut State, forward: bool) {
    let here = state.reader.cursor;
    let to = if forward { state.trail.forward(here) } else { state.trail.back(here) };
    match to {
        Some(byte) => {
            let document = Arc::clone(&state.document);
            state.focus(Pane::Document);
            state.reader.deselect();
            state.notes.just = None;
            state.reader.set_cursor(&document, byte);
            state.follow_cursor();
        }
        None if forward => state.tell("You have not gone back from anywhere."),
        None => state.tell("There is no earlier place to go back to."),
    }
}

/// Keeps the cursor's place under a letter.
pub(super) fn keep(state: &mut State, letter: char) {
    let again = state.trail.marks.insert(letter, state.reader.cursor).is_some();
    let key = state.keys.shown(Action::MarkGo);
    let moved = if again { "moved here" } else { "kept" };
    state.tell(format!("Place {letter} {moved}; {key} {letter} comes back."));
}

/// The words at a place, for a list: those of its row, and what follows in the paragraph.
pub(super) fn words_at(state: &State, byte: usize) -> String {
    let span = paragraph_at(&state.document, byte).unwrap_or_default();
    let (flow, document) = (&state.reader.flow, &state.document);
    let row = flow.at(document, byte).and_then(|at| flow.row(document, at));
    let from = row.map_or(byte, |row| row.start.min(byte));
    let rest = state.document.text.get(from.max(span.start)..span.end).unwrap_or("");
    let words: Vec<&str> = rest.split_whitespace().take(14).collect();
    clean(&words.join(" ")).into_owned()
}

fn marks(state: &mut State) {
    let place = |name: String, byte: usize, detail: String| item(byte, format!("{name}  {detail}"), "");
    let mut items: Vec<Item> = Vec::new();
    if let Some(back) = state.trail.last() {
        items.push(place("'".to_owned(), back, format!("where you came from: {}", words_at(state, back))));
    }
    for (&letter, &byte) in &state.trail.marks {
        items.push(place(letter.to_string(), byte, words_at(state, byte)));
    }
    if items.is_empty() {
        let key = state.keys.shown(Action::MarkSet);
        return state.tell(format!("No place is kept yet; {key} and a letter keeps one."));
    }
    open(state, PlaceList::Marks, "Go to a place you kept: type its letter", items, 0);
}

fn open_outline(state: &mut State) {
    let entries = outline(&state.document, &state.findings);
    if entries.is_empty() {
        return state.tell("This text has no headings, numbered paragraphs or turns.");
    }
    let cursor = state.reader.cursor;
    let here = entries.iter().rposition(|entry| entry.at <= cursor).unwrap_or(0);
    let items = entries.iter().map(|entry| {
        let indent = "  ".repeat(usize::from(entry.depth));
        item(entry.at, format!("{indent}{}", clean(&entry.label)), "")
    });
    open(state, PlaceList::Outline, "Outline", items.collect(), here);
}

/// A line of a list of places.
pub(super) fn item(byte: usize, label: String, detail: &str) -> Item {
    Item {
        choice: Choice::Place(byte),
        label,
        detail: detail.to_owned(),
        keys: String::new(),
        group: "",
        ticked: false,
        matched: Vec::new(),
    }
}

/// Opens a list of places; the text follows the selection.
pub(super) fn open(state: &mut State, list: PlaceList, title: &str, all: Vec<Item>, selected: usize) {
    let kind = PickerKind::Places { list, from: state.reader.cursor, top: state.reader.top };
    let shown = all.clone();
    state.reader.deselect();
    state.overlays.push(Overlay::Picker(Picker {
        kind,
        title: title.to_owned(),
        query: Line::default(),
        all,
        shown,
        selected,
    }));
}

/// The text shows the place that is selected in the list.
pub(super) fn preview(state: &mut State) {
    let Some(Overlay::Picker(picker)) = state.overlays.last() else { return };
    if let (PickerKind::Places { .. }, Some(Choice::Place(byte))) =
        (&picker.kind, picker.shown.get(picker.selected).map(|item| &item.choice))
    {
        let (byte, document) = (*byte, Arc::clone(&state.document));
        state.reader.set_cursor(&document, byte);
        state.follow_cursor();
    }
}

/// A list of places was left without a choice: everything is as it was.
pub(super) fn restore(state: &mut State, from: usize, top: usize) {
    let document = Arc::clone(&state.document);
    state.reader.top = top;
    state.reader.set_cursor(&document, from);
    state.follow_cursor();
}

/// A place was chosen; `from` can be gone back to.
pub(super) fn chosen(state: &mut State, from: usize, top: usize, byte: usize) {
    let document = Arc::clone(&state.document);
    if state.reader.cursor != byte {
        state.reader.top = top;
        state.reader.set_cursor(&document, byte);
    }
    state.focus(Pane::Document);
    if state.reader.cursor != from {
        state.trail.leave(from);
    }
    state.notes.just = None;
    state.follow_cursor();
}

/// Ticks the paragraph as read and goes on to the next, or takes the tick away.
fn tick(state: &mut State) {
    let Some(block) = block_at(&state.document, state.reader.cursor) else {
        return state.tell("There is no paragraph here.");
    };
    let start = |n: usize| state.document.blocks.get(n).map(|b| b.text_span().start);
    let Some(at) = start(block) else { return };
    if !state.document.blocks.get(block).is_some_and(|b| b.kind.is_body()) {
        return state.tell("Only paragraphs of the text are ticked, not titles or footers.");
    }
    if state.trail.read.remove(&at) {
        return state.tell("Not read yet, then.");
    }
    let next = (block + 1..state.document.blocks.len())
        .find(|&n| state.document.blocks.get(n).is_some_and(|b| b.pieces.iter().any(|p| !p.is_empty())));
    let next = next.and_then(start);
    state.trail.read.insert(at);
    let (read, all) = state.read_paragraphs();
    if read == all {
        state.tell("That was the last paragraph: everything is read.");
    }
    if let Some(byte) = next {
        let document = Arc::clone(&state.document);
        state.reader.deselect();
        state.notes.just = None;
        state.reader.set_cursor(&document, byte);
        state.follow_cursor();
    }
}
