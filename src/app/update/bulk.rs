//! Deeds on many things at once: always with a list of what they would change, and one step to take
//! back.

use super::decide::claim_here;
use super::{annotate, picker};
use crate::annotation::{Anchor, Annotation, Edit, Kind};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::findings::FindingRow;
use crate::app::line::Line;
use crate::app::overlay::{Bulk, Choice, Item, Overlay, PickerKind, Prompt, PromptKind};
use crate::app::state::State;
use crate::app::status::claim_words;
use crate::extract::Claim;
use crate::review::decide::{Decided, decide, decision_on};
use crate::text::{CodePoints, Span, clean};
use std::sync::Arc;

/// Opens the list of what would be changed.
pub(super) fn open(state: &mut State, action: Action) {
    if !annotate::may_write(state, action) {
        return;
    }
    match action {
        Action::BulkConfidence => state.overlays.push(Overlay::Prompt(Prompt {
            kind: PromptKind::Confidence,
            label: confidence_label(state, "90"),
            line: Line::offered("90"),
        })),
        Action::BulkShown => {
            let shown: Vec<usize> = state
                .findings
                .rows
                .iter()
                .filter_map(|row| if let FindingRow::Claim(n) = row { Some(*n) } else { None })
                .collect();
            preview(state, Decided::Accept, "that the list shows", |n, _| shown.contains(&n));
        }
        Action::BulkSame => same_words(state),
        _ => {
            let Some(here) = claim_here(state) else { return };
            let machine = Arc::clone(&state.findings.machine);
            let Some(claim) = machine.claims.get(here) else { return };
            match action {
                Action::BulkSpeaker => {
                    let shown = state.findings.found.claims.get(here).map(|c| c.speakers.clone());
                    let names = shown.unwrap_or_default();
                    let who = if names.is_empty() { "nobody named".to_owned() } else { names.join(", ") };
                    let found = Arc::clone(&state.findings.found);
                    preview(state, Decided::Accept, &format!("by {who}"), |n, _| {
                        found.claims.get(n).is_some_and(|c| c.speakers == names)
                    });
                }
                Action::BulkReject => {
                    let words = format!("found by the rule {}", claim.rule);
                    preview(state, Decided::Reject, &words, |_, c| c.rule == claim.rule);
                }
                _ => {
                    let words = format!("found by the rule {}", claim.rule);
                    preview(state, Decided::Accept, &words, |_, c| c.rule == claim.rule);
                }
            }
        }
    }
}

/// Shows which undecided claims would be decided.
fn preview(state: &mut State, decided: Decided, which: &str, wanted: impl Fn(usize, &Claim) -> bool) {
    let machine = Arc::clone(&state.findings.machine);
    let found = machine.claims.iter().enumerate();
    let items: Vec<Item> = found
        .filter(|(n, claim)| state.findings.undecided(*n) && wanted(*n, claim))
        .map(|(n, claim)| {
            let shown = state.findings.found.claims.get(n).unwrap_or(claim);
            let words: Vec<&str> = shown.span.of(&state.document.text).split_whitespace().collect();
            let detail = format!("{:.0} % · {}", claim.confidence * 100.0, words.join(" "));
            Item::new(Choice::Claim(n), &claim_words(shown), &detail)
        })
        .collect();
    if items.is_empty() {
        return state.tell(format!("No undecided claim {}.", clean(which)));
    }
    let verb = if decided == Decided::Reject { "Reject" } else { "Accept" };
    let title = format!("{verb} {} undecided {}", items.len(), clean(which));
    state.overlays.push(picker::list(PickerKind::Bulk(Bulk::Decide(decided)), title, items));
}

/// How many claims a percentage takes in, while it is typed.
fn confidence_label(state: &State, text: &str) -> String {
    let words = "Accept claims from what confidence on, in percent?";
    let Some(least) = percent(text) else { return words.to_owned() };
    let claims = state.findings.machine.claims.iter().enumerate();
    let count = claims.filter(|(n, c)| state.findings.undecided(*n) && c.confidence >= least).count();
    format!("{words} ({count} claims)")
}

