//! The evidence that a run of words is a person: a title, a verb of saying, a known name.

use super::office::{apposition_title, field, introduced, met, office_behind, office_of_states, titled};
use super::sentence_start;
use super::word::upper_word;
use crate::document::BlockKind;
use crate::extract::analysis::Analysis;
use crate::extract::hints::Hint;
use crate::extract::mention::Mention;
use crate::lexicon::{Flags, Form};
use crate::text::TokenKind;
use std::collections::BTreeSet;
use std::ops::Range;

/// Whether a verb of the lexicon in a finite form follows at `k`, adverbs and a comma aside apart.
pub(in crate::extract) fn says(a: &Analysis<'_>, k: usize) -> bool {
    let mut j = k;
    while a.flags(j).any(Flags::ADVERB) {
        j += 1;
    }
    a.has_form(j, &[Form::Past, Form::Third]) && !a.capital(j)
}

/// Unknown capitalised words that stand alone before a verb or after a verb of saying somewhere: family
/// names in use.
pub(super) fn lone_names<'d>(a: &Analysis<'d>) -> BTreeSet<&'d str> {
    let past = |k: usize| a.has_form(k, &[Form::Past, Form::Third]) && !a.capital(k);
    a.hints
        .all(Hint::CAPITAL)
        .filter(|&k| {
            a.word(k) == 0
                && a.mention(k).is_none()
                && !a.toks.get(k).is_some_and(|t| t.token.upper)
                && !(k > 0 && a.capital(k - 1) && a.word(k - 1) == 0)
                && (past(k + 1)
                    || a.flags(k + 1).any(Flags::HAVE) && !a.capital(k + 1)
                    || a.toks.get(k + 1).is_some_and(|t| t.token.kind == TokenKind::Possessive)
                    || a.surface(k + 1).ends_with("ed") && !a.capital(k + 1)
                    || k > 0 && a.flags(k - 1).any(Flags::TRAILING) && past(k - 1))
        })
        .map(|k| a.surface(k))
        .collect()
}

/// "Dorian Brack", where "Brack said" stands elsewhere: two or three unknown words, the last one in use
/// alone.
pub(super) fn called(a: &Analysis<'_>, name: &Range<usize>, lone: &BTreeSet<&str>) -> bool {
    let mut words = name.clone().filter(|&k| a.is_word(k));
    if !(2..=3).contains(&words.clone().count()) || a.surface(name.start.wrapping_sub(1)) == "the" {
        return false;
    }
    let known = Flags::GIVEN.with(Flags::SURNAME_FIRST).with(Flags::PARTICLE);
    words.clone().all(|k| a.word(k) == 0 || a.flags(k).any(known))
        && words.next_back().is_some_and(|k| lone.contains(a.surface(k)))
}

