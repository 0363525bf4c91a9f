//! Transcripts: labels that open turns, and what is said under them (DOMAIN 2.8).

use super::analysis::{Analysis, NONE, Sentence};
use super::claims::Draft;
use super::firsthand;
use crate::document::BlockKind;
use crate::lexicon::{Act, Flags, Modality, Payload, Scope};
use crate::text::TokenKind;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A label at the start of a block.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub name: String,
    pub toks: Range<usize>,
    /// A questioner: an outlet, "Q", "QUESTION", a reporter.
    pub asks: bool,
}

/// The labels of a document by the token that opens the turn, if it is a transcript at all.
pub(super) fn labels(a: &Analysis<'_>) -> BTreeMap<usize, Label> {
    let mut found: BTreeMap<usize, Label> = BTreeMap::new();
    for sentence in &a.sentences {
        let start = sentence.toks.start;
        if a.opens_line(start)
            && let Some(label) = label_at(a, &(start..sentence.toks.end))
        {
            found.insert(start, label);
        }
    }
    let apart = asked_lines(a);
    if apart.len() > found.len() {
        return apart;
    }
    let lines = office_lines(a);
    if found.is_empty() && lines.len() > 1 {
        return lines;
    }
    // "A Foreign Ministry release …": an article, where nobody asks under a bare "Q".
    if !found.values().any(|l| l.name == "Q") {
        found.retain(|&k, l| !matches!(l.name.as_str(), "A" | "PM") || a.is(k + 1, ':'));
    }
    // "Lisova- I did.": a dash makes a label of what is one elsewhere too.
    let dashed = |l: &Label| l.name.len() > 1 && a.dash(l.toks.end);
    let times = counted(&found);
    let asked: BTreeSet<String> =
        found.values().filter(|l| dashed(l) && l.asks).map(|l| l.name.clone()).collect();
    found.retain(|_, l| !dashed(l) || asked.contains(&l.name) || times.get(&l.name).is_some_and(|&n| n > 1));
    // A label met once asks if its paragraph does.
    let questions: Vec<usize> = found
        .iter()
        .filter(|(_, l)| !l.asks && !person_label(a, &l.toks))
        .filter(|(b, _)| {
            let first = a.sentences.partition_point(|s| s.toks.start < **b);
            a.sentences
                .get(first..)
                .unwrap_or(&[])
                .iter()
                .take(6)
                .take_while(|s| s.toks.start == **b || !found.contains_key(&s.toks.start))
                .any(|s| s.toks.clone().any(|k| a.is(k, '?')))
        })
        .map(|(b, _)| *b)
        .collect();
    let counts = counted(&found);
    let answered = found.values().filter(|l| person_label(a, &l.toks) || answers(a, &l.name)).count() > 0;
    for b in questions {
        let once = found.get(&b).is_some_and(|l| counts.get(&l.name) == Some(&1));
        if let Some(l) = found.get_mut(&b).filter(|_| once && answered) {
            l.asks = true;
        }
    }
    // Two turns at least, and a known outlet, a generic label, or a label that recurs; or somebody who says I
    // or we under a name or office.
    let recurs = counts.values().any(|&n| n > 1);
    let asked = found.values().any(|l| l.asks);
    // Somebody, or an office, that says "I" or "we" under a label: one turn makes a transcript.
    // "FM: the talks have begun" above an article is none.
    let title = a.title();
    let within = |l: &&Label| title.is_none_or(|r| !r.contains(&l.toks.start));
    let mut speaking = 0;
    let mut alone = false;
    for l in found.values().filter(|l| !l.asks).filter(within) {
        // Short lines are paragraphs of their own: a turn ends where the next begins.
        let next = found.range(l.toks.end..).next().map_or(a.toks.len(), |(&k, _)| k);
        let person = named(a, &l.toks);
        // One in capitals or with an office behind a comma is none of prose; of others the line itself shows it.
        let capitals = |k: usize| a.tok(k).is_some_and(|t| t.token.upper) && a.surface(k).len() > 2;
        let clear = l.toks.clone().any(|k| a.is(k, ',') || capitals(k));
        let line = spoken_line(a, l.toks.start).min(next);
        alone |= (person || official(a, &l.toks)) && speaks(a, l.toks.start, if clear { next } else { line });
        speaking += usize::from(person && speaks(a, l.toks.start, next));
    }
    let turns = alone || speaking > 1;
    // One question alone, under a bare "Q".
    let question = found
        .iter()
        .any(|(&k, l)| l.asks && nameless(a, &l.name) && (k..a.block_end(k)).any(|j| a.is(j, '?')));
    if !(found.len() > 1 && (recurs || asked) || question || turns) {
        return BTreeMap::new();
    }
    let keep: BTreeSet<String> = found
        .values()
        .filter(|l| {
            let recurs = counts.get(&l.name).is_some_and(|&n| n > 1);
            l.asks || asked || recurs || named(a, &l.toks) || official(a, &l.toks)
        })
        .map(|l| l.name.clone())
        .collect();
    found.retain(|_, l| keep.contains(&l.name));
    found
}

