//! Amending a claim: one field at a time, each a step that can be taken back.

use super::decide::claim_here;
use super::{annotate, picker};
use crate::annotation::{Amendment, Edit};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::overlay::{Choice, Field, Item, Overlay, PickerKind, Prompt, PromptKind};
use crate::app::state::State;
use crate::app::target::{About, What};
use crate::extract::{Act, Claim, EntityType, Scope};
use crate::lexicon::Ladder;
use crate::review::decide::{Decided, decide, decision_on};
use crate::text::clean;

/// Opens the values for a field of the claim here.
pub(super) fn open(state: &mut State, action: Action) {
    if !annotate::may_write(state, action) {
        return;
    }
    let Some(index) = claim_here(state) else { return };
    let Some(claim) = state.findings.found.claims.get(index).cloned() else { return };
    let field = match action {
        Action::AmendAct => Field::Act,
        Action::AmendScope => Field::Scope,
        Action::AmendStrength => Field::Strength,
        Action::AmendAddressee => Field::Addressee,
        Action::AmendDue => Field::Due,
        _ => Field::Speaker,
    };
    let (title, items) = match field {
        Field::Due => {
            let now = claim.due.as_ref().map(|due| match &due.date {
                Some(date) => date.clone(),
                None => due.span.of(&state.document.text).to_owned(),
            });
            return state.overlays.push(Overlay::Prompt(Prompt {
                kind: PromptKind::Due(index),
                label: "By when? A date such as 2031-06-30, words of the text, or nothing".to_owned(),
                line: Line::new(&now.unwrap_or_default()),
            }));
        }
        Field::Act => ("Which act is it?", acts(&claim)),
        Field::Scope => ("How did the claim get its speaker?", scopes(&claim)),
        Field::Strength => ("How strong is it?", rungs(&claim)),
        Field::Speaker => ("Who is speaking? Several: one; another", names(state, &claim.speakers)),
        Field::Addressee => ("To whom? Several: one; another", names(state, &claim.addressees)),
    };
    let about = About { what: What::Claim, span: Some(claim.span), annotation: None };
    state.overlays.push(picker::list(PickerKind::Amend(field, index, about), title, items));
}

fn item(value: &str, label: &str, detail: &str, ticked: bool) -> Item {
    Item { ticked, ..Item::new(Choice::Value(value.to_owned()), label, detail) }
}

fn acts(claim: &Claim) -> Vec<Item> {
    let words = |act: &Act| {
        let ladder = Ladder::of(*act);
        ladder.map_or_else(String::new, |ladder| {
            ladder.rungs.iter().map(|rung| rung.label.as_str()).collect::<Vec<_>>().join(" < ")
        })
    };
    Act::ALL.iter().map(|act| item(act.word(), act.word(), &words(act), *act == claim.act)).collect()
}

fn scopes(claim: &Claim) -> Vec<Item> {
    let all = Scope::ALL.iter();
    all.map(|&scope| item(scope.word(), scope.word(), super::why::scope_words(scope), scope == claim.scope))
        .collect()
}

fn rungs(claim: &Claim) -> Vec<Item> {
    let ladder = Ladder::of(claim.act).map_or(&[][..], |ladder| ladder.rungs.as_slice());
    let named = ladder.iter().map(|rung| {
        let cues: Vec<&str> = rung.cues.iter().map(String::as_str).take(4).collect();
        let value = rung.strength.to_string();
        let label = format!("{value} {}", rung.label);
        item(&value, &label, &cues.join(", "), rung.strength == claim.strength)
    });
    let mut items: Vec<Item> = named.collect();
    if items.is_empty() {
        items.extend((1..=7_u8).map(|n| item(&n.to_string(), &n.to_string(), "", n == claim.strength)));
    }
    items
}

/// Those who may speak or be spoken to: who speaks here, who takes part, who is named.
pub(super) fn names(state: &State, now: &[String]) -> Vec<Item> {
    let found = &state.findings.found;
    let mut items: Vec<Item> = Vec::new();
    let mut add = |name: &str, detail: &str| {
        if !name.is_empty() && items.iter().all(|i| i.choice != Choice::Value(name.to_owned())) {
            items.push(item(name, name, detail, now.iter().any(|one| one == name)));
        }
    };
    for speaker in state.speakers.all() {
        add(&speaker.name, "speaks here");
    }
    for party in &found.card.parties {
        add(&party.name, "takes part");
    }
    for kind in [EntityType::Person, EntityType::Country, EntityType::Organization, EntityType::Group] {
        for entity in found.entities.iter().filter(|e| e.kind == kind) {
            add(&entity.name, kind.word());
        }
    }
    let parties: Vec<&str> = found.card.parties.iter().map(|p| p.name.as_str()).collect();
    if parties.len() > 1 {
        add(&parties.join("; "), "all parties together");
    }
    items.push(item("", "nobody", "nobody who can be named", now.is_empty()));
    items
}

/// A value was chosen.
pub(super) fn value(state: &mut State, field: Field, claim: usize, value: &str) -> Vec<Effect> {
    let several = || {
        let names = value.split(';').map(str::trim).filter(|name| !name.is_empty());
        names.map(str::to_owned).collect::<Vec<String>>()
    };
    let said = if value.is_empty() { "nobody".to_owned() } else { clean(value).into_owned() };
    let (words, change): (String, Box<dyn FnOnce(&mut Amendment)>) = match field {
        Field::Speaker => (format!("speaker {said}"), {
            let names = several();
            Box::new(move |a| a.speakers = Some(names))
        }),
        Field::Addressee => (format!("to {said}"), {
            let names = several();
            Box::new(move |a| a.addressees = Some(names))
        }),
        Field::Act => (format!("act {said}"), {
            let value = value.to_owned();
            Box::new(move |a| a.act = Some(value))
        }),
        Field::Scope => (format!("scope {said}"), {
            let value = value.to_owned();
            Box::new(move |a| a.scope = Some(value))
        }),
        Field::Strength => (format!("strength {said}"), {
            let rung = value.parse().ok();
            Box::new(move |a| a.strength = rung)
        }),
        Field::Due => return due(state, claim, value),
    };
    amend(state, claim, &words, change)
}

/// A date was given.
pub(super) fn due(state: &mut State, claim: usize, text: &str) -> Vec<Effect> {
    let text = text.trim().to_owned();
    let words = if text.is_empty() { "no date".to_owned() } else { format!("due {}", clean(&text)) };
    amend(state, claim, &words, |a| a.due = Some(text))
}

fn amend(state: &mut State, claim: usize, words: &str, change: impl FnOnce(&mut Amendment)) -> Vec<Effect> {
    let machine = std::sync::Arc::clone(&state.findings.machine);
    let Some(found) = machine.claims.get(claim) else { return Vec::new() };
    let there = state.decision_on(claim).map(|(_, annotation)| annotation.clone());
    let new = there.is_none();
    let mut annotation = there.unwrap_or_else(|| decision_on(&state.document, found, Decided::Amend));
    decide(&mut annotation, &state.document, found, Decided::Amend);
    change(&mut annotation.amended);
    state.tell(format!("Amended: {words}."));
    vec![Effect::ApplyEdit(if new { Edit::add(annotation) } else { Edit::change(annotation) })]
}
