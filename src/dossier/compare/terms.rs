//! A claim as a bag of weighted terms.

use super::Side;
use super::parties::Parties;
use crate::extract::{Claim, Entity, EntityType, Scope};
use crate::lexicon::topics::{Topics, Weight, stem, words};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Something two claims can have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Term {
    /// A topic of the lexicon, by index.
    Topic(usize),
    /// A word, by stem.
    Word(String),
}

/// How likely it is that two claims speak of one subject when this is all that they share, before
/// rarity. Start values chosen on the labelled pairs of `tests/pairs`.
const TOPIC: f64 = 0.48;
/// The share of a topic that a part of it speaks of.
const WITHIN: f64 = 0.75;
const BROAD: f64 = 0.16;
const NAME: f64 = 0.55;
const WORD: f64 = 0.15;
/// A day that is not that of the contact.
const DAY: f64 = 0.3;
const PROPER: f64 = 0.3;
const COMMON: f64 = 0.03;
/// A telling word that one claim of each side has, and no other.
const ONCE: f64 = 0.32;
/// The share left to what only names a party of the contact.
const PARTY: f64 = 0.12;
/// How much two claims resemble each other that both speak of a broad topic and of nothing else.
const GENERAL: f64 = 0.4;
/// What a topic or name must weigh to be a subject.
const SUBJECT: f64 = 0.17;
/// How much a subject of each side that the other lacks speaks against a pair.
const APART: f64 = 0.3;
/// The share of the claim before in a claim without a subject of its own.
const CARRIED: f64 = 0.6;

/// The terms of one claim with their weight. Sorted, so that sums are the same on every machine.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    pub(super) terms: BTreeMap<Term, f64>,
    /// Whether it has a topic or a name of its own.
    pub(super) has_subject: bool,
    /// The paragraph, as an index of the document's blocks.
    pub(super) block: usize,
}

impl Bag {
    /// How sure it is that two bags speak of one subject, 0 to 1: each shared term is evidence of
    /// its own, and subjects that each has apart from the other speak against it.
    pub(super) fn resemblance(&self, other: &Self) -> f64 {
        let doubt: f64 = self
            .terms
            .iter()
            .filter_map(|(term, w)| other.terms.get(term).map(|v| 1.0 - w.min(*v)))
            .product();
        #[allow(clippy::cast_precision_loss)] // A claim has few subjects.
        let apart = self.apart(other).min(other.apart(self)) as f64;
        // Two claims about nothing in particular, such as the relationship, are about the same.
        let general = !self.has_subject && !other.has_subject && self.shares_topic(other);
        ((1.0 - doubt) / (1.0 + APART * apart)).max(if general { GENERAL } else { 0.0 })
    }

    fn shares_topic(&self, other: &Self) -> bool {
        self.terms.keys().any(|term| matches!(term, Term::Topic(_)) && other.terms.contains_key(term))
    }

    /// How many topics and names it has that `other` lacks.
    fn apart(&self, other: &Self) -> usize {
        self.subjects().filter(|term| !other.terms.contains_key(term)).count()
    }

    /// Topics and names that say what it is about.
    fn subjects(&self) -> impl Iterator<Item = &Term> {
        let telling = |term: &Term, weight: f64| match term {
            Term::Topic(_) => weight >= SUBJECT,
            Term::Word(_) => weight >= NAME * 0.8,
        };
        self.terms.iter().filter(move |(term, weight)| telling(term, **weight)).map(|(term, _)| term)
    }

    /// What two bags share, the weightiest first.
    pub(super) fn shared<'s>(&'s self, other: &Self) -> Vec<(&'s Term, f64)> {
        let mut shared: Vec<(&Term, f64)> = self
            .terms
            .iter()
            .filter_map(|(term, w)| other.terms.get(term).map(|v| (term, w.min(*v))))
            .collect();
        shared.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        shared
    }
}

