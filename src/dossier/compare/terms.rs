//! A claim as a bag of weighted terms.

use super::Side;
use super::carry::carry;
use super::parties::{Parties, is_form};
use super::reading::read;
use crate::lexicon::topics::Topics;
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
/// rarity. Chosen on labelled pairs, of `tests/pairs` and others.
pub(super) const WORD: f64 = 0.16;
/// A person, place or body that is no party of the contact.
pub(super) const NAME: f64 = 0.55;
/// A telling word that one claim of each side has, and no other.
const ONCE: f64 = 0.44;
/// In more claims than these, two such claims come together by chance more often.
const FEW: usize = 24;
/// How much two claims resemble each other that both speak of a broad topic and of nothing else.
const GENERAL: f64 = 0.32;
/// The same where one of them only lists what was talked about.
const LISTED: f64 = 0.4;
/// What a topic or name must weigh to be a subject.
const SUBJECT: f64 = 0.12;
/// How much a subject of each side that the other lacks speaks against a pair.
const APART: f64 = 0.3;
/// The share that is left where each speaks of topics of its own, and of none that the other does.
const OTHER_TOPICS: f64 = 0.75;

/// The terms of one claim with their weight. Sorted, so that sums are the same on every machine.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    pub(super) terms: BTreeMap<Term, f64>,
    /// Whether it has a topic or a name of its own.
    pub(super) has_subject: bool,
    /// Topics of its own that say something.
    pub(super) narrow: BTreeSet<usize>,
    /// Whether it speaks of what was said before: "the proposal", "them".
    pub(super) refers_back: bool,
    /// Whether it only tells what was talked about.
    pub(super) lists: bool,
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
        let other_topics = if self.conflicts(other) { OTHER_TOPICS } else { 1.0 };
        ((1.0 - doubt) * other_topics / (1.0 + APART * apart)).max(self.in_general(other))
    }

    /// Two claims about nothing in particular, such as the relationship, are about the same; so is a list of
    /// subjects in which the relationship is one.
    fn in_general(&self, other: &Self) -> f64 {
        let [own, others] = [self, other].map(|bag| bag.has_subject);
        match self.shares_topic(other) {
            true if (self.lists || other.lists) && !(own && others) => LISTED,
            true if !own && !others => GENERAL,
            _ => 0.0,
        }
    }

    /// Whether each speaks of topics of its own, and of none that the other does.
    pub(super) fn conflicts(&self, other: &Self) -> bool {
        !self.narrow.is_empty() && !other.narrow.is_empty() && self.narrow.is_disjoint(&other.narrow)
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
pub(super) fn bags(sides: [Side<'_>; 2], topics: &Topics, parties: &Parties) -> [Vec<Bag>; 2] {
    let mut bags = sides.map(|side| read(side, topics, parties));
    compounds(&mut bags);
    peoples(&mut bags);
    let mut claims_with: BTreeMap<Term, [usize; 2]> = BTreeMap::new();
    for (side, bags) in bags.iter().enumerate() {
        for term in bags.iter().flat_map(|bag| bag.terms.keys()) {
            if let Some(count) = claims_with.entry(term.clone()).or_default().get_mut(side) {
                *count += 1;
            }
        }
    }
    let all = bags.iter().map(Vec::len).sum::<usize>();
    #[allow(clippy::cast_precision_loss)] // Numbers of claims are small.
    let once = ONCE * (FEW as f64 / all.max(1) as f64).min(1.0);
    for bag in bags.iter_mut().flatten() {
        for (term, weight) in &mut bag.terms {
            let having = claims_with.get(term).copied().unwrap_or_default();
            if having == [1, 1] && (WORD..NAME).contains(weight) && matches!(term, Term::Word(_)) {
                *weight = weight.max(once);
            }
            *weight *= rarity(having.iter().sum(), all);
        }
    }
    let [mut a, mut b] = bags;
    for (side, bags) in sides.into_iter().zip([&mut a, &mut b]) {
        carry(side, bags);
    }
    [a, b]
}

/// A people speaks of its country: "the Lubasan parties" of Lubasa, wherever that is named.
fn peoples(bags: &mut [Vec<Bag>; 2]) {
    let all = bags.iter().flatten().flat_map(|bag| &bag.terms);
    let names: BTreeSet<String> = all
        .filter_map(|(term, weight)| match term {
            Term::Word(stem) if *weight >= NAME => Some(stem.clone()),
            _ => None,
        })
        .collect();
    for bag in bags.iter_mut().flatten() {
        let forms: Vec<String> = bag
            .terms
            .keys()
            .filter_map(|term| if let Term::Word(stem) = term { Some(stem) } else { None })
            .flat_map(|stem| names.iter().filter(move |name| is_form(stem, name)).cloned())
            .collect();
        for name in forms {
            bag.has_subject = true;
            keep(bag, Term::Word(name), NAME);
        }
    }
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

/// 1 for what a quarter of the claims or fewer have, less for what more have.
fn rarity(having: usize, all: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)] // Numbers of claims are small.
    let share = all.max(1) as f64 / having.max(1) as f64;
    ((1.0 + share).ln() / 5.0_f64.ln()).min(1.0)
}

/// Gives a bag a term, of several weights the largest.
pub(super) fn keep(bag: &mut Bag, term: Term, weight: f64) {
    let slot = bag.terms.entry(term).or_insert(0.0);
    *slot = slot.max(weight);
}
