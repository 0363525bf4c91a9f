//! The event a sentence tells: who met whom, and for what purpose.

use super::{Event, Placed, Reader};
use crate::extract::analysis::NONE;
use crate::extract::cast;
use crate::extract::contact::{adverb, long_ago};
use crate::extract::cues::Hit;
use crate::extract::mention::Kind;
use crate::extract::subject::{self, Subject, Who};
use crate::lexicon::{Act, CueAct, Flags, Form, Scope};
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// The main verb of an event: "X met with Y", "X and Y spoke", "X had a phone call with Y".
    pub(super) fn find_event(&mut self, hits: &[Hit]) {
        let a = self.a;
        if long_ago(a, &self.range) {
            return;
        }
        let mut subject_end = None;
        for k in self.range.clone() {
            if !a.flags(k).any(Flags::VERB) || a.mention(k).is_some() {
                continue;
            }
            // "met", "is paying a visit", "has spoken": the auxiliary stands before an adverb or at once.
            let auxiliary =
                (k > self.range.start).then(|| k.checked_sub(1 + usize::from(adverb(a, k - 1)))).flatten();
            let present = a.has_form(k, &[Form::Ing])
                && auxiliary.is_some_and(|p| matches!(a.surface(p), "is" | "are"));
            let perfect =
                a.has_form(k, &[Form::Participle]) && auxiliary.is_some_and(|p| a.flags(p).any(Flags::HAVE));
            if !(present || perfect || a.has_form(k, &[Form::Past])) {
                continue;
            }
            let lemma = a
                .forms(k)
                .first()
                .and_then(|&(v, _)| a.lexicon.verbs.get(v as usize))
                .map_or("", String::as_str);
            // "was received by X", "has been received in Vesk by X"
            let passive = matches!(lemma, "receive" | "host" | "greet" | "welcome")
                && k > self.range.start
                && a.flags(k - 1).any(Flags::BE)
                && (k + 1..(k + 6).min(self.range.end)).any(|j| a.word(j) == a.known.by);
            let mut g = k;
            // "co-chaired"
            if g > self.range.start + 2 && a.is(g - 1, '-') && a.surface(g - 2).eq_ignore_ascii_case("co") {
                g -= 2;
            }
            let aside = |p: usize| {
                (adverb(a, p) || a.flags(p).any(Flags::HAVE)) && a.mention(p).is_none()
                    || (present || passive) && a.flags(p).any(Flags::BE)
                    || a.mention(p).is_some_and(|m| m.kind == Kind::Date && m.toks.len() == 1)
                    // "X on Tuesday received Y"
                    || a.word(p) == a.known.on && a.mention(p + 1).is_some_and(|m| m.kind == Kind::Date)
            };
            while g > self.range.start && aside(g - 1) {
                g -= 1;
            }
            let subject = subject::before(a, self.cast, g, self.range.start);
            // "the talks he had with President Orlan": told inside what somebody says.
            let inside = |s: &Subject| {
                let start = s.toks.start;
                a.flags(start).any(Flags::HE_SHE)
                    && start > self.range.start
                    && a.is_word(start - 1)
                    && !a
                        .flags(start - 1)
                        .any(Flags::CONJUNCTION.with(Flags::SUBORDINATOR).with(Flags::ADVERB))
            };
            let Some(subject) = subject
                .filter(|s| !inside(s))
                .filter(|s| matches!(s.who, Who::Person | Who::Group | Who::Body | Who::Country | Who::Noun))
            else {
                continue;
            };
            if subject.toks.start > self.range.start
                && !self.clause_start(subject.toks.start)
                && !self.only_titles_before(subject.toks.start)
                && !self.fronted(subject.toks.start)
            {
                continue;
            }
            // Under a speech, what others did is content.
            let speech = self.open.as_ref().is_some_and(|f| !f.joint);
            if speech && !matches!(subject.who, Who::Person | Who::Group) {
                continue;
            }
            // "held a telephone talk"
            let talk = |j: usize| {
                matches!(a.surface(j), "talk" | "interview")
                    && matches!(a.surface(j - 1), "telephone" | "phone" | "video")
                    // "granted an audience to"
                    || a.surface(j) == "audience" && matches!(lemma, "grant" | "give")
            };
            let contact_noun =
                (k + 1..(k + 14).min(self.range.end)).any(|j| a.flags(j).any(Flags::EVENT_NOUN) || talk(j));
            let heard = (k + 1..k + 5).any(|j| matches!(a.surface(j), "audience" | "interview"));
            let meets = matches!(
                lemma,
                "meet"
                    | "gather"
                    | "speak"
                    | "talk"
                    | "confer"
                    | "call"
                    | "receive"
                    | "host"
                    | "visit"
                    | "greet"
                    | "welcome"
                    | "summon"
            ) || matches!(
                lemma,
                "hold"
                    | "have"
                    | "conduct"
                    | "pay"
                    | "attend"
                    | "convene"
                    | "chair"
                    | "co-chair"
                    | "lead"
                    | "make"
                    | "participate"
                    | "join"
                    | "travel"
                    | "arrive"
                    | "take"
                    | "grant"
                    | "give"
            ) && match lemma {
                // "gave a speech to X": no audience.
                "grant" | "give" => heard,
                "have" | "make" | "hold" | "take" => contact_noun,
                _ => true,
            };
            let is_cue = hits.iter().any(|h| h.verb == k);
            // "addressed the closing session" is an event.
            if lemma == "address" && contact_noun {
                subject_end = Some((subject, k, lemma.to_owned(), passive));
                break;
            }
            let visit = hits.iter().any(|h| h.verb == k && self.calls_on_person(h));
            if lemma == "welcome" && is_cue || lemma == "call" && is_cue && !visit {
                break;
            }
            if !meets {
                if is_cue {
                    break;
                }
                continue;
            }
            subject_end = Some((subject, k, lemma.to_owned(), passive));
            break;
        }
        let Some((mut subject, verb, lemma, passive)) = subject_end else { return };
        // "The Prime Minister spoke to the Prime Minister of Canada Mark Orlan": the one who is named behind the
        // verb is not its subject, though he holds the same office.
        let named = |from: usize, to: usize, e: u32| {
            (from..to).any(|k| a.mention(k).is_some_and(|m| m.kind == Kind::Person && m.entity == e))
        };
        if let [entity] = subject.persons[..]
            && !named(subject.toks.start, subject.toks.end, entity)
            && !a.flags(subject.toks.start).any(Flags::HE_SHE)
            && named(verb + 1, self.range.end, entity)
        {
            let start = subject.toks.start + usize::from(a.flags(subject.toks.start).any(Flags::DETERMINER));
            subject.names = vec![crate::extract::entity::surface(a, start, subject.toks.end)];
            subject.persons.clear();
            subject.who = Who::Noun;
        }
        let mut persons = subject.persons.clone();
        // "Alliance Foreign Ministers met in Vesk": they are "Ministers" from here on.
        let last = subject.toks.end.wrapping_sub(1);
        let several = subject.who == Who::Noun
            && (subject.joint
                || a.surface(last).ends_with('s')
                    && a.flags(last).any(Flags::SPEAKER_NOUN.with(Flags::ROLE_NOUN)));
        // "The Summit of the Community met in Vesk": it is "Summit" from here on.
        let gathered = subject.who == Who::Body && matches!(lemma.as_str(), "meet" | "convene" | "hold");
        if several || gathered {
            self.cast.last_group.clone_from(&subject.names);
        }
        if subject.who == Who::Group && persons.is_empty() {
            // "The ministers of A, B and C met": from here on they are the sides.
            let states = |n: &String| {
                self.cast
                    .records
                    .iter()
                    .any(|r| r.name == *n && r.kind == crate::lexicon::EntityType::Country)
            };
            let body_first =
                subject.toks.start > self.range.start && a.mention_ending(subject.toks.start).is_some();
            if subject.names.len() > 1
                && !body_first
                && self.cast.count() < 2
                && self.cast.party_names() != subject.names
                && subject.names.iter().any(states)
            {
                self.cast.states_meet(&subject.names);
            }
            // "They also met": the parties stay.
            self.event = Some(Event { persons: Vec::new(), lead: None });
            return;
        }
        // Who stands after the verb: as its object or after "with".
        let limit = hits
            .iter()
            .find(|h| h.group > verb && (h.infinitive || h.form == Form::Past || h.form == Form::Ing))
            .map_or(self.range.end, |h| h.group);
        let mut with =
            matches!(lemma.as_str(), "meet" | "receive" | "host" | "visit" | "greet" | "call" | "join");
        let mut nations = Vec::new();
        // "called on X": the preposition belongs to the verb.
        let mut k = verb + 1 + usize::from(lemma == "call" && matches!(a.surface(verb + 1), "on" | "upon"));
        while k < limit {
            // "spoke with X after her call with Y": Y was met before.
            if persons.len() > 1 && matches!(a.surface(k), "after" | "before" | "following") {
                break;
            }
            if a.word(k) == a.known.with
                || matches!(lemma.as_str(), "speak" | "talk" | "grant" | "give")
                    && a.word(k) == a.known.to
                    && crate::extract::titles::serves(a, k).is_none()
                // "received a call on Monday from X"
                || lemma == "receive" && a.surface(k) == "from"
            {
                with = true;
            } else if a.word(k) == a.known.by
                && matches!(a.surface(k.wrapping_sub(1)), "led" | "headed" | "chaired")
            {
                // "with a delegation led by X"
                with = true;
            } else if a.word(k) == a.known.by && passive {
                // "was received by X"
                with = true;
            } else if matches!(
                a.surface(k),
                "at" | "by"
                    | "during"
                    | "after"
                    | "before"
                    | "about"
                    | "on"
                    | "regarding"
                    | "concerning"
            )
                // "Nora Ahern, State Secretary to Prime Minister X": X is not met.
                || crate::extract::titles::serves(a, k).is_some()
                // "Ambassador to Taihan Daniel Perd" goes on with the name.
                || a.word(k) == a.known.to
                    && !a.flags(k.wrapping_sub(1)).any(Flags::TITLE.with(Flags::ROLE_NOUN))
                    // "Ambassador of Norland to Taihan Daniel Perd"
                    && !(k.saturating_sub(6)..k).any(|j| matches!(a.surface(j), "Ambassador" | "Representative" | "Envoy"))
            {
                with = false;
            }
            // "with a delegation which includes X": its members are no parties.
            if persons.len() > 1 && matches!(a.surface(k), "which" | "who" | "accompanied" | "whose") {
                break;
            }
            // "met the Foreign Ministers of A, B and C": they go by their states.
            if with && persons.len() == 1 && nations.is_empty() {
                // … also behind an article: "with the Foreign Ministers of A, B and C".
                let at = (k..k + 4).find(|&j| a.plural_office(j)).unwrap_or(k);
                nations = subject::ministers_of(a, at, limit);
            }
            if let Some(m) = a.mention(k) {
                // "the head of diplomacy in X's government": X is not met.
                let owns = a.tok(m.toks.end).is_some_and(|t| t.token.kind == TokenKind::Possessive);
                if m.kind == Kind::Person
                    && with
                    && !owns
                    && !persons.contains(&m.entity)
                    && persons.len() < 40
                {
                    persons.push(m.entity);
                }
                k = m.toks.end.max(k + 1);
                continue;
            }
            if with
                && a.flags(k).any(Flags::DETERMINER)
                && let Some((end, words, country)) = cast::role_at(a, k)
            {
                // "the Prime Minister of Sarvan, H.E. Ada Morn": the one who is named behind the office.
                let behind = (end..limit.min(end + 10))
                    .find_map(|j| a.mention(j).filter(|m| m.kind == Kind::Person))
                    .filter(|m| crate::extract::titles::before(a, m.toks.start).start <= k + 1);
                // "the Foreign Minister of Sarvan, Ada Morn": the state and a comma between.
                let of = usize::from(a.word(end) == a.known.of);
                let state = end + of + usize::from(of > 0 && a.word(end + of) == a.known.the);
                let after = if of > 0 { a.mention(state).map_or(end, |m| m.toks.end) } else { end };
                let apposed = a.is(after, ',')
                    && a.mention(after + 1)
                        .is_some_and(|m| m.kind == Kind::Person && m.toks.start == after + 1);
                if behind.is_some() || apposed {
                    k = end.max(k + 1);
                    continue;
                }
                if let Some(e) = country
                    .as_deref()
                    .and_then(|c| self.cast.of_country(c))
                    .or_else(|| self.cast.role(&words))
                    && !persons.contains(&e)
                {
                    persons.push(e);
                }
                k = end.max(k + 1);
                continue;
            }
            k += 1;
        }
        // "Minister of A and B, X, and Minister of C, D and E, Y, have held …": long titles part the subjects.
        if persons.len() == 1 && subject.persons == persons && !self.verb_before(subject.toks.end) {
            let apart: Vec<u32> = crate::extract::card::mentions_in(a, &(self.range.start..subject.toks.end))
                .filter(|m| m.kind == Kind::Person && m.entity != NONE)
                .map(|m| m.entity)
                .collect();
            let coordinated = (self.range.start..subject.toks.end).any(|k| {
                let apart = k > self.range.start && (a.is(k - 1, ',') || a.is(k - 1, ';'));
                a.word(k) == a.known.and && apart || a.is(k, ';')
            });
            let and = (self.range.start..subject.toks.start).any(|k| a.word(k) == a.known.and);
            if coordinated && apart.len() > 1 || and && apart.len() > 2 {
                persons = apart;
            }
        }
        // "At the invitation of X, Y paid a visit": X is the host.
        for k in self.range.start..subject.toks.start {
            if let Some(m) = a.mention(k).filter(|m| m.kind == Kind::Person)
                && matches!(lemma.as_str(), "pay" | "visit" | "travel" | "arrive" | "make")
                && !persons.contains(&m.entity)
            {
                persons.insert(0, m.entity);
            }
        }
        // "At the request of X, Y took a call": X is on the line.
        if let Some(asker) = self.requester()
            && matches!(lemma.as_str(), "take" | "have" | "hold" | "receive" | "speak" | "talk")
            && !persons.contains(&asker)
        {
            persons.push(asker);
        }
        // "… visited Sindara at the invitation of Y": Y is the host, named before or after.
        if let Some(host) = self.inviter()
            && !persons.contains(&host)
        {
            persons.push(host);
        }
        // "The President and Prime Minister Brown": one of them goes by his office.
        let offices: Vec<String> = subject
            .names
            .iter()
            .filter(|n| subject.persons.iter().all(|&e| self.cast.name(e) != **n))
            .cloned()
            .collect();
        let beside = subject.who == Who::Person && subject.joint && persons.len() == 1 && offices.len() == 1;
        if persons.len() == 1 && nations.len() > 1 && subject.who == Who::Person {
            self.cast.parties.clear();
            self.cast.unnamed.clear();
            self.cast.meet(&persons);
            self.cast.unnamed = nations;
        } else if beside {
            self.cast.parties.clear();
            self.cast.unnamed.clear();
            self.cast.meet(&persons);
            self.cast.unnamed = offices;
        } else if persons.len() > 1 {
            self.cast.meet(&persons);
        } else if subject.who == Who::Noun && subject.persons.is_empty() && !persons.is_empty() {
            // "The Secretary-General met with X": a party without a name.
            self.cast.parties.clear();
            self.cast.unnamed.clear();
            self.cast.meet(&persons);
            self.cast.unnamed.clone_from(&subject.names);
        }
        if subject.persons.is_empty() && !self.cast.unnamed.is_empty() {
            self.cast.last_person = None;
        } else if let Some(&p) = persons.first() {
            self.cast.last_person = Some(p);
        }
        self.event = Some(Event { persons, lead: subject.persons.first().copied() });
    }

    /// "Norland Minister for Ports and Minister for Trade, Senator the Hon": nothing but offices and names.
    fn only_titles_before(&self, end: usize) -> bool {
        let a = self.a;
        let links = [a.known.of, a.known.for_, a.known.and, a.known.the];
        (self.range.start..end).all(|k| {
            a.capital(k) || links.contains(&a.word(k)) || !a.is_word(k) && !a.is(k, ':') && !a.is(k, ';')
        })
    }

    /// Whether a verb stands in the sentence before token `end`.
    fn verb_before(&self, end: usize) -> bool {
        let a = self.a;
        (self.range.start..end).any(|k| {
            a.mention(k).is_none()
                && !a.capital(k)
                && (a.flags(k).any(Flags::BE.with(Flags::MODAL).with(Flags::FINITE))
                    || a.has_form(k, &[Form::Past, Form::Third]))
        })
    }

    /// "In her call with Minister X, …", "With Minister X she discussed": from here on the parties are the one who
    /// leads the document and X.
    pub(super) fn turn_to_another(&mut self) {
        let a = self.a;
        let b = self.range.start;
        let with = (b..self.range.end.min(b + 10)).find(|&k| {
            // "In the meeting between the Secretary-General and X"
            a.word(k) == a.known.with || a.surface(k) == "between" || k == b && a.surface(k) == "With"
        });
        let Some(with) = with else { return };
        // "At the meeting of Mr. X with Y"
        let host = (b..with)
            .find(|&k| a.flags(k).any(Flags::EVENT_NOUN) && a.word(k + 1) == a.known.of)
            .and_then(|k| (k + 2..with).find_map(|j| a.mention(j).filter(|m| m.kind == Kind::Person)))
            .map(|m| m.entity);
        let contact = with == b
            || matches!(a.surface(b), "In" | "During" | "At")
                && (a.flags(with - 1).any(Flags::EVENT_NOUN) || host.is_some());
        // "with the President of the Lake Bank X": the body belongs to the office.
        let open = |k: usize| !a.is(k, ',') || a.mention(k + 1).is_some_and(|m| m.kind == Kind::Person);
        let named = (with + 1..self.range.end.min(with + 20)).take_while(|&k| open(k)).find_map(|k| {
            a.mention(k).filter(|m| {
                !matches!(m.kind, Kind::Country(_) | Kind::State | Kind::Organization | Kind::Named(_))
            })
        });
        let Some(m) = named.filter(|m| contact && m.kind == Kind::Person) else { return };
        let other = m.entity;
        // "with Norland's Minister X": the state and its genitive stand before the title.
        let owner = a.mention(with + 1).map_or(0, |m| m.toks.len() + 1);
        let direct = a.surface(with) == "between"
            || crate::extract::titles::before(a, m.toks.start).start <= with + 1 + owner.max(1);
        self.cast.several |= (b..with).any(|k| matches!(a.surface(k), "another" | "separate"));
        if let Some(lead) = host.or_else(|| self.cast.all_parties.first().copied())
            && direct
            && lead != other
            && !self.cast.parties.contains(&other)
        {
            self.cast.meet(&[lead, other]);
            self.cast.last_person = Some(lead);
        }
    }

    /// Who asked for the contact: "at the request of X".
    fn requester(&self) -> Option<u32> {
        let a = self.a;
        let k = self.range.clone().find(|&k| a.surface(k) == "request" && a.word(k + 1) == a.known.of)?;
        let person = |j: usize| a.mention(j).filter(|m| m.kind == Kind::Person && m.entity != NONE);
        (k + 2..self.range.end.min(k + 14)).take_while(|&j| !a.is(j, ',')).find_map(person).map(|m| m.entity)
    }

    /// Who invited: the person behind "at the invitation of", or the one whose invitation it is.
    fn inviter(&self) -> Option<u32> {
        let a = self.a;
        let k = self.range.clone().find(|&k| matches!(a.surface(k), "invitation" | "Invitation"))?;
        let limit = self.range.end.min(k + 24);
        if a.word(k + 1) == a.known.of {
            return (k + 2..limit)
                .take_while(|&j| j < k + 8 || !a.has_form(j, &[Form::Past]) || a.mention(j).is_some())
                .find_map(|j| a.mention(j).filter(|m| m.kind == Kind::Person))
                .map(|m| m.entity);
        }
        let owner = a.mention(k.checked_sub(2)?)?;
        (owner.kind == Kind::Person).then_some(owner.entity)
    }

    pub(super) fn event_subject(&self) -> Option<Subject> {
        let a = self.a;
        let verb = self.range.clone().find(|&k| {
            a.flags(k).any(Flags::VERB) && a.has_form(k, &[Form::Past]) && a.mention(k).is_none()
        })?;
        let mut g = verb;
        while g > self.range.start && a.flags(g.wrapping_sub(1)).any(Flags::ADVERB.with(Flags::HAVE)) {
            g -= 1;
        }
        subject::before(a, self.cast, g, self.range.start)
    }

    pub(super) fn event_joint(&self) -> bool {
        self.event_subject().is_some_and(|s| s.joint)
    }

    /// "X met with Y to discuss Z", "… to affirm A and thank B".
    pub(super) fn purpose(&mut self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        // "to congratulate him on his election and to discuss the lake"
        let further = |p: usize| a.word(p) == a.known.and || a.is(p, ',');
        let goes_on = placed.iter().all(|p| p.rule == "event-purpose")
            && (placed.is_empty() || hit.group > self.range.start && further(hit.group - 1));
        if !goes_on || self.event.is_none() {
            return None;
        }
        // "asked/ready/agreed to discuss" has a cue of its own; here only the event's purpose.
        let to = hit.group;
        if to <= self.range.start
            || matches!(
                a.surface(to.wrapping_sub(1)),
                "ready"
                    | "willing"
                    | "prepared"
                    | "able"
                    | "agreed"
                    | "committed"
                    | "ways"
                    | "efforts"
                    | "need"
            )
        {
            return None;
        }
        let event = self.event.as_ref()?;
        let topic = matches!(hit.act, CueAct::Fixed(Act::Discuss));
        if event.persons.is_empty() {
            // "Alliance Foreign Ministers met to address the crisis"
            let s = self.event_subject().filter(|s| {
                topic
                    && (s.who == Who::Group && s.names.len() > 1
                        || s.who == Who::Body
                        || matches!(s.who, Who::Noun | Who::Group)
                            && s.names.len() == 1
                            && s.names == self.cast.last_group)
            })?;
            let scope = if s.who == Who::Body && !s.joint { Scope::Own } else { Scope::Joint };
            return Some(Placed {
                hit,
                from: to,
                scope,
                rule: "event-purpose",
                passive_content: None,
                resume: None,
                speakers: s.names.clone(),
                subject: Some(s),
            });
        }
        let (speakers, scope, subject) = if topic && event.persons.len() > 1 {
            (event.persons.iter().map(|&e| self.cast.name(e)).collect(), Scope::Joint, None)
        } else {
            let mut s = self.event_subject()?;
            // "Secretary A, Minister B and Minister C of D met to reaffirm": all who are its subject.
            let before = |&e: &u32| {
                (self.range.start..s.toks.start).any(|k| a.mention(k).is_some_and(|m| m.entity == e))
            };
            if event.persons.len() > 2 && event.persons.iter().filter(|&e| !s.persons.contains(e)).all(before)
            {
                s.names = event.persons.iter().map(|&e| self.cast.name(e)).collect();
                s.joint = true;
            }
            let scope = if s.joint { Scope::Joint } else { Scope::Own };
            (s.names.clone(), scope, Some(s))
        };
        Some(Placed {
            hit,
            subject,
            from: to,
            scope,
            rule: "event-purpose",
            passive_content: None,
            resume: None,
            speakers,
        })
    }
}
