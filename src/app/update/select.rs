//! Choosing a span: motions from an anchor, whole units, growing and shrinking.

use crate::app::action::Action;
use crate::app::findings::parts;
use crate::app::state::State;
use crate::app::units::{paragraph_at, sentence_at, word_at};
use crate::text::Span;
use std::sync::Arc;

pub(super) fn select(state: &mut State, action: Action) {
    let document = Arc::clone(&state.document);
    let cursor = state.reader.cursor;
    state.notes.just = None;
    match action {
        Action::SelectStart => {
            let had = state.reader.deselect();
            state.reader.anchor = (!had && !document.blocks.is_empty()).then_some(cursor);
        }
        Action::SelectSwap => {
            if let Some(anchor) = state.reader.anchor.replace(cursor) {
                state.reader.set_cursor(&document, anchor);
            } else {
                state.reader.anchor = None;
            }
        }
        Action::SelectWord => whole(state, word_at(&document, cursor), "word"),
        Action::SelectSentence => whole(state, sentence_at(&document, &state.findings, cursor), "sentence"),
        Action::SelectParagraph => whole(state, paragraph_at(&document, cursor), "paragraph"),
        Action::SelectClaim => {
            let claim = state.claim_here().map(|c| c.span);
            whole(state, claim, "claim");
        }
        Action::SelectGrow => grow(state),
        Action::SelectShrink => shrink(state),
        _ => {}
    }
}

/// Selects a whole unit.
fn whole(state: &mut State, span: Option<Span>, name: &str) {
    let document = Arc::clone(&state.document);
    match span.filter(|s| !s.is_empty()) {
        Some(span) => {
            state.reader.grown.clear();
            state.reader.select(&document, span);
        }
        None => state.tell(format!("There is no {name} here.")),
    }
}

/// Selects the smallest unit that holds the selection and more.
fn grow(state: &mut State) {
    let document = Arc::clone(&state.document);
    let now = state.reader.selection(&document.text);
    let from = now.unwrap_or(Span::new(state.reader.cursor, state.reader.cursor));
    let bigger = |s: &Span| s.covers(from) && s.len() > from.len();
    // What covers the selection reaches its start; a long one touches thousands of others.
    let start = Span::new(from.start, from.start);
    let claims = state.findings.touching(start).filter(|c| bigger(&c.span));
    let claims = claims.flat_map(|c| parts(c).chain([c.span]));
    let units = [
        word_at(&document, from.start),
        sentence_at(&document, &state.findings, from.start),
        paragraph_at(&document, from.start),
        Some(Span::new(0, document.text.len()).trim(&document.text)),
    ];
    let next = units.into_iter().flatten().chain(claims).map(|s| s.trim(&document.text)).filter(bigger);
    let Some(next) = next.min_by_key(|s| (s.len(), s.start)) else {
        return state.tell("Everything is selected.");
    };
    state.reader.grown.push(from);
    state.reader.select(&document, next);
}

/// Goes back to what was selected before the last growth.
fn shrink(state: &mut State) {
    let document = Arc::clone(&state.document);
    match state.reader.grown.pop() {
        Some(span) if span.is_empty() => {
            state.reader.deselect();
            state.reader.set_cursor(&document, span.start);
        }
        Some(span) => state.reader.select(&document, span),
        None if state.reader.deselect() => {}
        None => state.tell("Nothing is selected."),
    }
}
