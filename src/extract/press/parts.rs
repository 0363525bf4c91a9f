//! Parts of a sentence that are read apart: around a colon, behind one, and what was asked first.

use super::Speaker;
use super::frame::{Frame, Read};
use super::marks::mark;
use super::source;
use crate::extract::cues::{self, Hit};
use crate::lexicon::{Flags, Form};
use std::ops::Range;

impl Frame<'_, '_> {
    /// "The statement named the cost: “We pay,” the union wrote": two attributions around a colon.
    pub(super) fn in_two(&self, hits: &[Hit]) -> Option<Read> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let colon = (b + 3..e.saturating_sub(3))
            .find(|&k| a.is(k, ':') && mark(a, k + 1) && !self.marks.inside(k))?;
        let close = (colon + 2..e).find(|&k| mark(a, k))?;
        let tagged = |h: &&Hit| h.verb > close && h.verb < close + 14 && self.trailing(h).is_some();
        let before = |h: &&Hit| h.verb < colon && a.flags(h.verb).any(Flags::TRAILING) && h.end >= colon;
        if hits.iter().any(|h| before(&h)) || !hits.iter().any(|h| tagged(&h)) {
            return None;
        }
        let part = |range: Range<usize>| {
            let part = Frame { a, marks: self.marks, cast: self.cast, range };
            part.clauses(part.hits())
        };
        let first = part(b..colon);
        let mut read = part(colon + 1..e);
        let mut drafts = first.drafts;
        drafts.append(&mut read.drafts);
        Some(Read { drafts, ..read })
    }

    /// "The governor added:" at the end of a paragraph: whoever speaks in the next.
    pub(super) fn announces(&self) -> Option<Speaker> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        if !a.is(e.wrapping_sub(1), ':') {
            return None;
        }
        let from = e.saturating_sub(24).max(b);
        let hit = cues::find(a, &(from..e)).into_iter().rev().find(|h| {
            a.flags(h.verb).any(Flags::TRAILING)
                && !self.marks.inside(h.verb)
                && h.form != Form::Ing
                && !h.passive
        })?;
        let quoted = (hit.end..e).any(|k| mark(a, k));
        let s = source::before(a, self.marks, self.cast, hit.group, b).filter(|s| s.animate && !quoted)?;
        (!s.names.is_empty()).then_some(Speaker { names: s.names, person: s.person, single: s.single })
    }

    /// Where "Asked whether he wanted to run," ends: what was asked is no statement of the one who answers.
    pub(super) fn asked(&self) -> usize {
        let a = self.a;
        let b = self.range.start;
        let k = b + usize::from(a.surface(b) == "When");
        if !matches!(a.surface(k), "Asked" | "asked" | "Pressed" | "pressed" | "Questioned" | "questioned") {
            return b;
        }
        (k..self.range.end.min(k + 60)).find(|&j| a.is(j, ',') && !self.marks.inside(j)).unwrap_or(b)
    }
}
