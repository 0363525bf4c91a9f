//! Cues of relative clauses: "Vera Lund, who called it a toy".

use super::frame::{Frame, Placed, content_start, strip_end};
use super::marks::mark;
use super::naming::describe;
use super::source;
use super::tail::{After, Tail, finite};
use crate::extract::cues::Hit;
use crate::extract::mention::Kind;
use crate::lexicon::{CueAct, Flags, Scope};

impl Frame<'_, '_> {
    /// The cue behind "who" or "which" right before the verb group.
    pub(super) fn relative(&self, hit: Hit, placed: &[Placed], after: After, floor: usize) -> Option<Placed> {
        let a = self.a;
        let e = self.range.end;
        let After { tail, hearer } = after;
        let p = hit.group.wrapping_sub(1);
        let np_end = if a.is(p.wrapping_sub(1), ',') { p - 1 } else { p };
        // "Workers who had welcomed the plan": tells who they are, not what they say.
        if np_end == p && matches!(hit.act, CueAct::Fixed(_)) {
            return None;
        }
        // "a reaction from Lena Hale, who": the person named last before it.
        let person = a.mention_ending(np_end).filter(|m| m.kind == Kind::Person).map(|m| m.toks.clone());
        let s = match person {
            Some(toks) => describe(a, self.cast, toks, np_end)?,
            None => source::before(a, self.marks, self.cast, np_end, floor.min(np_end))?,
        };
        let inside = placed.last().is_some_and(|l| {
            l.open && l.content.first().is_some_and(|c| c.start >= s.toks.start.saturating_sub(1))
        });
        if hit.weak && s.person.is_none() {
            return None;
        }
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
                    .find(|&k| mark(a, k) && a.is(k.wrapping_sub(1), ',') && finite(a, k + 1))
                    .map(|k| k + 1)
            })
            .unwrap_or(e);
        let clause = matches!(tail, Tail::That(_) | Tail::Quote(_));
        Some(Placed {
            names: s.names.clone(),
            person: s.person,
            single: s.single,
            from: p,
            content: vec![start..strip_end(a, start, self.extent(start, close, clause))],
            open: false,
            clause,
            scope: Scope::Own,
            rule: "relative",
            hearer,
            hit,
            source: Some(s),
        })
    }
}
