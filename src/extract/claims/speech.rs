//! Who has the floor: the state over the sentences of a document (DOMAIN 2.13).

use super::outlined::Outline;
use super::recap::{announces_points, is_item, is_record, recap_of, speaks_jointly, tells, told_of_others};
use super::remains::{group_plan, remember_persons};
use super::topics::topics_told;
use super::{
    Draft, Floor, Reader, Speech, Statement, narration::body, narration::names_itself, narration::narration,
    performs,
};
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::announced;
use crate::extract::cast::Cast;
use crate::extract::contact;
use crate::extract::content;
use crate::extract::cues;
use crate::extract::entity;
use crate::extract::firsthand;
use crate::extract::groups::group_at;
use crate::extract::mention::Kind;
use crate::extract::quote;
use crate::extract::subject::{self, Who};
use crate::lexicon::{Act, EntityType, Flags, Form, Refers, Scope};
use crate::text::TokenKind;
use std::ops::Range;

impl Speech {
    pub fn new() -> Self {
        Self {
            floor: None,
            block: None,
            quotation: quote::Quotation::default(),
            header: None,
            outline: None,
            recap: None,
            points: false,
            together: false,
            record: false,
            release: None,
            statement: Statement::Unknown,
        }
    }

    /// For a document with these persons, bodies and states.
    pub fn of(a: &Analysis<'_>, cast: &Cast) -> Self {
        Self { recap: recap_of(a, cast), together: speaks_jointly(a), record: is_record(a), ..Self::new() }
    }

