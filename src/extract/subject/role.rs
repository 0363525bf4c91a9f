//! A subject that names an office and nobody: "the Secretary", "Ministers".

use super::{Subject, Who, of};
use crate::extract::analysis::Analysis;
use crate::extract::cast::Cast;
use crate::extract::entity;
use crate::lexicon::{Flags, Refers};
use std::ops::Range;

/// Who holds an office that is named with its field: "the Minister of Defence" is no Minister of Trade.
pub(super) fn office(
    a: &Analysis<'_>,
    cast: &Cast,
    toks: Range<usize>,
    words: &[String],
    country: Option<String>,
) -> Subject {
    let small = [a.known.of, a.known.for_, a.known.and, a.known.the];
    let all: Vec<String> = toks
        .clone()
        .filter(|&k| a.is_word(k) && !small.contains(&a.word(k)))
        .map(|k| a.lower(k).as_str().to_owned())
        .collect();
    let holder = cast.role(&all).filter(|_| country.is_none());
    if let Some(entity) = holder {
        return of(toks, Who::Person, vec![cast.name(entity)], vec![entity]);
    }
    let found = role(a, cast, toks.clone(), words, country);
    // Somebody whose own field is another does not hold this office.
    let other = found.persons.iter().any(|e| {
        cast.titles.get(e).is_some_and(|titles| {
            titles.iter().any(|t| t.contains(" of ") || t.contains(" for "))
                && !titles.iter().any(|t| all.iter().skip(words.len()).any(|w| t.split(' ').any(|p| p == w)))
        })
    });
    if found.who == Who::Person && !other {
        return found;
    }
    let start = toks.start + usize::from(a.flags(toks.start).any(Flags::DETERMINER));
    let name = entity::surface(a, start, toks.end);
    of(toks, Who::Noun, vec![name], Vec::new())
}

/// "the MEA spokesperson", "the UN Secretary-General": the office behind the body whose it is, if somebody is known to
/// hold it.
pub(super) fn role_of_body(a: &Analysis<'_>, cast: &Cast, found: &Subject) -> Option<Subject> {
    let (start, end) = (found.toks.start, found.toks.end);
    let body = (start..end.min(start + 2))
        .find_map(|k| a.mention(k).filter(|m| m.toks.start == k && m.kind.is_body()))?;
    let office = body.toks.end..end;
    let words = titled_words(a, &office)?;
    if a.surface(end - 1).ends_with('s') {
        return None;
    }
    // "the SCO Secretary-General" is not the "UN Secretary-General X" whom he met.
    let other = |e: &u32| cast.bodies.get(e).is_some_and(|&b| b != body.entity);
    let holder = cast.role(&words).filter(|e| !other(e));
    let entity = match words.as_slice() {
        [_] => holder,
        _ => holder.filter(|&e| cast.serves(e, &entity::surface(a, body.toks.start, body.toks.end))),
    }?;
    Some(of(found.toks.clone(), Who::Person, vec![cast.name(entity)], vec![entity]))
}

/// "the Secretary-General of the Concord Council": the office before the body at token `from`, if somebody is known
/// to hold it there.
pub(super) fn office_of_body(a: &Analysis<'_>, cast: &Cast, found: &Subject, from: usize) -> Option<Subject> {
    let of_link = from.checked_sub(1).filter(|&k| a.word(k) == a.known.of)?;
    let start = found.toks.start + usize::from(a.flags(found.toks.start).any(Flags::DETERMINER));
    let words = titled_words(a, &(start..of_link))?;
    let body = from + usize::from(a.word(from) == a.known.the);
    let body = entity::surface(a, body, found.toks.end);
    let entity = cast.role(&words).filter(|&e| cast.serves(e, &body));
    // "the President of the Union" beside the President of a state.
    let called = |e: &u32| {
        let office = format!("{} of ", words.join(" "));
        let whole = |t: &String| {
            t.strip_prefix(&office).is_some_and(|rest| rest.trim_start_matches("the ") == body.to_lowercase())
        };
        cast.titles.get(e).is_some_and(|titles| titles.iter().any(whole))
    };
    let entity = entity.or_else(|| cast.parties.iter().copied().find(called))?;
    Some(of(found.toks.clone(), Who::Person, vec![cast.name(entity)], vec![entity]))
}

