//! The reader's decisions on claims, applied to what is shown.

use super::notes::Mark;
use super::state::State;
use crate::annotation::Annotation;
use crate::extract::Claim;
use crate::review::decide::{Decided, OnClaim, amended, weigh};
use crate::text::{Span, clean};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How far the deciding is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Claims decided.
    pub done: usize,
    /// Claims whose decision was made on another reading of the words.
    pub again: usize,
    /// All claims.
    pub all: usize,
}

impl super::findings::FindingsList {
    /// The word by which the filter finds a claim's state.
    #[must_use]
    pub fn state_of(&self, claim: usize) -> &'static str {
        match self.decision(claim) {
            Some(one) if one.in_force => one.decided.past(),
            _ => "undecided",
        }
    }

    /// The reader's decision on a claim, by its index.
    #[must_use]
    pub fn decision(&self, claim: usize) -> Option<&OnClaim> {
        self.decided.get(claim).and_then(Option::as_ref)
    }

    /// Whether a claim waits for a decision.
    #[must_use]
    pub fn undecided(&self, claim: usize) -> bool {
        !self.decision(claim).is_some_and(|one| one.in_force)
    }

    /// How far the deciding is.
    #[must_use]
    pub fn progress_of_decisions(&self) -> Progress {
        let (done, again) = self.counted;
        Progress { done, again, all: self.found.claims.len() }
    }

    /// Takes in the decision on each claim. They are counted here, because every frame says how many.
    fn decide(&mut self, decided: Vec<Option<OnClaim>>) {
        let all = decided.iter().flatten();
        let done = all.clone().filter(|one| one.in_force).count();
        self.counted = (done, all.count() - done);
        self.decided = decided;
    }

    /// The index of a claim of these findings.
    #[must_use]
    pub fn index_of(&self, claim: &Claim) -> Option<usize> {
        usize::try_from(claim.id).ok()?.checked_sub(1).filter(|&n| n < self.found.claims.len())
    }
}

impl State {
    /// Matches the decisions with the claims and applies those of the reader's own that are in force.
    pub(super) fn weigh_decisions(&mut self) {
        let machine = Arc::clone(&self.findings.machine);
        let own = self.notes.all_decisions().filter(|m| m.own);
        let weighed = weigh(&machine.claims, own.map(|m| (&m.annotation, m.places.as_slice())));
        let mut on_claims: BTreeSet<(String, String)> = BTreeSet::new();
        // Each colleague's are matched by themselves; they show where layers are compared.
        let others: BTreeSet<String> =
            self.notes.all_decisions().filter(|m| !m.own).map(|m| m.annotator.clone()).collect();
        for who in others {
            let theirs: Vec<&Mark> =
                self.notes.all_decisions().filter(|m| !m.own && m.annotator == who).collect();
            let found = weigh(&machine.claims, theirs.iter().map(|m| (&m.annotation, m.places.as_slice())));
            on_claims.extend(found.claims.into_iter().flatten().map(|one| (who.clone(), one.id)));
        }
        let own_ids: BTreeSet<&str> = weighed.claims.iter().flatten().map(|one| one.id.as_str()).collect();
        // Until the text is read nothing can be said about any of them.
        let reading = !matches!(self.findings.progress, super::findings::Progress::Ready);
        self.notes.list_decisions(|m| {
            reading
                || if m.own {
                    own_ids.contains(m.annotation.id.as_str())
                } else {
                    on_claims.contains(&(m.annotator.clone(), m.annotation.id.clone()))
                }
        });
        let mut changed: Vec<(usize, Claim)> = Vec::new();
        for (n, one) in weighed.claims.iter().enumerate() {
            if let Some(one) = one.as_ref().filter(|one| one.decided == Decided::Amend)
                && let Some(mark) = self.notes.own(&one.id)
                && let Some(claim) = machine.claims.get(n)
            {
                changed.push((n, amended(claim, &mark.annotation.amended, &self.document.text)));
            }
        }
        let found = if changed.is_empty() {
            Arc::clone(&machine)
        } else {
            let mut all = machine.as_ref().clone();
            for (n, claim) in changed {
                if let Some(slot) = all.claims.get_mut(n) {
                    *slot = claim;
                }
            }
            Arc::new(all)
        };
        let same = self.findings.decided == weighed.claims
            && (Arc::ptr_eq(&found, &self.findings.found) || *found == *self.findings.found);
        if !same {
            self.findings.decide(weighed.claims);
            let text = Arc::clone(&self.document.text);
            self.findings.replace(found, &text);
        }
    }

    /// The claims around a place that the reader did not reject.
    pub(super) fn standing_claims(&self, near: Span) -> impl Iterator<Item = &Claim> {
        let rejected = |n: usize| {
            self.findings.decision(n).is_some_and(|one| one.in_force && one.decided == Decided::Reject)
        };
        let here = self.findings.reach.touching(near).into_iter();
        here.filter(move |n| !rejected(*n)).filter_map(|n| self.findings.found.claims.get(n))
    }

    /// The own decision on a claim.
    #[must_use]
    pub fn decision_on(&self, claim: usize) -> Option<(&OnClaim, &Annotation)> {
        let one = self.findings.decision(claim)?;
        Some((one, &self.notes.own(&one.id)?.annotation))
    }

    /// What was decided on a claim, in a word.
    #[must_use]
    pub fn decision_word(&self, claim: &Claim) -> Option<&'static str> {
        let one = self.findings.decision(self.findings.index_of(claim)?)?;
        Some(if one.in_force { one.decided.past() } else { "decided on another reading" })
    }

    /// What was decided on a claim, and how the program reads it, for the box that says why.
    #[must_use]
    pub fn decision_words(&self, claim: &Claim) -> Vec<(&'static str, String)> {
        let Some(index) = self.findings.index_of(claim) else { return Vec::new() };
        let Some((one, annotation)) = self.decision_on(index) else { return Vec::new() };
        let day = annotation.modified.strftime("%Y-%m-%d");
        let mut out = vec![("decided", format!("{} by you on {day}", one.decided.past()))];
        if !one.in_force {
            out.push(("but", "the program now reads these words otherwise: decide again".to_owned()));
        }
        if let Some(found) = annotation.finding.as_ref().filter(|_| one.decided == Decided::Amend) {
            let who =
                if found.speakers.is_empty() { "nobody named".to_owned() } else { found.speakers.join(", ") };
            out.push(("was read", clean(&format!("{who}: {}", found.act)).into_owned()));
        }
        out
    }

    /// How far the deciding is, in words; `None` before the first decision.
    #[must_use]
    pub fn decided_words(&self) -> Option<String> {
        let Progress { done, again, all } = self.findings.progress_of_decisions();
        if done + again == 0 {
            return None;
        }
        let more = if again > 0 { format!(", {again} to look at again") } else { String::new() };
        Some(format!("{done} of {all} decided{more}"))
    }
}
