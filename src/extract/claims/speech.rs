//! Who has the floor: the state over the sentences of a document (DOMAIN 2.13).

use super::{Draft, Floor, Reader, Speech, Statement, narration::body, narration::narration, performs};
use crate::extract::analysis::Analysis;
use crate::extract::cast::{self, Cast};
use crate::extract::content;
use crate::extract::cues;
use crate::extract::mention::Kind;
use crate::extract::quote;
use crate::extract::subject::{self, Who};
use crate::lexicon::{Act, Flags, Form, Scope};
use std::ops::Range;

impl Speech {
    pub fn new() -> Self {
        Self {
            floor: None,
            block: None,
            quotation: quote::Quotation::default(),
            header: None,
            statement: Statement::Unknown,
        }
    }

    /// Reads sentence number `s` and appends its claims.
    pub fn read(&mut self, a: &Analysis<'_>, cast: &mut Cast, s: usize, out: &mut Vec<Draft>) {
        let Some(sentence) = a.sentences.get(s) else { return };
        let fresh = self.block != Some(sentence.block);
        self.block = Some(sentence.block);
        let range = body(a, &sentence.toks);
        if range.is_empty() {
            return;
        }
        if fresh
            && a.blocks.get(sentence.block).is_some_and(|b| b.kind != crate::document::BlockKind::ListItem)
        {
            self.header = None;
        }
        if fresh && let Some(names) = self.header.clone() {
            // Each item under "President Hale:" goes on with his words.
            self.floor = Some(Floor { names, joint: false, body: false });
        } else if fresh && !continues(a, &range) {
            self.floor = match &self.statement {
                Statement::Of(names) => Some(Floor { names: names.clone(), joint: false, body: true }),
                _ => None,
            };
        }
        if self.header_line(a, cast, sentence.block, &sentence.toks) {
            return;
        }
        let first = out.len();
        // Inside quotation marks only the one who is quoted speaks; an attribution in the sentence
        // names the speaker itself.
        let quoted = self.quotation.open || a.is(range.start, '“') || a.is(range.start, '"');
        if quoted && self.quotation.names.is_empty() {
            self.quotation.names = attributed_later(a, cast, s);
        }
        let mut reader = Reader {
            a,
            cast,
            range: range.clone(),
            drafts: Vec::new(),
            event: None,
            open: self.floor.clone(),
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
        let drafts = std::mem::take(&mut reader.drafts);
        drop(reader);
        self.follow_quotation(a, cast, &sentence.toks, &drafts);
        if let Some(event) = &event {
            let mut members = event.persons.clone();
            members.dedup();
            cast.meet(&members);
            cast.last_person = event.persons.first().copied().or(cast.last_person);
        }
        if drafts.is_empty() && quoted {
            return;
        }
        if drafts.is_empty() {
            if self.quotation.announced {
                return;
            }
            if let Some(names) = self.header.clone() {
                self.floor = Some(Floor { names, joint: false, body: false });
                self.inherit(a, &range, out);
                return;
            }
            if event.is_some() || narration(a, &range) {
                if event.is_some() || !fresh {
                    self.floor = None;
                }
                remember_persons(a, cast, &range);
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
                self.inherit(a, &range, out);
            }
            if out.len() == before && self.floor.is_none() {
                group_plan(a, cast, &range, out);
            }
            remember_persons(a, cast, &range);
            return;
        }
        self.statement =
            match (std::mem::take(&mut self.statement), drafts.iter().find(|d| d.scope == Scope::Own)) {
                (Statement::Unknown, Some(d)) if performs(a, d) => Statement::Of(d.speakers.clone()),
                (Statement::Of(names), Some(d)) if performs(a, d) && d.speakers == names => {
                    Statement::Of(names)
                }
                (state, None) if drafts.iter().all(|d| d.scope != Scope::Joint) => state,
                _ => Statement::No,
            };
        out.extend(drafts);
        let written = out.get(first..).unwrap_or(&[]);
        let reported =
            |d: &Draft| !matches!(d.rule, "cue-trailing" | "quote-attribution" | "according-to" | "quote");
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
                body: performs(a, last),
            });
        }
        remember_persons(a, cast, &range);
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
            .map(|s| s.names)
            .filter(|n| n.len() == 1);
        let found = names.is_some();
        self.header = names;
        self.floor = None;
        found
    }

    /// Who is quoted, and whether the quotation is still open.
    fn follow_quotation(&mut self, a: &Analysis<'_>, cast: &Cast, toks: &Range<usize>, drafts: &[Draft]) {
        if let Some(d) = drafts.iter().find(|d| matches!(d.rule, "quote-attribution" | "cue-trailing")) {
            self.quotation.names.clone_from(&d.speakers);
        } else if a.is(toks.end.wrapping_sub(1), ':') && drafts.is_empty() {
            // "Foreign Secretary Dame Ruth Pell said:"
            let verb = (toks.start..toks.end - 1)
                .rev()
                .take(12)
                .find(|&k| a.has_form(k, &[Form::Past, Form::Third]));
            if let Some(verb) = verb
                && let Some(s) = subject::before(a, cast, verb, toks.start)
                && !s.names.is_empty()
                && matches!(s.who, Who::Person | Who::Body | Who::Noun | Who::Country)
            {
                self.quotation.names = s.names;
                self.quotation.announced = true;
            }
        } else if !drafts.is_empty() && !self.quotation.open {
            // "Whitlock said the plan “was dead”": what opens later is hers only if it opens in her sentence.
            if let Some(d) = drafts.last() {
                self.quotation.names.clone_from(&d.speakers);
            }
        }
        self.quotation.follow(a, toks);
    }

    /// A sentence without a cue goes on with the speech of the one who spoke before.
    fn inherit(&self, a: &Analysis<'_>, range: &Range<usize>, out: &mut Vec<Draft>) {
        let Some(floor) = &self.floor else { return };
        let reading = content::read(a, range, true);
        if floor.joint {
            // After a joint act the group itself has to go on, about what it will or should do.
            let group = a.mention(range.start).is_some_and(|m| m.kind == Kind::Group)
                || a.flags(range.start).any(Flags::THEY);
            if !(group && matches!(reading.act, Act::Commit | Act::Request | Act::Agree)) {
                return;
            }
        }
        out.push(Draft {
            speakers: floor.names.clone(),
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
            confidence: if floor.joint { 0.7 } else { 0.85 },
        });
    }
}