fn percent(text: &str) -> Option<f32> {
    let number: f32 = text.trim().trim_end_matches('%').trim().parse().ok()?;
    (0.0..=100.0).contains(&number).then_some(number / 100.0 - 1e-6)
}

/// The percentage changed.
pub(super) fn count(state: &mut State, text: &str) {
    let label = confidence_label(state, text);
    if let Some(Overlay::Prompt(prompt)) = state.overlays.last_mut() {
        prompt.label = label;
    }
}

/// The percentage is given.
pub(super) fn confidence(state: &mut State, text: &str) {
    let Some(least) = percent(text) else {
        return state.tell("A number from 0 to 100 is asked for.");
    };
    state.overlays.pop();
    let which = format!("from {} % on", text.trim().trim_end_matches('%').trim());
    preview(state, Decided::Accept, &which, |_, claim| claim.confidence >= least);
}

/// Shows where else the words of the mark here stand.
fn same_words(state: &mut State) {
    let mark = state.note_here().filter(|m| m.own && m.annotation.kind == Kind::Note).cloned();
    let Some((mark, span)) = mark.and_then(|m| m.spans().next().map(|span| (m.clone(), span))) else {
        return state.tell("There is no mark of yours here to repeat.");
    };
    if mark.annotation.codes.is_empty() && mark.annotation.speaker.is_none() {
        return state.tell("This mark has no code and no speaker to give to other places.");
    }
    let text = Arc::clone(&state.document.text);
    let words = span.of(&text).trim();
    let given = |at: Span| {
        state.notes.own_on(at).is_some_and(|m| {
            mark.annotation.codes.iter().all(|code| m.annotation.codes.contains(code))
                && (mark.annotation.speaker.is_none() || m.annotation.speaker == mark.annotation.speaker)
        })
    };
    let items: Vec<Item> = occurrences(&text, words)
        .into_iter()
        .filter(|&at| !at.overlaps(span) && !given(at))
        .map(|at| Item::new(Choice::Spot(at), &in_context(&text, at), ""))
        .collect();
    if items.is_empty() {
        return state.tell(format!("“{}” stands nowhere else unmarked.", clean(words)));
    }
    let mut what = mark.annotation.codes.join(", ");
    if let Some(name) = &mark.annotation.speaker {
        what = if what.is_empty() { name.clone() } else { format!("{what}, {name}") };
    }
    let title = format!("Give {} to {} more places", clean(&what), items.len());
    state.overlays.push(picker::list(PickerKind::Bulk(Bulk::Mark(mark.annotation.id)), title, items));
}

/// Where `words` stand as whole words, however the lines are broken.
fn occurrences(text: &str, words: &str) -> Vec<Span> {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let Some((first, rest)) = parts.split_first() else { return Vec::new() };
    let mut found: Vec<Span> = Vec::new();
    for at in memchr::memmem::find_iter(text.as_bytes(), first.as_bytes()) {
        let mut end = at + first.len();
        let all = rest.iter().all(|word| {
            let tail = text.get(end..).unwrap_or("");
            let gap = tail.len() - tail.trim_start().len();
            let fits = gap > 0 && tail.get(gap..).is_some_and(|tail| tail.starts_with(word));
            end += gap + word.len();
            fits
        });
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(end..).and_then(|t| t.chars().next());
        let whole = !(letter(before) && letter(words.chars().next()))
            && !(letter(after) && letter(words.chars().next_back()));
        if all && whole && found.last().is_none_or(|last| last.end <= at) {
            found.push(Span::new(at, end));
        }
    }
    found
}

