//! The document changed on disk and was read again.

use crate::app::action::Action;
use crate::app::findings::FindingsList;
use crate::app::message::OnDisk;
use crate::app::overlay::{Overlay, PickerKind};
use crate::app::pace::Pace;
use crate::app::reader::Reader;
use crate::app::search::Search;
use crate::app::state::State;
use crate::document::Document;
use crate::layout::Shape;
use crate::text::{Span, grapheme};
use std::sync::Arc;

/// The document was read again: the reader stays with the words they were at.
pub(super) fn changed(state: &mut State, document: Arc<Document>) {
    let old = std::mem::replace(&mut state.document, document);
    state.pace = Pace::of(&state.document);
    let document = Arc::clone(&state.document);
    // What was only the beginning goes on where it stood.
    let grown = old.partial && document.text.starts_with(&*old.text);
    let follow = |byte: usize| if grown { byte } else { moved(&old.text, &document.text, byte) };
    let (cursor, top) = (follow(state.reader.cursor), follow(state.reader.top));
    let (columns, height) = (state.reader.flow.columns(), state.reader.height);
    state.trail.follow(follow);
    state.reader = Reader::default();
    state.reader.top = top;
    state.reader.flow.set_shape(Shape { airy: state.looks.airy, justify: state.looks.justify });
    state.reader.resize(&document, columns, height);
    state.reader.set_cursor(&document, cursor);
    for overlay in &mut state.overlays {
        let about = match overlay {
            Overlay::Editor(editor) => &mut editor.about,
            Overlay::Picker(picker) => match &mut picker.kind {
                PickerKind::Code(about)
                | PickerKind::CodeKeys(about, _)
                | PickerKind::Speaker(about)
                | PickerKind::Amend(_, _, about) => about,
                _ => continue,
            },
            _ => continue,
        };
        about.span = about.span.and_then(|span| {
            let quote = span.of(&old.text);
            let start = nearest_occurrence(&document.text, quote, follow(span.start))?;
            Some(Span::new(start, start + quote.len()))
        });
    }
    state.notes.just = None;
    let query = std::mem::take(&mut state.search.query);
    let pattern = state.search.pattern;
    state.search = Search::default();
    state.search.pattern = pattern;
    state.search.look(&document, &query);
    state.findings = FindingsList {
        kind: state.findings.kind,
        filter: std::mem::take(&mut state.findings.filter),
        ..Default::default()
    };
    if !old.partial {
        state.tell("The document changed on disk and was read again.");
    }
}

/// The file is not what was read any more: said, and read again when the reader wishes.
pub(super) fn on_disk(state: &mut State, what: OnDisk) {
    let key = state.keys.shown(Action::DocumentReload);
    match what {
        OnDisk::Changed => state.warn(format!("The document changed on disk; {key} reads it again.")),
        OnDisk::Gone => {
            state.warn("The document's file is gone; what is on screen stays, and so do your notes.")
        }
    }
}

/// Where the words at `byte` of `old` stand in `new`.
fn moved(old: &str, new: &str, byte: usize) -> usize {
    let end = grapheme::ceil(old, (byte + 48).min(old.len()));
    let words = Span::new(byte, end).of(old);
    nearest_occurrence(new, words, byte).unwrap_or_else(|| grapheme::floor(new, byte))
}

/// The start of the occurrence of `words` nearest to `byte`.
fn nearest_occurrence(text: &str, words: &str, byte: usize) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    memchr::memmem::find_iter(text.as_bytes(), words.as_bytes()).min_by_key(|at| at.abs_diff(byte))
}
