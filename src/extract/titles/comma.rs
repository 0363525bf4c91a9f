//! Offices that a comma parts from the name: "The President of the Republic, Head of State, His Excellency Nora Ahern".

use super::fields::office_between;
use super::write::{crown, push, rank};
use super::{HIGHNESS, Titles, side_in};
use crate::extract::analysis::Analysis;
use crate::extract::apposition::across;
use crate::extract::cast::country_name;
use crate::extract::mention::Kind;
use crate::lexicon::Flags;
use crate::text::TokenKind;

/// "with Member of the Standing Bureau, Foreign Minister Nora Ahern": where the rank begins that ends at the comma before
/// an office, behind a link. Nothing before token `first` is looked at.
pub(super) fn member_before(a: &Analysis<'_>, comma: usize, first: usize) -> Option<usize> {
    let inside = |k: usize| {
        a.capital(k) && a.mention(k).is_none_or(|m| !matches!(m.kind, Kind::Person | Kind::Date))
            || [a.known.of, a.known.the, a.known.and].contains(&a.word(k))
    };
    let member = (first..comma)
        .rev()
        .take(24)
        .take_while(|&k| inside(k))
        .find(|&k| a.surface(k) == "Member" && a.word(k + 1) == a.known.of && a.mention(k).is_none())?;
    let link = matches!(a.surface(member.wrapping_sub(1)), "with" | "by" | "to" | "from" | "between" | "and");
    (link && member > first).then_some(member)
}

/// The offices before a comma in front of the name at token `start`, where nothing but honours (from token `chunk` on)
/// stands between the two. Nothing before token `first` is looked at.
pub(super) fn before_comma(a: &Analysis<'_>, chunk: usize, start: usize, first: usize) -> Option<Titles> {
    let mut out = Titles::default();
    let honoured =
        (chunk..start).any(|j| a.flags(j).any(Flags::HONORIFIC) || HIGHNESS.contains(&a.surface(j)));
    let only_honours = (chunk..start).all(|j| {
        // "Dr. The Hon. Nora Ahern"
        a.is(j, '.')
            || j > chunk && a.word(j) == a.known.the
            // "the Prime Minister of Norland, His Excellency Nora Ahern"
            || HIGHNESS.contains(&a.surface(j)) && a.capital(j)
            || matches!(a.surface(j), "His" | "Her") && HIGHNESS.contains(&a.surface(j + 1))
            || a.flags(j).any(Flags::HONORIFIC) && !a.flags(j).any(Flags::TITLE)
            // "the Guardian of the Two Lakes, King Harun", "the President of the Republic, General Orlan"
            || j == chunk && (crown(a, j) || rank(a, j))
    });
    // "the Prime Minister of Norland, the Right Honourable Nora Ahern": the article and "Right" belong to the honour.
    let mut honour = chunk;
    while honour > first
        && chunk < start
        && (matches!(a.surface(honour - 1), "Right" | "Rt" | "Most" | "the") || a.is(honour - 1, '.'))
        && chunk - honour < 4
    {
        honour -= 1;
    }
    if only_honours
        && let Some(comma) = honour.checked_sub(1).filter(|&c| a.is(c, ','))
        // "The President of the Republic, Head of State, Orlan": two offices of one.
        && let Some((left, outer)) = across(a, comma, honoured, start).map(|left| (left, comma)).or_else(|| {
            let outer = office_between(a, comma, first)?;
            Some((across(a, outer, true, start)?, outer))
        })
    {
        let from = left + usize::from(a.word(left) == a.known.the);
        push(a, &mut out, from, outer);
        if outer < comma {
            push(a, &mut out, outer + 1, comma);
        }
        if !out.titles.is_empty() {
            push(a, &mut out, chunk, start);
            out.start = left;
            let possessive =
                left > 1 && a.tok(left - 1).is_some_and(|t| t.token.kind == TokenKind::Possessive);
            let owner = left.checked_sub(2).filter(|_| possessive).and_then(|o| a.mention(o));
            out.side =
                owner.and_then(|m| country_name(a, m.kind, m.toks.start)).or_else(|| side_in(a, from, comma));
            return Some(out);
        }
    }
    None
}
