//! The hint line and the which-key box: what the keys do here, from the table and the key map.

use super::action::{Action, Context};
use super::key::format_sequence;
use super::overlay::{Overlay, PickerKind, PromptKind};
use super::review::{Sheet, SheetKind};
use super::sheet_hints::sheet_hints;
use super::state::State;
use super::target::What;

/// One entry of the hint line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What it does; a click does it too.
    pub action: Action,
    /// Its key.
    pub keys: String,
    /// What it does, in a word or two.
    pub words: String,
}

/// One entry of the box that opens after the first key of a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhichKey {
    /// The keys that are missing.
    pub keys: String,
    /// What they do.
    pub action: Action,
}

impl State {
    /// What the keys do here, the most useful first. The screen shows as many as fit.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        let wanted = match self.overlays.last() {
            // The box says what may follow; no other key does what it did before.
            _ if !self.pending.is_empty() => vec![(Action::Back, "not now".to_owned())],
            Some(overlay) => over(overlay),
            None => match self.home() {
                Context::Findings => self.in_findings(),
                Context::Notes => self.in_notes(),
                Context::Library => self.in_folder(),
                _ => self.in_document(),
            },
        };
        let hint = |(action, words): (Action, String)| {
            let keys = self.keys.shown(action);
            (!keys.is_empty()).then_some(Hint { action, keys, words })
        };
        wanted.into_iter().filter_map(hint).collect()
    }

    /// What may follow the keys of the sequence begun; empty when none is.
    #[must_use]
    pub fn which_key(&self) -> Vec<WhichKey> {
        let next = self.keys.continuations(&self.contexts(), &self.pending);
        next.into_iter().map(|(keys, action)| WhichKey { keys: format_sequence(&keys), action }).collect()
    }

    /// The keys of the sequence begun, as they are shown.
    #[must_use]
    pub fn keys_begun(&self) -> String {
        format_sequence(&self.pending)
    }

    /// The action of a key while the note editor is open; `None` when the key belongs to the text.
    #[must_use]
    pub fn editor_action(&self, key: super::key::Key) -> Option<Action> {
        match self.keys.find(&[Context::Editor], &[key]) {
            super::keymap::Found::Action(action) => Some(action),
            _ => None,
        }
    }

    fn in_document(&self) -> Vec<(Action, String)> {
        let mut out = Vec::new();
        let mut hint = |action, words: String| out.push((action, words));
        if let Some(about) = self.about_text() {
            let on = match about.what {
                What::Note => "the same words",
                other => other.words(),
            };
            hint(Action::NoteAdd, format!("note on {on}"));
        }
        if let Some(about) = self.about() {
            // Said once: what the note is about, codes and tags are about too.
            let on = if about.what == What::Note { " for the note" } else { "" };
            hint(Action::CodeAdd, format!("code{on}"));
            hint(Action::SpeakerTag, "speaker".to_owned());
        }
        if self.reader.anchor.is_some() {
            hint(Action::SelectGrow, "grow".to_owned());
            hint(Action::SelectShrink, "shrink".to_owned());
            hint(Action::Copy, "copy".to_owned());
            hint(Action::Back, "drop".to_owned());
        } else {
            if self.claim_here().is_some() {
                hint(Action::WhyShow, "why".to_owned());
            }
            if !self.search.query.is_empty() {
                hint(Action::SearchNext, "next match".to_owned());
            }
            if self.note_here().is_some_and(|m| m.own) {
                hint(Action::NoteEdit, "change note".to_owned());
            }
            hint(Action::SelectSentence, "sentence".to_owned());
            hint(Action::SelectStart, "select".to_owned());
            hint(Action::SearchStart, "look for".to_owned());
        }
        self.always(out)
    }

    fn in_findings(&self) -> Vec<(Action, String)> {
        let mut out = vec![(Action::ListOpen, "go there".to_owned())];
        if self.findings.claim().is_some() {
            out.push((Action::ClaimAccept, "accept".to_owned()));
            out.push((Action::ClaimReject, "reject".to_owned()));
            out.push((Action::WhyShow, "why".to_owned()));
            out.push((Action::NoteAdd, "note on the claim".to_owned()));
            out.push((Action::SpeakerTag, "speaker".to_owned()));
        }
        out.push((Action::FindingsFilter, "filter".to_owned()));
        out.push((Action::FilterChips, "by speaker, act…".to_owned()));
        out.push((Action::FindingsKind, "claims or names".to_owned()));
        if !self.findings.filter.is_empty() {
            out.push((Action::Back, "show everything".to_owned()));
        }
        self.always(out)
    }

    fn in_notes(&self) -> Vec<(Action, String)> {
        let mut out = Vec::new();
        if let Some(mark) = self.notes.current() {
            if mark.start().is_some() {
                out.push((Action::ListOpen, "go there".to_owned()));
            }
            if !mark.own {
                out.push((Action::VerdictAgree, "agree".to_owned()));
                out.push((Action::VerdictDisagree, "disagree".to_owned()));
                out.push((Action::ReviewReply, "answer".to_owned()));
            }
            if mark.own {
                out.push((Action::NoteEdit, "change".to_owned()));
                out.push((Action::NoteDelete, "delete".to_owned()));
                out.push((Action::CodeAdd, "code".to_owned()));
                out.push((Action::SpeakerTag, "speaker".to_owned()));
            }
            out.push((Action::FilterChips, "filter".to_owned()));
        }
        self.always(out)
    }

    fn in_folder(&self) -> Vec<(Action, String)> {
        let mut out = vec![(Action::LibraryOpen, "read".to_owned())];
        out.push((Action::CompareMark, "mark".to_owned()));
        if self.library.as_ref().is_some_and(|library| !library.marked.is_empty()) {
            out.push((Action::CompareMarked, "compare".to_owned()));
        }
        out.push((Action::SearchStart, "look in all".to_owned()));
        out.push((Action::LibraryPick, "by letters".to_owned()));
        out.push((Action::LibraryFilter, "filter".to_owned()));
        out.push((Action::LibraryOrder, "order".to_owned()));
        if let Some(library) = &self.library
            && (library.looked.is_some() || !library.filter.is_empty() || library.indexing)
        {
            let words =
                if library.looked.is_some() || !library.filter.is_empty() { "show all" } else { "stop" };
            out.push((Action::Back, words.to_owned()));
        }
        out.push((Action::PaletteOpen, "all actions".to_owned()));
        out.push((Action::HelpShow, "help".to_owned()));
        out.push((Action::Quit, "leave".to_owned()));
        out
    }

    /// What applies in every pane, at the end.
    fn always(&self, mut out: Vec<(Action, String)>) -> Vec<(Action, String)> {
        if self.notes.undo > 0 {
            out.push((Action::EditUndo, "undo".to_owned()));
        }
        out.push((Action::PaneNext, "next pane".to_owned()));
        out.push((Action::PaletteOpen, "all actions".to_owned()));
        out.push((Action::HelpShow, "help".to_owned()));
        let leave = if self.library.is_some() { "back to the folder" } else { "leave" };
        out.push((Action::Quit, leave.to_owned()));
        out
    }
}

