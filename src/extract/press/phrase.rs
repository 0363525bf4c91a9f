//! How far a noun phrase reaches to the left: appositions, relative clauses, coordination.

use super::marks::{Marks, mark};
use super::tail::finite;
use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Form};
use crate::text::TokenKind;

/// Where the comma before a party and state tag stands that ends at `close`.
pub(super) fn party_tag(a: &Analysis<'_>, close: usize, floor: usize) -> Option<usize> {
    (floor..close).rev().take(7).find(|&j| {
        a.is(j, ',') && matches!(a.surface(j + 1), "D" | "R" | "I") && (a.is(j + 2, '-') || a.is(j + 2, '–'))
    })
}

pub(super) fn starts_np_here(a: &Analysis<'_>, k: usize) -> bool {
    a.flags(k).any(Flags::HE_SHE.with(Flags::THEY).with(Flags::DETERMINER)) || a.capital(k)
}

/// Where an apposition that ends at the comma `close` opens, if one stands there.
pub(super) fn apposition(a: &Analysis<'_>, marks: &Marks, close: usize, floor: usize) -> Option<usize> {
    let mut tried = 0;
    // "Sarvan's envoy, noting “a dirty spectacle”, said": what is quoted inside belongs to it.
    let mut from = close;
    if a.is(close.wrapping_sub(1), '”')
        && !a.is(close.wrapping_sub(2), ',')
        && !a.is(close.wrapping_sub(2), '.')
    {
        from = (floor..close - 1).rev().find(|&j| a.is(j, '“')).unwrap_or(close);
    }
    for open in (floor..from).rev().take(45) {
        if marks.inside(open) && !marks.inside(close) {
            return None;
        }
        if !a.is(open, ',') {
            continue;
        }
        tried += 1;
        if tried > 4 || open <= floor {
            return None;
        }
        let inner = open + 1;
        let word = a.surface(inner);
        let flags = a.flags(inner);
        let fits = matches!(
            word,
            "who"
                | "which"
                | "whose"
                | "where"
                | "a"
                | "an"
                | "the"
                | "now"
                | "then"
                | "one"
                | "himself"
                | "herself"
                | "like"
                | "meanwhile"
                | "however"
                | "too"
                | "also"
                | "both"
                | "D"
                | "R"
                | "former"
                | "formerly"
        ) || a.tok(inner).is_some_and(|t| t.token.kind == TokenKind::Number)
            || flags.any(
                Flags::PREPOSITION
                    .with(Flags::TITLE)
                    .with(Flags::TITLE_MODIFIER)
                    .with(Flags::ROLE_NOUN)
                    .with(Flags::SPEAKER_NOUN)
                    .with(Flags::ADVERB),
            )
            || word.ends_with("ing") && !a.capital(inner)
            || word.ends_with("ed")
                && word.len() > 4
                && !a.capital(inner)
                && a.flags(inner + 1).any(Flags::PREPOSITION)
            || a.capital(inner) && named_before(a, open);
        if fits && named_before(a, open) {
            // "Fortescue, who runs the fund, a small one, said": the relative clause opens earlier.
            return Some(match relative_before(a, open, floor) {
                Some(who) if a.is(who.wrapping_sub(1), ',') => who - 1,
                _ => open,
            });
        }
    }
    None
}

/// Whether a noun or a name ends right before token `k`.
pub(super) fn named_before(a: &Analysis<'_>, k: usize) -> bool {
    let Some(p) = k.checked_sub(1) else { return false };
    a.is(p, ')')
        || a.is(p, '.') && p > 0 && a.capital(p - 1)
        || a.is_word(p)
            && !a
                .flags(p)
                .any(Flags::PREPOSITION.with(Flags::SUBORDINATOR).with(Flags::BE).with(Flags::CONJUNCTION))
}

/// The "who" or "that" of a relative clause in which token `p` stands, looking back without crossing a
/// mark. Returns where the relative clause starts.
pub(super) fn relative_before(a: &Analysis<'_>, p: usize, floor: usize) -> Option<usize> {
    for j in (floor..p).rev().take(18) {
        if matches!(a.surface(j), "who" | "which" | "whose") && j > floor {
            return Some(j);
        }
        if a.surface(j) == "that"
            && j > floor
            && a.is_word(j - 1)
            && !finite(a, j - 1)
            && (finite(a, j + 1) || a.flags(j + 1).any(Flags::ADVERB) || a.surface(j + 1) == "first")
        {
            return Some(j);
        }
        if a.is(j, ',') || a.is(j, ';') || a.is(j, '—') || mark(a, j) || a.is(j, ':') {
            return None;
        }
    }
    None
}