/// Turns under lines of their own without a colon, where somebody asks under "Question" again and again: "Prime Minister",
/// and below it what she answers.
fn asked_lines(a: &Analysis<'_>) -> BTreeMap<usize, Label> {
    let mut found: BTreeMap<usize, Label> = BTreeMap::new();
    let mut questions = 0;
    for (r, next) in a.block_toks.iter().zip(a.block_toks.iter().skip(1)) {
        let title = |k: usize| a.capital(k) || a.flags(k).any(Flags::PREPOSITION.with(Flags::PARTICLE));
        let line = !r.is_empty() && r.len() < 7 && r.clone().all(title);
        if !line {
            continue;
        }
        let name = super::entity::surface(a, r.start, r.end);
        let question = nameless(a, &name);
        let speaks = question || office(a, r).is_some() || named(a, r);
        let opens = a.sentences.get(a.sentences.partition_point(|s| s.toks.start < r.end));
        // A turn follows at once, and is no such line itself.
        let Some(opens) = opens.filter(|s| speaks && s.toks.start == next.start) else { continue };
        questions += usize::from(question);
        let asks = asks(a, r, &name);
        found.insert(opens.toks.start, Label { name, toks: r.clone(), asks });
    }
    if questions < 2 || found.len() == questions { BTreeMap::new() } else { found }
}

/// Turns under an office in capitals on a line of its own: "THE PRESIDENT", and what she says below.
fn office_lines(a: &Analysis<'_>) -> BTreeMap<usize, Label> {
    let mut found = BTreeMap::new();
    // Many such lines above one sentence ask it once.
    let mut asked: Option<(usize, bool)> = None;
    for r in &a.block_toks {
        let first = r.start + usize::from(a.lower(r.start) == "the");
        let capitals = r.len() < 6
            && r.clone().all(|k| a.tok(k).is_some_and(|t| t.token.upper))
            && (office(a, &(first..r.end)).is_some() || named(a, &(first..r.end)));
        let next = a.sentences.partition_point(|s| s.toks.start < r.end);
        // "I", "we": whoever speaks below says so.
        let Some(opens) = a.sentences.get(next).filter(|_| capitals) else { continue };
        let speaks = match asked {
            Some((at, says)) if at == next => says,
            _ => first_person(a, &opens.toks),
        };
        asked = Some((next, speaks));
        if speaks || !found.is_empty() {
            let name = super::entity::surface(a, r.start, r.end);
            found.insert(opens.toks.start, Label { name, toks: first..r.end, asks: false });
        }
    }
    found
}

/// How often each label stands.
fn counted(found: &BTreeMap<usize, Label>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for label in found.values() {
        *counts.entry(label.name.clone()).or_default() += 1;
    }
    counts
}

/// Whether a label names a person, or an office and a name: "SECRETARY RUANE".
fn named(a: &Analysis<'_>, toks: &Range<usize>) -> bool {
    let title = |k: usize| a.flags(k).any(Flags::TITLE.with(Flags::HONORIFIC));
    person_label(a, toks)
        || toks.len() > 1 && toks.clone().any(title) && !title(toks.end - 1) && a.capital(toks.end - 1)
}

