//! The cue that a verb makes with the words behind it.

use super::around::{attributive, past_time, starts_clause};
use super::light::{contact, light, passive_light};
use super::{Hit, group};
use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::lexicon::{CueAct, Flags, Form, Needs};
use crate::text::TokenKind;
use std::ops::Range;

pub(super) fn hit_at(a: &Analysis<'_>, i: usize, range: &Range<usize>) -> Option<Hit> {
    // A noun of the same form: after a determiner, an adjective or a possessive.
    if i > range.start
        && a.has_form(i, &[Form::Base, Form::Third])
        && !a.has_form(i, &[Form::Past])
        && !a.flags(i).any(Flags::BE)
        && noun_place(a, i, range)
    {
        return None;
    }
    // "were present as observers": no verb behind a form of be, but a participle.
    if i > range.start
        && a.has_form(i, &[Form::Base])
        && !a.has_form(i, &[Form::Past, Form::Participle])
        && a.flags(i - 1).any(Flags::BE)
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
        // "noted, among other things, that"
        let aside = i + 1 + usize::from(a.is(i + 1, ','));
        if matches!(a.surface(aside), "among" | "amongst" | "inter")
            && let Some(that) = (aside + 1..aside + 6).find(|&k| a.word(k) == a.known.that)
        {
            after = that;
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
            while a.flags(after).any(Flags::ADVERB)
                || a.surface(after).ends_with("ly")
                || matches!(a.surface(after), "very" | "most" | "so" | "quite")
            {
                after += 1;
            }
        }
        // "refused on Monday to"
        let late =
            a.mention(dated).filter(|m| m.kind == Kind::Date && m.toks.start == dated).map(|m| m.toks.end);
        // "recommit today to", "called again on"
        let adverb = a.flags(i + 1).any(Flags::ADVERB)
            || a.surface(i + 1).ends_with("ly") && !a.flags(i + 1).any(Flags::NO_ADVERB);
        // "calls in particular for"
        let singled = a.surface(i + 1) == "in" && a.surface(i + 2) == "particular";
        for &index in cues {
            let Some(cue) = a.lexicon.cues.get(index as usize) else { continue };
            if cue.press && !a.press {
                continue;
            }
            for with in &cue.with {
                let adverb = adverb && !with.is_empty() && a.words_at(i + 2, with);
                let singled = singled && !with.is_empty() && a.words_at(i + 3, with);
                let after = if adverb { i + 2 } else { after };
                let after = if singled { i + 3 } else { after };
                let after = match late {
                    Some(late) if a.press && !with.is_empty() && a.words_at(late, with) => late,
                    _ => after,
                };
                // "positively assessed": the adverb of a cue may stand before its verb.
                let ahead = with.len() == 1
                    && i > range.start
                    && a.words_at(i - 1, with)
                    && a.surface(i - 1).ends_with("ly");
                if !ahead && !a.words_at(after, with) || !followed(a, &cue.then, after, range.end) {
                    continue;
                }
                let mut end = if with.is_empty() || ahead { i + 1 } else { after + with.len() };
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
                // "said today the port is open", "stated in Vesk that": when and where it was said is no part of it.
                if !that && with.is_empty() && matches!(cue.act, CueAct::Content) {
                    let told = past_time(a, end, range.end);
                    if told > end && a.word(told) == a.known.that {
                        that = true;
                        end = told + 1;
                    } else if told > end && starts_clause(a, told, range.end) {
                        end = told;
                    }
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
                        let mark = |k: usize| a.is(k, '“') || a.is(k, '”') || a.is(k, '"');
                        (i.saturating_sub(8).max(range.start)..i).any(mark) || (end..range.end).any(mark)
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
    // "was also present": there, and presenting nothing.
    let before = (range.start..hit.verb).rev().find(|&k| !a.flags(k).any(Flags::ADVERB));
    if a.surface(hit.verb) == "present" && before.is_some_and(|k| a.flags(k).any(Flags::BE)) {
        return None;
    }
    // "states, supported by their partners, …": a participle with an agent, no finite verb.
    let agent = a.word(hit.end) == a.known.by
        && !matches!(
            a.surface(hit.end + 1),
            "phone" | "telephone" | "video" | "videoconference" | "saying" | "stating"
        );
    if agent
        && (hit.form == Form::Past || a.has_form(hit.verb, &[Form::Past, Form::Participle]))
        && !hit.passive
        && !hit.light
        && !hit.perfect
        // "conditions set forth by the body"
        && (hit.end == hit.verb + 1 || matches!(a.surface(hit.end - 1), "forth" | "out" | "up" | "down" | "forward"))
    {
        return None;
    }
    Some(hit)
}

/// Whether some of the words `then` follow an object that begins at `k`: "held the court responsible for".
fn followed(a: &Analysis<'_>, then: &[Vec<crate::lexicon::WordId>], k: usize, end: usize) -> bool {
    let relative =
        |j: usize| a.is(j, ',') && (a.word(j + 1) == a.known.which || a.word(j + 1) == a.known.who);
    let clause =
        (k + 1..end.min(k + 24)).take_while(|&j| !a.is(j, ';') && a.word(j) != a.known.that && !relative(j));
    // "told a crowd of about 2,000": a measure.
    let measure = |j: usize| a.tok(j + 1).is_some_and(|t| t.token.kind == TokenKind::Number);
    then.is_empty()
        || clause.into_iter().any(|j| !measure(j) && then.iter().any(|words| a.words_at(j, words)))
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
    // "the sovereignty of all states is respected"
    if a.surface(i) == "states"
        && matches!(&*a.lower(p), "all" | "member" | "many" | "some" | "several" | "most")
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
    // "Norway and Kenya welcome the pact": two states act, and an object follows.
    let pair = a
        .mention_ending(i)
        .filter(|m| matches!(m.kind, Kind::Country(_) | Kind::State | Kind::Named(_)))
        .is_some_and(|m| {
            let the = usize::from(m.toks.start > range.start && a.word(m.toks.start - 1) == a.known.the);
            m.toks.start > range.start + the && a.word(m.toks.start - 1 - the) == a.known.and
        });
    let object = a.flags(i + 1).any(Flags::DETERMINER)
        || matches!(a.surface(i + 1), "their" | "its" | "our" | "that" | "to" | "on" | "with");
    // "We, the ministers of Norway and Kenya welcome" is "we".
    if pair && object && a.surface(range.start) != "We" {
        return false;
    }
    // "U.S. support", "strong demand"
    a.mention_ending(i).is_some_and(|m| matches!(m.kind, Kind::Demonym(_)))
        || a.mention_ending(i).is_some_and(|m| matches!(m.kind, Kind::Country(_) | Kind::Named(_)))
            && a.has_form(i, &[Form::Base])
            && a.surface(i + 1) != "themselves"
}
