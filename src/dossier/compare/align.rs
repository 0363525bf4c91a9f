//! Which claims of two readouts speak of the same.

use super::Side;
use super::carry::goes_on;
use super::pairing::{self, Pairing};
use super::rows::{Group, Scores, group};
use super::terms::{Bag, Term, bags};
use crate::extract::Claim;
use crate::lexicon::topics::{Topics, stem as stem_of, words};
use crate::text::Span;

/// How much a claim must resemble one of its own side that has a partner, to stand in its row.
const SAME_SUBJECT: f64 = 0.45;
/// How much two claims of one side must resemble each other to be about the same.
const ALIKE: f64 = 0.3;
/// What the same act adds: it never makes a pair by itself.
const SAME_ACT: f64 = 0.04;
/// How much it tells for a pair that both sides come to it at the same point, and against it that they do not:
/// accounts of one contact mostly keep its order.
const ORDER: f64 = 0.5;

/// One subject that both sides tell of. Claims are named by id, in text order.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The subject in a few words.
    pub label: String,
    /// Claims of the first readout; never empty.
    pub a: Vec<u32>,
    /// Claims of the second readout; never empty.
    pub b: Vec<u32>,
    /// Resemblance of the pair that resembles each other most, 0 to 1.
    pub score: f64,
    /// Why they stand together, in words.
    pub reason: String,
}

/// Rows in the order of the first readout, and the claims that stand in none.
#[must_use]
pub fn align(
    a: Side<'_>,
    b: Side<'_>,
    topics: &Topics,
    pairings: &[Pairing],
) -> (Vec<Row>, Vec<u32>, Vec<u32>) {
    let [bags_a, bags_b] = bags([a, b], topics);
    let (claims_a, claims_b) = (&a.findings.claims, &b.findings.claims);
    let score = |i: usize, j: usize| -> f64 {
        let (Some(x), Some(y)) = (bags_a.get(i), bags_b.get(j)) else { return 0.0 };
        let same_act = claims_a.get(i).map(|c| c.act) == claims_b.get(j).map(|c| c.act);
        let order = 1.0 + ORDER * (0.5 - (point(i, bags_a.len()) - point(j, bags_b.len())).abs());
        x.resemblance(y) * order + if same_act { SAME_ACT } else { 0.0 }
    };
    let scores =
        Scores((0..bags_a.len()).map(|i| (0..bags_b.len()).map(|j| score(i, j)).collect()).collect());
    let mut groups = group(&scores);
    gather(a, &bags_a, &mut groups, |group| &mut group.a);
    gather(b, &bags_b, &mut groups, |group| &mut group.b);
    merge((a, &bags_a), (b, &bags_b), &mut groups);
    let at = |claims: &[Claim], id: u32| claims.iter().position(|claim| claim.id == id);
    let said: Vec<(usize, usize, bool)> =
        pairings.iter().filter_map(|p| Some((at(claims_a, p.a)?, at(claims_b, p.b)?, p.together))).collect();
    pairing::apply(&mut groups, &said);
    for group in &mut groups {
        group.a.sort_unstable();
        group.b.sort_unstable();
    }
    groups.sort_by_key(|group| group.a.first().copied());
    let alone = |claims: &[Claim], in_row: &dyn Fn(usize) -> bool| -> Vec<u32> {
        claims.iter().enumerate().filter(|(k, _)| !in_row(*k)).map(|(_, claim)| claim.id).collect()
    };
    let only_a = alone(claims_a, &|k| groups.iter().any(|group| group.a.contains(&k)));
    let only_b = alone(claims_b, &|k| groups.iter().any(|group| group.b.contains(&k)));
    let rows = groups
        .into_iter()
        .map(|Group { a: in_a, b: in_b }| {
            let pairs = in_a.iter().flat_map(|&i| in_b.iter().map(move |&j| (i, j)));
            let value = |(i, j): (usize, usize)| scores.of(i, j);
            let best = pairs.reduce(|x, y| if value(y) > value(x) { y } else { x });
            let shared =
                best.and_then(|(i, j)| Some(bags_a.get(i)?.shared(bags_b.get(j)?))).unwrap_or_default();
            let acts = best.and_then(|(i, j)| Some((claims_a.get(i)?, claims_b.get(j)?)));
            let surface = |stem: &str| {
                let own = surface(stem, topics, a, acts.map(|(claim, _)| claim));
                own.or_else(|| surface(stem, topics, b, acts.map(|(_, claim)| claim)))
                    .unwrap_or_else(|| stem.to_owned())
            };
            let by = pairings.iter().find(|p| {
                let stands =
                    |of: &[usize], claims: &[Claim], id: u32| at(claims, id).is_some_and(|k| of.contains(&k));
                p.together && stands(&in_a, claims_a, p.a) && stands(&in_b, claims_b, p.b)
            });
            Row {
                label: label(&shared, topics, surface),
                score: (best.map_or(0.0, value).min(1.0) * 100.0).round() / 100.0,
                reason: by.map_or_else(
                    || reason(&shared, acts, topics, surface),
                    |by| format!("paired by {}", by.by),
                ),
                a: in_a.iter().filter_map(|&i| claims_a.get(i)).map(|c| c.id).collect(),
                b: in_b.iter().filter_map(|&j| claims_b.get(j)).map(|c| c.id).collect(),
            }
        })
        .collect();
    (rows, only_a, only_b)
}