/// Where the line ends that a label at token `start` opens, with the paragraph below it where it only addresses those who
/// hear: "President Mira Tolen: Colleagues,".
fn spoken_line(a: &Analysis<'_>, start: usize) -> usize {
    let end = a.block_end(start);
    let block = a.block_toks.partition_point(|r| r.end <= start);
    let below = a.block_toks.get(block + 1).filter(|_| {
        a.is(end.wrapping_sub(1), ',')
            && a.blocks.get(block + 1).is_some_and(|b| b.kind == BlockKind::Paragraph)
    });
    below.map_or(end, |r| r.end)
}

/// Whether a label names an office and nobody: "SENIOR ADMINISTRATION OFFICIAL", "The Moderator".
fn official(a: &Analysis<'_>, toks: &Range<usize>) -> bool {
    let holder = Flags::TITLE.with(Flags::ROLE_NOUN).with(Flags::SPEAKER_NOUN);
    let moderates = |k: usize| matches!(&*a.lower(k), "moderator" | "operator" | "interpreter");
    let one = |k: usize| moderates(k) || a.flags(k).any(holder) && !a.lower(k).ends_with('s');
    toks.clone().next_back().is_some_and(one)
}

/// Whether the turn from `start` to `end` has text behind its label, in the first person or a greeting.
fn speaks(a: &Analysis<'_>, start: usize, end: usize) -> bool {
    let end = end.min(start + 400);
    let colon = (start..end.min(start + 16)).find(|&k| a.is(k, ':'));
    let Some(colon) = debated(a, start).or(colon) else { return false };
    let greets = matches!(&*a.lower(colon + 1), "thank" | "thanks" | "good" | "hello" | "welcome" | "well");
    greets || (colon + 1..end).any(|k| a.flags(k).any(Flags::FIRST_PERSON) || contracted(&a.lower(k)))
}

/// Whether somebody says "I" or "we" in a sentence.
pub(super) fn first_person(a: &Analysis<'_>, toks: &Range<usize>) -> bool {
    toks.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON) || contracted(&a.lower(k)))
}

/// "I'm", "we've": the first person in one token.
fn contracted(word: &str) -> bool {
    ["i'", "we'", "i’", "we’"].iter().any(|p| word.starts_with(p))
}

/// Whether a label is that of the one who answers, without a name: "A", "Spokesperson".
pub(super) fn answers(a: &Analysis<'_>, name: &str) -> bool {
    let low = name.to_lowercase();
    a.lexicon.formulas.answerers.contains(&low)
}

/// The person who opens a conference "with the following announcement:".
pub(super) fn announces(a: &Analysis<'_>, sentence: &Sentence) -> Option<Range<usize>> {
    let toks = &sentence.toks;
    let following = a.is(toks.end.wrapping_sub(1), ':')
        && (toks.end.saturating_sub(6)..toks.end).any(|k| a.surface(k) == "following");
    let person = |k: usize| a.mention(k).filter(|m| m.kind == super::mention::Kind::Person);
    toks.clone().find_map(person).filter(|_| following).map(|m| m.toks.clone())
}

/// The words of a label that names an office and nobody: "FOREIGN MINISTER".
pub(super) fn office(a: &Analysis<'_>, toks: &Range<usize>) -> Option<Vec<String>> {
    let words: Vec<usize> = toks
        .clone()
        .filter(|&k| a.is_word(k) && !a.flags(k).any(Flags::PREPOSITION.with(Flags::DETERMINER)))
        .collect();
    let title = Flags::TITLE.with(Flags::TITLE_INNER).with(Flags::TITLE_MODIFIER).with(Flags::ROLE_NOUN);
    let all =
        words.iter().all(|&k| a.flags(k).any(title)) && words.iter().any(|&k| a.flags(k).any(Flags::TITLE));
    all.then(|| words.iter().map(|&k| a.lower(k).as_str().to_owned()).collect())
}

/// Whether a label of those who ask names nobody: "Q", "QUESTION".
pub(super) fn nameless(a: &Analysis<'_>, name: &str) -> bool {
    let low = name.to_lowercase();
    a.lexicon.formulas.questioners.contains(&low)
}

