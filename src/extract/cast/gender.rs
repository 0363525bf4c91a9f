//! Who is "he" and who is "she": by what the text calls people, and by the pronouns it has used for them.

use super::Cast;
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::mention::Kind;
use crate::extract::titles;

/// Words before a name that say so.
const SHE: &[&str] = &[
    "dame",
    "lady",
    "madam",
    "madame",
    "miss",
    "mme",
    "mrs",
    "ms",
    "princess",
    "queen",
    "senhora",
    "señora",
    "sheikha",
    "spokeswoman",
    "chairwoman",
];
/// … and these.
const HE: &[&str] = &[
    "king",
    "lord",
    "monsieur",
    "mr",
    "prince",
    "senhor",
    "señor",
    "sheikh",
    "sir",
    "spokesman",
    "sultan",
    "emir",
];

impl Cast {
    /// What the honours before names tell.
    pub(super) fn learn_honours(&mut self, a: &Analysis<'_>) {
        for m in a.mentions.iter().filter(|m| m.kind == Kind::Person && m.entity != NONE) {
            if self.she.contains_key(&m.entity) {
                continue;
            }
            let before = titles::before(a, m.toks.start).start;
            let said = (before.saturating_sub(2)..m.toks.start).find_map(|k| {
                let word = a.lower(k);
                let owner = matches!(&*a.lower(k + 1), "excellency" | "majesty" | "highness" | "holiness");
                match &*word {
                    "her" if owner => Some(true),
                    "his" if owner => Some(false),
                    // "accompanied by Mrs Fraser": his wife.
                    _ if k >= before
                        && matches!(a.surface(before.wrapping_sub(1)), "by" | "and" | "with") =>
                    {
                        None
                    }
                    word if k >= before && SHE.contains(&word) => Some(true),
                    word if k >= before && HE.contains(&word) => Some(false),
                    _ => None,
                }
            });
            if let Some(she) = said {
                self.she.insert(m.entity, she);
            }
        }
    }

    /// Remembers that "she", or else "he", meant a person.
    pub fn called_by(&mut self, entity: u32, she: bool) {
        self.she.entry(entity).or_insert(she);
    }

    /// Whom "she", or else "he", means: the one last meant, if that may be; after several together the one who
    /// was called so before.
    pub fn meant(&self, she: bool) -> Option<u32> {
        let last = self.last_person.filter(|&e| self.is_person(e))?;
        let known = self.she.get(&last).copied();
        if known == Some(she) {
            return Some(last);
        }
        let alone = |fits: &dyn Fn(Option<bool>) -> bool| {
            let mut found =
                self.parties.iter().copied().filter(|p| *p != last && fits(self.she.get(p).copied()));
            found.next().filter(|_| found.next().is_none())
        };
        let called = alone(&|g| g == Some(she));
        match known {
            Some(_) => called.or_else(|| alone(&|g| g.is_none())).or(Some(last)),
            None if self.together => called.or(Some(last)),
            None => Some(last),
        }
    }
}
