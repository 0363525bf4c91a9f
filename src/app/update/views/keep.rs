//! Keeping what the reader says in a view: in their own layer of the document that it is about, whether
//! that is open or not.

use super::current;
use crate::annotation::{Anchor, Annotation, Edit};
use crate::app::effect::{AsideDeed, Effect};
use crate::app::state::State;
use crate::app::views::{Data, Goal, Own, Shown, own_spans, same_file};
use crate::dossier::ledger_note;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Whether a path is that of the open document.
fn is_open(state: &State, path: Option<&Path>) -> bool {
    !state.in_library() && same_file(state.document.path.as_deref(), path)
}

/// Keeps an annotation on a place.
pub(super) fn keep(state: &mut State, goal: &Goal, mut annotation: Annotation) -> Vec<Effect> {
    if is_open(state, goal.path.as_deref()) {
        changed(state, goal.path.clone());
        let there = state.notes.own(&annotation.id).is_some();
        annotation.targets = vec![Anchor::new(&state.document, goal.span)];
        let edit = if there { Edit::change(annotation) } else { Edit::add(annotation) };
        return vec![Effect::ApplyEdit(edit)];
    }
    let Some(path) = goal.path.clone() else { return no_file(state) };
    changed(state, Some(path.clone()));
    vec![Effect::Aside(path, AsideDeed::Keep(Box::new(annotation), goal.span))]
}

/// Makes a change.
pub(super) fn edit(state: &mut State, path: Option<PathBuf>, edit: Edit) -> Vec<Effect> {
    if is_open(state, path.as_deref()) {
        changed(state, path);
        return vec![Effect::ApplyEdit(edit)];
    }
    let Some(path) = path else { return no_file(state) };
    changed(state, Some(path.clone()));
    vec![Effect::Aside(path, AsideDeed::Edit(edit))]
}

fn no_file(state: &mut State) -> Vec<Effect> {
    state.tell("This text has no file beside which notes could be kept.");
    Vec::new()
}

fn changed(state: &mut State, path: Option<PathBuf>) {
    state.views.changed.push(path);
    state.views.undone.clear();
}

/// Takes the last change made in views back, or does it again.
pub(super) fn undo(state: &mut State, redo: bool) -> Vec<Effect> {
    let views = &mut state.views;
    let (from, onto) =
        if redo { (&mut views.undone, &mut views.changed) } else { (&mut views.changed, &mut views.undone) };
    let Some(path) = from.pop() else {
        let words = if redo { "There is nothing to do again." } else { "Nothing was changed here yet." };
        state.tell(words);
        return Vec::new();
    };
    onto.push(path.clone());
    state.tell(if redo { "Done again." } else { "Taken back." });
    if is_open(state, path.as_deref()) {
        return vec![if redo { Effect::Redo } else { Effect::Undo }];
    }
    let deed = if redo { AsideDeed::Redo } else { AsideDeed::Undo };
    path.map(|path| Effect::Aside(path, deed)).into_iter().collect()
}

/// The reader's own annotations of a document that is not open are these now.
pub(in crate::app::update) fn own_changed(state: &mut State, path: &Path, own: &[Own]) {
    match &mut state.views.shown {
        Shown::Two(compared) => {
            for side in compared.sides.iter_mut().filter(|side| same_file(side.path.as_deref(), Some(path))) {
                Arc::make_mut(side).own = own.to_vec();
            }
            compared.settle();
        }
        Shown::One(studied) if same_file(studied.path.as_deref(), Some(path)) => {
            Arc::make_mut(studied).own = own.to_vec();
        }
        Shown::Many(bundle) => {
            let at = bundle.documents.iter().position(|known| same_file(Some(&known.path), Some(path)));
            if let (Some(at), Data::Ledger(..)) = (at, &bundle.data)
                && let Data::Ledger(ledger, marks) = &mut Arc::make_mut(bundle).data
            {
                let name = state.notes.annotator.as_deref().unwrap_or("");
                marks.retain(|mark| mark.document != at || mark.by != name);
                marks.extend(ledger_note::marks(at, name, own_spans(own)));
                ledger_note::set_marks(ledger, at, marks);
            }
        }
        _ => {}
    }
    if current(state).is_some() {
        super::refresh(state);
    }
}

/// The same for the open document, whose annotations are with the notes.
pub(in crate::app::update) fn own_of_open_changed(state: &mut State) {
    if matches!(state.views.shown, Shown::Many(_) | Shown::Two(_))
        && let (Some(studied), Some(path)) = (state.studied(), state.document.path.clone())
    {
        own_changed(state, &path, &studied.own);
    }
}
