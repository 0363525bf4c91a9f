//! Claims of running text: cues with their subjects, clause by clause, and the paragraph scope that
//! carries a speaker over sentences without a cue (DOMAIN 2.5, 2.13).

use super::analysis::Analysis;
use super::cast::Cast;
use super::content;
use super::cues::{self, Hit};
use super::finding::Claim;
use super::mention::Kind;
use super::subject::{self, Subject, Who};
use crate::lexicon::{Act, CueAct, Flags, Form, Modality, Scope};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// A claim in tokens, before it becomes a finding.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub speakers: Vec<String>,
    pub scope: Scope,
    pub act: Act,
    pub strength: u8,
    pub source: Option<Range<usize>>,
    pub cue: Option<Range<usize>>,
    pub content: Vec<Range<usize>>,
    pub addressees: Vec<String>,
    pub modality: Modality,
    pub negated: bool,
    pub rule: &'static str,
    pub confidence: f32,
}

/// Who has the floor in the paragraph.
#[derive(Clone, Debug)]
struct Floor {
    names: Vec<String>,
    joint: bool,
}

/// State over the sentences of a document.
pub(super) struct Speech {
    floor: Option<Floor>,
    block: Option<usize>,
    quotation: super::quote::Quotation,
    /// Who speaks in the items under a header ("President Hale:").
    header: Option<Vec<String>>,
}

impl Speech {
    pub fn new() -> Self {
        Self { floor: None, block: None, quotation: super::quote::Quotation::default(), header: None }
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
        if fresh && !continues(a, &range) {
            self.floor = None;
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
                reader.drafts.extend(super::quote::claim(a, &self.quotation.names, &range));
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
                self.floor = Some(Floor { names, joint: false });
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
            self.inherit(a, &range, out);
            if out.len() == before && self.floor.is_none() {
                group_plan(a, cast, &range, out);
            }
            remember_persons(a, cast, &range);
            return;
        }
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
            self.floor = (!last.speakers.is_empty()).then(|| Floor { names: last.speakers.clone(), joint });
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

/// The tokens of a sentence that can be said: no list number, no dateline, no final stop.
pub(super) fn body(a: &Analysis<'_>, toks: &Range<usize>) -> Range<usize> {
    let mut start = toks.start;
    let mut end = toks.end;
    // "TOLMAR, March 4 (Hanwen) --"
    if a.tok(start).is_some_and(|t| t.token.upper)
        && let Some(dash) = (start..end.min(start + 16))
            .find(|&k| a.is(k, '—') || a.is(k, '–') || a.is(k, '-') && a.is(k + 1, '-'))
        && (start..dash).any(|k| a.is(k, ',') || a.is(k, '('))
    {
        start = dash + 1;
        while a.is(start, '-') {
            start += 1;
        }
    }
    // "1." "(2)" at the start.
    if a.tok(start).is_some_and(|t| t.token.kind == TokenKind::Number)
        && (a.is(start + 1, '.') || a.is(start + 1, ')'))
    {
        start += 2;
    } else if a.is(start, '(') && a.is(start + 2, ')') && start + 3 < end {
        start += 3;
    }
    while start < end && ['•', '°', '◦', '*', '-', '—', '–', '·'].into_iter().any(|c| a.is(start, c))
    {
        start += 1;
    }
    while end > start && ['.', '!', '…', ':', ';'].into_iter().any(|c| a.is(end.wrapping_sub(1), c)) {
        end -= 1;
    }
    start..end
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
    // The subject of the sentence, if a person, is what "he" means next.
    if let Some(m) = (range.start..range.end.min(range.start + 40))
        .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person))
    {
        let subject_like = m.toks.start < range.start + 25;
        if subject_like && !named.is_empty() {
            cast.last_person = Some(m.entity);
        }
    }
}

/// Whether a sentence tells what happened in or around the contact.
pub(super) fn narration(a: &Analysis<'_>, range: &Range<usize>) -> bool {
    let mut k = range.start;
    if matches!(a.surface(k), "Also" | "Present" | "Attending" | "Accompanying")
        && a.has_form(k + 1, &[Form::Ing])
        || matches!(a.surface(k), "Present" | "Attending")
    {
        return true;
    }
    // Fronted adverbial.
    if a.flags(k).any(Flags::PREPOSITION.with(Flags::SUBORDINATOR))
        && let Some(comma) = (k..range.end.min(k + 14)).find(|&j| a.is(j, ','))
    {
        k = comma + 1;
    }
    let start = k;
    while a.flags(k).any(Flags::DETERMINER)
        || a.flags(k).any(Flags::GROUP_ADJECTIVE)
        || a.capital(k) && a.mention(k).is_none() && k == start && a.flags(k).any(Flags::STARTER)
    {
        k += 1;
    }
    // "The call was …", "The meeting …", "The visit took place …"
    let event_subject = (k..(k + 4).min(range.end)).any(|j| {
        a.flags(j).any(Flags::EVENT_NOUN)
            && (a.flags(j + 1).any(Flags::BE.with(Flags::VERB).with(Flags::ADVERB).with(Flags::HAVE))
                || a.surface(j + 1) == "between")
    }) && (start..k).any(|j| matches!(a.surface(j), "The" | "the" | "This"))
        && (k..range.end.min(k + 10))
            .any(|j| matches!(a.surface(j), "was" | "were") || a.has_form(j, &[Form::Past]));
    if event_subject {
        return true;
    }
    let possessive = a
        .mention(start)
        .is_some_and(|m| a.tok(m.toks.end).is_some_and(|t| t.token.kind == TokenKind::Possessive));
    if possessive {
        return false;
    }
    let party = a.mention(start).is_some_and(|m| matches!(m.kind, Kind::Person | Kind::Group))
        || a.flags(start).any(Flags::THEY)
        || a.capital(start) && a.flags(start).any(Flags::TITLE.with(Flags::HONORIFIC))
        || super::cast::role_at(a, start).is_some();
    if !party {
        return false;
    }
    // Past tense with people as the subject: what they did.
    let mut j = start;
    let mut steps = 0;
    while j < range.end && steps < 20 {
        if a.flags(j).any(Flags::MODAL) || matches!(a.surface(j), "is" | "are" | "has" | "have") {
            return false;
        }
        if matches!(a.surface(j), "was" | "were" | "had")
            || a.has_form(j, &[Form::Past]) && !a.has_form(j, &[Form::Base]) && a.mention(j).is_none()
            || a.surface(j).ends_with("ed")
                && !a.surface(j).ends_with("eed")
                && a.surface(j).len() > 4
                && !a.capital(j)
        {
            return true;
        }
        j += 1;
        steps += 1;
    }
    false
}

