//! A document as a view reads it, with what the reader wrote about it.

use crate::annotation::{Anchor, Annotation, DocumentInfo, Kind, Layer, resolve_layer};
use crate::app::notes::Mark;
use crate::app::state::State;
use crate::document::Document;
use crate::dossier::compare::Side;
use crate::dossier::{Place, Source};
use crate::extract::Findings;
use crate::text::Span;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One of the reader's own annotations, and the places of its targets.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// What was written.
    pub annotation: Annotation,
    /// Where, as far as it is found for sure.
    pub spans: Vec<Span>,
}

/// A document that was read for a view.
#[derive(Clone, Debug)]
pub struct Studied {
    /// Its file.
    pub path: Option<PathBuf>,
    /// Its text.
    pub document: Arc<Document>,
    /// What was found in it.
    pub findings: Arc<Findings>,
    /// What the reader wrote about it.
    pub own: Vec<Own>,
    /// Under which name.
    pub annotator: String,
    /// Colleagues' layers.
    pub others: Vec<Layer>,
}

impl Studied {
    /// A document with the reader's own layer and those of colleagues.
    #[must_use]
    pub fn new(document: Arc<Document>, findings: Arc<Findings>, layer: &Layer, others: Vec<Layer>) -> Self {
        let own = own_of(layer, &document);
        let annotator = layer.annotator.clone();
        Self { path: document.path.clone(), document, findings, own, annotator, others }
    }

    /// Some of the reader's annotations as a layer on the text as it is now.
    pub(in crate::app) fn layer_of(&self, own: &[Own]) -> Layer {
        layer_of(&self.annotator, own, &self.document)
    }

    /// Everybody's layers, the reader's own first: what was said of pairs.
    pub(super) fn layers(&self) -> Vec<Layer> {
        let own = layer_of(&self.annotator, &self.own, &self.document);
        std::iter::once(own).chain(self.others.iter().cloned()).collect()
    }

    /// As one side of a comparison.
    #[must_use]
    pub fn side(&self) -> Side<'_> {
        Side { document: &self.document, findings: &self.findings }
    }

    /// As the views of a dossier read it.
    #[must_use]
    pub fn source(&self) -> Source<'_> {
        Source { text: &self.document.text, findings: &self.findings }
    }

    /// Title, or the name of the file.
    #[must_use]
    pub fn title(&self) -> String {
        let title = self.findings.card.title.as_deref().map(crate::text::flat);
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| self.document.name.clone())
    }

    /// Where a place of this document leads.
    pub(super) fn goal(&self, place: Place) -> super::Goal {
        super::Goal { path: self.path.clone(), span: place.span }
    }
}

/// Whether two paths name one document; paths from here and from the root of the disk may.
pub(in crate::app) fn same_file(a: Option<&Path>, b: Option<&Path>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            a == b || whole(a) == whole(b)
        }
        (None, None) => true,
        _ => false,
    }
}

/// Annotations and their places, as the core takes them.
pub(in crate::app) fn own_spans(own: &[Own]) -> impl Iterator<Item = (&Annotation, &[Span])> {
    own.iter().map(|own| (&own.annotation, own.spans.as_slice()))
}

/// What was said of pairs as a layer on the text as it is now.
fn layer_of(annotator: &str, own: &[Own], document: &Document) -> Layer {
    let mut layer = Layer::new(annotator, DocumentInfo::of(document));
    for own in own.iter().filter(|own| own.annotation.kind == Kind::Pairing) {
        let targets = own.spans.iter().map(|&span| Anchor::new(document, span)).collect();
        layer.annotations.push(Annotation { targets, ..own.annotation.clone() });
    }
    layer
}

/// The annotations of a layer with their places.
#[must_use]
pub fn own_of(layer: &Layer, document: &Document) -> Vec<Own> {
    let places = resolve_layer(layer, document);
    let spans =
        |places: &Vec<crate::annotation::Resolution>| places.iter().filter_map(|p| p.span()).collect();
    let all = layer.annotations.iter().zip(&places);
    all.map(|(annotation, places)| Own { annotation: annotation.clone(), spans: spans(places) }).collect()
}

impl State {
    /// The open document as views read it; `None` while it is not read for findings, or in a folder.
    pub(in crate::app) fn studied(&self) -> Option<Studied> {
        use crate::app::findings::Progress;
        if self.in_library() || self.findings.progress != Progress::Ready {
            return None;
        }
        Some(Studied {
            path: self.document.path.clone(),
            document: Arc::clone(&self.document),
            findings: Arc::clone(&self.findings.found),
            own: self.own_notes(),
            annotator: self.notes.annotator.clone().unwrap_or_else(|| self.notes.suggested.clone()),
            others: self.others_pairings(),
        })
    }

    /// What colleagues who are shown said of pairs, as layers.
    fn others_pairings(&self) -> Vec<Layer> {
        let mut of: BTreeMap<&str, Vec<Own>> = BTreeMap::new();
        let pairings = |mark: &&Mark| !mark.own && mark.annotation.kind == Kind::Pairing;
        for mark in self.notes.marks.iter().filter(pairings) {
            let own = Own { annotation: mark.annotation.clone(), spans: mark.spans().collect() };
            of.entry(&mark.annotator).or_default().push(own);
        }
        of.iter().map(|(name, own)| layer_of(name, own, &self.document)).collect()
    }

    /// The reader's own annotations of the open document.
    fn own_notes(&self) -> Vec<Own> {
        let own = self.notes.marks.iter().chain(&self.notes.decisions).filter(|mark| mark.own);
        let one = |mark: &Mark| Own { annotation: mark.annotation.clone(), spans: mark.spans().collect() };
        own.map(one).collect()
    }

    /// The reader's own annotations of a studied document, as they are now: those of the open one are
    /// with the notes.
    pub(in crate::app) fn own_about(&self, studied: &Studied) -> Vec<Own> {
        if self.has_open(studied) { self.own_notes() } else { studied.own.clone() }
    }

    /// Colleagues' annotations that may be seen about a document that is open; of others they are not read.
    pub(in crate::app) fn colleagues_about(&self, studied: &Studied) -> Vec<&Mark> {
        let marks: &[Mark] = if self.has_open(studied) { &self.notes.marks } else { &[] };
        marks.iter().filter(|mark| !mark.own).collect()
    }

    fn has_open(&self, studied: &Studied) -> bool {
        let open = !self.in_library() && self.document.sha256 == studied.document.sha256;
        open && same_file(self.document.path.as_deref(), studied.path.as_deref())
    }
}
