//! How much room each side gets.

use crate::dossier::{Place, Source};
use crate::extract::{Act, Claim};
use std::collections::{BTreeMap, BTreeSet};

/// The row of what several sides say together.
pub const JOINTLY: &str = "jointly";

/// The row of what is said by somebody whose side is not known, or by nobody that can be named.
const OTHERS: &str = "others";

/// One side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Airtime {
    /// Whose.
    pub side: String,
    /// Sentences in which the side speaks.
    pub sentences: usize,
    /// Its claims.
    pub claims: usize,
    /// Words in them.
    pub words: usize,
    /// How often it gives thanks.
    pub thanks: usize,
    /// Its part of all words of claims, 0 to 1.
    pub share: f64,
    /// The claims.
    pub places: Vec<Place>,
}

/// The room of each side, most words first.
#[must_use]
pub fn airtime(sources: &[Source<'_>]) -> Vec<Airtime> {
    let mut sides: BTreeMap<String, Airtime> = BTreeMap::new();
    for (document, source) in sources.iter().enumerate() {
        let mut spoken: BTreeSet<(String, usize)> = BTreeSet::new();
        for claim in &source.findings.claims {
            let side = side(source, claim);
            let row = sides.entry(side.clone()).or_default();
            row.claims += 1;
            row.words += claim.span.of(source.text).split_whitespace().count();
            row.thanks += usize::from(thanks(source, claim));
            row.places.push(Place::of(document, claim));
            if let Some(sentence) = source.sentence_at(claim.span.start)
                && spoken.insert((side, sentence))
            {
                row.sentences += 1;
            }
        }
    }
    let all: usize = sides.values().map(|row| row.words).sum();
    let mut rows: Vec<Airtime> = sides
        .into_iter()
        .map(|(side, row)| {
            #[allow(clippy::cast_precision_loss)] // Words of a dossier are few enough.
            let share = row.words as f64 / all.max(1) as f64;
            Airtime { side, share, ..row }
        })
        .collect();
    rows.sort_by(|a, b| b.words.cmp(&a.words).then_with(|| a.side.cmp(&b.side)));
    rows
}

fn side(source: &Source<'_>, claim: &Claim) -> String {
    let sides: BTreeSet<&str> = claim
        .speakers
        .iter()
        .map(|name| source.side_of(name).unwrap_or_else(|| alone(source, name)))
        .collect();
    match sides.len() {
        0 => OTHERS.to_owned(),
        1 => sides.first().copied().unwrap_or(OTHERS).to_owned(),
        _ => JOINTLY.to_owned(),
    }
}

/// A party whose side is not known stands for itself.
fn alone<'a>(source: &Source<'a>, name: &str) -> &'a str {
    let party = source.findings.card.parties.iter().find(|party| party.name == name);
    party.map_or(OTHERS, |party| party.name.as_str())
}

fn thanks(source: &Source<'_>, claim: &Claim) -> bool {
    let words = claim.span.of(source.text).to_lowercase();
    claim.act == Act::Social
        && ["thank", "grateful", "gratitude", "appreciat"].iter().any(|w| words.contains(w))
}
