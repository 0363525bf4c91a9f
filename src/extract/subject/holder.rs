//! Who holds an office that is told with all its words: "the Special Envoy for the Lakes", "the Police Commissioner".

use super::{Subject, Who, of};
use crate::extract::analysis::Analysis;
use crate::extract::cast::{Cast, country_name};
use crate::extract::mention::Kind;
use crate::lexicon::Flags;

/// Tokens that an office may have.
const LONGEST: usize = 16;

/// The one person of the text whose title has just the words between "the" and token `end`, or opens with them; `than`
/// is where a shorter reading begins, if there is one.
pub(super) fn by_whole_title(
    a: &Analysis<'_>,
    cast: &Cast,
    end: usize,
    floor: usize,
    than: Option<usize>,
) -> Option<Subject> {
    let from = floor.max(end.saturating_sub(LONGEST));
    let title = |j: usize| a.capital(j) && a.flags(j).any(Flags::TITLE);
    let small = Flags::PREPOSITION.with(Flags::DETERMINER).with(Flags::CONJUNCTION);
    let part = |j: usize| {
        let named = a.mention(j).is_some_and(|m| m.kind == Kind::Person);
        !named && !a.plural_office(j) && (a.is(j, '-') || a.capital(j) || a.flags(j).any(small))
    };
    let opens = |k: &usize| a.word(*k) == a.known.the && than.is_none_or(|t| *k < t);
    (from..end.saturating_sub(2)).filter(opens).find_map(|k| {
        let office = (k + 1..end).all(part) && (k + 1..end).any(title);
        let entity = office.then(|| holder(a, cast, k + 1, end)).flatten()?;
        Some(of(k..end, Who::Person, vec![cast.name(entity)], vec![entity]))
    })
}

fn holder(a: &Analysis<'_>, cast: &Cast, start: usize, end: usize) -> Option<u32> {
    // "the Kenyan Police Commissioner": whose office it is stands apart.
    let state = a.mention(start).filter(|m| {
        m.toks.start == start && matches!(m.kind, Kind::Country(_) | Kind::Demonym(_) | Kind::State)
    });
    let country = state.and_then(|m| country_name(a, m.kind, start));
    let first = if country.is_some() { state.map_or(start, |m| m.toks.end) } else { start };
    let mut words: Vec<String> = Vec::new();
    for k in first..end {
        let low = a.lower(k);
        words.extend(content(&low).map(str::to_owned));
    }
    // The one without a name goes by this office, whoever else holds one like it.
    let taken =
        cast.unnamed.iter().any(|name| content(&name.to_lowercase()).eq(words.iter().map(String::as_str)));
    if words.len() < 2 || taken {
        return None;
    }
    let fits = |title: &String| {
        let mut title = content(title);
        words.iter().all(|w| title.next() == Some(w.as_str()))
    };
    let mut found = cast.titles.iter().filter(|(entity, titles)| {
        let theirs = country.is_none() || cast.sides.get(entity) == country.as_ref();
        theirs && titles.iter().any(fits)
    });
    found.next().map(|(&entity, _)| entity).filter(|_| found.next().is_none())
}

/// The words of an office that say which it is, in lower case.
fn content(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !matches!(*w, "" | "a" | "and" | "for" | "in" | "of" | "on" | "the" | "to"))
}
