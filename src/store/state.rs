//! A layer and the text of its file, changed together.

use super::decode::Decoded;
use super::encode::{entry_text, head_text, update_entry};
use super::text::{LayerText, Piece};
use crate::annotation::{Annotation, DocumentInfo, Edit, EditError, Layer};
use std::collections::BTreeSet;

/// A layer and the text of its file. The n-th entry of the text is the n-th annotation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct State {
    pub(super) layer: Layer,
    pub(super) text: LayerText,
    /// Every id of the layer: a bulk action asks for each of its own.
    ids: BTreeSet<String>,
}

/// An annotation with the text it has in the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Written {
    pub(super) annotation: Box<Annotation>,
    pub(super) text: String,
}

/// One change, exact to the byte, that can be turned round.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// Put in, at this place among the pieces.
    Insert { piece: usize, new: Written },
    /// Take out, from this place among the pieces.
    Remove { piece: usize, old: Written },
    /// Put one in the place of the other.
    Replace { old: Written, new: Written },
}

impl Change {
    /// The change that takes this one back.
    pub(super) fn reversed(self) -> Self {
        match self {
            Self::Insert { piece, new } => Self::Remove { piece, old: new },
            Self::Remove { piece, old } => Self::Insert { piece, new: old },
            Self::Replace { old, new } => Self::Replace { old: new, new: old },
        }
    }
}

impl From<Decoded> for State {
    fn from(decoded: Decoded) -> Self {
        let ids = decoded.layer.annotations.iter().map(|annotation| annotation.id.clone()).collect();
        Self { layer: decoded.layer, text: decoded.text, ids }
    }
}

impl State {
    /// A layer that has no file yet.
    pub(super) fn new(annotator: &str, document: DocumentInfo) -> Self {
        let text = LayerText { pieces: vec![Piece::Loose(head_text(annotator, &document))] };
        Self { layer: Layer::new(annotator, document), text, ids: BTreeSet::new() }
    }

    /// Make an edit; gives the changes it came to, in order.
    ///
    /// # Errors
    /// When the edit does not fit; nothing is changed then.
    pub(super) fn apply(&mut self, edit: &Edit) -> Result<Vec<Change>, EditError> {
        let mut done = Vec::new();
        match self.collect(edit, &mut done) {
            Ok(()) => Ok(done),
            Err(error) => {
                for change in done.into_iter().rev() {
                    // What was just done can be taken back: nothing came between.
                    let _ = self.make(&change.reversed(), true);
                }
                Err(error)
            }
        }
    }

    fn collect(&mut self, edit: &Edit, done: &mut Vec<Change>) -> Result<(), EditError> {
        let change = match edit {
            Edit::Insert { index, annotation } => {
                let index = index.unwrap_or_else(|| self.layer.place_for(annotation));
                let index = index.min(self.layer.annotations.len());
                let new = Written { text: entry_text(annotation), annotation: annotation.clone() };
                Change::Insert { piece: self.text.place_for(index, self.layer.annotations.len()), new }
            }
            Edit::Replace(annotation) => {
                let old = self.written(&annotation.id)?;
                let text = update_entry(&old.text, &old.annotation, annotation);
                Change::Replace { old, new: Written { annotation: annotation.clone(), text } }
            }
            Edit::Remove(id) => {
                let old = self.written(id)?;
                Change::Remove { piece: self.text.find(id).unwrap_or(0), old }
            }
            Edit::Batch(edits) => return edits.iter().try_for_each(|edit| self.collect(edit, done)),
        };
        done.push(self.make(&change, true)?);
        Ok(())
    }

    /// An annotation and its text.
    fn written(&self, id: &str) -> Result<Written, EditError> {
        let missing = || EditError::Missing(id.to_owned());
        let annotation = Box::new(self.layer.get(id).ok_or_else(missing)?.clone());
        Ok(Written { annotation, text: self.text.entry(id).ok_or_else(missing)?.to_owned() })
    }

    /// Make a change; gives what it came to. `exact`: the pieces lie as they did when the change was
    /// recorded, so its place counts.
    ///
    /// # Errors
    /// When the layer is no longer as the change found it.
    pub(super) fn make(&mut self, change: &Change, exact: bool) -> Result<Change, EditError> {
        match change {
            Change::Insert { piece, new } => {
                let id = &new.annotation.id;
                let count = self.layer.annotations.len();
                if self.ids.contains(id) {
                    return Err(EditError::Taken(id.clone()));
                }
                let piece = if exact {
                    (*piece).min(self.text.pieces.len())
                } else {
                    self.text.place_for(self.layer.place_for(&new.annotation), count)
                };
                self.put_in(piece, new);
                Ok(Change::Insert { piece, new: new.clone() })
            }
            Change::Remove { old, .. } => {
                let id = &old.annotation.id;
                let now = self.written(id)?;
                if now.annotation != old.annotation {
                    return Err(EditError::Elsewhere(id.clone()));
                }
                let piece = self.text.find(id).ok_or_else(|| EditError::Missing(id.clone()))?;
                self.text.pieces.remove(piece);
                if let Some(index) = self.layer.position(id) {
                    self.layer.annotations.remove(index);
                }
                self.ids.remove(id);
                Ok(Change::Remove { piece, old: now })
            }
            Change::Replace { old, new } => {
                let id = &new.annotation.id;
                let now = self.written(id)?;
                if now.annotation != old.annotation {
                    return Err(EditError::Elsewhere(id.clone()));
                }
                let text = if now.text == old.text {
                    new.text.clone()
                } else {
                    update_entry(&now.text, &now.annotation, &new.annotation)
                };
                let new = Written { annotation: new.annotation.clone(), text };
                if let Some(slot) = self.text.entry_mut(id) {
                    slot.clone_from(&new.text);
                }
                if let Some(slot) = self.layer.annotations.iter_mut().rev().find(|one| one.id == *id) {
                    slot.clone_from(&new.annotation);
                }
                Ok(Change::Replace { old: now, new })
            }
        }
    }

    /// Put in an annotation that is not there yet, at a place among the pieces.
    fn put_in(&mut self, piece: usize, new: &Written) {
        let count = self.layer.annotations.len();
        let index = self.text.entries_before(piece, count).min(count);
        self.text.insert(piece, &new.annotation.id, new.text.clone());
        self.layer.annotations.insert(index, new.annotation.as_ref().clone());
        self.ids.insert(new.annotation.id.clone());
    }

    /// Put in an annotation that is not there yet with the text it has elsewhere, in document order.
    pub(super) fn adopt(&mut self, annotation: &Annotation, mut text: String) {
        if text.is_empty() {
            text = entry_text(annotation);
        } else if !text.starts_with(['\n', '\r']) {
            text.insert(0, '\n');
        }
        let piece = self.text.place_for(self.layer.place_for(annotation), self.layer.annotations.len());
        self.put_in(piece, &Written { annotation: Box::new(annotation.clone()), text });
    }

    /// Whether the layer holds this id.
    pub(super) fn holds(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Say that the anchors were made on `document`.
    pub(super) fn set_document(&mut self, document: DocumentInfo) {
        for piece in &mut self.text.pieces {
            if let Piece::Loose(text) = piece
                && let Some(new) = super::encode::with_document(text, &self.layer.document, &document)
            {
                *text = new;
                break;
            }
        }
        self.layer.document = document;
    }
}
