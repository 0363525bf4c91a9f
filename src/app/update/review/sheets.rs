//! Opening, walking through and choosing in review boxes.

use super::decide::merge_by;
use super::differences;
use crate::annotation::{DocumentInfo, Kind, Layer};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::overlay::{Overlay, Prompt, PromptKind};
use crate::app::panes::Pane;
use crate::app::review::{self, Asked, Measured, Measuring, Sheet, SheetKind};
use crate::app::state::State;
use crate::app::update::annotate::may_write;
use crate::review::adjudicate::Rule;
use crate::review::align::{Aspect, coding};
use crate::review::clearance::{self, declare};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Makes the topmost review box anew after something changed.
pub(in crate::app::update) fn refresh(state: &mut State) {
    let Some(at) = state.overlays.iter().rposition(|o| matches!(o, Overlay::Sheet(_))) else { return };
    let Some(Overlay::Sheet(old)) = state.overlays.get(at) else { return };
    let selected = old.selected;
    let mut new = match old.kind.clone() {
        SheetKind::People => review::people_sheet(state, selected),
        SheetKind::Preview(rule) => review::merge_sheet(state, rule, selected),
        SheetKind::Changes => review::changes_sheet(state, selected),
        SheetKind::Clearance => review::clearance_sheet(state, selected),
        SheetKind::Agreement => review::agreement_sheet(state, selected),
        SheetKind::View(view) => crate::app::views::sheet(state, view, selected),
        SheetKind::Case(case) => {
            let all = review::queue_of(state);
            let here = all.iter().position(|c| c.sides == case.sides);
            let (number, of) = (here.map_or(0, |n| n + 1), all.len());
            let case = here.and_then(|n| all.get(n).cloned()).unwrap_or(case);
            review::case_sheet(state, case, number, of, selected)
        }
    };
    if let Some(at) = crate::app::views::followed(state, &new) {
        new.selected = at;
        state.views.follow = None;
    }
    new.selected = new.selected.min(new.items.len().saturating_sub(1));
    if let Some(slot) = state.overlays.get_mut(at) {
        *slot = Overlay::Sheet(new);
    }
}

fn push(state: &mut State, sheet: Sheet) {
    // One box of the kind is enough.
    if let Some(Overlay::Sheet(_)) = state.overlays.last() {
        state.overlays.pop();
    }
    state.overlays.push(Overlay::Sheet(sheet));
}

pub(super) fn open_people(state: &mut State) {
    let sheet = review::people_sheet(state, 0);
    push(state, sheet);
}

pub(super) fn open_changes(state: &mut State) {
    let sheet = review::changes_sheet(state, 0);
    push(state, sheet);
}

pub(super) fn open_clearance(state: &mut State) {
    let sheet = review::clearance_sheet(state, 0);
    push(state, sheet);
}

pub(super) fn open_merge(state: &mut State) {
    let sheet = review::merge_sheet(state, Rule::Unanimous, 0);
    push(state, sheet);
}

/// Shows one colleague after the other, then everybody again.
pub(super) fn one_after_the_other(state: &mut State) {
    let names: Vec<String> = state.review.people.iter().filter(|p| !p.own).map(|p| p.name.clone()).collect();
    let next = match &state.review.solo {
        None => names.first().cloned(),
        Some(now) => names.iter().skip_while(|name| *name != now).nth(1).cloned(),
    };
    if names.is_empty() {
        return state.tell("Nobody else has notes on this text yet.");
    }
    let words = match &next {
        Some(name) => format!("Showing {} only, beside your own.", state.review.name_of(name)),
        None => "Showing everybody.".to_owned(),
    };
    if let Some(name) = &next {
        state.review.hidden.remove(name);
    }
    state.review.solo = next;
    state.show_people();
    refresh(state);
    state.tell(words);
}

