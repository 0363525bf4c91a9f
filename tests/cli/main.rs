//! The command line as scripts see it: the built binary over temporary folders, no terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod agree;
mod annotate;
mod bad_input;
mod caveat;
mod compare;
mod config;
mod dossier;
mod dossier_parts;
mod extract;
mod foreign;
mod formats;
mod notes;
mod search;
mod sharing;
mod stream;
mod text;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A readout of an invented talk: a title, a date, two speakers, a joint sentence.
pub(crate) const READOUT: &str = "Ma Rensheng Meets with Pavel Orlenko\n2031-03-04 11:14\n\nOn March 4, 2031, Foreign Minister Ma Rensheng met with Sarvan Foreign Minister Pavel Orlenko in Tolmar.\n\nMa Rensheng said that the lake must stay open. Experience has shown that walls protect no one.\n\nPavel Orlenko said that Sarvan will send observers.\n\nThe two sides agreed to meet again in Vesk.\n";

/// A place of its own for one test: documents in `dir`, the user's folders beside it.
pub(crate) struct Desk {
    root: tempfile::TempDir,
}

/// What a run of the program gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// The output of a run that ended with 0.
    #[track_caller]
    pub(crate) fn well(self) -> String {
        assert_eq!(self.code, 0, "stderr: {}", self.err);
        self.out
    }

    /// The one sentence of a run that ended with `code` and printed nothing.
    #[track_caller]
    pub(crate) fn failed(self, code: i32) -> String {
        assert_eq!(self.code, code, "stdout: {}\nstderr: {}", self.out, self.err);
        assert!(self.out.is_empty(), "stdout: {}", self.out);
        assert!(!self.err.contains("panicked") && !self.err.contains("Error("), "{}", self.err);
        assert_eq!(self.err.trim_end().lines().count(), 1, "one sentence: {}", self.err);
        self.err.trim_end().to_owned()
    }

    /// The output as JSON.
    #[track_caller]
    pub(crate) fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.well()).expect("JSON")
    }
}

impl Desk {
    pub(crate) fn new() -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir_all(root.path().join("dir")).expect("a folder");
        Self { root }
    }

    /// The folder of the documents.
    pub(crate) fn dir(&self) -> PathBuf {
        self.root.path().join("dir")
    }

    /// The user's folder of settings.
    pub(crate) fn user(&self) -> PathBuf {
        self.root.path().join("config")
    }

    /// Writes a file below the folder of the documents.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        put(&self.dir().join(name), bytes)
    }

    /// The program, far from the true user's files, run in the folder of the documents.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
        let at = |name: &str| self.root.path().join(name);
        command
            .args(args)
            .current_dir(self.dir())
            .env_clear()
            .env("HOME", self.root.path())
            .env("USER", "tester")
            .env("ATTACHE_CONFIG_DIR", at("config"))
            .env("ATTACHE_DATA_DIR", at("data"))
            .env("ATTACHE_STATE_DIR", at("state"))
            .env("ATTACHE_CACHE_DIR", at("cache"))
            .env("ATTACHE_RESCUE_DIR", at("rescue"))
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        ran(self.command(args).output().expect("the program runs"))
    }

    /// Runs with `input` on standard input.
    pub(crate) fn feed(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.to_vec();
        let feeder = std::thread::spawn(move || {
            // A program that stops reading early is tested by what it prints.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("the program ends");
        feeder.join().expect("the feeder ends");
        ran(output)
    }

    /// Every file below the whole place, relative, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        walk(self.root.path(), &mut found);
        let mut names: Vec<String> = found
            .iter()
            .map(|path| path.strip_prefix(self.root.path()).expect("below").to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

pub(crate) fn put(path: &Path, bytes: impl AsRef<[u8]>) -> PathBuf {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, bytes).expect("a file");
    path.to_owned()
}

fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).expect("a folder").flatten() {
        if entry.file_type().expect("a type").is_dir() {
            walk(&entry.path(), found);
        } else {
            found.push(entry.path());
        }
    }
}

fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

#[test]
fn help_and_version_end_well_and_name_only_what_there_is() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]).well();
    for command in [
        "init",
        "text",
        "extract",
        "annotate",
        "notes",
        "check",
        "agree",
        "merge-driver",
        "compare",
        "phrases",
        "ledger",
        "matrix",
        "timeline",
        "config",
        "completions",
        "man",
    ] {
        assert!(help.lines().any(|line| line.trim_start().starts_with(command)), "{command} is missing");
        assert!(desk.run(&[command, "--help"]).well().contains("Usage:"), "{command}");
    }
    for flag in ["--as", "--layers", "--config", "--theme", "--color", "--no-save", "--quiet", "--verbose"] {
        assert!(help.contains(flag), "{flag} is missing");
    }
    assert!(desk.run(&["--version"]).well().starts_with("attache "));
}

#[test]
fn wrong_use_is_one_sentence_and_2() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    for (args, word) in [
        (&["extract"][..], "PATHS"),
        (&["extract", "a.txt", "--format", "yaml"], "yaml"),
        (&["text", "a.txt", "--frobnicate"], "--frobnicate"),
        (&["annotate", "a.txt"], "--quote"),
        (&["extract", "a.txt", "--jobs", "0"], "--jobs"),
        (&["--color", "sometimes", "text", "a.txt"], "sometimes"),
    ] {
        let said = desk.run(args).failed(2);
        assert!(
            said.starts_with("attache: ") && said.contains(word) && said.ends_with("see attache --help"),
            "{said}"
        );
    }
    // A command misspelt looks like a document that is not there.
    let said = desk.run(&["extrct"]).failed(2);
    assert!(said.contains("did you mean attache extract?"), "{said}");
    let said = desk.run(&["--as", "ana", "serach", "talks", "."]).failed(2);
    assert!(said.contains("did you mean attache search?"), "{said}");
    let said = desk.run(&["serach", "talks", "."]).failed(2);
    assert!(said.contains("serach: no such file or command; did you mean attache search?"), "{said}");
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_a_sentence_too() {
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new();
    let mut command = desk.command(&[]);
    let out = command.arg(std::ffi::OsStr::from_bytes(b"\xff\xfe")).arg("--bogus").output().unwrap();
    let said = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(2), "{said}");
    assert!(said.starts_with("attache: ") && said.lines().count() == 1, "{said}");
}

#[test]
fn without_a_terminal_the_reader_says_what_to_use() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let said = desk.run(&["a.txt"]).failed(2);
    assert!(said.contains("terminal") && said.contains("attache extract"), "{said}");
    let said = desk.run(&["."]).failed(2);
    assert!(said.contains("terminal") && said.contains("attache extract"), "{said}");
}

#[test]
fn completions_and_manual() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = desk.run(&["completions", shell]).well();
        assert!(script.contains("extract") && script.contains("no-save"), "{shell}");
    }
    let man = desk.run(&["man"]).well();
    assert!(
        man.contains(".TH")
            && man.contains("COMMAND EXTRACT")
            && man.contains(".SH KEYS")
            && man.contains("EXIT STATUS")
    );
}
