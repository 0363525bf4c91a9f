//! Words as numbers.

use super::{Flags, Form, key_of};
use crate::text::{Span, Token, TokenKind};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// The number of a word; 0 is "not in the lexicon".
pub type WordId = u32;

/// All words that the lexicon mentions, with what they can be.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Words of up to [`PACKED`] bytes, each as one number: nearly all. The hash is quick and the same in
    /// every run; the keys are the lexicon's, not the document's.
    packed: HashMap<u128, WordId, FixedState>,
    /// Longer words.
    long: HashMap<Box<str>, WordId, FixedState>,
    flags: Vec<Flags>,
    forms: Vec<Vec<(u32, Form)>>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        // Number 0 is the unknown word.
        Self {
            packed: HashMap::default(),
            long: HashMap::default(),
            flags: vec![Flags::default()],
            forms: vec![Vec::new()],
        }
    }
}

impl Vocabulary {
    /// Makes room for so many words.
    pub(crate) fn reserve(&mut self, words: usize) {
        self.packed.reserve(words);
        self.flags.reserve(words);
        self.forms.reserve(words);
    }

    /// The number of an ASCII word in any case, made if new.
    pub(crate) fn intern_folded(&mut self, word: &str) -> WordId {
        let mut buffer = [0u8; FOLDED];
        match folded(word, &mut buffer) {
            Some(key) => self.intern(key),
            None => self.intern(&word.to_ascii_lowercase()),
        }
    }

    /// The number of `key` (already lower case), made if new.
    pub(crate) fn intern(&mut self, key: &str) -> WordId {
        let fresh = WordId::try_from(self.flags.len()).unwrap_or(0);
        let id = match packed(key.as_bytes(), 0, key.len()) {
            Some(key) => *self.packed.entry(key).or_insert(fresh),
            None => match self.long.get(key) {
                Some(&id) => id,
                None => *self.long.entry(key.into()).or_insert(fresh),
            },
        };
        if id != fresh {
            return id;
        }
        self.flags.push(Flags::default());
        self.forms.push(Vec::new());
        id
    }

    /// The number of a key, or 0.
    #[must_use]
    pub fn id(&self, key: &str) -> WordId {
        self.at(key, Span::new(0, key.len()))
    }

    /// The number of the key that stands at a place of a text in lower case, or 0.
    #[must_use]
    #[inline]
    pub fn at(&self, folded: &str, span: Span) -> WordId {
        match packed(folded.as_bytes(), span.start, span.len()) {
            Some(key) => self.packed.get(&key).copied().unwrap_or(0),
            None => self.long.get(span.of(folded)).copied().unwrap_or(0),
        }
    }

    /// As [`Self::at`], where nothing but ASCII stands there.
    #[must_use]
    #[inline]
    pub fn at_plain(&self, folded: &str, span: Span) -> Option<WordId> {
        const BEYOND: u128 = u128::from_ne_bytes([0x80; PACKED]);
        match packed(folded.as_bytes(), span.start, span.len()) {
            Some(key) => (key & BEYOND == 0).then(|| self.packed.get(&key).copied().unwrap_or(0)),
            None => span.of(folded).is_ascii().then(|| self.at(folded, span)),
        }
    }

    /// The number of a token's word, or 0. Does not allocate for plain lower-case words.
    #[must_use]
    pub fn get(&self, text: &str, token: &Token) -> WordId {
        let surface = token.span.of(text);
        // Nearly all words are ASCII and short: fold them on the stack.
        let mut buffer = [0u8; FOLDED];
        match token.kind {
            TokenKind::Word => {
                if let Some(key) = folded(surface, &mut buffer) {
                    return self.id(key);
                }
            }
            TokenKind::Mark(mark) => return self.id(mark.encode_utf8(&mut buffer)),
            TokenKind::Possessive | TokenKind::Number => {}
        }
        self.id(key_of(surface, &Token { span: Span::new(0, surface.len()), ..*token }).as_ref())
    }

    /// What a word can be.
    #[must_use]
    pub fn flags(&self, word: WordId) -> Flags {
        self.flags.get(word as usize).copied().unwrap_or_default()
    }

    pub(crate) fn add_flags(&mut self, word: WordId, flags: Flags) {
        if word != 0
            && let Some(slot) = self.flags.get_mut(word as usize)
        {
            *slot = slot.with(flags);
        }
    }

    /// The verbs of which a word is a form.
    #[must_use]
    pub fn forms(&self, word: WordId) -> &[(u32, Form)] {
        self.forms.get(word as usize).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn add_verb_form(&mut self, word: WordId, verb: u32, form: Form) {
        self.add_flags(word, Flags::VERB);
        if let Some(slot) = self.forms.get_mut(word as usize)
            && !slot.contains(&(verb, form))
        {
            slot.push((verb, form));
        }
    }
}

/// As many bytes of a word make one number.
const PACKED: usize = 16;

/// The bytes of a short word as a number; nothing for none and for more than fit.
#[inline]
fn packed(bytes: &[u8], start: usize, len: usize) -> Option<u128> {
    if len == 0 || len > PACKED {
        return None;
    }
    let rest = bytes.get(start..)?;
    // Mostly as many bytes follow in the text; those beyond the word are masked out.
    let whole = match rest.first_chunk::<PACKED>() {
        Some(chunk) => u128::from_le_bytes(*chunk),
        None => rest.iter().rev().fold(0, |number, &byte| number << 8 | u128::from(byte)),
    };
    Some(whole & (u128::MAX >> (8 * (PACKED - len))))
}

/// Longer words are folded on the heap.
const FOLDED: usize = 32;

/// A short ASCII word in lower case, in `buffer`.
fn folded<'b>(word: &str, buffer: &'b mut [u8; FOLDED]) -> Option<&'b str> {
    let slot = buffer.get_mut(..word.len())?;
    slot.copy_from_slice(word.as_bytes());
    slot.make_ascii_lowercase();
    if slot.is_ascii() { std::str::from_utf8(slot).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_length_are_found_wherever_they_stand() {
        let mut vocabulary = Vocabulary::default();
        let words: Vec<String> =
            (1..40).map(|n| "abcdefghijklmnop".repeat(3).chars().take(n).collect()).collect();
        let numbers: Vec<WordId> = words.iter().map(|word| vocabulary.intern(word)).collect();
        assert!(numbers.iter().zip(1..).all(|(&n, k)| n == k), "{numbers:?}");
        for (word, &number) in words.iter().zip(&numbers) {
            assert_eq!(vocabulary.intern(word), number);
            assert_eq!(vocabulary.id(word), number);
            for text in [format!("xy{word}"), format!("{word} and more words behind it"), format!("é{word}é")]
            {
                let at = text.find(word.as_str()).unwrap_or(usize::MAX);
                assert_eq!(vocabulary.at(&text, Span::new(at, at + word.len())), number, "{text}");
            }
        }
        assert_eq!(vocabulary.id(""), 0);
        assert_eq!(vocabulary.id("zz"), 0);
    }
}
