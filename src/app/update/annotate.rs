//! Notes, codes and speaker tags on the selection, the claim or the sentence.

use super::picker;
use crate::annotation::{Anchor, Annotation, Edit, Kind};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::line::Line;
use crate::app::notes::Mark;
use crate::app::overlay::{Ask, Choice, Confirm, Editor, Item, Overlay, PickerKind, Prompt, PromptKind};
use crate::app::state::State;
use crate::app::target::{About, What};
use crate::store::Unfinished;

/// Whether the reader may write now; if not, says why or asks for the name that is missing.
pub(super) fn may_write(state: &mut State, action: Action) -> bool {
    if let Some(reason) = state.notes.read_only.clone() {
        state.warn(format!("Your notes can only be read: {reason}"));
        return false;
    }
    if state.notes.annotator.is_none() {
        let offered = state.notes.suggested.clone();
        ask_name(state, Some(action), &offered);
        state.tell("First, once: your notes are kept under your name. What is it?");
        return false;
    }
    true
}

/// Asks under which name notes are to be kept from now on.
pub(super) fn ask_name(state: &mut State, then: Option<Action>, offered: &str) {
    state.overlays.push(Overlay::Prompt(Prompt {
        kind: PromptKind::Name(then),
        label: "Your name (not the note yet):".to_owned(),
        line: Line::offered(offered),
    }));
}

/// Words of a name at most, and characters.
const NAME: (usize, usize) = (6, 48);

/// Whether what was typed reads like a note and not like somebody's name.
fn like_a_note(text: &str) -> bool {
    text.contains(['#', '!', '?', ';', '“', '"'])
        || text.split_whitespace().count() > NAME.0
        || text.chars().count() > NAME.1
        || text.ends_with('.') && text.split_whitespace().count() > 3
}

/// Begins a note, code or tag, or changes what is there.
pub(super) fn annotate(state: &mut State, action: Action) -> Vec<Effect> {
    if !may_write(state, action) {
        return Vec::new();
    }
    match action {
        Action::NoteAdd => add_note(state),
        Action::NoteEdit => edit_note(state),
        Action::NoteOutside => return write_outside(state),
        Action::NoteDelete => return delete_note(state),
        Action::CodeAdd => with_target(state, picker::codes),
        Action::SpeakerTag => with_target(state, picker::speakers),
        Action::EditUndo if state.notes.undo == 0 => state.tell("There is nothing to undo."),
        Action::EditRedo if state.notes.redo == 0 => state.tell("There is nothing to do again."),
        Action::EditUndo | Action::EditRedo => {
            let redo = action == Action::EditRedo;
            state.notes.turning = Some(redo);
            return vec![if redo { Effect::Redo } else { Effect::Undo }];
        }
        _ => {}
    }
    Vec::new()
}

fn with_target(state: &mut State, open: impl FnOnce(&State, About) -> Overlay) {
    match state.about() {
        Some(about) => {
            let overlay = open(state, about);
            state.overlays.push(overlay);
        }
        None => state.tell("There is no text here to write about."),
    }
}

fn add_note(state: &mut State) {
    let Some(mut about) = state.about_text() else {
        return state.tell("There is no text here to write about.");
    };
    // A mark without words on the same text takes the words; one with words is left alone.
    let wordless = |m: &&Mark| m.annotation.note.is_empty();
    about.annotation =
        about.span.and_then(|s| state.notes.own_on(s)).filter(wordless).map(|m| m.annotation.id.clone());
    state.overlays.push(Overlay::Editor(Editor::new(about, String::new())));
}

/// The reader's own annotation that is meant: the selected one in the notes, else the one at the
/// cursor. Says so when there is none.
fn own_here(state: &mut State) -> Option<Mark> {
    let meant = state.note_here().cloned();
    match meant {
        Some(mark) if mark.own => Some(mark),
        Some(mark) => {
            state
                .tell(format!("This is {}'s; only they can change it.", crate::text::clean(&mark.annotator)));
            None
        }
        None => {
            state.tell("There is no note here.");
            None
        }
    }
}

fn edit_note(state: &mut State) {
    if let Some(mark) = own_here(state) {
        let span = mark.spans().next();
        let about = About { what: What::Note, span, annotation: Some(mark.annotation.id) };
        state.overlays.push(Overlay::Editor(Editor::new(about, mark.annotation.note)));
    }
}

/// The note here, else a new one, in the reader's own editor.
fn write_outside(state: &mut State) -> Vec<Effect> {
    if state.note_here().is_some_and(|mark| mark.own) {
        edit_note(state);
    } else {
        add_note(state);
    }
    match state.overlays.last() {
        Some(Overlay::Editor(editor)) => vec![Effect::WriteOutside(editor.initial.clone())],
        _ => Vec::new(),
    }
}

fn delete_note(state: &mut State) -> Vec<Effect> {
    let Some(mark) = own_here(state) else { return Vec::new() };
    let undo = state.keys.shown(Action::EditUndo);
    state.tell(if undo.is_empty() {
        "Deleted.".to_owned()
    } else {
        format!("Deleted; {undo} brings it back.")
    });
    state.notes.just = None;
    vec![Effect::ApplyEdit(Edit::remove(&mark.annotation.id))]
}

/// The annotation that `about` means: the one there is, or a new one on its text.
fn draft(state: &State, about: &About) -> (Annotation, bool) {
    let there = about.annotation.as_deref().and_then(|id| state.notes.own(id));
    match there {
        Some(mark) => (mark.annotation.clone(), true),
        None => {
            let mut annotation = Annotation::new(Kind::Note);
            // Without a place the words are still worth keeping, for the whole document.
            annotation.targets = about.span.map(|s| Anchor::new(&state.document, s)).into_iter().collect();
            (annotation, false)
        }
    }
}

