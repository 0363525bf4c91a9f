//! Those who act for states and bodies: leaders, delegations, members.

use super::{Subject, Who};
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::{Cast, country_name};
use crate::extract::entity;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Refers};
use std::ops::Range;

/// Who acts for states: the parties if all of them may be theirs, else the states themselves.
pub(super) fn acting_for(cast: &Cast, nations: Vec<String>) -> Vec<String> {
    // Six ministers are more than the two of whom the text tells.
    let covered = cast.count() > 1
        && nations.len() <= cast.count()
        && cast.parties.iter().all(|p| cast.sides.get(p).is_none_or(|side| nations.contains(side)));
    if covered { cast.party_names() } else { nations.into_iter().map(|n| cast.as_called(n)).collect() }
}

/// "the leaders of Sarvan and Tûrvia", "the foreign ministers of A, B and C".
pub(super) fn leaders_of(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    let mut nations: Vec<String> = Vec::new();
    let mut bodies = 0;
    let mut k = end;
    while k > floor {
        if let Some(m) = a.mention_ending(k) {
            // "… of Sarvan, Norland and the Harbour Union": a body beside them.
            let body = || (m.kind.is_body() && m.entity != NONE).then(|| cast.name(m.entity));
            let state = country_name(a, m.kind, m.toks.start);
            bodies += usize::from(state.is_none());
            nations.insert(0, state.or_else(body)?);
            k = m.toks.start;
        } else if a.word(k - 1) == a.known.and || a.word(k - 1) == a.known.the || a.is(k - 1, ',') {
            k -= 1;
        } else {
            break;
        }
    }
    let from = |k: usize| a.word(k) == a.known.of || a.surface(k) == "from";
    let mut head = k.checked_sub(2).filter(|&h| h >= floor && from(h + 1))?;
    // "the ministers of Foreign Affairs of A and B": the office stands before its field.
    let field = (floor..head).rev().take(5).find(|&j| a.word(j) == a.known.of || a.word(j) == a.known.for_);
    if let Some(of) =
        field.filter(|&of| of > floor && (of + 1..=head).all(|j| a.capital(j) || a.word(j) == a.known.and))
    {
        head = of - 1;
    }
    // "the heads of foreign offices of A and B"
    if matches!(a.surface(head), "offices" | "ministries" | "departments" | "services" | "agencies")
        && let Some(of) = (floor + 1..head).rev().take(4).find(|&j| a.word(j) == a.known.of)
        && matches!(&*a.lower(of - 1), "heads" | "chiefs")
    {
        head = of - 1;
    }
    let plural =
        a.surface(head).ends_with('s') && a.flags(head).any(Flags::SPEAKER_NOUN.with(Flags::ROLE_NOUN));
    if !plural || nations.len() < 2 || a.mention(head).is_some_and(|m| m.kind == Kind::Organization) {
        return None;
    }
    let mut start = head;
    while start > floor
        && (a.flags(start - 1).any(Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER))
            || a.word(start - 1) == a.known.the
            || a.surface(start - 1) == "The")
    {
        start -= 1;
    }
    // "The governments of Sarvan and Norland" are the states themselves.
    let itself = matches!(&*a.lower(head), "governments" | "countries" | "nations" | "states");
    // Whom bodies send is known only where every party's side is.
    if bodies == nations.len() {
        return None;
    }
    let sided = bodies == 0 || cast.parties.iter().all(|p| cast.sides.contains_key(p));
    let names = if itself || !sided {
        nations.into_iter().map(|n| cast.as_called(n)).collect()
    } else {
        acting_for(cast, nations)
    };
    Some(Subject { toks: start..end, who: Who::Group, joint: true, names, persons: Vec::new() })
}

/// "the Sarvan and Tûrvian leaders", "the C.S. and Taihan delegations": those who act for them.
pub(super) fn of_nations(a: &Analysis<'_>, cast: &Cast, found: &Subject) -> Option<Subject> {
    let last = found.toks.end.checked_sub(1)?;
    let plural = a.surface(last).ends_with('s')
        && (a.flags(last).any(Flags::SPEAKER_NOUN) || a.surface(last) == "sides");
    if !plural || !found.toks.clone().any(|k| a.word(k) == a.known.and) {
        return None;
    }
    let mut nations: Vec<String> = Vec::new();
    let mut k = found.toks.start;
    while k < last {
        let m = a.mention(k).filter(|m| m.toks.start == k);
        if let Some(nation) = m.and_then(|m| country_name(a, m.kind, k)) {
            nations.push(nation);
        } else if m.is_some()
            || !(a.word(k) == a.known.and
                || a.flags(k).any(Flags::DETERMINER.with(Flags::TITLE_INNER))
                || a.is(k, ',')
                || a.is(k, '-'))
        {
            return None;
        }
        k = m.map_or(k + 1, |m| m.toks.end);
    }
    if nations.len() < 2 {
        return None;
    }
    let names = acting_for(cast, nations);
    Some(Subject { toks: found.toks.clone(), who: Who::Group, joint: true, names, persons: Vec::new() })
}