    /// Reads sentence number `s` and appends its claims.
    pub fn read(&mut self, a: &Analysis<'_>, cast: &mut Cast, s: usize, out: &mut Vec<Draft>) {
        let Some(sentence) = a.sentences.get(s) else { return };
        let fresh = self.block != Some(sentence.block);
        // A heading between two lists ends what the first was for.
        if self.block.is_some_and(|last| (last + 1..sentence.block).any(|b| !a.is_listed(b))) {
            self.outline = None;
        }
        self.block = Some(sentence.block);
        let range = body(a, &sentence.toks);
        if range.is_empty() {
            return;
        }
        if fresh && sentence.block < a.blocks.len() && !a.is_listed(sentence.block) {
            self.header = None;
            self.outline = None;
        }
        if let Some(person) = announces_points(a, &sentence.toks, cast.last_person) {
            self.recap = Some(vec![cast.name(person)]);
            self.points = true;
            return;
        }
        if self.header.is_none() && (self.points || is_item(a, sentence.block, &sentence.toks)) {
            // "Highlights from the press conference of Minister Dahl": each point is hers.
            self.header.clone_from(&self.recap);
            // "• Expressed his country's commitment": the one of whom was told above.
            let elided = a.has_form(range.start, &[Form::Past])
                && a.capital(range.start)
                && a.mention(range.start).is_none();
            let person = cast.last_person.filter(|&p| cast.is_person(p)).map(|p| vec![cast.name(p)]);
            if self.header.is_none() && elided {
                self.header = person;
            }
        }
        if fresh && let Some(names) = self.header.clone() {
            // Each item under "President Hale:" goes on with his words.
            self.floor = Some(Floor { names, joint: false, body: false });
        } else if fresh && !continues(a, &range) {
            self.floor = match &self.statement {
                _ if cast.sole => Some(Floor { names: cast.voice.clone(), joint: false, body: false }),
                Statement::Of(names) => Some(Floor { names: names.clone(), joint: false, body: true }),
                _ if self.together && cast.voice.len() > 2 && cast.count() < 2 => {
                    Some(Floor { names: cast.voice.clone(), joint: true, body: true })
                }
                // What both issue is in both their names, also where a paragraph names nobody.
                _ if self.together && s > 0 && cast.voice.len() != 1 && cast.party_names().len() > 1 => {
                    Some(Floor { names: in_whose_names(a, cast), joint: true, body: false })
                }
                _ => None,
            };
        }
        if let Some(one) = self.release.clone().filter(|_| s > 0 && self.header.is_none()) {
            self.floor = Some(Floor { names: vec![one], joint: false, body: false });
        }
        if self.header_line(a, cast, sentence.block, &sentence.toks) {
            return;
        }
        if let Some(names) = preamble(a, cast, &sentence.toks) {
            self.header = Some(names);
            self.floor = None;
            return;
        }
        if let Some(names) = &self.header {
            self.floor = Some(Floor { names: names.clone(), joint: false, body: false });
        }
        let first = out.len();
        // Inside quotation marks only the one who is quoted speaks; an attribution in the sentence
        // names the speaker itself.
        let quoted = self.quotation.open || a.is(range.start, '“') || a.is(range.start, '"');
        // "The President of the Council made the following statement on behalf of the Council: “The Council …”"
        let behalf = quoted && self.speaks_for(a, cast, &range);
        let quoted = quoted && !behalf;
        let mut range = range;
        if behalf && (a.is(range.start, '“') || a.is(range.start, '"')) {
            range.start += 1;
        }
        let whole = behalf || self.quotation.readout;
        if whole && (a.is(range.end.wrapping_sub(1), '”') || a.is(range.end.wrapping_sub(1), '"')) {
            range.end -= 1;
            range.end -= usize::from(a.is(range.end.wrapping_sub(1), '.'));
        }
        if quoted && self.quotation.names.is_empty() && !self.quotation.readout {
            self.quotation.names = attributed_later(a, cast, s);
        }
        // "A Downing Street spokesperson said: “The Prime Minister met …": the office only hands the readout out.
        if quoted && self.quotation.announced && hands_out(&self.quotation.names) && told(a, &range) {
            self.quotation.readout = true;
            self.quotation.names.clear();
        }
        let quoted = quoted && !self.quotation.readout;
        // A whole readout in quotation marks that nobody is named for: it is read as it stands.
        let quoted = quoted && !(self.quotation.names.is_empty() && told_of_others(a, &range));
        if !quoted && !behalf && (a.is(range.start, '“') || a.is(range.start, '"')) {
            range.start += 1;
        }
        let mut reader = Reader {
            open: self.floor.clone(),
            header: self.header.clone(),
            ..Reader::of(a, cast, range.clone())
        };
        if quoted {
            let hits = cues::find(a, &range);
            if !reader.attributed(&hits) && self.quotation.takes(a, &range) {
                reader.drafts.extend(quote::claim(a, &self.quotation.names, &range));
            }
        } else {
            reader.run();
        }
        let event = reader.event.take();
        let mut drafts = std::mem::take(&mut reader.drafts);
        drop(reader);
        if drafts.is_empty() && !quoted && event.is_none() {
            drafts.extend(topics_told(a, cast, &range));
        }
        // "Australia hoped that …", in the Minister's statement, is what she says.
        if let Some(one) = &self.release
            && s > 0
            && drafts
                .iter()
                .all(|d| d.scope != Scope::Quote && !d.speakers.contains(one) && states_act(cast, d))
        {
            drafts.clear();
        }
        if let Some(outline) = Outline::opened(a, s, &mut drafts) {
            self.outline = Some(outline);
        } else if drafts.is_empty()
            && fresh
            && is_item(a, sentence.block, &sentence.toks)
            && let Some(outline) = &self.outline
        {
            self.floor = Some(Floor { names: outline.speakers.clone(), joint: false, body: false });
            out.push(outline.item(&range));
            return;
        }
        // "The Council adopted the following conclusions:" says nothing itself.
        let end = sentence.toks.end;
        if a.is(end.wrapping_sub(1), ':')
            && (end.saturating_sub(8)..end).any(|k| matches!(a.surface(k), "following" | "follows"))
        {
            drafts.clear();
            self.floor = None;
        }
        self.follow_quotation(a, cast, s, &drafts);
        if let Some(event) = &event {
            let mut members = event.persons.clone();
            members.dedup();
            cast.meet(&members);
            if cast.unnamed.is_empty() {
                cast.last_person = event.lead.or_else(|| event.persons.first().copied()).or(cast.last_person);
            }
        }
        if drafts.is_empty() && (quoted || names_itself(a, &range)) {
            return;
        }
        if drafts.is_empty() {
            if self.quotation.announced {
                return;
            }
            if self.header.is_some() {
                self.inherit(a, cast, &range, out);
                return;
            }
            let goes_on = self.record && self.floor.as_ref().is_some_and(|f| !f.joint);
            if event.is_some() || self.release.is_none() && !goes_on && narration(a, &range) {
                if event.is_some() || !fresh {
                    self.floor = None;
                }
                remember_persons(a, cast, &range, false);
                return;
            }
            let before = out.len();
            // In a body's statement, others who do something in words do it themselves: "… align themselves
            // with this statement".
            let others = fresh
                && self.floor.as_ref().filter(|f| f.body).is_some_and(|f| {
                    cues::find(a, &range).iter().any(|h| {
                        subject::before(a, cast, h.group, range.start)
                            .is_some_and(|s| s.who != Who::Thing && s.names != f.names)
                    })
                });
            if !others {
                self.inherit(a, cast, &range, out);
            }
            if out.len() == before && self.floor.is_none() {
                let mut plan = Vec::new();
                group_plan(a, cast, &range, &mut plan);
                self.outline = Outline::opened(a, s, &mut plan).or(self.outline.take());
                out.append(&mut plan);
            }
            remember_persons(a, cast, &range, false);
            return;
        }
        self.statement = match (
            std::mem::take(&mut self.statement),
            drafts.iter().find(|d| d.scope == Scope::Own && d.rule != "passive-agent"),
        ) {
            (Statement::Unknown, Some(d)) if performs(a, d) => Statement::Of(d.speakers.clone()),
            (Statement::Of(names), Some(d)) if performs(a, d) && d.speakers == names => Statement::Of(names),
            (state, None) if drafts.iter().all(|d| d.scope != Scope::Joint) => state,
            _ => Statement::No,
        };
        // "The Ministers of the Harbour Eight condemn …. We wish him well": they are the ones who say "we".
        if self.together
            && cast.voice.is_empty()
            && let Some(d) = drafts.iter().find(|d| {
                matches!(d.scope, Scope::Joint | Scope::Own)
                    && d.cue.as_ref().is_some_and(|c| a.has_form(c.start, &[Form::Base]))
                    && d.speakers.len() == 1
            })
        {
            cast.voice.clone_from(&d.speakers);
        }
        out.extend(drafts);
        let written = out.get(first..).unwrap_or(&[]);
        // "the summit where both signed the treaty" only says which summit.
        let aside =
            |d: &Draft| d.source.as_ref().is_some_and(|s| a.surface(s.start.wrapping_sub(1)) == "where");
        let reported = |d: &Draft| {
            !matches!(d.rule, "cue-trailing" | "quote-attribution" | "according-to" | "quote") && !aside(d)
        };
        if !written.iter().any(reported) {
            self.floor = None;
        }
        if let Some(last) = written.iter().rev().find(|d| {
            reported(d) && matches!(d.scope, Scope::Own | Scope::Joint | Scope::Clause | Scope::Quote)
        }) {
            let joint = last.scope == Scope::Joint || last.speakers.len() > 1;
            self.floor = (!last.speakers.is_empty()).then(|| Floor {
                names: last.speakers.clone(),
                joint,
                body: written.iter().any(|d| performs(a, d) && d.speakers == last.speakers),
            });
        }
        let spoke = written.iter().any(|d| d.scope == Scope::Own && d.source.is_some());
        remember_persons(a, cast, &range, spoke);
    }

