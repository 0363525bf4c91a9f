//! What a list is narrowed to: chips such as `speaker: Mara Tolen`, and words.
//!
//! Chips of one field are alternatives, different fields must all fit, and so must every word. A word
//! typed as `act:request` is a chip in the making: it fits when the field holds it.

use super::findings::parts;
use super::notes::Mark;
use crate::extract::{Claim, Entity};
use std::fmt;

/// What a chip is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilterField {
    /// Who speaks, by a finding or a tag.
    Speaker,
    /// What a claim does: `request`.
    Act,
    /// What an entity is, or what an annotation is: `person`, `reply`.
    Type,
    /// How a claim got its speaker: `joint`.
    Scope,
    /// A code of the codebook, or what begins with it.
    Code,
    /// Whose annotation it is.
    By,
    /// What was decided about a claim: `accepted`.
    State,
}

impl FilterField {
    /// Every field.
    pub const ALL: [Self; 7] =
        [Self::Speaker, Self::Act, Self::Type, Self::Scope, Self::Code, Self::By, Self::State];

    /// Its word, as it is typed before a colon.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Act => "act",
            Self::Type => "type",
            Self::Scope => "scope",
            Self::Code => "code",
            Self::By => "by",
            Self::State => "state",
        }
    }
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chip {
    /// What it is about.
    pub field: FilterField,
    /// What that must be.
    pub value: String,
}

impl fmt::Display for Chip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field.word(), self.value)
    }
}

/// Chips and words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The chips, in the order in which they were put in.
    pub chips: Vec<Chip>,
    /// The words, as typed.
    pub words: String,
}

/// What a filter looks at: the values of each field, and everything as words.
struct Facts<'a> {
    fields: Vec<(FilterField, &'a str)>,
    words: String,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chips.is_empty() && self.words.trim().is_empty()
    }

    /// Lets everything through again.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Puts a chip in, or takes it out; `true` if it is in now.
    pub fn toggle(&mut self, chip: Chip) -> bool {
        match self.chips.iter().position(|c| *c == chip) {
            Some(at) => {
                self.chips.remove(at);
                false
            }
            None => {
                self.chips.push(chip);
                true
            }
        }
    }

    /// What it lets through, in words: `speaker: Mara Tolen, with “river”`.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut out: Vec<String> = self.chips.iter().map(Chip::to_string).collect();
        if !self.words.trim().is_empty() {
            out.push(format!("with “{}”", self.words.trim()));
        }
        out.join(", ")
    }

    /// Whether a claim is let through; `state` is what was decided about it, in a word.
    #[must_use]
    pub fn keeps_claim(&self, claim: &Claim, state: &str, text: &str) -> bool {
        if self.is_empty() {
            return true;
        }
        let mut fields: Vec<(FilterField, &str)> =
            claim.speakers.iter().map(|name| (FilterField::Speaker, name.as_str())).collect();
        fields.push((FilterField::Act, claim.act.word()));
        fields.push((FilterField::Scope, claim.scope.word()));
        fields.push((FilterField::Type, "claim"));
        fields.push((FilterField::State, state));
        let spoken: Vec<&str> = parts(claim).map(|part| part.of(text)).collect();
        let words = format!(
            "{} {state} {} {} {} {} {}",
            claim.speakers.join(" "),
            claim.act.word(),
            claim.scope.word(),
            claim.modality.word(),
            spoken.join(" "),
            claim.span.of(text)
        );
        self.keeps(&Facts { fields, words })
    }

    /// Whether an entity is let through.
    #[must_use]
    pub fn keeps_entity(&self, entity: &Entity) -> bool {
        let kind = entity.kind.word();
        let words = format!("{} {kind} {}", entity.name, entity.value.as_deref().unwrap_or(""));
        // Whoever asks for a speaker wants that person's name as well as their claims.
        let fields = vec![(FilterField::Type, kind), (FilterField::Speaker, entity.name.as_str())];
        self.is_empty() || self.keeps(&Facts { fields, words })
    }

    /// Whether an annotation is let through.
    #[must_use]
    pub fn keeps_mark(&self, mark: &Mark) -> bool {
        if self.is_empty() {
            return true;
        }
        let annotation = &mark.annotation;
        let kind = annotation.kind.word();
        let mut fields: Vec<(FilterField, &str)> =
            annotation.codes.iter().map(|code| (FilterField::Code, code.as_str())).collect();
        fields.push((FilterField::By, mark.annotator.as_str()));
        fields.push((FilterField::Type, kind));
        fields.extend(annotation.speaker.as_deref().map(|name| (FilterField::Speaker, name)));
        let quotes: Vec<&str> = annotation.targets.iter().map(|target| target.quote.as_str()).collect();
        let words = format!(
            "{} {} {} {} {}",
            annotation.note,
            annotation.codes.join(" "),
            annotation.speaker.as_deref().unwrap_or(""),
            quotes.join(" "),
            mark.annotator
        );
        self.keeps(&Facts { fields, words })
    }

    fn keeps(&self, facts: &Facts<'_>) -> bool {
        let chips = FilterField::ALL.iter().all(|&field| {
            let mut wanted = self.chips.iter().filter(|chip| chip.field == field).peekable();
            wanted.peek().is_none() || wanted.any(|chip| facts.has(field, &chip.value))
        });
        // A hard line break between two words is a space to whoever looks for them.
        let words = facts.words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        chips && self.words.to_lowercase().split_whitespace().all(|word| facts.fits(word, &words))
    }
}

