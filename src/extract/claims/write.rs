//! Placed hits become claims: the content, the one addressed, the act and its strength.

use super::{
    Draft, Placed, Reader,
    addressed::{asks_whom, confers, credits, informs, questions},
};
use crate::extract::analysis::Analysis;
use crate::extract::cast;
use crate::extract::content;
use crate::extract::entity;
use crate::extract::mention::Kind;
use crate::extract::subject;
use crate::lexicon::{Act, CueAct, Flags, Form, Modality, Scope};
use std::ops::Range;

impl Reader<'_, '_> {
    pub(super) fn write(&mut self, placed: Vec<Placed>) {
        let a = self.a;
        let n = placed.len();
        let starts: Vec<usize> = placed.iter().map(|p| p.from).collect();
        let heads: Vec<usize> = placed.iter().map(|p| p.hit.end).collect();
        for (k, p) in placed.into_iter().enumerate() {
            let mut end = starts.get(k + 1).copied().filter(|_| k + 1 < n).unwrap_or(self.range.end);
            if p.rule == "participle-first" {
                end = (p.hit.end..end.max(p.hit.end)).rev().find(|&j| a.is(j, ',')).unwrap_or(end);
            }
            let mut from = p.resume.unwrap_or(p.hit.end);
            if p.resume.is_some() && a.word(from) == a.known.that {
                from += 1;
            }
            if end < from {
                end = from;
            }
            // "stressed today the need": the day belongs to the stressing.
            if !p.hit.statement
                && let Some(m) = a.mention(from).filter(|m| m.kind == Kind::Date && m.toks.start == from)
                && m.toks.end < end
                && a.flags(m.toks.end).any(Flags::DETERMINER)
            {
                from = m.toks.end;
            }
            // A comma or colon after the cue, and "that" after a comma, belong to nothing.
            let cue = from;
            while from < end && (a.is(from, ',') || a.is(from, ':')) {
                from += 1;
            }
            if from > cue && a.word(from) == a.known.that {
                from += 1;
            }
            if !p.hit.statement
                || matches!(p.hit.act, CueAct::Fixed(_)) && a.word(p.hit.end.wrapping_sub(1)) != a.known.that
            {
                end = self.independent_clause(from, end);
            }
            // "deplores and firmly opposes this": both have the object of the second.
            let shared = end.saturating_sub(from) == 0
                && starts.get(k + 1).is_some_and(|&s| s == p.hit.end && a.word(s) == a.known.and);
            if shared {
                let next = heads.get(k + 1).copied().unwrap_or(from);
                from = next;
                end = starts.get(k + 2).copied().unwrap_or(self.range.end).max(from);
            }
            let mut content = vec![from..trim_end(a, from, end)];
            let mut addressees = Vec::new();
            let mut told_that = false;
            let lemma = a.lexicon.verbs.get(p.hit.lemma as usize).map_or("", String::as_str);
            if informs(lemma)
                && p.passive_content.is_none()
                && let Some((range, names)) = self.addressed(&p, from, end, true)
            {
                addressees = names;
                let mut next = range.end;
                if matches!(a.surface(next), "that" | "of" | "on" | "about") {
                    next += 1;
                }
                if next < end {
                    content = vec![next..trim_end(a, next, end)];
                }
            } else if let Some((next, names)) = self.said_to(&p, lemma, from, end) {
                addressees = names;
                told_that = a.word(next - 1) == a.known.that;
                content = vec![next..trim_end(a, next, end)];
            } else if asks_whom(lemma)
                && let Some((range, names)) = self.addressed(&p, from, end, false)
            {
                let whole = entity::surface(a, range.start, range.end);
                addressees = if names.is_empty() { vec![whole] } else { names };
            } else if let Some(inner) = &p.hit.inner {
                addressees = self.cast.persons_in(a, inner);
            }
            if let Some(subject) =
                p.passive_content.clone().filter(|_| p.rule == "passive-agent" && informs(lemma))
            {
                // "Kaido was briefed by Whitlock on the talks": the one in front is told.
                if let Some(s) = subject::before(a, self.cast, subject.end, subject.start) {
                    addressees = s.names;
                }
                let agent = p.subject.as_ref().map_or(from, |s| s.toks.end);
                let mut next = agent;
                if matches!(a.surface(next), "on" | "of" | "about" | "that") {
                    next += 1;
                }
                content = vec![next..trim_end(a, next, end)];
            } else if let Some(subject) = p.passive_content.clone() {
                // "The lake was discussed, as well as other matters": the topic stood in front.
                let apart = a.is(p.hit.end, ',') && matches!(p.hit.act, CueAct::Fixed(Act::Discuss));
                let rest = content.first().cloned().filter(|c| !c.is_empty() && !apart);
                content = vec![subject];
                if p.rule != "passive-agent" {
                    content.extend(rest);
                }
                let weak_subject = content.len() > 1
                    && (content.first().is_some_and(|c| c.len() <= 1)
                        // "Special attention was paid to X"
                        || p.hit.light && p.hit.topic && !apart);
                if weak_subject && content.len() > 1 {
                    // "Views were exchanged on X": the topic is X.
                    content.remove(0);
                }
            }
            let mut p = p;
            self.aside_of_contact(&p, &mut content);
            // "discussed X with his counterpart": the partner is no topic, and takes part.
            if matches!(p.hit.act, CueAct::Fixed(Act::Discuss))
                && let Some(c) = content.first_mut()
                && let Some(w) = (c.start..c.end).rev().find(|&j| a.word(j) == a.known.with)
                && w > c.start
                && c.end - w < 10
                && (cast::role_end(a, w + 1).is_some()
                    || a.mention(w + 1).is_some_and(|m| m.kind == Kind::Person))
            {
                c.end = w;
            }
            if matches!(p.hit.act, CueAct::Fixed(Act::Discuss)) {
                self.join_partner(&mut p, from..end);
            }
            let noun = self.noun_in_front(&p);
            let main = content.first().cloned().unwrap_or(from..end);
            let complete =
                matches!(p.hit.act, CueAct::Fixed(Act::Agree | Act::Decline | Act::Oppose | Act::Endorse));
            if main.is_empty() && !complete || confers(a, &main, lemma) {
                continue;
            }
            let that = told_that
                || p.resume.is_some_and(|r| a.word(r) == a.known.that)
                || p.hit.end > p.hit.verb && a.word(p.hit.end.wrapping_sub(1)) == a.known.that;
            let statement = that
                || matches!(p.hit.act, CueAct::Content)
                    && p.passive_content.is_none()
                    && (p.hit.statement || content::is_clause(a, &main))
                    && (lemma == "share" && says_what(a, &main) || !self.noun_content(&main, lemma));
            let mut reading = content::read(a, &main, statement);
            if let Some(noun) = noun.filter(|_| matches!(p.hit.act, CueAct::Content)) {
                reading = noun;
            }
            let mut act = match p.hit.act {
                // "did not accept", "refused to agree": the other way round.
                CueAct::Fixed(Act::Agree) if p.hit.negated => Act::Oppose,
                CueAct::Fixed(act) => act,
                CueAct::Content if p.hit.topic => Act::Inform,
                CueAct::Content => reading.act,
            };
            if lemma == "ask" && questions(a, &main) {
                act = Act::Ask;
            }
            if credits(a, &main, lemma) {
                act = Act::Endorse;
            }
            // "announced that his government had recognised the state": a measure of one's own.
            if lemma == "announce" && statement && act == Act::Assert && self.own_measure(&p.speakers, &main)
            {
                act = Act::Commit;
            }
            // "will hold the authors accountable": what one means to do.
            if lemma == "hold" && p.hit.modal && act == Act::Oppose {
                act = Act::Commit;
            }
            // "hopes to" is one's own wish; "hopes that Y will" asks.
            if matches!(lemma, "hope") {
                let own = a.word(main.start) == a.known.to;
                act = if own { Act::Commit } else { Act::Request };
                reading.strength = 2;
            }
            // "recognised the efforts of X" praises; "recognised the importance of" asserts.
            if matches!(lemma, "recognize" | "recognise" | "acknowledge")
                && act == Act::Assert
                && !statement
                && content::praiseworthy(a, &main)
            {
                act = Act::Endorse;
            }
            // "shared the plan to host", "described the state of the inquiry": told, not asserted.
            let likened = lemma == "describe" && main.clone().any(|k| a.word(k) == a.known.as_);
            if matches!(lemma, "share" | "describe")
                && !likened
                && act == Act::Assert
                && !statement
                && matches!(p.hit.act, CueAct::Content)
                && p.scope != Scope::Joint
                && !says_what(a, &main)
            {
                act = Act::Inform;
            }
            // "suggested that both sides continue": what others are to do.
            let told = || main.clone().any(|k| a.flags(k).any(Flags::FINITE) || a.has_form(k, &[Form::Past]));
            if lemma == "suggest" && act == Act::Assert && statement && !a.press && !told() {
                act = Act::Request;
                reading.strength = 4;
            }
            // "welcomed the ministers to Norland": the people, not what they did.
            // … is an event, if it is not only the occasion of what is said: "Welcoming the guest, X stressed".
            if lemma == "welcome" && act == Act::Endorse && self.welcomes_people(&main) {
                if p.hit.form != Form::Ing {
                    continue;
                }
                act = Act::Social;
            }
            // "They spoke of the need for peace": several talk about it.
            if lemma == "speak"
                && p.scope == Scope::Joint
                && matches!(p.hit.act, CueAct::Content)
                && !statement
            {
                act = Act::Discuss;
            }
            // One alone who shares his views tells them; several exchange theirs.
            if lemma == "share"
                && matches!(p.hit.act, CueAct::Fixed(Act::Discuss))
                && p.scope != Scope::Joint
                && p.speakers.len() < 2
            {
                act = Act::Inform;
            }
            let negated = p.hit.negated || statement && reading.negated;
            let strength = match (p.hit.act, act) {
                (CueAct::Fixed(_), _) | (_, Act::Assert) => p.hit.strength,
                _ => reading.strength,
            };
            let modality = if statement {
                reading.modality
            } else {
                match act {
                    Act::Request => Modality::Should,
                    Act::Commit => Modality::Planned,
                    _ => Modality::Asserted,
                }
            };
            let scope = if p.subject.is_none() && p.scope == Scope::Own { Scope::Clause } else { p.scope };
            self.drafts.push(Draft {
                confidence: confidence(&p),
                speakers: p.speakers,
                scope,
                act,
                strength,
                source: p.subject.map(|s| s.toks),
                cue: Some(p.hit.verb..p.hit.end),
                content: content.into_iter().filter(|c| !c.is_empty()).collect(),
                addressees,
                modality,
                negated,
                rule: p.rule,
            });
        }
    }
}

