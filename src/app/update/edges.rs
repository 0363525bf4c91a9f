//! The text of a mark that is there: its edges word by word, all of it anew, a further part.

use super::{anchors, annotate, codes};
use crate::annotation::{Anchor, Annotation, Edit, Kind};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::marking::Hand;
use crate::app::notes::Mark;
use crate::app::overlay::Doubt;
use crate::app::panes::Pane;
use crate::app::state::State;
use crate::app::units::words;
use crate::text::{Span, clean};

/// One of these actions.
pub(super) fn act_on(state: &mut State, action: Action) -> Vec<Effect> {
    if !annotate::may_write(state, action) {
        return Vec::new();
    }
    match action {
        Action::SelectionTake => take(state),
        Action::MarkPick => pick(state),
        Action::MarkPart => part(state),
        _ => edge(state, action),
    }
}

/// The reader's own mark here; says so when there is none.
fn own_mark(state: &mut State) -> Option<Mark> {
    let mark = state.note_here().filter(|m| m.own && m.annotation.kind == Kind::Note).cloned();
    if mark.is_none() {
        state.tell("There is no mark of yours here.");
    }
    mark
}

/// Moves one edge of the mark here by a word.
fn edge(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(mark) = own_mark(state) else { return Vec::new() };
    let document = std::sync::Arc::clone(&state.document);
    let cursor = state.reader.cursor;
    // The part at the cursor, else the first that stands somewhere.
    let placed = |n: &usize| mark.places.get(*n).and_then(crate::annotation::Resolution::span);
    let all: Vec<usize> = (0..mark.places.len()).filter(|n| placed(n).is_some()).collect();
    let here = all.iter().find(|n| placed(n).is_some_and(|s| s.start <= cursor && cursor <= s.end));
    let Some((part, span)) = here.or(all.first()).and_then(|n| Some((*n, placed(n)?))) else {
        state.tell("This mark has no place in the text; choose one for it first.");
        return Vec::new();
    };
    let mut all_words = document.blocks.iter().flat_map(|block| words(&document, block));
    let now = match action {
        Action::MarkEndOn => all_words.find(|w| w.end > span.end).map(|w| Span::new(span.start, w.end)),
        Action::MarkEndBack => {
            let mut inside = all_words.filter(|w| w.end < span.end && w.end > span.start);
            inside.next_back().map(|w| Span::new(span.start, w.end))
        }
        Action::MarkStartBack => {
            let before = all_words.take_while(|w| w.start < span.start);
            before.last().map(|w| Span::new(w.start, span.end))
        }
        _ => {
            let inside = all_words.find(|w| w.start > span.start && w.start < span.end);
            inside.map(|w| Span::new(w.start, span.end))
        }
    };
    let Some(now) = now.filter(|now| !now.is_empty()) else {
        state.tell("It goes no further.");
        return Vec::new();
    };
    let mut annotation = mark.annotation.clone();
    if let Some(target) = annotation.targets.get_mut(part) {
        *target = Anchor::new(&document, now);
    }
    show(state, &annotation, now);
    vec![Effect::ApplyEdit(Edit::change(annotation))]
}

/// The mark stays the one that is meant; the cursor goes where its text begins.
fn show(state: &mut State, annotation: &Annotation, span: Span) {
    let document = std::sync::Arc::clone(&state.document);
    state.reader.deselect();
    if !span.contains(state.reader.cursor) {
        state.reader.set_cursor(&document, span.start);
    }
    state.notes.just = Some(annotation.id.clone());
    let words: Vec<&str> = span.of(&document.text).split_whitespace().collect();
    state.tell(format!("“{}”", clean(&words.join(" "))));
}

/// Takes the mark here into the hand: the next selection becomes its text.
fn pick(state: &mut State) -> Vec<Effect> {
    if state.marking.hand.take().is_some() {
        state.tell("The mark keeps its text.");
        return Vec::new();
    }
    let Some(mark) = own_mark(state) else { return Vec::new() };
    hold(state, &mark);
    Vec::new()
}

