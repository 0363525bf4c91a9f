//! The places where annotators differ, in text order: "next where we differ".
//!
//! Marks are notes with a code or a speaker tag. All marks on exactly one span are looked at
//! together:
//!
//! | entry | when |
//! |---|---|
//! | [`Kind::OtherCode`] | on the same span, two annotators gave codes and not the same ones |
//! | [`Kind::OtherSpeaker`] | on spans that share a code point, two annotators tagged different speakers |
//! | [`Kind::Overlap`] | an annotator marked overlapping text instead of the same span |
//! | [`Kind::OneSided`] | an annotator marked nothing here |
//!
//! Each span gives at most one entry, under the first of these that holds; overlapping spans that an
//! entry shows already are not shown again by themselves. An entry also names who marked nothing.

use super::address::{Place, address_of, at};
use super::align::{Coder, coding};
use super::threads::{Status, Threads};
use super::verdict::{Verdict, Verdicts};
use crate::annotation::{self, Annotation};
use std::collections::{BTreeMap, BTreeSet};

/// How annotators differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Same span, other code.
    OtherCode,
    /// Common text, other speaker.
    OtherSpeaker,
    /// Overlapping spans.
    Overlap,
    /// Some marked it, some did not.
    OneSided,
}

impl Kind {
    /// What to call it on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::OtherCode => "other code",
            Self::OtherSpeaker => "other speaker",
            Self::Overlap => "overlapping spans",
            Self::OneSided => "one-sided",
        }
    }
}

/// One place where annotators differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// How.
    pub kind: Kind,
    /// First code point of all the marks.
    pub start: usize,
    /// One past their last code point.
    pub end: usize,
    /// The marks, by layer, then position. A mark of several spans stands here once.
    pub sides: Vec<Place>,
    /// Layers that take part and have no mark here.
    pub missing: Vec<usize>,
}

/// The marks on one span.
#[derive(Debug)]
struct Group {
    start: usize,
    end: usize,
    marks: Vec<Place>,
    /// Per layer the codes and the speakers.
    said: BTreeMap<usize, (BTreeSet<String>, BTreeSet<String>)>,
}

impl Group {
    fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    fn codes_differ(&self) -> bool {
        let mut sets = self.said.values().map(|(codes, _)| codes).filter(|codes| !codes.is_empty());
        let first = sets.next();
        sets.any(|codes| Some(codes) != first)
    }
}

/// Whether two lists of groups contain different speakers by different annotators.
fn speakers_differ(group: &Group, others: &[&Group]) -> bool {
    let tagged = |g: &Group| -> Vec<(usize, BTreeSet<String>)> {
        let found = g.said.iter().filter(|(_, (_, speakers))| !speakers.is_empty());
        found.map(|(&layer, (_, speakers))| (layer, speakers.clone())).collect()
    };
    let here = tagged(group);
    let around: Vec<_> = others.iter().flat_map(|g| tagged(g)).chain(here.iter().cloned()).collect();
    here.iter().any(|(layer, speakers)| {
        around.iter().any(|(other, theirs)| layer != other && speakers.is_disjoint(theirs))
    })
}

