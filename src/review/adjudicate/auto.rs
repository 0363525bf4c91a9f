//! Merging by rule, with a preview: what everybody, or enough of the annotators, marked alike.

use super::{Draft, State, state, write};
use crate::annotation::{Anchor, Annotation, Edit, Kind, Layer};
use crate::review::address::Place;
use crate::review::align::{Coder, coding};
use std::collections::{BTreeMap, BTreeSet};

/// When marks become consensus without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Every annotator gave the code, or the speaker, to this very span.
    Unanimous,
    /// At least so many did.
    AtLeast(usize),
}

impl Rule {
    /// The words used in files and on screen, for so many annotators.
    #[must_use]
    pub fn words(self, annotators: usize) -> String {
        match self {
            Self::Unanimous => "unanimous".to_owned(),
            Self::AtLeast(n) => format!("{n} of {annotators}"),
        }
    }

    /// How many must agree. One voice alone is no agreement.
    const fn needed(self, annotators: usize) -> usize {
        let n = match self {
            Self::Unanimous => annotators,
            Self::AtLeast(n) => n,
        };
        if n < 2 { 2 } else { n }
    }
}

/// A mark that the rule would make.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What it would say.
    pub draft: Draft,
    /// The marks it is made of: all marks on the span.
    pub sources: Vec<Place>,
    /// How many annotators stand behind its least supported part.
    pub support: usize,
    /// What some of the marks say and the rule leaves out, for the eye.
    pub left_out: Vec<String>,
}

/// What a rule would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// The marks it would make, in text order.
    pub proposals: Vec<Proposal>,
    /// Spans on which too few agree: they need a person.
    pub undecided: usize,
    /// Spans decided before, which keep their decision.
    pub kept: usize,
    /// Spans decided before on marks that changed since: they keep it too, and need a person.
    pub out_of_date: usize,
    /// How many annotators there are.
    pub annotators: usize,
    rule: Option<Rule>,
}

/// Marks on one span.
type Marks<'a> = Vec<(Place, &'a Annotation)>;

/// What `rule` would do to the marks of `layers`, given what `consensus` holds.
///
/// The text of a mark's note is not merged by rule: it stays in the annotator's layer.
#[must_use]
pub fn preview(layers: &[Coder<'_>], rule: Rule, consensus: &Layer) -> Preview {
    let taking = coding(layers);
    let mut preview = Preview { annotators: taking.len(), rule: Some(rule), ..Preview::default() };
    let needed = rule.needed(taking.len());
    // Marks by all their spans: a discontinuous mark agrees with one of the same parts.
    let mut by_span: BTreeMap<Vec<(usize, usize)>, Marks<'_>> = BTreeMap::new();
    for &layer in &taking {
        let marks = layers.get(layer).into_iter().flat_map(Coder::marks).enumerate();
        for (index, (annotation, spans)) in marks {
            let mark = annotation.kind == Kind::Note
                && (!annotation.codes.is_empty() || annotation.speaker.is_some());
            let placed =
                spans.len() == annotation.targets.len() && spans.iter().all(|(start, end)| start < end);
            if mark && placed && !spans.is_empty() {
                by_span.entry(spans.to_vec()).or_default().push((Place { layer, index }, annotation));
            }
        }
    }
    for marks in by_span.into_values() {
        let sources: Vec<Place> = marks.iter().map(|&(place, _)| place).collect();
        match state(layers, &sources, &consensus.annotations) {
            State::Decided => preview.kept += 1,
            State::OutOfDate => preview.out_of_date += 1,
            State::Undecided => match propose(&marks, needed) {
                Some((draft, support, left_out)) => {
                    preview.proposals.push(Proposal { draft, sources, support, left_out });
                }
                None => preview.undecided += 1,
            },
        }
    }
    preview
}

/// The part of the marks on one span that enough annotators share, if any.
fn propose(marks: &[(Place, &Annotation)], needed: usize) -> Option<(Draft, usize, Vec<String>)> {
    // Who gave each code and speaker; a code twice by one annotator is one voice.
    let mut codes: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut speakers: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for (place, mark) in marks {
        for code in &mark.codes {
            if !order.contains(&code.as_str()) {
                order.push(code);
            }
            codes.entry(code).or_default().insert(place.layer);
        }
        if let Some(speaker) = &mark.speaker {
            speakers.entry(speaker).or_default().insert(place.layer);
        }
    }
    let voices = |of: &BTreeMap<&str, BTreeSet<usize>>, word: &str| of.get(word).map_or(0, BTreeSet::len);
    let kept: Vec<&str> = order.iter().copied().filter(|code| voices(&codes, code) >= needed).collect();
    // Two speakers can both have enough voices only where annotators tagged twice: then neither.
    let mut enough = speakers.keys().copied().filter(|speaker| voices(&speakers, speaker) >= needed);
    let speaker = enough.next().filter(|_| enough.next().is_none());
    let support =
        kept.iter().map(|code| voices(&codes, code)).chain(speaker.map(|s| voices(&speakers, s))).min()?;
    let all = order.iter().copied().chain(speakers.keys().copied());
    let left_out =
        all.filter(|word| !kept.contains(word) && Some(*word) != speaker).map(str::to_owned).collect();
    let targets: Vec<Anchor> = marks.first()?.1.targets.clone();
    let draft = Draft {
        codes: kept.into_iter().map(str::to_owned).collect(),
        speaker: speaker.map(str::to_owned),
        targets,
        ..Draft::default()
    };
    Some((draft, support, left_out))
}

impl Preview {
    /// How many annotators must agree.
    #[must_use]
    pub fn needed(&self) -> usize {
        self.rule.map_or(0, |rule| rule.needed(self.annotators))
    }

    /// The edit of the consensus layer that makes all proposals, as one step.
    #[must_use]
    pub fn apply(&self, layers: &[Coder<'_>], by: &str, consensus: &Layer) -> Edit {
        let rule = self.rule.map(|rule| rule.words(self.annotators)).unwrap_or_default();
        let edits = self.proposals.iter().map(|proposal| {
            let origin = [("choice", "merge".to_owned()), ("rule", rule.clone()), ("by", by.to_owned())];
            write(layers, &proposal.sources, proposal.draft.clone(), &origin, consensus)
        });
        Edit::Batch(edits.collect())
    }
}
