//! Titles around a name: long ones with "and" inside, title–country–name orders, appositions (DOMAIN
//! 2.3 P1–P3).

mod behind;
mod comma;
mod fields;
mod write;

use super::analysis::Analysis;
use super::cast::country_name;
use super::mention::Kind;
use crate::lexicon::Flags;
use crate::text::TokenKind;
pub(super) use behind::serves;
pub(super) use fields::{fields_before, may_be_field, parts_fields};
use fields::{portfolio, posted, two_fields};
pub(super) use write::inner_country;
use write::{push, shared};

/// Nouns of address that take "His" and "Her".
pub(super) const HIGHNESS: [&str; 5] = ["Highness", "Majesty", "Excellency", "Holiness", "Eminence"];

/// What stands around a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Titles {
    /// First token of the name with its titles.
    pub start: usize,
    /// Titles as printed.
    pub titles: Vec<String>,
    /// The country for which the person acts, if the words say it.
    pub side: Option<String>,
}

/// Titles before `start` and after `end` of a name.
pub(super) fn around(a: &Analysis<'_>, start: usize, end: usize) -> Titles {
    let mut out = before(a, start);
    // "… of Tûrvia"
    if a.word(end) == a.known.of {
        let k = end + 1 + usize::from(a.word(end + 1) == a.known.the);
        if let Some(m) = a.mention(k).filter(|m| m.toks.start == k)
            && let Some(country) = country_name(a, m.kind, k)
            && !matches!(m.kind, Kind::Demonym(_))
        {
            out.side = Some(country);
        }
    }
    let ahead = out.titles.len();
    behind::apposed(a, end, &mut out);
    if out.titles.len() == ahead && out.side.is_none() {
        behind::in_small(a, end, &mut out);
    }
    behind::below(a, end, &mut out);
    if out.titles.is_empty()
        && let Some((from, to)) = shared(a, start)
    {
        push(a, &mut out, from, to);
    }
    out
}

/// The country that words of a title name.
fn side_in(a: &Analysis<'_>, from: usize, to: usize) -> Option<String> {
    (from..to).find_map(|j| {
        let m = a.mention(j)?;
        // "Ambassador to Norland": where one is sent is not for whom one acts.
        let before =
            m.toks.start.saturating_sub(1 + usize::from(a.word(m.toks.start.wrapping_sub(1)) == a.known.the));
        if before >= from && before < m.toks.start && (a.word(before) == a.known.to || posted(a, before)) {
            return None;
        }
        country_name(a, m.kind, m.toks.start).or_else(|| {
            matches!(m.kind, Kind::Organization).then(|| inner_country(a, m.toks.clone())).flatten()
        })
    })
}

