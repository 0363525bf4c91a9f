//! Colleagues' marks whose place is in doubt, placed by the reader.
//!
//! A colleague's file is never written. Where the reader says that a colleague's mark stands, that is
//! kept in the reader's own layer: an answer to the mark, with a target for each of its targets. Only
//! those that are in doubt are taken from it; as soon as the colleague's own words are found again,
//! they count.

use super::notes::Mark;
use crate::annotation::{Anchor, Annotation, Edit, Kind, Resolution};
use crate::document::Document;
use crate::review::address::address;
use crate::text::Span;
use std::collections::HashMap;

/// What the answer says that keeps a place.
const WORDS: &str = "Placed by hand: it stands here in the text as it is now.";

/// Whether this annotation of the reader's own says where another one stands.
fn places_another(mark: &Mark) -> bool {
    mark.own && mark.annotation.kind == Kind::Reply && !mark.annotation.targets.is_empty()
}

/// Puts colleagues' marks where the reader's own answers say that they stand.
pub(super) fn place(marks: &mut [Mark]) {
    for mark in marks.iter_mut().filter(|m| !m.own && !m.placed.is_empty()) {
        mark.placed.clear();
    }
    let said: HashMap<String, Vec<Resolution>> = marks
        .iter()
        .filter(|m| places_another(m))
        .filter_map(|m| Some((m.annotation.re.clone()?, m.places.clone())))
        .collect();
    if said.is_empty() {
        return;
    }
    for mark in marks.iter_mut().filter(|m| !m.own && in_doubt(&m.places)) {
        let Some(said) = said.get(&address(&mark.annotator, &mark.annotation.id)) else { continue };
        let placed = mark.places.iter().enumerate().map(|(part, theirs)| match said.get(part) {
            Some(ours) if theirs.span().is_none() && ours.span().is_some() => ours.clone(),
            _ => theirs.clone(),
        });
        mark.placed = placed.collect();
    }
}

/// Whether one of these places needs a person.
pub(super) fn in_doubt(places: &[Resolution]) -> bool {
    places.iter().any(|place| place.span().is_none())
}

/// The change of the reader's own layer that keeps where a part of a colleague's mark stands.
pub(super) fn keep(own: &[Mark], mark: &Mark, part: usize, span: Span, document: &Document) -> Edit {
    let re = address(&mark.annotator, &mark.annotation.id);
    let theirs = &mark.annotation.targets;
    let earlier = own.iter().find(|m| {
        places_another(m)
            && m.annotation.re.as_deref() == Some(&re)
            && m.annotation.targets.len() == theirs.len()
    });
    let here = Anchor::new(document, span);
    if let Some(mut answer) = earlier.map(|m| m.annotation.clone()) {
        if let Some(target) = answer.targets.get_mut(part) {
            *target = here;
        }
        return Edit::change(answer);
    }
    let mut answer = Annotation::new(Kind::Reply);
    answer.re = Some(re);
    WORDS.clone_into(&mut answer.note);
    let stands = mark.stands();
    answer.targets = theirs
        .iter()
        .enumerate()
        .map(|(n, anchor)| match stands.get(n).and_then(Resolution::span) {
            _ if n == part => here.clone(),
            Some(span) => Anchor::new(document, span),
            None => anchor.clone(),
        })
        .collect();
    Edit::add(answer)
}