/// "Dana Whitlock of the Harbour Times.", in a paragraph of its own: who is to ask next.
pub(super) fn calls_on(a: &Analysis<'_>, sentence: &Sentence) -> Option<u32> {
    let toks = &sentence.toks;
    if let Some(person) = hands_to(a, toks) {
        return Some(person);
    }
    let whole = a.block_toks.get(sentence.block).is_some_and(|b| b == toks);
    let m = a.mention(toks.start).filter(|m| {
        whole && toks.len() < 12 && m.kind == super::mention::Kind::Person && m.toks.start == toks.start
    })?;
    let end = m.toks.end;
    let of = matches!(a.surface(end), "of" | "from" | "with" | ",");
    let verb = (end..toks.end).any(|k| !a.capital(k) && a.flags(k).any(Flags::VERB.with(Flags::BE)));
    ((a.is(end, '.') || of) && !verb && m.entity != NONE).then_some(m.entity)
}

/// "Next, we'll go to Ana Pell with the Harbour Post": whose question is next, in a sentence that says nothing else.
fn hands_to(a: &Analysis<'_>, toks: &Range<usize>) -> Option<u32> {
    let to = (toks.start..toks.end.min(toks.start + 10)).find(|&k| {
        a.word(k) == a.known.to && matches!(&*a.lower(k.wrapping_sub(1)), "go" | "turn" | "over" | "move")
    })?;
    let m = a.mention(to + 1).filter(|m| m.kind == super::mention::Kind::Person && m.toks.start == to + 1)?;
    let end = m.toks.end;
    let outlet = matches!(a.surface(end), "of" | "from" | "with" | "at" | "," | "." | "");
    let short =
        toks.end < end + 8 && !(end..toks.end).any(|k| !a.capital(k) && a.flags(k).any(Flags::FINITE));
    (outlet && short && m.entity != NONE).then_some(m.entity)
}

/// The stop behind a name in capitals that opens a turn of a debate: "Mr. ORLAN. Mr. President, …".
fn debated(a: &Analysis<'_>, start: usize) -> Option<usize> {
    let honour = matches!(a.surface(start).trim_end_matches('.'), "Mr" | "Ms" | "Mrs" | "Dr" | "Miss");
    let name = start + 1 + usize::from(a.is(start + 1, '.'));
    let capitals = a.tok(name).is_some_and(|t| t.token.upper) && a.surface(name).chars().count() > 2;
    let stop = name + 1;
    let opens = a.is(stop, '.') && a.capital(stop + 1) && a.tok(stop + 1).is_some_and(|t| t.token.spaced);
    (honour && capitals && opens && a.block_end(start) > stop + 1).then_some(stop)
}

/// Tokens of a label at most.
const LABEL: usize = 14;