/// Takes this mark into the hand, its text selected.
pub(super) fn hold(state: &mut State, mark: &Mark) {
    let document = std::sync::Arc::clone(&state.document);
    state.focus(Pane::Document);
    if let Some(span) = mark.spans().next() {
        state.reader.select(&document, span);
    }
    state.marking.hand = Some(Hand::Own(mark.annotation.id.clone()));
    choose(state, "its text");
}

/// Takes this part of a colleague's mark into the hand: the reader chooses where it stands.
pub(super) fn hold_theirs(state: &mut State, doubt: Doubt) {
    state.focus(Pane::Document);
    let mark = state.notes.find(&doubt.annotator, &doubt.id);
    let quote = mark.and_then(|mark| mark.annotation.targets.get(doubt.part)).map(|was| was.quote.as_str());
    let words: Vec<&str> = quote.unwrap_or("").split_whitespace().take(WORDS_SHOWN).collect();
    let who = clean(&state.review.name_of(&doubt.annotator)).into_owned();
    let what = format!("the text of {who}'s mark (it was “{} …”)", clean(&words.join(" ")));
    state.marking.hand = Some(Hand::Theirs(doubt));
    choose(state, &what);
}

/// Of words that are gone so many tell which they were.
const WORDS_SHOWN: usize = 6;

fn choose(state: &mut State, what: &str) {
    let (take, other) = (state.keys.shown(Action::SelectionTake), state.keys.shown(Action::SelectSwap));
    state.tell(format!("Choose {what}: move either end ({other} changes ends), then {take}."));
}

/// The selection becomes the text of the mark in hand, or gets the code that sticks.
pub(super) fn take(state: &mut State) -> Vec<Effect> {
    let text = std::sync::Arc::clone(&state.document.text);
    let selected = state.reader.selection(&text).map(|s| s.trim(&text)).filter(|s| !s.is_empty());
    if let Some(hand) = state.marking.hand.clone() {
        let Some(span) = selected else {
            state.tell("Select the text of the mark first.");
            return Vec::new();
        };
        state.marking.hand = None;
        let id = match hand {
            Hand::Own(id) => id,
            Hand::Theirs(doubt) => return anchors::place(state, &doubt, span),
        };
        let Some(mut annotation) = state.notes.own(&id).map(|m| m.annotation.clone()) else {
            state.tell("The mark is gone.");
            return Vec::new();
        };
        annotation.targets = vec![Anchor::new(&state.document, span)];
        show(state, &annotation, span);
        return vec![Effect::ApplyEdit(Edit::change(annotation))];
    }
    if let Some(code) = state.marking.sticky.clone() {
        return codes::give(state, &code);
    }
    let (pick, stick) = (state.keys.shown(Action::MarkPick), state.keys.shown(Action::CodeSticky));
    state.tell(format!(
        "Nothing waits for a selection; {pick} takes a mark in hand, {stick} makes a code stick."
    ));
    Vec::new()
}

/// Adds the selection to the selected mark as a further part.
fn part(state: &mut State) -> Vec<Effect> {
    let text = std::sync::Arc::clone(&state.document.text);
    let selected = state.reader.selection(&text).map(|s| s.trim(&text)).filter(|s| !s.is_empty());
    let Some(span) = selected else {
        state.tell("Select the further part first.");
        return Vec::new();
    };
    let in_hand = match state.marking.hand.take() {
        Some(Hand::Own(id)) => state.notes.own(&id),
        _ => None,
    };
    let mark = in_hand.or_else(|| state.notes.current());
    let Some(mark) = mark.filter(|m| m.own && m.annotation.kind == Kind::Note).cloned() else {
        state.tell("Go to the mark in the notes first, or take it in hand.");
        return Vec::new();
    };
    if mark.spans().any(|s| s.overlaps(span)) {
        state.tell("That is part of the mark already.");
        return Vec::new();
    }
    let mut annotation = mark.annotation.clone();
    annotation.targets.push(Anchor::new(&state.document, span));
    annotation.targets.sort_by_key(|anchor| anchor.start);
    let count = annotation.targets.len();
    show(state, &annotation, span);
    state.tell(format!("The mark has {count} parts now."));
    vec![Effect::ApplyEdit(Edit::change(annotation))]
}
