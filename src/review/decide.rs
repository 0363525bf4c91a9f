//! A reader's decisions on claims: which claim each of them means, and what it makes of it.
//!
//! A decision records where the claim stood and how the program read it (rule, act, speakers). A
//! newer engine may read the same words otherwise, so a decision is matched by place first and by
//! reading second; where the reading is no longer the one that was decided on, an "accept" or
//! "reject" is kept but not in force. An amendment stands on its own feet.

use crate::annotation::{Amendment, Anchor, Annotation, DecidedFinding, Kind, Resolution};
use crate::document::Document;
use crate::extract::{Act, Claim, Due, Scope};
use crate::text::Span;
use std::cmp::Reverse;

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decided {
    /// It is as the program reads it.
    Accept,
    /// It is not there.
    Reject,
    /// It is there, but otherwise.
    Amend,
}

impl Decided {
    /// The word used in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Amend => "amend",
        }
    }

    /// What became of the claim, in a word.
    #[must_use]
    pub const fn past(self) -> &'static str {
        match self {
            Self::Accept => "accepted",
            Self::Reject => "rejected",
            Self::Amend => "amended",
        }
    }

    /// The decision of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Accept, Self::Reject, Self::Amend].into_iter().find(|one| one.word() == word)
    }
}

/// The decision on one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnClaim {
    /// What was decided.
    pub decided: Decided,
    /// Id of the annotation.
    pub id: String,
    /// Whether it counts: the claim still reads as it did, or was amended.
    pub in_force: bool,
}

/// All decisions of one annotator, weighed against the claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// For each claim the decision on it.
    pub claims: Vec<Option<OnClaim>>,
    /// Ids of decisions whose claim is gone, or on which a later decision was made.
    pub loose: Vec<String>,
}

impl Weighed {
    /// How many claims are decided.
    #[must_use]
    pub fn count(&self) -> usize {
        self.claims.iter().flatten().filter(|one| one.in_force).count()
    }
}

/// Half of the longer of two spans must lie in both.
const LEAST: usize = 500;
/// From here on place alone is enough.
const ENOUGH: usize = 900;

/// Which claim each decision is about. `decisions` are annotations with where they stand; others than
/// decisions are passed over.
#[must_use]
pub fn weigh<'a>(
    claims: &[Claim],
    decisions: impl IntoIterator<Item = (&'a Annotation, &'a [Resolution])>,
) -> Weighed {
    let mut all: Vec<(&Annotation, Decided)> = Vec::new();
    // Best first: reading and place, then the later decision, then the order of the layer.
    let mut pairs: Vec<(Reverse<usize>, Reverse<jiff::Timestamp>, usize, usize)> = Vec::new();
    for (annotation, places) in decisions {
        let decided = annotation.decision.as_deref().and_then(Decided::parse);
        let Some(decided) = decided.filter(|_| annotation.kind == Kind::Decision) else { continue };
        let number = all.len();
        all.push((annotation, decided));
        let Some(span) = places.iter().filter_map(Resolution::span).reduce(Span::hull) else { continue };
        // A claim that shares half with it starts no further away than this.
        let from = claims.partition_point(|claim| claim.span.start + span.len() < span.start);
        for (index, claim) in
            claims.iter().enumerate().skip(from).take_while(|(_, claim)| claim.span.start < span.end)
        {
            let shared = shared(claim.span, span);
            let (act, speakers, rule) = reading(annotation, claim);
            if shared >= ENOUGH || shared >= LEAST && (act || speakers) {
                let good = shared + 2000 * usize::from(act) + 2000 * usize::from(speakers);
                let good = good + 100 * usize::from(rule);
                pairs.push((Reverse(good), Reverse(annotation.modified), number, index));
            }
        }
    }
    pairs.sort_unstable();
    let mut weighed = Weighed { claims: vec![None; claims.len()], loose: Vec::new() };
    let mut placed = vec![false; all.len()];
    for (_, _, number, index) in pairs {
        let (Some(slot), Some(placed)) = (weighed.claims.get_mut(index), placed.get_mut(number)) else {
            continue;
        };
        let (Some((annotation, decided)), Some(claim)) = (all.get(number), claims.get(index)) else {
            continue;
        };
        if slot.is_none() && !*placed {
            *placed = true;
            let (act, speakers, _) = reading(annotation, claim);
            let in_force = *decided == Decided::Amend || act && speakers;
            *slot = Some(OnClaim { decided: *decided, id: annotation.id.clone(), in_force });
        }
    }
    let loose = all.iter().zip(placed).filter(|(_, placed)| !placed);
    weighed.loose = loose.map(|((annotation, _), _)| annotation.id.clone()).collect();
    weighed
}

