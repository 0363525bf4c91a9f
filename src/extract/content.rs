//! What a content does: the act under a neutral cue or no cue at all, its modality and negation.

use super::analysis::{Analysis, Lower};
use super::mention::Kind;
use crate::lexicon::{Act, Flags, Form, Modality};
use std::ops::Range;

/// The act of a content, with its rung and mode.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub act: Act,
    pub strength: u8,
    pub modality: Modality,
    pub negated: bool,
}

impl Reading {
    const fn new(act: Act, strength: u8) -> Self {
        Self { act, strength, modality: Modality::Asserted, negated: false }
    }
}

fn lower<'a>(a: &'a Analysis<'_>, i: usize) -> Lower<'a> {
    a.lower(i)
}

/// Heads of noun phrases that carry an act of their own.
fn noun_act(word: &str) -> Option<(Act, u8)> {
    Some(match word {
        "commitment" | "commitments" | "dedication" | "determination" | "resolve" => (Act::Commit, 7),
        "intention" | "intent" | "intentions" | "plan" | "plans" => (Act::Commit, 5),
        "desire" | "readiness" | "willingness" | "preparedness" | "eagerness" | "interest" => {
            (Act::Commit, 4)
        }
        "pledge" | "promise" => (Act::Commit, 8),
        "support" | "backing" => (Act::Endorse, 8),
        "appreciation" | "admiration" | "respect" | "satisfaction" | "solidarity" | "praise"
        | "confidence" => (Act::Endorse, 5),
        "condolences" | "congratulations" | "sympathy" | "sympathies" | "gratitude" | "thanks"
        | "greetings" | "wishes" | "condolence" => (Act::Social, 1),
        "dissatisfaction" | "displeasure" | "frustration" | "concern" | "concerns" | "alarm" | "regret"
        | "disappointment" | "worry" | "dismay" | "anxiety" => (Act::Concern, 4),
        "unacceptability" | "inadmissibility" | "opposition" | "objection" | "objections" | "rejection" => {
            (Act::Oppose, 4)
        }
        "condemnation" => (Act::Oppose, 10),
        "outrage" => (Act::Concern, 7),
        "call" | "calls" | "appeal" | "demand" | "demands" | "request" | "invitation" | "proposal" => {
            (Act::Request, 6)
        }
        "hope" | "hopes" | "expectation" | "expectations" => (Act::Request, 2),
        _ => return None,
    })
}

/// Whether the head of a noun phrase is something that one recognises in praise.
pub(super) fn praiseworthy(a: &Analysis<'_>, content: &Range<usize>) -> bool {
    content.clone().take(10).take_while(|&k| !matches!(a.surface(k), "that" | "for" | "in" | "to")).any(|k| {
        matches!(
            a.surface(k),
            "efforts"
                | "effort"
                | "leadership"
                | "contribution"
                | "contributions"
                | "work"
                | "sacrifice"
                | "sacrifices"
                | "service"
                | "courage"
                | "achievements"
                | "achievement"
                | "progress"
                | "success"
                | "generosity"
                | "resilience"
                | "commitment"
        )
    })
}

/// Reads a content of tokens. `said`: the cue took "that" or a clause follows; a noun phrase is read by
/// its head, a clause by its main verbs.
pub(super) fn read(a: &Analysis<'_>, content: &Range<usize>, statement: bool) -> Reading {
    let mut reading = if statement { clause(a, content) } else { phrase(a, content) };
    if statement {
        reading.modality = modality(a, content, reading.act);
        reading.negated = negated(a, content);
    }
    reading
}

/// Whether a content is a clause: some finite verb stands in it before any link that opens another.
pub(super) fn is_clause(a: &Analysis<'_>, content: &Range<usize>) -> bool {
    let mut k = content.start;
    let mut seen = 0;
    while k < content.end && seen < 40 {
        let flags = a.flags(k);
        if flags.any(Flags::MODAL) && !matches!(a.surface(k), "need" | "needs" | "May" | "might" | "will")
            || flags.any(Flags::BE) && k > content.start
        {
            return true;
        }
        if a.surface(k) == "will"
            && k > content.start
            && a.word(k + 1) != a.known.to
            && !a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER)
        {
            return true;
        }
        if flags.any(Flags::HAVE.with(Flags::DO)) && k > content.start {
            return true;
        }
        if flags.any(Flags::SUBORDINATOR)
            && k > content.start
            && !matches!(a.surface(k), "as" | "so" | "before" | "after" | "since" | "how")
        {
            return false;
        }
        seen += 1;
        k += 1;
    }
    false
}

