//! What the program found: entities, claims, the protocol card. Spans are bytes.

use crate::text::Span;
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident => $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in declared order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word used in files and on screen.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value of a word.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }
    };
}

words! {
    /// What somebody does with words.
    Act {
        /// Say, note, stress, reaffirm a fact.
        Assert => "assert",
        /// Call on, urge, propose, should.
        Request => "request",
        /// Will, is ready to, pledge.
        Commit => "commit",
        /// Joint understanding, consent.
        Agree => "agree",
        /// Talked about; topic only.
        Discuss => "discuss",
        /// Welcome, support, praise.
        Endorse => "endorse",
        /// Thank, congratulate, condole.
        Social => "social",
        /// Voice concern, regret, raise.
        Concern => "concern",
        /// Oppose, reject, condemn.
        Oppose => "oppose",
        /// Warn.
        Warn => "warn",
        /// Brief, outline; topic only.
        Inform => "inform",
        /// A question.
        Ask => "ask",
        /// Decide, order, establish.
        Decide => "decide",
        /// No comment.
        Decline => "decline",
    }
}

words! {
    /// How a claim got its speaker.
    Scope {
        /// A cue with its own subject.
        Own => "own",
        /// A further cue whose subject is elided.
        Clause => "clause",
        /// No cue: the speech goes on.
        Inherited => "inherited",
        /// Inside quotation marks.
        Quote => "quote",
        /// A group or several parties.
        Joint => "joint",
        /// Under a transcript label, or a first-person document.
        Turn => "turn",
    }
}

words! {
    /// Whether the content is asserted, planned, asked for, possible or conditional.
    Modality {
        /// Stated as so.
        Asserted => "asserted",
        /// Announced for the future.
        Planned => "planned",
        /// What somebody should do.
        Should => "should",
        /// May, might, could.
        Possible => "possible",
        /// Depends on something.
        Conditional => "conditional",
    }
}

words! {
    /// The type of an entity.
    EntityType {
        /// A human being.
        Person => "person",
        /// A state or territory standing as such.
        Country => "country",
        /// An organ, ministry, alliance, company, party, medium.
        Organization => "organization",
        /// A city, region, sea, venue.
        Place => "place",
        /// A named summit, war, anniversary.
        Event => "event",
        /// A named treaty, accord, plan, law.
        Agreement => "agreement",
        /// A date or time expression.
        Date => "date",
        /// "the two sides", "both leaders".
        Group => "group",
    }
}

words! {
    /// The kind of contact or text.
    Format {
        /// A telephone call.
        Call => "call",
        /// A meeting in person.
        Meeting => "meeting",
        /// A video call.
        Video => "video",
        /// A visit.
        Visit => "visit",
        /// A statement, communiqué or resolution.
        Statement => "statement",
        /// Questions and answers.
        Briefing => "briefing",
        /// Anything else, or not stated.
        Other => "other",
    }
}

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
    /// References that name nobody, left for a person.
    pub veiled: Vec<Span>,
    /// What could not be done, for people ("no grammar for Russian yet").
    pub notices: Vec<String>,
}
