//! Every place of a word or name with what stands round it, one under the other.

use super::jumps;
use crate::app::overlay::{Item, PlaceList};
use crate::app::panes::Pane;
use crate::app::search::Search;
use crate::app::state::State;
use crate::app::units::{block_at, word_at};
use crate::text::{Span, clean, grapheme, width::width};

/// Cells before the word.
const BEFORE: usize = 26;
/// Bytes looked at on each side.
const AROUND: usize = 160;
/// No more places are listed.
const MOST: usize = 5000;

/// Opens the list for the selection, the name, what was looked for, or the word at the cursor.
pub(super) fn open(state: &mut State) {
    let Some((term, places)) = places(state) else {
        return state.tell("There is no word here to look up.");
    };
    let cursor = state.reader.cursor;
    let here = places.iter().rposition(|span| span.start <= cursor).unwrap_or(0);
    let count = places.len();
    let items: Vec<Item> = places.iter().take(MOST).map(|&span| line(state, span)).collect();
    let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
    let title = format!("“{}” stands here {times}", clean(&term));
    jumps::open(state, PlaceList::Concordance, &title, items, here.min(MOST - 1));
}

/// What is meant, and where it stands.
fn places(state: &State) -> Option<(String, Vec<Span>)> {
    let text = &state.document.text;
    let found = &state.findings.found;
    if state.panes.focus == Pane::Findings
        && let Some(entity) = state.findings.entity()
    {
        return Some((entity.name.clone(), entity.mentions.clone()));
    }
    let term = match state.reader.selection(text) {
        Some(span) => span.trim(text).of(text).to_owned(),
        None if !state.search.matches.is_empty() => {
            return Some((state.search.query.clone(), state.search.matches.clone()));
        }
        None => {
            let cursor = state.reader.cursor;
            let named = found.entities.iter().find(|e| e.mentions.iter().any(|m| m.contains(cursor)));
            if let Some(entity) = named {
                return Some((entity.name.clone(), entity.mentions.clone()));
            }
            word_at(&state.document, cursor)?.of(text).to_owned()
        }
    };
    let mut search = Search::default();
    search.look(&state.document, &term.to_lowercase());
    (!search.matches.is_empty()).then_some((term, search.matches))
}

/// One place: the words before it set to the right of their column, the word, the words after it.
fn line(state: &State, span: Span) -> Item {
    let text = &state.document.text;
    let block = block_at(&state.document, span.start).and_then(|n| state.document.blocks.get(n));
    let whole = block.map_or(span, |b| b.text_span());
    let floor = |byte: usize| grapheme::floor(text, byte);
    let before =
        Span::new(floor(span.start.saturating_sub(AROUND)).max(whole.start).min(span.start), span.start);
    let after = Span::new(span.end, floor((span.end + AROUND).min(text.len())).min(whole.end).max(span.end));
    let flat = |span: Span| {
        let words = clean(span.of(text)).split_whitespace().collect::<Vec<_>>().join(" ");
        let raw = span.of(text);
        let lead = if raw.starts_with(char::is_whitespace) { " " } else { "" };
        let trail = if raw.ends_with(char::is_whitespace) && !words.is_empty() { " " } else { "" };
        format!("{lead}{words}{trail}")
    };
    let (before, word, after) = (tail(&flat(before), BEFORE), flat(span), flat(after));
    let lead = u32::try_from(before.chars().count()).unwrap_or(0);
    let length = u32::try_from(word.chars().count()).unwrap_or(0);
    let mut item = jumps::item(span.start, format!("{before}{word}{after}"), "");
    item.matched = (lead..lead + length).collect();
    item
}

/// The end of a text in exactly so many cells, filled up with spaces on the left.
fn tail(text: &str, cells: usize) -> String {
    let mut start = 0;
    while width(text.get(start..).unwrap_or("")) > cells && start < text.len() {
        start = grapheme::next(text, start);
    }
    let kept = text.get(start..).unwrap_or("");
    format!("{}{kept}", " ".repeat(cells.saturating_sub(width(kept))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_ends_at_one_column() {
        assert_eq!(tail("abc", 5), "  abc");
        assert_eq!(tail("abcdefg", 5), "cdefg");
        assert_eq!(width(&tail("会议会议", 5)), 5);
    }
}
