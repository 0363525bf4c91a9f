//! Offices beside a name: before it, with a field or a country, and behind a comma.

use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::extract::titles::parts_fields;
use crate::lexicon::{Begins, Flags, Payload};
use crate::text::TokenKind;

/// How many tokens before the name at token `k` join it to what stands before them: "President von der Pell".
pub(in crate::extract) fn particles(a: &Analysis<'_>, k: usize) -> usize {
    let joins =
        |k: usize| a.flags(k).any(Flags::PARTICLE) && a.is_word(k) && !a.capital(k) && a.mention(k).is_none();
    (1..=3).take_while(|&n| n <= k && joins(k - n)).count()
}

/// Whether a title, an honorific or a demonym with a title stands right before token `k`.
pub(in crate::extract) fn titled(a: &Analysis<'_>, k: usize) -> bool {
    let Some(p) = k.checked_sub(1 + particles(a, k)) else { return false };
    // "H.E Samir", "H. E. Samir"
    let e = if a.is(p, '.') { p.wrapping_sub(1) } else { p };
    if super::word::excellency(a, e) {
        return true;
    }
    // "Mr. Hale", "Dato’ Saif"
    if a.is(p, '.') || a.is(p, '’') || a.is(p, '\'') {
        return p > 0 && a.flags(p.wrapping_sub(1)).any(Flags::HONORIFIC);
    }
    // "Prime Minister-designate Vask", "President-elect Orlan"
    if matches!(a.surface(p), "designate" | "elect") && p > 1 && a.is(p - 1, '-') {
        return a.flags(p - 2).any(Flags::TITLE);
    }
    // "Ambassador-at-Large Lindt"
    if a.surface(p).eq_ignore_ascii_case("large") && p > 3 && a.is(p - 1, '-') && a.surface(p - 2) == "at" {
        return a.flags(p - 4).any(Flags::TITLE);
    }
    let flags = a.flags(p);
    if !a.is_word(p) {
        return false;
    }
    if flags.any(Flags::HONORIFIC) && a.capital(p) {
        return true;
    }
    // "Secretary of State": the title's last word is not its head.
    if !flags.any(Flags::TITLE.with(Flags::TITLE_INNER)) {
        return false;
    }
    // The longest title phrase that ends here.
    (p.saturating_sub(5)..=p).any(|s| {
        if !a.lexicon.phrases.begins(a.word(s), Begins::TITLE) {
            return false;
        }
        let mut found = false;
        a.lexicon.phrases.matches((s..=p).map(|j| a.word(j)), |m| {
            found |= m.len == p + 1 - s && matches!(m.payload, Payload::Title | Payload::Titles);
        });
        found
    })
}

/// Whether an office with its field stands before token `k`: "Minister for Trade", "Ambassador to Norland".
pub(super) fn field(a: &Analysis<'_>, k: usize) -> bool {
    let link = |w| w == a.known.of || w == a.known.for_ || w == a.known.to;
    if k == 0 || !a.capital(k - 1) || a.opens(k) {
        return false;
    }
    let mut j = k;
    while j > 1 && k - j < 8 && !a.opens(j) {
        j -= 1;
        if link(a.word(j)) || a.word(j) == a.known.the && link(a.word(j - 1)) {
            let of = if link(a.word(j)) { j } else { j - 1 };
            return of > 0
                && a.capital(of - 1)
                && a.flags(of - 1).any(Flags::TITLE)
                && (a.word(of) != a.known.of || a.flags(k - 1).any(Flags::NAME_STOP));
        }
        let known = a.mention(j).is_some_and(|m| !matches!(m.kind, Kind::Person | Kind::Date))
            || a.capital(j) && a.word(j) != 0
            || a.word(j) == a.known.and
            || parts_fields(a, j);
        if !known {
            return false;
        }
    }
    false
}

/// "his Egyptian counterpart X Y", "Prime Minister of Sindara X Y", "the Prime Minister of Sindara, X Y", "his
/// counterpart, X Y".
pub(super) fn introduced(a: &Analysis<'_>, k: usize) -> bool {
    let Some(p) = k.checked_sub(1) else { return false };
    if a.flags(p).any(Flags::ROLE_NOUN) && !a.capital(p) {
        return true;
    }
    let comma = a.is(p, ',');
    let end = if comma { p } else { k };
    let related = comma && p > 0 && counterpart(a, p - 1);
    // "State Secretary of the Ministry of Foreign Affairs of Norland X Y": the office of a ministry.
    let ministry = a.mention_ending(end).is_some_and(|m| {
        let mut of = m.toks.start;
        of -= usize::from(of > 0 && a.word(of - 1) == a.known.the);
        m.kind == Kind::Organization
            && matches!(a.surface(m.toks.start), "Ministry" | "Department" | "Office")
            && of > 1
            && a.word(of - 1) == a.known.of
            && a.capital(of - 2)
            && a.flags(of - 2).any(Flags::TITLE)
    });
    related || ministry || office_of_states(a, end) || office_of_organ(a, end)
}

