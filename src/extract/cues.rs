//! Cue hits: verbs of the lexicon in their forms, with what belongs to them.

use super::analysis::Analysis;
use super::mention::Kind;
use crate::lexicon::{CueAct, Flags, Form, Needs};
use crate::text::TokenKind;
use std::ops::Range;

/// A cue found in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    /// First token of the verb group: auxiliaries and adverbs before the verb.
    pub group: usize,
    /// The verb.
    pub verb: usize,
    /// One past the cue.
    pub end: usize,
    pub form: Form,
    pub act: CueAct,
    pub strength: u8,
    pub topic: bool,
    pub weak: bool,
    /// The lemma.
    pub lemma: u32,
    /// Written with be: a passive.
    pub passive: bool,
    /// Has, have or had before it.
    pub perfect: bool,
    /// A modal before it, or "to".
    pub modal: bool,
    pub infinitive: bool,
    pub negated: bool,
    /// A clause follows.
    pub statement: bool,
    /// Persons between verb and topic ("spoke with X about Y").
    pub inner: Option<Range<usize>>,
    /// A light verb.
    pub light: bool,
    /// Counts only with a clause or a quotation.
    pub clause_only: bool,
}

impl Hit {
    /// A cue from the verb at `verb` to `end`, with nothing known yet of what stands around it.
    fn new(verb: usize, end: usize, form: Form, lemma: u32, act: CueAct, strength: u8) -> Self {
        Self {
            group: verb,
            verb,
            end,
            form,
            act,
            strength,
            topic: false,
            weak: false,
            lemma,
            passive: false,
            perfect: false,
            modal: false,
            infinitive: false,
            negated: false,
            statement: false,
            inner: None,
            light: false,
            clause_only: false,
        }
    }
}

/// All cue hits of a token range, in order, not overlapping.
pub(super) fn find(a: &Analysis<'_>, range: &Range<usize>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut i = range.start;
    while i < range.end {
        if a.flags(i).any(Flags::VERB)
            && a.mention(i).is_none()
            && (i == range.start || !a.capital(i) || a.is(i.wrapping_sub(1), '“'))
            && let Some(hit) = hit_at(a, i, range)
        {
            i = hit.end.max(i + 1);
            hits.push(hit);
        } else {
            i += 1;
        }
    }
    hits
}

