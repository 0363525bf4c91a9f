//! Attributions as drafts of claims; "according to".

use super::Speaker;
use super::frame::{Frame, Placed, Read, strip_end};
use super::inverted;
use super::marks::mark;
use super::tail::finite;
use crate::extract::claims::Draft;
use crate::extract::content;
use crate::lexicon::{Act, CueAct, Flags, Form, Modality, Scope};

impl Frame<'_, '_> {
    /// "In her view, S" · "In the words of the report, S"
    fn in_view(&self) -> Option<Read> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        if !matches!(a.surface(b), "In" | "To") || self.marks.inside(b) {
            return None;
        }
        let comma = (b + 2..e.min(b + 12)).find(|&k| a.is(k, ','))?;
        let noun = |k: usize| {
            matches!(
                a.surface(k),
                "view"
                    | "opinion"
                    | "words"
                    | "judgment"
                    | "judgement"
                    | "telling"
                    | "estimation"
                    | "eyes"
                    | "mind"
            )
        };
        let owned = matches!(a.surface(comma - 2), "his" | "her" | "their" | "its")
            || a.tok(comma - 2).is_some_and(|t| t.token.kind == crate::text::TokenKind::Possessive);
        let source = if noun(comma - 1) && owned {
            b + 1..comma - 1
        } else if a.surface(b) == "In"
            && matches!(a.surface(b + 1), "the")
            && noun(b + 2)
            && a.word(b + 3) == a.known.of
        {
            b + 4..comma
        } else {
            return None;
        };
        let pronoun = matches!(a.surface(source.start), "his" | "her");
        let named = source
            .clone()
            .find_map(|k| a.mention(k).filter(|m| m.kind == crate::extract::mention::Kind::Person));
        let person = if pronoun { self.cast.last_person } else { named.map(|m| m.entity) };
        let names = match person {
            Some(p) => vec![self.cast.name(p)],
            None if a.surface(source.start) == "their" => self.cast.last_group.clone(),
            None => vec![crate::extract::entity::surface(a, source.start, source.end)],
        };
        let content = comma + 1..e;
        if content.is_empty() {
            return None;
        }
        let reading = content::read(a, &content, true);
        let draft = Draft {
            speakers: names.clone(),
            scope: Scope::Own,
            act: reading.act,
            strength: reading.strength,
            source: Some(source),
            cue: Some(b..comma),
            content: vec![content],
            addressees: Vec::new(),
            modality: reading.modality,
            negated: reading.negated,
            rule: "in-view",
            confidence: 0.8,
        };
        Some(Read {
            drafts: vec![draft],
            speaker: Some(Speaker { names, person, single: false }),
            bare: None,
        })
    }

    /// "According to X, S" · "S, according to X"
    pub(super) fn according(&self) -> Option<Read> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        if let Some(read) = self.in_view() {
            return Some(read);
        }
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
        let s = inverted::after(a, self.marks, self.cast, source.start, source.end);
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

    pub(super) fn write(&self, placed: Vec<Placed>) -> Read {
        let a = self.a;
        let mut read = Read::default();
        let starts: Vec<(usize, usize)> = placed.iter().map(|p| (p.from, p.hit.group)).collect();
        let last = placed.iter().rev().find(|p| p.rule != "relative").or(placed.last());
        read.speaker = last.map(|p| Speaker { names: p.names.clone(), person: p.person, single: p.single });
        for (i, p) in placed.into_iter().enumerate() {
            let mut content = p.content;
            if p.open
                && let Some(c) = content.first_mut()
            {
                // "Hale, citing the report, said …": the next clause may have begun before this one.
                let next = match starts.get(i + 1) {
                    Some(&(from, _)) if from > c.start => from,
                    Some(&(_, group)) => group,
                    None => self.range.end,
                };
                c.end = strip_end(a, c.start, next.clamp(c.start, c.end.max(c.start)));
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
                statement
                    && (p.clause
                        || p.scope == Scope::Quote
                        || content::is_clause(a, &main)
                        || p.hit.statement),
            );
            let act = match p.hit.act {
                _ if declines => Act::Decline,
                CueAct::Fixed(Act::Inform) if p.clause => reading.act,
                CueAct::Fixed(Act::Request) if lemma == "suggest" && (p.clause || statement) => reading.act,
                CueAct::Fixed(act) => act,
                // Who predicts binds nobody.
                CueAct::Content if matches!(lemma, "predict" | "estimate" | "find" | "show" | "suggest") => {
                    Act::Assert
                }
                // What somebody believes will happen is no promise.
                CueAct::Content
                    if reading.act == Act::Commit
                        && matches!(
                            lemma,
                            "believe" | "think" | "feel" | "suspect" | "doubt" | "fear" | "worry"
                        ) =>
                {
                    Act::Assert
                }
                CueAct::Content if super::super::transcript::declines(a, &main) => Act::Decline,
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
