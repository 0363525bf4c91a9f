//! Markers of stance: modals, and verbs and adjectives that do something when they are said.

use super::agent::agent;
use super::performed::{performs, threat};
use super::phrase::phrase;
use super::stance::stance;
use super::{Reading, lower};
use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::lexicon::{Act, Flags, Form};
use std::ops::Range;

/// A marker of stance at token `k`.
pub(super) fn marker(a: &Analysis<'_>, k: usize, content: &Range<usize>, from: usize) -> Option<Reading> {
    let word = lower(a, k);
    let next = lower(a, k + 1);
    let after = lower(a, k + 2);
    let flags = a.flags(k);
    let commit = |s| Some(Reading::new(Act::Commit, s));
    let request = |s| Some(Reading::new(Act::Request, s));
    match word.as_str() {
        "thank" | "thanks" | "congratulations" if k == content.start => {
            return Some(Reading::new(Act::Social, 1));
        }
        "good" if k == content.start && matches!(next.as_str(), "morning" | "afternoon" | "evening") => {
            return Some(Reading::new(Act::Social, 1));
        }
        // "We stand by our commitment to consult"
        "stand" | "stands"
            if next == "by"
                && (k + 2..content.end.min(k + 5)).any(|j| lower(a, j).starts_with("commitment"))
                && agent(a, k, from) =>
        {
            return commit(6);
        }
        "stand" | "stands"
            if (next == "with" || next == "by" || next == "in" && after == "solidarity")
                && (agent(a, k, from) || after == "solidarity") =>
        {
            return Some(Reading::new(Act::Endorse, 8));
        }
        "asking" | "urging" if a.flags(k.wrapping_sub(1)).any(Flags::BE) && agent(a, k - 1, from) => {
            return request(5);
        }
        "should" | "must" => {
            // "should" of a condition: "Should the C.S. persist".
            if k == content.start && a.capital(k) {
                return None;
            }
            return request(if word == "must" { 8 } else { 5 });
        }
        "ought" if next == "to" => return request(5),
        "needs" | "need" if next == "to" && !a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER) => {
            return request(5);
        }
        "let" if next == "us" => return request(4),
        "let's" | "let’s" if k == content.start => return request(4),
        // "Let me just welcome you"
        "let" if k == content.start && next == "me" => {
            let verb = k + 2 + usize::from(a.flags(k + 2).any(Flags::ADVERB));
            if matches!(lower(a, verb).as_str(), "welcome" | "thank" | "congratulate" | "begin" | "start") {
                return Some(Reading::new(Act::Social, 1));
            }
        }
        // "our support for the north remains unwavering"
        "unwavering" | "unshakeable" | "unshakable" | "ironclad" | "steadfast" | "undiminished"
            if (a.flags(k - usize::from(k > 0)).any(Flags::BE)
                || matches!(lower(a, k.wrapping_sub(1)).as_str(), "remains" | "remain" | "stays"))
                && (from..k).any(|j| a.surface(j) == "support") =>
        {
            return Some(Reading::new(Act::Endorse, 8));
        }
        "will" | "shall" | "'ll" => {
            if k > from && a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER) {
                return None;
            }
            if threat(a, k, content.end) {
                return Some(Reading::new(Act::Warn, 7));
            }
            // "will not support a plan that": what she sets herself against.
            let against =
                matches!(after.as_str(), "support" | "accept" | "recognize" | "recognise" | "tolerate");
            if next == "not" && against {
                return Some(Reading::new(Act::Oppose, 7));
            }
            // "All measures shall be taken in accordance with the law": an obligation of whoever takes them.
            if word == "shall" && next == "be" && k > from && !a.flags(k - 1).any(Flags::FIRST_PERSON) {
                return request(8);
            }
            return if agent(a, k, from) { commit(6) } else { None };
        }
        // "we'll", "they'll"
        w if w.ends_with("'ll") && w.len() > 3 => return commit(6),
        // "A solution has to come from the people"
        "has" | "have"
            if next == "to"
                && k > from
                && a.has_form(k + 2, &[Form::Base])
                && !a.flags(k - 1).any(Flags::MODAL) =>
        {
            return request(5);
        }
        // "It is also recommended that they stay away"
        "recommended" if next == "that" => return request(4),
        "won't" => return if agent(a, k, from) { commit(6) } else { None },
        "would" if threat(a, k, content.end) && !a.flags(k + 1).any(Flags::HAVE) => {
            return Some(Reading::new(Act::Warn, 7));
        }
        // "would like to": what she would like to do is done by saying so.
        "would" if next == "like" && after == "to" => {
            let ask = matches!(lower(a, k + 3).as_str(), "know" | "ask" | "hear");
            return performs(a, k + 3, content.end).or(if ask { None } else { commit(4) });
        }
        // "We would like Sarvan to live up to its duty"
        "would" if next == "like" && (k + 3..content.end.min(k + 9)).any(|j| a.word(j) == a.known.to) => {
            return request(6);
        }
        "would" => {
            return if agent(a, k, from) && !matches!(next.as_str(), "be" | "have") {
                commit(6)
            } else {
                None
            };
        }
        "ready" | "willing" | "prepared" | "determined" if next == "to" => return commit(4),
        "keen" | "eager" | "anxious" if next == "to" && agent(a, k - usize::from(k > 0), from) => {
            return commit(3);
        }
        // "Sarvan is interested in further developing trade"
        "interested"
            if next == "in"
                && (after.ends_with("ing") || lower(a, k + 3).ends_with("ing"))
                && agent(a, k - usize::from(k > 0), from) =>
        {
            return commit(3);
        }
        "tribute" if lower(a, k.wrapping_sub(1)).starts_with("pay") && next == "to" => {
            return Some(Reading::new(Act::Endorse, 6));
        }
        // "We continue to support": one's own course, told by oneself.
        "continue" if next == "to" && a.flags(k.wrapping_sub(1)).any(Flags::FIRST_PERSON) && k > from => {
            return Some(match after.as_str() {
                "support" | "stand" | "welcome" | "commend" => Reading::new(Act::Endorse, 8),
                "condemn" | "oppose" | "reject" => Reading::new(Act::Oppose, 8),
                "call" | "urge" | "encourage" => Reading::new(Act::Request, 7),
                "believe" | "see" | "hear" | "have" | "be" | "face" | "monitor" | "follow" => return None,
                _ => Reading::new(Act::Commit, 5),
            });
        }
        "happy" | "glad" | "pleased" | "delighted" | "honoured" | "honored"
            if next == "to"
                && lower(a, k.wrapping_sub(1)) == "be"
                && !matches!(after.as_str(), "see" | "note" | "learn" | "hear" | "have") =>
        {
            return commit(4);
        }
        "committed"
            if next == "to"
                && (a.flags(k.wrapping_sub(1)).any(Flags::BE.with(Flags::ADVERB))
                    || matches!(
                        lower(a, k.wrapping_sub(1)).as_str(),
                        "remains" | "remain" | "stay" | "stays" | "remained"
                    )) =>
        {
            return commit(7);
        }
        // "that the two countries fully commit to"
        "commit" | "commits" if next == "to" && agent(a, k, from) && verb_place(a, k, from) => {
            return commit(7);
        }
        "looks" | "look" | "looking" | "looked" if next == "forward" => return commit(1),
        "intends" | "intend" | "plans" | "aims" | "seeks" | "intended" | "planned" | "aimed" | "sought"
        | "hoped" | "wished"
            if next == "to" && agent(a, k, from) =>
        {
            return commit(5);
        }
        "intention" if next == "of" || next == "to" => return commit(5),
        "pledges" | "pledge" | "vows" | "promises" if agent(a, k, from) => return commit(8),
        "expect" | "expects" if next == "that" && agent(a, k, from) => return request(2),
        "hoped" | "expected"
            if next == "that" && a.flags(k.wrapping_sub(1)).any(Flags::BE) && lower(a, from) == "it" =>
        {
            return request(2);
        }
        "hoped" if agent(a, k, from) && (next == "that" || a.flags(k + 1).any(Flags::DETERMINER)) => {
            return request(2);
        }
        "hopes" | "hope" | "wishes" | "wants" | "want" | "expects" | "expect"
            if k > content.start || flags.any(Flags::VERB) =>
        {
            // With an infinitive one's own wish, otherwise somebody else's task.
            if a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER) {
                return None;
            }
            if next == "to"
                && agent(a, k, from)
                && let Some(done) = performs(a, k + 2, content.end)
            {
                return Some(done);
            }
            // "We want to see the sanctions lifted": what others are to do.
            if word.starts_with("want") && next == "to" && after == "see" && agent(a, k, from) {
                return request(3);
            }
            if next == "to" {
                return if word.starts_with("want") || word.starts_with("expect") { None } else { commit(4) };
            }
            if word.starts_with("want") {
                return None;
            }
            return request(2);
        }
        "opposes" | "oppose" | "opposed" | "rejects" | "reject" | "condemns" | "condemn" | "deplores"
        | "deplore" | "denounces"
            if !a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER) && next != "to" =>
        {
            let firm = matches!(lower(a, k.wrapping_sub(1)).as_str(), "firmly" | "resolutely" | "strongly");
            return Some(Reading::new(
                Act::Oppose,
                if word.starts_with("oppos") { 4 + u8::from(firm) } else { 8 },
            ));
        }
        "want" | "wish" | "like" if next == "to" && matches!(after.as_str(), "thank" | "congratulate") => {
            return Some(Reading::new(Act::Social, 1));
        }
        // "I want to particularly praise the work"
        "want" | "wish" | "like"
            if next == "to"
                && (k + 2..k + 4)
                    .any(|j| matches!(lower(a, j).as_str(), "praise" | "commend" | "applaud" | "salute")) =>
        {
            return Some(Reading::new(Act::Endorse, 6));
        }
        "thank" if next == "you" && (k <= content.start + 3 || a.is(k.wrapping_sub(1), ',')) => {
            return Some(Reading::new(Act::Social, 1));
        }
        "cannot" | "can't"
            if matches!(
                next.as_str(),
                "support" | "accept" | "recognize" | "recognise" | "tolerate" | "agree"
            ) =>
        {
            return Some(Reading::new(Act::Oppose, 7));
        }
        "unacceptable" | "inadmissible" | "intolerable"
            if a.flags(k.wrapping_sub(1)).any(Flags::BE.with(Flags::ADVERB))
                || lower(a, k.wrapping_sub(1)).ends_with("ly") =>
        {
            return Some(Reading::new(Act::Oppose, 6));
        }
        "sceptical" | "skeptical" | "worried" | "alarmed" | "troubled" | "saddened" | "appalled"
        | "disturbed"
            if a.flags(k.wrapping_sub(1)).any(Flags::BE.with(Flags::ADVERB)) && agent(a, k - 1, from) =>
        {
            return Some(Reading::new(Act::Concern, 4));
        }
        "not"
            if matches!(
                next.as_str(),
                "support" | "accept" | "agree" | "recognize" | "recognise" | "tolerate"
            ) =>
        {
            let will = k > 0 && matches!(lower(a, k - 1).as_str(), "will" | "would");
            return Some(Reading::new(Act::Oppose, if will { 7 } else { 1 }));
        }
        "supported" | "welcomed" | "appreciated" | "commended" | "welcomes" | "welcome" | "supports"
        | "support" | "appreciates" | "appreciate" | "commends" | "commend" | "applauds" | "endorses"
        | "respects" | "admires" | "loves"
            if agent(a, k, from)
                && !a.flags(k.wrapping_sub(1)).any(Flags::DETERMINER.with(Flags::PREPOSITION))
                && a.word(k.wrapping_sub(1)) != a.known.to
                && !a.flags(k.wrapping_sub(1)).any(Flags::MODAL)
                && verb_place(a, k, from) =>
        {
            return Some(Reading::new(Act::Endorse, 6));
        }
        "glad" | "delighted" | "grateful" | "proud" if next == "that" => {
            return Some(Reading::new(Act::Endorse, 5));
        }
        "thank"
            if matches!(lower(a, k.wrapping_sub(1)).as_str(), "to")
                && matches!(lower(a, k.wrapping_sub(2)).as_str(), "want" | "like" | "wish" | "wanted") =>
        {
            return Some(Reading::new(Act::Social, 1));
        }
        "happy" | "glad" | "pleased" | "delighted"
            if next == "to"
                && matches!(after.as_str(), "see" | "note" | "learn" | "hear" | "welcome" | "have") =>
        {
            return Some(Reading::new(Act::Endorse, 5));
        }
        "respect" | "admiration"
            if next == "for"
                && matches!(lower(a, k.wrapping_sub(1)).as_str(), "great" | "deep" | "high" | "utmost") =>
        {
            return Some(Reading::new(Act::Endorse, 5));
        }
        "express" | "expresses" | "expressed" if agent(a, k, from) && verb_place(a, k, from) => {
            let noun = phrase(a, &(k + 1..content.end));
            return (noun.act != Act::Assert).then_some(noun);
        }
        "concerned"
            if a.flags(k.wrapping_sub(1)).any(Flags::BE.with(Flags::ADVERB))
                && matches!(next.as_str(), "about" | "by" | "that" | "over" | "at" | "with") =>
        {
            return Some(Reading::new(Act::Concern, 4));
        }
        "urges" | "urge" | "calls" | "call" | "demands" | "demand" | "asks" | "appeals" | "urged"
            if agent(a, k, from) && verb_place(a, k, from) =>
        {
            let called = word.starts_with("call") || word.starts_with("appeal");
            if !called || matches!(next.as_str(), "on" | "upon" | "for" | "to") {
                return request(if word.starts_with("demand") { 10 } else { 7 });
            }
        }
        "important" | "imperative" | "necessary" | "essential" | "incumbent" | "vital" | "crucial"
        | "critical"
            if k > content.start
                && (next == "that"
                    || next == "for"
                        && after != "us"
                        && (k + 2..content.end.min(k + 10))
                            .any(|j| a.word(j) == a.known.to && a.is_word(j + 1) && !a.capital(j + 1)))
                && (a.flags(k.wrapping_sub(1)).any(Flags::BE.with(Flags::ADVERB))
                    || matches!(
                        lower(a, k - 1).as_str(),
                        "very" | "it's" | "it’s" | "particularly" | "absolutely"
                    )) =>
        {
            return request(5);
        }
        // "Sarvan highly values the partnership"; "a highly valued partner" is none.
        "values" | "valued"
            if agent(a, k, from)
                && verb_place(a, k, from)
                && !(from..k).rev().take(2).any(|j| a.flags(j).any(Flags::DETERMINER.with(Flags::BE))) =>
        {
            return Some(Reading::new(Act::Endorse, 6));
        }
        "thanks" | "thank" | "congratulates" | "congratulate"
            if agent(a, k, from) && verb_place(a, k, from) =>
        {
            return Some(Reading::new(Act::Social, 1));
        }
        // "said they had agreed that": those who are told of with the speaker, not others.
        "agreed"
            if a.flags(k.wrapping_sub(1)).any(Flags::HAVE)
                && lower(a, from) != "what"
                && (from.max(k.saturating_sub(8))..k).any(|j| {
                    a.flags(j).any(Flags::THEY.with(Flags::FIRST_PERSON))
                        || a.mention(j).is_some_and(|m| m.kind == Kind::Group)
                        || matches!(
                            lower(a, j).as_str(),
                            "participants" | "sides" | "parties" | "all" | "both"
                        )
                }) =>
        {
            return Some(Reading::new(Act::Agree, 4));
        }
        "regrets" | "regret" | "regretted" if agent(a, k, from) && verb_place(a, k, from) => {
            return Some(Reading::new(Act::Concern, 6));
        }
        "warns" | "warn" if agent(a, k, from) && verb_place(a, k, from) => {
            return Some(Reading::new(Act::Warn, 5));
        }
        _ => {}
    }
    stance(a, k, content, from)
}

/// Whether a word that can be noun or verb stands where a verb stands: after a subject, an adverb, or a
/// coordination.
fn verb_place(a: &Analysis<'_>, k: usize, from: usize) -> bool {
    if k == from {
        return false;
    }
    let p = k - 1;
    a.mention_ending(k).is_some_and(|m| !matches!(m.kind, Kind::Demonym(_) | Kind::Date))
        || a.flags(p).any(Flags::FIRST_PERSON.with(Flags::HE_SHE).with(Flags::THEY).with(Flags::DO))
        || lower(a, p).ends_with("ly")
        || matches!(
            lower(a, p).as_str(),
            "also" | "always" | "still" | "it" | "and" | "side" | "sides" | "not"
        )
        || a.flags(p).any(Flags::SPEAKER_NOUN.with(Flags::LOWER_ORG_HEAD))
}
