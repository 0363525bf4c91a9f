//! What review did to an annotator's marks, and why.

use super::{Draft, strings, word};
use crate::annotation::{Annotation, Kind};
use crate::review::address::{Place, address};
use crate::review::align::Coder;
use std::collections::BTreeMap;

/// What became of a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It stands as it was.
    Kept,
    /// The consensus says something else.
    Changed(Draft),
    /// It was rejected.
    Rejected,
    /// Nobody decided yet.
    Undecided,
}

/// One mark and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The mark.
    pub place: Place,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, as far as somebody said; the rule where one decided.
    pub reason: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// Whether the mark was changed after the decision.
    pub out_of_date: bool,
}

/// What `consensus` (the annotations of that layer) did to the notes in layer `layer`, in the order
/// of the layer.
#[must_use]
pub fn changes_for(layers: &[Coder<'_>], layer: usize, consensus: &[Annotation]) -> Vec<Change> {
    let mut decisions: BTreeMap<&str, (&Annotation, &str)> = BTreeMap::new();
    for decision in consensus.iter().filter(|a| a.kind == Kind::Consensus) {
        for (source, when) in strings(decision, "sources").into_iter().zip(strings(decision, "seen")) {
            decisions.insert(source, (decision, when));
        }
    }
    let Some(coder) = layers.get(layer) else { return Vec::new() };
    let marks = coder.annotations.iter().enumerate();
    let marks = marks.filter(|(_, a)| a.kind == Kind::Note && (!a.codes.is_empty() || a.speaker.is_some()));
    marks
        .map(|(index, mark)| {
            let place = Place { layer, index };
            let Some(&(decision, when)) = decisions.get(address(coder.annotator, &mark.id).as_str()) else {
                return Change {
                    place,
                    outcome: Outcome::Undecided,
                    reason: None,
                    by: None,
                    out_of_date: false,
                };
            };
            let now = Draft::of(decision);
            let outcome = if word(decision, "choice") == Some("reject") {
                Outcome::Rejected
            } else if now.says_the_same(&Draft::of(mark)) {
                Outcome::Kept
            } else {
                Outcome::Changed(now)
            };
            let rule = word(decision, "rule").map(|rule| format!("by rule: {rule}"));
            Change {
                place,
                outcome,
                reason: word(decision, "reason").map(str::to_owned).or(rule),
                by: word(decision, "by").map(str::to_owned),
                out_of_date: mark.modified.to_string() != when,
            }
        })
        .collect()
}
