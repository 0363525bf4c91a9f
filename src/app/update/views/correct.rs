//! What the reader says in a view: which claims belong together, how a promise stands, whom a veiled
//! reference means.

use super::{current, keep};
use crate::annotation::{Annotation, Edit, Kind};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::overlay::{Choice, Item, Overlay, PickerKind, Prompt, PromptKind};
use crate::app::state::State;
use crate::app::update::annotate::may_write;
use crate::app::update::picker;
use crate::app::views::{self, Cell, Compared, Data, Goal, Own, Shown, View};
use crate::dossier::compare::{annotation, moves, pairings};
use crate::dossier::ledger::State as Standing;
use crate::dossier::ledger_note;
use crate::text::clean;

/// The claim one stands on: the comparison, the side, the id, the row.
type Here = (Compared, usize, u32, Option<usize>);

/// The comparison on screen and the claim one stands on; a word where there is none.
fn claim_here(state: &mut State) -> Option<Here> {
    let found = match (&state.views.shown, current(state)) {
        (Shown::Two(compared), Some((View::Compare, selected))) => {
            match views::cells(&compared.now).get(selected) {
                Some(&Cell::Claim { side, id, row, .. }) => Some((compared.as_ref().clone(), side, id, row)),
                _ => None,
            }
        }
        _ => None,
    };
    if found.is_none() {
        state.tell("Go to a claim of a comparison first.");
    }
    found
}

/// Asks with which claims of the other account this one belongs.
pub(super) fn ask(state: &mut State) -> Vec<Effect> {
    let Some((compared, side, id, row)) = claim_here(state) else { return Vec::new() };
    if !may_write(state, Action::PairMove) {
        return Vec::new();
    }
    let (now, across) = (&compared.now, 1 - side);
    let mut items = Vec::new();
    let mut item = |partner: u32, label: &str| {
        let Some(claim) = compared.claim(across, partner) else { return };
        let choice = Choice::Claim(usize::try_from(partner).unwrap_or(0));
        let words = compared.words(across, claim);
        items.push(if label.is_empty() {
            Item::new(choice, &words, "")
        } else {
            Item::new(choice, label, &words)
        });
    };
    for (n, topic) in now.topics.iter().enumerate().filter(|(n, _)| Some(*n) != row) {
        let ids = if across == 0 { &topic.a } else { &topic.b };
        if let Some(&first) = ids.first() {
            item(first, &format!("{}. {}", n + 1, topic.label));
        }
    }
    for &alone in if across == 0 { &now.only_a } else { &now.only_b } {
        item(alone, "");
    }
    if items.is_empty() {
        state.tell("The other account has nothing else to put it with.");
        return Vec::new();
    }
    let title = "With which topic or claim of the other account does it belong?";
    state.overlays.push(picker::list(PickerKind::PairWith { side, id }, title, items));
    Vec::new()
}

/// The partner was chosen.
pub(in crate::app::update) fn paired(state: &mut State, side: usize, id: u32, partner: usize) -> Vec<Effect> {
    let Shown::Two(compared) = &state.views.shown else { return Vec::new() };
    let compared = compared.as_ref().clone();
    state.tell("Put together; it stays so the next time.");
    let words = moves::join(&compared.now, side, id, u32::try_from(partner).unwrap_or(0));
    say(state, &compared, side, id, &words)
}

/// Parts the claim from its row.
pub(super) fn part(state: &mut State) -> Vec<Effect> {
    let Some((compared, side, id, row)) = claim_here(state) else { return Vec::new() };
    if row.is_none() {
        state.tell("It stands alone already.");
        return Vec::new();
    }
    if !may_write(state, Action::PairPart) {
        return Vec::new();
    }
    state.tell("Parted from its row; it stays so the next time.");
    let words = moves::part(&compared.now, side, id);
    say(state, &compared, side, id, &words)
}

/// Takes back what the reader said of the claim in its own document's layer.
pub(super) fn put_back(state: &mut State) -> Vec<Effect> {
    let Some((compared, side, id, _)) = claim_here(state) else { return Vec::new() };
    let (of, other) = (compared.side(side), compared.side(1 - side));
    let own = of.own.iter().filter(|own| own.annotation.kind == Kind::Pairing);
    let named = |own: &&Own| {
        let layer = of.layer_of(std::slice::from_ref(*own));
        pairings(of.side(), &[&layer], other.side(), &[]).first().is_some_and(|said| said.a == id)
    };
    let gone: Vec<Edit> = own.filter(named).map(|own| Edit::remove(&own.annotation.id)).collect();
    if gone.is_empty() {
        state.tell("You have corrected nothing about this claim.");
        return Vec::new();
    }
    if !may_write(state, Action::PairDrop) {
        return Vec::new();
    }
    state.tell("Paired as the program does.");
    state.views.follow = Some((side, id));
    keep::edit(state, of.path.clone(), Edit::Batch(gone))
}

