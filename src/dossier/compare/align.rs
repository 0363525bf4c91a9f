//! Which claims of two readouts speak of the same.

use super::Side;
use super::terms::{Bag, Term, bags, goes_on};
use crate::extract::Claim;
use crate::lexicon::topics::Topics;

/// How much two claims must resemble each other to stand in one row.
const ENOUGH: f64 = 0.3;
/// The share of a claim's best resemblance that a further partner must reach.
const NEAR_BEST: f64 = 0.6;
/// How much a claim must resemble one of its own side that has a partner, to stand in its row.
const SAME_SUBJECT: f64 = 0.45;
/// What the same act adds: it never makes a pair by itself.
const SAME_ACT: f64 = 0.04;

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

/// A set that knows its members' representative.
struct Sets(Vec<usize>);

impl Sets {
    fn of(&mut self, k: usize) -> usize {
        let mut root = k;
        while let Some(&up) = self.0.get(root).filter(|&&up| up != root) {
            root = up;
        }
        if let Some(slot) = self.0.get_mut(k) {
            *slot = root;
        }
        root
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}

/// Rows in the order of the first readout, and the claims that stand in none.
#[must_use]
pub fn align(a: Side<'_>, b: Side<'_>, topics: &Topics) -> (Vec<Row>, Vec<u32>, Vec<u32>) {
    let [bags_a, bags_b] = bags([a, b], topics);
    let (claims_a, claims_b) = (&a.findings.claims, &b.findings.claims);
    let score = |i: usize, j: usize| -> f64 {
        let (Some(x), Some(y)) = (bags_a.get(i), bags_b.get(j)) else { return 0.0 };
        let same_act = claims_a.get(i).map(|c| c.act) == claims_b.get(j).map(|c| c.act);
        x.resemblance(y) + if same_act { SAME_ACT } else { 0.0 }
    };
    let scores: Vec<Vec<f64>> =
        (0..bags_a.len()).map(|i| (0..bags_b.len()).map(|j| score(i, j)).collect()).collect();
    let best_of_a: Vec<f64> = scores.iter().map(|row| row.iter().copied().fold(0.0, f64::max)).collect();
    let best_of_b: Vec<f64> = (0..bags_b.len())
        .map(|j| scores.iter().filter_map(|row| row.get(j)).copied().fold(0.0, f64::max))
        .collect();

    let at_b = bags_a.len();
    let mut sets = Sets((0..at_b + bags_b.len()).collect());
    let mut paired = vec![false; at_b + bags_b.len()];
    for (i, (row, best_a)) in scores.iter().zip(&best_of_a).enumerate() {
        for (j, (&s, best_b)) in row.iter().zip(&best_of_b).enumerate() {
            if s >= ENOUGH && s >= best_a * NEAR_BEST && s >= best_b * NEAR_BEST {
                sets.join(i, at_b + j);
                for k in [i, at_b + j] {
                    if let Some(slot) = paired.get_mut(k) {
                        *slot = true;
                    }
                }
            }
        }
    }
    gather(a, &bags_a, 0, &mut sets, &mut paired);
    gather(b, &bags_b, at_b, &mut sets, &mut paired);

    let mut rows: Vec<(usize, Vec<usize>, Vec<usize>)> = Vec::new();
    let (mut only_a, mut only_b) = (Vec::new(), Vec::new());
    for k in 0..at_b + bags_b.len() {
        let in_row = paired.get(k).copied().unwrap_or(false);
        match (in_row, k < at_b) {
            (false, true) => only_a.extend(claims_a.get(k).map(|c| c.id)),
            (false, false) => only_b.extend(claims_b.get(k - at_b).map(|c| c.id)),
            (true, first) => {
                let root = sets.of(k);
                let at = rows.iter().position(|row| row.0 == root).unwrap_or_else(|| {
                    rows.push((root, Vec::new(), Vec::new()));
                    rows.len() - 1
                });
                if let Some(row) = rows.get_mut(at) {
                    if first { row.1.push(k) } else { row.2.push(k - at_b) }
                }
            }
        }
    }
    let rows = rows
        .into_iter()
        .map(|(_, in_a, in_b)| {
            let pairs = in_a.iter().flat_map(|&i| in_b.iter().map(move |&j| (i, j)));
            let value =
                |(i, j): (usize, usize)| scores.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0);
            let best = pairs.reduce(|x, y| if value(y) > value(x) { y } else { x });
            let shared =
                best.and_then(|(i, j)| Some(bags_a.get(i)?.shared(bags_b.get(j)?))).unwrap_or_default();
            let acts = best.and_then(|(i, j)| Some((claims_a.get(i)?, claims_b.get(j)?)));
            let surface = |stem: &str| surface(stem, a, acts.map(|(claim, _)| claim));
            Row {
                label: label(&shared, topics, surface),
                score: (best.map_or(0.0, value).min(1.0) * 100.0).round() / 100.0,
                reason: reason(&shared, acts, topics, surface),
                a: in_a.iter().filter_map(|&i| claims_a.get(i)).map(|c| c.id).collect(),
                b: in_b.iter().filter_map(|&j| claims_b.get(j)).map(|c| c.id).collect(),
            }
        })
        .collect();
    (rows, only_a, only_b)
}

/// Claims without a partner that go on about what the claim before them, which has one, speaks of:
/// because they resemble it, or because they are its continuation in the same paragraph.
fn gather(side: Side<'_>, bags: &[Bag], offset: usize, sets: &mut Sets, paired: &mut [bool]) {
    let has = |paired: &[bool], k: usize| paired.get(offset + k).copied().unwrap_or(true);
    for (k, pair) in bags.windows(2).enumerate() {
        let ([last, this], Some(claim)) = (pair, side.findings.claims.get(k + 1)) else { continue };
        if has(paired, k)
            && !has(paired, k + 1)
            && last.block == this.block
            && (goes_on(claim, this) || last.resemblance(this) >= SAME_SUBJECT)
        {
            sets.join(offset + k, offset + k + 1);
            if let Some(slot) = paired.get_mut(offset + k + 1) {
                *slot = true;
            }
        }
    }
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

/// The word of a stem as the text has it.
fn surface(stem: &str, side: Side<'_>, claim: Option<&Claim>) -> String {
    use crate::lexicon::topics;
    let found = claim.into_iter().flat_map(|claim| claim.content.iter()).find_map(|span| {
        let text = span.of(&side.document.text);
        let (at, word) = topics::words(text).find(|(_, word)| topics::stem(word) == stem)?;
        // With the capital that the text gives it.
        let capital = text.get(at..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
        let mut letters = word.chars();
        let first = letters.next().filter(|_| capital);
        Some(first.map_or(word.clone(), |first| first.to_uppercase().chain(letters).collect()))
    });
    found.unwrap_or_else(|| stem.to_owned())
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