/// Hides colleagues' notes until the reader's own are done, or shows them again.
pub(super) fn blind(state: &mut State) {
    state.review.blind = !state.review.blind;
    state.show_people();
    refresh(state);
    let key = state.keys.shown(Action::ReviewBlind);
    let words = if state.review.blind {
        format!("Colleagues' notes are hidden until yours are done; {key} then shows them.")
    } else {
        "Colleagues' notes are shown again.".to_owned()
    };
    state.tell(words);
}

/// Hides colleagues' names, or shows them again.
pub(super) fn names(state: &mut State) {
    state.review.nameless = !state.review.nameless;
    refresh(state);
    let words = if state.review.nameless {
        "Colleagues' names are hidden; they are called by letters."
    } else {
        "Colleagues' names are shown again."
    };
    state.tell(words);
}

/// Opens the agreement box and starts to measure.
pub(super) fn measure(state: &mut State) -> Vec<Effect> {
    let shown = state.shown();
    let coding = shown.layers.iter().filter(|l| Aspect::ALL.iter().any(|&a| l.takes_part(a))).count();
    drop(shown);
    if coding < 2 {
        let word = if state.review.loading {
            "Colleagues' notes are still being read."
        } else if state.review.blind {
            "Colleagues' notes are hidden until yours are done."
        } else {
            "Fewer than two annotators are shown, so there is nothing to compare."
        };
        state.tell(word);
        return Vec::new();
    }
    if matches!(state.findings.progress, crate::app::findings::Progress::Loading) {
        state.tell("The text is still being read for its sentences; try again in a moment.");
        return Vec::new();
    }
    state.review.measuring.stop();
    let cancel = Arc::new(AtomicBool::new(false));
    let job = Measured::of(state, Arc::clone(&cancel));
    state.review.measuring = Measuring::Runs(0, 0, cancel);
    let sheet = review::agreement_sheet(state, 0);
    push(state, sheet);
    vec![Effect::Measure(job)]
}

/// A key of the review box that is topmost.
pub(super) fn act_on(state: &mut State, action: Action) -> Vec<Effect> {
    let page = isize::try_from(state.size.rows / 3).unwrap_or(8).max(1);
    let Some(Overlay::Sheet(sheet)) = state.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::SheetDown => sheet.along(1),
        Action::SheetUp => sheet.along(-1),
        Action::SheetPageDown => sheet.along(page),
        Action::SheetPageUp => sheet.along(-page),
        Action::SheetTop => sheet.step(isize::MIN / 2),
        Action::SheetBottom => sheet.step(isize::MAX / 2),
        Action::SheetNext | Action::SheetBack => turn(state, action == Action::SheetNext),
        Action::SheetChoose => return choose(state),
        _ => {
            state.overlays.pop();
            state.review.measuring.stop();
            if state.views.stop() {
                state.tell("Stopped.");
            }
        }
    }
    Vec::new()
}

/// The next case, or the next rule.
fn turn(state: &mut State, forward: bool) {
    let Some(Overlay::Sheet(sheet)) = state.overlays.last() else { return };
    match sheet.kind {
        SheetKind::Case(_) => differences::go(state, forward),
        SheetKind::Preview(rule) => {
            let shown = state.shown();
            let most = coding(&shown.layers).len();
            drop(shown);
            // All of them, then so many of them, down to two.
            let next = match (rule, forward) {
                (Rule::Unanimous, true) if most > 2 => Rule::AtLeast(most - 1),
                (Rule::AtLeast(n), true) if n > 2 => Rule::AtLeast(n - 1),
                (Rule::AtLeast(n), false) if n + 1 < most => Rule::AtLeast(n + 1),
                _ => Rule::Unanimous,
            };
            let sheet = review::merge_sheet(state, next, 0);
            push(state, sheet);
        }
        _ => {
            if let Some(Overlay::Sheet(sheet)) = state.overlays.last_mut() {
                sheet.across(forward);
            }
        }
    }
}

