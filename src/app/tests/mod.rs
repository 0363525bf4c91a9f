//! Key scripts on a small document with findings made by hand, and a monkey.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod decide;
mod marking;
mod monkey;
mod reading;
mod scripts;

use super::*;
use crate::annotation::{Annotation, Codebook, DocumentInfo, Layer, Resolution, resolve_layer};
use crate::document::Document;
use crate::extract::{Act, Claim, Entity, EntityType, Findings, Modality, Scope};
use crate::store::{self, OwnLayer, Places};
use crate::text::Span;
use std::sync::Arc;

const TEXT: &str = "Readout of a Call\n\nMara Tolen said that the River Accord is sound. She urged both\n\
                    sides to keep it.\n\nDavo Renn thanked her. He will visit Port Essel in May.\n\nNo more was said.\n";

/// A session and the world around it: the reader's layer, kept in memory only, answers edits.
struct World {
    state: State,
    own: OwnLayer,
    colleague: Layer,
    copied: Vec<String>,
    outside: Option<String>,
    remembered: Vec<(&'static str, Value)>,
    quit: bool,
    editor: String,
}

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
    Span::new(start, start + words.len())
}

fn claim(id: u32, speaker: &[&str], act: Act, source: Option<&str>, cue: &str, content: &str) -> Claim {
    let (cue, content) = (span(cue), span(content));
    let source = source.map(span);
    let whole = source.map_or(cue, |s| s.hull(cue)).hull(content);
    Claim {
        id,
        speakers: speaker.iter().map(|s| (*s).to_owned()).collect(),
        scope: Scope::Own,
        act,
        strength: 2,
        span: whole,
        source,
        cue: Some(cue),
        content: vec![content],
        addressees: Vec::new(),
        modality: Modality::Asserted,
        negated: false,
        due: None,
        rule: "cue-that",
        confidence: 0.9,
    }
}

fn findings() -> Findings {
    let entity = |id, kind, name: &str, mentions: &[&str]| Entity {
        id,
        kind,
        name: name.to_owned(),
        mentions: mentions.iter().map(|m| span(m)).collect(),
        refers_to: Vec::new(),
        value: None,
    };
    Findings {
        language: "en".to_owned(),
        sentences: [
            "Mara Tolen said that the River Accord is sound.",
            "She urged both\nsides to keep it.",
            "Davo Renn thanked her.",
            "He will visit Port Essel in May.",
            "No more was said.",
        ]
        .map(span)
        .to_vec(),
        entities: vec![
            entity(1, EntityType::Person, "Mara Tolen", &["Mara Tolen", "She"]),
            entity(2, EntityType::Agreement, "River Accord", &["River Accord"]),
            entity(3, EntityType::Person, "Davo Renn", &["Davo Renn"]),
            entity(4, EntityType::Place, "Port Essel", &["Port Essel"]),
        ],
        claims: vec![
            claim(
                1,
                &["Mara Tolen"],
                Act::Assert,
                Some("Mara Tolen"),
                "said that",
                "the River Accord is sound",
            ),
            claim(2, &["Mara Tolen"], Act::Request, Some("She"), "urged", "both\nsides to keep it"),
            claim(3, &["Davo Renn"], Act::Social, Some("Davo Renn"), "thanked", "her"),
            claim(4, &["Davo Renn"], Act::Commit, Some("He will"), "will", "visit Port Essel in May"),
        ],
        ..Findings::default()
    }
}

/// The layer of an annotator, never written.
fn open_layer(document: &Document, annotator: &str) -> OwnLayer {
    let places = Places::under(std::path::Path::new("nowhere"));
    let options = store::Options { no_save: true, ..store::Options::new(places) };
    store::open(document, annotator, &options).own
}

impl World {
    /// A session on the text, 80×24, before anything was found, its reader known.
    fn bare() -> Self {
        Self::of(TEXT)
    }

    /// The same with another text.
    fn of(text: &str) -> Self {
        let document = Arc::new(Document::from_text("call.txt", text));
        let codebook = Arc::new(Codebook::preset("ministry").unwrap());
        let size = Size { columns: 80, rows: 24 };
        let own = open_layer(&document, "ana");
        let colleague = Layer::new("bo", DocumentInfo::of(&document));
        let mut world = Self {
            state: State::new(document, codebook, KeyMap::default(), size),
            own,
            colleague,
            copied: Vec::new(),
            outside: None,
            remembered: Vec::new(),
            quit: false,
            editor: String::new(),
        };
        world.answer();
        world
    }

    /// The same with findings.
    fn new() -> Self {
        let mut world = Self::bare();
        world.send(Message::FindingsReady(Arc::new(findings())));
        world
    }

