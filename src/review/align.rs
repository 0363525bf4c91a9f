//! Layers of several annotators made comparable: what each said about each sentence, which spans
//! each marked, which verdict each gave.
//!
//! | aspect | where it is read | a sentence has it when |
//! |---|---|---|
//! | [`Aspect::Code`] | the codes of notes | a mark with the code shares a code point with it |
//! | [`Aspect::Speaker`] | the speaker tags of notes | a mark with the tag shares a code point with it |
//! | [`Aspect::Act`] | the attribute `act` of notes; the act of accepted and amended findings | likewise |
//! | [`Aspect::Verdict`] | verdicts; the item is the annotation judged | never |
//!
//! A sentence that nobody marked counts: that all left it alone is agreement too. Marks of the kind
//! `consensus` are not read, they are made of the others.

use super::agreement::{Continuum, Ratings, Unit};
use crate::annotation::{Annotation, Kind, Resolution};
use crate::text::CodePoints;
use std::collections::{BTreeMap, BTreeSet};

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Codes.
    Code,
    /// Speaker tags.
    Speaker,
    /// Acts.
    Act,
    /// Verdicts on colleagues' annotations.
    Verdict,
}

impl Aspect {
    /// Every aspect.
    pub const ALL: &'static [Self] = &[Self::Code, Self::Speaker, Self::Act, Self::Verdict];

    /// The word used in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Speaker => "speaker",
            Self::Act => "act",
            Self::Verdict => "verdict",
        }
    }
}

/// One annotator's layer, with its marks placed on the text.
#[derive(Clone, Debug)]
pub struct Coder<'a> {
    /// The annotator.
    pub annotator: &'a str,
    /// The layer's annotations.
    pub annotations: Vec<&'a Annotation>,
    /// For each annotation the spans where it stands, in code points. A target that could not be
    /// placed has none.
    pub spans: Vec<Vec<(usize, usize)>>,
}

impl<'a> Coder<'a> {
    /// A layer whose anchors are trusted as they were recorded.
    #[must_use]
    pub fn as_recorded(annotator: &'a str, annotations: &'a [Annotation]) -> Self {
        let spans =
            annotations.iter().map(|a| a.targets.iter().map(|t| (t.start, t.end)).collect()).collect();
        Self { annotator, annotations: annotations.iter().collect(), spans }
    }

    /// A layer whose annotations were placed by others: each with its spans in code points.
    #[must_use]
    pub fn placed(annotator: &'a str, marks: Vec<(&'a Annotation, Vec<(usize, usize)>)>) -> Self {
        let (annotations, spans) = marks.into_iter().unzip();
        Self { annotator, annotations, spans }
    }

    /// A layer whose anchors were looked up in `text`: what was found surely takes part, what moved
    /// uncertainly or is gone does not.
    #[must_use]
    pub fn resolved(
        annotator: &'a str,
        annotations: &'a [Annotation],
        resolutions: &[Vec<Resolution>],
        text: &str,
        points: &CodePoints,
    ) -> Self {
        let place = |r: &Resolution| r.span().map(|span| points.range(text, span));
        let mut spans: Vec<Vec<(usize, usize)>> =
            resolutions.iter().map(|targets| targets.iter().filter_map(place).collect()).collect();
        spans.resize(annotations.len(), Vec::new());
        Self { annotator, annotations: annotations.iter().collect(), spans }
    }

    /// The annotations with their spans.
    pub fn marks(&self) -> impl Iterator<Item = (&'a Annotation, &[(usize, usize)])> {
        self.annotations.iter().copied().zip(self.spans.iter().map(Vec::as_slice))
    }

    /// Targets of notes that have no place in the text, or cover nothing.
    #[must_use]
    pub fn unplaced(&self) -> usize {
        let notes = self.marks().filter(|(a, _)| a.kind == Kind::Note);
        notes
            .map(|(a, spans)| {
                a.targets.len() - spans.iter().filter(|(s, e)| s < e).count().min(a.targets.len())
            })
            .sum()
    }

    /// Whether the annotator takes part in the comparison of an aspect.
    ///
    /// For codes: whoever marked the text at all, and whoever has a layer with nothing in it. A
    /// colleague who only replied, judged or adjudicated did not code. For the other aspects:
    /// whoever said something of the kind.
    #[must_use]
    pub fn takes_part(&self, aspect: Aspect) -> bool {
        match aspect {
            Aspect::Code => {
                self.annotations.is_empty() || self.annotations.iter().any(|a| a.kind == Kind::Note)
            }
            Aspect::Verdict => self.annotations.iter().any(|a| a.kind == Kind::Verdict),
            Aspect::Speaker | Aspect::Act => self.annotations.iter().any(|a| !values(a, aspect).is_empty()),
        }
    }
}