/// The lower-case words of an office, if the range is nothing else.
fn titled_words(a: &Analysis<'_>, range: &Range<usize>) -> Option<Vec<String>> {
    let words: Vec<String> =
        range.clone().filter(|&k| a.is_word(k)).map(|k| a.lower(k).as_str().to_owned()).collect();
    let office = range.clone().all(|k| {
        a.is(k, '-')
            || a.flags(k)
                .any(Flags::ROLE_NOUN.with(Flags::TITLE).with(Flags::TITLE_INNER).with(Flags::TITLE_MODIFIER))
    });
    (office && !words.is_empty()).then_some(words)
}

/// "Ministers", "the Leaders", "Foreign Ministers": those who meet, else the body's that was named in full.
pub(super) fn plural_role(a: &Analysis<'_>, cast: &Cast, found: Subject) -> Subject {
    // "Heads of State and Government": no field of their own.
    let heads = found.toks.clone().find(|&k| a.lower(k) == "heads").is_some_and(|h| {
        (h + 1..found.toks.end).all(|k| {
            matches!(&*a.lower(k), "of" | "state" | "government" | "governments" | "states" | "and" | "or")
        })
    });
    // "participants of the meeting", "delegates at the conference"
    let event = found.toks.end.checked_sub(3).filter(|&link| {
        link > found.toks.start
            && matches!(a.surface(link), "of" | "in" | "at")
            && a.flags(link + 1).any(Flags::DETERMINER)
            && a.flags(link + 2).any(Flags::EVENT_NOUN)
            && matches!(&*a.lower(link - 1), "participants" | "delegates" | "attendees")
    });
    let plain = found.toks.start..event.unwrap_or(found.toks.end);
    let bare = heads
        || (found.who == Who::Noun || event.is_some())
            && plain.clone().all(|k| {
                a.flags(k).any(Flags::DETERMINER)
                    || a.flags(k).any(Flags::TITLE_INNER)
                    || PLURAL_ROLES.contains(&a.lower(k).as_str())
            })
            && plain.end.checked_sub(1).is_some_and(|k| PLURAL_ROLES.contains(&a.lower(k).as_str()));
    // "The Secretary and his counterparts"
    let theirs = found.toks.end - found.toks.start > 3
        && matches!(a.surface(found.toks.end - 1), "counterparts" | "colleagues")
        && matches!(&*a.lower(found.toks.end - 2), "his" | "her")
        && a.word(found.toks.end - 3) == a.known.and;
    if theirs && cast.count() > 1 {
        let names = cast.party_names();
        return Subject { who: Who::Group, joint: true, names, persons: Vec::new(), ..found };
    }
    // "the President and other participants"
    let other = a.surface(found.toks.start) == "other"
        && found.toks.len() == 2
        && matches!(a.surface(found.toks.end - 1), "participants" | "leaders" | "ministers" | "attendees");
    // "Allies agreed", where the title says that allies meet.
    let allies = found.toks.len() == 1
        && matches!(a.surface(found.toks.start), "Allies" | "Partners")
        && title_says(a, &a.lower(found.toks.start));
    if (other || allies) && cast.count() > 1 {
        let names = cast.party_names();
        return Subject { who: Who::Noun, joint: true, names, persons: Vec::new(), ..found };
    }
    if !bare {
        return found;
    }
    let listed = found.toks.end.checked_sub(1).and_then(|k| cast.listed_as(&a.lower(k)));
    let names = if let Some(listed) = listed {
        listed
    } else if cast.count() > 1 {
        cast.party_names()
    } else if !cast.last_group.is_empty() {
        cast.last_group.clone()
    } else if !cast.voice.is_empty() {
        cast.voice.clone()
    } else {
        return found;
    };
    Subject { who: Who::Group, joint: true, names, persons: Vec::new(), ..found }
}

/// Whether a word of the title is this one, in lower case.
fn title_says(a: &Analysis<'_>, word: &str) -> bool {
    a.title().is_some_and(|r| r.clone().any(|k| &*a.lower(k) == word))
}