/// A noun phrase: its head decides.
fn phrase(a: &Analysis<'_>, content: &Range<usize>) -> Reading {
    let mut k = content.start;
    let limit = content.end.min(content.start + 16);
    let mut need = None;
    while k < limit {
        let word = lower(a, k);
        if matches!(word.as_str(), "need" | "urgency" | "necessity") {
            need = Some(k);
        }
        if matches!(
            word.as_str(),
            "of" | "for"
                | "to"
                | "in"
                | "on"
                | "that"
                | "about"
                | "over"
                | "with"
                | "from"
                | "between"
                | "at"
                | "which"
                | "who"
                | "as"
        ) && k > content.start
        {
            // "his history of steadfast commitment": the noun behind the link decides.
            let hollow = word == "of"
                && matches!(
                    lower(a, k - 1).as_str(),
                    "history" | "expression" | "message" | "sense" | "spirit" | "words"
                );
            if !hollow {
                break;
            }
        }
        if a.is(k, ',') {
            break;
        }
        k += 1;
    }
    // "the need for X to act", "the importance of X doing": somebody else is to do something.
    if let Some(n) = need {
        let somebody = a.word(n + 1) == a.known.for_
            && (n + 2..(n + 14).min(content.end)).any(|j| a.word(j) == a.known.to)
            && (n + 2..(n + 5).min(content.end)).any(|j| {
                a.mention(j).is_some_and(|m| {
                    matches!(
                        m.kind,
                        Kind::Country(_)
                            | Kind::State
                            | Kind::Named(_)
                            | Kind::Organization
                            | Kind::Person
                            | Kind::Group
                    )
                }) || a.surface(j) == "all"
                    || a.flags(j).any(Flags::SPEAKER_NOUN)
            });
        let must = a.word(n + 1) == a.known.to;
        if somebody || must {
            return Reading::new(Act::Request, 5);
        }
    }
    let mut intensity = 0u8;
    for j in content.start..k {
        let word = lower(a, j);
        if matches!(word.as_str(), "deep" | "serious" | "strong" | "firm" | "full" | "deepest" | "profound") {
            intensity = 1;
        }
        if matches!(word.as_str(), "grave" | "utmost" | "strongest" | "unwavering" | "ironclad" | "extreme") {
            intensity = 2;
        }
        // "their will to deepen political dialogue": a noun, as "to" shows.
        if word == "will" && j > content.start && a.word(j - 1) != a.known.the && a.word(j + 1) == a.known.to
        {
            return Reading::new(Act::Commit, 4);
        }
        if let Some((act, rung)) = noun_act(&word) {
            // Somebody's own call is a call; "took note of the proposal" is not.
            let owned = matches!(lower(a, content.start).as_str(), "his" | "her" | "their" | "its" | "our")
                || (content.start..j)
                    .any(|i| a.tok(i).is_some_and(|t| t.token.kind == crate::text::TokenKind::Possessive));
            if matches!(
                word.as_str(),
                "call" | "calls" | "appeal" | "demand" | "demands" | "request" | "invitation" | "proposal"
            ) && !owned
            {
                continue;
            }
            // "shared interest in", "areas of common concern" assert; "support for" endorses.
            let last_noun = j + 1 == k || matches!(lower(a, j + 1).as_str(), "and" | "or");
            if !last_noun {
                continue;
            }
            // "her interest in", "their mutual interest in": a wish; "areas of shared interest" is none.
            let own = |k: usize| matches!(a.surface(k), "his" | "her" | "their" | "its" | "our");
            if word.starts_with("interest")
                && !(own(j.saturating_sub(1))
                    || own(j.saturating_sub(2))
                        && a.surface(j + 1) == "in"
                        && a.surface(j + 2).ends_with("ing"))
            {
                continue;
            }
            if word == "plan" || word == "plans" || word == "confidence" {
                continue;
            }
            return Reading::new(act, rung.saturating_add(intensity));
        }
        if matches!(word.as_str(), "conviction" | "belief" | "view" | "desire" | "hope")
            && lower(a, j + 1) == "that"
        {
            return clause(a, &(j + 2..content.end));
        }
    }
    Reading::new(Act::Assert, 3)
}

