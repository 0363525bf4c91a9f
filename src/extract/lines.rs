//! Places in lines of their own: a dateline, a line above the text or below it.

use super::analysis::{Analysis, NONE};
use super::card::mentions_in;
use super::cast::Cast;
use super::mention::Kind;
use super::place::{named, wide};
use crate::document::BlockKind;
use crate::text::Span;

/// "TOLMAR, March 4 (Hanwen) --" at the start of the body.
pub(super) fn dateline(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    a.sentences.iter().take(4).enumerate().find_map(|(n, s)| {
        let b = s.toks.start;
        let m = a.mention(b)?;
        // "11 August 2031, Vesk: The Chairperson …"
        let e = m.toks.end;
        if n == 0
            && m.kind == Kind::Date
            && a.is(e, ',')
            && let Some(city) = a.mention(e + 1).filter(|c| c.toks.start == e + 1 && a.is(c.toks.end, ':'))
        {
            return named(cast, city);
        }
        // "Vesk, 18 April 2031 (AGENCY) - This morning …"
        if n < 3 && super::claims::body(a, &s.toks).start > e && m.entity != NONE {
            let state = m.kind.is_state();
            return named(cast, m)
                .or_else(|| state.then(|| super::entity::surface(a, m.toks.start, m.toks.end)));
        }
        // "Vesk, 4 March." in a sentence of its own.
        let alone = n == 0
            && s.toks.len() < 12
            && (e..s.toks.end)
                .all(|k| a.mark(k).is_some() || a.mention(k).is_some_and(|d| d.kind == Kind::Date));
        if alone && e + 1 < s.toks.end {
            return named(cast, m);
        }
        let mark = |k: usize| matches!(a.mark(k), Some('-' | '–' | '—'));
        let dashed = n == 0 || mark(m.toks.end);
        // "Vesk: Minister X received …", "Vesk (VNA) – …", "Vesk/AGENCY/ On Monday …"
        let line = n == 0
            && (matches!(a.mark(m.toks.end), Some(':' | '/' | '('))
                || mark(m.toks.end) && a.tok(m.toks.end).is_some_and(|t| t.token.spaced)
                || a.is(m.toks.end, ',') && (m.toks.end + 1..m.toks.end + 4).any(|k| a.is(k, ':')));
        (a.tok(b)?.token.upper && dashed || line).then(|| named(cast, m)).flatten()
    })
}

/// "Munich, Germany" or "Tolmar, 4 March 2031" above the body.
pub(super) fn header(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let body = a.sentences.first().map_or(usize::MAX, |s| s.block);
    let mut room = None;
    let found = a.blocks.iter().zip(&a.block_toks).take(body.min(16)).find_map(|(block, toks)| {
        let first =
            mentions_in(a, toks).next().filter(|m| m.kind == Kind::Date && m.toks.start == toks.start);
        let dated = match block.kind {
            BlockKind::Heading(_) => mentions_in(a, toks).any(|m| m.kind == Kind::Date),
            BlockKind::Title => first.is_some(),
            _ => false,
        };
        if !(dated || matches!(block.kind, BlockKind::Masthead | BlockKind::Dateline)) {
            return None;
        }
        block.pieces.iter().find_map(|piece| {
            let here = || mentions_in(a, toks).filter(|m| piece.covers(a.span(&m.toks)));
            if room.is_none() {
                room = room_line(a, *piece);
            }
            // "4 March 2031 - Vesk, Norland - Harbour Affairs": the place behind the day.
            let day = here().next().filter(|m| m.kind == Kind::Date && a.span(&m.toks).start == piece.start);
            let behind = day.is_some_and(|d| matches!(a.mark(d.toks.end), Some('-' | '–' | '|' | ',')));
            let m = here().nth(usize::from(behind)).filter(|m| !wide(a, m))?;
            // The line begins with the place: a street in an address does not.
            let opens = behind || a.span(&m.toks).start == piece.start;
            let alone = here().all(|o| {
                matches!(
                    o.kind,
                    Kind::Date
                        | Kind::Named(_)
                        | Kind::Place
                        | Kind::Country(_)
                        | Kind::State
                        | Kind::Organization
                )
            });
            let name = (opens && alone).then(|| named(cast, m)).flatten()?;
            // "Treaty Room / Vesk": the city behind the room.
            if (m.kind == Kind::Place || name.ends_with(" Room")) && room.as_ref().is_none_or(|r| *r == name)
            {
                room = Some(name);
                return None;
            }
            Some(name)
        })
    });
    found.or(room)
}

/// "The Briefing Room", in a line of its own.
fn room_line(a: &Analysis<'_>, piece: Span) -> Option<String> {
    let line = super::entity::clean(piece, a.text);
    let capitals = line.split(' ').all(|w| w.starts_with(char::is_uppercase));
    (line.ends_with(" Room") && capitals && line.len() < 50).then_some(line)
}

/// "Kyiv / August 23, 2024" below the body: a short block that is a place, perhaps with a date.
pub(super) fn signature(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    a.blocks.iter().zip(&a.block_toks).rev().take(6).find_map(|(block, toks)| {
        if block.kind == BlockKind::Footer || toks.is_empty() || toks.len() > 10 {
            return None;
        }
        let m = mentions_in(a, toks).next().filter(|m| m.toks.start == toks.start)?;
        let covered: usize = mentions_in(a, toks).map(|m| m.toks.len()).sum();
        let marks = toks.clone().filter(|&k| a.is(k, ',')).count();
        (covered + marks == toks.len()).then(|| named(cast, m)).flatten()
    })
}
