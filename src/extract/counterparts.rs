//! The other side of a contact where its people are not named: the states of a list, a body, ministers of a region.

use super::analysis::{Analysis, NONE};
use super::cast::{Cast, country_name};
use super::contact;
use super::mention::{Kind, Mention};
use super::parties::bare;
use crate::extract::finding::Party;
use crate::lexicon::{EntityType, Flags};
use std::ops::Range;

/// "X met with Foreign Ministers from A, B and C", "with his counterparts from the Harbour Group": the states or the
/// body for which those act who are not named.
pub(super) fn states_met(a: &Analysis<'_>, cast: &Cast, parties: &[Party]) -> Vec<Party> {
    let several = |k: usize| {
        a.mention(k).is_none()
            && a.surface(k).ends_with('s')
            && (a.flags(k).any(Flags::ROLE_NOUN.with(Flags::SPEAKER_NOUN))
                || matches!(
                    &*a.lower(k),
                    "counterparts" | "colleagues" | "ministers" | "leaders" | "ambassadors"
                ))
            && (a.word(k + 1) == a.known.of || a.surface(k + 1) == "from")
    };
    // Whom the one named acts for is no other side.
    let home = cast.home.clone().or_else(|| super::card::title_countries(a).into_iter().next());
    let sides: Vec<Option<String>> =
        parties.iter().map(|p| p.side.clone().or_else(|| home.clone())).collect();
    // After the lead only where a contact is named: "hosted the meeting of the foreign ministers of A, B and C".
    let meets =
        |k: usize| (k.saturating_sub(6)..k).any(|j| contact::event_noun(a, j) && a.mention(j).is_none());
    let head = a.sentences.iter().take(4).enumerate();
    let all = head.flat_map(|(n, s)| s.toks.clone().map(move |k| (n, k)));
    for (_, k) in all.filter(|&(n, k)| several(k) && (n < 2 || meets(k))) {
        let names = listed_from(a, cast, k + 2);
        let names: Vec<String> = names.into_iter().filter(|n| !sides.contains(&Some(n.clone()))).collect();
        if !names.is_empty() {
            return names.iter().map(|n| bare(n)).collect();
        }
    }
    Vec::new()
}

/// "hosted a dinner inviting Harbour foreign ministers", "met with Lake State leaders": people of whom no more is said.
pub(super) fn nameless(a: &Analysis<'_>, first: &Range<usize>) -> Vec<Party> {
    let opens = |k: usize| {
        a.word(k) == a.known.with || matches!(a.surface(k), "inviting" | "hosted" | "met" | "received")
    };
    let plural = |k: usize| {
        a.surface(k).ends_with('s') && a.flags(k).any(Flags::ROLE_NOUN) && a.mention(k).is_none()
            || matches!(a.surface(k), "ministers" | "leaders" | "ambassadors" | "counterparts")
    };
    first
        .clone()
        .filter(|&k| opens(k) && a.capital(k + 1))
        .find_map(|k| {
            let end = (k + 2..first.end.min(k + 6)).find(|&j| plural(j))?;
            let inner = |j: usize| {
                a.mention(j).is_none_or(|m| !matches!(m.kind, Kind::Person | Kind::Date))
                    && (a.capital(j) || a.flags(j).any(Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER)))
            };
            (k + 1..end).all(inner).then(|| bare(&super::entity::surface(a, k + 1, end + 1)))
        })
        .into_iter()
        .collect()
}

/// The states and bodies of a list that begins at token `k`: "the member states of the Harbour Group", "A, B and C".
pub(super) fn listed_from(a: &Analysis<'_>, cast: &Cast, k: usize) -> Vec<String> {
    let end = a.block_end(k);
    let acts = |m: &&Mention| match m.kind {
        Kind::Country(_) | Kind::State | Kind::Organization => true,
        Kind::Named(_) => {
            let record = cast.records.get(m.entity as usize);
            record.is_some_and(|r| r.kind == EntityType::Organization)
        }
        _ => false,
    };
    let mut names: Vec<String> = Vec::new();
    let mut j = k;
    let mut linked = true;
    while j < end {
        let m = a.mention(j).filter(|m| m.toks.start == j && m.entity != NONE);
        if let Some(m) = m.filter(acts).filter(|_| linked) {
            names.push(country_name(a, m.kind, j).unwrap_or_else(|| cast.name(m.entity)));
            j = m.toks.end;
            linked = false;
        } else if a.word(j) == a.known.and || a.is(j, ',') {
            linked = true;
            j += 1;
        } else if a.word(j) == a.known.the
            || names.is_empty()
                && j < k + 6
                && matches!(&*a.lower(j), "member" | "members" | "states" | "of" | "foreign" | "affairs")
        {
            j += 1;
        } else {
            break;
        }
    }
    names
}