/// A clause: modals and verbs of stance at its main level.
fn clause(a: &Analysis<'_>, content: &Range<usize>) -> Reading {
    let mut best: Option<Reading> = None;
    let mut k = content.start;
    let mut relative = 0usize;
    let mut verb_seen = false;
    // A subordinate clause in front ("If …,", "As … ,") does not decide.
    let first = lower(a, k);
    let fronted = matches!(
        first.as_str(),
        "if" | "as"
            | "when"
            | "while"
            | "although"
            | "though"
            | "since"
            | "guided"
            | "under"
            | "despite"
            | "should"
            | "to"
            | "in"
            | "for"
            | "at"
            | "on"
            | "regarding"
            | "with"
            | "by"
            | "through"
            | "following"
            | "given"
    );
    // "We have always said that …", "Our view is that …", "What I can say is that …": what follows is said.
    if let Some(said) = own_report(a, content) {
        return clause(a, &(said..content.end));
    }
    let conditional_should = first == "should" && a.capital(k);
    if fronted
        && let Some(comma) = (k..content.end.min(k + 45)).find(|&j| a.is(j, ','))
        && (matches!(
            first.as_str(),
            "if" | "as" | "when" | "while" | "although" | "though" | "since" | "to" | "guided"
        ) || conditional_should
            || comma - k < 30)
    {
        k = comma + 1;
    }
    let subject_start = k;
    while k < content.end {
        let word = lower(a, k);
        match word.as_str() {
            "which" | "who" | "whose" | "whom" | "where" | "when" | "because" | "while" | "if" | "unless"
            | "whereas" | "how" | "whether" => {
                relative = content.end;
            }
            "that" if verb_seen || k > subject_start => relative = content.end,
            "so" if lower(a, k + 1) == "that" => relative = content.end,
            _ => {}
        }
        // A relative clause ends with the comma or "and" that takes up the main clause again.
        if relative > 0 && (a.is(k, ',') || a.is(k, ';')) {
            relative = 0;
        }
        // "told Y that Z had said he would …": what Z said is Z's.
        if relative == 0 && k > subject_start && reports(a, k) {
            break;
        }
        if relative == 0
            && let Some(reading) = marker(a, k, content, subject_start)
        {
            let stronger = best.is_none_or(|b| priority(reading.act) > priority(b.act));
            if stronger {
                best = Some(reading);
            }
        }
        if a.flags(k).any(Flags::BE.with(Flags::HAVE).with(Flags::MODAL).with(Flags::DO)) {
            verb_seen = true;
        }
        k += 1;
    }
    best.unwrap_or_else(|| Reading::new(Act::Assert, 1))
}

/// Where the statement starts that the speaker reports of herself: "I told him that …", "our position is that …".
fn own_report(a: &Analysis<'_>, content: &Range<usize>) -> Option<usize> {
    let limit = content.end.min(content.start + 12);
    let first =
        (content.start..limit.min(content.start + 4)).find(|&k| a.flags(k).any(Flags::FIRST_PERSON))?;
    let that = (first + 1..limit).find(|&k| a.word(k) == a.known.that)?;
    let verb = (first + 1..that).find(|&k| {
        a.forms(k).iter().any(|&(v, _)| {
            a.lexicon.verbs.get(v as usize).is_some_and(|l| {
                matches!(
                    l.as_str(),
                    "say"
                        | "tell"
                        | "think"
                        | "believe"
                        | "stress"
                        | "emphasize"
                        | "reiterate"
                        | "make"
                        | "add"
                )
            })
        })
    });
    let noun = (first + 1..that).any(|k| {
        matches!(
            a.surface(k),
            "view" | "position" | "message" | "point" | "belief" | "understanding" | "answer"
        ) && a.flags(k + 1).any(Flags::BE)
    });
    let plain = (first..that).all(|k| !a.is(k, ',') && !a.is(k, ';'));
    let negative = (first..that).any(|k| a.flags(k).any(Flags::NEGATION));
    (plain && !negative && (verb.is_some() || noun) && that + 2 < content.end).then_some(that + 1)
}

