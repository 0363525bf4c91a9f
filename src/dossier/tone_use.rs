//! Tone words of several documents: how often each is used, and by whom.

use super::{Place, Source};
use crate::lexicon::tone::Tone;
use crate::text::Span;
use std::collections::BTreeMap;

/// One tone word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToneUse {
    /// The word.
    pub words: String,
    /// Its class: `warm`, `disagreement` …
    pub tone: String,
    /// What it is customarily taken to mean.
    pub reading: String,
    /// Where it stands.
    pub places: Vec<Place>,
    /// Documents that have it.
    pub documents: usize,
    /// By issuer, how many of the issuer's documents have it, and how many there are.
    pub by_issuer: Vec<(String, usize, usize)>,
}

/// The tone words of all `sources`, most used first.
#[must_use]
pub fn tone_uses(sources: &[Source<'_>], tone: &Tone) -> Vec<ToneUse> {
    let issuer = |document: usize| sources.get(document).and_then(|s| s.findings.card.issuer.clone());
    let mut all: BTreeMap<String, usize> = BTreeMap::new();
    for name in (0..sources.len()).filter_map(issuer) {
        *all.entry(name).or_default() += 1;
    }
    let mut found: BTreeMap<String, ToneUse> = BTreeMap::new();
    for (document, source) in sources.iter().enumerate() {
        for sentence in &source.findings.sentences {
            for (at, word) in tone.find(sentence.of(source.text)) {
                let start = sentence.start + at;
                let span = Span::new(start, start + word.words.len().min(sentence.end - start));
                let entry = found.entry(word.words.clone()).or_insert_with(|| ToneUse {
                    words: word.words.clone(),
                    tone: word.tone.clone(),
                    reading: word.reading.clone(),
                    ..ToneUse::default()
                });
                entry.places.push(Place { document, span, claim: None });
            }
        }
    }
    let mut found: Vec<ToneUse> = found.into_values().collect();
    for word in &mut found {
        let mut documents: Vec<usize> = word.places.iter().map(|place| place.document).collect();
        documents.dedup();
        word.documents = documents.len();
        let mut used: BTreeMap<String, usize> = BTreeMap::new();
        for name in documents.into_iter().filter_map(issuer) {
            *used.entry(name).or_default() += 1;
        }
        word.by_issuer = used
            .into_iter()
            .map(|(name, n)| {
                let of = all.get(&name).copied().unwrap_or(n);
                (name, n, of)
            })
            .collect();
        word.by_issuer.sort_by_key(|(_, n, _)| std::cmp::Reverse(*n));
    }
    found.sort_by(|a, b| b.places.len().cmp(&a.places.len()).then_with(|| a.words.cmp(&b.words)));
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::document::Document;
    use crate::extract::{Findings, extract};
    use crate::lexicon::Lexicon;

    #[test]
    fn words_are_counted_with_their_places() {
        let texts = [
            "They had a candid exchange of views. The talks were friendly.\n",
            "The two had a candid exchange of views.\n",
        ];
        let read = |text: &str| {
            let document = Document::from_text("a.txt", text);
            let mut findings = extract(&document, Lexicon::builtin());
            findings.card.issuer = Some("Ministry".into());
            (document, findings)
        };
        let read: Vec<(Document, Findings)> = texts.iter().map(|text| read(text)).collect();
        let sources: Vec<Source<'_>> =
            read.iter().map(|(d, f)| Source { text: &d.text, findings: f }).collect();
        let found = tone_uses(&sources, Tone::builtin());
        let told: Vec<(&str, usize, usize)> =
            found.iter().map(|w| (w.words.as_str(), w.places.len(), w.documents)).collect();
        assert_eq!(told, [("candid", 2, 2), ("friendly", 1, 1)]);
        assert_eq!(found[1].by_issuer, [("Ministry".to_owned(), 1, 2)]);
        let place = found[0].places[1];
        assert_eq!(place.span.of(sources[place.document].text), "candid");
    }
}
