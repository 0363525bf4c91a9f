//! Documents that speak themselves: joint statements ("We, the Leaders …"), resolutions, press
//! statements, remarks in the first person. Their sentences belong to the voice of the document.

use super::analysis::{Analysis, NONE};
use super::cast::Cast;
use super::claims::{Draft, Speech};
use super::content;
use super::mention::Kind;
use crate::document::BlockKind;
use crate::lexicon::{EntityType, Flags, Form, Scope};
use crate::text::TokenKind;

/// In whose voice a document is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Voice {
    /// Who says "we" or "I".
    pub names: Vec<String>,
    /// Sentences are in the first person.
    pub first_person: bool,
    /// The one person whose remarks the document is.
    pub sole: bool,
}

/// The voice of the document: a first person outside quotation and reported speech.
pub(super) fn of(a: &Analysis<'_>, cast: &Cast) -> Voice {
    let mut voice = Voice::default();
    if let Some(name) = remarks_of(a, cast) {
        return Voice { names: vec![name], first_person: true, sole: true };
    }
    let sentences = a.sentences.len().max(1);
    // What stands inside quotation marks is somebody's, not the document's.
    let mut quoted = false;
    let first = a
        .sentences
        .iter()
        .filter(|s| {
            let inside = quoted;
            for k in s.toks.clone() {
                quoted = (quoted || a.is(k, '“')) && !a.is(k, '”');
            }
            !inside && opens_first_person(a, &super::claims::body(a, &s.toks))
        })
        .count();
    // "We, the Foreign Ministers of A, B and C, met …. The Ministers discussed …": named once.
    let announced = a.sentences.iter().take(3).any(|s| {
        let r = super::claims::body(a, &s.toks);
        a.surface(r.start) == "We" && a.is(r.start + 1, ',')
    });
    if first < 2 || first * 5 < sentences {
        if announced {
            voice.names = named_voice(a, cast);
        }
        return voice;
    }
    // "We, the Leaders of A, B and C": the members named, or the body.
    voice.names = named_voice(a, cast);
    voice.first_person = !voice.names.is_empty();
    voice
}

fn opens_first_person(a: &Analysis<'_>, range: &std::ops::Range<usize>) -> bool {
    (range.start..range.end.min(range.start + 8)).any(|k| matches!(a.surface(k), "We" | "I" | "we"))
        && !(range.start..range.end).any(|k| a.is(k, '“'))
}

fn named_voice(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    // "Joint Statement from the Foreign Ministers of A, B and C": a line of its own.
    let joint = a.block_toks.iter().take(8).find_map(|r| {
        let from = r.clone().take(6).find(|&k| {
            a.word(k) == a.known.by || a.surface(k) == "from" || a.word(k) == a.known.of
        })?;
        let statement = (r.start..from).any(|k| matches!(a.surface(k), "Statement" | "statement"));
        let named = named_in(a, cast, &(from + 1..r.end));
        (statement && named.len() > 2).then_some(named)
    });
    if let Some(named) = joint {
        return named;
    }
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
        let named = members(a, cast, &(by + 1..end));
        if !named.is_empty() {
            return named;
        }
    }
    // "As Norland, we are ready": the one in whose name "we" stands.
    let own = (0..a.toks.len()).find_map(|k| {
        let m = a.mention(k + 1).filter(|m| matches!(a.surface(k), "As" | "as") && m.toks.start == k + 1)?;
        let we = a.is(m.toks.end, ',') && matches!(a.surface(m.toks.end + 1), "we" | "We");
        (we && m.entity != NONE && !matches!(m.kind, Kind::Date)).then(|| cast.name(m.entity))
    });
    if let Some(name) = own {
        return vec![name];
    }
    // "We, the Leaders of A, B and C, met": those listed; "We, the Foreign Ministers of the Harbour Group":
    // the phrase itself.
    for s in a.sentences.iter().take(8) {
        let r = super::claims::body(a, &s.toks);
        if let Some(we) = (r.start..r.end.min(r.start + 4)).find(|&k| a.surface(k) == "We")
            && a.is(we + 1, ',')
        {
            let end = (we + 2..r.end)
                .find(|&k| {
                    matches!(
                        a.surface(k),
                        "met" | "gathered" | "meet" | "convened" | "having" | "representing"
                    ) || a.is(k, ';')
                        || !a.capital(k)
                            && a.has_form(k, &[Form::Base, Form::Past])
                            && a.mention(k).is_none()
                            && (a.is(k.wrapping_sub(1), ',') || a.mention_ending(k).is_some())
                })
                .unwrap_or(r.end);
            let named = members(a, cast, &(we + 2..end));
            if !named.is_empty() {
                return named;
            }
        }
    }
    let titled = title_voice(a, cast);
    if titled.is_empty() { issuing_voice(a, cast) } else { titled }
}

