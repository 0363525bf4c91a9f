//! Deciding disagreements into one consensus layer.
//!
//! A decision is an annotation of the kind `consensus` in a layer of its own. It stands for itself
//! (codes, speaker, note, targets) and says where it comes from, in keys of the annotation:
//!
//! | key | what |
//! |---|---|
//! | `sources` | the marks decided on, as `annotator/id`, sorted |
//! | `seen` | when each of them was last changed, in the same order: what the decision rests on |
//! | `choice` | `take`, `merge`, `rewrite`, `reject` |
//! | `taken` | with `take`: the mark taken |
//! | `reason` | why |
//! | `by` | who decided |
//! | `rule` | with a merge made by rule: `unanimous`, `2 of 3` |
//! | `earlier` | decisions that this one replaced, oldest first |
//!
//! Nothing is decided twice: a case whose marks are already decided, and unchanged since, keeps its
//! decision; where they changed the decision stands and is called out of date.

mod auto;
mod changes;

use super::address::{Place, address_of, at};
use super::align::Coder;
use crate::annotation::{Anchor, Annotation, Edit, Kind, Layer};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;
use toml::Value;

pub use auto::{Preview, Proposal, Rule, preview};
pub use changes::{Change, Outcome, changes_for};

/// What a decision puts in the place of the marks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Codes.
    pub codes: Vec<String>,
    /// Attributes.
    pub attributes: BTreeMap<String, Value>,
    /// Speaker.
    pub speaker: Option<String>,
    /// Note.
    pub note: String,
    /// Where.
    pub targets: Vec<Anchor>,
}

impl Draft {
    /// The words of a mark.
    #[must_use]
    pub fn of(annotation: &Annotation) -> Self {
        Self {
            codes: annotation.codes.clone(),
            attributes: annotation.attributes.clone(),
            speaker: annotation.speaker.clone(),
            note: annotation.note.clone(),
            targets: annotation.targets.clone(),
        }
    }

    /// Whether the two say the same, whatever the order of codes and wherever they got it from.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let codes = |draft: &Self| draft.codes.iter().cloned().collect::<BTreeSet<_>>();
        let places = |draft: &Self| draft.targets.iter().map(|t| (t.start, t.end)).collect::<BTreeSet<_>>();
        codes(self) == codes(other)
            && self.speaker == other.speaker
            && self.attributes == other.attributes
            && places(self) == places(other)
    }
}

/// A decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// One of the marks as it is.
    Take(Place),
    /// All of them in one: see [`merged`].
    Merge,
    /// Something new.
    Rewrite(Draft),
    /// None of them.
    Reject,
}

impl Choice {
    /// The word used in files.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Take(_) => "take",
            Self::Merge => "merge",
            Self::Rewrite(_) => "rewrite",
            Self::Reject => "reject",
        }
    }
}

/// Why a decision cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AdjudicationError {
    /// None of the marks is there.
    #[error("there is nothing to decide: the marks are no longer there; go to the next case")]
    Nothing,
    /// The mark to take is none of the marks decided on.
    #[error("the mark to take is none of those to decide on; choose one of them")]
    NotAmong,
    /// The marks name different speakers.
    #[error("the marks name different speakers ({0}); take one of them or rewrite")]
    Speakers(String),
}

