//! One document as the views read it, and the places to which they point.

use super::calendar::{Days, days};
use crate::extract::{Claim, EntityType, Findings};
use crate::lexicon::topics::{Topic, Topics, stem, words};
use crate::text::Span;

/// A document of a dossier: its text and what was found in it. Views know it by its index in the list
/// that they are given.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its canonical text.
    pub text: &'a str,
    /// What was found in it.
    pub findings: &'a Findings,
}

/// A stretch of one document: where a cell of a view jumps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The document, as an index of the list that the view was made from.
    pub document: usize,
    /// Its bytes.
    pub span: Span,
    /// The claim, where the place is one.
    pub claim: Option<u32>,
}

impl Place {
    /// The place of a claim.
    #[must_use]
    pub fn of(document: usize, claim: &Claim) -> Self {
        Self { document, span: claim.span, claim: Some(claim.id) }
    }
}

impl<'a> Source<'a> {
    /// When the event took place, else when the document was released.
    #[must_use]
    pub fn when(&self) -> Option<Days> {
        let card = &self.findings.card;
        [&card.date, &card.released].into_iter().flatten().find_map(|date| days(date))
    }

    /// For each claim the topics of which it plainly speaks, in their order, without those that nearly every readout has.
    #[must_use]
    pub fn topics<'t>(&self, topics: &'t Topics) -> Vec<Vec<&'t Topic>> {
        let stems = |claim: &Claim| {
            let said = claim.content.iter().flat_map(|span| words(span.of(self.text)));
            said.map(|(_, word)| stem(&word)).collect()
        };
        let claims: Vec<Vec<String>> = self.findings.claims.iter().map(stems).collect();
        let of = |told: Vec<usize>| {
            told.into_iter().filter_map(|at| topics.all().get(at)).filter(|topic| !topic.broad).collect()
        };
        topics.told_in(&claims).into_iter().map(of).collect()
    }

    /// The text of a span on one line.
    #[must_use]
    pub fn words(&self, span: Span) -> String {
        crate::text::flat(span.of(self.text))
    }

    /// What a claim says, on one line: its content, else all of it.
    #[must_use]
    pub fn content(&self, claim: &Claim) -> String {
        if claim.content.is_empty() {
            return self.words(claim.span);
        }
        let pieces: Vec<String> = claim.content.iter().map(|&span| self.words(span)).collect();
        pieces.join(" … ")
    }

    /// The side for which `name` speaks: its party's, or itself if it is a country.
    #[must_use]
    pub fn side_of(&self, name: &str) -> Option<&'a str> {
        let findings = self.findings;
        let party = findings.card.parties.iter().find(|party| party.name == name);
        if let Some(side) = party.and_then(|party| party.side.as_deref()) {
            return Some(side);
        }
        let country = |kind| matches!(kind, EntityType::Country);
        let entity = findings.entities.iter().find(|entity| entity.name == name && country(entity.kind));
        entity.map(|entity| entity.name.as_str())
    }

    /// The sides of the contact, in the order of the card, each once.
    #[must_use]
    pub fn sides(&self) -> Vec<&'a str> {
        let mut sides: Vec<&str> = Vec::new();
        for party in &self.findings.card.parties {
            let side = party.side.as_deref().unwrap_or(&party.name);
            if !sides.contains(&side) {
                sides.push(side);
            }
        }
        sides
    }

    /// Who published it.
    #[must_use]
    pub fn issuer(&self) -> Option<&'a str> {
        self.findings.card.issuer.as_deref()
    }

    /// The side that published it: the one that the issuer's name names, else that of the first party,
    /// as an account begins with its own.
    #[must_use]
    pub fn own_side(&self) -> Option<&'a str> {
        let sides = self.sides();
        let issuer = self.issuer().unwrap_or_default();
        sides.iter().copied().find(|side| issuer.contains(side)).or(sides.first().copied())
    }

    /// The other side; `None` for a text about no contact of two or more.
    #[must_use]
    pub fn counterpart(&self) -> Option<&'a str> {
        let own = self.own_side()?;
        self.sides().into_iter().find(|side| *side != own)
    }

    /// The sentence that holds `byte`, by its number in the findings.
    #[must_use]
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        let at = self.findings.sentences.partition_point(|sentence| sentence.end <= byte);
        self.findings.sentences.get(at).filter(|sentence| sentence.start <= byte).map(|_| at)
    }
}
