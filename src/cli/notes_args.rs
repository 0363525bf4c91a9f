//! What `attache notes` can be asked.

use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

/// `attache notes`.
#[derive(Debug, ClapArgs)]
pub(super) struct Notes {
    /// The document, or `-`
    pub(super) path: PathBuf,
    /// How to print them
    #[arg(long, value_enum, default_value_t = NotesFormat::Text)]
    pub(super) format: NotesFormat,
    /// Only those: words, or by: code: speaker: kind: state: text: note: date: after: before:
    #[arg(long, value_name = "QUERY", default_value = "", hide_default_value = true)]
    pub(super) filter: String,
    /// In which order
    #[arg(long, value_enum, default_value_t = NotesSort::Place)]
    pub(super) sort: NotesSort,
}

/// Orders of `attache notes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum NotesSort {
    /// As they stand in the text
    Place,
    /// The latest first
    Date,
    /// By code
    Code,
    /// By annotator
    By,
    /// Those that need a person first
    State,
}

/// Formats of `attache notes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum NotesFormat {
    /// For people: in document order
    Text,
    /// One JSON object
    Json,
    /// One row per annotation
    Csv,
}
