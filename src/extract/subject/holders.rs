//! Several whose offices stand behind their names: "Mara Joly, Minister of Ports, and Anna Huit, Minister of Ports of
//! Norland, agreed".

use super::{Subject, Who};
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::Cast;
use crate::extract::mention::Kind;
use crate::extract::titles;
use crate::lexicon::Flags;

/// Tokens of such a list at most.
const LONG: usize = 90;

/// All the persons of a list of names and offices that ends right before token `end`; one office at least stands behind
/// a name.
pub(super) fn holders(a: &Analysis<'_>, cast: &Cast, end: usize, floor: usize) -> Option<Subject> {
    let last = end.checked_sub(1)?;
    let stop = end - usize::from(a.is(last, ','));
    let person =
        |k: usize| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k && m.entity != NONE);
    let mut from = stop;
    while from > floor && stop - from < LONG && listed(a, from - 1) {
        from -= 1;
    }
    let mut people: Vec<_> = (from..stop).filter_map(person).collect();
    // Mostly nobody, or one alone.
    if people.len() < 2 {
        return None;
    }
    people.retain(|m| !served(a, m.toks.start, from));
    let [first, .., final_one] = &people[..] else { return None };
    // Between two names, and behind the last one if a comma follows it, stands an office, or nothing but what joins them.
    let parts = people.windows(2).all(|two| {
        let [x, y] = two else { return true };
        let between = x.toks.end..titles::before(a, y.toks.start).start.max(x.toks.end);
        between.is_empty() || a.is(between.start, ',') || a.word(between.start) == a.known.and
    });
    let joined = people.windows(2).last().is_some_and(|two| {
        let [x, y] = two else { return false };
        (x.toks.end..y.toks.start).any(|k| a.word(k) == a.known.and)
    });
    let office = |k: usize| a.flags(k).any(Flags::TITLE) && a.capital(k);
    let behind = people.iter().any(|m| a.is(m.toks.end, ',') && (m.toks.end + 1..m.toks.end + 6).any(office));
    let closed = final_one.toks.end == stop || a.is(final_one.toks.end, ',');
    let mut start = titles::before(a, first.toks.start).start.max(from);
    // "The Honourable"
    while start > from && (a.word(start - 1) == a.known.the || a.flags(start - 1).any(Flags::HONORIFIC)) {
        start -= 1;
    }
    let opens = start == floor || a.is(start - 1, ',') || a.dash(start - 1) || a.opens_sentence(start);
    if !(parts && joined && behind && closed && opens) {
        return None;
    }
    let mut names = Vec::new();
    let mut persons = Vec::new();
    for m in people {
        if !persons.contains(&m.entity) {
            persons.push(m.entity);
            names.push(cast.name(m.entity));
        }
    }
    (names.len() > 1).then_some(Subject { toks: start..stop, who: Who::Person, names, persons, joint: true })
}

/// Whether a token may stand in a list of names and offices.
fn listed(a: &Analysis<'_>, k: usize) -> bool {
    let links = [a.known.of, a.known.the, a.known.and, a.known.for_, a.known.to];
    a.capital(k)
        || links.contains(&a.word(k))
        || a.is(k, ',')
        || a.is(k, '-')
        || a.is(k, '&')
        || a.is(k, '’')
        || a.is(k, '(')
        || a.is(k, ')')
        || a.is(k, '.') && a.flags(k.wrapping_sub(1)).any(Flags::HONORIFIC)
        || a.mention(k).is_some_and(|m| m.kind != Kind::Date)
        || a.flags(k).any(Flags::TITLE_MODIFIER)
}

/// Whether somebody is named only as the one whom another serves: "Adviser to President Orlan".
fn served(a: &Analysis<'_>, name: usize, from: usize) -> bool {
    let start = titles::before(a, name).start.max(from);
    start > from && a.word(start - 1) == a.known.to
}
