//! In whose name a document says "we": the list above or in it, its title, its masthead.

use crate::document::BlockKind;
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::Cast;
use crate::extract::mention::Kind;
use crate::lexicon::{EntityType, Flags, Form, Payload};
use crate::text::TokenKind;

pub(super) fn named_voice(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    if let Some(name) = says_as(a, cast) {
        return vec![name];
    }
    let lead = leaders_in_lead(a, cast);
    if lead.len() > 1 {
        return lead;
    }
    let above = above(a, cast);
    if !above.is_empty() {
        return above;
    }
    // "We, the Leaders of A, B and C, met": those listed; "We, the Foreign Ministers of the Harbour Group":
    // the phrase itself.
    for s in a.sentences.iter().take(8) {
        let r = crate::extract::claims::body(a, &s.toks);
        if let Some(we) = (r.start..r.end.min(r.start + 6)).find(|&k| matches!(a.surface(k), "We" | "we"))
            && (a.is(we + 1, ',') || a.spaced_dash(we + 1) && a.word(we + 2) == a.known.the)
        {
            let end = (we + 2..r.end)
                .find(|&k| {
                    matches!(
                        a.surface(k),
                        "met"
                            | "gathered"
                            | "meet"
                            | "convened"
                            | "having"
                            | "representing"
                            | "meeting"
                            | "assembled"
                            | "gathering"
                    ) || a.is(k, ';')
                        || !a.capital(k)
                            && a.has_form(k, &[Form::Base, Form::Past])
                            && a.mention(k).is_none()
                            && (a.is(k.wrapping_sub(1), ',') || a.mention_ending(k).is_some())
                })
                .unwrap_or(r.end);
            // "We – the presidents of A, B and C – met"
            let dashed = a.spaced_dash(we + 1);
            let end = (we + 2..end).find(|&k| dashed && a.spaced_dash(k)).unwrap_or(end);
            let named = members(a, cast, &(we + 2..end));
            // "the foreign ministers of the lake countries – A, B and C –": those set out behind the dash.
            let dash = (we + 2..r.end).find(|&k| a.spaced_dash(k));
            let set_out = dash.map(|d| {
                let close = (d + 1..r.end).find(|&k| a.spaced_dash(k)).unwrap_or(r.end);
                named_in(a, cast, &(d + 1..close))
            });
            let set_out = set_out.filter(|n| n.len() > 1);
            if let Some(names) = set_out.filter(|_| named.len() < 2) {
                return names;
            }
            // "the Heads of State of the States, Countries and Territories of the Association": by the whole phrase.
            let office = (we + 2..we + 5).any(|k| a.lower(k) == "heads");
            let states =
                |n: &String| cast.records.iter().any(|r| r.name == *n && r.kind != EntityType::Organization);
            if office && named.len() > 1 && !named.iter().any(states) {
                let from = we + 2 + usize::from(a.word(we + 2) == a.known.the);
                let stop = (from..end).find(|&k| a.is(k, '(')).unwrap_or(end);
                let stop = if a.is(stop - 1, ',') { stop - 1 } else { stop };
                return vec![crate::extract::entity::surface(a, from, stop)];
            }
            if !named.is_empty() {
                return named;
            }
        }
    }
    if let Some(name) = releasing(a, cast) {
        return vec![name];
    }
    let titled = title_voice(a, cast);
    if !titled.is_empty() {
        return titled;
    }
    if let Some(name) = signed(a, cast) {
        return vec![name];
    }
    let issuing = issuing_voice(a, cast);
    if !issuing.is_empty() {
        return issuing;
    }
    // "Chairman's Statement of the 30th Harbour Group Summit"
    let head = a.block_toks.iter().take(3);
    head.filter_map(|r| body_of_event(a, cast, r)).next().into_iter().collect()
}

/// Whom a list names: its persons, else its states and bodies if there are several, else the phrase itself
/// ("Foreign Ministers of the Harbour Group"). Members that are listed behind their body speak as the body.
fn members(a: &Analysis<'_>, cast: &Cast, range: &std::ops::Range<usize>) -> Vec<String> {
    let people = cast.persons_in(a, range);
    if people.len() > 1 {
        return people;
    }
    let listed = named_in(a, cast, range);
    let body_first = listed_body_first(a, range.start, range.end);
    if listed.len() > 1 && !body_first {
        return listed;
    }
    // "the H7 Foreign Ministers of A, B and C": they speak as the body.
    let of = range
        .clone()
        .find(|&k| body_first && listed.len() > 2 && a.word(k) == a.known.of && a.mention(k).is_none());
    let stop = of.or_else(|| range.clone().find(|&k| a.is(k, ',') || a.is(k, '('))).unwrap_or(range.end);
    let start = range.start + usize::from(a.word(range.start) == a.known.the);
    if stop > start { vec![crate::extract::entity::surface(a, start, stop)] } else { Vec::new() }
}

