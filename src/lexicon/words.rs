//! The closed sets of the genre: acts, scopes, modalities, types of entities, formats.

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