/// The indices of the layers whose annotators are asked why they marked nothing at a place: whoever gave a code or tagged
/// a speaker, and whoever has a layer with nothing in it. Who only wrote notes in words has not begun to code.
#[must_use]
pub fn coding(layers: &[Coder<'_>]) -> Vec<usize> {
    let says = |a: &Annotation| [Aspect::Code, Aspect::Speaker].iter().any(|&one| !values(a, one).is_empty());
    let coded = |layer: &Coder<'_>| layer.annotations.is_empty() || layer.annotations.iter().any(|a| says(a));
    layers.iter().enumerate().filter(|(_, layer)| coded(layer)).map(|(index, _)| index).collect()
}

/// What an annotation says under an aspect, each value once, in order.
#[must_use]
pub fn values(annotation: &Annotation, aspect: Aspect) -> BTreeSet<&str> {
    let note = annotation.kind == Kind::Note;
    let found: Vec<&str> = match aspect {
        Aspect::Code if note => annotation.codes.iter().map(String::as_str).collect(),
        Aspect::Speaker if note => annotation.speaker.as_deref().into_iter().collect(),
        Aspect::Act if note => {
            annotation.attributes.get("act").and_then(toml::Value::as_str).into_iter().collect()
        }
        Aspect::Act if annotation.kind == Kind::Decision => decided_act(annotation).into_iter().collect(),
        Aspect::Verdict if annotation.kind == Kind::Verdict => {
            annotation.verdict.as_deref().into_iter().collect()
        }
        _ => Vec::new(),
    };
    found.into_iter().filter(|value| !value.is_empty()).collect()
}

/// The act that a decision leaves standing.
fn decided_act(annotation: &Annotation) -> Option<&str> {
    let found = annotation.finding.as_ref().map(|finding| finding.act.as_str());
    match annotation.decision.as_deref() {
        Some("accept") => found,
        Some("amend") => annotation.amended.act.as_deref().or(found),
        _ => None,
    }
}

/// What each coder said about each sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentenceCoding {
    /// Indices of the coders who take part, into the slice given.
    pub coders: Vec<usize>,
    /// The values in use, sorted.
    pub labels: Vec<String>,
    /// The sentences, in code points.
    pub sentences: Vec<(usize, usize)>,
    /// Per coder and sentence the indices of the labels, sorted.
    pub sets: Vec<Vec<Vec<u32>>>,
}

/// Reads `aspect` of all `coders` sentence by sentence. `sentences` are code points, sorted, and do
/// not overlap.
#[must_use]
pub fn by_sentence(coders: &[Coder<'_>], aspect: Aspect, sentences: &[(usize, usize)]) -> SentenceCoding {
    let taking: Vec<usize> = taking_part(coders, aspect);
    let labels = labels(coders, &taking, aspect);
    let mut sets = Vec::with_capacity(taking.len());
    for coder in taking.iter().filter_map(|&c| coders.get(c)) {
        let mut row: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); sentences.len()];
        for (annotation, spans) in coder.marks() {
            let indices: Vec<u32> =
                values(annotation, aspect).into_iter().filter_map(|v| index(&labels, v)).collect();
            if indices.is_empty() {
                continue;
            }
            for &(start, end) in spans.iter().filter(|(start, end)| start < end) {
                let first = sentences.partition_point(|&(_, sentence_end)| sentence_end <= start);
                let touched =
                    row.iter_mut().zip(sentences).skip(first).take_while(|(_, (from, _))| *from < end);
                for (set, _) in touched.filter(|(_, (from, to))| from < to) {
                    set.extend(indices.iter().copied());
                }
            }
        }
        sets.push(row.into_iter().map(|set| set.into_iter().collect()).collect());
    }
    SentenceCoding { coders: taking, labels, sentences: sentences.to_vec(), sets }
}

