//! One message into the state. Each group of actions has its file.

mod about;
mod amend;
mod anchors;
mod annotate;
mod attributes;
mod borders;
mod bulk;
mod codebook;
mod codes;
mod concordance;
mod copy;
mod decide;
mod edges;
mod filter;
mod jumps;
mod labels;
mod library;
mod list;
mod listing;
mod looks;
mod motion;
mod picker;
mod pointer;
mod prompt;
mod relate;
mod reload;
mod review;
mod select;
mod undone;
mod view;
mod views;
mod why;

use super::action::Action;
use super::effect::Effect;
use super::findings::{Progress, is_at};
use super::key::{Code, Key, format_sequence};
use super::keymap::Found;
use super::message::Message;
use super::overlay::{Ask, Confirm, Overlay};
use super::panes::Pane;
use super::speakers::Speakers;
use super::state::{State, Tone};
use crate::text::{clean, clean_lines};
use std::sync::Arc;

/// Takes in what happened and says what the world must do about it, in order.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    let effects = take_in(state, message);
    state.tour_on();
    effects
}

fn take_in(state: &mut State, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) => return on_key(state, key),
        Message::Act(action) => {
            state.pending.clear();
            return act(state, action);
        }
        Message::Pointer(pointer) => return pointer::pointer(state, pointer),
        Message::Paste(text) => paste(state, &text),
        Message::Resize(size) => {
            state.size = size;
            state.refit();
            // Tables are laid for the width there is.
            if views::current(state).is_some() {
                views::refresh(state);
            }
        }
        Message::FindingsReady(found) => {
            let text = Arc::clone(&state.document.text);
            state.findings.set(found, &text);
            state.weigh_decisions();
            state.hear_speakers();
            state.follow_cursor();
            let words: Vec<String> =
                state.findings.found.notices.iter().map(|w| clean(w).into_owned()).collect();
            match &mut state.notice {
                // A warning that nobody has read yet stays.
                Some(notice) if notice.tone == Tone::Warning && !words.is_empty() => {
                    notice.text = format!("{}\n{}", notice.text, words.join("\n"));
                }
                _ if !words.is_empty() => state.tell(words.join("\n")),
                _ => {}
            }
        }
        Message::FindingsFailed(why) => state.findings.progress = Progress::Failed(clean(&why).into_owned()),
        Message::LayersChanged(layers) => {
            let before = undone::before(state);
            let doubt = state.in_doubt();
            state.take_layers(*layers);
            // The text was read again, and some words that were marked are others now.
            let now = state.in_doubt().filter(|_| doubt.is_none());
            if let Some(words) = now {
                let told = state.notice.take().map(|notice| notice.text + " ").unwrap_or_default();
                state.warn(told + &words);
            }
            if let Some(before) = before {
                undone::tell(state, &before);
            }
            state.hear_speakers();
            attributes::go_on(state);
            views::own_of_open_changed(state);
            review::refresh(state);
        }
        Message::Saved(words) => {
            state.unsaved = false;
            if let Some(words) = words {
                state.tell(clean(&words).into_owned());
            }
        }
        Message::NotSaved(why) => {
            state.unsaved = true;
            state.warn(clean(&why).into_owned());
        }
        // Several words at once stand one below the other.
        Message::Failed(why) => state.warn(clean_lines(&why)),
        Message::CodebookChanged(book) => state.codebook = book,
        Message::Elsewhere(found) => listing::heard(state, found),
        Message::Unfinished(note) => annotate::unfinished(state, note),
        Message::Told(word) => state.tell(clean(&word).into_owned()),
        Message::Measuring(job, done, planned) => review::measuring(state, &job, done, planned),
        Message::Measured(job, report) => review::measured(state, &job, report),
        Message::Views(number, news) => views::hear(state, number, news),
        Message::Aside(path, own) => views::own_changed(state, &path, &own),
        Message::DocumentChanged(document) => reload::changed(state, document),
        Message::DocumentOnDisk(what) => reload::on_disk(state, what),
        Message::Library(news) => {
            if let Some(library) = &mut state.library {
                library.hear(news);
            }
        }
        Message::EditorSubmitted(text) => return annotate::submitted(state, &text),
        Message::EditorFailed(why) => {
            state.overlays.retain(|overlay| !matches!(overlay, Overlay::Editor(_)));
            state.warn(clean(&why).into_owned());
        }
        Message::EditorCancelled(text) => annotate::cancelled(state, &text),
    }
    Vec::new()
}

fn on_key(state: &mut State, key: Key) -> Vec<Effect> {
    state.notice = None;
    let contexts = state.contexts();
    state.pending.push(key);
    match state.keys.find(&contexts, &state.pending) {
        Found::Action(action) => {
            state.pending.clear();
            act(state, action)
        }
        Found::Prefix => Vec::new(),
        Found::Nothing => {
            let half_typed = state.pending.len() > 1;
            state.pending.clear();
            unbound(state, key, half_typed)
        }
    }
}

