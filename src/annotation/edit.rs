//! A change of a layer, and its opposite.

use super::{Annotation, Layer};
use thiserror::Error;

/// A change of a layer. Applying one gives the edit that takes it back.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Put in a new annotation: at this place in the layer, or in document order.
    Insert {
        /// Index in the layer; `None` for document order.
        index: Option<usize>,
        /// What to put in. Its id must be new.
        annotation: Box<Annotation>,
    },
    /// Put this annotation in the place of the one with the same id.
    Replace(Box<Annotation>),
    /// Take out the annotation with this id.
    Remove(String),
    /// Several edits as one step; all of them happen, or none.
    Batch(Vec<Edit>),
}

/// Why an edit does not fit a layer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// The annotation to change or remove is not there.
    #[error("the annotation {0} is no longer in this layer")]
    Missing(String),
    /// An annotation with this id is there already.
    #[error("an annotation {0} is in this layer already")]
    Taken(String),
    /// The annotation was changed from elsewhere since; taking the step back would undo that too.
    #[error("the annotation {0} was changed elsewhere since; change it by hand")]
    Elsewhere(String),
}

impl Edit {
    /// Add `annotation` in document order.
    #[must_use]
    pub fn add(annotation: Annotation) -> Self {
        Self::Insert { index: None, annotation: Box::new(annotation) }
    }

    /// Put `annotation` in the place of the one with the same id, stamped as changed now.
    #[must_use]
    pub fn change(annotation: Annotation) -> Self {
        Self::Replace(Box::new(annotation.touched()))
    }

    /// Take out the annotation with this id.
    #[must_use]
    pub fn remove(id: &str) -> Self {
        Self::Remove(id.to_owned())
    }

    /// Change `layer`; gives the edit that takes it back.
    ///
    /// # Errors
    /// When the edit does not fit the layer, which is then as it was.
    pub fn apply(&self, layer: &mut Layer) -> Result<Self, EditError> {
        match self {
            Self::Insert { index, annotation } => {
                if layer.position(&annotation.id).is_some() {
                    return Err(EditError::Taken(annotation.id.clone()));
                }
                let at = index.unwrap_or_else(|| layer.place_for(annotation)).min(layer.annotations.len());
                layer.annotations.insert(at, annotation.as_ref().clone());
                Ok(Self::Remove(annotation.id.clone()))
            }
            Self::Replace(annotation) => {
                let slot = layer.annotations.iter_mut().find(|other| other.id == annotation.id);
                let slot = slot.ok_or_else(|| EditError::Missing(annotation.id.clone()))?;
                Ok(Self::Replace(Box::new(std::mem::replace(slot, annotation.as_ref().clone()))))
            }
            Self::Remove(id) => {
                let at = layer.position(id).ok_or_else(|| EditError::Missing(id.clone()))?;
                let annotation = Box::new(layer.annotations.remove(at));
                Ok(Self::Insert { index: Some(at), annotation })
            }
            Self::Batch(edits) => {
                let mut inverse = Vec::with_capacity(edits.len());
                for edit in edits {
                    match edit.apply(layer) {
                        Ok(back) => inverse.push(back),
                        Err(error) => {
                            for back in inverse.iter().rev() {
                                // What was just done can be taken back: nothing came between.
                                let _ = back.apply(layer);
                            }
                            return Err(error);
                        }
                    }
                }
                inverse.reverse();
                Ok(Self::Batch(inverse))
            }
        }
    }
}
