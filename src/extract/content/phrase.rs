//! A noun phrase as a content: its head decides the act.

use super::clause::clause;
use super::{Reading, lower};
use crate::extract::analysis::Analysis;
use crate::lexicon::{Act, Form};
use std::ops::Range;

/// Whether a word has the ending of an adjective.
fn adjective(a: &Analysis<'_>, k: usize) -> bool {
    let word = a.surface(k);
    let ends = ["al", "ic", "ary", "ous", "ive", "ful", "ble", "ian"].iter().any(|end| word.ends_with(end));
    ends && word.len() > 4 && !a.capital(k)
}

/// A noun phrase: its head decides.
pub(super) fn phrase(a: &Analysis<'_>, content: &Range<usize>) -> Reading {
    let mut k = content.start;
    let limit = content.end.min(content.start + 16);
    let mut need = None;
    while k < limit {
        let word = lower(a, k);
        if matches!(word.as_str(), "need" | "urgency" | "necessity") {
            need = Some(k);
        }
        if matches!(
            word.as_str(),
            "of" | "for"
                | "to"
                | "in"
                | "on"
                | "that"
                | "about"
                | "relating"
                | "regarding"
                | "concerning"
                | "over"
                | "with"
                | "from"
                | "between"
                | "at"
                | "which"
                | "who"
                | "as"
        ) && k > content.start
            // "the State of Qatar's condemnation": inside a name.
            && a.mention(k).is_none_or(|m| m.toks.start == k)
        {
            // "his history of steadfast commitment": the noun behind the link decides.
            let hollow = word == "of"
                && matches!(
                    lower(a, k - 1).as_str(),
                    "history" | "expression" | "message" | "sense" | "spirit" | "words"
                );
            // "his firm stance in support of"
            if word == "in" && lower(a, k + 1) == "support" && a.word(k + 2) == a.known.of {
                return Reading::new(Act::Endorse, 8);
            }
            if !hollow {
                break;
            }
        }
        // "unwavering military, economic and political support"
        let listed = a.is(k, ',') && k > content.start && adjective(a, k - 1) && adjective(a, k + 1);
        if a.is(k, ',') && !listed {
            break;
        }
        k += 1;
    }
    // "the need for X to act", "the critical need for a fair trade", "the necessity of talks": something is to be done.
    if let Some(n) = need {
        let must = [a.known.to, a.known.for_].contains(&a.word(n + 1))
            || a.word(n + 1) == a.known.of && lower(a, n).as_str() != "urgency";
        if must {
            return Reading::new(Act::Request, 5);
        }
    }
    let mut intensity = 0u8;
    for j in content.start..k {
        let word = lower(a, j);
        if matches!(word.as_str(), "deep" | "serious" | "strong" | "firm" | "full" | "deepest" | "profound") {
            intensity = 1;
        }
        if matches!(word.as_str(), "grave" | "utmost" | "strongest" | "unwavering" | "ironclad" | "extreme") {
            intensity = 2;
        }
        // "their will to deepen political dialogue": a noun, as "to" shows.
        // "their wish to work together", "the keen interest of the Union to do more"
        if word == "wish" && a.word(j + 1) == a.known.to && a.has_form(j + 2, &[Form::Base]) {
            return Reading::new(Act::Commit, 4);
        }
        if word == "interest" && wishes(a, j, content.end) {
            return Reading::new(Act::Commit, 4);
        }
        if word == "will" && j > content.start && a.word(j - 1) != a.known.the && a.word(j + 1) == a.known.to
        {
            return Reading::new(Act::Commit, 4);
        }
        if let Some((act, rung)) = a.lexicon.nouns.act(&word) {
            // Somebody's own call is a call; "took note of the proposal" is not.
            let owned = matches!(lower(a, content.start).as_str(), "his" | "her" | "their" | "its" | "our")
                || (content.start..j)
                    .any(|i| a.tok(i).is_some_and(|t| t.token.kind == crate::text::TokenKind::Possessive));
            if matches!(
                word.as_str(),
                "call" | "calls" | "appeal" | "demand" | "demands" | "request" | "invitation" | "proposal"
            ) && !owned
            {
                continue;
            }
            // "shared interest in", "areas of common concern" assert; "support for" endorses.
            let last_noun = j + 1 == k || matches!(lower(a, j + 1).as_str(), "and" | "or");
            if !last_noun {
                continue;
            }
            // "her interest in", "their mutual interest in": a wish; "areas of shared interest" is none.
            let own = |k: usize| matches!(a.surface(k), "his" | "her" | "their" | "its" | "our");
            if word.starts_with("interest")
                && !(own(j.saturating_sub(1))
                    // "the interest in cooperating", "Sarvan's interest in investing"
                    || a.surface(j + 1) == "in"
                        && (a.surface(j + 2).ends_with("ing") || a.surface(j + 3).ends_with("ing"))
                        && (own(j.saturating_sub(2))
                            || !matches!(a.surface(j - 1), "shared" | "common" | "mutual" | "strategic")))
            {
                continue;
            }
            if word == "plan" || word == "plans" || word == "confidence" {
                continue;
            }
            return Reading::new(act, rung.saturating_add(intensity));
        }
        if matches!(word.as_str(), "conviction" | "belief" | "view" | "opinion" | "desire" | "hope")
            && lower(a, j + 1) == "that"
        {
            return clause(a, &(j + 2..content.end));
        }
    }
    Reading::new(Act::Assert, 3)
}

/// Whether an interest is one in doing something: "keen interest to work", "the interest of the Union in hosting".
fn wishes(a: &Analysis<'_>, j: usize, end: usize) -> bool {
    let does = |k: usize| {
        a.word(k) == a.known.to && (k + 1..k + 3).any(|v| a.has_form(v, &[Form::Base]) && !a.capital(v))
            || a.surface(k) == "in" && (k + 1..k + 3).any(|v| a.has_form(v, &[Form::Ing]) && !a.capital(v))
    };
    let shared = j > 0 && matches!(a.surface(j - 1), "shared" | "common" | "mutual" | "strategic");
    let of = a.word(j + 1) == a.known.of;
    !shared && (does(j + 1) || of && (j + 2..end.min(j + 24)).take_while(|&k| !a.is(k, ';')).any(does))
}