fn label_at(a: &Analysis<'_>, block: &Range<usize>) -> Option<Label> {
    let start = block.start;
    let first = a.surface(start);
    // "Q - text"
    if matches!(first, "Q" | "A") && a.dash(start + 1) && a.capital(start + 2) {
        return Some(Label { name: first.to_owned(), toks: start..start + 1, asks: first == "Q" });
    }
    // "Q. Is the lake open?"
    if matches!(first, "Q" | "A")
        && a.is(start + 1, '.')
        && !a.tok(start + 1).is_some_and(|t| t.token.spaced)
        && a.capital(start + 2)
        && a.tok(start + 2).is_some_and(|t| t.token.spaced)
    {
        return Some(Label { name: first.to_owned(), toks: start..start + 1, asks: first == "Q" });
    }
    // "Mr. ORLAN. Mr. President, the lake is open": as parliaments print their debates.
    if let Some(stop) = debated(a, start) {
        let name = strip_honorific(&super::entity::surface(a, start, stop));
        return Some(Label { name, toks: start..stop, asks: false });
    }
    // "Lisova- I did.", "Journalist- Minister, is the lake open?"; "Vesk– President Orlan met" is a dateline.
    let place = a.mention(start).is_some_and(|m| m.kind.is_state() || a.is_place(m.kind));
    if a.capital(start)
        && !place
        && a.dash(start + 1)
        && !a.spaced_dash(start + 1)
        && a.capital(start + 2)
        && a.tok(start + 2).is_some_and(|t| t.token.spaced)
    {
        let toks = start..start + 1;
        let name = super::entity::surface(a, start, start + 1);
        let asks = asks(a, &toks, &name);
        return Some(Label { name, toks, asks });
    }
    // "P.M. We discussed this": the one who answers under a bare "Q."
    if first == "P.M." && a.capital(start + 1) && a.tok(start + 1).is_some_and(|t| t.token.spaced) {
        return Some(Label { name: "PM".to_owned(), toks: start..start + 1, asks: false });
    }
    // "Q  text" without a colon.
    if matches!(first, "Q" | "A")
        && !a.is(start + 1, ':')
        && !a.is(start + 1, '.')
        && (a.capital(start + 1) && (a.surface(start + 1).len() > 1 || a.word(start + 1) == a.known.i)
            || first == "Q" && (a.is(start + 1, '(') || a.is(start + 1, '[')))
    {
        return Some(Label { name: first.to_owned(), toks: start..start + 1, asks: first == "Q" });
    }
    let colon = (start..block.end.min(start + LABEL)).find(|&k| a.is(k, ':'))?;
    let comma = (start + 1..colon).find(|&k| a.is(k, ','));
    // "QUESTION (via interpreter):"
    let paren = (start + 1..colon).find(|&k| a.is(k, '(')).filter(|_| a.is(colon - 1, ')'));
    // "President of the Republic of Sarvan Mira Tolen:" is long for its office.
    let ends = paren.unwrap_or(colon);
    let person = a.mention_ending(ends).is_some_and(|m| m.kind == super::mention::Kind::Person);
    let long = comma.is_none() && !person && ends > start + 8;
    if colon == start || colon + 1 >= block.end && colon > start + 6 || long {
        return None;
    }
    let toks = start..paren.unwrap_or(colon);
    let name = super::entity::surface(a, start, toks.end);
    if a.lexicon.formulas.not_labels.contains(&name.to_lowercase()) {
        return None;
    }
    // Short, in title case or capitals; a number is a time.
    let words: Vec<usize> = toks.clone().filter(|&k| a.is_word(k)).collect();
    // One comma may stand between a name and an office or a paper: "Nora Ahern, Harbour Times:".
    let commas = toks.clone().filter(|&k| a.is(k, ',')).count();
    if words.is_empty()
        || words.len() > 6 + commas * 3 + if person { 6 } else { 0 }
        || commas > 1
        || toks.clone().any(|k| a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Number))
    {
        return None;
    }
    let links = Flags::PREPOSITION.with(Flags::PARTICLE);
    let titled =
        words.iter().all(|&k| a.capital(k) || a.flags(k).any(links) || person && a.word(k) == a.known.the)
            || a.capital(start)
                && words.iter().skip(1).all(|&k| {
                    a.capital(k) || a.lexicon.formulas.questioners.iter().any(|q| *q == *a.lower(k))
                });
    let finite = words.iter().any(|&k| a.flags(k).any(Flags::BE.with(Flags::MODAL)));
    let articled = a.flags(start).any(Flags::DETERMINER) && words.len() > 2;
    if !titled || finite || articled {
        return None;
    }
    // Whoever stands for a paper asks; whoever holds an office does not.
    let office = Flags::TITLE.with(Flags::ROLE_NOUN).with(Flags::SPEAKER_NOUN);
    let sent = comma.is_some_and(|c| !(start..toks.end).any(|k| k != c && a.flags(k).any(office)));
    let asks = sent || asks(a, &toks, &name);
    Some(Label { name: strip_honorific(&name), toks, asks })
}

/// "MS. TEAGUE" is Teague.
fn strip_honorific(name: &str) -> String {
    for prefix in ["MR. ", "MS. ", "MRS. ", "DR. ", "Mr. ", "Ms. ", "Mrs. ", "Dr. "] {
        if let Some(rest) = name.strip_prefix(prefix) {
            let mut out = String::new();
            for word in rest.split(' ') {
                if !out.is_empty() {
                    out.push(' ');
                }
                let mut chars = word.chars();
                if let Some(c) = chars.next() {
                    out.push(c);
                    out.push_str(&chars.as_str().to_lowercase());
                }
            }
            return out;
        }
    }
    name.to_owned()
}

