//! What of a document stood in earlier ones nearly word for word: the rest is the news.
//!
//! A sentence counts as seen when most of its word sequences stand in one sentence of an earlier
//! document. Only the sequences of the document that is read are kept, so that going through a dossier
//! takes time but hardly any memory.

use super::{Place, Source};
use crate::lexicon::topics::words;
use crate::text::Span;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words of a sequence.
const SHINGLE: usize = 4;
/// The share of a sentence's sequences that one earlier sentence must have.
const SAME: f64 = 0.75;
/// Sentences with fewer words are said by everybody; they are no repetition.
const FEWEST: usize = 5;

/// A sentence that was seen before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// The sentence.
    pub span: Span,
    /// The earlier one it resembles most; the document is an index of the others.
    pub earlier: Place,
    /// The share of its word sequences that stand there, 0 to 1.
    pub same: f64,
}

/// What was seen before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Novel {
    /// Sentences seen before, in text order.
    pub seen: Vec<Seen>,
    /// Sentences in all.
    pub sentences: usize,
}

/// Holds `source` against those of `others` that are earlier: those with an earlier date, and all that
/// have a date where it has none. Gives also with how many it was held together.
#[must_use]
pub fn novelty(source: &Source<'_>, others: &[Source<'_>]) -> (Novel, usize) {
    let sentences = &source.findings.sentences;
    let own: Vec<Vec<u64>> = sentences.iter().map(|span| shingles(span.of(source.text))).collect();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (n, sequences) in own.iter().enumerate() {
        for &sequence in sequences {
            holders.entry(sequence).or_default().push(n);
        }
    }
    let mut best: Vec<Option<Seen>> = vec![None; sentences.len()];
    let mut against = 0;
    for (document, other) in others.iter().enumerate().filter(|(_, other)| is_earlier(other, source)) {
        against += 1;
        for &span in &other.findings.sentences {
            let mut shared: HashMap<usize, usize> = HashMap::new();
            for sequence in shingles(span.of(other.text)) {
                for &n in holders.get(&sequence).into_iter().flatten() {
                    *shared.entry(n).or_default() += 1;
                }
            }
            for (n, count) in shared {
                let of = own.get(n).map_or(1, |sequences| sequences.len().max(1));
                #[allow(clippy::cast_precision_loss)] // Sentences are short.
                let same = count as f64 / of as f64;
                let Some((slot, sentence)) = best.get_mut(n).zip(sentences.get(n)) else { continue };
                if same >= SAME && slot.is_none_or(|seen| seen.same < same) {
                    let earlier = Place { document, span, claim: None };
                    *slot = Some(Seen { span: *sentence, earlier, same });
                }
            }
        }
    }
    (Novel { seen: best.into_iter().flatten().collect(), sentences: sentences.len() }, against)
}

fn is_earlier(other: &Source<'_>, than: &Source<'_>) -> bool {
    match (other.when(), than.when()) {
        (Some(other), Some(than)) => other.last < than.first,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// The word sequences of a sentence, each once; none for a short one.
fn shingles(sentence: &str) -> Vec<u64> {
    let all: Vec<String> = words(sentence).map(|(_, word)| word).collect();
    if all.len() < FEWEST {
        return Vec::new();
    }
    let mut found: Vec<u64> = all
        .windows(SHINGLE)
        .map(|window| {
            let mut hash = DefaultHasher::new();
            window.hash(&mut hash);
            hash.finish()
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::document::Document;
    use crate::extract::{Findings, extract};
    use crate::lexicon::Lexicon;

    fn read(date: &str, body: &str) -> (Document, Findings) {
        let text = format!("Ma Rensheng Meets with Pavel Orlenko\n\n{date}\n\n{body}\n");
        let document = Document::from_text("a.txt", text);
        let mut findings = extract(&document, Lexicon::builtin());
        findings.card.date = (!date.is_empty()).then(|| date.to_owned());
        (document, findings)
    }

    fn of((document, findings): &(Document, Findings)) -> Source<'_> {
        Source { text: &document.text, findings }
    }

    #[test]
    fn what_an_earlier_text_says_is_no_news() {
        let old = "Ma Rensheng said that the lake must stay open to the boats of both sides. The tariffs rose.";
        let new = "Ma Rensheng said that the lake must stay open to the ships of both sides. He asked for the release of \
                   nine sailors who were held in the port of Vesk.";
        let (earlier, later) = (read("2031-01-10", old), read("2031-03-04", new));
        let (found, against) = novelty(&of(&later), &[of(&earlier)]);
        assert_eq!((found.seen.len(), against), (0, 1), "one word of fourteen takes four of eleven sequences");
        let same = read("2031-03-04", &new.replace("ships of both sides", "boats of both sides, he added"));
        let (found, _) = novelty(&of(&same), &[of(&earlier)]);
        assert_eq!(found.seen.len(), 1);
        assert!(found.seen[0].span.of(&same.0.text).starts_with("Ma Rensheng said"));
        assert!(found.seen[0].earlier.span.of(&earlier.0.text).starts_with("Ma Rensheng said"));
        // What is said later is no precedent, nor is what has no date.
        assert_eq!(novelty(&of(&earlier), &[of(&same)]).1, 0);
        assert_eq!(novelty(&of(&same), &[of(&read("", old))]).1, 0);
    }

    #[test]
    fn the_same_text_is_seen_whole() {
        let body = "Both sides agreed to meet again in Vesk in the spring. They spoke of fish and of the border posts.";
        let (earlier, later) = (read("2031-01-10", body), read("2031-02-10", body));
        let (found, _) = novelty(&of(&later), &[of(&earlier)]);
        assert_eq!(found.seen.len(), 2);
        assert!(found.seen.iter().all(|seen| (seen.same - 1.0).abs() < f64::EPSILON));
    }
}
