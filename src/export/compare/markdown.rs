//! The comparison as Markdown, to be pasted into a note.

use super::{Accounts, NOT_MENTIONED, heading, who};
use crate::text::clean;
use std::fmt::Write as _;

/// As Markdown: two tables.
#[must_use]
pub fn markdown(of: &Accounts<'_>) -> String {
    let mut out = String::from("# Two accounts\n\n");
    for (k, letter) in ["A", "B"].into_iter().enumerate() {
        let name = of.names.get(k).copied().unwrap_or_default();
        let _ = writeln!(out, "- **{letter}** {} ({})", safe(&of.title(k)), safe(name));
    }
    for notice in of.notices {
        let _ = writeln!(out, "\n> {}", safe(notice));
    }
    let found = of.comparison;
    if let Some(version) = of.version {
        let _ = writeln!(out, "\n## Two versions of one document\n");
        for change in &version.changes {
            let _ = writeln!(out, "- {}", safe(change));
        }
    }
    if !found.differences.is_empty() {
        out.push_str("\n## What differs\n\n| | A | B |\n|---|---|---|\n");
    }
    for d in &found.differences {
        let _ = writeln!(out, "| {} | {} | {} |", safe(&heading(of, d)), safe(&d.a), safe(&d.b));
    }
    out.push_str("\n## Topic by topic\n\n| topic | A | B |\n|---|---|---|\n");
    for row in &found.topics {
        let _ = writeln!(out, "| {} | {} | {} |", safe(&row.label), cell(of, 0, &row.a), cell(of, 1, &row.b));
    }
    for id in &found.only_a {
        let _ = writeln!(out, "| only A | {} | *{NOT_MENTIONED}* |", cell(of, 0, std::slice::from_ref(id)));
    }
    for id in &found.only_b {
        let _ = writeln!(out, "| only B | *{NOT_MENTIONED}* | {} |", cell(of, 1, std::slice::from_ref(id)));
    }
    out
}

fn cell(of: &Accounts<'_>, side: usize, ids: &[u32]) -> String {
    let claims = of.claims(side, ids);
    let said = claims.map(|claim| format!("{} — “{}”", safe(&who(claim)), safe(&of.words(side, claim))));
    said.collect::<Vec<_>>().join("<br>")
}

/// Text that is only text in a cell of a table.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push(' '),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_a_cell() {
        assert_eq!(safe("a|b <i>c</i>\n*d*"), "a\\|b &lt;i>c&lt;/i> \\*d\\*");
    }
}
