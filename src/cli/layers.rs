//! The layers of a document, as the headless commands show them.

use super::context::Context;
use crate::annotation::{Annotation, Resolution, resolve_layer};
use crate::config::Settings;
use crate::document::Document;
use crate::review::align::Coder;
use crate::review::clearance;
use crate::store::{self, Layers, Options};
use crate::text::{CodePoints, clean};

/// One annotation and where it stands now.
pub(super) struct Placed {
    /// Whose it is.
    pub(super) annotator: String,
    /// What it says.
    pub(super) annotation: Annotation,
    /// One per target.
    pub(super) places: Vec<Resolution>,
}

impl Placed {
    /// `ana/0189…`: how a colleague's reply would name it.
    pub(super) fn name(&self) -> String {
        format!("{}/{}", self.annotator, self.annotation.id)
    }

    /// Where it starts in the text as it is now: the first place that is certain or proposed.
    pub(super) fn start(&self) -> Option<usize> {
        let first = |place: &Resolution| match place {
            Resolution::Exact(span) | Resolution::Moved(span) | Resolution::Changed { span, .. } => {
                Some(span.start)
            }
            Resolution::Ambiguous(spans) => spans.first().map(|span| span.start),
            Resolution::Orphan => None,
        };
        self.places.iter().filter_map(first).min()
    }

    /// The state of the anchors: that of the worst.
    pub(super) fn state(&self) -> &'static str {
        let rank = |place: &&Resolution| match place {
            Resolution::Exact(_) => 0,
            Resolution::Moved(_) => 1,
            Resolution::Changed { .. } => 2,
            Resolution::Ambiguous(_) => 3,
            Resolution::Orphan => 4,
        };
        self.places.iter().max_by_key(rank).map_or("document", Resolution::word)
    }
}

/// Opens the layers of `document`; whose is the reader's own does not matter here.
pub(super) fn open(context: &Context, settings: &Settings, document: &Document) -> Layers {
    let annotator = settings.annotator.value.clone().unwrap_or_else(super::context::login_name);
    store::open(document, &annotator, &context.options(settings))
}

/// All annotations of all layers: in document order, those that stand nowhere last.
pub(super) fn all(layers: &Layers, document: &Document) -> Vec<Placed> {
    let foreign = layers.others.iter().map(|other| &other.layer);
    let mut all: Vec<Placed> = std::iter::once(layers.own.layer())
        .chain(foreign)
        .flat_map(|layer| {
            let places = resolve_layer(layer, document);
            layer.annotations.iter().cloned().zip(places).map(|(annotation, places)| Placed {
                annotator: layer.annotator.clone(),
                annotation,
                places,
            })
        })
        .collect();
    all.sort_by_key(|placed| placed.start().unwrap_or(usize::MAX));
    all
}

/// The handling caveats that colleagues put on the document.
pub(super) fn caveats(layers: &Layers) -> Vec<String> {
    let named = layers.named();
    let coders: Vec<Coder<'_>> =
        named.iter().map(|named| Coder::as_recorded(&named.name, &named.layer.annotations)).collect();
    clearance::caveats(&clearance::clearances(&coders))
}

/// The handling caveats on a document of which nothing else of the layers is needed.
pub(super) fn caveats_on(document: &Document, options: &Options) -> Vec<String> {
    let layers = store::mentioning(document, "caveat", options);
    let coders: Vec<Coder<'_>> =
        layers.iter().map(|layer| Coder::as_recorded(&layer.annotator, &layer.annotations)).collect();
    clearance::caveats(&clearance::clearances(&coders))
}

/// Caveats as lines over a text.
pub(super) fn over(caveats: &[String]) -> String {
    caveats.iter().map(|caveat| format!("Caveat: {}\n", clean(caveat))).collect()
}

/// A place as code points for people: `[120..154]`.
pub(super) fn range(place: &Resolution, text: &str, points: &CodePoints) -> String {
    let one = |span| {
        let (start, end) = points.range(text, span);
        format!("[{start}..{end}]")
    };
    match place {
        Resolution::Exact(span) | Resolution::Moved(span) | Resolution::Changed { span, .. } => one(*span),
        Resolution::Ambiguous(spans) => spans.iter().map(|&span| one(span)).collect::<Vec<_>>().join(" or "),
        Resolution::Orphan => "nowhere".to_owned(),
    }
}

/// The first words of a text on one line, cut with an ellipsis.
pub(super) fn short(text: &str, most: usize) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= most {
        return words;
    }
    let cut: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}
