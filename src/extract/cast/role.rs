//! An office in the text that stands without its holder's name.

use super::{Cast, country_name};
use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::lexicon::Flags;
use crate::text::TokenKind;

/// Whether a mention of the kind names a country or state.
fn names_country(a: &Analysis<'_>, kind: Kind) -> bool {
    match kind {
        Kind::Country(k) | Kind::Demonym(k) => a.lexicon.countries.get(k as usize).is_some(),
        Kind::State => true,
        _ => false,
    }
}

/// Whether the words at `k` are a role without a name: "the Secretary", "The Vice President", "the
/// Sarvan foreign minister", "his counterpart". Returns the end, and the lower-case role words.
pub(in crate::extract) fn role_at(
    a: &Analysis<'_>,
    k: usize,
) -> Option<(usize, Vec<String>, Option<String>)> {
    let (first, j, country) = role_span(a, k)?;
    // "the Secretary-General of the C.N." belongs together, but the role is the first part.
    let words: Vec<String> = (first..j)
        .filter(|&i| a.is_word(i) && a.word(i) != a.known.of)
        .map(|i| a.surface(i).to_lowercase())
        .collect();
    let country = country.and_then(|(kind, at)| country_name(a, kind, at));
    Some((j, words, country))
}

/// Where the role at `k` ends, if there is one.
pub(in crate::extract) fn role_end(a: &Analysis<'_>, k: usize) -> Option<usize> {
    role_span(a, k).map(|(_, end, _)| end)
}

/// The words of a role at `k`, from the first to the end, and the mention of a country before them.
fn role_span(a: &Analysis<'_>, k: usize) -> Option<(usize, usize, Option<(Kind, usize)>)> {
    let mut j = k;
    let flags = a.flags(k);
    let determined = a.word(k) == a.known.the
        || a.word(k) == a.known.his
        || a.word(k) == a.known.her
        || a.word(k) == a.known.their;
    // "Norwegian president", "Sarvan Foreign Minister": a state's, without an article.
    let bare = k > 0
        && a.mention(k).is_some_and(|m| {
            // … and "Norland President", with the state's own name.
            let office = |j: usize| a.capital(j) && a.flags(j).any(Flags::TITLE.with(Flags::TITLE_INNER));
            m.toks.start == k
                && (matches!(m.kind, Kind::Demonym(_)) || m.kind.is_state() && office(m.toks.end))
        })
        && (a.opens_sentence(k) || !a.capital(k - 1) && !a.flags(k - 1).any(Flags::DETERMINER));
    // "Armenia's foreign minister", "Norland's President"
    let possessive = a
        .mention(k)
        .filter(|m| m.toks.start == k && m.kind.is_state())
        .filter(|m| a.tok(m.toks.end).is_some_and(|t| t.token.kind == TokenKind::Possessive));
    if let Some(m) = possessive {
        let first = m.toks.end + 1;
        let words = Flags::TITLE.with(Flags::ROLE_NOUN).with(Flags::TITLE_MODIFIER).with(Flags::TITLE_INNER);
        let mut end = first;
        while a.is_word(end) && a.mention(end).is_none() && a.flags(end).any(words) {
            end += 1;
        }
        let office = end > first && a.flags(end - 1).any(Flags::TITLE.with(Flags::ROLE_NOUN));
        let named = a.mention(end).is_some_and(|n| n.kind == Kind::Person && n.toks.start == end);
        return (office && !named).then_some((first, end, Some((m.kind, k))));
    }
    if determined {
        j += 1;
    } else if !bare
        && !(a.capital(k) && flags.any(Flags::TITLE.with(Flags::TITLE_MODIFIER).with(Flags::TITLE_INNER)))
    {
        return None;
    }
    // "the visiting minister", "the visiting Sarvan minister"
    let visiting = determined && a.surface(j) == "visiting";
    j += usize::from(visiting);
    let mut country = None;
    if let Some(m) = a.mention(j).filter(|m| m.toks.start == j)
        && names_country(a, m.kind)
    {
        country = Some((m.kind, j));
        j = m.toks.end;
    }
    let first = j;
    // "the head of state": an office in three words.
    if matches!(a.surface(j), "head" | "Head")
        && a.word(j + 1) == a.known.of
        && matches!(a.surface(j + 2), "state" | "State" | "government" | "Government")
        && a.mention(j + 3).is_none_or(|m| m.kind != Kind::Person)
    {
        return Some((first, j + 3, country));
    }
    if determined && let Some((end, theirs)) = leads_delegation(a, j) {
        return Some((first, end, country.or(theirs)));
    }
    while a.is_word(j)
        && a.mention(j).is_none()
        && (a
            .flags(j)
            .any(Flags::TITLE.with(Flags::ROLE_NOUN).with(Flags::TITLE_MODIFIER).with(Flags::TITLE_INNER))
            || a.is(j, '-')
            || j > first && a.word(j) == a.known.of && a.flags(j + 1).any(Flags::TITLE))
        && !(j > first
            && !a.flags(j).any(Flags::TITLE.with(Flags::ROLE_NOUN))
            && a.word(j) != a.known.of
            && !(j + 1..j + 3).any(|i| a.capital(i) && a.flags(i).any(Flags::TITLE)))
    {
        j += 1;
        j += usize::from(a.elided(j));
        if a.is(j, '-') && a.flags(j + 1).any(Flags::TITLE.with(Flags::ROLE_NOUN)) {
            j += 1;
        }
    }
    if j == first || a.mention(j).is_some_and(|m| m.kind == Kind::Person && m.toks.start == j) {
        return None;
    }
    // Whose guest it is stands with the office, where no state does.
    Some((first - usize::from(visiting && country.is_none()), j, country))
}

/// "head of delegation", "leader of the Norland side" at token `k`: where it ends, and the mention of the state whose
/// delegation it is.
fn leads_delegation(a: &Analysis<'_>, k: usize) -> Option<(usize, Option<(Kind, usize)>)> {
    let leads = matches!(&*a.lower(k), "head" | "leader" | "chief") && a.word(k + 1) == a.known.of;
    let of = k + 2 + usize::from(a.word(k + 2) == a.known.the);
    let state = a.mention(of).filter(|m| leads && m.toks.start == of && names_country(a, m.kind));
    let noun = state.map_or(of, |m| m.toks.end);
    let people = matches!(&*a.lower(noun), "delegation" | "side" | "team");
    (leads && people && !a.is(noun + 1, '-')).then_some((noun + 1, state.map(|m| (m.kind, of))))
}

/// The office that opens a clause at token `from`, and acts before token `end`, if the text gives nobody's name for it:
/// "The Secretary-General spoke to the press".
pub(in crate::extract) fn nameless_office(
    a: &Analysis<'_>,
    cast: &Cast,
    from: usize,
    end: usize,
) -> Option<String> {
    let role = role_end(a, from).filter(|&e| e < end && a.word(from) == a.known.the)?;
    let (_, words, country) = role_at(a, from)?;
    let known = country.as_deref().and_then(|c| cast.of_country(c)).or_else(|| cast.role(&words)).is_some();
    let acts = a.is_word(role) && !a.capital(role) && !a.flags(role).any(Flags::PREPOSITION);
    let plural = a.surface(role - 1).ends_with('s');
    (acts && !known && !plural).then(|| crate::extract::entity::surface(a, from + 1, role))
}
