//! Narrowing the lists of findings and notes by chips and words.

use crate::app::filter::{Chip, Filter, FilterField};
use crate::app::findings::Progress;
use crate::app::line::Line;
use crate::app::overlay::{Choice, Item, Overlay, Picker, PickerKind, Prompt, PromptKind};
use crate::app::panes::Pane;
use crate::app::state::State;
use crate::extract::EntityType;
use crate::text::clean;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The list that a filter is meant for: the focused one, else the findings.
const fn meant(state: &State) -> Pane {
    match state.panes.focus {
        Pane::Notes => Pane::Notes,
        _ => Pane::Findings,
    }
}

impl State {
    /// What a list is narrowed to.
    #[must_use]
    pub const fn filter(&self, pane: Pane) -> &Filter {
        match pane {
            Pane::Notes => &self.notes.filter,
            _ => &self.findings.filter,
        }
    }

    /// Changes what a list is narrowed to.
    pub(in crate::app) fn change_filter(&mut self, pane: Pane, change: impl FnOnce(&mut Filter)) {
        let text = Arc::clone(&self.document.text);
        match pane {
            Pane::Notes => {
                change(&mut self.notes.filter);
                self.notes.arrange();
            }
            _ => {
                change(&mut self.findings.filter);
                self.findings.arrange(&text);
            }
        }
    }
}

/// Opens the line for words.
pub(super) fn words(state: &mut State) {
    let pane = meant(state);
    let before = state.filter(pane).clone();
    let what = if pane == Pane::Notes { "notes" } else { "findings" };
    state.overlays.push(Overlay::Prompt(Prompt {
        label: format!("Show only {what} with"),
        line: Line::new(&before.words),
        kind: PromptKind::Filter { pane, before },
    }));
}

/// Opens the list of chips.
pub(super) fn chips(state: &mut State) {
    let pane = meant(state);
    if pane == Pane::Findings && state.findings.progress == Progress::Loading {
        return state.tell("The text is still being read for claims and names.");
    }
    let all = items(state, pane);
    if all.is_empty() {
        return state.tell("There is nothing to choose by.");
    }
    let shown = all.clone();
    state.overlays.push(Overlay::Picker(Picker {
        kind: PickerKind::Chips(pane),
        title: "Show only: choose again to take away".to_owned(),
        query: Line::default(),
        all,
        shown,
        selected: 0,
    }));
}

/// A chip was chosen: in or out, and the list stays open.
pub(super) fn toggle(state: &mut State, pane: Pane, chip: Chip) {
    state.change_filter(pane, |filter| {
        filter.toggle(chip);
    });
}

/// Takes away the chip at `index`; the one behind the last are the words.
pub(super) fn drop_chip(state: &mut State, pane: Pane, index: usize) {
    state.change_filter(pane, |filter| {
        if index < filter.chips.len() {
            filter.chips.remove(index);
        } else {
            filter.words.clear();
        }
    });
}

/// Every value there is in a list, with how often; those in use first.
fn items(state: &State, pane: Pane) -> Vec<Item> {
    let mut counts: BTreeMap<(FilterField, String), usize> = BTreeMap::new();
    let mut add = |field, value: &str| *counts.entry((field, value.to_owned())).or_default() += 1;
    if pane == Pane::Notes {
        for mark in &state.notes.marks {
            add(FilterField::By, &mark.annotator);
            add(FilterField::Type, mark.annotation.kind.word());
            mark.annotation.codes.iter().for_each(|code| add(FilterField::Code, code));
            mark.annotation.speaker.iter().for_each(|name| add(FilterField::Speaker, name));
        }
    } else {
        for (n, claim) in state.findings.found.claims.iter().enumerate() {
            add(FilterField::State, state.findings.state_of(n));
            claim.speakers.iter().for_each(|name| add(FilterField::Speaker, name));
            add(FilterField::Act, claim.act.word());
            add(FilterField::Scope, claim.scope.word());
            add(FilterField::Type, "claim");
        }
        for kind in EntityType::ALL {
            state.findings.found.entities.iter().filter(|e| e.kind == *kind).for_each(|_| {
                add(FilterField::Type, kind.word());
            });
        }
    }
    let used = &state.filter(pane).chips;
    let mut items: Vec<Item> = counts
        .into_iter()
        .map(|((field, value), count)| {
            let chip = Chip { field, value };
            Item {
                label: clean(&chip.to_string()).into_owned(),
                detail: count.to_string(),
                keys: String::new(),
                group: "",
                ticked: used.contains(&chip),
                matched: Vec::new(),
                choice: Choice::Chip(chip),
            }
        })
        .collect();
    items.sort_by_key(|item| !item.ticked);
    items
}
