//! A noun phrase of common words as a subject.

use super::{Subject, Who, of};
use crate::extract::analysis::Analysis;
use crate::extract::entity;
use crate::extract::mention::Kind;
use crate::lexicon::Flags;
use crate::text::TokenKind;

/// A noun phrase of common words that ends at `end`: its start is the last clause boundary before it.
pub(super) fn noun_phrase(a: &Analysis<'_>, end: usize, floor: usize) -> Option<Subject> {
    let mut k = end;
    let mut head = None;
    let mut post = false;
    while k > floor && end - k < 24 {
        let p = k - 1;
        let tok = a.tok(p)?;
        let word = tok.word;
        let boundary = match tok.token.kind {
            TokenKind::Mark(c) => {
                !matches!(c, '-' | '–' | '&' | '.')
                    || c == '.' && !a.flags(p.wrapping_sub(1)).any(Flags::ABBREVIATION)
            }
            TokenKind::Word => {
                tok.flags.any(
                    Flags::SUBORDINATOR
                        .with(Flags::MODAL)
                        .with(Flags::BE)
                        .with(Flags::HAVE)
                        .with(Flags::DO)
                        .with(Flags::HE_SHE)
                        .with(Flags::THEY)
                        .with(Flags::NEGATION),
                ) && word != a.known.as_
                    && !(word == a.known.that)
                    || word == a.known.that
                    || word == a.known.but
                    || word == a.known.and && !joins_nouns(a, p, floor)
                    || tok.flags.any(Flags::VERB)
                        && a.has_form(p, &[crate::lexicon::Form::Past])
                        && a.mention(p).is_none()
                        && !a.has_form(p, &[crate::lexicon::Form::Base])
                        && !tok.flags.any(Flags::ADVERB)
                        && !matches!(a.surface(p), "united" | "concerned" | "armed")
            }
            _ => false,
        };
        if boundary {
            break;
        }
        if matches!(a.surface(p), "of" | "for" | "from" | "in" | "at" | "to" | "with" | "on") {
            post = true;
            head = p.checked_sub(1).filter(|&h| h >= floor);
        } else if head.is_none() && !post && tok.token.kind == TokenKind::Word {
            head = Some(p);
        }
        k = p;
    }
    while k < end && (a.flags(k).any(Flags::ADVERB) || a.is(k, '.') || a.is(k, ',')) {
        k += 1;
    }
    // A phrase that starts with a preposition is an adverbial, unless a subject follows it.
    while k < end && a.flags(k).any(Flags::PREPOSITION) {
        let det = (k + 1..end).find(|&j| j > k + 2 && a.flags(j).any(Flags::DETERMINER));
        k = det?;
    }
    let head = head.filter(|&h| h >= k).or_else(|| (end > k).then(|| end - 1))?;
    if k >= end || (k..end).all(|j| !a.is_word(j)) {
        return None;
    }
    let speaks = a.flags(head).any(Flags::SPEAKER_NOUN.with(Flags::ROLE_NOUN).with(Flags::LOWER_ORG_HEAD))
        || a.mention(head).is_some_and(|m| {
            matches!(m.kind, Kind::Organization | Kind::Named(_) | Kind::Person | Kind::Country(_))
        });
    let never = a.flags(end.wrapping_sub(1)).any(Flags::NON_SPEAKER) && !speaks
        || a.flags(head).any(Flags::NON_SPEAKER) && !speaks;
    if never {
        return None;
    }
    let start = k + usize::from(
        a.flags(k).any(Flags::DETERMINER)
            && k + 1 < end
            && !matches!(
                a.surface(k),
                "Some" | "some" | "Several" | "several" | "Many" | "many" | "Most" | "most"
            ),
    );
    let name = entity::surface(a, start, end);
    let who = if speaks { Who::Noun } else { Who::Thing };
    Some(of(k..end, who, vec![name], Vec::new()))
}

fn joins_nouns(a: &Analysis<'_>, p: usize, floor: usize) -> bool {
    p > floor
        && (a.capital(p.wrapping_sub(1)) && a.capital(p + 1)
            || a.flags(p.wrapping_sub(1)).any(Flags::SPEAKER_NOUN)
                // "The Secretary and the ministers" are two; "the minister and her aides" are told as one.
                && (a.flags(p + 1).any(Flags::SPEAKER_NOUN)
                    || a.flags(p + 1).any(Flags::DETERMINER) && !(a.capital(p - 1) && a.word(p + 1) == a.known.the)))
}

/// "Some Leaders", "several members": not all of them.
pub(super) fn some_of(a: &Analysis<'_>, end: usize, floor: usize) -> Option<Subject> {
    let few = |k: usize| {
        matches!(&*a.lower(k), "some" | "several" | "many" | "most" | "one") || a.surface(k) == "Certain"
    };
    let people =
        end > floor && a.flags(end - 1).any(Flags::SPEAKER_NOUN.with(Flags::ROLE_NOUN).with(Flags::TITLE));
    let start = (floor.max(end.saturating_sub(5))..end).find(|&k| people && few(k))?;
    Some(of(start..end, Who::Noun, vec![entity::surface(a, start, end)], Vec::new()))
}
