//! The state of a ledger entry as a person keeps it: an annotation of the kind `ledger` on the claim.

use super::ledger::{Entry, Ledger, Mark, State};
use crate::annotation::{Annotation, Kind};
use crate::text::Span;
use jiff::civil::Date;

/// The states among a person's annotations of the document with this index, each annotation with the
/// places of its targets.
pub fn marks<'n>(
    document: usize,
    by: &str,
    own: impl Iterator<Item = (&'n Annotation, &'n [Span])>,
) -> impl Iterator<Item = Mark> {
    own.filter(|(annotation, _)| annotation.kind == Kind::Ledger).filter_map(move |(annotation, places)| {
        let state = annotation.state.as_deref().and_then(State::parse)?;
        let (by, note) = (by.to_owned(), annotation.note.clone());
        Some(Mark { document, span: *places.first()?, state, by, note })
    })
}

/// The annotation that sets `state`; `earlier` is what was said of the entry before. Its target is
/// put in where it is kept.
#[must_use]
pub fn note(state: State, earlier: Option<&Annotation>) -> Annotation {
    let mut note = earlier.cloned().unwrap_or_else(|| Annotation::new(Kind::Ledger));
    note.state = Some(state.word().to_owned());
    note
}

/// The annotation in which a person said something of the entry at this place before.
pub fn earlier<'n>(
    span: Span,
    mut own: impl Iterator<Item = (&'n Annotation, &'n [Span])>,
) -> Option<&'n Annotation> {
    let found = own.find(|(annotation, places)| {
        annotation.kind == Kind::Ledger && places.first().is_some_and(|place| place.overlaps(span))
    });
    found.map(|(annotation, _)| annotation)
}

/// The ledger after marks on one document changed; `marks` are those of all documents, the latest last.
pub fn set_marks(ledger: &mut Ledger, document: usize, marks: &[Mark]) {
    let on = ledger.on;
    for entry in ledger.entries.iter_mut().filter(|entry| entry.place.document == document) {
        let here = |mark: &&Mark| mark.document == document && mark.span.overlaps(entry.place.span);
        let mark = marks.iter().rev().find(here);
        entry.state = mark.map(|mark| mark.state).unwrap_or_default();
        entry.marked = mark.map(|mark| (mark.by.clone(), mark.note.clone()));
        entry.overdue = overdue(entry, on);
    }
}

/// Days past the last day of an open entry.
fn overdue(entry: &Entry, on: Option<Date>) -> Option<i64> {
    let (last, on) = entry.due.as_ref().and_then(|due| due.last).zip(on)?;
    (entry.state == State::Open && on > last).then(|| super::calendar::days_between(last, on))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::document::Document;
    use crate::dossier::Source;
    use crate::dossier::ledger::ledger;
    use crate::extract::extract;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_state_set_later_is_the_state_read_anew() {
        let text = "Ma Rensheng Meets with Pavel Orlenko\n\n2031-03-04\n\nMa Rensheng pledged to lift the tariffs \
                    by 30 June 2031. He called for the release of the boats by 1 May 2031.\n";
        let document = Document::from_text("a.txt", text);
        let findings = extract(&document, Lexicon::builtin());
        let sources = [Source { text: &document.text, findings: &findings }];
        let on = Some(jiff::civil::date(2031, 7, 10));
        let mut held = ledger(&sources, &[], on);
        assert_eq!(held.overdue(), 2);
        let span = held.entries[0].place.span;
        let annotation = note(State::Met, None);
        let own = [(&annotation, &[span][..])];
        let marked: Vec<Mark> = marks(0, "ana", own.into_iter()).collect();
        set_marks(&mut held, 0, &marked);
        assert_eq!(held, ledger(&sources, &marked, on));
        assert_eq!((held.entries[0].state, held.overdue()), (State::Met, 1));
    }
}
