//! Undo and redo without limit.

use super::{Edit, EditError, Layer};

/// One step that can be taken back: what was done, and its opposite.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    forward: Edit,
    back: Edit,
}

/// The steps of a session, and those taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Apply `edit` and remember it. What had been taken back is forgotten.
    ///
    /// # Errors
    /// When the edit does not fit the layer; nothing changes then.
    pub fn apply(&mut self, layer: &mut Layer, edit: Edit) -> Result<(), EditError> {
        let back = edit.apply(layer)?;
        self.done.push(Step { forward: edit, back });
        self.undone.clear();
        Ok(())
    }

    /// Take back the last step; `false` when there is none.
    ///
    /// # Errors
    /// When the layer was changed from elsewhere so that the step no longer fits; the step stays.
    pub fn undo(&mut self, layer: &mut Layer) -> Result<bool, EditError> {
        let Some(step) = self.done.last() else { return Ok(false) };
        step.back.apply(layer)?;
        self.undone.extend(self.done.pop());
        Ok(true)
    }

    /// Do again what was taken back last; `false` when there is none.
    ///
    /// # Errors
    /// When the layer was changed from elsewhere so that the step no longer fits; the step stays.
    pub fn redo(&mut self, layer: &mut Layer) -> Result<bool, EditError> {
        let Some(step) = self.undone.last() else { return Ok(false) };
        let back = step.forward.apply(layer)?;
        if let Some(step) = self.undone.pop() {
            self.done.push(Step { forward: step.forward, back });
        }
        Ok(true)
    }

    /// How many steps can be taken back.
    #[must_use]
    pub const fn undo_len(&self) -> usize {
        self.done.len()
    }

    /// How many steps can be done again.
    #[must_use]
    pub const fn redo_len(&self) -> usize {
        self.undone.len()
    }
}
