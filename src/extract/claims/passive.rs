//! Passives: with an agent, of all the parties, or of nobody.

use super::{Placed, Reader};
use crate::extract::analysis::NONE;
use crate::extract::cast::country_name;
use crate::extract::cues::Hit;
use crate::extract::mention::Kind;
use crate::extract::subject::{self, Subject, Who};
use crate::lexicon::{Act, CueAct, Flags, Form, Scope};

impl Reader<'_, '_> {
    /// "Also discussed were humanitarian issues", "Among the topics raised was the lake": the topic comes last.
    pub(super) fn topic_behind(&self, hit: &Hit) -> Option<Placed> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let topic = matches!(hit.act, CueAct::Fixed(Act::Discuss)) || a.surface(hit.verb) == "raised";
        // "Topics discussed were", "Issues discussed included", "Other matters discussed by the Ministers included"
        let be = (hit.end..hit.end + 6).find(|&k| {
            topic
                && (a.flags(k).any(Flags::BE) && k < hit.end + 4
                    || matches!(a.surface(k), "included" | "include"))
        })?;
        let opens = (b..hit.group).all(|k| {
            a.flags(k).any(Flags::ADVERB.with(Flags::DETERMINER).with(Flags::GROUP_ADJECTIVE))
                || a.mention(k).is_some_and(|m| m.kind == crate::extract::mention::Kind::Group)
                || matches!(
                    &*a.lower(k),
                    "also"
                        | "among"
                        | "topics"
                        | "issues"
                        | "subjects"
                        | "matters"
                        | "points"
                        | "other"
                        | "and"
                )
        });
        if !opens || be + 1 >= e || a.has_form(hit.verb, &[Form::Ing]) {
            return None;
        }
        let speakers = self.cast.party_names();
        if speakers.len() < 2 {
            return None;
        }
        Some(Placed {
            hit: Hit { act: CueAct::Fixed(Act::Discuss), ..hit.clone() },
            subject: None,
            from: b,
            scope: Scope::Joint,
            rule: "passive-inverted",
            passive_content: None,
            resume: Some(be + 1),
            speakers,
        })
    }

    /// "The lake was discussed with Minister X": from here on X and the one who leads the document are the parties.
    fn discussed_with(&mut self, end: usize) {
        let a = self.a;
        if a.word(end) != a.known.with {
            return;
        }
        let last = self.cast.last_person.filter(|e| self.cast.all_parties.contains(e));
        let Some(lead) = last.or_else(|| self.cast.all_parties.first().copied()) else { return };
        let person = (end + 1..self.range.end.min(end + 16))
            .take_while(|&k| !a.is(k, ',') && !a.is(k, ';'))
            .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.entity != NONE));
        if let Some(m) = person.filter(|m| m.entity != lead) {
            let other = m.entity;
            self.cast.meet(&[lead, other]);
        }
    }

    /// The party that does not act for the state named behind "to": "expressed to the Sarvan side".
    fn other_side(&self, end: usize) -> Option<String> {
        let a = self.a;
        // The "to" may belong to the cue.
        let to = [end.wrapping_sub(1), end].into_iter().find(|&k| a.word(k) == a.known.to)?;
        let country = (to + 1..to + 4).find_map(|k| {
            let m = a.mention(k)?;
            country_name(a, m.kind, m.toks.start)
        })?;
        let theirs = self.cast.of_country(&country)?;
        self.cast.other(Some(theirs)).filter(|_| self.cast.count() == 2).map(|e| self.cast.name(e))
    }

    /// "The Ambassador was informed that …", "The President of Norland was asked to …": by the other of the two.
    fn told_by_other(&self, hit: Hit, asks: bool) -> Option<Placed> {
        let a = self.a;
        let link = |k: usize| match asks {
            true => a.word(k) == a.known.to && a.has_form(k + 1, &[Form::Base]),
            false => a.word(k) == a.known.that,
        };
        if !link(hit.end) && !link(hit.end.wrapping_sub(1)) || self.cast.count() != 2 {
            return None;
        }
        let told = subject::before(a, self.cast, hit.group, self.range.start)?;
        let other = self.cast.other(Some(*told.persons.first()?))?;
        let speakers = vec![self.cast.name(other)];
        if self.open.as_ref().is_some_and(|f| !f.joint && f.names != speakers) {
            return None;
        }
        Some(Placed {
            hit,
            subject: None,
            from: self.range.start,
            scope: Scope::Own,
            rule: "passive",
            passive_content: None,
            resume: None,
            speakers,
        })
    }

    /// "It was agreed that …", "Views were exchanged on …", "the point was noted by X".
    pub(super) fn passive(&mut self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let b = self.range.start;
        // What follows "that" is said; what follows "was discussed and" is told beside it.
        let said = |p: &Placed| p.hit.statement && p.passive_content.is_none();
        if placed.iter().any(said) || hit.modal && hit.negated {
            return None;
        }
        if hit.modal || hit.perfect && self.open.is_some() {
            return None;
        }
        // "the issues to be discussed": the programme.
        if a.surface(hit.verb.wrapping_sub(1)) == "be" && a.word(hit.verb.wrapping_sub(2)) == a.known.to {
            return None;
        }
        // "…, which was accepted"; "Key points are set out below".
        let refers = [a.known.which, a.known.that, a.known.who].contains(&a.word(hit.group.wrapping_sub(1)))
            || a.surface(hit.group.wrapping_sub(1)) == "what";
        let points = matches!(a.surface(hit.end), "below" | "above" | "hereunder" | "hereafter");
        if refers || points {
            return None;
        }
        // The agent, if there is one.
        let by = (hit.end..self.range.end.min(hit.end + 3)).find(|&k| a.word(k) == a.known.by);
        // "During the talks, satisfaction was expressed": the adverbial in front is no part of it.
        let fronted = a.flags(b).any(Flags::PREPOSITION.with(Flags::SUBORDINATOR))
            || a.flags(b).any(Flags::ADVERB) && a.is(b + 1, ',');
        let relative = |k: usize| [a.known.that, a.known.which, a.known.who].contains(&a.word(k + 1));
        let comma = (b..hit.group).filter(|&k| a.is(k, ',')).find(|&k| fronted && !relative(k));
        // "At the talks the issues of the lake, in particular, were discussed": no comma parts them.
        let comma = comma.filter(|&k| k - b <= 8 || (b..k).any(|j| a.is(j, ',')));
        // "Trade was discussed and the need for talks was underscored": the subject of the second begins behind "and".
        let told = placed.last().filter(|p| p.passive_content.is_some() && p.hit.end < hit.group);
        let and = told.and_then(|p| (p.hit.end..hit.group).find(|&k| a.word(k) == a.known.and));
        // "As for students, it was recalled that": what stands in front is no subject.
        let first = and.or(comma).map_or(b, |c| c + 1);
        let subject_range = first..hit.group;
        let opens = and.unwrap_or(b);
        let it = hit.group == first + 1 && a.word(first) == a.known.it;
        // "as it has been confirmed at various levels": how things stand, said in passing.
        if a.word(hit.group.wrapping_sub(1)) == a.known.it && a.surface(hit.group.wrapping_sub(2)) == "as" {
            return None;
        }
        // "It is hoped that …" in somebody's speech is what she says.
        let spoken = self.open.as_ref().is_some_and(|f| !f.joint);
        if it && by.is_none() && spoken && matches!(a.surface(first + 1), "is" | "has") {
            return None;
        }
        if let Some(by) = by {
            let mut e = by + 1;
            while e < self.range.end
                && a.word(e) != a.known.that
                && (a.mention(e).is_some()
                    || a.word(e) == a.known.of
                        && (a.capital(e + 1) || a.word(e + 1) == a.known.the && a.capital(e + 2))
                    || a.word(e) == a.known.side && a.mention_ending(e).is_some()
                    || a.capital(e)
                    || a.flags(e).any(
                        Flags::DETERMINER.with(Flags::TITLE).with(Flags::SPEAKER_NOUN).with(Flags::ROLE_NOUN),
                    )
                    || a.is(e, '.'))
            {
                e = a.mention(e).map_or(e + 1, |m| m.toks.end);
            }
            // "was welcomed by all": nobody in particular, but not nobody.
            let all = e == by + 2 && a.surface(by + 1) == "all";
            let subject = if all {
                Subject {
                    toks: by + 1..e,
                    who: Who::Noun,
                    names: vec!["all".to_owned()],
                    persons: Vec::new(),
                    joint: true,
                }
            } else {
                subject::before(a, self.cast, e, by + 1)?
            };
            if !matches!(subject.who, Who::Person | Who::Group | Who::Body | Who::Country | Who::Noun)
                || self.open.is_some() && subject.who != Who::Person && !it
            {
                return None;
            }
            let scope = if subject.joint { Scope::Joint } else { Scope::Own };
            let speakers = subject.names.clone();
            return Some(Placed {
                hit,
                subject: Some(subject),
                from: opens,
                scope,
                rule: "passive-agent",
                passive_content: (!it).then_some(subject_range),
                speakers,
                resume: it.then_some(e),
            });
        }
        // "The Council was updated on": it was told.
        let lemma = a.lexicon.verbs.get(hit.lemma as usize).map_or("", String::as_str);
        if !it && super::addressed::informs(lemma) {
            return self.told_by_other(hit, false);
        }
        if !it
            && matches!(lemma, "ask" | "urge" | "request")
            && matches!(hit.act, CueAct::Fixed(Act::Request | Act::Ask))
            && let Some(asked) = self.told_by_other(hit.clone(), true)
        {
            return Some(asked);
        }
        let act = hit.act;
        let joint_act =
            matches!(act, CueAct::Fixed(Act::Discuss | Act::Agree | Act::Decide)) || hit.light || it;
        let topical = joint_act
            || matches!(act, CueAct::Fixed(Act::Inform | Act::Concern))
            || matches!(
                a.surface(hit.verb),
                "noted"
                    | "emphasized"
                    | "emphasised"
                    | "stressed"
                    | "underlined"
                    | "underscored"
                    | "expressed"
                    | "affirmed"
                    | "reaffirmed"
                    | "confirmed"
                    | "highlighted"
                    | "raised"
                    | "conveyed"
                    | "welcomed"
                    | "condemned"
                    | "reviewed"
                    | "voiced"
                    | "reiterated"
                    | "pointed"
            );
        if !topical || hit.weak && self.open.is_some() && !joint_act {
            return None;
        }
        // Content of a speaker ("the talks were welcomed") is not the narrator's passive.
        if self.open.as_ref().is_some_and(|f| !f.joint)
            && !it
            && !matches!(act, CueAct::Fixed(Act::Discuss))
            && !matches!(
                a.surface(hit.verb),
                "expressed"
                    | "noted"
                    | "emphasized"
                    | "emphasised"
                    | "stressed"
                    | "exchanged"
                    | "agreed"
                    | "underscored"
                    | "reaffirmed"
                    | "confirmed"
                    | "reached"
            )
        {
            return None;
        }
        if matches!(act, CueAct::Fixed(Act::Discuss)) {
            self.discussed_with(hit.end);
        }
        let mut speakers = self.cast.party_names();
        if speakers.len() < 2 {
            speakers = self.cast.voice.clone();
        }
        // "Gratitude was expressed to the Sarvan side": by the other one.
        let mut scope = Scope::Joint;
        if matches!(act, CueAct::Fixed(Act::Social))
            && let Some(other) = self.other_side(hit.end)
        {
            (speakers, scope) = (vec![other], Scope::Own);
        }
        let content = if it { None } else { Some(subject_range) };
        Some(Placed {
            hit,
            subject: None,
            from: opens,
            scope,
            rule: if it { "passive-it" } else { "passive" },
            passive_content: content,
            resume: None,
            speakers,
        })
    }
}
