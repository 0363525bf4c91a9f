//! Abbreviations introduced in parentheses, and states that the lexicon does not know.

use super::analysis::{Analysis, hashes};
use super::hints::Hint;
use super::mention::Kind;
use crate::lexicon::Flags;
use crate::text::TokenKind;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// "the Harbour Cooperation Organisation (HCO)": binds the short form, here and later.
pub(super) fn abbreviations(a: &mut Analysis<'_>) {
    let mut short: BTreeMap<String, usize> = BTreeMap::new();
    let brackets: Vec<usize> = a.hints.all(Hint::BRACKET).collect();
    for i in brackets.iter().copied().filter(|&i| i > 0) {
        if !a.is(i + 2, ')') || !is_short(a, i + 1) {
            continue;
        }
        let before =
            i - usize::from(a.tok(i.wrapping_sub(1)).is_some_and(|t| t.token.kind == TokenKind::Possessive));
        let Some(target) =
            a.mention_ending(before).map(|m| m.toks.start).and_then(|s| a.mention_at.get(s).copied())
        else {
            continue;
        };
        let target = target as usize;
        let named = a.mentions.get(target).map(|m| m.kind);
        if matches!(named, None | Some(Kind::Date | Kind::Group | Kind::Person | Kind::Demonym(_))) {
            // "Vesk, March 4 (VNA)": an agency behind a dateline.
            if named == Some(Kind::Date) && a.opens_line_before(i) && a.mention(i + 1).is_none() {
                a.add(i + 1..i + 2, Kind::Organization);
            }
            continue;
        }
        // A short form inside an event's name belongs to the last body named in it.
        let known = a.mention(i + 1).is_some_and(|m| m.toks == (i + 1..i + 2));
        if known || a.mention(i + 1).is_some() {
            continue;
        }
        short.entry(a.surface(i + 1).to_owned()).or_insert(target);
    }
    // "the HTTA (Harbour Transit Trade Agreement)"
    for i in brackets.iter().filter_map(|i| i.checked_sub(1)) {
        if is_short(a, i)
            && a.mention(i).is_none()
            && let Some(m) = a.mention(i + 2).filter(|m| m.toks.start == i + 2 && a.is(m.toks.end, ')'))
            && !matches!(m.kind, Kind::Date | Kind::Person | Kind::Group | Kind::Demonym(_))
            && let Some(&target) = a.mention_at.get(i + 2)
        {
            short.entry(a.surface(i).to_owned()).or_insert(target as usize);
        }
    }
    if short.is_empty() {
        return;
    }
    let longest = short.keys().map(String::len).max().unwrap_or(0);
    for i in capitals(a) {
        if a.mention(i).is_none()
            && a.surface(i).len() <= longest
            && is_short(a, i)
            && let Some(&target) = short.get(a.surface(i))
        {
            a.add(i..i + 1, Kind::Alias(u32::try_from(target).unwrap_or(0)));
        }
    }
}

/// "the Council", "the Mission": the last body named before whose name ends in that word, or has it before "of".
pub(super) fn organs(a: &mut Analysis<'_>) {
    let mut order: Vec<usize> = (0..a.mentions.len())
        .filter(|&m| a.mentions.get(m).is_some_and(|x| matches!(x.kind, Kind::Organization | Kind::Named(_))))
        .collect();
    order.sort_by_key(|&m| a.mentions.get(m).map(|x| x.toks.start));
    let mut last: HashMap<&str, u32, _> = HashMap::with_hasher(hashes());
    let lexicon = a.lexicon;
    let mut next = order.into_iter().peekable();
    for i in capitals(a).into_iter().filter(|&i| i > 0) {
        while let Some(&m) = next.peek()
            && let Some(x) = a.mentions.get(m).filter(|x| x.toks.start < i)
        {
            let number = u32::try_from(m).unwrap_or(0);
            if let Kind::Named(n) = x.kind {
                // "the Alliance", "the Union": by a word of its full name.
                for word in lexicon.named.get(n as usize).map(|n| n.short.as_slice()).unwrap_or_default() {
                    last.insert(word, number);
                }
            }
            for k in x.toks.clone() {
                let head = a.flags(k).any(Flags::ORG_HEAD) && a.capital(k);
                if head
                    && (k + 1 == x.toks.end || a.word(k + 1) == a.known.of || a.word(k + 1) == a.known.for_)
                {
                    last.insert(a.surface(k), number);
                }
            }
            next.next();
        }
        if a.flags(i).any(Flags::ORG_HEAD)
            && a.mention(i).is_none()
            && a.word(i - 1) == a.known.the
            && !a.capital(i + 1)
            && a.word(i + 1) != a.known.of
            && a.word(i + 1) != a.known.for_
            && let Some(&target) = last.get(a.surface(i))
        {
            a.add(i..i + 1, Kind::Alias(target));
        }
        // "the Protocol", "the Charter": an agreement that the text takes for known.
        if a.mention(i).is_none()
            && a.word(i - 1) == a.known.the
            && !a.capital(i + 1)
            && !a.is(i + 1, '-')
            && matches!(
                a.surface(i),
                "Protocol"
                    | "Treaty"
                    | "Charter"
                    | "Convention"
                    | "Accord"
                    | "Accords"
                    | "Covenant"
                    | "Pact"
                    | "Code"
            )
        {
            a.add(i..i + 1, Kind::Agreement);
        }
        // "the Kingdom", "the Sultanate": the state that speaks of itself.
        if matches!(a.surface(i), "Kingdom" | "Sultanate" | "Emirate" | "Principality")
            && a.mention(i).is_none()
            && a.word(i - 1) == a.known.the
            && a.word(i + 1) != a.known.of
            && !a.capital(i + 1)
        {
            a.add(i..i + 1, Kind::State);
        }
    }
}