/// Whether a verb of saying at `k` opens somebody else's report.
fn reports(a: &Analysis<'_>, k: usize) -> bool {
    a.has_form(k, &[Form::Past, Form::Participle])
        && a.forms(k).iter().any(|&(v, _)| {
            a.lexicon.verbs.get(v as usize).is_some_and(|l| matches!(l.as_str(), "say" | "tell"))
        })
        && (a.word(k + 1) == a.known.that || a.flags(k + 1).any(Flags::HE_SHE.with(Flags::THEY)))
}

const fn priority(act: Act) -> u8 {
    match act {
        Act::Assert => 0,
        Act::Warn => 2,
        _ => 1,
    }
}

/// Whether the subject of the verb at `k` can act: a country, a person, a body, a group, we.
fn agent(a: &Analysis<'_>, k: usize, from: usize) -> bool {
    let mut j = k;
    // Back over adverbs and negation to the end of the subject.
    while j > from
        && (a.flags(j.wrapping_sub(1)).any(Flags::ADVERB.with(Flags::NEGATION).with(Flags::MODAL))
            || lower(a, j - 1).ends_with("ly"))
    {
        j -= 1;
    }
    if j == from {
        return true;
    }
    // Coordinated verbs share the subject at the front.
    let at = j - 1;
    let coordinated = a.word(at) == a.known.and || a.word(at) == a.known.but || a.is(at, ',');
    if coordinated {
        return subject_acts(a, from);
    }
    if let Some(m) = a.mention_ending(j) {
        return match m.kind {
            Kind::Country(_)
            | Kind::State
            | Kind::Person
            | Kind::Organization
            | Kind::Named(_)
            | Kind::Alias(_) => !prepositional(a, m.toks.start, from),
            Kind::Group => true,
            Kind::Demonym(_) => true,
            _ => false,
        };
    }
    let word = lower(a, at);
    if a.flags(at).any(Flags::FIRST_PERSON.with(Flags::HE_SHE).with(Flags::THEY))
        || matches!(word.as_str(), "it" | "you" | "country" | "side" | "sides" | "people" | "peoples" | "all")
    {
        return true;
    }
    a.flags(at).any(Flags::SPEAKER_NOUN.with(Flags::ROLE_NOUN).with(Flags::LOWER_ORG_HEAD))
        || subject_acts(a, from)
}

/// Whether the mention at `start` hangs on a preposition inside a longer subject ("the relations between A and B").
fn prepositional(a: &Analysis<'_>, start: usize, from: usize) -> bool {
    start > from
        && (from..start).any(|j| matches!(a.surface(j), "between" | "of" | "among" | "in" | "with"))
        && !subject_acts(a, from)
}

/// Whether the clause starts with somebody who acts.
fn subject_acts(a: &Analysis<'_>, from: usize) -> bool {
    let mut k = from;
    while a.flags(k).any(Flags::DETERMINER.with(Flags::ADVERB)) || a.is(k, ',') || a.is(k, '“') {
        k += 1;
    }
    if a.flags(k).any(Flags::FIRST_PERSON.with(Flags::HE_SHE).with(Flags::THEY))
        || a.flags(from).any(Flags::FIRST_PERSON) && a.word(from) != 0 && a.flags(k).any(Flags::MODAL)
    {
        return true;
    }
    match a.mention(k).or_else(|| a.mention(from)) {
        Some(m) => {
            let end = m.toks.end;
            // "China-Russia relations", "Russia's position" are no actors; "China and Russia" are.
            let compound = a.is(end, '-')
                || a.is(end, '–')
                || a.tok(end).is_some_and(|t| t.token.kind == crate::text::TokenKind::Possessive);
            match m.kind {
                Kind::Demonym(_) => {
                    a.flags(end).any(Flags::LOWER_ORG_HEAD)
                        || matches!(a.surface(end), "side" | "people" | "government" | "leaders")
                }
                Kind::Country(_)
                | Kind::State
                | Kind::Person
                | Kind::Organization
                | Kind::Group
                | Kind::Alias(_) => {
                    !compound
                        && !a.flags(end).any(Flags::EVENT_NOUN)
                        && !matches!(a.surface(end), "relations" | "cooperation" | "ties" | "relationship")
                }
                _ => false,
            }
        }
        None => {
            // A capitalised word that the lexicon does not know is taken for somebody's name.
            a.capital(k) && a.word(k) == 0
                || a.flags(k).any(Flags::SPEAKER_NOUN)
                || matches!(lower(a, k).as_str(), "two" | "both" | "all" | "sides" | "teams")
        }
    }
}