fn hit_at(a: &Analysis<'_>, i: usize, range: &Range<usize>) -> Option<Hit> {
    // A noun of the same form: after a determiner, an adjective or a possessive.
    if i > range.start
        && a.has_form(i, &[Form::Base, Form::Third])
        && !a.has_form(i, &[Form::Past])
        && noun_place(a, i, range)
    {
        return None;
    }
    // "the proposed Summit", "its stated aims": a participle before its noun.
    if i > range.start && a.has_form(i, &[Form::Past]) && attributive(a, i, range) {
        return None;
    }
    let mut best: Option<Hit> = None;
    for &(verb, form) in a.forms(i) {
        for &index in a.lexicon.lights_of.get(verb as usize).into_iter().flatten() {
            if let Some(hit) = light(a, i, form, verb, index, range)
                && best.as_ref().is_none_or(|b| hit.end > b.end)
            {
                best = Some(hit);
            }
        }
        let cues = a.lexicon.cues_of.get(verb as usize).map_or(&[][..], Vec::as_slice);
        // What stands behind the verb is the same for all its cues.
        let mut after = i + 1;
        // "spoke highly of" is in the data; "stressed again that" is not.
        if a.flags(after).any(Flags::ADVERB)
            && a.word(after) != a.known.both
            && !a.flags(after).any(Flags::NEGATION)
        {
            let next_that = a.word(after + 1) == a.known.that;
            if next_that {
                after += 1;
            }
        }
        // "said on Wednesday that"
        let mut dated = after;
        if matches!(a.surface(dated), "on" | "in" | "late" | "early") {
            dated += 1;
        }
        if let Some(m) = a.mention(dated).filter(|m| m.kind == Kind::Date && m.toks.start == dated)
            && a.word(m.toks.end) == a.known.that
        {
            after = m.toks.end;
        }
        let state = matches!(a.lexicon.verbs.get(verb as usize).map(String::as_str), Some("be" | "remain"));
        if state {
            while a.flags(after).any(Flags::ADVERB) || a.surface(after).ends_with("ly") {
                after += 1;
            }
        }
        // "refused on Monday to"
        let late =
            a.mention(dated).filter(|m| m.kind == Kind::Date && m.toks.start == dated).map(|m| m.toks.end);
        for &index in cues {
            let Some(cue) = a.lexicon.cues.get(index as usize) else { continue };
            if cue.press && !a.press {
                continue;
            }
            for with in &cue.with {
                // "recommit today to", "called again on"
                let adverb = !with.is_empty() && a.flags(i + 1).any(Flags::ADVERB) && a.words_at(i + 2, with);
                let after = if adverb { i + 2 } else { after };
                let after = match late {
                    Some(late) if a.press && !with.is_empty() && a.words_at(late, with) => late,
                    _ => after,
                };
                if !a.words_at(after, with) || !followed(a, &cue.then, after, range.end) {
                    continue;
                }
                let mut end = if with.is_empty() { i + 1 } else { after + with.len() };
                if state
                    && matches!(a.surface(end), "by" | "about" | "at" | "over")
                    && a.surface(end.wrapping_sub(1)).ends_with("ed")
                {
                    end += 1;
                }
                if end > range.end {
                    continue;
                }
                // "that" belongs to the cue, a comma after "said" does not.
                let mut that = with.last().is_some_and(|&w| w == a.known.that);
                if !that && a.word(end) == a.known.that && end < range.end {
                    that = true;
                    end += 1;
                } else if !that && with.is_empty() && after > i + 1 && a.word(after) == a.known.that {
                    that = true;
                    end = after + 1;
                }
                let statement = that || starts_clause(a, end, range.end);
                let fits = match cue.needs {
                    Needs::Anything => true,
                    Needs::That => that,
                    Needs::Clause => {
                        statement
                            || end >= range.end
                            || a.is(end, ',')
                            || a.is(end, ':')
                            || a.is(end, '“')
                            || a.is(end, '"')
                            || a.is(end, '.')
                            || a.press
                    }
                    Needs::Object => !statement,
                    Needs::Quote => {
                        a.is(i.wrapping_sub(1), '”') || (end..range.end).any(|k| a.is(k, '“') || a.is(k, '"'))
                    }
                };
                if !fits {
                    continue;
                }
                let hit = Hit {
                    topic: cue.topic && !that,
                    weak: cue.weak,
                    statement,
                    clause_only: matches!(cue.needs, Needs::Clause | Needs::Quote),
                    ..Hit::new(i, end, form, verb, cue.act, cue.strength)
                };
                let same = |b: &Hit| {
                    hit.end == b.end
                        && (!with.is_empty() && b.lemma == hit.lemma || !that && b.form > hit.form)
                };
                let apart = !cue.then.is_empty() && best.as_ref().is_some_and(|b| hit.end == b.end);
                if apart || best.as_ref().is_none_or(|b| hit.end > b.end || same(b)) {
                    best = Some(hit);
                }
                break;
            }
        }
        if best.is_none()
            && let Some(hit) = contact(a, i, form, verb, range)
        {
            best = Some(hit);
        }
    }
    if best.is_none() {
        best = passive_light(a, i, range);
    }
    let mut hit = best?;
    group(a, &mut hit, range.start);
    // "states, supported by their partners, …": a participle with an agent, no finite verb.
    let agent = a.word(hit.end) == a.known.by
        && !matches!(
            a.surface(hit.end + 1),
            "phone" | "telephone" | "video" | "videoconference" | "saying" | "stating"
        );
    if agent
        && hit.form == Form::Past
        && !hit.passive
        && !hit.light
        && !hit.perfect
        && hit.end == hit.verb + 1
    {
        return None;
    }
    Some(hit)
}

/// Whether some of the words `then` follow an object that begins at `k`: "held the court responsible for".
fn followed(a: &Analysis<'_>, then: &[Vec<crate::lexicon::WordId>], k: usize, end: usize) -> bool {
    let clause = (k + 1..end.min(k + 24)).take_while(|&j| !a.is(j, ';') && a.word(j) != a.known.that);
    then.is_empty() || clause.into_iter().any(|j| then.iter().any(|words| a.words_at(j, words)))
}

/// Whether the participle at `i` stands between a determiner and a noun.
fn attributive(a: &Analysis<'_>, i: usize, range: &Range<usize>) -> bool {
    let p = i - 1;
    let article = a.word(p) == a.known.the
        || a.word(p) == a.known.a
        || a.word(p) == a.known.an
        || matches!(a.surface(p), "its" | "their" | "our" | "his" | "your" | "my" | "these" | "those");
    let her = a.word(p) == a.known.her;
    let noun = i + 1 < range.end
        && a.is_word(i + 1)
        && !a.flags(i + 1).any(Flags::PREPOSITION.with(Flags::DETERMINER).with(Flags::SUBORDINATOR));
    (article || her) && noun
}

