//! Documents that speak themselves: joint statements ("We, the Leaders …"), resolutions, press
//! statements, remarks in the first person. Their sentences belong to the voice of the document.

mod names;

use super::analysis::Analysis;
use super::cast::Cast;
use super::firsthand;
use super::hints::Hint;
use super::mention::Kind;
use crate::document::BlockKind;
use crate::extract::claims::{Draft, Speech, speaks_jointly};
use crate::lexicon::{EntityType, Flags, Form, Scope};
use crate::text::TokenKind;
pub(super) use names::signed;
use names::{above, body_together, delivered, named_voice, releasing};

/// In whose voice a document is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Voice {
    /// Who says "we" or "I".
    pub names: Vec<String>,
    /// Sentences are in the first person.
    pub first_person: bool,
    /// The one person whose remarks the document is.
    pub sole: bool,
    /// One person, state or body says "we", not several together.
    pub alone: bool,
    /// The one person in whose name the release is written, as the line above it says: all of it is hers.
    pub releases: bool,
    /// Where the text begins behind "Begin text:": what stands above only introduces it.
    pub begins: usize,
}

/// The voice of the document: a first person outside quotation and reported speech.
pub(super) fn of(a: &Analysis<'_>, cast: &Cast) -> Voice {
    let begin = |r: &std::ops::Range<usize>| {
        let line = a.lower(r.start) == "begin" && matches!(a.surface(r.start + 1), "text" | "Text");
        (line && r.len() < 5).then_some(r.end)
    };
    let begins = a.block_toks.iter().take(16).find_map(begin).unwrap_or(0);
    let mut voice = Voice { begins, ..Voice::default() };
    if let Some(name) = remarks_of(a, cast) {
        return Voice { names: vec![name], first_person: true, sole: true, alone: true, begins, ..voice };
    }
    if let Some(name) = delivered(a, cast) {
        return Voice { names: vec![name], first_person: true, alone: true, releases: true, begins, ..voice };
    }
    let sentences = a.sentences.len().max(1);
    // What stands inside quotation marks is somebody's, not the document's.
    let mut quoted = false;
    let first = a
        .sentences
        .iter()
        .filter(|s| {
            let inside = quoted;
            let mut k = a.hints.next(s.toks.start, s.toks.end, Hint::QUOTE);
            while k < s.toks.end {
                quoted = (quoted || a.is(k, '“')) && !a.is(k, '”');
                k = a.hints.next(k + 1, s.toks.end, Hint::QUOTE);
            }
            !inside && opens_first_person(a, &crate::extract::claims::body(a, &s.toks))
        })
        .count();
    // "We, the Foreign Ministers of A, B and C, met …. The Ministers discussed …": named once.
    let announced = a.sentences.iter().take(3).any(|s| {
        let r = crate::extract::claims::body(a, &s.toks);
        a.surface(r.start) == "We" && a.is(r.start + 1, ',')
    });
    // Where the title has several states speak, "we" is they, however seldom they say it.
    let few = first * 5 < sentences && !(speaks_jointly(a) && above(a, cast).len() > 1);
    if first < 2 || few {
        // Or in the line above: "Joint Statement by the Foreign Ministers of A, B and C".
        voice.names = if announced { named_voice(a, cast) } else { above(a, cast) };
        if voice.names.len() < 2 && !announced {
            voice.names.clear();
        }
        if voice.names.is_empty() && speaks_together(a) {
            voice.names = body_together(a, cast).into_iter().collect();
        }
        return voice;
    }
    // "We, the Leaders of A, B and C": the members named, or the body.
    voice.names = named_voice(a, cast);
    voice.first_person = !voice.names.is_empty();
    voice.releases = releasing(a, cast).is_some_and(|name| voice.names == [name]);
    let own = a.sentences.iter().any(|s| s.toks.clone().any(|k| a.surface(k) == "I"));
    voice.alone = voice.first_person
        && voice.names.len() == 1
        && voice.names.iter().all(|n| {
            own || cast.records.iter().any(|r| {
                r.name == *n
                    && matches!(r.kind, EntityType::Person | EntityType::Country | EntityType::Organization)
            })
        });
    voice
}

