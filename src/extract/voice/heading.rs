//! Those who are listed above a text, or as it opens, as those who say "we" in it.

use super::names::{members, named_in};
use crate::document::BlockKind;
use crate::extract::analysis::Analysis;
use crate::extract::cast::Cast;
use crate::extract::mention::Kind;
use crate::lexicon::{EntityType, Flags, Form};
use crate::text::TokenKind;

/// Whoever releases the statement or is listed above it: persons before the states they act for.
pub(super) fn above(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let released = released_by(a, cast);
    let persons = |names: &[String]| {
        names.iter().all(|n| cast.records.iter().any(|r| r.kind == EntityType::Person && r.name == *n))
    };
    if released.len() > 1 && persons(&released) {
        return released;
    }
    let listed = listed_above(a, cast);
    if !listed.is_empty() {
        return listed;
    }
    let bracketed = bracketed_above(a, cast);
    if !bracketed.is_empty() {
        return bracketed;
    }
    if released.is_empty() { joint_pair(a, cast) } else { released }
}

/// "Sarvan-Harbour Union Summit Joint Statement": the two whom the title of a joint text pairs.
fn joint_pair(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let title = a.title();
    let joint = title
        .is_some_and(|r| r.clone().any(|k| a.lower(k) == "joint" && (k + 1..k + 3).any(|g| genre(a, g))));
    // Persons of the title speak themselves.
    let persons = title.is_some_and(|r| !cast.persons_in(a, r).is_empty());
    if joint && !persons { crate::extract::sides::titled(a, cast).unwrap_or_default() } else { Vec::new() }
}

/// "Statement by the Defence Ministers of the Harbour Group": several who hold an office in one body speak.
pub(super) fn ministers_of_title(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let r = a.title()?;
    let by = (r.start + 1..r.end.min(r.start + 5))
        .find(|&k| (a.word(k) == a.known.by || matches!(a.surface(k), "of" | "from")) && genre(a, k - 1))?;
    let end = (by + 1..r.end).find(|&k| topic(a, k)).unwrap_or(r.end);
    let plural = |k: usize| matches!(&*a.lower(k), "ministers" | "leaders" | "presidents" | "secretaries");
    let office = (by + 1..end).find(|&k| plural(k) && a.word(k + 1) == a.known.of)?;
    let mut named = members(a, cast, &(by + 1..end));
    let one = named.pop().filter(|_| named.is_empty())?;
    (office < by + 5).then_some(one)
}

/// What opens the topic of a heading.
fn topic(a: &Analysis<'_>, k: usize) -> bool {
    a.mention(k).is_none_or(|m| !matches!(m.kind, Kind::Organization | Kind::Named(_)))
        && matches!(
            a.surface(k),
            "on" | "On" | "regarding" | "Regarding" | "concerning" | "following" | "about" | "against"
        )
}

/// Those by whom the text is said to be released.
fn released_by(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    // "released by the Foreign Ministers of the Harbour Group", above the text or in it.
    let head = a.toks.len().min(160);
    let released = (0..head).find(|&k| {
        matches!(a.surface(k), "released" | "issued" | "adopted" | "made") && a.word(k + 1) == a.known.by
            || matches!(a.surface(k), "released" | "issued") && a.surface(k + 1) == "jointly"
    });
    if let Some(k) = released {
        let by = k + 1 + usize::from(a.surface(k + 1) == "jointly");
        let end = (by + 1..a.toks.len())
            .find(|&j| {
                a.mention(j).is_some_and(|m| m.kind == Kind::Date)
                    || matches!(
                        a.surface(j),
                        "on" | "at" | "in" | "today" | "regarding" | "following" | "after" | "concerning"
                    ) && a.mention(j).is_none()
                    || matches!(a.tok(j).map(|t| t.token.kind), Some(TokenKind::Mark(c)) if !matches!(c, ',' | '.' | '-' | '–'))
                    || a.is(j, '.') && a.opens(j + 1)
            })
            .unwrap_or(by + 1);
        let end = if a.is(end.wrapping_sub(1), '.') { end - 1 } else { end };
        let end = end.min(a.block_end(k));
        return members(a, cast, &(by + 1..end));
    }
    Vec::new()
}