/// A key that means no action: text for a line, or a slip.
fn unbound(state: &mut State, key: Key, half_typed: bool) -> Vec<Effect> {
    match state.overlays.last_mut() {
        Some(Overlay::Picker(_)) => return picker::typed(state, key),
        Some(Overlay::Prompt(_)) => prompt::typed(state, key),
        Some(Overlay::Labels(_)) => labels::typed(state, key),
        Some(Overlay::Editor(_) | Overlay::Panel(_) | Overlay::Confirm(_)) => {}
        _ if half_typed && key.code == Code::Esc => {}
        Some(Overlay::Sheet(_)) | None => {
            let help = state.keys.shown(Action::HelpShow);
            let foreign = matches!(key.code, Code::Char(c) if !c.is_ascii());
            let way_out = match (foreign, on_any_keyboard(state, Action::PaletteOpen)) {
                (true, Some(list)) => format!("; on any keyboard {list} lists all that can be done"),
                _ if help.is_empty() => String::new(),
                _ => format!("; {help} shows the keys"),
            };
            state.tell(format!("{key} does nothing here{way_out}."));
        }
    }
    Vec::new()
}

/// The keys of an action that no layout of the keyboard lacks.
fn on_any_keyboard(state: &State, action: Action) -> Option<String> {
    let everywhere = |keys: &&Vec<Key>| keys.iter().all(|key| !matches!(key.code, Code::Char(c) if c != ' '));
    state.keys.keys(action).iter().find(everywhere).map(|keys| format_sequence(keys))
}

fn paste(state: &mut State, text: &str) {
    match state.overlays.last_mut() {
        Some(Overlay::Picker(picker)) => {
            picker.query.insert(text);
            picker.narrow();
            picker::preview(state);
        }
        Some(Overlay::Prompt(prompt)) => {
            prompt.line.insert(text);
            prompt::changed(state);
        }
        // The editor's text is with the screen; elsewhere there is nothing to paste into.
        _ => {}
    }
}

