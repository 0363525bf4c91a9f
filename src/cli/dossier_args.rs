//! What the views of a dossier can be asked.

use crate::dossier::ledger::{Standing, State};
use crate::export::dossier::matrix::Part;
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

/// `attache tone` and `attache veiled`.
#[derive(Debug, ClapArgs)]
pub(super) struct OfPath {
    /// The document, or a folder of them
    pub(super) path: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(super) format: ViewFormat,
}

/// `attache duplicates`.
#[derive(Debug, ClapArgs)]
pub(super) struct OfDir {
    /// The folder
    pub(super) dir: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(super) format: ViewFormat,
}

/// `attache card`.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "JSON is {\"format\":\"attache.card/1\", card, airtime, topics, ledger, agreed, friction, tone, \
    veiled}; every line has its place."
)]
pub(super) struct Card {
    /// The document, or `-`
    pub(super) path: PathBuf,
    /// The day against which "overdue" is told, such as 2031-06-30; today if none is given
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<jiff::civil::Date>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = CardFormat::Text)]
    pub(super) format: CardFormat,
}

/// Formats of `attache card`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CardFormat {
    /// For people
    Text,
    /// To paste into a brief
    Markdown,
    /// One JSON object
    Json,
    /// One row per line of the card
    Csv,
}

/// `attache novelty`.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "A sentence stood before if an earlier document has it with four fifths of its words. \
    Absent is what more than half of the last five documents of the same issuer and sides had. JSON is \
    {\"format\":\"attache.novelty/1\", document, compared, sentences: [{start, end, text, seen}], absent}."
)]
pub(super) struct Novelty {
    /// The document
    pub(super) path: PathBuf,
    /// The folder to hold it against; the dossier or folder in which it lies if none is given
    #[arg(long = "in", value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(super) format: ViewFormat,
}

/// `attache matrix`.
#[derive(Debug, ClapArgs)]
pub(super) struct Matrix {
    /// The document, or a folder of them
    pub(super) path: PathBuf,
    /// Only one of the tables; all three if none is given
    #[arg(long, value_enum)]
    pub(super) view: Option<MatrixView>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(super) format: ViewFormat,
}

/// The tables of `attache matrix`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MatrixView {
    /// Speaker × act
    Acts,
    /// Who mentions whom
    Mentions,
    /// How much room each side gets
    Airtime,
}

impl MatrixView {
    /// As the export names it.
    pub(super) const fn part(self) -> Part {
        match self {
            Self::Acts => Part::Acts,
            Self::Mentions => Part::Mentions,
            Self::Airtime => Part::Airtime,
        }
    }
}

/// `attache ledger`.
#[derive(Debug, ClapArgs)]
pub(super) struct Ledger {
    /// The folder, or one document
    pub(super) dir: PathBuf,
    /// The day against which "overdue" is told, such as 2031-06-30; today if none is given
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<jiff::civil::Date>,
    /// Only what stands so (repeatable)
    #[arg(long, value_enum)]
    pub(super) state: Vec<LedgerState>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(super) format: ViewFormat,
}

/// How an entry of the ledger stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LedgerState {
    /// Nothing is known yet
    Open,
    /// It was done
    Met,
    /// It was not done in time
    Lapsed,
    /// It was taken back
    Withdrawn,
    /// It is open, and its day is over
    Overdue,
}

impl LedgerState {
    /// As the ledger names it.
    pub(super) const fn standing(self) -> Standing {
        match self {
            Self::Open => Standing::In(State::Open),
            Self::Met => Standing::In(State::Met),
            Self::Lapsed => Standing::In(State::Lapsed),
            Self::Withdrawn => Standing::In(State::Withdrawn),
            Self::Overdue => Standing::Overdue,
        }
    }
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
