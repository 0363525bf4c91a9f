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
    #[error("{origin}: {message}")]
    Entry {
        /// File.
        origin: String,
        /// What is missing.
        message: String,
    },
}

impl LexiconError {
    pub(crate) fn syntax(file: &LexiconFile, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |s| s.start);
        let line = 1 + file.text.get(..at).unwrap_or("").matches('\n').count();
        Self::Syntax { origin: file.origin.clone(), line, message: error.message().to_owned() }
    }

    pub(crate) fn entry(file: &LexiconFile, message: impl Into<String>) -> Self {
        Self::Entry { origin: file.origin.clone(), message: message.into() }
    }
}
