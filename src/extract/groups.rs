//! Groups: "the two sides", "both leaders", "our two countries".

use super::analysis::Analysis;
use super::hints::Hint;
use super::mention::Kind;
use crate::lexicon::{Begins, Flags, Payload, Refers};

/// Marks every group mention of the document.
pub(super) fn find(a: &mut Analysis<'_>) {
    let mut i = 0;
    loop {
        i = a.hints.next(i, a.toks.len(), Hint::GROUP);
        if i >= a.toks.len() {
            return;
        }
        if let Some((end, _)) = group_at(a, i)
            && a.add(i..end, Kind::Group)
        {
            i = end;
        } else {
            i += 1;
        }
    }
}

/// The end of a group mention at `i`, and whom its noun means.
pub(super) fn group_at(a: &Analysis<'_>, i: usize) -> Option<(usize, Refers)> {
    let limit = i + 12;
    if !a.lexicon.phrases.begins(a.word(i), Begins::GROUP) {
        return None;
    }
    let mut determiner: Option<(usize, bool)> = None;
    a.lexicon.phrases.matches((i..limit).map(|k| a.word(k)), |m| {
        if let Payload::GroupDeterminer(strong) = m.payload {
            determiner = Some((m.len, strong));
        }
    });
    let (len, strong) = determiner?;
    let mut k = i + len;
    if a.flags(k).any(Flags::GROUP_ADJECTIVE) {
        k += 1;
    }
    let mut noun: Option<(usize, Refers)> = None;
    a.lexicon.phrases.matches((k..limit).map(|j| a.word(j)), |m| {
        if let Payload::GroupNoun(refers) = m.payload {
            noun = Some((m.len, refers));
        }
    });
    let (noun_len, refers) = noun?;
    let end = k + noun_len;
    // "the parties concerned", "the sides of the lake" are others.
    if a.surface(end) == "concerned" {
        return None;
    }
    // "our two peoples", "peoples" alone: no party.
    if a.surface(k) == "peoples" && a.word(i) != a.known.the && a.word(i) != a.known.both {
        return None;
    }
    let plain = k == i + len;
    let body_ok = refers != Refers::Bodies || matches!(a.surface(k), "teams" | "delegations" | "governments");
    // "all sides", "all concerned parties", "all three countries"
    let all = a.surface(i).eq_ignore_ascii_case("all") && len == 1;
    let sides =
        plain && a.surface(k) == "sides" || !plain && refers == Refers::Sides && a.surface(k) == "parties";
    if all && sides && a.word(end) != a.known.of {
        return Some((end, refers));
    }
    let definite =
        plain || a.word(i) == a.known.the || a.flags(i).any(Flags::FIRST_PERSON) || a.word(i) == a.known.both;
    let weak_ok = matches!(refers, Refers::Persons | Refers::Sides | Refers::Absent)
        && plain
        && a.word(i) == a.known.the
        && !matches!(a.surface(k), "members" | "officials" | "experts" | "authorities")
        && a.word(end) != a.known.of;
    ((strong && body_ok && definite) || weak_ok).then_some((end, refers))
}
