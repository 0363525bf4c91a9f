//! How far the reader is: paragraph, time left, paragraphs ticked as read.

use super::state::State;
use crate::document::Document;

/// Bytes of UTF-8 that one reads in a minute.
///
/// 220 words of six letters, or 430 Chinese characters of three bytes, or some 1,300 bytes of Cyrillic:
/// scripts with longer letters write shorter words, so one number serves all.
const BYTES_A_MINUTE: usize = 1300;

/// Where the paragraphs of a document begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    starts: Vec<usize>,
}

impl Pace {
    /// The paragraphs of `document`: those of its body, or all when it has no body.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let body = document.blocks.iter().filter(|b| b.kind.is_body()).map(|b| b.text_span().start);
        Self { starts: body.collect() }
    }

    /// How many there are.
    #[must_use]
    pub const fn paragraphs(&self) -> usize {
        self.starts.len()
    }

    /// Whether a paragraph begins at `byte`.
    #[must_use]
    pub fn begins_at(&self, byte: usize) -> bool {
        self.starts.binary_search(&byte).is_ok()
    }

    /// The number of the paragraph at `byte`, from 1; 0 before the first.
    #[must_use]
    pub fn paragraph(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte)
    }
}

/// Whole minutes that reading so many bytes takes, at least one while there is anything.
#[must_use]
pub const fn minutes(bytes: usize) -> usize {
    bytes.div_ceil(BYTES_A_MINUTE)
}

impl State {
    /// Paragraphs ticked as read, and all there are.
    #[must_use]
    pub fn read_paragraphs(&self) -> (usize, usize) {
        (self.trail.read.len(), self.pace.paragraphs())
    }

    /// Paragraph, time left, paragraphs read: for the status line.
    pub(super) fn pace_words(&self) -> Vec<String> {
        let mut words = Vec::new();
        let (read, all) = self.read_paragraphs();
        let here = self.pace.paragraph(self.reader.cursor);
        if here > 0 {
            words.push(format!("¶ {here}/{all}"));
        }
        if read > 0 {
            words.push(format!("{read} read"));
        }
        let left = self.document.text.trim_end().len().saturating_sub(self.reader.cursor);
        let left = minutes(left);
        if left >= 60 {
            words.push(format!("{} h left", left.div_ceil(60)));
        } else if left > 0 {
            words.push(format!("{left} min left"));
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_those_of_the_body() {
        let document = Document::from_text("a.md", "# Title\n\nOne.\n\nTwo.\n");
        let pace = Pace::of(&document);
        assert_eq!(pace.paragraphs(), 2);
        assert_eq!(pace.paragraph(0), 0);
        assert_eq!(pace.paragraph(document.text.find("One").unwrap_or(0)), 1);
        assert_eq!(pace.paragraph(document.text.len()), 2);
    }

    #[test]
    fn minutes_round_up() {
        assert_eq!((minutes(0), minutes(1), minutes(1300), minutes(1301)), (0, 1, 1, 2));
    }
}