impl Facts<'_> {
    /// Whether a field has a value; a code has those below it.
    fn has(&self, field: FilterField, value: &str) -> bool {
        self.fields.iter().any(|(known, have)| {
            let below = || have.strip_prefix(value).is_some_and(|rest| rest.starts_with('/'));
            *known == field && (*have == value || (field == FilterField::Code && below()))
        })
    }

    /// Whether a typed word fits: `field:part`, or any part of the words.
    fn fits(&self, word: &str, words: &str) -> bool {
        let field = word.split_once(':').and_then(|(name, part)| {
            Some((FilterField::ALL.into_iter().find(|field| field.word() == name)?, part))
        });
        match field {
            Some((field, part)) => {
                self.fields.iter().any(|(known, have)| *known == field && have.to_lowercase().contains(part))
            }
            None => words.contains(word),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::extract::EntityType;

    fn entity(name: &str, kind: EntityType) -> Entity {
        Entity { id: 1, kind, name: name.into(), mentions: Vec::new(), refers_to: Vec::new(), value: None }
    }

    fn chip(field: FilterField, value: &str) -> Chip {
        Chip { field, value: value.into() }
    }

    #[test]
    fn fields_must_all_fit_and_chips_of_one_field_are_alternatives() {
        let (mara, port) =
            (entity("Mara Tolen", EntityType::Person), entity("Port Essel", EntityType::Place));
        let mut filter = Filter::default();
        assert!(filter.is_empty() && filter.keeps_entity(&mara));
        assert!(filter.toggle(chip(FilterField::Type, "person")));
        assert!(filter.keeps_entity(&mara) && !filter.keeps_entity(&port));
        assert!(filter.toggle(chip(FilterField::Type, "place")));
        assert!(filter.keeps_entity(&mara) && filter.keeps_entity(&port));
        filter.words = "ESSEL".into();
        assert!(!filter.keeps_entity(&mara) && filter.keeps_entity(&port));
        assert_eq!(filter.shown(), "type: person, type: place, with “ESSEL”");
        assert!(!filter.toggle(chip(FilterField::Type, "place")));
        assert!(!filter.keeps_entity(&port));
    }

    #[test]
    fn a_typed_field_is_looked_for_in_that_field_only() {
        let mara = entity("Mara Person", EntityType::Place);
        let filter = |words: &str| Filter { words: words.into(), ..Filter::default() };
        assert!(filter("person").keeps_entity(&mara));
        assert!(!filter("type:person").keeps_entity(&mara));
        assert!(filter("type:pla speaker:mara").keeps_entity(&mara));
        assert!(!filter("nofield:pla").keeps_entity(&mara));
    }
}
