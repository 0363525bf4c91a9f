//! Attributions as drafts of claims.

use super::Speaker;
use super::frame::{Frame, Placed, Read, strip_end};
use crate::extract::claims::Draft;
use crate::extract::content;
use crate::lexicon::{Act, CueAct, Modality, Scope};

impl Frame<'_, '_> {
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
                CueAct::Fixed(Act::Request)
                    if lemma == "ask"
                        && (p.clause
                            || matches!(
                                a.surface(main.start),
                                "whether" | "if" | "why" | "how" | "what" | "who" | "when"
                            )) =>
                {
                    Act::Ask
                }
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
                (CueAct::Fixed(cue), Act::Ask) if cue != Act::Ask => 1,
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