/// Plurals that name a group by the office of its members, or as those who take part.
const PLURAL_ROLES: [&str; 23] = [
    "authorities",
    "chairs",
    "dignitaries",
    "diplomats",
    "interlocutors",
    "officials",
    "representatives",
    "counterparts",
    "parties",
    "countries",
    "governments",
    "participants",
    "delegations",
    "delegates",
    "ministers",
    "leaders",
    "presidents",
    "principals",
    "secretaries",
    "directors",
    "chiefs",
    "commissioners",
    "envoys",
];

/// "The President" of a text that calls its own by name alone and the other "President of the Union": its own, where
/// he spoke last.
fn home_president(cast: &Cast, words: &[String]) -> Option<u32> {
    let last = cast.last_person?;
    // "Head of State Orlan" is a president too.
    let bare = |p: u32| cast.titles.get(&p).is_none_or(|titles| titles.iter().all(|t| t == "head of state"));
    let [_, _] = cast.parties[..] else { return None };
    let other = cast.other(Some(last))?;
    let elsewhere =
        cast.titles.get(&other).is_some_and(|titles| titles.iter().any(|t| t.starts_with("president of ")));
    (words == ["president"] && cast.parties.contains(&last) && bare(last) && elsewhere).then_some(last)
}

pub(super) fn role(
    a: &Analysis<'_>,
    cast: &Cast,
    toks: Range<usize>,
    words: &[String],
    country: Option<String>,
) -> Subject {
    let counterpart = words.last().is_some_and(|w| w == "counterpart" || w == "guest" || w == "interlocutor");
    let visiting = words.first().is_some_and(|w| w == "visiting");
    let entity = if visiting {
        cast.other(cast.parties.first().copied())
    } else if counterpart {
        country.as_deref().and_then(|c| cast.of_country(c)).or_else(|| cast.other(cast.last_person))
    } else if let Some(c) = country.as_deref() {
        // "Norland's foreign minister" is nobody who holds that office elsewhere.
        let theirs = |e: &u32| cast.sides.get(e).is_none_or(|side| side == c);
        cast.of_country(c).or_else(|| cast.only_unsided(c)).or_else(|| cast.role(words).filter(theirs))
    } else {
        home_president(cast, words).or_else(|| cast.role(words)).or_else(|| {
            matches!(words.last().map(String::as_str), Some("host"))
                .then(|| cast.parties.first().copied())
                .flatten()
        })
    };
    // A plural role is a group: "Ministers", "the foreign ministers".
    let plural = words
        .last()
        .is_some_and(|w| w.ends_with('s') && !matches!(w.as_str(), "affairs" | "d'affaires" | "d’affaires"));
    // "Sarvan ministers" are not all who meet; "the Norland and Sarvan ministers" are.
    let alone = a.word(toks.start.wrapping_sub(1)) != a.known.and && !a.is(toks.start.wrapping_sub(1), '-');
    if plural
        && alone
        && let Some(country) = &country
    {
        let theirs = |e: &u32| cast.sides.get(e) == Some(country);
        let persons: Vec<u32> = cast.parties.iter().copied().filter(theirs).collect();
        let names: Vec<String> = persons.iter().map(|&e| cast.name(e)).collect();
        if names.len() > 1 {
            return Subject { toks, who: Who::Group, names, persons: Vec::new(), joint: true };
        }
        let start = toks.start + usize::from(a.flags(toks.start).any(Flags::DETERMINER));
        let names = vec![entity::surface(a, start, toks.end)];
        return Subject { toks, who: Who::Noun, names, persons: Vec::new(), joint: true };
    }
    match entity {
        Some(e) if !plural => of(toks, Who::Person, vec![cast.name(e)], vec![e]),
        _ if plural => Subject {
            names: match cast.group(Refers::Persons) {
                none if none.is_empty() => cast.last_group.clone(),
                names => names,
            },
            toks,
            who: Who::Group,
            persons: Vec::new(),
            joint: true,
        },
        _ => {
            let start = toks.start + usize::from(a.flags(toks.start).any(Flags::DETERMINER));
            let name = entity::surface(a, start, toks.end);
            of(toks, Who::Noun, vec![name], Vec::new())
        }
    }
}
