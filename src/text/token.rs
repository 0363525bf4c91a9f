//! Tokens: words, numbers and marks of punctuation with their bytes.
//!
//! Matching on tokens instead of characters makes hard line breaks, no-break spaces, double spaces
//! and typographic apostrophes disappear from every later rule, while spans keep pointing into the
//! untouched text.

use super::Span;
use super::clusters::whole_clusters;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes or dots (`O'Brien`, `U.N.`).
    Word,
    /// Digits, with inner commas and dots and a suffix (`80th`, `4,000`, `2.5`).
    Number,
    /// `'s` or a bare possessive apostrophe.
    Possessive,
    /// One mark of punctuation or symbol; typographic variants are folded to the ASCII one.
    Mark(char),
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether it starts with an upper-case letter.
    pub capital: bool,
    /// Whether it has two letters or more, all upper-case.
    pub upper: bool,
}

impl Token {
    /// Whether it is the given mark.
    #[must_use]
    pub fn is(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }

    /// Whether it is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// Folds typographic marks: every dash that separates to `—`, hyphens to `-`, quotes to the opening
/// or closing form they have.
const fn fold(c: char) -> char {
    match c {
        '\u{2010}' | '\u{2011}' | '\u{00AD}' => '-',
        '\u{2012}' | '\u{2013}' => '–',
        '\u{2014}' | '\u{2015}' => '—',
        '\u{2018}' | '\u{201A}' | '\u{2039}' => '‘',
        '\u{2019}' | '\u{203A}' => '’',
        '\u{201C}' | '\u{201E}' | '\u{00AB}' | '\u{300C}' | '\u{300E}' => '“',
        '\u{201D}' | '\u{00BB}' | '\u{300D}' | '\u{300F}' => '”',
        '\u{FF1A}' => ':',
        '\u{FF0C}' => ',',
        '\u{3002}' => '.',
        '\u{FF1B}' => ';',
        '\u{FF08}' => '(',
        '\u{FF09}' => ')',
        '\u{2026}' => '…',
        other => other,
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}' | '\u{00B4}')
}

/// Combining marks belong to the word they follow.
fn is_combining(c: char) -> bool {
    matches!(c as u32, 0x0300..=0x036F | 0x200C | 0x200D | 0xFE00..=0xFE0F)
}

/// Splits `text[span]` into tokens appended to `out`. Linear in the length of the span.
pub fn tokenize(text: &str, span: Span, out: &mut Vec<Token>) {
    let source = span.of(text);
    let mut spaced = true;
    let mut at = 0;
    while at < source.len() {
        let byte = |k: usize| source.as_bytes().get(k).copied();
        if matches!(byte(at), Some(b' ' | b'\n' | b'\t')) {
            spaced = true;
            at += 1;
            continue;
        }
        if let Some(end) = plain_word(source, at) {
            let whole = Span::new(span.start + at, span.start + end);
            // Nearly all words: ASCII letters between ASCII marks and spaces.
            let apart = end < source.len() && at > 0 && byte(at - 1).is_some_and(|b| b.is_ascii());
            if apart || whole_clusters(text, whole.start, whole.end) == (whole.start, whole.end) {
                let word = source.as_bytes().get(at..end).unwrap_or(&[]);
                let capital = word.first().is_some_and(u8::is_ascii_uppercase);
                let upper = capital && word.len() > 1 && word.iter().all(u8::is_ascii_uppercase);
                out.push(Token { span: whole, kind: TokenKind::Word, spaced, capital, upper });
                spaced = false;
                at = end;
                continue;
            }
        }
        // Two apostrophes are one quotation mark, as wires and old typewriters write it: ''We won,'' he said.
        let pair = |k: usize| byte(k) == Some(b'\'') && byte(k + 1) == Some(b'\'');
        if pair(at)
            && !pair(at + 1)
            && byte(at + 2).is_none_or(|b| b.is_ascii())
            && at.checked_sub(1).and_then(byte).is_none_or(|b| b.is_ascii() && b != b'\'')
        {
            let span = Span::new(span.start + at, span.start + at + 2);
            out.push(Token { span, kind: TokenKind::Mark('"'), spaced, capital: false, upper: false });
            spaced = false;
            at += 2;
            continue;
        }
        // A mark between ASCII: nothing joins to it. Apostrophes may be more than a mark.
        if let Some(mark) = byte(at).filter(|b| b.is_ascii_punctuation() && *b != b'\'')
            && byte(at + 1).is_some_and(|b| b.is_ascii())
            && at > 0
            && byte(at - 1).is_some_and(|b| b.is_ascii())
        {
            out.push(Token {
                span: Span::new(span.start + at, span.start + at + 1),
                kind: TokenKind::Mark(char::from(mark)),
                spaced,
                capital: false,
                upper: false,
            });
            spaced = false;
            at += 1;
            continue;
        }
        let rest = source.get(at..).unwrap_or("");
        let mut chars = rest.char_indices().map(|(i, c)| (at + i, c)).peekable();
        let Some((start, c)) = chars.next() else { return };
        if c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}') {
            spaced = true;
            at = start + c.len_utf8();
            continue;
        }
        let mut end = start + c.len_utf8();
        let kind;
        let mut letters = 0usize;
        let mut upper = true;
        if c.is_ascii_digit() {
            kind = TokenKind::Number;
            while let Some(&(i, d)) = chars.peek() {
                let inner = matches!(d, ',' | '.')
                    && source.get(i + 1..).and_then(|r| r.chars().next()).is_some_and(|n| n.is_ascii_digit());
                if d.is_ascii_digit() || d.is_alphabetic() || inner {
                    end = i + d.len_utf8();
                    chars.next();
                } else {
                    break;
                }
            }
        } else if c.is_alphabetic() {
            kind = TokenKind::Word;
            letters = 1;
            upper &= c.is_uppercase();
            let mut previous_letters = 1usize;
            while let Some(&(i, d)) = chars.peek() {
                if d.is_alphanumeric() || is_combining(d) {
                    letters += usize::from(d.is_alphabetic());
                    previous_letters += 1;
                    upper &= !d.is_alphabetic() || d.is_uppercase();
                    end = i + d.len_utf8();
                    chars.next();
                    continue;
                }
                let next = source.get(i + d.len_utf8()..).and_then(|r| r.chars().next());
                // U.N., a.m., D.C.: single letters each followed by a dot.
                if d == '.' && previous_letters == 1 {
                    let dotted = next.is_some_and(char::is_alphabetic) && single_letter_dot(source, i + 1);
                    let closes = source.get(start..i).is_some_and(|w| w.contains('.'));
                    if dotted || closes {
                        end = i + 1;
                        chars.next();
                        previous_letters = 0;
                        continue;
                    }
                    break;
                }
                // Apostrophe inside a word: a possessive is left for its own token.
                if is_apostrophe(d) && next.is_some_and(char::is_alphabetic) {
                    let tail: String = source
                        .get(i + d.len_utf8()..)
                        .unwrap_or("")
                        .chars()
                        .take_while(|x| x.is_alphanumeric())
                        .take(4)
                        .collect();
                    if tail == "s" || tail == "S" {
                        break;
                    }
                    end = i + d.len_utf8();
                    chars.next();
                    previous_letters += 1;
                    continue;
                }
                break;
            }
        } else if is_apostrophe(c) {
            // 's after a word, or s' at its end.
            let after_word =
                !spaced && out.last().is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
            let rest = source.get(end..).unwrap_or("");
            let s_follows = rest.starts_with(['s', 'S'])
                && !rest.get(1..).and_then(|r| r.chars().next()).is_some_and(char::is_alphanumeric);
            if after_word && s_follows {
                kind = TokenKind::Possessive;
                end += 1;
                chars.next();
            } else if after_word
                && source.get(..start).is_some_and(|w| w.ends_with(['s', 'S', 'x', 'z']))
                && rest.chars().next().is_none_or(char::is_whitespace)
                && c != '\''
                || after_word
                    && source.get(..start).is_some_and(|w| w.ends_with('s'))
                    && rest.starts_with(' ')
            {
                kind = TokenKind::Possessive;
            } else {
                kind = TokenKind::Mark(if c == '\'' { '\'' } else { '’' });
            }
        } else {
            kind = TokenKind::Mark(fold(c));
            // Zero-width joiners and variation selectors stay with the symbol.
            while let Some(&(i, d)) = chars.peek() {
                if is_combining(d) {
                    end = i + d.len_utf8();
                    chars.next();
                } else {
                    break;
                }
            }
        }
        let (from, to) = whole_clusters(text, span.start + start, span.start + end);
        while chars.peek().is_some_and(|&(i, _)| span.start + i < to) {
            chars.next();
        }
        at = chars.peek().map_or(source.len(), |&(i, _)| i);
        out.push(Token {
            span: Span::new(from, to),
            kind,
            spaced,
            capital: c.is_uppercase(),
            upper: kind == TokenKind::Word && letters > 1 && upper,
        });
        spaced = false;
    }
}