/// A marker of stance at token `k`.
fn marker(a: &Analysis<'_>, k: usize, content: &Range<usize>, from: usize) -> Option<Reading> {
    let word = lower(a, k);
    let next = lower(a, k + 1);
    let after = lower(a, k + 2);
    let flags = a.flags(k);
    let commit = |s| Some(Reading::new(Act::Commit, s));
    let request = |s| Some(Reading::new(Act::Request, s));
    match word.as_str() {
        "thank" | "thanks" | "congratulations" if k == content.start => {
            return Some(Reading::new(Act::Social, 1));
        }
        "good" if k == content.start && matches!(next.as_str(), "morning" | "afternoon" | "evening") => {
            return Some(Reading::new(Act::Social, 1));
        }
        "stand" | "stands" if next == "with" && agent(a, k, from) => {
            return Some(Reading::new(Act::Endorse, 8));
        }
        "asking" | "urging" if a.flags(k.wrapping_sub(1)).any(Flags::BE) && agent(a, k - 1, from) => {
            return request(5);
        }
        "should" | "must" => {
            // "should" of a condition: "Should the C.S. persist".
            if k == content.start && a.capital(k) {
                return None;
            }
            return request(if word == "must" { 8 } else { 5 });
        }
        "ought" if next == "to" => return request(5),
        "needs" | "need" if next == "to" && !a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER) => {
            return request(5);
        }
        "let" if next == "us" => return request(4),
        "will" | "shall" | "'ll" => {
            if k > from && a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER) {
                return None;
            }
            if threat(a, k, content.end) {
                return Some(Reading::new(Act::Warn, 7));
            }
            return if agent(a, k, from) { commit(6) } else { None };
        }
        // "we'll", "they'll"
        w if w.ends_with("'ll") && w.len() > 3 => return commit(6),
        "won't" => return if agent(a, k, from) { commit(6) } else { None },
        "would" if threat(a, k, content.end) && !a.flags(k + 1).any(Flags::HAVE) => {
            return Some(Reading::new(Act::Warn, 7));
        }
        "would" => {
            return if agent(a, k, from) && !matches!(next.as_str(), "be" | "have") {
                commit(6)
            } else {
                None
            };
        }
        "ready" | "willing" | "prepared" | "determined" if next == "to" => return commit(4),
        "happy" | "glad" | "pleased" | "delighted" | "honoured" | "honored"
            if next == "to"
                && lower(a, k.wrapping_sub(1)) == "be"
                && !matches!(after.as_str(), "see" | "note" | "learn" | "hear" | "have") =>
        {
            return commit(4);
        }
        "committed"
            if next == "to"
                && (a.flags(k.wrapping_sub(1)).any(Flags::BE.with(Flags::ADVERB))
                    || matches!(
                        lower(a, k.wrapping_sub(1)).as_str(),
                        "remains" | "remain" | "stay" | "stays" | "remained"
                    )) =>
        {
            return commit(7);
        }
        "looks" | "look" | "looking" | "looked" if next == "forward" => return commit(1),
        "intends" | "intend" | "plans" | "aims" | "seeks" | "intended" | "planned" | "aimed" | "sought"
        | "hoped" | "wished"
            if next == "to" && agent(a, k, from) =>
        {
            return commit(5);
        }
        "intention" if next == "of" || next == "to" => return commit(5),
        "pledges" | "pledge" | "vows" | "promises" if agent(a, k, from) => return commit(8),
        "expect" | "expects" if next == "that" && agent(a, k, from) => return request(2),
        "hoped" | "expected"
            if next == "that" && a.flags(k.wrapping_sub(1)).any(Flags::BE) && lower(a, from) == "it" =>
        {
            return request(2);
        }
        "hopes" | "hope" | "wishes" | "wants" | "want" | "expects" | "expect"
            if k > content.start || flags.any(Flags::VERB) =>
        {
            // With an infinitive one's own wish, otherwise somebody else's task.
            if a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER) {
                return None;
            }
            if next == "to" {
                return if word.starts_with("want") || word.starts_with("expect") { None } else { commit(4) };
            }
            if word.starts_with("want") {
                return None;
            }
            return request(2);
        }
        "opposes" | "oppose" | "opposed" | "rejects" | "reject" | "condemns" | "condemn" | "deplores"
        | "deplore" | "denounces"
            if !a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER) && next != "to" =>
        {
            let firm = matches!(lower(a, k.wrapping_sub(1)).as_str(), "firmly" | "resolutely" | "strongly");
            return Some(Reading::new(
                Act::Oppose,
                if word.starts_with("oppos") { 4 + u8::from(firm) } else { 8 },
            ));
        }
        "want" | "wish" | "like" if next == "to" && matches!(after.as_str(), "thank" | "congratulate") => {
            return Some(Reading::new(Act::Social, 1));
        }
        "thank" if next == "you" && (k <= content.start + 3 || a.is(k.wrapping_sub(1), ',')) => {
            return Some(Reading::new(Act::Social, 1));
        }
        "cannot" | "can't"
            if matches!(
                next.as_str(),
                "support" | "accept" | "recognize" | "recognise" | "tolerate" | "agree"
            ) =>
        {
            return Some(Reading::new(Act::Oppose, 7));
        }
        "unacceptable" | "inadmissible" | "intolerable"
            if a.flags(k.wrapping_sub(1)).any(Flags::BE.with(Flags::ADVERB)) =>
        {
            return Some(Reading::new(Act::Oppose, 6));
        }
        "sceptical" | "skeptical" | "worried" | "alarmed" | "troubled" | "saddened" | "appalled"
        | "disturbed"
            if a.flags(k.wrapping_sub(1)).any(Flags::BE.with(Flags::ADVERB)) && agent(a, k - 1, from) =>
        {
            return Some(Reading::new(Act::Concern, 4));
        }
        "not"
            if matches!(
                next.as_str(),
                "support" | "accept" | "agree" | "recognize" | "recognise" | "tolerate"
            ) =>
        {
            let will = k > 0 && matches!(lower(a, k - 1).as_str(), "will" | "would");
            return Some(Reading::new(Act::Oppose, if will { 7 } else { 1 }));
        }
        "supported" | "welcomed" | "appreciated" | "commended" | "welcomes" | "welcome" | "supports"
        | "support" | "appreciates" | "appreciate" | "commends" | "commend" | "applauds" | "endorses"
        | "respects" | "admires" | "loves"
            if agent(a, k, from)
                && !a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER.with(Flags::PREPOSITION))
                && a.word(k.wrapping_sub(1)) != a.known.to
                && !a.flags(k.wrapping_sub(1)).any(Flags::MODAL)
                && verb_place(a, k, from) =>
        {
            return Some(Reading::new(Act::Endorse, 6));
        }
        "glad" | "delighted" | "grateful" | "proud" if next == "that" => {
            return Some(Reading::new(Act::Endorse, 5));
        }
        "thank"
            if matches!(lower(a, k.wrapping_sub(1)).as_str(), "to")
                && matches!(lower(a, k.wrapping_sub(2)).as_str(), "want" | "like" | "wish" | "wanted") =>
        {
            return Some(Reading::new(Act::Social, 1));
        }
        "happy" | "glad" | "pleased" | "delighted"
            if next == "to"
                && matches!(after.as_str(), "see" | "note" | "learn" | "hear" | "welcome" | "have") =>
        {
            return Some(Reading::new(Act::Endorse, 5));
        }
        "respect" | "admiration"
            if next == "for"
                && matches!(lower(a, k.wrapping_sub(1)).as_str(), "great" | "deep" | "high" | "utmost") =>
        {
            return Some(Reading::new(Act::Endorse, 5));
        }
        "express" | "expresses" | "expressed" if agent(a, k, from) && verb_place(a, k, from) => {
            let noun = phrase(a, &(k + 1..content.end));
            return (noun.act != Act::Assert).then_some(noun);
        }
        "concerned"
            if a.flags(k.wrapping_sub(1)).any(Flags::BE.with(Flags::ADVERB))
                && (next == "about" || next == "by" || next == "that" || next == "over") =>
        {
            return Some(Reading::new(Act::Concern, 4));
        }
        "urges" | "urge" | "calls" | "call" | "demands" | "demand" | "asks" | "appeals" | "urged"
            if agent(a, k, from) && verb_place(a, k, from) =>
        {
            let called = word.starts_with("call") || word.starts_with("appeal");
            if !called || matches!(next.as_str(), "on" | "upon" | "for" | "to") {
                return request(if word.starts_with("demand") { 10 } else { 7 });
            }
        }
        "important" | "imperative" | "necessary" | "essential" | "incumbent" | "vital"
            if k > content.start
                && (next == "that" || next == "for" && after != "the")
                && a.flags(k.wrapping_sub(1)).any(Flags::BE.with(Flags::ADVERB)) =>
        {
            return request(5);
        }
        "thanks" | "thank" | "congratulates" | "congratulate"
            if agent(a, k, from) && verb_place(a, k, from) =>
        {
            return Some(Reading::new(Act::Social, 1));
        }
        "regrets" | "regret" | "regretted" if agent(a, k, from) && verb_place(a, k, from) => {
            return Some(Reading::new(Act::Concern, 6));
        }
        "warns" | "warn" if agent(a, k, from) && verb_place(a, k, from) => {
            return Some(Reading::new(Act::Warn, 5));
        }
        _ => {}
    }
    None
}

