//! Claims as a table: one row per claim, for spreadsheets.

use super::extract_json::{Extract, Quoted};

/// The columns.
pub const HEADER: [&str; 19] = [
    "path",
    "id",
    "speakers",
    "scope",
    "act",
    "strength",
    "start",
    "end",
    "source",
    "cue",
    "content",
    "addressees",
    "modality",
    "negated",
    "due",
    "due_date",
    "rule",
    "confidence",
    "caveat",
];

/// The rows of one document, in text order. Several speakers are parted by `; `, pieces of content
/// by ` … `.
pub fn rows(extract: &Extract<'_>) -> impl Iterator<Item = [String; 19]> {
    extract.claims.iter().map(|claim| {
        let text = |quoted: &Option<Quoted<'_>>| quoted.as_ref().map_or(String::new(), |q| q.text.to_owned());
        let content: Vec<&str> = claim.content.iter().map(|q| q.text).collect();
        let (due, date) = claim.due.as_ref().map_or_else(Default::default, |due| {
            (due.text.to_owned(), due.date.unwrap_or_default().to_owned())
        });
        [
            extract.path.to_string(),
            claim.id.to_string(),
            claim.speakers.join("; "),
            claim.scope.to_owned(),
            claim.act.to_owned(),
            claim.strength.to_string(),
            claim.start.to_string(),
            claim.end.to_string(),
            text(&claim.source),
            text(&claim.cue),
            content.join(" … "),
            claim.addressees.join("; "),
            claim.modality.to_owned(),
            claim.negated.to_string(),
            due,
            date,
            claim.rule.to_owned(),
            claim.confidence.to_string(),
            extract.caveats.join("; "),
        ]
        .map(harmless_cell)
    })
}

/// A cell that a spreadsheet will not run: a leading `=`, `+`, `-` or `@` is a formula to it.
#[must_use]
pub fn harmless_cell(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(harmless_cell("=HYPERLINK(\"x\")".into()), "'=HYPERLINK(\"x\")");
        assert_eq!(harmless_cell("said that".into()), "said that");
    }
}
