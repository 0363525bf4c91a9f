//! Verdicts: what reviewers think of colleagues' annotations and of findings.

use super::address::Place;
use super::align::Coder;
use crate::annotation::{Anchor, Annotation, DecidedFinding, Edit, Kind, Layer};
use std::collections::BTreeMap;

/// A reviewer's judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is right.
    Agree,
    /// It is not.
    Disagree,
    /// It needs a second look.
    Unsure,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: &'static [Self] = &[Self::Agree, Self::Disagree, Self::Unsure];

    /// The word used in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Disagree => "disagree",
            Self::Unsure => "unsure",
        }
    }

    /// The verdict of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|verdict| verdict.word() == word)
    }
}

/// What a verdict is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A colleague's annotation, by its address.
    Annotation(String),
    /// A finding of the program, and where it stands.
    Finding(DecidedFinding, Anchor),
}

impl About {
    /// One word for all verdicts on the same thing, in whichever layer.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Annotation(address) => address.clone(),
            Self::Finding(finding, anchor) => finding_key(finding, anchor),
        }
    }
}

fn finding_key(finding: &DecidedFinding, anchor: &Anchor) -> String {
    format!("finding/{}-{}/{}/{}", anchor.start, anchor.end, finding.act, finding.speakers.join("+"))
}

/// The key of what the verdict `annotation` is about: an annotation's address, or a finding by its
/// place, act and speakers. `None` where it does not say, or is no verdict.
#[must_use]
pub fn key_of(annotation: &Annotation) -> Option<String> {
    if annotation.kind != Kind::Verdict {
        return None;
    }
    let finding = || Some(finding_key(annotation.finding.as_ref()?, annotation.targets.first()?));
    annotation.re.clone().or_else(finding)
}

/// A verdict given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// The annotation that says so; its note is the reason.
    pub place: Place,
    /// The verdict.
    pub verdict: Verdict,
}

/// All verdicts over some layers, the latest of each reviewer on each thing.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    given: BTreeMap<String, Vec<Given>>,
}

impl Verdicts {
    /// Collects the verdicts of `layers`. An unknown word is no verdict.
    #[must_use]
    pub fn of(layers: &[Coder<'_>]) -> Self {
        let mut latest: BTreeMap<(String, usize), (jiff::Timestamp, Given)> = BTreeMap::new();
        for (layer, coder) in layers.iter().enumerate() {
            for (index, annotation) in coder.annotations.iter().enumerate() {
                let verdict = annotation.verdict.as_deref().and_then(Verdict::parse);
                let (Some(key), Some(verdict)) = (key_of(annotation), verdict) else { continue };
                let given = (annotation.modified, Given { place: Place { layer, index }, verdict });
                let slot = latest.entry((key, layer)).or_insert(given);
                if slot.0 <= given.0 {
                    *slot = given;
                }
            }
        }
        let mut all = Self::default();
        for ((key, _), (_, given)) in latest {
            all.given.entry(key).or_default().push(given);
        }
        all
    }

    /// The verdicts on what has this key, in the order of layers.
    #[must_use]
    pub fn on(&self, key: &str) -> &[Given] {
        self.given.get(key).map_or(&[], Vec::as_slice)
    }

    /// How often each verdict was given on it: agree, disagree, unsure.
    #[must_use]
    pub fn tally(&self, key: &str) -> [usize; 3] {
        let count = |verdict| self.on(key).iter().filter(|given| given.verdict == verdict).count();
        [count(Verdict::Agree), count(Verdict::Disagree), count(Verdict::Unsure)]
    }

    /// Whether somebody disagrees or is unsure.
    #[must_use]
    pub fn disputed(&self, key: &str) -> bool {
        self.on(key).iter().any(|given| given.verdict != Verdict::Agree)
    }
}

/// The edit of the reviewer's own layer that gives a verdict with a reason: a new annotation, or
/// the reviewer's earlier verdict on the same thing changed.
#[must_use]
pub fn give(own: &Layer, about: &About, verdict: Verdict, reason: &str) -> Edit {
    let key = about.key();
    let earlier = own.annotations.iter().rev().find(|a| key_of(a).as_deref() == Some(key.as_str()));
    let mut annotation = earlier.cloned().unwrap_or_else(|| Annotation::new(Kind::Verdict));
    annotation.verdict = Some(verdict.word().to_owned());
    annotation.note = reason.to_owned();
    match about {
        About::Annotation(address) => annotation.re = Some(address.clone()),
        About::Finding(finding, anchor) => {
            annotation.finding = Some(finding.clone());
            annotation.targets = vec![anchor.clone()];
        }
    }
    if earlier.is_some() { Edit::change(annotation) } else { Edit::add(annotation) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::annotation::DocumentInfo;

    fn layer(name: &str) -> Layer {
        Layer::new(name, DocumentInfo::default())
    }

    #[test]
    fn a_second_verdict_replaces_the_first_and_another_reviewers_stands_beside() {
        let (mut bo, mut cy) = (layer("bo"), layer("cy"));
        let about = About::Annotation("ana/1".into());
        give(&bo, &about, Verdict::Agree, "").apply(&mut bo).unwrap();
        let id = bo.annotations[0].id.clone();
        give(&bo, &about, Verdict::Disagree, "It says could, not will.").apply(&mut bo).unwrap();
        give(&cy, &about, Verdict::Unsure, "").apply(&mut cy).unwrap();
        assert_eq!(bo.annotations.len(), 1);
        assert_eq!(
            (&bo.annotations[0].id, bo.annotations[0].note.as_str()),
            (&id, "It says could, not will.")
        );
        let layers = [Coder::as_recorded("bo", &bo.annotations), Coder::as_recorded("cy", &cy.annotations)];
        let verdicts = Verdicts::of(&layers);
        assert_eq!(verdicts.tally("ana/1"), [0, 1, 1]);
        assert!(verdicts.disputed("ana/1") && !verdicts.disputed("ana/2"));
    }

    #[test]
    fn verdicts_on_one_finding_meet_whoever_gave_them() {
        let finding = DecidedFinding {
            rule: "cue-that".into(),
            act: "assert".into(),
            speakers: vec!["Ilva Sorn".into()],
        };
        let anchor = Anchor { start: 4, end: 20, quote: "said that".into(), ..Anchor::default() };
        let about = About::Finding(finding, anchor);
        let (mut bo, mut cy) = (layer("bo"), layer("cy"));
        give(&bo, &about, Verdict::Agree, "").apply(&mut bo).unwrap();
        give(&cy, &about, Verdict::Agree, "").apply(&mut cy).unwrap();
        let layers = [Coder::as_recorded("bo", &bo.annotations), Coder::as_recorded("cy", &cy.annotations)];
        assert_eq!(Verdicts::of(&layers).tally(&about.key()), [2, 0, 0]);
    }

    #[test]
    fn a_word_that_is_no_verdict_is_left_out() {
        let strange = [Annotation {
            kind: Kind::Verdict,
            re: Some("ana/1".into()),
            verdict: Some("perhaps".into()),
            ..Annotation::default()
        }];
        let layers = [Coder::as_recorded("bo", &strange)];
        assert!(Verdicts::of(&layers).on("ana/1").is_empty());
    }
}