/// Whether the word at `i` stands where a noun stands.
fn noun_place(a: &Analysis<'_>, i: usize, range: &Range<usize>) -> bool {
    let p = i - 1;
    if i == range.start {
        return false;
    }
    let flags = a.flags(p);
    if a.tok(p).is_some_and(|t| t.token.kind == TokenKind::Possessive)
        || a.is(p, '-') && !a.tok(i).is_some_and(|t| t.token.spaced)
    {
        return true;
    }
    if flags.any(Flags::DETERMINER)
        && a.word(p) != a.known.both
        && a.word(p) != a.known.that
        && !matches!(
            a.surface(p),
            "all"
                | "All"
                | "each"
                | "this"
                | "This"
                | "some"
                | "many"
                | "several"
                | "Some"
                | "Many"
                | "Several"
                | "Most"
                | "most"
        )
    {
        return true;
    }
    // "for support", "of concern", "in response"
    if flags.any(Flags::PREPOSITION) && a.word(p) != a.known.to && !a.has_form(i, &[Form::Ing]) {
        return true;
    }
    // "U.S. support", "strong demand"
    a.mention_ending(i).is_some_and(|m| matches!(m.kind, Kind::Demonym(_)))
        || a.mention_ending(i).is_some_and(|m| matches!(m.kind, Kind::Country(_) | Kind::Named(_)))
            && a.has_form(i, &[Form::Base])
            && a.surface(i + 1) != "themselves"
}

/// Whether a clause with a finite verb starts at `k`.
fn starts_clause(a: &Analysis<'_>, k: usize, end: usize) -> bool {
    if k >= end {
        return false;
    }
    if a.is(k, ',') || a.is(k, ':') || a.is(k, '“') || a.is(k, '"') {
        return true;
    }
    super::content::is_clause(a, &(k..end.min(k + 30))) && !a.flags(k).any(Flags::PREPOSITION)
}

/// verb + adjectives + noun + preposition.
fn light(a: &Analysis<'_>, i: usize, form: Form, verb: u32, index: u32, range: &Range<usize>) -> Option<Hit> {
    let cue = a.lexicon.lights.get(index as usize)?;
    if !a.words_at(i + 1, &cue.after) {
        return None;
    }
    let from = i + 1 + cue.after.len();
    let mut k = from;
    while k < range.end && k < from + 12 {
        if let Some(noun) = cue.nouns.iter().filter(|n| a.words_at(k, n)).max_by_key(|n| n.len()) {
            let noun_end = k + noun.len();
            // "an exchange of views on", "talks today in Vesk on": what stands between noun and link.
            let mut j = noun_end;
            while j < range.end && j < noun_end + 14 {
                if cue.preps.contains(&a.word(j)) && !a.mention(j + 1).is_some_and(|m| m.kind == Kind::Date) {
                    let end = if cue.keep_noun { from } else { j + 1 };
                    return Some(Hit {
                        topic: cue.topic,
                        statement: a.word(j) == a.known.that,
                        inner: (!cue.keep_noun).then_some(noun_end..j),
                        light: true,
                        ..Hit::new(i, end, form, verb, cue.act, cue.strength)
                    });
                }
                let filler = j < noun_end + 2 && a.flags(j).any(Flags::ADVERB)
                    || a.word(j) == a.known.with
                    || a.mention(j).is_some()
                    || a.flags(j).any(
                        Flags::TITLE
                            .with(Flags::TITLE_MODIFIER)
                            .with(Flags::DETERMINER)
                            .with(Flags::ROLE_NOUN),
                    )
                    || a.word(j) == a.known.of && cue.nouns.iter().all(|n| !n.contains(&a.known.of));
                if !filler {
                    break;
                }
                j += 1;
            }
            if cue.keep_noun {
                return Some(Hit {
                    topic: cue.topic,
                    light: true,
                    ..Hit::new(i, from, form, verb, cue.act, cue.strength)
                });
            }
            return None;
        }
        // Only what can stand before a noun may stand here: adjectives, articles, commas, hyphens.
        let tok = a.tok(k)?;
        let inside = match tok.token.kind {
            TokenKind::Word if a.is(k + 1, '-') || a.is(k.wrapping_sub(1), '-') => true,
            TokenKind::Word => !tok.flags.any(
                Flags::PREPOSITION
                    .with(Flags::SUBORDINATOR)
                    .with(Flags::BE)
                    .with(Flags::MODAL)
                    .with(Flags::HE_SHE)
                    .with(Flags::THEY),
            ),
            TokenKind::Mark(c) => matches!(c, ',' | '-' | '–'),
            TokenKind::Number => true,
            TokenKind::Possessive => true,
        };
        if !inside {
            return None;
        }
        k += 1;
    }
    None
}

