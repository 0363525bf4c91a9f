//! The line a report opens with, where it is written as a sentence: "Hale Calls Lake Pact ‘Dead,’ Vows Review."
//! Nearly every word has a capital there, quotations stand in single marks, and a second verb shares the subject.

use super::Speaker;
use super::frame::{Frame, Read};
use crate::extract::claims::Draft;
use crate::extract::content;
use crate::extract::entity;
use crate::extract::mention::Kind;
use crate::lexicon::{Act, CueAct, EntityType, Flags, Form, Modality, Needs, Scope};
use std::ops::Range;

/// Tokens of a headline at most.
const LONGEST: usize = 36;

/// A verb of a headline.
struct Verb {
    at: usize,
    /// One past the cue.
    end: usize,
    act: CueAct,
    strength: u8,
}

impl Frame<'_, '_> {
    /// Reads the opening line as a headline, if it is one.
    pub(super) fn headline(&self) -> Option<Read> {
        let a = self.a;
        let (b, mut e) = (self.range.start, self.range.end);
        if e - b > LONGEST {
            return None;
        }
        let long = |k: usize| a.is_word(k) && a.surface(k).chars().count() > 3;
        let (mut big, mut all, mut short) = (0usize, 0usize, 0usize);
        for k in b..e {
            big += usize::from(long(k) && a.capital(k));
            all += usize::from(long(k));
            short += usize::from(a.is_word(k));
        }
        let capitals = all >= 3 && big * 5 >= all * 4;
        let single = (b..e).any(|k| a.is(k, '‘') || a.is(k, '\''));
        // A line of a few words without an article is a headline in small letters.
        let terse = short <= 16 && !(b..e).any(|k| matches!(a.surface(k), "the" | "The" | "A" | "An"));
        if !capitals && !(single && short <= 24) && !terse {
            return None;
        }
        while e > b && (a.is(e - 1, '.') || a.is(e - 1, '’') && a.is(e - 2, '.')) {
            e -= 1;
        }
        let mut drafts: Vec<Draft> = Vec::new();
        let mut subject: Option<Range<usize>> = None;
        let mut from = b;
        let mut k = b + 1;
        while k < e {
            let part = self.parts(k);
            let Some(verb) = self.headline_verb(k, from, part && subject.is_some()) else {
                k += 1;
                continue;
            };
            let own = !(part && subject.is_some()) && from < k;
            if own {
                let mut start = from;
                if a.surface(start) == "EXCLUSIVE" && a.is(start + 1, ':') {
                    start += 2;
                }
                if let Some(comma) =
                    (start..k).rev().find(|&j| a.is(j, ',') && a.flags(start).any(Flags::PREPOSITION))
                {
                    start = comma + 1;
                }
                subject = Some(start..k);
            }
            let Some(source) = subject.clone().filter(|s| !s.is_empty()) else {
                k += 1;
                continue;
            };
            let end = self.headline_part(verb.end, e);
            let start = verb.end + usize::from(a.is(verb.end, ','));
            if start < end {
                drafts.push(self.headline_claim(&verb, own.then(|| source.clone()), &source, start..end));
            }
            from = end + usize::from(a.is(end, ';') || a.is(end, ','));
            k = from.max(k + 1);
        }
        if drafts.is_empty()
            && let Some(draft) = self.colon(b, e)
        {
            drafts.push(draft);
        }
        let first = drafts.first()?;
        let speaker = Speaker { names: first.speakers.clone(), person: None, single: false };
        Some(Read { drafts, speaker: Some(speaker), bare: None })
    }

    /// Whether a comma or semicolon stands before `k`, inside a closing mark or not.
    fn parts(&self, k: usize) -> bool {
        let a = self.a;
        let close = ['’', '\'', '”', '"'].into_iter().any(|c| a.is(k - 1, c));
        let stop = if close { k.saturating_sub(2) } else { k - 1 };
        a.is(stop, ',') || a.is(stop, ';')
    }

