//! What can be typed: commands and flags.

pub(super) use super::dossier_args::{Card, Ledger, Matrix, Novelty, OfDir, OfPath, Phrases, Timeline};
pub(super) use super::notes_args::{Notes, NotesFormat, NotesSort};
use crate::config::{ColorChoice, Flags};
use clap::{Args as ClapArgs, CommandFactory as _, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Read and annotate diplomatic texts: who said what, how strongly.
#[derive(Debug, Parser)]
#[command(
    name = "attache",
    version,
    about,
    max_term_width = 100,
    after_help = "Without a command, PATH is opened on the terminal; inside, `?` shows the keys and `q` leaves."
)]
pub(super) struct Args {
    /// The document to read; `-` or a pipe reads standard input
    pub(super) path: Option<PathBuf>,
    /// Learn by doing, on a built-in document; nothing is kept
    #[arg(long, conflicts_with = "path")]
    pub(super) tour: bool,
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// Flags that every command takes.
#[derive(Clone, Debug, Default, ClapArgs)]
#[command(next_help_heading = "Everywhere")]
pub(super) struct Global {
    /// Keep notes under this name
    #[arg(long = "as", value_name = "NAME", global = true)]
    pub(super) annotator: Option<String>,
    /// Read further layers: a file, or a folder of them (repeatable)
    #[arg(long, value_name = "PATH", global = true)]
    pub(super) layers: Vec<PathBuf>,
    /// Use this settings file in place of your own
    #[arg(long, value_name = "FILE", global = true)]
    pub(super) config: Option<PathBuf>,
    /// Use this theme (see attache config themes)
    #[arg(long, value_name = "NAME", global = true)]
    pub(super) theme: Option<String>,
    /// When to use colours
    #[arg(long, value_name = "WHEN", global = true, hide_possible_values = false)]
    pub(super) color: Option<When>,
    /// Write nothing at all
    #[arg(long, global = true)]
    pub(super) no_save: bool,
    /// Say only what went wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say more about what was done
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

impl Global {
    /// The part that overrides settings.
    pub(super) fn flags(&self) -> Flags {
        Flags {
            annotator: self.annotator.clone(),
            layers: self.layers.clone(),
            config: self.config.clone(),
            theme: self.theme.clone(),
            color: self.color.map(|when| match when {
                When::Auto => ColorChoice::Auto,
                When::Always => ColorChoice::Always,
                When::Never => ColorChoice::Never,
            }),
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// When the terminal has them
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands. What each takes is set up when it is asked for: whoever opens a document need not wait for it.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// Make a folder a dossier: write a commented attache.toml
    Init(Init),
    /// Print the canonical text: the one that every offset refers to
    Text(Text),
    /// Print who said what: entities, claims, the protocol card
    Extract(Extract),
    /// Add one annotation without opening the reader
    Annotate(Annotate),
    /// Print all notes on a document
    Notes(Notes),
    /// Tell whether all notes still stand where they were made
    Check(Check),
    /// Measure how far the annotators of a document agree
    Agree(Agree),
    /// Merge two versions of one layer; git calls it (see attache config git)
    MergeDriver(MergeDriver),
    /// Find words and findings in all documents of a folder
    Search(Search),
    /// Lay two readouts of one contact side by side: topics, omissions, differences
    Compare(Compare),
    /// Follow formulae across a folder: first and last use, who uses them, altered, dropped
    Phrases(Phrases),
    /// List commitments and requests of a folder by date, and what is overdue
    Ledger(Ledger),
    /// Count who does what with words, who mentions whom, how much room each side gets
    Matrix(Matrix),
    /// Put the meetings of each pair in order: level, place, first topic, tone, gaps
    Timeline(Timeline),
    /// Draw the summary card of a document: one screen to read before a meeting
    Card(Card),
    /// List words that colour the talks, what they are taken to mean, and how often each issuer uses them
    Tone(OfPath),
    /// List references that name nobody, and whom people think they mean
    Veiled(OfPath),
    /// Tell what of a document is new, what stood in earlier ones, what is missing
    Novelty(Novelty),
    /// Find documents that are there twice, or nearly
    Duplicates(OfDir),
    /// Show settings, keys, themes and codes, and where each came from
    Config(Config),
    /// Print the completion script of a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

/// `attache init`.
#[derive(Debug, ClapArgs)]
pub(super) struct Init {
    /// The folder; the current one if none is named
    #[arg(default_value = ".")]
    pub(super) dir: PathBuf,
}

/// `attache text`.
#[derive(Debug, ClapArgs)]
pub(super) struct Text {
    /// The document, or `-`
    pub(super) path: PathBuf,
}

/// `attache search`.
#[derive(Debug, ClapArgs)]
#[command(after_help = "A paragraph is found when all words and filters fit it. Filters: entity:NAME, \
    speaker:NAME, act:ACT, code:CODE, by:ANNOTATOR; quote a value or phrase that has spaces.")]
pub(super) struct Search {
    /// The folder, or one document
    pub(super) dir: PathBuf,
    /// Words, "phrases" and filters
    #[arg(required = true)]
    pub(super) query: Vec<String>,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = SearchFormat::Text)]
    pub(super) format: SearchFormat,
}

/// Formats of `attache search`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SearchFormat {
    /// For people: one line per paragraph
    Text,
    /// One JSON object
    Json,
    /// One row per paragraph
    Csv,
}

/// `attache compare`.
#[derive(Debug, ClapArgs)]
pub(super) struct Compare {
    /// The first readout, or `-`
    pub(super) a: PathBuf,
    /// The second readout, or `-`
    pub(super) b: PathBuf,
    /// Keep in your layer that these claims belong together (repeatable), such as c3=c7
    #[arg(long, value_name = "A=B", value_parser = super::compare::pair)]
    pub(super) pair: Vec<(u32, u32)>,
    /// Keep in your layer that these claims do not belong together (repeatable)
    #[arg(long, value_name = "A=B", value_parser = super::compare::pair)]
    pub(super) part: Vec<(u32, u32)>,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = CompareFormat::Text)]
    pub(super) format: CompareFormat,
}