/// Keeps words on pairs in the reader's own layer of the claim's document, one after the other: the order
/// counts, so each is a second later than what was said before.
fn say(state: &mut State, compared: &Compared, side: usize, id: u32, words: &[moves::Word]) -> Vec<Effect> {
    let (of, other) = (compared.side(side), compared.side(1 - side));
    let second = jiff::SignedDuration::from_secs(1);
    let all = [of, other].into_iter().flat_map(|studied| &studied.own);
    let said = all.filter(|own| own.annotation.kind == Kind::Pairing).map(|own| own.annotation.modified);
    let mut last = said.max();
    let mut edits = Vec::new();
    for &(a, b, together) in words {
        let (mine, theirs) = if side == 0 { (a, b) } else { (b, a) };
        let (Some(claim), Some(partner)) = (compared.claim(side, mine), compared.claim(1 - side, theirs))
        else {
            continue;
        };
        let mut word = annotation(&of.document, claim, (&other.document, partner), together);
        let after = last.and_then(|last| last.checked_add(second).ok());
        word.modified = after.map_or(word.modified, |after| after.max(word.modified));
        word.created = word.modified;
        last = Some(word.modified);
        edits.push(Edit::add(word));
    }
    // The reader stays with the claim, wherever it stands now.
    state.views.follow = Some((side, id));
    keep::edit(state, of.path.clone(), Edit::Batch(edits))
}

/// Sets how the entry of the ledger stands.
pub(super) fn stand(state: &mut State, standing: Standing) -> Vec<Effect> {
    let entry = match (&state.views.shown, current(state)) {
        (Shown::Many(bundle), Some((View::Ledger, selected))) => match &bundle.data {
            Data::Ledger(ledger, _) => {
                let entry = ledger.entries.get(selected);
                entry.and_then(|entry| Some((bundle.goal(entry.place)?, entry.state == standing)))
            }
            _ => None,
        },
        _ => None,
    };
    let Some((goal, same)) = entry else {
        state.tell("Go to an entry of the ledger first.");
        return Vec::new();
    };
    if same {
        state.tell(format!("It is {} already.", standing.word()));
        return Vec::new();
    }
    let action = match standing {
        Standing::Open => Action::LedgerOpen,
        Standing::Met => Action::LedgerMet,
        Standing::Lapsed => Action::LedgerLapsed,
        Standing::Withdrawn => Action::LedgerWithdrawn,
    };
    if !may_write(state, action) {
        return Vec::new();
    }
    state.tell(format!("You say: {}.", standing.word()));
    // What was said of the entry before is changed, also where the layer is not open.
    let open = state.studied().filter(|open| views::same_file(open.path.as_deref(), goal.path.as_deref()));
    let own = open.map(|open| open.own).unwrap_or_default();
    let earlier = ledger_note::earlier(goal.span, views::own_spans(&own));
    keep::keep(state, &goal, ledger_note::note(standing, earlier))
}

/// The veiled reference one stands on, and what the reader said of it.
fn slot_here(state: &State) -> Option<(Goal, Option<Annotation>)> {
    let (Shown::One(studied), Some((View::Veiled, selected))) = (&state.views.shown, current(state)) else {
        return None;
    };
    let span = *studied.findings.veiled.get(selected)?;
    let own = state.own_about(studied);
    let there = views::slot(&own, span).map(|own| own.annotation.clone());
    Some((Goal { path: studied.path.clone(), span }, there))
}

/// Asks whom the veiled reference means.
pub(super) fn ask_slot(state: &mut State) -> Vec<Effect> {
    let Some((goal, there)) = slot_here(state) else {
        state.tell("Go to a veiled reference first.");
        return Vec::new();
    };
    if !may_write(state, Action::SlotFill) {
        return Vec::new();
    }
    let before = there.as_ref().and_then(|note| note.attributes.get(views::REFERS_TO)?.as_str());
    state.overlays.push(Overlay::Prompt(Prompt {
        kind: PromptKind::Slot(goal),
        label: "Whom does it mean? (empty takes it away)".to_owned(),
        line: Line::new(&clean(before.unwrap_or(""))),
    }));
    Vec::new()
}

/// Keeps whom the reader thinks a veiled reference means.
pub(in crate::app::update) fn slot_filled(state: &mut State, goal: &Goal, text: &str) -> Vec<Effect> {
    let text = text.trim();
    let there = slot_here(state).and_then(|(_, there)| there);
    match (there, text.is_empty()) {
        (None, true) => Vec::new(),
        (Some(note), true) => keep::edit(state, goal.path.clone(), Edit::remove(&note.id)),
        (there, false) => {
            let mut note = there.unwrap_or_else(|| Annotation::new(Kind::Note));
            note.attributes.insert(views::REFERS_TO.to_owned(), text.into());
            keep::keep(state, goal, note)
        }
    }
}
