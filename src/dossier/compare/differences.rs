//! What differs between two accounts beside what each leaves out.

use super::difference::{Difference, DifferenceKind, NOT_STATED};
use super::numbers::numbers;
use super::{Row, Side};
use crate::extract::{Act, Claim, Party};
use crate::lexicon::Ladder;
use crate::lexicon::tone::Tone;
use crate::lexicon::topics::{stem, words};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// All differences: of the card first, then row by row.
pub(super) fn differences(a: Side<'_>, b: Side<'_>, rows: &[Row]) -> Vec<Difference> {
    let mut found = Vec::new();
    of_cards(a, b, &mut found);
    order(rows, &mut found);
    tone(a, b, &mut found);
    for (k, row) in rows.iter().enumerate() {
        of_row(a, b, k, row, &mut found);
    }
    found.sort_by_key(|d| (d.kind, d.row));
    found.dedup_by(|x, y| (x.kind, x.row, &x.a, &x.b) == (y.kind, y.row, &y.a, &y.b));
    found
}

fn stems(text: &str) -> BTreeSet<String> {
    let grammar =
        ["of", "the", "and", "for", "affair", "his", "her", "excel", "h", "e", "hon", "rt", "mr", "ms"];
    // Two languages of one name: "Erdoğan" is Erdogan.
    let plain: String = text.nfd().filter(|c| !is_combining_mark(*c)).collect();
    words(&plain).map(|(_, word)| stem(&word)).filter(|s| !grammar.contains(&s.as_str())).collect()
}

/// Whether two names may be of the same: one is a part of the other, or they share the last word.
fn same_name(a: &str, b: &str) -> bool {
    let (x, y) = (stems(a), stems(b));
    !x.is_empty() && !y.is_empty() && (x.is_subset(&y) || y.is_subset(&x))
}

fn of_cards(a: Side<'_>, b: Side<'_>, found: &mut Vec<Difference>) {
    use DifferenceKind::{Date, Place, RequestedBy, Title};
    let (x, y) = (&a.findings.card, &b.findings.card);
    let same_asker = |p: &str, q: &str| {
        // "China" and "Wang Yi" asked alike when he is China's.
        let side_of = |side: Side<'_>, name: &str| {
            let party = side.findings.card.parties.iter().find(|p| same_name(&p.name, name));
            party.and_then(|p| p.side.clone())
        };
        let sides = [Some(p.to_owned()), side_of(a, p), side_of(b, p)];
        let others = [Some(q.to_owned()), side_of(a, q), side_of(b, q)];
        let mut pairs = sides.iter().flatten().flat_map(|s| others.iter().flatten().map(move |o| (s, o)));
        pairs.any(|(s, o)| same_name(s, o))
    };
    for (kind, p, q) in [
        (RequestedBy, &x.requested_by, &y.requested_by),
        (Place, &x.place, &y.place),
        (Date, &x.date, &y.date),
    ] {
        let same = match (p, q) {
            (None, None) => true,
            (Some(p), Some(q)) if kind == RequestedBy => same_asker(p, q),
            (Some(p), Some(q)) if kind == Place => same_name(p, q),
            (Some(p), Some(q)) => p == q,
            _ => false,
        };
        if !same {
            let said = |v: &Option<String>| v.clone().unwrap_or_else(|| NOT_STATED.to_owned());
            found.push(Difference::new(kind, said(p), said(q)));
        }
    }
    for p in &x.parties {
        let Some(q) = y.parties.iter().find(|q| same_person(p, q)) else { continue };
        let (mine, theirs) = (stems(&p.titles.join(" ")), stems(&q.titles.join(" ")));
        let own = side_stems(p).union(&side_stems(q)).cloned().collect::<BTreeSet<_>>();
        let differ = |m: &BTreeSet<String>, t: &BTreeSet<String>| {
            m.difference(t).filter(|s| !own.contains(*s)).count()
        };
        let (more, less) = (differ(&mine, &theirs), differ(&theirs, &mine));
        // "Secretary" for "Secretary of State" is no other title; a whole title left out is.
        if (more > 0 && less > 0) || more.max(less) > 1 || (mine.is_empty() != theirs.is_empty()) {
            let said = |p: &Party| {
                let titles = if p.titles.is_empty() { "no title".to_owned() } else { p.titles.join(", ") };
                format!("{}: {titles}", p.name)
            };
            found.push(Difference::new(Title, said(p), said(q)));
        }
    }
}

fn side_stems(party: &Party) -> BTreeSet<String> {
    party.side.as_deref().map(stems).unwrap_or_default()
}

fn same_person(p: &Party, q: &Party) -> bool {
    same_name(&p.name, &q.name)
}

fn order(rows: &[Row], found: &mut Vec<Difference>) {
    let by = |first: &dyn Fn(&Row) -> Option<u32>| -> Vec<usize> {
        let mut at: Vec<usize> = (0..rows.len()).collect();
        at.sort_by_key(|&k| rows.get(k).and_then(first));
        at
    };
    let in_a = by(&|row| row.a.iter().min().copied());
    let in_b = by(&|row| row.b.iter().min().copied());
    if in_a != in_b {
        let said = |order: &[usize]| -> String {
            let labels: Vec<&str> =
                order.iter().filter_map(|&k| rows.get(k)).map(|row| row.label.as_str()).collect();
            labels.join(" → ")
        };
        found.push(Difference::new(DifferenceKind::Order, said(&in_a), said(&in_b)));
    }
}

