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
                let words = words();
                // Most turns name their speaker themselves.
                let label = if words.starts_with(who) { words } else { format!("{who}: {words}") };
                Some((level + 1, label, "turn"))
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

/// Blocks at which somebody else's turn begins, with their name: the turns of a transcript; in prose,
/// the paragraphs that begin to report somebody else.
fn turns(document: &Document, findings: &FindingsList) -> BTreeMap<usize, String> {
    let claims = || findings.found.claims.iter().filter(|c| !c.speakers.is_empty());
    let transcript = claims().any(|c| c.scope == Scope::Turn);
    let mut turns = BTreeMap::new();
    let mut last: Option<&[String]> = None;
    let mut seen = None;
    for claim in claims().filter(|c| !transcript || c.scope == Scope::Turn) {
        let Some(block) = block_at(document, claim.span.start) else { continue };
        // In prose a reply within a paragraph is no part of its own.
        let begins = transcript || seen != Some(block);
        if last != Some(&claim.speakers) && begins {
            turns.entry(block).or_insert_with(|| claim.speakers.join(", "));
        }
        if begins {
            last = Some(&claim.speakers);
        }
        seen = Some(block);
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

    fn labels(text: &str) -> Vec<String> {
        let document = Document::from_text("a.txt", text);
        let found = crate::extract::extract(&document, crate::lexicon::Lexicon::builtin());
        let mut findings = FindingsList::default();
        findings.set(std::sync::Arc::new(found), &document.text);
        outline(&document, &findings).into_iter().map(|e| e.label).collect()
    }

    #[test]
    fn a_turn_names_its_speaker_once() {
        let text = "Press Briefing\n\nJuly 8, 2031\n\nDaily Wire: Will the minister travel?\n\nLu Qing: We have no \
                    information on that.\n\nMorning Post: Does Taihan regret the vote?\n\nLu Qing: We urge all \
                    sides to show restraint.\n";
        let all = labels(text);
        assert!(all.iter().any(|l| l == "Lu Qing: We have no information on that."), "{all:?}");
        assert!(all.iter().all(|l| !l.contains("Lu Qing: Lu Qing")), "{all:?}");
    }

    #[test]
    fn prose_is_outlined_by_who_is_reported() {
        let text = "President Tolen Meets Minister Deke\n\nApril 12, 2031\n\nMira Tolen said that the two countries \
                    have kept close contacts. Orlan Deke agreed that they have.\n\nMira Tolen said that the port \
                    must open.\n\nOrlan Deke said that Marrow will open it.\n";
        let all = labels(text);
        let turns: Vec<&str> = all.iter().skip(1).map(String::as_str).collect();
        assert_eq!(turns.len(), 2, "{all:?}");
        assert!(turns[0].starts_with("Mira Tolen said that the two countries"), "{all:?}");
        assert!(turns[1].starts_with("Orlan Deke said that Marrow"), "{all:?}");
    }

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
