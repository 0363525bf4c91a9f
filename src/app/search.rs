//! Looking for words: over the visible text, so across hard line breaks and markup; smart case.

use crate::document::Document;
use crate::text::{Span, grapheme};

/// What is looked for and where it was found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The words; empty when nothing is looked for.
    pub query: String,
    /// Whether they are a regular expression.
    pub pattern: bool,
    /// Why that pattern cannot be read, in words.
    pub problem: Option<String>,
    /// Where they stand, in text order, in whole clusters.
    pub matches: Vec<Span>,
    /// Index in `matches` of the one the reader is at.
    pub current: Option<usize>,
    folded: Option<Folded>,
}

/// The visible text made alike: white space as one space, typographic quotes as plain ones, and in
/// lower case unless capitals count.
#[derive(Clone, Debug)]
struct Folded {
    capitals: bool,
    text: String,
    /// `(byte in text, byte in the document)` wherever the two stop running in step.
    marks: Vec<(usize, usize)>,
}

impl Folded {
    fn new(document: &Document, capitals: bool) -> Self {
        let mut folded =
            Self { capitals, text: String::with_capacity(document.text.len()), marks: Vec::new() };
        for block in &document.blocks {
            // Nothing is found across the border of two blocks: no query holds a line feed.
            folded.text.push('\n');
            let mut end = None;
            for piece in &block.pieces {
                if let Some(end) = end
                    && Span::new(end, piece.start).of(&document.text).contains(char::is_whitespace)
                {
                    folded.push(' ', end);
                }
                folded.piece(piece.of(&document.text), piece.start);
                end = Some(piece.end);
            }
        }
        folded
    }

    /// Takes in text that starts at byte `at` of the document: plain ASCII by the stretch, the rest by
    /// the character.
    fn piece(&mut self, text: &str, mut at: usize) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let mut space = self.text.ends_with(' ');
            let plain = |b: u8| {
                let single = b == b' ' && !space;
                space = b == b' ';
                single || (0x21..0x7F).contains(&b)
            };
            let run = rest.bytes().map(plain).take_while(|&p| p).count();
            let taken = if run > 0 {
                self.mark(at);
                let stretch = rest.get(..run).unwrap_or("");
                if self.capitals {
                    self.text.push_str(stretch);
                } else {
                    self.text.push_str(&stretch.to_ascii_lowercase());
                }
                run
            } else {
                self.fold(c, at);
                c.len_utf8()
            };
            rest = rest.get(taken..).unwrap_or("");
            at += taken;
        }
    }

    fn fold(&mut self, c: char, at: usize) {
        match alike(c) {
            ' ' => {
                if !self.text.ends_with(' ') {
                    self.push(' ', at);
                }
            }
            c if self.capitals => self.push(c, at),
            c => c.to_lowercase().for_each(|l| self.push(l, at)),
        }
    }

    fn push(&mut self, c: char, at: usize) {
        self.mark(at);
        self.text.push(c);
    }

    /// Notes that what comes next stands at byte `at` of the document.
    fn mark(&mut self, at: usize) {
        let expected = self.marks.last().map(|&(here, there)| there + self.text.len() - here);
        if expected != Some(at) {
            self.marks.push((self.text.len(), at));
        }
    }

    /// The bytes of the document that `from..to` of the folded text come from, in whole clusters.
    fn span(&self, document: &Document, from: usize, to: usize) -> Span {
        // The last byte and the end of its cluster, so that a fold that changes length, or a
        // query that ends before a combining mark, still marks whole clusters.
        let start = grapheme::floor(&document.text, self.source(from));
        let last = self.source(to.saturating_sub(1).max(from));
        Span::new(start, grapheme::next(&document.text, grapheme::floor(&document.text, last)))
    }

    /// The byte of the document that byte `at` of the folded text comes from.
    fn source(&self, at: usize) -> usize {
        let k = self.marks.partition_point(|&(here, _)| here <= at).saturating_sub(1);
        self.marks.get(k).map_or(0, |&(here, there)| there + at - here)
    }
}

