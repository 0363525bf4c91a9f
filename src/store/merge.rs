//! Three-way merge of a layer, by id: what we changed, put over what somebody else wrote meanwhile.
//!
//! Nobody loses: an annotation changed on both sides is merged key by key, and where the same key
//! differs, the later one keeps the id and the other stays beside it as a copy. What one side changed
//! and the other removed, stays.

use super::encode::{update_entry, with_document};
use super::state::State;
use super::write_value::fields;
use super::{Problem, decode::decode};
use crate::annotation::{Annotation, DocumentInfo, Edit};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// What a merge came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Report {
    /// Ids of annotations of which a copy was kept because both sides changed them.
    pub(super) conflicts: Vec<String>,
    /// Ids of annotations that stay although one side removed them.
    pub(super) kept: Vec<String>,
}

impl Report {
    /// What the reader should be told, in sentences.
    pub(super) fn words(&self) -> Vec<String> {
        let count = |n: usize| if n == 1 { "one annotation".to_owned() } else { format!("{n} annotations") };
        let mut words = Vec::new();
        if !self.conflicts.is_empty() {
            words.push(format!(
                "{} had been changed elsewhere too: both versions are kept, the earlier one as a copy",
                count(self.conflicts.len())
            ));
        }
        if !self.kept.is_empty() {
            words.push(format!(
                "{} had been removed on one side and changed on the other: kept",
                count(self.kept.len())
            ));
        }
        words
    }
}

/// `ours` put over `theirs`, both grown from `base`. The text of `theirs` is kept wherever we did not
/// change it: its order, comments and unknown keys.
pub(super) fn merge(base: &State, ours: &State, theirs: &State) -> (State, Report) {
    let mut report = Report::default();
    if base.text == theirs.text {
        return (ours.clone(), report);
    }
    if base.text == ours.text {
        return (theirs.clone(), report);
    }
    // Where only we changed what stands between the annotations, ours is the frame.
    if frame(ours) != frame(base) && frame(theirs) == frame(base) {
        return put_over(base, theirs, ours.clone(), &mut report);
    }
    put_over(base, ours, theirs.clone(), &mut report)
}

/// What a save never changes by itself: the text between the annotations.
fn frame(state: &State) -> Vec<String> {
    let plain = |text: &str| {
        // The head changes by itself when the document does.
        let head = text.contains("[document]");
        let without = || with_document(text, &state.layer.document, &DocumentInfo::default());
        head.then(without).flatten().unwrap_or_else(|| text.to_owned())
    };
    state.text.loose().map(plain).collect()
}

fn put_over(base: &State, from: &State, mut into: State, report: &mut Report) -> (State, Report) {
    let index = |state: &State| -> BTreeMap<String, usize> {
        state
            .layer
            .annotations
            .iter()
            .enumerate()
            .map(|(at, annotation)| (annotation.id.clone(), at))
            .collect()
    };
    let (in_base, in_from, in_into) = (index(base), index(from), index(&into));
    // As it was before this merge put anything in: the indices count that.
    let standing = into.clone();
    let at = |state: &State, map: &BTreeMap<String, usize>, id: &str| -> Option<Annotation> {
        map.get(id).and_then(|&at| state.layer.annotations.get(at)).cloned()
    };
    for annotation in &from.layer.annotations {
        let id = &annotation.id;
        let was = at(base, &in_base, id);
        let text = from.text.entry(id).unwrap_or_default();
        match (was, at(&standing, &in_into, id)) {
            // New on this side.
            (None, None) => into.adopt(annotation, text.to_owned()),
            // Not changed on this side.
            (Some(was), _) if was == *annotation => {
                // But perhaps its text was: a comment.
                let text_was = base.text.entry(id).unwrap_or_default();
                if let Some(slot) = into.text.entry_mut(id)
                    && slot == text_was
                {
                    text.clone_into(slot);
                }
            }
            // Removed on the other side, changed on this one.
            (Some(_), None) => {
                into.adopt(annotation, text.to_owned());
                report.kept.push(id.clone());
            }
            (was, Some(other)) => both(&mut into, was.as_ref(), annotation, &other, text, report),
        }
    }
    for annotation in &base.layer.annotations {
        let id = &annotation.id;
        if in_from.contains_key(id) {
            continue;
        }
        // Removed on this side.
        match at(&standing, &in_into, id) {
            Some(other) if other == *annotation => {
                let _ = into.apply(&Edit::Remove(id.clone()));
            }
            Some(_) => report.kept.push(id.clone()),
            None => {}
        }
    }
    if from.layer.document != base.layer.document && into.layer.document == base.layer.document {
        into.set_document(from.layer.document.clone());
    }
    (into, std::mem::take(report))
}

