//! What people said of the ledger's entries, as their layers keep it.

use super::{Mark, State};
use crate::annotation::{Anchor, Annotation, Kind, Layer, Resolver};
use crate::document::Document;

/// The marks in `layers` on the document with the index `index`, the latest last. Marks whose words no
/// longer stand in the text, and those with a state that this version does not know, are left out.
/// Where a `team` is named, nobody else's count.
#[must_use]
pub fn marks<'l>(
    index: usize,
    document: &Document,
    layers: impl IntoIterator<Item = &'l Layer>,
    team: &[String],
) -> Vec<Mark> {
    let resolver = Resolver::new(document);
    let mut found = Vec::new();
    for layer in layers {
        if !team.is_empty() && !team.contains(&layer.annotator) {
            continue;
        }
        for annotation in layer.annotations.iter().filter(|one| one.kind == Kind::Ledger) {
            let state = annotation.state.as_deref().and_then(State::parse);
            let span = annotation.targets.first().and_then(|at| resolver.one(at, &layer.document).span());
            let (Some(state), Some(span)) = (state, span) else { continue };
            let (by, note) = (layer.annotator.clone(), annotation.note.clone());
            found.push((annotation.modified, Mark { document: index, span, state, by, note }));
        }
    }
    found.sort_by_key(|(modified, _)| *modified);
    found.into_iter().map(|(_, mark)| mark).collect()
}

/// The annotation that sets the state of the entry under `anchor`; it goes into the user's own layer.
#[must_use]
pub fn annotation(anchor: Anchor, state: State, note: &str) -> Annotation {
    Annotation {
        state: Some(state.word().to_owned()),
        note: note.to_owned(),
        targets: vec![anchor],
        ..Annotation::new(Kind::Ledger)
    }
}
