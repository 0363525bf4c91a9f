//! The plain part of TOML in which the built-in files are written, read in one pass.
//!
//! `[[name]]` headers, bare keys, strings in double quotes without escapes, whole numbers, true and
//! false, arrays of these, comments. Whatever goes beyond gives `None`, and the `toml` crate reads the
//! file instead: slower, never otherwise.

use super::record::{Item, Record};
use std::borrow::Cow;

/// The values of a file, or `None` when it is more than plain.
pub(super) fn read(text: &str) -> Option<Record<'_>> {
    let mut reader = Reader { text, at: 0 };
    let mut root = Record::default();
    // The array whose last table takes the keys, as an index into the fields of the root.
    let mut open: Option<usize> = None;
    loop {
        reader.skip_lines();
        let start = reader.at;
        match reader.peek() {
            None => return Some(root),
            Some(b'[') => {
                reader.take(b'[')?;
                reader.take(b'[')?;
                let name = reader.key()?;
                reader.take(b']')?;
                reader.take(b']')?;
                let fresh = Item::Record(Record { fields: Vec::with_capacity(4), at: start });
                let known = open
                    .filter(|&k| root.fields.get(k).is_some_and(|(key, _)| key == name))
                    .or_else(|| root.fields.iter().position(|(key, _)| key == name));
                if let Some(k) = known {
                    let Some((_, Item::List(list))) = root.fields.get_mut(k) else { return None };
                    // An array that was written as one can't go on as tables.
                    matches!(list.last(), Some(Item::Record(_))).then_some(())?;
                    list.push(fresh);
                    open = Some(k);
                } else {
                    open = Some(root.fields.len());
                    root.fields.push((Cow::Borrowed(name), Item::List(vec![fresh])));
                }
            }
            Some(_) => {
                let key = reader.key()?;
                reader.skip_blanks();
                reader.take(b'=')?;
                reader.skip_blanks();
                let value = reader.value(0)?;
                let record = match open {
                    None => &mut root,
                    Some(k) => match root.fields.get_mut(k) {
                        Some((_, Item::List(list))) => match list.last_mut() {
                            Some(Item::Record(record)) => record,
                            _ => return None,
                        },
                        _ => return None,
                    },
                };
                if record.fields.iter().any(|(known, _)| known == key) {
                    return None;
                }
                record.fields.push((Cow::Borrowed(key), value));
            }
        }
        reader.end_of_line()?;
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    /// Over a comment, up to the line's end.
    fn skip_comment(&mut self) {
        if self.peek() == Some(b'#') {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
            self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        }
    }

    /// Over blanks, comments and line ends.
    fn skip_lines(&mut self) {
        loop {
            self.skip_blanks();
            match self.peek() {
                Some(b'#') => self.skip_comment(),
                Some(b'\n') => self.at += 1,
                _ => return,
            }
        }
    }

    /// Nothing but a comment may stand on the rest of the line.
    fn end_of_line(&mut self) -> Option<()> {
        self.skip_blanks();
        self.skip_comment();
        match self.peek() {
            None => Some(()),
            Some(b'\n') => {
                self.at += 1;
                Some(())
            }
            Some(_) => None,
        }
    }

    fn key(&mut self) -> Option<&'t str> {
        let start = self.at;
        while matches!(self.peek(), Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-')) {
            self.at += 1;
        }
        self.text.get(start..self.at).filter(|key| !key.is_empty())
    }

    fn value(&mut self, depth: u8) -> Option<Item<'t>> {
        match self.peek()? {
            b'"' => self.string(),
            b'[' if depth < 4 => self.array(depth),
            b't' => self.word("true").map(|()| Item::Flag(true)),
            b'f' => self.word("false").map(|()| Item::Flag(false)),
            b'-' | b'0'..=b'9' => self.whole(),
            _ => None,
        }
    }

    fn word(&mut self, word: &str) -> Option<()> {
        self.text.get(self.at..)?.starts_with(word).then(|| self.at += word.len())
    }

    fn string(&mut self) -> Option<Item<'t>> {
        self.take(b'"')?;
        let rest = self.text.as_bytes().get(self.at..)?;
        let end = rest.iter().position(|&b| b == b'"' || b == b'\\' || b < b' ' || b == 0x7f)?;
        if rest.get(end) != Some(&b'"') || end == 0 && rest.get(1) == Some(&b'"') {
            return None;
        }
        let text = self.text.get(self.at..self.at + end)?;
        self.at += end + 1;
        Some(Item::Text(Cow::Borrowed(text)))
    }

    fn whole(&mut self) -> Option<Item<'t>> {
        let start = self.at;
        self.at += 1;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        let digits = self.text.get(start..self.at)?;
        let padded =
            digits.trim_start_matches('-').len() > 1 && digits.trim_start_matches('-').starts_with('0');
        (!padded).then_some(())?;
        digits.parse().ok().map(Item::Whole)
    }

    fn array(&mut self, depth: u8) -> Option<Item<'t>> {
        self.take(b'[')?;
        let mut items = Vec::new();
        loop {
            self.skip_lines();
            if self.take(b']').is_some() {
                return Some(Item::List(items));
            }
            items.push(self.value(depth + 1)?);
            self.skip_lines();
            match self.peek()? {
                b',' => self.at += 1,
                b']' => {}
                _ => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn every_built_in_file_reads_as_the_toml_crate_reads_it() {
        for (name, text) in super::super::BUILTIN {
            let plain =
                read(text).unwrap_or_else(|| panic!("{name}.toml is more than plain: starting gets slow"));
            assert_eq!(plain, Record::of_toml(text).unwrap(), "{name}.toml");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_toml_crate() {
        for text in [
            "a = 'x'",
            "a = \"\"\"x\"\"\"",
            "a = \"x\\n\"",
            "a.b = 1",
            "\"a\" = 1",
            "[a]",
            "a = 1.5",
            "a = 0x1f",
            "a = 01",
            "a = 2031-03-04",
            "a = { b = 1 }",
            "a = 1\na = 2",
            "a = 1 b = 2",
            "a = [1",
            "a = \"x",
            "a = [1]\n[[a]]",
            "a = truex",
            "a = = 1",
            "a",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
        let text = "a = -1 # one\nb = [\"x\", # two\n  \"y\",\n]\n[[c]]\nd = true\n[[c]]\n[[e]]\nf = []\n[[c]]\nd = false";
        assert_eq!(read(text).unwrap(), Record::of_toml(text).unwrap());
    }
}
