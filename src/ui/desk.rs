//! The reader's desk: the layers of the open document, and what an edit does to them.
//!
//! Every change is on disk before [`Desk`] answers, so before the next frame: what the screen
//! confirms survives whatever happens to the program.

use crate::annotation::{Edit, Layer, Resolution, resolve_layer};
use crate::app::{self, Mark, Message};
use crate::document::Document;
use crate::store::{self, Saved, StoreError};
use std::sync::Arc;

/// Remembers the name under which a person's notes are kept. The error is one sentence.
pub type Remember = Box<dyn FnMut(&str) -> Result<(), String>>;

/// The layers of one document, open.
pub struct Desk {
    document: Arc<Document>,
    options: store::Options,
    /// The name to keep notes under; `None` until the reader was asked.
    annotator: Option<String>,
    suggested: String,
    remember: Remember,
    layers: store::Layers,
    /// Colleagues' annotations never change while the document is open.
    others: Vec<Mark>,
}

impl Desk {
    /// Opens the layers. Nothing is written.
    #[must_use]
    pub fn open(
        document: Arc<Document>,
        annotator: Option<String>,
        suggested: String,
        options: store::Options,
        remember: Remember,
    ) -> Self {
        // Whose layer is the reader's own is not known yet: the likely one is shown as such.
        let name = annotator.as_deref().unwrap_or(&suggested);
        let layers = store::open(&document, name, &options);
        let others = others(&layers, &document);
        Self { document, options, annotator, suggested, remember, layers, others }
    }

    /// What the reader should be told about the layers as they were opened.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        self.layers.problems.iter().map(ToString::to_string).collect()
    }

    /// The layers for the screen.
    #[must_use]
    pub fn layers(&self) -> app::Layers {
        let own = &self.layers.own;
        let (undo, redo) = own.steps();
        let mut marks = marks(own.layer(), &self.document, true);
        marks.extend(self.others.iter().cloned());
        app::Layers {
            annotator: self.annotator.clone(),
            suggested: self.suggested.clone(),
            read_only: own.read_only().map(ToString::to_string),
            marks,
            undo,
            redo,
        }
    }

    /// The document was read again: its layers are opened anew, and find their words in it.
    pub fn reopen(&mut self, document: Arc<Document>) -> Vec<Message> {
        let name = self.annotator.as_deref().unwrap_or(&self.suggested);
        self.layers = store::open(&document, name, &self.options);
        self.others = others(&self.layers, &document);
        self.document = document;
        let mut messages = vec![Message::LayersChanged(Box::new(self.layers()))];
        messages.extend(self.problems().into_iter().map(Message::Failed));
        messages
    }

    /// The document whose layers these are.
    #[must_use]
    pub const fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// Makes a change.
    pub fn apply(&mut self, edit: Edit) -> Vec<Message> {
        let done = self.layers.own.apply(edit).map(Some);
        self.answer(done)
    }

    /// Tries again to save what stands in memory only.
    pub fn save(&mut self) -> Vec<Message> {
        let done = self.layers.own.save().map(Some);
        let mut messages = self.answer(done);
        if matches!(messages.last(), Some(Message::Saved(None))) {
            messages.push(Message::Told("Saved.".to_owned()));
        }
        messages
    }

    /// Takes the last change back.
    pub fn undo(&mut self) -> Vec<Message> {
        let done = self.layers.own.undo();
        self.answer(done)
    }

    /// Does again what was taken back.
    pub fn redo(&mut self) -> Vec<Message> {
        let done = self.layers.own.redo();
        self.answer(done)
    }

    /// Keeps notes under this name from now on.
    pub fn set_annotator(&mut self, name: &str) -> Vec<Message> {
        let mut messages = Vec::new();
        if !self.options.no_save
            && let Err(why) = (self.remember)(name)
        {
            messages.push(Message::Failed(why));
        }
        self.layers = store::open(&self.document, name, &self.options);
        self.others = others(&self.layers, &self.document);
        self.annotator = Some(name.to_owned());
        messages.insert(0, Message::LayersChanged(Box::new(self.layers())));
        messages.extend(self.problems().into_iter().map(Message::Failed));
        messages
    }

    fn answer(&self, done: Result<Option<Saved>, StoreError>) -> Vec<Message> {
        let layers = Message::LayersChanged(Box::new(self.layers()));
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

fn others(layers: &store::Layers, document: &Document) -> Vec<Mark> {
    layers.others.iter().flat_map(|foreign| marks(&foreign.layer, document, false)).collect()
}

fn marks(layer: &Layer, document: &Document, own: bool) -> Vec<Mark> {
    let places: Vec<Vec<Resolution>> = resolve_layer(layer, document);
    let annotations = layer.annotations.iter().cloned();
    annotations
        .zip(places)
        .map(|(annotation, places)| Mark { annotator: layer.annotator.clone(), own, annotation, places })
        .collect()
}
