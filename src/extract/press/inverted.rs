//! Sources behind their verb: "said Lena Fortescue, who runs …".

use super::marks::{Marks, mark};
use super::naming::describe;
use super::phrase::participle_use;
use super::source::Source;
use super::tail::finite;
use crate::extract::analysis::Analysis;
use crate::extract::cast::Cast;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Form};
use crate::text::TokenKind;

/// The phrase after an inverted verb: "said Lena Fortescue, who runs …", "said a spokesman for the ministry".
pub(super) fn after(a: &Analysis<'_>, marks: &Marks, cast: &Cast, from: usize, end: usize) -> Option<Source> {
    let mut k = from;
    let mut linked = false;
    while k < end {
        if let Some(m) = a.mention(k).filter(|m| m.toks.start == k) {
            if m.kind == Kind::Date && k > from {
                break;
            }
            k = m.toks.end;
            continue;
        }
        let word = a.surface(k);
        if mark(a, k)
            || marks.inside(k)
            || a.is(k, ',')
            || a.is(k, ';')
            || a.is(k, ':')
            || a.is(k, '—')
            || a.is(k, '(')
        {
            break;
        }
        if a.is(k, '.')
            && !(a.flags(k.wrapping_sub(1)).any(Flags::ABBREVIATION.with(Flags::HONORIFIC))
                || a.surface(k.wrapping_sub(1)).chars().count() <= 2
                || a.capital(k + 1))
        {
            break;
        }
        if matches!(
            word,
            "who"
                | "which"
                | "that"
                | "when"
                | "while"
                | "as"
                | "after"
                | "before"
                | "because"
                | "but"
                | "adding"
                | "during"
                | "if"
                | "via"
                | "through"
        ) || matches!(word, "in" | "on" | "at")
            && (a.mention(k.wrapping_sub(1)).is_some()
                || a.flags(k.wrapping_sub(1)).any(Flags::HE_SHE)
                || linked
                || !a.capital(k + 1)
                || a.mention(k + 1).is_some_and(|m| m.kind == Kind::Date))
            || a.flags(k).any(Flags::BE.with(Flags::HAVE).with(Flags::MODAL)) && !a.capital(k)
            || k > from && a.flags(k).any(Flags::FINITE) && !a.capital(k) && !participle_use(a, k)
            || a.flags(k).any(Flags::VERB)
                && a.has_form(k, &[Form::Past])
                && !participle_use(a, k)
                && !a.capital(k)
        {
            break;
        }
        linked |= matches!(word, "of" | "for" | "at" | "in" | "with" | "from" | "to");
        k += 1;
    }
    if k == from {
        return None;
    }
    // "…, said her colleagues would": a clause, not whoever said it.
    if mark(a, k) && k < end
        || finite(a, k)
        || a.flags(k).any(Flags::ADVERB) && finite(a, k + 1)
        || matches!(a.surface(k), "that")
    {
        return None;
    }
    let clause = (k..end).take_while(|&j| !a.is(j, ',') && !mark(a, j) && !a.is(j, ';')).take(24).any(|j| {
        a.word(j) == a.known.that
            || finite(a, j)
                && !matches!(a.surface(k), "who" | "as" | "when" | "while" | "after" | "before" | "because")
    });
    if clause {
        return None;
    }
    let mut s = describe(a, cast, from..k, k)?;
    // Its apposition belongs to the attribution, not to what is said.
    s.end = k;
    if a.is(k, ',') {
        let close = (k + 1..end).find(|&j| mark(a, j)).unwrap_or(end);
        let fits = a.flags(k + 1).any(
            Flags::DETERMINER
                .with(Flags::TITLE)
                .with(Flags::ROLE_NOUN)
                .with(Flags::SPEAKER_NOUN)
                .with(Flags::PREPOSITION),
        ) || matches!(a.surface(k + 1), "who" | "which" | "whose" | "a" | "an" | "former")
            || a.tok(k + 1).is_some_and(|t| t.token.kind == TokenKind::Number)
            || a.capital(k + 1);
        if fits && !a.has_form(k + 1, &[Form::Ing]) {
            s.end = close;
        }
    }
    Some(s)
}
