//! The two sides of a contact whose people are not named: "ROK-V4 Meeting", "relations between Sarvan and Norland".

use super::analysis::Analysis;
use super::cast::{Cast, country_name};
use super::gazette;
use super::mention::{Kind, Mention};
use crate::lexicon::{EntityType, Flags};
use std::ops::Range;

/// Sentences in which the sides are looked for.
const HEAD: usize = 12;

/// The sides that the title pairs, else those between whom the text says that something is.
pub(super) fn paired(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    if let Some(pair) = titled(a, cast) {
        return pair;
    }
    let head = a.sentences.iter().take(HEAD).map(|s| s.toks.clone());
    let pair = head
        .clone()
        .flat_map(|r| (r.start..r.end).map(move |k| (k, r.end)))
        .filter(|&(k, _)| a.surface(k) == "between" && (k.saturating_sub(3)..k).any(|j| tie(a, j)))
        .find_map(|(k, end)| pair_at(a, cast, k + 1, end, true));
    pair.or_else(|| head.take(2).find_map(|r| officials(a, cast, &r))).unwrap_or_default()
}

/// "Consultations took place between Sarvan, Norland and Qasr officials": the states whose people met.
fn officials(a: &Analysis<'_>, cast: &Cast, sentence: &Range<usize>) -> Option<Vec<String>> {
    let event = sentence.clone().find(|&k| a.flags(k).any(Flags::EVENT_NOUN) || tie(a, k))?;
    let between = (event..sentence.end).find(|&k| a.surface(k) == "between")?;
    let (listed, k) = listed(a, between + 1..sentence.end);
    let states: Vec<String> = listed
        .iter()
        .map(|m| country_name(a, m.kind, m.toks.start).map(|state| cast.as_called(state)))
        .collect::<Option<_>>()?;
    let people = matches!(
        &*a.lower(k),
        "officials"
            | "representatives"
            | "delegations"
            | "delegates"
            | "experts"
            | "officers"
            | "diplomats"
            | "teams"
    );
    (people && states.len() > 1).then_some(states)
}

/// What is named in a list that begins with the range, "Sarvan, Norland and the Harbour Union", and where it ends.
pub(super) fn listed<'a>(a: &'a Analysis<'_>, range: Range<usize>) -> (Vec<&'a Mention>, usize) {
    let mut found = Vec::new();
    let mut k = range.start;
    while k < range.end {
        if let Some(m) = a.mention(k).filter(|m| m.toks.start == k) {
            found.push(m);
            k = m.toks.end;
        } else if a.is(k, ',') || a.word(k) == a.known.and || a.word(k) == a.known.the {
            k += 1;
        } else {
            break;
        }
    }
    (found, k)
}

/// The two sides that the title pairs: "ROK-V4 Meeting".
pub(super) fn titled(a: &Analysis<'_>, cast: &Cast) -> Option<Vec<String>> {
    let title = a.title()?;
    title.clone().find_map(|k| pair_at(a, cast, k, title.end, false))
}

/// Whether the title names two states in one breath, as those of talks, so that their order says nothing: "Sarvan-Norland
/// Talks", "of Sarvan and Norland".
pub(super) fn in_one_breath(a: &Analysis<'_>) -> bool {
    let Some(title) = a.title() else { return false };
    title.clone().any(|k| {
        let state =
            |k: usize| a.mention(k).filter(|m| m.toks.start == k && country_name(a, m.kind, k).is_some());
        let Some(first) = state(k) else { return false };
        let link = first.toks.end;
        let linked = a.is(link, '-') || a.is(link, '–') || a.word(link) == a.known.and;
        linked && state(link + 1 + usize::from(a.word(link + 1) == a.known.the)).is_some()
    })
}

/// "relations", "talks": what stands between the two sides of a contact, and not between others.
pub(super) fn tie(a: &Analysis<'_>, k: usize) -> bool {
    matches!(
        &*a.lower(k),
        "relations"
            | "relationship"
            | "ties"
            | "cooperation"
            | "consultations"
            | "consultation"
            | "talks"
            | "meeting"
            | "dialogue"
            | "partnership"
            | "friendship"
    )
}

/// "A-B" at token `k`, or "A and B" where `and` is enough: two states or bodies.
fn pair_at(a: &Analysis<'_>, cast: &Cast, k: usize, end: usize, and: bool) -> Option<Vec<String>> {
    let k = k + usize::from(a.word(k) == a.known.the);
    let (first, link) = side_at(a, cast, k, end)?;
    let joined = a.is(link, '-') || a.is(link, '–') || and && a.word(link) == a.known.and;
    if !joined {
        return None;
    }
    let next = link + 1 + usize::from(a.word(link + 1) == a.known.the);
    let (second, after) = side_at(a, cast, next, end)?;
    // "Harbour Group-Sarvan Commission": one body.
    if a.capital(after)
        && matches!(a.surface(after), "Commission" | "Council" | "Committee" | "Forum" | "Association")
    {
        return None;
    }
    // "between A, B and C", "A-B-C": more than two.
    let more = a.is(after, '-') || a.is(after, '–') || a.word(after) == a.known.and && and;
    (first != second && !more).then(|| vec![first, second])
}

/// The state or body that is named at token `k`, as the text calls it, and where its name ends.
fn side_at(a: &Analysis<'_>, cast: &Cast, k: usize, end: usize) -> Option<(String, usize)> {
    let body = |kind| match kind {
        Kind::Country(_) | Kind::State => true,
        Kind::Named(n) => {
            a.lexicon.named.get(n as usize).is_some_and(|n| n.kind == EntityType::Organization && !n.medium)
        }
        _ => false,
    };
    let (kind, to) = gazette::listed(a, k, end).filter(|_| a.capital(k))?;
    // "the Sarvan-H7 Summit": the body whose event it is.
    let whose = || gazette::listed(a, k, to - 1).filter(|&(kind, _)| body(kind));
    let (kind, to) = if body(kind) { (kind, to) } else { whose()? };
    let called = || cast.called(a, kind).or_else(|| country_name(a, kind, k));
    Some((called().unwrap_or_else(|| super::entity::surface(a, k, to)), to))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::extract::claims_in as claims;

    #[test]
    fn sides_without_people_are_those_that_are_paired() {
        let text = "Norway-EU Consultations\n\nThe consultations were held in Oslo on 3 May 2031.\n\n\
                    The two sides discussed the lake.";
        let found = claims(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found.first().unwrap().speakers, ["Norway", "EU"]);
    }

    #[test]
    fn a_passive_of_two_states_is_theirs() {
        let text = "The president of Norway visited the palace today.\n\nDuring the talks, satisfaction was \
                    expressed for the good relations between Norway and Kenya.";
        let found = claims(text);
        assert_eq!(found.first().unwrap().speakers, ["Norway", "Kenya"]);
    }
}
