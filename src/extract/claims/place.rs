//! What each cue hit of a sentence is, and where its clause starts.

use super::write::trim_end;
use super::{Placed, Reader};
use crate::extract::cast::role_end;
use crate::extract::cues::{self, Hit};
use crate::extract::mention::Kind;
use crate::extract::subject::{self, Subject, Who};
use crate::extract::titles;
use crate::extract::transcript;
use crate::lexicon::{Act, CueAct, Flags, Form, Scope};
use std::ops::Range;

impl Reader<'_, '_> {
    pub(super) fn run(&mut self) {
        let hits = cues::find(self.a, &self.range);
        if self.attributed(&hits) {
            // "A met B in Vesk, the ministry said": from here on A and B are the parties.
            if self.cast.count() < 2 && !self.a.press {
                let last = self.cast.last_person;
                let told = self.drafts.last().and_then(|d| d.content.first().cloned());
                let whole = std::mem::replace(&mut self.range, told.unwrap_or(0..0));
                self.find_event(&hits);
                self.range = whole;
                self.event = None;
                self.cast.last_person = last.or(self.cast.last_person);
            }
            return;
        }
        self.told(hits);
    }

    /// Reads what the sentence itself tells, whoever may report it.
    fn told(&mut self, hits: Vec<Hit>) {
        let mut placed: Vec<Placed> = Vec::new();
        self.turn_to_another();
        self.find_event(&hits);
        for hit in hits {
            if let Some(p) = self.place(hit, &placed) {
                placed.push(p);
            }
        }
        self.write(placed);
    }

    /// "The ministers agreed to meet again, the ministry said": an institution hands on what others did in words, and
    /// theirs is the claim. Reads the words `said`; false, and nothing read, where nobody else says anything.
    pub(super) fn handed_on(&mut self, hits: &[Hit], subject: &Subject, said: Range<usize>) -> bool {
        let a = self.a;
        let Range { start: b, end } = said;
        let last = subject.toks.end.wrapping_sub(1);
        let spokes =
            (subject.toks.clone()).any(|k| a.lower(k).starts_with("spokes")) && subject.persons.is_empty();
        let institution = subject.who == Who::Body
            || a.mention_ending(subject.toks.end).is_some_and(|m| a.is_medium(m.kind))
            || subject.who == Who::Noun
                && (spokes
                    || matches!(
                        &*a.lower(last),
                        "ministry"
                            | "office"
                            | "department"
                            | "embassy"
                            | "presidency"
                            | "agency"
                            | "service"
                            | "website"
                    ));
        if !institution || end < b + 3 {
            return false;
        }
        let mark = |k: usize| matches!(a.mark(k), Some('“' | '”' | '"'));
        let told = match (mark(b), mark(end - 1)) {
            (false, false) => b..end,
            // What an institution says of others in its own quotation marks; its own "we" is itself.
            (true, true)
                if !(b + 1..end - 1).any(mark) && !transcript::first_person(a, &(b + 1..end - 1)) =>
            {
                b + 1..trim_end(a, b + 1, end - 1)
            }
            // "In his call with Lind, Hale “urged Kenya to …”": words of his in the sentence of the institution.
            (false, true)
                if (b.saturating_sub(1)..end - 1).any(mark) && !transcript::first_person(a, &(b..end)) =>
            {
                b..trim_end(a, b, end - 1)
            }
            _ => return false,
        };
        if told.len() < 3 {
            return false;
        }
        let whole = std::mem::replace(&mut self.range, told.clone());
        let (drafts, event, person) = (self.drafts.len(), self.event.take(), self.cast.last_person);
        let inside = |h: &&Hit| told.start <= h.group && h.end <= told.end;
        self.told(hits.iter().filter(inside).cloned().collect());
        self.range = whole;
        // In the news, many tell what others said: here only what those did who met.
        let parties = self.cast.party_names();
        let met = |d: &super::Draft| d.speakers.iter().all(|n| parties.contains(n));
        let others = self.drafts.get(drafts..).unwrap_or(&[]).iter().any(|d| {
            matches!(d.scope, Scope::Own | Scope::Joint)
                && !d.speakers.is_empty()
                && d.speakers != subject.names
                && (!a.press || met(d))
        });
        if !others {
            self.drafts.truncate(drafts);
            self.event = event;
            self.cast.last_person = person;
            return false;
        }
        // "…, it added": the ministry, from here on.
        if subject.persons.is_empty() {
            self.cast.last_group.clone_from(&subject.names);
        }
        true
    }

