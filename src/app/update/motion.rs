//! Getting about in the text.

use crate::app::action::Action;
use crate::app::state::State;
use crate::app::units::{block_at, claim_point, sentences, words};
use crate::document::Document;
use crate::layout::{RowRef, place};
use crate::text::grapheme;
use std::sync::Arc;

/// Moves the cursor; with a selection, its end.
pub(super) fn motion(state: &mut State, action: Action) {
    let document = Arc::clone(&state.document);
    let half = (state.reader.height / 2).max(1) as isize;
    // Two rows of the last page stay, for the eye to hold on to.
    let page = (state.reader.height.saturating_sub(2)).max(1) as isize;
    state.reader.grown.clear();
    state.notes.just = None;
    match action {
        Action::MoveDown | Action::ExtendDown => state.reader.move_rows(&document, 1),
        Action::MoveUp | Action::ExtendUp => state.reader.move_rows(&document, -1),
        Action::MoveHalfDown => state.reader.turn(&document, half),
        Action::MoveHalfUp => state.reader.turn(&document, -half),
        Action::MovePageDown => state.reader.turn(&document, page),
        Action::MovePageUp => state.reader.turn(&document, -page),
        Action::ScrollDown => state.reader.scroll(&document, 1),
        Action::ScrollUp => state.reader.scroll(&document, -1),
        _ => match target(state, &document, action) {
            Some(byte) => {
                let from = state.reader.cursor;
                state.reader.set_cursor(&document, byte);
                let far = matches!(
                    action,
                    Action::MoveTop | Action::MoveBottom | Action::HeadingNext | Action::HeadingBack
                );
                if far && state.reader.cursor != from {
                    state.trail.leave(from);
                }
            }
            None => state.tell(nothing_there(state, action)),
        },
    }
    state.follow_cursor();
}

/// Where a motion leads; `None` when there is nothing that way.
fn target(state: &State, document: &Document, action: Action) -> Option<usize> {
    let cursor = state.reader.cursor;
    match action {
        Action::MoveLeft | Action::ExtendLeft => Some(sideways(state, document, false)),
        Action::MoveRight | Action::ExtendRight => Some(sideways(state, document, true)),
        Action::MoveTop => Some(0),
        Action::MoveBottom => Some(document.text.len()),
        Action::MoveRowStart => row_edge(state, document, 0),
        Action::MoveRowEnd => row_edge(state, document, u16::MAX),
        Action::WordNext => next_in_blocks(document, cursor, |d, b| words(d, b).map(|w| w.start).collect()),
        Action::WordBack => before_in_blocks(document, cursor, |d, b| words(d, b).map(|w| w.start).collect()),
        Action::WordEnd => next_in_blocks(document, cursor, |d, b| {
            words(d, b).map(|w| grapheme::prev(&d.text, w.end)).collect()
        }),
        Action::SentenceNext => next_in_blocks(document, cursor, |d, b| {
            sentences(d, &state.findings, b).iter().map(|s| s.start).collect()
        }),
        Action::SentenceBack => before_in_blocks(document, cursor, |d, b| {
            sentences(d, &state.findings, b).iter().map(|s| s.start).collect()
        }),
        Action::ParagraphNext => next_in_blocks(document, cursor, |_, b| vec![b.text_span().start]),
        Action::ParagraphBack => before_in_blocks(document, cursor, |_, b| vec![b.text_span().start]),
        Action::HeadingNext => next_in_blocks(document, cursor, heading),
        Action::HeadingBack => before_in_blocks(document, cursor, heading),
        Action::MentionNext => mentions(state, cursor).filter_map(|(_, next)| next).min(),
        Action::MentionBack => mentions(state, cursor).filter_map(|(before, _)| before).max(),
        Action::NoteNext => state.notes.start_beside(cursor, true),
        Action::NoteBack => state.notes.start_beside(cursor, false),
        _ => None,
    }
}

/// Where a heading starts; nothing for other blocks.
fn heading(_: &Document, block: &crate::document::Block) -> Vec<usize> {
    use crate::document::BlockKind;
    let is = matches!(block.kind, BlockKind::Title | BlockKind::Heading(_));
    if is { vec![block.text_span().start] } else { Vec::new() }
}

/// Of each entity the mention before `cursor` and the one after it: they stand in text order.
fn mentions(state: &State, cursor: usize) -> impl Iterator<Item = (Option<usize>, Option<usize>)> + '_ {
    state.findings.found.entities.iter().map(move |entity| {
        let start = |at: usize| entity.mentions.get(at).map(|m| m.start);
        let before = entity.mentions.partition_point(|m| m.start < cursor).checked_sub(1);
        (before.and_then(start), start(entity.mentions.partition_point(|m| m.start <= cursor)))
    })
}

/// The visible cluster beside the cursor, over the ends of rows and blocks.
fn sideways(state: &State, document: &Document, right: bool) -> usize {
    let flow = &state.reader.flow;
    let cursor = state.reader.cursor;
    let mut byte = cursor;
    loop {
        let next =
            if right { grapheme::next(&document.text, byte) } else { grapheme::prev(&document.text, byte) };
        if next == byte || (right && next >= document.text.len()) {
            return cursor;
        }
        let snapped = place::snap(flow, document, next);
        // Between two visible clusters there may be bytes that belong to either.
        if snapped != cursor && (snapped > cursor) == right {
            return snapped;
        }
        byte = next;
    }
}

