//! The outline of a document: headings, numbered paragraphs, and where each turn of a transcript
//! begins.

use super::findings::FindingsList;
use super::units::block_at;
use crate::document::{BlockKind, Document};
use crate::extract::Scope;
use std::collections::BTreeMap;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it begins, a byte.
    pub at: usize,
    /// How deep it lies, from 0.
    pub depth: u8,
    /// What it says, on one line.
    pub label: String,
    /// What it is: `heading`, `paragraph`, `turn`.
    pub what: &'static str,
}

/// Characters of an entry's label that are kept.
const LONGEST: usize = 120;

/// The entries in text order.
#[must_use]
pub fn outline(document: &Document, findings: &FindingsList) -> Vec<Entry> {
    let turns = turns(document, findings);
    let mut out = Vec::new();
    let mut level = 0;
    for (n, block) in document.blocks.iter().enumerate() {
        let at = block.text_span().start;
        let words = || {
            let pieces: Vec<&str> = block.pieces.iter().map(|p| p.of(&document.text)).collect();
            one_line(&pieces.join(" "))
        };
        let marker = block.marker.map(|m| m.of(&document.text).trim()).unwrap_or("");
        let entry = match block.kind {
            BlockKind::Title => Some((0, words(), "heading")),
            BlockKind::Heading(depth) => {
                level = depth.clamp(1, 6);
                Some((level, words(), "heading"))
            }
            _ if turns.contains_key(&n) => {
                let who = turns.get(&n).map_or("", String::as_str);
                Some((level + 1, format!("{who}: {}", words()), "turn"))
            }
            BlockKind::ListItem | BlockKind::Paragraph
                if marker.chars().any(char::is_alphanumeric) && block.depth == 0 =>
            {
                Some((level + 1, format!("{marker} {}", words()), "paragraph"))
            }
            _ => None,
        };
        out.extend(entry.map(|(depth, label, what)| Entry { at, depth, label: cut(&label), what }));
    }
    out
}

/// Blocks at which somebody else's turn begins, with their name.
fn turns(document: &Document, findings: &FindingsList) -> BTreeMap<usize, String> {
    let mut turns = BTreeMap::new();
    let mut last: Option<&[String]> = None;
    for claim in findings.found.claims.iter().filter(|c| c.scope == Scope::Turn && !c.speakers.is_empty()) {
        if last != Some(&claim.speakers)
            && let Some(block) = block_at(document, claim.span.start)
        {
            turns.entry(block).or_insert_with(|| claim.speakers.join(", "));
        }
        last = Some(&claim.speakers);
    }
    // One voice for the whole text is no transcript.
    if turns.len() < 2 { BTreeMap::new() } else { turns }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or(text)),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_numbered_paragraphs_in_order() {
        let text = "# Joint Statement\n\n## Trade\n\nThe sides met.\n\n1. They agreed.\n\n2. They noted.\n\n- a bullet\n\n## Travel\n\nNothing.\n";
        let document = Document::from_text("a.md", text);
        let all = outline(&document, &FindingsList::default());
        let shown: Vec<(u8, &str, &str)> = all.iter().map(|e| (e.depth, e.label.as_str(), e.what)).collect();
        assert_eq!(shown.first().map(|s| s.1), Some("Joint Statement"), "{shown:?}");
        assert!(shown.iter().any(|s| s.1 == "Trade" && s.2 == "heading"), "{shown:?}");
        assert!(shown.iter().any(|s| s.1 == "1. They agreed." && s.2 == "paragraph"), "{shown:?}");
        assert!(shown.iter().all(|s| !s.1.contains("bullet")), "{shown:?}");
        assert!(all.windows(2).all(|w| w[0].at < w[1].at));
    }
}
