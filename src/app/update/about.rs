//! What "here" means to a note, a code or a speaker tag.

use crate::app::notes::Mark;
use crate::app::panes::Pane;
use crate::app::state::State;
use crate::app::target::{About, What};

impl State {
    /// The annotation that is meant by "here": the selected one in the notes pane, else an own one
    /// at the cursor, else any at the cursor.
    #[must_use]
    pub fn note_here(&self) -> Option<&Mark> {
        if self.panes.focus == Pane::Notes {
            return self.notes.current();
        }
        if let Some(just) = self.notes.just.as_deref().and_then(|id| self.notes.own(id)) {
            return Some(just);
        }
        self.notes.at(self.reader.cursor).first().and_then(|&n| self.notes.marks.get(n))
    }

    /// What a code or speaker tag given now would be about.
    #[must_use]
    pub fn about(&self) -> Option<About> {
        let note = |m: &Mark| About {
            what: What::Note,
            span: m.spans().next(),
            annotation: Some(m.annotation.id.clone()),
        };
        if self.panes.focus == Pane::Notes {
            // A colleague's mark cannot be changed; its text can be written about.
            let current = self.notes.current()?;
            return if current.own {
                Some(note(current))
            } else {
                let span = current.spans().next()?;
                let own = self.notes.own_on(span).map(|m| m.annotation.id.clone());
                Some(About { what: What::Note, span: Some(span), annotation: own })
            };
        }
        if self.reader.anchor.is_none()
            && let Some(just) = self.notes.just.as_deref().and_then(|id| self.notes.own(id))
        {
            return Some(note(just));
        }
        let mut about = self.about_text()?;
        about.annotation = about.span.and_then(|s| self.notes.own_on(s)).map(|m| m.annotation.id.clone());
        Some(about)
    }

    /// The text that a note written now would be about: the selection, else the claim, else the
    /// sentence, else the paragraph.
    #[must_use]
    pub fn about_text(&self) -> Option<About> {
        use crate::app::units::{paragraph_at, sentence_at};
        let text = &self.document.text;
        let cursor = self.reader.cursor;
        let of = |what, span| Some(About { what, span: Some(span), annotation: None });
        if let Some(span) = self.reader.selection(text) {
            return of(What::Selection, span.trim(text)).filter(|a| a.span.is_some_and(|s| !s.is_empty()));
        }
        if let Some(just) = self.notes.just.as_deref().and_then(|id| self.notes.own(id))
            && let Some(span) = just.spans().next()
        {
            return of(What::Note, span);
        }
        if let Some(claim) = self.claim_here() {
            return of(What::Claim, claim.span);
        }
        if let Some(sentence) = sentence_at(&self.document, &self.findings, cursor) {
            return of(What::Sentence, sentence);
        }
        of(What::Paragraph, paragraph_at(&self.document, cursor)?)
    }
}
