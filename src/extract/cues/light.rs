//! Cues whose sense is in a noun: light verbs, and contacts with their topic.

use super::Hit;
use super::around::starts_clause;
use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::lexicon::{CueAct, Flags, Form};
use crate::text::TokenKind;
use std::ops::Range;

/// verb + adjectives + noun + preposition.
pub(super) fn light(
    a: &Analysis<'_>,
    i: usize,
    form: Form,
    verb: u32,
    index: u32,
    range: &Range<usize>,
) -> Option<Hit> {
    let cue = a.lexicon.lights.get(index as usize)?;
    if !a.words_at(i + 1, &cue.after) {
        return None;
    }
    let from = i + 1 + cue.after.len();
    let mut k = from;
    while k < range.end && k < from + 12 {
        if let Some(noun) = cue.nouns.iter().filter(|n| a.words_at(k, n)).max_by_key(|n| n.len()) {
            let noun_end = k + noun.len();
            // "an exchange of views on", "talks today in Vesk on": what stands between noun and link.
            let mut j = noun_end;
            while j < range.end && j < noun_end + 14 {
                // "discussions with the President of Kenya": her "of" leads to no topic.
                let of_partner = a.word(j) == a.known.of && (noun_end..j).any(|w| a.word(w) == a.known.with);
                if cue.preps.contains(&a.word(j))
                    && !of_partner
                    && !a.mention(j + 1).is_some_and(|m| m.kind == Kind::Date)
                {
                    let end = if cue.keep_noun { from } else { j + 1 };
                    return Some(Hit {
                        topic: cue.topic,
                        statement: a.word(j) == a.known.that,
                        inner: (!cue.keep_noun).then_some(noun_end..j),
                        light: true,
                        ..Hit::new(i, end, form, verb, cue.act, cue.strength)
                    });
                }
                // "exchanged views and assessments on"
                if a.word(j) == a.known.and
                    && let Some(more) = cue.nouns.iter().find(|n| a.words_at(j + 1, n))
                {
                    j += 1 + more.len();
                    continue;
                }
                let filler = j < noun_end + 2 && a.flags(j).any(Flags::ADVERB)
                    || a.word(j) == a.known.with
                    || a.mention(j).is_some()
                    || a.flags(j).any(
                        Flags::TITLE
                            .with(Flags::TITLE_MODIFIER)
                            .with(Flags::DETERMINER)
                            .with(Flags::ROLE_NOUN),
                    )
                    || a.word(j) == a.known.of && cue.nouns.iter().all(|n| !n.contains(&a.known.of));
                if !filler {
                    break;
                }
                j += 1;
            }
            // "expressed hope the envoys would come"
            if cue.preps.contains(&a.known.that) && !cue.topic && starts_clause(a, noun_end, range.end) {
                let end = if cue.keep_noun { from } else { noun_end };
                return Some(Hit {
                    statement: !cue.keep_noun,
                    light: true,
                    ..Hit::new(i, end, form, verb, cue.act, cue.strength)
                });
            }
            if cue.keep_noun {
                return Some(Hit {
                    topic: cue.topic,
                    light: true,
                    ..Hit::new(i, from, form, verb, cue.act, cue.strength)
                });
            }
            return None;
        }
        // Only what can stand before a noun may stand here: adjectives, articles, commas, hyphens.
        let tok = a.tok(k)?;
        let inside = match tok.token.kind {
            TokenKind::Word if a.is(k + 1, '-') || a.is(k.wrapping_sub(1), '-') => true,
            TokenKind::Word => !tok.flags.any(
                Flags::PREPOSITION
                    .with(Flags::SUBORDINATOR)
                    .with(Flags::BE)
                    .with(Flags::MODAL)
                    .with(Flags::HE_SHE)
                    .with(Flags::THEY),
            ),
            TokenKind::Mark(c) => matches!(c, ',' | '-' | '–'),
            TokenKind::Number => true,
            TokenKind::Possessive => true,
        };
        if !inside {
            return None;
        }
        k += 1;
    }
    None
}

/// "An agreement was reached to …", "Views were also exchanged on …": the noun stands before the verb.
pub(super) fn passive_light(a: &Analysis<'_>, i: usize, range: &Range<usize>) -> Option<Hit> {
    let mut k = i;
    while k > range.start && a.flags(k.wrapping_sub(1)).any(Flags::ADVERB) {
        k -= 1;
    }
    if k <= range.start + 1 || !a.flags(k.wrapping_sub(1)).any(Flags::BE) {
        return None;
    }
    for &(verb, form) in a.forms(i) {
        if !matches!(form, Form::Past | Form::Participle) {
            continue;
        }
        for &index in a.lexicon.lights_of.get(verb as usize).into_iter().flatten() {
            let cue = a.lexicon.lights.get(index as usize)?;
            let noun =
                (range.start..k).any(|j| cue.nouns.iter().any(|n| a.words_at(j, n) && j + n.len() < k));
            if !noun {
                continue;
            }
            // "were held on 30 May" has a date, no topic.
            let linked =
                cue.preps.contains(&a.word(i + 1)) && !a.mention(i + 2).is_some_and(|m| m.kind == Kind::Date);
            // "The 20th round was held in Vesk" is an event; "talks were held on grain" has a topic.
            if cue.topic && !linked {
                continue;
            }
            return Some(Hit {
                topic: cue.topic,
                passive: true,
                statement: a.word(i + 1) == a.known.that,
                light: true,
                ..Hit::new(i, i + 1 + usize::from(linked), form, verb, cue.act, cue.strength)
            });
        }
    }
    None
}

/// "spoke (today) (with X) about Y": a contact verb that names its topic.
pub(super) fn contact(
    a: &Analysis<'_>,
    i: usize,
    form: Form,
    verb: u32,
    range: &Range<usize>,
) -> Option<Hit> {
    let lemma = a.lexicon.verbs.get(verb as usize)?.as_str();
    if !matches!(lemma, "speak" | "talk" | "meet" | "confer") {
        return None;
    }
    let mut k = i + 1;
    while k < range.end && k < i + 30 {
        let word = a.surface(k);
        // "spoke on phone to X": by which means, no topic.
        if word == "on" && matches!(a.surface(k + 1), "phone" | "telephone" | "video" | "Zoom") {
            k += 2;
            continue;
        }
        if matches!(word, "about" | "regarding" | "concerning")
            || word == "on"
                && lemma != "meet"
                && !a.mention(k + 1).is_some_and(|m| m.kind == Kind::Date)
                && !matches!(a.surface(k + 1), "the")
        {
            return Some(Hit {
                topic: true,
                inner: Some(i + 1..k),
                light: true,
                ..Hit::new(i, k + 1, form, verb, CueAct::Fixed(crate::lexicon::Act::Discuss), 2)
            });
        }
        let at_length = matches!(word, "at" | "in" | "length" | "detail" | "depth")
            && [k, k + 1].iter().any(|&j| matches!(a.surface(j), "length" | "detail" | "depth"));
        let filler = at_length
            || a.mention(k).is_some()
            || a.flags(k).any(
                Flags::ADVERB
                    .with(Flags::TITLE)
                    .with(Flags::TITLE_MODIFIER)
                    .with(Flags::DETERMINER)
                    .with(Flags::ROLE_NOUN)
                    .with(Flags::HONORIFIC),
            )
            || matches!(
                word,
                "with" | "by" | "phone" | "telephone" | "and" | "via" | "video" | "to" | "of" | "," | "."
            )
            || a.capital(k);
        if !filler {
            return None;
        }
        k += 1;
    }
    None
}