/// The end of the word that starts at `at`, when it is made of ASCII letters alone and what follows can't
/// belong to it: a space or a mark, but no digit, stop, apostrophe or anything beyond ASCII.
fn plain_word(source: &str, at: usize) -> Option<usize> {
    let rest = source.as_bytes().get(at..)?;
    let len = letters(rest);
    let ends = match rest.get(len) {
        None => true,
        Some(b'.') => {
            // One letter and a stop may be the start of "U.N.".
            len > 1
        }
        Some(b) => b.is_ascii() && !b.is_ascii_digit() && *b != b'\'',
    };
    (len > 0 && ends).then_some(at + len)
}

/// How many ASCII letters stand at the start.
#[inline]
fn letters(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let mut len = 0;
    // Eight bytes at a time. In lower case the highest bit of a byte is set after adding when it is no less
    // than "a", and not when it is no more than "z".
    while let Some(eight) = bytes.get(len..).and_then(|rest| rest.first_chunk::<8>()) {
        let all = u64::from_le_bytes(*eight);
        let low = (all | (0x20 * ONES)) & (0x7F * ONES);
        let is = (low + 0x1F * ONES) & !(low + 0x05 * ONES) & !all & (0x80 * ONES);
        let not = is ^ (0x80 * ONES);
        if not != 0 {
            return len + (not.trailing_zeros() / 8) as usize;
        }
        len += 8;
    }
    let rest = bytes.get(len..).unwrap_or(&[]);
    len + rest.iter().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len())
}