/// Who signs below a text that says "I": a name in a line of its own, as the last lines have it.
pub(in crate::extract) fn signed(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let own = a.sentences.iter().any(|s| s.toks.clone().any(|k| a.surface(k) == "I"));
    let last = a.sentences.last().filter(|_| own)?;
    a.block_toks.iter().rev().take(6).find_map(|r| {
        let short = (1..10).contains(&r.len()) && r.clone().all(|k| a.capital(k) || !a.is_word(k));
        if !short || r.start + 1 < last.toks.start.saturating_sub(60) {
            return None;
        }
        r.clone()
            .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.entity != NONE))
            .map(|m| cast.name(m.entity))
    })
}

/// The one person whose name stands with an office or an honour in a line above a text that says "I": "Minister for
/// Ports Jan Pell", "Senator the Hon Mara Lind".
pub(super) fn releasing(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let own = a.sentences.iter().any(|s| s.toks.clone().any(|k| a.surface(k) == "I"));
    let head = a.sentences.first().filter(|_| own)?.toks.start;
    let lines = a.blocks.iter().zip(&a.block_toks).take(6).filter(|(_, r)| r.start < head && r.len() < 14);
    let mut persons = lines.filter_map(|(_, r)| {
        let m =
            r.clone().find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.entity != NONE))?;
        // Nothing but the name and what honours it: no "Meeting with X".
        let links = [a.known.the, a.known.of, a.known.for_, a.known.and];
        let honours = |k: usize| a.capital(k) || !a.is_word(k) || links.contains(&a.word(k));
        let titled = (r.start..m.toks.start).any(|k| a.flags(k).any(Flags::TITLE.with(Flags::HONORIFIC)));
        (titled && m.toks.end >= r.end && (r.start..m.toks.start).all(honours)).then_some(m.entity)
    });
    let person = persons.next()?;
    persons.all(|e| e == person).then(|| cast.name(person))
}

/// The body in the masthead, else the first one that the text names.
fn issuing_voice(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let masthead = a.blocks.iter().zip(&a.block_toks).filter(|(b, _)| b.kind == BlockKind::Masthead);
    // "The Columbrian States strongly condemns …. We offer …": the one who opens the text.
    let lead = a.sentences.iter().take(2).map(|s| s.toks.start..s.toks.end.min(s.toks.start + 10));
    let opener = a.sentences.first().and_then(|s| {
        let k = s.toks.start + usize::from(a.word(s.toks.start) == a.known.the);
        let m =
            a.mention(k).filter(|m| matches!(m.kind, Kind::Country(_) | Kind::State) && m.entity != NONE)?;
        let verb = (m.toks.end..m.toks.end + 3).any(|j| a.has_form(j, &[Form::Third, Form::Base]));
        verb.then(|| cast.name(m.entity))
    });
    if let Some(name) = opener {
        return vec![name];
    }
    masthead
        .map(|(_, r)| r.clone())
        .chain(lead)
        .flatten()
        .find_map(|k| {
            let m = a.mention(k)?;
            cast.records.get(m.entity as usize).filter(|r| r.kind == EntityType::Organization)
        })
        .map(|r| {
            // "Republic of X / Ministry of Foreign Affairs" is the ministry of X.
            let state =
                crate::extract::card::masthead_country(a).filter(|_| r.words.iter().any(|w| w == "ministry"));
            match state {
                Some(state) if !r.name.contains(&state) => format!("{} of {state}", r.name),
                _ => r.name.clone(),
            }
        })
        .into_iter()
        .collect()
}

/// A body stands first ("the Foreign Ministers of the Association of …, the Union and …").
fn listed_body_first(a: &Analysis<'_>, from: usize, end: usize) -> bool {
    (from..end)
        .find_map(|k| a.mention(k))
        .is_some_and(|m| matches!(m.kind, Kind::Organization | Kind::Named(_)))
}