/// Whether a new paragraph goes on with the old speech: it begins with an anaphor.
fn continues(a: &Analysis<'_>, range: &Range<usize>) -> bool {
    matches!(a.surface(range.start), "This" | "Such" | "These" | "Those" | "It" | "Its" | "That")
}

/// Who is named as the speaker of an open quotation in the sentences that follow.
fn attributed_later(a: &Analysis<'_>, cast: &mut Cast, s: usize) -> Vec<String> {
    let last = cast.last_person;
    let mut names = Vec::new();
    for later in a.sentences.iter().skip(s + 1).take(6) {
        let range = body(a, &later.toks);
        let mut reader =
            Reader { a, cast, range: range.clone(), drafts: Vec::new(), event: None, open: None };
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

/// "The two sides will …" in the narrator's own voice: a joint undertaking.
fn group_plan(a: &Analysis<'_>, cast: &Cast, range: &Range<usize>, out: &mut Vec<Draft>) {
    let Some(end) = a.mention(range.start).filter(|m| m.kind == Kind::Group).map(|m| m.toks.end) else {
        return;
    };
    let reading = content::read(a, range, true);
    if !(matches!(reading.act, Act::Commit)
        && matches!(a.surface(end), "will" | "shall" | "agree" | "undertake"))
    {
        return;
    }
    out.push(Draft {
        speakers: cast.party_names(),
        scope: Scope::Joint,
        act: reading.act,
        strength: reading.strength,
        source: Some(range.start..end),
        cue: Some(end..end + 1),
        content: vec![end + 1..range.end],
        addressees: Vec::new(),
        modality: reading.modality,
        negated: reading.negated,
        rule: "group-will",
        confidence: 0.75,
    });
}

/// The last persons named become what pronouns mean.
fn remember_persons(a: &Analysis<'_>, cast: &mut Cast, range: &Range<usize>) {
    let mut named: Vec<u32> = Vec::new();
    let mut k = range.start;
    while k < range.end {
        if let Some(m) = a.mention(k) {
            if m.kind == Kind::Person && !named.contains(&m.entity) {
                named.push(m.entity);
            }
            k = m.toks.end.max(k + 1);
        } else {
            k += 1;
        }
    }
    if named.len() >= 2 {
        cast.pair = named.iter().copied().take(2).collect();
    }
    // The subject of the sentence, if a person, is what "he" means next: a name, or a role that stands first.
    let subject = (range.start..range.end.min(range.start + 25)).find_map(|k| {
        if let Some(m) = a.mention(k) {
            return (m.kind == Kind::Person).then_some(m.entity);
        }
        if k > range.start && !a.is(k - 1, ',') {
            return None;
        }
        let (end, words, country) = cast::role_at(a, k)?;
        let verb = a.has_form(end, &[Form::Past]) || a.flags(end).any(Flags::ADVERB);
        let entity = country.as_deref().and_then(|c| cast.of_country(c)).or_else(|| cast.role(&words));
        entity.filter(|_| verb)
    });
    if let Some(entity) = subject
        && (!named.is_empty() || cast.last_person != Some(entity))
    {
        cast.last_person = Some(entity);
    }
}
