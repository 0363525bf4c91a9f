//! The command line: one file per command.
//!
//! Exit codes: 0 done; 1 done, and something needs a person; 2 wrong use, unreadable input or failed
//! write. An error is one sentence on standard error. A closed pipe ends quietly with 0.

mod agree;
mod annotate;
mod args;
mod aside;
mod card;
mod check;
mod compare;
mod completions;
mod config;
mod context;
mod dossier;
mod dossier_args;
mod duplicates;
mod extract;
mod indexing;
mod init;
mod input;
mod layers;
mod ledger;
mod looking;
mod man;
mod matrix;
mod merge_driver;
mod notes;
mod notes_args;
mod novelty;
mod open;
mod out;
mod patience;
mod phrases;
mod pipeline;
mod quote;
mod readers;
mod search;
mod shelf;
mod text;
mod timeline;
mod tone;
mod veiled;

pub use args::command;

use args::{Args, Command};
use clap::Parser as _;
use context::Context;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How a command ended, if nothing failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    /// All is well.
    Well,
    /// Something needs a person.
    NeedsPerson,
    /// Some inputs could not be read; each was told where it stood.
    Partly,
    /// The terminal session ended with this code.
    Code(i32),
}

/// Runs the program on the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    if std::env::var_os(crate::document::ASIDE).is_some() {
        return aside::run();
    }
    if let Ok(program) = std::env::current_exe() {
        crate::document::use_program(program);
    }
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return told(&error),
    };
    let verbose = args.global.verbose;
    match perform(args) {
        Ok(Done::Well) => ExitCode::SUCCESS,
        Ok(Done::NeedsPerson) => ExitCode::from(1),
        Ok(Done::Partly) => ExitCode::from(2),
        Ok(Done::Code(code)) => ExitCode::from(u8::try_from(code).unwrap_or(2)),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("attache: {error}"));
            if verbose {
                for cause in error.chain().skip(1) {
                    say(&format!("  because: {cause}"));
                }
            }
            ExitCode::from(2)
        }
    }
}

fn perform(args: Args) -> anyhow::Result<Done> {
    let mut context = Context::new(args.global);
    match args.command {
        None if args.tour => open::tour(&mut context),
        None => open::run(&mut context, args.path),
        Some(Command::Init(args)) => init::run(&mut context, &args),
        Some(Command::Text(args)) => text::run(&mut context, &args),
        Some(Command::Extract(args)) => extract::run(&mut context, &args),
        Some(Command::Annotate(args)) => annotate::run(&mut context, args),
        Some(Command::Notes(args)) => notes::run(&mut context, &args),
        Some(Command::Check(args)) => check::run(&mut context, &args),
        Some(Command::Agree(args)) => agree::run(&mut context, &args),
        Some(Command::MergeDriver(args)) => merge_driver::run(&mut context, &args),
        Some(Command::Compare(args)) => compare::run(&mut context, &args),
        Some(Command::Phrases(args)) => phrases::run(&mut context, &args),
        Some(Command::Ledger(args)) => ledger::run(&mut context, &args),
        Some(Command::Matrix(args)) => matrix::run(&mut context, &args),
        Some(Command::Timeline(args)) => timeline::run(&mut context, &args),
        Some(Command::Card(args)) => card::run(&mut context, &args),
        Some(Command::Tone(args)) => tone::run(&mut context, &args),
        Some(Command::Veiled(args)) => veiled::run(&mut context, &args),
        Some(Command::Novelty(args)) => novelty::run(&mut context, &args),
        Some(Command::Duplicates(args)) => duplicates::run(&mut context, &args),
        Some(Command::Search(args)) => search::run(&mut context, &args),
        Some(Command::Config(args)) => config::run(&mut context, &args),
        Some(Command::Completions(args)) => completions::run(&args),
        Some(Command::Man) => man::run(),
    }
}

/// Writes a line to standard error. Where that is closed too there is nobody to tell.
fn say(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "{sentence}");
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
}

/// Help and version as they are; a mistake in the arguments as one sentence.
fn told(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // Help into a closed pipe ends quietly, like everything else.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.render().to_string();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut sentence =
        lines.next().unwrap_or("wrong use").trim_start_matches("error: ").trim_end_matches(':').to_owned();
    for line in lines.take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more")) {
        sentence.push_str(if line.starts_with("tip:") || line.starts_with('[') { "; " } else { " " });
        sentence.push_str(line.trim_start_matches("tip: ").trim_matches(['[', ']']));
    }
    // "attache serach talks": the command is misspelt, and not the word behind it.
    let unknown = error.kind() == clap::error::ErrorKind::UnknownArgument;
    let read = || args::command().ignore_errors(true).try_get_matches().ok();
    let word = unknown.then(read).flatten().and_then(|given| given.get_one::<PathBuf>("path").cloned());
    match word.as_deref().and_then(Path::to_str).and_then(open::command_like) {
        Some((word, near)) => {
            say(&format!("attache: {word}: no such file or command; did you mean attache {near}?"))
        }
        None => say(&format!("attache: {sentence}; see attache --help")),
    }
    ExitCode::from(2)
}