struct Event {
    persons: Vec<u32>,
}

struct Reader<'r, 'd> {
    a: &'r Analysis<'d>,
    cast: &'r mut Cast,
    range: Range<usize>,
    drafts: Vec<Draft>,
    event: Option<Event>,
    open: Option<Floor>,
}

/// A hit that became a claim, with what its neighbours need to know.
struct Placed {
    hit: Hit,
    subject: Option<Subject>,
    /// Where the connector before the cue starts: the content before ends there.
    from: usize,
    scope: Scope,
    rule: &'static str,
    passive_content: Option<Range<usize>>,
    speakers: Vec<String>,
}

impl Reader<'_, '_> {
    fn run(&mut self) {
        let hits = cues::find(self.a, &self.range);
        if self.attributed(&hits) {
            return;
        }
        let mut placed: Vec<Placed> = Vec::new();
        self.find_event(&hits);
        for hit in hits {
            if let Some(p) = self.place(hit, &placed) {
                placed.push(p);
            }
        }
        self.write(placed);
    }

    /// "S, X said." · "S₁, X said, S₂" · "“…,” she said." · "According to X, S"
    fn attributed(&mut self, hits: &[Hit]) -> bool {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        // According to X, S — and S, according to X.
        if let Some(k) = (b..e).find(|&k| a.word(k) == a.known.according && a.word(k + 1) == a.known.to)
            && (k == b || a.is(k.wrapping_sub(1), ','))
        {
            let np_end = (k + 2..e).find(|&j| a.is(j, ',')).unwrap_or(e);
            let source = k + 2..np_end;
            let subject = subject::before(a, self.cast, np_end, k + 2);
            let (names, toks) = match subject {
                Some(s) if s.toks.start <= k + 4 => (s.names, s.toks),
                _ => (vec![super::entity::surface(a, source.start, source.end)], source.clone()),
            };
            let mut content = Vec::new();
            if k > b {
                content.push(b..trim_end(a, b, k));
            }
            if np_end + 1 < e {
                content.push(np_end + 1..e);
            }
            if !content.is_empty() && !names.is_empty() {
                let main = content.first().cloned().unwrap_or(b..e);
                let reading = content::read(a, &main, true);
                self.drafts.push(Draft {
                    speakers: names,
                    scope: Scope::Own,
                    act: reading.act,
                    strength: reading.strength,
                    source: Some(toks),
                    cue: Some(k..k + 2),
                    content,
                    addressees: Vec::new(),
                    modality: reading.modality,
                    negated: reading.negated,
                    rule: "according-to",
                    confidence: 0.9,
                });
                return true;
            }
        }
        for hit in hits {
            let speech = matches!(hit.act, CueAct::Content | CueAct::Fixed(Act::Warn))
                && matches!(hit.form, Form::Past | Form::Third)
                && !hit.weak;
            if !speech || hit.passive || hit.verb == b {
                continue;
            }
            // What stands after the cue: nothing, a comma, a quote's start, or words of time.
            let after = hit.end;
            let closes = after >= e
                || a.is(after, ',')
                || a.is(after, '.')
                || a.mention(after).is_some_and(|m| m.kind == Kind::Date)
                || matches!(a.surface(after), "on" | "in" | "at" | "during" | "after" | "earlier" | "late")
                    && (after..e.min(after + 12)).all(|j| !a.flags(j).any(Flags::MODAL.with(Flags::BE)));
            // X said
            // "The plan, Pell said, is dead."
            let medial = a.is(after, ',')
                && (a.flags(after + 1).any(Flags::BE.with(Flags::MODAL).with(Flags::HAVE).with(Flags::DO))
                    || a.has_form(after + 1, &[Form::Third, Form::Past]));
            if closes
                && let Some(subject) = subject::before(a, self.cast, hit.group, b)
                && subject.toks.start > b
                && separator(a, subject.toks.start - 1)
                && subject.toks.start - b > 1
                && (medial || self.plausible_statement(b, subject.toks.start))
            {
                self.push_trailing(hit, subject, after);
                return true;
            }
            // said X
            if separator(a, hit.group.wrapping_sub(1)) && hit.group > b + 1 && after < e {
                let np_end = (after..e.min(after + 24))
                    .find(|&j| a.is(j, ',') || a.is(j, '.') || a.is(j, '“'))
                    .unwrap_or(e);
                let subject = inverted(a, self.cast, after, np_end);
                if let Some(subject) = subject
                    && self.plausible_statement(b, hit.group)
                {
                    self.push_trailing(hit, subject, np_end);
                    return true;
                }
            }
        }
        false
    }

