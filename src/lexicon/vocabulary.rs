//! Words as numbers.

use super::{Flags, Form, key_of};
use crate::text::{Token, TokenKind};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// The number of a word; 0 is "not in the lexicon".
pub type WordId = u32;

/// All words that the lexicon mentions, with what they can be.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// The hash is quick and the same in every run; the keys are the lexicon's, not the document's.
    ids: HashMap<Box<str>, WordId, FixedState>,
    flags: Vec<Flags>,
    forms: Vec<Vec<(u32, Form)>>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        // Number 0 is the unknown word.
        Self { ids: HashMap::default(), flags: vec![Flags::default()], forms: vec![Vec::new()] }
    }
}

impl Vocabulary {
    /// Makes room for so many words.
    pub(crate) fn reserve(&mut self, words: usize) {
        self.ids.reserve(words);
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
        if let Some(&id) = self.ids.get(key) {
            return id;
        }
        let id = WordId::try_from(self.flags.len()).unwrap_or(0);
        self.ids.insert(key.into(), id);
        self.flags.push(Flags::default());
        self.forms.push(Vec::new());
        id
    }

    /// The number of a key, or 0.
    #[must_use]
    pub fn id(&self, key: &str) -> WordId {
        self.ids.get(key).copied().unwrap_or(0)
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
        self.id(key_of(surface, &Token { span: crate::text::Span::new(0, surface.len()), ..*token }).as_ref())
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

/// Longer words are folded on the heap.
const FOLDED: usize = 32;

/// A short ASCII word in lower case, in `buffer`.
fn folded<'b>(word: &str, buffer: &'b mut [u8; FOLDED]) -> Option<&'b str> {
    let slot = buffer.get_mut(..word.len())?;
    slot.copy_from_slice(word.as_bytes());
    slot.make_ascii_lowercase();
    if slot.is_ascii() { std::str::from_utf8(slot).ok() } else { None }
}