pub(super) fn named_in(a: &Analysis<'_>, cast: &Cast, range: &std::ops::Range<usize>) -> Vec<String> {
    let mut names = Vec::new();
    let mut k = range.start;
    while k < range.end {
        if let Some(m) = a.mention(k).filter(|m| m.toks.start == k) {
            let speaks = cast.records.get(m.entity as usize).is_some_and(|r| {
                matches!(r.kind, EntityType::Country | EntityType::Person | EntityType::Organization)
            });
            if speaks && !matches!(m.kind, Kind::Demonym(_)) {
                let name = cast.name(m.entity);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            k = m.toks.end.max(k + 1);
        } else {
            k += 1;
        }
    }
    names
}

/// Whoever the title names: its persons — the first alone where the text says "I" —, else ministers or
/// leaders of a body, else its states and bodies.
fn title_voice(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let Some(r) = a.blocks.iter().position(|b| b.kind == BlockKind::Title).and_then(|t| a.block_toks.get(t))
    else {
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
        let end =
            (from..until).find(|&k| !a.capital(k) && a.word(k) != a.known.of && a.word(k) != a.known.for_);
        let end = end.unwrap_or(until);
        // An office alone, one person's: "the President", "the Press Secretary".
        let office = (from..end).any(|k| a.flags(k).any(Flags::TITLE.with(Flags::ROLE_NOUN)))
            && !(from..end).any(|k| a.flags(k).any(Flags::TITLE_PLURAL) && a.surface(k).ends_with('s'))
            // "the Council President"
            && a.mention(from).is_none_or(|m| matches!(m.kind, Kind::Organization | Kind::Named(_)) && m.toks.end < end);
        let spokes = (from..end).any(|k| a.lower(k).as_str().starts_with("spokes"));
        if office && !spokes && end > from {
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
    if r.clone().any(|k| a.surface(k).to_lowercase().starts_with("spokes"))
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
    let until = topic.into_iter().chain(deed).min().unwrap_or(r.end);
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
        let Some((kind @ Kind::Demonym(_), len)) = crate::extract::gazette::listed(a, k, until) else {
            continue;
        };
        let word = k + len;
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
        let speaks = a.forms(m.toks.end).iter().any(|&(verb, form)| {
            form == Form::Third && a.lexicon.cues_of.get(verb as usize).is_some_and(|cues| !cues.is_empty())
        });
        let state = matches!(m.kind, Kind::Country(_) | Kind::State);
        (state && speaks && m.entity != NONE).then(|| cast.name(m.entity))
    })
}

/// Whoever releases the statement or is listed above it: persons before the states they act for.
pub(super) fn above(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let released = released_by(a, cast);
    let persons = |names: &[String]| {
        names.iter().all(|n| cast.records.iter().any(|r| r.kind == EntityType::Person && r.name == *n))
    };
    if released.len() > 1 && persons(&released) {
        return released;
    }
    let listed = listed_above(a, cast);
    if !listed.is_empty() {
        return listed;
    }
    let bracketed = bracketed_above(a, cast);
    if bracketed.is_empty() { released } else { bracketed }
}

/// Those by whom the text is said to be released.
fn released_by(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    // "released by the Foreign Ministers of the Harbour Group", above the text or in it.
    let head = a.toks.len().min(160);
    let released = (0..head).find(|&k| {
        matches!(a.surface(k), "released" | "issued" | "adopted" | "made") && a.word(k + 1) == a.known.by
            || matches!(a.surface(k), "released" | "issued") && a.surface(k + 1) == "jointly"
    });
    if let Some(k) = released {
        let by = k + 1 + usize::from(a.surface(k + 1) == "jointly");
        let end = (by + 1..a.toks.len())
            .find(|&j| {
                a.mention(j).is_some_and(|m| m.kind == Kind::Date)
                    || matches!(
                        a.surface(j),
                        "on" | "at" | "in" | "today" | "regarding" | "following" | "after" | "concerning"
                    ) && a.mention(j).is_none()
                    || matches!(a.tok(j).map(|t| t.token.kind), Some(TokenKind::Mark(c)) if !matches!(c, ',' | '.' | '-' | '–'))
                    || a.is(j, '.') && a.opens(j + 1)
            })
            .unwrap_or(by + 1);
        let end = if a.is(end.wrapping_sub(1), '.') { end - 1 } else { end };
        let end = end.min(a.block_end(k));
        return members(a, cast, &(by + 1..end));
    }
    Vec::new()
}

/// The ministers or leaders of a body, in the title or the first sentence: "Harbour Group Foreign Ministers
/// met", "Meeting of the Harbour Group Ministers".
pub(super) fn body_together(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let title = a.blocks.iter().position(|b| b.kind == BlockKind::Title).and_then(|t| a.block_toks.get(t));
    let first = a.sentences.first().map(|s| s.toks.start..s.toks.end.min(s.toks.start + 24));
    title.cloned().into_iter().chain(first).find_map(|r| {
        let k = r.clone().find(|&k| {
            matches!(&*a.lower(k), "ministers" | "leaders" | "allies" | "heads")
                && a.mention(k).is_none_or(|m| m.kind == Kind::Group)
        })?;
        let mut from = k;
        while from > r.start
            && a.mention(from - 1).is_none()
            && a.capital(from - 1)
            && a.flags(from - 1).any(Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER).with(Flags::NAME_STOP))
        {
            from -= 1;
        }
        let after = k + 1 + usize::from(a.word(k + 1) == a.known.of);
        let after = after + usize::from(a.word(after) == a.known.the);
        let body = a.mention_ending(from).or_else(|| a.mention(after).filter(|_| after > k + 1))?;
        let together = cast
            .records
            .get(body.entity as usize)
            .is_some_and(|r| r.kind == EntityType::Organization && r.words.iter().all(|w| w != "ministry"));
        let role = crate::extract::entity::surface(a, from, k + 1);
        together.then(|| role_of(&role, &cast.name(body.entity)))
    })
}