/// How much of the longer of two spans lies in both, in thousandths.
fn shared(a: Span, b: Span) -> usize {
    let both = a.intersection(b).map_or(0, Span::len);
    both * 1000 / a.len().max(b.len()).max(1)
}

/// Whether a claim still has the act, the speakers and the rule that a decision was made on, or the
/// act and speakers that it was amended to.
fn reading(annotation: &Annotation, claim: &Claim) -> (bool, bool, bool) {
    let Some(found) = &annotation.finding else { return (true, true, true) };
    let amended = &annotation.amended;
    let act = found.act == claim.act.word() || amended.act.as_deref() == Some(claim.act.word());
    let speakers = found.speakers == claim.speakers || amended.speakers.as_ref() == Some(&claim.speakers);
    (act, speakers, found.rule == claim.rule)
}

/// A new decision on a claim as the program reads it.
#[must_use]
pub fn decision_on(document: &Document, claim: &Claim, decided: Decided) -> Annotation {
    let mut annotation = Annotation::new(Kind::Decision);
    decide(&mut annotation, document, claim, decided);
    annotation
}

/// Makes `annotation` say this about the claim as the program reads it now.
pub fn decide(annotation: &mut Annotation, document: &Document, claim: &Claim, decided: Decided) {
    annotation.targets = vec![Anchor::new(document, claim.span)];
    annotation.decision = Some(decided.word().to_owned());
    annotation.finding = Some(DecidedFinding {
        rule: claim.rule.to_owned(),
        act: claim.act.word().to_owned(),
        speakers: claim.speakers.clone(),
    });
    if decided != Decided::Amend {
        annotation.amended = Amendment::default();
    }
}

/// The claim as it reads after an amendment. What does not mean anything leaves the claim as it was.
#[must_use]
pub fn amended(claim: &Claim, change: &Amendment, text: &str) -> Claim {
    let mut claim = claim.clone();
    if let Some(speakers) = &change.speakers {
        claim.speakers.clone_from(speakers);
    }
    if let Some(act) = change.act.as_deref().and_then(Act::parse) {
        claim.act = act;
    }
    if let Some(scope) = change.scope.as_deref().and_then(Scope::parse) {
        claim.scope = scope;
    }
    claim.strength = change.strength.unwrap_or(claim.strength);
    if let Some(addressees) = &change.addressees {
        claim.addressees.clone_from(addressees);
    }
    if let Some(due) = &change.due {
        claim.due = due_of(&claim, due, text);
    }
    claim
}

/// A due date written by a person: ISO 8601, or words that stand in the claim; `None` for "no date".
fn due_of(claim: &Claim, due: &str, text: &str) -> Option<Due> {
    let due = due.trim();
    if due.is_empty() {
        return None;
    }
    let end = Span::new(claim.span.end, claim.span.end);
    if is_iso(due) {
        let span = claim.due.as_ref().map_or(end, |due| due.span);
        return Some(Due { span, date: Some(due.to_owned()), vague: false });
    }
    let at = claim.span.of(text).find(due).map(|at| claim.span.start + at);
    let span = at.map_or(end, |start| Span::new(start, start + due.len()));
    Some(Due { span, date: None, vague: true })
}

/// Whether this is a year, month or day of ISO 8601, or an interval of two.
fn is_iso(text: &str) -> bool {
    let one = |part: &str| {
        matches!(part.len(), 4 | 7 | 10)
            && part.char_indices().all(
                |(at, c)| {
                    if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() }
                },
            )
    };
    text.split('/').all(one) && text.split('/').count() <= 2
}

#[cfg(test)]
#[path = "decide_tests.rs"]
mod tests;
