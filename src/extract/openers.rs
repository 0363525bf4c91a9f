//! What stands before the main clause of a sentence in somebody's own voice: "And", "Ladies and gentlemen,", "Towards
//! that goal, as I said before,".

use super::analysis::Analysis;
use super::mention::Kind;
use crate::lexicon::Flags;
use std::ops::Range;

/// Past "And", "Well,", "In this regard,", "Miguel," to the subject of the main clause.
pub(super) fn past_openers(a: &Analysis<'_>, range: &Range<usize>) -> usize {
    // "Finally, regarding the lake, we believe …"
    let mut k = range.start;
    for _ in 0..3 {
        let next = past_opener(a, &(k..range.end));
        if next == k {
            break;
        }
        k = next;
    }
    k
}

/// Past one of them.
fn past_opener(a: &Analysis<'_>, range: &Range<usize>) -> usize {
    let mut k = range.start;
    let word = a.lower(k);
    let why = matches!(&*word, "that" | "this") && a.surface(k + 1) == "is" && a.surface(k + 2) == "why";
    if why {
        return k + 3;
    }
    if matches!(&*word, "and" | "but" | "so" | "well" | "now" | "again" | "also" | "yes" | "no" | "look") {
        k += 1;
        k += usize::from(a.is(k, ','));
    }
    // "Ladies and gentlemen, thank you for coming", "Friends, today we have set"
    if a.lower(k) == "ladies" && a.word(k + 1) == a.known.and && a.lower(k + 2) == "gentlemen" {
        return k + 3 + usize::from(a.is(k + 3, ','));
    }
    if matches!(&*a.lower(k), "friends" | "colleagues" | "excellencies" | "gentlemen") && a.is(k + 1, ',') {
        return k + 2;
    }
    // A short adverbial or an address in front of the clause.
    let named = a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k).map(|m| m.toks.end);
    let adverbial = a
        .flags(k)
        .any(Flags::PREPOSITION.with(Flags::ADVERB))
        .then(|| (k..range.end.min(k + 12)).find(|&j| a.is(j, ',')))
        .flatten();
    // "Mr. President, it is great to see you"
    let office = Flags::TITLE.with(Flags::HONORIFIC).with(Flags::TITLE_INNER);
    let address =
        (k..range.end.min(k + 6)).find(|&j| !(a.is(j, '.') || a.capital(j) && a.flags(j).any(office)));
    let address = address.filter(|&j| j > k && (k..j).any(|i| a.flags(i).any(Flags::TITLE)));
    match named.or(address).or(adverbial) {
        Some(comma) if a.is(comma, ',') => comma + 1,
        _ => k,
    }
}

/// "Towards that goal, as I said before, today we have agreed": to the "we" of the main clause, past what leads up
/// to it.
pub(super) fn past_circumstances(a: &Analysis<'_>, k: usize, end: usize) -> usize {
    let date = a.mention(k).is_some_and(|m| m.kind == Kind::Date);
    let opens = matches!(&*a.lower(k), "as" | "if" | "when" | "while" | "although" | "since");
    if !date && !a.flags(k).any(Flags::PREPOSITION.with(Flags::ADVERB)) && !opens {
        return k;
    }
    let we = |j: usize| {
        let word = a.surface(j);
        matches!(word.split_once(['\'', '’']).unwrap_or((word, "")).0, "we" | "I")
    };
    let behind = |j: usize| a.is(j - 1, ',') || a.mention_ending(j).is_some_and(|m| m.kind == Kind::Date);
    let aside = |j: usize| a.lower(j.saturating_sub(1)) == "as" || a.lower(j.saturating_sub(1)) == "that";
    (k + 1..end.min(k + 40)).find(|&j| we(j) && behind(j) && !aside(j)).unwrap_or(k)
}
