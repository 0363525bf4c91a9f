//! Resolutions: one sentence over many paragraphs; a body as the subject, preamble participles, numbered
//! operative verbs (DOMAIN 2.6 R1, R2).

mod opener;
mod points;

use super::analysis::{Analysis, Sentence};
use super::claims::Draft;
use super::content;
use crate::lexicon::{Act, CueAct, Flags, Form, Modality, Scope};
use crate::text::TokenKind;
use opener::{lead_in, opener, past_link, verb};
use std::ops::Range;

/// A resolution inside a document.
#[derive(Clone, Debug)]
pub(super) struct Resolution {
    /// Tokens of the body that resolves, "the" included.
    pub subject: Range<usize>,
    /// Number of the sentence that holds it.
    pub sentence: usize,
}

/// Finds "The …, Recalling …, 1. Decides …" and joins its paragraphs into one sentence.
pub(super) fn join(a: &mut Analysis<'_>) -> Option<Resolution> {
    let whole = |(first, comma): (usize, usize)| {
        let start = a.sentences.get(first)?.toks.start;
        Some((first, start..comma))
    };
    let (first, subject) = we(a).or_else(|| body(a)).and_then(whole).or_else(|| points::subject(a))?;
    let (start, comma) = (a.sentences.get(first)?.toks.start, subject.end);
    // It goes on while paragraphs open with a participle, an operative verb or a sub-item.
    let mut last = first;
    for k in first + 1..a.sentences.len() {
        let Some(s) = a.sentences.get(k) else { break };
        let previous_ends = a
            .sentences
            .get(k - 1)
            .is_some_and(|p| p.toks.end > p.toks.start && a.is(p.toks.end.wrapping_sub(1), '.'));
        let begin = operative_start(a, s.toks.start);
        // "Acting under Chapter VII of the Charter,": no act, and the sentence goes on.
        let goes_on =
            !previous_ends && s.toks.end.checked_sub(1).is_some_and(|e| a.is(e, ',') || a.is(e, ';'));
        if opener(a, begin).is_none() && !goes_on && (previous_ends || !sub_item(a, s.toks.start)) {
            break;
        }
        last = k;
        if previous_ends && opener(a, begin).is_none() {
            break;
        }
    }
    if last == first && !(comma + 1..a.sentences.get(first)?.toks.end).any(|j| a.is(j, ';')) {
        return None;
    }
    let end = a.sentences.get(last)?.toks.end;
    let block = a.sentences.get(first)?.block;
    let span = a.span(&(start..end));
    a.sentences.splice(first..=last, [Sentence { toks: start..end, block, span }]);
    a.index_openings();
    Some(Resolution { subject, sentence: first })
}

/// "The Council, Recalling …": the sentence that opens it, and the comma behind the one who resolves.
fn body(a: &Analysis<'_>) -> Option<(usize, usize)> {
    a.sentences.iter().enumerate().take(12).find_map(|(k, s)| {
        let r = &s.toks;
        let comma = (r.start + 1..r.end.min(r.start + 14)).find(|&j| a.is(j, ','))?;
        // Nothing finite before the comma, and a capitalised participle or adverb right after it.
        let plain = !(r.start..comma).any(|j| {
            a.flags(j).any(Flags::BE.with(Flags::MODAL).with(Flags::HAVE))
                || a.has_form(j, &[Form::Past]) && !a.capital(j)
        });
        let next = comma + 1;
        let capital = a.capital(next) || a.tok(next).is_some_and(|t| t.token.upper);
        let opens = capital && (opener(a, next).is_some() || lead_in(a, next).is_some());
        // "Guided by the Charter, Recalling …" is a clause of the preamble, not the one who resolves.
        let clause = lead_in(a, r.start).is_some() || opener(a, r.start).is_some();
        (plain && a.capital(r.start) && !clause && opens && next < a.toks.len()).then_some((k, comma))
    })
}

/// "WE, the Member States of …, gathered in Vesk; REAFFIRMING …; HEREBY COMMIT TO …": the mark before the first line
/// that opens with a participle.
fn we(a: &Analysis<'_>) -> Option<(usize, usize)> {
    a.sentences.iter().enumerate().take(4).find_map(|(k, s)| {
        let r = &s.toks;
        if a.lower(r.start) != "we" || !a.is(r.start + 1, ',') {
            return None;
        }
        let last = a.sentences.get(k + 3).or_else(|| a.sentences.last()).map_or(r.end, |s| s.toks.end);
        let opens = |&j: &usize| {
            (a.is(j, ';') || a.is(j, ','))
                && a.capital(j + 1)
                && a.opens_line(j + 1)
                && (opener(a, j + 1).is_some() || lead_in(a, j + 1).is_some())
        };
        let mut marks = (r.start + 2..last).filter(opens);
        let first = marks.next()?;
        marks.next().map(|_| (k, first))
    })
}

fn sub_item(a: &Analysis<'_>, k: usize) -> bool {
    a.is(k, '(') || a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Number) || !a.capital(k)
}

/// Past "1." or "(a)".
fn operative_start(a: &Analysis<'_>, k: usize) -> usize {
    if a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Number) && (a.is(k + 1, '.') || a.is(k + 1, ')')) {
        k + 2
    } else if a.is(k, '(') && a.is(k + 2, ')') {
        k + 3
    } else {
        k
    }
}

