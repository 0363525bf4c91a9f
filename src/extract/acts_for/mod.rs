//! For which state a party acts, where no title says so. Each sign is one that the text gives; where there is none,
//! nothing is guessed.

mod office;
mod own;

use super::analysis::Analysis;
use super::card::masthead_country;
use super::cast::{Cast, country_name};
use super::entity::Record;
use super::finding::{Card, Claim, Party};
use super::mention::{Kind, Mention};
use super::{sides, titles};
use crate::lexicon::{EntityType, Format};
use std::collections::{BTreeMap, BTreeSet};

/// How often a country must be named to be taken for a party's own without being called so.
const OFTEN: usize = 3;

/// Sentences at the beginning in which a country or body must be named to be taken for a party's own.
const LEAD: usize = 3;

/// Where the sentences end that tell who takes part; what is talked of comes later.
fn lead_end(a: &Analysis<'_>) -> usize {
    a.sentences.iter().take(LEAD).next_back().map_or(0, |s| s.toks.end)
}

/// Gives everyone who leads a delegation, or speaks for a state by what the text says, the state whose it is.
pub(super) fn delegations(a: &Analysis<'_>, cast: &mut Cast) {
    let open = |e: &u32| !cast.sides.contains_key(e);
    let people: BTreeSet<u32> =
        cast.titles.keys().chain(&cast.parties).chain(&cast.all_parties).copied().filter(open).collect();
    for person in people {
        let places = cast.records.get(person as usize).into_iter().flat_map(|r| places(a, r));
        if let Some(side) = delegated(a, places) {
            cast.sides.insert(person, side);
        }
    }
}

/// Fills the sides that are open.
pub(super) fn fill(a: &Analysis<'_>, cast: &Cast, claims: &[Claim], card: &mut Card) {
    for party in card.parties.iter_mut().filter(|p| p.side.is_none()) {
        party.side = delegated(a, mentions(a, cast, party)).or_else(|| office::of_body(a, cast, party));
    }
    // Two who meet act for two sides, so that none of the others' is one's own.
    let others: BTreeSet<String> = card.parties.iter().filter_map(|p| p.side.clone()).collect();
    let pledged: Vec<Option<String>> = card
        .parties
        .iter()
        .map(|p| own::pledged(a, claims, &p.name).filter(|side| p.side.is_none() && !others.contains(side)))
        .collect();
    for (party, side) in card.parties.iter_mut().zip(&pledged) {
        // Of whom two say so, it is neither's.
        if side.is_some() && pledged.iter().filter(|other| *other == side).count() == 1 {
            party.side.clone_from(side);
        }
    }
    let voiced = matches!(card.format, Some(Format::Statement | Format::Briefing));
    let taken: BTreeSet<String> = card.parties.iter().filter_map(|p| p.side.clone()).collect();
    let open = card.parties.iter().filter(|p| p.side.is_none()).count();
    let mut pool: Vec<String> = masthead_country(a).or_else(|| office::published(a)).into_iter().collect();
    if voiced {
        let one = card.parties.iter().find(|p| p.side.is_none()).map(|p| p.name.as_str());
        pool.extend(one.and_then(|one| own::speaking(a, claims, one)));
    } else {
        pool.extend(titled(a));
    }
    // The other of two is on the other side of what ties them.
    if card.parties.len() == 2 && open == 1 {
        pool.extend(taken.iter().next().and_then(|one| tied_to(a, one)));
        if !voiced {
            pool.extend(often(a, cast, card.format == Some(Format::Visit), &taken));
        }
    }
    let mut seen = BTreeSet::new();
    let mut pool = pool.into_iter().filter(|n| !taken.contains(n) && seen.insert(n.clone()));
    for party in card.parties.iter_mut().filter(|p| p.side.is_none()) {
        party.side = pool.next();
    }
}

fn mentions<'a>(a: &'a Analysis<'_>, cast: &'a Cast, party: &'a Party) -> impl Iterator<Item = &'a Mention> {
    let record = cast.records.iter().find(|r| r.kind == EntityType::Person && r.name == party.name);
    record.into_iter().flat_map(|r| places(a, r))
}

/// Where something is named.
fn places<'a>(a: &'a Analysis<'_>, record: &'a Record) -> impl Iterator<Item = &'a Mention> {
    record.mentions.iter().filter_map(|&m| a.mentions.get(m))
}

/// "The Sarvan delegation was led by Ana Pell", "Ana Pell and Jan Orm chaired the meeting for Sarvan".
fn delegated<'a>(a: &Analysis<'_>, mut mentions: impl Iterator<Item = &'a Mention>) -> Option<String> {
    mentions.find_map(|m| {
        let start = titles::before(a, m.toks.start).start;
        let led = start > 2
            && a.word(start - 1) == a.known.by
            && matches!(a.surface(start - 2), "led" | "headed" | "represented");
        let side = |k: &usize| matches!(&*a.lower(*k), "delegation" | "side" | "team");
        let of = || {
            let k = (start.saturating_sub(8)..start - 2).rev().find(side)?;
            let m = a.mention_ending(k)?;
            country_name(a, m.kind, m.toks.start)
        };
        if led && let Some(country) = of() {
            return Some(country);
        }
        let s = a.sentences.get(a.sentences.partition_point(|s| s.toks.end <= m.toks.start))?;
        let acts = |k: usize| {
            a.mention(k).is_none()
                && matches!(
                    a.surface(k),
                    "chaired" | "co-chaired" | "led" | "attended" | "participated" | "represented"
                )
        };
        let verb = (m.toks.end..s.toks.end).find(|&k| acts(k))?;
        (verb..s.toks.end).find_map(|k| {
            let from = k + 1 + usize::from(a.word(k + 1) == a.known.the);
            let m = a.mention(from).filter(|m| a.word(k) == a.known.for_ && m.toks.start == from)?;
            let ends = ['.', ',', ';'].iter().any(|&c| a.is(m.toks.end, c));
            country_name(a, m.kind, from).filter(|_| ends && !matches!(m.kind, Kind::Demonym(_)))
        })
    })
}

