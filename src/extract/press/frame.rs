//! One sentence of news prose: every cue outside quotation marks with its source and what it governs.

use super::Speaker;
use super::marks::{Marks, mark};
use super::source::{self, Source};
use super::tail::{After, Tail, finite, tail};
use crate::extract::analysis::Analysis;
use crate::extract::cast::Cast;
use crate::extract::claims::Draft;
use crate::extract::content;
use crate::extract::cues::{self, Hit};
use crate::lexicon::{Act, CueAct, Flags, Form, Modality, Scope};
use std::ops::Range;

/// An attribution of a sentence.
struct Placed {
    hit: Hit,
    source: Option<Source>,
    names: Vec<String>,
    person: Option<u32>,
    single: bool,
    /// Where its clause starts, the connector included.
    from: usize,
    /// What is said, as far as it is fixed; an open one ends where the next begins.
    content: Vec<Range<usize>>,
    open: bool,
    scope: Scope,
    rule: &'static str,
    hearer: Option<Range<usize>>,
}

/// What a sentence yields.
#[derive(Default)]
pub(super) struct Read {
    pub drafts: Vec<Draft>,
    /// Who speaks, and as which person.
    pub speaker: Option<Speaker>,
    /// An attribution without anything said: "Hale asked." after a quotation that ended its sentence.
    pub bare: Option<Bare>,
}

/// An attribution whose quotation stands in the sentence before.
pub(super) struct Bare {
    pub speaker: Speaker,
    pub source: Range<usize>,
    pub cue: Range<usize>,
    pub asks: bool,
}

pub(super) struct Frame<'r, 'd> {
    pub a: &'r Analysis<'d>,
    pub marks: &'r Marks,
    pub cast: &'r Cast,
    pub range: Range<usize>,
}

impl Frame<'_, '_> {
    /// Reads the sentence.
    pub fn read(&self) -> Read {
        if let Some(read) = self.according() {
            return read;
        }
        let hits: Vec<Hit> =
            cues::find(self.a, &self.range).into_iter().filter(|h| !self.marks.inside(h.verb)).collect();
        let mut placed: Vec<Placed> = Vec::new();
        let mut first = 0;
        let mut bare = None;
        if let Some(k) = (0..hits.len()).find(|&k| hits.get(k).and_then(|h| self.trailing(h)).is_some()) {
            if let Some(p) = hits.get(k).and_then(|h| self.trailing(h)) {
                placed.push(p);
            }
            first = k + 1;
        }
        for hit in hits.into_iter().skip(first) {
            if placed.is_empty() && bare.is_none() {
                bare = self.bare(&hit);
            }
            if let Some(p) = self.place(hit, &placed) {
                placed.push(p);
            }
        }
        let mut read = self.write(placed);
        if read.drafts.is_empty() {
            read.bare = bare;
        }
        read
    }

    fn lemma(&self, hit: &Hit) -> &str {
        self.a.lexicon.verbs.get(hit.lemma as usize).map_or("", String::as_str)
    }

