//! Due dates of claims, and references that name nobody.

use super::analysis::Analysis;
use super::claims::Draft;
use super::dates;
use super::finding::Due;
use super::hints::Hint;
use super::mention::Kind;
use crate::lexicon::{Act, Begins, Payload};
use crate::text::Span;
use jiff::civil::Date;

/// By when a commitment, request, agreement or decision is to be done.
pub(super) fn find(a: &Analysis<'_>, draft: &Draft, anchor: Option<Date>) -> Option<Due> {
    if !matches!(draft.act, Act::Commit | Act::Request | Act::Agree | Act::Decide) {
        return None;
    }
    for range in &draft.content {
        for k in range.clone() {
            let mut vague = 0;
            if a.lexicon.phrases.begins(a.word(k), Begins::DATE) {
                a.lexicon.phrases.matches((k..range.end).map(|j| a.word(j)), |m| {
                    if m.payload == Payload::VagueDate {
                        vague = m.len;
                    }
                });
            }
            if vague > 0 {
                return Some(Due { span: a.span(&(k..k + vague)), date: None, vague: true });
            }
            let deadline = matches!(a.surface(k), "by" | "before" | "until" | "within" | "than")
                || matches!(a.surface(k), "in" | "on" | "at")
                    && a.mention(k + 1).is_some_and(|m| m.kind == Kind::Date);
            if deadline {
                let j = k + 1;
                if let Some(m) = a.mention(j).filter(|m| m.kind == Kind::Date && m.toks.start == j) {
                    let date = dates::value(a, &m.toks, anchor);
                    let ahead = match (&date, anchor) {
                        (Some(d), Some(day)) => {
                            d.get(..4).is_none_or(|y| y >= day.to_string().get(..4).unwrap_or(""))
                        }
                        _ => true,
                    };
                    if ahead {
                        return Some(Due { span: a.span(&m.toks), date, vague: false });
                    }
                }
            }
        }
    }
    None
}

/// Every veiled reference of the body, in text order.
pub(super) fn veiled(a: &Analysis<'_>) -> Vec<Span> {
    let mut out = Vec::new();
    for s in &a.sentences {
        let mut k = s.toks.start;
        loop {
            k = a.hints.next(k, s.toks.end, Hint::VEILED);
            if k >= s.toks.end {
                break;
            }
            let mut len = 0;
            a.lexicon.phrases.matches((k..s.toks.end).map(|j| a.word(j)), |m| {
                if m.payload == Payload::Veiled {
                    len = m.len;
                }
            });
            if len > 0 {
                out.push(a.span(&(k..k + len)));
                k += len;
            } else {
                k += 1;
            }
        }
    }
    out
}
