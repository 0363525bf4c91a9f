//! The marks on screen as layers that can be compared, and the way back from there.

use crate::app::notes::Mark;
use crate::app::state::State;
use crate::review::address::Place;
use crate::review::align::Coder;
use crate::text::CodePoints;
use std::collections::BTreeMap;

/// Layers to compare, and for each of their annotations which mark it is.
pub(in crate::app) struct Shown<'a> {
    /// One layer per annotator.
    pub(in crate::app) layers: Vec<Coder<'a>>,
    marks: Vec<Vec<usize>>,
}

impl Shown<'_> {
    /// The mark at a place, as an index in `notes.marks`.
    pub(in crate::app) fn mark(&self, place: Place) -> Option<usize> {
        self.marks.get(place.layer)?.get(place.index).copied()
    }

    /// Where a mark stands among the layers.
    pub(in crate::app) fn place(&self, mark: usize) -> Option<Place> {
        self.marks.iter().enumerate().find_map(|(layer, marks)| {
            let index = marks.iter().position(|&m| m == mark)?;
            Some(Place { layer, index })
        })
    }
}

/// Marks sorted by annotator, each with the spans that `spans` says, and the index of each.
pub(in crate::app) fn by_annotator<'a>(
    marks: impl IntoIterator<Item = &'a Mark>,
    spans: impl Fn(&Mark) -> Vec<(usize, usize)>,
) -> (Vec<Coder<'a>>, Vec<Vec<usize>>) {
    let mut found: BTreeMap<&str, (Vec<_>, Vec<usize>)> = BTreeMap::new();
    for (at, mark) in marks.into_iter().enumerate() {
        let (layer, indices) = found.entry(&mark.annotator).or_default();
        layer.push((&mark.annotation, spans(mark)));
        indices.push(at);
    }
    found.into_iter().map(|(name, (layer, indices))| (Coder::placed(name, layer), indices)).unzip()
}

impl State {
    /// The layers on screen, the consensus left out: it is made of the others.
    pub(in crate::app) fn shown(&self) -> Shown<'_> {
        let text = &self.document.text;
        let points = CodePoints::new(text);
        let spans = |mark: &Mark| mark.spans().map(|span| points.range(text, span)).collect();
        let (layers, marks) = by_annotator(self.notes.marks.iter().chain(&self.notes.decisions), spans);
        Shown { layers, marks }
    }
}
