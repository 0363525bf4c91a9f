//! What a reader has to know before believing a comparison.

use super::{Row, Side};
use crate::dossier::Source;

/// The notices, one sentence each.
#[must_use]
pub fn notices<'a>(sides: [Side<'a>; 2], topics: &[Row]) -> Vec<String> {
    let [a, b] = sides;
    let mut told = Vec::new();
    for (side, letter) in [(a, "A"), (b, "B")] {
        if side.findings.claims.is_empty() {
            told.push(format!(
                "In {letter} nobody says anything that was found: everything is missing there."
            ));
        }
        told.extend(side.findings.notices.iter().map(|notice| format!("{letter}: {notice}")));
    }
    let source = |side: Side<'a>| Source { text: &side.document.text, findings: side.findings };
    let (x, y) = (source(a), source(b));
    let of_series = x.issuer().is_some() && x.issuer() == y.issuer() && x.sides().len() > 1;
    let same_sides = x.sides().iter().all(|side| y.sides().contains(side));
    if of_series && same_sides && x.when() != y.when() && a.document.text != b.document.text {
        told.push(
            "These are two rounds of one series: what only A has is missing now, what only B has is new."
                .to_owned(),
        );
    }
    if a.document.text == b.document.text {
        told.push("This is one document twice.".to_owned());
    } else if a.findings.language != b.findings.language {
        let [x, y] = [&a.findings.language, &b.findings.language];
        told.push(format!("The two are in different languages ({x}, {y}): wording can't be compared."));
    } else if topics.is_empty() && !a.findings.claims.is_empty() && !b.findings.claims.is_empty() {
        told.push("The two have no topic in common: they may not be about one contact.".to_owned());
    }
    told
}
