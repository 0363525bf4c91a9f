//! What a list to choose from can be asked to do: amend a field, change a code, change many things at
//! once.

/// What of a claim a reader amends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Who speaks.
    Speaker,
    /// Which act.
    Act,
    /// How the claim got its speaker.
    Scope,
    /// Which rung of the act's ladder.
    Strength,
    /// To whom.
    Addressee,
    /// By when.
    Due,
}

/// What can be done with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeDeed {
    /// Say when to use it.
    Define,
    /// Give it another id.
    Rename,
    /// Make it part of another.
    Merge,
    /// Make several of it.
    Split,
    /// Add one below it.
    Add,
}

/// A deed on many things at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// Decide claims.
    Decide(crate::review::decide::Decided),
    /// Mark the same words with the codes and the speaker of this annotation.
    Mark(String),
}

/// A part of a mark, its own or a colleague's, whose place is in doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Whose mark.
    pub annotator: String,
    /// Id of the mark.
    pub id: String,
    /// Index of the part.
    pub part: usize,
}

/// A list of places in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceList {
    /// Headings, numbered paragraphs, turns.
    Outline,
    /// Places kept under a letter.
    Marks,
    /// Every place of a word with what stands round it.
    Concordance,
}