impl SentenceCoding {
    /// The items over all values: the category of a sentence is the set of its values, category 0
    /// being the empty set. With the sets, as label indices, by category.
    #[must_use]
    pub fn over_all(&self) -> (Ratings, Vec<Vec<u32>>) {
        let used: BTreeSet<&[u32]> = self.sets.iter().flatten().map(Vec::as_slice).collect();
        let mut categories: Vec<Vec<u32>> = vec![Vec::new()];
        categories.extend(used.iter().filter(|set| !set.is_empty()).map(|set| set.to_vec()));
        let number: BTreeMap<&[u32], u32> =
            categories.iter().zip(0..).map(|(set, k)| (set.as_slice(), k)).collect();
        let table = self.table(|set| number.get(set).copied().unwrap_or(0));
        (table, categories.clone())
    }

    /// The items of one label: category 1 where the sentence has it, 0 where not.
    #[must_use]
    pub fn of_label(&self, label: u32) -> Ratings {
        self.table(|set| u32::from(set.contains(&label)))
    }

    /// The words for a set of labels, joined by ` + `; empty for none.
    #[must_use]
    pub fn name(&self, set: &[u32]) -> String {
        let names: Vec<&str> =
            set.iter().filter_map(|&k| self.labels.get(k as usize)).map(String::as_str).collect();
        names.join(" + ")
    }

    fn table(&self, category: impl Fn(&[u32]) -> u32) -> Ratings {
        let mut table = Ratings::new(self.sets.len());
        for sentence in 0..self.sentences.len() {
            table.push(self.sets.iter().map(|row| row.get(sentence).map(|set| category(set))));
        }
        table
    }
}

/// The spans that each coder marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpanCoding {
    /// Indices of the coders who take part, into the slice given.
    pub coders: Vec<usize>,
    /// The values in use, sorted; a unit's category is an index into them.
    pub labels: Vec<String>,
    /// The marks. Its coders are numbered as in `coders`.
    pub continuum: Continuum,
}

/// Reads the marks of all `coders` that have a value under `aspect`, one unit per value and target.
/// `length` is that of the text in code points.
#[must_use]
pub fn by_span(coders: &[Coder<'_>], aspect: Aspect, length: usize) -> SpanCoding {
    let taking = taking_part(coders, aspect);
    let labels = labels(coders, &taking, aspect);
    let mut units = Vec::new();
    for (number, coder) in taking.iter().filter_map(|&c| coders.get(c)).enumerate() {
        for (annotation, spans) in coder.marks() {
            for category in values(annotation, aspect).into_iter().filter_map(|v| index(&labels, v)) {
                units.extend(spans.iter().map(|&(start, end)| Unit { coder: number, start, end, category }));
            }
        }
    }
    let continuum = Continuum::new(taking.len(), length, units);
    SpanCoding { coders: taking, labels, continuum }
}

/// Which verdict each reviewer gave on each annotation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerdictCoding {
    /// Indices of the reviewers who take part, into the slice given.
    pub coders: Vec<usize>,
    /// The verdicts in use, sorted.
    pub labels: Vec<String>,
    /// What was judged, sorted: annotations as `annotator/id`, findings by place, act and speakers.
    pub items: Vec<String>,
    /// Per item and reviewer a label; missing where the reviewer gave no verdict on it.
    pub ratings: Ratings,
}

