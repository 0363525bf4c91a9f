//! The comparison for people, as plain text.

use super::{Accounts, NOT_MENTIONED, heading, who};
use crate::annotation::wording::Piece;
use crate::text::clean;
use std::fmt::Write as _;

/// As text: nothing in it can steer a terminal.
#[must_use]
pub fn text(of: &Accounts<'_>) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    for (k, letter) in ["A", "B"].into_iter().enumerate() {
        let name = of.names.get(k).copied().unwrap_or_default();
        let _ = writeln!(out, "{letter}  {}  {}", clean(name), clean(&of.title(k)));
    }
    for notice in of.notices {
        let _ = writeln!(out, "\n{}", clean(notice));
    }
    versions(of, &mut out);
    let found = of.comparison;
    let _ = writeln!(out, "\nWhat differs");
    if found.differences.is_empty() {
        let _ =
            writeln!(out, "  nothing in who asked, titles, place, date, order, tone, strength or numbers");
    }
    for difference in &found.differences {
        let _ = writeln!(out, "  {}", clean(&heading(of, difference)));
        let _ = writeln!(out, "    A  {}\n    B  {}", clean(&difference.a), clean(&difference.b));
    }
    let _ = writeln!(out, "\nWhat both tell");
    if found.topics.is_empty() {
        let _ = writeln!(out, "  nothing");
    }
    for row in &found.topics {
        let _ = writeln!(out, "  {}  ({:.2}; {})", clean(&row.label), row.score, clean(&row.reason));
        claims(of, 0, &row.a, &mut out);
        claims(of, 1, &row.b, &mut out);
    }
    for (side, ids, letter, other) in [(0, &found.only_a, "A", "B"), (1, &found.only_b, "B", "A")] {
        let _ = writeln!(out, "\nOnly in {letter} — {NOT_MENTIONED} in {other}");
        if ids.is_empty() {
            let _ = writeln!(out, "  nothing");
        }
        claims(of, side, ids, &mut out);
    }
    out
}

fn claims(of: &Accounts<'_>, side: usize, ids: &[u32], out: &mut String) {
    let letter = if side == 0 { "A" } else { "B" };
    for claim in of.claims(side, ids) {
        let words = of.words(side, claim);
        let _ = writeln!(out, "    {letter} c{}  {}  “{}”", claim.id, clean(&who(claim)), clean(&words));
    }
}

fn versions(of: &Accounts<'_>, out: &mut String) {
    let Some(version) = of.version else { return };
    let same = version.same * 100.0;
    let _ = writeln!(out, "\nTwo versions of one document: {same:.0} % of the wording is the same");
    for change in &version.changes {
        let _ = writeln!(out, "  {}", clean(change));
    }
    let changed = version.pieces.iter().any(|piece| !matches!(piece, Piece::Same(_)));
    if !changed {
        let _ = writeln!(out, "  no word differs");
    }
    for piece in &version.pieces {
        let (sign, words) = match piece {
            Piece::Same(_) => continue,
            Piece::Gone(words) => ("only in A", words),
            Piece::New(words) => ("only in B", words),
        };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "  {sign}: “{}”", clean(&words));
    }
}
