//! Searching a folder: words and filters against one document, paragraph by paragraph.
//!
//! A paragraph is found when it holds every word of the query, names every `entity:`, holds a claim
//! that fits `speaker:` and `act:` together, and bears an annotation that fits `code:` and `by:`
//! together. Words are compared like in the reader: white space as one space, typographic quotes as
//! plain ones, capitals only where the query has some.

mod fold;
mod possible;
mod query;

pub use possible::{in_findings, in_text};
pub use query::{FILTERS, Query, QueryError};

use crate::annotation::resolve_layer;
use crate::document::{Block, Document};
use crate::extract::{Claim, Findings};
use crate::store::Layers;
use crate::text::Span;
use fold::Folded;

/// An annotation as far as a search cares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Whose.
    pub annotator: String,
    /// Its codes.
    pub codes: Vec<String>,
    /// Where it stands; `None` for the whole document, or where its words are gone.
    pub span: Option<Span>,
}

/// All annotations of `layers` on `document`.
#[must_use]
pub fn noted(layers: &Layers, document: &Document) -> Vec<Noted> {
    let all = std::iter::once(layers.own.layer()).chain(layers.others.iter().map(|other| &other.layer));
    let mut out = Vec::new();
    for layer in all {
        for (annotation, places) in layer.annotations.iter().zip(resolve_layer(layer, document)) {
            out.push(Noted {
                annotator: layer.annotator.clone(),
                codes: annotation.codes.clone(),
                span: places.iter().find_map(|place| place.span()),
            });
        }
    }
    out
}

/// A paragraph that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// What fits best: the words, else the name, the claim or the annotated words. Bytes.
    pub span: Span,
    /// The paragraph, as an index into the document's blocks.
    pub block: usize,
    /// Which words of the paragraph fit, in text order. Bytes.
    pub words: Vec<Span>,
}

/// The paragraphs of `document` that fit `query`, in text order.
#[must_use]
pub fn search(
    document: &Document,
    findings: Option<&Findings>,
    notes: &[Noted],
    query: &Query,
) -> Vec<Match> {
    let mut out = Vec::new();
    'blocks: for (index, block) in document.blocks.iter().enumerate() {
        let mut best: Option<Span> = None;
        let mut take = |span: Option<Span>| match span {
            Some(span) => {
                best.get_or_insert(span);
                true
            }
            None => false,
        };
        let mut words = Vec::new();
        if !query.words.is_empty() {
            let folded = Folded::of(document, block, false);
            let exact = Folded::of(document, block, true);
            for word in &query.words {
                let capitals = word.chars().any(char::is_uppercase);
                let found = if capitals { exact.all(word) } else { folded.all(word) };
                if found.is_empty() {
                    continue 'blocks;
                }
                words.extend(found);
            }
            words.sort_by_key(|span| (span.start, span.end));
            take(words.first().copied());
        }
        for name in &query.entities {
            if !take(findings.and_then(|f| mention(f, block, name))) {
                continue 'blocks;
            }
        }
        if !(query.speakers.is_empty() && query.acts.is_empty()) {
            let fits = |claim: &&Claim| {
                claim.span.overlaps(block.span)
                    && query.speakers.iter().all(|s| claim.speakers.iter().any(|name| named(name, s)))
                    && (query.acts.is_empty() || query.acts.contains(&claim.act))
            };
            let claim = findings.and_then(|f| f.claims.iter().find(fits));
            if !take(claim.map(|claim| within(claim.span, block))) {
                continue;
            }
        }
        if query.needs_layers() {
            let fits = |note: &&Noted| {
                note.span.is_some_and(|span| span.overlaps(block.span))
                    && (query.annotators.is_empty()
                        || query.annotators.iter().any(|b| same(b, &note.annotator)))
                    && query.codes.iter().all(|code| note.codes.iter().any(|c| is_code(c, code)))
            };
            let note = notes.iter().find(fits);
            if !take(note.and_then(|note| note.span).map(|span| within(span, block))) {
                continue;
            }
        }
        if let Some(span) = best {
            out.push(Match { span, block: index, words });
        }
    }
    out
}

/// The number of the paragraph at `block`, from 1: titles, datelines and headings are not counted.
#[must_use]
pub fn paragraph(document: &Document, block: usize) -> usize {
    let before = document.blocks.get(..=block).unwrap_or(&[]);
    before.iter().filter(|block| block.kind.is_body()).count()
}