/// "Alliance Foreign Ministers", "H7 Leaders": the members of a body, by its name. `toks` are the plural role.
pub(super) fn members_of(a: &Analysis<'_>, cast: &Cast, toks: Range<usize>, floor: usize) -> Option<Subject> {
    let mut start = toks.start;
    while start > floor && a.flags(start - 1).any(Flags::TITLE_INNER) && a.mention(start - 1).is_none() {
        start -= 1;
    }
    let plural =
        a.surface(toks.end.wrapping_sub(1)).ends_with('s') && !a.flags(toks.start).any(Flags::DETERMINER);
    let body = a.mention_ending(start).filter(|b| plural && b.toks.start >= floor && b.kind.is_body())?;
    let from = body.toks.start;
    // "The V4 ministers", after "the Visegrad Group (V4)": by its full name.
    let short = entity::surface(a, from, start);
    let letters = short.len() <= 5 && short.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let name = match body.kind {
        _ if letters && body.entity != NONE => {
            format!("{} {}", cast.name(body.entity), entity::surface(a, start, toks.end))
        }
        _ => entity::surface(a, from, toks.end),
    };
    let names = vec![name];
    let from = from - usize::from(from > floor && a.word(from - 1) == a.known.the);
    Some(Subject { toks: from..toks.end, who: Who::Noun, joint: true, names, persons: Vec::new() })
}

/// The states whose ministers or leaders stand at token `k`: "Foreign Ministers of Sarvan, Norland and Qasr".
pub(in crate::extract) fn ministers_of(a: &Analysis<'_>, k: usize, limit: usize) -> Vec<String> {
    let mut names = Vec::new();
    if !a.plural_office(k) || a.word(k + 1) != a.known.of {
        return names;
    }
    let mut j = k + 2;
    while j < limit {
        if let Some(m) = a.mention(j).filter(|m| m.toks.start == j) {
            match country_name(a, m.kind, j) {
                Some(name) if !matches!(m.kind, Kind::Demonym(_)) => names.push(name),
                _ => break,
            }
            j = m.toks.end;
        } else if a.is(j, ',') || a.word(j) == a.known.and || a.word(j) == a.known.the {
            j += 1;
        } else {
            break;
        }
    }
    names
}

/// Where "the delegations from both governments", "envoys of the two sides" begins, before the group at `start`.
pub(super) fn acting_for_group(a: &Analysis<'_>, start: usize, floor: usize) -> Option<usize> {
    let head = start.checked_sub(2).filter(|&h| h >= floor)?;
    let link = a.word(start - 1) == a.known.of || a.surface(start - 1) == "from";
    let plural =
        a.surface(head).ends_with('s') && a.flags(head).any(Flags::SPEAKER_NOUN.with(Flags::ROLE_NOUN));
    let inner = Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER);
    let mut from = head;
    while from > floor && a.flags(from - 1).any(inner) && a.mention(from - 1).is_none() {
        from -= 1;
    }
    let determined = from > floor && a.flags(from - 1).any(Flags::DETERMINER);
    (link && plural).then(|| from - usize::from(determined))
}

/// "The Harbour Commission Member States", "NHC Member States": the states whose text it is, else the words themselves.
pub(super) fn member_states(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    let member = end.checked_sub(2).filter(|&k| k > floor)?;
    if !(a.lower(end - 1) == "states" && a.lower(member) == "member") {
        return None;
    }
    let body = a.mention_ending(member).filter(|b| b.toks.start >= floor && b.kind.is_body())?;
    let from = body.toks.start;
    // Of another body than the one whose text it is, the members are others: "The Concord Member States adopted it".
    let own = (0..a.sentences.first().map_or(0, |s| s.toks.end)).any(|k| {
        a.mention(k).is_some_and(|m| m.entity == body.entity && m.entity != NONE && m.toks.start < from)
    });
    let together = if own && cast.count() < 2 { cast.group(Refers::Sides) } else { Vec::new() };
    let names = if together.len() > 1 { together } else { vec![entity::surface(a, from, end)] };
    let from = from - usize::from(from > floor && a.word(from - 1) == a.known.the);
    Some(Subject { toks: from..end, who: Who::Group, joint: true, names, persons: Vec::new() })
}