/// Whether "the Ministers" or "Leaders" open several sentences.
fn speaks_together(a: &Analysis<'_>) -> bool {
    let group = |k: usize| matches!(&*a.lower(k), "ministers" | "leaders" | "allies");
    let opens = |s: &&crate::extract::analysis::Sentence| {
        let r = crate::extract::claims::body(a, &s.toks);
        (r.start..r.end.min(r.start + 3)).any(group)
    };
    a.sentences.iter().filter(opens).take(2).count() == 2
}

fn opens_first_person(a: &Analysis<'_>, range: &std::ops::Range<usize>) -> bool {
    (range.start..range.end.min(range.start + 8)).any(|k| {
        matches!(a.surface(k), "We" | "I" | "we")
            || a.surface(k).starts_with("I’")
            || a.surface(k).starts_with("I'")
    }) && !(range.start..range.end).any(|k| a.is(k, '“'))
}

/// "Spokesperson Lu Qing's Remarks on …", "Statement by Minister X on …": the person, if her words follow
/// without anybody saying that she said them.
fn remarks_of(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    if let Some(name) = speaks_on(a, cast) {
        return Some(name);
    }
    let r = a.blocks.iter().position(|b| b.kind == BlockKind::Title).and_then(|t| a.block_toks.get(t))?;
    // "External Affairs Minister's Press Statement": the office speaks, whoever stands behind "with".
    let genre = |k: usize| {
        matches!(&*a.lower(k), "remarks" | "statement" | "speech" | "address" | "comments") && a.capital(k)
            || matches!(a.surface(k), "statement" | "remarks")
    };
    let owner = (r.start..r.end.min(r.start + 8))
        .find(|&k| a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Possessive))
        .filter(|&k| {
            (r.start..k).all(|j| a.capital(j) && a.mention(j).is_none_or(|m| m.kind != Kind::Person))
        })
        .filter(|&k| a.flags(k.wrapping_sub(1)).any(Flags::TITLE) && (k + 1..r.end.min(k + 5)).any(genre))
        // "Allied Ministers' Statement" is that of several.
        .filter(|&k| !a.surface(k.wrapping_sub(1)).ends_with('s'))
        // … and the chair or a spokesperson speaks for others.
        .filter(|&k| {
            !(r.start..k).any(|j| a.lower(j).starts_with("chair") || a.lower(j).starts_with("spokes"))
        });
    if let Some(owner) = owner
        && a.sentences.iter().any(|s| s.toks.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON)))
    {
        let words: Vec<String> = (r.start..owner).map(|k| a.lower(k).as_str().to_owned()).collect();
        let holder = cast.role(&words).map(|e| cast.name(e));
        return Some(holder.unwrap_or_else(|| crate::extract::entity::surface(a, r.start, owner)));
    }
    let person =
        r.clone().find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k))?;
    // "Joint statement by A and B": not one person's, nor "Statement of the President A and the Chancellor B".
    let topic = |k: usize| {
        matches!(
            &*a.lower(k),
            "on" | "regarding"
                | "following"
                | "with"
                | "after"
                | "during"
                | "to"
                | "at"
                | "in"
                | "for"
                | "held"
        )
    };
    let another = r
        .clone()
        .take_while(|&k| !topic(k))
        .any(|k| a.mention(k).is_some_and(|m| m.kind == Kind::Person && m.entity != person.entity));
    let joined = r.clone().any(|k| a.lower(k) == "joint")
        || !r.clone().any(|k| matches!(&*a.lower(k), "remarks" | "comments" | "press" | "conference"));
    let together = another && joined;
    if together {
        return None;
    }
    let end = person.toks.end;
    let possessive = a.tok(end).is_some_and(|t| t.token.kind == TokenKind::Possessive);
    let before = crate::extract::titles::before(a, person.toks.start).start;
    let by = (r.start..before).any(|k| {
        (a.word(k) == a.known.by || a.word(k) == a.known.of) && k + 3 >= before && genre(k.wrapping_sub(1))
    });
    let whose = possessive && (end + 1..r.end.min(end + 4)).any(genre);
    if !(by || whose) {
        return None;
    }
    let told = a.sentences.iter().any(|s| {
        s.toks.clone().any(|k| {
            a.mention_ending(k).is_some_and(|m| m.entity == person.entity)
                && crate::extract::person::says(a, k)
        })
    });
    let spoken = a.sentences.iter().any(|s| s.toks.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON)));
    (!told && (spoken || by)).then(|| cast.name(person.entity))
}

