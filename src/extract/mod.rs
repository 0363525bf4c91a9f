//! Document × lexicon → findings: who said what, how strongly.
//!
//! Rules first, no parser and no model. The passes, each in a file of its own, work on one shared
//! `Analysis` (tokens with what the lexicon knows of them, sentences, mentions):
//!
//! 1. `analysis`, `sentence`, `language`: tokens and sentences of the body, and whether it is English;
//! 2. `dates`, `gazette`, `groups`, `person`, `alias`: mentions, longest first, never overlapping;
//! 3. `entity`, `titles`, `cast`: entities, titles, and who "he", "the Secretary" or "the two sides" is;
//! 4. `cues`, `subject`, `claims`, `content`: cue by cue with its subject, then the scope of the
//!    paragraph; `transcript` and `voice` for turns and documents in the first person;
//!    `press` reads news prose, where any noun phrase speaks and nothing is inherited;
//! 5. `card` (`lead`, `contact`; `format`, `kinds`; `day`; `place`, `lines`; `parties`, `participants`, `maker`,
//!    `counterparts`; `issuer`), `due`: the protocol card, due dates, veiled references.
//!
//! Every claim names the rule that made it.

mod acts_for;
mod alias;
mod analysis;
mod announced;
mod apposition;
mod asked;
mod capitals;
mod card;
mod cast;
mod claims;
mod contact;
mod content;
mod counterparts;
mod courtesy;
mod cues;
mod dates;
mod day;
mod due;
mod entity;
mod finding;
mod firsthand;
mod format;
mod front;
mod gathered;
mod gazette;
mod groups;
mod headline;
mod hints;
mod issuer;
mod kinds;
mod language;
mod lead;
mod legal;
mod lines;
mod maker;
mod mention;
mod namesakes;
mod occasion;
mod openers;
mod origin;
mod participants;
mod parties;
mod person;
mod place;
mod press;
mod quote;
mod release;
mod resolution;
mod run;
mod sentence;
mod sides;
mod single;
mod strength;
mod subject;
mod titles;
mod transcript;
mod voice;

pub use finding::{Act, Card, Claim, Due, Entity, EntityType, Findings, Format, Modality, Party, Scope};
pub use run::{extract, extract_with};

/// What the unit tests of this module read from a text.
#[cfg(test)]
fn claims_in(text: &str) -> Vec<Claim> {
    extract(&crate::document::Document::from_text("a.txt", text), crate::lexicon::Lexicon::builtin()).claims
}
