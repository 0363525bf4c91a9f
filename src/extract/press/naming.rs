//! Who a phrase is: a person, people, a body, a thing that is read.

use super::source::Source;
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::Cast;
use crate::extract::groups::group_at;
use crate::extract::mention::Kind;
use crate::extract::subject;
use crate::lexicon::{Flags, Form, Refers};
use std::ops::Range;

/// Names a phrase.
pub(super) fn describe(a: &Analysis<'_>, cast: &Cast, toks: Range<usize>, end: usize) -> Option<Source> {
    let (k, e) = (toks.start, toks.end);
    let one = e == k + 1;
    let first = a.flags(k);
    let word = a.surface(k);
    let make = |names: Vec<String>, person: Option<u32>, animate: bool, text: bool, joint: bool| {
        Some(Source { toks: k..e, end, names, person, animate, text, joint, single: false })
    };
    if one && first.any(Flags::HE_SHE) {
        // After "a senior aide said", "he" is the aide.
        let who = cast.last_person.filter(|&x| cast.is_person(x));
        let names = who.map_or_else(|| cast.last_group.clone(), |x| vec![cast.name(x)]);
        return make(names, who, true, false, false).map(|s| Source { single: who.is_none(), ..s });
    }
    // "one of them", "some of the donors": not all of whom were named.
    if first.any(Flags::HEARER.with(Flags::DETERMINER))
        && !matches!(word, "the" | "The")
        && a.word(k + 1) == a.known.of
        && e > k + 2
    {
        let single = matches!(word, "one" | "One");
        return make(vec![crate::extract::entity::surface(a, k, e)], None, true, false, false)
            .map(|s| Source { single, ..s });
    }
    // "Both", "the two ministers", "They" where nobody else has spoken: those whose contact is told.
    if let Some(names) = together(a, cast, k, e) {
        return make(names, None, true, false, true);
    }
    if one && first.any(Flags::THEY) {
        return make(cast.last_group.clone(), None, true, false, true);
    }
    if one && matches!(word, "it" | "It") {
        return make(cast.last_group.clone(), None, false, true, false);
    }
    if one
        && (matches!(
            word,
            "there"
                | "There"
                | "this"
                | "This"
                | "that"
                | "That"
                | "which"
                | "what"
                | "What"
                | "these"
                | "These"
        ) || first.any(Flags::PREPOSITION))
    {
        return None;
    }
    if matches!(word, "I" | "we" | "We" | "you" | "You") && one {
        return make(cast.voice.clone(), None, true, false, false);
    }
    // The head: the word before the first link, or the last one.
    let link = (k + 1..e)
        .find(|&j| {
            (a.flags(j).any(Flags::PREPOSITION) && a.mention(j).is_none()
                || matches!(a.surface(j), "who" | "that" | "which")
                || a.is(j, ',')
                || a.is(j, '(')
                // "documents filed with the court"
                || j > k
                    && (a.surface(j).ends_with("ed") && a.surface(j).len() > 4
                        || a.has_form(j, &[Form::Participle]))
                    && !a.capital(j)
                    && !a.flags(j - 1).any(Flags::DETERMINER.with(Flags::ADVERB))
                    && (a.flags(j + 1).any(Flags::PREPOSITION)
                        || a.mention(j + 1).is_some_and(|m| m.kind == Kind::Date)))
                && a.mention(j).is_none_or(|m| m.toks.start == j)
        })
        .unwrap_or(e);
    let head = link.saturating_sub(1).max(k);
    let lead = a.mention_ending(link).cloned();
    if let Some(m) = &lead
        && m.kind == Kind::Person
        && m.toks.start >= k
    {
        let mut names = vec![cast.name(m.entity)];
        let mut joint = false;
        // "Hale and Whitlock"
        for j in k..m.toks.start {
            if let Some(o) =
                a.mention(j).filter(|o| o.kind == Kind::Person && o.toks.start == j && o.entity != m.entity)
                && (a.word(o.toks.end) == a.known.and || a.is(o.toks.end, ','))
            {
                names.insert(joint as usize, cast.name(o.entity));
                joint = true;
            }
        }
        return make(names, Some(m.entity), true, false, joint);
    }
    if let Some(m) = &lead
        && matches!(
            m.kind,
            Kind::Organization
                | Kind::Named(_)
                | Kind::Alias(_)
                | Kind::Country(_)
                | Kind::State
                | Kind::Place
        )
        && (m.toks.start == k || m.toks.start == k + 1 && first.any(Flags::DETERMINER))
        && link == e
    {
        let name = subject::before(a, cast, link, k).map(|s| s.names).unwrap_or_default();
        let name = if name.is_empty() {
            vec![crate::extract::entity::surface(a, m.toks.start, m.toks.end)]
        } else {
            name
        };
        return make(name, None, true, false, false);
    }
    // "Ministers", where the ministers of one body speak together.
    if let [voice] = cast.voice.as_slice()
        && matches!(a.surface(e - 1), "Ministers" | "ministers" | "Allies" | "Leaders" | "leaders")
        && (k..e - 1).all(|j| {
            a.word(j) == a.known.the || a.flags(j).any(Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER))
        })
    {
        return make(vec![voice.clone()], None, true, false, true);
    }
    let listed = several(a, cast, &toks);
    if listed.len() > 1 {
        return make(listed, None, true, false, true);
    }
    let head_flags = a.flags(head);
    let low = a.surface(head);
    let plural = low.ends_with('s') && !low.ends_with("ss") && low.len() > 3 && a.mention(head).is_none();
    let text = head_flags.any(Flags::TEXT_NOUN);
    let animate = head_flags.any(
        Flags::SPEAKER_NOUN
            .with(Flags::ROLE_NOUN)
            .with(Flags::TITLE)
            .with(Flags::LOWER_ORG_HEAD)
            .with(Flags::HEARER)
            .with(Flags::ORG_HEAD)
            .with(Flags::PERSON_NOUN)
            .with(Flags::COLLECTIVE),
    ) || a.capital(head) && (head > k || one && a.word(k) == 0 && !low.ends_with("ing"))
        || plural && !text && !head_flags.any(Flags::NON_SPEAKER.with(Flags::EVENT_NOUN));
    if head_flags.any(Flags::NON_SPEAKER) && !text && !animate {
        return None;
    }
    // A role that one of the persons holds: "the senator", "The Labour leader".
    if let Some(s) = subject::before(a, cast, e, k)
        && s.toks.start <= k + 1
        && s.toks.end == e
        && !s.names.is_empty()
        && matches!(s.who, subject::Who::Person)
    {
        return make(s.names, s.persons.first().copied(), true, false, s.joint);
    }
    let bare = k + usize::from(matches!(word, "the" | "The" | "a" | "an") && k + 1 < e);
    let name = crate::extract::entity::surface(a, if matches!(word, "The" | "the") { bare } else { k }, e);
    let single = animate && !plural && head_flags.any(Flags::PERSON_NOUN);
    // "The Labour leader", "the former senator": who was last spoken of, in other words.
    // "the group said": the body that was last spoken of.
    if e == k + 2
        && matches!(word, "The" | "the")
        && head_flags.any(Flags::EPITHET)
        && head_flags.any(Flags::COLLECTIVE)
        && !cast.last_group.is_empty()
    {
        return make(cast.last_group.clone(), None, true, false, false);
    }
    let epithet =
        single && head_flags.any(Flags::EPITHET) && matches!(word, "The" | "the") && e == link && e - k <= 5;
    if epithet && let Some(person) = cast.last_person.filter(|&x| cast.is_person(x)) {
        return make(vec![cast.name(person)], Some(person), true, false, false);
    }
    make(vec![name], None, animate, text, false).map(|s| Source { single, ..s })
}