/// Whether `source[at..]` is one letter and a dot.
fn single_letter_dot(source: &str, at: usize) -> bool {
    let mut rest = source.get(at..).unwrap_or("").chars();
    rest.next().is_some_and(char::is_alphabetic) && rest.next() == Some('.')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut out);
        out.iter().map(|t| t.span.of(text).to_owned()).collect()
    }

    #[test]
    fn keeps_dotted_abbreviations_whole_and_splits_possessives() {
        assert_eq!(
            words("The U.N. and Ma’s C.S.-Sarvan talk at 8:45 a.m. cost $1.1bn."),
            [
                "The", "U.N.", "and", "Ma", "’s", "C.S.", "-", "Sarvan", "talk", "at", "8", ":", "45",
                "a.m.", "cost", "$", "1.1bn", "."
            ]
        );
    }

    #[test]
    fn a_token_never_splits_a_cluster_whatever_stands_around_it() {
        let around = [
            "", " ", "’", "“", "—", "\u{a0}", "\u{301}", "\u{200d}", "\u{600}", "é", "漢", ".", "'", "1",
            "👩",
        ];
        for before in around {
            for after in around {
                for word in ["a", "Ma", "U.N.", "it’s", "7", "“", "’"] {
                    let text = format!("x {before}{word}{after} y");
                    let mut out = Vec::new();
                    tokenize(&text, Span::new(0, text.len()), &mut out);
                    let mut last = 0;
                    for token in &out {
                        assert!(token.span.start >= last && !token.span.is_empty(), "{text:?} {out:?}");
                        last = token.span.end;
                        for edge in [token.span.start, token.span.end] {
                            assert!(crate::text::grapheme::is_boundary(&text, edge), "{text:?} at {edge}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn two_apostrophes_are_one_mark() {
        assert_eq!(
            words("He said ''no,'' she didn't."),
            ["He", "said", "''", "no", ",", "''", "she", "didn't", "."]
        );
    }

    #[test]
    fn letters_are_counted_to_the_first_other_byte() {
        for stop in 0..=255u8 {
            for len in 0..20 {
                let mut bytes = vec![b'm'; len];
                bytes.push(stop);
                bytes.extend(*b" and more of it");
                let wanted = bytes.iter().position(|b| !b.is_ascii_alphabetic()).unwrap();
                assert_eq!(letters(&bytes), wanted, "{stop} {len}");
                assert_eq!(letters(&bytes[..len]), len);
            }
        }
        assert_eq!(letters(b"AZaz@[`{"), 4);
    }

    #[test]
    fn initials_and_ordinary_stops_are_marks() {
        assert_eq!(
            words("Thomas R. Hale, Jr. met O’Brien."),
            ["Thomas", "R", ".", "Hale", ",", "Jr", ".", "met", "O’Brien", "."]
        );
    }
}
