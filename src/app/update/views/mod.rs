//! Views: opening them, going where their entries lead, keeping what the reader says in them.

mod correct;
mod keep;
mod novelty;
mod open;

pub(super) use correct::{paired, slot_filled};
pub(super) use keep::{own_changed, own_of_open_changed};
pub(super) use open::{compare_with, hear, jump};

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::overlay::{Choice, Item, Overlay, PickerKind};
use crate::app::review::{Sheet, SheetKind};
use crate::app::state::State;
use crate::app::views::{self, Cell, Shown, View};
use crate::dossier::ledger::State as Standing;

/// Does what a key of the views asks for.
pub(super) fn act_on(state: &mut State, action: Action) -> Vec<Effect> {
    use Action as A;
    match action {
        A::CompareOpen => open::compare(state),
        A::CompareMark => open::mark(state),
        A::CompareMarked => open::compare_marked(state),
        A::ViewCard => open::view(state, View::Card),
        A::ViewMatrix => open::view(state, View::Matrix),
        A::ViewMentions => open::view(state, View::Mentions),
        A::ViewAirtime => open::view(state, View::Airtime),
        A::ViewVeiled => open::view(state, View::Veiled),
        A::ViewTone => open::view(state, View::Tone),
        A::ViewLedger => open::view(state, View::Ledger),
        A::ViewTimeline => open::view(state, View::Timeline),
        A::ViewPhrases => open::view(state, View::Phrases),
        A::ViewNovelty | A::ViewFormulae => novelty::toggle(state, action),
        A::CompareWords => words(state),
        A::PairMove => correct::ask(state),
        A::PairPart => correct::part(state),
        A::PairDrop => correct::put_back(state),
        A::LedgerOpen => correct::stand(state, Standing::Open),
        A::LedgerMet => correct::stand(state, Standing::Met),
        A::LedgerLapsed => correct::stand(state, Standing::Lapsed),
        A::LedgerWithdrawn => correct::stand(state, Standing::Withdrawn),
        A::SlotFill => correct::ask_slot(state),
        _ => Vec::new(),
    }
}

/// The view that is topmost, and the entry one stands on.
pub(super) fn current(state: &State) -> Option<(View, usize)> {
    match state.overlays.last() {
        Some(Overlay::Sheet(Sheet { kind: SheetKind::View(view), selected, .. })) => Some((*view, *selected)),
        _ => None,
    }
}

/// From topics to words and back.
fn words(state: &mut State) -> Vec<Effect> {
    let to = match current(state) {
        Some((View::Compare, _)) => View::Versions,
        Some((View::Versions, _)) => View::Compare,
        _ => {
            state.tell("Only two accounts side by side can be seen word by word.");
            return Vec::new();
        }
    };
    state.overlays.pop();
    let sheet = views::sheet(state, to, 0);
    state.overlays.push(Overlay::Sheet(sheet));
    Vec::new()
}

/// Why the entry one stands on stands there.
pub(super) fn why(state: &mut State) {
    let panel = match (&state.views.shown, current(state)) {
        (Shown::Two(compared), Some((View::Compare, selected))) => {
            let cell = views::cells(&compared.now).get(selected).copied();
            cell.map(|cell| views::why_paired(compared, cell))
        }
        _ => None,
    };
    match panel {
        Some(panel) => state.overlays.push(Overlay::Panel(panel)),
        None => {
            state.tell("There is nothing to explain here; in the text it is told why a claim is read so.")
        }
    }
}

/// Copies the view: as Markdown where there is a form of it.
pub(super) fn copy(state: &mut State) -> Vec<Effect> {
    let Some((view, _)) = current(state) else {
        state.tell("This box is not copied.");
        return Vec::new();
    };
    let text = views::copied(state, view);
    let form = if matches!(view, View::Card | View::Compare) { " as Markdown" } else { "" };
    state.tell(format!("Copied{form}."));
    vec![Effect::Copy(text)]
}

/// Takes the entry one stands on: its text, or a list of all its places.
pub(super) fn choose(state: &mut State) -> Vec<Effect> {
    let Some((view, selected)) = current(state) else { return Vec::new() };
    if view == View::Compare && row_of_difference(state, selected) {
        return Vec::new();
    }
    let goal = match state.overlays.last() {
        Some(Overlay::Sheet(sheet)) => sheet.current().and_then(|item| item.goal.clone()),
        _ => None,
    };
    if let Some(goal) = goal {
        return jump(state, &goal);
    }
    let mut leads = views::leads(state, view, selected);
    match leads.len() {
        0 => {
            let words = if view == View::Compare {
                "This account does not mention it, so there is no text to go to."
            } else {
                "This entry leads nowhere."
            };
            state.tell(words);
            Vec::new()
        }
        1 => leads.pop().map(|(_, goal)| jump(state, &goal)).unwrap_or_default(),
        n => {
            let items = leads.into_iter().map(|(words, goal)| Item::new(Choice::Goal(goal), &words, ""));
            let title = format!("Go to which of {n} places?");
            state.overlays.push(super::picker::list(PickerKind::Leads, title, items.collect()));
            Vec::new()
        }
    }
}

/// From a difference to the first cell of the row that it speaks of; whether it was a difference.
fn row_of_difference(state: &mut State, selected: usize) -> bool {
    let Shown::Two(compared) = &state.views.shown else { return false };
    let now = &compared.now;
    let cells = views::cells(now);
    let Some(Cell::Difference(n)) = cells.get(selected) else { return false };
    let row = now.differences.get(*n).and_then(|difference| difference.row);
    let of_row = |cell: &Cell| matches!(cell, Cell::Claim { row: Some(of), .. } if Some(*of) == row);
    match (row.and_then(|_| cells.iter().position(of_row)), state.overlays.last_mut()) {
        (Some(at), Some(Overlay::Sheet(sheet))) => sheet.selected = at,
        _ => state.tell("This is said of the whole account, not of one topic."),
    }
    true
}

/// Undo and redo in a view: in the layer that was changed last.
pub(super) fn undo(state: &mut State, redo: bool) -> Vec<Effect> {
    keep::undo(state, redo)
}

/// Makes the topmost view anew after something changed.
pub(super) fn refresh(state: &mut State) {
    super::review::refresh(state);
}
