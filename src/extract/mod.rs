//! Document × lexicon → findings: who said what, how strongly.

mod finding;

pub use finding::{Act, Card, Claim, Due, Entity, EntityType, Findings, Format, Modality, Party, Scope};