/// Claims without a partner that go on about what the claim before them, which has one, speaks of:
/// because they resemble it, or because they are its continuation in the same paragraph.
fn gather(side: Side<'_>, bags: &[Bag], groups: &mut [Group], own: impl Fn(&mut Group) -> &mut Vec<usize>) {
    for (k, pair) in bags.windows(2).enumerate() {
        let ([last, this], Some(claim)) = (pair, side.findings.claims.get(k + 1)) else { continue };
        if groups.iter_mut().any(|group| own(group).contains(&(k + 1))) {
            continue;
        }
        let frame = frame(bags, k + 1).filter(|&at| bags.get(at).is_some_and(|bag| !bag.conflicts(this)));
        let before = side.findings.claims.get(k).filter(|_| last.block == this.block);
        let goes_on = before.is_some_and(|before| {
            let one_sentence = side.sentence_of(before) == side.sentence_of(claim);
            let lost = !this.has_subject && (one_sentence || by_pronoun(side, claim));
            goes_on(claim, this) || lost || this.refers_back || last.resemblance(this) >= SAME_SUBJECT
        });
        for at in [Some(k).filter(|_| goes_on), frame].into_iter().flatten() {
            if let Some(row) = groups.iter_mut().map(&own).find(|list| list.contains(&at)) {
                row.push(k + 1);
                break;
            }
        }
    }
}

/// The claim that names the subject of the paragraph in which the claim `of` stands: "On Qasr, …", or that
/// the two talked about Qasr.
fn frame(bags: &[Bag], of: usize) -> Option<usize> {
    let block = bags.get(of)?.block;
    let names = |bag: &Bag| bag.opens || (bag.lists && bag.has_subject);
    (0..of).rev().find(|&at| bags.get(at).is_some_and(|bag| bag.block == block && names(bag)))
}

/// How far on in its readout a claim stands, 0 to 1.
fn point(at: usize, all: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)] // A readout has few claims.
    let point = at as f64 / all.max(1) as f64;
    point
}

/// Makes one of two rows whose claims follow each other on both sides in one breath, or in one on one side
/// and about the same on the other.
fn merge(a: (Side<'_>, &[Bag]), b: (Side<'_>, &[Bag]), groups: &mut Vec<Group>) {
    let mut at = 0;
    while at < groups.len() {
        let mut next = at + 1;
        while let (Some(p), Some(q)) = (groups.get(at), groups.get(next)) {
            let (in_a, in_b) = (breath(a, &p.a, &q.a), breath(b, &p.b, &q.b));
            let one = in_a == Breath::One && in_b == Breath::One;
            let near = (in_a == Breath::One && in_b == Breath::Alike)
                || (in_a == Breath::Alike && in_b == Breath::One);
            if one || near {
                let other = groups.remove(next);
                if let Some(group) = groups.get_mut(at) {
                    group.a.extend(other.a);
                    group.b.extend(other.b);
                }
                next = at + 1;
            } else {
                next += 1;
            }
        }
        at += 1;
    }
}