/// The end of a content without the marks that close it.
pub(super) fn trim_end(a: &Analysis<'_>, from: usize, mut end: usize) -> usize {
    while end > from
        && (a.is(end.wrapping_sub(1), ',')
            || a.is(end.wrapping_sub(1), ';')
            || a.is(end.wrapping_sub(1), '—')
            || a.is(end.wrapping_sub(1), '.')
            || a.is(end.wrapping_sub(1), ':'))
    {
        end -= 1;
    }
    end
}

fn confidence(p: &Placed) -> f32 {
    let base = match p.rule {
        "cue-that" => 0.97,
        "cue-joint" => 0.94,
        "cue-object" | "cue-light" => 0.95,
        "cue-coordinated" => 0.9,
        "participle" => 0.9,
        "passive-it" | "passive" => 0.7,
        _ => 0.85,
    };
    if p.speakers.is_empty() { base * 0.6 } else { base }
}

impl Reader<'_, '_> {
    /// Whether a clause tells what the speakers' own side has done or is doing: their state, "the Government", "it".
    fn own_measure(&self, speakers: &[String], main: &Range<usize>) -> bool {
        let a = self.a;
        let end = main.end.min(main.start + 14);
        let Some(done) = (main.start..end).find(|&k| {
            a.flags(k).any(Flags::HAVE)
                && (k + 1..k + 3).any(|v| a.has_form(v, &[Form::Participle, Form::Past]))
        }) else {
            return false;
        };
        let Some(subject) = subject::before(a, self.cast, done, main.start) else { return false };
        let theirs =
            |name: &String| {
                self.cast.home.as_ref() == Some(name)
                    || speakers.contains(name)
                    || self.cast.parties.iter().any(|p| {
                        speakers.contains(&self.cast.name(*p)) && self.cast.sides.get(p) == Some(name)
                    })
            };
        let government = (subject.toks.start..subject.toks.end).any(|k| a.surface(k) == "Government");
        let it = matches!(a.surface(subject.toks.start), "it" | "they" | "we");
        subject.toks.start == main.start && (government || it || subject.names.iter().all(theirs))
    }
}

/// "shared the government will send ships": a finite verb before any link, as a clause without "that" has it.
fn says_what(a: &Analysis<'_>, main: &Range<usize>) -> bool {
    let link = |k: usize| a.is(k, ',') || a.flags(k).any(Flags::PREPOSITION.with(Flags::SUBORDINATOR));
    main.clone().take_while(|&k| !link(k)).any(|k| a.flags(k).any(Flags::FINITE.with(Flags::MODAL)))
}