/// Whom a list names: its persons, else its states and bodies if there are several, else the phrase itself
/// ("Foreign Ministers of the Harbour Group"). A body in front of its members gives way to them.
fn members(a: &Analysis<'_>, cast: &Cast, range: &std::ops::Range<usize>) -> Vec<String> {
    let people: Vec<String> = {
        let mut names = Vec::new();
        for k in range.clone() {
            let person =
                a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k && m.entity != NONE);
            if let Some(name) = person.map(|m| cast.name(m.entity))
                && !names.contains(&name)
            {
                names.push(name);
            }
        }
        names
    };
    if people.len() > 1 {
        return people;
    }
    let mut listed = named_in(a, cast, range);
    let body_first = listed_body_first(a, range.start, range.end);
    if body_first && listed.len() > 3 {
        listed.remove(0);
    }
    if listed.len() > 1 && (!body_first || listed.len() > 2) {
        return listed;
    }
    let stop = range.clone().find(|&k| a.is(k, ',')).unwrap_or(range.end);
    let start = range.start + usize::from(a.word(range.start) == a.known.the);
    if stop > start { vec![super::entity::surface(a, start, stop)] } else { Vec::new() }
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
            let state = super::card::masthead_country(a).filter(|_| r.words.iter().any(|w| w == "ministry"));
            match state {
                Some(state) if !r.name.contains(&state) => format!("{} of {state}", r.name),
                _ => r.name.clone(),
            }
        })
        .into_iter()
        .collect()
}

/// "Spokesperson Lu Qing's Remarks on …", "Statement by Minister X on …": the person, if her words follow
/// without anybody saying that she said them.
fn remarks_of(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let r = a.blocks.iter().position(|b| b.kind == BlockKind::Title).and_then(|t| a.block_toks.get(t))?;
    let person =
        r.clone().find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k))?;
    let genre = |k: usize| {
        matches!(
            a.surface(k),
            "Remarks" | "Statement" | "Speech" | "Address" | "Comments" | "statement" | "remarks"
        )
    };
    let end = person.toks.end;
    let possessive = a.tok(end).is_some_and(|t| t.token.kind == TokenKind::Possessive);
    let before = super::titles::before(a, person.toks.start).start;
    let by =
        (r.start..before).any(|k| a.word(k) == a.known.by && k + 3 >= before && genre(k.wrapping_sub(1)));
    let whose = possessive && (end + 1..r.end.min(end + 4)).any(genre);
    let told = a.sentences.iter().any(|s| {
        s.toks.clone().any(|k| {
            a.mention_ending(k).is_some_and(|m| m.entity == person.entity) && super::person::says(a, k)
        })
    });
    let spoken = a.sentences.iter().any(|s| s.toks.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON)));
    ((by || whose) && !told && (spoken || by)).then(|| cast.name(person.entity))
}

/// A body stands first ("the Foreign Ministers of the Association of …, the Union and …").
fn listed_body_first(a: &Analysis<'_>, from: usize, end: usize) -> bool {
    (from..end)
        .find_map(|k| a.mention(k))
        .is_some_and(|m| matches!(m.kind, Kind::Organization | Kind::Named(_)))
}

