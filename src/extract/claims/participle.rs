//! Participles: behind a subject, in front of it, and with a subject of their own.

use super::{Placed, Reader};
use crate::extract::cues::{self, Hit};
use crate::extract::mention::Kind;
use crate::extract::subject::{self, Who};
use crate::lexicon::{Act, CueAct, Flags, Form, Scope};

impl Reader<'_, '_> {
    /// ", saying that …", "Noting that …, X called for …"
    pub(super) fn participle(&mut self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let b = self.range.start;
        // "considering the grave repercussions": a reason.
        let by = hit.group > b && a.word(hit.group - 1) == a.known.by;
        if hit.weak && !hit.topic && !by || a.surface(hit.verb) == "considering" {
            return None;
        }
        let opener = |k: usize| a.flags(k).any(Flags::ADVERB) || matches!(&*a.lower(k), "while" | "when");
        let preposed = hit.group == b
            || hit.group == b + 1 && opener(b)
            || hit.group == b + 2 && opener(b) && a.is(b + 1, ',');
        if preposed {
            // Preposed: the subject comes after the comma.
            // "While sharing", "Further, recognising": the participle opens the clause all the same.
            let comma = (hit.end..self.range.end).filter(|&k| a.is(k, ',')).find(|&k| {
                let later = cues::find(a, &(k + 1..self.range.end));
                later.first().is_some_and(|h| {
                    subject::before(a, self.cast, h.group, k + 1).is_some_and(|s| s.toks.start <= k + 3)
                })
            })?;
            // "Speaking about the lake, X noted": a transition, no act of its own.
            if matches!(hit.act, CueAct::Fixed(Act::Discuss)) {
                return None;
            }
            let later = cues::find(a, &(comma + 1..self.range.end));
            let next = later.first()?;
            let subject = subject::before(a, self.cast, next.group, comma + 1)?;
            let speakers = subject.names;
            return Some(Placed {
                hit,
                subject: None,
                from: b,
                scope: Scope::Clause,
                rule: "participle-first",
                passive_content: None,
                resume: None,
                speakers,
            });
        }
        if let Some(placed) = self.absolute(&hit).or_else(|| self.quoted_as(&hit)) {
            return Some(placed);
        }
        let p = hit.group - 1;
        // "The Prime Minister began by expressing her condolences"
        let opens = |k: usize| {
            matches!(
                a.surface(k),
                "began" | "opened" | "started" | "concluded" | "closed" | "ended" | "responded" | "continued"
            ) && a.mention(k).is_none()
        };
        // … also "concluded the call by expressing".
        let verb = if a.flags(p.wrapping_sub(1)).any(Flags::EVENT_NOUN) {
            (b..p - 1).rev().take(4).find(|&k| opens(k))
        } else {
            p.checked_sub(1).filter(|&k| opens(k))
        };
        let opening = verb.filter(|_| a.word(p) == a.known.by && placed.is_empty());
        if let Some(verb) = opening
            && let Some(subject) = subject::before(a, self.cast, verb, b)
            && !subject.names.is_empty()
        {
            let scope = if subject.joint { Scope::Joint } else { Scope::Own };
            let speakers = subject.names.clone();
            let from = subject.toks.start;
            return Some(Placed {
                hit,
                subject: Some(subject),
                from,
                scope,
                rule: "began-by",
                passive_content: None,
                resume: None,
                speakers,
            });
        }
        if hit.weak && !hit.topic {
            return None;
        }
        let comma = a.is(p, ',')
            || a.is(p, '—')
            || a.is(p, ';')
            || a.word(p) == a.known.while_ && (a.is(p.wrapping_sub(1), ',') || !placed.is_empty());
        let follows = (a.word(p) == a.known.and || a.word(p) == a.known.but)
            && placed.last().is_some_and(|m| {
                m.hit.form == Form::Ing
                    // "…, being the first, and congratulating her"
                    || !m.hit.statement
                        && matches!(hit.act, CueAct::Fixed(Act::Social | Act::Endorse))
                        && (m.hit.end..p).any(|k| a.is(k, ',') && a.has_form(k + 1, &[Form::Ing]))
            });
        // "issued a statement saying": the text that says it stands before.
        let text = matches!(
            a.surface(p),
            "statement"
                | "communiqué"
                | "communique"
                | "message"
                | "letter"
                | "post"
                | "tweet"
                | "note"
                | "release"
        ) && !hit.weak;
        // "praised her stance stressing that …": speech with "that" needs no comma.
        let says = hit.statement
            && (matches!(a.surface(hit.verb), "saying" | "stating" | "adding" | "noting")
                || matches!(hit.act, CueAct::Content)
                    && !placed.is_empty()
                    && a.word(hit.end.wrapping_sub(1)) == a.known.that
                    && !a.flags(p).any(Flags::PREPOSITION.with(Flags::BE)));
        if !(comma || follows || says || text) {
            return None;
        }
        let speakers = match placed.iter().rev().find(|m| m.subject.is_some() || m.scope == Scope::Clause) {
            Some(m) => m.speakers.clone(),
            None => match &self.event {
                // "X held talks with Y, exchanging views on the lake": both do.
                Some(event) if event.persons.len() > 1 && matches!(hit.act, CueAct::Fixed(Act::Discuss)) => {
                    event.persons.iter().map(|&e| self.cast.name(e)).collect()
                }
                Some(_) => {
                    let s = self.event_subject()?;
                    if s.names.is_empty() {
                        return None;
                    }
                    s.names
                }
                None => {
                    // "X made a positive response, saying that": any person or group in front.
                    let s = self.leading_subject()?;
                    s.names
                }
            },
        };
        let from = self.connector(hit.group);
        Some(Placed {
            hit,
            subject: None,
            from,
            scope: Scope::Clause,
            rule: "participle",
            passive_content: None,
            resume: None,
            speakers,
        })
    }

