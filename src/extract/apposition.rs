//! A title that stands before a comma and the name: "the Foreign Minister of Qasr, H.E. Dr. Samir Al Thamir".

use super::analysis::Analysis;
use super::mention::Kind;
use super::titles::{fields_before, may_be_field, parts_fields};
use crate::lexicon::{Flags, Form};
use crate::text::TokenKind;

/// "the Foreign Minister of Qasr, H.E. Dr. Samir Al Thamir": the title that ends at the comma before a name
/// and its honorifics. Returns where it starts, "the" included.
pub(super) fn across(a: &Analysis<'_>, comma: usize, honoured: bool, name: usize) -> Option<usize> {
    // "At the office of the President, Ma said": an adverbial, no apposition.
    let closed = a.mention(name).is_none_or(|m| !super::person::says(a, m.toks.end));
    let mut k = comma;
    let mut title = None;
    while k > 0 && comma - k < 24 {
        let p = k - 1;
        let tok = a.tok(p)?;
        let inside = match tok.token.kind {
            TokenKind::Word => {
                tok.token.capital && a.mention(p).is_none_or(|m| !matches!(m.kind, Kind::Person | Kind::Date))
                    || [a.known.of, a.known.the, a.known.and, a.known.for_].contains(&tok.word)
                    || tok.flags.any(Flags::TITLE_MODIFIER)
                    || a.elided(p)
            }
            TokenKind::Mark(c) => matches!(c, '-' | '–' | '&') || parts_fields(a, p),
            _ => false,
        };
        if a.opens(k)
            || !inside
            || a.toks.get(k).is_some_and(|next| next.token.span.start > tok.token.span.end + 3)
        {
            break;
        }
        k = p;
        if tok.token.capital && tok.flags.any(Flags::TITLE) && a.mention(p).is_none() {
            title = Some(p);
        }
    }
    let mut start = title?;
    let before = Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER).with(Flags::DEMONYM);
    let part = |j: usize| a.capital(j) && a.flags(j).any(before);
    while start > k {
        // "The Vice-President of Norland, Nora Ahern"
        let hyphen = usize::from(start > k + 1 && a.is(start - 1, '-'));
        if !part(start - 1 - hyphen) {
            break;
        }
        start -= 1 + hyphen;
    }
    // "The Central Bank Governor of Norland, Nora Ahern"
    start = fields_before(a, start, k.saturating_sub(1)).unwrap_or(start);
    let mut the = start > 0 && (a.word(start - 1) == a.known.the || a.word(start - 1) == a.known.an);
    let mut left = start - usize::from(the);
    // "with EU Special Envoy for the Highlands, Nora Ahern": whose envoy she is.
    if !the
        && !a.opens(left)
        && let Some(owner) = a.mention_ending(left)
        && matches!(
            owner.kind,
            Kind::Organization | Kind::Named(_) | Kind::Alias(_) | Kind::Country(_) | Kind::Demonym(_)
        )
    {
        left = owner.toks.start;
        // "met the Harbour Union Secretary General, Nora Ahern"
        if left > 0 && a.word(left - 1) == a.known.the {
            the = true;
            left -= 1;
        }
    }
    let possessive = left > 0 && a.tok(left - 1).is_some_and(|t| t.token.kind == TokenKind::Possessive);
    // … also behind a dateline: "Vesk, 20 February – The Foreign Minister, Nora Ahern, received"
    let dateline = left > 1 && (a.dash(left - 1) || a.is(left - 1, ':'));
    let first = a.opens_sentence(left) || dateline && the;
    // "At the invitation of Ada Morn, President of Sarvan, the Honourable Nora Ahern": the office of the one who invites.
    let host = left.checked_sub(1).filter(|&p| a.is(p, ',')).and_then(|p| a.mention_ending(p));
    let invites = |m: &super::mention::Mention| {
        (m.toks.start.saturating_sub(8)..m.toks.start)
            .any(|k| matches!(a.surface(k), "invitation" | "request"))
    };
    if host.is_some_and(|m| m.kind == Kind::Person && invites(m)) {
        return None;
    }
    // "The Foreign Minister, Nora Ahern has met": but not behind an adverbial.
    if !closed && !honoured && !first {
        return None;
    }
    let link = left.checked_sub(1).is_some_and(|p| {
        a.word(p) == a.known.with
            || a.word(p) == a.known.by
            || a.word(p) == a.known.to
            || a.word(p) == a.known.and
            // "received the Ambassador of Norland, Nora Ahern,"
            || a.has_form(p, &[Form::Past, Form::Third]) && !a.capital(p) && the
            // "On 17 May 2031, the Sarvan Foreign Minister, Nora Ahern, met …"
            // … and "received this Monday the Foreign Minister of Norland, Nora Ahern, at the palace"
            || a.is(p, ',') && a.mention_ending(p).is_some_and(|m| m.kind == Kind::Date)
            || the && a.mention_ending(left).is_some_and(|m| m.kind == Kind::Date)
    });
    (possessive || first || honoured || link).then_some(left)
}

/// "Foreign Affairs Minister", "European Union (EU) Special Representative": an office behind words that belong to it.
pub(super) fn office_ahead(a: &Analysis<'_>, k: usize) -> bool {
    let end = a.block_end(k).min(k + 10);
    let belongs = |j: usize| {
        let body = a.mention(j).is_some_and(|m| {
            matches!(
                m.kind,
                Kind::Organization | Kind::Named(_) | Kind::Alias(_) | Kind::Country(_) | Kind::Demonym(_)
            )
        });
        body && a.capital(j)
            || a.capital(j)
                && a.flags(j).any(Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER).with(Flags::NAME_STOP))
            || may_be_field(a, j)
            || (a.is(j, '-') || a.word(j) == a.known.and) && j > k && a.capital(j - 1) && a.capital(j + 1)
            || a.is(j, '(') && a.is(j + 2, ')')
            || a.is(j, ')') && a.is(j.wrapping_sub(2), '(')
    };
    let Some(office) =
        (k..end).find(|&j| a.capital(j) && a.flags(j).any(Flags::TITLE) && a.mention(j).is_none())
    else {
        return false;
    };
    office > k && (k..office).all(belongs)
}