/// "will take resolute measures", "will bear the consequences", "will respond firmly".
fn threat(a: &Analysis<'_>, k: usize, end: usize) -> bool {
    let words: Vec<Lower<'_>> = (k + 1..end.min(k + 10)).map(|j| lower(a, j)).collect();
    let has = |w: &str| words.iter().any(|x| *x == w);
    // "there will be consequences", "would be met with severe consequences", "will come at a cost".
    let price = has("consequences") || has("costs") || has("cost") || has("price");
    if price
        && (lower(a, k.wrapping_sub(1)) == "there" && has("be")
            || has("met") && has("with")
            || has("face")
            || has("come"))
    {
        return true;
    }
    (has("take") || has("adopt"))
        && (has("measures") || has("countermeasures") || has("steps"))
        && (has("resolute") || has("countermeasures") || has("forceful") || has("firm") && has("response"))
        || has("bear") && has("consequences")
        || has("respond") && (has("resolutely") || has("firmly") || has("decisively") || has("forcefully"))
}

/// Whether a word that can be noun or verb stands where a verb stands: after a subject, an adverb, or a
/// coordination.
fn verb_place(a: &Analysis<'_>, k: usize, from: usize) -> bool {
    if k == from {
        return false;
    }
    let p = k - 1;
    a.mention_ending(k).is_some_and(|m| !matches!(m.kind, Kind::Demonym(_) | Kind::Date))
        || a.flags(p).any(Flags::FIRST_PERSON.with(Flags::HE_SHE).with(Flags::THEY).with(Flags::DO))
        || lower(a, p).ends_with("ly")
        || matches!(
            lower(a, p).as_str(),
            "also" | "always" | "still" | "it" | "and" | "side" | "sides" | "not"
        )
        || a.flags(p).any(Flags::SPEAKER_NOUN.with(Flags::LOWER_ORG_HEAD))
}