    /// Reads sentence `s` of a news report if an institution hands on in it what those who met said to each other:
    /// "The ministers agreed to meet again, the ministry said." False, with nothing read, where it does not.
    pub fn handed_on(&self, a: &Analysis<'_>, cast: &mut Cast, s: usize, out: &mut Vec<Draft>) -> bool {
        let Some(sentence) = a.sentences.get(s).filter(|_| cast.count() > 1) else { return false };
        let range = body(a, &sentence.toks);
        let (group, person) = (cast.last_group.clone(), cast.last_person);
        let mut reader = Reader::of(a, cast, range.clone());
        let hits = cues::find(a, &range);
        let read = reader.attributed(&hits)
            && reader
                .drafts
                .iter()
                .all(|d| !matches!(d.rule, "cue-trailing" | "quote-attribution" | "according-to"));
        let drafts = std::mem::take(&mut reader.drafts);
        if !read || drafts.is_empty() {
            (cast.last_group, cast.last_person) = (group, person);
            return false;
        }
        out.extend(drafts);
        true
    }

    /// Whether a body speaks in a quotation that is announced as made in its name.
    fn speaks_for(&mut self, a: &Analysis<'_>, cast: &Cast, range: &Range<usize>) -> bool {
        let whole = a.sentences.first().is_some_and(|s| a.is(s.toks.start, '“') || a.is(s.toks.start, '"'));
        if self.quotation.names.is_empty() && whole && cast.voice.is_empty() {
            // A statement that stands in quotation marks of its own: "“The Council welcomes …".
            let k = range.start + 1 + usize::from(a.word(range.start + 1) == a.known.the);
            let body = a.mention(k).filter(|m| {
                matches!(m.kind, Kind::Organization | Kind::Named(_))
                    && (m.toks.end..m.toks.end + 2).any(|v| a.has_form(v, &[Form::Third]))
                    && !a.is(range.end.wrapping_sub(1), ',')
            });
            let closed = range.clone().find(|&q| a.is(q, '”')).is_some_and(|q| q + 1 < range.end);
            let Some(m) = body.filter(|_| !closed) else { return false };
            self.quotation.names = vec![cast.name(m.entity)];
            return true;
        }
        let [announced] = self.quotation.names.as_slice() else { return false };
        let mut k = range.start;
        while a.is(k, '“') || a.is(k, '"') || a.word(k) == a.known.the {
            k += 1;
        }
        // "Furthermore, it underlines", "Recalling its conclusions, the Council regrets": the main clause decides.
        let mut fronted = false;
        if a.has_form(k, &[Form::Ing]) || a.flags(k).any(Flags::ADVERB.with(Flags::PREPOSITION)) {
            let main = (k..range.end).find(|&j| {
                a.is(j, ',')
                    && (a.word(j + 1) == a.known.it && a.has_form(j + 2, &[Form::Third])
                        || a.word(j + 1) == a.known.the
                            && a.mention(j + 2).is_some_and(|m| {
                                (m.toks.end..m.toks.end + 2).any(|v| a.has_form(v, &[Form::Third]))
                            }))
            });
            if let Some(comma) = main {
                fronted = true;
                k = comma + 1 + usize::from(a.word(comma + 1) == a.known.the);
            }
        }
        let Some(m) = a.mention(k).filter(|m| m.kind.is_body()) else {
            let body = self.floor.as_ref().is_some_and(|f| f.body);
            return a.word(k) == a.known.it && (body || fronted);
        };
        let name = cast.name(m.entity);
        let surface = entity::surface(a, m.toks.start, m.toks.end);
        let same = *announced == name || announced.len() > surface.len() && announced.ends_with(&surface);
        if same {
            self.quotation.names = vec![name];
        }
        same
    }

