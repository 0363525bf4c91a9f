//! Names found by a head in them: "Ministry of Grain", "Lake Dal".

use super::joints::{after_link, head_kind, joins, office_behind};
use super::lower::lower_head;
use crate::document::BlockKind;
use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::extract::{headline, occasion};
use crate::lexicon::{Flags, Form, Payload};
use crate::text::TokenKind;
use std::ops::Range;

/// A name found by its head that starts at `i`: the longest of organization, event, agreement, place.
pub(super) fn headed(
    a: &Analysis<'_>,
    i: usize,
    block: &Range<usize>,
    listed: Option<(Kind, usize)>,
) -> Option<(Kind, usize)> {
    if let Some(found) = occasion::at(a, i, block) {
        return Some(found);
    }
    // Every other name opens with a capital: most tokens are passed over here.
    if !a.capital(i) {
        return None;
    }
    if listed.is_none()
        && let Some((kind, end)) = head_first(a, i)
    {
        // "Lake Dal accord"
        return lower_head(a, i, end, kind).or(Some((kind, end)));
    }
    // "the Heads of Government of the Harbour Community": an office, and the body behind it.
    let heads = |k: usize| matches!(a.surface(k), "Heads" | "heads" | "Head" | "head");
    let office = matches!(a.surface(i), "Government" | "State" | "Delegation")
        && i > 1
        && a.word(i - 1) == a.known.of
        && (heads(i - 2) || i > 4 && heads(i - 5) || i > 3 && heads(i - 4));
    // "Prime Minister Orlan Announce Lake Plan": a person, and what is done.
    let person = i > 0 && a.flags(i - 1).any(Flags::TITLE) && headline::verb(a, i + 1);
    // "Communiqué of the Security Council" as a title: the body's text, not its name.
    let of_body = matches!(a.surface(i), "Communiqué" | "Communique" | "Statement")
        && a.block_start(i) == i
        && a.word(i + 1) == a.known.of
        && a.word(i + 2) == a.known.the
        && (i + 3..block.end.min(i + 9))
            .take_while(|&k| a.capital(k) || a.word(k) == a.known.and)
            .any(|k| a.flags(k).any(Flags::ORG_HEAD));
    if office || person || of_body || a.elided(i) || !starts_name(a, i) {
        return None;
    }
    // A run of capitalised words, hyphens and possessives, in which the last head decides.
    let mut end = i;
    let mut head: Option<(Kind, usize)> = None;
    let mut words = 0;
    let mut previous_known = false;
    while end < block.end && end < i + 24 {
        if joins(a, end, i, block.end) {
            end += 1;
            continue;
        }
        if !name_word(a, end) {
            break;
        }
        // "HAROLD ORLAN AT LAKE AIRPORT": in a line of capitals a preposition parts names all the same.
        let upper = a.tok(end).is_some_and(|t| t.token.upper) && a.surface(end).len() > 1;
        if upper && a.flags(end).any(Flags::PREPOSITION) && a.word(end) != a.known.of {
            break;
        }
        // After an "of X Y" part an unknown word may be the name of a person already.
        let flags = a.flags(end);
        let known = a.word(end) != 0 && !flags.any(Flags::GIVEN.with(Flags::SURNAME_FIRST));
        let about = after_link(a, end, i).is_some_and(|j| a.word(j) != a.known.of);
        if words > 0 && !known && !previous_known && head.is_some() && !about {
            break;
        }
        if head.is_some() && !known && after_link(a, end, i).is_none() {
            break;
        }
        // "the Prime Minister's Office"
        if words == 0
            && flags.any(Flags::TITLE.with(Flags::TITLE_INNER))
            && let Some(stop) = office_of(a, end)
        {
            return Some((Kind::Organization, stop));
        }
        // "Consul General of the …" is a title.
        if words == 0 && a.surface(end) == "General" && a.word(end + 1) == a.known.of {
            return None;
        }
        // "Federal Foreign Office Spokesperson": the office speaks through somebody, it is no part of a title.
        if head.is_some_and(|(k, _)| k == Kind::Organization)
            && a.capital(end - 1)
            && matches!(a.surface(end), "Spokesperson" | "Spokesman" | "Spokeswoman")
        {
            break;
        }
        if flags.any(Flags::TITLE) && head.is_none() && !flags.any(Flags::ORG_HEAD) {
            // "Secretary of the …" is a title, not the start of a body.
            if words == 0 {
                return None;
            }
            break;
        }
        // "Department of Trade Deputy Secretary", "Council for Peace Chairman": an office behind the body's name.
        if head.is_some() && after_link(a, end, i).is_some_and(|link| office_behind(a, end, link)) {
            break;
        }
        // "Department Press Briefing": what a body issues is no part of its name.
        if head.is_some_and(|(k, _)| k == Kind::Organization)
            && after_link(a, end, i).is_none()
            && matches!(a.surface(end), "Press" | "Briefing" | "Readout" | "Statement")
        {
            break;
        }
        // "Treasury Secretary" is a title; "Foreign Affairs Wang" runs into a name.
        if head.is_some()
            && flags.any(Flags::TITLE)
            && !flags.any(Flags::ORG_HEAD)
            && after_link(a, end, i).is_none()
        {
            return None;
        }
        if head.is_some() && !known && previous_known && a.capital(end.wrapping_sub(1)) {
            break;
        }
        previous_known = known;
        words += 1;
        end += 1;
        if let Some(kind) = head_kind(a, end - 1, words) {
            // What follows a link extends the name and leaves its kind: "Association of Sea States".
            let kept = head.map(|(k, _)| k).filter(|_| after_link(a, end - 1, i).is_some());
            head = Some((kept.unwrap_or(kind), end));
        } else if head.is_some() && after_link(a, end - 1, i).is_some() {
            // "Ministry of Grain": the part after the link belongs to the name.
            head = head.map(|(k, _)| (k, end));
        } else if let Some((k, e)) = head
            && known
            && e == end - 1
            && flags.any(Flags::NAME_STOP)
        {
            // "Central Commission for Foreign Affairs": further known words of the part.
            let meets = matches!(a.surface(e), "Meeting" | "Session") && k == Kind::Organization;
            // "Sustainable Ocean Economy": a place has no further words behind its head.
            if k == Kind::Place {
                return None;
            }
            head = Some((if meets { Kind::Event } else { k }, end));
        }
    }
    // "Orm crisis", "Davos meeting", "Geneva agreement", "Chinese government": a capitalised name and
    // a lower-case head.
    if let Some((kind, e)) = listed.or(head)
        && let Some(found) = lower_head(a, i, e, kind)
    {
        return Some(found);
    }
    if listed.is_none()
        && words > 0
        && let Some(found) = lower_head(a, i, end, Kind::Place)
    {
        return Some(found);
    }
    let (kind, end) = head?;
    if matches!(kind, Kind::Agreement | Kind::Event) && generic(a, i, end, kind) {
        return None;
    }
    // "North Atlantic Council on Norland": a listed body is on nothing.
    if let Some((Kind::Named(_), e)) = listed
        && end > e
        && a.word(e) == a.known.on
    {
        return None;
    }
    let content = (i..end).filter(|&k| a.is_word(k) || matches!(kind, Kind::Event)).count();
    let longer = listed.is_none_or(|(_, e)| end > e);
    (longer && content >= 2).then_some((kind, end))
}