/// Takes what one stands on.
pub(super) fn choose(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Sheet(sheet)) = state.overlays.last() else { return Vec::new() };
    let (selected, place) = (sheet.selected, sheet.current().and_then(|item| item.place));
    match sheet.kind.clone() {
        SheetKind::People => {
            toggle(state, selected);
            Vec::new()
        }
        SheetKind::Preview(rule) => {
            if !may_write(state, Action::SheetChoose) {
                return Vec::new();
            }
            state.overlays.pop();
            merge_by(state, rule)
        }
        SheetKind::Clearance => {
            if !may_write(state, Action::SheetChoose) {
                return Vec::new();
            }
            say_clearance(state, selected)
        }
        SheetKind::View(_) => crate::app::update::views::choose(state),
        SheetKind::Case(_) | SheetKind::Changes | SheetKind::Agreement => {
            if let Some(byte) = place {
                state.overlays.pop();
                state.review.measuring.stop();
                let document = Arc::clone(&state.document);
                state.focus(Pane::Document);
                state.reader.deselect();
                state.notes.just = None;
                state.reader.set_cursor(&document, byte);
                state.follow_cursor();
            }
            Vec::new()
        }
    }
}

/// Shows somebody's notes, or puts them away.
fn toggle(state: &mut State, at: usize) {
    let Some(person) = state.review.people.get(at).cloned() else { return };
    if person.own {
        return state.tell("Your own notes are always shown.");
    }
    if state.review.blind {
        return state.tell("Colleagues' notes are hidden until yours are done.");
    }
    // Out of "one at a time" into what is seen at the moment.
    if let Some(solo) = state.review.solo.take() {
        state.review.hidden =
            state.review.people.iter().filter(|p| !p.own && p.name != solo).map(|p| p.name.clone()).collect();
    }
    if !state.review.hidden.remove(&person.name) {
        state.review.hidden.insert(person.name);
    }
    state.show_people();
    refresh(state);
}

/// The reader's own word on clearance, as the layer in which a new one would join it.
fn own_clearance(state: &State) -> Layer {
    let mut layer = Layer::new("", DocumentInfo::default());
    let own = state.notes.marks.iter().filter(|m| m.own && m.annotation.kind == Kind::Clearance);
    layer.annotations = own.map(|m| m.annotation.clone()).collect();
    layer
}

fn say_clearance(state: &mut State, selected: usize) -> Vec<Effect> {
    let own = own_clearance(state);
    match clearance::State::ALL.get(selected) {
        Some(&word) => {
            state.tell(format!("You say: {}.", word.word()));
            vec![Effect::ApplyEdit(declare(&own, Some(word), None))]
        }
        None => {
            let now = own.annotations.last().and_then(|a| a.caveat.clone()).unwrap_or_default();
            state.overlays.push(Overlay::Prompt(Prompt {
                kind: PromptKind::Review(Asked::Caveat),
                label: "Handling caveat (empty takes it away)".to_owned(),
                line: Line::new(&now),
            }));
            Vec::new()
        }
    }
}

/// Keeps the handling caveat.
pub(super) fn caveat(state: &mut State, text: &str) -> Vec<Effect> {
    let own = own_clearance(state);
    if text.trim().is_empty() && own.annotations.iter().all(|a| a.caveat.is_none()) {
        return Vec::new();
    }
    vec![Effect::ApplyEdit(declare(&own, None, Some(text)))]
}

/// A click on the n-th entry goes there; two clicks choose it. In lists of ticks one is enough.
pub(in crate::app::update) fn press(state: &mut State, index: usize, clicks: u8) -> Vec<Effect> {
    let Some(Overlay::Sheet(sheet)) = state.overlays.last_mut() else { return Vec::new() };
    sheet.selected = index.min(sheet.items.len().saturating_sub(1));
    let ticks = matches!(sheet.kind, SheetKind::People | SheetKind::Clearance);
    if ticks || clicks > 1 { choose(state) } else { Vec::new() }
}