fn is_short(a: &Analysis<'_>, i: usize) -> bool {
    a.tok(i).is_some_and(|t| {
        t.token.kind == TokenKind::Word
            && t.token.capital
            && (t.token.upper || a.surface(i).chars().filter(|c| c.is_uppercase()).count() >= 2)
            && a.surface(i).chars().count() <= 12
    })
}

/// Words that stand where only states stand: "the X side", "X-Y relations", "President … of X",
/// "the Republic of X". Every capitalised free occurrence then names a state.
pub(super) fn states(a: &mut Analysis<'_>) {
    let mut votes: BTreeMap<&str, u32> = BTreeMap::new();
    let capitals = capitals(a);
    for i in capitals.iter().copied() {
        if !unknown(a, i) {
            continue;
        }
        let next = a.surface(i + 1);
        let mut vote = 0;
        if matches!(next, "side" | "Federation" | "Republic") && a.word(i.wrapping_sub(1)) == a.known.the {
            vote += 2;
        }
        if (a.is(i + 1, '-') || a.is(i + 1, '–'))
            && state_like(a, i + 2)
            && relation_noun(a, i + 3)
            && (!unknown(a, i + 2) || close(a, i + 3))
        {
            vote += 2;
        }
        if i > 1
            && (a.is(i.wrapping_sub(1), '-') || a.is(i.wrapping_sub(1), '–'))
            && state_like(a, i - 2)
            && relation_noun(a, i + 1)
            && (!unknown(a, i - 2) || close(a, i + 1))
        {
            vote += 2;
        }
        if i > 1 && a.word(i.wrapping_sub(1)) == a.known.of {
            let governs = a
                .mention(i - 2)
                .is_some_and(|m| m.kind == Kind::Person && super::person::titled(a, m.toks.start))
                || matches!(
                    a.surface(i.wrapping_sub(2)),
                    "Republic"
                        | "Kingdom"
                        | "Federation"
                        | "States"
                        | "Emirate"
                        | "Commonwealth"
                        | "President"
                        | "Minister"
                );
            vote += u32::from(governs) * 2;
        }
        if vote > 0 {
            *votes.entry(a.surface(i)).or_default() += vote;
        }
    }
    let chosen: BTreeSet<&str> = votes.into_iter().filter(|(_, v)| *v >= 2).map(|(k, _)| k).collect();
    if chosen.is_empty() {
        return;
    }
    for i in capitals {
        if unknown(a, i) && chosen.contains(a.surface(i)) {
            a.add(i..i + 1, Kind::State);
        }
    }
}

/// Every word with a capital.
fn capitals(a: &Analysis<'_>) -> Vec<usize> {
    a.hints.all(Hint::CAPITAL).collect()
}

fn unknown(a: &Analysis<'_>, i: usize) -> bool {
    a.capital(i) && a.word(i) == 0 && a.mention(i).is_none()
}

fn state_like(a: &Analysis<'_>, i: usize) -> bool {
    a.mention(i).is_some_and(|m| m.kind.is_state()) || unknown(a, i)
}

/// Nouns that only states have between them: two unknown towns have a border market, too.
fn close(a: &Analysis<'_>, i: usize) -> bool {
    matches!(
        a.surface(i),
        "relations"
            | "relationship"
            | "cooperation"
            | "ties"
            | "friendship"
            | "partnership"
            | "contacts"
            | "alliance"
    )
}

fn relation_noun(a: &Analysis<'_>, i: usize) -> bool {
    matches!(
        a.surface(i),
        "relations"
            | "relationship"
            | "cooperation"
            | "ties"
            | "friendship"
            | "partnership"
            | "contacts"
            | "contact"
            | "trade"
            | "border"
            | "alliance"
            | "dialogue"
            | "consultations"
            | "summit"
            | "agreement"
    ) && !a.flags(i).any(Flags::TITLE)
}