/// "Presidential Spokesperson Jan Pell on the death of X": a heading that only says who speaks on what.
fn speaks_on(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let spoken = a.sentences.iter().any(|s| s.toks.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON)));
    let heading = |r: &std::ops::Range<usize>| {
        let m =
            r.clone().find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k))?;
        let office = crate::extract::titles::before(a, m.toks.start).start.max(r.start);
        let on = matches!(&*a.lower(m.toks.end), "on" | "regarding" | "concerning");
        (office == r.start && office < m.toks.start && on && a.mention(m.toks.end).is_none())
            .then_some(m.entity)
    };
    let entity = a.block_toks.iter().take(3).find_map(heading).filter(|_| spoken)?;
    let told = a.sentences.iter().any(|s| {
        s.toks.clone().any(|k| {
            a.mention_ending(k).is_some_and(|m| m.entity == entity) && crate::extract::person::says(a, k)
        })
    });
    (!told).then(|| cast.name(entity))
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
    // "Minister Ana Lisova said:" only opens what she says.
    let end = a.sentences.get(s).map_or(0, |s| s.toks.end);
    // … so does "The Leaders met in Vesk and released the following statement:".
    let opens = (end.saturating_sub(4)..end)
        .any(|k| matches!(&*a.lower(k), "statement" | "declaration" | "communiqué"));
    if a.is(end.wrapping_sub(1), ':') && (opens || a.has_form(end.wrapping_sub(2), &[Form::Past])) {
        return;
    }
    if a.sentences.get(s).is_some_and(|s| crate::extract::transcript::addresses(a, s.toks.start, end)) {
        return;
    }
    if a.sentences.get(s).is_some_and(|s| {
        s.toks.start < voice.begins
            || introduces(a, s.toks.start)
            || crate::extract::claims::names_itself(a, &crate::extract::claims::body(a, &s.toks))
    }) {
        return;
    }
    let before = out.len();
    // The signature below is no sentence of the text.
    let signed = voice.releases
        && a.sentences.get(s).is_some_and(|s| {
            let name =
                a.mention(s.toks.start).filter(|m| m.kind == Kind::Person && m.toks.start == s.toks.start);
            name.is_some()
                && !s.toks.clone().any(|k| a.flags(k).any(Flags::FINITE) && a.mention(k).is_none())
                && !s
                    .toks
                    .clone()
                    .any(|k| a.has_form(k, &[Form::Past, Form::Third]) && a.mention(k).is_none())
        });
    if signed {
        return;
    }
    let quotes = a.sentences.get(s).is_some_and(|s| s.toks.clone().any(|k| a.is(k, '“') || a.is(k, '"')));
    if voice.releases && !quotes {
        first_person(a, s, voice, out);
        return;
    }
    // In one person's statement what her state does is in her words: "Sarvan stands ready to help".
    if voice.sole && state_acts(a, s) {
        first_person(a, s, voice, out);
        return;
    }
    // One who says "I" or "we" of himself speaks in whole sentences, as under a label.
    let to_whom = |k: usize| matches!(&*a.lower(k), "you" | "your" | "yours");
    let own = voice.alone
        && !quotes
        && a.sentences
            .get(s)
            .is_some_and(|s| s.toks.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON) || to_whom(k)));
    if !own {
        speech.read(a, cast, s, out);
        // What no cue gives to another is the voice's, whoever was told of before.
        for draft in out.iter_mut().skip(before).filter(|d| d.rule == "scope-paragraph") {
            let person = draft
                .speakers
                .iter()
                .any(|n| cast.records.iter().any(|r| r.kind == EntityType::Person && r.name == *n));
            if !person && voice.names.len() > 1 {
                draft.speakers.clone_from(&voice.names);
            }
        }
        if out.len() > before {
            return;
        }
    }
    let Some(sentence) = a.sentences.get(s) else { return };
    let range = crate::extract::claims::body(a, &sentence.toks);
    let opens = a.block_start(range.start);
    let quoted = a.is(opens, '“') || a.is(opens, '"');
    if range.is_empty() || range.len() < 3 || !quoted && !own && crate::extract::claims::narration(a, &range)
    {
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
    push(a, range, voice, out);
}