/// The edit that keeps `annotation`: an empty one is taken out, or never put in.
fn keep(state: &mut State, annotation: Annotation, there: bool) -> Vec<Effect> {
    let empty = annotation.note.is_empty()
        && annotation.codes.is_empty()
        && annotation.speaker.is_none()
        && annotation.attributes.is_empty()
        && annotation.extra.is_empty()
        && annotation.kind == Kind::Note;
    state.reader.deselect();
    state.notes.just = (!empty).then(|| annotation.id.clone());
    let edit = match (there, empty) {
        (true, true) => Edit::remove(&annotation.id),
        (true, false) => Edit::change(annotation),
        (false, true) => return Vec::new(),
        (false, false) => Edit::add(annotation),
    };
    vec![Effect::ApplyEdit(edit)]
}

/// The editor was left with words to keep.
pub(super) fn submitted(state: &mut State, text: &str) -> Vec<Effect> {
    let Some(Overlay::Editor(editor)) = state.overlays.last().cloned() else { return Vec::new() };
    state.overlays.pop();
    if let Some(effects) = super::review::submitted(state, text) {
        return effects;
    }
    let text = text.trim_end();
    if text == editor.initial.trim_end() {
        if text.is_empty() {
            state.tell("Nothing was written, so nothing was kept.");
        }
        return Vec::new();
    }
    let (mut annotation, there) = draft(state, &editor.about);
    text.clone_into(&mut annotation.note);
    if annotation.targets.is_empty() && !there {
        state.warn("The text it was about is gone; the note is kept for the whole document.");
    }
    keep(state, annotation, there)
}

/// A note was begun and not finished when the program ended: the editor is opened with it again.
pub(super) fn unfinished(state: &mut State, note: Unfinished) {
    let there = note.annotation.as_deref().and_then(|id| state.notes.own(id)).cloned();
    let span = there.as_ref().and_then(|mark| mark.spans().next()).or(note.span);
    let what = if there.is_some() { What::Note } else { What::Selection };
    let (annotation, initial) =
        there.map_or((None, String::new()), |mark| (Some(mark.annotation.id), mark.annotation.note));
    if let Some(span) = span {
        state.resume(span.start);
    }
    let (keep, leave) = (state.keys.shown(Action::EditorSave), state.keys.shown(Action::EditorCancel));
    state.tell(format!("You were writing this when attache ended: {keep} keeps it, {leave} throws it away."));
    let about = About { what, span, annotation };
    state.overlays.push(Overlay::Editor(Editor { begun: Some(note.text), ..Editor::new(about, initial) }));
}

/// Opens the templates over the note being written.
pub(super) fn templates(state: &mut State) {
    let item = |(name, text): &(String, String)| {
        let words: Vec<&str> = text.split_whitespace().collect();
        Item::new(Choice::Value(text.clone()), name, &words.join(" "))
    };
    let items: Vec<Item> = state.kept.templates.iter().map(item).collect();
    if items.is_empty() {
        return state.tell("There are no templates; [templates] in the settings makes some.");
    }
    state.overlays.push(picker::list(PickerKind::Templates, "Templates", items));
}

/// The editor is to be left; asks first if words would be lost.
pub(super) fn cancelled(state: &mut State, text: &str) {
    let Some(Overlay::Editor(editor)) = state.overlays.last() else { return };
    if text.trim_end() == editor.initial.trim_end() {
        state.overlays.pop();
        super::review::discarded(state);
    } else {
        state.overlays.push(Overlay::Confirm(Confirm {
            ask: Ask::DiscardNote,
            question: "Throw away what you wrote?".to_owned(),
        }));
    }
}

/// Gives a code, or takes it away.
pub(super) fn code(state: &mut State, about: &About, code: &str) -> Vec<Effect> {
    let (mut annotation, there) = draft(state, about);
    match annotation.codes.iter().position(|c| c == code) {
        Some(at) => {
            annotation.codes.remove(at);
            state.tell(format!("Took {} away from {}.", crate::text::clean(code), about.what.words()));
        }
        None => {
            annotation.codes.push(code.to_owned());
            state.marking.last = Some(code.to_owned());
            state.tell(format!("Gave {} to {}.", crate::text::clean(code), about.what.words()));
        }
    }
    keep(state, annotation, there)
}

/// Tags the speaker, or takes the tag away.
pub(super) fn speaker(state: &mut State, about: &About, name: Option<&str>) -> Vec<Effect> {
    let (mut annotation, there) = draft(state, about);
    annotation.speaker = name.map(str::to_owned);
    match name {
        Some(name) => state.tell(format!("Tagged {} as the speaker.", crate::text::clean(name))),
        None => state.tell("Took the speaker tag away."),
    }
    keep(state, annotation, there)
}

/// The reader gave a name; what they were about to do goes on.
pub(super) fn named(state: &mut State, name: &str, then: Option<Action>) -> Vec<Effect> {
    let name = name.trim();
    if name.is_empty() {
        state.tell("Notes need a name to be kept under.");
        return Vec::new();
    }
    if like_a_note(name) {
        state.warn("That reads like a note. This asks for your name first; the note comes next.");
        return Vec::new();
    }
    state.overlays.pop();
    state.notes.annotator = Some(name.to_owned());
    let mut effects = vec![Effect::SetAnnotator(name.to_owned())];
    match then {
        Some(action) => effects.extend(super::act(state, action)),
        None => state.tell(format!("Your notes are kept under {} from now on.", crate::text::clean(name))),
    }
    effects
}
