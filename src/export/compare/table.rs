//! The comparison as a table for spreadsheets.

use super::{Accounts, heading, who};
use crate::export::extract_csv::harmless_cell;

/// The columns.
pub const HEADER: [&str; 8] = ["kind", "label", "score", "reason", "a_claims", "a", "b_claims", "b"];

/// The rows: differences, topics, then what only one side tells, a claim each.
#[must_use]
pub fn rows(of: &Accounts<'_>) -> Vec<[String; 8]> {
    let mut rows = Vec::new();
    let found = of.comparison;
    for d in &found.differences {
        let id =
            |k: usize| d.claims.map(|c| format!("c{}", if k == 0 { c.0 } else { c.1 })).unwrap_or_default();
        rows.push([
            format!("difference/{}", d.kind.word()),
            heading(of, d),
            String::new(),
            String::new(),
            id(0),
            d.a.clone(),
            id(1),
            d.b.clone(),
        ]);
    }
    for row in &found.topics {
        let [(a_ids, a), (b_ids, b)] = [cell(of, 0, &row.a), cell(of, 1, &row.b)];
        let score = format!("{:.2}", row.score);
        rows.push(["topic".into(), row.label.clone(), score, row.reason.clone(), a_ids, a, b_ids, b]);
    }
    for (side, ids) in [(0, &found.only_a), (1, &found.only_b)] {
        for id in ids {
            let (ids, words) = cell(of, side, std::slice::from_ref(id));
            let none = String::new;
            let [a_ids, a, b_ids, b] =
                if side == 0 { [ids, words, none(), none()] } else { [none(), none(), ids, words] };
            let kind = if side == 0 { "only_a" } else { "only_b" };
            rows.push([kind.to_owned(), none(), none(), none(), a_ids, a, b_ids, b]);
        }
    }
    rows.into_iter().map(|row| row.map(harmless_cell)).collect()
}

fn cell(of: &Accounts<'_>, side: usize, ids: &[u32]) -> (String, String) {
    let claims: Vec<_> = of.claims(side, ids).collect();
    let ids: Vec<String> = claims.iter().map(|claim| format!("c{}", claim.id)).collect();
    let words: Vec<String> =
        claims.iter().map(|claim| format!("{}: {}", who(claim), of.words(side, claim))).collect();
    (ids.join(" "), words.join(" … "))
}
