//! What can go wrong with a layer, in words for people.

use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// Something about a layer that the reader should be told; the program goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// Line, from 1, if one can be named.
    pub line: Option<usize>,
    /// Column in code points, from 1.
    pub column: Option<usize>,
    /// One sentence, without the file's name.
    pub message: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        write!(f, ": {}", self.message)
    }
}

/// Why a layer can be read but not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its `format` is newer than this program.
    Newer(String),
    /// It does not parse, or holds something that cannot be kept safe by a save.
    Broken(Problem),
    /// It belongs to somebody else than its name says.
    OtherAnnotator(String),
    /// It cannot be read.
    Unreadable(String),
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Newer(format) => {
                write!(
                    f,
                    "it has the format {format}, which is newer than this program; nothing will be written to it"
                )
            }
            Self::Broken(problem) => {
                write!(f, "{problem}; nothing will be written to it until that is mended")
            }
            Self::OtherAnnotator(name) => {
                write!(
                    f,
                    "it names {name} as its annotator, not the name of the file; nothing will be written to it"
                )
            }
            Self::Unreadable(why) => write!(f, "it cannot be read ({why}); nothing will be written to it"),
        }
    }
}

/// Why an edit was not made, or not saved.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The layer is read-only: the edit was not made.
    #[error("{} is read-only: {reason}", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: Reason,
    },
    /// The edit does not fit the layer: it was not made.
    #[error(transparent)]
    Edit(#[from] crate::annotation::EditError),
    /// The edit is made in memory, but could be saved nowhere.
    #[error("the change is kept in memory only: {} cannot be written ({source}), nor can any other place; free some space or choose another folder, then save again", path.display())]
    NotSaved {
        /// The file that should have been written.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}
