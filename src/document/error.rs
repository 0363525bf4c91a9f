//! Why a document could not be opened: one plain sentence each.

use super::formats::{self, Fault};
use crate::text::clean;
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
    #[error("{0}: this looks like binary data, not text; attache reads {readable}", readable = formats::words())]
    Binary(String),
    /// A format that has no reader yet.
    #[error("{name}: attache can't read {format} yet; save it as plain text and open that")]
    NoReader {
        /// Which file.
        name: String,
        /// The format, in words.
        format: &'static str,
    },
    /// The file breaks off or contradicts itself.
    #[error(
        "{name}: this {format} is damaged: {what}; get a whole copy, or save it as plain text and open that"
    )]
    Damaged {
        /// Which file.
        name: String,
        /// The format, in words.
        format: &'static str,
        /// What was noticed.
        what: String,
    },
    /// A password or a publisher's lock.
    #[error(
        "{name}: this {format} is protected by a password or a lock; save a copy without protection and open that"
    )]
    Protected {
        /// Which file.
        name: String,
        /// The format, in words.
        format: &'static str,
    },
    /// More text than any document has.
    #[error(
        "{name}: this {format} unpacks to more than 256 MB, which no document needs, so it was not read; save its text as plain text and open that"
    )]
    TooLarge {
        /// Which file.
        name: String,
        /// The format, in words.
        format: &'static str,
    },
    /// Sound, but without words.
    #[error(
        "{name}: there is no text in this {format}, perhaps only pictures of pages; run text recognition (OCR) on it first"
    )]
    NoText {
        /// Which file.
        name: String,
        /// The format, in words.
        format: &'static str,
    },
    /// It took too long.
    #[error(
        "{name}: reading this {format} took longer than 30 seconds and was given up; save it as plain text and open that"
    )]
    Slow {
        /// Which file.
        name: String,
        /// The format, in words.
        format: &'static str,
    },
}

impl DocumentError {
    /// The sentence for what is wrong with the file called `name`.
    pub(super) fn of(fault: Fault, name: String, format: &'static str) -> Self {
        match fault {
            Fault::Damaged(what) => Self::Damaged { name, format, what: clean(&what).into_owned() },
            Fault::Protected => Self::Protected { name, format },
            Fault::TooLarge => Self::TooLarge { name, format },
            Fault::NoText => Self::NoText { name, format },
            Fault::Slow => Self::Slow { name, format },
        }
    }
}

/// A path as it may be printed: characters that could steer a terminal become symbols.
pub(super) fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_cannot_steer_the_terminal() {
        let said = DocumentError::Missing(PathBuf::from("a\u{1b}[31m\u{202e}b")).to_string();
        assert!(said.starts_with("a␛[31m⇐b: no such file"), "{said}");
    }
}
