//! What of a sentence can be said at all, and which sentences only tell what happened.

use crate::extract::analysis::Analysis;
use crate::extract::cast;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Form};
use crate::text::TokenKind;
use std::ops::Range;

/// Where "Tolmar, 4 March 2031 –" ends: a place, a date, and a mark behind which the sentence begins.
fn dateline_end(a: &Analysis<'_>, start: usize, end: usize) -> Option<usize> {
    let place = a.mention(start).filter(|m| m.toks.start == start)?;
    let listed = |kind: Kind| kind.is_state() || a.is_place(kind);
    if !listed(place.kind) {
        return None;
    }
    let mut dated = false;
    let mut k = place.toks.end;
    let spaced = |k: usize| a.tok(k).is_some_and(|t| t.token.spaced);
    while k < end.min(start + 16) {
        // "(AGENCY)", "SPA": who sends it.
        let sender = a.is(k - 1, '(') && a.is(k + 1, ')')
            || a.tok(k).is_some_and(|t| t.token.upper) && a.is(k - 1, ',') && a.surface(k).len() > 1;
        if sender {
            k += 1;
            continue;
        }
        if let Some(m) = a.mention(k) {
            dated |= m.kind == Kind::Date;
            if !(m.kind == Kind::Date || listed(m.kind)) {
                return None;
            }
            k = m.toks.end;
            continue;
        }
        match a.mark(k) {
            // "Tolmar – The Minister …", "TOLMAR, LNA -- The Minister …"
            Some('–' | '—' | '-') if spaced(k) => {
                let told =
                    dated || a.is(k + 1, '-') || k == place.toks.end && matches!(place.kind, Kind::Named(_));
                let next = (k..end).find(|&j| a.is_word(j)).filter(|_| told)?;
                return (next < k + 4 && a.capital(next)).then_some(next);
            }
            Some(':') if dated => return a.capital(k + 1).then_some(k + 1),
            Some(',' | '.' | '(' | ')' | '/' | '[' | ']') => k += 1,
            _ => return None,
        }
    }
    None
}

/// The tokens of a sentence that can be said: no list number, no dateline, no final stop.
pub(in crate::extract) fn body(a: &Analysis<'_>, toks: &Range<usize>) -> Range<usize> {
    let mut start = toks.start;
    let mut end = toks.end;
    // "TOLMAR (Veritas / Lake News - 03 July, 2023) The Secretariat …"
    let open = (start..end.min(start + 4)).find(|&k| a.is(k, '('));
    if let Some(open) = open.filter(|&k| k > start && (start..k).all(|j| a.capital(j) || a.is(j, ',')))
        && let Some(close) = (open..end.min(open + 24)).find(|&k| a.is(k, ')'))
        && (open..close).any(|k| a.mention(k).is_some_and(|m| m.kind == Kind::Date))
        && a.capital(close + 1)
    {
        start = close + 1;
    } else if let Some(open) = open.filter(|&k| k > start && (start..k).all(|j| a.capital(j) || a.is(j, ',')))
        // "Tolmar, (LN) – The League …"
        && a.is(open + 2, ')')
        && a.dash(open + 3)
        && a.capital(open + 4)
    {
        start = open + 4;
    }
    // "TOLMAR, March 4 (Hanwen) --"
    if a.capital(start)
        && let Some(dash) = (start..end.min(start + 16)).find(|&k| match a.mark(k) {
            Some('—' | '–') => true,
            Some('-') => {
                a.is(k + 1, '-')
                    || a.is(k.wrapping_sub(1), ')')
                    || k > start && a.tok(k).is_some_and(|t| t.token.spaced) && a.surface(start).len() > 3
            }
            _ => false,
        })
        && (a.tok(start).is_some_and(|t| t.token.upper)
            && (start..dash).any(|k| a.is(k, ',') || a.is(k, '('))
            || a.is(dash.wrapping_sub(1), ')')
                && a.tok(dash).is_some_and(|t| t.token.spaced)
                && (start..dash).any(|k| a.mention(k).is_some_and(|m| m.kind == Kind::Date))
            // "TOLMAR — ", "TOLMAR. HANWEN – "
            || a.tok(dash).is_some_and(|t| t.token.spaced)
                && (start..dash).all(|k| a.tok(k).is_some_and(|t| t.token.upper) || !a.is_word(k)))
    {
        start = dash + 1;
        while a.is(start, '-') {
            start += 1;
        }
    }
    // "Tolmar: Foreign Minister Ma met …", "Tolmar, Sarvan: …"
    if let Some(m) = a.mention(start).filter(|m| m.toks.start == start)
        && matches!(m.kind, Kind::Named(_))
        && a.is_place(m.kind)
    {
        let state = a.mention(m.toks.end + 1).filter(|s| a.is(m.toks.end, ',') && s.kind.is_state());
        let colon = state.map_or(m.toks.end, |s| s.toks.end);
        // "TOLMAR Sarvan's minister spoke …": the dash went with the page.
        let shouted =
            m.toks.clone().all(|k| a.tok(k).is_some_and(|t| t.token.upper) && a.surface(k).len() > 3);
        let next = a.tok(m.toks.end).is_some_and(|t| t.token.capital && !t.token.upper);
        let first = a.sentences.first().is_some_and(|s| s.toks.start == start);
        if a.is(colon, ':') {
            start = colon + 1;
        } else if shouted && next && first && toks.start == start {
            start = m.toks.end;
        }
    }
    start = dateline_end(a, start, end).unwrap_or(start);
    // "1." "(2)" at the start.
    if a.tok(start).is_some_and(|t| t.token.kind == TokenKind::Number)
        && (a.is(start + 1, '.') || a.is(start + 1, ')'))
    {
        start += 2;
    } else if a.is(start, '(') && a.is(start + 2, ')') && start + 3 < end {
        start += 3;
    } else if start == a.block_start(start)
        && a.tok(start).is_some_and(|t| t.token.kind == TokenKind::Number)
        && a.surface(start).len() < 4
        && a.capital(start + 1)
        && a.mention(start).is_none()
    {
        // "2 The delegation was led by …": a paragraph's number without a stop.
        start += 1;
    }
    // The sign of a list, whichever it is.
    let sign = |k: usize| {
        a.mark(k).is_some_and(|c| !matches!(c, '“' | '”' | '"' | '‘' | '’' | '\'' | '(' | '[' | '…'))
    };
    while start < end && sign(start) {
        start += 1;
    }
    while end > start && matches!(a.mark(end - 1), Some('.' | '!' | '…' | ':' | ';')) {
        end -= 1;
    }
    start..end
}