    /// What a hit is in this sentence, if it is a claim at all.
    pub(super) fn place(&mut self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let b = self.range.start;
        if a.surface(hit.verb).starts_with("address")
            && (hit.end..(hit.end + 6).min(self.range.end)).any(|j| {
                matches!(
                    a.surface(j),
                    "session"
                        | "conference"
                        | "assembly"
                        | "forum"
                        | "meeting"
                        | "audience"
                        | "Forum"
                        | "Assembly"
                        | "Conference"
                        | "reporters"
                )
            })
        {
            return None;
        }
        if self.calls_on_person(&hit) {
            return None;
        }
        // "…, said a press release": it only carries the text.
        let text = |k: usize| {
            matches!(a.surface(k), "release" | "statement" | "communique" | "communiqué" | "readout")
        };
        let carried = matches!(a.surface(hit.verb), "said" | "reads" | "read" | "stated")
            && matches!(a.surface(hit.end), "a" | "the")
            && (hit.end + 1..hit.end + 4).any(|k| text(k) && (k + 1 >= self.range.end || a.is(k + 1, '.')));
        if carried && !placed.is_empty() {
            return None;
        }
        // "Having noted that …, X emphasised"
        if hit.perfect && hit.group == b && a.lower(b) == "having" {
            return self.participle(hit, placed);
        }
        let main = placed.last();
        let inside_that = main.is_some_and(|m| m.hit.statement);
        match hit.form {
            Form::Ing => return self.participle(hit, placed),
            Form::Base if hit.infinitive => {
                return self
                    .opportunity(&hit, placed, inside_that)
                    .or_else(|| self.occasion(&hit, placed))
                    .or_else(|| self.purpose(hit, placed));
            }
            _ => {}
        }
        if placed.is_empty()
            && let Some(placed) = self.topic_behind(&hit)
        {
            return Some(placed);
        }
        // "The discussions were focused on"
        let focused = hit.passive
            && placed.is_empty()
            && hit.end > hit.verb + 1
            && matches!(hit.act, CueAct::Fixed(Act::Discuss))
            && matches!(&*a.lower(hit.verb), "focused" | "focussed" | "centred" | "centered" | "devoted")
            && self.talks_before(hit.group);
        if hit.passive && !focused {
            return self.passive(hit, placed);
        }
        if hit.form == Form::Participle && !hit.perfect && !a.has_form(hit.verb, &[Form::Past]) {
            return None;
        }
        if hit.modal && main.is_some() && inside_that {
            return None;
        }
        if let Some(placed) = self.it_says(&hit, placed) {
            return Some(placed);
        }
        if let Some(placed) = self.we_the(&hit, placed) {
            return Some(placed);
        }
        let there = hit.light && a.lower(b) == "there" && hit.group <= b + 2;
        let topical = matches!(hit.act, CueAct::Fixed(Act::Discuss) | CueAct::Content)
            || there && matches!(hit.act, CueAct::Fixed(Act::Agree));
        // "An exchange of views took place on the crisis"; a meeting takes place on a day.
        let takes_place = a.surface(hit.verb) == "took" && a.surface(hit.verb + 1) == "place";
        let views = takes_place && matches!(a.surface(hit.group.wrapping_sub(1)), "views" | "opinions");
        if takes_place && !views {
            return None;
        }
        // "The conference stressed": the gathering itself speaks.
        let gathering = matches!(hit.act, CueAct::Content)
            && matches!(
                &*a.lower(hit.group.saturating_sub(1)),
                "conference" | "summit" | "session" | "assembly" | "forum" | "congress" | "retreat"
            )
            || !self.cast.gathered.is_empty() && subject::gathers(a, self.cast, hit.group, b);
        // "The call dealt with the lake. It also touched on trade": the talks go on.
        let it = a.surface(b) == "It"
            && hit.group == b + 1
            && matches!(hit.act, CueAct::Fixed(Act::Discuss))
            && self.open.as_ref().is_some_and(|f| f.joint && !f.body);
        if topical
            && placed.is_empty()
            && !gathering
            && (there || it || views || self.talks_before(hit.group))
        {
            let speakers = self.cast.party_names();
            return (speakers.len() > 1 && !hit.modal).then_some(Placed {
                hit,
                subject: None,
                from: b,
                scope: Scope::Joint,
                rule: "talks-topic",
                passive_content: None,
                resume: None,
                speakers,
            });
        }
        // "1. Strongly condemn …", under a header.
        let adverb = hit.group == b + 1 && a.surface(b).ends_with("ly") && a.capital(b);
        if adverb && self.header.is_some() && placed.is_empty() {
            return self.under_header(hit);
        }
        // "The ministers assessed and reviewed": a verb that is no cue stands between.
        let doubled = placed.is_empty()
            && hit.group > b + 2
            && a.word(hit.group - 1) == a.known.and
            && a.has_form(hit.group - 2, &[Form::Past])
            && a.mention(hit.group - 2).is_none()
            && matches!(hit.form, Form::Past);
        let group = if doubled { hit.group - 2 } else { hit.group };
        // An own subject.
        if let Some(subject) = subject::before(a, self.cast, group, b) {
            let start = subject.toks.start;
            // "X, noting that S, proposed": what she noted ends before her main verb.
            let stepped = main.is_some_and(|m| {
                m.rule == "participle" && subject.toks.end <= m.from && a.is(hit.group - 1, ',')
            });
            if stepped {
                let comma = hit.group - 1;
                let placed = self.with_subject(hit, subject, &[], false)?;
                return Some(Placed { from: comma, ..placed });
            }
            let front = main.is_none() && self.fronted(start);
            // "acts which he said were carried out": part of what he says already.
            let own_words = a.word(start.wrapping_sub(1)) == a.known.which
                && a.flags(hit.end).any(Flags::BE.with(Flags::HAVE).with(Flags::MODAL))
                && main.is_some_and(|m| m.speakers == subject.names);
            if own_words {
                return None;
            }
            let which = a.word(start.wrapping_sub(1)) == a.known.which && main.is_some();
            // "the plan, which they signed in May": which plan it is, and nothing they say now.
            let deed = matches!(hit.act, CueAct::Fixed(Act::Decide | Act::Agree));
            if which && deed {
                return None;
            }
            if start == b || self.clause_start(start) || front {
                return self.with_subject(hit, subject, placed, inside_that);
            }
            // "An envoy who Whitlock said was “not welcome”": what she said stands behind the cue.
            let gap = matches!(a.surface(start.wrapping_sub(1)), "who" | "which" | "that");
            let said = matches!(hit.act, CueAct::Content) && hit.end == hit.verb + 1;
            if gap
                && said
                && placed.is_empty()
                && a.flags(hit.end).any(Flags::BE.with(Flags::HAVE).with(Flags::MODAL))
            {
                self.relative(&hit, subject);
                return None;
            }
            // "for which President Çınar expressed …", "to whom he conveyed …"
            let relative = which || a.surface(start.wrapping_sub(1)) == "whom" && hit.form == Form::Past;
            if start > b + 1 && relative {
                return self.with_subject(hit, subject, placed, false);
            }
            return None;
        }
        self.coordinated(hit, placed, inside_that)
    }

