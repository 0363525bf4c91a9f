//! Why a document could not be opened: one plain sentence each.

use std::path::{Path, PathBuf};

/// Why a document could not be opened. Each message names the file and the way out.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// Nothing stands at that path.
    #[error("{}: no such file; check the name, or give a folder to choose a document from", shown(.0))]
    Missing(PathBuf),
    /// A folder was given where one document is needed.
    #[error("{}: this is a folder, not a document; name one of the files in it", shown(.0))]
    Folder(PathBuf),
    /// The system refused.
    #[error("{}: can't be read ({source}); check its permissions", shown(.path))]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// No text in it.
    #[error("{0}: the file is empty; there is nothing to read")]
    Empty(String),
    /// Not text at all.
    #[error("{0}: this looks like binary data, not text; give a text file (.txt or .md)")]
    Binary(String),
    /// A format that has no reader yet.
    #[error("{name}: attache can't read {format} yet; save it as plain text and open that")]
    NoReader {
        /// Which file.
        name: String,
        /// The format, in words.
        format: &'static str,
    },
}

/// A path as it may be printed: characters that could steer a terminal are escaped.
pub(super) fn shown(path: &Path) -> String {
    harmless(&path.to_string_lossy())
}

/// A name with control characters, line breaks and direction overrides written as escapes.
pub(super) fn harmless(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        let steers = c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
        if steers {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_cannot_steer_the_terminal() {
        let said = DocumentError::Missing(PathBuf::from("a\u{1b}[31m\u{202e}b")).to_string();
        assert!(said.starts_with("a\\u{1b}[31m\\u{202e}b: no such file"), "{said}");
    }
}
