//! Names of the lexicon, and names found by their heads: "Ministry of Grain", "Lake Dal", "Orm crisis".

use super::analysis::Analysis;
use super::mention::Kind;
use super::occasion;
use crate::document::BlockKind;
use crate::lexicon::{Begins, EntityType, Flags, Form, Match, Payload};
use crate::text::TokenKind;
use std::ops::Range;

/// Every name of the lexicon, longest first from left to right, grown by heads around it.
pub(super) fn find(a: &mut Analysis<'_>) {
    for block in 0..a.block_toks.len() {
        let Some(range) = a.block_toks.get(block).cloned() else { continue };
        let mut i = range.start;
        while i < range.end {
            if !may_open(a, i) {
                i += 1;
                continue;
            }
            let listed = match listed(a, i, range.end) {
                Some((Kind::Country(k), end)) if city_state(a, i, k) => Some((Kind::Place, end)),
                other => other,
            };
            if listed.is_none()
                && let Some(end) = called_place(a, i, range.end)
            {
                a.add(i..end, Kind::Place);
                i = end;
            } else if let Some((kind, end)) = listed.and_then(|l| body_of_state(a, l, &range)) {
                a.add(i..end, kind);
                i = end;
            } else if let Some((kind, end)) = headed(a, i, &range, listed) {
                a.add(i..end, kind);
                i = end;
            } else if let Some((kind, end)) = listed {
                a.add(i..end, kind);
                i = end;
            } else {
                i += 1;
            }
        }
    }
}

/// Whether a name can open at `i`: a listed name, a capital, a number ("30th Harbour Summit"), or an ordinal
/// before its anniversary. Most tokens are passed over here.
fn may_open(a: &Analysis<'_>, i: usize) -> bool {
    a.tok(i).is_some_and(|t| {
        t.token.capital
            || t.token.kind == TokenKind::Number
            || a.lexicon.phrases.begins(t.word, Begins::NAME)
            || t.token.kind == TokenKind::Word && a.surface(i + 1) == "anniversary"
    })
}

/// The longest listed name that starts at `i`.
pub(super) fn listed(a: &Analysis<'_>, i: usize, end: usize) -> Option<(Kind, usize)> {
    if !a.lexicon.phrases.begins(a.word(i), Begins::NAME) {
        return None;
    }
    // "US$ 100 million" is money.
    let money = a.is(i + 1, '$') && a.tok(i + 1).is_some_and(|t| !t.token.spaced);
    if money {
        return None;
    }
    let mut best: Option<(Match, Kind)> = None;
    a.lexicon.phrases.matches((i..end).map(|k| a.word(k)), |m| {
        let kind = match m.payload {
            Payload::Country(k) => Kind::Country(k),
            Payload::Demonym(k) => Kind::Demonym(k),
            Payload::Named(k) => Kind::Named(k),
            _ => return,
        };
        if !written_right(a, i, &m) {
            return;
        }
        // "Petra Molnir": a given name before an unknown family name is no newspaper.
        let given = m.len == 1
            && matches!(kind, Kind::Named(_))
            && a.flags(i).any(Flags::GIVEN.with(Flags::GIVEN_TOO))
            && a.capital(i + 1)
            && a.word(i + 1) == 0;
        if given {
            return;
        }
        // "trans-Atlantic", "Euro-Atlantic": half of an adjective.
        if m.len == 1 && matches!(kind, Kind::Named(_)) && half(a, i) {
            return;
        }
        // "at the White Tower" is a place, "the White Tower said" a body.
        if let (Kind::Named(new), Some((b, Kind::Named(old)))) = (kind, best)
            && m.len == b.len
            && [new, old].iter().any(|&n| is_place(a, n))
        {
            if is_place(a, new) == located(a, i) {
                best = Some((m, kind));
            }
            return;
        }
        // A country wins over its adjective of the same length ("Taiwan", "Thai").
        let better =
            best.as_ref().is_none_or(|(b, k)| m.len > b.len || m.len == b.len && rank(kind) < rank(*k));
        if better {
            best = Some((m, kind));
        }
    });
    let (m, kind) = best?;
    // "U.S. Treasury Secretary": the state and an office of its, not a body.
    if m.len > 1
        && matches!(kind, Kind::Named(_))
        && a.capital(i + m.len)
        && matches!(a.surface(i + m.len), "Secretary" | "Minister" | "Chief" | "Deputy" | "Assistant")
        && let Some(state) = state_first(a, i, m.len)
    {
        return Some(state);
    }
    Some((kind, i + m.len))
}