/// Characters before a match that are shown with it.
const BEFORE: usize = 40;

/// The paragraph's words from a little before the match on, on one line of at most `most` characters.
#[must_use]
pub fn around(document: &Document, found: &Match, most: usize) -> String {
    let Some(block) = document.blocks.get(found.block) else { return String::new() };
    let text = block.span.of(&document.text);
    let before = text.get(..found.span.start.saturating_sub(block.span.start)).unwrap_or("");
    let cut = before.char_indices().rev().nth(BEFORE).map(|(at, _)| at);
    // From the next whole word on.
    let from =
        cut.map_or(0, |cut| cut + before.get(cut..).and_then(|b| b.find(' ')).map_or(0, |space| space + 1));
    let words: Vec<&str> = text.get(from..).unwrap_or(text).split_whitespace().collect();
    let words = words.join(" ");
    let dots = if from > 0 { "… " } else { "" };
    if words.chars().count() <= most {
        return format!("{dots}{words}");
    }
    let kept: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{dots}{}…", kept.trim_end())
}

/// The part of `span` that lies in the block: a claim may run over several.
fn within(span: Span, block: &Block) -> Span {
    Span::new(span.start.max(block.span.start), span.end.min(block.span.end).max(block.span.start))
}

fn mention(findings: &Findings, block: &Block, name: &str) -> Option<Span> {
    let entities = findings.entities.iter().filter(|entity| named(&entity.name, name));
    let mentions = entities.flat_map(|entity| entity.mentions.iter().copied());
    mentions.filter(|span| span.overlaps(block.span)).min_by_key(|span| span.start)
}

/// Whether all words of `wanted` stand in `name`, each from its beginning.
fn named(name: &str, wanted: &str) -> bool {
    let name = name.to_lowercase();
    let parts: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    wanted
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .all(|word| parts.iter().any(|part| part.starts_with(word)))
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// `commitment` stands for `commitment/dated` too.
fn is_code(code: &str, wanted: &str) -> bool {
    let (code, wanted) = (code.to_lowercase(), wanted.to_lowercase());
    code == wanted || code.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::extract::extract;
    use crate::lexicon::Lexicon;

    const TEXT: &str = "Ma Rensheng Meets with Pavel Orlenko\n2031-03-04 11:14\n\nMa Rensheng said that the\nlake must stay open and that Taihan’s door is open.\n\nPavel Orlenko thanked Ma Rensheng for the welcome.\n\nThe two sides agreed to meet again in Vesk.\n";

    fn found(query: &str, notes: &[Noted]) -> Vec<String> {
        let document = Document::from_text("a.txt", TEXT);
        let findings = extract(&document, Lexicon::builtin());
        let query = Query::parse(query).unwrap();
        let found = search(&document, Some(&findings), notes, &query);
        found.iter().map(|m| m.span.of(TEXT).to_owned()).collect()
    }

    #[test]
    fn words_are_found_across_line_breaks_and_quotes() {
        assert_eq!(found("\"the lake must\"", &[]), ["the\nlake must"]);
        assert_eq!(found("TAIHAN'S", &[]), Vec::<String>::new());
        assert_eq!(found("Taihan's door", &[]), ["Taihan’s"]);
        // All words must stand in one paragraph.
        assert_eq!(found("lake Vesk", &[]), Vec::<String>::new());
    }

    #[test]
    fn filters_hold_together() {
        // What the two sides agreed on is his too.
        assert_eq!(found("speaker:orlenko", &[]).len(), 2);
        assert_eq!(found("speaker:orlenko act:agree", &[]).len(), 1);
        assert_eq!(found("speaker:orlenko act:warn", &[]), Vec::<String>::new());
        assert!(found("entity:orlenko", &[]).len() >= 2);
        assert_eq!(found("act:agree vesk", &[]).len(), 1);
        let at = TEXT.find("stay open").unwrap();
        let note = Noted {
            annotator: "ana".into(),
            codes: vec!["commitment/dated".into()],
            span: Some(Span::new(at, at + 9)),
        };
        let notes = [note];
        assert_eq!(found("code:commitment by:Ana", &notes), ["stay open"]);
        assert_eq!(found("code:commit", &notes), Vec::<String>::new());
        assert_eq!(found("by:bo", &notes), Vec::<String>::new());
    }
}