    /// "The agency quoted President Orlan as saying that": his words, whoever hands them on.
    fn quoted_as(&self, hit: &Hit) -> Option<Placed> {
        let a = self.a;
        let as_ = hit.group.checked_sub(1).filter(|&k| a.word(k) == a.known.as_)?;
        let subject = subject::before(a, self.cast, as_, self.range.start)?;
        let verb = subject.toks.start.checked_sub(1)?;
        let quotes =
            matches!(a.surface(verb), "quoted" | "quotes" | "cited" | "cites" | "quoting" | "citing");
        if !quotes || subject.names.is_empty() || subject.who == Who::Noun {
            return None;
        }
        Some(Placed {
            hit: hit.clone(),
            from: subject.toks.start,
            scope: Scope::Own,
            rule: "quoted-as",
            passive_content: None,
            resume: None,
            speakers: subject.names.clone(),
            subject: Some(subject),
        })
    }

    /// "…, with Minister Dahl informing her guest about": a participle with a subject of its own.
    fn absolute(&self, hit: &Hit) -> Option<Placed> {
        let a = self.a;
        let subject = subject::before(a, self.cast, hit.group, self.range.start)?;
        let with = subject.toks.start.checked_sub(1).filter(|&k| a.word(k) == a.known.with)?;
        let apart = with > self.range.start && a.is(with - 1, ',');
        let speaks = matches!(subject.who, Who::Person | Who::Group | Who::Country | Who::Body);
        // "The two sides discussed the lake with President Orlan stressing …": they are no partners of his.
        let group = |k: usize| a.mention(k).is_some_and(|m| m.kind == Kind::Group);
        let event = a.flags(with - 1).any(Flags::EVENT_NOUN.with(Flags::VERB));
        let joint = !event && (subject.who == Who::Group || group(self.range.start));
        if !((apart || joint) && speaks) || subject.names.is_empty() {
            return None;
        }
        Some(Placed {
            hit: hit.clone(),
            from: with - usize::from(apart),
            scope: if subject.joint { Scope::Joint } else { Scope::Own },
            rule: "with-participle",
            passive_content: None,
            resume: None,
            speakers: subject.names.clone(),
            subject: Some(subject),
        })
    }
}
