//! The reader's desk: the layers of the open document, and what an edit does to them.
//!
//! Every change is on disk before [`Desk`] answers, so before the next frame: what the screen
//! confirms survives whatever happens to the program.

use super::keep::{ChangeCodebook, KeepQuery};
use super::unfinished::Kept;
use crate::annotation::{Annotation, Edit, Layer, Resolution, resolve_layer};
use crate::app::{self, CONSENSUS, Mark, Message};
use crate::document::Document;
use crate::store::{self, OwnLayer, Problem, Saved, StoreError};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Remembers a setting: the name under which a person's notes are kept, the theme. The error is one
/// sentence.
pub type Remember = Box<dyn FnMut(&str, &app::Value) -> Result<(), String>>;

/// The layers of one document, open.
pub struct Desk {
    document: Arc<Document>,
    pub(super) options: store::Options,
    /// The name to keep notes under; `None` until the reader was asked.
    pub(super) annotator: Option<String>,
    suggested: String,
    remember: Remember,
    pub(super) change: Option<ChangeCodebook>,
    pub(super) keep: Option<KeepQuery>,
    pub(super) own: OwnLayer,
    problems: Vec<Problem>,
    /// The consensus, once this session decided something.
    consensus: Option<OwnLayer>,
    /// Which layer each change of this session went into, and each that was taken back.
    done: Vec<Where>,
    undone: Vec<Where>,
    /// Colleagues' annotations, once they were read.
    others: Vec<Mark>,
    /// Whether they were read.
    met: bool,
    /// What of them is new or changed since the last visit.
    fresh: BTreeSet<(String, String)>,
    /// What is wrong with theirs.
    unread: Option<String>,
    /// The note being written, as it stands on disk.
    pub(super) unfinished: Kept,
}

/// Which layer a change went into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    Own,
    Consensus,
}

/// Colleagues' layers, read.
#[derive(Debug, Default)]
pub struct Colleagues {
    /// Of which document.
    of: Option<Arc<Document>>,
    marks: Vec<Mark>,
    fresh: BTreeSet<(String, String)>,
    problems: Vec<Problem>,
}

/// What it takes to read colleagues' layers away from the screen.
pub struct ReadColleagues {
    document: Arc<Document>,
    options: store::Options,
    name: String,
}

impl ReadColleagues {
    /// Reads them. Nothing of theirs is written, not even a time; what was seen is remembered among
    /// the reader's own things.
    #[must_use]
    pub fn read(&self) -> Colleagues {
        let (others, problems) = store::colleagues(&self.document, &self.name, &self.options);
        let names = store::names_beside(&self.name, &others);
        let named: Vec<(Layer, String)> = others
            .into_iter()
            .zip(names)
            .filter_map(|(foreign, name)| Some((foreign.layer, name?)))
            .collect();
        // There may be many: side by side, and nothing of them is copied.
        let found: Vec<Vec<Mark>> = named
            .into_par_iter()
            .map(|(layer, name)| {
                let places = places(&layer, &self.document);
                zipped(layer.annotations, places, &name, false)
            })
            .collect();
        let found: Vec<Mark> = found.into_iter().flatten().collect();
        let seen: Vec<(&str, &str, String)> = found
            .iter()
            .map(|m| (m.annotator.as_str(), m.annotation.id.as_str(), m.annotation.modified.to_string()))
            .collect();
        let fresh = store::visit(&self.document, &self.name, &self.options, &seen);
        Colleagues { of: Some(Arc::clone(&self.document)), marks: found, fresh, problems }
    }
}

impl Desk {
    /// Opens the layers, the reader's own and everybody else's. Nothing of them is written.
    #[must_use]
    pub fn open(
        document: Arc<Document>,
        annotator: Option<String>,
        suggested: String,
        options: store::Options,
        remember: Remember,
    ) -> Self {
        let mut desk = Self::open_own(document, annotator, suggested, options, remember);
        let read = desk.read_colleagues().read();
        desk.unread = in_one(&read.problems);
        desk.problems.extend(read.problems);
        (desk.others, desk.fresh, desk.met) = (read.marks, read.fresh, true);
        desk
    }

    /// Opens the reader's own layer only: [`Desk::read_colleagues`] reads the others, on whatever
    /// thread, and [`Desk::meet`] takes them in.
    #[must_use]
    pub fn open_own(
        document: Arc<Document>,
        annotator: Option<String>,
        suggested: String,
        options: store::Options,
        remember: Remember,
    ) -> Self {
        // Whose layer is the reader's own is not known yet: the likely one is shown as such.
        let name = annotator.as_deref().unwrap_or(&suggested);
        let (own, problems) = store::open_own(&document, name, &options);
        Self {
            document,
            options,
            annotator,
            suggested,
            remember,
            change: None,
            keep: None,
            own,
            problems,
            consensus: None,
            done: Vec::new(),
            undone: Vec::new(),
            others: Vec::new(),
            met: false,
            fresh: BTreeSet::new(),
            unread: None,
            unfinished: Kept::default(),
        }
    }

