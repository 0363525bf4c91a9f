//! Opening views, hearing of the work for them, and going where entries lead.

use super::current;
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::findings::Progress;
use crate::app::library::LibraryWish;
use crate::app::overlay::{Choice, Item, Overlay, PickerKind};
use crate::app::panes::Pane;
use crate::app::state::State;
use crate::app::update::picker;
use crate::app::views::{self, Account, Found, Goal, News, Shown, View, Wanted, Work};
use crate::text::clean;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Something to be done, with a number of its own.
pub(super) fn work(state: &mut State, wanted: Wanted) -> Work {
    state.views.works += 1;
    Work {
        number: state.views.works,
        wanted,
        cancel: Arc::new(AtomicBool::new(false)),
        on: state.views.today,
        progress: (0, 0),
    }
}

/// Starts work for a view and opens it.
fn start(state: &mut State, view: View, wanted: Wanted) -> Vec<Effect> {
    state.views.stop();
    let work = work(state, wanted);
    state.views.work = Some(work.clone());
    state.views.shown = Shown::Nothing;
    push(state, view);
    vec![Effect::Study(work)]
}

/// Opens the box of a view as things stand; one box is enough.
fn push(state: &mut State, view: View) {
    if matches!(state.overlays.last(), Some(Overlay::Sheet(_))) {
        state.overlays.pop();
        state.review.measuring.stop();
    }
    let selected = state.views.left.filter(|(left, _)| *left == view).map_or(0, |(_, selected)| selected);
    let mut sheet = views::sheet(state, view, selected);
    sheet.selected = sheet.selected.min(sheet.items.len().saturating_sub(1));
    state.overlays.push(Overlay::Sheet(sheet));
}

/// Opens a view: of the document, or of the dossier.
pub(super) fn view(state: &mut State, view: View) -> Vec<Effect> {
    let back = state.views.left.is_some_and(|(left, _)| left == view) && current(state).is_none();
    if !back {
        state.views.left = None;
    }
    let folder = state.in_library();
    if view.of_dossier() || (folder && view.of_either()) {
        let Some(root) = root(state) else {
            state.tell("This text has no file, so there is no folder of documents to go through.");
            return Vec::new();
        };
        // Three matrices come of one reading, and what was left for the text is there still.
        let there = matches!(&state.views.shown, Shown::Many(b) if b.root == root && b.data.shows(view));
        if there && (back || current(state).is_some()) {
            push(state, view);
            return Vec::new();
        }
        return start(state, view, Wanted::Dossier(view, root));
    }
    if folder {
        let current = state.library.as_ref().and_then(|library| library.current());
        let Some(path) = current.map(|entry| entry.path.clone()) else {
            state.tell("There is no document here.");
            return Vec::new();
        };
        return start(state, view, Wanted::One(path));
    }
    let Some(studied) = readable(state) else { return Vec::new() };
    state.views.stop();
    state.views.shown = Shown::One(Arc::new(studied));
    push(state, view);
    Vec::new()
}

/// The open document, or a word on why it cannot be had yet.
fn readable(state: &mut State) -> Option<views::Studied> {
    let studied = state.studied();
    if studied.is_none() {
        let words = match &state.findings.progress {
            Progress::Failed(why) => format!("The text could not be read for claims: {why}"),
            _ => "The text is still being read for claims; try again in a moment.".to_owned(),
        };
        state.tell(clean(&words).into_owned());
    }
    studied
}

/// The folder of documents: the one that is open, else the dossier or folder in which the document lies.
pub(super) fn root(state: &State) -> Option<PathBuf> {
    if let Some(library) = &state.library {
        return Some(library.shelf.root.clone());
    }
    // From the root of the disk: the dossier may begin above where the program was started.
    let path = std::path::absolute(state.document.path.as_deref()?).ok()?;
    let folder = path.parent()?;
    let dossier = folder.ancestors().find(|folder| folder.join("attache.toml").is_file());
    Some(dossier.unwrap_or(folder).to_owned())
}

/// Marks the current document of the folder, or takes the mark away. Two can be marked: a third takes the
/// place of the first.
pub(super) fn mark(state: &mut State) -> Vec<Effect> {
    let key = state.keys.shown(Action::CompareMarked);
    let Some(library) = &mut state.library else { return Vec::new() };
    let Some(path) = library.current().map(|entry| entry.path.clone()) else { return Vec::new() };
    let words = if library.marked.contains(&path) {
        library.marked.retain(|marked| *marked != path);
        "Not marked any more.".to_owned()
    } else {
        if library.marked.len() > 1 {
            library.marked.remove(0);
        }
        library.marked.push(path);
        match library.marked.len() {
            1 => format!("Marked; {key} on another document compares the two."),
            _ => format!("Two are marked; {key} compares them."),
        }
    };
    state.tell(words);
    Vec::new()
}

/// Compares the marked documents, or the marked one with the current one.
pub(super) fn compare_marked(state: &mut State) -> Vec<Effect> {
    let Some(library) = &state.library else { return Vec::new() };
    let mut pair = library.marked.clone();
    if pair.len() == 1
        && let Some(entry) = library.current()
        && !pair.contains(&entry.path)
    {
        pair.push(entry.path.clone());
    }
    let [a, b] = pair.as_slice() else {
        let mark = state.keys.shown(Action::CompareMark);
        state.tell(format!("Mark two documents with {mark} first, or mark one and go to the other."));
        return Vec::new();
    };
    let wanted = Wanted::Compare([Account::At(a.clone()), Account::At(b.clone())]);
    state.views.left = None;
    start(state, View::Compare, wanted)
}