/// "As Sarvan, we are ready to contribute": the one who says so.
fn says_as(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    // "We convey our condolences on behalf of Sarvan and its people"
    let behalf = |s: &crate::extract::analysis::Sentence| {
        let r = s.toks.clone();
        if a.surface(r.start) != "We" {
            return None;
        }
        let of = (r.start..r.end).find(|&k| {
            a.surface(k) == "behalf" && a.word(k + 1) == a.known.of && a.surface(k.wrapping_sub(1)) == "on"
        })?;
        let k = of + 2 + usize::from(a.word(of + 2) == a.known.the);
        let m = a.mention(k).filter(|m| m.toks.start == k && m.entity != NONE)?;
        let body = matches!(m.kind, Kind::Country(_) | Kind::State | Kind::Organization | Kind::Named(_));
        body.then(|| cast.name(m.entity))
    };
    if let Some(name) = a.sentences.iter().find_map(behalf) {
        return Some(name);
    }
    a.sentences.iter().find_map(|s| {
        let k = s.toks.start;
        let m = a.mention(k + 1).filter(|m| a.surface(k) == "As" && m.toks.start == k + 1)?;
        let body = matches!(m.kind, Kind::Country(_) | Kind::State | Kind::Organization | Kind::Named(_));
        let we = a.is(m.toks.end, ',') && a.surface(m.toks.end + 1) == "we";
        (body && we && m.entity != NONE).then(|| cast.name(m.entity))
    })
}

/// "Joint Statement from the Foreign Ministers of A, B and C": those listed, in the head of the text.
fn listed_above(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    // In a front matter a title may be broken by escapes: the text itself comes first.
    let plain = a.blocks.iter().zip(&a.block_toks).take(8).filter(|(b, _)| b.kind != BlockKind::FrontMatter);
    for (_, r) in plain {
        let head = r.start..r.end.min(r.start + 12);
        let genre = |k: usize| {
            let genre = matches!(&*a.lower(k), "statement" | "declaration" | "communiqué" | "communique");
            genre && a.capital(k)
        };
        let by = head.clone().find(|&k| {
            k > r.start && genre(k - 1) && (matches!(a.surface(k), "from" | "of") || a.word(k) == a.known.by)
        });
        // "Joint Statement on the Lake between A and B"
        let between = head
            .clone()
            .find(|&k| genre(k))
            .and_then(|g| (g + 1..r.end.min(g + 16)).find(|&k| a.surface(k) == "between"));
        let Some(by) = by.or(between) else { continue };
        // "We recall the Vesk Declaration of the Lake Union": told of, not a heading.
        if (r.start..by)
            .any(|k| a.flags(k).any(Flags::FIRST_PERSON.with(Flags::FINITE)) && a.mention(k).is_none())
        {
            continue;
        }
        let end = (by + 1..r.end)
            .find(|&k| {
                a.is(k, '.')
                    || Some(by) != between
                        && matches!(
                            a.surface(k),
                            "on" | "On"
                                | "regarding"
                                | "Regarding"
                                | "concerning"
                                | "following"
                                | "about"
                                | "against"
                        )
                        && a.mention(k).is_none()
            })
            .unwrap_or(r.end);
        let named = members(a, cast, &(by + 1..end));
        if named.len() > 1 {
            return named;
        }
    }
    Vec::new()
}

