//! A cue with a subject of its own: whether that subject speaks here, or is spoken about.

use super::{Placed, Reader};
use crate::extract::cues::Hit;
use crate::extract::firsthand;
use crate::extract::subject::{Subject, Who};
use crate::lexicon::{Act, CueAct, Flags, Form, Scope};

impl Reader<'_, '_> {
    pub(super) fn with_subject(
        &mut self,
        hit: Hit,
        subject: Subject,
        placed: &[Placed],
        inside_that: bool,
    ) -> Option<Placed> {
        let a = self.a;
        let b = self.range.start;
        // "asked for support, to which Whitlock offered hers": what was asked for is granted.
        let starts = subject.toks.start;
        let granted = starts > b + 1
            && a.word(starts - 1) == a.known.which
            && a.word(starts - 2) == a.known.to
            && a.surface(hit.verb).starts_with("offer");
        let mut hit = if granted { Hit { act: CueAct::Fixed(Act::Endorse), ..hit } } else { hit };
        let present = matches!(hit.form, Form::Base | Form::Third) && !hit.modal;
        let speech = matches!(hit.act, CueAct::Content) || !hit.weak;
        let starts = subject.toks.start;
        // The one who has the floor goes on in the present: "The Union also urges …", "We demand …".
        let own_floor = (present || hit.perfect)
            && placed.iter().all(|p| p.rule == "participle-first")
            && self.open.as_ref().is_some_and(|f| {
                !f.joint
                    && f.body
                    && (same_body(&f.names, &subject.names)
                        || subject.who == Who::Country
                            && subject.names.len() == 1
                            && subject.names.first() == self.cast.home.as_ref()
                        || subject.who == Who::FirstPerson && self.cast.voice.is_empty())
            });
        if self.range.start < starts && a.word(starts.wrapping_sub(1)) == a.known.that {
            return None;
        }
        // "recalled their statement, in which they reaffirmed …": told of what stands before.
        if starts > b + 1
            && a.word(starts - 1) == a.known.which
            && matches!(a.surface(starts - 2), "in" | "during" | "at" | "by" | "under" | "where")
            && !placed.is_empty()
        {
            return None;
        }
        match subject.who {
            Who::Thing => {
                // Only the plainest verbs of saying make a speaker of any noun.
                let lemma = self.a.lexicon.verbs.get(hit.lemma as usize).map_or("", String::as_str);
                let plain = matches!(
                    lemma,
                    "say"
                        | "tell"
                        | "add"
                        | "announce"
                        | "warn"
                        | "declare"
                        | "report"
                        | "argue"
                        | "insist"
                        | "state"
                        | "deny"
                        | "claim"
                );
                if !plain
                    || hit.weak && !hit.statement
                    // "organised state terrorism": no verb.
                    || hit.form == Form::Base && !hit.modal && !a.surface(subject.toks.end.wrapping_sub(1)).ends_with('s')
                    || !placed.is_empty()
                    || self.open.as_ref().is_some_and(|f| !f.joint) && present
                {
                    return None;
                }
            }
            Who::Country | Who::Body | Who::Noun => {
                // "Ostmark launched a missile" is no decision in words.
                let lemma = self.a.lexicon.verbs.get(hit.lemma as usize).map_or("", String::as_str);
                if lemma == "launch" && subject.who == Who::Country {
                    return None;
                }
                // "the general state of relations": a noun in the singular takes no verb in the plural.
                let plural = |k: usize| a.surface(k).ends_with('s') || a.surface(k).ends_with("people");
                if subject.who == Who::Noun
                    && hit.form == Form::Base
                    && !hit.modal
                    && !subject.toks.clone().any(plural)
                {
                    return None;
                }
                // "Sarvan will also point out that …": told before it is said.
                let announced = hit.modal
                    && hit.statement
                    && a.word(hit.end - 1) == a.known.that
                    && placed.is_empty()
                    && self.open.is_none()
                    && (hit.group..hit.verb).any(|k| a.word(k) == a.known.will);
                // Under a person's speech, what a country does now is content.
                if hit.modal && !announced {
                    return None;
                }
                let content_like = (present || hit.perfect) && !own_floor;
                if content_like
                    && (self.open.as_ref().is_some_and(|f| !f.joint)
                        || placed.iter().any(|p| p.rule != "participle-first"))
                {
                    return None;
                }
                if inside_that && !matches!(subject.who, Who::Noun) && !speech {
                    return None;
                }
                if hit.weak && !speech && !own_floor && self.open.as_ref().is_some_and(|f| !f.joint) {
                    return None;
                }
            }
            Who::FirstPerson => {
                // "We will update our measures": told beforehand, it is promised.
                let will = hit.modal && (hit.group..hit.verb).any(|k| a.word(k) == a.known.will);
                if will && matches!(hit.act, CueAct::Fixed(Act::Inform)) {
                    hit.act = CueAct::Fixed(Act::Commit);
                }
                if let Some(act) = firsthand::of_ones_own(a, &hit, self.range.end) {
                    hit.act = CueAct::Fixed(act);
                }
                if self.cast.voice.is_empty() && !own_floor || !placed.is_empty() && inside_that {
                    return None;
                }
                // "Orlan pointed out that …. We support it.": under his words, he goes on.
                let his = self.cast.joint && self.open.as_ref().is_some_and(|f| !f.joint && !f.body);
                if his || a.surface(subject.toks.start) == "I" && subject.names.len() > 1 {
                    return None;
                }
            }
            Who::Group => {
                // "The two sides should/need/can …": content of the speaker, or of nobody.
                let spoken = self.open.as_ref().is_some_and(|f| !f.joint);
                // "Both sides remain committed to": what they are ready for is theirs to tell.
                let ready = matches!(hit.act, CueAct::Fixed(Act::Commit)) && hit.end > hit.verb + 1;
                if hit.modal
                    || present
                        && self.cast.voice.is_empty()
                        && (spoken || hit.weak && !hit.statement && !ready)
                {
                    return None;
                }
                if inside_that
                    && (hit.perfect
                        || a.word(starts.saturating_sub(1)) != a.known.and
                            && !a.is(starts.saturating_sub(1), ';')
                            && a.word(starts.saturating_sub(1)) != a.known.while_
                            && a.word(starts.saturating_sub(1)) != a.known.where_)
                {
                    return None;
                }
            }
            Who::Person => {
                // "Ma and Hale will discuss the lake": the programme, told beforehand.
                if hit.modal && matches!(hit.act, CueAct::Fixed(Act::Discuss)) {
                    return None;
                }
                if inside_that {
                    // A new clause for the narrator, not a further part of what is said.
                    let tense = placed.first().is_none_or(|m| {
                        m.hit.form == hit.form || matches!(hit.form, Form::Past | Form::Participle)
                    });
                    let joined = starts > b
                        && (a.word(starts.wrapping_sub(1)) == a.known.and
                            || a.is(starts.wrapping_sub(1), ';')
                            || a.word(starts.wrapping_sub(1)) == a.known.while_
                            || a.word(starts.wrapping_sub(1)) == a.known.which
                            || a.is(starts.wrapping_sub(1), ',')
                            || matches!(a.surface(starts.wrapping_sub(1)), "whereas"));
                    let pronoun = a.flags(subject.toks.start).any(Flags::HE_SHE);
                    if !tense || !joined || hit.perfect || hit.modal || pronoun && present {
                        return None;
                    }
                }
                if hit.modal
                    && !matches!(hit.act, CueAct::Fixed(Act::Commit | Act::Endorse))
                    && !hit.negated
                    && self.open.is_some()
                {
                    return None;
                }
            }
        }
        let scope = if subject.joint || subject.who == Who::Group { Scope::Joint } else { Scope::Own };
        if let Some(&p) = subject.persons.first()
            && subject.persons.len() == 1
        {
            self.cast.last_person = Some(p);
            let word = subject.toks.end.wrapping_sub(1);
            if a.flags(word).any(Flags::HE_SHE) {
                self.cast.called_by(p, &*a.lower(word) == "she");
            }
        }
        self.cast.together = subject.joint || subject.who == Who::Group;
        // "They", after "The leaders", are these again.
        if subject.who == Who::Group && a.lower(subject.toks.end.wrapping_sub(1)) == "leaders" {
            self.cast.talk_again(&subject.names);
        }
        // "The Council members", after "The members of the Security Council".
        let mut subject = subject;
        // "The PM", after "The Prime Minister", of one without a name.
        for name in subject.names.iter_mut().filter(|name| name.len() < 5) {
            if let Some(office) = self.cast.unnamed_by(name) {
                *name = office;
            }
        }
        if let ([name], [group]) = (subject.names.as_slice(), self.cast.last_group.as_slice())
            && subject.who == Who::Noun
            && let Some(body) = name.strip_suffix(" members")
            && group.starts_with("members of")
            && group.ends_with(body)
        {
            subject.names = vec![group.clone()];
        }
        // "Ministers condemned", where the ministers of one body speak together.
        if let ([name], [voice]) = (subject.names.as_slice(), self.cast.voice.as_slice())
            && subject.who == Who::Noun
            && matches!(
                name.rsplit(' ').next(),
                Some("ministers" | "Ministers" | "leaders" | "Leaders" | "Allies")
            )
            && voice.contains(" of the ")
            && (a.word(subject.toks.start) == a.known.the
                || !a.flags(subject.toks.start).any(Flags::DETERMINER))
        {
            subject.names = vec![voice.clone()];
        }
        if matches!(subject.who, Who::Noun | Who::Body | Who::Country) {
            self.cast.last_group.clone_from(&subject.names);
        }
        // "Sarvan ministers pointed out …. They stressed": they go on, until somebody else speaks.
        let pronoun = a.flags(subject.toks.start).any(Flags::THEY);
        let several = subject.who == Who::Noun && subject.joint && subject.names.len() == 1;
        if several || !pronoun {
            self.cast.they = several.then(|| subject.names.clone());
        }
        // "The special envoy welcomed …. She …": the one without a name, and nobody named before.
        let last = subject.toks.end.wrapping_sub(1);
        if subject.who == Who::Noun
            && !subject.joint
            && (a.flags(last).any(Flags::TITLE.with(Flags::ROLE_NOUN))
                || crate::extract::titles::HIGHNESS.contains(&a.surface(last)))
            && !a.surface(last).ends_with('s')
            && (self.cast.unnamed.is_empty() || self.cast.unnamed == subject.names)
        {
            self.cast.last_person = None;
        }
        let from = self.connector(starts);
        let rule = match subject.who {
            Who::Group => "cue-joint",
            _ if hit.statement => "cue-that",
            _ if hit.light => "cue-light",
            _ => "cue-object",
        };
        let speakers = match &self.open {
            Some(floor) if own_floor => floor.names.clone(),
            _ => subject.names.clone(),
        };
        Some(Placed {
            hit,
            subject: Some(subject),
            from,
            scope,
            rule,
            passive_content: None,
            resume: None,
            speakers,
        })
    }
}

/// Whether two names are one body's: "the Albemarle Government" and "the Government", "Albemarle".
fn same_body(floor: &[String], subject: &[String]) -> bool {
    matches!((floor, subject), ([f], [s]) if f == s || s.len() > 2 && f.split(' ').any(|w| w == s))
}
