//! Markdown inside a flow: what is only markup is left out of the pieces.

use crate::text::Span;

/// The farthest a link's address may reach, in bytes: keeps odd input linear.
const LONGEST_ADDRESS: usize = 2048;

/// The visible parts of `lines` (spans of `text`), in order.
pub(super) fn visible(text: &str, lines: &[Span]) -> Vec<Span> {
    let mut hidden: Vec<Span> = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    for &line in lines {
        scan(text, line, &mut hidden, &mut runs);
    }
    hidden.sort_unstable();
    let mut pieces = Vec::new();
    let mut hidden = hidden.into_iter().peekable();
    for &line in lines {
        let first = pieces.len();
        let mut at = line.start;
        while let Some(mask) = hidden.next_if(|m| m.start < line.end) {
            if at < mask.start {
                pieces.push(Span::new(at, mask.start));
            }
            at = at.max(mask.end);
        }
        if at < line.end {
            pieces.push(Span::new(at, line.end));
        }
        if pieces.len() == first {
            pieces.push(line);
        }
    }
    pieces
}

/// An emphasis mark waiting for its partner.
struct Run {
    mark: char,
    span: Span,
}

fn scan(text: &str, line: Span, hidden: &mut Vec<Span>, runs: &mut Vec<Run>) {
    let mut brackets: Vec<(usize, usize)> = Vec::new();
    let mut before = ' ';
    let mut at = line.start;
    // The bars at both ends of a table's row; those between its cells are seen.
    if let Some(row) = line.of(text).strip_prefix('|') {
        hidden.push(Span::new(at, line.end - row.trim_start().len()));
        if let Some(cells) = row.strip_suffix('|').filter(|cells| !cells.ends_with('\\')) {
            hidden.push(Span::new(line.end - row.len() + cells.trim_end().len(), line.end));
        }
    }
    while let Some(rest) = text.get(at..line.end)
        && let Some(c) = rest.chars().next()
    {
        let mut len = c.len_utf8();
        match c {
            '\\' => {
                let next = rest.chars().nth(1);
                if next.is_none_or(|n| n.is_ascii_punctuation()) {
                    hidden.push(Span::new(at, at + 1));
                    len += next.map_or(0, char::len_utf8);
                }
            }
            '*' | '_' => {
                len = rest.bytes().take_while(|&b| char::from(b) == c).count();
                let after = rest.get(len..).and_then(|r| r.chars().next()).unwrap_or(' ');
                emphasis(c, Span::new(at, at + len), before, after, hidden, runs);
            }
            '`' => {
                len = rest.bytes().take_while(|&b| b == b'`').count();
                hidden.push(Span::new(at, at + len));
            }
            '[' => {
                let image = usize::from(before == '!');
                brackets.push((at - image, at + 1));
            }
            ']' => {
                if let Some((open, inner)) = brackets.pop()
                    && let Some(end) = address_end(rest)
                {
                    hidden.push(Span::new(open, inner));
                    hidden.push(Span::new(at, at + end));
                    len = end;
                }
            }
            '<' => {
                if let Some(end) = tag_end(rest) {
                    hidden.push(Span::new(at, at + end));
                    len = end;
                }
            }
            _ => {}
        }
        before = text.get(at..at + len).and_then(|s| s.chars().next_back()).unwrap_or(' ');
        at += len;
    }
}

fn emphasis(mark: char, span: Span, before: char, after: char, hidden: &mut Vec<Span>, runs: &mut Vec<Run>) {
    let inside_word = mark == '_' && before.is_alphanumeric() && after.is_alphanumeric();
    if inside_word || span.len() > 3 {
        return;
    }
    let closes = !before.is_whitespace();
    if closes
        && let Some(k) = runs
            .iter()
            .rposition(|r| r.mark == mark && r.span.len() == span.len())
            .filter(|k| runs.len() - k <= 4)
    {
        if let Some(open) = runs.get(k) {
            hidden.push(open.span);
            hidden.push(span);
        }
        runs.truncate(k);
    } else if !after.is_whitespace() {
        runs.push(Run { mark, span });
        // Marks that found no partner for long are plain characters.
        if runs.len() > 8 {
            runs.remove(0);
        }
    }
}

/// The end of `](address)` in `rest`, which starts at the bracket.
fn address_end(rest: &str) -> Option<usize> {
    let address = rest.strip_prefix("](")?;
    let near = address.get(..address.floor_char_boundary(LONGEST_ADDRESS))?;
    near.find(')').map(|i| i + 3)
}

/// The end of a tag such as `<sup>` or `</a>` in `rest`, which starts at the angle.
fn tag_end(rest: &str) -> Option<usize> {
    let near = rest.get(..rest.floor_char_boundary(LONGEST_ADDRESS))?;
    let named = near
        .get(1..)?
        .trim_start_matches(['/', '!'])
        .starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
    let end = near.find('>')?;
    let address = near.get(1..end)?.contains(['@', ':']) && !near.get(1..end)?.contains(' ');
    (named && !address).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> String {
        visible(text, &[Span::new(0, text.len())]).iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn markup_is_left_out() {
        assert_eq!(seen("**Ma Rensheng** met *Pell* in `Vesk`."), "Ma Rensheng met Pell in Vesk.");
        assert_eq!(seen("See [the accord](https://example.org/a_b) today"), "See the accord today");
        assert_eq!(seen("![A photograph](p.jpg) of the lake"), "A photograph of the lake");
        assert_eq!(seen("the 11<sup>th</sup> round"), "the 11th round");
        assert_eq!(seen("\\### and \\*no\\*"), "### and *no*");
        assert_eq!(seen("***both***"), "both");
    }

    #[test]
    fn what_is_no_markup_stays() {
        for text in [
            "5 * 3 * 2",
            "snake_case_name",
            "[the Minister] said",
            "a < b > c",
            "2 ** 3",
            "an *unclosed mark",
        ] {
            assert_eq!(seen(text), text);
        }
    }

    #[test]
    fn emphasis_may_span_a_wrap() {
        let text = "**Ma\nRensheng** met";
        let pieces = visible(text, &[Span::new(0, 4), Span::new(5, text.len())]);
        assert_eq!(pieces.iter().map(|s| s.of(text)).collect::<Vec<_>>(), ["Ma", "Rensheng", " met"]);
    }
}
