//! Which claims of two readouts speak of the same.

use super::Side;
use super::likeness::Likeness;
use super::pairing::{self, Pairing};
use super::rows::{Group, group};
use super::terms::Term;
use crate::extract::Claim;
use crate::lexicon::topics::{Topics, stem as stem_of, words};
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

/// One subject that both sides tell of. Claims are named by id, in text order.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The subject in a few words.
    pub label: String,
    /// Claims of the first readout; never empty.
    pub a: Vec<u32>,
    /// Claims of the second readout; never empty.
    pub b: Vec<u32>,
    /// How sure the surest pair is, 0 to 1; 0.5 is evenly poised.
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
    let likeness = Likeness::of([a, b], topics);
    let [bags_a, bags_b] = &likeness.bags;
    let (claims_a, claims_b) = (&a.findings.claims, &b.findings.claims);
    let mut groups = group(&likeness.across, &likeness.within);
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
    let (written_a, written_b) = (Written::new(a, topics), Written::new(b, topics));
    let mut labels = BTreeSet::new();
    let rows = groups
        .into_iter()
        .map(|Group { a: in_a, b: in_b }| {
            let pairs = in_a.iter().flat_map(|&i| in_b.iter().map(move |&j| (i, j)));
            let sure_of = pairs.clone().map(|(i, j)| likeness.across.at(i, j)).reduce(f64::max);
            // The reason is told of the pair that is most alike without its company.
            let alone = |(i, j): (usize, usize)| likeness.alone.at(i, j);
            let best = pairs.reduce(|x, y| if alone(y) > alone(x) { y } else { x });
            let shared =
                best.and_then(|(i, j)| Some(bags_a.get(i)?.shared(bags_b.get(j)?))).unwrap_or_default();
            let acts = best.and_then(|(i, j)| Some((claims_a.get(i)?, claims_b.get(j)?)));
            let surface = |stem: &str| {
                let own = written_a.of(stem, acts.map(|(claim, _)| claim));
                own.or_else(|| written_b.of(stem, acts.map(|(_, claim)| claim)))
                    .unwrap_or_else(|| stem.to_owned())
            };
            let little = shared.iter().all(|(_, weight)| *weight < TELLING);
            let kindred = best.and_then(|(i, j)| likeness.kindred(i, j, little)).unwrap_or_default();
            let by = pairings.iter().find(|p| {
                let stands =
                    |of: &[usize], claims: &[Claim], id: u32| at(claims, id).is_some_and(|k| of.contains(&k));
                p.together && stands(&in_a, claims_a, p.a) && stands(&in_b, claims_b, p.b)
            });
            Row {
                label: unlike(
                    &mut labels,
                    &shared,
                    label(&shared, &kindred, topics, surface),
                    topics,
                    surface,
                ),
                score: (sure(sure_of.unwrap_or(0.0)) * 100.0).round() / 100.0,
                reason: by.map_or_else(
                    || reason(&shared, &kindred, acts, topics, surface),
                    |by| format!("paired by {}", by.by),
                ),
                a: in_a.iter().filter_map(|&i| claims_a.get(i)).map(|c| c.id).collect(),
                b: in_b.iter().filter_map(|&j| claims_b.get(j)).map(|c| c.id).collect(),
            }
        })
        .collect();
    (rows, only_a, only_b)
}

/// A shared word that weighs less is no subject.
const TELLING: f64 = 0.12;

/// Evidence as a share of certainty.
fn sure(evidence: f64) -> f64 {
    0.5 + 0.5 * evidence / (1.0 + evidence.abs())
}

/// The subject: what weighs most of what is shared, a topic or a name before a word; else what is kindred.
fn label(
    shared: &[(&Term, f64)],
    kindred: &[(&str, &str)],
    topics: &Topics,
    surface: impl Fn(&str) -> String,
) -> String {
    let narrow = |term: &Term| match term {
        Term::Topic(t) => topics.all().get(*t).is_some_and(|topic| !topic.broad),
        Term::Word(_) => false,
    };
    // A day or a number is no subject.
    let named = |term: &Term| match term {
        Term::Topic(_) => true,
        Term::Word(stem) => !stem.contains(|c: char| c.is_ascii_digit()),
    };
    let first = shared.iter().find(|(term, _)| named(term));
    let telling = |(term, weight): &&(&Term, f64)| *weight >= TELLING || matches!(term, Term::Topic(_));
    let best = shared.iter().find(|(term, _)| narrow(term)).or(first.filter(telling));
    match (best, kindred.first(), first) {
        (Some((term, _)), ..) | (None, None, Some((term, _))) => shown(term, topics, surface),
        (None, Some((word, other)), _) => format!("{}, {}", surface(word), surface(other)),
        (None, None, None) => "Other".to_owned(),
    }
}

