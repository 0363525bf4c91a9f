//! Who is "he" and who is "she": by what the text calls people, and by the pronouns it has used for them.

use super::Cast;
use crate::extract::analysis::Analysis;

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
    /// What the honour before a name tells: `before` is the first token of its titles, `name` that of the name.
    pub(super) fn learn_honour(&mut self, a: &Analysis<'_>, entity: u32, before: usize, name: usize) {
        if self.she.contains_key(&entity) {
            return;
        }
        // "accompanied by Mrs Orlan": his wife.
        let beside = matches!(a.surface(before.wrapping_sub(1)), "by" | "and" | "with");
        let said = (before.saturating_sub(2)..name).find_map(|k| {
            let owner = matches!(&*a.lower(k + 1), "excellency" | "majesty" | "highness" | "holiness");
            match &*a.lower(k) {
                "her" if owner => Some(true),
                "his" if owner => Some(false),
                _ if k < before || beside => None,
                word if SHE.contains(&word) => Some(true),
                word => HE.contains(&word).then_some(false),
            }
        });
        if let Some(she) = said {
            self.she.insert(entity, she);
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
