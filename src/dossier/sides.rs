//! Who speaks for whom, told from one document to the next.

use super::index::Kept;
use std::collections::{BTreeMap, BTreeSet};

/// Gives a party without a side the one that it has in all other documents that name one, and an issuer
/// the name that stands for all of its names.
pub fn settle(documents: &mut [Kept], issuers: &BTreeMap<String, String>) {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for party in documents.iter().flat_map(|kept| &kept.findings.card.parties) {
        if let Some(side) = &party.side {
            known.entry(party.name.clone()).or_default().insert(side.clone());
        }
    }
    let only = |name: &str| {
        let sides = known.get(name).filter(|sides| sides.len() == 1)?;
        sides.first().cloned()
    };
    for kept in documents {
        let card = &mut kept.findings.card;
        for party in card.parties.iter_mut().filter(|party| party.side.is_none()) {
            party.side = only(&party.name);
        }
        settle_issuer(&mut card.issuer, issuers);
    }
}

/// The name that stands for all names of an issuer.
pub fn settle_issuer(issuer: &mut Option<String>, issuers: &BTreeMap<String, String>) {
    let Some(name) = issuer else { return };
    let known = issuers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
    if let Some((_, own)) = known {
        own.clone_into(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Party;

    #[test]
    fn a_side_that_is_certain_elsewhere_is_taken_over() {
        let party = |name: &str, side: Option<&str>| Party {
            name: name.to_owned(),
            titles: Vec::new(),
            side: side.map(str::to_owned),
        };
        let mut all = vec![Kept::default(), Kept::default(), Kept::default()];
        let sides =
            |k: usize, parties: Vec<Party>, all: &mut Vec<Kept>| all[k].findings.card.parties = parties;
        sides(0, vec![party("Hale", Some("Columbria")), party("Kaido", Some("Akitsu"))], &mut all);
        sides(1, vec![party("Hale", None), party("Kaido", None)], &mut all);
        sides(2, vec![party("Kaido", Some("Qasr"))], &mut all);
        all[1].findings.card.issuer = Some("THE OFFICE".to_owned());
        let issuers = BTreeMap::from([("The Office".to_owned(), "Columbria".to_owned())]);
        settle(&mut all, &issuers);
        let parties = &all[1].findings.card.parties;
        assert_eq!(parties[0].side.as_deref(), Some("Columbria"));
        assert_eq!(parties[1].side, None, "two sides are no certainty");
        assert_eq!(all[1].findings.card.issuer.as_deref(), Some("Columbria"));
    }
}