/// The state whose name begins a longer name at `i`.
fn state_first(a: &Analysis<'_>, i: usize, longest: usize) -> Option<(Kind, usize)> {
    let mut state = None;
    a.lexicon.phrases.matches((i..i + longest).map(|k| a.word(k)), |m| {
        if let Payload::Country(k) = m.payload
            && m.len < longest
        {
            state = Some((Kind::Country(k), i + m.len));
        }
    });
    state
}

/// "the town of Vesk", "the meeting held in Vesk": an unknown name that is called a place.
fn called_place(a: &Analysis<'_>, i: usize, last: usize) -> Option<usize> {
    if i < 2 || !a.capital(i) || a.word(i) != 0 || a.toks.get(i).is_some_and(|t| t.token.upper) {
        return None;
    }
    let called = a.word(i - 1) == a.known.of
        && matches!(
            a.surface(i - 2),
            "city" | "town" | "village" | "community" | "port" | "province" | "district" | "municipality"
        )
        || a.surface(i - 1) == "in" && matches!(a.surface(i - 2), "held" | "hosted" | "convened");
    let mut end = i + 1;
    while end < last && end < i + 3 && a.capital(end) && a.word(end) == 0 {
        end += 1;
    }
    (called && !a.capital(end)).then_some(end)
}

/// "US State Department", "Norland Ministry of Grain": a body with its state in front.
fn body_of_state(a: &Analysis<'_>, state: (Kind, usize), block: &Range<usize>) -> Option<(Kind, usize)> {
    let (kind, k) = state;
    if !matches!(kind, Kind::Country(_) | Kind::State) || !a.capital(k) || k >= block.end || a.opens(k) {
        return None;
    }
    let listed = listed(a, k, block.end);
    let (body, end) = headed(a, k, block, listed).or(listed)?;
    let organ = match body {
        Kind::Organization => true,
        Kind::Named(n) => {
            a.lexicon.named.get(n as usize).is_some_and(|n| n.kind == EntityType::Organization && !n.medium)
        }
        _ => false,
    };
    let office = a.capital(end)
        && a.flags(end).any(Flags::TITLE.with(Flags::TITLE_MODIFIER))
        && !a.surface(end).starts_with("Spokes");
    (organ && !office).then_some((Kind::Organization, end))
}

/// "a meeting held in Singapore": a state that is a city, where a meeting is.
fn city_state(a: &Analysis<'_>, i: usize, country: u32) -> bool {
    let city = a.lexicon.countries.get(country as usize).is_some_and(|c| c.capitals.contains(&c.name));
    city && i > 0
        && a.surface(i - 1) == "in"
        && (i.saturating_sub(14)..i).any(|k| {
            a.flags(k).any(Flags::EVENT_NOUN)
                || matches!(a.surface(k), "convene" | "convened" | "held" | "met" | "meet")
        })
}

fn is_place(a: &Analysis<'_>, named: u32) -> bool {
    a.lexicon.named.get(named as usize).is_some_and(|n| n.kind == EntityType::Place)
}

/// Whether the name at `i` stands where a place stands.
fn located(a: &Analysis<'_>, i: usize) -> bool {
    let Some(p) = i.checked_sub(1) else { return false };
    let p = if a.word(p) == a.known.the { p.saturating_sub(1) } else { p };
    matches!(
        a.surface(p),
        "at" | "At"
            | "in"
            | "In"
            | "inside"
            | "outside"
            | "visited"
            | "visit"
            | "near"
            | "left"
            | "leaving"
            | "to"
    ) && !(a.word(p) == a.known.to && !a.surface(p.wrapping_sub(1)).ends_with("it"))
}

/// The second half of "trans-Atlantic".
fn half(a: &Analysis<'_>, i: usize) -> bool {
    i > 1
        && a.is(i - 1, '-')
        && !a.tok(i).is_some_and(|t| t.token.spaced)
        && matches!(
            &*a.lower(i - 2),
            "trans" | "euro" | "indo" | "pan" | "inter" | "sub" | "afro" | "anti" | "pro"
        )
}

const fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Country(_) => 0,
        Kind::Named(_) => 1,
        _ => 2,
    }
}

/// Abbreviations count in capitals only, names with a capital.
fn written_right(a: &Analysis<'_>, i: usize, m: &Match) -> bool {
    let surface_ok = |k: usize| {
        a.tok(k)
            .is_some_and(|t| t.token.kind != TokenKind::Word || t.token.capital || !a.surface(k).is_ascii())
    };
    let upper = (i..i + m.len).all(|k| {
        a.tok(k).is_none_or(|t| {
            t.token.kind != TokenKind::Word || a.surface(k).chars().all(|c| !c.is_lowercase())
        })
    });
    m.accepts(surface_ok(i), upper)
}