/// The countries of a title that belong to those who meet: not where one goes, nor what is spoken of.
fn titled(a: &Analysis<'_>) -> Vec<String> {
    let Some(r) = a.title() else { return Vec::new() };
    let mut out = Vec::new();
    let mut topic = false;
    for k in r.clone() {
        topic |= a.mention(k).is_none()
            && matches!(&*a.lower(k), "on" | "regarding" | "concerning" | "to" | "in" | "about" | "against");
        let Some(m) = a.mention(k).filter(|m| m.toks.start == k && !topic) else { continue };
        // "NORLAND VISIT": where one goes.
        let visited = matches!(&*a.lower(m.toks.end), "visit" | "trip");
        if let Some(country) = country_name(a, m.kind, k).filter(|_| !visited) {
            out.push(country);
        }
    }
    out
}

/// The countries in the topic of a title: "Statement by X on Norland's Elections".
fn spoken_of(a: &Analysis<'_>) -> BTreeSet<String> {
    let Some(r) = a.title() else { return BTreeSet::new() };
    let on = r.clone().find(|&k| {
        a.mention(k).is_none()
            && matches!(&*a.lower(k), "on" | "regarding" | "concerning" | "about" | "against" | "with")
    });
    let topic = on.unwrap_or(r.end)..r.end;
    topic.filter_map(|k| a.mention(k).and_then(|m| country_name(a, m.kind, m.toks.start))).collect()
}

/// The one that is counted most, if it is one.
fn most(counts: BTreeMap<String, usize>) -> Option<String> {
    let best = counts.values().copied().max()?;
    let mut first = counts.into_iter().filter(|&(_, n)| n == best);
    first.next().filter(|_| first.next().is_none()).map(|(country, _)| country)
}

/// Whom the text ties to a country most often: "Sarvan-Norland relations", "between Norland and Sarvan".
fn tied_to(a: &Analysis<'_>, one: &str) -> Option<String> {
    let mut partners: BTreeMap<String, usize> = BTreeMap::new();
    let country = |m: &Mention| country_name(a, m.kind, m.toks.start);
    for pair in a.mentions.windows(2) {
        let [x, y] = pair else { continue };
        let between = x.toks.end;
        let the = usize::from(a.word(y.toks.start.wrapping_sub(1)) == a.known.the);
        let linked = between + 1 + the == y.toks.start
            && (a.is(between, '-') || a.is(between, '–') || a.word(between) == a.known.and);
        // "Engagement between Norland and Sarvan" ties those two, whoever speaks of it.
        let start = x.toks.start - usize::from(a.word(x.toks.start.wrapping_sub(1)) == a.known.the);
        let of_others = start > 0
            && a.surface(start - 1) == "between"
            && !(start.saturating_sub(5)..start).any(|k| sides::tie(a, k));
        let linked = linked && !of_others;
        if let (true, Some(x), Some(y)) = (linked, country(x), country(y))
            && x != y
        {
            if x == one {
                *partners.entry(y).or_default() += 1;
            } else if y == one {
                *partners.entry(x).or_default() += 1;
            }
        }
    }
    most(partners)
}

/// The countries that the text names again and again, most often first, or the only one it names beside those of
/// others; of a visit, not the one that is visited.
fn often(a: &Analysis<'_>, cast: &Cast, visit: bool, taken: &BTreeSet<String>) -> Vec<String> {
    let opens =
        |m: &Mention| m.toks.start - usize::from(m.toks.start > 0 && a.word(m.toks.start - 1) == a.known.the);
    let goes_to = |m: &Mention| {
        let k = opens(m);
        k > 1
            && a.word(k - 1) == a.known.to
            && matches!(&*a.lower(k - 2), "visit" | "trip" | "travel" | "travelling" | "traveling" | "visits")
    };
    let visited = |m: &Mention| visit && goes_to(m);
    // "The situation in Norland" makes it a place.
    let acts = |m: &Mention| {
        let before = opens(m).checked_sub(1).map_or("", |p| a.surface(p));
        !matches!(
            before,
            "in" | "on" | "about" | "over" | "against" | "across" | "inside" | "throughout" | "into"
        )
    };
    let lead = lead_end(a);
    let early = |m: &Mention| m.toks.start < lead;
    let mut counts: Vec<(usize, usize, String)> = cast
        .records
        .iter()
        .filter(|r| r.kind == EntityType::Country)
        .filter(|r| !places(a, r).any(visited))
        .map(|r| {
            let name = places(a, r).next().and_then(|m| country_name(a, m.kind, m.toks.start));
            let times = places(a, r).filter(|m| acts(m) && !goes_to(m)).count();
            let times = if places(a, r).any(early) { times } else { 0 };
            (times, r.mentions.len(), name.unwrap_or_else(|| r.name.clone()))
        })
        .filter(|(_, _, name)| !taken.contains(name))
        .collect();
    // One that is named more often, if only as where things happen, may be the party's as well: then nobody knows.
    let most = counts.iter().map(|(_, all, _)| *all).max().unwrap_or(0);
    let alone = counts.len() == 1;
    counts.retain(|(times, all, _)| *all == most && (*times >= OFTEN || alone && *times > 0));
    counts.sort_by_key(|x| std::cmp::Reverse(x.0));
    counts.into_iter().map(|(_, _, name)| name).collect()
}
