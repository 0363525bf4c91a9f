//! Lines to fill in: search as you type, filter as you type, the reader's name.

use super::{amend, annotate, attributes, bulk, codebook, jumps, library, listing, review, views};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::key::Key;
use crate::app::line::Line;
use crate::app::overlay::{Overlay, Prompt, PromptKind};
use crate::app::state::State;
use std::sync::Arc;

/// Opens the search line, for words or a pattern.
pub(super) fn search(state: &mut State, pattern: bool) {
    state.overlays.push(Overlay::Prompt(Prompt {
        kind: PromptKind::Search { from: state.reader.cursor, pattern },
        label: search_label(pattern).to_owned(),
        line: Line::default(),
    }));
}

const fn search_label(pattern: bool) -> &'static str {
    if pattern { "Look for the pattern" } else { "Look for" }
}

/// From words to a pattern and back; opens the search line where it is not open.
pub(super) fn pattern(state: &mut State) {
    match state.overlays.last_mut() {
        Some(Overlay::Prompt(prompt)) => {
            let PromptKind::Search { pattern, .. } = &mut prompt.kind else { return };
            *pattern = !*pattern;
            search_label(*pattern).clone_into(&mut prompt.label);
            changed(state);
        }
        _ => search(state, true),
    }
}

/// Takes in a key that types into the line.
pub(super) fn typed(state: &mut State, key: Key) {
    if let (Some(Overlay::Prompt(Prompt { kind: PromptKind::Mark, .. })), Some(letter)) =
        (state.overlays.last(), key.typed())
    {
        state.overlays.pop();
        return jumps::keep(state, letter);
    }
    if let Some(Overlay::Prompt(prompt)) = state.overlays.last_mut()
        && prompt.line.key(key)
    {
        changed(state);
    }
}

/// What was typed takes effect at once.
pub(super) fn changed(state: &mut State) {
    let Some(Overlay::Prompt(prompt)) = state.overlays.last() else { return };
    let text = prompt.line.text().to_owned();
    let document = Arc::clone(&state.document);
    match prompt.kind {
        PromptKind::Search { from, pattern } => {
            state.search.pattern = pattern;
            state.search.look(&document, &text);
            let byte = state.search.at_or_after(from).map_or(from, |m| m.start);
            state.reader.set_cursor(&document, byte);
            state.follow_cursor();
        }
        PromptKind::Filter { pane, .. } => state.change_filter(pane, |filter| filter.words = text),
        PromptKind::Confidence => bulk::count(state, &text),
        PromptKind::Shelf { .. } => library::filter(state, &text),
        PromptKind::Name(_)
        | PromptKind::Slot(_)
        | PromptKind::Due(_)
        | PromptKind::Attribute(..)
        | PromptKind::Code(..)
        | PromptKind::QueryName(_)
        | PromptKind::Mark
        | PromptKind::Folder
        | PromptKind::Review(_) => {}
    }
}