fn over(overlay: &Overlay) -> Vec<(Action, String)> {
    let words = |pairs: &[(Action, &str)]| pairs.iter().map(|&(a, w)| (a, w.to_owned())).collect();
    match overlay {
        Overlay::Editor(_) => words(&[
            (Action::EditorSave, "save"),
            (Action::EditorOutside, "your own editor"),
            (Action::EditorCancel, "leave as it was"),
        ]),
        Overlay::Picker(picker) => {
            let take = match picker.kind {
                PickerKind::Palette | PickerKind::Help(_) => "do it",
                PickerKind::File => "read it",
                PickerKind::CompareWith => "compare with it",
                PickerKind::PairWith { .. } => "put it there",
                PickerKind::Leads => "go there",
                PickerKind::Code(_) => "give or take away",
                PickerKind::Speaker(_) => "tag",
                PickerKind::Places { .. } => "go there",
                PickerKind::CodeKeys(..) => "give it",
                PickerKind::Annotations(_) => "go there",
                PickerKind::Templates => "put it in",
                PickerKind::Codebook => "look after it",
                PickerKind::Presets => "use it",
                PickerKind::CodeDeeds(_) => "do it",
                PickerKind::Merge(_) => "merge into it",
                PickerKind::Attributes(_) => "fill in",
                PickerKind::AttributeValue(..) => "take it",
                PickerKind::Anchors => "look at it",
                PickerKind::Reanchor(_) => "put it here",
                PickerKind::Amend(..) => "amend",
                PickerKind::Bulk(_) => "do it to all that is shown",
                PickerKind::Chips(_) => "put in or take out",
                PickerKind::Themes { .. } => "keep it",
            };
            words(&[
                (Action::PickerAccept, take),
                (Action::PickerNext, "next"),
                (Action::PickerBack, "before"),
                (Action::PickerClose, "close"),
            ])
        }
        Overlay::Prompt(prompt) => match prompt.kind {
            PromptKind::Search { .. } => words(&[
                (Action::PickerAccept, "stay here"),
                (Action::PickerNext, "next match"),
                (Action::PickerBack, "match before"),
                (Action::SearchPattern, "words or pattern"),
                (Action::PickerClose, "back to where I was"),
            ]),
            PromptKind::Filter { .. } | PromptKind::Shelf { .. } => {
                words(&[(Action::PickerAccept, "keep"), (Action::PickerClose, "as it was")])
            }
            PromptKind::Folder => words(&[(Action::PickerAccept, "look"), (Action::PickerClose, "not now")]),
            PromptKind::Mark => {
                words(&[(Action::PickerAccept, "the next free letter"), (Action::PickerClose, "not now")])
            }
            PromptKind::Review(_) => {
                words(&[(Action::PickerAccept, "keep it"), (Action::PickerClose, "leave it at that")])
            }
            PromptKind::Confidence => {
                words(&[(Action::PickerAccept, "show which"), (Action::PickerClose, "not now")])
            }
            PromptKind::Name(_)
            | PromptKind::Slot(_)
            | PromptKind::Attribute(..)
            | PromptKind::Code(..)
            | PromptKind::QueryName(_)
            | PromptKind::Due(_) => {
                words(&[(Action::PickerAccept, "take it"), (Action::PickerClose, "not now")])
            }
        },
        Overlay::Labels(_) => words(&[
            (Action::PickerAccept, "select"),
            (Action::PickerNext, "next"),
            (Action::PickerBack, "before"),
            (Action::PickerClose, "close"),
        ]),
        // Nothing to stand on: all one can do is close it.
        Overlay::Sheet(Sheet { kind: SheetKind::View(_), items, .. }) if items.is_empty() => {
            words(&[(Action::SheetClose, "close")])
        }
        Overlay::Sheet(sheet) => words(sheet_hints(&sheet.kind)),
        Overlay::Panel(_) => {
            words(&[(Action::PanelDown, "down"), (Action::PanelUp, "up"), (Action::PanelClose, "close")])
        }
        Overlay::Confirm(_) => words(&[(Action::ConfirmYes, "yes"), (Action::ConfirmNo, "no")]),
    }
}
