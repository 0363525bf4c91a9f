//! Markers of list items.

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

/// A list marker at the start of `text`: its length in bytes, its style and its ordinal.
pub(super) fn marker(text: &str) -> Option<(usize, Style, Option<u32>)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str) -> Option<(&str, Style, Option<u32>)> {
        let bare = text.trim_start();
        marker(bare).and_then(|(len, style, ordinal)| Some((bare.get(..len)?, style, ordinal)))
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
}