/// Formats of `attache compare`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CompareFormat {
    /// For people: what differs, topic by topic, what one side leaves out
    Text,
    /// Tables to paste into a note
    Markdown,
    /// One JSON object
    Json,
    /// One row per topic, omission and difference
    Csv,
    /// A page that needs nothing else
    Html,
}

/// `attache extract`.
#[derive(Debug, ClapArgs)]
pub(super) struct Extract {
    /// Documents, folders of them, or `-`
    #[arg(required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = ExtractFormat::Json)]
    pub(super) format: ExtractFormat,
    /// How many documents to read at the same time; as many as there are processors if not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
}

/// Formats of `attache extract`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExtractFormat {
    /// For people: claims in reading order
    Text,
    /// One JSON object; for several documents one per line
    Json,
    /// JSON Lines; with `-`, reads lines {"id":…,"text":…} and answers each
    Jsonl,
    /// One row per claim
    Csv,
    /// TOML
    Toml,
}

/// `attache annotate`.
#[derive(Debug, ClapArgs)]
pub(super) struct Annotate {
    /// The document, or `-`
    pub(super) path: PathBuf,
    /// The words to annotate; they must stand at exactly one place
    #[arg(long, value_name = "TEXT", required = true)]
    pub(super) quote: String,
    /// What stands right before them
    #[arg(long, value_name = "TEXT")]
    pub(super) prefix: Option<String>,
    /// What stands right after them
    #[arg(long, value_name = "TEXT")]
    pub(super) suffix: Option<String>,
    /// Give this code (repeatable)
    #[arg(long = "code", value_name = "CODE")]
    pub(super) codes: Vec<String>,
    /// Tag this speaker
    #[arg(long, value_name = "NAME")]
    pub(super) speaker: Option<String>,
    /// Write this note
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
}

/// `attache check`.
#[derive(Debug, ClapArgs)]
pub(super) struct Check {
    /// Documents, or folders of them
    #[arg(required = true)]
    pub(super) paths: Vec<PathBuf>,
}

/// `attache agree`.
#[derive(Debug, ClapArgs)]
pub(super) struct Agree {
    /// The document
    pub(super) path: PathBuf,
    /// How to print the report
    #[arg(long, value_enum, default_value_t = AgreeFormat::Text)]
    pub(super) format: AgreeFormat,
    /// End with 1 where a measure over all codes is below this (repeatable); such as
    /// alpha_nominal=0.67, or speaker.f1_partial=0.5 for another aspect than codes
    #[arg(long = "min", value_name = "MEASURE=VALUE", value_parser = super::agree::minimum)]
    pub(super) minima: Vec<super::agree::Minimum>,
}

/// Formats of `attache agree`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AgreeFormat {
    /// For people: measures, codes, pairs, and where it costs most
    Text,
    /// One JSON object
    Json,
}

/// `attache merge-driver`.
#[derive(Debug, ClapArgs)]
pub(super) struct MergeDriver {
    /// The common ancestor (%O)
    pub(super) base: PathBuf,
    /// Our version (%A); the merged layer is written here
    pub(super) ours: PathBuf,
    /// Their version (%B)
    pub(super) theirs: PathBuf,
    /// What the file is called in the repository (%P), for messages
    pub(super) name: Option<PathBuf>,
}

/// `attache config`.
#[derive(Debug, ClapArgs)]
pub(super) struct Config {
    /// What to show
    #[arg(value_enum, default_value_t = Topic::Show)]
    pub(super) topic: Topic,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ConfigFormat::Text)]
    pub(super) format: ConfigFormat,
}

/// What `attache config` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Topic {
    /// Where files are looked for and kept
    Path,
    /// Settings and where each came from
    Show,
    /// Actions and their keys
    Keys,
    /// Themes
    Themes,
    /// Codes
    Codebook,
    /// Lines that make git merge layers without conflicts
    Git,
    /// Write your settings file, every line of it a comment, where there is none yet
    Init,
}

/// Formats of `attache config`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ConfigFormat {
    /// For people
    Text,
    /// JSON
    Json,
    /// TOML
    Toml,
}

/// `attache completions`.
#[derive(Debug, ClapArgs)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

/// The whole command line as data, for completions, the manual page and tests.
#[must_use]
pub fn command() -> clap::Command {
    Args::command()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_sound() {
        super::command().debug_assert();
    }
}