    /// A line that only names who speaks below: "President Hale:", "Comments from the Sarvan side:".
    fn header_line(&mut self, a: &Analysis<'_>, cast: &Cast, block: usize, toks: &Range<usize>) -> bool {
        let whole = a.block_toks.get(block).is_some_and(|b| b == toks);
        if !(whole && toks.len() <= 16 && a.is(toks.end.wrapping_sub(1), ':')) {
            return false;
        }
        let end = toks.end - 1;
        if (toks.start..end).any(|k| a.has_form(k, &[Form::Past]) && !a.capital(k) && a.mention(k).is_none())
        {
            self.header = None;
            return false;
        }
        let names = subject::before(a, cast, end, toks.start)
            .filter(|s| matches!(s.who, Who::Person | Who::Country))
            .map(|s| {
                // "Comments from the Sarvan side:" are those of the one who acts for it.
                let person =
                    s.names.first().and_then(|c| cast.of_country(c)).filter(|_| s.who == Who::Country);
                person.map_or(s.names, |p| vec![cast.name(p)])
            })
            .filter(|n| n.len() == 1);
        let found = names.is_some();
        self.header = names;
        self.floor = None;
        found
    }

    /// Who is quoted, and whether the quotation is still open.
    fn follow_quotation(&mut self, a: &Analysis<'_>, cast: &Cast, s: usize, drafts: &[Draft]) {
        let Some(toks) = a.sentences.get(s).map(|s| &s.toks) else { return };
        if let Some(d) = drafts.iter().find(|d| matches!(d.rule, "quote-attribution" | "cue-trailing")) {
            self.quotation.names.clone_from(&d.speakers);
        } else if let Some(names) = announced::sender(a, cast, s) {
            self.quotation.names = names;
            self.quotation.announced = true;
        } else if a.is(toks.end.wrapping_sub(1), ':') && drafts.is_empty() {
            // "Foreign Secretary Dame Ruth Pell said:"
            let verb = (toks.start..toks.end - 1)
                .rev()
                .take(12)
                .find(|&k| a.has_form(k, &[Form::Past, Form::Third]));
            if let Some(verb) = verb
                && let Some(s) =
                    subject::before(a, cast, subject::group_start(a, verb, toks.start), toks.start)
                && !s.names.is_empty()
                && matches!(s.who, Who::Person | Who::Body | Who::Noun | Who::Country)
            {
                self.quotation.names = s.names;
                self.quotation.announced = true;
            }
        } else if let Some(name) = drafts.is_empty().then(|| introduced(a, cast, toks)).flatten() {
            self.quotation.names = vec![name];
            self.quotation.announced = true;
        } else if !drafts.is_empty() && !self.quotation.open {
            // "Whitlock said the plan “was dead”": what opens later is hers only if it opens in her sentence.
            if let Some(d) = drafts.last() {
                self.quotation.names.clone_from(&d.speakers);
            }
        }
        self.quotation.follow(a, toks);
    }

