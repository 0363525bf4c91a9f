//! Letters on every sentence and claim in sight, so that one more key or two selects it.

use super::state::State;
use super::units::{claim_point, sentences};
use crate::text::Span;

/// One label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What to type.
    pub keys: String,
    /// Where it is painted, a byte.
    pub at: usize,
    /// What it selects.
    pub span: Span,
    /// Whether that is a claim (else a sentence).
    pub claim: bool,
}

/// Labels over the text; a choice among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// In text order.
    pub all: Vec<Label>,
    /// What was typed of a label so far.
    pub typed: String,
    /// Index in `all` of the one that Enter takes.
    pub selected: usize,
}

/// The letters, those under the fingers first.
const LETTERS: &[u8] = b"asdfjklghewiorutyqpcvmnbxz";

impl State {
    /// Labels for the sentences and claims that begin on the rows in sight.
    #[must_use]
    pub fn labels(&self) -> Labels {
        let page = self.page();
        let rows: Vec<Span> = page.iter().filter_map(|row| row.row).map(|row| row.span()).collect();
        let seen = |byte: usize| rows.iter().any(|row| row.contains(byte));
        let mut found: Vec<(usize, Span, bool)> = Vec::new();
        let mut block = None;
        for row in page.iter().filter(|row| row.row.is_some()) {
            if block == Some(row.at.block) {
                continue;
            }
            block = Some(row.at.block);
            let Some(here) = self.document.blocks.get(row.at.block) else { continue };
            let all = sentences(&self.document, &self.findings, here);
            found.extend(all.into_iter().filter(|s| seen(s.start)).map(|s| (s.start, s, false)));
        }
        for claim in self.findings.found.claims.iter().filter(|c| seen(claim_point(c))) {
            let at = claim_point(claim);
            // Where a sentence has its label already, the claim is reached by growing or `C`.
            if found.iter().all(|(there, ..)| at.abs_diff(*there) > 1) {
                found.push((at, claim.span, true));
            }
        }
        found.sort_unstable_by_key(|(at, ..)| *at);
        let single = found.len() <= LETTERS.len();
        let letter = |n: usize| LETTERS.get(n % LETTERS.len()).map_or('a', |&b| char::from(b));
        let keys = |n: usize| {
            if single { letter(n).to_string() } else { format!("{}{}", letter(n / LETTERS.len()), letter(n)) }
        };
        let most = LETTERS.len() * LETTERS.len();
        let label =
            |(n, (at, span, claim)): (usize, (usize, Span, bool))| Label { keys: keys(n), at, span, claim };
        let all: Vec<Label> = found.into_iter().enumerate().take(most).map(label).collect();
        let selected = all.iter().rposition(|label| label.at <= self.reader.cursor).unwrap_or(0);
        Labels { all, typed: String::new(), selected }
    }
}