/// The bags of all claims of both sides, weighted by how rare each term is among them.
pub(super) fn bags(sides: [Side<'_>; 2], topics: &Topics) -> [Vec<Bag>; 2] {
    let parties = Parties::of(&sides);
    let mut bags = sides.map(|side| plain(side, topics, &parties));
    compounds(&mut bags);
    let mut claims_with: BTreeMap<Term, [usize; 2]> = BTreeMap::new();
    for (side, bags) in bags.iter().enumerate() {
        for term in bags.iter().flat_map(|bag| bag.terms.keys()) {
            if let Some(count) = claims_with.entry(term.clone()).or_default().get_mut(side) {
                *count += 1;
            }
        }
    }
    let all = bags.iter().map(Vec::len).sum::<usize>();
    for bag in bags.iter_mut().flatten() {
        for (term, weight) in &mut bag.terms {
            let having = claims_with.get(term).copied().unwrap_or_default();
            if having == [1, 1] && (WORD..NAME).contains(weight) && matches!(term, Term::Word(_)) {
                *weight = weight.max(ONCE);
            }
            *weight *= rarity(having.iter().sum(), all);
        }
    }
    let [mut a, mut b] = bags;
    for (side, bags) in sides.into_iter().zip([&mut a, &mut b]) {
        carry(&side.findings.claims, bags);
    }
    [a, b]
}

/// A word that ends in a word of the other side speaks of that too: "rainforest" of a "forest".
fn compounds(bags: &mut [Vec<Bag>; 2]) {
    let stems: Vec<BTreeSet<String>> = bags
        .iter()
        .map(|bags| {
            let terms = bags.iter().flat_map(|bag| bag.terms.keys());
            terms
                .filter_map(|term| if let Term::Word(stem) = term { Some(stem.clone()) } else { None })
                .collect()
        })
        .collect();
    let [a, b] = bags;
    for (bags, others) in [(a, stems.get(1)), (b, stems.first())] {
        for bag in bags {
            let parts: Vec<(Term, f64)> = bag
                .terms
                .iter()
                .filter_map(|(term, weight)| match term {
                    Term::Word(stem) if stem.len() >= 8 && *weight >= WORD => Some((stem, *weight)),
                    _ => None,
                })
                .flat_map(|(stem, weight)| {
                    let tails = others.into_iter().flatten().filter(move |tail| {
                        tail.len() >= 5 && tail.len() + 3 <= stem.len() && stem.ends_with(tail.as_str())
                    });
                    tails.map(move |tail| (Term::Word(tail.clone()), weight))
                })
                .collect();
            for (term, weight) in parts {
                keep(bag, term, weight);
            }
        }
    }
}

/// Whether a claim goes on with what the claim before it spoke of: speech without a cue of its own,
/// or a further verb of the sentence without a subject of its own.
pub(super) fn goes_on(claim: &Claim, bag: &Bag) -> bool {
    match claim.scope {
        Scope::Inherited | Scope::Quote => true,
        Scope::Clause | Scope::Turn => !bag.has_subject,
        Scope::Own | Scope::Joint => false,
    }
}

/// 1 for what a quarter of the claims or fewer have, less for what more have.
fn rarity(having: usize, all: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)] // Numbers of claims are small.
    let share = all.max(1) as f64 / having.max(1) as f64;
    ((1.0 + share).ln() / 5.0_f64.ln()).min(1.0)
}

fn plain(side: Side<'_>, topics: &Topics, parties: &Parties) -> Vec<Bag> {
    side.findings.claims.iter().map(|claim| bag_of(side, claim, topics, parties)).collect()
}

fn bag_of(side: Side<'_>, claim: &Claim, topics: &Topics, parties: &Parties) -> Bag {
    let text = &*side.document.text;
    let block = side.document.blocks.partition_point(|block| block.span.end <= claim.span.start);
    let mut bag = Bag { block, ..Bag::default() };
    let mut spans = if claim.content.is_empty() { vec![claim.span] } else { claim.content.clone() };
    spans.extend(front(side, claim));
    for span in spans {
        let found: Vec<(usize, String)> = words(span.of(text)).collect();
        let stems: Vec<String> = found.iter().map(|(_, word)| stem(word)).collect();
        let mut of_topic = vec![false; stems.len()];
        for (topic, at) in topics.in_stems(&stems) {
            let broad = topics.all().get(topic).is_some_and(|t| t.broad);
            // A topic that a party's own name calls up is no topic: every claim would have it.
            let party = stems.get(at.clone()).unwrap_or_default().iter().all(|s| parties.stems.contains(s));
            let weight = (if broad { BROAD } else { TOPIC }) * if party { PARTY } else { 1.0 };
            keep(&mut bag, Term::Topic(topic), weight);
            if let Some(whole) = topics.within(topic) {
                keep(&mut bag, Term::Topic(whole), weight * WITHIN);
            }
            bag.has_subject |= !broad && !party;
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
            let share = if parties.stems.contains(stem) { PARTY } else { 1.0 };
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
                if telling && !parties.stems.contains(&stem) {
                    bag.has_subject = true;
                    keep(&mut bag, Term::Word(stem), NAME);
                }
            }
        }
    }
    bag
}

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

fn keep(bag: &mut Bag, term: Term, weight: f64) {
    let slot = bag.terms.entry(term).or_insert(0.0);
    *slot = slot.max(weight);
}

fn stands_in(entity: &Entity, span: Span) -> bool {
    let first = entity.mentions.partition_point(|mention| mention.end <= span.start);
    entity.mentions.get(first).is_some_and(|mention| mention.start < span.end)
}

/// A claim without a subject of its own speaks of what the claim before it in the paragraph does.
fn carry(claims: &[Claim], bags: &mut [Bag]) {
    for k in 1..bags.len() {
        let (before, rest) = bags.split_at_mut(k);
        let (Some(last), Some(this), Some(claim)) = (before.last(), rest.first_mut(), claims.get(k)) else {
            continue;
        };
        if this.has_subject || last.block != this.block || !goes_on(claim, this) {
            continue;
        }
        for (term, weight) in &last.terms {
            let slot = this.terms.entry(term.clone()).or_insert(0.0);
            *slot = slot.max(weight * CARRIED);
        }
    }
}
