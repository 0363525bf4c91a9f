//! A line that a person fills in: search, filter, name, the query of a list.

use super::key::{Code, Key};
use crate::text::grapheme;

/// One line of text with a cursor on a grapheme boundary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    cursor: usize,
    /// What it holds was only offered: the first thing typed takes its place.
    offered: bool,
}

impl Line {
    /// A line that holds `text`, the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// A line that offers `text`: what is typed takes its place, every other key takes it up.
    #[must_use]
    pub fn offered(text: &str) -> Self {
        Self { offered: true, ..Self::new(text) }
    }

    /// What it holds.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cursor, in bytes.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts `text` in at the cursor; line breaks become spaces, other controls are dropped.
    pub fn insert(&mut self, text: &str) {
        if std::mem::take(&mut self.offered) {
            self.remove(0, self.text.len());
        }
        let clean: String = text
            .chars()
            .map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c })
            .filter(|c| !c.is_control())
            .collect();
        self.text.insert_str(self.cursor, &clean);
        // What was typed may have joined the cluster before or behind it.
        self.cursor = grapheme::ceil(&self.text, self.cursor + clean.len());
    }

    /// Takes in a key press; `false` if it means nothing to a line.
    pub fn key(&mut self, key: Key) -> bool {
        if let Some(c) = key.typed() {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        let end = self.text.len();
        if std::mem::take(&mut self.offered) && matches!(key.code, Code::Backspace | Code::Delete) {
            self.remove(0, end);
            return true;
        }
        match (key.code, key.ctrl) {
            (Code::Backspace, false) => self.remove(grapheme::prev(&self.text, self.cursor), self.cursor),
            (Code::Char('w'), true) | (Code::Backspace, true) => self.remove(self.word_start(), self.cursor),
            (Code::Char('u'), true) => self.remove(0, self.cursor),
            (Code::Char('k'), true) => self.remove(self.cursor, end),
            (Code::Delete, _) => self.remove(self.cursor, grapheme::next(&self.text, self.cursor)),
            (Code::Left, _) => self.cursor = grapheme::prev(&self.text, self.cursor),
            (Code::Right, _) => self.cursor = grapheme::next(&self.text, self.cursor),
            (Code::Home, _) | (Code::Char('a'), true) => self.cursor = 0,
            (Code::End, _) | (Code::Char('e'), true) => self.cursor = end,
            _ => return false,
        }
        true
    }

    fn word_start(&self) -> usize {
        let before = self.text.get(..self.cursor).unwrap_or("").trim_end();
        before.rfind(char::is_whitespace).map_or(0, |at| grapheme::next(&self.text, at))
    }

    fn remove(&mut self, from: usize, to: usize) {
        if from < to && self.text.get(from..to).is_some() {
            self.text.replace_range(from..to, "");
        }
        self.cursor = grapheme::floor(&self.text, from);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn after(start: &str, keys: &str) -> (String, usize) {
        let mut line = Line::new(start);
        for key in keys.split_whitespace() {
            line.key(key.parse().unwrap());
        }
        (line.text().to_owned(), line.cursor())
    }

    #[test]
    fn edits_by_cluster_and_word() {
        assert_eq!(after("ab", "c"), ("abc".into(), 3));
        assert_eq!(after("ae\u{301}", "Backspace"), ("a".into(), 1));
        assert_eq!(after("ab", "Left x"), ("axb".into(), 2));
        assert_eq!(after("one two", "Ctrl-w"), ("one ".into(), 4));
        assert_eq!(after("one two", "Ctrl-u"), (String::new(), 0));
        assert_eq!(after("abc", "Home Delete End d"), ("bcd".into(), 3));
        assert_eq!(after("会", "Home Right Left 议"), ("议会".into(), 3));
    }

    #[test]
    fn what_is_offered_gives_way_to_what_is_typed() {
        let after = |keys: &str| {
            let mut line = Line::offered("ana");
            for key in keys.split_whitespace() {
                line.key(key.parse().unwrap());
            }
            line.text().to_owned()
        };
        assert_eq!(after("m o"), "mo");
        assert_eq!(after("Backspace"), "");
        assert_eq!(after("Right n"), "anan");
        assert_eq!(after(""), "ana");
    }

    #[test]
    fn a_pasted_line_break_is_a_space() {
        assert_eq!(Line::new("a\nb\x1b[c").text(), "a b[c");
    }
}