/// Compares the open document with another one: the reader chooses which.
pub(super) fn compare(state: &mut State) -> Vec<Effect> {
    if state.in_library() {
        return compare_marked(state);
    }
    // A comparison that was left for the text is there again; from within it one chooses anew.
    if current(state).is_none()
        && let Some((view @ (View::Compare | View::Versions), _)) = state.views.left
        && matches!(state.views.shown, Shown::Two(_))
    {
        push(state, view);
        return Vec::new();
    }
    if readable(state).is_none() {
        return Vec::new();
    }
    if let Some(library) = &state.library {
        let own = state.document.path.as_deref();
        let entries = library.shelf.entries.iter();
        let others = entries.filter(|entry| !views::same_file(Some(&entry.path), own));
        // Readouts of one issuer have like titles: the date tells them apart.
        let listed = others.map(|entry| {
            let date = entry.facts().and_then(|facts| facts.date.as_deref());
            let detail = date.into_iter().chain([entry.name.as_str()]).collect::<Vec<_>>().join("  ");
            (entry.path.clone(), entry.title().to_owned(), detail)
        });
        let listed = listed.collect();
        ask(state, listed);
        return Vec::new();
    }
    let Some(path) = state.document.path.clone() else {
        state.tell("This text has no file, so no documents lie beside it; attache compare A B takes two.");
        return Vec::new();
    };
    state.views.stop();
    let work = work(state, Wanted::Beside(path));
    state.views.work = Some(work.clone());
    vec![Effect::Study(work)]
}

/// Asks which document to compare with: of each its path, its title and what else tells of it.
fn ask(state: &mut State, listed: Vec<(PathBuf, String, String)>) {
    if listed.is_empty() {
        return state.tell("There is no other document in this folder to compare with.");
    }
    let item = |(path, title, detail): (PathBuf, String, String)| {
        let detail = if detail == title { "" } else { &detail };
        Item::new(Choice::Account(path), &title, detail)
    };
    let items = listed.into_iter().map(item).collect();
    state.overlays.push(picker::list(PickerKind::CompareWith, "Compare with which document?", items));
}

/// The document to compare with was chosen.
pub(in crate::app::update) fn compare_with(state: &mut State, path: PathBuf) -> Vec<Effect> {
    let Some(studied) = readable(state) else { return Vec::new() };
    state.views.left = None;
    start(state, View::Compare, Wanted::Compare([Account::Open(Arc::new(studied)), Account::At(path)]))
}

/// News of the work for a view.
pub(in crate::app::update) fn hear(state: &mut State, number: u64, news: News) {
    if super::novelty::hear(state, number, &news) {
        return;
    }
    let Some(work) = state.views.work.as_mut().filter(|work| work.number == number) else { return };
    match news {
        // Workers tell of their steps as they come.
        News::Progress(done, all) => work.progress = (work.progress.0.max(done), all),
        News::Done(found) => {
            state.views.work = None;
            match *found {
                Found::Beside(paths) => {
                    let named = |path: PathBuf| {
                        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
                        let name = name.unwrap_or_default();
                        (path, name.clone(), name)
                    };
                    return ask(state, paths.into_iter().map(named).collect());
                }
                Found::Compared(compared) => state.views.shown = Shown::Two(compared),
                Found::One(studied) => state.views.shown = Shown::One(studied),
                Found::Dossier(bundle) => state.views.shown = Shown::Many(bundle),
                Found::Failed(why) if current(state).is_some() => state.views.shown = Shown::Failed(why),
                Found::Failed(why) => return state.warn(clean(&why).into_owned()),
                Found::Novelty { .. } => {}
            }
        }
    }
    super::refresh(state);
}

/// Goes where an entry leads. In the open document the box is put away, and the key that opened it brings
/// it back as it was; another document lies over this one until it is left.
pub(in crate::app::update) fn jump(state: &mut State, goal: &Goal) -> Vec<Effect> {
    let here = views::same_file(goal.path.as_deref(), state.document.path.as_deref());
    if state.in_library() || !here {
        let Some(path) = goal.path.clone() else {
            state.tell("This text has no file that could be opened.");
            return Vec::new();
        };
        return vec![Effect::Library(LibraryWish::Open(path, Some(goal.span.start)))];
    }
    let back = current(state);
    if back.is_some() {
        state.overlays.pop();
        state.views.stop();
    }
    state.views.left = back;
    let (document, from) = (Arc::clone(&state.document), state.reader.cursor);
    state.focus(Pane::Document);
    state.reader.deselect();
    state.notes.just = None;
    state.reader.set_cursor(&document, goal.span.start);
    if state.reader.cursor != from {
        state.trail.leave(from);
    }
    state.follow_cursor();
    if let Some((view, _)) = back {
        let key = state.keys.shown(view.action());
        state.tell(format!("{key} shows the view again where you left it."));
    }
    Vec::new()
}