    /// "“X,” he said." · "X, said Hale." · "X, Hale said, Y."
    fn trailing(&self, hit: &Hit) -> Option<Placed> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let speech = a.flags(hit.verb).any(Flags::TRAILING)
            && matches!(hit.form, Form::Past | Form::Third | Form::Base | Form::Participle)
            && !hit.passive
            && !hit.infinitive
            && hit.end <= hit.verb + 2;
        if !speech || hit.group <= b + 1 {
            return None;
        }
        let After { tail, hearer } = tail(a, self.marks, hit, e);
        // Inverted: "…,” said Hale".
        if separator(a, hit.group - 1) && self.said_before(hit.group - 1) && hit.group == hit.verb {
            let s = source::after(a, self.marks, self.cast, hit.verb + 1, e);
            if let Some(s) = s.filter(|s| s.animate || s.text) {
                let (second, _) = self.second_half(s.end);
                return Some(self.trail(hit.clone(), s, hit.group, second, None));
            }
        }
        let resume = match tail {
            Tail::End(k) | Tail::Comma(k) | Tail::Quote(k) => k,
            Tail::That(_) | Tail::Open(_) => return None,
        };
        let s = source::before(a, self.marks, self.cast, hit.group, b)?;
        if s.toks.start <= b + 1 || !separator(a, s.toks.start - 1) || !self.said_before(s.toks.start - 1) {
            return None;
        }
        if !(s.animate || s.text || matches!(self.lemma(hit), "say" | "report" | "state" | "read")) {
            return None;
        }
        let (second, _) = self.second_half(resume);
        let left = s.toks.start;
        Some(self.trail(hit.clone(), s, left, second, hearer))
    }

    fn trail(
        &self,
        hit: Hit,
        s: Source,
        left: usize,
        second: Option<Range<usize>>,
        hearer: Option<Range<usize>>,
    ) -> Placed {
        let a = self.a;
        let b = self.range.start;
        // "But “we lost,” he said": the quotation alone.
        let lead = (b..(b + 3).min(left)).find(|&k| mark(a, k)).unwrap_or(b);
        let mut content = vec![lead..strip_end(a, lead, left)];
        let quoted = content.iter().any(|c| mark(a, c.start) || mark(a, c.end.wrapping_sub(1)));
        content.extend(second);
        let scope = if quoted {
            Scope::Quote
        } else if s.joint {
            Scope::Joint
        } else {
            Scope::Own
        };
        Placed {
            names: s.names.clone(),
            person: s.person,
            single: s.single,
            from: left,
            content,
            open: false,
            scope,
            rule: if quoted { "quote-attribution" } else { "cue-trailing" },
            hearer,
            hit,
            source: Some(s),
        }
    }

    /// What goes on after an attribution: a second quotation, or the second half of a broken clause.
    fn second_half(&self, resume: usize) -> (Option<Range<usize>>, usize) {
        let a = self.a;
        let e = self.range.end;
        let mut k = resume;
        while k < e && (a.is(k, ',') || a.is(k, ':') || a.is(k, '—') || a.is(k, '.')) {
            k += 1;
        }
        if k >= e {
            return (None, e);
        }
        if mark(a, k) {
            return (Some(k..strip_end(a, k, e)), e);
        }
        let broken = a.is(k.wrapping_sub(1), ',')
            && !a.has_form(k, &[Form::Ing])
            && !a.surface(k).ends_with("ing")
            && (finite(a, k)
                || matches!(
                    a.surface(k),
                    "and" | "but" | "because" | "if" | "that" | "to" | "unless" | "so" | "or"
                )
                || self.marks_after(k));
        if broken {
            let cue_follows = cues::find(a, &(k..e)).iter().any(|h| {
                !self.marks.inside(h.verb) && h.verb <= k + 3 && matches!(h.form, Form::Past | Form::Third)
            });
            if !cue_follows {
                return (Some(k..strip_end(a, k, e)), e);
            }
        }
        (None, k)
    }

    fn marks_after(&self, k: usize) -> bool {
        (k..self.range.end.min(k + 4)).any(|j| mark(self.a, j))
    }

    /// Whether what stands before token `to` is a statement and not an adverbial.
    fn said_before(&self, to: usize) -> bool {
        let a = self.a;
        let b = self.range.start;
        if (b..to + 1).any(|k| self.marks.inside(k)) {
            // A closing mark right here, or a partial quotation in a full clause.
            if mark(a, to) || mark(a, to.wrapping_sub(1)) {
                return true;
            }
        }
        if to - b < 2 {
            return false;
        }
        let first = a.surface(b);
        let low = a.flags(b);
        let opens = low.any(Flags::PREPOSITION) && a.mention(b).is_none()
            || a.has_form(b, &[Form::Ing])
            || first.ends_with("ing") && first.len() > 5 && a.mention(b).is_none()
            || matches!(
                first,
                "When"
                    | "While"
                    | "After"
                    | "Before"
                    | "As"
                    | "Since"
                    | "Although"
                    | "Though"
                    | "Asked"
                    | "Pressed"
                    | "Because"
                    | "Once"
                    | "If"
                    | "Unless"
                    | "Until"
                    | "Even"
                    | "Where"
            );
        let commas = (b..to).filter(|&k| a.is(k, ',')).count();
        let verb = (b..to).any(|k| finite(a, k));
        (verb || !opens && to - b >= 3) && (!opens || commas >= 1 || matches!(first, "If" | "Unless"))
            // "…, while the senator, a Democrat, said": the comma before the subject must close a clause.
            && !matches!(a.surface(to.wrapping_sub(1)), "and" | "but")
    }

    /// "Hale asked." alone.
    fn bare(&self, hit: &Hit) -> Option<Bare> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        if !a.flags(hit.verb).any(Flags::TRAILING) || hit.passive {
            return None;
        }
        let s = source::before(a, self.marks, self.cast, hit.group, b)?;
        if s.toks.start > b || !s.animate {
            return None;
        }
        let After { tail, .. } = tail(a, self.marks, hit, e);
        let ends = matches!(tail, Tail::End(_) | Tail::Comma(_));
        ends.then(|| Bare {
            asks: self.lemma(hit) == "ask",
            speaker: Speaker { names: s.names, person: s.person, single: s.single },
            source: s.toks,
            cue: hit.verb..hit.verb + 1,
        })
    }

    /// A cue with its subject before it, elided, in a relative clause, or as an agent.
    fn place(&self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let lemma = self.lemma(&hit).to_owned();
        if hit.infinitive
            || hit.form == Form::Participle && !hit.perfect && !a.has_form(hit.verb, &[Form::Past])
        {
            return None;
        }
        if matches!(hit.act, CueAct::Fixed(Act::Discuss | Act::Decide | Act::Inform))
            && (hit.weak
                || lemma == "consider"
                || lemma == "cover"
                || lemma == "explore"
                || lemma == "examine")
        {
            return None;
        }
        if hit.weak && matches!(hit.act, CueAct::Fixed(Act::Endorse | Act::Agree | Act::Social)) {
            return None;
        }
        if hit.passive {
            return self.agent(hit, placed);
        }
        if hit.form == Form::Ing {
            return self.participle(hit, placed);
        }
        let declines = hit.negated
            && matches!(
                lemma.as_str(),
                "say" | "comment" | "discuss" | "elaborate" | "confirm" | "answer" | "specify"
            );
        if hit.modal && !declines {
            return None;
        }
        let After { tail, hearer } = tail(a, self.marks, &hit, e);
        if let Tail::Open(k) = tail
            && hit.clause_only
            && !(k..e).any(|j| finite(a, j))
            && !(k..e).any(|j| mark(a, j))
        {
            return None;
        }
        // "called the plan “dead”", but not "called Hale, who said “no”".
        if matches!(lemma.as_str(), "call" | "refer" | "attack")
            && hit.clause_only
            && !(hit.end..e)
                .take_while(|&j| !a.is(j, ',') && !matches!(a.surface(j), "who" | "which"))
                .any(|j| mark(a, j))
        {
            return None;
        }
        let floor = placed.last().map_or(b, |p| p.hit.end.min(hit.group));
        // "…, who said", "which said": the relative clause's own cue.
        let p = hit.group.wrapping_sub(1);
        if hit.group > b && matches!(a.surface(p), "who" | "which") {
            let np_end = if a.is(p.wrapping_sub(1), ',') { p - 1 } else { p };
            let s = source::before(a, self.marks, self.cast, np_end, floor.min(np_end))?;
            let inside = placed.last().is_some_and(|l| {
                l.open && l.content.first().is_some_and(|c| c.start >= s.toks.start.saturating_sub(1))
            });
            if inside && placed.last().is_some_and(|l| !matches!(l.hit.act, CueAct::Fixed(_))) || !s.animate {
                return None;
            }
            let start = content_start(tail);
            let close = (start..e)
                .find(|&k| {
                    a.is(k, ',')
                        && !self.marks.inside(k)
                        && (finite(a, k + 1) || a.flags(k + 1).any(Flags::ADVERB) && finite(a, k + 2))
                })
                .or_else(|| {
                    (start..e)
                        .find(|&k| a.is(k, '”') && a.is(k.wrapping_sub(1), ',') && finite(a, k + 1))
                        .map(|k| k + 1)
                })
                .unwrap_or(e);
            return Some(Placed {
                names: s.names.clone(),
                person: s.person,
                single: s.single,
                from: p,
                content: vec![start..strip_end(a, start, close)],
                open: false,
                scope: Scope::Own,
                rule: "relative",
                hearer,
                hit,
                source: Some(s),
            });
        }
        let start = content_start(tail);
        if let Some(s) = source::before(a, self.marks, self.cast, hit.group, floor) {
            let begin = s.toks.start;
            let text_verb = matches!(
                lemma.as_str(),
                "show" | "find" | "suggest" | "estimate" | "reveal" | "indicate" | "imply"
            );
            if !s.animate
                && !(s.text && !hit.weak)
                && !(matches!(
                    lemma.as_str(),
                    "say" | "report" | "state" | "warn" | "argue" | "read" | "claim" | "allege" | "announce"
                ) && !hit.weak)
            {
                return None;
            }
            if lemma == "show" && !s.text
                || text_verb && s.animate && lemma == "find" && !matches!(tail, Tail::That(_)) && !s.text
            {
                return None;
            }
            if hit.weak && !s.animate {
                return None;
            }
            if !self.main_clause(begin, placed, &hit, &s) {
                return None;
            }
            if start >= e && !declines && !matches!(hit.act, CueAct::Fixed(Act::Decline)) {
                return None;
            }
            if matches!(tail, Tail::Comma(_) | Tail::End(_))
                && !declines
                && !matches!(hit.act, CueAct::Fixed(_))
            {
                return None;
            }
            let from = self.connector(begin);
            let scope = if s.joint { Scope::Joint } else { Scope::Own };
            return Some(Placed {
                names: s.names.clone(),
                person: s.person,
                single: s.single,
                from,
                content: vec![start..e],
                open: true,
                scope,
                rule: if matches!(tail, Tail::Quote(_)) {
                    "quote-introduced"
                } else if matches!(tail, Tail::That(_)) {
                    "cue-that"
                } else {
                    "cue-object"
                },
                hearer,
                hit,
                source: Some(s),
            });
        }
        // "… and added", "but declined to say"
        let joined = hit.group > b && matches!(a.surface(p), "and" | "but" | "or" | "then")
            || a.is(p, ',') && placed.last().is_some_and(|l| !l.open || l.rule == "cue-coordinated");
        if !joined || start >= e {
            return None;
        }
        let (names, person, single, form) = match placed.last() {
            Some(l) => (l.names.clone(), l.person, l.single, l.hit.form),
            None => {
                let s = self.leading()?;
                (s.names, s.person, s.single, Form::Past)
            }
        };
        let past = |f: Form| matches!(f, Form::Past | Form::Participle);
        if !(past(form) && past(hit.form)
            || form == hit.form
            || form == Form::Third && hit.form == Form::Third)
        {
            return None;
        }
        if let Some(l) = placed.last().filter(|l| l.open) {
            // "said he went to Ohio and called for a recount": whose call it is cannot be told; a verb of
            // plain saying, or a comma, takes up the thread.
            let said = matches!(hit.act, CueAct::Content) && matches!(tail, Tail::That(_) | Tail::Quote(_))
                || matches!(hit.act, CueAct::Fixed(Act::Decline));
            let verb_inside = l
                .content
                .first()
                .is_some_and(|c| (c.start..p).any(|k| finite(a, k) && !self.marks.inside(k)));
            let comma = a.is(p.wrapping_sub(1), ',') || mark(a, p.wrapping_sub(1));
            if !said && verb_inside && !comma || hit.weak && verb_inside {
                return None;
            }
        }
        if matches!(tail, Tail::Comma(_) | Tail::End(_)) && matches!(hit.act, CueAct::Content) {
            return None;
        }
        let from = self.connector(hit.group);
        Some(Placed {
            names,
            person,
            single,
            from,
            content: vec![start..e],
            open: true,
            scope: Scope::Clause,
            rule: "cue-coordinated",
            hearer,
            hit,
            source: None,
        })
    }

    /// Whether a subject that begins at `begin` opens a clause of the narrator's, not one inside what is said.
    fn main_clause(&self, begin: usize, placed: &[Placed], hit: &Hit, s: &Source) -> bool {
        let a = self.a;
        let b = self.range.start;
        if begin == b {
            return true;
        }
        let p = begin - 1;
        let word = a.surface(p);
        let Some(last) = placed.last() else {
            // A fronted adverbial or clause before it, or a connector.
            let refuses = matches!(
                word,
                "that"
                    | "because"
                    | "if"
                    | "who"
                    | "which"
                    | "whether"
                    | "how"
                    | "what"
                    | "why"
                    | "where"
                    | "than"
                    | "whom"
                    | "as"
                    | "What"
                    | "If"
                    | "As"
                    | "When"
                    | "After"
                    | "when"
                    | "after"
                    | "before"
                    | "until"
                    | "unless"
                    | "since"
                    | "Because"
                    | "Since"
                    | "How"
                    | "How"
                    | "Whether"
                    | "Why"
            ) || self.marks.inside(p) && !mark(a, p);
            return !refuses;
        };
        if !last.open {
            return !matches!(
                word,
                "that"
                    | "because"
                    | "if"
                    | "who"
                    | "which"
                    | "whether"
                    | "how"
                    | "what"
                    | "as"
                    | "when"
                    | "after"
                    | "before"
            );
        }
        let comma = a.is(p.wrapping_sub(1), ',') || p > 0 && mark(a, p - 1);
        let joins = a.is(p, ';')
            || a.is(p, '—')
            || matches!(word, "while" | "although" | "though" | "whereas")
            || matches!(word, "but" | "and" | "yet") && comma
            || a.flags(p).any(Flags::ADVERB)
                && matches!(a.surface(p.wrapping_sub(1)), "but" | "and" | "while");
        let object = matches!(last.hit.act, CueAct::Fixed(_));
        let tense =
            last.hit.form == hit.form || matches!(hit.form, Form::Past | Form::Participle) || hit.perfect;
        let _ = (object, s);
        joins && tense
    }

    /// ", adding that …", "Calling the bill dead, …"
    fn participle(&self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        if hit.weak {
            return None;
        }
        let After { tail, hearer } = tail(a, self.marks, &hit, e);
        let start = content_start(tail);
        if start >= e || matches!(tail, Tail::Comma(_) | Tail::End(_)) {
            return None;
        }
        if hit.group == b {
            // Whoever the main clause behind the comma has as its subject.
            let comma = (start..e).find(|&k| {
                (a.is(k, ',') || a.is(k, '”') && a.is(k.wrapping_sub(1), ','))
                    && (k + 2..e.min(k + 14)).any(|v| {
                        finite(a, v)
                            && source::before(a, self.marks, self.cast, v, k + 1)
                                .is_some_and(|s| s.animate && s.toks.start <= k + 2)
                    })
            })?;
            let verb = (comma + 2..e).find(|&v| finite(a, v))?;
            let s = source::before(a, self.marks, self.cast, verb, comma + 1)?;
            return Some(Placed {
                names: s.names,
                person: s.person,
                single: s.single,
                from: b,
                content: vec![start..strip_end(a, start, comma)],
                open: false,
                scope: Scope::Clause,
                rule: "participle-first",
                hearer,
                hit,
                source: None,
            });
        }
        let p = hit.group - 1;
        let comma = a.is(p, ',') || mark(a, p) && a.is(p.wrapping_sub(1), ',') || a.is(p, '—');
        let chained =
            matches!(a.surface(p), "and" | "but") && placed.last().is_some_and(|l| l.hit.form == Form::Ing);
        let says = matches!(
            a.surface(hit.verb),
            "saying"
                | "adding"
                | "arguing"
                | "stating"
                | "insisting"
                | "claiming"
                | "telling"
                | "warning"
                | "noting"
                | "writing"
        );
        if !(comma
            || chained
            || says && !a.flags(p).any(Flags::PREPOSITION.with(Flags::BE).with(Flags::DETERMINER)))
        {
            return None;
        }
        let (names, person, single) = match placed.last() {
            Some(l) => (l.names.clone(), l.person, l.single),
            None => {
                let s = self.leading()?;
                (s.names, s.person, s.single)
            }
        };
        Some(Placed {
            names,
            person,
            single,
            from: self.connector(hit.group),
            content: vec![start..e],
            open: true,
            scope: Scope::Clause,
            rule: "participle",
            hearer,
            hit,
            source: None,
        })
    }

    /// "was criticized by Hale": the agent speaks.
    fn agent(&self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        if placed.iter().any(|p| p.open) || a.word(hit.end) != a.known.by || hit.modal {
            return None;
        }
        let s = source::after(a, self.marks, self.cast, hit.end + 1, e)?;
        if !s.animate {
            return None;
        }
        let content = b..hit.group;
        Some(Placed {
            names: s.names.clone(),
            person: s.person,
            single: s.single,
            from: b,
            content: vec![content],
            open: false,
            scope: if s.joint { Scope::Joint } else { Scope::Own },
            rule: "passive-agent",
            hearer: None,
            hit,
            source: Some(s),
        })
    }

    /// The phrase that opens the sentence and its first verb.
    fn leading(&self) -> Option<Source> {
        let a = self.a;
        let b = self.range.start;
        let verb = (b + 1..self.range.end.min(b + 40)).find(|&k| finite(a, k) && !self.marks.inside(k))?;
        let mut g = verb;
        while g > b + 1 && a.flags(g.wrapping_sub(1)).any(Flags::ADVERB) {
            g -= 1;
        }
        if let Some(s) =
            source::before(a, self.marks, self.cast, g, b).filter(|s| s.animate && s.toks.start <= b + 3)
        {
            return Some(s);
        }
        // An irregular verb that the lexicon does not know: whoever is named first.
        let m = a.mention(b).or_else(|| (b..b + 4).find_map(|k| a.mention(k)))?;
        (m.kind == crate::extract::mention::Kind::Person)
            .then(|| source::before(a, self.marks, self.cast, m.toks.end, b))
            .flatten()
    }

    /// Where the connector before a clause starts.
    fn connector(&self, start: usize) -> usize {
        let a = self.a;
        let mut k = start;
        while k > self.range.start {
            let p = k - 1;
            let joins = a.is(p, ',')
                || a.is(p, ';')
                || a.is(p, '—')
                || matches!(
                    a.surface(p),
                    "and" | "but" | "while" | "although" | "though" | "whereas" | "yet" | "then" | "or"
                )
                || a.flags(p).any(Flags::ADVERB)
                    && a.mention(p).is_none()
                    && !self.marks.inside(p)
                    && p > self.range.start + 1
                    && matches!(a.surface(p - 1), "and" | "but" | ",");
            if !joins {
                break;
            }
            k = p;
        }
        k
    }

    /// "According to X, S" · "S, according to X"
    fn according(&self) -> Option<Read> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let k = (b..e).find(|&k| {
            a.word(k) == a.known.according && a.word(k + 1) == a.known.to && !self.marks.inside(k)
        })?;
        let mut np_end =
            (k + 2..e).find(|&j| a.is(j, ',') || mark(a, j) || a.is(j, ';') || a.is(j, '—')).unwrap_or(e);
        let source = k + 2..np_end;
        if source.is_empty() {
            return None;
        }
        // "According to Jane Roe, a professor at X, the plan …": the apposition is hers.
        if k == b
            && a.is(np_end, ',')
            && (matches!(a.surface(np_end + 1), "a" | "an" | "who" | "which" | "one")
                || a.flags(np_end + 1).any(Flags::ROLE_NOUN))
            && let Some(next) = (np_end + 1..e).find(|&j| a.is(j, ','))
            && !(np_end + 1..next).any(|j| finite(a, j) && !matches!(a.surface(np_end + 1), "who" | "which"))
        {
            np_end = next;
        }
        let s = source::after(a, self.marks, self.cast, source.start, source.end);
        let inner = source.clone().find_map(|j| {
            a.mention(j).filter(|m| {
                matches!(
                    m.kind,
                    crate::extract::mention::Kind::Named(_) | crate::extract::mention::Kind::Organization
                )
            })
        });
        let mut names = s.as_ref().map(|s| s.names.clone()).unwrap_or_default();
        let person = s.as_ref().and_then(|s| s.person);
        if person.is_none()
            && names.first().is_none_or(|n| n.split(' ').count() > 2)
            && s.as_ref().is_some_and(|s| s.text)
            && let Some(m) = inner
        {
            // "a Lorne Tracker poll for the Herald": who made it.
            names = vec![self.cast.name(m.entity)];
        }
        if names.is_empty() {
            names = vec![crate::extract::entity::surface(a, source.start, source.end)];
        }
        let mut content = Vec::new();
        if k > b {
            content.push(b..strip_end(a, b, k));
        }
        let tail = np_end + usize::from(a.is(np_end, ','));
        if tail < e && !(k > b && a.has_form(tail, &[Form::Ing])) {
            content.push(tail..e);
        }
        content.retain(|c| !c.is_empty());
        let main = content.first()?.clone();
        let quoted = mark(a, main.start);
        let reading = content::read(a, &main, true);
        let draft = Draft {
            speakers: names.clone(),
            scope: if quoted { Scope::Quote } else { Scope::Own },
            act: reading.act,
            strength: reading.strength,
            source: Some(source),
            cue: Some(k..k + 2),
            content,
            addressees: Vec::new(),
            modality: reading.modality,
            negated: reading.negated,
            rule: "according-to",
            confidence: 0.9,
        };
        let single = s.as_ref().is_some_and(|s| s.single);
        // A document that is quoted once does not go on speaking.
        let speaker = s.is_none_or(|s| !s.text).then_some(Speaker { names, person, single });
        Some(Read { drafts: vec![draft], speaker, bare: None })
    }

    fn write(&self, placed: Vec<Placed>) -> Read {
        let a = self.a;
        let mut read = Read::default();
        let starts: Vec<usize> = placed.iter().map(|p| p.from).collect();
        let last = placed.iter().rev().find(|p| p.rule != "relative").or(placed.last());
        read.speaker = last.map(|p| Speaker { names: p.names.clone(), person: p.person, single: p.single });
        for (i, p) in placed.into_iter().enumerate() {
            let mut content = p.content;
            if p.open
                && let Some(c) = content.first_mut()
            {
                let next = starts.get(i + 1).copied().unwrap_or(self.range.end);
                c.end = strip_end(a, c.start, next.max(c.start));
            }
            content.retain(|c| !c.is_empty());
            let lemma = self.a.lexicon.verbs.get(p.hit.lemma as usize).map_or("", String::as_str);
            let complete =
                matches!(p.hit.act, CueAct::Fixed(Act::Decline | Act::Oppose | Act::Endorse | Act::Agree));
            if content.is_empty() && !complete {
                continue;
            }
            let declines = p.hit.negated
                && (p.hit.modal || lemma == "say" || lemma == "comment")
                && matches!(
                    lemma,
                    "say" | "comment" | "discuss" | "elaborate" | "confirm" | "answer" | "specify"
                );
            let main = content.first().cloned().unwrap_or(p.hit.end..p.hit.end);
            let statement = matches!(p.hit.act, CueAct::Content) || p.hit.statement;
            let reading = content::read(
                a,
                &main,
                statement && (p.scope == Scope::Quote || content::is_clause(a, &main) || p.hit.statement),
            );
            let act = match p.hit.act {
                _ if declines => Act::Decline,
                CueAct::Fixed(act) => act,
                CueAct::Content if lemma == "ask" => Act::Ask,
                CueAct::Content if p.hit.topic => Act::Inform,
                CueAct::Content => reading.act,
            };
            let act = if p.rule == "quote-attribution" && lemma == "ask" { Act::Ask } else { act };
            let modality = match act {
                _ if statement => reading.modality,
                Act::Request => Modality::Should,
                Act::Commit => Modality::Planned,
                _ => Modality::Asserted,
            };
            let strength = match (p.hit.act, act) {
                (CueAct::Fixed(_), _) | (_, Act::Assert) => p.hit.strength,
                _ => reading.strength,
            };
            let addressees = p
                .hearer
                .as_ref()
                .map(|h| crate::extract::entity::surface(a, h.start, h.end))
                .into_iter()
                .collect();
            let cue_end = if a.word(p.hit.end.wrapping_sub(1)) == a.known.that
                || p.hit.end > p.hit.verb + 1
                || declines
            {
                p.hit.end
            } else {
                p.hit.verb + 1
            };
            let cue_start = if declines { p.hit.group } else { p.hit.verb };
            read.drafts.push(Draft {
                speakers: p.names,
                scope: p.scope,
                act,
                strength,
                source: p.source.map(|s| s.toks),
                cue: Some(cue_start..cue_end),
                content,
                addressees,
                modality,
                negated: p.hit.negated || statement && reading.negated,
                rule: p.rule,
                confidence: 0.9,
            });
        }
        read
    }
}

const fn content_start(tail: Tail) -> usize {
    match tail {
        Tail::That(k) | Tail::Open(k) | Tail::Quote(k) | Tail::Comma(k) | Tail::End(k) => k,
    }
}

fn separator(a: &Analysis<'_>, k: usize) -> bool {
    mark(a, k) || [',', '?', '!', '—', '–', '’'].into_iter().any(|c| a.is(k, c))
}

/// The end of a content without the marks and connectors that close it.
fn strip_end(a: &Analysis<'_>, from: usize, mut end: usize) -> usize {
    while end > from {
        let p = end - 1;
        if [',', ';', '—', '–', '.', ':'].into_iter().any(|c| a.is(p, c))
            || matches!(a.surface(p), "and" | "but")
        {
            end = p;
        } else {
            break;
        }
    }
    end
}