    /// "took the opportunity to thank …": what the opportunity was taken for is done.
    fn opportunity(&mut self, hit: &Hit, placed: &[Placed], inside_that: bool) -> Option<Placed> {
        let a = self.a;
        let to = (self.range.start + 3..=hit.verb).rev().take(3).find(|&k| a.word(k) == a.known.to)?;
        // "took the opportunity, on behalf of his Government, to thank"
        let aside = (a.is(to - 1, ','))
            .then(|| (self.range.start..to - 1).rev().take(20).find(|&k| a.is(k, ',')))
            .flatten()
            .map_or(to - 1, |comma| comma - 1);
        let taken = matches!(a.surface(aside), "opportunity" | "occasion");
        // "He went on to condemn the launch"
        let goes_on = a.surface(to - 1) == "on" && matches!(a.surface(to - 2), "went" | "goes")
            || matches!(a.surface(to - 1), "proceeded" | "proceeds");
        if !(taken || goes_on) || inside_that {
            return None;
        }
        let verb = (self.range.start..aside + 1).rev().take(6).find(|&k| {
            let takes =
                matches!(a.surface(k), "took" | "takes" | "taken" | "used" | "seized" | "seizes" | "had");
            let moves = matches!(a.surface(k), "went" | "goes" | "proceeded" | "proceeds");
            (taken && takes || goes_on && moves) && a.mention(k).is_none()
        })?;
        let mut group = verb;
        while group > self.range.start && a.flags(group - 1).any(Flags::ADVERB.with(Flags::HAVE)) {
            group -= 1;
        }
        let hit = Hit { form: Form::Past, infinitive: false, group, modal: false, ..hit.clone() };
        match subject::before(a, self.cast, group, self.range.start) {
            Some(subject) => self.with_subject(hit, subject, placed, false),
            None => self.coordinated(hit, placed, false),
        }
    }