    /// With a colleague's note on these words.
    fn with_colleague(words: &str, note: &str) -> Self {
        let mut world = Self::new();
        let mut annotation = Annotation::new(crate::annotation::Kind::Note);
        annotation.targets = vec![crate::annotation::Anchor::new(&world.state.document, span(words))];
        note.clone_into(&mut annotation.note);
        world.colleague.annotations.push(annotation);
        world.answer();
        world
    }

    fn answer(&mut self) {
        let mut marks = Vec::new();
        for (layer, own) in [(self.own.layer(), true), (&self.colleague, false)] {
            let places: Vec<Vec<Resolution>> = resolve_layer(layer, &self.state.document);
            for (annotation, places) in layer.annotations.iter().zip(places) {
                marks.push(Mark::new(&layer.annotator, own, annotation.clone(), places));
            }
        }
        let layers = Layers {
            annotator: Some("ana".to_owned()),
            suggested: "ana".to_owned(),
            read_only: None,
            marks,
            others: None,
            fresh: None,
            unread: None,
            undo: self.own.steps().0,
            redo: self.own.steps().1,
        };
        update(&mut self.state, Message::LayersChanged(Box::new(layers)));
    }

    fn send(&mut self, message: Message) {
        for effect in update(&mut self.state, message) {
            match effect {
                Effect::ApplyEdit(edit) => {
                    self.own.apply(edit).unwrap();
                    self.answer();
                }
                Effect::Save | Effect::ChangeCodebook(_) | Effect::KeepQuery(..) => {}
                Effect::Undo => {
                    assert!(
                        self.own.undo().unwrap().is_some(),
                        "undo is asked for only when there is something"
                    );
                    self.answer();
                }
                Effect::Redo => {
                    assert!(
                        self.own.redo().unwrap().is_some(),
                        "redo is asked for only when there is something"
                    );
                    self.answer();
                }
                Effect::SetAnnotator(name) => {
                    self.own = open_layer(&self.state.document, &name);
                    self.answer();
                }
                Effect::Copy(text) => self.copied.push(text),
                Effect::Quit => self.quit = true,
                Effect::Type(text) => self.editor.push_str(&text),
                Effect::Remember { key, value } => self.remembered.push((key, value)),
                Effect::EditSource(_) => {}
                Effect::WriteOutside(text) => self.outside = Some(text),
                Effect::Redraw
                | Effect::Suspend
                | Effect::Reload
                | Effect::Decide(_)
                | Effect::Measure(_)
                | Effect::ReadElsewhere
                | Effect::Study(_)
                | Effect::Aside(..)
                | Effect::Library(_) => {}
            }
        }
    }

    /// Types keys, as the screen does: while the editor is open they go to its text.
    fn keys(&mut self, script: &str) -> &mut Self {
        for word in script.split_whitespace() {
            let key: Key = word.parse().unwrap();
            self.key(key);
        }
        self
    }

    fn key(&mut self, key: Key) {
        if !matches!(self.state.overlay(), Some(Overlay::Editor(_))) {
            self.send(Message::Key(key));
            if let Some(Overlay::Editor(editor)) = self.state.overlay()
                && self.editor.is_empty()
            {
                self.editor.clone_from(&editor.initial);
            }
            return;
        }
        match self.state.editor_action(key) {
            Some(Action::EditorSave) => {
                let text = std::mem::take(&mut self.editor);
                self.send(Message::EditorSubmitted(text));
            }
            Some(Action::EditorCancel) => {
                self.send(Message::EditorCancelled(self.editor.clone()));
                if !self.state.overlays.iter().any(|o| matches!(o, Overlay::Editor(_))) {
                    self.editor.clear();
                }
            }
            Some(action) => self.send(Message::Act(action)),
            None => self.editor.extend(key.typed()),
        }
        if !self.state.overlays.iter().any(|o| matches!(o, Overlay::Editor(_))) {
            self.editor.clear();
        }
    }

    /// Types text, character by character.
    fn type_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.key(Key::plain(Code::Char(c)));
        }
        self
    }

    fn at(&self) -> &str {
        &TEXT[self.state.reader.cursor..]
    }

    fn selected(&self) -> Option<&str> {
        self.state.reader.selection(TEXT).map(|s| s.of(TEXT))
    }

    fn notice(&self) -> &str {
        self.state.notice.as_ref().map_or("", |n| n.text.as_str())
    }

    fn notes(&self) -> Vec<(&str, &str, Vec<&str>, Option<&str>)> {
        self.own
            .layer()
            .annotations
            .iter()
            .map(|a| {
                let quote = a.targets.first().map_or("", |t| t.quote.as_str());
                let codes = a.codes.iter().map(String::as_str).collect();
                (quote, a.note.as_str(), codes, a.speaker.as_deref())
            })
            .collect()
    }
}
