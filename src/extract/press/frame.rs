//! One sentence of news prose: every cue outside quotation marks with its source and what it governs.

use super::Speaker;
use super::marks::{Marks, mark};
use super::source::{self, Source};
use super::tail::{Tail, finite};
use crate::extract::analysis::Analysis;
use crate::extract::cast::Cast;
use crate::extract::claims::Draft;
use crate::extract::content;
use crate::extract::cues::{self, Hit};
use crate::lexicon::{CueAct, Flags, Form, Scope};
use std::ops::Range;

/// An attribution of a sentence.
pub(super) struct Placed {
    pub hit: Hit,
    pub source: Option<Source>,
    pub names: Vec<String>,
    pub person: Option<u32>,
    pub single: bool,
    /// Where its clause starts, the connector included.
    pub from: usize,
    /// What is said, as far as it is fixed; an open one ends where the next begins.
    pub content: Vec<Range<usize>>,
    pub open: bool,
    /// A clause or a quotation, not an object.
    pub clause: bool,
    pub scope: Scope,
    pub rule: &'static str,
    pub hearer: Option<Range<usize>>,
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
    pub(super) fn read(&self) -> Read {
        if let Some(read) = self.according() {
            return read;
        }
        let hits = self.hits();
        if let Some(read) = self.in_two(&hits) {
            return read;
        }
        self.clauses(hits)
    }

    pub(super) fn hits(&self) -> Vec<Hit> {
        cues::find(self.a, &self.range).into_iter().filter(|h| !self.marks.inside(h.verb)).collect()
    }

    /// Clause by clause.
    pub(super) fn clauses(&self, hits: Vec<Hit>) -> Read {
        let asked = self.asked();
        let hits: Vec<Hit> = hits.into_iter().filter(|h| h.verb >= asked).collect();
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
            if let Some(mut p) = self.place(hit, &placed) {
                if p.open
                    && let Some(c) = p.content.first_mut()
                {
                    let open = matches!(p.hit.act, CueAct::Content) && p.hit.statement;
                    let asked = matches!(self.a.surface(c.start), "whether" | "if" | "why" | "how" | "what");
                    let whole = p.clause || asked || open && content::is_clause(self.a, c);
                    c.end = self.extent(c.start, c.end, whole);
                    // "Though she called it dead and asked for a vote, …": one clause holds both.
                    if let Some(l) = placed.last().and_then(|l| l.content.first())
                        && l.end > c.start
                    {
                        c.end = c.end.min(l.end);
                    }
                }
                placed.push(p);
            }
        }
        let mut read = self.write(placed);
        if read.drafts.is_empty() {
            if let Some(report) = self.nominal() {
                return report;
            }
            read.bare = bare;
        }
        let more = self.mentions(&read.drafts);
        read.drafts.extend(more);
        read
    }

    pub(super) fn lemma(&self, hit: &Hit) -> &str {
        self.a.lexicon.verbs.get(hit.lemma as usize).map_or("", String::as_str)
    }

    /// Who is the subject of the sentence, if that is a person or people.
    pub(super) fn lead(&self) -> Option<Source> {
        self.leading().filter(|s| s.toks.start <= self.range.start + 3)
    }

    /// The phrase that opens the sentence and its first verb.
    pub(super) fn leading(&self) -> Option<Source> {
        let b = self.range.start;
        self.leading_from(b).or_else(|| {
            // "In three interviews, the justice …": behind the comma of what stands in front.
            let comma =
                (b + 2..self.range.end.min(b + 30)).find(|&k| self.a.is(k, ',') && !self.marks.inside(k))?;
            let fronted = self.a.flags(b).any(Flags::PREPOSITION) && self.a.mention(b).is_none();
            fronted.then(|| self.leading_from(comma + 1)).flatten()
        })
    }

    fn leading_from(&self, b: usize) -> Option<Source> {
        let a = self.a;
        let plural = |k: usize| {
            a.has_form(k, &[Form::Base])
                && !a.capital(k)
                && a.is_word(k - 1)
                && a.surface(k - 1).ends_with('s')
                && a.mention(k).is_none()
        };
        let verb = (b + 1..self.range.end.min(b + 40))
            .find(|&k| (finite(a, k) || plural(k)) && !self.marks.inside(k))?;
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
    pub(super) fn connector(&self, start: usize) -> usize {
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
}

pub(super) const fn content_start(tail: Tail) -> usize {
    match tail {
        Tail::That(k) | Tail::Open(k) | Tail::Quote(k) | Tail::Comma(k) | Tail::End(k) => k,
    }
}

pub(super) fn separator(a: &Analysis<'_>, k: usize) -> bool {
    mark(a, k) || [',', '?', '!', '—', '–', '’'].into_iter().any(|c| a.is(k, c))
}

/// The end of a content without the marks and connectors that close it.
pub(super) fn strip_end(a: &Analysis<'_>, from: usize, mut end: usize) -> usize {
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
