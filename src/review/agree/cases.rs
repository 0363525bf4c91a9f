//! The places where the annotators differ, dearest first: what to look at next.

use crate::review::address::Directory;
use crate::review::align::{Aspect, Coder, SentenceCoding, VerdictCoding};
use serde::{Serialize, Serializer};

/// A sentence, or an annotation that was judged, on which the annotators differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Case {
    /// What is compared.
    #[serde(serialize_with = "word")]
    pub aspect: Aspect,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The annotation judged, as `annotator/id`; for sentences none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The share of pairs of annotators who differ, 0 to 1.
    pub cost: f64,
    /// What each annotator said, with nothing for nothing.
    pub said: Vec<(String, Vec<String>)>,
}

fn word<S: Serializer>(aspect: &Aspect, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(aspect.word())
}

/// The sentences on which the coders differ.
pub(super) fn of_sentences(
    coding: &SentenceCoding,
    names: &[&str],
    aspect: Aspect,
    most: usize,
) -> Vec<Case> {
    let mut found = Vec::new();
    for (number, &(start, end)) in coding.sentences.iter().enumerate() {
        let sets: Vec<&[u32]> =
            coding.sets.iter().filter_map(|row| row.get(number)).map(Vec::as_slice).collect();
        let cost = differing(&sets);
        if cost > 0.0 {
            let label = |k: &u32| coding.labels.get(*k as usize).cloned();
            let said = names
                .iter()
                .zip(&sets)
                .map(|(name, set)| ((*name).to_owned(), set.iter().filter_map(label).collect()));
            found.push(Case { aspect, start, end, about: None, cost, said: said.collect() });
        }
    }
    dearest(found, most)
}

/// The annotations on which the reviewers' verdicts differ.
pub(super) fn of_verdicts(
    coding: &VerdictCoding,
    names: &[&str],
    coders: &[Coder<'_>],
    most: usize,
) -> Vec<Case> {
    let directory = Directory::of(coders);
    let mut found = Vec::new();
    for (about, (item, _)) in coding.items.iter().zip(coding.ratings.items()) {
        let given: Vec<u32> = item.iter().flatten().copied().collect();
        let cost = differing(&given);
        if cost > 0.0 {
            let (start, end) = place(about, &directory, coders).unwrap_or_default();
            let label = |k: u32| coding.labels.get(k as usize).cloned();
            let said = names
                .iter()
                .zip(item)
                .map(|(name, value)| ((*name).to_owned(), value.and_then(label).into_iter().collect()));
            found.push(Case {
                aspect: Aspect::Verdict,
                start,
                end,
                about: Some(about.clone()),
                cost,
                said: said.collect(),
            });
        }
    }
    dearest(found, most)
}

/// Where the annotation stands that was judged.
fn place(about: &str, directory: &Directory, coders: &[Coder<'_>]) -> Option<(usize, usize)> {
    let place = directory.find(about)?;
    coders.get(place.layer)?.spans.get(place.index)?.first().copied()
}

/// The share of unequal pairs.
fn differing<T: PartialEq>(values: &[T]) -> f64 {
    let pairs = values.len() * values.len().saturating_sub(1) / 2;
    let unequal: usize =
        values.iter().enumerate().map(|(k, a)| values.iter().skip(k + 1).filter(|b| a != *b).count()).sum();
    if pairs == 0 { 0.0 } else { unequal as f64 / pairs as f64 }
}

/// The dearest cases first, equal ones in text order.
fn dearest(mut cases: Vec<Case>, most: usize) -> Vec<Case> {
    cases.sort_by(|a, b| b.cost.total_cmp(&a.cost).then(a.start.cmp(&b.start)).then(a.about.cmp(&b.about)));
    cases.truncate(most);
    cases
}
