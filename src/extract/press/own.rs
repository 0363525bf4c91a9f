//! Cues with a subject of their own in front, in a relative clause or coordinated.

use super::frame::{Frame, Placed, content_start};
use super::marks::mark;
use super::source;
use super::tail::{After, Tail, finite, tail};
use crate::extract::cues::Hit;
use crate::lexicon::{Act, CueAct, Flags, Form, Scope};

/// "Hale, citing the report, said": the participle stands inside the subject.
fn inserted(p: &Placed) -> bool {
    p.rule == "participle" && p.source.is_some()
}

impl Frame<'_, '_> {
    /// A cue with its subject before it, elided, in a relative clause, or as an agent.
    pub(super) fn place(&self, hit: Hit, placed: &[Placed]) -> Option<Placed> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let lemma = self.lemma(&hit).to_owned();
        if hit.infinitive && placed.is_empty() && matches!(hit.act, CueAct::Fixed(Act::Discuss)) && !hit.weak
        {
            return self.to_discuss(&hit);
        }
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
        // "is calling for a ban" is as good as "calls for a ban".
        let progressive = hit.form == Form::Ing
            && (hit.group..hit.verb).any(|k| a.flags(k).any(Flags::BE))
            && !hit.weak
            && !hit.clause_only
            && !matches!(hit.act, CueAct::Fixed(Act::Discuss | Act::Inform | Act::Decide));
        if hit.form == Form::Ing && !progressive {
            return self.participle(hit, placed);
        }
        if hit.negated && (lemma == "want" || lemma == "dispute") {
            return None;
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
            && lemma != "call"
            && !(matches!(lemma.as_str(), "show" | "find" | "suggest" | "reveal") && self.read_in(hit.group))
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
            && !(lemma == "call" && self.names_it(hit.end))
        {
            return None;
        }
        // A relative clause stands inside the subject: the phrase may reach over it.
        let floor = placed
            .iter()
            .rev()
            .find(|p| p.rule != "relative" && !inserted(p))
            .map_or(b, |p| p.hit.end.min(hit.group));
        // "…, who said", "which said": the relative clause's own cue.
        let p = hit.group.wrapping_sub(1);
        if hit.group > b && matches!(a.surface(p), "who" | "which") {
            return self.relative(hit, placed, After { tail, hearer }, floor);
        }
        let start = content_start(tail);
        // "asked the attorney whether she lied": what is asked.
        let question =
            |k: usize| matches!(a.surface(k), "whether" | "if" | "why" | "how" | "what" | "who" | "when");
        let asks = lemma == "ask"
            && matches!(tail, Tail::Open(_))
            && (start..e.min(start + 14))
                .take_while(|&k| !finite(a, k) && !mark(a, k) && !a.is(k, ','))
                .any(question);
        let start = if asks { (start..e).find(|&k| question(k)).unwrap_or(start) } else { start };
        if let Some(s) = source::before(a, self.marks, self.cast, hit.group, floor) {
            if !self.agrees(&hit, &s)
                || matches!(a.surface(start), "or" | "nor")
                || matches!(a.surface(s.toks.start), "something" | "anything" | "nothing" | "everything")
            {
                return None;
            }
            let s = match self.issuer(&s) {
                Some(name) => source::Source { names: vec![name], ..s },
                None => s,
            };
            let begin = s.toks.start;
            let text_verb = matches!(
                lemma.as_str(),
                "show" | "find" | "suggest" | "estimate" | "reveal" | "indicate" | "imply"
            );
            if !s.animate
                && !(s.text && !hit.weak)
                && !(matches!(
                    lemma.as_str(),
                    "say"
                        | "report"
                        | "state"
                        | "warn"
                        | "argue"
                        | "read"
                        | "claim"
                        | "allege"
                        | "announce"
                        | "tell"
                        | "add"
                        | "insist"
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
            if !self.main_clause(begin, placed, &hit, tail) {
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
            // "Not everyone is convinced"
            if begin > b && a.flags(begin - 1).any(Flags::NEGATION) {
                return None;
            }
            // "Obar seemed to allude to it when he said": he is who the sentence is about.
            let pronoun = begin > b + 2 && placed.is_empty() && a.flags(begin).any(Flags::HE_SHE);
            let s = match self
                .lead()
                .filter(|l| pronoun && l.toks.end < begin && (l.person.is_some() || l.single))
            {
                Some(lead) => {
                    source::Source { names: lead.names, person: lead.person, single: lead.single, ..s }
                }
                None => s,
            };
            let from = self.connector(begin);
            // "While few doubt that X, strategists agree": the clause in front ends at its comma.
            let fronted = begin == b + 1
                && matches!(
                    a.surface(b),
                    "While"
                        | "Although"
                        | "Though"
                        | "As"
                        | "When"
                        | "After"
                        | "Since"
                        | "Because"
                        | "Before"
                );
            if fronted && let Some(comma) = (start..e).find(|&k| a.is(k, ',') && !self.marks.inside(k)) {
                return Some(Placed {
                    names: s.names.clone(),
                    person: s.person,
                    single: s.single,
                    from,
                    content: vec![start..comma],
                    open: true,
                    clause: matches!(tail, Tail::That(_) | Tail::Quote(_)),
                    scope: if s.joint { Scope::Joint } else { Scope::Own },
                    rule: "cue-object",
                    hearer,
                    hit,
                    source: Some(s),
                });
            }
            let scope = if s.joint { Scope::Joint } else { Scope::Own };
            return Some(Placed {
                names: s.names.clone(),
                person: s.person,
                single: s.single,
                from,
                content: vec![start..e],
                open: true,
                clause: matches!(tail, Tail::That(_) | Tail::Quote(_)),
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
        // "…, but in a later interview said"
        let joint =
            (floor..hit.group).rev().take(7).find(|&j| matches!(a.surface(j), "and" | "but")).filter(|&j| {
                a.flags(j + 1).any(Flags::PREPOSITION)
                    && j + 2 < hit.group
                    && a.is(j.wrapping_sub(1), ',')
                    && !(j + 2..hit.group)
                        .any(|k| finite(a, k) || a.flags(k).any(Flags::PREPOSITION) || a.is(k, ','))
            });
        let p = joint.unwrap_or(p);
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
        let comma = a.is(p.wrapping_sub(1), ',') || mark(a, p.wrapping_sub(1));
        let resumed = comma && a.surface(p) == "and" && matches!(hit.form, Form::Past | Form::Third);
        if !(declines || past(form) && past(hit.form) || form == hit.form || resumed) {
            return None;
        }
        if let Some(l) = placed.last().filter(|l| l.open) {
            // "said he went to Ohio and called for a recount": whose call it is cannot be told; a verb of
            // plain saying, or a comma, takes up the thread.
            let but = a.surface(p) == "but";
            // "said she regretted it and promised to stay out": she and the speaker are one.
            let same = !hit.weak
                && matches!(hit.act, CueAct::Fixed(Act::Commit | Act::Decline))
                && l.content.first().is_some_and(|c| a.flags(c.start).any(Flags::HE_SHE.with(Flags::THEY)));
            let said = matches!(hit.act, CueAct::Content)
                && (but || matches!(tail, Tail::That(_) | Tail::Quote(_)))
                || matches!(hit.act, CueAct::Fixed(Act::Decline))
                || same
                || but && matches!(hit.act, CueAct::Fixed(Act::Oppose | Act::Warn | Act::Request));
            let verb_inside = l
                .content
                .first()
                .is_some_and(|c| (c.start..p).any(|k| finite(a, k) && !self.marks.inside(k)));
            let comma = a.is(p.wrapping_sub(1), ',') || mark(a, p.wrapping_sub(1));
            let minds = hit.weak
                && hit.form == Form::Third
                && matches!(
                    self.lemma(&l.hit),
                    "believe" | "think" | "hope" | "fear" | "feel" | "expect" | "say"
                );
            if (!said || hit.weak) && verb_inside && !comma && !minds {
                return None;
            }
        }
        if matches!(tail, Tail::Comma(_) | Tail::End(_)) && matches!(hit.act, CueAct::Content) {
            return None;
        }
        let from = self.connector(joint.map_or(hit.group, |j| j + 1));
        Some(Placed {
            names,
            person,
            single,
            from,
            content: vec![start..e],
            open: true,
            clause: matches!(tail, Tail::That(_) | Tail::Quote(_)),
            scope: Scope::Clause,
            rule: "cue-coordinated",
            hearer,
            hit,
            source: None,
        })
    }
}