/// "Joint statement by A, B and C on 14 February": a text that names itself, and says nothing yet.
pub(in crate::extract) fn names_itself(a: &Analysis<'_>, range: &Range<usize>) -> bool {
    let genre = |k: usize| {
        matches!(&*a.lower(k), "statement" | "declaration" | "communiqué" | "communique" | "remarks")
    };
    let opens = (range.start..range.end.min(range.start + 5)).find(|&k| genre(k)).is_some_and(|g| {
        a.word(g + 1) == a.known.by || matches!(a.surface(g + 1), "(" | "of" | "from" | "delivered")
    });
    // "Read by Mara Vask, Spokesperson for the Secretary-General."
    let handed = matches!(a.surface(range.start), "Read" | "Delivered" | "Issued" | "Released" | "Published")
        && a.word(range.start + 1) == a.known.by
        && range.len() < 24;
    (opens || handed) && !range.clone().any(|k| a.flags(k).any(Flags::FINITE) && a.mention(k).is_none())
}

/// Whether a sentence tells what happened in or around the contact.
pub(in crate::extract) fn narration(a: &Analysis<'_>, range: &Range<usize>) -> bool {
    let mut k = range.start;
    if names_itself(a, range) {
        return true;
    }
    if matches!(a.surface(k), "Also" | "Present" | "Attending" | "Accompanying")
        && a.has_form(k + 1, &[Form::Ing])
        || matches!(a.surface(k), "Present" | "Attending")
    {
        return true;
    }
    // Fronted adverbial.
    if a.flags(k).any(Flags::PREPOSITION.with(Flags::SUBORDINATOR))
        && let Some(comma) = (k..range.end.min(k + 14)).find(|&j| a.is(j, ','))
    {
        k = comma + 1;
    }
    let start = k;
    while a.flags(k).any(Flags::DETERMINER)
        || a.flags(k).any(Flags::GROUP_ADJECTIVE)
        || a.capital(k) && a.mention(k).is_none() && k == start && a.flags(k).any(Flags::STARTER)
    {
        k += 1;
    }
    // "The call was …", "The meeting …", "The visit took place …"
    let event_subject = (k..(k + 4).min(range.end)).any(|j| {
        a.flags(j).any(Flags::EVENT_NOUN)
            && (a.flags(j + 1).any(Flags::BE.with(Flags::VERB).with(Flags::ADVERB).with(Flags::HAVE))
                || a.surface(j + 1) == "between")
    }) && (start..k).any(|j| matches!(a.surface(j), "The" | "the" | "This"))
        && (k..range.end.min(k + 10))
            .any(|j| matches!(a.surface(j), "was" | "were") || a.has_form(j, &[Form::Past]));
    // "The 41st Foreign Ministers' Meeting of the Association … was held in Port Selat".
    let held = (k + 1..range.end.min(k + 40)).find(|&j| {
        matches!(a.surface(j), "held" | "convened" | "hosted" | "chaired" | "co-chaired" | "attended")
            && matches!(a.surface(j - 1), "was" | "were")
            || a.surface(j) == "place" && a.surface(j - 1) == "took"
    });
    let named_event = |j: usize| {
        a.mention(j).is_some_and(|m| m.kind == Kind::Event)
            || matches!(
                a.surface(j),
                "Meeting" | "Summit" | "Conference" | "Session" | "Dialogue" | "Consultations"
            )
    };
    if event_subject || held.is_some_and(|h| (k..h).any(named_event)) {
        return true;
    }
    let possessive = a
        .mention(start)
        .is_some_and(|m| a.tok(m.toks.end).is_some_and(|t| t.token.kind == TokenKind::Possessive));
    if possessive {
        return false;
    }
    let party = a.mention(start).is_some_and(|m| matches!(m.kind, Kind::Person | Kind::Group))
        || a.flags(start).any(Flags::THEY)
        || a.capital(start) && a.flags(start).any(Flags::TITLE.with(Flags::HONORIFIC))
        || cast::role_end(a, start).is_some();
    if !party {
        return false;
    }
    // Past tense with people as the subject: what they did.
    let mut j = start;
    let mut steps = 0;
    while j < range.end && steps < 20 {
        if a.flags(j).any(Flags::MODAL) || matches!(a.surface(j), "is" | "are" | "has" | "have") {
            return false;
        }
        if matches!(a.surface(j), "was" | "were" | "had")
            || a.has_form(j, &[Form::Past]) && !a.has_form(j, &[Form::Base]) && a.mention(j).is_none()
            || a.surface(j).ends_with("ed")
                && !a.surface(j).ends_with("eed")
                && a.surface(j).len() > 4
                && !a.capital(j)
        {
            return true;
        }
        j += 1;
        steps += 1;
    }
    false
}