    /// "The visit provided an opportunity for the two sides to discuss", "The meeting enabled the leaders to reaffirm":
    /// what the talks were good for was done in them.
    fn occasion(&self, hit: &Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let b = self.range.start;
        let (from, to) = (b + 2, hit.group);
        let verb = (from..to).find(|&k| {
            a.mention(k).is_none()
                && (a.flags(k).any(Flags::BE)
                    || matches!(
                        a.surface(k),
                        "provided"
                            | "offered"
                            | "represented"
                            | "presented"
                            | "gave"
                            | "enabled"
                            | "allowed"
                            | "served"
                    ))
        })?;
        let chance = matches!(a.surface(verb), "enabled" | "allowed")
            || (verb..to).any(|k| matches!(a.surface(k), "opportunity" | "occasion"));
        let talks = (b..verb).any(|k| a.flags(k).any(Flags::EVENT_NOUN))
            && !(b..verb).any(|k| a.mention(k).is_some_and(|m| m.kind == Kind::Person));
        let speakers = self.cast.party_names();
        if !(chance && talks && placed.is_empty()) || speakers.len() < 2 {
            return None;
        }
        Some(Placed {
            hit: hit.clone(),
            subject: None,
            from: to,
            scope: Scope::Joint,
            rule: "talks-occasion",
            passive_content: None,
            resume: None,
            speakers,
        })
    }

    /// A claim in a relative clause whose subject is the noun before it. It ends with its quotation, else
    /// where the main verb stands.
    fn relative(&mut self, hit: &Hit, subject: Subject) {
        let a = self.a;
        let from = hit.end;
        let quote = (from + 1..self.range.end.min(from + 6)).find(|&k| a.is(k, '“') || a.is(k, '"'));
        let end = match quote {
            Some(open) => (open + 1..self.range.end).find(|&k| a.is(k, '”') || a.is(k, '"')).map(|k| k + 1),
            None => (from + 2..self.range.end).find(|&k| {
                a.flags(k).any(Flags::FINITE)
                    || a.has_form(k, &[Form::Past]) && !a.flags(k - 1).any(Flags::BE.with(Flags::HAVE))
            }),
        };
        let content = from..end.unwrap_or(self.range.end);
        let reading = crate::extract::content::read(a, &content, true);
        self.drafts.push(super::Draft {
            speakers: subject.names,
            scope: Scope::Own,
            act: reading.act,
            strength: hit.strength,
            source: Some(subject.toks),
            cue: Some(hit.verb..hit.end),
            content: vec![content],
            addressees: Vec::new(),
            modality: reading.modality,
            negated: reading.negated,
            rule: "relative",
            confidence: 0.8,
        });
    }

