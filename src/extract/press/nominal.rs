//! Nouns that report: "Hale's claim that the count was rigged has angered officials".

use super::Speaker;
use super::frame::{Frame, Read};
use super::source::{self, Source};
use super::tail::finite;
use crate::extract::claims::Draft;
use crate::extract::content;
use crate::extract::mention::Kind;
use crate::lexicon::{Act, Flags, Scope};
use crate::text::TokenKind;

/// The act of a noun with an object: "her criticism of the pact".
fn act(noun: &str) -> Act {
    match noun {
        "call" | "calls" | "demand" | "demands" | "proposal" | "proposals" | "request" | "plea"
        | "appeal" => Act::Request,
        "criticism" | "criticisms" | "condemnation" | "denunciation" | "opposition" | "accusation"
        | "accusations" | "rejection" | "denial" | "attack" | "attacks" | "rebuke" => Act::Oppose,
        "support" | "endorsement" | "praise" | "defense" | "defence" => Act::Endorse,
        "warning" | "warnings" | "threat" | "threats" => Act::Warn,
        "pledge" | "pledges" | "promise" | "promises" | "vow" | "vows" | "refusal" => Act::Commit,
        "concern" | "concerns" | "fear" | "fears" | "worries" => Act::Concern,
        _ => Act::Assert,
    }
}

impl Frame<'_, '_> {
    /// Who owns the noun at `noun`: "Hale's comments", "his early assessment".
    fn owner(&self, noun: usize) -> Option<Source> {
        let a = self.a;
        let b = self.range.start;
        for owner in (b..noun).rev().take(3) {
            if a.tok(owner).is_some_and(|t| t.token.kind == TokenKind::Possessive) {
                return source::before(a, self.marks, self.cast, owner, b);
            }
            if [a.known.his, a.known.her, a.known.their].contains(&a.word(owner)) || a.surface(owner) == "its"
            {
                // "Hale revised his proposal on": the subject names him.
                let subject =
                    self.leading().filter(|s| s.end < owner && s.toks.end <= owner && !s.names.is_empty());
                if let Some(s) = subject {
                    return Some(s);
                }
                let person = matches!(a.surface(owner), "his" | "His" | "her" | "Her");
                let (names, person) = match self.cast.last_person {
                    Some(p) if person => (vec![self.cast.name(p)], Some(p)),
                    _ => (self.cast.last_group.clone(), None),
                };
                let (animate, text, joint, single) = (true, false, false, false);
                return Some(Source {
                    toks: owner..owner + 1,
                    end: noun,
                    names,
                    person,
                    animate,
                    text,
                    joint,
                    single,
                });
            }
            let adjective = a.is_word(owner)
                && a.mention(owner).is_none()
                && !a.flags(owner).any(Flags::PREPOSITION.with(Flags::DETERMINER).with(Flags::CONJUNCTION))
                && !finite(a, owner);
            if !adjective {
                return None;
            }
        }
        None
    }

    /// Nouns that report with their owner and what they are about, outside what `drafts` hold already:
    /// "Hale's comments on the pact", "the bank's estimate of growth".
    pub(super) fn mentions(&self, drafts: &[Draft]) -> Vec<Draft> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let mut out: Vec<Draft> = Vec::new();
        for noun in b + 1..e {
            if !a.flags(noun).any(Flags::REPORT_NOUN) || self.marks.inside(noun) {
                continue;
            }
            let mut link = noun + 1;
            if let Some(m) = a.mention(link).filter(|m| m.kind == Kind::Date && m.toks.start == link) {
                link = m.toks.end;
            }
            let about = matches!(a.surface(link), "of" | "on" | "about" | "for" | "against" | "that")
                || a.word(link) == a.known.to;
            let held = drafts.iter().chain(&out).any(|d| {
                d.content.iter().any(|c| c.contains(&noun))
                    || d.source.as_ref().is_some_and(|s| s.contains(&noun))
                    || d.cue.as_ref().is_some_and(|c| c.contains(&noun))
            });
            if !about || held || link + 2 > e {
                continue;
            }
            let Some(source) = self.owner(noun).filter(|s| s.animate && !s.names.is_empty()) else {
                continue;
            };
            let that = a.word(link) == a.known.that;
            let from = link + 1;
            let end = (from + 1..e)
                .find(|&k| {
                    !self.marks.inside(k)
                        && ([',', ';', '—', ':'].into_iter().any(|c| a.is(k, c))
                            || !that && finite(a, k)
                            || matches!(
                                a.surface(k),
                                "who" | "which" | "when" | "after" | "while" | "because" | "before"
                            ))
                })
                .unwrap_or(e);
            let content = from..super::frame::strip_end(a, from, end);
            if content.is_empty() {
                continue;
            }
            let reading = content::read(a, &content, that);
            out.push(Draft {
                speakers: source.names.clone(),
                scope: Scope::Own,
                act: if that { reading.act } else { act(a.surface(noun)) },
                strength: 1,
                source: Some(source.toks),
                cue: Some(noun..link + 1),
                content: vec![content],
                addressees: Vec::new(),
                modality: reading.modality,
                negated: false,
                rule: "noun-topic",
                confidence: 0.6,
            });
        }
        out
    }

    /// A report by a noun with its owner, for sentences that have no other.
    pub(super) fn nominal(&self) -> Option<Read> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let noun = (b + 1..e).find(|&k| {
            a.flags(k).any(Flags::REPORT_NOUN) && a.word(k + 1) == a.known.that && !self.marks.inside(k)
        })?;
        let owner = noun - 1;
        let source = if a.tok(owner).is_some_and(|t| t.token.kind == TokenKind::Possessive) {
            source::before(a, self.marks, self.cast, owner, b)?
        } else if [a.known.his, a.known.her, a.known.their].contains(&a.word(owner)) {
            let (names, person) = match self.cast.last_person {
                Some(p) if a.word(owner) != a.known.their => (vec![self.cast.name(p)], Some(p)),
                _ => (self.cast.last_group.clone(), None),
            };
            let (animate, text, joint, single) = (true, false, false, false);
            Source { toks: owner..noun, end: noun, names, person, animate, text, joint, single }
        } else {
            return None;
        };
        if !source.animate || source.names.is_empty() {
            return None;
        }
        // The report ends where the sentence's own verb stands.
        let from = noun + 2;
        let first = (from..e).find(|&k| finite(a, k))?;
        let own = (first + 1..e).find(|&k| {
            finite(a, k) && !finite(a, k - 1) && !a.flags(k - 1).any(Flags::ADVERB) && !self.marks.inside(k)
        });
        let content = from..own.unwrap_or(e);
        let reading = content::read(a, &content, true);
        let draft = Draft {
            speakers: source.names.clone(),
            scope: Scope::Own,
            act: reading.act,
            strength: reading.strength,
            source: Some(source.toks),
            cue: Some(noun..noun + 2),
            content: vec![content],
            addressees: Vec::new(),
            modality: reading.modality,
            negated: reading.negated,
            rule: "noun-report",
            confidence: 0.7,
        };
        let speaker = Speaker { names: source.names, person: source.person, single: source.single };
        Some(Read { drafts: vec![draft], speaker: Some(speaker), bare: None })
    }
}
