//! Quotations over sentences and paragraphs: who has the floor inside quotation marks (DOMAIN 2.9).

use super::analysis::Analysis;
use super::claims::Draft;
use super::finding::Claim;
use crate::lexicon::Scope;
use std::ops::Range;

/// A quotation that is open, or just closed.
#[derive(Clone, Debug, Default)]
pub(super) struct Quotation {
    /// Who speaks in it.
    pub names: Vec<String>,
    /// Still open at the end of the last sentence.
    pub open: bool,
    /// Announced by "X said:" and not begun yet.
    pub announced: bool,
    /// A readout that an office gives word for word: it tells what others said, and is read as it stands.
    pub readout: bool,
}

impl Quotation {
    /// Whether the sentence stands in a quotation whose speaker is known: it goes on with an open one,
    /// begins one that was announced, or takes up the last speaker again.
    pub fn takes(&self, a: &Analysis<'_>, range: &Range<usize>) -> bool {
        !self.names.is_empty() && (self.open || opens(a, range.start))
    }

    /// Follows the marks of a sentence.
    pub fn follow(&mut self, a: &Analysis<'_>, range: &Range<usize>) {
        for k in range.clone() {
            if a.is(k, '“') {
                self.open = true;
                self.announced = false;
            } else if a.is(k, '”') {
                self.open = false;
            } else if a.is(k, '"') {
                self.open = !self.open;
                self.announced = false;
            }
        }
        self.readout &= self.open;
    }
}

fn opens(a: &Analysis<'_>, k: usize) -> bool {
    a.is(k, '“') || a.is(k, '"')
}

/// A quoted sentence as a claim of its speaker.
pub(super) fn claim(a: &Analysis<'_>, names: &[String], range: &Range<usize>) -> Option<Draft> {
    let mut content = range.clone();
    while content.start < content.end && (opens(a, content.start) || a.is(content.start, '‘')) {
        content.start += 1;
    }
    while content.end > content.start
        && ['”', '"', '’', '.', ','].into_iter().any(|c| a.is(content.end.wrapping_sub(1), c))
    {
        content.end -= 1;
    }
    // The number of a paragraph is nobody's statement, nor is "Dear Madam President,".
    if !content.clone().any(|k| a.is_word(k)) || super::transcript::addresses(a, content.start, range.end) {
        return None;
    }
    let mut reading = super::firsthand::quoted(a, &content);
    if super::transcript::declines(a, &content) {
        reading.act = crate::lexicon::Act::Decline;
        reading.strength = 1;
    }
    Some(Draft {
        speakers: names.to_vec(),
        scope: Scope::Quote,
        act: reading.act,
        strength: reading.strength,
        source: None,
        cue: None,
        content: vec![content],
        addressees: Vec::new(),
        modality: reading.modality,
        negated: reading.negated,
        rule: "quote",
        confidence: 0.9,
    })
}

/// For each claim the number of the one whose quotation it goes on with: of several quoted sentences of
/// one speaker in a row, the one that names the source, else the first.
pub(super) fn continues(claims: &[Claim]) -> Vec<Option<u32>> {
    let mut out = vec![None; claims.len()];
    let mut first = 0;
    while first < claims.len() {
        let mut end = first + 1;
        let head = claims.get(first);
        let mut named = head.is_some_and(|c| c.source.is_some());
        if head.is_some_and(|c| c.scope == Scope::Quote) {
            while let (Some(a), Some(b)) = (head, claims.get(end)) {
                if b.scope != Scope::Quote || b.speakers != a.speakers || b.source.is_some() && named {
                    break;
                }
                named |= b.source.is_some();
                end += 1;
            }
        }
        let run = claims.get(first..end).unwrap_or(&[]);
        let anchor = run.iter().find(|c| c.source.is_some()).or(run.first()).map(|c| c.id);
        for (slot, claim) in out.iter_mut().skip(first).zip(run) {
            *slot = anchor.filter(|&a| a != claim.id);
        }
        first = end;
    }
    out
}