/// All marks in one: the codes of all in order of first use, the note of all that have one, the
/// attributes of all (the first to set one wins), the speaker, and the targets of the first mark,
/// widened to the longest mark that covers the first where there is one.
///
/// # Errors
/// Where the marks name different speakers: no rule knows who is right.
pub fn merged(marks: &[&Annotation]) -> Result<Draft, AdjudicationError> {
    let first = marks.first().ok_or(AdjudicationError::Nothing)?;
    let speakers: BTreeSet<&str> = marks.iter().filter_map(|a| a.speaker.as_deref()).collect();
    if speakers.len() > 1 {
        return Err(AdjudicationError::Speakers(speakers.into_iter().collect::<Vec<_>>().join(", ")));
    }
    let mut draft = Draft {
        speaker: speakers.into_iter().next().map(str::to_owned),
        targets: widest(first, marks),
        ..Draft::default()
    };
    let mut notes: Vec<&str> = Vec::new();
    for mark in marks {
        for code in &mark.codes {
            if !draft.codes.contains(code) {
                draft.codes.push(code.clone());
            }
        }
        for (key, value) in &mark.attributes {
            draft.attributes.entry(key.clone()).or_insert_with(|| value.clone());
        }
        let note = mark.note.trim();
        if !note.is_empty() && !notes.contains(&note) {
            notes.push(note);
        }
    }
    draft.note = notes.join("\n\n");
    Ok(draft)
}

fn widest(first: &Annotation, marks: &[&Annotation]) -> Vec<Anchor> {
    let [inner] = first.targets.as_slice() else { return first.targets.clone() };
    let single = marks.iter().filter_map(|a| match a.targets.as_slice() {
        [anchor] if anchor.start <= inner.start && inner.end <= anchor.end => Some(anchor),
        _ => None,
    });
    let longest = single.max_by_key(|anchor| (anchor.end - anchor.start, std::cmp::Reverse(anchor.start)));
    vec![longest.unwrap_or(inner).clone()]
}