pub(super) fn evidence(a: &Analysis<'_>, name: &Range<usize>, run: &Range<usize>) -> bool {
    let words: Vec<usize> =
        name.clone().filter(|&k| a.is_word(k) && !a.flags(k).any(Flags::NAME_SUFFIX)).collect();
    // "Samir bin Yusuf bin Daud Al Thamir": particles lengthen a name without end.
    let weight = words.iter().filter(|&&k| !a.flags(k).any(Flags::PARTICLE)).count();
    if words.is_empty() || weight > 6 || words.len() > 12 {
        return false;
    }
    let first = words.first().copied().unwrap_or(name.start);
    let long_words = words.iter().filter(|&&k| a.surface(k).chars().count() > 1).count();
    if long_words == 0 {
        return false;
    }
    // "Tan Sri Dato": honours without a name.
    if words.len() > 1 && words.iter().skip(1).all(|&k| a.flags(k).any(Flags::HONORIFIC)) {
        return false;
    }
    if titled(a, name.start) || words.len() > 1 && introduced(a, name.start) {
        return true;
    }
    if mononym(a, name) {
        return true;
    }
    // "HE Samir Al Thamir"
    let before = a.surface(name.start.wrapping_sub(1));
    if words.len() > 1 && matches!(before, "HE" | "HH" | "HRH" | "HM") {
        return true;
    }
    // An acronym alone is no person.
    if words.len() == 1 && a.tok(first).is_some_and(|t| t.token.upper) {
        return false;
    }
    if words.len() == 1 {
        // A lone unknown word: a person if it says something and opens its clause.
        let opens = name.start == run.start
            && (sentence_start(a, name.start) || a.is(name.start.wrapping_sub(1), ','));
        let speech = a.forms(name.end).iter().any(|&(v, f)| {
            matches!(f, Form::Past)
                && a.lexicon.verbs.get(v as usize).is_some_and(|v| {
                    matches!(v.as_str(), "say" | "tell" | "add" | "note" | "stress" | "reply")
                })
        });
        return opens && speech && a.word(first) == 0;
    }
    let given = a.flags(first).any(Flags::GIVEN) && a.word(first) != 0;
    // "the Long Bridge" is no person: an article stands before no bare name.
    if name.start == run.start && words.len() > 1 && a.surface(name.start.wrapping_sub(1)) == "the" {
        return false;
    }
    let family_first = a.flags(first).any(Flags::SURNAME_FIRST) && words.len() <= 3;
    let capitals_family =
        words.iter().any(|&k| a.tok(k).is_some_and(|t| t.token.upper) && !a.surface(k).contains('.'))
            && words.iter().any(|&k| !a.tok(k).is_some_and(|t| t.token.upper));
    let initial = words.iter().any(|&k| a.surface(k).chars().count() == 1);
    let appositive = a.is(name.end, ',') && apposition_title(a, name.end + 1);
    let all_unknown = words.iter().all(|&k| {
        // "Mark", "Grant": words that are given names before an unknown one.
        let given_too =
            k == first && a.flags(k).any(Flags::GIVEN_TOO) && words.get(1).is_some_and(|&n| a.word(n) == 0);
        given_too
            || a.word(k) == 0
            || a.flags(k).any(Flags::GIVEN.with(Flags::SURNAME_FIRST).with(Flags::PARTICLE))
    });
    // "said Larry Kessler": whoever is named after a verb of saying.
    let said =
        name.start.checked_sub(1).is_some_and(|p| {
            a.flags(p).any(Flags::TRAILING) && a.has_form(p, &[Form::Past]) && !a.capital(p)
        }) && (a.is(name.end, ',')
            || a.is(name.end, '.')
            || a.surface(name.end) == "in"
            || a.surface(name.end) == "of");
    let sure = words.len() > 1 && words.len() < 4 && all_unknown && !words.iter().all(|&k| upper_word(a, k));
    // "Ambassador to Norland Roos", "Secretary for Near Eastern Affairs Tomas Hale": an office and its field.
    let fielded =
        words.len() < 4 && all_unknown && !words.iter().all(|&k| upper_word(a, k)) && field(a, name.start);
    given
        || fielded
        || sure
            && (alone(a, name)
                || apposed(a, name)
                || met(a, name.start)
                || office_behind(a, name.end)
                || paired(a, name)
                || byline(a, name.start))
        || said && all_unknown
        || family_first
        || capitals_family && all_unknown
        || initial
        || appositive
        || says(a, name.end) && all_unknown
}

/// Some have one name only: "Foreign Minister of Norland Sugimo", "Sugimo, Foreign Minister of Norland,".
pub(super) fn mononym(a: &Analysis<'_>, name: &Range<usize>) -> bool {
    let k = name.start;
    if name.len() != 1 || a.word(k) != 0 || a.tok(k).is_some_and(|t| t.token.upper) {
        return false;
    }
    let closed = a.is(name.end, ',');
    let comma = a.is(k.wrapping_sub(1), ',');
    introduced(a, k) && (closed || !comma) || sentence_start(a, k) && closed && office_ends(a, name.end + 1)
}

/// "Speech by X Y", "Letter from X Y": who is named behind a kind of text.
fn byline(a: &Analysis<'_>, k: usize) -> bool {
    k > 1
        && (a.word(k - 1) == a.known.by || a.surface(k - 1) == "from")
        && matches!(
            &*a.lower(k - 2),
            "speech"
                | "statement"
                | "remarks"
                | "address"
                | "message"
                | "letter"
                | "intervention"
                | "lecture"
                | "keynote"
        )
}

