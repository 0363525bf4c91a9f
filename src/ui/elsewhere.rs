//! Reads the annotations of the other documents of the folder, away from the screen.

use crate::annotation::Resolver;
use crate::app::Remote;
use crate::document::Document;
use crate::store;
use std::path::Path;

/// The annotations of the other documents of the folder that `document` belongs to.
#[must_use]
pub fn read_elsewhere(document: &Path) -> Vec<Remote> {
    let folder = store::folder_round(document);
    let mut all: Vec<Remote> = Vec::new();
    let found = store::elsewhere(&folder, document);
    // Layers of one document stand together: it is read once for all of them.
    for layers in found.chunk_by(|a, b| a.document == b.document) {
        let Some(path) = layers.first().map(|one| one.document.clone()) else { continue };
        let text = Document::open(&path).ok();
        let resolver = text.as_ref().map(Resolver::new);
        let name = path.strip_prefix(&folder).unwrap_or(&path).to_string_lossy().into_owned();
        for layer in layers.iter().map(|one| &one.layer) {
            let places = resolver.as_ref().map_or_else(Vec::new, |resolver| resolver.layer(layer));
            let places = places.into_iter().chain(std::iter::repeat_with(Vec::new));
            all.extend(layer.annotations.iter().zip(places).map(|(annotation, places)| Remote {
                name: name.clone(),
                path: path.clone(),
                annotator: layer.annotator.clone(),
                annotation: annotation.clone(),
                places,
            }));
        }
    }
    all
}
