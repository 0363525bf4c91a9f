//! Keys in our own words: what a person writes in a settings file, not what a terminal library calls
//! them.

use std::fmt;
use std::str::FromStr;

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A character; `' '` is the space bar.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, 1 to 24.
    F(u8),
}

/// One press of a key.
///
/// Kept in normal form by [`Key::new`]: Shift is part of the character (`A`), and Ctrl with a letter
/// is written in lower case, because terminals do not tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift; never set for a character.
    pub shift: bool,
}

impl Key {
    /// A key press in normal form.
    #[must_use]
    pub fn new(code: Code, ctrl: bool, alt: bool, shift: bool) -> Self {
        match code {
            Code::Char(c) if ctrl => {
                Self { code: Code::Char(c.to_ascii_lowercase()), ctrl, alt, shift: false }
            }
            Code::Char(c) if shift => {
                Self { code: Code::Char(c.to_ascii_uppercase()), ctrl, alt, shift: false }
            }
            _ => Self { code, ctrl, alt, shift },
        }
    }

    /// A key without modifiers.
    #[must_use]
    pub fn plain(code: Code) -> Self {
        Self::new(code, false, false, false)
    }

    /// The character that the key would type into a line of text.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

/// Names of the keys that are not characters.
const NAMED: &[(&str, Code)] = &[
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Space", Code::Char(' ')),
    ("Tab", Code::Tab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Insert", Code::Insert),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (on, word) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if on {
                f.write_str(word)?;
            }
        }
        match self.code {
            Code::F(n) => write!(f, "F{n}"),
            code => match (NAMED.iter().find(|(_, named)| *named == code), code) {
                (Some((name, _)), _) => f.write_str(name),
                (None, Code::Char(c)) => write!(f, "{c}"),
                (None, _) => Ok(()),
            },
        }
    }
}

/// A key that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no key {0:?}; write for example a, A, Ctrl-s, Alt-x, Enter, PageDown, F1")]
pub struct KeyError(pub String);

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (mut ctrl, mut alt, mut shift, mut rest) = (false, false, false, text);
        while let Some((head, tail)) = rest.split_once('-') {
            // A lone "-" or the one in "Ctrl--" is the key itself.
            if tail.is_empty() && head.is_empty() {
                break;
            }
            match head.to_ascii_lowercase().as_str() {
                "ctrl" | "c" if !ctrl => ctrl = true,
                "alt" | "m" if !alt => alt = true,
                "shift" | "s" if !shift => shift = true,
                _ => break,
            }
            rest = tail;
        }
        let error = || KeyError(text.to_owned());
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() && c != ' ' => Code::Char(c),
            _ => match NAMED.iter().find(|(name, _)| name.eq_ignore_ascii_case(rest)) {
                Some(&(_, code)) => code,
                None => match rest.strip_prefix(['F', 'f']).and_then(|n| n.parse().ok()) {
                    Some(n @ 1..=24) => Code::F(n),
                    _ => return Err(error()),
                },
            },
        };
        Ok(Self::new(code, ctrl, alt, shift))
    }
}

/// Reads a sequence such as `g g`: keys with white space between.
///
/// # Errors
/// If one of them is no key, or there is none.
pub fn parse_sequence(text: &str) -> Result<Vec<Key>, KeyError> {
    let keys = text.split_whitespace().map(str::parse).collect::<Result<Vec<Key>, _>>()?;
    if keys.is_empty() { Err(KeyError(text.to_owned())) } else { Ok(keys) }
}

/// Writes a sequence as [`parse_sequence`] reads it.
#[must_use]
pub fn format_sequence(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let codes = NAMED
            .iter()
            .map(|&(_, code)| code)
            .chain((1..=24).map(Code::F))
            .chain("aZ0-/?;é漢]".chars().map(Code::Char));
        for code in codes {
            for bits in 0..8_u8 {
                let key = Key::new(code, bits & 1 != 0, bits & 2 != 0, bits & 4 != 0);
                assert_eq!(key.to_string().parse::<Key>().as_ref(), Ok(&key), "{key}");
            }
        }
    }

    #[test]
    fn reads_the_forms_of_the_contract() {
        for text in
            ["a", "A", "Ctrl-s", "Alt-x", "Enter", "Esc", "Space", "Tab", "Shift-Tab", "Up", "PageDown", "F1"]
        {
            assert_eq!(text.parse::<Key>().unwrap().to_string(), text);
        }
        assert_eq!(format_sequence(&parse_sequence("g  g").unwrap()), "g g");
        assert_eq!("Ctrl--".parse::<Key>().unwrap(), Key::new(Code::Char('-'), true, false, false));
    }

    #[test]
    fn refuses_what_is_no_key() {
        for text in ["", "Ctrl-", "Hyper-x", "F0", "F25", "ab", "\u{1b}"] {
            assert!(text.parse::<Key>().is_err(), "{text:?}");
        }
        assert!(parse_sequence("  ").is_err());
    }
}