/// "An agreement was reached to …", "Views were also exchanged on …": the noun stands before the verb.
fn passive_light(a: &Analysis<'_>, i: usize, range: &Range<usize>) -> Option<Hit> {
    let mut k = i;
    while k > range.start && a.flags(k.wrapping_sub(1)).any(Flags::ADVERB) {
        k -= 1;
    }
    if k <= range.start + 1 || !a.flags(k.wrapping_sub(1)).any(Flags::BE) {
        return None;
    }
    for &(verb, form) in a.forms(i) {
        if !matches!(form, Form::Past | Form::Participle) {
            continue;
        }
        for &index in a.lexicon.lights_of.get(verb as usize).into_iter().flatten() {
            let cue = a.lexicon.lights.get(index as usize)?;
            let noun =
                (range.start..k).any(|j| cue.nouns.iter().any(|n| a.words_at(j, n) && j + n.len() < k));
            if !noun {
                continue;
            }
            // "were held on 30 May" has a date, no topic.
            let linked =
                cue.preps.contains(&a.word(i + 1)) && !a.mention(i + 2).is_some_and(|m| m.kind == Kind::Date);
            // "The 20th round was held in Vesk" is an event; "talks were held on grain" has a topic.
            if cue.topic && !linked {
                continue;
            }
            return Some(Hit {
                topic: cue.topic,
                passive: true,
                statement: a.word(i + 1) == a.known.that,
                light: true,
                ..Hit::new(i, i + 1 + usize::from(linked), form, verb, cue.act, cue.strength)
            });
        }
    }
    None
}

/// "spoke (today) (with X) about Y": a contact verb that names its topic.
fn contact(a: &Analysis<'_>, i: usize, form: Form, verb: u32, range: &Range<usize>) -> Option<Hit> {
    let lemma = a.lexicon.verbs.get(verb as usize)?.as_str();
    if !matches!(lemma, "speak" | "talk" | "meet" | "confer") {
        return None;
    }
    let mut k = i + 1;
    while k < range.end && k < i + 30 {
        let word = a.surface(k);
        if matches!(word, "about" | "regarding" | "concerning")
            || word == "on"
                && lemma != "meet"
                && !a.mention(k + 1).is_some_and(|m| m.kind == Kind::Date)
                && !matches!(a.surface(k + 1), "the")
        {
            return Some(Hit {
                topic: true,
                inner: Some(i + 1..k),
                light: true,
                ..Hit::new(i, k + 1, form, verb, CueAct::Fixed(crate::lexicon::Act::Discuss), 2)
            });
        }
        let filler = a.mention(k).is_some()
            || a.flags(k).any(
                Flags::ADVERB
                    .with(Flags::TITLE)
                    .with(Flags::TITLE_MODIFIER)
                    .with(Flags::DETERMINER)
                    .with(Flags::ROLE_NOUN)
                    .with(Flags::HONORIFIC),
            )
            || matches!(
                word,
                "with" | "by" | "phone" | "telephone" | "and" | "via" | "video" | "to" | "of" | "," | "."
            )
            || a.capital(k);
        if !filler {
            return None;
        }
        k += 1;
    }
    None
}

/// Extends a hit to the left over auxiliaries, adverbs and negation.
fn group(a: &Analysis<'_>, hit: &mut Hit, floor: usize) {
    let mut k = hit.verb;
    while k > floor {
        let p = k - 1;
        let flags = a.flags(p);
        let word = a.surface(p);
        if flags.any(Flags::BE) && !matches!(word, "being") {
            hit.passive |= matches!(hit.form, Form::Past | Form::Participle);
        } else if flags.any(Flags::HAVE) {
            hit.perfect = true;
        } else if flags.any(Flags::MODAL) || flags.any(Flags::DO) {
            hit.modal |= flags.any(Flags::MODAL);
        } else if a.word(p) == a.known.to && hit.form == Form::Base && k > floor {
            hit.infinitive = true;
        } else if flags.any(Flags::NEGATION) {
            hit.negated = true;
        } else if (flags.any(Flags::ADVERB)
            && !matches!(a.word(p), w if w == a.known.both && (p == floor || a.mention_ending(p).is_none()))
            || a.press && matches!(word, "long" | "since" | "already" | "nonetheless" | "nevertheless")
            || word.len() > 4
                && word.ends_with("ly")
                && !flags.any(Flags::NO_ADVERB)
                && !a.capital(p)
                && a.is_word(p))
            && a.mention(p).is_none_or(|m| m.kind == Kind::Date)
        {
            // "both" after a subject is an adverb ("Hale and Deng both stressed").
        } else {
            break;
        }
        if flags.any(Flags::NEGATION) {
            hit.negated = true;
        }
        k = p;
    }
    hit.group = k;
}
