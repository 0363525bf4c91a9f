//! The state for which somebody speaks, by what is said: "Sarvan will", "reaffirmed Sarvan's commitment".

use super::{most, spoken_of};
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::country_name;
use crate::extract::finding::Claim;
use crate::extract::mention::{Kind, Mention};
use crate::lexicon::{Act, Flags, Form, Scope};
use crate::text::TokenKind;
use std::collections::BTreeMap;

/// What is named at the beginning of a claim's content, behind an article.
fn opening<'a>(a: &'a Analysis<'_>, claim: &Claim) -> Option<&'a Mention> {
    let k = a.toks.partition_point(|t| t.token.span.start < claim.content.first().map_or(0, |c| c.start));
    let k = k + usize::from(a.word(k) == a.known.the);
    a.mention(k).filter(|m| m.toks.start == k && m.entity != NONE && !claim.content.is_empty())
}

/// The country that opens what one says in a text in the first person, and acts: "Sarvan condemns", "Sarvan will".
pub(super) fn speaking(a: &Analysis<'_>, claims: &[Claim], one: &str) -> Option<String> {
    let mut acts: BTreeMap<String, usize> = BTreeMap::new();
    for claim in
        claims.iter().filter(|c| c.scope == Scope::Turn && matches!(&c.speakers[..], [only] if only == one))
    {
        let side = |m: &Mention| match m.kind {
            Kind::Demonym(_) => a.word(m.toks.end) == a.known.side,
            _ => m.kind.is_state(),
        };
        let Some(m) = opening(a, claim).filter(|m| side(m)) else { continue };
        let mut verb = m.toks.end + usize::from(a.word(m.toks.end) == a.known.side);
        verb += usize::from(a.flags(verb).any(Flags::ADVERB) || a.surface(verb).ends_with("ly"));
        if (a.cue_form(verb, Form::Third) || matches!(a.surface(verb), "will" | "remains" | "stands"))
            && let Some(country) = country_name(a, m.kind, m.toks.start)
        {
            *acts.entry(country).or_default() += 1;
        }
    }
    // Of what a statement is about, it says what is the matter there.
    let topic = spoken_of(a);
    acts.retain(|country, _| !topic.contains(country));
    most(acts)
}

/// What somebody has or gives in a state's name: "reaffirmed Sarvan's commitment".
const PLEDGES: [&str; 25] = [
    "adherence",
    "appreciation",
    "aspiration",
    "commitment",
    "concern",
    "concerns",
    "condolences",
    "desire",
    "determination",
    "gratitude",
    "hope",
    "intention",
    "interest",
    "keenness",
    "opposition",
    "policy",
    "position",
    "priorities",
    "readiness",
    "resolve",
    "solidarity",
    "stance",
    "support",
    "view",
    "willingness",
];

/// The state for which somebody makes promises in an account of what was said: "reaffirmed Sarvan's commitment to",
/// "said that Sarvan stands ready to". Of others one may say so too, so that it counts only if it is one state.
pub(super) fn pledged(a: &Analysis<'_>, claims: &[Claim], one: &str) -> Option<String> {
    let mut states: BTreeMap<String, usize> = BTreeMap::new();
    let own = |c: &&Claim| {
        !matches!(c.scope, Scope::Turn | Scope::Quote)
            && !matches!(c.act, Act::Social | Act::Discuss)
            && matches!(&c.speakers[..], [only] if only == one)
    };
    for claim in claims.iter().filter(own) {
        let Some(m) = opening(a, claim) else { continue };
        let Some(state) = country_name(a, m.kind, m.toks.start) else { continue };
        let end = m.toks.end;
        // "welcomed Sarvan's commitment" is said of another.
        let gives = || {
            claim.cue.is_some_and(|cue| {
                let cue = a.lower(a.toks.partition_point(|t| t.token.span.start < cue.start));
                GIVES.iter().any(|verb| cue.starts_with(verb))
            })
        };
        let pledge = |k: usize| PLEDGES.contains(&a.surface(k));
        let owns = a.tok(end).is_some_and(|t| t.token.kind == TokenKind::Possessive)
            || (a.is(end, '’') || a.is(end, '\'')) && a.surface(end - 1).ends_with('s');
        let has = owns && (end + 1..end + 4).any(pledge) && gives();
        let side = end + usize::from(a.word(end) == a.known.side);
        // "said that Sarvan is ready" is said of any state; "stressed that Sarvan remains committed" of one's own.
        let acts = (m.kind.is_state() && stands(a, end) || side > end && stands(a, side)) && gives();
        if has || acts {
            *states.entry(state).or_default() += 1;
        }
    }
    if states.len() > 1 { None } else { most(states) }
}

/// Verbs by which one gives what is one's own.
const GIVES: [&str; 11] = [
    "affirm",
    "confirm",
    "convey",
    "emphasi",
    "express",
    "offer",
    "outlin",
    "reaffirm",
    "reiterat",
    "stress",
    "underscor",
];

/// Whether a verb at token `k` says what its subject is ready for: "is ready to", "remains committed to", "attaches".
fn stands(a: &Analysis<'_>, k: usize) -> bool {
    let k = k + usize::from(a.flags(k).any(Flags::ADVERB));
    match &*a.lower(k) {
        "attaches" | "values" => true,
        "looks" => a.surface(k + 1) == "forward",
        "is" | "stands" | "remains" | "was" | "stood" => {
            let k = k + 1 + usize::from(a.flags(k + 1).any(Flags::ADVERB));
            matches!(a.surface(k), "ready" | "committed" | "willing" | "prepared" | "interested")
        }
        _ => false,
    }
}
