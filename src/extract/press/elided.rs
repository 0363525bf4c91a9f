//! Participles and agents: "adding that X", "was criticized by Hale".

use super::frame::{Frame, Placed, content_start, strip_end};
use super::inverted;
use super::marks::mark;
use super::source;
use super::tail::{After, Tail, finite, tail};
use crate::extract::cues::Hit;
use crate::lexicon::{CueAct, Flags, Form, Scope};

impl Frame<'_, '_> {
    /// ", adding that …", "Calling the bill dead, …"
    pub(super) fn participle(&self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let progressive = (hit.group..hit.verb).any(|k| a.flags(k).any(Flags::BE));
        if hit.weak || progressive || self.lemma(&hit) == "speak" {
            return None;
        }
        if self.lemma(&hit) == "call"
            && hit.clause_only
            && !(hit.end..e).take_while(|&j| !a.is(j, ',')).any(|j| mark(a, j))
            && !self.names_it(hit.end)
        {
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
                clause: matches!(tail, Tail::That(_) | Tail::Quote(_)),
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
        // "responded by calling it dead"
        let by = a.word(p) == a.known.by
            && placed.last().is_none_or(|l| !l.clause && !l.hit.statement)
            && (matches!(hit.act, CueAct::Fixed(_)) || (hit.end..e).any(|k| mark(a, k)));
        // "was quoted as saying"
        let quoted = a.surface(p) == "as" && a.surface(p.wrapping_sub(1)) == "quoted";
        if !(comma
            || chained
            || quoted
            || by
            || says && !a.flags(p).any(Flags::PREPOSITION.with(Flags::BE).with(Flags::DETERMINER)))
        {
            return None;
        }
        // Whoever the sentence is about, if no claim before it names them.
        let (names, person, single, source) = match placed.last() {
            Some(l) => (l.names.clone(), l.person, l.single, None),
            None => {
                let s = self.leading()?;
                (s.names.clone(), s.person, s.single, Some(s))
            }
        };
        Some(Placed {
            names,
            person,
            single,
            from: self.connector(hit.group),
            content: vec![start..e],
            open: true,
            clause: matches!(tail, Tail::That(_) | Tail::Quote(_)),
            scope: Scope::Clause,
            rule: "participle",
            hearer,
            hit,
            source,
        })
    }

    /// "was criticized by Hale": the agent speaks.
    pub(super) fn agent(&self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let relative = hit.group > b && matches!(a.surface(hit.group - 1), "that" | "which" | "who");
        if relative || placed.iter().any(|p| p.open) || a.word(hit.end) != a.known.by || hit.modal {
            return None;
        }
        let s = inverted::after(a, self.marks, self.cast, hit.end + 1, e)?;
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
            clause: false,
            scope: if s.joint { Scope::Joint } else { Scope::Own },
            rule: "passive-agent",
            hearer: None,
            hit,
            source: Some(s),
        })
    }
}
