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

    fn add(&mut self, name: &str) {
        self.stems.extend(words(name).map(|(_, word)| stem(&word)));
    }
}

/// Where the first sentence turns from who took part to what it was about, else its end.
fn about(text: &str, lead: Span) -> usize {
    let words =
        [" about ", " regarding ", " concerning ", " to discuss ", " on the situation ", " discussed "];
    let sentence = lead.of(text);
    words.iter().filter_map(|word| sentence.find(word)).min().map_or(lead.end, |at| lead.start + at)
}