    /// Whether a clause can start at token `k`.
    pub(super) fn clause_start(&self, k: usize) -> bool {
        let a = self.a;
        if k <= self.range.start {
            return true;
        }
        let p = k - 1;
        a.is(p, ',')
            || a.is(p, ';')
            || a.is(p, ':')
            || a.is(p, '—')
            || a.is(p, '–')
            || a.is(p, '”')
            || a.is(p, '“')
            || a.word(p) == a.known.and
            || a.word(p) == a.known.but
            || a.word(p) == a.known.while_
            || a.word(p) == a.known.where_
            || matches!(a.surface(p), "whereas" | "which" | "While" | "As" | "and" | "when" | "then")
            // "After X expressed concern for the pier, Y explained"
            || matches!(a.surface(p), "After" | "When") && p == self.range.start
            || a.flags(p).any(Flags::ADVERB)
                && (p == self.range.start
                    || a.is(p.wrapping_sub(1), ',')
                    || a.word(p.wrapping_sub(1)) == a.known.and)
    }

    /// "It also invites …" in the statement of a body.
    fn it_says(&self, hit: &Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let k = hit.group.checked_sub(1).filter(|&k| a.word(k) == a.known.it)?;
        if hit.form != Form::Third || hit.modal || !self.clause_start(k) {
            return None;
        }
        // "The Council condemns the raid, and it calls on": the one who spoke first.
        let same = placed.last().filter(|p| {
            p.hit.form == Form::Third
                && !p.hit.statement
                && p.subject.as_ref().is_some_and(|s| matches!(s.who, Who::Body | Who::Country))
        });
        let names = match same {
            Some(p) => p.speakers.clone(),
            None if placed.is_empty() => self.open.as_ref().filter(|f| f.body)?.names.clone(),
            None => return None,
        };
        let subject = Subject {
            toks: k..k + 1,
            who: Who::Body,
            names: names.clone(),
            persons: Vec::new(),
            joint: false,
        };
        Some(Placed {
            hit: hit.clone(),
            subject: Some(subject),
            from: k,
            scope: Scope::Own,
            rule: "cue-object",
            passive_content: None,
            resume: None,
            speakers: names,
        })
    }

    /// "We, the Foreign Ministers of A, B and C, strongly condemn": the apposition is no subject of its own.
    fn we_the(&self, hit: &Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let b = self.range.start;
        let first =
            placed.is_empty() && a.surface(b) == "We" && a.is(b + 1, ',') && !self.cast.voice.is_empty();
        if !first || hit.modal || hit.group < b + 3 || !a.is(hit.group - 1, ',') {
            return None;
        }
        let speakers = self.cast.voice.clone();
        let subject = Subject {
            toks: b..b + 1,
            who: Who::FirstPerson,
            names: speakers.clone(),
            persons: Vec::new(),
            joint: true,
        };
        Some(Placed {
            hit: hit.clone(),
            subject: Some(subject),
            from: b,
            scope: Scope::Joint,
            rule: "we-the",
            passive_content: None,
            resume: None,
            speakers,
        })
    }

    /// "The discussion focused on": the talks themselves are the subject, with nobody named in it.
    fn talks_before(&self, group: usize) -> bool {
        let a = self.a;
        let b = self.range.start;
        // "The meeting, which took place in Vesk, dealt with"
        let group = if group > b + 2 && a.is(group - 1, ',') {
            (b + 1..group - 1)
                .find(|&k| a.is(k, ','))
                .filter(|&k| a.word(k + 1) == a.known.which)
                .unwrap_or(group)
        } else {
            group
        };
        // "On the ferry, their discussions focused on"
        let comma = (b..group).find(|&k| a.is(k, ','));
        let b = comma.filter(|_| a.flags(b).any(Flags::PREPOSITION)).map_or(b, |c| c + 1);
        // "Discussions in Vesk and at the lodge covered": where they were held stands behind.
        let first = b + usize::from(a.flags(b).any(Flags::DETERMINER));
        let held = a.flags(first).any(Flags::EVENT_NOUN)
            && matches!(a.surface(first + 1), "in" | "at" | "during")
            && group - b <= 14
            && (first + 2..group)
                .all(|k| !a.flags(k).any(Flags::VERB.with(Flags::FINITE)) || a.mention(k).is_some());
        group > b
            && (group - b <= 8 && a.flags(group - 1).any(Flags::EVENT_NOUN) || held)
            && (b..group)
                .all(|k| a.mention(k).is_none_or(|m| !matches!(m.kind, Kind::Person | Kind::Organization)))
    }

