//! The words of all documents as one sequence of numbers.

use super::Told;
use crate::lexicon::topics::{Topics, Weight, stem};
use crate::text::Span;
use foldhash::{HashMap, HashMapExt as _};

/// A word number. 0 ends the sequence; numbers from [`Corpus::words`] on are borders: each stands at
/// one place only, so no sequence that repeats crosses one.
type Word = u32;

/// All words of all sentences. Names of persons and dates are borders too: with them in it, a phrase
/// would be news of one meeting and no formula.
#[derive(Debug, Default)]
pub(super) struct Corpus {
    /// The sequence.
    pub(super) text: Vec<Word>,
    /// First byte and length of each word; nothing for a border.
    bytes: Vec<(u32, u16)>,
    /// Where each document starts in the sequence.
    starts: Vec<usize>,
    /// Numbers below this are words.
    pub(super) words: u32,
    numbers: HashMap<Box<str>, Word>,
    /// By word number: whether it says something.
    pub(super) says: Vec<bool>,
    /// One more than the largest number.
    pub(super) alphabet: usize,
}

impl Corpus {
    pub(super) fn new(told: &[Told<'_>], topics: &Topics) -> Self {
        let mut corpus = Self { numbers: HashMap::new(), says: vec![false], ..Self::default() };
        let border = Word::MAX;
        for document in told {
            corpus.starts.push(corpus.text.len());
            let mut skip = document.skip.iter().peekable();
            for &sentence in document.sentences {
                for (span, word) in words(document.text, sentence) {
                    while skip.next_if(|skip| skip.end <= span.start).is_some() {}
                    if skip.peek().is_some_and(|skip| skip.start < span.end) {
                        corpus.border(border);
                        continue;
                    }
                    let number = corpus.number(&word, topics);
                    corpus.push(number, span);
                }
                corpus.border(border);
            }
        }
        corpus.words = u32::try_from(corpus.says.len()).unwrap_or(Word::MAX);
        let mut next = corpus.words;
        for word in corpus.text.iter_mut().filter(|word| **word == border) {
            *word = next;
            next += 1;
        }
        corpus.alphabet = next as usize;
        corpus.text.push(0);
        corpus.bytes.push((0, 0));
        corpus
    }

    fn push(&mut self, number: Word, span: Span) {
        self.text.push(number);
        let start = u32::try_from(span.start).unwrap_or(u32::MAX);
        self.bytes.push((start, u16::try_from(span.len()).unwrap_or(u16::MAX)));
    }

    fn border(&mut self, border: Word) {
        if self.text.last().is_some_and(|last| *last != border) {
            self.text.push(border);
            self.bytes.push((0, 0));
        }
    }

    fn number(&mut self, word: &str, topics: &Topics) -> Word {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = Word::try_from(self.says.len()).unwrap_or(Word::MAX - 1);
        self.says.push(topics.weight(word, &stem(word)) != Weight::Stop);
        self.numbers.insert(word.into(), number);
        number
    }

    /// The numbers of a phrase; `None` if a word of it stands nowhere.
    pub(super) fn find(&self, phrase: &str) -> Option<Vec<Word>> {
        let all = words(phrase, Span::new(0, phrase.len()));
        all.map(|(_, word)| self.numbers.get(word.as_str()).copied()).collect()
    }

    /// The document in which a place of the sequence lies.
    pub(super) fn document(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// The bytes of `length` words from a place of the sequence on.
    pub(super) fn span(&self, at: usize, length: usize) -> Span {
        let end = (at + length).saturating_sub(1);
        let of = |at: usize| self.bytes.get(at).copied().unwrap_or_default();
        let ((start, _), (last, long)) = (of(at), of(end));
        Span::new(start as usize, last as usize + usize::from(long))
    }

    /// Whether a word number is a border or the end.
    pub(super) const fn is_border(&self, word: Word) -> bool {
        word == 0 || word >= self.words
    }

    /// The stretches without a border: their first place and length.
    pub(super) fn stretches(&self) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut start = 0;
        for (at, &word) in self.text.iter().enumerate() {
            if self.is_border(word) {
                if at > start {
                    found.push((start, at - start));
                }
                start = at + 1;
            }
        }
        found
    }
}

/// The words of a sentence in lower case: letters and digits with apostrophes and hyphens inside.
pub(super) fn words(text: &str, sentence: Span) -> impl Iterator<Item = (Span, String)> + '_ {
    spans(text, sentence).map(move |span| {
        let mut word = String::with_capacity(span.len());
        word.extend(span.of(text).chars().flat_map(plain));
        (span, word)
    })
}

/// The words of a sentence as numbers: the same for the same word in any case (FNV-1a, 64 bits). For
/// comparing many sentences without keeping their words.
pub(in crate::dossier) fn numbers(text: &str, sentence: Span) -> impl Iterator<Item = u64> + '_ {
    spans(text, sentence).map(move |span| {
        let mut number = 0xcbf2_9ce4_8422_2325_u64;
        for c in span.of(text).chars().flat_map(plain) {
            number = (number ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3);
        }
        number
    })
}

/// A letter in lower case, a straight apostrophe for a curved one.
fn plain(c: char) -> impl Iterator<Item = char> {
    let c = if c == '\u{2019}' { '\'' } else { c };
    let ascii = c.is_ascii().then(|| c.to_ascii_lowercase());
    let other = (!c.is_ascii()).then(|| c.to_lowercase()).into_iter().flatten();
    ascii.into_iter().chain(other)
}

fn spans(text: &str, sentence: Span) -> impl Iterator<Item = Span> + '_ {
    let mut rest = sentence.of(text).char_indices().peekable();
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-');
    std::iter::from_fn(move || {
        while rest.next_if(|(_, c)| !c.is_alphanumeric()).is_some() {}
        let &(start, _) = rest.peek()?;
        let mut end = start;
        while let Some((at, c)) = rest.next_if(|(_, c)| inner(*c)) {
            // What stands at the end of a word and is no letter is no part of it.
            if c.is_alphanumeric() {
                end = at + c.len_utf8();
            }
        }
        Some(Span::new(sentence.start + start, sentence.start + end))
    })
}
