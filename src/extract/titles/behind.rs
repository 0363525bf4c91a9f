//! An office behind a name: "Nora Ahern, Foreign Minister of Sarvan,".

use super::{Titles, parts_fields, push, side_in};
use crate::extract::analysis::Analysis;
use crate::extract::apposition::office_ahead;
use crate::extract::cast::country_name;
use crate::extract::headline;
use crate::extract::mention::Kind;
use crate::lexicon::Flags;
use crate::text::TokenKind;

/// Where the office begins that stands behind a name and serves another: "Nora Ahern, State Secretary to Prime
/// Minister Orlan of Sarvan", with `to` the link between the two.
pub(in crate::extract) fn serves(a: &Analysis<'_>, to: usize) -> Option<usize> {
    let head = to.checked_sub(1).filter(|&h| a.flags(h).any(Flags::TITLE.with(Flags::ROLE_NOUN)))?;
    if a.word(to) != a.known.to {
        return None;
    }
    let inside = |k: usize| a.capital(k) || a.word(k) == a.known.of || a.flags(k).any(Flags::TITLE_INNER);
    let comma = (to.saturating_sub(8)..head).rev().find(|&k| !inside(k)).filter(|&k| a.is(k, ','))?;
    let of_person = a.mention_ending(comma).is_some_and(|m| m.kind == Kind::Person);
    let served = (to + 1..to + 8)
        .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k))?;
    let titled =
        served.toks.start > to + 1 && (to + 1..served.toks.start).all(|k| a.capital(k) || a.is(k, '.'));
    (of_person && titled).then_some(comma + 1)
}

/// Adds the office that a line of its own has below a line with nothing but a name, which ends at token `end`, and what
/// honours it: "Senator the Hon Nora Ahern" above "Minister for Ports".
pub(super) fn below(a: &Analysis<'_>, end: usize, out: &mut Titles) {
    let at = a.block_toks.partition_point(|r| r.end < end);
    let Some([name, office]) = a.block_toks.get(at..at + 2) else { return };
    let links = [a.known.the, a.known.of, a.known.for_, a.known.and, a.known.to];
    let heads = |k: usize| a.capital(k) || !a.is_word(k) || links.contains(&a.word(k));
    let short = name.end == end && name.len() < 10 && office.len() < 16;
    let holds = |k: usize| a.flags(k).any(Flags::TITLE) && a.capital(k);
    let person = |k: usize| a.mention(k).is_some_and(|m| m.kind == Kind::Person);
    if short
        && name.clone().chain(office.clone()).all(heads)
        && office.clone().any(holds)
        && !office.clone().any(person)
    {
        push(a, out, office.start, office.end);
    }
}