/// A place with some words before and after it.
pub(super) fn in_context(text: &str, at: Span) -> String {
    let (before, after) = around(text, at);
    let line = format!("{before}{}{after}", at.of(text));
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Some words before and after a place.
fn around(text: &str, at: Span) -> (&str, &str) {
    let before = text.get(..at.start).unwrap_or("");
    let cut = before.char_indices().rev().nth(24).map_or(0, |(n, _)| n);
    let after = text.get(at.end..).unwrap_or("");
    let end = after.char_indices().nth(32).map_or(after.len(), |(n, _)| n);
    (before.get(cut..).unwrap_or(""), after.get(..end).unwrap_or(""))
}

/// Does it to everything that is shown, as one step.
pub(super) fn all(state: &mut State, deed: &Bulk, shown: &[Item]) -> Vec<Effect> {
    let edits: Vec<Edit> = match deed {
        Bulk::Decide(decided) => decisions(state, *decided, shown),
        Bulk::Mark(id) => marks(state, id, shown),
    };
    if edits.is_empty() {
        return Vec::new();
    }
    let undo = state.keys.shown(Action::EditUndo);
    let what = match deed {
        Bulk::Decide(Decided::Reject) => "rejected",
        Bulk::Decide(_) => "accepted",
        Bulk::Mark(_) => "marked",
    };
    let many = if edits.len() == 1 { "1".to_owned() } else { format!("All {}", edits.len()) };
    let back = if undo.is_empty() { String::new() } else { format!("; {undo} takes it back as one step") };
    state.tell(format!("{many} {what}{back}."));
    vec![Effect::ApplyEdit(Edit::Batch(edits))]
}

fn decisions(state: &State, decided: Decided, shown: &[Item]) -> Vec<Edit> {
    let edit = |n: usize| {
        let claim = state.findings.machine.claims.get(n)?;
        Some(match state.decision_on(n) {
            Some((_, there)) => {
                let mut annotation = there.clone();
                decide(&mut annotation, &state.document, claim, decided);
                Edit::change(annotation)
            }
            None => Edit::add(decision_on(&state.document, claim, decided)),
        })
    };
    let claims =
        shown.iter().filter_map(|item| if let Choice::Claim(n) = item.choice { Some(n) } else { None });
    claims.filter_map(edit).collect()
}

fn marks(state: &State, id: &str, shown: &[Item]) -> Vec<Edit> {
    let Some(model) = state.notes.own(id).map(|m| m.annotation.clone()) else { return Vec::new() };
    let text = &state.document.text;
    let points = CodePoints::new(text);
    let edit = |at: Span| match state.notes.own_on(at) {
        Some(there) => {
            let mut annotation = there.annotation.clone();
            for code in &model.codes {
                if !annotation.codes.contains(code) {
                    annotation.codes.push(code.clone());
                }
            }
            annotation.speaker = model.speaker.clone().or(annotation.speaker);
            Edit::change(annotation)
        }
        None => {
            let mut annotation = Annotation::new(Kind::Note);
            annotation.codes.clone_from(&model.codes);
            annotation.attributes.clone_from(&model.attributes);
            annotation.speaker.clone_from(&model.speaker);
            annotation.targets = vec![Anchor::on(text, &points, at)];
            Edit::add(annotation)
        }
    };
    let places =
        shown.iter().filter_map(|item| if let Choice::Spot(at) = item.choice { Some(at) } else { None });
    places.map(edit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_whole_words_over_line_breaks() {
        let text = "the port, a report; the\nport and the port";
        let found: Vec<&str> = occurrences(text, "the port").into_iter().map(|at| at.of(text)).collect();
        assert_eq!(found, ["the port", "the\nport", "the port"]);
        assert_eq!(occurrences(text, "port").len(), 3);
        assert!(occurrences(text, " ").is_empty());
    }

    #[test]
    fn a_percentage_is_between_nought_and_a_hundred() {
        assert_eq!(percent("abc"), None);
        assert_eq!(percent("101"), None);
        assert!(percent("90 %").is_some_and(|p| (p - 0.9).abs() < 1e-3));
    }
}
