//! An annotator's name as a file name, and back.

use unicode_normalization::UnicodeNormalization;

/// The file name of `annotator`'s layer: NFC, with `/`, `\`, `:`, `%`, a leading dot and control
/// characters percent-encoded, and `.toml`.
#[must_use]
pub fn file_name(annotator: &str) -> String {
    let mut name = String::new();
    for (at, c) in annotator.nfc().enumerate() {
        // `%` too: without it `a%2Fb` and `a/b` would share a file.
        if matches!(c, '/' | '\\' | ':' | '%') || c.is_control() || (at == 0 && c == '.') {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                name.push_str(&format!("%{byte:02X}"));
            }
        } else {
            name.push(c);
        }
    }
    name.push_str(".toml");
    name
}

/// The annotator whose layer has this file name; `None` when it is no layer's name.
#[must_use]
pub fn annotator_of_file_name(name: &str) -> Option<String> {
    let stem = name.strip_suffix(".toml").filter(|stem| !stem.is_empty() && !stem.starts_with('.'))?;
    let mut bytes = Vec::with_capacity(stem.len());
    let mut rest = stem.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    Some(String::from_utf8(bytes).ok()?.nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_there_and_back() {
        for name in ["ana", "a/b\\c:d", ".hidden", "100%", "Ána Núñez", "bell\u{7}", "漢字", "a.b"] {
            let file = file_name(name);
            assert!(!file.contains(['/', '\\', ':']) && !file.starts_with('.'), "{file}");
            assert_eq!(annotator_of_file_name(&file).as_deref(), Some(name));
        }
        assert_eq!(file_name(".a/b"), "%2Ea%2Fb.toml");
        // The decomposed and the composed form are one annotator.
        assert_eq!(file_name("A\u{301}na"), file_name("\u{c1}na"));
        assert_eq!(annotator_of_file_name("notes.txt"), None);
        assert_eq!(annotator_of_file_name(".ana.toml"), None);
    }
}