    /// Whether the words before an attribution are a statement and not an adverbial ("On Monday, X said").
    fn plausible_statement(&self, from: usize, to: usize) -> bool {
        let a = self.a;
        let quoted = (from..to).any(|k| a.is(k, '“') || a.is(k, '”') || a.is(k, '"'));
        if quoted {
            return true;
        }
        let opens =
            a.flags(from).any(Flags::PREPOSITION.with(Flags::SUBORDINATOR)) || a.has_form(from, &[Form::Ing]);
        let finite = (from..to).any(|k| {
            a.flags(k).any(Flags::BE.with(Flags::HAVE).with(Flags::MODAL).with(Flags::DO))
                || a.has_form(k, &[Form::Past, Form::Third])
                || a.surface(k).ends_with("ed")
        });
        finite && !(opens && (from..to).filter(|&k| a.is(k, ',')).count() < 2)
    }

    fn push_trailing(&mut self, hit: &Hit, subject: Subject, resume: usize) {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let left = subject.toks.start.min(hit.group);
        let mut content = vec![b..trim_end(a, b, left)];
        // Words of time after the cue belong to the cue; a comma opens the second half.
        let rest = if a.is(resume, ',') || a.is(resume, '.') { resume + 1 } else { resume };
        let second = (rest..e).find(|&k| a.is(k, '“') || a.is(k, '"') || k == rest && a.is(resume, ','));
        let participle = a.has_form(rest, &[Form::Ing]) && a.is(resume, ',');
        if let Some(k) = second
            && k < e
            && !participle
        {
            content.push(k..e);
        }
        let quoted = content
            .iter()
            .any(|c| a.is(c.start, '“') || a.is(c.start, '"') || a.is(c.end.wrapping_sub(1), '”'));
        let main = content.first().cloned().unwrap_or(b..e);
        let reading = content::read(a, &main, true);
        let act = match hit.act {
            CueAct::Fixed(act) => act,
            CueAct::Content => reading.act,
        };
        let scope = if quoted {
            Scope::Quote
        } else if subject.joint {
            Scope::Joint
        } else {
            Scope::Own
        };
        if let Some(&p) = subject.persons.first() {
            self.cast.last_person = Some(p);
        }
        let names = subject.names.clone();
        self.drafts.push(Draft {
            speakers: subject.names,
            scope,
            act,
            strength: if act == Act::Assert { hit.strength } else { reading.strength },
            source: Some(subject.toks),
            cue: Some(hit.verb..hit.verb + 1),
            content,
            addressees: Vec::new(),
            modality: reading.modality,
            negated: reading.negated,
            rule: if quoted { "quote-attribution" } else { "cue-trailing" },
            confidence: 0.9,
        });
        // "…, X said, adding that S₂"
        if participle {
            let tail = rest..e;
            for h in cues::find(a, &tail) {
                if h.form == Form::Ing && h.verb == rest {
                    let content = h.end..e;
                    let reading = content::read(a, &content, h.statement);
                    self.drafts.push(Draft {
                        speakers: names.clone(),
                        scope: Scope::Clause,
                        act: if let CueAct::Fixed(x) = h.act { x } else { reading.act },
                        strength: reading.strength,
                        source: None,
                        cue: Some(h.verb..h.end),
                        content: vec![content],
                        addressees: Vec::new(),
                        modality: reading.modality,
                        negated: reading.negated,
                        rule: "participle",
                        confidence: 0.85,
                    });
                    break;
                }
            }
        }
    }