/// "Today, the leaders of the partnership – X of A, Y of B, and Z of C – assessed progress.", "Today, the Leaders of A,
/// B and C met and released the following statement:": those who say "we" below are named at the start.
fn leaders_in_lead(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    for s in a.sentences.iter().take(2) {
        let r = crate::extract::claims::body(a, &s.toks);
        let plural = |k: usize| {
            matches!(&*a.lower(k), "leaders" | "ministers" | "presidents" | "heads" | "chairs")
                && a.word(k + 1) == a.known.of
        };
        let Some(head) = (r.start..r.end.min(r.start + 10)).find(|&k| plural(k)) else { continue };
        if let Some(open) = (head..r.end).find(|&k| a.spaced_dash(k)) {
            let close = (open + 1..r.end).find(|&k| a.spaced_dash(k)).unwrap_or(r.end);
            let people = cast.persons_in(a, &(open + 1..close));
            if people.len() > 1 {
                return people;
            }
        }
        let states =
            (r.end.saturating_sub(8)..r.end).any(|k| matches!(&*a.lower(k), "statement" | "declaration"));
        let verb =
            (head..r.end).find(|&k| a.mention(k).is_none() && !a.capital(k) && a.has_form(k, &[Form::Past]));
        if let Some(verb) = verb.filter(|_| states) {
            let named = named_in(a, cast, &(head + 1..verb));
            if named.len() > 2 {
                return named;
            }
        }
    }
    Vec::new()
}

/// "Nordic leaders' statement (A, B, C and D, 14 February)": those in brackets behind the kind of text.
fn bracketed_above(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    for r in a.block_toks.iter().take(5) {
        let genre =
            |k: usize| matches!(&*a.lower(k), "statement" | "declaration" | "communiqué" | "communique");
        let Some(open) = r.clone().find(|&k| a.is(k, '(')) else { continue };
        if !(r.start..open).any(genre) {
            continue;
        }
        let close = (open..r.end).find(|&k| a.is(k, ')')).unwrap_or(r.end);
        let named = named_in(a, cast, &(open + 1..close));
        if named.len() > 2 {
            return named;
        }
    }
    Vec::new()
}

/// One person delivers the text to a chair, as the address at its start shows and the signature below: "Thank you,
/// Madam President. …", "Jan Pell, Ambassador".
pub(super) fn delivered(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let chair = |k: usize| {
        matches!(&*a.lower(k), "mr" | "madam" | "mme" | "madame" | "mrs")
            && (k + 1..k + 4).any(|j| {
                matches!(
                    &*a.lower(j),
                    "president" | "chair" | "chairman" | "chairperson" | "speaker" | "facilitator"
                )
            })
    };
    let address = a.sentences.iter().take(3).any(|s| s.toks.clone().any(chair));
    let last = a.sentences.last().filter(|_| address)?;
    let mut signs =
        a.block_toks.iter().rev().take(3).filter(|r| r.end >= last.toks.start && r.len() < 24).filter_map(
            |r| {
                let m = a
                    .mention(r.start)
                    .filter(|m| m.kind == Kind::Person && m.toks.start == r.start && m.entity != NONE)?;
                let office = m.toks.end >= r.end
                    || a.is(m.toks.end, ',')
                        && (m.toks.end..r.end).any(|k| a.flags(k).any(Flags::TITLE) && a.capital(k));
                office.then_some(m.entity)
            },
        );
    let person = signs.next().filter(|_| signs.next().is_none())?;
    Some(cast.name(person))
}

/// The body whose event a heading names, as the text calls it: "30th Harbour Group Summit".
fn body_of_event(a: &Analysis<'_>, cast: &Cast, range: &std::ops::Range<usize>) -> Option<String> {
    let event = range.clone().find_map(|k| {
        a.mention(k).filter(|m| match m.kind {
            Kind::Event => true,
            Kind::Named(n) => a.lexicon.named.get(n as usize).is_some_and(|n| n.kind == EntityType::Event),
            _ => false,
        })
    })?;
    event.toks.clone().find_map(|k| {
        let mut found = None;
        a.lexicon.phrases.matches((k..event.toks.end).map(|j| a.word(j)), |m| {
            if let Payload::Named(n) = m.payload
                && a.lexicon.named.get(n as usize).is_some_and(|b| b.kind == EntityType::Organization)
            {
                found = Some((n, m.len));
            }
        });
        let (number, len) = found?;
        let called = cast.called(a, Kind::Named(number));
        Some(called.unwrap_or_else(|| crate::extract::entity::surface(a, k, k + len)))
    })
}

/// The holders of an office in a body: "Foreign Ministers of the Harbour Group", but "NATO Foreign Ministers".
fn role_of(role: &str, body: &str) -> String {
    let letters = body.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    if letters { format!("{body} {role}") } else { format!("{role} of the {body}") }
}
