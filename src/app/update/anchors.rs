//! Marks whose words changed, moved apart or are gone: looked at one by one, kept or placed by hand.

use super::{annotate, edges, picker};
use crate::annotation::wording::{Comparison, Piece, compare};
use crate::annotation::{Anchor, Edit, Resolution};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::notes::Mark;
use crate::app::overlay::{Ask, Choice, Confirm, Item, Overlay, Panel, PanelLine, PickerKind};
use crate::app::state::State;
use crate::text::{Span, clean};

/// Opens the list of own marks that need a person.
pub(super) fn open(state: &mut State, action: Action) {
    if !annotate::may_write(state, action) {
        return;
    }
    let marks = state.notes.marks.iter().chain(&state.notes.decisions).filter(|m| m.own);
    let items: Vec<Item> = marks
        .filter(|m| m.places.iter().any(|place| place.span().is_none()))
        .map(|m| {
            let quote: Vec<&str> =
                m.annotation.targets.iter().flat_map(|t| t.quote.split_whitespace()).collect();
            let choice = Choice::Annotation(m.annotator.clone(), m.annotation.id.clone());
            Item::new(choice, &what_became(m), &format!("“{}”", quote.join(" ")))
        })
        .collect();
    if items.is_empty() {
        return state.tell("Every mark of yours stands where it should.");
    }
    let title = match items.len() {
        1 => "1 mark needs you".to_owned(),
        n => format!("{n} marks need you"),
    };
    state.overlays.push(picker::list(PickerKind::Anchors, title, items));
}

/// What became of a mark, and what of it matters.
fn what_became(mark: &Mark) -> String {
    let changed = mark.places.iter().find_map(|place| match place {
        Resolution::Changed { was, now, .. } => Some(compare(was, now)),
        _ => None,
    });
    let matters = changed.map(|c| c.changes.iter().map(crate::annotation::wording::Change::words).collect());
    match matters {
        Some(words) if !Vec::<String>::is_empty(&words) => words.join("; "),
        _ => mark.standing().unwrap_or("").to_owned(),
    }
}

/// A mark was chosen from the list: shows what became of its first part that is in doubt.
pub(super) fn chosen(state: &mut State, id: &str) -> Vec<Effect> {
    let Some(mark) = state.notes.own(id).cloned() else { return Vec::new() };
    let doubt = mark.places.iter().enumerate().find(|(_, place)| place.span().is_none());
    let Some((part, place)) = doubt else { return Vec::new() };
    match place {
        Resolution::Changed { span, was, now, .. } => {
            let document = std::sync::Arc::clone(&state.document);
            state.reader.deselect();
            state.reader.set_cursor(&document, span.start);
            let panel = Panel { title: "Changed wording".to_owned(), lines: lines(was, now), scroll: 0 };
            state.overlays.push(Overlay::Panel(panel));
            state.overlays.push(Overlay::Confirm(Confirm {
                ask: Ask::Reanchor { id: id.to_owned(), part, span: *span },
                question: "Does the mark belong to the new wording?".to_owned(),
            }));
        }
        Resolution::Ambiguous(spans) => {
            let text = std::sync::Arc::clone(&state.document.text);
            let items = spans.iter().map(|&at| {
                let line = super::bulk::in_context(&text, at);
                Item::new(Choice::Spot(at), &line, "")
            });
            let kind = PickerKind::Reanchor { id: id.to_owned(), part };
            state.overlays.push(picker::list(kind, "Which of these places is meant?", items.collect()));
        }
        _ => edges::hold(state, &mark),
    }
    Vec::new()
}

/// The wording as it was and is, word by word, and what matters of it.
fn lines(was: &str, now: &str) -> Vec<PanelLine> {
    let flat = |text: &str| clean(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned();
    let Comparison { pieces, changes } = compare(was, now);
    let mut word_by_word = String::new();
    for piece in &pieces {
        match piece {
            Piece::Same(text) => word_by_word.push_str(text),
            Piece::Gone(text) => word_by_word.push_str(&format!("[-{text}-]")),
            Piece::New(text) => word_by_word.push_str(&format!("[+{text}+]")),
        }
    }
    let line = |label, text| PanelLine { label, text };
    let mut out = vec![
        line("was", flat(was)),
        line("is", flat(now)),
        line("changes", clean(&word_by_word).into_owned()),
    ];
    if changes.is_empty() {
        out.push(line("matters", "no verb of a ladder, negation, modal, number or date changed".to_owned()));
    }
    out.extend(changes.iter().map(|change| line("matters", clean(&change.words()).into_owned())));
    out
}

/// The mark takes this place.
pub(super) fn place(state: &mut State, id: &str, part: usize, span: Span) -> Vec<Effect> {
    let Some(mut annotation) = state.notes.own(id).map(|m| m.annotation.clone()) else { return Vec::new() };
    if let Some(target) = annotation.targets.get_mut(part) {
        *target = Anchor::new(&state.document, span);
    }
    let document = std::sync::Arc::clone(&state.document);
    state.reader.set_cursor(&document, span.start);
    state.tell("The mark stands here now.");
    vec![Effect::ApplyEdit(Edit::change(annotation))]
}
