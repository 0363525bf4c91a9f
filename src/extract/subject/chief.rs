//! Foreign ministers by other words: "the head of Sarvan diplomacy", "Norland's top diplomat", "the head of the
//! Ministry of Foreign Affairs of Taihan".

use super::{Subject, Who, of};
use crate::extract::analysis::Analysis;
use crate::extract::cast::{Cast, country_name};
use crate::extract::mention::Kind;
use crate::lexicon::Flags;
use crate::text::TokenKind;

/// The foreign minister whom the words right before token `end` paraphrase, if one is known.
pub(super) fn chief_diplomat(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    let last = end.checked_sub(1).filter(|&k| k > floor)?;
    let before = &*a.lower(last - 1);
    let short = match &*a.lower(last) {
        "diplomat" => matches!(before, "top" | "chief"),
        "chief" => before == "diplomacy",
        _ => false,
    };
    let head = if short { last - 1 } else { heads_ministry(a, end, floor)? };
    // "The Sarvan", "Norland's", "The"
    let mut start = head;
    if start > floor && a.tok(start - 1).is_some_and(|t| t.token.kind == TokenKind::Possessive) {
        start -= 1;
    }
    if start > floor
        && let Some(m) = a.mention_ending(start).filter(|m| m.toks.start >= floor)
        && matches!(m.kind, Kind::Country(_) | Kind::State | Kind::Demonym(_))
    {
        start = m.toks.start;
    }
    start -= usize::from(start > floor && a.flags(start - 1).any(Flags::DETERMINER));
    let country = (start..end).find_map(|k| a.mention(k).and_then(|m| country_name(a, m.kind, m.toks.start)));
    let entity = cast.foreign_minister(country.as_deref())?;
    Some(of(start..end, Who::Person, vec![cast.name(entity)], vec![entity]))
}

/// Where "head of the Foreign Ministry", "chief of diplomacy" begins that ends before token `end`.
fn heads_ministry(a: &Analysis<'_>, end: usize, floor: usize) -> Option<usize> {
    let head = (floor..end.saturating_sub(2))
        .rev()
        .take(12)
        .find(|&k| matches!(&*a.lower(k), "head" | "chief") && a.word(k + 1) == a.known.of)?;
    let rest = || (head + 2..end).map(|k| a.lower(k));
    let foreign = rest().any(|w| &*w == "foreign")
        && rest().any(|w| matches!(&*w, "ministry" | "office" | "affairs"))
        // "the head of the department of the Foreign Ministry" is another.
        && !rest().any(|w| matches!(&*w, "department" | "division" | "section" | "directorate" | "delegation"));
    let diplomacy = rest().any(|w| &*w == "diplomacy");
    let name = (head + 2..end).all(|k| {
        a.capital(k)
            || [a.known.of, a.known.the, a.known.and].contains(&a.word(k))
            || matches!(&*a.lower(k), "foreign" | "ministry" | "affairs" | "diplomacy" | "office")
    });
    (name && (foreign || diplomacy)).then_some(head)
}
