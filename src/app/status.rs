//! What the status line and the empty panes say, in words.

use super::action::Action;
use super::findings::Progress;
use super::panes::Pane;
use super::state::{State, Tone};
use crate::extract::Claim;
use crate::text::clean;

/// The status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What the keys do at the moment: `reading`, `selecting`; `""` over other panes.
    pub mode: &'static str,
    /// A word to the reader, else where they are.
    pub text: String,
    /// How loud it is.
    pub tone: Tone,
    /// At the right edge: matches, place in the text.
    pub right: String,
    /// The same where there is little room.
    pub right_short: String,
}

/// Who does what, in a few words: "Mara Tolen: request".
#[must_use]
pub fn claim_words(claim: &Claim) -> String {
    let who = if claim.speakers.is_empty() { "nobody named".to_owned() } else { claim.speakers.join(", ") };
    clean(&format!("{who}: {}", claim.act)).into_owned()
}

impl State {
    /// What the status line says now.
    #[must_use]
    pub fn status(&self) -> Status {
        let mode = match (self.panes.focus, self.reader.anchor) {
            (Pane::Document, Some(_)) => "selecting",
            (Pane::Document, None) => "reading",
            (Pane::Findings, _) => "findings",
            (Pane::Notes, _) => "notes",
        };
        let (text, tone) = match &self.notice {
            Some(notice) => (notice.text.clone(), notice.tone),
            None => (self.whereabouts(), Tone::Plain),
        };
        if let Some(library) = self.library.as_ref().filter(|library| library.shown) {
            let text = self.notice.as_ref().map_or_else(|| library.status(), |notice| notice.text.clone());
            let right = library.progress();
            return Status { mode: "library", text, tone, right_short: String::new(), right };
        }
        Status { mode, text, tone, right: self.progress_words(true), right_short: self.progress_words(false) }
    }

    fn whereabouts(&self) -> String {
        let mut out = clean(&self.document.name).into_owned();
        if let Some(claim) = self.claim_here() {
            out.push_str(" · ");
            out.push_str(&claim_words(claim));
            if let Some(word) = self.decision_word(claim) {
                out.push_str(", ");
                out.push_str(word);
            }
        }
        for caveat in self.review.caveats() {
            out.push_str(" · ");
            out.push_str(&clean(&caveat));
        }
        if self.review.blind {
            out.push_str(" · colleagues hidden");
        }
        let fresh: usize = self.review.people.iter().map(|person| person.fresh).sum();
        if fresh > 0 {
            out.push_str(&format!(" · {fresh} new"));
        }
        if self.notes.read_only.is_some() {
            out.push_str(" · notes read-only");
        }
        if self.notes.unread.is_some() {
            out.push_str(" · not all notes read");
        }
        if let Some(code) = &self.marking.sticky {
            out.push_str(&clean(&format!(" · {code} sticks")));
        }
        if self.marking.hand.is_some() {
            out.push_str(" · a note in hand");
        }
        if self.unsaved {
            out.push_str(" · not saved");
        }
        out
    }

    fn progress_words(&self, all: bool) -> String {
        let mut parts = Vec::new();
        if !self.pending.is_empty() {
            parts.push(format!("{} …", self.keys_begun()));
        }
        if !self.search.query.is_empty() {
            let all = self.search.matches.len();
            parts.push(match self.search.current {
                _ if self.search.problem.is_some() => "not a pattern yet".to_owned(),
                Some(n) => format!("match {} of {all}", n + 1),
                None => format!("{all} matches"),
            });
        }
        if self.document.partial {
            parts.push("reading the rest…".to_owned());
        } else if self.findings.progress == Progress::Loading {
            parts.push("reading for claims…".to_owned());
        }
        // The last visible cluster is the end, whatever white space follows it.
        let (cursor, text) = (self.reader.cursor, &self.document.text);
        let at_end = crate::text::grapheme::next(text, cursor) >= text.trim_end().len();
        if all {
            parts.extend(self.pace_words());
        }
        if let Some(percent) = (cursor * 100).checked_div(text.len()) {
            parts.push(format!("{} %", if at_end { 100 } else { percent }));
        }
        parts.join(" · ")
    }

    /// What a pane says instead of a list, when there is nothing in it.
    #[must_use]
    pub fn empty_words(&self, pane: Pane) -> Option<String> {
        match pane {
            Pane::Document => {
                let nothing = self.document.blocks.iter().all(|b| b.pieces.iter().all(|p| p.is_empty()));
                nothing.then(|| "There is no text in this document.".to_owned())
            }
            Pane::Findings if !self.findings.rows.is_empty() => None,
            Pane::Findings => Some(match &self.findings.progress {
                Progress::Loading => "Reading the text for claims and names…".to_owned(),
                Progress::Failed(why) => {
                    format!("The text could not be read for claims: {why}. Reading and notes work as always.")
                }
                Progress::Ready if !self.findings.filter.is_empty() => {
                    let key = self.keys.shown(Action::Back);
                    let filter = self.findings.filter.shown();
                    format!("No finding fits {}. {key} shows everything.", clean(&filter))
                }
                Progress::Ready => "No claims or names were found in this text.".to_owned(),
            }),
            Pane::Notes if !self.notes.shown.is_empty() => None,
            Pane::Notes if !self.notes.filter.is_empty() && !self.notes.marks.is_empty() => {
                let (key, filter) = (self.keys.shown(Action::Back), self.notes.filter.shown());
                Some(format!("No note fits {}. {key} shows everything.", clean(&filter)))
            }
            Pane::Notes => Some(match &self.notes.read_only {
                Some(reason) => format!("Your notes can only be read: {}", clean(reason)),
                None => {
                    let key = |action| self.keys.shown(action);
                    format!(
                        "No notes yet. In the document, {} writes one about the selection, claim or sentence; {} \
                         gives a code; {} says who is speaking.",
                        key(Action::NoteAdd),
                        key(Action::CodeAdd),
                        key(Action::SpeakerTag)
                    )
                }
            }),
        }
    }
}