/// A clause of a resolution: where the one before ends, its opening words, and what they do (none: nothing).
struct Clause {
    from: usize,
    begin: usize,
    cue_end: usize,
    act: Option<CueAct>,
    rung: u8,
}

/// The claims of a resolution: one for each opener, all by the body.
pub(super) fn read(a: &Analysis<'_>, resolution: &Resolution, names: &[String], out: &mut Vec<Draft>) {
    let Some(sentence) = a.sentences.get(resolution.sentence) else { return };
    let end = sentence.toks.end;
    let mut starts: Vec<Clause> = Vec::new();
    let mut k = resolution.subject.end + 1;
    let mut joint = k;
    let mut fresh = true;
    while k < end {
        if fresh {
            let begin = operative_start(a, k);
            let silent = lead_in(a, begin).map(|end| (end, None, 0));
            let opened = || opener(a, begin).map(|(end, act, rung)| (end, Some(act), rung));
            if let Some((cue_end, act, rung)) = silent.or_else(opened) {
                starts.push(Clause { from: joint, begin, cue_end, act, rung });
                k = cue_end;
                fresh = false;
                continue;
            }
            if begin > k {
                k = begin;
                continue;
            }
        }
        fresh = false;
        // "… the Lake Question:", and a stray stop: the next line opens a clause.
        let lined =
            (a.is(k, ':') || a.is(k, '.')) && a.opens_line(k + 1) && a.capital(operative_start(a, k + 1));
        let boundary =
            lined || a.is(k, ';') || a.is(k, ',') || a.word(k) == a.known.and || a.word(k) == a.known.but;
        if boundary {
            let mut next = k + 1;
            if a.word(next) == a.known.and {
                next += 1;
            }
            let next = past_link(a, operative_start(a, next));
            let capital_new = a.capital(next);
            let same_series = starts.last().is_some_and(|c| {
                let (b, next) = (verb(a, c.begin), verb(a, next));
                let third = |j: usize| a.has_form(j, &[Form::Third]) && !a.has_form(j, &[Form::Ing]);
                let ing = |j: usize| a.has_form(j, &[Form::Ing]);
                third(b) && third(next) || ing(b) && ing(next)
            });
            if (opener(a, next).is_some() || capital_new && lead_in(a, next).is_some())
                && (capital_new
                    || same_series && !a.is(k, ',')
                    || same_series && a.word(k + 1) == a.known.and)
            {
                fresh = true;
                joint = k;
                k = next;
                continue;
            }
        }
        k += 1;
    }
    let mut first = true;
    for (n, clause) in starts.iter().enumerate() {
        let &Clause { begin, cue_end, act: Some(act), rung, .. } = clause else { continue };
        let mut stop = starts.get(n + 1).map_or(end, |s| s.from.max(cue_end));
        while stop > cue_end
            && (['.', ',', ';', '(', ')'].into_iter().any(|c| a.is(stop.wrapping_sub(1), c))
                || a.word(stop.wrapping_sub(1)) == a.known.and
                || a.tok(stop.wrapping_sub(1)).is_some_and(|t| t.token.kind == TokenKind::Number)
                    && a.is(stop, '.'))
        {
            stop -= 1;
        }
        if stop <= cue_end {
            continue;
        }
        let content = cue_end..stop;
        let that = a.word(cue_end.wrapping_sub(1)) == a.known.that;
        let reading = content::read(a, &content, that);
        let decided = match act {
            CueAct::Fixed(x) => x,
            CueAct::Content => reading.act,
        };
        out.push(Draft {
            speakers: names.to_vec(),
            scope: if first && names.len() > 1 {
                Scope::Joint
            } else if first {
                Scope::Own
            } else {
                Scope::Clause
            },
            act: decided,
            strength: if matches!(act, CueAct::Fixed(_)) || decided == Act::Assert {
                rung
            } else {
                reading.strength
            },
            source: first.then(|| {
                let subject = &resolution.subject;
                if a.lower(subject.start) == "we" {
                    subject.start..subject.start + 1
                } else {
                    subject.clone()
                }
            }),
            cue: Some(begin..cue_end),
            content: vec![content],
            addressees: Vec::new(),
            modality: if decided == Act::Request { Modality::Should } else { Modality::Asserted },
            negated: that && reading.negated,
            rule: "resolution-clause",
            confidence: 0.95,
        });
        first = false;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::document::Document;
    use crate::extract::extract;
    use crate::lexicon::{Act, Lexicon};

    #[test]
    fn clauses_join_within_a_paragraph_and_lead_ins_say_nothing() {
        let text = "The Security Council,\n\nGuided by the Charter,\n\nReiterating its demand that all \
                    talk, and in this regard deploring all attacks,\n\nHaving considered the report,\n\n\
                    1. Demands a ceasefire, and further demands that the gates be opened;\n\n\
                    2. Takes note of the report;\n\n3. Decides to remain seized of the matter.";
        let document = Document::from_text("a.txt", text);
        let found = extract(&document, Lexicon::builtin()).claims;
        let cues: Vec<&str> = found.iter().map(|c| c.cue.unwrap().of(&document.text)).collect();
        assert_eq!(
            cues,
            ["Reiterating", "deploring", "Demands", "further demands that", "Takes note of", "Decides to"]
        );
        assert_eq!(found.get(1).map(|c| c.act), Some(Act::Oppose));
        assert!(found.iter().all(|c| c.speakers.iter().all(|s| s.ends_with("Security Council"))));
    }
}
