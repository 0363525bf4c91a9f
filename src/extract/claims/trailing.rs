//! Who is named behind the statement: "…, the Minister said", "…, said the Minister".

use super::attributed::separator;
use super::write::trim_end;
use super::{Draft, Reader};
use crate::extract::analysis::Analysis;
use crate::extract::cast::Cast;
use crate::extract::content;
use crate::extract::cues::{self, Hit};
use crate::extract::mention::Kind;
use crate::extract::subject::{self, Subject, Who};
use crate::lexicon::{Act, CueAct, Flags, Form, Scope};

impl Reader<'_, '_> {
    /// Who is named before a verb at the end of a sentence: "…, the ministry said", "…, it added".
    pub(super) fn trailing_subject(&self, group: usize, from: usize) -> Option<Subject> {
        let a = self.a;
        let it = group > from + 3 && a.surface(group - 1) == "it" && separator(a, group - 2);
        let [name] = self.cast.last_group.as_slice() else {
            return subject::before(a, self.cast, group, from);
        };
        if !it {
            return subject::before(a, self.cast, group, from);
        }
        Some(Subject {
            toks: group - 1..group,
            who: Who::Body,
            names: vec![name.clone()],
            persons: Vec::new(),
            joint: false,
        })
    }

    pub(super) fn push_trailing(&mut self, hit: &Hit, subject: Subject, resume: usize) {
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
        let reading =
            if quoted { crate::extract::firsthand::quoted(a, &main) } else { content::read(a, &main, true) };
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
        if subject.who == Who::Body {
            self.cast.last_group.clone_from(&subject.names);
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
}

/// "said Dana Whitlock", "said a spokesman for the ministry".
pub(super) fn inverted(a: &Analysis<'_>, cast: &Cast, from: usize, end: usize) -> Option<Subject> {
    // "said a release of the Ministry yesterday"
    let end = a
        .mention_ending(end)
        .filter(|m| m.kind == Kind::Date && m.toks.start > from + 1)
        .map_or(end, |m| m.toks.start - usize::from(a.surface(m.toks.start - 1) == "on"));
    // "said the Ministry of Foreign Affairs (MFA) in a statement on Saturday"
    let aside = |k: usize| {
        a.is(k, '(')
            || matches!(a.surface(k), "in" | "on" | "at" | "during" | "after")
                && a.mention(k).is_none()
                && (a.flags(k + 1).any(Flags::DETERMINER)
                    || a.mention(k + 1).is_some_and(|m| m.kind == Kind::Date))
    };
    let end = (from + 1..end).find(|&k| aside(k)).unwrap_or(end);
    let subject = subject::before(a, cast, end, from)?;
    let starts = subject.toks.start <= from + 1
        || (from..subject.toks.start).all(|k| {
            // "said Mr. Orlan"
            a.flags(k).any(Flags::TITLE.with(Flags::DETERMINER).with(Flags::TITLE_MODIFIER))
                || a.capital(k)
                || a.is(k, '.') && a.flags(k - 1).any(Flags::HONORIFIC)
        });
    (starts && matches!(subject.who, Who::Person | Who::Body | Who::Noun | Who::Country)).then_some(subject)
}
