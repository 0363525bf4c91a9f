//! The tour: one deed after the other on a built-in text, each done before the next is told.

use super::action::Action;
use super::panes::Pane;
use super::state::State;

/// Where the reader is on the tour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    step: usize,
    /// What was done since the step began.
    done: Vec<Action>,
}

/// Rows that the tour takes at the bottom of the screen.
pub const TOUR_ROWS: u16 = 3;
/// On a lower screen the tour lies over the text instead of beside it.
pub const TOUR_FROM: u16 = 14;

/// One deed.
struct Step {
    /// What to do; `{}` stand for the keys of `keys`, in order.
    words: &'static str,
    keys: &'static [Action],
    /// Whether it is done.
    done: fn(&State, &[Action]) -> bool,
}

const STEPS: &[Step] = &[
    Step {
        words: "The left pane is the text, the right one what the program found in it. Move down with {} or the \
                arrow key, three times; {} turns a page.",
        keys: &[Action::MoveDown, Action::MovePageDown],
        done: |_, done| {
            let moves = [Action::MoveDown, Action::MoveUp, Action::MovePageDown, Action::MoveHalfDown];
            done.iter().filter(|a| moves.contains(a)).count() >= 3
        },
    },
    Step {
        words: "{} goes to the next paragraph, {} to the next sentence. Go to a sentence.",
        keys: &[Action::ParagraphNext, Action::SentenceNext],
        done: |_, done| done.contains(&Action::SentenceNext),
    },
    Step {
        words: "{} goes from claim to claim: who said, asked or promised what. The list on the right follows. Try it.",
        keys: &[Action::ClaimNext],
        done: |_, done| done.contains(&Action::ClaimNext),
    },
    Step {
        words: "The program says why it reads a claim so: {} shows it, {} closes it again.",
        keys: &[Action::WhyShow, Action::PanelClose],
        done: |_, done| done.contains(&Action::PanelClose),
    },
    Step {
        words: "Select the sentence with {}. {} and {} make a selection grow and shrink.",
        keys: &[Action::SelectSentence, Action::SelectGrow, Action::SelectShrink],
        done: |state, _| state.reader.anchor.is_some() && state.overlays.is_empty(),
    },
    Step {
        words: "Write a note on what is selected: {}, some words, and {} to save.",
        keys: &[Action::NoteAdd, Action::EditorSave],
        done: |state, _| state.notes.marks.iter().any(|m| m.own && !m.annotation.note.is_empty()),
    },
    Step {
        words: "The note stands on the right. Give it a code: {}, a few letters of it, {}.",
        keys: &[Action::CodeAdd, Action::PickerAccept],
        done: |state, _| state.notes.marks.iter().any(|m| m.own && !m.annotation.codes.is_empty()),
    },
    Step {
        words: "Say who is speaking: {}, choose, {}.",
        keys: &[Action::SpeakerTag, Action::PickerAccept],
        done: |state, _| state.notes.marks.iter().any(|m| m.own && m.annotation.speaker.is_some()),
    },
    Step {
        words: "Every change can be taken back: {}. ({} does it again.)",
        keys: &[Action::EditUndo, Action::EditRedo],
        done: |_, done| done.contains(&Action::EditUndo),
    },
    Step {
        words: "Look for a word: {}, type accord, {}. Then {} goes from match to match.",
        keys: &[Action::SearchStart, Action::PickerAccept, Action::SearchNext],
        done: |_, done| done.contains(&Action::SearchNext),
    },
    Step {
        words: "{} puts letters on every sentence and claim in sight; type one to select it.",
        keys: &[Action::SelectLabel],
        done: |state, done| done.contains(&Action::SelectLabel) && state.overlays.is_empty(),
    },
    Step {
        words: "{} opens the outline; the text follows while you move in it. {} goes there.",
        keys: &[Action::OutlineOpen, Action::PickerAccept],
        done: |state, done| done.contains(&Action::OutlineOpen) && state.overlays.is_empty(),
    },
    Step {
        words: "{} and a letter keep a place, {} and the letter come back to it; {} goes back to where you jumped from. \
                Go back once.",
        keys: &[Action::MarkSet, Action::MarkGo, Action::JumpBack],
        done: |_, done| done.contains(&Action::JumpBack) || done.contains(&Action::MarkGo),
    },
    Step {
        words: "{} gives the keys to the next pane. Go to the findings.",
        keys: &[Action::PaneNext],
        done: |state, _| state.panes.focus == Pane::Findings,
    },
    Step {
        words: "Here {} narrows the list by speaker, act or type: choose one, then {}. {} shows everything again.",
        keys: &[Action::FilterChips, Action::PickerClose, Action::Back],
        done: |state, done| done.contains(&Action::FilterChips) && state.overlays.is_empty(),
    },
    Step {
        words: "{} goes to the place of a finding in the text.",
        keys: &[Action::ListOpen],
        done: |state, _| state.panes.focus == Pane::Document,
    },
    Step {
        words: "{} lists the keys that do something here, {} everything there is to do by name. Open one of them, and \
                close it with {}.",
        keys: &[Action::HelpShow, Action::PaletteOpen, Action::PickerClose],
        done: |state, done| {
            let opened = done.contains(&Action::HelpShow) || done.contains(&Action::PaletteOpen);
            opened && state.overlays.is_empty()
        },
    },
];

/// What the tour says when all is done.
const END: &str =
    "That was the tour. Nothing of it was kept. {} leaves; then open a text of yours: attache readout.txt";

impl Tour {
    /// The number of the step, from 1, and how many there are.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        ((self.step + 1).min(STEPS.len()), STEPS.len())
    }

    /// Whether every deed is done.
    #[must_use]
    pub const fn over(&self) -> bool {
        self.step >= STEPS.len()
    }
}

impl State {
    /// What the tour says now; `None` when no tour is on.
    #[must_use]
    pub fn tour_words(&self) -> Option<String> {
        let tour = self.tour.as_ref()?;
        let (words, keys): (&str, &[Action]) = match STEPS.get(tour.step) {
            Some(step) => (step.words, step.keys),
            None => (END, &[Action::Quit]),
        };
        let mut out = String::new();
        let mut keys = keys.iter();
        for (n, part) in words.split("{}").enumerate() {
            if n > 0 {
                out.push_str(&keys.next().map(|&key| self.keys.shown(key)).unwrap_or_default());
            }
            out.push_str(part);
        }
        Some(out)
    }

    /// An action was done: the tour takes note.
    pub(super) fn tour_heard(&mut self, action: Action) {
        if let Some(tour) = &mut self.tour {
            tour.done.push(action);
        }
    }

    /// Goes on to the next step when this one is done.
    pub(super) fn tour_on(&mut self) {
        let Some(tour) = &self.tour else { return };
        let done = STEPS.get(tour.step).is_some_and(|step| (step.done)(self, &tour.done));
        if done {
            self.tour_skip();
        }
    }

    /// Goes on to the next step, done or not.
    pub(super) fn tour_skip(&mut self) {
        match &mut self.tour {
            Some(tour) => {
                tour.step = (tour.step + 1).min(STEPS.len());
                tour.done.clear();
            }
            None => self.tell("No tour is on; attache --tour starts one."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_a_key_for_each_gap() {
        for step in STEPS {
            assert_eq!(step.words.matches("{}").count(), step.keys.len(), "{}", step.words);
        }
    }
}
