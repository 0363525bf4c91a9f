//! Modality and negation of a content.

use super::lower;
use crate::extract::analysis::Analysis;
use crate::lexicon::{Act, Flags, Modality};
use std::ops::Range;

pub(super) fn modality(a: &Analysis<'_>, content: &Range<usize>, act: Act) -> Modality {
    let first = lower(a, content.start);
    let mut possible = false;
    for k in content.clone() {
        let word = lower(a, k);
        match word.as_str() {
            "if" | "unless" | "provided" => return Modality::Conditional,
            "may" | "might" | "could" if !a.flags(k).any(Flags::MONTH) || !a.capital(k) => possible = true,
            "rule" if lower(a, k + 1) == "out" && k > 0 && lower(a, k - 1) == "not" => possible = true,
            _ => {}
        }
    }
    if first == "should" && a.capital(content.start) {
        return Modality::Conditional;
    }
    match act {
        Act::Request => Modality::Should,
        _ if possible => Modality::Possible,
        Act::Commit => Modality::Planned,
        _ => Modality::Asserted,
    }
}

/// Whether the main verb of the content is negated ("not only … but also" is not).
pub(super) fn negated(a: &Analysis<'_>, content: &Range<usize>) -> bool {
    for k in content.clone().take(40) {
        let word = lower(a, k);
        if matches!(word.as_str(), "that" | "which" | "who" | "because") && k > content.start {
            return false;
        }
        let next = lower(a, k + 1);
        let negative = matches!(word.as_str(), "not" | "never" | "neither" | "cannot")
            || word.ends_with("n't")
            || word == "no"
                && matches!(
                    next.as_str(),
                    "intention" | "longer" | "winners" | "plans" | "information" | "way"
                );
        if negative && !(word == "not" && matches!(next.as_str(), "only" | "long" | "least" | "merely")) {
            return true;
        }
    }
    false
}