    /// What it takes to read colleagues' layers.
    #[must_use]
    pub fn read_colleagues(&self) -> ReadColleagues {
        let name = self.annotator.as_ref().unwrap_or(&self.suggested).clone();
        ReadColleagues { document: Arc::clone(&self.document), options: self.options.clone(), name }
    }

    /// Takes in colleagues' layers as they were read.
    pub fn meet(&mut self, read: Colleagues) -> Vec<Message> {
        // A text opened or read again since is another one.
        if !self.awaits(&read) {
            return Vec::new();
        }
        let news = self.met.then(|| news(&self.others, &read.marks)).flatten();
        // What was new when the text was opened stays so.
        let before = std::mem::replace(&mut self.fresh, read.fresh);
        self.fresh.extend(before.into_iter().filter(|_| self.met));
        self.met = true;
        self.others = read.marks;
        self.unread = in_one(&read.problems);
        let layers = Message::LayersChanged(Box::new(self.layers()));
        let words = self.unread.clone().map(Message::Failed).or(news.map(Message::Told));
        std::iter::once(layers).chain(words).collect()
    }

    /// What the reader should be told about the layers as they were opened.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        in_one(&self.problems).into_iter().collect()
    }

    /// All layers for the screen.
    #[must_use]
    pub fn layers(&self) -> app::Layers {
        let (others, fresh) = (self.others.clone(), self.fresh.clone());
        app::Layers {
            others: Some(others),
            fresh: Some(fresh),
            unread: self.unread.clone(),
            ..self.own_layers()
        }
    }

    /// The reader's own for the screen; everybody else's are as they were.
    fn own_layers(&self) -> app::Layers {
        let (undo, redo) = self.own.steps();
        // Notes on the beginning of a text would be notes on another text.
        let partial =
            self.document.partial.then(|| "the rest of the document is still being read".to_owned());
        let decided = |of: &[Where]| of.iter().filter(|w| **w == Where::Consensus).count();
        app::Layers {
            annotator: self.annotator.clone(),
            suggested: self.suggested.clone(),
            read_only: partial.or_else(|| self.own.read_only().map(ToString::to_string)),
            marks: marks(self.own.layer(), &self.own.layer().annotator, &self.document, true),
            others: None,
            fresh: None,
            unread: None,
            undo: undo + decided(&self.done),
            redo: redo + decided(&self.undone),
        }
    }

    /// The document was read again: its layers are opened anew, and find their words in it.
    pub fn reopen(&mut self, document: Arc<Document>) -> Vec<Message> {
        let name = self.annotator.as_deref().unwrap_or(&self.suggested);
        (self.own, self.problems) = store::open_own(&document, name, &self.options);
        self.document = document;
        self.consensus = None;
        (self.done, self.undone) = (Vec::new(), Vec::new());
        let read = self.read_colleagues().read();
        self.unread = in_one(&read.problems);
        self.problems.extend(read.problems);
        self.others = read.marks;
        let mut messages = vec![Message::LayersChanged(Box::new(self.layers()))];
        messages.extend(self.problems().into_iter().map(Message::Failed));
        messages
    }

    /// Under which name notes are written.
    pub(super) fn writes_as(&self) -> &str {
        self.annotator.as_deref().unwrap_or(&self.suggested)
    }

    /// Whether these layers of colleagues are of the open document.
    pub(super) fn awaits(&self, read: &Colleagues) -> bool {
        read.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &self.document))
    }

    /// The document whose layers these are.
    #[must_use]
    pub const fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// Makes a change.
    pub fn apply(&mut self, edit: Edit) -> Vec<Message> {
        let done = self.own.apply(edit).map(Some);
        self.note(&done, Where::Own);
        self.answer(done, Where::Own)
    }

    /// Makes a change of the consensus.
    pub fn decide(&mut self, edit: Edit) -> Vec<Message> {
        let mut messages = Vec::new();
        if self.consensus.is_none() {
            let (layer, problems) = store::open_own(&self.document, CONSENSUS, &self.options);
            messages.extend(in_one(&problems).map(Message::Failed));
            self.consensus = Some(layer);
        }
        let Some(consensus) = &mut self.consensus else { return messages };
        let done = consensus.apply(edit).map(Some);
        self.note(&done, Where::Consensus);
        messages.extend(self.answer(done, Where::Consensus));
        messages
    }

    fn note(&mut self, done: &Result<Option<Saved>, StoreError>, place: Where) {
        // What could not be saved is changed in memory all the same, and can be taken back.
        if done.is_ok() || matches!(done, Err(StoreError::NotSaved { .. })) {
            self.done.push(place);
            self.undone.clear();
        }
    }

    /// Tries again to save what stands in memory only.
    pub fn save(&mut self) -> Vec<Message> {
        let unsaved = self.consensus.as_ref().is_some_and(OwnLayer::unsaved);
        let (place, done) = match &mut self.consensus {
            Some(consensus) if unsaved => (Where::Consensus, consensus.save().map(Some)),
            _ => (Where::Own, self.own.save().map(Some)),
        };
        let mut messages = self.answer(done, place);
        if matches!(messages.last(), Some(Message::Saved(None))) {
            messages.push(Message::Told("Saved.".to_owned()));
        }
        messages
    }

    /// Takes the last change back.
    pub fn undo(&mut self) -> Vec<Message> {
        let place = self.done.pop().unwrap_or(Where::Own);
        let done = match (&mut self.consensus, place) {
            (Some(consensus), Where::Consensus) => consensus.undo(),
            _ => self.own.undo(),
        };
        if matches!(done, Ok(Some(_))) {
            self.undone.push(place);
        }
        self.answer(done, place)
    }

    /// Does again what was taken back.
    pub fn redo(&mut self) -> Vec<Message> {
        let place = self.undone.pop().unwrap_or(Where::Own);
        let done = match (&mut self.consensus, place) {
            (Some(consensus), Where::Consensus) => consensus.redo(),
            _ => self.own.redo(),
        };
        if matches!(done, Ok(Some(_))) {
            self.done.push(place);
        }
        self.answer(done, place)
    }

    /// Keeps notes under this name from now on.
    pub fn set_annotator(&mut self, name: &str) -> Vec<Message> {
        let mut messages = Vec::new();
        if !self.options.no_save
            && let Err(why) = (self.remember)("annotator", &app::Value::Word(name.to_owned()))
        {
            messages.push(Message::Failed(why));
        }
        let (own, problems) = store::open_own(&self.document, name, &self.options);
        (self.own, self.problems) = (own, problems);
        self.annotator = Some(name.to_owned());
        (self.done, self.undone) = (Vec::new(), Vec::new());
        // Somebody else's notes may have been shown as the reader's own until now.
        let read = self.read_colleagues().read();
        self.unread = in_one(&read.problems);
        self.problems.extend(read.problems);
        self.others = read.marks;
        messages.insert(0, Message::LayersChanged(Box::new(self.layers())));
        messages.extend(self.problems().into_iter().map(Message::Failed));
        messages
    }

    /// Keeps a setting for the next time.
    pub fn remember(&mut self, key: &str, value: &app::Value) -> Vec<Message> {
        if self.options.no_save {
            return Vec::new();
        }
        (self.remember)(key, value).err().map(Message::Failed).into_iter().collect()
    }

    fn answer(&mut self, done: Result<Option<Saved>, StoreError>, place: Where) -> Vec<Message> {
        let layers = match (place, &self.consensus) {
            (Where::Consensus, Some(consensus)) => {
                self.others.retain(|mark| mark.annotator != CONSENSUS);
                self.others.extend(marks(consensus.layer(), CONSENSUS, &self.document, false));
                self.layers()
            }
            _ => self.own_layers(),
        };
        let layers = Message::LayersChanged(Box::new(layers));
        match done {
            Ok(None) => vec![layers],
            Ok(Some(saved)) => {
                let words = (!saved.words.is_empty()).then(|| saved.words.join(" "));
                vec![layers, Message::Saved(words)]
            }
            Err(error @ StoreError::NotSaved { .. }) => vec![layers, Message::NotSaved(error.to_string())],
            Err(error) => vec![layers, Message::Failed(error.to_string())],
        }
    }
}

