//! Two readouts side by side: JSON for scripts (`attache.compare/1`), and what the other forms share.

pub mod html;
pub mod markdown;
pub mod table;
pub mod text;

use crate::dossier::compare::{Comparison, Difference, Side, Version};
use crate::export::extract_json::{Extract, extract};
use crate::extract::Claim;
use crate::lexicon::Ladder;
use serde::Serialize;

/// The name and version of the format.
pub const FORMAT: &str = "attache.compare/1";

/// What an empty cell says.
pub const NOT_MENTIONED: &str = "not mentioned";

/// All that the forms print.
#[derive(Clone, Copy, Debug)]
pub struct Accounts<'a> {
    /// What the user calls the two files.
    pub names: [&'a str; 2],
    /// The two readouts.
    pub sides: [Side<'a>; 2],
    /// How they were aligned.
    pub comparison: &'a Comparison,
    /// The difference word by word, if they are versions of one document.
    pub version: Option<&'a Version>,
    /// What a reader has to know of the result, in sentences.
    pub notices: &'a [String],
}

/// The two sides.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Documents<'a> {
    pub a: Extract<'a>,
    pub b: Extract<'a>,
}

/// A row.
#[derive(Debug, Serialize)]
#[allow(missing_docs)] // The fields are those of `dossier::compare::Row`.
pub struct TopicOut {
    pub label: String,
    pub a: Vec<String>,
    pub b: Vec<String>,
    pub score: f64,
    pub reason: String,
}

/// A difference.
#[derive(Debug, Serialize)]
pub struct DifferenceOut {
    /// `requested_by`, `title`, `place`, `date`, `order`, `tone`, `strength` or `number`.
    pub kind: &'static str,
    /// What the first says.
    pub a: String,
    /// What the second says.
    pub b: String,
    /// The topic in which it stands, by index in `topics`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<usize>,
    /// The claims of each side that it was read off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claims: Option<[String; 2]>,
    /// `up` where the second side is stronger, `down` where it is weaker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'static str>,
}

/// The difference of two versions.
#[derive(Debug, Serialize)]
pub struct VersionOut {
    /// The share of five-word sequences that both have.
    pub same: f64,
    /// Changes that matter, in words.
    pub changes: Vec<String>,
    /// Word by word: `["=", "…"]`, `["-", "…"]`, `["+", "…"]`.
    pub diff: Vec<[String; 2]>,
}

/// A comparison as scripts read it.
#[derive(Debug, Serialize)]
pub struct CompareOut<'a> {
    /// [`FORMAT`].
    pub format: &'static str,
    /// What was found in each.
    pub documents: Documents<'a>,
    /// What both tell of.
    pub topics: Vec<TopicOut>,
    /// Claims that only the first has.
    pub only_a: Vec<String>,
    /// Claims that only the second has.
    pub only_b: Vec<String>,
    /// What differs beside.
    pub differences: Vec<DifferenceOut>,
    /// Where they are versions of one document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionOut>,
    /// What a reader has to know of the result.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
}

/// The comparison as JSON.
#[must_use]
pub fn json<'a>(of: &Accounts<'a>) -> CompareOut<'a> {
    let whole = |side: Side<'a>, name: &'a str| extract(name, side.document, side.findings);
    let ([a, b], [name_a, name_b]) = (of.sides, of.names);
    let ids = |ids: &[u32]| ids.iter().map(|id| format!("c{id}")).collect::<Vec<_>>();
    let found = of.comparison;
    CompareOut {
        format: FORMAT,
        documents: Documents { a: whole(a, name_a), b: whole(b, name_b) },
        topics: found
            .topics
            .iter()
            .map(|row| TopicOut {
                label: row.label.clone(),
                a: ids(&row.a),
                b: ids(&row.b),
                score: row.score,
                reason: row.reason.clone(),
            })
            .collect(),
        only_a: ids(&found.only_a),
        only_b: ids(&found.only_b),
        differences: found
            .differences
            .iter()
            .map(|d| DifferenceOut {
                kind: d.kind.word(),
                a: d.a.clone(),
                b: d.b.clone(),
                topic: d.row,
                claims: d.claims.map(|(a, b)| [format!("c{a}"), format!("c{b}")]),
                direction: d.up.map(|up| if up { "up" } else { "down" }),
            })
            .collect(),
        version: of.version.map(version),
        notices: of.notices.to_vec(),
    }
}

fn version(of: &Version) -> VersionOut {
    use crate::annotation::wording::Piece;
    let sign = |piece: &Piece| match piece {
        Piece::Same(_) => "=",
        Piece::Gone(_) => "-",
        Piece::New(_) => "+",
    };
    VersionOut {
        same: (of.same * 1000.0).round() / 1000.0,
        changes: of.changes.clone(),
        diff: of.pieces.iter().map(|piece| [sign(piece).to_owned(), piece.text().to_owned()]).collect(),
    }
}

impl<'a> Accounts<'a> {
    /// The claims of one side (0 or 1) with these ids, in text order.
    fn claims<'c>(&self, side: usize, ids: &'c [u32]) -> impl Iterator<Item = &'a Claim> + use<'a, 'c> {
        let claims: &'a [Claim] =
            self.sides.get(side).map_or(&[][..], |side| side.findings.claims.as_slice());
        claims.iter().filter(|claim| ids.contains(&claim.id))
    }

    /// The words of a claim on one line.
    fn words(&self, side: usize, claim: &Claim) -> String {
        let text = self.sides.get(side).map_or("", |side| claim.span.of(&side.document.text));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Title and date of one side, as far as they are known.
    fn title(&self, side: usize) -> String {
        let Some(card) = self.sides.get(side).map(|side| &side.findings.card) else { return String::new() };
        let parts = [card.title.clone(), card.issuer.clone(), card.date.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// "Ma Rensheng: request, strength 4 of 8".
fn who(claim: &Claim) -> String {
    let who = if claim.speakers.is_empty() { "nobody named".to_owned() } else { claim.speakers.join(", ") };
    format!("{who}: {}", Ladder::grade(claim.act, claim.strength))
}

/// "strength ↓ on Trade and tariffs".
fn heading(of: &Accounts<'_>, difference: &Difference) -> String {
    let arrow = match difference.up {
        Some(true) => " ↑",
        Some(false) => " ↓",
        None => "",
    };
    let row = difference.row.and_then(|row| of.comparison.topics.get(row));
    let on = row.map_or_else(String::new, |row| format!(" on {}", row.label));
    format!("{}{arrow}{on}", difference.kind.label())
}