/// The edit of the consensus layer that decides on the marks `sources`.
///
/// Where the consensus layer already has a decision on any of them, that annotation is changed and
/// keeps what it said before under `earlier`; further decisions on others of them are taken out, and
/// kept there too.
///
/// # Errors
/// Where the choice does not fit the marks.
pub fn decide(
    layers: &[Coder<'_>],
    sources: &[Place],
    choice: &Choice,
    reason: &str,
    by: &str,
    consensus: &Layer,
) -> Result<Edit, AdjudicationError> {
    let marks: Vec<&Annotation> = sources.iter().filter_map(|&place| at(layers, place)).collect();
    if marks.is_empty() {
        return Err(AdjudicationError::Nothing);
    }
    let (draft, taken) = match choice {
        Choice::Take(place) => {
            let mark =
                at(layers, *place).filter(|_| sources.contains(place)).ok_or(AdjudicationError::NotAmong)?;
            (Draft::of(mark), address_of(layers, *place))
        }
        Choice::Merge => (merged(&marks)?, None),
        Choice::Rewrite(draft) => (draft.clone(), None),
        // A rejection keeps the place, so that it can be shown where it belongs.
        Choice::Reject => (
            Draft {
                targets: widest(marks.first().ok_or(AdjudicationError::Nothing)?, &marks),
                ..Draft::default()
            },
            None,
        ),
    };
    let mut origin = vec![("choice", choice.word().to_owned())];
    origin.extend(taken.map(|taken| ("taken", taken)));
    origin.extend([("reason", reason.to_owned()), ("by", by.to_owned())]);
    Ok(write(layers, sources, draft, &origin, consensus))
}

/// The edit that puts `draft` into the consensus layer with its origin.
fn write(
    layers: &[Coder<'_>],
    sources: &[Place],
    draft: Draft,
    origin: &[(&str, String)],
    consensus: &Layer,
) -> Edit {
    let named: BTreeMap<String, String> = sources.iter().filter_map(|&place| seen(layers, place)).collect();
    let mut standing = consensus.annotations.iter().filter(|a| {
        a.kind == Kind::Consensus && strings(a, "sources").iter().any(|source| named.contains_key(*source))
    });
    let first = standing.next();
    let others: Vec<&Annotation> = standing.collect();
    let mut annotation = first.cloned().unwrap_or_else(|| Annotation::new(Kind::Consensus));
    let mut earlier: Vec<Value> = Vec::new();
    for old in first.iter().chain(&others) {
        if let Some(Value::Array(before)) = old.extra.get("earlier") {
            earlier.extend(before.iter().cloned());
        }
        earlier.push(summary(old));
    }
    for key in ["choice", "taken", "reason", "by", "rule", "sources", "seen", "earlier"] {
        annotation.extra.remove(key);
    }
    let Draft { codes, attributes, speaker, note, targets } = draft;
    (annotation.codes, annotation.attributes, annotation.speaker) = (codes, attributes, speaker);
    (annotation.note, annotation.targets) = (note, targets);
    let text = |s: &String| Value::String(s.clone());
    annotation.extra.insert("sources".into(), Value::Array(named.keys().map(text).collect()));
    annotation.extra.insert("seen".into(), Value::Array(named.values().map(text).collect()));
    for (key, value) in origin.iter().filter(|(_, value)| !value.is_empty()) {
        annotation.extra.insert((*key).to_owned(), Value::String(value.clone()));
    }
    if !earlier.is_empty() {
        annotation.extra.insert("earlier".into(), Value::Array(earlier));
    }
    let put = if first.is_some() { Edit::change(annotation) } else { Edit::add(annotation) };
    if others.is_empty() {
        return put;
    }
    let mut edits: Vec<Edit> = others.iter().map(|old| Edit::remove(&old.id)).collect();
    edits.push(put);
    Edit::Batch(edits)
}

/// What a decision said, for the record.
fn summary(old: &Annotation) -> Value {
    let mut table = toml::map::Map::new();
    for key in ["choice", "taken", "reason", "by", "rule"] {
        if let Some(value) = old.extra.get(key) {
            table.insert(key.into(), value.clone());
        }
    }
    if !old.codes.is_empty() {
        table.insert(
            "codes".into(),
            Value::Array(old.codes.iter().map(|c| Value::String(c.clone())).collect()),
        );
    }
    if let Some(speaker) = &old.speaker {
        table.insert("speaker".into(), Value::String(speaker.clone()));
    }
    table.insert("when".into(), Value::String(old.modified.to_string()));
    Value::Table(table)
}

/// The address of a mark, and when it was last changed.
fn seen(layers: &[Coder<'_>], place: Place) -> Option<(String, String)> {
    Some((address_of(layers, place)?, at(layers, place)?.modified.to_string()))
}

/// A list of words among the keys of an annotation.
fn strings<'a>(annotation: &'a Annotation, key: &str) -> Vec<&'a str> {
    let list = annotation.extra.get(key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The marks that a decision was made on, as `annotator/id`.
#[must_use]
pub fn sources(decision: &Annotation) -> Vec<&str> {
    strings(decision, "sources")
}

/// A word among the keys of a decision: `choice`, `reason`, `by`, `rule`, `taken`.
#[must_use]
pub fn word<'a>(annotation: &'a Annotation, key: &str) -> Option<&'a str> {
    annotation.extra.get(key).and_then(Value::as_str)
}

/// How far a case is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not.
    Undecided,
    /// All its marks are decided, and none changed since.
    Decided,
    /// It was decided, but a mark changed or came since.
    OutOfDate,
}

/// How far the marks `sources` are decided in `consensus` (the annotations of the consensus layer).
#[must_use]
pub fn state(layers: &[Coder<'_>], sources: &[Place], consensus: &[Annotation]) -> State {
    let decided: BTreeMap<&str, &str> = consensus
        .iter()
        .filter(|a| a.kind == Kind::Consensus)
        .flat_map(|a| strings(a, "sources").into_iter().zip(strings(a, "seen")))
        .collect();
    let marks: Vec<(String, String)> = sources.iter().filter_map(|&place| seen(layers, place)).collect();
    let known = marks.iter().filter(|(address, _)| decided.contains_key(address.as_str())).count();
    let same = marks.iter().filter(|(a, when)| decided.get(a.as_str()) == Some(&when.as_str())).count();
    if known == 0 {
        State::Undecided
    } else if same == marks.len() {
        State::Decided
    } else {
        State::OutOfDate
    }
}

#[cfg(test)]
mod tests;
