//! The codebook inside the program: every code with its definition and how often it is used; renamed,
//! merged, split, defined, added, with a word on whose marks change.

use super::{annotate, picker};
use crate::annotation::{Codebook, CodebookChange, Rename, impact};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::overlay::{Choice, CodeDeed, Item, Overlay, PickerKind, Prompt, PromptKind};
use crate::app::state::State;
use crate::text::clean;
use std::sync::Arc;

/// Opens the list of codes.
pub(super) fn open(state: &mut State, action: Action) {
    if !annotate::may_write(state, action) {
        return;
    }
    let book = Arc::clone(&state.codebook);
    let presets = Codebook::presets().join(", ");
    let other = Item::new(Choice::Preset(None), "Use another codebook …", &format!("built in: {presets}"));
    let items = book.codes.iter().map(|code| {
        let used = match whose(state, &code.id) {
            words if words.is_empty() => String::new(),
            words => format!("{words} · "),
        };
        let depth = book.lineage(&code.id).len().saturating_sub(1);
        let label = format!("{}{}", "  ".repeat(depth), code.name);
        let keys = book.chord(&code.id).map(|keys| keys.iter().collect::<String>()).unwrap_or_default();
        let detail = format!("{used}{}", code.definition);
        Item { keys, ..Item::new(Choice::Code(code.id.clone()), &label, &detail) }
    });
    let items: Vec<Item> = [other].into_iter().chain(items).collect();
    let name =
        if book.name.is_empty() { "Codebook".to_owned() } else { format!("Codebook {}", clean(&book.name)) };
    let mut list = picker::list(PickerKind::Codebook, name, items);
    // The codes come first to hand.
    if let Overlay::Picker(picker) = &mut list {
        picker.selected = picker.shown.len().min(2).saturating_sub(1);
    }
    state.overlays.push(list);
}

/// Lists the built-in codebooks.
pub(super) fn presets(state: &mut State) {
    let now = state.codebook.name.clone();
    let items = Codebook::presets().into_iter().filter_map(|name| {
        let book = Codebook::preset(name)?;
        let default = book.default.as_deref().and_then(|id| book.get(id));
        let default = default.map_or_else(String::new, |code| format!(" · by default: {}", code.name));
        let detail = format!("{} codes{default}", book.codes.len());
        let choice = Choice::Preset(Some(name.to_owned()));
        Some(Item { ticked: name == now, ..Item::new(choice, name, &detail) })
    });
    let items = items.collect();
    let title = "Codebook: your own codes stay; marks keep the codes they have".to_owned();
    state.overlays.push(picker::list(PickerKind::Presets, title, items));
}

/// Whose marks in this document have a code: "ana 3, bo 2".
fn whose(state: &State, code: &str) -> String {
    let marks = state.notes.marks.iter().map(|m| (m.annotator.as_str(), &m.annotation));
    let counts = impact(marks, code);
    counts.into_iter().map(|(who, n)| format!("{} {n}", clean(&who))).collect::<Vec<_>>().join(", ")
}

/// A code was chosen: what can be done with it.
pub(super) fn chosen(state: &mut State, id: &str) {
    let used = match whose(state, id) {
        words if words.is_empty() => "no mark in this document has it".to_owned(),
        words => format!("marks in this document: {words}"),
    };
    let item = |deed: CodeDeed, label: &str, detail: &str| Item::new(Choice::CodeDeed(deed), label, detail);
    let items = vec![
        item(CodeDeed::Define, "Change the definition", "when to use it, and when not"),
        item(CodeDeed::Rename, "Rename", "codes below it and everybody's marks follow"),
        item(CodeDeed::Merge, "Merge into another code", "the marks get the other one"),
        item(CodeDeed::Split, "Split into several", "you choose for each mark afterwards"),
        item(CodeDeed::Add, "Add a code below it", ""),
    ];
    let title = format!("{}: {used}", clean(id));
    state.overlays.push(picker::list(PickerKind::CodeDeeds(id.to_owned()), title, items));
}

/// A deed was chosen: asks for what it needs.
pub(super) fn deed(state: &mut State, id: &str, deed: CodeDeed) {
    let book = Arc::clone(&state.codebook);
    let used = whose(state, id);
    let follow = if used.is_empty() { String::new() } else { format!(" (changes {used})") };
    let (label, now) = match deed {
        CodeDeed::Merge => {
            let others = book.codes.iter().filter(|code| code.id != id);
            let items =
                others.map(|code| Item::new(Choice::Code(code.id.clone()), &code.id, &code.definition));
            let title = format!("Merge {} into …{follow}", clean(id));
            return state.overlays.push(picker::list(
                PickerKind::Merge(id.to_owned()),
                title,
                items.collect(),
            ));
        }
        CodeDeed::Define => {
            let now = book.get(id).map(|code| code.definition.clone()).unwrap_or_default();
            ("When to use it".to_owned(), now)
        }
        CodeDeed::Rename => (format!("New id{follow}"), id.to_owned()),
        CodeDeed::Split => (format!("Split into, as one; another{follow}"), format!("{id}/; {id}/")),
        CodeDeed::Add => ("Id of the new code".to_owned(), format!("{id}/")),
    };
    let kind = PromptKind::Code(id.to_owned(), deed);
    state.overlays.push(Overlay::Prompt(Prompt { kind, label, line: Line::new(&now) }));
}

/// What was asked for is given.
pub(super) fn done(state: &mut State, id: &str, deed: CodeDeed, text: &str) -> Vec<Effect> {
    let ids: Vec<String> = text
        .split(';')
        .map(|one| one.trim().trim_matches('/').to_owned())
        .filter(|one| !one.is_empty())
        .collect();
    let circle = |to: &[String]| to.iter().any(|to| to == id);
    let change = match (deed, ids.as_slice()) {
        (CodeDeed::Define, _) => {
            CodebookChange::Define { id: id.to_owned(), definition: text.trim().to_owned() }
        }
        (CodeDeed::Add, [new]) => CodebookChange::Add(new.clone()),
        (CodeDeed::Split, [_, _, ..]) if !circle(&ids) => {
            CodebookChange::Rename(Rename { from: id.to_owned(), to: ids })
        }
        (CodeDeed::Rename | CodeDeed::Merge, [_]) if !circle(&ids) => {
            CodebookChange::Rename(Rename { from: id.to_owned(), to: ids })
        }
        _ => {
            state.tell("That is not what is asked for; nothing was changed.");
            return Vec::new();
        }
    };
    vec![Effect::ChangeCodebook(change)]
}
