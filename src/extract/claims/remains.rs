//! What a sentence leaves behind when it makes no claim of its own: joint undertakings of the narrator, and
//! the persons that pronouns will mean.

use super::Draft;
use crate::extract::analysis::Analysis;
use crate::extract::cast::{self, Cast};
use crate::extract::content;
use crate::extract::groups::group_at;
use crate::extract::mention::Kind;
use crate::lexicon::{Act, Flags, Form, Refers, Scope};
use std::ops::Range;

/// "The two sides will …" in the narrator's own voice: a joint undertaking.
pub(super) fn group_plan(a: &Analysis<'_>, cast: &Cast, range: &Range<usize>, out: &mut Vec<Draft>) {
    let group = a.mention(range.start).filter(|m| m.kind == Kind::Group).map(|m| m.toks.end);
    let joint = || {
        let will = range.clone().take(14).find(|&k| matches!(a.surface(k), "will" | "shall"))?;
        let subject = crate::extract::subject::before(a, cast, will, range.start)?;
        let states = subject.joint && subject.who == crate::extract::subject::Who::Country;
        (states && subject.toks.start <= range.start + 6).then_some((subject.toks, subject.names))
    };
    let (source, speakers) = match group {
        // "Both countries will work": the states, where the text tells for which those who met act.
        Some(end) => {
            let countries = group_at(a, range.start).is_some_and(|g| g.1 == Refers::Countries);
            let states = if countries { cast.group(Refers::Countries) } else { Vec::new() };
            (range.start..end, if states.is_empty() { cast.party_names() } else { states })
        }
        None => match joint() {
            Some(found) => found,
            None => return,
        },
    };
    let end = source.end;
    // "The two sides will exchange views": the programme of a visit, no undertaking.
    let programme = (end + 1..range.end.min(end + 4)).any(|k| {
        matches!(
            a.surface(k),
            "exchange" | "discuss" | "meet" | "hold" | "attend" | "sign" | "visit" | "review" | "focus"
        ) || a.surface(k) == "be" && a.has_form(k + 1, &[Form::Participle])
    });
    let reading = content::read(a, range, true);
    if programme
        || !(matches!(reading.act, Act::Commit)
            && matches!(a.surface(end), "will" | "shall" | "agree" | "undertake"))
    {
        return;
    }
    out.push(Draft {
        speakers,
        scope: Scope::Joint,
        act: reading.act,
        strength: reading.strength,
        source: Some(source),
        cue: Some(end..end + 1),
        content: vec![end + 1..range.end],
        addressees: Vec::new(),
        modality: reading.modality,
        negated: reading.negated,
        rule: "group-will",
        confidence: 0.75,
    });
}

/// The last persons named become what pronouns mean. `spoke`: whether somebody was found to say something in the
/// sentence, whom the claim itself has made the last person.
pub(super) fn remember_persons(a: &Analysis<'_>, cast: &mut Cast, range: &Range<usize>, spoke: bool) {
    let mut named: Vec<u32> = Vec::new();
    let mut k = range.start;
    while k < range.end {
        if let Some(m) = a.mention(k) {
            if m.kind == Kind::Person && !named.contains(&m.entity) {
                named.push(m.entity);
            }
            k = m.toks.end.max(k + 1);
        } else {
            k += 1;
        }
    }
    if named.len() >= 2 {
        cast.pair = named.iter().copied().take(2).collect();
        cast.they = None;
    }
    // The subject of the sentence, if a person, is what "he" means next: a name, or a role that stands first.
    let fronted = a.flags(range.start).any(Flags::PREPOSITION);
    // "In his talks with X, the minister raised": he is the minister.
    if fronted && spoke {
        return;
    }
    // "He signed an agreement with Minister X": "he" goes on to be the same.
    if a.flags(range.start).any(Flags::HE_SHE) && cast.last_person.is_some() {
        return;
    }
    let from = (range.start..range.end.min(range.start + 24))
        .find(|&k| fronted && a.is(k, ','))
        .unwrap_or(range.start);
    // "The Prime Minister spoke to the President, X": he who has no name goes on to be "he".
    let unnamed = cast::role_end(a, from).is_some_and(|end| {
        let verb = a.has_form(end, &[Form::Past]) || a.flags(end).any(Flags::ADVERB);
        verb && cast::role_at(a, from).is_some_and(|(_, words, country)| {
            cast.unnamed.iter().any(|name| name.to_lowercase() == words.join(" "))
                && country.as_deref().and_then(|c| cast.of_country(c)).is_none()
        })
    });
    if unnamed {
        return;
    }
    // "The Secretary-General spoke to the press.": an office whose holder the text does not name is "he" from here on.
    if let Some(office) = cast::nameless_office(a, cast, from, range.end) {
        cast.last_group = vec![office];
        cast.last_person = None;
        return;
    }
    let subject = (from..range.end.min(from + 25)).find_map(|k| {
        if k == range.start && fronted {
            return None;
        }
        if let Some(m) = a.mention(k) {
            return (m.kind == Kind::Person).then_some(m.entity);
        }
        if k > from && !a.is(k - 1, ',') {
            return None;
        }
        let end = cast::role_end(a, k)?;
        if !(a.has_form(end, &[Form::Past]) || a.flags(end).any(Flags::ADVERB)) {
            return None;
        }
        let (_, words, country) = cast::role_at(a, k)?;
        country.as_deref().and_then(|c| cast.of_country(c)).or_else(|| cast.role(&words))
    });
    if let Some(entity) = subject
        && (!named.is_empty() || cast.last_person != Some(entity))
    {
        cast.last_person = Some(entity);
    }
}