/// "Chairman of the Great Assembly of Norland X Y", "National Leader of the Norlander people X Y": an office of an organ
/// or people, which ends at token `end`.
fn office_of_organ(a: &Analysis<'_>, end: usize) -> bool {
    let people = |k: usize| matches!(a.surface(k), "people" | "nation" | "peoples");
    let Some(last) = end.checked_sub(1) else { return false };
    let state = a.mention_ending(end).is_some_and(|m| m.kind.is_state());
    if !state && !people(last) {
        return false;
    }
    let inside = |k: usize| {
        a.capital(k)
            || people(k)
            || [a.known.of, a.known.the, a.known.and].contains(&a.word(k))
            || a.is(k, '-')
    };
    let mut from = end;
    while from > 0 && end - from < 14 && !a.opens(from) && inside(from - 1) {
        from -= 1;
    }
    // The office stands before an "of" that is not the last.
    (from..end).any(|k| {
        a.capital(k)
            && a.flags(k).any(Flags::TITLE.with(Flags::ROLE_NOUN))
            && a.mention(k).is_none()
            && a.word(k + 1) == a.known.of
    })
}

/// "his counterpart", "her Sarvan colleague": somebody's like, at token `k`.
fn counterpart(a: &Analysis<'_>, k: usize) -> bool {
    let whose = |j: usize| matches!(a.surface(j), "his" | "her" | "their" | "His" | "Her" | "Their");
    matches!(a.surface(k), "counterpart" | "colleague" | "guest" | "host")
        && (k.saturating_sub(4)..k).any(whose)
}

/// Whether an office of one or more states ends at token `end`: "Foreign Minister of Norland", "his counterpart from
/// Norland", "the Ambassador of Norland to Sarvan", "the Foreign Ministers of Norland, X Y, and Sarvan".
pub(super) fn office_of_states(a: &Analysis<'_>, end: usize) -> bool {
    let state = |j: usize| a.mention_ending(j).filter(|m| m.kind.is_state()).map(|m| m.toks.start);
    let link = |j: usize| [a.known.of, a.known.to].contains(&a.word(j)) || a.surface(j) == "from";
    let small = |j: usize| link(j) || a.word(j) == a.known.the || a.word(j) == a.known.and;
    // ", X Y," between two states
    let between = |close: usize| {
        let open = (close.saturating_sub(5)..close).rev().find(|&j| !a.capital(j))?;
        (open + 1 < close && a.is(open, ',') && state(open).is_some()).then_some(open)
    };
    let mut j = end;
    let mut states = 0;
    while j > 1 && end - j < 18 {
        if let Some(start) = state(j) {
            states += 1;
            j = start;
        } else if states > 0 && small(j - 1) && !a.opens(j) {
            j -= 1;
        } else if let Some(open) = (states > 0 && a.is(j - 1, ',')).then(|| between(j - 1)).flatten() {
            j = open;
        } else {
            break;
        }
    }
    states > 0
        && j > 0
        && link(j)
        && (a.capital(j - 1) && (a.flags(j - 1).any(Flags::TITLE) || field(a, j)) || counterpart(a, j - 1))
}

/// "met with X Y", "a call with X Y", "receives X Y": somebody is met.
pub(super) fn met(a: &Analysis<'_>, k: usize) -> bool {
    let Some(p) = k.checked_sub(1) else { return false };
    if a.word(p) == a.known.with {
        let before = |j: usize| {
            j > 0
                && (a.flags(j - 1).any(Flags::EVENT_NOUN)
                    || matches!(a.surface(j - 1), "met" | "meets" | "spoke" | "speaks" | "talked"))
        };
        return before(p);
    }
    matches!(a.surface(p), "meets" | "met" | "receives" | "received")
}

/// "X Y Chairwoman of the Committee", "X Y chairwoman of": an office right behind the name.
pub(super) fn office_behind(a: &Analysis<'_>, k: usize) -> bool {
    a.flags(k).any(Flags::TITLE.with(Flags::ROLE_NOUN))
        && a.word(k + 1) == a.known.of
        && a.mention(k).is_none()
}

/// ", Foreign Minister of …", ", the Secretary of …", ", who …".
pub(super) fn apposition_title(a: &Analysis<'_>, k: usize) -> bool {
    let mut j = k;
    // ", Norland's human rights minister,"
    if let Some(m) = a.mention(k).filter(|m| m.toks.start == k && matches!(m.kind, Kind::Country(_)))
        && a.tok(m.toks.end).is_some_and(|t| t.token.kind == TokenKind::Possessive)
    {
        let from = m.toks.end + 1;
        return (from..from + 4)
            .take_while(|&k| a.is_word(k) || a.is(k, '-'))
            .any(|k| a.flags(k).any(Flags::TITLE.with(Flags::ROLE_NOUN)));
    }
    while a.word(j) == a.known.the
        || a.flags(j).any(Flags::TITLE_MODIFIER.with(Flags::DEMONYM).with(Flags::ADVERB))
        // "Foreign Minister": the word before the office.
        || j < k + 3 && a.flags(j).any(Flags::TITLE_INNER) && !a.flags(j).any(Flags::TITLE)
        || a.surface(j) == "a"
        || a.is(j, '-') && j > k && a.capital(j - 1) && a.capital(j + 1)
    {
        j += 1;
    }
    // "Central Bank Governor of Norland": fields that no list has, before the office and its country.
    let end = a.block_end(k).min(k + 6);
    let of = (k..end).find(|&j| a.word(j) == a.known.of);
    let fields = |of: usize| {
        a.flags(of - 1).any(Flags::TITLE) && (k..of).all(|j| a.capital(j) || a.word(j) == a.known.and)
    };
    a.flags(j).any(Flags::TITLE) || a.word(k) == a.known.who || of.is_some_and(|of| of > k && fields(of))
}