/// Whom a group means that a report of a contact speaks of, if two or more are known to have met.
fn together(a: &Analysis<'_>, cast: &Cast, k: usize, e: usize) -> Option<Vec<String>> {
    let one = e == k + 1;
    let they = one && a.flags(k).any(Flags::THEY) && cast.last_group.is_empty();
    let both = one && a.word(k) == a.known.both
        || e == k + 2 && a.word(k) == a.known.the && matches!(a.surface(k + 1), "two" | "pair" | "duo");
    let refers = match group_at(a, k) {
        Some((end, refers)) if end == e => refers,
        _ if they || both => Refers::Sides,
        _ => return None,
    };
    let names = cast.group(refers);
    (names.len() > 1).then_some(names)
}

/// "Sarvan and Taihan", "Sarvan, Taihan and the Union": states and bodies that speak together.
fn several(a: &Analysis<'_>, cast: &Cast, toks: &Range<usize>) -> Vec<String> {
    let mut names = Vec::new();
    let mut k = toks.start;
    while k < toks.end {
        if a.is(k, ',') || a.word(k) == a.known.and || a.word(k) == a.known.the {
            k += 1;
            continue;
        }
        let body = a.mention(k).filter(|m| {
            m.toks.start == k
                && m.entity != NONE
                && matches!(
                    m.kind,
                    Kind::Country(_) | Kind::State | Kind::Organization | Kind::Named(_) | Kind::Alias(_)
                )
        });
        let Some(m) = body else { return Vec::new() };
        names.push(cast.name(m.entity));
        k = m.toks.end;
    }
    names
}
