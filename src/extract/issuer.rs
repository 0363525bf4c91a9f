//! Who published the document: the line of its masthead that names a body.

use super::analysis::Analysis;
use super::card::mentions_in;
use super::entity::clean;
use super::mention::Kind;
use crate::document::BlockKind;
use crate::text::Span;

/// Lines that say what a page is, not whose.
const KINDS: [&str; 16] = [
    "press release",
    "media release",
    "media note",
    "media statement",
    "press statement",
    "news",
    "news story",
    "statement",
    "speech",
    "remarks",
    "home",
    "for immediate release",
    "updated",
    "distr",
    "fact sheet",
    "readout",
];

/// The issuer, as the masthead writes it.
pub(super) fn of(a: &Analysis<'_>) -> Option<String> {
    let mut best: Option<(i32, String)> = None;
    let mut above = false;
    for (block, toks) in a.blocks.iter().zip(&a.block_toks).take(12) {
        let from = above || block.span.of(a.text).trim_start().starts_with("From:");
        above = block.span.of(a.text).trim() == "From:";
        if !(block.kind == BlockKind::Masthead || from) {
            continue;
        }
        for piece in &block.pieces {
            let body = mentions_in(a, toks).any(|m| {
                matches!(m.kind, Kind::Organization | Kind::Named(_)) && piece.covers(a.span(&m.toks))
            });
            let Some(line) = line(*piece, a.text) else { continue };
            // A sentence of the wrapper, or a dateline, names no issuer.
            let dated = mentions_in(a, toks).any(|m| m.kind == Kind::Date && piece.covers(a.span(&m.toks)));
            if line.len() > 90 || line.ends_with([':', '.']) || dated {
                continue;
            }
            // An organ comes before the state it belongs to: "Government of X / Ministry of Y".
            let whole = ["Government of ", "Republic of ", "Kingdom of ", "United Nations"]
                .iter()
                .any(|w| line.starts_with(w));
            let score = i32::from(body) * 4 - i32::from(whole) * 2 + i32::from(organ(&line)) * 3
                - i32::from(line.starts_with(|c: char| c.is_ascii_digit()) || line.contains('/')) * 4;
            if best.as_ref().is_none_or(|(s, _)| score > *s) {
                best = Some((score, line));
            }
        }
    }
    best.filter(|(s, _)| *s >= 0).map(|(_, line)| line)
}

/// A line that can name an issuer, without "From:" and without the person behind the body.
fn line(piece: Span, text: &str) -> Option<String> {
    let line = clean(piece, text);
    let line = line.strip_prefix("From:").unwrap_or(&line).trim();
    let line = line.split(" and The Rt Hon").next().unwrap_or(line).trim_matches(['(', ')', '*', ' ']);
    let low = line.to_lowercase();
    let plain = KINDS.contains(&low.trim_end_matches([':', '.']))
        || low.starts_with("home ")
        || low.starts_with("distr");
    (!line.is_empty() && !plain && line.chars().any(char::is_alphabetic)).then(|| line.to_owned())
}

/// Whether the line has the word for an organ.
fn organ(line: &str) -> bool {
    line.split([' ', ',']).any(|w| {
        matches!(
            w,
            "Ministry"
                | "Department"
                | "Office"
                | "Council"
                | "Secretariat"
                | "Commission"
                | "Chancellery"
                | "Presidency"
                | "Embassy"
                | "Agency"
                | "Bureau"
                | "House"
                | "Union"
                | "Mission"
                | "Spokesperson"
        )
    })
}