/// Whether an office in the plural and then a name stand between token `from`, or before it, and the "and" at `and`.
fn plural_before(a: &Analysis<'_>, from: usize, and: usize) -> bool {
    let head = (from.saturating_sub(1)..and).find(|&k| a.plural_office(k));
    head.is_some_and(|h| h + 1 < and && (h + 1..and).all(|k| a.capital(k) && !a.flags(k).any(Flags::TITLE)))
}

/// Whether an office of a state stands from token `k` to the next comma: "Foreign Minister of Norland,".
fn office_ends(a: &Analysis<'_>, k: usize) -> bool {
    let close = (k..a.block_end(k).min(k + 14)).find(|&j| a.is(j, ','));
    apposition_title(a, k) && close.is_some_and(|close| office_of_states(a, close))
}

/// The second of two of one office: "Foreign Ministers X Y of Norland and A B of Sarvan", "X Y (Norland) and A B
/// (Sarvan)", "the Foreign Ministers of Norland and Sarvan, X Y and A B,".
fn paired(a: &Analysis<'_>, name: &Range<usize>) -> bool {
    let country = |m: &&Mention| m.kind.is_state();
    let state = |k: usize| {
        let k = k + usize::from(a.word(k) == a.known.the);
        a.mention(k).filter(country).is_some_and(|m| m.toks.start == k)
    };
    let of_state = |k: usize| (a.word(k) == a.known.of || a.is(k, '(')) && state(k + 1);
    let Some(and) = name.start.checked_sub(1).filter(|&p| a.word(p) == a.known.and) else {
        // "…, X Y of Norland, A B of Sarvan"
        let comma = name.start.checked_sub(1).filter(|&p| a.is(p, ','));
        return of_state(name.end) && comma.and_then(|c| a.mention_ending(c)).filter(country).is_some();
    };
    let back = and.saturating_sub(4);
    let first = (back..and).rev().find(|&k| !a.capital(k)).map_or(back, |k| k + 1);
    // "Foreign Ministers X Y and A B"
    let several = first < and && plural_before(a, first, and);
    several || of_state(name.end) || first < and && a.is(first.wrapping_sub(1), ',') && introduced(a, first)
}

/// A name that is a line of its own above the text, or labels a turn: "Tomas Hale:".
fn alone(a: &Analysis<'_>, name: &Range<usize>) -> bool {
    let block = a.block_toks.partition_point(|r| r.end <= name.start);
    let Some((block, r)) = a.blocks.get(block).zip(a.block_toks.get(block)) else { return false };
    // "Noon Briefings": what stands under a masthead is no name.
    let section = matches!(
        &*a.lower(name.end.wrapping_sub(1)),
        "briefing"
            | "briefings"
            | "releases"
            | "statements"
            | "speeches"
            | "transcripts"
            | "interviews"
            | "remarks"
            | "updates"
            | "headlines"
            | "highlights"
            | "announcements"
            | "readouts"
            | "news"
    );
    r.start == name.start
        && !section
        && (r.end == name.end && block.kind == BlockKind::Masthead
            || a.is(name.end, ':') && block.kind.is_body())
}

/// "Norland Minister for Ports, Tomas Hale, …": a name set off behind an office.
fn apposed(a: &Analysis<'_>, name: &Range<usize>) -> bool {
    let Some(comma) = name.start.checked_sub(1).filter(|&p| a.is(p, ',')) else { return false };
    let closed = a.is(name.end, ',') || a.is(name.end, '.') || says(a, name.end);
    let links = [a.known.of, a.known.for_, a.known.and, a.known.the];
    let mut k = comma;
    while closed
        && k > 0
        && comma - k < 10
        && (a.capital(k - 1) || links.contains(&a.word(k - 1)))
        && !a.opens(k)
    {
        k -= 1;
        if a.capital(k) && a.flags(k).any(Flags::TITLE) && a.mention(k).is_none() {
            return true;
        }
    }
    false
}
