//! Replies, verdicts, and whether a matter is settled. All of them go into the reader's own layer.

use super::decide;
use crate::annotation::{Anchor, Annotation, DecidedFinding, DocumentInfo, Edit, Kind, Layer};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::notes::Mark;
use crate::app::overlay::{Editor, Overlay, Prompt, PromptKind};
use crate::app::panes::Pane;
use crate::app::review::{Asked, SheetKind, Writing};
use crate::app::state::State;
use crate::app::target::{About as Target, What};
use crate::review::address::address;
use crate::review::threads::{Status, Threads};
use crate::review::verdict::{About, Verdict, give, key_of};

/// The annotation that is meant: the marked one of a case, else the one in the notes or at the cursor.
fn mark_here(state: &State) -> Option<Mark> {
    if let Some(Overlay::Sheet(sheet)) = state.overlays.last() {
        let SheetKind::Case(case) = &sheet.kind else { return None };
        return case.marks(state).nth(sheet.selected).cloned();
    }
    if state.panes.focus == Pane::Notes {
        return state.notes.current().cloned();
    }
    let here = state.notes.at(state.reader.cursor);
    // In the text a colleague's note is meant before one's own: one answers others.
    let marks: Vec<&Mark> = here.iter().filter_map(|&n| state.notes.marks.get(n)).collect();
    marks.iter().find(|m| !m.own).or(marks.first()).map(|m| (*m).clone())
}

fn address_of(mark: &Mark) -> String {
    address(&mark.annotator, &mark.annotation.id)
}

/// Begins a reply to the annotation here.
pub(super) fn reply(state: &mut State) {
    let Some(mark) = mark_here(state) else {
        return state.tell("There is no note here to answer.");
    };
    let about = Target { what: What::Note, span: mark.spans().next(), annotation: None };
    state.review.writing = Some(Writing::Reply(address_of(&mark)));
    state.overlays.push(Overlay::Editor(Editor::new(about, String::new())));
}

/// The editor was left with a text that is no note; `None` when it was a note after all.
pub(in crate::app::update) fn submitted(state: &mut State, text: &str) -> Option<Vec<Effect>> {
    let writing = state.review.writing.take()?;
    Some(match writing {
        Writing::Reply(re) => {
            if text.trim().is_empty() {
                state.tell("Nothing was written, so nothing was kept.");
                return Some(Vec::new());
            }
            let mut reply = Annotation::new(Kind::Reply);
            reply.re = Some(re);
            text.trim_end().clone_into(&mut reply.note);
            state.tell("Answered.");
            vec![Effect::ApplyEdit(Edit::add(reply))]
        }
        Writing::Rewrite(case) => decide::rewritten(state, &case, text),
    })
}

/// The editor was left without keeping anything.
pub(in crate::app::update) fn discarded(state: &mut State) {
    state.review.writing = None;
}

/// Settles the matter here, or opens it again.
pub(super) fn resolve(state: &mut State) -> Vec<Effect> {
    let Some(mark) = mark_here(state) else {
        state.tell("There is no note here to settle.");
        return Vec::new();
    };
    // What is settled is the matter, not one answer to it.
    let mut root = mark;
    let mut steps = 0;
    while let Some(parent) = parent_of(state, &root) {
        root = parent.clone();
        steps += 1;
        if steps > state.notes.marks.len() {
            break;
        }
    }
    let shown = state.shown();
    let at = state
        .notes
        .marks
        .iter()
        .position(|m| m.annotator == root.annotator && m.annotation.id == root.annotation.id);
    let Some(place) = at.and_then(|at| shown.place(at)) else { return Vec::new() };
    let now = Threads::of(&shown.layers).status(&shown.layers, place);
    drop(shown);
    let (word, told) = match now {
        Status::Open => ("resolved", "Settled; the same keys open it again."),
        Status::Resolved => ("open", "Open again."),
    };
    let re = address_of(&root);
    let earlier = state.notes.marks.iter().find(|m| {
        m.own
            && m.annotation.kind == Kind::Reply
            && m.annotation.re.as_deref() == Some(&re)
            && m.annotation.note.is_empty()
            && m.annotation.status.is_some()
    });
    let edit = match earlier {
        _ if root.own => Edit::change(Annotation { status: Some(word.to_owned()), ..root.annotation }),
        Some(mark) => Edit::change(Annotation { status: Some(word.to_owned()), ..mark.annotation.clone() }),
        None => {
            let mut reply = Annotation::new(Kind::Reply);
            (reply.re, reply.status) = (Some(re), Some(word.to_owned()));
            Edit::add(reply)
        }
    };
    state.tell(told);
    vec![Effect::ApplyEdit(edit)]
}