/// A text's own title ("Joint Statement on …") and a headline's common words ("Nuclear Talks") name no agreement and
/// no event.
fn generic(a: &Analysis<'_>, i: usize, end: usize, kind: Kind) -> bool {
    let block = a.block_toks.partition_point(|r| r.end <= i);
    let title = a
        .blocks
        .get(block)
        .is_some_and(|b| matches!(b.kind, BlockKind::Title | BlockKind::Masthead | BlockKind::Heading(_)));
    if kind == Kind::Agreement {
        let own = |k: usize| matches!(a.surface(k), "Statement" | "STATEMENT");
        // "Strategic and Global Partnership": no treaty.
        let bond = a.surface(end - 1) == "Partnership"
            && a.flags(end - 2).any(Flags::NAME_STOP)
            && matches!(
                a.surface(end - 2),
                "Strategic" | "Comprehensive" | "Global" | "Special" | "Cooperative"
            )
            && (i..end).all(|k| !a.is_word(k) || state_word(a, k) || gives_no_name(a, k) && a.word(k) != 0);
        if bond {
            return true;
        }
        return if title { (i..end).any(own) } else { end <= i + 2 && (i..end).any(own) };
    }
    let last = end.saturating_sub(1);
    // "Ma Holds Talks": a headline's verb.
    let acts = |k: usize| k > i && a.has_form(k, &[Form::Third]);
    occasion::wired(a, last)
        || title && (i..last).any(acts)
        || title && (i..end).all(|k| a.word(k) != 0 && gives_no_name(a, k)) && a.capital(i)
}

