//! What taking a step back did, in words: it may be far from what is on the screen.

use crate::annotation::{Annotation, Kind};
use crate::app::state::State;
use crate::text::{Span, clean, width};

/// Cells of the words that a note stands on.
const WORDS: usize = 32;

/// The reader's own annotations before a step, and whether it is done again.
pub(super) struct Before {
    redo: bool,
    own: Vec<(Annotation, Option<Span>)>,
}

/// Remembers what there is, if a step was asked for.
pub(super) fn before(state: &mut State) -> Option<Before> {
    let redo = state.notes.turning.take()?;
    Some(Before { redo, own: own(state) })
}

fn own(state: &State) -> Vec<(Annotation, Option<Span>)> {
    let notes = &state.notes;
    let all = notes.marks.iter().chain(&notes.decisions).chain(&notes.away);
    all.filter(|mark| mark.own).map(|mark| (mark.annotation.clone(), mark.spans().next())).collect()
}

/// Tells what is gone, back or as it was, and where; goes there where one note is in the text.
pub(super) fn tell(state: &mut State, before: &Before) {
    let after = own(state);
    let find = |all: &[(Annotation, Option<Span>)], id: &str| all.iter().find(|(a, _)| a.id == id).cloned();
    let mut gone: Vec<_> =
        before.own.iter().filter(|(a, _)| find(&after, &a.id).is_none()).cloned().collect();
    let mut back: Vec<_> =
        after.iter().filter(|(a, _)| find(&before.own, &a.id).is_none()).cloned().collect();
    let mut other: Vec<_> = after
        .iter()
        .filter(|(a, _)| find(&before.own, &a.id).is_some_and(|(was, _)| was != *a))
        .cloned()
        .collect();
    let number = gone.len() + back.len() + other.len();
    let (one, end) = if let Some(one) = gone.pop() {
        (one, "gone")
    } else if let Some(one) = back.pop() {
        (one, "back")
    } else if let Some(one) = other.pop() {
        (one, if before.redo { "changed again" } else { "as it was" })
    } else {
        return;
    };
    let done = if before.redo { "Done again" } else { "Taken back" };
    let place = one.1.map(|span| place(state, span)).unwrap_or_default();
    let more = match number {
        1 => String::new(),
        n => format!(", and {} more", n - 1),
    };
    state.tell(format!("{done}: the {}{place} is {end}{more}.", word(&one.0)));
    // A decision shows in the list of findings, and several changes are in several places.
    if let Some(span) = one.1.filter(|_| number == 1 && one.0.kind != Kind::Decision)
        && super::views::current(state).is_none()
        && !state.in_library()
    {
        let (from, top) = (state.reader.cursor, state.reader.top);
        super::jumps::chosen(state, from, top, span.start);
    }
}

/// " on “the lake” ¶ 3"
fn place(state: &State, span: Span) -> String {
    let words = width::cut(&clean(span.of(&state.document.text)), WORDS);
    match state.pace.paragraph(span.start) {
        0 => format!(" on “{words}”"),
        n => format!(" on “{words}” ¶ {n}"),
    }
}

fn word(annotation: &Annotation) -> &'static str {
    match annotation {
        a if a.kind == Kind::Decision => "decision",
        a if !a.note.is_empty() => "note",
        a if a.speaker.is_some() => "speaker tag",
        a if !a.codes.is_empty() => "code",
        _ => "mark",
    }
}
