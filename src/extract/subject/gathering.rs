//! A gathering that speaks in its own name: "Summit congratulated", "the Conference of the Parties urged".

use super::{Subject, Who, of};
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::Cast;
use crate::extract::entity;
use crate::extract::gathered::gathers;
use crate::extract::mention::Kind;
use crate::lexicon::Flags;
use std::ops::Range;

/// "The Ministers for Foreign Affairs of the States members of the Harbour Group": a plural of office holders with the
/// body they belong to, named from `floor` on and up to token `end`.
pub(super) fn ministers_of_body(a: &Analysis<'_>, end: usize, floor: usize) -> Option<Subject> {
    let start = floor + usize::from(a.flags(floor).any(Flags::DETERMINER));
    let plural = |k: usize| a.surface(k).ends_with('s') && a.capital(k) && a.flags(k).any(Flags::TITLE);
    let head = (start..end.min(start + 3)).find(|&k| plural(k) || a.surface(k) == "Heads")?;
    let members =
        |k: usize| matches!(&*a.lower(k), "member" | "members" | "states" | "countries" | "parties");
    let link = |k: usize| {
        [a.known.of, a.known.the, a.known.and, a.known.for_].contains(&a.word(k))
            || matches!(a.surface(k), "or" | "/" | "to")
    };
    let named = (start..end)
        .all(|k| a.capital(k) || k > head && (link(k) || members(k) || !a.is_word(k) && !a.is(k, ',')));
    let of_members = (head + 1..end).any(members) && (head + 1..end).any(|k| a.word(k) == a.known.of);
    (named && of_members && end - start < 40).then(|| Subject {
        toks: floor..end,
        who: Who::Noun,
        names: vec![entity::surface(a, start, end)],
        persons: Vec::new(),
        joint: true,
    })
}

/// The gathering whose name ends right before token `end`, if nothing but its name stands from `floor` on.
///
/// Named alone ("Summit", "the Conference") it is the one of that kind that the text told of before.
pub(super) fn gathering(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    let determined = a.flags(floor).any(Flags::DETERMINER);
    let start = floor + usize::from(determined);
    if start >= end || end - start > 24 {
        return None;
    }
    let head = (start..end.min(start + 7)).find(|&k| gathers(a, k))?;
    let link = |k: usize| {
        [a.known.of, a.known.the, a.known.and, a.known.for_, a.known.on].contains(&a.word(k)) || a.is(k, ',')
    };
    let named = (start..end)
        .all(|k| a.capital(k) || k == head || k > head && link(k) || !a.is_word(k) && !a.is(k, ','));
    if !named || a.is(end - 1, ',') {
        return None;
    }
    if head + 1 == end {
        return bare(a, cast, floor, start..end);
    }
    let of_members = a.word(head + 1) == a.known.of && a.capital(start);
    of_members.then(|| of(floor..end, Who::Body, vec![entity::surface(a, start, end)], Vec::new()))
}

/// "Summit", "the Conference", "The Ministerial Meeting": a gathering by its kind alone.
fn bare(a: &Analysis<'_>, cast: &Cast, floor: usize, name: Range<usize>) -> Option<Subject> {
    let head = name.end - 1;
    let word = a.lower(head);
    let called = |n: &&String| n.split(' ').any(|w| w.to_lowercase() == *word);
    // The one of that kind that the text told of before.
    let told = cast.last_group.first().into_iter().chain(cast.voice.first());
    let told = told.filter(|_| cast.last_group.len() < 2 && head == name.start && a.capital(head));
    if let Some(name) = told.into_iter().find(called) {
        return Some(of(floor..head + 1, Who::Body, vec![name.clone()], Vec::new()));
    }
    let the = a.flags(floor).any(Flags::DETERMINER) && name.start > floor;
    let described = name.len() < 4 && (name.start..head).all(|k| a.capital(k) && a.mention(k).is_none());
    // Its name may have stood before: "the Ordinary Summit of the Harbour Group".
    let event = a.mention(head).filter(|m| m.kind == Kind::Event && m.toks.start == head && m.entity != NONE);
    if !the || !described || a.mention(head).is_some() && event.is_none() {
        return None;
    }
    let own = [&cast.voice, &cast.gathered].into_iter().find(|names| !names.is_empty());
    // "The Commission" may be a body that has nothing to do with the gathering.
    let meets = matches!(
        word.as_str(),
        "meeting" | "summit" | "conference" | "dialogue" | "roundtable" | "symposium"
    );
    let fits = meets || own.is_some_and(|names| names.iter().any(|n| called(&n)));
    let names = own.cloned().unwrap_or_else(|| cast.party_names());
    let who = if names.len() > 1 { Who::Group } else { Who::Body };
    // Nobody knows whose it is: by its kind.
    if fits && own.is_none() && names.is_empty() && a.capital(head) && head == name.start {
        let name = event.map_or_else(|| entity::surface(a, head, head + 1), |m| cast.name(m.entity));
        return Some(of(floor..head + 1, who, vec![name], Vec::new()));
    }
    (fits && (own.is_some() || names.len() > 1)).then(|| of(floor..head + 1, who, names, Vec::new()))
}