/// Does what was asked for.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    state.tour_heard(action);
    use Action as A;
    if let Some(effects) = library::act(state, action) {
        return effects;
    }
    match action {
        A::MoveDown
        | A::MoveUp
        | A::MoveHalfDown
        | A::MoveHalfUp
        | A::MovePageDown
        | A::MovePageUp
        | A::MoveTop
        | A::MoveBottom
            if state.panes.focus != Pane::Document =>
        {
            list::step(state, action);
        }
        A::MoveDown
        | A::MoveUp
        | A::MoveLeft
        | A::MoveRight
        | A::MoveHalfDown
        | A::MoveHalfUp
        | A::MovePageDown
        | A::MovePageUp
        | A::MoveTop
        | A::MoveBottom
        | A::MoveRowStart
        | A::MoveRowEnd
        | A::WordNext
        | A::WordBack
        | A::WordEnd
        | A::SentenceNext
        | A::SentenceBack
        | A::ParagraphNext
        | A::ParagraphBack
        | A::MentionNext
        | A::MentionBack
        | A::NoteNext
        | A::NoteBack
        | A::HeadingNext
        | A::HeadingBack
        | A::ScrollDown
        | A::ScrollUp => motion::motion(state, action),
        A::ExtendLeft | A::ExtendRight | A::ExtendUp | A::ExtendDown => {
            if state.reader.anchor.is_none() && !state.document.blocks.is_empty() {
                state.reader.anchor = Some(state.reader.cursor);
            }
            motion::motion(state, action);
        }
        A::OutlineOpen | A::MarkSet | A::MarkGo | A::JumpBack | A::JumpForward | A::ParagraphTick => {
            jumps::jump(state, action)
        }
        A::SelectLabel => labels::open(state),
        A::ClaimNext => motion::claim(state, true, false),
        A::ClaimBack => motion::claim(state, false, false),
        A::SpeakerNext => motion::claim(state, true, true),
        A::SpeakerBack => motion::claim(state, false, true),
        A::SelectStart
        | A::SelectWord
        | A::SelectSentence
        | A::SelectParagraph
        | A::SelectClaim
        | A::SelectGrow
        | A::SelectShrink
        | A::SelectSwap => select::select(state, action),
        A::EditUndo | A::EditRedo if views::current(state).is_some() => {
            return views::undo(state, action == A::EditRedo);
        }
        A::NoteAdd
        | A::NoteOutside
        | A::NoteEdit
        | A::NoteDelete
        | A::CodeAdd
        | A::SpeakerTag
        | A::EditUndo
        | A::EditRedo => {
            return annotate::annotate(state, action);
        }
        A::CompareOpen
        | A::CompareMark
        | A::CompareMarked
        | A::CompareWords
        | A::PairMove
        | A::PairPart
        | A::PairDrop
        | A::LedgerOpen
        | A::LedgerMet
        | A::LedgerLapsed
        | A::LedgerWithdrawn
        | A::SlotFill
        | A::ViewCard
        | A::ViewMatrix
        | A::ViewMentions
        | A::ViewAirtime
        | A::ViewVeiled
        | A::ViewTone
        | A::ViewLedger
        | A::ViewTimeline
        | A::ViewPhrases
        | A::ViewNovelty
        | A::ViewFormulae => return views::act_on(state, action),
        A::Copy if matches!(state.overlays.last(), Some(Overlay::Sheet(_))) => return views::copy(state),
        A::WhyShow if matches!(state.overlays.last(), Some(Overlay::Sheet(_))) => views::why(state),
        A::ClaimAccept | A::ClaimReject | A::DecisionDrop => return decide::act_on(state, action),
        A::UndecidedNext | A::UndecidedBack => decide::go(state, action == A::UndecidedNext),
        A::AmendSpeaker
        | A::AmendAct
        | A::AmendScope
        | A::AmendStrength
        | A::AmendAddressee
        | A::AmendDue => amend::open(state, action),
        A::BulkConfidence | A::BulkRule | A::BulkSpeaker | A::BulkShown | A::BulkReject | A::BulkSame => {
            bulk::open(state, action)
        }
        A::CodeKeys | A::CodeRepeat | A::CodeSticky => return codes::act_on(state, action),
        A::SelectionTake
        | A::MarkPick
        | A::MarkPart
        | A::MarkEndOn
        | A::MarkEndBack
        | A::MarkStartBack
        | A::MarkStartOn => return edges::act_on(state, action),
        A::RelateAnswers | A::RelateContradicts | A::RelateRepeats => return relate::relate(state, action),
        A::RelateLink => return relate::link(state),
        A::LinkFollow => return relate::follow(state),
        A::CodeAttributes => attributes::open(state, action),
        A::LayerSave => return save_again(state),
        A::CodebookOpen => codebook::open(state, action),
        A::AnnotationList => return listing::open(state),
        A::NameChange => {
            let now = state.notes.annotator.clone().unwrap_or_else(|| state.notes.suggested.clone());
            annotate::ask_name(state, None, &now);
        }
        A::AnchorReview => anchors::open(state, action),
        A::PickerSort => listing::sort(state),
        A::QuerySave => listing::save_query(state),
        A::EditorTemplate => annotate::templates(state),
        A::Copy | A::CopyCitation | A::CopyClaim => return copy::copy(state, action),
        A::WhyShow => why::show(state),
        A::ListOpen => list::open(state),
        A::FindingsFilter => filter::words(state),
        A::FilterChips => filter::chips(state),
        A::FindingsKind => list::kind(state),
        A::SearchStart => prompt::search(state, false),
        A::SearchPattern => prompt::pattern(state),
        A::Concordance => concordance::open(state),
        A::SearchNext => prompt::go(state, true),
        A::SearchBack => prompt::go(state, false),
        A::PaneNext
        | A::PaneBack
        | A::PaneDocument
        | A::PaneFindings
        | A::PaneNotes
        | A::PaneZoom
        | A::ReadingMode => view::panes(state, action),
        A::PaneNarrower | A::PaneWider | A::PaneEven => return borders::act_on(state, action),
        A::ThemePick | A::MeasureNarrower | A::MeasureWider | A::DensityToggle | A::JustifyToggle => {
            return looks::looks(state, action);
        }
        A::HelpShow => state.overlays.push(picker::help(state)),
        A::PaletteOpen => state.overlays.push(picker::palette(state)),
        A::Redraw => return vec![Effect::Redraw],
        A::Suspend => return vec![Effect::Suspend],
        A::Quit => return quit(state),
        A::Back => view::back(state),
        A::DocumentReload => return vec![Effect::Reload],
        // Matters of the folder, which took them.
        A::LibraryOpen | A::LibraryPick | A::LibraryFilter | A::LibraryOrder => {}
        // The screen holds the editor's text and answers with a message of its own.
        A::EditorSave | A::EditorCancel | A::EditorOutside => {}
        A::SourceEdit => return edit_source(state),
        A::TourNext => state.tour_skip(),
        A::PickerAccept
        | A::PickerNext
        | A::PickerBack
        | A::PickerPageDown
        | A::PickerPageUp
        | A::PickerClose => {
            return match state.overlays.last() {
                Some(Overlay::Prompt(_)) => prompt::act_on(state, action),
                Some(Overlay::Labels(_)) => {
                    labels::act_on(state, action);
                    Vec::new()
                }
                _ => picker::act_on(state, action),
            };
        }
        A::PanelDown | A::PanelUp | A::PanelClose => why::act_on(state, action),
        A::ReviewPeople
        | A::ReviewOne
        | A::ReviewReply
        | A::ReviewResolve
        | A::VerdictAgree
        | A::VerdictDisagree
        | A::VerdictUnsure
        | A::DifferenceNext
        | A::DifferenceBack
        | A::ReviewCase
        | A::ReviewFilter
        | A::ReviewMerge
        | A::ReviewChanges
        | A::ReviewAgreement
        | A::ReviewBlind
        | A::ReviewNames
        | A::ReviewClearance
        | A::SheetDown
        | A::SheetUp
        | A::SheetPageDown
        | A::SheetPageUp
        | A::SheetTop
        | A::SheetBottom
        | A::SheetNext
        | A::SheetBack
        | A::SheetChoose
        | A::TakeFirst
        | A::TakeSecond
        | A::TakeThis
        | A::MergeMarks
        | A::Rewrite
        | A::RejectAll
        | A::SheetClose => return review::review(state, action),
        A::ConfirmYes | A::ConfirmNo => return confirm(state, action == A::ConfirmYes),
    }
    Vec::new()
}

