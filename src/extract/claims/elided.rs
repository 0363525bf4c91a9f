//! Cues whose subject stands elsewhere: coordinated verbs and participles.

use super::{Placed, Reader};
use crate::extract::cues::Hit;
use crate::extract::subject::{self, Subject, Who};
use crate::lexicon::{Act, CueAct, Flags, Form, Scope};

impl Reader<'_, '_> {
    /// A further verb with the subject elided: "… and welcomed Y".
    pub(super) fn coordinated(&mut self, hit: Hit, placed: &[Placed], inside_that: bool) -> Option<Placed> {
        let a = self.a;
        let b = self.range.start;
        if hit.group <= b {
            return self.under_header(hit);
        }
        let p = hit.group - 1;
        let joined = a.word(p) == a.known.and
            || a.word(p) == a.known.but
            || a.is(p, ',')
            || a.is(p, ';')
            || a.word(p) == a.known.or
            // "… as well as reaffirmed"
            || a.word(p) == a.known.as_ && a.surface(p.wrapping_sub(1)) == "well" && matches!(hit.form, Form::Past | Form::Participle);
        // "… and on behalf of the President invited": a circumstance stands between.
        let aside = (!joined && (!hit.weak || !placed.is_empty()) && !inside_that)
            .then(|| self.and_aside(hit.group))
            .flatten();
        if !joined && aside.is_none() {
            return None;
        }
        let p = aside.unwrap_or(p);
        // "reaffirmed the alliance, as well as shared goals": a participle before its noun.
        let noun = |k: usize| {
            a.is_word(k)
                && !a.flags(k).any(Flags::DETERMINER.with(Flags::PREPOSITION).with(Flags::SUBORDINATOR))
                && !matches!(a.surface(k), "its" | "their" | "his" | "her" | "our")
        };
        let shared = a.surface(hit.verb) == "shared" && a.word(p) == a.known.and;
        if (shared || a.surface(p.wrapping_sub(1)) == "well") && hit.end == hit.verb + 1 && noun(hit.end) {
            return None;
        }
        // "… and welcomed by all": a participle with an agent.
        if a.word(hit.end) == a.known.by && !hit.light {
            return None;
        }
        let head = placed.iter().rev().find(|m| m.subject.is_some() || m.scope == Scope::Clause);
        // "X extended a warm hand to Y, and stated that …": the first verb is no cue, its subject speaks.
        let nobody = self.event.as_ref().is_none_or(|e| e.persons.is_empty());
        let leading = (head.is_none() && nobody && a.word(p) == a.known.and && !hit.weak)
            .then(|| self.leading_subject())
            .flatten()
            .filter(|s| s.who == Who::Person || self.open.as_ref().is_none_or(|f| f.joint));
        let (speakers, form) = match head {
            None if leading.is_some() => {
                let names = leading.as_ref().map(|s| s.names.clone()).unwrap_or_default();
                (names, Form::Past)
            }
            Some(m) => (m.speakers.clone(), m.hit.form),
            None => {
                let event = self.event.as_ref()?;
                let first = *event.persons.first()?;
                // "A and B met and discussed": all of them.
                // Nobody agrees alone: "A met B and agreed to".
                let talks =
                    matches!(hit.act, CueAct::Fixed(Act::Discuss | Act::Agree)) && self.cast.count() > 1;
                let joint = self.event_joint() || talks;
                let lead = || self.event_subject().map(|s| s.names).filter(|n| !n.is_empty());
                let speakers = if joint {
                    self.cast.party_names()
                } else {
                    lead().unwrap_or_else(|| vec![self.cast.name(first)])
                };
                (speakers, Form::Past)
            }
        };
        let past = |f: Form| matches!(f, Form::Past | Form::Participle);
        let infinitive = placed.last().is_some_and(|m| m.hit.infinitive) && hit.form == Form::Base;
        // "Both sides believe that S, and agreed to …"
        let group = head.is_some_and(|m| m.scope == Scope::Joint)
            && past(hit.form)
            && hit.group > b + 1
            && a.word(p) == a.known.and
            && a.is(p - 1, ',');
        if !(past(form) && past(hit.form) || form == hit.form || infinitive || group) {
            return None;
        }
        // "noted that S; and agreed to …": the semicolon ends what was said.
        let semicolon = a.is(p, ';') || a.word(p) == a.known.and && a.is(p.wrapping_sub(1), ';');
        let inside_that = inside_that && !semicolon;
        if inside_that && (hit.weak || hit.modal || hit.perfect) {
            return None;
        }
        // "said that X talked by telephone and set out …": what X did goes on.
        let told = |m: &Placed| {
            (m.hit.end..hit.group).any(|k| {
                a.has_form(k, &[Form::Past])
                    && !a.capital(k)
                    && a.mention(k).is_none()
                    && !a
                        .flags(k.wrapping_sub(1))
                        .any(Flags::HAVE.with(Flags::PREPOSITION).with(Flags::DETERMINER))
            })
        };
        let bare = !a.is(p.wrapping_sub(1), ',') || hit.light;
        if inside_that && !hit.statement && bare && placed.last().is_some_and(told) {
            return None;
        }
        // Inside a reported clause in the past, only verbs of speech take up the narrator's thread.
        if hit.weak && placed.is_empty() && self.event.is_none() {
            return None;
        }
        // After a comma alone the list of verbs has to go on: "explained …; emphasised …; and suggested".
        if a.is(p, ',') && placed.is_empty() && self.event.is_none() {
            return None;
        }
        let from = self.connector(aside.map_or(hit.group, |and| and + 1));
        let event_only = placed.is_empty();
        // The first cue after an event keeps the event's subject as its own.
        let scope = if event_only {
            if speakers.len() > 1 { Scope::Joint } else { Scope::Own }
        } else {
            Scope::Clause
        };
        let subject = if event_only { leading.or_else(|| self.event_subject()) } else { None };
        Some(Placed {
            hit,
            subject,
            from,
            scope,
            rule: "cue-coordinated",
            passive_content: None,
            resume: None,
            speakers,
        })
    }

