//! In whose name a document says "we": the list above or in it, its title, its masthead.

use super::alone::{releasing, says_as, signed};
use super::heading::{above, leaders_in_lead};
use super::title::title_voice;
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
    let people = people_set_out(a, cast);
    if people.len() > 1 {
        return people;
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
            let end = list_end(a, &(we + 2..r.end));
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
        let members = if titled.len() == 1 { we_between(a, cast) } else { Vec::new() };
        return if members.len() > 2 { members } else { titled };
    }
    if let Some(name) = signed(a, cast) {
        return vec![name];
    }
    let issuing = issuing_voice(a, cast);
    if !issuing.is_empty() {
        return issuing;
    }
    if let Some(state) = thanked(a, cast) {
        return vec![state];
    }
    // "Chairman's Statement of the 30th Harbour Group Summit"
    let head = a.block_toks.iter().take(3);
    head.filter_map(|r| body_of_event(a, cast, r)).next().into_iter().collect()
}

/// "Today, we—President X of A, Prime Minister Y of B and Z of C—met": the people set out behind the "we", whatever
/// states the title names.
fn people_set_out(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let lead = a.sentences.iter().take(3).map(|s| crate::extract::claims::body(a, &s.toks));
    lead.filter_map(|r| {
        let mut opens = r.start..r.end.min(r.start + 6);
        let we = opens.find(|&k| matches!(a.surface(k), "We" | "we"))?;
        let end = (we + 2..r.end).find(|&k| a.sets_apart(k)).filter(|_| a.sets_apart(we + 1))?;
        Some(cast.persons_in(a, &(we + 2..end)))
    })
    .find(|people| people.len() > 1)
    .unwrap_or_default()
}

/// Whom a list names: its persons, else its states and bodies if there are several, else the phrase itself
/// ("Foreign Ministers of the Harbour Group"). Members that are listed behind their body speak as the body.
pub(super) fn members(a: &Analysis<'_>, cast: &Cast, range: &std::ops::Range<usize>) -> Vec<String> {
    let people = cast.persons_in(a, range);
    if people.len() > 1 {
        return people;
    }
    let listed = named_in(a, cast, range);
    let body_first = listed_body_first(a, range.start, range.end);
    // "the Member States of the Harbour Association and Sarvan": a body and a state.
    let beside = || {
        listed.len() == 2
            && !range.clone().any(|k| a.is(k, ',') && k + 1 < range.end)
            && listed
                .iter()
                .any(|n| cast.records.iter().any(|r| r.name == *n && r.kind == EntityType::Country))
    };
    if listed.len() > 1 && (!body_first || beside()) {
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

/// "Mr Goss thanked Norway for the help we gave": the state that is "we" in a text that names nobody who says so.
fn thanked(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    a.sentences.iter().find_map(|s| {
        let thanks = s.toks.clone().find(|&k| matches!(a.surface(k), "thanked" | "thanks"))?;
        let at = thanks + 1 + usize::from(a.word(thanks + 1) == a.known.the);
        let m = a.mention(at).filter(|m| m.toks.start == at && m.kind.is_state() && m.entity != NONE)?;
        let we = (m.toks.end..s.toks.end).any(|k| a.surface(k) == "we");
        let told = a.surface(s.toks.start) != "I" && a.surface(s.toks.start) != "We";
        (we && told).then(|| cast.name(m.entity))
    })
}

/// The body in the masthead, else the first one that the text names.
fn issuing_voice(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let masthead = a.blocks.iter().zip(&a.block_toks).filter(|(b, _)| b.kind == BlockKind::Masthead);
    // "The Columbrian States strongly condemns …. We offer …": the one who opens the text.
    let lead = a.sentences.iter().take(2).map(|s| s.toks.start..s.toks.end.min(s.toks.start + 10));
    let opener = a.sentences.first().and_then(|s| {
        let k = s.toks.start + usize::from(a.word(s.toks.start) == a.known.the);
        let m = a.mention(k).filter(|m| m.kind.is_state() && m.entity != NONE)?;
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
        if let Some(end) = counted(a, k) {
            names.push(crate::extract::entity::surface(a, k, end));
            k = end;
        } else if let Some(m) = a.mention(k).filter(|m| m.toks.start == k) {
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

/// Where the list of those who say "we" ends: before what they did, or how.
fn list_end(a: &Analysis<'_>, range: &std::ops::Range<usize>) -> usize {
    range
        .clone()
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
                    | "guided"
                    | "united"
                    | "acting"
            ) || a.is(k, ';')
                || !a.capital(k)
                    && a.has_form(k, &[Form::Base, Form::Past])
                    && a.mention(k).is_none()
                    && (a.is(k.wrapping_sub(1), ',') || a.mention_ending(k).is_some())
        })
        .unwrap_or(range.end)
}

/// Whom "WE, the Member States of A and B, gathered in Vesk" names.
pub(in crate::extract) fn named(
    a: &Analysis<'_>,
    cast: &Cast,
    range: &std::ops::Range<usize>,
) -> Vec<String> {
    members(a, cast, &(range.start..list_end(a, range)))
}

/// "We reaffirm the cooperation between A, B and C": those who say so, as the first sentence tells.
fn we_between(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let Some(s) = a.sentences.first() else { return Vec::new() };
    let r = crate::extract::claims::body(a, &s.toks);
    let between = r.clone().take(24).find(|&k| a.surface(k) == "between");
    let opens = matches!(a.surface(r.start), "We" | "Today" | "Our");
    let Some(between) = between.filter(|_| opens) else { return Vec::new() };
    let end = (between..r.end).find(|&k| a.is(k, '.') || a.is(k, ';')).unwrap_or(r.end);
    named_in(a, cast, &(between + 1..end))
}

/// "53 African countries": states that are counted, not named.
fn counted(a: &Analysis<'_>, k: usize) -> Option<usize> {
    let number = a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Number);
    let end = (k + 1..k + 4)
        .find(|&j| matches!(&*a.lower(j), "countries" | "states" | "nations") && a.mention(j).is_none())?;
    let kind = (k + 1..end).all(|j| a.capital(j) || a.mention(j).is_some());
    (number && kind && end > k + 1).then_some(end + 1)
}

/// The ministers or leaders of a body, in the title or the first sentence: "Harbour Group Foreign Ministers
/// met", "Meeting of the Harbour Group Ministers".
pub(super) fn body_together(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let title = a.title();
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
pub(super) fn role_of(role: &str, body: &str) -> String {
    let letters = body.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    if letters { format!("{body} {role}") } else { format!("{role} of the {body}") }
}