/// A word for the kind of text that several speak together.
fn genre(a: &Analysis<'_>, k: usize) -> bool {
    matches!(&*a.lower(k), "statement" | "declaration" | "communiqué" | "communique")
}

/// "Joint Statement from the Foreign Ministers of A, B and C": those listed, in the head of the text.
fn listed_above(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    // In a front matter a title may be broken by escapes: the text itself comes first.
    let plain = a.blocks.iter().zip(&a.block_toks).take(8).filter(|(b, _)| b.kind != BlockKind::FrontMatter);
    for (_, r) in plain {
        let head = r.start..r.end.min(r.start + 12);
        let genre = |k: usize| genre(a, k) && a.capital(k);
        let by = head.clone().find(|&k| {
            k > r.start && genre(k - 1) && (matches!(a.surface(k), "from" | "of") || a.word(k) == a.known.by)
        });
        // "Joint Statement on the Lake between A and B"
        let between = head
            .clone()
            .find(|&k| genre(k))
            .and_then(|g| (g + 1..r.end.min(g + 16)).find(|&k| a.surface(k) == "between"));
        let Some(by) = by.or(between) else { continue };
        // "We recall the Vesk Declaration of the Lake Union": told of, not a heading.
        if (r.start..by)
            .any(|k| a.flags(k).any(Flags::FIRST_PERSON.with(Flags::FINITE)) && a.mention(k).is_none())
        {
            continue;
        }
        let end =
            (by + 1..r.end).find(|&k| a.is(k, '.') || Some(by) != between && topic(a, k)).unwrap_or(r.end);
        let named = members(a, cast, &(by + 1..end));
        if named.len() > 1 {
            return named;
        }
    }
    Vec::new()
}

/// "Today, the leaders of the partnership – X of A, Y of B, and Z of C – assessed progress.", "Today, the Leaders of A,
/// B and C met and released the following statement:": those who say "we" below are named at the start.
pub(super) fn leaders_in_lead(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    for s in a.sentences.iter().take(2) {
        let r = crate::extract::claims::body(a, &s.toks);
        let plural = |k: usize| {
            matches!(&*a.lower(k), "leaders" | "ministers" | "presidents" | "heads" | "chairs")
                && a.word(k + 1) == a.known.of
        };
        let Some(head) = (r.start..r.end.min(r.start + 10)).find(|&k| plural(k)) else { continue };
        if let Some(open) = (head..r.end).find(|&k| a.spaced_dash(k)) {
            let close = (open + 1..r.end).find(|&k| a.spaced_dash(k)).unwrap_or(r.end);
            let people = cast.persons_in(a, &(open + 1..close));
            if people.len() > 1 {
                return people;
            }
        }
        let states =
            (r.end.saturating_sub(8)..r.end).any(|k| matches!(&*a.lower(k), "statement" | "declaration"));
        let verb =
            (head..r.end).find(|&k| a.mention(k).is_none() && !a.capital(k) && a.has_form(k, &[Form::Past]));
        if let Some(verb) = verb.filter(|_| states) {
            let named = named_in(a, cast, &(head + 1..verb));
            if named.len() > 2 {
                return named;
            }
        }
    }
    Vec::new()
}

/// "Nordic leaders' statement (A, B, C and D, 14 February)": those in brackets behind the kind of text.
fn bracketed_above(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    for r in a.block_toks.iter().take(5) {
        let Some(open) = r.clone().find(|&k| a.is(k, '(')) else { continue };
        if !(r.start..open).any(|k| genre(a, k)) {
            continue;
        }
        let close = (open..r.end).find(|&k| a.is(k, ')')).unwrap_or(r.end);
        let named = named_in(a, cast, &(open + 1..close));
        if named.len() > 2 {
            return named;
        }
    }
    Vec::new()
}
