//! A text as a subject: "a press release of the Ministry", "the statement". Whoever issued it speaks in it.

use super::{Subject, Who};
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::Cast;
use crate::extract::mention::Mention;
use crate::lexicon::Flags;

/// Words between a text and the body that issued it.
const LINKS: [&str; 12] = [
    "issued",
    "released",
    "published",
    "posted",
    "adopted",
    "by",
    "of",
    "from",
    "the",
    "today",
    "jointly",
    "website",
];

/// Whether a word names a text that a body issues.
fn text(a: &Analysis<'_>, k: usize) -> bool {
    matches!(
        a.surface(k),
        "statement"
            | "release"
            | "communiqué"
            | "communique"
            | "declaration"
            | "readout"
            | "announcement"
            | "bulletin"
    )
}

/// The body behind "statement issued by", where a later one, at token `later`, only received it.
fn issuer<'a>(a: &'a Analysis<'_>, later: usize, floor: usize) -> Option<&'a Mention> {
    let by = (floor + 1..later).rev().take(24).find(|&k| {
        a.word(k) == a.known.by && matches!(a.surface(k - 1), "issued" | "released" | "signed" | "made")
    })?;
    let received =
        (by + 1..later).any(|k| matches!(a.surface(k), "copied" | "sent" | "made" | "given" | "obtained"));
    let body = by + 1 + usize::from(a.word(by + 1) == a.known.the);
    a.mention(body).filter(|m| received && m.toks.start == body && m.entity != NONE)
}

/// The body whose text the words before token `end` name: "a statement issued by the Office of the Envoy".
pub(super) fn issued_by(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    // "a statement from the High Commission in Vesk": where it has its seat.
    let seat = a.mention_ending(end).filter(|m| a.is_place(m.kind) && m.toks.start > floor + 1);
    let last = seat.map_or(end, |m| m.toks.start - usize::from(a.surface(m.toks.start - 1) == "in"));
    let body =
        a.mention_ending(last).filter(|m| m.kind.is_body() && m.toks.start > floor && m.entity != NONE)?;
    // "A statement issued by the Mission in Vesk and copied to the agency": whose it is stands behind the first "by".
    let body = issuer(a, body.toks.start, floor).unwrap_or(body);
    let noun = (floor..body.toks.start).rev().take(6).find(|&k| text(a, k))?;
    let linked = noun + 1 < body.toks.start
        && (noun + 1..body.toks.start).all(|k| LINKS.contains(&a.surface(k)) || a.mention(k).is_some());
    if !linked {
        return None;
    }
    let mut start = noun;
    while start > floor && noun - start < 4 {
        let p = start - 1;
        if a.flags(p).any(Flags::DETERMINER) {
            start = p;
            break;
        }
        if !a.is_word(p) || a.flags(p).any(Flags::PREPOSITION.with(Flags::CONJUNCTION).with(Flags::VERB)) {
            break;
        }
        start = p;
    }
    Some(Subject {
        toks: start..end,
        who: Who::Body,
        names: vec![cast.name(body.entity)],
        persons: Vec::new(),
        joint: false,
    })
}

/// "the press release", "the source": the body whose text was quoted before.
pub(super) fn the_text(a: &Analysis<'_>, cast: &Cast, found: &Subject) -> Option<Subject> {
    let last = found.toks.end.checked_sub(1)?;
    let the = a.word(found.toks.start) == a.known.the && found.toks.len() <= 3;
    let [name] = cast.last_group.as_slice() else { return None };
    // "the ministry", after "the Foreign Ministry": by the same word.
    let word = a.lower(last);
    let office = matches!(
        &*word,
        "ministry" | "department" | "office" | "embassy" | "agency" | "council" | "commission"
    ) && found.toks.len() == 2
        && name.to_lowercase().split(' ').any(|w| w == &*word);
    let bare = !a.press && the && (text(a, last) || a.surface(last) == "source") || the && office;
    bare.then(|| Subject {
        toks: found.toks.clone(),
        who: Who::Body,
        names: vec![name.clone()],
        persons: Vec::new(),
        joint: false,
    })
}
