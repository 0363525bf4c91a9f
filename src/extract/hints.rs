//! What a token can begin, a bit each: passes over a whole text look at these two bytes before they look at a
//! token. Of most tokens they need no more, and a long text stays in the processor's caches.

use super::analysis::Tok;
use crate::lexicon::{Begins, Flags, Lexicon};
use crate::text::TokenKind;

/// Properties of a token that a pass can ask for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hint(u16);

impl Hint {
    /// A word with a capital.
    pub const CAPITAL: Self = Self(1);
    /// A number.
    pub const NUMBER: Self = Self(1 << 1);
    /// An opening bracket.
    pub const BRACKET: Self = Self(1 << 2);
    /// A mark, or a word with a dot, that may end a sentence.
    pub const STOP: Self = Self(1 << 3);
    /// A name may open here: a capital, a number ("30th Harbour Summit"), a listed name, or what stands before
    /// an anniversary.
    pub const NAME: Self = Self(1 << 4);
    /// What opens a group: both, the two.
    pub const GROUP: Self = Self(1 << 5);
    /// What opens a reference that names nobody.
    pub const VEILED: Self = Self(1 << 6);
    /// A date may begin here: a number, a month, a day of the week, this, last.
    pub const DATE: Self = Self(1 << 7);
    /// A quotation mark, single or double, or an apostrophe that stands alone.
    pub const QUOTE: Self = Self(1 << 8);
    /// A word.
    pub const WORD: Self = Self(1 << 9);
    /// A little word of the grammar: the, of, is.
    pub const LITTLE: Self = Self(1 << 10);

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The hints of all tokens, in order.
pub(super) struct Hints(Vec<u16>);

/// Words with which a date can begin.
const DATE_OPENERS: Flags = Flags::MONTH.with(Flags::WEEKDAY).with(Flags::DATE_OPENER);

/// Little words of the grammar.
pub(super) const LITTLE: Flags = Flags::DETERMINER
    .with(Flags::PREPOSITION)
    .with(Flags::CONJUNCTION)
    .with(Flags::SUBORDINATOR)
    .with(Flags::BE)
    .with(Flags::HAVE)
    .with(Flags::MODAL);

impl Hints {
    pub fn with_capacity(tokens: usize) -> Self {
        Self(Vec::with_capacity(tokens))
    }

    /// Adds the hints of the next token.
    #[inline]
    pub fn push(&mut self, tok: &Tok, text: &str, lexicon: &Lexicon) {
        let mut hint = Hint(0);
        let begins = |kind| lexicon.phrases.begins(tok.word, kind);
        if tok.word != 0 {
            for (kind, bit) in
                [(Begins::NAME, Hint::NAME), (Begins::GROUP, Hint::GROUP), (Begins::VEILED, Hint::VEILED)]
            {
                if begins(kind) {
                    hint = hint.with(bit);
                }
            }
            if tok.flags.any(DATE_OPENERS) && tok.token.kind == TokenKind::Word {
                hint = hint.with(Hint::DATE);
            }
            if tok.flags.any(LITTLE) {
                hint = hint.with(Hint::LITTLE);
            }
        }
        if tok.token.capital {
            hint = hint.with(Hint::NAME);
        }
        match tok.token.kind {
            TokenKind::Word => {
                hint = hint.with(Hint::WORD);
                if tok.token.capital {
                    hint = hint.with(Hint::CAPITAL);
                }
                let span = tok.token.span;
                let last = span.end.checked_sub(1).and_then(|end| text.as_bytes().get(end));
                if last == Some(&b'.') {
                    hint = hint.with(Hint::STOP);
                }
                if span.len() == ANNIVERSARY.len() && span.of(text) == ANNIVERSARY {
                    self.before(Hint::WORD, Hint::NAME);
                }
            }
            TokenKind::Number => hint = hint.with(Hint::NUMBER).with(Hint::NAME).with(Hint::DATE),
            TokenKind::Mark('(') => hint = hint.with(Hint::BRACKET),
            TokenKind::Mark('.' | '!' | '?' | '…') => hint = hint.with(Hint::STOP),
            TokenKind::Mark('“' | '”' | '‘' | '’' | '"' | '\'') => hint = hint.with(Hint::QUOTE),
            // "PRESS:30 PM": an hour may be glued to a name.
            TokenKind::Mark(':') => self.before(Hint::CAPITAL, Hint::DATE),
            TokenKind::Mark(_) | TokenKind::Possessive => {}
        }
        self.0.push(hint.0);
    }

    /// Gives the token before a further hint if it has one already.
    fn before(&mut self, has: Hint, gets: Hint) {
        if let Some(last) = self.0.last_mut().filter(|last| **last & has.0 != 0) {
            *last |= gets.0;
        }
    }

    /// The first token from `from` on with the hint, or `end`.
    #[inline]
    pub fn next(&self, from: usize, end: usize, hint: Hint) -> usize {
        let rest = self.0.get(from..end).unwrap_or_default();
        rest.iter().position(|h| h & hint.0 != 0).map_or(end, |k| from + k)
    }

    /// Every token with the hint.
    pub fn all(&self, hint: Hint) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().filter(move |(_, h)| **h & hint.0 != 0).map(|(k, _)| k)
    }

    /// How many tokens have the hint.
    pub fn count(&self, hint: Hint) -> usize {
        self.0.iter().filter(|h| **h & hint.0 != 0).count()
    }

    /// How many tokens have both hints.
    pub fn count_both(&self, one: Hint, other: Hint) -> usize {
        self.0.iter().filter(|h| **h & one.0 != 0 && **h & other.0 != 0).count()
    }
}

/// The word behind an ordinal that makes an event.
const ANNIVERSARY: &str = "anniversary";