fn named_in(a: &Analysis<'_>, cast: &Cast, range: &std::ops::Range<usize>) -> Vec<String> {
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
    let mut persons = Vec::new();
    for k in r.clone() {
        if let Some(m) =
            a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k && m.entity != NONE)
        {
            let name = cast.name(m.entity);
            if !persons.contains(&name) {
                persons.push(name);
            }
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
    let mut bodies = named_in(a, cast, &(r.start..topic.unwrap_or(r.end)));
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
        let role = super::entity::surface(a, start, k + 1);
        return bodies.iter().map(|b| format!("{role} of the {b}")).collect();
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
            let printed = a.mentions.iter().find(|o| o.kind == Kind::Named(number) && o.entity != NONE);
            found = Some(printed.map_or_else(|| a.surface(k).to_owned(), |o| cast.name(o.entity)));
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

/// A sentence of a document in the first person.
pub(super) fn read(
    a: &Analysis<'_>,
    cast: &mut Cast,
    s: usize,
    voice: &Voice,
    speech: &mut Speech,
    out: &mut Vec<Draft>,
) {
    let before = out.len();
    speech.read(a, cast, s, out);
    if out.len() > before {
        return;
    }
    let Some(sentence) = a.sentences.get(s) else { return };
    let range = super::claims::body(a, &sentence.toks);
    if range.is_empty() || range.len() < 3 || super::claims::narration(a, &range) {
        return;
    }
    if gathers(a, &range) {
        return;
    }
    let joint = voice.names.len() > 1;
    // What is told of the meeting itself is no claim.
    if joint && tells_event(a, &range) {
        return;
    }
    let reading = content::read(a, &range, true);
    out.push(Draft {
        speakers: voice.names.clone(),
        scope: if joint { Scope::Joint } else { Scope::Turn },
        act: reading.act,
        strength: reading.strength,
        source: None,
        cue: None,
        content: vec![range],
        addressees: Vec::new(),
        modality: reading.modality,
        negated: reading.negated,
        rule: "first-person",
        confidence: 0.8,
    });
}

/// "The Ministers met in …", "The talks were held in a warm atmosphere": nobody says "we" in it.
fn tells_event(a: &Analysis<'_>, range: &std::ops::Range<usize>) -> bool {
    if range.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON)) {
        return false;
    }
    let verb = range.clone().find(|&k| {
        a.mention(k).is_none()
            && (a.has_form(k, &[Form::Past])
                || a.flags(k).any(Flags::BE.with(Flags::MODAL).with(Flags::HAVE)))
    });
    verb.is_some_and(|v| {
        let group = (range.start..v).any(|k| {
            a.mention(k).is_some_and(|m| matches!(m.kind, Kind::Group | Kind::Person))
                || a.flags(k).any(Flags::EVENT_NOUN)
        });
        group && !a.flags(v).any(Flags::MODAL)
    })
}

/// "We, the Leaders of …, met in Saltmere on …": the event itself, with no more said.
fn gathers(a: &Analysis<'_>, range: &std::ops::Range<usize>) -> bool {
    let Some(we) =
        (range.start..range.end.min(range.start + 6)).find(|&k| matches!(a.surface(k), "We" | "we"))
    else {
        return false;
    };
    let mut k = we + 1;
    if a.is(k, ',') {
        k = (k + 1..range.end)
            .find(|&j| {
                a.is(j - 1, ',') && matches!(a.surface(j), "met" | "gathered" | "convened" | "assembled")
            })
            .unwrap_or(k);
    }
    while a.flags(k).any(Flags::HAVE.with(Flags::ADVERB)) {
        k += 1;
    }
    matches!(a.surface(k), "met" | "gathered" | "convened" | "assembled" | "meet" | "gather")
        && !(k..range.end).any(|j| a.word(j) == a.known.to && a.has_form(j + 1, &[Form::Base]))
}
