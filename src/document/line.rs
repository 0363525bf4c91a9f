//! One line of the text: how it starts, how it ends, how wide it is.

use crate::text::Span;

/// How a list item is marked; items of one list share a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `1.` or `1)`
    Number,
    /// `(1)`
    ParenNumber,
    /// `a)` or `(a)`
    Letter,
    /// `II.`, `(iv)` or `iv)`
    Roman,
    /// `•`, `-`, `°`…
    Bullet(char),
}

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
        Some(Self { span, content, text, indent, width, quoted, start, end: end_of(text) })
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

/// A list marker at the start of `text`: its length in bytes, its style and its ordinal.
fn marker(text: &str) -> Option<(usize, Style, Option<u32>)> {
    let first = text.chars().next()?;
    let spaced = |len: usize| text.get(len..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    if matches!(
        first,
        '•' | '‣' | '·' | '▪' | '●' | '○' | '◦' | '■' | '□' | '➢' | '►' | '▶' | '※' | '\u{f0b7}'
    ) {
        return (text.len() > first.len_utf8()).then_some((first.len_utf8(), Style::Bullet(first), None));
    }
    if matches!(first, '-' | '–' | '—' | '*' | '+' | '°' | 'º') {
        let len = first.len_utf8();
        return (spaced(len) && text.contains(char::is_alphanumeric)).then_some((
            len,
            Style::Bullet(first),
            None,
        ));
    }
    let opened = first == '(';
    let body = if opened { text.get(1..)? } else { text };
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let letters = body.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = body.get(..digits.max(letters))?;
    let closer = body.get(word.len()..)?.chars().next()?;
    let len = usize::from(opened) + word.len() + closer.len_utf8();
    let parenthesis = closer == ')';
    if (1..=3).contains(&digits) {
        let fits = if opened { parenthesis } else { parenthesis || closer == '.' };
        // "1.The two sides": scraped texts lose the space. "1.5 million" is no marker.
        let parted = spaced(len) || text.get(len..)?.chars().next()?.is_uppercase();
        let style = if opened { Style::ParenNumber } else { Style::Number };
        return (fits && parted).then_some((len, style, word.parse().ok()));
    }
    if letters == 0 || !spaced(len) {
        return None;
    }
    let lower = word.bytes().all(|b| b.is_ascii_lowercase());
    let roman = roman(word);
    if parenthesis && lower && letters == 1 {
        let ordinal = word.bytes().next().map(|b| u32::from(b - b'a') + 1);
        return Some((len, Style::Letter, ordinal));
    }
    if let Some(value) = roman
        && (letters > 1 && (parenthesis || !lower))
        && (parenthesis || (closer == '.' && !opened))
    {
        return Some((len, Style::Roman, Some(value)));
    }
    // A lone "I." opens a list of Roman numerals; another lone letter with a stop is an initial.
    (word == "I" && closer == '.' && !opened).then_some((len, Style::Roman, Some(1)))
}

/// The value of a Roman numeral up to 39, in one case.
fn roman(word: &str) -> Option<u32> {
    let upper = word.to_ascii_uppercase();
    if upper != word && word.to_ascii_lowercase() != word {
        return None;
    }
    let tens = upper.bytes().take_while(|&b| b == b'X').count();
    let unit = match upper.get(tens..)? {
        "" => 0,
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        _ => return None,
    };
    let value = u32::try_from(tens).ok()? * 10 + unit;
    (tens <= 3 && value > 0).then_some(value)
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

    fn item(text: &str) -> Option<(&str, Style, Option<u32>)> {
        let line = Line::read(text, 0, text.len()).unwrap();
        match line.start {
            Start::Item { marker, style, ordinal } => Some((marker.of(text), style, ordinal)),
            _ => None,
        }
    }

    #[test]
    fn list_markers() {
        assert_eq!(item("1. Trade"), Some(("1.", Style::Number, Some(1))));
        assert_eq!(item("  (2) Trade"), Some(("(2)", Style::ParenNumber, Some(2))));
        assert_eq!(item("a) Trade"), Some(("a)", Style::Letter, Some(1))));
        assert_eq!(item("(b) Trade"), Some(("(b)", Style::Letter, Some(2))));
        assert_eq!(item("IV. Trade"), Some(("IV.", Style::Roman, Some(4))));
        assert_eq!(item("(iii) Trade"), Some(("(iii)", Style::Roman, Some(3))));
        assert_eq!(item("• Trade"), Some(("•", Style::Bullet('•'), None)));
        assert_eq!(item("◦Trade"), Some(("◦", Style::Bullet('◦'), None)));
        assert_eq!(item("° Trade"), Some(("°", Style::Bullet('°'), None)));
        assert_eq!(item("- Trade"), Some(("-", Style::Bullet('-'), None)));
        assert_eq!(item("3.The two sides"), Some(("3.", Style::Number, Some(3))));
    }

    #[test]
    fn false_friends_of_list_markers() {
        for text in [
            "1.5 million tonnes",
            "2031. A year",
            "A. Smith said",
            "K. Renji said",
            "*emphasis* here",
            "-- said he",
            "(Laughter.) Yes",
            "(the Minister) said",
            "4th March",
            "No. 5",
            "mix. The",
            "-5 degrees",
        ] {
            assert_eq!(item(text), None, "{text}");
        }
    }

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
