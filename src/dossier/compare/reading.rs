//! From a claim to its bag of terms.

use super::Side;
use super::parties::Parties;
use super::terms::{Bag, NAME, Term, WORD, keep};
use crate::extract::{Act, Claim, Entity, EntityType};
use crate::lexicon::topics::{Topics, Weight, stem, words};
use crate::text::Span;

/// What a topic weighs; see [`super::terms`].
const TOPIC: f64 = 0.46;
/// The share of a topic that a part of it speaks of.
const WITHIN: f64 = 0.8;
/// A topic that nearly every readout has.
const BROAD: f64 = 0.1;
/// A day that is not that of the contact.
const DAY: f64 = 0.3;
/// A word with a capital.
const PROPER: f64 = 0.3;
/// A word that nearly every readout has.
const COMMON: f64 = 0.025;
/// The share left to what only names a party of the contact.
const PARTY: f64 = 0.18;

/// The bags of one side, before anything is known of the other.
pub(super) fn read(side: Side<'_>, topics: &Topics, parties: &Parties) -> Vec<Bag> {
    side.findings.claims.iter().map(|claim| bag_of(side, claim, topics, parties)).collect()
}

fn bag_of(side: Side<'_>, claim: &Claim, topics: &Topics, parties: &Parties) -> Bag {
    let text = &*side.document.text;
    let block = side.document.blocks.partition_point(|block| block.span.end <= claim.span.start);
    let mut bag = Bag { block, ..Bag::default() };
    let mut spans = if claim.content.is_empty() { vec![claim.span] } else { claim.content.clone() };
    spans.extend(front(side, claim));
    // What is congratulated on or thanked for may stand in the verb alone.
    spans.extend(claim.cue.filter(|_| claim.act == Act::Social));
    for span in spans {
        let found: Vec<(usize, String)> = words(span.of(text)).collect();
        let stems: Vec<String> = found.iter().map(|(_, word)| stem(word)).collect();
        let mut of_topic = vec![false; stems.len()];
        for (topic, at) in topics.in_stems(&stems) {
            let broad = topics.all().get(topic).is_some_and(|t| t.broad);
            // A topic that a party's own name calls up is no topic: every claim would have it.
            let party = stems.get(at.clone()).unwrap_or_default().iter().all(|s| parties.has(s));
            let weight = (if broad { BROAD } else { TOPIC }) * if party { PARTY } else { 1.0 };
            keep(&mut bag, Term::Topic(topic), weight);
            if let Some(whole) = topics.within(topic) {
                keep(&mut bag, Term::Topic(whole), weight * WITHIN);
            }
            bag.has_subject |= !broad && !party;
            if !broad && !party {
                bag.narrow.insert(topic);
                bag.narrow.extend(topics.within(topic));
            }
            of_topic.get_mut(at).unwrap_or_default().fill(true);
        }
        for ((at, word), stem) in found.iter().zip(&stems) {
            let weight = match topics.weight(word, stem) {
                Weight::Stop => continue,
                Weight::Common => COMMON,
                Weight::Telling => {
                    let proper = span.of(text).get(*at..).is_some_and(|t| t.starts_with(char::is_uppercase));
                    if proper { PROPER } else { WORD }
                }
            };
            let share = if parties.has(stem) { PARTY } else { 1.0 };
            keep(&mut bag, Term::Word(topics.one_of(stem).to_owned()), weight * share);
        }
        for entity in side.findings.entities.iter().filter(|e| stands_in(e, span)) {
            // A day that is not that of the contact: an accord, an attack, a deadline.
            if entity.kind == EntityType::Date
                && entity.value.is_some()
                && entity.value != side.findings.card.date
            {
                let value = entity.value.clone().unwrap_or_default();
                if value.len() >= 7 {
                    keep(&mut bag, Term::Word(value), DAY);
                }
            }
            // Groups and dates are not what a claim is about.
            if matches!(entity.kind, EntityType::Group | EntityType::Date) {
                continue;
            }
            for (_, word) in words(&entity.name) {
                let stem = stem(&word);
                let telling = topics.weight(&word, &stem) == Weight::Telling && !topics.is_kind(&stem);
                if telling && !parties.has(&stem) {
                    bag.has_subject = true;
                    keep(&mut bag, Term::Word(stem), NAME);
                }
            }
        }
    }
    bag.lists = claim.act == Act::Discuss;
    bag.refers_back = refers_back(claim.span.of(text), bag.narrow.is_empty());
    bag
}

/// Whether a claim speaks of what was said before it: it ends with "them", or names "the proposal" and no
/// topic.
fn refers_back(words: &str, no_topic: bool) -> bool {
    let words = words.to_lowercase();
    let end = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends = [" them", " it", " this", " these"].iter().any(|word| end.ends_with(word));
    ends || (no_topic && BACK.iter().any(|back| words.contains(back)))
}

/// What stands for something said before.
const BACK: &[&str] = &[
    " on them",
    " for them",
    " about them",
    " with them",
    "the proposal",
    "this proposal",
    "the idea",
    "the initiative",
    "to that end",
    "in this regard",
    "in this respect",
    "the matter",
    "this matter",
    " on this",
    " on it",
    "to this",
    "the offer",
    "the plan",
    "that purpose",
];

/// What a sentence puts in front of its claim: "On Qasr, both agreed …".
fn front(side: Side<'_>, claim: &Claim) -> Option<Span> {
    const OPENERS: &[&str] = &[
        "on ",
        "regarding ",
        "concerning ",
        "as for ",
        "as regards ",
        "with regard to ",
        "turning to ",
        "referring to ",
        "speaking of ",
        "speaking about ",
        "touching on ",
        "touching upon ",
        "commenting on ",
        "in connection with ",
        "with respect to ",
        "in the context of ",
        "against the background of ",
        "in relation to ",
        "in light of ",
        "in view of ",
        "about ",
    ];
    let sentences = &side.findings.sentences;
    let at = sentences.partition_point(|sentence| sentence.end <= claim.span.start);
    let sentence = sentences.get(at).filter(|sentence| sentence.start < claim.span.start)?;
    let front = Span::new(sentence.start, claim.span.start);
    let words = front.of(&side.document.text).to_lowercase();
    // A date opens sentences too; it is what nothing is about.
    let opens = OPENERS.iter().any(|opener| words.starts_with(opener));
    (opens && !words.contains(|c: char| c.is_ascii_digit())).then_some(front)
}

fn stands_in(entity: &Entity, span: Span) -> bool {
    let first = entity.mentions.partition_point(|mention| mention.end <= span.start);
    entity.mentions.get(first).is_some_and(|mention| mention.start < span.end)
}
