//! The note being written is kept on disk while it is written: whatever ends the program, little of it is
//! lost.

use super::desk::Desk;
use super::run::Session;
use crate::app::Message;
use crate::store::Unfinished;
use std::time::{Duration, Instant};

/// What was written is on disk after so long, however it goes on.
const AFTER: Duration = Duration::from_secs(2);

/// What stands on disk of the note being written.
#[derive(Debug, Default)]
pub struct Kept {
    note: Option<Unfinished>,
    at: Option<Instant>,
}

impl Session {
    /// The note being written, where it says something that is not kept yet.
    fn unfinished(&self) -> Option<Unfinished> {
        let editor = self.state.editor()?;
        let text = self.view.draft.as_ref()?.text();
        let about = &editor.about;
        (text.trim_end() != editor.initial.trim_end()).then(|| Unfinished {
            annotation: about.annotation.clone(),
            span: about.span,
            text,
        })
    }

    /// How long it may be before what is being written must be on disk; `None` when it is.
    pub(super) fn must_keep_within(&self) -> Option<Duration> {
        let kept = &self.desk.unfinished;
        if self.unfinished() == kept.note {
            return None;
        }
        Some(kept.at.map_or(Duration::ZERO, |at| AFTER.saturating_sub(at.elapsed())))
    }

    /// Brings what is being written to disk, or takes it from there when nothing is.
    pub(super) fn keep_unfinished(&mut self) {
        let now = self.unfinished();
        if now != self.desk.unfinished.note {
            self.desk.keep_unfinished(now);
        }
    }

    /// Offers what was written when the program ended.
    pub(super) fn offer_unfinished(&mut self) -> Option<Message> {
        self.desk.find_unfinished().map(Message::Unfinished)
    }
}

impl Desk {
    fn keep_unfinished(&mut self, now: Option<Unfinished>) {
        let document = self.document();
        match &now {
            // Where nothing can be written the note itself will say so when it is saved.
            Some(note) => drop(note.save(document, self.writes_as(), &self.options)),
            None => Unfinished::forget(document, self.writes_as(), &self.options),
        }
        self.unfinished = Kept { note: now, at: Some(Instant::now()) };
    }

    /// What was being written about the document when the program ended, unless it is a note by now.
    pub(super) fn find_unfinished(&mut self) -> Option<Unfinished> {
        let found = Unfinished::load(self.document(), self.writes_as(), &self.options)?;
        self.unfinished.note = Some(found.clone());
        let kept = |note: &str| note.trim_end() == found.text.trim_end();
        if self.own.layer().annotations.iter().any(|a| kept(&a.note)) || found.text.trim().is_empty() {
            self.keep_unfinished(None);
            return None;
        }
        Some(found)
    }
}