/// All places where the annotators of `layers` differ, in text order.
///
/// Only layers of those who coded count as missing: a reviewer who only replied, and a reader who only
/// wrote a note in words, are not asked why they marked nothing.
#[must_use]
pub fn queue(layers: &[Coder<'_>]) -> Vec<Entry> {
    let taking = coding(layers);
    let groups = groups(layers, &taking);
    // The furthest end among the groups up to each one: where to stop looking back.
    let mut reach = Vec::with_capacity(groups.len());
    for group in &groups {
        let before: usize = reach.last().copied().unwrap_or(0);
        reach.push(before.max(group.end));
    }
    let mut shown: BTreeSet<usize> = BTreeSet::new();
    let mut found = Vec::new();
    for (k, group) in groups.iter().enumerate() {
        // A span that all of these annotators marked too is agreed between them and no answer to
        // this mark: whoever has only that one has nothing to set against it.
        let mut near = overlapping(&groups, &reach, k);
        near.retain(|&n| {
            groups.get(n).is_some_and(|other| group.said.keys().any(|by| !other.said.contains_key(by)))
        });
        let around: Vec<&Group> = near.iter().filter_map(|&n| groups.get(n)).collect();
        let present: BTreeSet<usize> =
            group.said.keys().chain(around.iter().flat_map(|g| g.said.keys())).copied().collect();
        let missing: Vec<usize> = taking.iter().copied().filter(|layer| !present.contains(layer)).collect();
        // Somebody put their mark on other text here and has none on this span.
        let elsewhere =
            around.iter().flat_map(|g| g.said.keys()).any(|layer| !group.said.contains_key(layer));
        let kind = if group.codes_differ() {
            Kind::OtherCode
        } else if shown.contains(&k) {
            continue;
        } else if speakers_differ(group, &around) {
            Kind::OtherSpeaker
        } else if elsewhere {
            Kind::Overlap
        } else if !missing.is_empty() {
            Kind::OneSided
        } else {
            continue;
        };
        let mut sides: BTreeSet<Place> = group.marks.iter().copied().collect();
        let (mut start, mut end) = (group.start, group.end);
        if matches!(kind, Kind::Overlap | Kind::OtherSpeaker) {
            for (&n, other) in near.iter().zip(&around) {
                // What one annotator marked inside their own mark is not a difference.
                if kind == Kind::Overlap && other.said.keys().all(|layer| group.said.contains_key(layer)) {
                    continue;
                }
                sides.extend(&other.marks);
                (start, end) = (start.min(other.start), end.max(other.end));
                shown.insert(n);
            }
        }
        found.push(Entry { kind, start, end, sides: sides.into_iter().collect(), missing });
    }
    found.sort_by(|a, b| (a.start, a.end, a.kind, &a.sides).cmp(&(b.start, b.end, b.kind, &b.sides)));
    found
}

/// The marks of the layers that take part, by span, in text order with the longer span first.
fn groups(layers: &[Coder<'_>], taking: &[usize]) -> Vec<Group> {
    let mut by_span: BTreeMap<(usize, std::cmp::Reverse<usize>), Group> = BTreeMap::new();
    for &layer in taking {
        let marks = layers.get(layer).into_iter().flat_map(Coder::marks).enumerate();
        for (index, (annotation, spans)) in marks {
            if !is_mark(annotation) {
                continue;
            }
            for &(start, end) in spans.iter().filter(|(start, end)| start < end) {
                let group = by_span.entry((start, std::cmp::Reverse(end))).or_insert_with(|| Group {
                    start,
                    end,
                    marks: Vec::new(),
                    said: BTreeMap::new(),
                });
                group.marks.push(Place { layer, index });
                let (codes, speakers) = group.said.entry(layer).or_default();
                codes.extend(annotation.codes.iter().cloned());
                speakers.extend(annotation.speaker.clone());
            }
        }
    }
    by_span.into_values().collect()
}

fn is_mark(annotation: &Annotation) -> bool {
    annotation.kind == annotation::Kind::Note
        && (!annotation.codes.is_empty() || annotation.speaker.is_some())
}

/// The other groups that share a code point with group `k`, ascending.
fn overlapping(groups: &[Group], reach: &[usize], k: usize) -> Vec<usize> {
    let Some(group) = groups.get(k) else { return Vec::new() };
    let mut found: Vec<usize> = (0..k)
        .rev()
        .take_while(|&n| reach.get(n).is_some_and(|&end| end > group.start))
        .filter(|&n| groups.get(n).is_some_and(|other| other.overlaps(group)))
        .collect();
    found.reverse();
    let after = groups.iter().enumerate().skip(k + 1).take_while(|(_, other)| other.start < group.end);
    found.extend(after.map(|(n, _)| n));
    found
}

/// The next entry after code point `from` (`None`: from the start), round the end of the text.
#[must_use]
pub fn next(entries: &[Entry], from: Option<usize>) -> Option<usize> {
    let found = from.and_then(|from| entries.iter().position(|entry| entry.start > from));
    found.or_else(|| (!entries.is_empty()).then_some(0))
}

/// The entry before code point `from`, round the start of the text.
#[must_use]
pub fn previous(entries: &[Entry], from: Option<usize>) -> Option<usize> {
    let found = from.and_then(|from| entries.iter().rposition(|entry| entry.start < from));
    found.or_else(|| entries.len().checked_sub(1))
}

/// Which annotations to show. An empty filter shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only of this annotator.
    pub annotator: Option<String>,
    /// Only with this code, or one below it (`commitment` keeps `commitment/dated`).
    pub code: Option<String>,
    /// Only with this speaker.
    pub speaker: Option<String>,
    /// Only with this verdict by anybody.
    pub verdict: Option<Verdict>,
    /// Only open, or only resolved ones.
    pub status: Option<Status>,
}

impl Filter {
    /// Whether the annotation at `place` is shown.
    #[must_use]
    pub fn keeps(&self, layers: &[Coder<'_>], threads: &Threads, verdicts: &Verdicts, place: Place) -> bool {
        let (Some(layer), Some(annotation)) = (layers.get(place.layer), at(layers, place)) else {
            return false;
        };
        let below = |code: &str, wanted: &str| {
            code == wanted || code.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('/'))
        };
        self.annotator.as_deref().is_none_or(|name| name == layer.annotator)
            && self
                .code
                .as_deref()
                .is_none_or(|wanted| annotation.codes.iter().any(|code| below(code, wanted)))
            && self.speaker.as_deref().is_none_or(|name| annotation.speaker.as_deref() == Some(name))
            && self.verdict.is_none_or(|wanted| {
                let key = address_of(layers, place).unwrap_or_default();
                verdicts.on(&key).iter().any(|given| given.verdict == wanted)
            })
            && self.status.is_none_or(|wanted| threads.status(layers, place) == wanted)
    }

    /// Whether an entry is shown: when one of its marks is.
    #[must_use]
    pub fn keeps_entry(
        &self,
        layers: &[Coder<'_>],
        threads: &Threads,
        verdicts: &Verdicts,
        entry: &Entry,
    ) -> bool {
        entry.sides.iter().any(|&place| self.keeps(layers, threads, verdicts, place))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::annotation::Anchor;

    fn mark(codes: &[&str], speaker: &str, start: usize, end: usize) -> Annotation {
        Annotation {
            id: format!("{start}-{end}"),
            codes: codes.iter().map(|&c| c.into()).collect(),
            speaker: (!speaker.is_empty()).then(|| speaker.into()),
            targets: vec![Anchor { start, end, ..Anchor::default() }],
            ..Annotation::default()
        }
    }

    type Found = (Kind, usize, usize, Vec<(usize, usize)>, Vec<usize>);

    fn found(layers: &[&[Annotation]]) -> Vec<Found> {
        let names = ["ana", "bo", "cy", "di"];
        let layers: Vec<Coder<'_>> =
            layers.iter().zip(names).map(|(a, name)| Coder::as_recorded(name, a)).collect();
        let places = |e: &Entry| e.sides.iter().map(|p| (p.layer, p.index)).collect();
        queue(&layers).iter().map(|e| (e.kind, e.start, e.end, places(e), e.missing.clone())).collect()
    }

    #[test]
    fn agreement_is_no_entry() {
        let same = [mark(&["a"], "", 0, 9), mark(&["b", "a"], "Sorn", 20, 30)];
        let other_order = [mark(&["a", "b"], "Sorn", 20, 30), mark(&["a"], "", 0, 9)];
        assert_eq!(found(&[&same, &other_order]), []);
        assert_eq!(found(&[]), []);
    }

    #[test]
    fn the_four_ways_to_differ() {
        let ana = [
            mark(&["a"], "", 0, 9),
            mark(&["a"], "", 20, 30),
            mark(&["a"], "", 40, 50),
            mark(&[], "Sorn", 60, 70),
        ];
        let bo = [mark(&["b"], "", 0, 9), mark(&["a"], "", 22, 30), mark(&[], "Marr", 62, 70)];
        assert_eq!(
            found(&[&ana, &bo]),
            [
                (Kind::OtherCode, 0, 9, vec![(0, 0), (1, 0)], vec![]),
                (Kind::Overlap, 20, 30, vec![(0, 1), (1, 1)], vec![]),
                (Kind::OneSided, 40, 50, vec![(0, 2)], vec![1]),
                (Kind::OtherSpeaker, 60, 70, vec![(0, 3), (1, 2)], vec![]),
            ]
        );
    }

    #[test]
    fn with_three_the_one_who_marked_nothing_is_named() {
        let ana = [mark(&["a"], "", 0, 9)];
        let bo = [mark(&["b"], "", 0, 9)];
        assert_eq!(found(&[&ana, &bo, &[]]), [(Kind::OtherCode, 0, 9, vec![(0, 0), (1, 0)], vec![2])]);
        assert_eq!(
            found(&[&ana, &ana.clone(), &[]]),
            [(Kind::OneSided, 0, 9, vec![(0, 0), (1, 0)], vec![2])]
        );
    }

    #[test]
    fn a_reviewer_without_marks_is_not_missing() {
        let ana = [mark(&["a"], "", 0, 9)];
        let reply = [Annotation { kind: annotation::Kind::Reply, ..Annotation::default() }];
        assert_eq!(found(&[&ana, &ana.clone(), &reply]), []);
    }

    #[test]
    fn a_mark_inside_ones_own_mark_is_no_difference_but_a_colleagues_shift_is_one() {
        let ana = [mark(&["a"], "", 0, 30), mark(&["b"], "", 10, 20)];
        assert_eq!(found(&[&ana, &ana.clone()]), []);
        let bo = [mark(&["a"], "", 0, 30), mark(&["b"], "", 12, 20)];
        assert_eq!(found(&[&ana, &bo]), [(Kind::Overlap, 10, 20, vec![(0, 1), (1, 1)], vec![])]);
        let less = [mark(&["a"], "", 0, 30)];
        assert_eq!(found(&[&ana, &less]), [(Kind::OneSided, 10, 20, vec![(0, 1)], vec![1])]);
    }

    #[test]
    fn plain_notes_and_marks_without_length_are_no_marks() {
        let ana = [mark(&[], "", 0, 9), mark(&["a"], "", 5, 5)];
        assert_eq!(found(&[&ana, &[]]), []);
    }

    #[test]
    fn next_and_previous_go_round() {
        let entry =
            |start| Entry { kind: Kind::OneSided, start, end: start + 1, sides: vec![], missing: vec![] };
        let entries = [entry(5), entry(9), entry(9), entry(20)];
        assert_eq!(
            [None, Some(0), Some(5), Some(9), Some(20)].map(|from| next(&entries, from)),
            [0, 0, 1, 3, 0].map(Some)
        );
        assert_eq!(
            [None, Some(5), Some(9), Some(20)].map(|from| previous(&entries, from)),
            [3, 3, 0, 2].map(Some)
        );
        assert_eq!((next(&[], None), previous(&[], Some(3))), (None, None));
    }

    #[test]
    fn filters_narrow_by_annotator_code_speaker_verdict_and_status() {
        let mut ana = [mark(&["commitment/dated"], "Sorn", 0, 9), mark(&["commitments"], "", 20, 30)];
        ana[1].status = Some("resolved".into());
        let bo = [Annotation {
            kind: annotation::Kind::Verdict,
            re: Some("ana/0-9".into()),
            verdict: Some("disagree".into()),
            ..Annotation::default()
        }];
        let layers = [Coder::as_recorded("ana", &ana), Coder::as_recorded("bo", &bo)];
        let (threads, verdicts) = (Threads::of(&layers), Verdicts::of(&layers));
        let kept = |filter: Filter| {
            let places = (0..2).map(|index| Place { layer: 0, index });
            places.map(|place| filter.keeps(&layers, &threads, &verdicts, place)).collect::<Vec<_>>()
        };
        assert_eq!(kept(Filter::default()), [true, true]);
        assert_eq!(kept(Filter { annotator: Some("bo".into()), ..Filter::default() }), [false, false]);
        assert_eq!(kept(Filter { code: Some("commitment".into()), ..Filter::default() }), [true, false]);
        assert_eq!(kept(Filter { speaker: Some("Sorn".into()), ..Filter::default() }), [true, false]);
        assert_eq!(kept(Filter { verdict: Some(Verdict::Disagree), ..Filter::default() }), [true, false]);
        assert_eq!(kept(Filter { verdict: Some(Verdict::Agree), ..Filter::default() }), [false, false]);
        assert_eq!(kept(Filter { status: Some(Status::Resolved), ..Filter::default() }), [false, true]);
        assert_eq!(kept(Filter { status: Some(Status::Open), ..Filter::default() }), [true, false]);
    }

    #[test]
    fn thirty_layers_of_two_thousand_marks_are_queued_quickly() {
        let layers: Vec<Vec<Annotation>> = (0..30)
            .map(|k| {
                (0..2000)
                    .map(|n| {
                        mark(&[if (n + k) % 9 == 0 { "a" } else { "b" }], "", n * 40 + (k % 7), n * 40 + 30)
                    })
                    .collect()
            })
            .collect();
        let coders: Vec<Coder<'_>> = layers.iter().map(|a| Coder::as_recorded("x", a)).collect();
        let began = std::time::Instant::now();
        assert!(queue(&coders).len() >= 2000);
        assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
    }
}