/// Reads the verdicts. Where somebody judged one annotation several times the latest counts.
#[must_use]
pub fn by_verdict(coders: &[Coder<'_>]) -> VerdictCoding {
    let taking = taking_part(coders, Aspect::Verdict);
    let labels = labels(coders, &taking, Aspect::Verdict);
    let mut given: BTreeMap<String, Vec<Option<(jiff::Timestamp, u32)>>> = BTreeMap::new();
    for (number, coder) in taking.iter().filter_map(|&c| coders.get(c)).enumerate() {
        for annotation in &coder.annotations {
            let value =
                values(annotation, Aspect::Verdict).into_iter().next().and_then(|v| index(&labels, v));
            let (Some(about), Some(value)) = (super::verdict::key_of(annotation), value) else { continue };
            let row = given.entry(about).or_insert_with(|| vec![None; taking.len()]);
            if let Some(cell) = row.get_mut(number)
                && cell.is_none_or(|(when, _)| when <= annotation.modified)
            {
                *cell = Some((annotation.modified, value));
            }
        }
    }
    let mut ratings = Ratings::new(taking.len());
    for row in given.values() {
        ratings.push(row.iter().map(|cell| cell.map(|(_, value)| value)));
    }
    VerdictCoding { coders: taking, labels, items: given.into_keys().collect(), ratings }
}

fn taking_part(coders: &[Coder<'_>], aspect: Aspect) -> Vec<usize> {
    let all = coders.iter().enumerate();
    all.filter(|(_, coder)| coder.takes_part(aspect)).map(|(index, _)| index).collect()
}

fn labels(coders: &[Coder<'_>], taking: &[usize], aspect: Aspect) -> Vec<String> {
    let annotations = taking.iter().filter_map(|&c| coders.get(c)).flat_map(|coder| &coder.annotations);
    let found: BTreeSet<&str> = annotations.flat_map(|a| values(a, aspect)).collect();
    found.into_iter().map(str::to_owned).collect()
}

fn index(labels: &[String], value: &str) -> Option<u32> {
    labels.binary_search_by(|label| label.as_str().cmp(value)).ok().and_then(|k| u32::try_from(k).ok())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::annotation::{Amendment, Anchor, DecidedFinding};

    fn target(start: usize, end: usize) -> Anchor {
        Anchor { start, end, ..Anchor::default() }
    }

    fn mark(codes: &[&str], targets: &[(usize, usize)]) -> Annotation {
        Annotation {
            codes: codes.iter().map(|&c| c.to_owned()).collect(),
            targets: targets.iter().map(|&(s, e)| target(s, e)).collect(),
            ..Annotation::default()
        }
    }

    const SENTENCES: &[(usize, usize)] = &[(0, 10), (11, 20), (20, 30), (35, 40)];

    #[test]
    fn one_code_point_in_common_codes_a_sentence() {
        let ana = [
            mark(&["a"], &[(9, 11)]),
            mark(&["b"], &[(10, 11)]),
            mark(&["c"], &[(19, 21)]),
            mark(&["d"], &[(30, 35)]),
        ];
        let bo = [mark(&["a", "c"], &[(0, 1), (39, 50)]), mark(&["b"], &[(12, 12)])];
        let coders = [Coder::as_recorded("ana", &ana), Coder::as_recorded("bo", &bo)];
        let coding = by_sentence(&coders, Aspect::Code, SENTENCES);
        assert_eq!(coding.labels, ["a", "b", "c", "d"]);
        assert_eq!(
            coding.sets,
            [[vec![0], vec![2], vec![2], vec![]], [vec![0, 2], vec![], vec![], vec![0, 2]]]
        );
        let (table, sets) = coding.over_all();
        assert_eq!(sets, [vec![], vec![0], vec![0, 2], vec![2]]);
        assert_eq!(coding.name(&sets[2]), "a + c");
        let rows: Vec<_> = table.items().map(|(item, _)| item.to_vec()).collect();
        assert_eq!(rows, [[Some(1), Some(2)], [Some(3), Some(0)], [Some(3), Some(0)], [Some(0), Some(2)]]);
        let one: Vec<_> = coding.of_label(0).items().map(|(item, _)| item.to_vec()).collect();
        assert_eq!(one, [[Some(1), Some(1)], [Some(0), Some(0)], [Some(0), Some(0)], [Some(0), Some(1)]]);
    }

    #[test]
    fn each_code_and_target_is_a_unit() {
        let ana = [mark(&["b", "a"], &[(0, 5), (7, 9)]), mark(&[], &[(1, 2)]), mark(&["a"], &[(3, 3)])];
        let coding = by_span(&[Coder::as_recorded("ana", &ana)], Aspect::Code, 50);
        let units: Vec<_> = coding.continuum.units().iter().map(|u| (u.start, u.end, u.category)).collect();
        assert_eq!(units, [(0, 5, 0), (0, 5, 1), (7, 9, 0), (7, 9, 1)]);
        assert_eq!(coding.continuum.dropped(), 1);
    }

    #[test]
    fn a_reviewer_who_only_replies_is_no_coder_but_an_empty_layer_is() {
        let ana = [mark(&["a"], &[(0, 5)])];
        let chief = [Annotation { kind: Kind::Reply, re: Some("ana/1".into()), ..Annotation::default() }];
        let coders = [
            Coder::as_recorded("ana", &ana),
            Coder::as_recorded("chief", &chief),
            Coder::as_recorded("new", &[]),
        ];
        assert_eq!(by_sentence(&coders, Aspect::Code, SENTENCES).coders, [0, 2]);
        assert_eq!(by_span(&coders, Aspect::Speaker, 50).coders, Vec::<usize>::new());
    }

    #[test]
    fn acts_come_from_attributes_and_from_decisions() {
        let attribute = Annotation {
            attributes: BTreeMap::from([("act".to_owned(), "warn".into())]),
            ..mark(&[], &[(0, 5)])
        };
        let decide = |word: &str, act: Option<&str>| Annotation {
            kind: Kind::Decision,
            decision: Some(word.into()),
            finding: Some(DecidedFinding { act: "assert".into(), ..DecidedFinding::default() }),
            amended: Amendment { act: act.map(str::to_owned), ..Amendment::default() },
            ..mark(&["ignored"], &[(0, 5)])
        };
        let act = |a: &Annotation| values(a, Aspect::Act).into_iter().next().map(str::to_owned);
        assert_eq!(act(&attribute).as_deref(), Some("warn"));
        assert_eq!(act(&decide("accept", None)).as_deref(), Some("assert"));
        assert_eq!(act(&decide("amend", Some("oppose"))).as_deref(), Some("oppose"));
        assert_eq!(act(&decide("amend", None)).as_deref(), Some("assert"));
        assert_eq!(act(&decide("reject", None)), None);
        assert!(values(&decide("accept", None), Aspect::Code).is_empty());
    }

    #[test]
    fn the_latest_verdict_counts_and_missing_ones_stay_missing() {
        let verdict = |re: &str, word: &str, second: i64| Annotation {
            kind: Kind::Verdict,
            re: Some(re.into()),
            verdict: Some(word.into()),
            modified: jiff::Timestamp::from_second(second).unwrap(),
            ..Annotation::default()
        };
        let bo =
            [verdict("ana/1", "agree", 20), verdict("ana/1", "disagree", 10), verdict("ana/2", "unsure", 5)];
        let cy = [verdict("ana/1", "agree", 1)];
        let coding = by_verdict(&[Coder::as_recorded("bo", &bo), Coder::as_recorded("cy", &cy)]);
        assert_eq!(coding.items, ["ana/1", "ana/2"]);
        assert_eq!(coding.labels, ["agree", "disagree", "unsure"]);
        let rows: Vec<_> = coding.ratings.items().map(|(item, _)| item.to_vec()).collect();
        assert_eq!(rows, [[Some(0), Some(0)], [Some(2), None]]);
    }

    #[test]
    fn what_has_no_place_in_the_text_is_counted() {
        let ana = [mark(&["a"], &[(0, 5), (7, 9)]), mark(&["a"], &[(4, 4)])];
        let text = "twelve words";
        let points = CodePoints::new(text);
        let found = [vec![Resolution::Orphan, Resolution::Moved(crate::text::Span::new(0, 2))], vec![]];
        let coder = Coder::resolved("ana", &ana, &found, text, &points);
        assert_eq!((coder.spans.clone(), coder.unplaced()), (vec![vec![(0, 2)], vec![]], 2));
        assert_eq!(Coder::as_recorded("ana", &ana).unplaced(), 1);
    }
}