fn row_edge(state: &State, document: &Document, column: u16) -> Option<usize> {
    let (at, _): (RowRef, u16) = place::of_byte(&state.reader.flow, document, state.reader.cursor)?;
    Some(place::byte_at(&state.reader.flow, document, at, column))
}

/// The first start after `cursor` that `starts` gives for its block or a later one.
fn next_in_blocks(
    document: &Document,
    cursor: usize,
    starts: impl Fn(&Document, &crate::document::Block) -> Vec<usize>,
) -> Option<usize> {
    let from = block_at(document, cursor)?;
    let blocks = document.blocks.iter().skip(from);
    blocks.filter(|b| shown(b)).find_map(|b| starts(document, b).into_iter().find(|&s| s > cursor))
}

/// The last start before `cursor` that `starts` gives for its block or an earlier one.
fn before_in_blocks(
    document: &Document,
    cursor: usize,
    starts: impl Fn(&Document, &crate::document::Block) -> Vec<usize>,
) -> Option<usize> {
    let from = block_at(document, cursor)?;
    let blocks = document.blocks.iter().take(from + 1).rev();
    blocks.filter(|b| shown(b)).find_map(|b| starts(document, b).into_iter().rfind(|&s| s < cursor))
}

fn shown(block: &crate::document::Block) -> bool {
    block.pieces.iter().any(|p| !p.is_empty())
}

/// Goes to the next claim or the one before; with `other_speaker`, the next by somebody else.
pub(super) fn claim(state: &mut State, forward: bool, other_speaker: bool) {
    let document = Arc::clone(&state.document);
    state.reader.grown.clear();
    state.notes.just = None;
    let found = Arc::clone(&state.findings.found);
    let cursor = state.reader.cursor;
    // The selected claim counts as the place only while the cursor is still in it.
    let selected = state
        .findings
        .claim_index()
        .filter(|&n| found.claims.get(n).is_some_and(|c| c.span.contains(cursor)));
    let here = selected.or_else(|| state.findings.claim_at(cursor));
    let speakers = here.and_then(|n| found.claims.get(n)).map(|c| &c.speakers);
    let fits = |n: &usize| {
        let claim = found.claims.get(*n);
        !other_speaker || claim.map(|c| &c.speakers) != speakers
    };
    let count = found.claims.len();
    let next = match (here, forward) {
        (Some(n), true) => (n + 1..count).find(fits),
        (Some(n), false) => (0..n).rev().find(fits),
        (None, true) => (0..count).find(|&n| found.claims.get(n).is_some_and(|c| claim_point(c) > cursor)),
        (None, false) => {
            (0..count).rev().find(|&n| found.claims.get(n).is_some_and(|c| claim_point(c) < cursor))
        }
    };
    match next.and_then(|n| found.claims.get(n).map(|c| (n, claim_point(c)))) {
        Some((n, byte)) => {
            state.reader.set_cursor(&document, byte);
            state.follow_cursor();
            state.findings.select_claim(n);
        }
        None => {
            let action = match (forward, other_speaker) {
                (true, false) => Action::ClaimNext,
                (false, false) => Action::ClaimBack,
                (true, true) => Action::SpeakerNext,
                (false, true) => Action::SpeakerBack,
            };
            state.tell(nothing_there(state, action));
        }
    }
}

/// Why a motion did not move, in words.
fn nothing_there(state: &State, action: Action) -> String {
    use crate::app::findings::Progress;
    let waits = matches!(
        action,
        Action::ClaimNext
            | Action::ClaimBack
            | Action::SpeakerNext
            | Action::SpeakerBack
            | Action::MentionNext
            | Action::MentionBack
    );
    if waits && state.findings.progress == Progress::Loading {
        return "The text is still being read for claims and names.".to_owned();
    }
    let (what, way) = match action {
        Action::WordNext | Action::WordEnd => ("word", "further down"),
        Action::WordBack => ("word", "further up"),
        Action::SentenceNext => ("sentence", "further down"),
        Action::SentenceBack => ("sentence", "further up"),
        Action::ParagraphNext => ("paragraph", "further down"),
        Action::ParagraphBack => ("paragraph", "further up"),
        Action::ClaimNext => ("claim", "further down"),
        Action::ClaimBack => ("claim", "further up"),
        Action::SpeakerNext => ("other speaker", "further down"),
        Action::SpeakerBack => ("other speaker", "further up"),
        Action::MentionNext => ("name", "further down"),
        Action::MentionBack => ("name", "further up"),
        Action::HeadingNext => ("heading", "further down"),
        Action::HeadingBack => ("heading", "further up"),
        Action::NoteNext => ("note", "further down"),
        Action::NoteBack => ("note", "further up"),
        _ => return "There is nothing that way.".to_owned(),
    };
    format!("No {what} {way}.")
}