fn asks(a: &Analysis<'_>, toks: &Range<usize>, name: &str) -> bool {
    let low = name.to_lowercase();
    let formulas = &a.lexicon.formulas;
    let opens = |q: &String| {
        q.len() > 2 && low.strip_prefix(q.as_str()).is_some_and(|r| r.starts_with([' ', 's', '(']))
    };
    let asker = low.rsplit(' ').next().unwrap_or("");
    if formulas.questioners.iter().any(|q| *q == low || *q == asker || opens(q)) {
        return true;
    }
    if a.mention(toks.start).is_some_and(|m| a.is_medium(m.kind)) {
        return true;
    }
    let mut medium = false;
    a.lexicon.phrases.matches(toks.clone().map(|k| a.word(k)), |m| {
        if let Payload::Named(k) = m.payload {
            medium |= m.len == toks.len() && a.lexicon.named.get(k as usize).is_some_and(|n| n.medium);
        }
    });
    let (first, last) = (a.surface(toks.start), a.surface(toks.end.wrapping_sub(1)));
    let outlet = |word: &str| formulas.outlets.iter().any(|o| o.eq_ignore_ascii_case(word));
    medium || outlet(last) || toks.len() > 1 && matches!(&*first.to_lowercase(), "radio" | "channel" | "tv")
}

fn person_label(a: &Analysis<'_>, toks: &Range<usize>) -> bool {
    toks.clone().any(|k| a.mention(k).is_some_and(|m| m.kind == super::mention::Kind::Person))
}

/// The claim of a sentence under a label.
pub(super) fn turn(a: &Analysis<'_>, label: &Label, sentence: &Range<usize>) -> Option<Draft> {
    let opens = label.toks.start == sentence.start;
    // "QUESTION (via interpreter):" — what stands in brackets is no part of the turn.
    let after = label.toks.end;
    let colon = (after..sentence.end.min(after + 8)).find(|&k| a.is(k, ':')).filter(|_| a.is(after, '('));
    let start = match colon {
        Some(colon) if opens => colon + 1,
        _ if opens => after + usize::from([':', '-', '–', '—', '.'].iter().any(|&m| a.is(after, m))),
        _ => sentence.start,
    };
    let mut end = sentence.end;
    let question = (start..end).rev().take(3).any(|k| a.is(k, '?'));
    while end > start
        && (a.is(end.wrapping_sub(1), '.')
            || a.is(end.wrapping_sub(1), '!')
            || a.is(end.wrapping_sub(1), '…'))
    {
        end -= 1;
    }
    // "END 11:45 A.M." closes the record.
    let closes = a.surface(start) == "END" && end - start < 10;
    if start >= end || closes || stage(a, start, end) || addresses(a, start, end) {
        return None;
    }
    let content = start..end;
    let mut reading = firsthand::read(a, &content);
    if question || label.asks && (indirect_question(a, &content) || inverts(a, &content)) {
        reading.act = Act::Ask;
        reading.strength = 1;
        reading.modality = Modality::Asserted;
    } else if label.asks {
        // A questioner reports; what others should do is not the outlet's request.
        if !matches!(reading.act, Act::Social) {
            reading.act = Act::Assert;
            reading.strength = 1;
        }
    } else if declines(a, &content) {
        reading.act = Act::Decline;
        reading.strength = 1;
    }
    Some(Draft {
        // Who asks under a bare "Q" cannot be named.
        speakers: Some(label.name.clone())
            .filter(|n| !n.is_empty() && !(label.asks && nameless(a, n)))
            .into_iter()
            .collect(),
        scope: Scope::Turn,
        act: reading.act,
        strength: reading.strength,
        source: (opens && !label.toks.is_empty()).then(|| label.toks.clone()),
        cue: None,
        content: vec![content],
        addressees: Vec::new(),
        modality: reading.modality,
        negated: reading.negated,
        rule: if label.asks { "turn-question" } else { "turn" },
        confidence: 0.97,
    })
}

/// "Ladies and gentlemen," and "Go ahead, Nora." say nothing.
pub(super) fn addresses(a: &Analysis<'_>, start: usize, end: usize) -> bool {
    if end > start + 8 {
        return false;
    }
    let line = end >= a.block_end(start) && a.is(end - 1, ',');
    let verb = (start..end).any(|k| a.flags(k).any(Flags::BE.with(Flags::HAVE).with(Flags::MODAL)));
    let ahead = (start..end).any(|k| matches!(a.surface(k), "go" | "Go") && a.surface(k + 1) == "ahead");
    line && !verb || ahead
}

/// "(Laughter.)" is nobody's text.
fn stage(a: &Analysis<'_>, start: usize, end: usize) -> bool {
    (a.is(start, '(') && (a.is(end.wrapping_sub(1), ')')))
        || (a.is(start, '[') && a.is(end.wrapping_sub(1), ']'))
}