/// Tries again to save; says so when there is nothing to save.
fn save_again(state: &mut State) -> Vec<Effect> {
    if state.unsaved {
        return vec![Effect::Save];
    }
    state.tell("Everything is on disk already.");
    Vec::new()
}

/// The document's own file in the reader's editor, if it is one that people write.
fn edit_source(state: &mut State) -> Vec<Effect> {
    match &state.document.path {
        None => state.tell("This text has no file: it came from a pipe or with the program."),
        Some(_) if !["text/", "markdown/"].iter().any(|kind| state.document.reader.starts_with(kind)) => {
            state.tell(
                "This file is no plain text; edit it with the program that made it, then read it again.",
            );
        }
        Some(path) => {
            let question =
                format!("Change the text itself, {}? Undo does not take that back.", state.document.name);
            let ask = Ask::EditSource(path.clone());
            state.overlays.push(Overlay::Confirm(Confirm { ask, question: clean(&question).into_owned() }));
        }
    }
    Vec::new()
}

fn quit(state: &mut State) -> Vec<Effect> {
    if state.unsaved {
        state.overlays.push(Overlay::Confirm(Confirm {
            ask: Ask::QuitUnsaved,
            question: "Your last change is not on disk. Leave and lose it?".to_owned(),
        }));
        return Vec::new();
    }
    vec![Effect::Quit]
}

fn confirm(state: &mut State, yes: bool) -> Vec<Effect> {
    let Some(Overlay::Confirm(confirm)) = state.overlays.last() else { return Vec::new() };
    let ask = confirm.ask.clone();
    state.overlays.pop();
    match (ask, yes) {
        (Ask::DiscardNote, true) => {
            state.overlays.pop();
            review::discarded(state);
            Vec::new()
        }
        (Ask::QuitUnsaved, true) => vec![Effect::Quit],
        (Ask::EditSource(path), true) => vec![Effect::EditSource(path)],
        (Ask::Reanchor(doubt, span), yes) => {
            // The panel with the two wordings goes with its question.
            state.overlays.pop();
            if yes { anchors::place(state, &doubt, span) } else { Vec::new() }
        }
        (_, false) => Vec::new(),
    }
}

impl State {
    /// After the cursor moved in the document: the lists point at what is there.
    pub(super) fn follow_cursor(&mut self) {
        let cursor = self.reader.cursor;
        if self.panes.focus != Pane::Findings
            && let Some(claim) = self.findings.claim_at(cursor)
        {
            self.findings.select_claim(claim);
        }
        if self.panes.focus != Pane::Notes
            && let Some(&note) = self.notes.at(cursor).first()
        {
            self.notes.select(note);
        }
    }

    /// Letters for everybody who speaks, by the program's findings or by the reader's tags.
    fn hear_speakers(&mut self) {
        let tags = self.notes.marks.iter().filter(|m| m.own).filter_map(|m| m.annotation.speaker.as_deref());
        // By what the program found first: a letter must not change because a claim was amended.
        let amended = self.findings.found.claims.iter().flat_map(|c| &c.speakers).map(String::as_str);
        self.speakers = Speakers::of(&self.findings.machine, amended.chain(tags));
    }

    /// The claim that is meant by "here": the selected one if the cursor is in it or the findings
    /// have the keys, else the one at the cursor.
    #[must_use]
    pub fn claim_here(&self) -> Option<&crate::extract::Claim> {
        let selected = self.findings.claim();
        let meant = selected.filter(|c| self.panes.focus == Pane::Findings || is_at(c, self.reader.cursor));
        meant.or_else(|| self.findings.found.claims.get(self.findings.claim_at(self.reader.cursor)?))
    }
}