/// A label that no row before has: with what else is shared, where one has it ("Maritime issues: strait").
fn unlike(
    taken: &mut BTreeSet<String>,
    shared: &[(&Term, f64)],
    label: String,
    topics: &Topics,
    surface: impl Fn(&str) -> String,
) -> String {
    let numeric = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let label = if taken.contains(&label) {
        let others = shared.iter().map(|(term, _)| shown(term, topics, &surface));
        let mut longer = others
            .filter(|other| *other != label && !numeric(other))
            .map(|other| format!("{label}: {other}"));
        longer.find(|longer| !taken.contains(longer)).unwrap_or(label)
    } else {
        label
    };
    taken.insert(label.clone());
    label
}

fn shown(term: &Term, topics: &Topics, surface: impl Fn(&str) -> String) -> String {
    match term {
        Term::Topic(t) => topics.all().get(*t).map_or_else(String::new, |topic| topic.label.clone()),
        Term::Word(stem) => surface(stem),
    }
}

/// The words of a text by their stems.
struct Written<'t> {
    side: Side<'t>,
    topics: &'t Topics,
    /// The first word of each stem; read once, when first asked for.
    first: OnceCell<HashMap<String, String>>,
}

impl<'t> Written<'t> {
    fn new(side: Side<'t>, topics: &'t Topics) -> Self {
        Self { side, topics, first: OnceCell::new() }
    }

    /// The word of a stem as the text has it: in the claim, else anywhere (names are known by all their words,
    /// of which a claim may use one).
    fn of(&self, stem: &str, claim: Option<&Claim>) -> Option<String> {
        let spans = claim.into_iter().flat_map(|claim| claim.content.iter());
        let mut near = spans.flat_map(|span| words_of(span.of(&self.side.document.text)));
        let same = |own: &str| own == stem || self.topics.one_of(own) == stem;
        if let Some((_, word)) = near.find(|(own, _)| same(own)) {
            return Some(word);
        }
        let first = self.first.get_or_init(|| {
            let mut first = HashMap::new();
            for (own, word) in words_of(&self.side.document.text) {
                let one = self.topics.one_of(&own).to_owned();
                first.entry(own).or_insert_with(|| word.clone());
                first.entry(one).or_insert(word);
            }
            first
        });
        first.get(stem).cloned()
    }
}

/// The stems of a text, each with its word, with the capitals that the text gives it.
fn words_of(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    words(text).map(move |(at, word)| {
        let written = text.get(at..at + word.len()).filter(|written| written.to_lowercase() == word);
        let written = written.map_or(word.clone(), str::to_owned);
        (stem_of(&word), written)
    })
}

fn reason(
    shared: &[(&Term, f64)],
    kindred: &[(&str, &str)],
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
    if !kindred.is_empty() {
        let pairs = kindred.iter().map(|(word, other)| format!("{} ~ {}", surface(word), surface(other)));
        parts.push(format!("kindred words: {}", pairs.collect::<Vec<_>>().join(", ")));
    }
    if parts.is_empty() {
        parts.push("alike on the whole, and at the same point".to_owned());
    }
    if let Some((x, y)) = acts.filter(|(x, y)| x.act == y.act) {
        parts.push(format!("same act ({})", x.act.max(y.act)));
    }
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_second_row_of_a_label_says_what_else_it_shares() {
        let (strait, year) = (Term::Word("strait".to_owned()), Term::Word("2031".to_owned()));
        let shared = [(&year, 0.5), (&strait, 0.4)];
        let mut taken = BTreeSet::new();
        let mut next = || unlike(&mut taken, &shared, "Ships".to_owned(), Topics::builtin(), str::to_owned);
        assert_eq!([next(), next(), next()], ["Ships", "Ships: strait", "Ships"]);
    }
}
