//! The body for which somebody acts by office, and the state of the body that publishes.

use super::{lead_end, mentions, most};
use crate::document::BlockKind;
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::card::mentions_in;
use crate::extract::cast::Cast;
use crate::extract::finding::Party;
use crate::extract::mention::{Kind, Mention};
use crate::extract::titles;
use crate::lexicon::{EntityType, Named};
use std::collections::BTreeMap;

/// Offices that a body of several states has, and a state has not.
const OF_BODIES: [&str; 8] = [
    "secretary-general",
    "secretary general",
    "director-general",
    "director general",
    "managing director",
    "executive director",
    "executive secretary",
    "high commissioner",
];

/// The body whose office a person holds.
pub(super) fn of_body(a: &Analysis<'_>, cast: &Cast, party: &Party) -> Option<String> {
    ahead(a, cast, party).or_else(|| titled(a, cast, party)).or_else(|| alone(a, cast, party))
}

/// The entry of the lexicon for a body that is named.
fn listed<'a>(a: &'a Analysis<'_>, m: &Mention) -> Option<&'a Named> {
    let Kind::Named(n) = m.kind else { return None };
    let listed = a.lexicon.named.get(n as usize)?;
    (listed.kind == EntityType::Organization && !listed.medium && m.entity != NONE).then_some(listed)
}

/// "NATO Secretary General Jan Orm", "the Union's High Representative".
fn ahead(a: &Analysis<'_>, cast: &Cast, party: &Party) -> Option<String> {
    mentions(a, cast, party).find_map(|m| {
        let start = titles::before(a, m.toks.start).start;
        let body = |k: usize| {
            let m = a.mention(k).filter(|m| m.toks.start == k)?;
            let listed = listed(a, m)?;
            let letters = a.surface(k).chars().count() > 1 && a.surface(k).chars().all(char::is_uppercase);
            let league = |k: usize| matches!(a.surface(k), "Nations" | "Union" | "League" | "Commonwealth");
            // "UN Secretary-General", "HU High Representative": not a ministry, which belongs to a state.
            let office = matches!(
                a.surface(m.toks.end),
                "Secretary" | "High" | "Special" | "Director" | "Commissioner" | "Commission" | "Chairperson"
            );
            let whole = listed.international || letters || m.toks.clone().any(league);
            (whole && office).then(|| cast.name(m.entity))
        };
        let ahead = a.mention_ending(start).filter(|_| !a.opens(start)).map(|m| m.toks.start);
        (ahead.unwrap_or(start)..m.toks.start).find_map(body)
    })
}

/// "Director General of the World Harbour Organization".
fn titled(a: &Analysis<'_>, cast: &Cast, party: &Party) -> Option<String> {
    let of = |title: &String| title.split_once(" of ").map(|(_, of)| of.to_owned());
    let offices: Vec<String> = party.titles.iter().filter_map(of).collect();
    if offices.is_empty() {
        return None;
    }
    let names = |m: &Mention| {
        let name = a.span(&m.toks).of(a.text);
        offices.iter().any(|office| {
            let office = office.strip_prefix("the ").unwrap_or(office);
            office.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    let body = |m: &&Mention| listed(a, m).is_some_and(|l| l.international) && names(m);
    a.mentions.iter().find(body).map(|m| cast.name(m.entity))
}

/// "The Secretary-General", in a text that begins with one body of several states.
fn alone(a: &Analysis<'_>, cast: &Cast, party: &Party) -> Option<String> {
    let offices = || party.titles.iter().flat_map(|title| title.split('/'));
    let only = a.lexicon.named.iter().position(|n| n.offices.iter().any(|own| offices().any(|o| o == own)));
    if let Some(body) = only {
        // A name that the text does not have is guessed.
        return u32::try_from(body).ok().and_then(|n| cast.called(a, Kind::Named(n)));
    }
    let of_bodies = |title: &str| OF_BODIES.contains(&&*title.to_lowercase());
    if !offices().any(of_bodies) {
        return None;
    }
    let end = lead_end(a);
    let mut bodies: BTreeMap<String, usize> = BTreeMap::new();
    for m in a.mentions.iter().take_while(|m| m.toks.start < end) {
        // "on the sidelines of the General Assembly": where they met.
        let place = (m.toks.start.saturating_sub(4)..m.toks.start)
            .any(|k| matches!(a.surface(k), "sidelines" | "margins" | "margin"));
        if !place && listed(a, m).is_some_and(|l| l.international) {
            *bodies.entry(cast.name(m.entity)).or_default() += 1;
        }
    }
    most(bodies)
}

/// The state of the organ that the masthead names: a parliament, a chancellery by the name of its house.
pub(super) fn published(a: &Analysis<'_>) -> Option<String> {
    let head = a.blocks.iter().zip(&a.block_toks).filter(|(block, _)| block.kind == BlockKind::Masthead);
    let mut named = head.flat_map(|(_, toks)| mentions_in(a, toks));
    named.find_map(|m| listed(a, m)?.state.clone())
}
