//! Verbs that do what they name, and threats.

use super::phrase::phrase;
use super::{Reading, lower};
use crate::extract::analysis::{Analysis, Lower};
use crate::lexicon::{Act, Flags};

/// "(I would like to) extend my condolences", "(I want to particularly) thank": a verb that does what it names.
pub(super) fn performs(a: &Analysis<'_>, k: usize, end: usize) -> Option<Reading> {
    let verb = k
        + (k..end.min(k + 3))
            .take_while(|&j| a.flags(j).any(Flags::ADVERB) || lower(a, j).ends_with("ly"))
            .count();
    match lower(a, verb).as_str() {
        "thank" | "congratulate" | "wish" => Some(Reading::new(Act::Social, 1)),
        "praise" | "commend" | "applaud" | "salute" | "welcome" | "acknowledge" => {
            Some(Reading::new(Act::Endorse, 6))
        }
        "extend" | "express" | "convey" | "offer" | "pass" | "pay" => {
            let noun = phrase(a, &(verb + 1..end));
            (noun.act != Act::Assert).then_some(noun)
        }
        "call" | "urge" | "ask" | "appeal" | "encourage" => Some(Reading::new(Act::Request, 7)),
        "condemn" | "denounce" => Some(Reading::new(Act::Oppose, 8)),
        "warn" => Some(Reading::new(Act::Warn, 5)),
        "say" | "stress" | "emphasize" | "emphasise" | "underline" | "underscore" | "note" | "add"
        | "reiterate" | "mention" | "point" | "make" | "recall" | "remind" | "highlight" => {
            Some(Reading::new(Act::Assert, 1))
        }
        _ => None,
    }
}

/// "will take resolute measures", "will bear the consequences", "will respond firmly".
pub(super) fn threat(a: &Analysis<'_>, k: usize, end: usize) -> bool {
    let words: Vec<Lower<'_>> = (k + 1..end.min(k + 10)).map(|j| lower(a, j)).collect();
    let has = |w: &str| words.iter().any(|x| *x == w);
    // "there will be consequences", "would be met with severe consequences", "will come at a cost".
    let price = has("consequences") || has("costs") || has("cost") || has("price");
    if price
        && (lower(a, k.wrapping_sub(1)) == "there" && has("be")
            || has("met") && has("with")
            || has("face")
            || has("come"))
    {
        return true;
    }
    (has("take") || has("adopt"))
        && (has("measures") || has("countermeasures") || has("steps"))
        && (has("resolute") || has("countermeasures") || has("forceful") || has("firm") && has("response"))
        || has("bear") && has("consequences")
        || has("pay") && has("price")
        || has("respond") && (has("resolutely") || has("firmly") || has("decisively") || has("forcefully"))
}