/// Who has written something since, and how much: "ana: 2 new notes".
fn news(before: &[Mark], now: &[Mark]) -> Option<String> {
    let known: BTreeSet<(&str, &str)> =
        before.iter().map(|m| (m.annotator.as_str(), m.annotation.id.as_str())).collect();
    let mut new: BTreeMap<&str, usize> = BTreeMap::new();
    for mark in now.iter().filter(|m| !known.contains(&(m.annotator.as_str(), m.annotation.id.as_str()))) {
        *new.entry(mark.annotator.as_str()).or_default() += 1;
    }
    let told = |(who, n): (&str, usize)| format!("{who}: {n} new {}", if n == 1 { "note" } else { "notes" });
    (!new.is_empty()).then(|| new.into_iter().map(told).collect::<Vec<_>>().join(" · "))
}

/// What is wrong with layers, in one notice: of several only the last would be seen.
fn in_one(problems: &[Problem]) -> Option<String> {
    let (first, more) = problems.split_first()?;
    Some(match more.len() {
        0 => first.to_string(),
        n => format!("{first}. {n} more about these files: “attache check” tells all."),
    })
}

fn marks(layer: &Layer, name: &str, document: &Document, own: bool) -> Vec<Mark> {
    zipped(layer.annotations.iter().cloned(), places(layer, document), name, own)
}

/// Where the annotations stand; notes find their words in the whole text only.
fn places(layer: &Layer, document: &Document) -> Vec<Vec<Resolution>> {
    if document.partial { Vec::new() } else { resolve_layer(layer, document) }
}

fn zipped(
    annotations: impl IntoIterator<Item = Annotation>,
    places: Vec<Vec<Resolution>>,
    name: &str,
    own: bool,
) -> Vec<Mark> {
    let mark = |(annotation, places)| Mark::new(name, own, annotation, places);
    annotations.into_iter().zip(places).map(mark).collect()
}
