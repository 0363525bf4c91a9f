//! Everybody's annotations in one list: narrowed by a query, sorted, gone to; and, from the same list,
//! the other end of a relation.

use super::{picker, relate};
use crate::annotation::Annotation;
use crate::annotation::query::{Facts, Order, Query};
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::listing::{Listing, Purpose};
use crate::app::notes::Mark;
use crate::app::overlay::{Choice, Item, Overlay, Picker, PickerKind, Prompt, PromptKind};
use crate::app::panes::Pane;
use crate::app::remote::Remote;
use crate::app::state::State;
use crate::text::{clean, width};

/// Opens the list of all annotations.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    push(state, Purpose::Go, "All annotations")
}

/// Opens the list; those of the folder's other documents join it when they are read.
pub(super) fn push(state: &mut State, purpose: Purpose, title: &str) -> Vec<Effect> {
    let skip = match &purpose {
        Purpose::Relate { from, .. } => from.clone(),
        Purpose::Link(id) => format!("{}/{id}", state.notes.annotator.as_deref().unwrap_or_default()),
        Purpose::Go => String::new(),
    };
    let marks: Vec<&Mark> =
        state.notes.marks.iter().chain(&state.notes.decisions).filter(|m| address(m) != skip).collect();
    let facts: Vec<Facts> = marks.iter().map(|m| Facts::of(&m.annotator, &m.annotation, &m.places)).collect();
    if facts.is_empty() && state.document.path.is_none() {
        state.tell("There are no annotations yet.");
        return Vec::new();
    }
    let items: Vec<Item> = marks.iter().zip(&facts).map(|(m, facts)| item(m, facts)).collect();
    let listing = Listing { purpose, order: Order::Place, facts, saved: state.kept.queries.clone() };
    state.overlays.push(picker::list(PickerKind::Annotations(listing), title, items));
    // What was found before shows at once; it may have changed.
    let known = std::mem::take(&mut state.elsewhere);
    heard(state, known);
    vec![Effect::ReadElsewhere]
}

/// The annotations of other documents are there: they join the list that is open.
pub(super) fn heard(state: &mut State, found: Vec<Remote>) {
    state.elsewhere = found;
    let Some(Overlay::Picker(picker)) = state.overlays.last_mut() else { return };
    let PickerKind::Annotations(listing) = &mut picker.kind else { return };
    let here = picker.all.iter().take_while(|item| matches!(item.choice, Choice::Annotation(..))).count();
    picker.all.truncate(here);
    listing.facts.truncate(here);
    let mut last: Option<&str> = None;
    for (at, remote) in state.elsewhere.iter().enumerate() {
        if matches!(listing.purpose, Purpose::Link(_)) && last != Some(&remote.name) {
            let facts =
                Facts { document: remote.name.clone(), text: remote.name.clone(), ..Facts::default() };
            picker.all.push(Item::new(Choice::Document(at), &clean(&remote.name), "the document"));
            listing.facts.push(facts);
        }
        last = Some(&remote.name);
        let facts = Facts::of(&remote.annotator, &remote.annotation, &remote.places);
        let facts = Facts { document: remote.name.clone(), ..facts };
        let mut item = item_of(Choice::Elsewhere(at), &remote.annotation, &facts);
        item.detail = format!("{} · {}", clean(&remote.name), item.detail);
        picker.all.push(item);
        listing.facts.push(facts);
    }
    let selected = picker.shown.get(picker.selected).map(|item| item.choice.clone());
    narrow(picker);
    let again = selected.and_then(|choice| picker.shown.iter().position(|item| item.choice == choice));
    picker.selected = again.unwrap_or(0);
}

/// `annotator/id`.
pub(super) fn address(mark: &Mark) -> String {
    format!("{}/{}", mark.annotator, mark.annotation.id)
}

/// Cells of a note that a row of the list shows.
const NOTE: usize = 36;

fn item(mark: &Mark, facts: &Facts) -> Item {
    let choice = Choice::Annotation(mark.annotator.clone(), mark.annotation.id.clone());
    item_of(choice, &mark.annotation, facts)
}

fn item_of(choice: Choice, annotation: &Annotation, facts: &Facts) -> Item {
    let mut label = facts.codes.join(", ");
    if let Some(decision) = &annotation.decision {
        label.clone_from(decision);
    }
    if !facts.note.is_empty() {
        // The beginning of the note: whose it is and when must find room behind it.
        let link = if label.is_empty() { "" } else { " · " };
        label = format!("{label}{link}{}", width::cut(&facts.note, NOTE));
    }
    let about =
        if facts.text.is_empty() { "the whole document".to_owned() } else { format!("“{}”", facts.text) };
    if label.is_empty() {
        label.clone_from(&about);
    }
    let mut detail = vec![facts.by.clone(), facts.date.clone()];
    if facts.state != "exact" && facts.state != "document" {
        detail.push(facts.state.clone());
    }
    if !facts.speaker.is_empty() {
        detail.push(facts.speaker.clone());
    }
    detail.push(about);
    Item::new(choice, &label, &detail.join(" · "))
}