/// A word that names a state.
fn state_word(a: &Analysis<'_>, k: usize) -> bool {
    let mut state = false;
    a.lexicon.phrases.matches(std::iter::once(a.word(k)), |m| {
        state |= matches!(m.payload, Payload::Country(_) | Payload::Demonym(_));
    });
    state
}

/// A common word: no name of a place, state, person or body.
fn gives_no_name(a: &Analysis<'_>, k: usize) -> bool {
    let named = Flags::DEMONYM.with(Flags::GIVEN).with(Flags::SURNAME_FIRST);
    if !a.capital(k) {
        return true;
    }
    let mut known = false;
    a.lexicon.phrases.matches(std::iter::once(a.word(k)), |m| {
        known |= matches!(m.payload, Payload::Country(_) | Payload::Demonym(_) | Payload::Named(_));
    });
    !known && !a.flags(k).any(named)
}

/// "Prime Minister's Office", "Presidency's Office": its end.
fn office_of(a: &Analysis<'_>, i: usize) -> Option<usize> {
    let last = (i..i + 3)
        .take_while(|&k| a.capital(k) && a.flags(k).any(Flags::TITLE.with(Flags::TITLE_INNER)))
        .last()?;
    let possessive = a.tok(last + 1).is_some_and(|t| t.token.kind == TokenKind::Possessive);
    let spokes = a.surface(last).starts_with("Spokes");
    (possessive && !spokes && a.surface(last + 2) == "Office").then_some(last + 3)
}

/// "Lake Dal", "Cyclone Ines": a head that stands first, and a name.
fn head_first(a: &Analysis<'_>, i: usize) -> Option<(Kind, usize)> {
    let kind = if a.flags(i).any(Flags::HEAD_FIRST) {
        Kind::Place
    } else if matches!(a.surface(i), "Cyclone" | "Hurricane" | "Typhoon" | "Operation") {
        Kind::Event
    } else {
        return None;
    };
    let named = i + 1 < a.block_end(i)
        && a.capital(i + 1)
        && !a.flags(i + 1).any(Flags::TITLE.with(Flags::NAME_STOP))
        && !a.is(i + 1, '.');
    let alone = !(i > 0 && a.capital(i - 1) && a.tok(i).is_some_and(|t| t.token.spaced) && !a.opens(i));
    (named && alone && a.capital(i)).then_some((kind, i + 2))
}

fn starts_name(a: &Analysis<'_>, i: usize) -> bool {
    let Some(tok) = a.tok(i) else { return false };
    if !(tok.token.capital && tok.token.kind == TokenKind::Word) {
        return false;
    }
    let flags = tok.flags;
    !flags.any(
        Flags::DETERMINER
            .with(Flags::PREPOSITION)
            .with(Flags::SUBORDINATOR)
            .with(Flags::HE_SHE)
            .with(Flags::THEY)
            .with(Flags::MODAL),
    ) && !(flags.any(Flags::STARTER) && !flags.any(Flags::NAME_STOP.with(Flags::DEMONYM)))
        && !(i > 0
            && (a.is(i.wrapping_sub(1), '-') || a.is(i.wrapping_sub(1), '–'))
            && !tok.token.spaced
            && a.capital(i.wrapping_sub(2)))
}

fn name_word(a: &Analysis<'_>, k: usize) -> bool {
    a.tok(k).is_some_and(|t| {
        t.token.kind == TokenKind::Word
            && t.token.capital
            && !t.flags.any(Flags::HE_SHE.with(Flags::THEY).with(Flags::MONTH))
    })
}
