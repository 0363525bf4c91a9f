//! One line of the text: how it starts, how it ends, how wide it is.

use super::marker::{Style, marker};
use crate::text::Span;

/// What stands at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// Plain words.
    Words,
    /// A list marker.
    Item {
        /// Where the marker is.
        marker: Span,
        /// Its style.
        style: Style,
        /// 1 for `1.`, `a)`, `i.`; `None` for bullets.
        ordinal: Option<u32>,
    },
    /// `#` marks and their number.
    Heading(u8),
}

/// How a line or flow ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// A full stop, question or exclamation mark, perhaps inside a closing quote.
    Stop,
    /// A full stop that belongs to an abbreviation (`Jr.`, `U.N.`).
    Abbreviation,
    /// A colon.
    Colon,
    /// A comma or semicolon, perhaps with "and" after it.
    Comma,
    /// Anything else.
    Open,
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// All of it without white space at the ends.
    pub(super) span: Span,
    /// What follows quotation marks (`>`), list marker or heading marks.
    pub(super) content: Span,
    /// The text of `content`.
    pub(super) text: &'a str,
    /// Columns of white space before it.
    pub(super) indent: usize,
    /// Columns up to its last visible character, indent included.
    pub(super) width: usize,
    /// How many `>` stand before it.
    pub(super) quoted: u8,
    /// How it starts.
    pub(super) start: Start,
    /// How it ends.
    pub(super) end: End,
    /// Within a Markdown fence: no emphasis, link or heading is markup in it.
    pub(super) printed: bool,
    /// Markup alone, which nobody reads: a fence, the rule below a table's head.
    pub(super) unseen: bool,
}

/// Characters that are neither seen nor white space.
pub(super) const fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

impl<'a> Line<'a> {
    /// Reads the line that lies at `start..end` of `text`; `None` if it is blank.
    pub(super) fn read(text: &'a str, start: usize, end: usize) -> Option<Self> {
        let raw = text.get(start..end)?;
        if raw.chars().all(|c| c.is_whitespace() || invisible(c)) {
            return None;
        }
        let span = Span::new(start, end).trim(text);
        let indent = text.get(start..span.start)?.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let width = indent + span.of(text).chars().count();
        let mut at = span.start;
        let mut quoted = 0u8;
        while let Some(rest) = text.get(at..span.end).and_then(|rest| rest.strip_prefix('>')) {
            quoted = quoted.saturating_add(1);
            at = span.end - rest.trim_start().len();
        }
        let rest = text.get(at..span.end)?;
        let (start, skip) = if let Some(level) = heading_marks(rest) {
            (Start::Heading(level), usize::from(level))
        } else if let Some((len, style, ordinal)) = marker(rest) {
            (Start::Item { marker: Span::new(at, at + len), style, ordinal }, len)
        } else {
            (Start::Words, 0)
        };
        let mut content = Span::new(at + skip, span.end).trim(text);
        if matches!(start, Start::Heading(_)) {
            // The closing marks of "## Trade ##".
            let bare = content.of(text).trim_end_matches('#').trim_end().len();
            content.end = content.start + bare;
        }
        let content = if content.is_empty() { span } else { content };
        let text = content.of(text);
        let end = end_of(text);
        Some(Self { span, content, text, indent, width, quoted, start, end, printed: false, unseen: false })
    }

    /// The line of a Markdown text, unseen if it is the rule below a table's head.
    pub(super) fn without_rule(self) -> Self {
        let drawn = self.text.contains("--") && self.text.contains('|');
        let rule = drawn && self.text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        Self { unseen: rule, ..self }
    }

    /// The line as it stands within a Markdown fence: its `#` is no heading's.
    pub(super) fn as_printed(self) -> Self {
        let printed = Self { printed: true, ..self };
        match self.start {
            Start::Heading(_) => Self { start: Start::Words, content: self.span, ..printed },
            _ => printed,
        }
    }

    /// Whether the line has a list marker.
    pub(super) const fn is_item(&self) -> bool {
        matches!(self.start, Start::Item { .. })
    }

    /// Columns of its first word.
    pub(super) fn first_word(&self) -> usize {
        self.text.split_whitespace().next().map_or(0, |w| w.chars().count())
    }
}

/// The number of `#` marks before a heading's words.
fn heading_marks(text: &str) -> Option<u8> {
    let marks = text.bytes().take_while(|&b| b == b'#').count();
    let rest = text.get(marks..)?;
    let worded = rest.starts_with([' ', '\t']) && rest.chars().any(char::is_alphanumeric);
    ((1..=6).contains(&marks) && worded).then_some(marks as u8)
}

/// Words whose stop does not end a sentence when they stand last in a title.
const ABBREVIATIONS: &[&str] = &["jr", "sr", "inc", "ltd", "co", "corp", "etc"];

/// How `text` ends, closing quotes, brackets and emphasis aside.
pub(super) fn end_of(text: &str) -> End {
    let closing = |c: char| {
        invisible(c)
            || c.is_whitespace()
            || matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '*' | '_' | '」' | '』' | '\\')
    };
    let bare = text.trim_end_matches(closing);
    match bare.chars().next_back() {
        Some('!' | '?' | '。' | '！' | '？' | '…') => End::Stop,
        Some('.') => {
            let word = bare.rsplit(char::is_whitespace).next().unwrap_or("").trim_end_matches('.');
            let word = word.trim_start_matches(['(', '“', '"']);
            let dotted =
                word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
            if dotted || ABBREVIATIONS.contains(&word.to_lowercase().as_str()) {
                End::Abbreviation
            } else {
                End::Stop
            }
        }
        Some(':' | '：') => End::Colon,
        Some(',' | ';' | '，' | '；') => End::Comma,
        _ => {
            let joins = ["; and", "; or", ", and", ", or"];
            if joins.iter().any(|j| bare.ends_with(j)) { End::Comma } else { End::Open }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn ends() {
        assert_eq!(end_of("He said “no.”"), End::Stop);
        assert_eq!(end_of("Call with President Thomas R. Hale, Jr."), End::Abbreviation);
        assert_eq!(end_of("Reform of the C.N."), End::Abbreviation);
        assert_eq!(end_of("attributable to Spokesperson Rob Teague:\u{200e}"), End::Colon);
        assert_eq!(end_of("Recalling its resolutions; and"), End::Comma);
        assert_eq!(end_of("Hold Talks"), End::Open);
        assert_eq!(end_of("(Laughter.)"), End::Stop);
    }

    #[test]
    fn quotation_marks_are_counted_and_left_out() {
        let text = "> > Quoted words.";
        let line = Line::read(text, 0, text.len()).unwrap();
        assert_eq!((line.quoted, line.text), (2, "Quoted words."));
    }
}
