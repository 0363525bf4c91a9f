//! How annotations name each other across layers: `annotator/id`.

use super::align::Coder;
use crate::annotation::Annotation;

/// Where an annotation stands among the layers given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the layer.
    pub layer: usize,
    /// Index in the layer.
    pub index: usize,
}

/// The address of an annotation of `annotator`.
#[must_use]
pub fn address(annotator: &str, id: &str) -> String {
    format!("{annotator}/{id}")
}

/// The annotation at `place`.
#[must_use]
pub fn at<'a>(layers: &[Coder<'a>], place: Place) -> Option<&'a Annotation> {
    layers.get(place.layer)?.annotations.get(place.index).copied()
}

/// The address of the annotation at `place`.
#[must_use]
pub fn address_of(layers: &[Coder<'_>], place: Place) -> Option<String> {
    Some(address(layers.get(place.layer)?.annotator, &at(layers, place)?.id))
}

/// All addresses, for looking up many. An address that occurs twice (two layers under one name, or
/// an id used twice) means the first.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    places: std::collections::HashMap<String, Place>,
}

impl Directory {
    /// The addresses of all annotations of `layers`.
    #[must_use]
    pub fn of(layers: &[Coder<'_>]) -> Self {
        let mut places = std::collections::HashMap::new();
        for (layer, coder) in layers.iter().enumerate() {
            for (index, annotation) in coder.annotations.iter().enumerate() {
                places.entry(address(coder.annotator, &annotation.id)).or_insert(Place { layer, index });
            }
        }
        Self { places }
    }

    /// Where the annotation with this address stands. Names and ids may contain `/`: the whole is
    /// compared, nothing is taken apart.
    #[must_use]
    pub fn find(&self, address: &str) -> Option<Place> {
        self.places.get(address).copied()
    }
}
