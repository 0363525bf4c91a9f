//! From one annotation to another: relations, links in notes, and the way there, also where the other
//! stands in another document of the folder.

use super::annotate;
use super::listing::{address, go, push};
use crate::annotation::{Annotation, Edit, Kind, RELATIONS};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::listing::{Listing, Purpose};
use crate::app::remote::links;
use crate::app::shelf::LibraryWish;
use crate::app::state::State;
use crate::text::clean;
use std::path::PathBuf;

/// Relates an annotation to another one.
pub(super) fn related(
    state: &mut State,
    relation: &'static str,
    from: &str,
    to: String,
    document: Option<&str>,
) -> Vec<Effect> {
    let mut annotation = Annotation::new(Kind::Relation);
    annotation.from = Some(from.to_owned());
    annotation.to = Some(to);
    annotation.relation = Some(relation.to_owned());
    // The address says whose it is; people want to know where.
    if let Some(name) = document {
        annotation.extra.insert("to_document".to_owned(), toml::Value::String(name.to_owned()));
    }
    state.tell(format!("Related: it {relation} the other."));
    vec![Effect::ApplyEdit(Edit::add(annotation))]
}

/// An annotation of another document was chosen.
pub(super) fn chosen_elsewhere(state: &mut State, listing: &Listing, at: usize) -> Vec<Effect> {
    let Some(remote) = state.elsewhere.get(at).cloned() else { return Vec::new() };
    match &listing.purpose {
        Purpose::Go => away(state, &remote.name, remote.path.clone(), remote.start()),
        Purpose::Relate { relation, from } => {
            related(state, relation, from, remote.address(), Some(&remote.name))
        }
        Purpose::Link(note) => linked(state, note, &remote.address()),
    }
}

/// Another document was chosen.
pub(super) fn chosen_document(state: &mut State, listing: &Listing, at: usize) -> Vec<Effect> {
    match (&listing.purpose, state.elsewhere.get(at).map(|remote| remote.name.clone())) {
        (Purpose::Link(note), Some(name)) => linked(state, note, &name),
        _ => Vec::new(),
    }
}

/// Opens another document, if it can be opened from here.
fn away(state: &mut State, name: &str, path: PathBuf, at: Option<usize>) -> Vec<Effect> {
    if state.library.is_none() {
        state.tell(format!("That is in {}: open its folder with attache to go there.", clean(name)));
        return Vec::new();
    }
    vec![Effect::Library(LibraryWish::Open(path, at))]
}

/// Begins a link in the own note here.
pub(super) fn link(state: &mut State) -> Vec<Effect> {
    if !annotate::may_write(state, Action::RelateLink) {
        return Vec::new();
    }
    match state.note_here().filter(|mark| mark.own).map(|mark| mark.annotation.id.clone()) {
        Some(id) => push(state, Purpose::Link(id), "Link to …"),
        None => {
            state.tell("Go to a note of yours first; the link is put into it.");
            Vec::new()
        }
    }
}

/// Puts a link at the end of an own note.
pub(super) fn linked(state: &mut State, id: &str, link: &str) -> Vec<Effect> {
    let Some(mut annotation) = state.notes.own(id).map(|mark| mark.annotation.clone()) else {
        return Vec::new();
    };
    let gap =
        if annotation.note.is_empty() || annotation.note.ends_with(char::is_whitespace) { "" } else { " " };
    annotation.note.push_str(&format!("{gap}[[{link}]]"));
    state.tell(format!("Linked; {} goes there.", state.keys.shown(Action::LinkFollow)));
    vec![Effect::ApplyEdit(Edit::change(annotation))]
}

/// Goes to what the note here links to or relates to: the first that is found.
pub(super) fn follow(state: &mut State) -> Vec<Effect> {
    let Some(mark) = state.note_here().cloned() else {
        state.tell("There is no note here.");
        return Vec::new();
    };
    let mut leads: Vec<String> = links(&mark.annotation.note).map(str::to_owned).collect();
    leads.extend(mark.annotation.to.clone());
    leads.extend(mark.annotation.re.clone());
    let Some(first) = leads.first().cloned() else {
        state.tell("This note leads to no other.");
        return Vec::new();
    };
    for lead in &leads {
        if let Some((who, id)) = lead.rsplit_once('/') {
            let mut all = state.notes.marks.iter().chain(&state.notes.decisions);
            if all.any(|m| m.annotator == who && m.annotation.id == id) {
                go(state, who, id);
                return Vec::new();
            }
        }
        let found = state.elsewhere.iter().find(|remote| remote.address() == *lead || remote.name == *lead);
        if let Some(remote) = found.cloned() {
            let at = if remote.name == *lead { None } else { remote.start() };
            return away(state, &remote.name, remote.path, at);
        }
    }
    if state.elsewhere.is_empty() {
        // They are read first; the key then goes there.
        state.tell("Looking through the other documents of the folder; press it again.");
        return vec![Effect::ReadElsewhere];
    }
    state.tell(format!("{} is not here, nor in the other documents of the folder.", clean(&first)));
    Vec::new()
}

/// Begins a relation from the annotation here.
pub(super) fn relate(state: &mut State, action: Action) -> Vec<Effect> {
    if !annotate::may_write(state, action) {
        return Vec::new();
    }
    let Some(mark) = state.note_here().filter(|m| m.annotation.kind != Kind::Relation).cloned() else {
        state.tell("Go to an annotation first; a relation starts from it.");
        return Vec::new();
    };
    let which = match action {
        Action::RelateContradicts => 1,
        Action::RelateRepeats => 2,
        _ => 0,
    };
    let relation = RELATIONS.get(which).copied().unwrap_or("answers");
    let title = format!("This {} …", clean(relation));
    push(state, Purpose::Relate { relation, from: address(&mark) }, &title)
}