/// Whether the noun phrase cannot reach over token `p`.
pub(super) fn boundary(a: &Analysis<'_>, p: usize, floor: usize) -> bool {
    let Some(tok) = a.tok(p) else { return true };
    match tok.token.kind {
        TokenKind::Mark(c) => match c {
            '-' | '–' | '&' | '/' | '’' | '\'' | '$' | '%' | '#' | '@' => c == '–' && tok.token.spaced,
            '.' => {
                let q = p.wrapping_sub(1);
                !(a.flags(q).any(
                    Flags::ABBREVIATION.with(Flags::HONORIFIC).with(Flags::NAME_SUFFIX).with(Flags::TITLE),
                ) || a.surface(q).chars().count() <= 2
                    || a.capital(q) && a.capital(p + 1) && a.surface(q).chars().count() <= 5)
            }
            _ => true,
        },
        TokenKind::Word => {
            let word = a.surface(p);
            if a.mention(p).is_some_and(|m| m.kind != Kind::Date) {
                return false;
            }
            // "Theresa May said": in capitals it is a name.
            let small = tok.flags.any(Flags::BE.with(Flags::HAVE).with(Flags::DO).with(Flags::MODAL));
            let edged = word.len() > 4
                && word.ends_with("ed")
                && matches!(
                    a.surface(p.wrapping_sub(1)),
                    "it" | "It" | "he" | "He" | "she" | "She" | "they" | "They"
                );
            let finite = small && !a.capital(p)
                || edged
                || tok.flags.any(Flags::FINITE)
                    && !a.capital(p)
                    && (word.ends_with('s') || !participle_use(a, p))
                || tok.flags.any(Flags::VERB)
                    && !a.capital(p)
                    && a.has_form(p, &[Form::Past])
                    && !participle_use(a, p);
            finite
                || tok.flags.any(Flags::NEGATION) && word != "no" && word != "No"
                || tok.flags.any(Flags::HE_SHE.with(Flags::THEY))
                || matches!(
                    word,
                    "but"
                        | "But"
                        | "that"
                        | "because"
                        | "while"
                        | "While"
                        | "although"
                        | "Although"
                        | "though"
                        | "Though"
                        | "when"
                        | "When"
                        | "as"
                        | "As"
                        | "if"
                        | "If"
                        | "after"
                        | "After"
                        | "before"
                        | "since"
                        | "until"
                        | "unless"
                        | "whether"
                        | "where"
                        | "why"
                        | "how"
                        | "what"
                        | "What"
                        | "which"
                        | "who"
                        | "whom"
                        | "so"
                        | "So"
                        | "yet"
                        | "Yet"
                        | "then"
                        | "I"
                        | "we"
                        | "We"
                        | "it"
                        | "It"
                        | "you"
                        | "You"
                        | "him"
                        | "them"
                        | "us"
                        | "me"
                        | "than"
                )
                || matches!(word, "and" | "or") && !joins(a, p, floor)
        }
        _ => false,
    }
}

/// "the bill signed by Hale", "officials briefed on the matter": a participle inside a phrase.
pub(super) fn participle_use(a: &Analysis<'_>, p: usize) -> bool {
    a.flags(p + 1).any(Flags::PREPOSITION)
        && a.is_word(p.wrapping_sub(1))
        && !a.flags(p.wrapping_sub(1)).any(Flags::HE_SHE.with(Flags::THEY))
        && (!a.capital(p.wrapping_sub(1))
            || a.mention(p.wrapping_sub(1)).is_none() && a.surface(p.wrapping_sub(1)).ends_with('s'))
        || a.flags(p.wrapping_sub(1)).any(Flags::DETERMINER)
        || a.is(p.wrapping_sub(1), '-')
}

/// Whether "and" at `p` joins two nouns and not two clauses.
pub(super) fn joins(a: &Analysis<'_>, p: usize, floor: usize) -> bool {
    if p <= floor {
        return false;
    }
    let left = p - 1;
    let right = p + 1;
    if a.is(left, ',') {
        return false;
    }
    let name = |k: usize| a.capital(k) || a.mention(k).is_some();
    let plain = |k: usize| {
        a.is_word(k)
            && !a.flags(k).any(Flags::ADVERB.with(Flags::PREPOSITION).with(Flags::HE_SHE).with(Flags::THEY))
    };
    if name(left) && (name(right) || a.flags(right).any(Flags::DETERMINER)) {
        // "said Hale and Whitlock denied": a verb before the left name makes it another clause's.
        let mut j = left;
        while j > floor && (name(j.wrapping_sub(1)) || a.flags(j.wrapping_sub(1)).any(Flags::DETERMINER)) {
            j -= 1;
        }
        return j == floor
            || a.is(j.wrapping_sub(1), ',')
            || mark(a, j.wrapping_sub(1))
            || a.flags(j.wrapping_sub(1)).any(Flags::ADVERB);
    }
    // "reporters and editors", "campaign officials and aides to the governor"
    let start = (floor..left)
        .rev()
        .take(6)
        .take_while(|&j| plain(j) || a.flags(j).any(Flags::PREPOSITION))
        .last()
        .unwrap_or(left);
    plain(left)
        && plain(right)
        && (start == floor || a.is(start.wrapping_sub(1), ','))
        && !(start..left).any(|j| a.has_form(j, &[Form::Past]) && !a.capital(j))
}
