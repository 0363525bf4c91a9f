//! Claims of running text: cues with their subjects, clause by clause, and the paragraph scope that
//! carries a speaker over sentences without a cue (DOMAIN 2.5, 2.13).
//!
//! [`Speech`] walks over the sentences and knows who has the floor. Each sentence is read by a
//! [`Reader`]: it looks for an attribution around the statement (`attributed`), for the event the
//! sentence tells (`event`), then gives each cue hit its subject (`place`: `own` subject, `elided`
//! subject, `passive`), and writes the claims (`write`). What tells and does not speak is `narration`.

mod addressed;
mod attributed;
mod content_of;
mod elided;
mod event;
mod narration;
mod outlined;
mod own;
mod participle;
mod partner;
mod passive;
mod place;
mod recap;
mod remains;
mod speech;
mod topics;
mod trailing;
mod write;

pub(super) use narration::{body, names_itself, narration};
pub(super) use outlined::hand_down;
pub(super) use recap::speaks_jointly;

use crate::extract::analysis::Analysis;
use crate::extract::cast::Cast;
use crate::extract::cues::Hit;
use crate::extract::finding::Claim;
use crate::extract::mention::Kind;
use crate::extract::quote;
use crate::extract::subject::Subject;
use crate::lexicon::{Act, Form, Modality, Scope};
use crate::text::Span;
use std::ops::Range;

/// A claim in tokens, before it becomes a finding.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub speakers: Vec<String>,
    pub scope: Scope,
    pub act: Act,
    pub strength: u8,
    pub source: Option<Range<usize>>,
    pub cue: Option<Range<usize>>,
    pub content: Vec<Range<usize>>,
    pub addressees: Vec<String>,
    pub modality: Modality,
    pub negated: bool,
    pub rule: &'static str,
    pub confidence: f32,
}

/// A draft's speaker is a body or state that speaks in the present tense.
fn performs(a: &Analysis<'_>, draft: &Draft) -> bool {
    draft.scope == Scope::Own
        && matches!(draft.rule, "cue-object" | "cue-that" | "cue-light")
        && draft.cue.as_ref().is_some_and(|c| a.has_form(c.start, &[Form::Third, Form::Base]))
        && draft
            .source
            .as_ref()
            .is_some_and(|s| !s.clone().any(|k| a.mention(k).is_some_and(|m| m.kind == Kind::Person)))
}

/// Who has the floor in the paragraph.
#[derive(Clone, Debug)]
struct Floor {
    names: Vec<String>,
    joint: bool,
    /// A body or state speaks in its own text, in the present.
    body: bool,
}

/// State over the sentences of a document.
pub(super) struct Speech {
    floor: Option<Floor>,
    block: Option<usize>,
    quotation: quote::Quotation,
    /// Who speaks in the items under a header ("President Hale:").
    header: Option<Vec<String>>,
    /// What the sentence above the items leaves to them.
    outline: Option<outlined::Outline>,
    /// Whose words the items are, where the title says so; once it was asked for.
    recap: Option<Vec<String>>,
    /// A sentence has said that nothing but such points follows.
    points: bool,
    /// Several speak in this text together.
    together: bool,
    /// A record of what was said: whoever has the floor goes on, in the past tense too.
    record: bool,
    /// Who says everything in a statement that is told in reported speech.
    pub(super) release: Option<String>,
    /// The body or state in whose name the document speaks in the present, if nobody else speaks in it.
    statement: Statement,
}

/// Whether a document is the statement of one body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Statement {
    /// Nobody has spoken yet.
    #[default]
    Unknown,
    /// This one alone, in the present tense.
    Of(Vec<String>),
    /// Several, or somebody whose words are reported.
    No,
}

struct Event {
    persons: Vec<u32>,
    /// The person who is its subject.
    lead: Option<u32>,
}

struct Reader<'r, 'd> {
    a: &'r Analysis<'d>,
    cast: &'r mut Cast,
    range: Range<usize>,
    drafts: Vec<Draft>,
    event: Option<Event>,
    open: Option<Floor>,
    /// Who speaks in the items under a header.
    header: Option<Vec<String>>,
}

impl<'r, 'd> Reader<'r, 'd> {
    /// A sentence before which nobody has the floor.
    fn of(a: &'r Analysis<'d>, cast: &'r mut Cast, range: Range<usize>) -> Self {
        Self { a, cast, range, drafts: Vec::new(), event: None, open: None, header: None }
    }
}

/// A hit that became a claim, with what its neighbours need to know.
struct Placed {
    hit: Hit,
    subject: Option<Subject>,
    /// Where the connector before the cue starts: the content before ends there.
    from: usize,
    scope: Scope,
    rule: &'static str,
    passive_content: Option<Range<usize>>,
    /// Where the content starts, if not right after the cue.
    resume: Option<usize>,
    speakers: Vec<String>,
}

/// A draft as a finding.
pub(super) fn finish(a: &Analysis<'_>, draft: Draft, id: u32) -> Claim {
    let span = |r: &Range<usize>| a.span(r);
    let source = draft.source.as_ref().map(span);
    let cue = draft.cue.as_ref().map(span);
    let content: Vec<Span> = draft.content.iter().map(span).filter(|s| !s.is_empty()).collect();
    let hull = content.iter().copied().chain(source).chain(cue).reduce(Span::hull).unwrap_or_default();
    Claim {
        id,
        speakers: draft.speakers,
        scope: draft.scope,
        act: draft.act,
        strength: draft.strength,
        span: hull,
        source,
        cue,
        content,
        addressees: draft.addressees,
        modality: draft.modality,
        negated: draft.negated,
        due: None,
        rule: draft.rule,
        confidence: draft.confidence,
    }
}
