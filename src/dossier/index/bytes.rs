//! Numbers, words and lists as bytes, small and quick to read.

use crate::text::Span;
use foldhash::{HashMap, HashMapExt as _};

/// Writes. Words that come again are written once, in a table.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
    numbers: HashMap<String, u64>,
    words: Vec<String>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { numbers: HashMap::new(), ..Self::default() }
    }

    /// A number, seven bits a byte.
    pub(super) fn number(&mut self, mut number: u64) {
        loop {
            let low = (number & 0x7f) as u8;
            number >>= 7;
            if number == 0 {
                self.bytes.push(low);
                return;
            }
            self.bytes.push(low | 0x80);
        }
    }

    pub(super) fn size(&mut self, size: usize) {
        self.number(size as u64);
    }

    pub(super) fn span(&mut self, span: Span) {
        self.size(span.start);
        self.size(span.len());
    }

    /// A long text, as it is.
    pub(super) fn text(&mut self, text: &str) {
        self.size(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// A word that may come again.
    pub(super) fn word(&mut self, word: &str) {
        let number = match self.numbers.get(word) {
            Some(&number) => number,
            None => {
                let number = self.words.len() as u64;
                self.numbers.insert(word.to_owned(), number);
                self.words.push(word.to_owned());
                number
            }
        };
        self.number(number);
    }

    pub(super) fn maybe<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.number(u64::from(value.is_some()));
        if let Some(value) = value {
            write(self, value);
        }
    }

    pub(super) fn list<T>(&mut self, list: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.size(list.len());
        for one in list {
            write(self, one);
        }
    }

    /// The words of the table, by number.
    pub(super) fn table(&self) -> &[String] {
        &self.words
    }
}

/// Reads what [`Writer`] wrote. `None` from any step means that the bytes are no such thing.
#[derive(Clone, Copy)]
pub(super) struct Reader<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) at: usize,
    pub(super) table: &'b [String],
}

impl<'b> Reader<'b> {
    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    pub(super) fn size(&mut self) -> Option<usize> {
        self.number().and_then(|number| usize::try_from(number).ok())
    }

    pub(super) fn span(&mut self) -> Option<Span> {
        let start = self.size()?;
        Some(Span::new(start, start.checked_add(self.size()?)?))
    }

    pub(super) fn text(&mut self) -> Option<&'b str> {
        let length = self.size()?;
        let end = self.at.checked_add(length)?;
        let text = std::str::from_utf8(self.bytes.get(self.at..end)?).ok()?;
        self.at = end;
        Some(text)
    }

    pub(super) fn word(&mut self) -> Option<String> {
        let number = self.size()?;
        self.table.get(number).cloned()
    }

    pub(super) fn maybe<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.number()? == 0 { Some(None) } else { read(self).map(Some) }
    }

    pub(super) fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.size()?;
        // Each takes a byte at least: a wrong length cannot ask for all the memory there is.
        if length > self.bytes.len().saturating_sub(self.at) {
            return None;
        }
        (0..length).map(|_| read(self)).collect()
    }
}
