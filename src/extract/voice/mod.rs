//! Documents that speak themselves: joint statements ("We, the Leaders …"), resolutions, press
//! statements, remarks in the first person. Their sentences belong to the voice of the document.

mod alone;
mod byline;
mod event;
mod heading;
mod names;
mod others;
mod title;
mod whole;

use super::analysis::Analysis;
use super::announced;
use super::cast::Cast;
use super::firsthand;
use super::hints::Hint;
use super::mention::Kind;
use crate::extract::claims::{Draft, Speech, speaks_jointly};
use crate::lexicon::{EntityType, Flags, Form, Scope};
use alone::{delivered, releasing, remarks_of, signatories};
pub(super) use alone::{reported_contact, signed};
pub(super) use event::introduces;
use event::{gathers, tells_event};
use heading::{above, ministers_of_title};
pub(super) use names::named;
use names::{body_together, named_voice};
use others::{another_says, attributed, state_acts};
pub(super) use whole::{impersonal, of_states};
use whole::{speaks_together, states_open};

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
pub(super) fn of(a: &Analysis<'_>, cast: &Cast, labelled: bool) -> Voice {
    let begin = |r: &std::ops::Range<usize>| {
        let line = a.lower(r.start) == "begin" && matches!(a.surface(r.start + 1), "text" | "Text");
        (line && r.len() < 5).then_some(r.end)
    };
    let begins = a.block_toks.iter().take(16).find_map(begin).unwrap_or(0);
    let mut voice = Voice { begins, ..Voice::default() };
    if !labelled && let Some((name, begins)) = byline::named_above(a, cast, begins) {
        return Voice {
            names: vec![name],
            first_person: true,
            sole: true,
            alone: true,
            releases: true,
            begins,
        };
    }
    if let Some(name) = remarks_of(a, cast) {
        return Voice { names: vec![name], first_person: true, sole: true, alone: true, begins, ..voice };
    }
    if let Some(name) = byline::office_above(a, cast).filter(|_| !labelled) {
        return Voice { names: vec![name], first_person: true, alone: true, releases: true, begins, ..voice };
    }
    if let Some(name) = delivered(a, cast) {
        return Voice { names: vec![name], first_person: true, alone: true, releases: true, begins, ..voice };
    }
    let states = states_open(a, cast);
    if !labelled && !states.is_empty() {
        return Voice { names: states, first_person: true, ..voice };
    }
    let sentences = a.sentences.len().max(1);
    // What stands inside quotation marks is somebody's, not the document's.
    let mut quoted = false;
    // … and below "Foreign Secretary Ada Morn said:" it is hers.
    let mut handed = false;
    let first = a
        .sentences
        .iter()
        .enumerate()
        .filter(|&(n, s)| {
            handed &= !announced::ends(a, s);
            handed |= !labelled && announced::below(a, cast, n).is_some();
            let inside = quoted || handed;
            let mut k = a.hints.next(s.toks.start, s.toks.end, Hint::QUOTE);
            while k < s.toks.end {
                quoted = match a.is(k, '"') {
                    // A paragraph of a quotation that goes on opens it again.
                    true => !quoted || a.block_start(k) == k,
                    false => (quoted || a.is(k, '“')) && !a.is(k, '”'),
                };
                k = a.hints.next(k + 1, s.toks.end, Hint::QUOTE);
            }
            !inside && opens_first_person(a, &crate::extract::claims::body(a, &s.toks)) && !told_of(a, s)
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
        if let Some(name) = ministers_of_title(a, cast) {
            return Voice { names: vec![name], first_person: true, ..voice };
        }
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
    if voice.names.len() < 2 {
        let signed = signatories(a, cast);
        if signed.len() > 1 {
            voice.names = signed;
        }
    }
    // "Spokesperson's Noon Briefing", and below it "by Jan Pell, Associate Spokesperson": the one who holds the office.
    if let [office] = voice.names.as_slice()
        && !cast.records.iter().any(|r| r.name == *office)
    {
        let words: Vec<String> = office.split(' ').map(str::to_lowercase).collect();
        voice.names = cast.role(&words).map_or_else(|| voice.names.clone(), |holder| vec![cast.name(holder)]);
    }
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

/// Whether a sentence goes on behind one of its paragraph that says who speaks: "Orlan pointed out that …. We hope so."
fn told_of(a: &Analysis<'_>, s: &crate::extract::analysis::Sentence) -> bool {
    let Some(block) = a.block_toks.get(s.block).filter(|b| b.start < s.toks.start) else { return false };
    let person = |k: usize| {
        a.mention_ending(k).is_some_and(|m| m.kind == Kind::Person) && crate::extract::person::says(a, k)
    };
    (block.start + 1..s.toks.start.min(block.start + 24)).any(person)
}

fn opens_first_person(a: &Analysis<'_>, range: &std::ops::Range<usize>) -> bool {
    (range.start..range.end.min(range.start + 8)).any(|k| {
        matches!(a.surface(k), "We" | "I" | "we")
            || a.surface(k).starts_with("I’")
            || a.surface(k).starts_with("I'")
    }) && !(range.start..range.end).any(|k| a.is(k, '“') || a.is(k, '"'))
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
            || event::hands_out(a, &s.toks)
            || introduces(a, s.toks.start)
            || crate::extract::claims::names_itself(a, &crate::extract::claims::body(a, &s.toks))
    }) {
        return;
    }
    let before = out.len();
    // The signature below is no sentence of the text.
    let signed = (voice.releases || voice.sole)
        && a.sentences.get(s).is_some_and(|s| {
            let name =
                a.mention(s.toks.start).filter(|m| m.kind == Kind::Person && m.toks.start == s.toks.start);
            let office = s.toks.clone().all(|k| {
                a.capital(k)
                    || a.flags(k).any(Flags::PREPOSITION.with(Flags::DETERMINER).with(Flags::CONJUNCTION))
            }) && s.toks.clone().any(|k| a.flags(k).any(Flags::TITLE));
            (name.is_some() || office)
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
        && !a
            .sentences
            .get(s)
            .is_some_and(|s| attributed(a, &s.toks) || another_says(a, cast, &s.toks, voice))
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