    /// A sentence without a cue goes on with the speech of the one who spoke before.
    fn inherit(&self, a: &Analysis<'_>, cast: &Cast, range: &Range<usize>, out: &mut Vec<Draft>) {
        let Some(floor) = &self.floor else { return };
        // What both states will do is in both names, whoever spoke last.
        let both = both(a, cast, range).filter(|_| !floor.joint && floor.names.len() == 1);
        // A body or state goes on in its own words: "Sarvan urges …" does what it says.
        let recap = self.header.is_some() && self.header == self.recap;
        let reading = if (floor.body || recap) && both.is_none() {
            firsthand::read(a, range)
        } else {
            content::read(a, range, true)
        };
        let own = self.together && !tells(a, range);
        if floor.joint && !own {
            // After a joint act the group itself has to go on, about what it will or should do.
            let group = a.mention(range.start).is_some_and(|m| m.kind == Kind::Group)
                || a.flags(range.start).any(Flags::THEY);
            if !(group && matches!(reading.act, Act::Commit | Act::Request | Act::Agree)) {
                return;
            }
        }
        out.push(Draft {
            confidence: if floor.joint || both.is_some() { 0.7 } else { 0.85 },
            speakers: both.unwrap_or_else(|| floor.names.clone()),
            scope: Scope::Inherited,
            act: reading.act,
            strength: reading.strength,
            source: None,
            cue: None,
            content: vec![range.clone()],
            addressees: Vec::new(),
            modality: reading.modality,
            negated: reading.negated,
            rule: "scope-paragraph",
        });
    }
}

