//! What a reader has to know before believing a comparison.

use super::{Row, Side};
use crate::dossier::Source;
use crate::dossier::calendar::{Days, days_between};

/// The notices, one sentence each.
#[must_use]
pub fn notices<'a>(sides: [Side<'a>; 2], topics: &[Row]) -> Vec<String> {
    let [a, b] = sides;
    let mut told = Vec::new();
    for (side, letter) in [(a, "A"), (b, "B")] {
        if side.findings.claims.is_empty() {
            told.push(format!(
                "In {letter} nobody says anything that was found: everything is missing there."
            ));
        }
        told.extend(side.findings.notices.iter().map(|notice| format!("{letter}: {notice}")));
    }
    let source = |side: Side<'a>| Source { text: &side.document.text, findings: side.findings };
    let (x, y) = (source(a), source(b));
    let of_series = x.issuer().is_some() && x.issuer() == y.issuer() && x.sides().len() > 1;
    let same_sides = x.sides().iter().all(|side| y.sides().contains(side));
    if of_series && same_sides && x.when() != y.when() && a.document.text != b.document.text {
        told.push(
            "These are two rounds of one series: what only A has is missing now, what only B has is new."
                .to_owned(),
        );
    }
    if a.document.text == b.document.text {
        told.push("This is one document twice.".to_owned());
    } else if a.findings.language != b.findings.language {
        let [x, y] = [&a.findings.language, &b.findings.language];
        told.push(format!("The two are in different languages ({x}, {y}): wording can't be compared."));
    } else if topics.is_empty() && !a.findings.claims.is_empty() && !b.findings.claims.is_empty() {
        told.push("The two have no topic in common: they may not be about one contact.".to_owned());
    } else if !same_sides && told_in(x, y) < 2 && told_in(y, x) < 2 {
        let who = |source: Source<'_>| source.sides().join(" and ");
        told.push(format!(
            "A is of {}, B of {}: they may not be about one contact, and what they share may be chance.",
            who(x),
            who(y)
        ));
    } else if let (Some(day), Some(other)) = (x.when(), y.when())
        && !of_series
        && days_apart(day, other) > LATE
    {
        told.push(format!(
            "A is of {}, B of {}: they may not be about one contact.",
            spoken(day),
            spoken(other)
        ));
    }
    told
}

/// A ministry tells of a contact within so many days.
const LATE: i64 = 14;

/// How many of the sides of a contact the other readout names, by themselves or by their people; all where the
/// readout does not say who met whom.
fn told_in(of: Source<'_>, other: Source<'_>) -> usize {
    let named = |name: &str| other.findings.entities.iter().any(|entity| alike(&entity.name, name));
    let sides = of.sides();
    if sides.len() < 2 {
        return usize::MAX;
    }
    let party = |side: &str| {
        let people = of.findings.card.parties.iter().filter(|party| party.side.as_deref() == Some(side));
        named(side) || people.map(|party| party.name.as_str()).any(named)
    };
    sides.into_iter().filter(|side| party(side)).count()
}

/// Whether two texts may mean the same by two names: "EU" is the European Union, "Jane A. Otieno" is Jane Otieno. In
/// doubt they do, as nothing is said then.
fn alike(one: &str, other: &str) -> bool {
    let words = |name: &str| name.split([' ', '-']).map(str::to_lowercase).collect::<Vec<_>>();
    let (a, b) = (words(one), words(other));
    let letters = |name: &[String]| -> String {
        let parts = name.iter().filter(|w| !matches!(w.as_str(), "of" | "the" | "and" | "for"));
        parts.filter_map(|w| w.chars().next()).collect()
    };
    let short = |short: &[String], long: &[String]| {
        long.len() > 1 && matches!(short, [only] if only.replace('.', "") == letters(long))
    };
    a == b || a.last() == b.last() && (a.len() > 1 || b.len() > 1) || short(&a, &b) || short(&b, &a)
}

fn days_apart(a: Days, b: Days) -> i64 {
    let (first, last) = if a <= b { (a, b) } else { (b, a) };
    days_between(first.last, last.first)
}

fn spoken(day: Days) -> String {
    day.first.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::test_texts::Told;
    use crate::lexicon::topics::Topics;

    fn told(a: &str, b: &str) -> String {
        let read = [a, b].map(Told::of);
        let [a, b] = read.each_ref().map(|told| Side { document: &told.document, findings: &told.findings });
        let (topics, ..) = super::super::align(a, b, Topics::builtin(), &[]);
        notices([a, b], &topics).join("\n")
    }

    const CALL: &str = "Minister Lind speaks with Minister Otieno\n\n4 March 2031\n\nForeign Minister Bo Lind of Norway spoke by \
                        telephone today with Foreign Minister Jane Otieno of Kenya. Lind raised the ferry and called \
                        for the port to be opened.\n";

    #[test]
    fn accounts_of_two_contacts_are_said_to_be_so() {
        let other = CALL.replace("Jane Otieno of Kenya", "Ada Morn of Sweden").replace("Otieno", "Morn");
        let other = other.replace("Bo Lind of Norway", "Hans Berg of Denmark").replace("Lind", "Berg");
        let said = told(CALL, &other);
        assert!(said.contains("A is of Norway and Kenya, B of Denmark and Sweden"), "{said}");
        let late = told(CALL, &CALL.replace("4 March 2031", "4 June 2031"));
        assert!(late.contains("A is of 2031-03-04, B of 2031-06-04"), "{late}");
        let named = CALL.replace("Jane Otieno of Kenya", "Jane A. Otieno of Kenya");
        assert_eq!(told(CALL, &named), "");
        let same = told(CALL, &CALL.replace("raised the ferry", "spoke of the ferry"));
        assert_eq!(same, "");
    }
}
