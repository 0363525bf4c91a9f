//! The reader's own layers of documents that are not open: what is said in a view of several documents
//! is kept in the layer of the one it is about.

use super::desk::Desk;
use crate::annotation::{Anchor, Annotation, Edit, Kind};
use crate::app::views::{Own, own_of};
use crate::app::{AsideDeed, Message};
use crate::document::Document;
use crate::dossier::ledger_note;
use crate::store::{self, OwnLayer, Saved, StoreError};
use crate::text::Span;
use std::path::{Path, PathBuf};

/// The layers of other documents, as far as something was changed in them.
#[derive(Debug, Default)]
pub struct Aside {
    open: Vec<(PathBuf, Document, OwnLayer)>,
}

impl Aside {
    /// Does something in the own layer of the document at `path`; it is on disk before this answers.
    pub fn act(&mut self, desk: &Desk, path: &Path, deed: AsideDeed) -> Vec<Message> {
        let mut messages = Vec::new();
        if !self.open.iter().any(|(known, ..)| known == path) {
            let document = match Document::open(path) {
                Ok(document) => document,
                Err(error) => return vec![Message::Failed(error.to_string())],
            };
            let (layer, problems) = store::open_own(&document, desk.writes_as(), &desk.options);
            messages.extend(problems.iter().map(|problem| Message::Failed(problem.to_string())));
            self.open.push((path.to_owned(), document, layer));
        }
        let Some((_, document, layer)) = self.open.iter_mut().find(|(known, ..)| known == path) else {
            return messages;
        };
        let done = match deed {
            AsideDeed::Keep(mut annotation, span) => {
                annotation.targets = vec![Anchor::new(document, span)];
                let own = own_of(layer.layer(), document);
                one_word(&mut annotation, span, &own);
                let there = layer.layer().annotations.iter().any(|other| other.id == annotation.id);
                layer.apply(if there { Edit::change(*annotation) } else { Edit::add(*annotation) }).map(Some)
            }
            AsideDeed::Edit(edit) => layer.apply(edit).map(Some),
            AsideDeed::Undo => layer.undo(),
            AsideDeed::Redo => layer.redo(),
        };
        messages.push(Message::Aside(path.to_owned(), own_of(layer.layer(), document)));
        messages.extend(answer(done));
        messages
    }

    /// The document was open and has been left: its layer may be another one now.
    pub fn look_again(&mut self, desk: &Desk, path: &Path) -> Option<Message> {
        self.open.retain(|(known, ..)| known != path);
        let document = Document::open(path).ok()?;
        let (layer, _) = store::open_own(&document, desk.writes_as(), &desk.options);
        Some(Message::Aside(path.to_owned(), own_of(layer.layer(), &document)))
    }
}

/// Of an entry of the ledger one says one thing: what was said before is changed.
fn one_word(annotation: &mut Annotation, span: Span, own: &[Own]) {
    let own = own.iter().map(|own| (&own.annotation, own.spans.as_slice()));
    if annotation.kind == Kind::Ledger
        && let Some(earlier) = ledger_note::earlier(span, own)
    {
        annotation.id.clone_from(&earlier.id);
        annotation.created = earlier.created;
        annotation.note.clone_from(&earlier.note);
    }
}

fn answer(done: Result<Option<Saved>, StoreError>) -> Option<Message> {
    match done {
        Ok(None) => None,
        Ok(Some(saved)) => Some(Message::Saved((!saved.words.is_empty()).then(|| saved.words.join(" ")))),
        Err(error @ StoreError::NotSaved { .. }) => Some(Message::NotSaved(error.to_string())),
        Err(error) => Some(Message::Failed(error.to_string())),
    }
}