    /// A verb at `k` that reports: in the present, after its subject or right behind a comma.
    fn headline_verb(&self, k: usize, from: usize, shared: bool) -> Option<Verb> {
        let a = self.a;
        let place = k > from && !shared && !self.parts(k) || shared;
        let noun = a.flags(k - 1).any(Flags::PREPOSITION.with(Flags::DETERMINER))
            || a.tok(k - 1).is_some_and(|t| t.token.kind == crate::text::TokenKind::Possessive);
        if !place || noun || self.marks.inside(k) || a.surface(k).chars().all(char::is_uppercase) {
            return None;
        }
        let plural = a.surface(k - 1).ends_with('s') || (from..k).any(|j| a.word(j) == a.known.and);
        for &(verb, form) in a.forms(k) {
            if !(form == Form::Third || form == Form::Base && plural && !shared) {
                continue;
            }
            for &index in a.lexicon.cues_of.get(verb as usize).into_iter().flatten() {
                let Some(cue) = a.lexicon.cues.get(index as usize) else { continue };
                let fixed = matches!(cue.act, CueAct::Fixed(Act::Discuss | Act::Inform));
                if cue.weak && form != Form::Third || fixed || cue.needs == Needs::That {
                    continue;
                }
                let quoted = || {
                    (k..self.range.end).any(|j| a.is(j, '‘') || a.is(j, '\'') || a.is(j, '“') || a.is(j, '"'))
                };
                if cue.needs == Needs::Quote && !quoted() {
                    continue;
                }
                if let Some(with) = cue.with.iter().find(|w| a.words_at(k + 1, w)) {
                    let end = k + 1 + with.len();
                    return Some(Verb { at: k, end, act: cue.act, strength: cue.strength });
                }
            }
        }
        None
    }

    /// Where the part of a headline that starts at `from` ends: before a semicolon, or a comma and a verb.
    fn headline_part(&self, from: usize, e: usize) -> usize {
        let a = self.a;
        (from + 1..e)
            .find(|&k| {
                a.is(k, ';')
                    || self.parts(k)
                        && a.has_form(k, &[Form::Third])
                        && self.headline_verb(k, from, true).is_some()
            })
            .map_or(e, |k| if a.is(k - 1, ',') { k - 1 } else { k })
    }

    fn headline_claim(
        &self,
        verb: &Verb,
        named: Option<Range<usize>>,
        source: &Range<usize>,
        what: Range<usize>,
    ) -> Draft {
        let reading = content::read(self.a, &what, true);
        let (act, strength) = match verb.act {
            CueAct::Fixed(act) => (act, verb.strength),
            CueAct::Content => (reading.act, reading.strength.max(verb.strength)),
        };
        Draft {
            speakers: vec![self.headline_name(source)],
            scope: if named.is_some() { Scope::Own } else { Scope::Clause },
            act,
            strength,
            source: named,
            cue: Some(verb.at..verb.end),
            content: vec![what],
            addressees: Vec::new(),
            modality: if matches!(verb.act, CueAct::Content) { reading.modality } else { Modality::Asserted },
            negated: reading.negated,
            rule: "headline",
            confidence: 0.7,
        }
    }

    /// "Hale: We Will Not Yield."
    fn colon(&self, b: usize, e: usize) -> Option<Draft> {
        let a = self.a;
        let colon = (b + 1..e.min(b + 9)).find(|&k| a.is(k, ':'))?;
        let speaks = (b..colon).any(|k| {
            a.mention(k)
                .is_some_and(|m| m.kind == Kind::Person && m.toks.end == colon && m.toks.start <= b + 3)
        });
        if !speaks || colon + 3 > e {
            return None;
        }
        let verb = Verb { at: colon, end: colon + 1, act: CueAct::Content, strength: 1 };
        Some(self.headline_claim(&verb, Some(b..colon), &(b..colon), colon + 1..e))
    }

    /// Whom a headline names: a person of the text, by the last word, else the words themselves.
    fn headline_name(&self, source: &Range<usize>) -> String {
        let a = self.a;
        let inside = source.clone().find_map(|k| {
            a.mention(k).filter(|m| {
                m.kind == Kind::Person && m.toks.end == source.end && m.toks.start >= source.start
            })
        });
        if let Some(m) = inside {
            return self.cast.name(m.entity);
        }
        let last = a.surface(source.end - 1).to_lowercase();
        let known = self.cast.records.iter().find(|r| {
            r.kind == EntityType::Person && r.words.len() > 1 && r.words.last().is_some_and(|w| *w == last)
        });
        known.map_or_else(|| entity::surface(a, source.start, source.end), |r| r.name.clone())
    }
}
