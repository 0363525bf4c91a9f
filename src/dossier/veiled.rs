//! References that name nobody, and whom people think they mean.
//!
//! The program never guesses. Whoever has an opinion keeps it in their own layer: an annotation on the
//! words with the attribute [`REFERS_TO`].

use super::{Place, Source};
use crate::annotation::{Annotation, Layer, Resolver};
use crate::document::Document;
use crate::text::Span;

/// The attribute in which a note says whom a veiled reference means.
pub const REFERS_TO: &str = "refers_to";

/// Whom an annotation says is meant.
#[must_use]
pub fn means(annotation: &Annotation) -> Option<&str> {
    annotation.attributes.get(REFERS_TO).and_then(toml::Value::as_str)
}

/// What a person thinks of one reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The document, as an index of the sources.
    pub document: usize,
    /// The words it stands on.
    pub span: Span,
    /// Whom they mean.
    pub means: String,
    /// Who says so.
    pub by: String,
}

/// A reference that names nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Veiled {
    /// Its words.
    pub words: String,
    /// Who speaks; empty where nobody can be named.
    pub who: Vec<String>,
    /// The sentence around it.
    pub sentence: String,
    /// Where it stands.
    pub place: Place,
    /// Whom people think it means: annotator and name.
    pub means: Vec<(String, String)>,
}

/// What people say in `layers` of references in the document with the index `index`. Where a `team` is
/// named, nobody else's word counts.
#[must_use]
pub fn slots<'l>(
    index: usize,
    document: &Document,
    layers: impl IntoIterator<Item = &'l Layer>,
    team: &[String],
) -> Vec<Slot> {
    let resolver = Resolver::new(document);
    let mut found = Vec::new();
    for layer in layers.into_iter().filter(|layer| team.is_empty() || team.contains(&layer.annotator)) {
        for annotation in &layer.annotations {
            let Some(means) = means(annotation) else { continue };
            let at = annotation.targets.first();
            let Some(span) = at.and_then(|at| resolver.one(at, &layer.document).span()) else { continue };
            let (means, by) = (means.to_owned(), layer.annotator.clone());
            found.push(Slot { document: index, span, means, by });
        }
    }
    found
}

/// The references of all `sources`, in the order of documents and text.
#[must_use]
pub fn veiled(sources: &[Source<'_>], slots: &[Slot]) -> Vec<Veiled> {
    let mut found = Vec::new();
    for (document, source) in sources.iter().enumerate() {
        for &span in &source.findings.veiled {
            let claim = source.findings.claims.iter().find(|claim| claim.span.covers(span));
            let sentence = source.sentence_at(span.start);
            let sentence = sentence.and_then(|at| source.findings.sentences.get(at)).copied();
            let here = slots.iter().filter(|slot| slot.document == document && slot.span.overlaps(span));
            found.push(Veiled {
                words: source.words(span),
                who: claim.map(|claim| claim.speakers.clone()).unwrap_or_default(),
                sentence: source.words(sentence.unwrap_or(span)),
                place: Place { document, span, claim: claim.map(|claim| claim.id) },
                means: here.map(|slot| (slot.by.clone(), slot.means.clone())).collect(),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::dossier::test_texts::{Told, sources};

    #[test]
    fn a_reference_has_its_sentence_and_what_people_say() {
        let told = [Told::of(
            "Ma Rensheng Meets with Pavel Orlenko\n\nMa Rensheng said that external forces stir up the lake.\n",
        )];
        let sources = sources(&told);
        let at = sources[0].text.find("external").unwrap();
        let slot = Slot {
            document: 0,
            span: Span::new(at, at + 15),
            means: "Albemarle".to_owned(),
            by: "ana".to_owned(),
        };
        let found = veiled(&sources, &[slot]);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].words.as_str(), found[0].who.as_slice()),
            ("external forces", &["Ma Rensheng".to_owned()][..])
        );
        assert!(found[0].sentence.starts_with("Ma Rensheng said") && found[0].sentence.ends_with("lake."));
        assert_eq!(found[0].means, [("ana".to_owned(), "Albemarle".to_owned())]);
        assert!(veiled(&sources, &[])[0].means.is_empty());
    }
}