    /// The "and" before a circumstance that stands in front of a verb: "and on behalf of the President invited".
    fn and_aside(&self, verb: usize) -> Option<usize> {
        let a = self.a;
        let and = (self.range.start + 1..verb)
            .rev()
            .take(12)
            .take_while(|&k| !a.flags(k).any(Flags::FINITE))
            .find(|&k| {
                a.word(k) == a.known.and
                    && matches!(a.surface(k + 1), "on" | "in" | "at" | "for" | "from" | "with" | "by")
            })?;
        let verbless = (and + 1..verb).all(|k| {
            a.mention(k).is_some() || a.capital(k) || !a.has_form(k, &[Form::Past]) && !a.is(k, ';')
        });
        verbless.then_some(and)
    }

    /// "Denounced the launches; reaffirmed support": an item whose subject stands in the header.
    pub(super) fn under_header(&self, hit: Hit) -> Option<Placed> {
        let speakers = self.header.clone()?;
        // "1. Strongly condemn …": the items of those who speak together.
        let several = speakers.len() > 1
            || speakers.iter().all(|s| {
                self.cast.records.iter().all(|r| r.name != *s || r.kind != crate::lexicon::EntityType::Person)
            });
        let told = (matches!(hit.form, Form::Past | Form::Third) || hit.form == Form::Base && several)
            && !hit.passive;
        told.then_some(Placed {
            from: hit.group,
            hit,
            subject: None,
            scope: Scope::Clause,
            rule: "cue-under-header",
            passive_content: None,
            resume: None,
            speakers,
        })
    }

    /// Whether nothing but an adverbial with its comma stands before token `k`: "In response, …".
    fn after_adverbial(&self, k: usize) -> bool {
        let a = self.a;
        let b = self.range.start;
        let comma = (b..k).find(|&j| a.is(j, ','));
        a.flags(b).any(Flags::PREPOSITION.with(Flags::ADVERB)) && comma.is_some_and(|c| k - c <= 6)
    }

    /// The person, group or body that opens the sentence.
    pub(super) fn leading_subject(&self) -> Option<Subject> {
        let a = self.a;
        let limit = self.range.end.min(self.range.start + 40);
        (self.range.start + 1..limit)
            .filter(|&k| {
                let known = a.flags(k).any(Flags::VERB) && a.has_form(k, &[Form::Past, Form::Third]);
                // "marked the anniversary, saying that": a verb that no list has.
                let unknown = a.is_word(k) && !a.capital(k) && a.surface(k).ends_with("ed");
                (known || unknown) && a.mention(k).is_none()
            })
            .filter_map(|k| subject::before(a, self.cast, k, self.range.start))
            .find(|s| {
                matches!(s.who, Who::Person | Who::Group | Who::Body | Who::Noun)
                    && (s.toks.start <= self.range.start + 2 || self.after_adverbial(s.toks.start))
            })
    }
}
