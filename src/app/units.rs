//! The units in which a reader moves and selects: words, sentences, paragraphs, claims.

use super::findings::FindingsList;
use crate::document::{Block, Document};
use crate::extract::Claim;
use crate::text::Span;
use unicode_segmentation::UnicodeSegmentation;

/// Index of the block at `byte`, or the next one after it, or the last.
#[must_use]
pub fn block_at(document: &Document, byte: usize) -> Option<usize> {
    let at = document.blocks.partition_point(|b| b.span.end <= byte);
    if at < document.blocks.len() { Some(at) } else { document.blocks.len().checked_sub(1) }
}

/// The words of a block in order, punctuation and white space left out.
pub fn words<'a>(document: &'a Document, block: &'a Block) -> impl DoubleEndedIterator<Item = Span> + 'a {
    block.pieces.iter().flat_map(|piece| {
        let words = piece.of(&document.text).split_word_bound_indices();
        words
            .filter(|(_, w)| w.chars().any(char::is_alphanumeric))
            .map(|(at, w)| Span::new(piece.start + at, piece.start + at + w.len()))
    })
}

/// The sentences of a block: those the program found, else by the rules of Unicode.
#[must_use]
pub fn sentences(document: &Document, found: &FindingsList, block: &Block) -> Vec<Span> {
    let all = &found.found.sentences;
    let from = all.partition_point(|s| s.end <= block.span.start);
    let here: Vec<Span> = all
        .iter()
        .skip(from)
        .take_while(|s| s.start < block.span.end)
        .copied()
        .filter(|s| !s.is_empty())
        .collect();
    if !here.is_empty() {
        return here;
    }
    let span = block.text_span();
    // A hard line break ends no sentence; a space of the same length stands in for it.
    let text = span.of(&document.text).replace('\n', " ");
    let parts = text.split_sentence_bound_indices();
    let parts =
        parts.map(|(at, s)| Span::new(span.start + at, span.start + at + s.len()).trim(&document.text));
    parts.filter(|s| !s.is_empty()).collect()
}

/// The word at `byte`; on punctuation the word before it, on white space the next one of its block.
#[must_use]
pub fn word_at(document: &Document, byte: usize) -> Option<Span> {
    let block = document.blocks.get(block_at(document, byte)?)?;
    let next = words(document, block).find(|w| w.end > byte);
    let before = words(document, block).rfind(|w| w.end <= byte);
    let blank = document.text.get(byte..).is_none_or(|rest| rest.starts_with(char::is_whitespace));
    match next {
        Some(next) if next.contains(byte) || blank => Some(next),
        _ => before.or(next),
    }
}

/// The sentence at `byte`, or the next one of its block.
#[must_use]
pub fn sentence_at(document: &Document, found: &FindingsList, byte: usize) -> Option<Span> {
    let block = document.blocks.get(block_at(document, byte)?)?;
    let all = sentences(document, found, block);
    all.iter().find(|s| s.end > byte).or(all.last()).copied()
}

/// The paragraph at `byte`: the visible text of its block.
#[must_use]
pub fn paragraph_at(document: &Document, byte: usize) -> Option<Span> {
    let block = document.blocks.get(block_at(document, byte)?)?;
    let span = block.text_span().trim(&document.text);
    (!span.is_empty()).then_some(span)
}

/// Where the cursor goes for a claim: its cue or content, because several claims of one sentence
/// share its source.
#[must_use]
pub fn claim_point(claim: &Claim) -> usize {
    let own = claim.cue.iter().chain(&claim.content).map(|s| s.start).min();
    own.unwrap_or(claim.span.start)
}
