//! Looks: the theme list that shows each theme while one moves through it, the measure, density,
//! justification. What is chosen is kept in the settings.

use crate::app::action::Action;
use crate::app::effect::{Effect, Value};
use crate::app::line::Line;
use crate::app::looks::{MEASURES, STEP};
use crate::app::overlay::{Choice, Item, Overlay, Picker, PickerKind};
use crate::app::state::State;

/// An action of this file.
pub(super) fn looks(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::ThemePick => {
            themes(state);
            Vec::new()
        }
        Action::MeasureNarrower | Action::MeasureWider => measure(state, action == Action::MeasureWider),
        Action::DensityToggle => {
            state.looks.airy = !state.looks.airy;
            state.tell(if state.looks.airy {
                "An empty row between paragraphs."
            } else {
                "No empty rows between paragraphs."
            });
            let word = if state.looks.airy { "airy" } else { "dense" };
            relaid(state, "density", Value::Word(word.to_owned()))
        }
        Action::JustifyToggle => {
            state.looks.justify = !state.looks.justify;
            state.tell(if state.looks.justify { "Both edges straight." } else { "The right edge ragged." });
            let on = state.looks.justify;
            relaid(state, "justify", Value::Switch(on))
        }
        _ => Vec::new(),
    }
}

fn measure(state: &mut State, wider: bool) -> Vec<Effect> {
    // What is on screen counts: a measure wider than the pane would change nothing for many keys.
    let now = state.looks.measure.min(state.reader.flow.columns().max(*MEASURES.start()));
    let next = if wider { now.saturating_add(STEP) } else { now.saturating_sub(STEP) };
    let next = next.clamp(*MEASURES.start(), *MEASURES.end());
    let room = state.room_for_text();
    if wider && next > room && now >= room {
        // As wide as was asked for, where there is room again.
        state.looks.measure = state.looks.measure.max(state.looks.asked);
        state.refit();
        state.tell(format!("The pane has room for {room} columns."));
        return Vec::new();
    }
    // A narrow pane says nothing of how long lines should be where there is room: that is kept.
    state.looks.measure = next;
    state.tell(format!("Lines of {next} columns."));
    if room < state.looks.asked {
        state.refit();
        return Vec::new();
    }
    state.looks.asked = next;
    relaid(state, "measure", Value::Number(next))
}

/// The rows are made anew; the place stays; the setting is kept.
fn relaid(state: &mut State, key: &'static str, value: Value) -> Vec<Effect> {
    state.refit();
    vec![Effect::Remember { key, value }]
}

fn themes(state: &mut State) {
    if state.looks.themes.is_empty() {
        return state.tell("There are no themes to choose from here.");
    }
    let now = state.looks.theme.clone();
    let items: Vec<Item> = state
        .looks
        .themes
        .iter()
        .map(|name| Item {
            choice: Choice::Theme(name.clone()),
            label: crate::text::clean(name).into_owned(),
            detail: String::new(),
            keys: String::new(),
            group: "",
            ticked: *name == now,
            matched: Vec::new(),
        })
        .collect();
    let selected = items.iter().position(|item| item.ticked).unwrap_or(0);
    state.overlays.push(Overlay::Picker(Picker {
        kind: PickerKind::Themes { before: now },
        title: "Theme: it shows while you move".to_owned(),
        query: Line::default(),
        shown: items.clone(),
        all: items,
        selected,
    }));
}

/// The screen wears the theme that is selected in the list.
pub(super) fn preview(state: &mut State) {
    let Some(Overlay::Picker(picker)) = state.overlays.last() else { return };
    if let (PickerKind::Themes { .. }, Some(Choice::Theme(name))) =
        (&picker.kind, picker.shown.get(picker.selected).map(|item| &item.choice))
    {
        state.looks.theme.clone_from(name);
    }
}

/// A theme was chosen.
pub(super) fn chosen(state: &mut State, name: String) -> Vec<Effect> {
    state.tell(format!("Theme {}.", crate::text::clean(&name)));
    state.looks.theme.clone_from(&name);
    vec![Effect::Remember { key: "theme", value: Value::Word(name) }]
}
