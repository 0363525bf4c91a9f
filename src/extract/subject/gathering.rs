//! A gathering that speaks in its own name: "Summit congratulated", "the Conference of the Parties urged".

use super::{Subject, Who, of};
use crate::extract::analysis::Analysis;
use crate::extract::cast::Cast;
use crate::extract::entity;
use crate::lexicon::Flags;

/// Words for a gathering of members, which decides and speaks as a body does.
fn gathers(a: &Analysis<'_>, k: usize) -> bool {
    matches!(
        &*a.lower(k),
        "summit" | "conference" | "assembly" | "session" | "congress" | "forum" | "council" | "organ"
    )
}

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
        // "Summit", "the Conference": of one word, with a capital.
        let bare = head == start && a.capital(head);
        let word = a.lower(head);
        let known = cast.last_group.first().into_iter().chain(cast.voice.first());
        let name = known
            .filter(|_| cast.last_group.len() < 2)
            .find(|n| n.split(' ').any(|w| w.to_lowercase() == *word))
            .filter(|_| bare)?;
        return Some(of(floor..end, Who::Body, vec![name.clone()], Vec::new()));
    }
    let of_members = a.word(head + 1) == a.known.of && a.capital(start);
    of_members.then(|| of(floor..end, Who::Body, vec![entity::surface(a, start, end)], Vec::new()))
}