/// Whether a sentence opens with a state that does something in the present.
fn state_acts(a: &Analysis<'_>, s: usize) -> bool {
    let Some(sentence) = a.sentences.get(s) else { return false };
    let r = crate::extract::claims::body(a, &sentence.toks);
    let k = r.start + usize::from(a.word(r.start) == a.known.the);
    let state = a.mention(k).filter(|m| {
        m.toks.start == k && matches!(m.kind, Kind::Country(_) | Kind::State) && m.toks.end < r.end
    });
    let plain = !r.clone().any(|j| a.is(j, '“') || a.is(j, '"'));
    plain
        && state.is_some_and(|m| {
            let verb = (m.toks.end..m.toks.end + 3).find(|&j| !a.flags(j).any(Flags::ADVERB));
            verb.is_some_and(|v| {
                a.has_form(v, &[Form::Third, Form::Base])
                    || a.flags(v).any(Flags::MODAL)
                    || matches!(a.surface(v), "is" | "has")
            })
        })
}

/// Sentence number `s` as a whole is the voice's.
fn first_person(a: &Analysis<'_>, s: usize, voice: &Voice, out: &mut Vec<Draft>) {
    let Some(sentence) = a.sentences.get(s) else { return };
    push(a, crate::extract::claims::body(a, &sentence.toks), voice, out);
}

fn push(a: &Analysis<'_>, range: std::ops::Range<usize>, voice: &Voice, out: &mut Vec<Draft>) {
    let joint = voice.names.len() > 1;
    let reading = firsthand::read(a, &range);
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

/// "The following is the joint readout released by …", "Following is the statement delivered by …:".
pub(super) fn introduces(a: &Analysis<'_>, k: usize) -> bool {
    let k = k + usize::from(a.word(k) == a.known.the);
    let text = usize::from(a.surface(k) == "text") * 3;
    let following = (k..k + 1 + text).any(|j| matches!(&*a.lower(j), "following"));
    following
        && (k..k + 8).any(|j| a.flags(j).any(Flags::BE) || matches!(a.surface(j), "released" | "issued"))
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
        (range.start..range.end.min(range.start + 6)).find(|&k| matches!(a.surface(k), "We" | "we" | "I"))
    else {
        return false;
    };
    let mut k = we + 1;
    if a.word(k) == a.known.the {
        // "We the Foreign Ministers of … gathered"
        k = (k..range.end.min(k + 60))
            .find(|&j| a.mention(j).is_none() && matches!(a.surface(j), "met" | "gathered" | "convened"))
            .unwrap_or(k);
    }
    // "We – the presidents of A and B – met"
    if a.spaced_dash(k) {
        k = (k + 1..range.end).find(|&j| a.spaced_dash(j)).map_or(k, |dash| dash + 1);
    }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::extract::{Scope, claims_in as claims};
    use crate::lexicon::Act;

    #[test]
    fn as_a_country_we_names_the_voice() {
        let found = claims(
            "Press Release Regarding the Lake\n\nWe are deeply concerned about the dam. We call on the \
             parties to act with restraint.\n\nAs Norway, we are always ready to help. We follow the talks.",
        );
        assert_eq!(found.len(), 4);
        assert!(found.iter().all(|c| c.speakers == ["Norway"] && c.scope == Scope::Turn));
        assert_eq!(found.iter().map(|c| c.act).take(2).collect::<Vec<_>>(), [Act::Concern, Act::Request]);
    }

    #[test]
    fn those_listed_above_a_joint_statement_speak_in_it() {
        let found = claims(
            "Joint Statement by the Foreign Ministers of Norway, Kenya and Brazil on the Passo Gap\n\n\
             The Foreign Ministers of Norway, Kenya and Brazil met in Oslo today.\n\n\
             The Ministers expressed grave concern about the border. They called on all parties to talk.",
        );
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|c| c.speakers == ["Norway", "Kenya", "Brazil"]));
    }

    #[test]
    fn what_introduces_a_statement_is_no_part_of_it() {
        let found = claims(
            "Joint Statement on the Lake\n\nThe following statement was released by the Governments of \
             Norway and Kenya. The lake is a network of four basins.\n\nBegin text:\n\nWe welcome the \
             new treaty on the lake. We will meet again in May.",
        );
        assert_eq!(found.iter().map(|c| c.act).collect::<Vec<_>>(), [Act::Endorse, Act::Commit]);
    }
}
