//! What can be wrong with a lexicon file.

use super::LexiconFile;
use thiserror::Error;

/// A lexicon file that could not be used, with the line where it went wrong.
#[derive(Debug, Error)]
pub enum LexiconError {
    /// Not TOML.
    #[error("{origin}, line {line}: {message}")]
    Syntax {
        /// File.
        origin: String,
        /// Line, from 1.
        line: usize,
        /// What the parser said.
        message: String,
    },
    /// An entry lacks a key or holds a word that means nothing.
    #[error("{origin}, line {line}: {message}")]
    Entry {
        /// File.
        origin: String,
        /// Line, from 1, where the entry starts.
        line: usize,
        /// What is missing.
        message: String,
    },
}

impl LexiconError {
    pub(crate) fn syntax(file: &LexiconFile, error: &toml::de::Error) -> Self {
        let line = line_of(file, error.span().map_or(0, |s| s.start));
        Self::Syntax { origin: file.origin.clone(), line, message: error.message().to_owned() }
    }

    /// An entry that starts at byte `at` of the file is not as it should be.
    pub(crate) fn entry(file: &LexiconFile, at: usize, message: impl Into<String>) -> Self {
        Self::Entry { origin: file.origin.clone(), line: line_of(file, at), message: message.into() }
    }
}

/// The line, from 1, in which a byte of the file lies.
fn line_of(file: &LexiconFile, at: usize) -> usize {
    1 + file.text.get(..at).unwrap_or("").matches('\n').count()
}
