//! The fields of an office: "Police Commissioner", "Trade and Industry Minister", "Minister of Trade, Energy and Mines".

use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::lexicon::Flags;

/// Whether the word at token `p` can be the field of the office behind it: one capital word within a sentence.
pub(super) fn portfolio(a: &Analysis<'_>, p: usize) -> bool {
    may_be_field(a, p) && !a.opens_sentence(p) && p > 0 && !a.capital(p - 1)
}

/// Whether the capital word at token `p` may be the field of an office.
pub(in crate::extract) fn may_be_field(a: &Analysis<'_>, p: usize) -> bool {
    let no_field = Flags::STARTER
        .with(Flags::VERB)
        .with(Flags::PREPOSITION)
        .with(Flags::DETERMINER)
        .with(Flags::CONJUNCTION)
        .with(Flags::HONORIFIC)
        .with(Flags::TITLE);
    a.capital(p) && a.mention(p).is_none() && !a.flags(p).any(no_field)
}

/// Whether the word at token `k` is known as the field of offices, and heads none.
fn known_field(a: &Analysis<'_>, k: usize) -> bool {
    a.capital(k) && a.flags(k).any(Flags::TITLE_INNER) && !a.flags(k).any(Flags::TITLE)
}

/// Whether the word at token `p` is the first of two fields of the one office that goes on at `chunk`: "Trade and
/// Industry Minister".
pub(super) fn two_fields(a: &Analysis<'_>, p: usize, chunk: usize, start: usize) -> bool {
    let links = a.word(p + 1) == a.known.and || a.is(p + 1, '&');
    links
        && chunk == p + 2
        && chunk < start
        && known_field(a, p)
        && known_field(a, chunk)
        && !(chunk..start).any(|k| a.plural_office(k))
}

/// Whether the comma at token `k` parts two fields of one office: "Minister of Foreign Affairs, Regional Integration and
/// Trade".
pub(in crate::extract) fn parts_fields(a: &Analysis<'_>, k: usize) -> bool {
    if !a.is(k, ',') || !(known_field(a, k + 1) || a.capital(k + 1) && known_field(a, k + 2)) {
        return false;
    }
    // Back to the office and its "of", over fields alone.
    let link = |j: usize| a.word(j) == a.known.of || a.word(j) == a.known.for_;
    let field =
        |j: usize| a.capital(j) || a.word(j) == a.known.and || a.is(j, ',') || a.word(j) == a.known.the;
    let of = (k.saturating_sub(12)..k).rev().find(|&j| !field(j)).filter(|&j| link(j) && j > 0);
    let office = of.is_some_and(|of| {
        a.capital(of - 1)
            && a.flags(of - 1).any(Flags::TITLE)
            && !(of + 1..k).any(|j| a.mention(j).is_some_and(|m| m.kind == Kind::Person))
    });
    // On to the last, which "and" joins.
    let end = a.block_end(k).min(k + 12);
    let and = (k + 1..end).find(|&j| !(a.capital(j) || a.is(j, ','))).filter(|&j| a.word(j) == a.known.and);
    let last = and
        .is_some_and(|and| a.capital(and + 1) && !a.flags(and + 1).any(Flags::TITLE.with(Flags::HONORIFIC)));
    office && last
}

/// Where the fields begin of the office that begins at token `office`, if none of them is known as part of one and they
/// stand right behind "the": "the Central Bank Governor", "the Trade and Industry Minister". Nothing before `floor`.
pub(in crate::extract) fn fields_before(a: &Analysis<'_>, office: usize, floor: usize) -> Option<usize> {
    let fields = |k: usize| may_be_field(a, k) || known_field(a, k);
    let mut from = office;
    while from > floor && office - from < 6 {
        let p = from - 1;
        let and = a.word(p) == a.known.and && p > floor && fields(p - 1) && a.capital(from);
        if !(fields(p) || and) {
            break;
        }
        from = p;
    }
    (from < office && from > floor && a.word(from - 1) == a.known.the).then_some(from)
}

/// Whether token `p` closes the letters of an office inside it, behind token `first`: "Minister of State (MOS) for Ports".
pub(super) fn letters_close(a: &Analysis<'_>, p: usize, first: usize) -> bool {
    a.is(p, ')')
        && [a.known.of, a.known.for_].contains(&a.word(p + 1))
        && p > first + 2
        && a.is(p - 2, '(')
        && a.tok(p - 1).is_some_and(|t| t.token.upper)
        && a.capital(p - 3)
}

/// Whether "in" at token `k` stands between an office and where it is held: "Resident Coordinator in Norland Jan Orm".
pub(super) fn posted(a: &Analysis<'_>, k: usize) -> bool {
    let place = k + 1 + usize::from(a.word(k + 1) == a.known.the);
    a.surface(k) == "in"
        && k > 0
        && a.capital(k - 1)
        && a.flags(k - 1).any(Flags::TITLE)
        && a.mention(place).is_some_and(|m| {
            m.toks.start == place
                && matches!(m.kind, Kind::Country(_) | Kind::State | Kind::Place)
                && a.mention(m.toks.end).is_some_and(|n| n.kind == Kind::Person)
        })
}

/// The "and" between the letters of an office and the office of the name at token `start`: "EAM and FM Ahern".
pub(super) fn two_letters(a: &Analysis<'_>, chunk: usize, start: usize) -> Option<usize> {
    let and = start.checked_sub(2).filter(|&k| k == chunk + 1 && a.word(k) == a.known.and)?;
    let letters = |k: usize| {
        a.tok(k).is_some_and(|t| t.token.upper) && a.surface(k).len() > 1 && a.flags(k).any(Flags::TITLE)
    };
    (letters(and - 1) && a.capital(and + 1) && a.flags(and + 1).any(Flags::TITLE)).then_some(and)
}

/// The comma before an office that stands alone between two commas, of which `comma` is the second: "The President of
/// the Republic, Head of State, Nora Ahern". Looked for behind token `first`.
pub(super) fn office_between(a: &Analysis<'_>, comma: usize, first: usize) -> Option<usize> {
    let outer = (first..comma).rev().take(12).find(|&k| a.is(k, ','))?;
    let links = [a.known.of, a.known.the, a.known.and];
    let office = (outer + 1..comma).any(|k| a.flags(k).any(Flags::TITLE) && a.capital(k));
    let whole = (outer + 1..comma).all(|k| {
        let capital = a.capital(k) && a.mention(k).is_none_or(|m| m.kind != Kind::Person);
        capital || links.contains(&a.word(k)) || a.dash(k) || a.dash(k.wrapping_sub(1))
    });
    (office && whole && a.capital(outer + 1)).then_some(outer)
}
