//! Untrusted text made harmless for the terminal.
//!
//! Documents, file names and colleagues' files may hold control characters, ANSI escapes and bidi
//! overrides. None reaches the terminal raw: each becomes a visible symbol of known width, so that a
//! reader sees that something is there. Characters that only steer line breaking or direction
//! gently (zero-width space, soft hyphen, direction marks) show nothing.

use super::grapheme;
use std::borrow::Cow;

/// What stands on screen for one character that may not go there as it is; `None`: it may.
fn symbol(c: char) -> Option<&'static str> {
    // One picture per C0 control, in order.
    const PICTURES: [&str; 32] = [
        "␀", "␁", "␂", "␃", "␄", "␅", "␆", "␇", "␈", " ", " ", "␋", "␌", " ", "␎", "␏", "␐", "␑", "␒", "␓",
        "␔", "␕", "␖", "␗", "␘", "␙", "␚", "␛", "␜", "␝", "␞", "␟",
    ];
    match c {
        '\0'..='\x1F' => PICTURES.get(c as usize).copied(),
        '\x7F' => Some("␡"),
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some(" "),
        '\u{80}'..='\u{9F}' => Some("␦"),
        // Embeddings, overrides and isolates can make a text read as what it does not say.
        '\u{202A}' | '\u{202D}' | '\u{2066}' => Some("⇒"),
        '\u{202B}' | '\u{202E}' | '\u{2067}' => Some("⇐"),
        '\u{202C}' | '\u{2068}' | '\u{2069}' => Some("⇔"),
        // Tag characters can carry hidden text, and deprecated format controls do nothing good.
        '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E001F}' => Some("␦"),
        // Gentle marks of direction and line breaking.
        '\u{AD}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2060}'..='\u{2064}'
        | '\u{61C}'
        | '\u{FEFF}' => Some(""),
        _ => None,
    }
}

/// Whether `c` only steers line breaking or direction, and [`clean`] leaves it out.
#[must_use]
pub fn shows_nothing(c: char) -> bool {
    symbol(c) == Some("")
}

/// `text` as it may be sent to the terminal: one row, nothing that steers it.
///
/// Tabs and line breaks become a space. Idempotent.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if grapheme::all_simple(text) || !text.chars().any(|c| symbol(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    // By cluster, so that CR LF is one space.
    for (_, cluster) in grapheme::clusters(text) {
        if cluster == "\r\n" {
            out.push(' ');
            continue;
        }
        for c in cluster.chars() {
            match symbol(c) {
                Some(shown) => out.push_str(shown),
                None => out.push(c),
            }
        }
    }
    Cow::Owned(out)
}

/// Like [`clean`], for text of several rows (a note): line feeds stay, CR LF becomes one.
#[must_use]
pub fn clean_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            out.push('\n');
        }
        out.push_str(&clean(line.strip_suffix('\r').unwrap_or(line)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;

    #[test]
    fn an_escape_is_seen_not_obeyed() {
        assert_eq!(clean("a\x1b[31mred"), "a␛[31mred");
        assert_eq!(clean("a\u{9b}31m"), "a␦31m");
        assert_eq!(clean("pay \u{202e}tnega"), "pay ⇐tnega");
        assert_eq!(clean("x\r\ny\tz"), "x y z");
        assert_eq!(clean("soft\u{ad}ware"), "software");
        assert!(matches!(clean("plain – 会议"), Cow::Borrowed(_)));
    }

    #[test]
    fn nothing_dangerous_survives_and_cleaning_twice_changes_nothing() {
        for code in 0..=0xE01FF_u32 {
            let Some(c) = char::from_u32(code) else { continue };
            let raw = format!("a{c}b");
            let shown = clean(&raw);
            assert!(!shown.chars().any(char::is_control), "U+{code:04X}");
            assert!(
                !shown.contains(['\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}'])
            );
            assert_eq!(clean(&shown), shown, "U+{code:04X}");
        }
    }

    #[test]
    fn every_symbol_takes_one_cell_or_none() {
        for code in 0..=0xFFFF_u32 {
            if let Some(shown) = char::from_u32(code).and_then(symbol) {
                assert!(width(shown) == usize::from(!shown.is_empty()), "U+{code:04X} shows {shown:?}");
            }
        }
    }

    #[test]
    fn several_rows_stay_several() {
        assert_eq!(clean_lines("one\r\ntwo\x07\n"), "one\ntwo␇\n");
    }
}
