//! Deciding a case: take one mark, merge, rewrite, or reject all, with a reason.

use crate::annotation::{Anchor, Annotation};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::overlay::{Editor, Overlay, Prompt, PromptKind};
use crate::app::review::{Asked, CONSENSUS, Case, Decision, SheetKind, Writing};
use crate::app::state::State;
use crate::app::target::{About, What};
use crate::review::address::Place;
use crate::review::adjudicate::{self, Choice, Draft, Rule};

fn case_here(state: &State) -> Option<(Case, usize)> {
    match state.overlays.last() {
        Some(Overlay::Sheet(sheet)) => match &sheet.kind {
            SheetKind::Case(case) => Some((case.clone(), sheet.selected)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether decisions can be written at all; says so if not.
fn may_decide(state: &mut State) -> bool {
    if state.notes.annotator.as_deref() == Some(CONSENSUS) {
        state.warn("You write under the name of the consensus; decide under your own name (--as NAME).");
        return false;
    }
    true
}

/// Asks why, then decides.
pub(super) fn ask(state: &mut State, action: Action) {
    let Some((case, selected)) = case_here(state) else {
        return state.tell("Decisions are made where annotators differ; go to such a place first.");
    };
    if !may_decide(state) {
        return;
    }
    let (decision, label) = match action {
        Action::TakeFirst => (Decision::Take(0), "Take A".to_owned()),
        Action::TakeSecond => (Decision::Take(1), "Take B".to_owned()),
        Action::TakeThis => {
            let letter = char::from(b'A'.saturating_add(u8::try_from(selected.min(25)).unwrap_or(0)));
            (Decision::Take(selected), format!("Take {letter}"))
        }
        Action::MergeMarks => (Decision::Merge, "Merge them".to_owned()),
        _ => (Decision::Reject, "Reject all of them".to_owned()),
    };
    if let Decision::Take(n) = decision
        && n >= case.sides.len()
    {
        return state.tell("There is no such mark here.");
    }
    state.overlays.push(Overlay::Prompt(Prompt {
        kind: PromptKind::Review(Asked::DecisionReason(case, decision)),
        label: format!("{label}. Why? (Enter decides)"),
        line: Line::default(),
    }));
}

/// Opens the editor for a decision in one's own words: codes on the first line, then the note.
pub(super) fn rewrite(state: &mut State) {
    let Some((case, _)) = case_here(state) else {
        return state.tell("Decisions are made where annotators differ; go to such a place first.");
    };
    if !may_decide(state) {
        return;
    }
    let marks: Vec<&Annotation> = case.marks(state).map(|m| &m.annotation).collect();
    let mut codes: Vec<&str> = Vec::new();
    for code in marks.iter().flat_map(|a| &a.codes) {
        if !codes.contains(&code.as_str()) {
            codes.push(code);
        }
    }
    let speaker = marks.iter().find_map(|a| a.speaker.as_deref()).unwrap_or_default();
    let initial = format!("codes: {}\nspeaker: {speaker}\nnote: ", codes.join(", "));
    let about = About { what: What::Note, span: Some(case.span), annotation: None };
    state.review.writing = Some(Writing::Rewrite(case));
    state.overlays.push(Overlay::Editor(Editor::new(about, initial)));
}

/// The words of a rewritten mark: `codes:` and `speaker:` lines, the rest is the note.
fn draft_of(state: &State, case: &Case, text: &str) -> Draft {
    let mut draft = Draft { targets: vec![Anchor::new(&state.document, case.span)], ..Draft::default() };
    let mut note: Vec<&str> = Vec::new();
    for line in text.lines() {
        if let (Some(codes), true) = (line.strip_prefix("codes:"), note.is_empty()) {
            draft.codes =
                codes.split(',').map(str::trim).filter(|c| !c.is_empty()).map(str::to_owned).collect();
        } else if let (Some(name), true) = (line.strip_prefix("speaker:"), note.is_empty()) {
            let name = name.trim();
            draft.speaker = (!name.is_empty()).then(|| name.to_owned());
        } else {
            note.push(line.strip_prefix("note:").filter(|_| note.is_empty()).unwrap_or(line));
        }
    }
    note.join("\n").trim().clone_into(&mut draft.note);
    draft
}

/// The editor was left with a rewritten mark; now why.
pub(super) fn rewritten(state: &mut State, case: &Case, text: &str) -> Vec<Effect> {
    let draft = draft_of(state, case, text);
    if draft.codes.is_empty() && draft.speaker.is_none() && draft.note.is_empty() {
        state.tell("Nothing was written, so nothing was decided.");
        return Vec::new();
    }
    state.overlays.push(Overlay::Prompt(Prompt {
        kind: PromptKind::Review(Asked::DecisionReason(case.clone(), Decision::Rewrite(draft))),
        label: "Rewritten. Why? (Enter decides)".to_owned(),
        line: Line::default(),
    }));
    Vec::new()
}

/// Decides and writes it into the consensus layer.
pub(super) fn decide(state: &mut State, case: &Case, decision: &Decision, reason: &str) -> Vec<Effect> {
    let shown = state.shown();
    let place = |n: usize| -> Option<Place> {
        let (who, id) = case.sides.get(n)?;
        let at = state.notes.marks.iter().position(|m| m.annotator == *who && m.annotation.id == *id)?;
        shown.place(at)
    };
    let sources: Vec<Place> = (0..case.sides.len()).filter_map(place).collect();
    let choice = match decision {
        Decision::Take(n) => match place(*n) {
            Some(place) => Choice::Take(place),
            None => {
                state.warn("The mark is no longer there; nothing was decided.");
                return Vec::new();
            }
        },
        Decision::Merge => Choice::Merge,
        Decision::Rewrite(draft) => Choice::Rewrite(draft.clone()),
        Decision::Reject => Choice::Reject,
    };
    let by = state.notes.annotator.clone().unwrap_or_default();
    let made = adjudicate::decide(&shown.layers, &sources, &choice, reason.trim(), &by, &state.consensus());
    match made {
        Ok(edit) => {
            let undo = state.keys.shown(Action::EditUndo);
            state.tell(format!("Decided, into the layer “{CONSENSUS}”; {undo} takes it back."));
            vec![Effect::Decide(edit)]
        }
        Err(error) => {
            state.warn(format!("Not decided: {error}."));
            Vec::new()
        }
    }
}

/// Makes all that a rule proposes into consensus.
pub(super) fn merge_by(state: &mut State, rule: Rule) -> Vec<Effect> {
    if !may_decide(state) {
        return Vec::new();
    }
    let shown = state.shown();
    let consensus = state.consensus();
    let found = adjudicate::preview(&shown.layers, rule, &consensus);
    let n = found.proposals.len();
    let by = state.notes.annotator.clone().unwrap_or_default();
    let edit = found.apply(&shown.layers, &by, &consensus);
    drop(shown);
    if n == 0 {
        state.tell("There is nothing to merge by this rule.");
        return Vec::new();
    }
    let undo = state.keys.shown(Action::EditUndo);
    let marks = if n == 1 { "1 mark".to_owned() } else { format!("{n} marks") };
    state.tell(format!("Merged {marks} into the layer “{CONSENSUS}”; {undo} takes all of them back."));
    vec![Effect::Decide(edit)]
}