    /// The main verb of an event: "X met with Y", "X and Y spoke", "X had a phone call with Y".
    fn find_event(&mut self, hits: &[Hit]) {
        let a = self.a;
        let mut subject_end = None;
        for k in self.range.clone() {
            if !a.flags(k).any(Flags::VERB) || a.mention(k).is_some() || !a.has_form(k, &[Form::Past]) {
                continue;
            }
            let lemma = a
                .forms(k)
                .first()
                .and_then(|&(v, _)| a.lexicon.verbs.get(v as usize))
                .map_or("", String::as_str);
            let mut g = k;
            while g > self.range.start && a.flags(g.wrapping_sub(1)).any(Flags::ADVERB) {
                g -= 1;
            }
            let subject = subject::before(a, self.cast, g, self.range.start);
            let Some(subject) = subject
                .filter(|s| matches!(s.who, Who::Person | Who::Group | Who::Body | Who::Country | Who::Noun))
            else {
                continue;
            };
            if subject.toks.start > self.range.start && !self.clause_start(subject.toks.start) {
                continue;
            }
            // Under a speech, what others did is content.
            let speech = self.open.as_ref().is_some_and(|f| !f.joint);
            if speech && !matches!(subject.who, Who::Person | Who::Group) {
                continue;
            }
            let contact_noun =
                (k + 1..(k + 14).min(self.range.end)).any(|j| a.flags(j).any(Flags::EVENT_NOUN));
            let meets = matches!(
                lemma,
                "meet"
                    | "speak"
                    | "talk"
                    | "confer"
                    | "call"
                    | "receive"
                    | "host"
                    | "visit"
                    | "greet"
                    | "welcome"
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
            ) && (contact_noun || !matches!(lemma, "have" | "make" | "hold"));
            let is_cue = hits.iter().any(|h| h.verb == k);
            // "addressed the closing session" is an event.
            if lemma == "address" && contact_noun {
                subject_end = Some((subject, k, lemma.to_owned()));
                break;
            }
            if lemma == "welcome" && is_cue || lemma == "call" && is_cue {
                break;
            }
            if !meets {
                if is_cue {
                    break;
                }
                continue;
            }
            subject_end = Some((subject, k, lemma.to_owned()));
            break;
        }
        let Some((subject, verb, lemma)) = subject_end else { return };
        let mut persons = subject.persons.clone();
        if subject.who == Who::Group && persons.is_empty() {
            // "They also met": the parties stay.
            self.event = Some(Event { persons: Vec::new() });
            return;
        }
        // Who stands after the verb: as its object or after "with".
        let limit = hits
            .iter()
            .find(|h| h.group > verb && (h.infinitive || h.form == Form::Past || h.form == Form::Ing))
            .map_or(self.range.end, |h| h.group);
        let mut with = matches!(lemma.as_str(), "meet" | "receive" | "host" | "visit" | "greet" | "call");
        let mut k = verb + 1;
        while k < limit {
            if a.word(k) == a.known.with
                || matches!(lemma.as_str(), "speak" | "talk") && a.word(k) == a.known.to
            {
                with = true;
            } else if matches!(a.surface(k), "at" | "by" | "during" | "after" | "before" | "about" | "on")
                && a.word(k) != a.known.and
            {
                with = false;
            }
            if let Some(m) = a.mention(k) {
                if m.kind == Kind::Person && with && !persons.contains(&m.entity) && persons.len() < 8 {
                    persons.push(m.entity);
                }
                k = m.toks.end.max(k + 1);
                continue;
            }
            if with
                && a.flags(k).any(Flags::DETERMINER)
                && let Some((end, words, country)) = super::cast::role_at(a, k)
            {
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
        // "At the invitation of X, Y paid a visit": X is the host.
        for k in self.range.start..subject.toks.start {
            if let Some(m) = a.mention(k).filter(|m| m.kind == Kind::Person)
                && matches!(lemma.as_str(), "pay" | "visit" | "travel" | "arrive" | "make")
                && !persons.contains(&m.entity)
            {
                persons.insert(0, m.entity);
            }
        }
        if persons.len() > 1 {
            self.cast.meet(&persons);
        }
        if let Some(&p) = persons.first() {
            self.cast.last_person = Some(p);
        }
        self.event = Some(Event { persons });
    }

    /// Whether a clause can start at token `k`.
    fn clause_start(&self, k: usize) -> bool {
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
            || a.flags(p).any(Flags::ADVERB)
                && (p == self.range.start
                    || a.is(p.wrapping_sub(1), ',')
                    || a.word(p.wrapping_sub(1)) == a.known.and)
    }

    /// What a hit is in this sentence, if it is a claim at all.
    fn place(&mut self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
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
        let main = placed.last();
        let inside_that = main.is_some_and(|m| m.hit.statement);
        match hit.form {
            Form::Ing => return self.participle(hit, placed),
            Form::Base if hit.infinitive => return self.purpose(hit, placed),
            _ => {}
        }
        if hit.passive {
            return self.passive(hit, placed);
        }
        if hit.form == Form::Participle && !hit.perfect && !a.has_form(hit.verb, &[Form::Past]) {
            return None;
        }
        if hit.modal && main.is_some() && inside_that {
            return None;
        }
        // An own subject.
        if let Some(subject) = subject::before(a, self.cast, hit.group, b) {
            let start = subject.toks.start;
            let front = main.is_none() && self.fronted(start);
            if start == b || self.clause_start(start) || front {
                return self.with_subject(hit, subject, placed, inside_that);
            }
            // "for which President Çınar expressed …"
            if start > b + 1 && a.word(start.wrapping_sub(1)) == a.known.which && main.is_some() {
                return self.with_subject(hit, subject, placed, false);
            }
            return None;
        }
        self.coordinated(hit, placed, inside_that)
    }

    /// "During the call Secretary Whitlock stressed": an adverbial without a comma before the subject.
    fn fronted(&self, start: usize) -> bool {
        let a = self.a;
        let b = self.range.start;
        start > b
            && start - b <= 14
            && (a.flags(b).any(Flags::PREPOSITION.with(Flags::ADVERB))
                || a.mention(b).is_some_and(|m| m.kind == Kind::Date)
                || matches!(
                    a.surface(b),
                    "At" | "During" | "In" | "On" | "Today" | "Yesterday" | "After" | "Meanwhile"
                ))
            && !(b..start).any(|k| {
                a.flags(k).any(Flags::VERB) && a.has_form(k, &[Form::Past]) && a.mention(k).is_none()
            })
            && a.word(start.wrapping_sub(1)) != a.known.that
            && !a.flags(start.wrapping_sub(1)).any(Flags::PREPOSITION)
    }

    fn with_subject(
        &mut self,
        hit: Hit,
        subject: Subject,
        placed: &[Placed],
        inside_that: bool,
    ) -> Option<Placed> {
        let a = self.a;
        let b = self.range.start;
        let present = matches!(hit.form, Form::Base | Form::Third) && !hit.modal;
        let speech = matches!(hit.act, CueAct::Content) || !hit.weak;
        let starts = subject.toks.start;
        if self.range.start < starts && a.word(starts.wrapping_sub(1)) == a.known.that {
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
                    || !placed.is_empty()
                    || self.open.as_ref().is_some_and(|f| !f.joint) && present
                {
                    return None;
                }
            }
            Who::Country | Who::Body | Who::Noun => {
                // Under a person's speech, what a country does now is content.
                if hit.modal {
                    return None;
                }
                let content_like = present || hit.perfect;
                if content_like && (self.open.as_ref().is_some_and(|f| !f.joint) || !placed.is_empty()) {
                    return None;
                }
                if inside_that && !matches!(subject.who, Who::Noun) && !speech {
                    return None;
                }
                if hit.weak && !speech && self.open.is_some() {
                    return None;
                }
            }
            Who::FirstPerson => {
                if self.cast.voice.is_empty() || !placed.is_empty() && inside_that {
                    return None;
                }
            }
            Who::Group => {
                // "The two sides should/need/can …": content of the speaker, or of nobody.
                let spoken = self.open.as_ref().is_some_and(|f| !f.joint);
                if hit.modal || present && self.cast.voice.is_empty() && (spoken || !hit.statement) {
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
                if inside_that {
                    // A new clause for the narrator, not a further part of what is said.
                    let tense = placed
                        .first()
                        .is_none_or(|m| m.hit.form == hit.form || matches!(hit.form, Form::Past));
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
        }
        if matches!(subject.who, Who::Noun | Who::Body) {
            self.cast.last_group.clone_from(&subject.names);
        }
        let from = self.connector(starts);
        let rule = match subject.who {
            Who::Group => "cue-joint",
            _ if hit.statement => "cue-that",
            _ if hit.light => "cue-light",
            _ => "cue-object",
        };
        let speakers = subject.names.clone();
        Some(Placed { hit, subject: Some(subject), from, scope, rule, passive_content: None, speakers })
    }

    /// Where the connector before a clause starts: ", and", ";", "while".
    fn connector(&self, start: usize) -> usize {
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
                || a.word(p) == a.known.for_ && a.word(k) == a.known.which
                || matches!(a.surface(p), "whereas" | "then" | "as" | "well")
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

    /// A further verb with the subject elided: "… and welcomed Y".
    fn coordinated(&mut self, hit: Hit, placed: &[Placed], inside_that: bool) -> Option<Placed> {
        let a = self.a;
        let b = self.range.start;
        if hit.group <= b {
            return None;
        }
        let p = hit.group - 1;
        let joined = a.word(p) == a.known.and
            || a.word(p) == a.known.but
            || a.is(p, ',')
            || a.is(p, ';')
            || a.word(p) == a.known.or;
        if !joined {
            return None;
        }
        // "… and welcomed by all": a participle with an agent.
        if a.word(hit.end) == a.known.by && !hit.light {
            return None;
        }
        let head = placed.iter().rev().find(|m| m.subject.is_some() || m.scope == Scope::Clause);
        let (speakers, form) = match head {
            Some(m) => (m.speakers.clone(), m.hit.form),
            None => {
                let event = self.event.as_ref()?;
                let first = *event.persons.first()?;
                // "A and B met and discussed": all of them.
                let joint = self.event_joint();
                let speakers = if joint { self.cast.party_names() } else { vec![self.cast.name(first)] };
                (speakers, Form::Past)
            }
        };
        let past = |f: Form| matches!(f, Form::Past | Form::Participle);
        let infinitive = placed.last().is_some_and(|m| m.hit.infinitive) && hit.form == Form::Base;
        if !(past(form) && past(hit.form) || form == hit.form || infinitive) {
            return None;
        }
        if inside_that && (hit.weak || hit.modal || hit.perfect || hit.light) {
            return None;
        }
        // "said that X talked by telephone and set out …": what X did goes on.
        let told = |m: &Placed| {
            (m.hit.end..hit.group).any(|k| {
                a.has_form(k, &[Form::Past])
                    && !a.capital(k)
                    && a.mention(k).is_none()
                    && !a.flags(k.wrapping_sub(1)).any(Flags::HAVE)
            })
        };
        if inside_that && !hit.statement && !a.is(p.wrapping_sub(1), ',') && placed.last().is_some_and(told) {
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
        let from = self.connector(hit.group);
        let event_only = placed.is_empty();
        // The first cue after an event keeps the event's subject as its own.
        let scope = if event_only {
            if speakers.len() > 1 { Scope::Joint } else { Scope::Own }
        } else {
            Scope::Clause
        };
        let subject = if event_only { self.event_subject() } else { None };
        Some(Placed { hit, subject, from, scope, rule: "cue-coordinated", passive_content: None, speakers })
    }

    fn event_subject(&self) -> Option<Subject> {
        let a = self.a;
        let verb = self.range.clone().find(|&k| {
            a.flags(k).any(Flags::VERB) && a.has_form(k, &[Form::Past]) && a.mention(k).is_none()
        })?;
        let mut g = verb;
        while g > self.range.start && a.flags(g.wrapping_sub(1)).any(Flags::ADVERB) {
            g -= 1;
        }
        subject::before(a, self.cast, g, self.range.start)
    }

    fn event_joint(&self) -> bool {
        self.event_subject().is_some_and(|s| s.joint)
    }

    /// ", saying that …", "Noting that …, X called for …"
    fn participle(&mut self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let b = self.range.start;
        if hit.weak && !hit.topic {
            return None;
        }
        if hit.group == b {
            // Preposed: the subject comes after the comma.
            let comma = (hit.end..self.range.end).filter(|&k| a.is(k, ',')).find(|&k| {
                let later = cues::find(a, &(k + 1..self.range.end));
                later.first().is_some_and(|h| {
                    subject::before(a, self.cast, h.group, k + 1).is_some_and(|s| s.toks.start <= k + 3)
                })
            })?;
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
                speakers,
            });
        }
        let p = hit.group - 1;
        let comma = a.is(p, ',') || a.is(p, '—') || a.is(p, ';');
        let follows = (a.word(p) == a.known.and || a.word(p) == a.known.but)
            && placed.last().is_some_and(|m| m.hit.form == Form::Ing);
        let says = matches!(a.surface(hit.verb), "saying" | "stating" | "adding" | "noting") && hit.statement;
        if !(comma || follows || says) {
            return None;
        }
        let speakers = match placed.iter().rev().find(|m| m.subject.is_some() || m.scope == Scope::Clause) {
            Some(m) => m.speakers.clone(),
            None => match &self.event {
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
            speakers,
        })
    }

    /// The person, group or body that opens the sentence.
    fn leading_subject(&self) -> Option<Subject> {
        let a = self.a;
        let limit = self.range.end.min(self.range.start + 40);
        (self.range.start + 1..limit)
            .filter(|&k| {
                a.flags(k).any(Flags::VERB)
                    && a.has_form(k, &[Form::Past, Form::Third])
                    && a.mention(k).is_none()
            })
            .find_map(|k| subject::before(a, self.cast, k, self.range.start))
            .filter(|s| {
                matches!(s.who, Who::Person | Who::Group | Who::Body | Who::Noun)
                    && s.toks.start <= self.range.start + 2
            })
    }

    /// "X met with Y to discuss Z", "… to affirm A and thank B".
    fn purpose(&mut self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        if !placed.is_empty() || self.event.is_none() {
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
        if event.persons.is_empty() {
            return None;
        }
        let topic = matches!(hit.act, CueAct::Fixed(Act::Discuss));
        let (speakers, scope, subject) = if topic && event.persons.len() > 1 {
            (event.persons.iter().map(|&e| self.cast.name(e)).collect(), Scope::Joint, None)
        } else {
            let s = self.event_subject()?;
            let scope = if s.joint { Scope::Joint } else { Scope::Own };
            (s.names.clone(), scope, Some(s))
        };
        Some(Placed { hit, subject, from: to, scope, rule: "event-purpose", passive_content: None, speakers })
    }

    /// "It was agreed that …", "Views were exchanged on …", "the point was noted by X".
    fn passive(&mut self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let b = self.range.start;
        if placed.iter().any(|m| m.hit.statement) || hit.modal && hit.negated {
            return None;
        }
        if hit.modal || hit.perfect && self.open.is_some() {
            return None;
        }
        // The agent, if there is one.
        let by = (hit.end..self.range.end.min(hit.end + 3)).find(|&k| a.word(k) == a.known.by);
        let subject_range = b..hit.group;
        let it = hit.group == b + 1 && a.word(b) == a.known.it;
        if let Some(by) = by {
            let mut e = by + 1;
            while e < self.range.end
                && (a.mention(e).is_some()
                    || a.capital(e)
                    || a.flags(e).any(
                        Flags::DETERMINER.with(Flags::TITLE).with(Flags::SPEAKER_NOUN).with(Flags::ROLE_NOUN),
                    )
                    || a.is(e, '.'))
            {
                e = a.mention(e).map_or(e + 1, |m| m.toks.end);
            }
            let subject = subject::before(a, self.cast, e, by + 1)?;
            if !matches!(subject.who, Who::Person | Who::Group | Who::Body | Who::Country | Who::Noun)
                || self.open.is_some() && subject.who != Who::Person
            {
                return None;
            }
            let scope = if subject.joint { Scope::Joint } else { Scope::Own };
            let speakers = subject.names.clone();
            return Some(Placed {
                hit,
                subject: Some(subject),
                from: b,
                scope,
                rule: "passive-agent",
                passive_content: Some(subject_range),
                speakers,
            });
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
                    | "reaffirmed"
                    | "confirmed"
                    | "highlighted"
                    | "raised"
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
        let head_agree = a.has_form(hit.verb, &[Form::Past])
            && (b..hit.group).any(|k| {
                matches!(
                    a.surface(k),
                    "Views" | "views" | "Agreement" | "agreement" | "understanding" | "Understanding"
                )
            });
        let mut speakers = self.cast.party_names();
        let concern = matches!(act, CueAct::Fixed(Act::Concern))
            || a.surface(hit.verb) == "expressed"
                && (b..hit.group).any(|k| {
                    matches!(
                        a.surface(k),
                        "Concern" | "concern" | "Concerns" | "concerns" | "Alarm" | "regret" | "Regret"
                    )
                });
        if concern && !head_agree {
            speakers = if self.cast.parties.len() > 1 && !concern { speakers } else { Vec::new() };
        }
        if self.cast.parties.len() < 2 {
            speakers = self.cast.voice.clone();
        }
        let content = if it { None } else { Some(subject_range) };
        Some(Placed {
            hit,
            subject: None,
            from: b,
            scope: Scope::Joint,
            rule: if it { "passive-it" } else { "passive" },
            passive_content: content,
            speakers,
        })
    }

    fn write(&mut self, placed: Vec<Placed>) {
        let a = self.a;
        let n = placed.len();
        let starts: Vec<usize> = placed.iter().map(|p| p.from).collect();
        for (k, p) in placed.into_iter().enumerate() {
            let mut end = starts.get(k + 1).copied().filter(|_| k + 1 < n).unwrap_or(self.range.end);
            if p.rule == "participle-first" {
                end = (p.hit.end..end.max(p.hit.end)).rev().find(|&j| a.is(j, ',')).unwrap_or(end);
            }
            let mut from = p.hit.end;
            if end < from {
                end = from;
            }
            // A comma or colon after the cue, and "that" after a comma, belong to nothing.
            while from < end && (a.is(from, ',') || a.is(from, ':')) {
                from += 1;
            }
            if !p.hit.statement
                || matches!(p.hit.act, CueAct::Fixed(_)) && a.word(p.hit.end.wrapping_sub(1)) != a.known.that
            {
                end = self.independent_clause(from, end);
            }
            let mut content = vec![from..trim_end(a, from, end)];
            let mut addressees = Vec::new();
            let lemma = a.lexicon.verbs.get(p.hit.lemma as usize).map_or("", String::as_str);
            if informs(lemma)
                && p.passive_content.is_none()
                && let Some((range, names)) = self.addressee(from, end)
            {
                addressees = names;
                let mut next = range.end;
                if matches!(a.surface(next), "that" | "of" | "on" | "about") {
                    next += 1;
                }
                if next < end {
                    content = vec![next..trim_end(a, next, end)];
                }
            } else if matches!(
                lemma,
                "call"
                    | "urge"
                    | "ask"
                    | "encourage"
                    | "invite"
                    | "press"
                    | "request"
                    | "thank"
                    | "congratulate"
                    | "warn"
            ) && let Some((range, names)) = self.addressee(from, end)
            {
                let whole = super::entity::surface(a, range.start, range.end);
                addressees = if names.is_empty() { vec![whole] } else { names };
            } else if let Some(inner) = &p.hit.inner {
                addressees = self.persons_in(inner);
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
                let rest = content.first().cloned().filter(|c| !c.is_empty());
                content = vec![subject];
                if p.rule != "passive-agent" {
                    content.extend(rest);
                }
                let weak_subject = content.first().is_some_and(|c| c.len() <= 1 && content.len() > 1);
                if weak_subject && content.len() > 1 {
                    // "Views were exchanged on X": the topic is X.
                    content.remove(0);
                }
            }
            // "discussed X with his counterpart": the partner is no topic.
            if matches!(p.hit.act, CueAct::Fixed(Act::Discuss))
                && let Some(c) = content.first_mut()
                && let Some(w) = (c.start..c.end).rev().find(|&j| a.word(j) == a.known.with)
                && w > c.start
                && c.end - w < 10
                && (super::cast::role_at(a, w + 1).is_some()
                    || a.mention(w + 1).is_some_and(|m| m.kind == Kind::Person))
            {
                c.end = w;
            }
            // "Concern was expressed over …": the noun in front is what is done.
            let noun = p
                .passive_content
                .clone()
                .map(|s| content::read(a, &s, false))
                .filter(|r| r.act != Act::Assert);
            let main = content.first().cloned().unwrap_or(from..end);
            let complete =
                matches!(p.hit.act, CueAct::Fixed(Act::Agree | Act::Decline | Act::Oppose | Act::Endorse));
            if main.is_empty() && !complete {
                continue;
            }
            let that = p.hit.end > p.hit.verb && a.word(p.hit.end.wrapping_sub(1)) == a.known.that;
            let statement = that
                || matches!(p.hit.act, CueAct::Content)
                    && p.passive_content.is_none()
                    && (p.hit.statement || content::is_clause(a, &main))
                    && !self.noun_content(&main, lemma);
            let mut reading = content::read(a, &main, statement);
            if let Some(noun) = noun.filter(|_| matches!(p.hit.act, CueAct::Content)) {
                reading = noun;
            }
            let mut act = match p.hit.act {
                CueAct::Fixed(act) => act,
                CueAct::Content if p.hit.topic => Act::Inform,
                CueAct::Content => reading.act,
            };
            // What both confirm stands between them.
            if lemma == "confirm" && p.scope == Scope::Joint && statement {
                act = Act::Agree;
            }
            // "hopes to" is one's own wish; "hopes that Y will" asks.
            if matches!(lemma, "hope") {
                let own = a.word(main.start) == a.known.to;
                act = if own { Act::Commit } else { Act::Request };
                reading.strength = 2;
            }
            if matches!(lemma, "acknowledge" | "recognize" | "recognise")
                && act == Act::Assert
                && !statement
                && matches!(lemma, "recognize" | "recognise")
            {
                act = Act::Endorse;
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

    /// Where a clause with a subject and a finite verb of its own starts inside a noun phrase's
    /// range: "tasked their teams to follow up, and the C.S. will do so …".
    fn independent_clause(&self, from: usize, end: usize) -> usize {
        let a = self.a;
        for k in from + 1..end {
            if !(a.is(k, ',') || a.is(k, ';')) {
                continue;
            }
            let mut j = k + 1;
            let joined = a.word(j) == a.known.and || a.word(j) == a.known.but || a.word(j) == a.known.while_;
            if !joined {
                continue;
            }
            j += 1;
            // A further verb in the past that is no cue: "…, and provided guidance for …".
            if a.is(k, ',')
                && a.surface(j).ends_with("ed")
                && a.is_word(j)
                && !a.capital(j)
                && a.word(j + 1) != a.known.by
                && !a.flags(j).any(Flags::ADVERB)
            {
                return k;
            }
            if a.flags(j).any(Flags::DETERMINER) && a.mention(j).is_none() {
                j += 1;
            }
            let after = match a.mention(j) {
                Some(m) => m.toks.end,
                None if a.flags(j).any(Flags::HE_SHE.with(Flags::THEY).with(Flags::FIRST_PERSON))
                    || a.word(j) == a.known.it =>
                {
                    j + 1
                }
                None => continue,
            };
            let after = after + usize::from(a.word(after) == a.known.side);
            if a.flags(after).any(Flags::MODAL.with(Flags::BE).with(Flags::HAVE).with(Flags::DO)) {
                return k;
            }
        }
        end
    }

    /// Whether what follows a verb of emphasis is a noun phrase although a finite verb stands in it.
    fn noun_content(&self, main: &Range<usize>, lemma: &str) -> bool {
        let a = self.a;
        let determined = a.flags(main.start).any(Flags::DETERMINER) && a.word(main.start) != a.known.that;
        let noun_verb = matches!(
            lemma,
            "express"
                | "voice"
                | "convey"
                | "reiterate"
                | "reaffirm"
                | "affirm"
                | "underscore"
                | "underline"
                | "emphasize"
                | "emphasise"
                | "stress"
                | "highlight"
                | "note"
                | "recognize"
                | "recognise"
                | "acknowledge"
                | "recall"
                | "restate"
                | "confirm"
                | "relay"
                | "share"
                | "describe"
        );
        noun_verb
            && (determined
                || !a.mention(main.start).is_some_and(|m| matches!(m.kind, Kind::Person | Kind::Group))
                    && !a.flags(main.start).any(Flags::HE_SHE.with(Flags::THEY)))
    }

    fn addressee(&self, from: usize, end: usize) -> Option<(Range<usize>, Vec<String>)> {
        let a = self.a;
        let mut k = from;
        while k < end.min(from + 16) {
            let last = a.mention(k).map_or(k + 1, |m| m.toks.end);
            let stop = matches!(a.surface(last), "that" | "of" | "on" | "about" | "to" | ",")
                || a.flags(last).any(Flags::HE_SHE.with(Flags::THEY).with(Flags::DETERMINER))
                || a.mention(last).is_some();
            if stop || last >= end {
                let subject = subject::before(a, self.cast, last, from).filter(|s| s.who != Who::Thing)?;
                return Some((from..last, subject.names));
            }
            k = last;
        }
        None
    }

    fn persons_in(&self, range: &Range<usize>) -> Vec<String> {
        let a = self.a;
        let mut names = Vec::new();
        for k in range.clone() {
            if let Some(m) = a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k) {
                let name = self.cast.name(m.entity);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }
}

/// Verbs whose object is told something.
fn informs(lemma: &str) -> bool {
    matches!(lemma, "tell" | "inform" | "assure" | "brief" | "notify" | "remind" | "update")
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

fn separator(a: &Analysis<'_>, k: usize) -> bool {
    a.is(k, ',')
        || a.is(k, '”')
        || a.is(k, '"')
        || a.is(k, '?')
        || a.is(k, '!')
        || a.is(k, '’')
        || a.is(k, '—')
        || a.is(k, '–')
}

/// The end of a content without the marks that close it.
fn trim_end(a: &Analysis<'_>, from: usize, mut end: usize) -> usize {
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

/// "said Dana Whitlock", "said a spokesman for the ministry".
fn inverted(a: &Analysis<'_>, cast: &Cast, from: usize, end: usize) -> Option<Subject> {
    let subject = subject::before(a, cast, end, from)?;
    let starts = subject.toks.start <= from + 1
        || (from..subject.toks.start).all(|k| {
            a.flags(k).any(Flags::TITLE.with(Flags::DETERMINER).with(Flags::TITLE_MODIFIER)) || a.capital(k)
        });
    (starts && matches!(subject.who, Who::Person | Who::Body | Who::Noun | Who::Country)).then_some(subject)
}

/// A draft as a finding.
pub(super) fn finish(a: &Analysis<'_>, draft: Draft, id: u32) -> Claim {
    let span = |r: &Range<usize>| a.span(r);
    let source = draft.source.as_ref().map(span);
    let cue = draft.cue.as_ref().map(span);
    let content: Vec<Span> = draft.content.iter().map(span).filter(|s| !s.is_empty()).collect();
    let hull = content.iter().copied().chain(source).chain(cue).reduce(Span::hull).unwrap_or_default();
    Claim {
        id,
        speakers: draft.speakers,
        scope: draft.scope,
        act: draft.act,
        strength: draft.strength,
        span: hull,
        source,
        cue,
        content,
        addressees: draft.addressees,
        modality: draft.modality,
        negated: draft.negated,
        due: None,
        rule: draft.rule,
        confidence: draft.confidence,
    }
}
