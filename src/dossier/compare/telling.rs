//! The words by which a claim tells what it is about.

use super::Side;
use super::matters::{Hints, Matters, hint};
use super::parties::Parties;
use super::terms::Bag;
use crate::extract::{Claim, Scope};
use crate::lexicon::kinship::Kinship;
use crate::lexicon::topics::{Topics, Weight, stem, words};
use crate::text::Span;
use std::collections::BTreeMap;

/// The share left to what only names a party of the contact.
pub(super) const PARTY: f64 = 0.15;
/// The share left to a word that nearly every readout has.
pub(super) const COMMON: f64 = 0.35;
/// The share of the words that mark the act: "thanked", "condolences".
const CUE: f64 = 0.5;
/// The share of what leads up to a claim in its line: "Shipping:", "Asked about the ferry, …".
const LEAD: f64 = 0.6;
/// The share of the question that a claim answers.
const QUESTION: f64 = 0.6;
/// The share of the claim before it in the paragraph, where it goes on with that.
const GOES_ON: f64 = 0.5;
/// The same where it starts anew.
const BEFORE: f64 = 0.25;
/// How far back before a claim its line is read, in bytes.
const FAR: usize = 400;

/// Words by what stands for all words of the same thing, with their stem and how much they say. Sorted, so
/// that sums are the same on every machine.
pub(super) type Telling = BTreeMap<String, (f64, String)>;

/// What a claim says, and that with what stands around it.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// Of the claim itself.
    pub(super) own: Telling,
    /// With the share of what it goes on with or answers.
    pub(super) wider: Telling,
    /// What it may be about, with what leads up to it and the question that it answers; the claims beside it are
    /// weighed elsewhere (`company`).
    pub(super) matters: Matters,
}

/// The words of all claims of one side.
pub(super) fn telling(side: Side<'_>, bags: &[Bag], topics: &Topics, parties: &Parties) -> Vec<Words> {
    let (text, claims) = (&*side.document.text, &side.findings.claims);
    let said: Vec<Telling> = claims
        .iter()
        .map(|claim| {
            let mut said = Telling::new();
            for span in spans(claim) {
                read(span.of(text), 1.0, &mut said, topics, parties);
            }
            said
        })
        .collect();
    let questions: Vec<bool> =
        claims.iter().map(|claim| claim.span.of(text).trim_end().ends_with('?')).collect();
    let block = |k: usize| bags.get(k).map(|bag| bag.block);
    let mut read_to = side.findings.sentences.first().map_or(0, |sentence| sentence.start);
    let mut all = Vec::with_capacity(claims.len());
    for (k, claim) in claims.iter().enumerate() {
        let mut own = said.get(k).cloned().unwrap_or_default();
        let mut hints = Hints::new();
        for span in spans(claim) {
            hint(span.of(text), 1.0, &mut hints, topics, parties);
        }
        if let Some(cue) = claim.cue {
            read(cue.of(text), CUE, &mut own, topics, parties);
            hint(cue.of(text), CUE, &mut hints, topics, parties);
        }
        let mut wider = own.clone();
        let mut add = |from: usize, share: f64| {
            for (word, (weight, stem)) in said.get(from).into_iter().flatten() {
                keep(&mut wider, word, weight * share, stem);
            }
        };
        if let Some(before) = k.checked_sub(1).filter(|before| block(*before) == block(k)) {
            let last = claims.get(before);
            let one = last.is_some_and(|last| side.sentence_of(last) == side.sentence_of(claim));
            let on = goes_on(claim) || one || bags.get(k).is_some_and(|bag| bag.refers_back);
            add(before, if on { GOES_ON } else { BEFORE });
        }
        for question in answered(k, &questions, block) {
            add(question, QUESTION);
            for span in claims.get(question).map(spans).unwrap_or_default() {
                hint(span.of(text), QUESTION, &mut hints, topics, parties);
            }
        }
        let lead = lead(text, read_to, claim.span);
        read(lead, LEAD, &mut wider, topics, parties);
        hint(lead, LEAD, &mut hints, topics, parties);
        read_to = read_to.max(claim.span.end);
        all.push(Words { own, wider, matters: Matters::of(&hints) });
    }
    all
}

/// Where a claim says what it says.
fn spans(claim: &Claim) -> &[Span] {
    if claim.content.is_empty() { std::slice::from_ref(&claim.span) } else { &claim.content }
}

/// The questions before claim `k` that it answers: the last ones in its turn or paragraph.
fn answered(k: usize, questions: &[bool], block: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    let asks = |at: usize| questions.get(at).copied().unwrap_or(false);
    if asks(k) {
        return Vec::new();
    }
    let passed = (0..k).rev().take_while(|at| !asks(*at) && block(*at) == block(k)).count();
    (0..k - passed).rev().take_while(|at| asks(*at)).collect()
}

/// What stands in the line of a claim between it and what was read before.
fn lead(text: &str, read_to: usize, claim: Span) -> &str {
    let mut from = read_to.min(claim.start).max(claim.start.saturating_sub(FAR));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..claim.start).and_then(|gap| gap.rsplit('\n').next()).unwrap_or_default()
}

/// Whether a claim has no verb or no speaker of its own.
fn goes_on(claim: &Claim) -> bool {
    matches!(claim.scope, Scope::Inherited | Scope::Quote | Scope::Clause | Scope::Turn)
}

fn read(text: &str, share: f64, into: &mut Telling, topics: &Topics, parties: &Parties) {
    for (_, word) in words(text) {
        let stem = stem(&word);
        let known = match topics.weight(&word, &stem) {
            Weight::Stop => continue,
            Weight::Common => COMMON,
            Weight::Telling => 1.0,
        };
        let party = if parties.has(&stem) { PARTY } else { 1.0 };
        let weight = share * Kinship::builtin().rarity(&stem) * party * known;
        keep(into, topics.one_of(&stem), weight, &stem);
    }
}

/// Of several weights the largest.
fn keep(into: &mut Telling, word: &str, weight: f64, stem: &str) {
    match into.get_mut(word) {
        Some(known) if known.0 >= weight => {}
        Some(known) => *known = (weight, stem.to_owned()),
        None => {
            into.insert(word.to_owned(), (weight, stem.to_owned()));
        }
    }
}
