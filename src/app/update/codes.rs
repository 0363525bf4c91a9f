//! Codes in few keys: by the codebook's own keys, the last one again, one that sticks.

use super::{annotate, picker};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::overlay::{Choice, Item, Overlay, PickerKind};
use crate::app::state::State;
use crate::app::target::About;

/// One of these actions.
pub(super) fn act_on(state: &mut State, action: Action) -> Vec<Effect> {
    if !annotate::may_write(state, action) {
        return Vec::new();
    }
    match action {
        Action::CodeKeys => match state.about() {
            Some(about) => keys(state, about, None),
            None => state.tell("There is no text here to write about."),
        },
        Action::CodeRepeat => match last(state) {
            Some(code) => return give(state, &code),
            None => state.tell("No code was given yet; this key gives the last one again."),
        },
        Action::CodeSticky => stick(state),
        _ => {}
    }
    Vec::new()
}

/// The code given last; before the first, the one that the codebook gives without choosing.
fn last(state: &State) -> Option<String> {
    state.marking.last.clone().or_else(|| state.codebook.default.clone())
}

/// Keeps the last code for every selection to come, or lets go of it.
fn stick(state: &mut State) {
    if state.marking.sticky.take().is_some() {
        return state.tell("The code sticks no longer.");
    }
    let Some(code) = last(state) else {
        return state.tell("Give a code first; this key then makes it stick.");
    };
    let take = state.keys.shown(Action::SelectionTake);
    state.tell(format!("{} sticks: {take} gives it, and so does the mouse.", crate::text::clean(&code)));
    state.marking.sticky = Some(code);
}

/// Gives a code to what is meant by "here"; one that is there already is not taken away.
pub(super) fn give(state: &mut State, code: &str) -> Vec<Effect> {
    let Some(about) = state.about() else {
        state.tell("There is no text here to write about.");
        return Vec::new();
    };
    let has = |id: &str| state.notes.own(id).is_some_and(|m| m.annotation.codes.iter().any(|c| c == code));
    if about.annotation.as_deref().is_some_and(has) {
        state.tell(format!("It has {} already.", crate::text::clean(code)));
        return Vec::new();
    }
    annotate::code(state, &about, code)
}

/// Opens the keys of the codes below `parent`.
fn keys(state: &mut State, about: About, parent: Option<&str>) {
    let book = std::sync::Arc::clone(&state.codebook);
    let item = |id: &str, keys: String| {
        let code = book.get(id);
        let more = if book.children(Some(id)).next().is_some() && parent != Some(id) { " …" } else { "" };
        let name = code.map_or(id, |code| code.name.as_str());
        let detail = code.map_or("", |code| code.definition.as_str());
        Item { keys, ..Item::new(Choice::Code(id.to_owned()), &format!("{name}{more}"), detail) }
    };
    let enter = state.keys.shown(Action::PickerAccept);
    let here = parent.map(|id| item(id, enter));
    let below = book
        .children(parent)
        .map(|code| item(&code.id, code.key.map(|key| key.to_string()).unwrap_or_default()));
    let items: Vec<Item> = here.into_iter().chain(below).collect();
    let title = match parent.and_then(|id| book.get(id)) {
        Some(code) => format!("Code: {} …", crate::text::clean(&code.name)),
        None => "Code: press its key".to_owned(),
    };
    state.overlays.push(picker::list(PickerKind::CodeKeys(about, parent.map(str::to_owned)), title, items));
}

/// A key while the codes' keys are shown: gives the code, or goes one level down.
pub(super) fn typed(state: &mut State, key: Key) -> Vec<Effect> {
    let Some(Overlay::Picker(picker)) = state.overlays.last() else { return Vec::new() };
    let PickerKind::CodeKeys(about, parent) = picker.kind.clone() else { return Vec::new() };
    if key.code == Code::Backspace && parent.is_some() {
        state.overlays.pop();
        keys(state, about, None);
        return Vec::new();
    }
    let Some(pressed) = key.typed() else { return Vec::new() };
    let book = std::sync::Arc::clone(&state.codebook);
    let Some(code) = book.children(parent.as_deref()).find(|code| code.key == Some(pressed)) else {
        state.tell(format!("No code here has the key {pressed}."));
        return Vec::new();
    };
    state.overlays.pop();
    if book.children(Some(&code.id)).next().is_some() {
        keys(state, about, Some(&code.id));
        return Vec::new();
    }
    annotate::code(state, &about, &code.id)
}
