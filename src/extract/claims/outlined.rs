//! Items below a sentence that leads to them: "The ministers agreed to:", and under it what they agreed to.

use super::Draft;
use super::write::trim_end;
use crate::document::BlockKind;
use crate::extract::analysis::Analysis;
use crate::extract::finding::Modality;
use crate::lexicon::{Act, Form, Scope};
use std::ops::Range;

/// Verbs by which a sentence that ends in "the following:" says what the items below are.
const LEADING: [&str; 9] =
    ["agree", "commit", "decid", "discuss", "emphasi", "pledg", "reaffirm", "resolv", "stress"];

/// What a sentence leaves to the items below it.
#[derive(Clone, Debug)]
pub(super) struct Outline {
    /// Whose the items are.
    pub(super) speakers: Vec<String>,
    act: Act,
    strength: u8,
}

impl Outline {
    /// What sentence number `s` leaves to the items, if these follow: its last claim, where nothing but a link stands
    /// behind the cue ("agreed to:", "agreed on the following:"), or that claim and how it is to be done ("will deepen
    /// cooperation by:"). The claim of a sentence that has no content of its own is taken away.
    pub(super) fn opened(a: &Analysis<'_>, s: usize, drafts: &mut Vec<Draft>) -> Option<Self> {
        let sentence = a.sentences.get(s)?;
        let next = a.sentences.get(s + 1)?;
        let listed = a.blocks.get(next.block).is_some_and(|b| b.kind == BlockKind::ListItem);
        if !a.is(sentence.toks.end.wrapping_sub(1), ':') || !listed || next.block == sentence.block {
            return None;
        }
        let last = drafts.last_mut()?;
        let outline = Self { speakers: last.speakers.clone(), act: last.act, strength: last.strength };
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