fn tone(a: Side<'_>, b: Side<'_>, found: &mut Vec<Difference>) {
    let of = |side: Side<'_>| -> BTreeSet<&'static str> {
        let text = &*side.document.text;
        let sentences = side.findings.sentences.iter();
        sentences
            .flat_map(|s| Tone::builtin().find(s.of(text)))
            .map(|(_, word)| word.words.as_str())
            .collect()
    };
    let (x, y) = (of(a), of(b));
    let say = |own: &BTreeSet<&str>| -> String {
        if own.is_empty() {
            NOT_STATED.to_owned()
        } else {
            own.iter().copied().collect::<Vec<_>>().join(", ")
        }
    };
    if x != y {
        found.push(Difference::new(DifferenceKind::Tone, say(&x), say(&y)));
    }
}

/// Acts that say the same more or less strongly, weakest first: who only tells that something was talked
/// about says least of it, who only says something less than who asks for it or is against it.
const FAMILIES: &[&[Act]] = &[
    &[Act::Discuss, Act::Assert, Act::Concern, Act::Oppose, Act::Warn],
    &[Act::Discuss, Act::Assert, Act::Request],
    &[Act::Discuss, Act::Agree],
];

/// The place of an act in a family with another.
fn family(act: Act, other: Act) -> Option<usize> {
    let family = FAMILIES.iter().find(|f| f.contains(&act) && f.contains(&other))?;
    family.iter().position(|a| *a == act)
}

fn of_row(a: Side<'_>, b: Side<'_>, k: usize, row: &Row, found: &mut Vec<Difference>) {
    let claims = |side: Side<'_>, ids: &[u32]| -> Vec<usize> {
        let all = side.findings.claims.iter().enumerate();
        all.filter(|(_, c)| ids.contains(&c.id)).map(|(k, _)| k).collect()
    };
    let (in_a, in_b) = (claims(a, &row.a), claims(b, &row.b));
    let at = |side: Side<'_>, k: usize| -> Option<Claim> { side.findings.claims.get(k).cloned() };
    numbers(a, b, k, [&in_a, &in_b], found);
    let mut strengths: Vec<(Act, Act)> = Vec::new();
    for (x, y) in in_a.iter().flat_map(|&i| in_b.iter().map(move |&j| (i, j))) {
        let (Some(x), Some(y)) = (at(a, x), at(b, y)) else { continue };
        let mut push = |kind, said: (String, String), up| {
            let mut difference = Difference::new(kind, said.0, said.1);
            (difference.row, difference.claims, difference.up) = (Some(k), Some((x.id, y.id)), up);
            found.push(difference);
        };
        // Speech that goes on without a verb of its own has no strength to compare.
        let told = x.cue.is_some() && y.cue.is_some();
        if told && speak_alike(&x, &y) && !strengths.contains(&(x.act, y.act)) {
            let rank = |c: &Claim, other: &Claim| {
                let act = if c.act == other.act { 0 } else { family(c.act, other.act)? };
                Some((act, c.strength))
            };
            let ranks = rank(&x, &y).zip(rank(&y, &x));
            // Of several claims of one act the strongest speaks for its side.
            let strongest = |side: Side<'_>, of: &[usize], c: &Claim| {
                let rivals = of.iter().filter_map(|&k| side.findings.claims.get(k));
                rivals
                    .filter(|o| o.act == c.act && o.speakers == c.speakers)
                    .all(|o| o.strength <= c.strength)
            };
            // A greeting is one, however it is put.
            let courtesy = x.act == Act::Social && x.strength.abs_diff(y.strength) < 2;
            // Of one row one pair of different acts is enough: the first.
            // … and none where either side has the other's act too: then that one is its like.
            let has = |side: Side<'_>, of: &[usize], act: Act| {
                of.iter().filter_map(|&k| side.findings.claims.get(k)).any(|c| c.act == act)
            };
            let another = x.act != y.act
                && (strengths.iter().any(|(p, q)| p != q) || has(b, &in_b, x.act) || has(a, &in_a, y.act));
            if let Some((p, q)) = ranks.filter(|(p, q)| p != q && !courtesy && !another)
                && strongest(a, &in_a, &x)
                && strongest(b, &in_b, &y)
            {
                strengths.push((x.act, y.act));
                push(DifferenceKind::Strength, (strength(a, &x), strength(b, &y)), Some(q > p));
            }
        }
        if let (Some(p), Some(q)) = (&x.due, &y.due)
            && p.date != q.date
        {
            let said =
                |side: Side<'_>, due: &crate::extract::Due| due.span.of(&side.document.text).to_owned();
            push(DifferenceKind::Date, (said(a, p), said(b, q)), None);
        }
    }
}

/// Whether the same person speaks in both, or all do, or nobody can be named.
fn speak_alike(x: &Claim, y: &Claim) -> bool {
    let any = |all: &[String], name: &str| all.iter().any(|other| same_name(other, name));
    (x.speakers.is_empty() && y.speakers.is_empty())
        || x.speakers.iter().any(|name| any(&y.speakers, name))
        || (x.speakers.len() > 1 && y.speakers.is_empty())
        || (y.speakers.len() > 1 && x.speakers.is_empty())
}

/// "urged (request, strength 4 of 8)"; of a verb that says nothing by itself, with what is expressed: "expressed
/// serious concern (concern, strength 3 of 7)".
fn strength(side: Side<'_>, claim: &Claim) -> String {
    let text = &side.document.text;
    let cue = claim.cue.map_or("", |span| span.of(text));
    let light = claim.rule == "cue-light";
    let object = claim.content.first().filter(|_| light).map_or("", |span| span.of(text));
    let object = object.split_whitespace().take(OBJECT);
    let cue = cue.split_whitespace().chain(object).collect::<Vec<_>>().join(" ");
    format!("{cue}{}({})", if cue.is_empty() { "" } else { " " }, Ladder::grade(claim.act, claim.strength))
}

/// Words shown of what a verb without a sense of its own expresses.
const OBJECT: usize = 3;