/// An annotation that both sides have, in two versions.
fn both(
    state: &mut State,
    was: Option<&Annotation>,
    a: &Annotation,
    b: &Annotation,
    a_text: &str,
    report: &mut Report,
) {
    if a == b {
        return;
    }
    if was.is_some_and(|was| was == b) {
        // Only this side changed it.
        let _ = state.apply(&Edit::Replace(Box::new(a.clone())));
        return;
    }
    if let Some(merged) = was.and_then(|was| key_by_key(was, a, b)) {
        let _ = state.apply(&Edit::Replace(Box::new(merged)));
        return;
    }
    let mark = |annotation: &Annotation| (annotation.modified, fingerprint(annotation));
    let (winner, loser) = if mark(a) > mark(b) { (a, b) } else { (b, a) };
    let loser_text =
        if loser == a { a_text.to_owned() } else { state.text.entry(&b.id).unwrap_or_default().to_owned() };
    let mut copy = loser.clone();
    copy.id = format!("{}-{}", loser.id, fingerprint(loser));
    copy.extra.insert("conflict_of".to_owned(), toml::Value::String(loser.id.clone()));
    let text = update_entry(&loser_text, loser, &copy);
    let _ = state.apply(&Edit::Replace(Box::new(winner.clone())));
    if !state.holds(&copy.id) {
        state.adopt(&copy, text);
    }
    report.conflicts.push(loser.id.clone());
}

/// Both versions in one, when they changed different keys.
fn key_by_key(was: &Annotation, a: &Annotation, b: &Annotation) -> Option<Annotation> {
    let mut merged = b.clone();
    macro_rules! take {
        ($($($field:ident).+),+ $(,)?) => {$(
            if a.$($field).+ != was.$($field).+ {
                if b.$($field).+ != was.$($field).+ && b.$($field).+ != a.$($field).+ {
                    return None;
                }
                merged.$($field).+ = a.$($field).+.clone();
            }
        )+};
    }
    take!(
        kind,
        created,
        codes,
        speaker,
        note,
        targets,
        re,
        verdict,
        status,
        from,
        to,
        relation,
        state,
        caveat,
        finding,
        decision,
        amended.speakers,
        amended.act,
        amended.scope,
        amended.strength,
        amended.addressees,
        amended.due
    );
    merged.attributes = table(&was.attributes, &a.attributes, &b.attributes)?;
    merged.extra = table(&was.extra, &a.extra, &b.extra)?;
    merged.modified = a.modified.max(b.modified);
    Some(merged)
}

type Values = BTreeMap<String, toml::Value>;

fn table(was: &Values, a: &Values, b: &Values) -> Option<Values> {
    let mut merged = b.clone();
    for key in was.keys().chain(a.keys()) {
        let (w, x, y) = (was.get(key), a.get(key), b.get(key));
        if x == w {
            continue;
        }
        if y != w && y != x {
            return None;
        }
        match x {
            Some(value) => merged.insert(key.clone(), value.clone()),
            None => merged.remove(key),
        };
    }
    Some(merged)
}

/// Eight hex digits of what an annotation says: the same on every machine.
fn fingerprint(annotation: &Annotation) -> String {
    let mut hash = Sha256::new();
    for (key, value) in fields(annotation, false) {
        hash.update(key.as_bytes());
        hash.update(value.to_string().trim().as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Merge three versions of a layer file, as git hands them to a merge driver. Gives the merged file
/// and what a person should know. An empty base stands for none.
///
/// # Errors
/// When one of the files cannot be merged safely: it does not parse, or has a newer format.
pub fn merge_files(base: &[u8], ours: &[u8], theirs: &[u8]) -> Result<(Vec<u8>, Vec<String>), Problem> {
    let read = |name: &str, bytes: &[u8]| -> Result<State, Problem> {
        let decoded = decode(Path::new(name), bytes, None);
        match decoded.reason.clone() {
            None => Ok(decoded.into()),
            Some(reason) => {
                let general =
                    || Problem { path: name.into(), line: None, column: None, message: reason.to_string() };
                Err(decoded.problems.first().cloned().unwrap_or_else(general))
            }
        }
    };
    let base = if base.iter().all(u8::is_ascii_whitespace) { State::default() } else { read("base", base)? };
    let (merged, report) = merge(&base, &read("ours", ours)?, &read("theirs", theirs)?);
    Ok((merged.text.render().into_bytes(), report.words()))
}
