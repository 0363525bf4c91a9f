//! What the views of a dossier can be asked.

use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

/// Formats of the views of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ViewFormat {
    /// For people
    Text,
    /// One JSON object
    Json,
    /// One row per entry
    Csv,
}

/// `attache matrix`.
#[derive(Debug, ClapArgs)]
pub(super) struct Matrix {
    /// The document, or a folder of them
    pub(super) path: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(super) format: ViewFormat,
}

/// `attache ledger`.
#[derive(Debug, ClapArgs)]
pub(super) struct Ledger {
    /// The folder, or one document
    pub(super) dir: PathBuf,
    /// The day against which "overdue" is told, such as 2031-06-30; today if none is given
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<jiff::civil::Date>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(super) format: ViewFormat,
}

/// `attache timeline`.
#[derive(Debug, ClapArgs)]
pub(super) struct Timeline {
    /// The folder
    pub(super) dir: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(super) format: ViewFormat,
}

/// `attache phrases`.
#[derive(Debug, ClapArgs)]
#[command(after_help = "A phrase is telling of an issuer by the log-likelihood ratio G² of its documents \
    against those of all others (Dunning 1993); 3.84 is the border at 5 % for a single phrase. Phrases to \
    watch are named in attache.toml: watch = [\"…\"].")]
pub(super) struct Phrases {
    /// The folder
    pub(super) dir: PathBuf,
    /// The shortest phrase, in words
    #[arg(long, value_name = "WORDS", default_value_t = 4, value_parser = clap::value_parser!(u16).range(2..=50))]
    pub(super) least: u16,
    /// How many phrases to list
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u16).range(1..=10000))]
    pub(super) most: u16,
    /// How to print them
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(super) format: ViewFormat,
}

fn day(text: &str) -> Result<jiff::civil::Date, String> {
    text.parse().map_err(|_| "a day is written as 2031-06-30".to_owned())
}
