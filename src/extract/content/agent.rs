//! Whether the subject of a verb inside a content can act.

use super::lower;
use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::lexicon::Flags;

/// Whether the subject of the verb at `k` can act: a country, a person, a body, a group, we.
pub(super) fn agent(a: &Analysis<'_>, k: usize, from: usize) -> bool {
    let mut j = k;
    // Back over adverbs and negation to the end of the subject.
    while j > from
        && (a.flags(j.wrapping_sub(1)).any(Flags::ADVERB.with(Flags::NEGATION).with(Flags::MODAL))
            || lower(a, j - 1).ends_with("ly"))
    {
        j -= 1;
    }
    if j == from {
        return true;
    }
    // Coordinated verbs share the subject at the front.
    let at = j - 1;
    let coordinated = a.word(at) == a.known.and || a.word(at) == a.known.but || a.is(at, ',');
    if coordinated {
        return subject_acts(a, from);
    }
    if let Some(m) = a.mention_ending(j) {
        return match m.kind {
            Kind::Country(_)
            | Kind::State
            | Kind::Person
            | Kind::Organization
            | Kind::Named(_)
            | Kind::Alias(_) => !prepositional(a, m.toks.start, from),
            Kind::Group => true,
            Kind::Demonym(_) => true,
            _ => false,
        };
    }
    let word = lower(a, at);
    if a.flags(at).any(Flags::FIRST_PERSON.with(Flags::HE_SHE).with(Flags::THEY))
        || matches!(word.as_str(), "it" | "you" | "country" | "side" | "sides" | "people" | "peoples" | "all")
    {
        return true;
    }
    a.flags(at).any(Flags::SPEAKER_NOUN.with(Flags::ROLE_NOUN).with(Flags::LOWER_ORG_HEAD))
        || subject_acts(a, from)
}

/// Whether the mention at `start` hangs on a preposition inside a longer subject ("the relations between A and B").
fn prepositional(a: &Analysis<'_>, start: usize, from: usize) -> bool {
    start > from
        && (from..start).any(|j| matches!(a.surface(j), "between" | "of" | "among" | "in" | "with"))
        && !subject_acts(a, from)
}

/// Whether the clause starts with somebody who acts.
fn subject_acts(a: &Analysis<'_>, from: usize) -> bool {
    let mut k = from;
    while a.flags(k).any(Flags::DETERMINER.with(Flags::ADVERB)) || a.is(k, ',') || a.is(k, '“') {
        k += 1;
    }
    if a.flags(k).any(Flags::FIRST_PERSON.with(Flags::HE_SHE).with(Flags::THEY))
        || a.flags(from).any(Flags::FIRST_PERSON) && a.word(from) != 0 && a.flags(k).any(Flags::MODAL)
    {
        return true;
    }
    match a.mention(k).or_else(|| a.mention(from)) {
        Some(m) => {
            let end = m.toks.end;
            // "China-Russia relations", "Russia's position" are no actors; "China and Russia" are.
            let compound = a.is(end, '-')
                || a.is(end, '–')
                || a.tok(end).is_some_and(|t| t.token.kind == crate::text::TokenKind::Possessive);
            match m.kind {
                Kind::Demonym(_) => {
                    a.flags(end).any(Flags::LOWER_ORG_HEAD)
                        || matches!(a.surface(end), "side" | "people" | "government" | "leaders")
                }
                Kind::Country(_)
                | Kind::State
                | Kind::Person
                | Kind::Organization
                | Kind::Group
                | Kind::Alias(_) => {
                    !compound
                        && !a.flags(end).any(Flags::EVENT_NOUN)
                        && !matches!(a.surface(end), "relations" | "cooperation" | "ties" | "relationship")
                }
                _ => false,
            }
        }
        None => {
            // A capitalised word that the lexicon does not know is taken for somebody's name.
            a.capital(k) && a.word(k) == 0
                || a.flags(k).any(Flags::SPEAKER_NOUN)
                || matches!(lower(a, k).as_str(), "two" | "both" | "all" | "sides" | "teams")
        }
    }
}
