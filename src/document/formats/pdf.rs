//! PDF: the text of each page, lines joined to paragraphs by the rules for hard-wrapped text.

use super::fault::Fault;
use super::hyphens::Hyphens;
use super::package::MOST;
use super::rich::one_line;
use super::{Made, aside};
use crate::document::blocks;
use pdf_extract::{Document, PlainTextOutput, output_doc_page};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What was found on the pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pages {
    /// The raw text of each page that could be read.
    pub(super) pages: Vec<String>,
    /// How many could not.
    pub(super) unread: usize,
}

/// Reads a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Made, Fault> {
    let found = aside::read(bytes)?;
    let text = canonical(&found.pages);
    if text.trim().is_empty() {
        let damaged = || Fault::damaged("none of its pages can be read");
        return Err(if found.unread > 0 { damaged() } else { Fault::NoText });
    }
    let blocks = blocks::blocks(&text, false);
    let mut notices = Vec::new();
    if found.unread > 0 {
        let pages = if found.unread == 1 { "One page".to_owned() } else { format!("{} pages", found.unread) };
        notices.push(format!("{pages} of this PDF could not be read and are missing here."));
    }
    if text.chars().any(right_to_left) {
        notices.push(
            "Arabic and Hebrew words from a PDF may come out in reversed order; compare with the original."
                .to_owned(),
        );
    }
    Ok(Made { text, blocks, reader: "pdf/2", notices })
}

/// The text of every page of the file in `bytes`.
pub(super) fn pages(bytes: &[u8]) -> Result<Pages, Fault> {
    // A lock is the likelier reason where the file says that it has one.
    let locked = memchr::memmem::find(bytes, b"/Encrypt").is_some();
    let damaged = || {
        if locked { Fault::Protected } else { Fault::damaged("it breaks off or its inner tables are wrong") }
    };
    let loaded = catch_unwind(|| Document::load_mem(bytes));
    let mut document = loaded.ok().and_then(Result::ok).ok_or_else(damaged)?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(Fault::Protected);
    }
    let numbers = catch_unwind(AssertUnwindSafe(|| document.get_pages().into_keys().collect::<Vec<u32>>()));
    let numbers = numbers.ok().filter(|numbers| !numbers.is_empty()).ok_or_else(damaged)?;
    let mut found = Pages::default();
    let mut size = 0u64;
    for number in numbers {
        let page = catch_unwind(AssertUnwindSafe(|| {
            let mut text = String::new();
            let mut output = PlainTextOutput::new(&mut text);
            output_doc_page(&document, &mut output, number).map(|()| text)
        }));
        match page {
            Ok(Ok(text)) => {
                size += text.len() as u64;
                found.pages.push(text);
            }
            _ => found.unread += 1,
        }
        if size > MOST {
            return Err(Fault::TooLarge);
        }
    }
    Ok(found)
}

/// Pages → canonical text. Page numbers are dropped; a sentence that runs over a page goes on.
fn canonical(pages: &[String]) -> String {
    let mut text = String::new();
    let hyphens = Hyphens::of(pages);
    for page in pages {
        let mut lines: Vec<String> = page.lines().map(one_line).collect();
        let worded = |line: &String| !line.is_empty();
        for at in [lines.iter().position(worded), lines.iter().rposition(worded)].into_iter().flatten() {
            if let Some(line) = lines.get_mut(at)
                && is_page_number(line)
            {
                line.clear();
            }
        }
        if spaced_out(&lines) {
            lines.retain(|line| !line.is_empty());
        }
        let mut gap = true;
        for line in lines {
            if line.is_empty() {
                gap = true;
                continue;
            }
            if !hyphens.joins(&mut text, &line) {
                if !text.is_empty() {
                    text.push_str(if gap && !goes_on(&text, &line) { "\n\n" } else { "\n" });
                }
                text.push_str(&line);
            }
            gap = false;
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// `3`, `- 3 -`, `Page 3 of 10`, `3/10`.
fn is_page_number(line: &str) -> bool {
    let words = line.to_lowercase();
    line.len() <= 20
        && words.bytes().any(|b| b.is_ascii_digit())
        && words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).all(|w| {
            matches!(w, "page" | "of" | "p") || (w.len() <= 4 && w.bytes().all(|b| b.is_ascii_digit()))
        })
        && !words.contains('.')
}

/// Every line apart from the next: a wide line spacing, no paragraphs.
fn spaced_out(lines: &[String]) -> bool {
    let worded = lines.iter().filter(|l| !l.is_empty()).count();
    let together = lines.windows(2).filter(|pair| pair.iter().all(|l| !l.is_empty())).count();
    let long = lines.iter().filter(|l| l.chars().count() > 50).count();
    worded > 8 && together * 10 < worded && long * 2 > worded
}

/// Whether a sentence broken by the end of a page goes on here.
fn goes_on(before: &str, line: &str) -> bool {
    let open =
        before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '-' | '–'));
    open && line.chars().next().is_some_and(char::is_lowercase)
}

const fn right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{6ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_join_and_their_numbers_go() {
        let pages = [
            "  1\n\nThe  Ministers met in Tolmar\non 4 March and discussed trade,\n".to_owned(),
            "energy and transport.\n\nThey agreed\nto meet again.\n\nPage 2 of 2\n".to_owned(),
        ];
        assert_eq!(
            canonical(&pages),
            "The Ministers met in Tolmar\non 4 March and discussed trade,\nenergy and transport.\n\nThey agreed\nto meet again.\n"
        );
        // A broken word is joined, over a page too.
        let pages = ["They wel-\ncomed the nego-\n".to_owned(), "tiations.\n".to_owned()];
        assert_eq!(canonical(&pages), "They welcomed the negotiations.\n");
        assert!(!is_page_number("1. Trade") && !is_page_number("4 March 2031") && is_page_number("- 12 -"));
    }
}
