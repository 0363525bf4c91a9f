//! What joins the parts of a name, and the heads in it.

use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::lexicon::Flags;
use crate::text::TokenKind;
use std::ops::Range;

/// Whether the token at `k` only joins two parts of a name.
pub(super) fn joins(a: &Analysis<'_>, k: usize, start: usize, end: usize) -> bool {
    if k == start || k + 1 >= end {
        return false;
    }
    let Some(tok) = a.tok(k) else { return false };
    match tok.token.kind {
        TokenKind::Mark('-' | '–' | '/') => !tok.token.spaced && a.capital(k + 1),
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
            if w == a.known.on && on_nothing(a, start..k, end) {
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
pub(super) fn office_behind(a: &Analysis<'_>, k: usize, link: usize) -> bool {
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
pub(super) fn after_link(a: &Analysis<'_>, k: usize, start: usize) -> Option<usize> {
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

/// Whether "on" behind the words `name` goes on with no name: "the Department of Trade on …", "the Congress on …", as a
/// body is on nothing but what it studies; "Communiqué of the Council of the Union on Norland", as a state is what it
/// speaks of.
fn on_nothing(a: &Analysis<'_>, name: Range<usize>, end: usize) -> bool {
    let ministry = |j: usize| matches!(a.surface(j), "Department" | "Ministry" | "Government");
    if a.surface(name.end - 1) == "Office" || name.clone().any(ministry) {
        return true;
    }
    let next = name.end + 1;
    let next = next + usize::from(a.word(next) == a.known.the && a.capital(next + 1));
    let state = match super::listed(a, next, end) {
        Some((Kind::Country(_), after)) => after >= end || !a.is(after, '-') && !a.capital(after),
        _ => false,
    };
    state && name.clone().any(|j| a.word(j) == a.known.of)
}

fn is_any_head(a: &Analysis<'_>, k: usize) -> bool {
    a.capital(k)
        && a.flags(k)
            .any(Flags::ORG_HEAD.with(Flags::EVENT_HEAD).with(Flags::AGREEMENT_HEAD).with(Flags::PLACE_HEAD))
}

pub(super) fn head_kind(a: &Analysis<'_>, k: usize, words: usize) -> Option<Kind> {
    let flags = a.flags(k);
    // "Directorate-General", but no Attorney General.
    let general = a.surface(k) == "General"
        && !matches!(a.surface(k.wrapping_sub(2)), "Directorate" | "Consulate" | "Secretariat");
    if flags.any(Flags::ORG_HEAD) && !general {
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