fn modality(a: &Analysis<'_>, content: &Range<usize>, act: Act) -> Modality {
    let first = lower(a, content.start);
    let mut possible = false;
    for k in content.clone() {
        let word = lower(a, k);
        match word.as_str() {
            "if" | "unless" | "provided" => return Modality::Conditional,
            "may" | "might" | "could" if !a.flags(k).any(Flags::MONTH) || !a.capital(k) => possible = true,
            "rule" if lower(a, k + 1) == "out" && k > 0 && lower(a, k - 1) == "not" => possible = true,
            _ => {}
        }
    }
    if first == "should" && a.capital(content.start) {
        return Modality::Conditional;
    }
    match act {
        Act::Request => Modality::Should,
        _ if possible => Modality::Possible,
        Act::Commit => Modality::Planned,
        _ => Modality::Asserted,
    }
}

/// Whether the main verb of the content is negated ("not only … but also" is not).
fn negated(a: &Analysis<'_>, content: &Range<usize>) -> bool {
    for k in content.clone().take(40) {
        let word = lower(a, k);
        if matches!(word.as_str(), "that" | "which" | "who" | "because") && k > content.start {
            return false;
        }
        let next = lower(a, k + 1);
        let negative = matches!(word.as_str(), "not" | "never" | "neither" | "cannot")
            || word.ends_with("n't")
            || word == "no"
                && matches!(
                    next.as_str(),
                    "intention" | "longer" | "winners" | "plans" | "information" | "way"
                );
        if negative && !(word == "not" && matches!(next.as_str(), "only" | "long" | "least" | "merely")) {
            return true;
        }
    }
    false
}