fn lower(a: &Analysis<'_>, content: &Range<usize>) -> String {
    super::entity::clean(a.span(content), a.text).to_lowercase().replace('\u{2019}', "'")
}

/// Whether a sentence asks without a mark: "why have you waited", "…, would the port open", "Whether there is a plan".
fn inverts(a: &Analysis<'_>, content: &Range<usize>) -> bool {
    let auxiliary = |k: usize| a.flags(k).any(Flags::BE.with(Flags::HAVE).with(Flags::DO).with(Flags::MODAL));
    let somebody = |k: usize| {
        a.lower(k) == "you"
            || a.flags(k)
                .any(Flags::HE_SHE.with(Flags::THEY).with(Flags::FIRST_PERSON).with(Flags::DETERMINER))
            || a.mention(k).is_some_and(|m| m.toks.start == k)
    };
    if a.lower(content.start) == "whether" {
        return true;
    }
    content.clone().any(|k| {
        let asks = matches!(&*a.lower(k), "why" | "what" | "how" | "when" | "where" | "who" | "which");
        let opens = k == content.start || a.is(k - 1, ',') || a.is(k - 1, '–') || a.is(k - 1, '—');
        asks && auxiliary(k + 1) && somebody(k + 2) || opens && auxiliary(k) && somebody(k + 1)
    })
}

fn indirect_question(a: &Analysis<'_>, content: &Range<usize>) -> bool {
    let text = lower(a, content);
    a.lexicon.formulas.questions.iter().any(|p| text.contains(p.as_str()))
}

/// Formulae of no comment (DOMAIN A32, T5).
pub(super) fn declines(a: &Analysis<'_>, content: &Range<usize>) -> bool {
    let text = lower(a, content);
    a.lexicon.formulas.declines.iter().any(|p| text.contains(p.as_str()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::extract::{Claim, claims_in as claims};
    use crate::lexicon::Act;

    fn speakers(found: &[Claim]) -> Vec<&str> {
        found.iter().map(|c| c.speakers.first().map_or("", String::as_str)).collect()
    }

    #[test]
    fn labels_with_an_office_or_a_paper_behind_a_comma_open_turns() {
        let found = claims(
            "Transcript of the Weekly Briefing\n\nShri Arvind Menon, Official Spokesperson: Good afternoon, \
             friends. We have seen the reports.\n\nMeera Joshi, Harbour Express: Is a visit planned?\n\n\
             Shri Arvind Menon, Official Spokesperson: I do not have anything to share.",
        );
        let names = ["Arvind Menon", "Arvind Menon", "Meera Joshi, Harbour Express", "Arvind Menon"];
        assert_eq!(speakers(&found), names);
        assert_eq!(
            found.iter().map(|c| c.act).collect::<Vec<_>>(),
            [Act::Social, Act::Assert, Act::Ask, Act::Decline]
        );
    }

    #[test]
    fn persons_under_labels_met_once_speak() {
        let found = claims(
            "Remarks With Foreign Minister Anders Lund of Norway\n\nSecretary Nora Ahern\nMay 3, 2031\n\n\
             SECRETARY AHERN: Good afternoon. We have talked about the lake.\n\n\
             FOREIGN MINISTER LUND: Thank you.",
        );
        assert_eq!(speakers(&found), ["Nora Ahern", "Nora Ahern", "Anders Lund"]);
        assert_eq!(found.iter().map(|c| c.act).collect::<Vec<_>>(), [Act::Social, Act::Discuss, Act::Social]);
    }

    #[test]
    fn who_is_called_on_asks_the_next_question() {
        let found = claims(
            "Press Briefing by Press Secretary Jane Holt, May 3, 2031\n\nMS. HOLT: Good morning. I will take \
             your questions.\n\nPeter Alden of the Associated Press.\n\nQ    Thanks, Jane. Is the border \
             open?\n\nMS. HOLT: It is.\n\nEND 9:40 A.M. EDT",
        );
        assert!(found.iter().any(|c| c.speakers == ["Peter Alden"] && c.act == Act::Ask));
        assert_eq!(found.len(), 5, "{found:?}");
    }
}
