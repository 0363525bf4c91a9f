//! The folder: moving in the list, opening, looking for words in all documents.

use super::picker::list as picker_list;
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::library::{LibraryRow, LibraryWish, Looked};
use crate::app::line::Line;
use crate::app::overlay::{Choice, Item, Overlay, PickerKind, Prompt, PromptKind};
use crate::app::state::State;
use crate::dossier::search::Query;
use crate::text::clean;

/// Does what was asked for in the folder; `None` when it is no matter of the folder's.
pub(super) fn act(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    if !state.in_library() || !state.overlays.is_empty() {
        return None;
    }
    match action {
        Action::MoveDown => step(state, 1),
        Action::MoveUp => step(state, -1),
        Action::MoveHalfDown => step(state, page(state) / 2),
        Action::MoveHalfUp => step(state, -page(state) / 2),
        Action::MovePageDown => step(state, page(state)),
        Action::MovePageUp => step(state, -page(state)),
        Action::MoveTop => step(state, isize::MIN / 2),
        Action::MoveBottom => step(state, isize::MAX / 2),
        Action::LibraryOpen => return Some(open_current(state)),
        Action::LibraryPick => pick(state),
        Action::LibraryFilter => prompt(state, false),
        Action::SearchStart => prompt(state, true),
        Action::LibraryOrder => {
            if let Some(library) = &mut state.library {
                library.order = library.order.next();
                library.arrange();
                let words = format!("Ordered by {}.", library.order.words());
                state.tell(words);
            }
        }
        Action::DocumentReload => return Some(vec![Effect::Library(LibraryWish::List)]),
        Action::Back => return Some(back(state)),
        _ => return None,
    }
    Some(Vec::new())
}

fn page(state: &State) -> isize {
    isize::try_from(state.size.rows.saturating_sub(4)).unwrap_or(1).max(1)
}

/// Moves the selection by so many rows.
pub(super) fn step(state: &mut State, by: isize) {
    if let Some(library) = &mut state.library {
        let last = library.rows.len().saturating_sub(1);
        library.selected = library.selected.saturating_add_signed(by).min(last);
    }
}

/// Selects a row; a second click opens it.
pub(super) fn press(state: &mut State, row: usize, clicks: u8) -> Vec<Effect> {
    if let Some(library) = &mut state.library {
        library.selected = row.min(library.rows.len().saturating_sub(1));
    }
    if clicks > 1 { open_current(state) } else { Vec::new() }
}

fn open_current(state: &mut State) -> Vec<Effect> {
    let Some(library) = &state.library else { return Vec::new() };
    let Some(row) = library.rows.get(library.selected) else { return Vec::new() };
    let byte = match row {
        LibraryRow::Place(place) => library.place(*place).map(|place| place.byte),
        LibraryRow::Document(_) => None,
    };
    match library.entry(*row) {
        Some(entry) => vec![Effect::Library(LibraryWish::Open(entry.path.clone(), byte))],
        None => Vec::new(),
    }
}

/// Opens a document that was chosen by its letters.
pub(super) fn chosen(state: &State, index: usize) -> Vec<Effect> {
    let entry = state.library.as_ref().and_then(|library| library.shelf.entries.get(index));
    entry.map(|entry| Effect::Library(LibraryWish::Open(entry.path.clone(), None))).into_iter().collect()
}

/// Lists all documents to choose from by typing.
fn pick(state: &mut State) {
    let Some(library) = &state.library else { return };
    let item = |(index, entry): (usize, &crate::dossier::library::Entry)| Item {
        choice: Choice::File(index),
        label: clean(entry.title()).into_owned(),
        detail: clean(&entry.name).into_owned(),
        keys: String::new(),
        group: "",
        ticked: false,
        matched: Vec::new(),
    };
    let items = library.shelf.entries.iter().enumerate().map(item).collect();
    state.overlays.push(picker_list(PickerKind::File, "Read which document?", items));
}

fn prompt(state: &mut State, search: bool) {
    let Some(library) = &state.library else { return };
    let prompt = if search {
        let query = library.looked.as_ref().map_or("", |looked| looked.query.as_str());
        Prompt {
            kind: PromptKind::Folder,
            label: "Look in all documents for".to_owned(),
            line: Line::new(query),
        }
    } else {
        Prompt {
            kind: PromptKind::Shelf { before: library.filter.clone() },
            label: "Show only documents with".to_owned(),
            line: Line::new(&library.filter),
        }
    };
    state.overlays.push(Overlay::Prompt(prompt));
}

/// The filter takes effect as it is typed.
pub(super) fn filter(state: &mut State, words: &str) {
    if let Some(library) = &mut state.library {
        library.filter = words.to_owned();
        library.arrange();
    }
}

/// Looks for what was typed in all documents.
pub(super) fn search(state: &mut State, words: &str) -> Vec<Effect> {
    let query = match Query::parse(words) {
        Ok(query) => query,
        Err(why) => {
            state.warn(clean(&why.to_string()).into_owned());
            return Vec::new();
        }
    };
    let Some(library) = &mut state.library else { return Vec::new() };
    library.searches += 1;
    let number = library.searches;
    library.looked = Some(Looked {
        query: words.trim().to_owned(),
        number,
        places: Vec::new(),
        tried: 0,
        complete: false,
    });
    library.selected = 0;
    library.arrange();
    vec![Effect::Library(LibraryWish::Search(query, number))]
}

/// Takes back one thing: the search, the filter, reading in the background.
fn back(state: &mut State) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    let mut effects = Vec::new();
    if let Some(looked) = library.looked.take() {
        if !looked.complete {
            effects.push(Effect::Library(LibraryWish::Stop));
        }
    } else if !library.filter.is_empty() {
        library.filter.clear();
    } else if library.indexing {
        library.indexing = false;
        effects.push(Effect::Library(LibraryWish::Stop));
        library.arrange();
        let key = state.keys.shown(Action::DocumentReload);
        state.tell(format!("Stopped reading the folder; {key} reads it again."));
        return effects;
    }
    library.arrange();
    effects
}
