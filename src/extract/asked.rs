//! Who asked for the contact.

use super::analysis::{Analysis, NONE};
use super::cast::Cast;
use super::mention::Kind;

/// "at the request of X", "at X's request", "at the latter's request".
pub(super) fn requested_by(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let limit = a.sentences.iter().take(2).map(|s| s.toks.end).max().unwrap_or(0);
    for k in 0..limit {
        if !matches!(a.surface(k), "request" | "Request" | "invitation" | "initiative") {
            continue;
        }
        if a.word(k + 1) == a.known.of {
            let j = k + 2 + usize::from(a.word(k + 2) == a.known.the);
            if a.surface(j) == "latter" {
                return latter(a, cast, k);
            }
            let end = a.sentences.iter().map(|s| s.toks.end).find(|&end| end > k).unwrap_or(limit);
            for at in j..(j + 12).min(end) {
                if let Some(m) = a.mention(at)
                    && m.entity != NONE
                    && matches!(m.kind, Kind::Person | Kind::Country(_) | Kind::State | Kind::Organization)
                {
                    return Some(cast.name(m.entity));
                }
            }
        }
        if k > 1
            && a.tok(k.wrapping_sub(1)).is_some_and(|t| t.token.kind == crate::text::TokenKind::Possessive)
            && let Some(m) = a.mention(k.wrapping_sub(2))
            && m.entity != NONE
        {
            return Some(cast.name(m.entity));
        }
        if k > 2
            && a.surface(k - 2) == "latter"
            && let Some(name) = latter(a, cast, k - 2)
        {
            return Some(name);
        }
    }
    None
}

/// Of two that were named before `k`, the second.
fn latter(a: &Analysis<'_>, cast: &Cast, k: usize) -> Option<String> {
    let mut before = (0..k).rev().filter_map(|at| a.mention(at));
    let last = before.find(|m| m.entity != NONE && matches!(m.kind, Kind::Person))?;
    Some(cast.name(last.entity))
}