/// How claims follow each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Breath {
    /// They do not.
    Apart,
    /// In one paragraph, about the same.
    Alike,
    /// In one sentence, or the second goes on without a subject of its own.
    One,
}

/// How nearly a claim of one list follows one of the other.
fn breath((side, bags): (Side<'_>, &[Bag]), x: &[usize], y: &[usize]) -> Breath {
    let apart = |p: &usize, q: &usize| (x.contains(p) && y.contains(q)) || (y.contains(p) && x.contains(q));
    let pairs = side.findings.claims.windows(2).zip(bags.windows(2)).enumerate();
    let found = pairs.filter_map(|(k, (claims, bags))| {
        let ([before, claim], [last, this]) = (claims, bags) else { return None };
        if !apart(&k, &(k + 1)) || last.block != this.block {
            return None;
        }
        let one = goes_on(claim, this) || side.sentence_of(before) == side.sentence_of(claim);
        let alike = last.resemblance(this) >= ALIKE;
        Some(if one {
            Breath::One
        } else if alike {
            Breath::Alike
        } else {
            Breath::Apart
        })
    });
    found.max().unwrap_or(Breath::Apart)
}

/// Whether the words that name the speaker name nobody: "he", "they", or none at all.
fn by_pronoun(side: Side<'_>, claim: &Claim) -> bool {
    claim.source.is_none_or(|source| {
        let words = source.of(&side.document.text).to_lowercase();
        matches!(words.as_str(), "he" | "she" | "they" | "both" | "it")
    })
}

/// The subject: what weighs most of what is shared, a topic or a name before a word.
fn label(shared: &[(&Term, f64)], topics: &Topics, surface: impl Fn(&str) -> String) -> String {
    let narrow = |term: &Term| match term {
        Term::Topic(t) => topics.all().get(*t).is_some_and(|topic| !topic.broad),
        Term::Word(_) => false,
    };
    let named = shared.iter().find(|(term, _)| narrow(term)).or(shared.first());
    named.map_or_else(|| "Other".to_owned(), |(term, _)| shown(term, topics, surface))
}

fn shown(term: &Term, topics: &Topics, surface: impl Fn(&str) -> String) -> String {
    match term {
        Term::Topic(t) => topics.all().get(*t).map_or_else(String::new, |topic| topic.label.clone()),
        Term::Word(stem) => surface(stem),
    }
}

/// The word of a stem as the text has it: in the claim, else anywhere (names are known by all their words,
/// of which a claim may use one).
fn surface(stem: &str, topics: &Topics, side: Side<'_>, claim: Option<&Claim>) -> Option<String> {
    let whole = Span::new(0, side.document.text.len());
    let places = claim.into_iter().flat_map(|claim| claim.content.iter().copied()).chain([whole]);
    let mut found = places.filter_map(|span| {
        let text = span.of(&side.document.text);
        let same = |word: &str| topics.one_of(&stem_of(word)) == stem;
        let (at, word) = words(text).find(|(_, word)| same(word))?;
        // With the capitals that the text gives it.
        let written = text.get(at..at + word.len()).filter(|written| written.to_lowercase() == word);
        Some(written.map_or(word.clone(), str::to_owned))
    });
    found.next()
}

fn reason(
    shared: &[(&Term, f64)],
    acts: Option<(&Claim, &Claim)>,
    topics: &Topics,
    surface: impl Fn(&str) -> String + Copy,
) -> String {
    let mut kinds: [Vec<String>; 2] = Default::default();
    for (term, _) in shared.iter().take(8) {
        let k = match term {
            Term::Topic(_) => 0,
            Term::Word(_) => 1,
        };
        if let Some(list) = kinds.get_mut(k).filter(|list| list.len() < 3) {
            list.push(shown(term, topics, surface));
        }
    }
    let [about, words] = kinds;
    let mut parts = Vec::new();
    for (what, list) in [("both on", about), ("shared words:", words)] {
        if !list.is_empty() {
            parts.push(format!("{what} {}", list.join(", ")));
        }
    }
    if let Some((x, y)) = acts.filter(|(x, y)| x.act == y.act) {
        parts.push(format!("same act ({})", x.act.max(y.act)));
    }
    parts.join("; ")
}