/// "The governments of A, B and C, members of the Harbour Group, gathered in Vesk:" — whose the items below are.
fn preamble(a: &Analysis<'_>, cast: &Cast, toks: &Range<usize>) -> Option<Vec<String>> {
    if let Some(name) = adopts(a, cast, toks) {
        return Some(vec![name]);
    }
    let opens = a.is(toks.end.wrapping_sub(1), ':') && a.word(toks.start) == a.known.the;
    let plural = matches!(
        a.lower(toks.start + 1).as_str(),
        "governments" | "ministers" | "leaders" | "heads" | "foreign" | "members" | "states"
    );
    if !(opens && plural && toks.len() > 12) {
        return None;
    }
    let last = (toks.start + 1..toks.end)
        .find(|&k| a.has_form(k, &[Form::Past]) && a.mention(k).is_none() && !a.capital(k))
        .unwrap_or(toks.end);
    let named = |k: usize| a.mention(k).filter(|m| m.toks.start == k && m.entity != NONE);
    // "members of the Harbour Group": they speak as the body.
    let body = (toks.start..last).find(|&k| a.surface(k) == "members" && a.word(k + 1) == a.known.of);
    if let Some(m) = body.and_then(|k| (k + 2..k + 4).find_map(named)) {
        return Some(vec![cast.name(m.entity)]);
    }
    let states: Vec<String> = (toks.start..last)
        .filter_map(named)
        .filter(|m| m.kind.is_state())
        .map(|m| cast.name(m.entity))
        .collect();
    (states.len() > 1).then_some(states)
}

/// "The meeting of the Lake Council of Ministers held in Vesk adopted the following communiqué.": the points below are
/// the body's.
fn adopts(a: &Analysis<'_>, cast: &Cast, toks: &Range<usize>) -> Option<String> {
    let text = |k: usize| {
        matches!(
            &*a.lower(k),
            "communiqué" | "communique" | "statement" | "declaration" | "resolution" | "decisions"
        )
    };
    let last = |n: usize| toks.clone().rev().take(n);
    let follows = last(4).any(text) && last(6).any(|k| a.lower(k) == "following");
    let verb = last(8).find(|&k| matches!(a.surface(k), "adopted" | "issued" | "released"))?;
    // A heading may stand between.
    let number = |k: usize| a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Number) && a.is(k + 1, '.');
    let listed =
        (toks.end..a.toks.len().min(toks.end + 14)).any(|k| number(k) && a.has_form(k + 2, &[Form::Third]));
    let body = (toks.start..verb)
        .find_map(|k| a.mention(k).filter(|m| m.toks.start == k && m.entity != NONE && m.kind.is_body()))?;
    (follows && listed).then(|| cast.name(body.entity))
}

/// Whether a claim is that of a state, a government or nobody.
fn states_act(cast: &Cast, draft: &Draft) -> bool {
    let person = |n: &String| cast.records.iter().any(|r| r.kind == EntityType::Person && r.name == *n);
    !draft.speakers.iter().any(person)
}

/// "The two countries will …", "Sarvan and Norland will …": those who meet, where their two states are to do something
/// together.
fn both(a: &Analysis<'_>, cast: &Cast, range: &Range<usize>) -> Option<Vec<String>> {
    // "As part of these efforts, …"
    let fronted = a.flags(range.start).any(Flags::PREPOSITION);
    let comma = (range.start..range.end.min(range.start + 10)).find(|&k| fronted && a.is(k, ','));
    let start = comma.map_or(range.start, |c| c + 1);
    let will =
        (start..range.end.min(start + 10)).find(|&k| a.word(k) == a.known.will && a.surface(k) == "will")?;
    let subject = subject::before(a, cast, will, start).filter(|s| s.toks.start == start)?;
    let names = cast.party_names();
    let theirs = cast.group(Refers::Countries);
    let states = subject.who == Who::Group && subject.joint
        || subject.who == Who::Country && subject.joint && subject.names.iter().all(|n| theirs.contains(n));
    (states && names.len() == 2).then_some(names)
}