    /// "called on Foreign Minister X at the Ministry": a visit. "called on X to leave" asks.
    pub(super) fn calls_on_person(&self, hit: &Hit) -> bool {
        let a = self.a;
        let lemma = a.lexicon.verbs.get(hit.lemma as usize).map_or("", String::as_str);
        if lemma != "call" || !matches!(a.surface(hit.end.wrapping_sub(1)), "on" | "upon") {
            return false;
        }
        // "called on His Majesty"
        if titles::HIGHNESS.contains(&a.surface(hit.end + 1))
            && !(hit.end..self.range.end).any(|k| a.word(k) == a.known.to)
        {
            return true;
        }
        // "called on the Prime Minister of Norland": one office, of whom nothing is asked.
        let clause = |from: usize| {
            (from..self.range.end).find(|&k| a.is(k, ',') || a.is(k, ';')).unwrap_or(self.range.end)
        };
        let office = role_end(a, hit.end).filter(|&e| !a.surface(e - 1).ends_with('s'));
        let asks = |k: usize| a.word(k) == a.known.to || a.word(k) == a.known.for_;
        if office
            .is_some_and(|e| !(e..clause(e)).any(asks) && a.mention(e).is_none_or(|m| m.kind != Kind::Person))
        {
            return true;
        }
        let person = (hit.end..self.range.end.min(hit.end + 24)).find_map(|k| {
            let m = a.mention(k)?;
            (m.kind == Kind::Person && titles::before(a, m.toks.start).start.saturating_sub(1) <= hit.end)
                .then_some(m)
        });
        person.is_some_and(|m| {
            let stop = clause(m.toks.end);
            !(m.toks.end..stop.max(m.toks.end + 1)).any(|k| a.word(k) == a.known.to)
        })
    }

    /// "During the call Secretary Whitlock stressed": an adverbial without a comma before the subject.
    pub(super) fn fronted(&self, start: usize) -> bool {
        let a = self.a;
        let b = self.range.start;
        start > b
            && start - b <= 14
            && (a.flags(b).any(Flags::PREPOSITION.with(Flags::ADVERB))
                || a.mention(b).is_some_and(|m| m.kind == Kind::Date)
                || matches!(
                    a.surface(b),
                    "At" | "During"
                        | "In"
                        | "On"
                        | "Today"
                        | "Yesterday"
                        | "After"
                        | "Meanwhile"
                        | "Speaking"
                        | "Commenting"
                ))
            && !(b..start).any(|k| {
                a.flags(k).any(Flags::VERB) && a.has_form(k, &[Form::Past]) && a.mention(k).is_none()
            })
            && a.word(start.wrapping_sub(1)) != a.known.that
            && !a.flags(start.wrapping_sub(1)).any(Flags::PREPOSITION)
    }

    /// Where the connector before a clause starts: ", and", ";", "while".
    pub(super) fn connector(&self, start: usize) -> usize {
        let a = self.a;
        let b = self.range.start;
        let mut k = start;
        while k > b {
            let p = k - 1;
            let joins = a.is(p, ',')
                || a.is(p, ';')
                || a.is(p, '—')
                || a.is(p, '–')
                || a.word(p) == a.known.and
                || a.word(p) == a.known.but
                || a.word(p) == a.known.while_
                || a.word(p) == a.known.where_
                || a.word(p) == a.known.which
                || (a.word(p) == a.known.for_ || a.word(p) == a.known.to) && a.word(k) == a.known.which
                || matches!(a.surface(p), "whereas" | "then" | "as")
                || a.surface(p) == "well" && a.word(p.wrapping_sub(1)) == a.known.as_
                || a.flags(p).any(Flags::ADVERB)
                    && p > b
                    && (a.is(p.wrapping_sub(1), ',') || a.word(p.wrapping_sub(1)) == a.known.and);
            if !joins {
                break;
            }
            k = p;
        }
        k
    }
}
