//! Attributions behind or inside what is said: "“X,” he said", "X, said Hale, Y".

use super::Speaker;
use super::frame::{Bare, Frame, Placed, separator, strip_end};
use super::inverted;
use super::marks::mark;
use super::source::{self, Source};
use super::tail::{After, Tail, finite, tail};
use crate::extract::cues::{self, Hit};
use crate::lexicon::{Flags, Form, Scope};
use std::ops::Range;

impl Frame<'_, '_> {
    /// "“X,” he said." · "X, said Hale." · "X, Hale said, Y."
    pub(super) fn trailing(&self, hit: &Hit) -> Option<Placed> {
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
        let inverts = !matches!(self.lemma(hit), "tell" | "assure" | "remind");
        let told = (b..hit.group).any(|k| finite(a, k) || self.marks.inside(k));
        if inverts
            && told
            && separator(a, hit.group - 1)
            && self.said_before(hit.group - 1)
            && hit.group == hit.verb
        {
            let s = inverted::after(a, self.marks, self.cast, hit.verb + 1, e);
            if let Some(s) = s.filter(|s| s.animate || s.text) {
                let (second, _) = self.second_half(s.end, false);
                return Some(self.trail(hit.clone(), s, hit.group, second, None));
            }
        }
        let resume = match tail {
            Tail::End(k) | Tail::Comma(k) | Tail::Quote(k) => k,
            // Right behind a quotation, whatever follows is for the hearer: "“X,” she told a crowd that waited".
            Tail::Open(_) => {
                let next = (hit.verb + 1..e).find(|&k| a.is(k, ',') || mark(a, k)).unwrap_or(e);
                let behind = source::before(a, self.marks, self.cast, hit.group, b)
                    .is_some_and(|s| s.toks.start > b + 1 && mark(a, s.toks.start - 1));
                if !behind {
                    return None;
                }
                next
            }
            Tail::That(_) => return None,
        };
        let s = source::before(a, self.marks, self.cast, hit.group, b)?;
        if !self.agrees(hit, &s) {
            return None;
        }
        // "The governor, he added, supports it": the verb behind shows that a clause was broken.
        let broken = match tail {
            Tail::Comma(k) => finite(a, k + 1) || finite(a, k + 2),
            // "The mayor, she said, “must go”"
            Tail::Quote(k) => a.is(k.wrapping_sub(1), ',') && finite(a, k + 1),
            _ => false,
        };
        if s.toks.start <= b + 1
            || !separator(a, s.toks.start - 1)
            || !(broken || self.said_before(s.toks.start - 1))
        {
            return None;
        }
        if !(s.animate || s.text || matches!(self.lemma(hit), "say" | "report" | "state" | "read")) {
            return None;
        }
        let (second, _) = self.second_half(resume, broken);
        let left = s.toks.start;
        Some(self.trail(hit.clone(), s, left, second, hearer))
    }

    pub(super) fn trail(
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
            clause: true,
            scope,
            rule: if quoted { "quote-attribution" } else { "cue-trailing" },
            hearer,
            hit,
            source: Some(s),
        }
    }

    /// What goes on after an attribution: a second quotation, or the second half of a broken clause.
    pub(super) fn second_half(&self, resume: usize, cut: bool) -> (Option<Range<usize>>, usize) {
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
        // "Hale said, turning to the map, “we move”"
        if a.surface(k).ends_with("ing")
            && !a.flags(k).any(Flags::TRAILING)
            && let Some(j) = (k + 1..e).find(|&j| mark(a, j)).filter(|&j| a.is(j - 1, ','))
        {
            return (Some(j..strip_end(a, j, e)), e);
        }
        let broken = a.is(k.wrapping_sub(1), ',')
            && !a.has_form(k, &[Form::Ing])
            && !a.surface(k).ends_with("ing")
            && (finite(a, k)
                || a.flags(k).any(Flags::HE_SHE.with(Flags::THEY).with(Flags::DETERMINER))
                || a.capital(k)
                || matches!(
                    a.surface(k),
                    "and"
                        | "but"
                        | "because"
                        | "if"
                        | "that"
                        | "to"
                        | "unless"
                        | "so"
                        | "or"
                        | "it"
                        | "there"
                        | "we"
                        | "you"
                        | "one"
                )
                || self.marks_after(k));
        if broken {
            let cue_follows = cues::find(a, &(k..e)).iter().any(|h| {
                !self.marks.inside(h.verb) && h.verb <= k + 3 && matches!(h.form, Form::Past | Form::Third)
            });
            if cut || !cue_follows {
                return (Some(k..strip_end(a, k, e)), e);
            }
        }
        (None, k)
    }

    pub(super) fn marks_after(&self, k: usize) -> bool {
        (k..self.range.end.min(k + 4)).any(|j| mark(self.a, j))
    }

    /// Whether what stands before token `to` is a statement and not an adverbial.
    pub(super) fn said_before(&self, to: usize) -> bool {
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
    pub(super) fn bare(&self, hit: &Hit) -> Option<Bare> {
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
        // "Hale asked lawmakers."
        let ends = matches!(tail, Tail::End(_) | Tail::Comma(_))
            || matches!(tail, Tail::Open(k) if self.lemma(hit) == "ask" && e <= k + 5 && !(k..e).any(|j| finite(a, j)));
        ends.then(|| Bare {
            asks: self.lemma(hit) == "ask",
            speaker: Speaker { names: s.names, person: s.person, single: s.single },
            source: s.toks,
            cue: hit.verb..hit.verb + 1,
        })
    }
}