/// Adds the office that stands in commas behind a name that ends at token `end`.
pub(super) fn apposed(a: &Analysis<'_>, end: usize, out: &mut Titles) {
    // ", Foreign Minister of …,"
    if a.is(end, ',') {
        let mut k = end + 1;
        if a.word(k) == a.known.the {
            k += 1;
        }
        // "Nora Ahern, MP, Acting Minister of Ports": letters of honour before the office.
        let letters = |k: usize| {
            let word = a.surface(k);
            (2..=4).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase()) && a.is(k + 1, ',')
        };
        if letters(k)
            && a.capital(k + 2)
            && a.flags(k + 2).any(Flags::TITLE.with(Flags::TITLE_MODIFIER).with(Flags::TITLE_INNER))
        {
            k += 2;
        }
        // "Nora Ahern, the newly appointed Ambassador": since when is no part of the office.
        while !a.capital(k)
            && matches!(
                a.surface(k),
                "outgoing"
                    | "incoming"
                    | "new"
                    | "newly"
                    | "appointed"
                    | "elected"
                    | "current"
                    | "former"
                    | "then"
                    | "visiting"
                    | "departing"
                    | "designated"
                    | "accredited"
                    | "late"
            )
        {
            k += 1;
        }
        // "Nora Ahern, Sarvan's Foreign Minister,": whose office it is stands apart.
        let owner = a.mention(k).filter(|m| {
            m.toks.start == k
                && m.kind.is_state()
                && a.tok(m.toks.end).is_some_and(|t| t.token.kind == TokenKind::Possessive)
        });
        let whose = owner.and_then(|m| country_name(a, m.kind, k));
        if let (Some(m), Some(_)) = (owner, &whose) {
            k = m.toks.end + 1;
        }
        let opens = office_ahead(a, k)
            || a.flags(k).any(Flags::TITLE.with(Flags::TITLE_MODIFIER)) && a.capital(k)
            || a.flags(k).any(Flags::TITLE_INNER)
                && a.capital(k)
                && a.flags(k + 1).any(Flags::TITLE)
                && a.capital(k + 1)
            || a.mention(k)
                .is_some_and(|m| matches!(m.kind, Kind::Demonym(_) | Kind::Country(_) | Kind::State))
                && a.flags(k + 1).any(Flags::TITLE);
        if opens {
            let mut e = k;
            let last = a.block_end(k);
            while e < last
                && e < k + 24
                && !a.opens(e)
                && (!a.is(e, ',') || parts_fields(a, e))
                && !a.is(e, '.')
                && !a.is(e, ';')
                && (!a.is(e, ')') || a.is(e.wrapping_sub(2), '('))
                && (!a.is(e, '(') || a.is(e + 2, ')'))
                && (a.capital(e)
                    || a.elided(e)
                    || a.flags(e).any(Flags::PREPOSITION.with(Flags::DETERMINER).with(Flags::CONJUNCTION))
                    || !a.is_word(e))
            {
                e += 1;
            }
            while e > k && !a.capital(e - 1) && !a.is(e - 1, ')') && !a.elided(e - 1) {
                e -= 1;
            }
            // "Orlan, Foreign Minister of Sarvan and Minister Vask": up to the next person.
            let person = (k..=e).find(|&j| a.mention(j).is_some_and(|m| m.kind == Kind::Person));
            if let Some(person) = person
                && let Some(and) = (k..person).rev().find(|&j| a.word(j) == a.known.and)
                && (and + 1 < person || a.mention_ending(and).is_some_and(|m| m.kind.is_state()))
                && (and + 1..person).all(|j| {
                    a.is(j, '.')
                        || a.capital(j)
                            && a.flags(j).any(
                                Flags::TITLE
                                    .with(Flags::HONORIFIC)
                                    .with(Flags::TITLE_MODIFIER)
                                    .with(Flags::TITLE_INNER),
                            )
                })
                && (k..and).any(|j| a.word(j) == a.known.of)
            {
                e = and;
            }
            // "Orlan, Prime Minister of Sarvan and the Right Honourable Mara Vask": up to her.
            let honoured = |j: usize| {
                let h = j + 1 + usize::from(a.word(j + 1) == a.known.the);
                a.word(j) == a.known.and && a.capital(h) && a.flags(h).any(Flags::HONORIFIC)
            };
            e = (k..e).find(|&j| honoured(j)).unwrap_or(e);
            // "President Hale, Foreign Minister Ma and …" is a list.
            // "…, Minister of Ports of Norland, Ms Ada Morn": the office of the next, who has none behind her name.
            let next = a.is(e, ',')
                && a.flags(e + 1).any(Flags::HONORIFIC)
                && a.capital(e + 1)
                && !(e + 1..e + 12)
                    .find_map(|j| a.mention(j).filter(|m| m.kind == Kind::Person))
                    .is_some_and(|m| {
                        let office = m.toks.end + 1;
                        let title = a.capital(office) && a.flags(office).any(Flags::TITLE);
                        a.is(m.toks.end, ',') && (title || office_ahead(a, office))
                    });
            // "In her talks with X, the Secretary-General raised": who acts is no apposition.
            let acts = a.word(end + 1) == a.known.the
                && a.has_form(e, &[crate::lexicon::Form::Past, crate::lexicon::Form::Third])
                && !a.capital(e);
            // "Orlan, Sarvan FM Reaffirm Ties": in a headline, the second of two.
            let office =
                Flags::TITLE.with(Flags::TITLE_INNER).with(Flags::TITLE_MODIFIER).with(Flags::HONORIFIC);
            let both_act = (k + 1..e).any(|j| {
                headline::inside(a, j)
                    && a.capital(j)
                    && a.mention(j).is_none()
                    && a.has_form(j, &[crate::lexicon::Form::Base])
                    && !a.flags(j).any(office)
                    && a.is_word(j - 1)
            });
            let list = next
                || acts
                || both_act
                || (k..=e).any(|j| a.mention(j).is_some_and(|m| m.kind == Kind::Person));
            // "Minister Orlan, Norland-Sarvan ties will grow": no office at all.
            let tie = a.mention(k).is_some_and(|m| {
                m.toks.start == k
                    && country_name(a, m.kind, k).is_some()
                    && (a.is(m.toks.end, '-') || a.is(m.toks.end, '–'))
            });
            let to = (k..e).find(|&j| serves(a, j) == Some(k));
            let list = list && to.is_none();
            if e > k && !list && !tie {
                let before = out.titles.len();
                push(a, out, k, e);
                if out.side.is_none() {
                    let own = whose.filter(|_| out.titles.len() > before);
                    out.side = own.or_else(|| side_in(a, k, e));
                }
            }
        }
    }
}

/// Adds the office in small letters that stands in commas behind a name which ends at token `end`, if it says of which
/// state: "Nora Ahern, the foreign minister of Sarvan,", "Nora Ahern, Sarvan's prime minister,".
pub(super) fn in_small(a: &Analysis<'_>, end: usize, out: &mut Titles) {
    if !a.is(end, ',') {
        return;
    }
    let last = a.block_end(end);
    let the = |k: usize| k + usize::from(a.word(k) == a.known.the);
    let state = |k: usize| {
        let m = a.mention(k).filter(|m| m.toks.start == k)?;
        Some((country_name(a, m.kind, k)?, m.toks.end))
    };
    let mut k = the(end + 1);
    let mut side = None;
    if let Some((country, after)) = state(k) {
        k = after + usize::from(a.tok(after).is_some_and(|t| t.token.kind == TokenKind::Possessive));
        side = Some(country);
    }
    let office = |k: usize| {
        !a.capital(k)
            && a.mention(k).is_none()
            && a.flags(k)
                .any(Flags::TITLE.with(Flags::TITLE_INNER).with(Flags::TITLE_MODIFIER).with(Flags::ROLE_NOUN))
    };
    let from = k;
    while k < last && office(k) {
        k += 1;
    }
    if k == from || !a.flags(k - 1).any(Flags::TITLE.with(Flags::ROLE_NOUN)) {
        return;
    }
    if side.is_none()
        && a.word(k) == a.known.of
        && let Some((country, after)) = state(the(k + 1))
    {
        k = after;
        side = Some(country);
    }
    let closes = k >= last || [',', '.', ';', ')'].iter().any(|&c| a.is(k, c));
    if closes && side.is_some() {
        push(a, out, from, k);
        out.side = side;
    }
}
