//! What only says who takes part in the contact.

use super::Side;
use crate::extract::EntityType;
use crate::lexicon::topics::{stem, words};
use crate::text::Span;
use std::collections::BTreeSet;

/// The stems and names that only say who takes part.
#[derive(Default)]
pub(super) struct Parties {
    pub(super) stems: BTreeSet<String>,
}

impl Parties {
    pub(super) fn of(sides: &[Side<'_>]) -> Self {
        let mut parties = Self::default();
        for side in sides {
            let card = &side.findings.card;
            for party in &card.parties {
                parties.add(&party.name);
                for title in &party.titles {
                    parties.stems.extend(words(title).map(|(_, w)| stem(&w)));
                }
            }
            let lead = side.findings.sentences.first().copied().unwrap_or_default();
            let lead = Span::new(lead.start, about(&side.document.text, lead));
            for entity in &side.findings.entities {
                let Some(first) = entity.mentions.first() else { continue };
                // The head of the page names who publishes; the first sentence, who took part and where.
                let publishes = entity.kind == EntityType::Organization
                    && card.issuer.as_ref().is_some_and(|i| i.contains(&entity.name));
                let in_head = (first.start < lead.start && entity.kind == EntityType::Country) || publishes;
                let takes_part = first.start < lead.end
                    && (matches!(entity.kind, EntityType::Country | EntityType::Person)
                        || card.place.as_ref() == Some(&entity.name));
                if in_head || takes_part {
                    parties.add(&entity.name);
                    // The forms in which a text speaks of the party's country: "Albemarlean".
                    for mention in &entity.mentions {
                        parties.add(mention.of(&side.document.text));
                    }
                }
            }
        }
        parties
    }

    /// Whether a stem names a party or one of its people.
    pub(super) fn has(&self, stem: &str) -> bool {
        self.stems.contains(stem) || self.stems.iter().any(|name| is_form(stem, name))
    }

    fn add(&mut self, name: &str) {
        self.stems.extend(words(name).map(|(_, word)| stem(&word)));
    }
}

/// Whether `word` may be a form of a name, such as the people of a country: "lubasan" of "lubasa". Both are stems.
pub(super) fn is_form(word: &str, name: &str) -> bool {
    const ENDINGS: &[&str] = &["n", "an", "ian", "ean", "ese", "es", "i", "ish", "s"];
    let root = name.strip_suffix(['a', 'e', 'i', 'o', 'y']).unwrap_or(name);
    let rest = word.strip_prefix(name).or_else(|| word.strip_prefix(root));
    root.len() >= 4 && rest.is_some_and(|rest| ENDINGS.contains(&rest))
}

/// Where the first sentence turns from who took part to what it was about, else its end.
fn about(text: &str, lead: Span) -> usize {
    let words =
        [" about ", " regarding ", " concerning ", " to discuss ", " on the situation ", " discussed "];
    let sentence = lead.of(text);
    words.iter().filter_map(|word| sentence.find(word)).min().map_or(lead.end, |at| lead.start + at)
}

#[cfg(test)]
mod tests {
    use super::is_form;

    #[test]
    fn a_people_is_a_form_of_its_country() {
        for (word, name) in
            [("lubasan", "lubasa"), ("sarvanian", "sarvan"), ("kestrian", "kestria"), ("taihanes", "taihan")]
        {
            assert!(is_form(word, name), "{word} {name}");
        }
        assert!(!is_form("marenza", "marble") && !is_form("chadian", "chair") && !is_form("organ", "oran"));
    }
}
