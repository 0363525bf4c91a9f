//! What a single word can be.

/// A set of properties of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u64);

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:literal),+ $(,)?) => {
        impl Flags { $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)+ }
    };
}

flags! {
    /// An adverb that may stand between subject and verb.
    ADVERB = 0,
    /// An article or other determiner.
    DETERMINER = 1,
    /// A preposition.
    PREPOSITION = 2,
    /// and, or, but.
    CONJUNCTION = 3,
    /// Opens a subordinate clause.
    SUBORDINATOR = 4,
    /// A form of be.
    BE = 5,
    /// A form of have.
    HAVE = 6,
    /// A form of do.
    DO = 7,
    /// A modal verb.
    MODAL = 8,
    /// A word of negation.
    NEGATION = 9,
    /// I, we, our.
    FIRST_PERSON = 10,
    /// he, she.
    HE_SHE = 11,
    /// they.
    THEY = 12,
    /// A subject that shows without speaking.
    NON_SPEAKER = 13,
    /// A common noun for a person or body that speaks.
    SPEAKER_NOUN = 14,
    /// May stand in the name of a body, never of a person.
    NAME_STOP = 15,
    /// A noun for the contact itself.
    EVENT_NOUN = 16,
    /// Head of an organization's name.
    ORG_HEAD = 17,
    /// Head of a place name.
    PLACE_HEAD = 18,
    /// Head of an event's name.
    EVENT_HEAD = 19,
    /// Head of an agreement's name.
    AGREEMENT_HEAD = 20,
    /// Part of a person's title.
    TITLE = 21,
    /// Mr., H.E.
    HONORIFIC = 22,
    /// Jr., III.
    NAME_SUFFIX = 23,
    /// bin, van, de.
    PARTICLE = 24,
    /// A family name that comes first.
    SURNAME_FIRST = 25,
    /// A given name.
    GIVEN = 26,
    /// A month.
    MONTH = 27,
    /// A weekday.
    WEEKDAY = 28,
    /// A sentence never ends after it.
    ABBREVIATION = 29,
    /// A sentence may end after it.
    ABBREVIATION_MAYBE = 30,
    /// Capitalised at the start of a sentence without being a name.
    STARTER = 31,
    /// Modifies a title: Vice, Deputy.
    TITLE_MODIFIER = 32,
    /// An adjective inside a group mention: respective.
    GROUP_ADJECTIVE = 33,
    /// A word for a person in office: minister, envoy.
    ROLE_NOUN = 34,
    /// A head of a lower-case event after a name: summit.
    LOWER_EVENT_HEAD = 35,
    /// Head of a lower-case body after a state's name: government.
    LOWER_ORG_HEAD = 36,
    /// Letters of honour behind a name, if they are capitals: MP.
    HONOUR_LETTERS = 37,
    /// A form of a verb that the lexicon knows.
    VERB = 38,
    /// A demonym or an adjective of a country.
    DEMONYM = 39,
    /// Inside a title, not its head: "Foreign" in "Foreign Minister".
    TITLE_INNER = 40,
    /// Head of a place name that stands before the name: Lake, Cape.
    HEAD_FIRST = 48,
    /// A form of a verb that may stand after what is said.
    TRAILING = 41,
    /// A noun for something that speaks by being read: report, poll.
    TEXT_NOUN = 42,
    /// A noun for those whom people tell things: reporters.
    HEARER = 43,
    /// A past form of an irregular verb that is no cue: went, left.
    FINITE = 44,
    /// A noun for one human being: senator, voter.
    PERSON_NOUN = 45,
    /// A singular noun for people together: campaign, county.
    COLLECTIVE = 46,
    /// A noun that speaks of a person in other words: the nominee.
    EPITHET = 47,
    /// A given name that is also a word or a place: Victoria.
    GIVEN_TOO = 53,
    /// A date may begin with it: this, last, yesterday.
    DATE_OPENER = 51,
    /// An abbreviation that never ends a sentence before a number: No., Art.
    NUMBERED = 52,
    /// Ends in -ly and is no adverb: rally, family.
    NO_ADVERB = 50,
    /// A noun that reports what its owner says: claim, belief.
    REPORT_NOUN = 49,
}

impl Flags {
    /// Whether any of `other` is set.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