/// A key of the line that is topmost.
pub(super) fn act_on(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(Overlay::Prompt(prompt)) = state.overlays.last().cloned() else { return Vec::new() };
    let document = Arc::clone(&state.document);
    match (action, prompt.kind) {
        (Action::PickerAccept, PromptKind::Name(then)) => {
            return annotate::named(state, prompt.line.text(), then);
        }
        (Action::PickerAccept, PromptKind::Confidence) => bulk::confidence(state, prompt.line.text()),
        (Action::PickerAccept, PromptKind::Attribute(id, attribute)) => {
            state.overlays.pop();
            return attributes::value(state, &id, &attribute, prompt.line.text());
        }
        (Action::PickerAccept, PromptKind::QueryName(query)) => {
            return listing::query_named(state, prompt.line.text(), &query);
        }
        (Action::PickerAccept, PromptKind::Code(code, deed)) => {
            state.overlays.pop();
            return codebook::done(state, &code, deed, prompt.line.text());
        }
        (Action::PickerAccept, PromptKind::Slot(goal)) => {
            state.overlays.pop();
            return views::slot_filled(state, &goal, prompt.line.text());
        }
        (Action::PickerAccept, PromptKind::Due(claim)) => {
            state.overlays.pop();
            return amend::due(state, claim, prompt.line.text());
        }
        (Action::PickerAccept, PromptKind::Mark) => {
            state.overlays.pop();
            let letter = state.trail.free_letter();
            jumps::keep(state, letter);
        }
        // What cannot be read as a pattern stays to be put right.
        (Action::PickerAccept, PromptKind::Search { .. }) if state.search.problem.is_some() => {
            let words = not_found(state);
            state.warn(words);
        }
        (Action::PickerAccept, PromptKind::Search { from, .. }) => {
            state.overlays.pop();
            let query = prompt.line.text();
            if !query.is_empty() {
                query.clone_into(&mut state.searched);
            }
            if state.reader.cursor != from {
                state.trail.leave(from);
            }
            state.notes.just = None;
            if state.search.matches.is_empty() && !state.search.query.is_empty() {
                let words = not_found(state);
                state.search.clear();
                state.tell(words);
            }
        }
        (Action::PickerAccept, PromptKind::Filter { .. } | PromptKind::Shelf { .. }) => {
            state.overlays.pop();
        }
        (Action::PickerAccept, PromptKind::Folder) => {
            // What can't be looked for stays to be put right.
            let looking = library::search(state, prompt.line.text());
            if !looking.is_empty() {
                state.overlays.pop();
            }
            return looking;
        }
        (Action::PickerClose, PromptKind::Shelf { before }) => {
            state.overlays.pop();
            library::filter(state, &before);
        }
        // On an empty line: what was looked for last.
        (Action::PickerBack, PromptKind::Search { .. })
            if prompt.line.text().is_empty() && !state.searched.is_empty() =>
        {
            let last = Line::new(&state.searched);
            if let Some(Overlay::Prompt(prompt)) = state.overlays.last_mut() {
                prompt.line = last;
            }
            changed(state);
        }
        (Action::PickerNext, PromptKind::Search { .. }) => go(state, true),
        (Action::PickerBack, PromptKind::Search { .. }) => go(state, false),
        (Action::PickerClose, PromptKind::Search { from, .. }) => {
            state.overlays.pop();
            state.search.clear();
            state.reader.set_cursor(&document, from);
            state.follow_cursor();
        }
        (Action::PickerClose, PromptKind::Filter { pane, before }) => {
            state.overlays.pop();
            state.change_filter(pane, |filter| *filter = before);
        }
        (Action::PickerAccept, PromptKind::Review(asked)) => {
            state.overlays.pop();
            return review::answered(state, asked, prompt.line.text());
        }
        // Whatever is asked, Esc means "not now".
        (Action::PickerClose, _) => {
            state.overlays.pop();
        }
        _ => {}
    }
    Vec::new()
}

/// Goes to the next match or the one before, round the end.
pub(super) fn go(state: &mut State, forward: bool) {
    let document = Arc::clone(&state.document);
    if state.search.query.is_empty() {
        let key = state.keys.shown(Action::SearchStart);
        return state.tell(format!("Nothing is looked for yet; {key} starts."));
    }
    let cursor = state.reader.cursor;
    let found = if forward { state.search.after(cursor) } else { state.search.before(cursor) };
    match found {
        Some(span) => {
            let wrapped = (span.start <= cursor) == forward;
            state.trail.leave(cursor);
            state.notes.just = None;
            state.reader.set_cursor(&document, span.start);
            state.follow_cursor();
            if wrapped {
                state.tell(if forward { "Went on from the beginning." } else { "Went on from the end." });
            }
        }
        None => {
            let words = not_found(state);
            state.tell(words);
        }
    }
}

/// Why there is no match, in words.
fn not_found(state: &State) -> String {
    let query = crate::text::clean(&state.search.query);
    match &state.search.problem {
        Some(why) => format!("“{query}” is not a pattern: {why}."),
        None => match state.search.with_other_capitals(&state.document) {
            0 => format!("“{query}” is not in this text."),
            1 => {
                format!("“{query}” is not in this text, but once with other capitals: small letters find it.")
            }
            n => format!(
                "“{query}” is not in this text, but {n} times with other capitals: small letters find it."
            ),
        },
    }
}