/// The chunk of titles right before a name.
pub(super) fn before(a: &Analysis<'_>, start: usize) -> Titles {
    // "Dr. da Costa": what joins the parts of a name belongs to it.
    let start = start - crate::extract::person::particles(a, start);
    let mut out = Titles { start, ..Titles::default() };
    // Walk left over everything that can be part of a title chunk, remember the leftmost title word.
    let mut k = start;
    let mut chunk = start;
    let mut brackets = 0;
    let first = a.block_start(start);
    while k > first && start - k < 48 {
        let p = k - 1;
        let Some(tok) = a.tok(p) else { break };
        if a.opens(k) || crate::extract::headline::parts(a, p) {
            break;
        }
        if a.toks.get(start).is_some_and(|s| s.token.span.start.saturating_sub(tok.token.span.end) > 4000) {
            break;
        }
        // "[sic]"
        if tok.token.is(']') {
            brackets += 1;
            k = p;
            continue;
        }
        // "Minister of State (MOS) for Ports": its letters stand inside the office.
        if k < start && fields::letters_close(a, p, first) {
            k = p - 2;
            continue;
        }
        if brackets > 0 {
            if tok.token.is('[') {
                brackets -= 1;
            }
            k = p;
            continue;
        }
        let flags = tok.flags;
        // "Foreign Ministry spokesperson Nora Ahern", "foreign minister Vask": an office in small letters.
        let small = flags.any(Flags::ROLE_NOUN.with(Flags::SPEAKER_NOUN))
            && flags.any(Flags::TITLE)
            && p + 1 == start
            && !tok.token.capital
            && !a.flags(p.wrapping_sub(1)).any(Flags::DETERMINER);
        let title = flags.any(Flags::TITLE.with(Flags::HONORIFIC)) && tok.token.capital || small;
        let inside = match tok.token.kind {
            TokenKind::Word => {
                title
                    // "the Right Honourable Nora Ahern"
                    || matches!(a.surface(p), "Right" | "Rt" | "Most")
                        && (k..k + 2).any(|j| matches!(a.surface(j), "Honourable" | "Honorable" | "Hon" | "Reverend"))
                    || tok.token.capital
                        && (flags.any(Flags::NAME_STOP.with(Flags::TITLE_MODIFIER).with(Flags::ORG_HEAD))
                            || a.mention(p)
                                .is_some_and(|m| !matches!(m.kind, Kind::Person | Kind::Date | Kind::Group))
                            || a.mention(p).is_none() && chunk < start && !flags.any(Flags::STARTER))
                    || matches!(tok.word, w if w == a.known.of || w == a.known.the || w == a.known.and || w == a.known.for_ || w == a.known.to)
                        && k < start
                    // "Guardian of the Two Lakes"
                    || tok.token.capital && p > first + 1 && a.word(p - 1) == a.known.the && a.word(p - 2) == a.known.of
                    // "Minister of Ports of the friendly Republic of Sarvan Orlan"
                    || matches!(a.surface(p), "friendly" | "fraternal" | "brotherly" | "sisterly")
                        && k < start
                        && a.word(p.wrapping_sub(1)) == a.known.the
                    || posted(a, p)
                    || a.elided(p)
                    || flags.any(Flags::TITLE_MODIFIER)
                    || flags.any(Flags::TITLE_INNER) && chunk == k && k < start && !a.capital(k)
                    // "Special Representative on Climate Issues Pavel Orlenko": the field of an envoy.
                    || start - p <= 6
                        && chunk == start
                        && (tok.token.capital && a.mention(p).is_none() && !flags.any(Flags::STARTER)
                            || a.word(p) == a.known.on && a.capital(p + 1) && k < start)
            }
            TokenKind::Mark('-' | '–' | '&') => true,
            // "High Representative/Vice-President Orlan"
            TokenKind::Mark('/') => {
                let office = Flags::TITLE.with(Flags::TITLE_INNER).with(Flags::TITLE_MODIFIER);
                chunk == k && k < start && p > first && a.capital(p - 1) && a.flags(p - 1).any(office)
            }
            TokenKind::Mark('.' | '’' | '\'') => p > 0 && a.flags(p.wrapping_sub(1)).any(Flags::HONORIFIC),
            TokenKind::Mark(',') => {
                // "…, Vice Premier He Lifeng" is another; "Minister of Trade, Energy and Mines Orlan" is one.
                parts_fields(a, p)
            }
            TokenKind::Possessive => a.mention(k).is_some() || a.capital(k),
            _ => false,
        };
        if !inside {
            break;
        }
        k = p;
        // "foreign minister Nora Ahern": the whole office may stand in small letters.
        // … and "Vice-President" has a hyphen.
        let lengthens = (chunk == p + 1 || chunk == p + 2 && a.is(p + 1, '-') && chunk < start)
            && (tok.token.capital || chunk < start && !a.capital(chunk))
            && flags.any(Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER))
            && a.mention(p).is_none();
        // "Police Commissioner Nora Ahern": a field that no list has.
        let field = chunk == p + 1
            && chunk < start
            && a.flags(chunk).any(Flags::TITLE)
            && !a.flags(chunk).any(Flags::HONORIFIC)
            && portfolio(a, p);
        // "Foreign Ministry spokesperson Nora Ahern": whose office it is.
        let owner = a.mention(p).is_some_and(|m| {
            m.toks.start == p && m.toks.end == chunk && chunk < start && !a.capital(chunk) && m.kind.is_body()
        });
        if title
            || lengthens
            || field
            || two_fields(a, p, chunk, start)
            || owner
            || a.mention(p).is_some_and(|m| {
                m.toks.start == p && matches!(m.kind, Kind::Demonym(_) | Kind::Country(_) | Kind::State)
            }) && chunk < start
        {
            chunk = p;
        }
    }
    // "His Royal Highness Prince …"
    let highness = [Some(chunk), chunk.checked_sub(1)]
        .into_iter()
        .flatten()
        .find(|&k| k < start && HIGHNESS.contains(&a.surface(k)) && a.capital(k));
    if let Some(h) = highness {
        let royal = h.checked_sub(1).filter(|&k| matches!(a.surface(k), "Royal" | "Imperial" | "Serene"));
        let his = royal.unwrap_or(h).checked_sub(1);
        chunk = his.filter(|&k| matches!(a.surface(k), "His" | "Her" | "his" | "her")).unwrap_or(h);
    }
    if let Some(apart) = comma::before_comma(a, chunk, start, first) {
        return apart;
    }
    if chunk == start {
        return out;
    }
    // "The President and Prime Minister Morrison" are two; "Member of … and Director … Ma" is one.
    let determined =
        chunk > 0 && a.word(chunk.wrapping_sub(1)) == a.known.the || a.word(chunk) == a.known.the;
    if determined
        && let Some(and) = (chunk..start).find(|&k| a.word(k) == a.known.and)
        && (chunk..and).all(|k| {
            // "The Prime Minister and President Hale": heads of two states.
            // … and "The High Representative and Minister Lund": one who holds both would be named with the field.
            let head = and + 2 == start && a.flags(and + 1).any(Flags::TITLE)
                || matches!(
                    a.surface(and + 1),
                    "President"
                        | "Prime"
                        | "Chancellor"
                        | "King"
                        | "Premier"
                        | "Taoiseach"
                        | "Secretary-General"
                );
            a.flags(k).any(Flags::TITLE.with(Flags::TITLE_MODIFIER))
                || head && a.flags(k).any(Flags::TITLE_INNER) && !matches!(a.surface(k), "Deputy" | "Vice")
                || a.word(k) == a.known.the
        })
    {
        chunk = and + 1;
    }
    // "Orlan, Foreign Minister of Sarvan and Minister Vask": the office of the one before, then another's.
    let behind = chunk.checked_sub(1).filter(|&c| a.is(c, ',')).and_then(|c| a.mention_ending(c));
    if behind.is_some_and(|m| m.kind == Kind::Person)
        && let Some(and) = (chunk..start).rev().find(|&k| a.word(k) == a.known.and && a.mention(k).is_none())
        && a.capital(and + 1)
        && a.flags(and + 1).any(Flags::TITLE.with(Flags::HONORIFIC).with(Flags::TITLE_MODIFIER))
    {
        chunk = and + 1;
    }
    // "Prime Minister of Norland and the Honourable Nora Ahern": an honour begins the next.
    let honour = |and: usize| and + 1 + usize::from(a.word(and + 1) == a.known.the);
    let honoured = |&and: &usize| {
        let flags = a.flags(honour(and));
        a.word(and) == a.known.and && flags.any(Flags::HONORIFIC) && !flags.any(Flags::TITLE)
    };
    if let Some(and) = (chunk..start).rev().find(honoured) {
        chunk = honour(and);
    }
    // "Mara Vask of Sarvan and the Minister of Ports Nora Ahern": the state is that of the one before.
    if let Some(m) = a.mention(chunk).filter(|m| m.kind.is_state() && m.toks.end < start)
        && a.word(m.toks.end) == a.known.and
        && a.word(m.toks.end + 1) == a.known.the
    {
        chunk = m.toks.end + 1;
    }
    // "EAM and FM Ahern": letters for the office of one, then another's.
    if let Some(and) = fields::two_letters(a, chunk, start) {
        chunk = and + 1;
    }
    // "Nora Ahern, State Secretary to Prime Minister Orlan": hers is the office before the link.
    if let Some(to) = (chunk..start).find(|&k| behind::serves(a, k) == Some(chunk)) {
        chunk = to + 1;
    }
    // "his Letters to President Orlan": a link is no part of an office.
    while chunk < start && [a.known.to, a.known.of, a.known.and, a.known.for_].contains(&a.word(chunk)) {
        chunk += 1;
    }
    // "with China's Director of …": a possessive country stays outside the title but names the side.
    let mut from = chunk;
    if let Some(m) = a.mention(from)
        && m.toks.start == from
        && let Some(country) = country_name(a, m.kind, from)
    {
        out.side = Some(country);
        let end = m.toks.end;
        let possessive = a.tok(end).is_some_and(|t| t.token.kind == TokenKind::Possessive);
        out.start = if possessive { end + 1 } else { from };
        from = end + usize::from(possessive);
    } else {
        out.start = from;
    }
    // "The Right Honourable Nora Ahern"
    if matches!(a.surface(out.start.wrapping_sub(1)), "Right" | "Most")
        && a.flags(out.start).any(Flags::HONORIFIC)
    {
        out.start -= 1;
    }
    let rank = chunk.checked_sub(1).filter(|&c| a.is(c, ',') && a.flags(chunk).any(Flags::TITLE));
    if let Some(member) = rank.and_then(|comma| comma::member_before(a, comma, first)) {
        push(a, &mut out, member, chunk - 1);
        out.start = member;
    }
    push(a, &mut out, from, start);
    if out.side.is_none() {
        // "Secretary of the Sarvan Federation Security Council"
        out.side = side_in(a, from, start);
    }
    out
}