/// In whose names two issue a joint text: their states', where it mostly tells of "both countries".
fn in_whose_names(a: &Analysis<'_>, cast: &Cast) -> Vec<String> {
    let we = a.sentences.iter().filter(|s| a.surface(body(a, &s.toks).start) == "We").take(2).count();
    if we == 2 && cast.voice.len() > 1 {
        return cast.voice.clone();
    }
    // Who opens its sentences: "Mr Orlan and Mr Vask …", "The leaders …", or "Both countries …".
    let (mut states, mut people) = (0_usize, 0_usize);
    for sentence in a.sentences.iter().skip(1) {
        let range = body(a, &sentence.toks);
        let opens = (range.start..range.end.min(range.start + 4)).find_map(|k| a.mention(k));
        match opens.map(|m| (m.kind, group_at(a, m.toks.start))) {
            Some((Kind::Person, _)) | Some((Kind::Group, Some((_, Refers::Persons)))) => people += 1,
            Some((Kind::Group, Some((_, Refers::Countries)))) => states += 1,
            _ => {}
        }
    }
    let countries = cast.group(Refers::Countries);
    if states > people && countries.len() > 1 { countries } else { cast.party_names() }
}

/// Whether a new paragraph goes on with the old speech: it begins with an anaphor.
fn continues(a: &Analysis<'_>, range: &Range<usize>) -> bool {
    matches!(a.surface(range.start), "This" | "Such" | "These" | "Those" | "It" | "Its" | "That")
}

/// Whether an unnamed office speaks for others: "Downing Street spokesperson", "the Press Office".
fn hands_out(names: &[String]) -> bool {
    let office = |w: &str| w.starts_with("spokes") || w == "office" || w == "service";
    matches!(names, [name] if name.to_lowercase().split(' ').any(office))
}

/// Whether a sentence in quotation marks tells a contact.
fn told(a: &Analysis<'_>, range: &Range<usize>) -> bool {
    let from = range.start + usize::from(a.is(range.start, '“') || a.is(range.start, '"'));
    contact::told(a, &(from..range.end)).is_some()
}

/// "The following is the statement of Secretary Hale at the event.": whose words follow.
fn introduced(a: &Analysis<'_>, cast: &Cast, toks: &Range<usize>) -> Option<String> {
    let has = |words: &[&str]| toks.clone().any(|k| words.contains(&&*a.lower(k)));
    let follows = has(&["following", "below", "follows"])
        && has(&["statement", "remarks", "speech", "transcript", "text", "message", "address"]);
    let by =
        toks.clone().find(|&k| a.word(k) == a.known.by || a.word(k) == a.known.of && a.mention(k).is_none());
    let by = by.filter(|_| follows && toks.len() < 40)?;
    let m =
        (by..toks.end).find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.entity != NONE))?;
    Some(cast.name(m.entity))
}

/// Who is named as the speaker of an open quotation in the sentences that follow.
fn attributed_later(a: &Analysis<'_>, cast: &mut Cast, s: usize) -> Vec<String> {
    let last = cast.last_person;
    let mut names = Vec::new();
    for later in a.sentences.iter().skip(s + 1).take(6) {
        let range = body(a, &later.toks);
        let mut reader = Reader::of(a, cast, range.clone());
        let hits = cues::find(a, &range);
        if reader.attributed(&hits) {
            names = reader.drafts.first().map(|d| d.speakers.clone()).unwrap_or_default();
            break;
        }
        if !range.clone().any(|k| a.is(k, '“') || a.is(k, '"')) && later.toks.clone().any(|k| a.is(k, '”'))
        {
            break;
        }
    }
    cast.last_person = last;
    names
}
