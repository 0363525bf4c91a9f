//! What stands around a verb: whether it is one, when something was said, where a clause starts.

use crate::extract::analysis::Analysis;
use crate::extract::content::is_clause;
use crate::extract::mention::Kind;
use crate::lexicon::Flags;
use std::ops::Range;

/// Whether the participle at `i` stands between a determiner and a noun.
pub(super) fn attributive(a: &Analysis<'_>, i: usize, range: &Range<usize>) -> bool {
    let p = i - 1;
    let article = a.word(p) == a.known.the
        || a.word(p) == a.known.a
        || a.word(p) == a.known.an
        || matches!(a.surface(p), "its" | "their" | "our" | "his" | "your" | "my" | "these" | "those");
    let her = a.word(p) == a.known.her;
    let noun = i + 1 < range.end
        && a.is_word(i + 1)
        && !a.flags(i + 1).any(Flags::PREPOSITION.with(Flags::DETERMINER).with(Flags::SUBORDINATOR));
    // "on the basis of signed contracts": no verb of a clause stands behind a preposition.
    let governed = matches!(
        &*a.lower(p),
        "of" | "by" | "with" | "in" | "for" | "under" | "from" | "through" | "against"
    );
    (article || her || governed) && noun
}

/// Where the words end that say when and where something was said: "here yesterday", "on Tuesday", "in Vesk to-day".
pub(super) fn past_time(a: &Analysis<'_>, from: usize, end: usize) -> usize {
    let mut k = from;
    while k < end {
        let linked =
            k + usize::from(matches!(a.surface(k), "on" | "in" | "at" | "late" | "earlier" | "early"));
        let named = a
            .mention(linked)
            .filter(|m| m.toks.start == linked && (m.kind == Kind::Date || linked > k && a.is_place(m.kind)));
        k = match named {
            Some(m) => m.toks.end,
            None if matches!(a.surface(linked), "today" | "yesterday" | "tonight") => linked + 1,
            None if a.surface(k) == "here" => k + 1,
            // "to-day"
            None if a.word(k) == a.known.to && a.is(k + 1, '-') && a.surface(k + 2) == "day" => k + 3,
            None => break,
        };
    }
    k
}

/// Whether a clause with a finite verb starts at `k`.
pub(super) fn starts_clause(a: &Analysis<'_>, k: usize, end: usize) -> bool {
    if k >= end {
        return false;
    }
    if a.is(k, ',') || a.is(k, ':') || a.is(k, '“') || a.is(k, '"') {
        return true;
    }
    is_clause(a, &(k..end.min(k + 30))) && !a.flags(k).any(Flags::PREPOSITION)
}
