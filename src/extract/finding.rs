//! What the program found: entities, claims, the protocol card. Spans are bytes.

pub use crate::lexicon::{Act, EntityType, Format, Modality, Scope};
use crate::text::Span;

/// A person or body taking part in the contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// Longest form of the name without title.
    pub name: String,
    /// Titles as printed, in order.
    pub titles: Vec<String>,
    /// The country or body for which the party acts.
    pub side: Option<String>,
}

/// The protocol card: who met whom, when, where, how, as stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Title of the document.
    pub title: Option<String>,
    /// Who published it.
    pub issuer: Option<String>,
    /// Date of the event, ISO 8601.
    pub date: Option<String>,
    /// Date and time of release, ISO 8601.
    pub released: Option<String>,
    /// Kind of contact; `None` means not looked for yet.
    pub format: Option<Format>,
    /// Where.
    pub place: Option<String>,
    /// At whose request.
    pub requested_by: Option<String>,
    /// Who took part.
    pub parties: Vec<Party>,
}

/// A thing named in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Index in [`Findings::entities`] plus one, written `e1`.
    pub id: u32,
    /// Type.
    pub kind: EntityType,
    /// Canonical name: the longest form without title.
    pub name: String,
    /// Where it is named, in text order, never overlapping each other.
    pub mentions: Vec<Span>,
    /// Members of a group, as entity ids.
    pub refers_to: Vec<u32>,
    /// ISO 8601 date or interval of a date.
    pub value: Option<String>,
}

/// A due date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Where it stands.
    pub span: Span,
    /// ISO 8601, if it could be resolved.
    pub date: Option<String>,
    /// "at an appropriate time" and the like.
    pub vague: bool,
}

/// One attributed act: speakers do act about, or saying, content.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Index in [`Findings::claims`] plus one, written `c1`.
    pub id: u32,
    /// Canonical names; empty where nobody can be named.
    pub speakers: Vec<String>,
    /// How it got its speakers.
    pub scope: Scope,
    /// What they do.
    pub act: Act,
    /// 1-based rung on the act's ladder.
    pub strength: u8,
    /// Hull of source, cue and content.
    pub span: Span,
    /// The words that name the speaker.
    pub source: Option<Span>,
    /// The words that mark the act.
    pub cue: Option<Span>,
    /// What is said, in text order.
    pub content: Vec<Span>,
    /// To whom.
    pub addressees: Vec<String>,
    /// How the content is meant.
    pub modality: Modality,
    /// Whether the content, or the cue, is negated.
    pub negated: bool,
    /// By when.
    pub due: Option<Due>,
    /// The rule that made the claim.
    pub rule: &'static str,
    /// 0 to 1.
    pub confidence: f32,
}

/// Everything found in one document. Sorted: claims and sentences by position, entities by first
/// mention.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// ISO 639-1 code, or `und`.
    pub language: String,
    /// The protocol card.
    pub card: Card,
    /// Sentences of the body.
    pub sentences: Vec<Span>,
    /// Entities.
    pub entities: Vec<Entity>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// For each claim, in the same order: where the lexicon entry of its cue stands.
    pub origins: Vec<Option<String>>,
    /// For each claim, in the same order: the number of the claim whose quotation it goes on with.
    pub continues: Vec<Option<u32>>,
    /// References that name nobody, left for a person.
    pub veiled: Vec<Span>,
    /// What could not be done, for people ("no grammar for Russian yet").
    pub notices: Vec<String>,
}
