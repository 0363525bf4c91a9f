//! The engine: pass by pass from tokens to findings.

use super::acts_for;
use super::alias;
use super::analysis::{Analysis, NONE, hashes};
use super::announced;
use super::asked;
use super::capitals;
use super::card;
use super::cast::Cast;
use super::claims::{self, Draft, Speech};
use super::dates;
use super::day;
use super::due;
use super::entity;
use super::finding::{Card, Entity, Findings};
use super::format;
use super::gathered;
use super::gazette;
use super::groups;
use super::issuer;
use super::language;
use super::legal;
use super::origin;
use super::parties;
use super::person;
use super::press;
use super::quote;
use super::release;
use super::resolution;
use super::sides;
use super::single;
use super::strength;
use super::transcript;
use super::voice;
use crate::document::{BlockKind, Document};
use crate::lexicon::{EntityType, Lexicon, Refers};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;

/// Findings of a document. Deterministic: the same text and lexicon give the same findings.
#[must_use]
pub fn extract(document: &Document, lexicon: &Lexicon) -> Findings {
    extract_with(document, lexicon, &mut |_, _| ControlFlow::Continue(())).unwrap_or_default()
}

/// As [`extract`], telling `progress` the sentences read so far and their number; `None` when
/// `progress` breaks off.
pub fn extract_with(
    document: &Document,
    lexicon: &Lexicon,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Option<Findings> {
    let mut findings = Findings { language: "en".to_owned(), ..Findings::default() };
    let restored = capitals::restored(document, lexicon);
    let read = restored.as_ref().map(|(text, blocks)| (text.as_str(), blocks.as_slice()));
    let (text, blocks) = read.unwrap_or((&document.text, &document.blocks));
    let mut a = Analysis::new(text, blocks, lexicon);
    if let Some(other) = language::other_than_english(&a) {
        return Some(unread(&a, &document.text, other));
    }
    let resolution = resolution::join(&mut a);
    single::quotations(&mut a);
    legal::find(&mut a);
    dates::find(&mut a);
    gazette::find(&mut a);
    groups::find(&mut a);
    person::find(&mut a);
    alias::abbreviations(&mut a);
    alias::states(&mut a);
    alias::organs(&mut a);
    a.index_mentions();
    single::unwrap(&mut a);
    let records = entity::link(&mut a);
    let mut cast = Cast::new(&a, records);
    let labels = transcript::labels(&a);
    let mut voice = voice::of(&a, &cast, !labels.is_empty());
    let pair = parties::pair(&a, &cast);
    if voice.names.len() < 2 && !voice.sole && !pair.is_empty() {
        voice.names.clone_from(&pair);
    }
    cast.joint = voice.names.len() > 1 && voice.names == pair;
    cast.voice.clone_from(&voice.names);
    cast.gathered = gathered::gathered(&a, &cast);
    cast.home = card::masthead_country(&a).or_else(|| card::title_home(&a));
    cast.sole = voice.sole;
    parties::seed(&a, &mut cast);
    cast.title_parties = cast.all_parties.len();
    cast.several = parties::several_contacts(&a);
    parties::seed_from_chairs(&a, &mut cast);
    // A joint text of states is theirs, whomever it tells of.
    if !voice::of_states(&a, &cast) {
        if cast.count() < 2 {
            first_event(&a, &mut cast);
        }
        parties::seed_from_contact(&a, &mut cast);
        parties::seed_from_list(&a, &mut cast);
        parties::seed_from_subject(&a, &mut cast);
        parties::seed_from_speakers(&a, &mut cast);
    }
    parties::seed_body(&a, &mut cast);
    acts_for::delegations(&a, &mut cast);
    let states = card::title_countries(&a);
    // "Norland-Sarvan Talks" does not say who stands first; "Norland's minister meets Sarvan's" does.
    let ordered = !sides::in_one_breath(&a);
    cast.take_sides(&states, ordered);
    cast.states_meet(&if states.len() < 2 && cast.voice.is_empty() {
        sides::paired(&a, &cast)
    } else {
        states
    });

    cast.officials_meet(&a);

    a.press = labels.is_empty() && resolution.is_none() && !voice.first_person && press::is_press(&a);
    let release = release::told_by_one(&a, &cast).filter(|_| labels.is_empty() && !voice.first_person);
    cast.release = release;
    a.press &= release.is_none();
    let a = a;
    let mut press = a.press.then(|| press::Press::new(&a));
    let mut people = if labels.is_empty() { BTreeMap::new() } else { by_last_word(&cast) };
    let nameless: Vec<String> =
        labels.values().filter(|l| transcript::answers(&a, &l.name)).map(|l| l.name.to_lowercase()).collect();
    if !nameless.is_empty()
        && let Some(name) = answerer(&a, &cast)
    {
        people.extend(nameless.into_iter().map(|label| (label, name.clone())));
    }
    let mut drafts: Vec<Draft> = Vec::new();
    let mut speech = Speech::of(&a, &cast);
    speech.release = release.map(|one| cast.name(one));
    let total = a.sentences.len();
    let titled = a.title_block().is_some();
    let mut turn: Option<transcript::Label> = None;
    let reply = unlabelled_reply(&a, &cast, &labels);
    let mut opening = opening(&a, &labels)
        .map(|label| transcript::Label { toks: 0..0, ..canonical(&a, &cast, &people, &label) });
    let mut called: Option<String> = None;
    // Who says what a line announced, and the number of the sentence that it begins with.
    let mut said: Option<(transcript::Label, usize)> = None;
    let apart = labels.iter().filter(|(opens, l)| l.toks.end <= **opens);
    let lines: BTreeSet<usize> = apart.map(|(_, l)| l.toks.start).collect();
    for s in 0..total {
        if s % 64 == 0 && progress(s, total).is_break() {
            return None;
        }
        let Some(sentence) = a.sentences.get(s).cloned() else { continue };
        if s == LEAD && titled {
            cast.lead_parties = Some(cast.all_parties.len());
        }
        // "Question", on a line of its own above what is asked.
        if lines.contains(&sentence.toks.start) {
            continue;
        }
        if let Some(label) = labels.get(&sentence.toks.start) {
            let mut label = canonical(&a, &cast, &people, label);
            if let Some(name) =
                called.as_ref().filter(|_| label.asks && transcript::nameless(&a, &label.name))
            {
                label.name.clone_from(name);
            }
            turn = Some(label);
        } else if turn.is_some() && under_new_heading(&a, s) {
            // What stands under a heading without a label belongs to nobody's turn.
            turn = None;
        } else if let Some(reply) = &reply
            && turn.as_ref().map_or_else(|| transcript::first_person(&a, &sentence.toks), |l| l.asks)
            && s.checked_sub(1).and_then(|p| a.sentences.get(p)).is_none_or(|p| {
                p.block != sentence.block && (turn.is_none() || a.is(p.toks.end.wrapping_sub(1), '?'))
            })
        {
            turn = Some(reply.clone());
        } else if turn.is_none() && opening.is_some() && transcript::first_person(&a, &sentence.toks) {
            turn = opening.take();
        }
        // "Lu Qing opened the conference with the following announcement:" — what stands below is hers.
        if turn.is_none()
            && !labels.is_empty()
            && let Some(toks) = transcript::announces(&a, &sentence)
        {
            let label = transcript::Label { name: String::new(), toks, asks: false };
            turn = Some(canonical(&a, &cast, &people, &label)).filter(|l| !l.name.is_empty());
            continue;
        }
        // "Foreign Secretary Ada Morn said:", and below it what she said, without quotation marks.
        if labels.is_empty() && resolution.is_none() && !voice.releases {
            let from = said.as_ref().map_or(s, |(_, from)| *from);
            if s < from {
                continue;
            }
            if s > from && (announced::ends(&a, &sentence) || under_new_heading(&a, s)) {
                said = None;
            }
            if let Some(label) = announced::below(&a, &cast, s) {
                said = Some((label, s));
                continue;
            }
            if let Some(answer) = announced::answered(&a, &cast, s) {
                speech.read(&a, &mut cast, s, &mut drafts);
                said = Some(answer);
                continue;
            }
            if let Some((label, _)) = &said {
                drafts.extend(transcript::turn(&a, label, &sentence.toks));
                continue;
            }
        }
        if let Some(r) = resolution.as_ref().filter(|r| r.sentence == s) {
            let names = resolution_names(&a, &cast, r);
            cast.voice.clone_from(&names);
            resolution::read(&a, r, &names, &mut drafts);
        } else if turn.as_ref().is_some_and(|l| !l.asks)
            && let Some(person) = transcript::calls_on(&a, &sentence)
        {
            called = Some(cast.name(person));
        } else if let Some(label) = &turn {
            drafts.extend(transcript::turn(&a, label, &sentence.toks));
        } else if let Some(press) = &mut press {
            if !speech.handed_on(&a, &mut cast, s, &mut drafts) {
                press.read(&a, &mut cast, s, &mut drafts);
            }
        } else if voice.first_person {
            voice::read(&a, &mut cast, s, &voice, &mut speech, &mut drafts);
        } else {
            speech.read(&a, &mut cast, s, &mut drafts);
        }
    }
    if let Some(press) = &mut press {
        press.finish(&mut drafts);
    }
    claims::hand_down(&a, &mut drafts);
    if drafts.is_empty() && labels.is_empty() && resolution.is_none() {
        voice::impersonal(&a, &cast, &mut drafts);
    }
    let _ = progress(total, total);

    if labels.values().any(|l| !l.asks) {
        let turns: Vec<(usize, transcript::Label)> =
            labels.iter().map(|(&at, l)| (at, canonical(&a, &cast, &people, l))).collect();
        let speaking = parties::of_turns(&a, &cast, &turns);
        // "The Presidents held talks", and then what one of them said: both met.
        let met = cast.parties.iter().any(|p| speaking.contains(p)) || cast.all_parties.len() > 2;
        let told =
            speaking.len() == 1 && cast.all_parties.len() > 1 && met && labels.values().all(|l| !l.asks);
        if speaking.is_empty() {
            if let Some(office) = parties::office_of_turns(&a, &turns) {
                // "PRIME MINISTER:" answers, and is named nowhere.
                cast.lead_parties = None;
                cast.all_parties.clear();
                cast.unnamed = vec![office];
            }
        } else if !told {
            cast.lead_parties = Some(speaking.len());
            cast.all_parties = speaking;
        }
    }
    findings.sentences = a.sentences.iter().map(|s| s.span).collect();
    let anchor = day::anchor(&a);
    let asked = asked::requested_by(&a, &cast);
    let issuer = issuer::of(&a);
    let mut claims: Vec<_> = drafts
        .into_iter()
        .map(|d| {
            let origin = origin::of(&a, d.cue.as_ref());
            let due = due::find(&a, &d, anchor);
            let strength = strength::of(&a, &d, due.as_ref(), issuer.as_deref());
            let mut claim = claims::finish(&a, d, 0);
            claim.due = due;
            claim.strength = strength;
            (claim, origin)
        })
        .filter(|(c, _)| !c.span.is_empty())
        .collect();
    // By numbers, in place: a long text has many claims, and each is a large thing to keep twice.
    claims.sort_by_cached_key(|(c, _)| (c.span.start, c.cue.map_or(0, |s| s.start)));
    (findings.claims, findings.origins) = claims.into_iter().unzip();
    for (k, claim) in findings.claims.iter_mut().enumerate() {
        claim.id = u32::try_from(k + 1).unwrap_or(u32::MAX);
    }
    let shape = format::Shape {
        labelled: !labels.is_empty(),
        asked: labels.values().any(|l| l.asks),
        voiced: voice.first_person || resolution.is_some() || release.is_some(),
        // "WE, the Heads of State, Recalling …": a declaration, in the form of a resolution.
        resolved: resolution.as_ref().is_some_and(|r| !r.subject.clone().any(|k| a.lower(k) == "we")),
    };
    findings.card = card::fill(&a, &document.text, &cast, shape, asked, &findings.claims);
    findings.continues = quote::continues(&findings.claims);
    findings.entities = entities(&a, &cast, anchor);
    findings.veiled = due::veiled(&a);
    if pasted_twice(&a) {
        findings
            .notices
            .push("A part of this text stands here twice; what is found in it is listed twice.".to_owned());
    }
    Some(findings)
}

/// Sentences that tell the event.
const LEAD: usize = 2;

/// What can be said of a text in a language without a grammar: its sentences and title, and that nothing
/// more was looked for.
fn unread(a: &Analysis<'_>, text: &str, language: language::Language) -> Findings {
    Findings {
        language: language.code.to_owned(),
        card: Card { title: card::printed_title(a, text), ..Card::default() },
        sentences: a.sentences.iter().map(|s| s.span).collect(),
        notices: vec![format!(
            "There is no grammar for {} yet: the text can be read and annotated, but nothing is found in it.",
            language.name
        )],
        ..Findings::default()
    }
}

/// Those who resolve: "WE, the Member States of A and B", else one body.
fn resolution_names(a: &Analysis<'_>, cast: &Cast, r: &resolution::Resolution) -> Vec<String> {
    let we = r.subject.start;
    if a.lower(we) == "we" {
        let named = voice::named(a, cast, &(we + 2..r.subject.end));
        if !named.is_empty() {
            return named;
        }
    }
    // "The Summit": in whose name it speaks, where the text says so.
    let meets = r.subject.len() == 2 && gathered::gathers(a, r.subject.start + 1);
    let name = resolution_name(a, cast, r);
    if meets && !cast.gathered.is_empty() && !cast.records.iter().any(|r| r.name == name) {
        return cast.gathered.clone();
    }
    vec![name]
}

/// The body that resolves: as an entity if it is one, else its words.
fn resolution_name(a: &Analysis<'_>, cast: &Cast, r: &resolution::Resolution) -> String {
    if let Some(m) = a.mention_ending(r.subject.end)
        && m.entity != NONE
    {
        return cast.name(m.entity);
    }
    let start = r.subject.start + usize::from(a.word(r.subject.start) == a.known.the);
    let name = entity::surface(a, start, r.subject.end);
    // "the Assembly" of "the Harbour Assembly of Ministers".
    let whole = |r: &&entity::Record| {
        r.kind == EntityType::Organization
            && r.name.len() > name.len()
            && r.name.split(' ').any(|w| w == name)
    };
    cast.records.iter().find(whole).map(|r| r.name.clone()).unwrap_or(name)
}

/// The parties of the first event, before claims are read, for documents whose groups come early.
fn first_event(a: &Analysis<'_>, cast: &mut Cast) {
    let saved = (cast.last_person, cast.pair.clone(), cast.last_group.clone());
    let mut scratch = Vec::new();
    let mut speech = Speech::new();
    for s in 0..a.sentences.len().min(6) {
        speech.read(a, cast, s, &mut scratch);
        if cast.count() >= 2 {
            break;
        }
    }
    (cast.last_person, cast.pair, cast.last_group) = saved;
}

/// The name of the first person with each last word, in lower case.
fn by_last_word(cast: &Cast) -> BTreeMap<String, String> {
    let mut people = BTreeMap::new();
    // A label in capitals may be a record of its own: the longer name is the person.
    let mut records: Vec<_> = cast.records.iter().filter(|r| r.kind == EntityType::Person).collect();
    records.sort_by_key(|r| r.words.len() < 2);
    for record in records {
        if let Some(last) = record.words.last() {
            people.entry(last.clone()).or_insert_with(|| record.name.clone());
        }
    }
    people
}

/// Whether a heading stands between sentence `s` and the one before it.
fn under_new_heading(a: &Analysis<'_>, s: usize) -> bool {
    let block = |s: usize| a.sentences.get(s).map(|x| x.block);
    let (Some(this), Some(last)) = (block(s), s.checked_sub(1).and_then(block)) else { return false };
    a.blocks
        .get(last + 1..this)
        .is_some_and(|between| between.iter().any(|b| matches!(b.kind, BlockKind::Heading(_))))
}

/// Who answers under a bare "A:": the spokesperson the document names, by name or by office.
fn answerer(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    let of_office =
        cast.titles.iter().find(|(_, titles)| titles.iter().any(|t| t.contains("spokes"))).map(|(&e, _)| e);
    if let Some(entity) = of_office.filter(|&e| cast.is_person(e)) {
        return Some(cast.name(entity));
    }
    // "Remarks by the Ministry's Jan Pell during the press conference": nobody else is named above the text.
    let title = a.title().cloned().unwrap_or_default();
    let mut named = title.filter_map(|k| {
        a.mention(k).filter(|m| m.toks.start == k && m.entity != NONE && cast.is_person(m.entity))
    });
    if let Some(m) = named.next()
        && named.next().is_none()
    {
        return Some(cast.name(m.entity));
    }
    let head = a.sentences.first().map_or(a.toks.len(), |s| s.toks.start);
    let office = (0..head).find(|&k| a.surface(k).to_lowercase().starts_with("spokes") && a.capital(k))?;
    let mut from = office;
    while from > 0 && a.capital(from - 1) && a.is_word(from - 1) && !a.is(from - 1, '\n') {
        from = a.mention_ending(from).map_or(from - 1, |m| m.toks.start);
    }
    Some(entity::surface(a, from, office + 1))
}

/// Who answers where only the questions have labels: what stands below a question is the answer.
fn unlabelled_reply(
    a: &Analysis<'_>,
    cast: &Cast,
    labels: &BTreeMap<usize, transcript::Label>,
) -> Option<transcript::Label> {
    let only_questions = !labels.is_empty() && labels.values().all(|l| l.asks);
    let name = only_questions.then(|| answerer(a, cast)).flatten()?;
    Some(transcript::Label { name, toks: 0..0, asks: false })
}

/// Who opens a conference without a label of her own: the only one who answers below, where two sentences above the
/// first label say "I" or "we".
fn opening(a: &Analysis<'_>, labels: &BTreeMap<usize, transcript::Label>) -> Option<transcript::Label> {
    let (&first, _) = labels.first_key_value()?;
    let mut answers = labels.values().filter(|l| !l.asks);
    let one = answers.next().filter(|one| answers.all(|other| other.name == one.name))?;
    let above = a.sentences.iter().take_while(|s| s.toks.start < first);
    let says = above.filter(|s| transcript::first_person(a, &s.toks)).count();
    (says > 1).then(|| one.clone())
}

/// A label with the full name of the person it names.
fn canonical(
    a: &Analysis<'_>,
    cast: &Cast,
    people: &BTreeMap<String, String>,
    label: &transcript::Label,
) -> transcript::Label {
    let mut label = label.clone();
    if label.asks && transcript::nameless(a, &label.name) {
        return label;
    }
    let person = |k: usize| a.mention(k).filter(|m| m.entity != NONE && cast.is_person(m.entity));
    if let Some(m) = label.toks.clone().find_map(person) {
        label.name = cast.name(m.entity);
        if !label.name.contains(' ')
            && let Some(name) = people.get(&label.name.to_lowercase())
        {
            label.name.clone_from(name);
        }
    } else if let Some(words) = transcript::office(a, &label.toks)
        .or_else(|| (label.name == "PM").then(|| vec!["prime".to_owned(), "minister".to_owned()]))
        && let Some(entity) = cast.role(&words)
        && cast
            .titles
            .get(&entity)
            .is_some_and(|t| t.iter().any(|t| words.iter().all(|w| t.contains(w.as_str()))))
    {
        // "FOREIGN MINISTER"
        label.name = cast.name(entity);
    } else if let Some(name) = people.get(&label.name.to_lowercase()) {
        label.name.clone_from(name);
    } else if !label.asks
        && transcript::office(a, &label.toks).is_some()
        && let Some(name) = named_above(a, cast, label.toks.start)
    {
        label.name = name;
    } else if !label.asks
        && let Some(name) = label.name.rsplit(' ').next().and_then(|last| people.get(&last.to_lowercase()))
    {
        // "FOREIGN MINISTER ESQUIVEL"
        label.name.clone_from(name);
    } else if let Some(name) = initials(cast, &label.name) {
        label.name = name;
    }
    label
}

/// The one person named in a short line of her own, alone or with an honour, above a transcript whose label at token
/// `start` only says her office: "TRANSCRIPT OF THE PRIME MINISTER / THE HON MIRA TOLEN MP".
fn named_above(a: &Analysis<'_>, cast: &Cast, start: usize) -> Option<String> {
    let lines = a.block_toks.iter().take(8).filter(|r| r.end <= start && r.len() < 10);
    let mut persons = lines.filter_map(|r| {
        let person = |k: usize| a.mention(k).filter(|m| m.entity != NONE && cast.is_person(m.entity));
        let m = r.clone().find_map(person)?;
        let honoured = (r.start..m.toks.start).any(|k| a.flags(k).any(crate::lexicon::Flags::HONORIFIC));
        (honoured || m.toks == *r).then_some(m.entity)
    });
    let one = persons.next()?;
    persons.all(|other| other == one).then(|| cast.name(one))
}

/// The one party whose name begins with the letters of a label: "NA:" of an interview with Nora Ahern.
fn initials(cast: &Cast, label: &str) -> Option<String> {
    if !(2..=3).contains(&label.len()) || !label.chars().all(|c| c.is_ascii_uppercase()) {
        return None;
    }
    let letters = |name: &str| name.split([' ', '-']).filter_map(|w| w.chars().next()).collect::<String>();
    let mut named = cast.party_names().into_iter().filter(|name| letters(name) == label);
    named.next().filter(|_| named.next().is_none())
}

/// Whether three long sentences in a row stand in the text a second time.
fn pasted_twice(a: &Analysis<'_>) -> bool {
    let mut seen: HashMap<&str, usize, _> = HashMap::with_hasher(hashes());
    let mut run = 0;
    let mut last = None;
    for (k, s) in a.sentences.iter().enumerate() {
        let text = s.span.of(a.text);
        if text.len() < 30 {
            continue;
        }
        match seen.get(text).copied() {
            Some(first) if last.is_none_or(|l| first > l) => {
                run += 1;
                last = Some(first);
                if run >= 3 {
                    return true;
                }
            }
            _ => {
                run = 0;
                last = None;
                seen.insert(text, k);
            }
        }
    }
    false
}

/// Entities with their mentions, sorted by first mention.
fn entities(a: &Analysis<'_>, cast: &Cast, anchor: Option<jiff::civil::Date>) -> Vec<Entity> {
    let mut order: Vec<usize> = (0..cast.records.len())
        .filter(|&k| cast.records.get(k).is_some_and(|r| !r.mentions.is_empty()))
        .collect();
    order.sort_by_key(|&k| cast.records.get(k).and_then(|r| r.mentions.first().copied()).unwrap_or(0));
    let mut number = vec![0u32; cast.records.len()];
    for (new, &old) in order.iter().enumerate() {
        if let Some(slot) = number.get_mut(old) {
            *slot = u32::try_from(new + 1).unwrap_or(u32::MAX);
        }
    }
    order
        .into_iter()
        .filter_map(|k| {
            let record = cast.records.get(k)?;
            let mentions: Vec<Span> =
                record.mentions.iter().filter_map(|&m| a.mentions.get(m)).map(|m| a.span(&m.toks)).collect();
            let first = record.mentions.first().and_then(|&m| a.mentions.get(m))?;
            let refers_to = if record.kind == EntityType::Group {
                let refers = groups::group_at(a, first.toks.start).map_or(Refers::Sides, |g| g.1);
                if matches!(refers, Refers::Bodies) {
                    Vec::new()
                } else {
                    cast.all_parties
                        .iter()
                        .filter_map(|&e| number.get(e as usize).copied())
                        .filter(|&n| n > 0)
                        .collect()
                }
            } else {
                Vec::new()
            };
            let value =
                (record.kind == EntityType::Date).then(|| dates::value(a, &first.toks, anchor)).flatten();
            Some(Entity {
                id: number.get(k).copied().unwrap_or(0),
                kind: record.kind,
                name: record.name.clone(),
                mentions,
                refers_to,
                value,
            })
        })
        .collect()
}
