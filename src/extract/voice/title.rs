//! Whoever the title names as those in whose name the text speaks.

use super::names::{named_in, role_of};
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::Cast;
use crate::extract::mention::Kind;
use crate::lexicon::{EntityType, Flags, Form};

/// Whoever the title names: its persons — the first alone where the text says "I" —, else ministers or
/// leaders of a body, else its states and bodies.
pub(super) fn title_voice(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let Some(r) = a.title() else {
        return Vec::new();
    };
    // "Statement by the President on the murder of X": X is the topic.
    let on = r.clone().find(|&k| {
        k > r.start + 1
            && (matches!(&*a.lower(k), "on" | "regarding" | "concerning" | "about")
                // "… of the Secretary-General in support of the declaration"
                || a.lower(k) == "in" && a.lower(k + 1) == "support")
            && a.mention(k).is_none()
    });
    let by = r.clone().find(|&k| a.word(k) == a.known.by || matches!(&*a.lower(k), "from" | "of"));
    let by = by.filter(|&b| {
        b > r.start
            && matches!(&*a.lower(b - 1), "statement" | "remarks" | "comments" | "message" | "declaration")
    });
    let until = on.filter(|_| by.is_some()).unwrap_or(r.end);
    // "Sarvan: Statement by the President": the topic before the colon has no voice.
    let topic =
        by.and_then(|by| (r.start + 1..by).rev().find(|&k| a.is(k, ':'))).map_or(r.start, |colon| colon + 1);
    let mut persons = cast.persons_in(a, &(topic..until));
    if let Some(by) = by.filter(|_| persons.is_empty()) {
        let from = by + 1 + usize::from(a.word(by + 1) == a.known.the);
        let end = (from..until)
            .find(|&k| !a.capital(k) && ![a.known.of, a.known.for_, a.known.the].contains(&a.word(k)));
        let end = end.unwrap_or(until);
        // An office alone, one person's: "the President", "the Press Secretary".
        let office = (from..end).any(|k| a.flags(k).any(Flags::TITLE.with(Flags::ROLE_NOUN)))
            // "the Council President"
            && a.mention(from).is_none_or(|m| matches!(m.kind, Kind::Organization | Kind::Named(_)) && m.toks.end < end);
        let spokes = (from..end).any(|k| a.lower(k).as_str().starts_with("spokes"));
        if office && !spokes && end > from {
            return vec![crate::extract::entity::surface(a, from, end)];
        }
        // "Statement by Orlan": a name alone, of one who says "I".
        let name = end > from
            && end < from + 3
            && end == until
            && (from..end).all(|k| a.is_word(k) && a.word(k) == 0 && a.mention(k).is_none());
        if name && a.sentences.iter().any(|s| s.toks.clone().any(|k| a.surface(k) == "I")) {
            return vec![crate::extract::entity::surface(a, from, end)];
        }
    }
    if !persons.is_empty() {
        let alone = a.sentences.iter().filter(|s| s.toks.clone().any(|k| a.surface(k) == "I")).count();
        let together = a.sentences.iter().filter(|s| s.toks.clone().any(|k| a.surface(k) == "We")).count();
        if alone > together {
            persons.truncate(1);
        }
        return persons;
    }
    // "Statement by the Foreign Ministry Spokesperson": for the country in whose name the text speaks.
    let spokes = r.clone().find(|&k| a.lower(k).starts_with("spokes"));
    if spokes.is_some()
        && let Some(country) = speaking_country(a, cast)
    {
        return vec![country];
    }
    // "… on the situation in Lubasa": what stands behind the topic's link is the topic.
    let topic = r.clone().find(|&k| {
        k > r.start
            && matches!(
                a.surface(k),
                "on" | "regarding" | "Regarding" | "concerning" | "about" | "following" | "against" | "in"
            )
    });
    // "Sarvan foreign minister to visit Taihan", "Norland rejects the claims of Sindara": nor is what they do.
    let deed = r.clone().find(|&k| {
        let to = a.word(k) == a.known.to && a.has_form(k + 1, &[Form::Base]) && !a.capital(k + 1);
        k > r.start
            && a.mention(k).is_none()
            && !a.capital(k)
            && (to
                || a.has_form(k, &[Form::Third])
                || a.mention_ending(k).is_some() && a.has_form(k, &[Form::Base]))
    });
    // "Our Close Relations with Sarvan": with whom one has them does not speak.
    let ours = r.clone().find(|&k| matches!(&*a.lower(k), "our" | "my"));
    let with = ours.and_then(|ours| (ours..r.end).find(|&k| &*a.lower(k) == "with"));
    let until = topic.into_iter().chain(deed).chain(with).min().unwrap_or(r.end);
    let mut bodies = named_in(a, cast, &(r.start..until));
    // "Sarvan foreign minister to visit …", where he says "I": he, by his office.
    if bodies.is_empty()
        && deed == Some(until)
        && a.sentences.iter().any(|s| s.toks.clone().any(|k| a.surface(k) == "I"))
        && a.flags(until - 1).any(Flags::TITLE.with(Flags::ROLE_NOUN))
    {
        return vec![crate::extract::entity::surface(a, r.start, until)];
    }
    // "the Sarvan government" is its state.
    for k in r.start..until {
        let Some((kind @ Kind::Demonym(_), word)) = crate::extract::gazette::listed(a, k, until) else {
            continue;
        };
        if a.surface(word).eq_ignore_ascii_case("government")
            && let Some(state) = crate::extract::cast::country_name(a, kind, k)
        {
            let named = crate::extract::entity::surface(a, k, word + 1);
            bodies.iter_mut().filter(|b| **b == named).for_each(|b| b.clone_from(&state));
        }
    }
    if bodies.is_empty()
        && let Some(body) = r.clone().find_map(|k| held_by(a, cast, k))
    {
        bodies.push(body);
    }
    // "Spokesperson's statement on the attack": where nobody else is named.
    if let Some(k) = spokes.filter(|&k| a.capital(k) && bodies.is_empty()) {
        return vec![a.surface(k).to_owned()];
    }
    let ministers = r.clone().find(|&k| matches!(a.surface(k), "Ministers" | "Leaders"));
    if let Some(k) = ministers
        && bodies.len() == 1
    {
        let start = if k > r.start
            && a.flags(k.wrapping_sub(1)).any(Flags::TITLE_INNER)
            && a.capital(k.wrapping_sub(1))
        {
            k - 1
        } else {
            k
        };
        let role = crate::extract::entity::surface(a, start, k + 1);
        // As the title writes it: a body's short form belongs to its ministers' name.
        let body = |m: &&crate::extract::mention::Mention| {
            cast.records.get(m.entity as usize).is_some_and(|r| r.kind == EntityType::Organization)
        };
        let short = (r.start..start).find_map(|j| a.mention(j).filter(|m| m.toks.start == j).filter(body));
        return bodies
            .iter()
            .map(|b| match short {
                Some(m) if r.len() > 1 => {
                    role_of(&role, &crate::extract::entity::surface(a, m.toks.start, m.toks.end))
                }
                _ => role_of(&role, b),
            })
            .collect();
    }
    bodies
}

/// "30th Harbour Group Summit": the body whose event the title names.
fn held_by(a: &Analysis<'_>, cast: &Cast, k: usize) -> Option<String> {
    let event = a.mention(k).filter(|m| m.kind == Kind::Event)?;
    let mut found = None;
    a.lexicon.phrases.matches((k..event.toks.end).map(|j| a.word(j)), |m| {
        if let crate::lexicon::Payload::Named(number) = m.payload
            && a.capital(k)
            && a.lexicon.named.get(number as usize).is_some_and(|n| n.kind == EntityType::Organization)
        {
            let called = cast.called(a, Kind::Named(number));
            found = Some(called.unwrap_or_else(|| a.surface(k).to_owned()));
        }
    });
    found
}

/// The country that opens a sentence and says something in the present: "France deplores".
fn speaking_country(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    a.sentences.iter().find_map(|s| {
        let m = a.mention(s.toks.start)?;
        let speaks = a.cue_form(m.toks.end, Form::Third);
        let state = m.kind.is_state();
        (state && speaks && m.entity != NONE).then(|| cast.name(m.entity))
    })
}