/// Bytes that a compiled pattern may take.
const PATTERN: usize = 4 << 20;

/// The last line of the parser's report: it says what is wrong; the others draw an arrow.
fn why_no_pattern(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => "it is too large".to_owned(),
        error => {
            let text = error.to_string();
            let last = text.lines().last().unwrap_or("").trim();
            last.strip_prefix("error: ").unwrap_or(last).to_owned()
        }
    }
}

/// One character for all that look alike to whoever types a query.
fn alike(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' => '\'',
        '\u{201C}'..='\u{201E}' => '"',
        '\u{2010}' | '\u{2011}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// A query as it must stand in the folded text.
fn fold_query(query: &str, capitals: bool) -> String {
    let mut out = String::new();
    for c in query.chars().map(alike) {
        match c {
            ' ' if out.ends_with(' ') => {}
            c if capitals => out.push(c),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

impl Search {
    /// Looks for `query`: capitals count once it has one.
    pub fn look(&mut self, document: &Document, query: &str) {
        query.clone_into(&mut self.query);
        self.matches.clear();
        self.current = None;
        self.problem = None;
        if self.pattern {
            return self.look_for_pattern(document, query);
        }
        let capitals = query.chars().any(char::is_uppercase);
        let wanted = fold_query(query, capitals);
        if wanted.trim().is_empty() {
            return;
        }
        let folded = match self.folded.take().filter(|f| f.capitals == capitals) {
            Some(folded) => folded,
            None => Folded::new(document, capitals),
        };
        for at in memchr::memmem::find_iter(folded.text.as_bytes(), wanted.as_bytes()) {
            self.matches.push(folded.span(document, at, at + wanted.len()));
        }
        self.folded = Some(folded);
    }

    /// How often the words stand with other capitals, where they were not found as typed.
    #[must_use]
    pub fn with_other_capitals(&self, document: &Document) -> usize {
        if self.pattern || !self.matches.is_empty() || !self.query.chars().any(char::is_uppercase) {
            return 0;
        }
        let mut small = Self::default();
        small.look(document, &self.query.to_lowercase());
        small.matches.len()
    }

    /// Looks for a regular expression, paragraph by paragraph; capitals count once it has one.
    fn look_for_pattern(&mut self, document: &Document, pattern: &str) {
        if pattern.is_empty() {
            return;
        }
        // The capital of `\W` is no letter that is looked for.
        let mut escaped = false;
        let capitals = pattern.chars().any(|c| {
            let counts = !escaped && c.is_uppercase();
            escaped = c == '\\' && !escaped;
            counts
        });
        let regex = regex::RegexBuilder::new(pattern).case_insensitive(!capitals).size_limit(PATTERN).build();
        let regex = match regex {
            Ok(regex) => regex,
            Err(error) => {
                self.problem = Some(why_no_pattern(&error));
                return;
            }
        };
        let folded = match self.folded.take().filter(|f| f.capitals) {
            Some(folded) => folded,
            None => Folded::new(document, true),
        };
        let mut start = 0;
        for paragraph in folded.text.split('\n') {
            let found = regex.find_iter(paragraph).filter(|found| !found.is_empty());
            self.matches.extend(found.map(|f| folded.span(document, start + f.start(), start + f.end())));
            start += paragraph.len() + 1;
        }
        self.folded = Some(folded);
    }

    /// Stands on the first match at or after `byte`, or the first of all; gives where it starts.
    pub fn at_or_after(&mut self, byte: usize) -> Option<Span> {
        let at = self.matches.partition_point(|m| m.start < byte);
        self.stand(if at < self.matches.len() { at } else { 0 })
    }

    /// Stands on the next match after `byte`, round the end of the text.
    pub fn after(&mut self, byte: usize) -> Option<Span> {
        self.at_or_after(byte.saturating_add(1))
    }

    /// Stands on the last match before `byte`, round the beginning of the text.
    pub fn before(&mut self, byte: usize) -> Option<Span> {
        let at = self.matches.partition_point(|m| m.start < byte);
        self.stand(at.checked_sub(1).or(self.matches.len().checked_sub(1))?)
    }

    fn stand(&mut self, index: usize) -> Option<Span> {
        let found = self.matches.get(index).copied();
        self.current = found.map(|_| index);
        found
    }

    /// Forgets what was looked for; `true` if there was something.
    pub fn clear(&mut self) -> bool {
        let had = !self.query.is_empty();
        *self = Self::default();
        had
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, query: &str) -> Vec<String> {
        let document = Document::from_text("a.md", text);
        let mut search = Search::default();
        search.look(&document, query);
        search.matches.iter().map(|m| m.of(&document.text).to_owned()).collect()
    }

    #[test]
    fn white_space_and_quotes_are_alike_and_capitals_count_once_typed() {
        let text = "The two\nsides’  view: “as it\u{a0}is”. THE END";
        assert_eq!(found(text, "two sides"), ["two\nsides"]);
        assert_eq!(found(text, "sides' view"), ["sides’  view"]);
        assert_eq!(found(text, "\"as it is\""), ["“as it\u{a0}is”"]);
        assert_eq!(found(text, "the"), ["The", "THE"]);
        assert_eq!(found(text, "THE"), ["THE"]);
        let document = Document::from_text("a.md", text);
        let mut search = Search::default();
        search.look(&document, "TWO sides");
        assert_eq!((search.matches.len(), search.with_other_capitals(&document)), (0, 1));
        search.look(&document, "THE");
        assert_eq!(search.with_other_capitals(&document), 0, "found as typed");
    }

    #[test]
    fn markup_between_words_is_no_hindrance_and_blocks_are_borders() {
        assert_eq!(found("A **firm** promise was made here.", "firm promise"), ["firm** promise"]);
        assert!(found("one end\n\nstart two", "end start").is_empty());
    }

    #[test]
    fn whole_clusters_are_found_even_where_case_changes_length() {
        assert_eq!(found("cafe\u{301} au lait", "cafe"), ["cafe\u{301}"]);
        assert_eq!(found("in İzmir now", "izmir now"), Vec::<String>::new());
        assert_eq!(found("in İzmir now", "mir now"), ["mir now"]);
        assert_eq!(found("ẞ said", "said"), ["said"]);
    }

    #[test]
    fn patterns_go_over_line_breaks_but_not_over_paragraphs() {
        let text = "Readout\n\nThey met in the\nharbour in 2031 and in the\ntown in 2032.\n\n2033 ends.\n";
        let document = Document::from_text("a.txt", text);
        let mut search = Search { pattern: true, ..Search::default() };
        let mut found = |pattern: &str| {
            search.look(&document, pattern);
            let all = search.matches.iter().map(|m| m.of(&document.text).to_owned()).collect::<Vec<_>>();
            (all, search.problem.clone())
        };
        assert_eq!(found(r"THE (harbour|town) in \d+").0, Vec::<String>::new(), "capitals count");
        assert_eq!(found(r"the (harbour|town) in \d+").0, ["the\nharbour in 2031", "the\ntown in 2032"]);
        assert_eq!(found(r"they\W+met").0, ["They met"], "the capital of a class is no letter");
        assert_eq!(found(r"2032\W+2033").0, Vec::<String>::new(), "a paragraph is a border");
        assert_eq!(found("x*").0, Vec::<String>::new());
        let (none, why) = found("(may");
        assert!(none.is_empty() && why.is_some_and(|why| why.contains("unclosed")));
        assert_eq!(found("^2033").0, ["2033"]);
    }

    #[test]
    fn the_way_round_the_ends() {
        let document = Document::from_text("a.txt", "x one x two x");
        let mut search = Search::default();
        search.look(&document, "x");
        assert_eq!(search.at_or_after(1), Some(Span::new(6, 7)));
        assert_eq!(search.after(12), Some(Span::new(0, 1)));
        assert_eq!(search.before(0), Some(Span::new(12, 13)));
        assert!(search.clear() && !search.clear());
        assert_eq!(search.before(5), None);
    }
}
