//! What the codes of a mark ask for: yes or no, one of a few words, a number, text, a name. One asked
//! for only in some case shows only in that case.

use super::{amend, annotate, picker};
use crate::annotation::{Annotation, Attribute, AttributeKind, Edit, Kind};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::overlay::{Choice, Item, Overlay, PickerKind, Prompt, PromptKind};
use crate::app::state::State;
use crate::text::clean;

/// Opens what the codes of the mark here ask for.
pub(super) fn open(state: &mut State, action: Action) {
    if !annotate::may_write(state, action) {
        return;
    }
    let mark = state.note_here().filter(|m| m.own && m.annotation.kind == Kind::Note);
    let Some(id) = mark.map(|m| m.annotation.id.clone()) else {
        return state.tell("There is no mark of yours here.");
    };
    if !list(state, &id, None) {
        state.tell("The codes of this mark ask for nothing more.");
    }
}

/// The attributes that apply to an annotation now, in the order of its codes.
fn asked(state: &State, annotation: &Annotation) -> Vec<Attribute> {
    let mut found: Vec<Attribute> = Vec::new();
    for attribute in annotation.codes.iter().flat_map(|code| state.codebook.attributes(code)) {
        let case = attribute.when.as_ref().is_none_or(|(other, values)| {
            annotation.attributes.get(other).is_some_and(|value| values.contains(&shown(value)))
        });
        if case && found.iter().all(|known| known.id != attribute.id) {
            found.push(attribute.clone());
        }
    }
    found
}

/// A value as a person writes it.
fn shown(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Boolean(true) => "yes".to_owned(),
        toml::Value::Boolean(false) => "no".to_owned(),
        other => other.to_string(),
    }
}

/// Shows the attributes of an annotation, the one after `done` selected; `false` if there are none.
fn list(state: &mut State, id: &str, done: Option<&str>) -> bool {
    let Some(mark) = state.notes.own(id) else { return false };
    let asked = asked(state, &mark.annotation);
    let next = done.and_then(|done| asked.iter().position(|a| a.id == done)).map_or(0, |at| at + 1);
    let items: Vec<Item> = asked
        .iter()
        .map(|attribute| {
            let value = mark.annotation.attributes.get(&attribute.id).map(shown);
            let kind = match &attribute.kind {
                AttributeKind::Flag => "yes or no".to_owned(),
                AttributeKind::Choice(values) => values.join(", "),
                AttributeKind::Number => "a number".to_owned(),
                AttributeKind::Text => "text".to_owned(),
                AttributeKind::Entity => "a name".to_owned(),
            };
            let ticked = value.is_some();
            let detail = value.map_or(kind, |value| format!("= {value}"));
            Item { ticked, ..Item::new(Choice::Value(attribute.id.clone()), &attribute.name, &detail) }
        })
        .collect();
    if items.is_empty() {
        return false;
    }
    let last = items.len() - 1;
    let mut overlay = picker::list(PickerKind::Attributes(id.to_owned()), "What the codes ask for", items);
    if let Overlay::Picker(picker) = &mut overlay {
        picker.selected = next.min(last);
    }
    state.overlays.push(overlay);
    true
}

/// An attribute was chosen: asks for its value.
pub(super) fn chosen(state: &mut State, id: &str, attribute: &str) -> Vec<Effect> {
    let Some(annotation) = state.notes.own(id).map(|m| m.annotation.clone()) else { return Vec::new() };
    let Some(attribute) = asked(state, &annotation).into_iter().find(|a| a.id == attribute) else {
        return Vec::new();
    };
    let now = annotation.attributes.get(&attribute.id).map(shown).unwrap_or_default();
    let mut items: Vec<Item> = match &attribute.kind {
        AttributeKind::Flag => {
            let item = |word: &str| Item::new(Choice::Value(word.to_owned()), word, "");
            vec![item("yes"), item("no")]
        }
        AttributeKind::Choice(values) => {
            values.iter().map(|value| Item::new(Choice::Value(value.clone()), value, "")).collect()
        }
        AttributeKind::Entity => amend::names(state, std::slice::from_ref(&now)),
        AttributeKind::Number | AttributeKind::Text => {
            let number = if attribute.kind == AttributeKind::Number { " (a number)" } else { "" };
            state.overlays.push(Overlay::Prompt(Prompt {
                kind: PromptKind::Attribute(id.to_owned(), attribute.id.clone()),
                label: format!("{}{number}", clean(&attribute.name)),
                line: Line::new(&now),
            }));
            return Vec::new();
        }
    };
    for item in &mut items {
        item.ticked = item.choice == Choice::Value(now.clone()) && !now.is_empty();
    }
    if !now.is_empty() && attribute.kind != AttributeKind::Entity {
        items.push(Item::new(Choice::Value(String::new()), "nothing", "take the value away"));
    }
    let kind = PickerKind::AttributeValue(id.to_owned(), attribute.id.clone());
    state.overlays.push(picker::list(kind, clean(&attribute.name).into_owned(), items));
    Vec::new()
}

/// A value was given; nothing takes it away.
pub(super) fn value(state: &mut State, id: &str, attribute: &str, text: &str) -> Vec<Effect> {
    let Some(mut annotation) = state.notes.own(id).map(|m| m.annotation.clone()) else { return Vec::new() };
    let kind = asked(state, &annotation).into_iter().find(|a| a.id == attribute).map(|a| a.kind);
    let text = text.trim();
    let value = match kind {
        _ if text.is_empty() => None,
        Some(AttributeKind::Flag) => Some(toml::Value::Boolean(text == "yes")),
        Some(AttributeKind::Number) => {
            let whole = text.replace([',', ' '], "").parse::<i64>().map(toml::Value::Integer);
            let number = whole.or_else(|_| text.parse::<f64>().map(toml::Value::Float));
            let Ok(number) = number else {
                state.tell("A number is asked for.");
                return Vec::new();
            };
            Some(number)
        }
        _ => Some(toml::Value::String(text.to_owned())),
    };
    match value {
        Some(value) => annotation.attributes.insert(attribute.to_owned(), value),
        None => annotation.attributes.remove(attribute),
    };
    state.marking.asked = Some((id.to_owned(), attribute.to_owned()));
    vec![Effect::ApplyEdit(Edit::change(annotation))]
}

/// After a value is kept: the list again, so that the next can be filled in.
pub(super) fn go_on(state: &mut State) {
    if let Some((id, attribute)) = state.marking.asked.take() {
        state.notes.just = Some(id.clone());
        list(state, &id, Some(&attribute));
    }
}
