//! Items below a sentence that leads to them: "The ministers agreed to:", and under it what they agreed to.

use super::Draft;
use super::write::trim_end;
use crate::extract::analysis::Analysis;
use crate::extract::cues;
use crate::extract::finding::Modality;
use crate::lexicon::{Act, CueAct, Form, Scope};
use std::ops::Range;

/// Verbs by which a sentence that ends in "the following:" says what the items below are.
const LEADING: [&str; 9] =
    ["agree", "commit", "decid", "discuss", "emphasi", "pledg", "reaffirm", "resolv", "stress"];

/// What a sentence leaves to the items below it.
#[derive(Clone, Debug)]
pub(super) struct Outline {
    /// Whose the items are; empty where nobody is told.
    pub(super) speakers: Vec<String>,
    act: Act,
    strength: u8,
}

impl Outline {
    /// What a claim leaves to the items below it.
    fn of(claim: &Draft) -> Self {
        Self { speakers: claim.speakers.clone(), act: claim.act, strength: claim.strength }
    }

    /// What sentence number `s` leaves to the items, if these follow: its last claim, where nothing but a link stands
    /// behind the cue ("agreed to:", "agreed on the following:"), or that claim and how it is to be done ("will deepen
    /// cooperation by:"). The claim of a sentence that has no content of its own is taken away.
    pub(super) fn opened(a: &Analysis<'_>, s: usize, drafts: &mut Vec<Draft>) -> Option<Self> {
        let sentence = a.sentences.get(s)?;
        let next = a.sentences.get(s + 1)?;
        if !a.is(sentence.toks.end.wrapping_sub(1), ':')
            || !a.is_listed(next.block)
            || next.block == sentence.block
        {
            return None;
        }
        let last = drafts.last_mut()?;
        let outline = Self::of(last);
        let leads = last.cue.as_ref().is_some_and(|cue| {
            let verb = a.lower(cue.start);
            LEADING.iter().any(|lead| verb.starts_with(lead))
        });
        let Some(content) = last.content.last_mut().filter(|c| c.start < c.end) else {
            // "welcomed and agreed to:": neither says anything without the items.
            drafts.retain(|d| d.content.iter().any(|c| c.start < c.end));
            return Some(outline);
        };
        let end = content.end - 1;
        // "the plan submitted by:" tells whose it is.
        let how = matches!(outline.act, Act::Commit | Act::Agree)
            && !a.has_form(end.wrapping_sub(1), &[Form::Past]);
        if a.word(end) == a.known.by && content.len() > 1 && how {
            content.end = trim_end(a, content.start, end);
            return Some(outline);
        }
        let points = matches!(
            &*a.lower(end),
            "points" | "areas" | "issues" | "measures" | "steps" | "items" | "matters" | "topics" | "actions"
        );
        let following = a.lower(end) == "following" || points && a.lower(end.wrapping_sub(1)) == "following";
        let follows = leads && (following || a.lower(end) == "that");
        if follows {
            drafts.pop();
        }
        follows.then_some(outline)
    }

    /// The claim of an item.
    pub(super) fn item(&self, range: &Range<usize>) -> Draft {
        Draft {
            speakers: self.speakers.clone(),
            scope: Scope::Inherited,
            act: self.act,
            strength: self.strength,
            source: None,
            cue: None,
            content: vec![range.clone()],
            addressees: Vec::new(),
            modality: Modality::Asserted,
            negated: false,
            rule: "listed-item",
            confidence: 0.85,
        }
    }
}

/// In a text in its own voice every item below "we commit to:" or "We call on all States to:" is a sentence of its own,
/// that says no verb: it does what the sentence above it does.
pub(in crate::extract) fn hand_down(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let leads = |toks: &Range<usize>| {
        a.is(toks.end.wrapping_sub(1), ':') && a.word(toks.end.wrapping_sub(2)) == a.known.to
    };
    if !a.sentences.iter().any(|s| leads(&s.toks)) {
        return;
    }
    let own = |d: &Draft| matches!(d.rule, "first-person" | "scope-paragraph");
    // The claims of each sentence, so that every sentence is looked at once.
    let mut said: Vec<Vec<usize>> = vec![Vec::new(); a.sentences.len()];
    for (n, draft) in drafts.iter().enumerate().filter(|(_, d)| own(d)) {
        let from = draft.content.first().map_or(usize::MAX, |c| c.start);
        if let Some(claims) = said.get_mut(a.sentences.partition_point(|s| s.toks.end <= from)) {
            claims.push(n);
        }
    }
    let mut lead: Option<Outline> = None;
    let mut before = None;
    for (sentence, claims) in a.sentences.iter().zip(&said) {
        if !a.is_listed(sentence.block) || before == Some(sentence.block) {
            lead = None;
        }
        before = None;
        for &n in claims {
            let Some(draft) = drafts.get_mut(n) else { continue };
            if let Some(lead) = &lead
                && draft.act == Act::Assert
                && (lead.speakers.is_empty() || draft.speakers == lead.speakers)
            {
                (draft.act, draft.strength, draft.rule) = (lead.act, lead.strength, "listed-item");
            }
        }
        if leads(&sentence.toks) {
            let last = claims.last().and_then(|&n| drafts.get(n));
            // "We, Sarvan and Norland, commit to:" says nothing without its items, and is no claim.
            let cue = || {
                let hit = cues::find(a, &sentence.toks).pop().filter(|h| h.end + 2 >= sentence.toks.end)?;
                let CueAct::Fixed(act) = hit.act else { return None };
                let we = sentence.toks.clone().any(|k| matches!(a.surface(k), "We" | "we"));
                we.then(|| Outline { speakers: Vec::new(), act, strength: hit.strength })
            };
            lead = last
                .map(Outline::of)
                .or_else(cue)
                .filter(|lead| matches!(lead.act, Act::Commit | Act::Request | Act::Agree));
            before = Some(sentence.block);
        }
    }
}
