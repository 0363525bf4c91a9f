//! Finding the words of a quote in a text: exactly, else with line breaks and typographic marks
//! taken as what they stand for.

use crate::text::Span;
use unicode_segmentation::GraphemeCursor;

/// Every place where `quote` stands between `prefix` and `suffix`, in text order. A quote copied
/// from a page may have a space where the text has a line break, or a straight apostrophe.
pub(super) fn places(text: &str, quote: &str, prefix: Option<&str>, suffix: Option<&str>) -> Vec<Span> {
    if quote.trim().is_empty() {
        return Vec::new();
    }
    let exact: Vec<Span> = overlapping(text, quote).map(|at| Span::new(at, at + quote.len())).collect();
    let found = if exact.is_empty() { alike(text, quote.trim()) } else { exact };
    found.into_iter().filter(|&span| is_whole(text, span) && fits(text, span, prefix, suffix)).collect()
}

/// Starts of all occurrences, overlapping ones too.
fn overlapping<'a>(text: &'a str, quote: &'a str) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(quote)?;
        from = at + text.get(at..)?.chars().next().map_or(1, char::len_utf8);
        Some(at)
    })
}

/// Places that read the same.
fn alike(text: &str, quote: &str) -> Vec<Span> {
    let first = quote.chars().next().map(folded);
    let starts = text.char_indices().filter(|&(_, c)| Some(folded(c)) == first);
    starts.filter_map(|(at, _)| Some(Span::new(at, at + reads(text.get(at..)?, quote)?))).collect()
}

/// How many bytes of the beginning of `text` read like `quote`.
fn reads(text: &str, quote: &str) -> Option<usize> {
    let mut rest = text;
    let mut wanted = quote.chars().peekable();
    while let Some(c) = wanted.next() {
        if c.is_whitespace() {
            while wanted.next_if(|c| c.is_whitespace()).is_some() {}
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        } else {
            let next = rest.chars().next()?;
            if folded(next) != folded(c) {
                return None;
            }
            rest = rest.get(next.len_utf8()..)?;
        }
    }
    Some(text.len() - rest.len())
}

/// A character without its typography.
const fn folded(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' | '′' => '\'',
        '“' | '”' | '„' | '″' => '"',
        '‐' | '‑' | '–' | '—' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        c => c,
    }
}

/// Whether no grapheme cluster is split at either end.
fn is_whole(text: &str, span: Span) -> bool {
    let border = |at| GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(false);
    border(span.start) && border(span.end)
}

fn fits(text: &str, span: Span, prefix: Option<&str>, suffix: Option<&str>) -> bool {
    let plain = |s: &str| {
        s.split_whitespace().map(|w| w.chars().map(folded).collect::<String>()).collect::<Vec<_>>().join(" ")
    };
    // As much context as could read like what is asked for.
    let room = |asked: &str| asked.len() * 4 + 64;
    let before = prefix.is_none_or(|asked| {
        let start = text.floor_char_boundary(span.start.saturating_sub(room(asked)));
        plain(text.get(start..span.start).unwrap_or("")).ends_with(&plain(asked))
    });
    let after = suffix.is_none_or(|asked| {
        let end = text.ceil_char_boundary((span.end + room(asked)).min(text.len()));
        plain(text.get(span.end..end).unwrap_or("")).starts_with(&plain(asked))
    });
    before && after
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The lake’s shore is open. The\nlake is deep. The lake is “cold”.";

    fn found(quote: &str, prefix: Option<&str>, suffix: Option<&str>) -> Vec<&'static str> {
        places(TEXT, quote, prefix, suffix).into_iter().map(|s| s.of(TEXT)).collect()
    }

    #[test]
    fn exact_places_go_before_those_that_read_the_same() {
        assert_eq!(found("The lake", None, None).len(), 2);
        assert_eq!(found("The lake is deep", None, None), ["The\nlake is deep"]);
        assert_eq!(found("lake's shore", None, None), ["lake’s shore"]);
        assert_eq!(found("is \"cold\"", None, None), ["is “cold”"]);
        assert!(found("The sea", None, None).is_empty());
        assert!(found("  ", None, None).is_empty());
    }

    #[test]
    fn context_narrows() {
        assert_eq!(found("lake", None, None).len(), 3);
        assert_eq!(found("lake", Some("open. The"), None), ["lake"]);
        assert_eq!(found("lake", None, Some("'s shore")), ["lake"]);
        assert!(found("lake", Some("sea"), None).is_empty());
    }

    #[test]
    fn overlapping_places_all_count() {
        assert_eq!(places("aaa", "aa", None, None).len(), 2);
    }

    #[test]
    fn a_cluster_is_not_split() {
        assert!(places("cafe\u{301}", "cafe", None, None).is_empty());
    }
}
