//! Nouns that report: "Hale's claim that the count was rigged has angered officials".

use super::Speaker;
use super::frame::{Frame, Read};
use super::source::{self, Source};
use super::tail::finite;
use crate::extract::claims::Draft;
use crate::extract::content;
use crate::lexicon::{Flags, Scope};
use crate::text::TokenKind;

impl Frame<'_, '_> {
    /// A report by a noun with its owner, for sentences that have no other.
    pub(super) fn nominal(&self) -> Option<Read> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let noun = (b + 1..e).find(|&k| {
            a.flags(k).any(Flags::REPORT_NOUN) && a.word(k + 1) == a.known.that && !self.marks.inside(k)
        })?;
        let owner = noun - 1;
        let source = if a.tok(owner).is_some_and(|t| t.token.kind == TokenKind::Possessive) {
            source::before(a, self.marks, self.cast, owner, b)?
        } else if [a.known.his, a.known.her, a.known.their].contains(&a.word(owner)) {
            let (names, person) = match self.cast.last_person {
                Some(p) if a.word(owner) != a.known.their => (vec![self.cast.name(p)], Some(p)),
                _ => (self.cast.last_group.clone(), None),
            };
            let (animate, text, joint, single) = (true, false, false, false);
            Source { toks: owner..noun, end: noun, names, person, animate, text, joint, single }
        } else {
            return None;
        };
        if !source.animate || source.names.is_empty() {
            return None;
        }
        // The report ends where the sentence's own verb stands.
        let from = noun + 2;
        let first = (from..e).find(|&k| finite(a, k))?;
        let own = (first + 1..e).find(|&k| {
            finite(a, k) && !finite(a, k - 1) && !a.flags(k - 1).any(Flags::ADVERB) && !self.marks.inside(k)
        });
        let content = from..own.unwrap_or(e);
        let reading = content::read(a, &content, true);
        let draft = Draft {
            speakers: source.names.clone(),
            scope: Scope::Own,
            act: reading.act,
            strength: reading.strength,
            source: Some(source.toks),
            cue: Some(noun..noun + 2),
            content: vec![content],
            addressees: Vec::new(),
            modality: reading.modality,
            negated: reading.negated,
            rule: "noun-report",
            confidence: 0.7,
        };
        let speaker = Speaker { names: source.names, person: source.person, single: source.single };
        Some(Read { drafts: vec![draft], speaker: Some(speaker), bare: None })
    }
}