/// A name found by its head that starts at `i`: the longest of organization, event, agreement, place.
fn headed(
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
    if !starts_name(a, i) {
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
    let named =
        a.capital(i + 1) && !a.flags(i + 1).any(Flags::TITLE.with(Flags::NAME_STOP)) && !a.is(i + 1, '.');
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

/// Whether the token at `k` only joins two parts of a name.
fn joins(a: &Analysis<'_>, k: usize, start: usize, end: usize) -> bool {
    if k == start || k + 1 >= end {
        return false;
    }
    let Some(tok) = a.tok(k) else { return false };
    match tok.token.kind {
        TokenKind::Mark('-' | '–') => !tok.token.spaced && a.capital(k + 1),
        TokenKind::Mark('&') => a.capital(k + 1),
        // "James R. Hale Briefing Room"
        TokenKind::Mark('.') => a.surface(k - 1).chars().count() == 1 && a.capital(k + 1) && k > start + 1,
        TokenKind::Possessive => {
            // "Seafarers' Union"
            let plural = matches!(a.surface(k), "'" | "’") && is_any_head(a, k + 1);
            plural
                || a.capital(k + 1)
                    && a.flags(k.wrapping_sub(1))
                        .any(Flags::NAME_STOP.with(Flags::SPEAKER_NOUN).with(Flags::ROLE_NOUN))
                    && a.flags(k + 1).any(Flags::NAME_STOP.with(Flags::ORG_HEAD).with(Flags::EVENT_HEAD))
        }
        TokenKind::Word => {
            let w = tok.word;
            let k1 = k + 1;
            let the_next = a.word(k1) == a.known.the && a.capital(k + 2);
            let head_before = (start..k).any(|j| is_any_head(a, j));
            if w == a.known.for_ && represented(a, start) {
                return false;
            }
            // "the Department of Trade on …", "the Congress on …": a body is on nothing, but for those that study it.
            if w == a.known.on
                && matches!(a.surface(k - 1), "Department" | "Ministry" | "Office" | "Government")
            {
                return false;
            }
            if w == a.known.on
                && (start..k).any(|j| matches!(a.surface(j), "Department" | "Ministry" | "Government"))
            {
                return false;
            }
            if w == a.known.of || w == a.known.for_ || w == a.known.on || a.surface(k) == "against" {
                return head_before && (a.capital(k1) || the_next);
            }
            // "Code for Unplanned Encounters at Sea"
            if a.surface(k) == "at" {
                return head_before && a.surface(k1) == "Sea";
            }
            if w == a.known.the {
                return k > start
                    && (a.word(k.wrapping_sub(1)) == a.known.of
                        || a.word(k.wrapping_sub(1)) == a.known.for_
                        || a.word(k.wrapping_sub(1)) == a.known.on)
                    && a.capital(k1);
            }
            // "Foreign and Security Policy", "Peace and Development Commission"
            if w == a.known.and {
                let stranger = a.word(k - 1) == 0 || a.flags(k - 1).any(Flags::GIVEN);
                return a.capital(k1)
                    && (head_before || !stranger)
                    && a.flags(k1).any(Flags::NAME_STOP)
                    && !a.flags(k1).any(Flags::TITLE)
                    && (head_before && after_link(a, k - 1, start).is_some()
                        || a.capital(k + 2)
                            && a.flags(k + 2).any(Flags::ORG_HEAD.with(Flags::NAME_STOP))
                            && !head_before);
            }
            false
        }
        _ => false,
    }
}

/// Whether an office follows the last word of a body's name at `k`.
fn office_behind(a: &Analysis<'_>, k: usize, link: usize) -> bool {
    let first = link + 1 + usize::from(a.word(link + 1) == a.known.the);
    if k <= first {
        return false;
    }
    let rank = matches!(
        a.surface(k),
        "Deputy" | "Assistant" | "Acting" | "Under" | "Vice" | "Principal" | "Associate"
    );
    // "Office of the Prime Minister": the office is its field.
    let field = (first..k)
        .all(|j| a.flags(j).any(Flags::TITLE.with(Flags::TITLE_INNER).with(Flags::TITLE_MODIFIER)))
        && matches!(a.surface(link - 1), "Office" | "Bureau" | "Cabinet" | "Secretariat");
    let head = matches!(
        a.surface(k),
        "Chair"
            | "Chairman"
            | "Chairperson"
            | "Secretary"
            | "President"
            | "Director"
            | "Minister"
            | "Ambassador"
    );
    rank || head && !field
}

/// "High Representative of the Littoral Union for Foreign Affairs": the office goes on behind the body.
fn represented(a: &Analysis<'_>, start: usize) -> bool {
    let of = start.checked_sub(1).map(|p| if a.word(p) == a.known.the { p.saturating_sub(1) } else { p });
    of.is_some_and(|p| {
        p > 0
            && a.word(p) == a.known.of
            && a.capital(p - 1)
            && a.flags(p - 1).any(Flags::TITLE.with(Flags::ROLE_NOUN))
    })
}

/// If the words up to `k` stand after a link (of, for, on) inside a name started at `start`: the link.
fn after_link(a: &Analysis<'_>, k: usize, start: usize) -> Option<usize> {
    let mut j = k;
    while j > start {
        j -= 1;
        let w = a.word(j);
        if w == a.known.of || w == a.known.for_ || w == a.known.on || a.surface(j) == "against" {
            return Some(j);
        }
        if !(a.capital(j) || w == a.known.the || w == a.known.and || a.is(j, '-')) {
            return None;
        }
    }
    None
}

fn is_any_head(a: &Analysis<'_>, k: usize) -> bool {
    a.capital(k)
        && a.flags(k)
            .any(Flags::ORG_HEAD.with(Flags::EVENT_HEAD).with(Flags::AGREEMENT_HEAD).with(Flags::PLACE_HEAD))
}

fn head_kind(a: &Analysis<'_>, k: usize, words: usize) -> Option<Kind> {
    let flags = a.flags(k);
    if flags.any(Flags::ORG_HEAD) {
        return Some(Kind::Organization);
    }
    if words < 2 && !flags.any(Flags::PLACE_HEAD.with(Flags::EVENT_HEAD).with(Flags::AGREEMENT_HEAD)) {
        return None;
    }
    if flags.any(Flags::EVENT_HEAD) {
        Some(Kind::Event)
    } else if flags.any(Flags::AGREEMENT_HEAD) {
        Some(Kind::Agreement)
    } else if flags.any(Flags::PLACE_HEAD) {
        Some(Kind::Place)
    } else {
        None
    }
}

/// A name before `end` and a lower-case head at `end`.
fn lower_head(a: &Analysis<'_>, start: usize, end: usize, kind: Kind) -> Option<(Kind, usize)> {
    if end <= start || a.capital(end) || !a.is_word(end) {
        return None;
    }
    let head = a.surface(end);
    let flags = a.flags(end);
    if matches!(kind, Kind::Demonym(_) | Kind::Country(_)) && flags.any(Flags::LOWER_ORG_HEAD) {
        // "Chinese foreign ministry" is found through its last word.
        return Some((Kind::Organization, end + 1));
    }
    // "Trump administration": an unknown name in front of a government.
    if kind == Kind::Place
        && matches!(head, "administration" | "government" | "regime")
        && a.word(start) == 0
        && end == start + 1
    {
        return Some((Kind::Organization, end + 1));
    }
    match head {
        "crisis" | "war" | "conflict" if matches!(kind, Kind::Country(_) | Kind::Place | Kind::Named(_)) => {
            Some((Kind::Event, end + 1))
        }
        "incident" | "massacre" | "hack" | "earthquake" if matches!(kind, Kind::Place | Kind::Named(_)) => {
            Some((Kind::Event, end + 1))
        }
        "plan"
            if kind == Kind::Place
                && a.word(start) == 0
                && end == start + 1
                && !a.opens(start)
                && a.word(start - 1) == a.known.the =>
        {
            Some((Kind::Agreement, end + 1))
        }
        "railway" | "train" | "bus" | "metro" if place_like(a, kind) && a.surface(end + 1) == "station" => {
            Some((Kind::Place, end + 2))
        }
        "airport" if place_like(a, kind) => Some((Kind::Place, end + 1)),
        "presidential" if place_like(a, kind) && matches!(a.surface(end + 1), "residence" | "palace") => {
            Some((Kind::Place, end + 2))
        }
        "meeting" | "summit" | "conference" | "dialogue" | "forum" if place_like(a, kind) => {
            Some((Kind::Event, end + 1))
        }
        "agreement" | "accord" | "accords" | "agreements" | "declaration" | "communiqué" | "communique"
            if place_like(a, kind) =>
        {
            Some((Kind::Agreement, end + 1))
        }
        _ => None,
    }
}

fn place_like(a: &Analysis<'_>, kind: Kind) -> bool {
    match kind {
        Kind::Place => true,
        Kind::Named(k) => a.lexicon.named.get(k as usize).is_some_and(|n| n.kind == EntityType::Place),
        _ => false,
    }
}