fn parent_of<'a>(state: &'a State, mark: &Mark) -> Option<&'a Mark> {
    let re = mark.annotation.re.as_deref()?;
    state.notes.marks.iter().find(|m| address_of(m) == re)
}

/// What a verdict given now would be about.
fn about_here(state: &State) -> Result<About, &'static str> {
    let in_sheet = matches!(state.overlays.last(), Some(Overlay::Sheet(_)));
    if state.panes.focus == Pane::Findings && !in_sheet {
        let claim = state.findings.claim().ok_or("A verdict is about a claim or a colleague's note.")?;
        let finding = DecidedFinding {
            rule: claim.rule.to_owned(),
            act: claim.act.to_string(),
            speakers: claim.speakers.clone(),
        };
        return Ok(About::Finding(finding, Anchor::new(&state.document, claim.span)));
    }
    let mark = mark_here(state).ok_or("There is no note here to judge.")?;
    if mark.own {
        return Err("This is your own; a verdict is about a colleague's note.");
    }
    Ok(About::Annotation(address_of(&mark)))
}

/// The reader's verdicts, as the layer in which a new one would join them.
fn own_verdicts(state: &State) -> Layer {
    let mut layer = Layer::new("", DocumentInfo::default());
    let own = state.notes.marks.iter().filter(|m| m.own && m.annotation.kind == Kind::Verdict);
    layer.annotations = own.map(|m| m.annotation.clone()).collect();
    layer
}

/// Gives a verdict. It is kept at once; a line then asks why, unless one agrees.
pub(super) fn verdict(state: &mut State, verdict: Verdict) -> Vec<Effect> {
    let about = match about_here(state) {
        Ok(about) => about,
        Err(why) => {
            state.tell(why);
            return Vec::new();
        }
    };
    let own = own_verdicts(state);
    let key = about.key();
    let earlier = own.annotations.iter().rev().find(|a| key_of(a).as_deref() == Some(key.as_str()));
    let same = earlier.filter(|a| a.verdict.as_deref() == Some(verdict.word()));
    let reason = same.map(|a| a.note.clone()).unwrap_or_default();
    // Whoever presses the key again wants to say why.
    if verdict != Verdict::Agree || same.is_some() {
        state.overlays.push(Overlay::Prompt(Prompt {
            kind: PromptKind::Review(Asked::VerdictReason(about.clone(), verdict)),
            label: format!("{}. Why?", told(verdict)),
            line: Line::new(&reason),
        }));
    } else {
        let key = state.keys.shown(Action::VerdictAgree);
        state.tell(format!("{}; {key} again says why.", told(verdict)));
    }
    if same.is_some() {
        return Vec::new();
    }
    vec![Effect::ApplyEdit(give(&own, &about, verdict, &reason))]
}

const fn told(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agree => "You agree",
        Verdict::Disagree => "You disagree",
        Verdict::Unsure => "You are unsure",
    }
}

/// The reason for a verdict that stands already.
pub(super) fn reason(state: &mut State, about: &About, verdict: Verdict, text: &str) -> Vec<Effect> {
    let own = own_verdicts(state);
    let key = about.key();
    let earlier = own.annotations.iter().rev().find(|a| key_of(a).as_deref() == Some(key.as_str()));
    if earlier.is_some_and(|a| a.note == text.trim()) {
        return Vec::new();
    }
    vec![Effect::ApplyEdit(give(&own, about, verdict, text.trim()))]
}