/// Makes what is shown anew after a change of the query or the order.
pub(super) fn narrow(picker: &mut Picker) {
    let PickerKind::Annotations(listing) = &picker.kind else { return };
    let text = picker.query.text().trim();
    let query = Query::parse_with(text, &listing.saved);
    let mut rows: Vec<(&Item, &Facts)> =
        picker.all.iter().zip(&listing.facts).filter(|(_, facts)| query.matches(facts)).collect();
    listing.order.sort(&mut rows, |(_, facts)| facts);
    let mut shown: Vec<Item> = rows.into_iter().map(|(item, _)| item.clone()).collect();
    // An annotation of another document is named by its address.
    if let (Purpose::Relate { .. }, Some((who, id))) = (&listing.purpose, text.rsplit_once('/'))
        && !who.is_empty()
        && !id.is_empty()
    {
        let choice = Choice::Annotation(who.to_owned(), id.to_owned());
        shown.push(Item::new(choice, text, "an annotation elsewhere, by its address"));
    }
    picker.shown = shown;
    picker.selected = 0;
}

/// Asks for the name under which to save the query of the list.
pub(super) fn save_query(state: &mut State) {
    let Some(Overlay::Picker(picker)) = state.overlays.last() else { return };
    let text = picker.query.text().trim().to_owned();
    if !matches!(picker.kind, PickerKind::Annotations(_)) || text.is_empty() {
        return state.tell("There is no query here to save.");
    }
    state.overlays.push(Overlay::Prompt(Prompt {
        kind: PromptKind::QueryName(text),
        label: "Save the query under which name?".to_owned(),
        line: Line::default(),
    }));
}

/// The name of a query is given.
pub(super) fn query_named(state: &mut State, name: &str, query: &str) -> Vec<Effect> {
    let name = name.trim().trim_start_matches('@').to_owned();
    if name.is_empty() || name.contains(char::is_whitespace) {
        state.tell("The name is one word.");
        return Vec::new();
    }
    state.overlays.pop();
    state.kept.queries.insert(name.clone(), query.to_owned());
    if let Some(Overlay::Picker(Picker { kind: PickerKind::Annotations(listing), .. })) =
        state.overlays.last_mut()
    {
        listing.saved.insert(name.clone(), query.to_owned());
    }
    state.tell(format!("@{} stands for it from now on.", clean(&name)));
    vec![Effect::KeepQuery(name, query.to_owned())]
}

/// Sorts the list in another way.
pub(super) fn sort(state: &mut State) {
    let Some(Overlay::Picker(picker)) = state.overlays.last_mut() else { return };
    let PickerKind::Annotations(listing) = &mut picker.kind else {
        return state.tell("This list has one order only.");
    };
    listing.order = listing.order.next();
    let words = listing.order.words();
    narrow(picker);
    state.tell(format!("Sorted {words}."));
}

/// An annotation was chosen.
pub(super) fn chosen(state: &mut State, listing: &Listing, who: &str, id: &str) -> Vec<Effect> {
    match &listing.purpose {
        Purpose::Go => {
            go(state, who, id);
            Vec::new()
        }
        Purpose::Relate { relation, from } => {
            relate::related(state, relation, from, format!("{who}/{id}"), None)
        }
        Purpose::Link(note) => relate::linked(state, note, &format!("{who}/{id}")),
    }
}

/// Goes to an annotation: in the notes, and in the text if it stands there.
pub(super) fn go(state: &mut State, who: &str, id: &str) {
    let named = |m: &&Mark| m.annotator == who && m.annotation.id == id;
    let start = state.notes.marks.iter().chain(&state.notes.decisions).find(named).and_then(Mark::start);
    let index = state.notes.marks.iter().position(|m| named(&m));
    let document = std::sync::Arc::clone(&state.document);
    if let Some(byte) = start {
        state.trail.leave(state.reader.cursor);
        state.reader.deselect();
        state.notes.just = None;
        state.focus(Pane::Document);
        state.reader.set_cursor(&document, byte);
        state.follow_cursor();
    } else {
        state.focus(Pane::Notes);
    }
    if let Some(index) = index {
        state.notes.selected = index;
    }
}
