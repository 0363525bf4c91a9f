//! The built binary in a real pseudo-terminal. Every wait is for something on the screen, never for
//! time.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod clipboard;
mod folder;
mod reading;
mod review;
#[allow(dead_code)]
#[path = "../formats/samples.rs"]
mod samples;
mod session;
mod typing;

use rustix::process::Signal;
use session::{Run, Session};
use std::path::Path;

/// An invented readout with hard line breaks and two speakers.
const READOUT: &str = "\
President Tolen Meets with Foreign Minister Deke of Marrow

April 12, 2031

On April 12, 2031, President Mira Tolen met with Foreign Minister Orlan Deke in Port Sella.

Mira Tolen said that the two countries have kept close contacts. She called on both sides to finish the
Harbour Accord before the end of the year.

Orlan Deke said that Marrow attaches great importance to its ties with Veldania.
";

const FIRST: &str = "Mira Tolen said that the two countries have kept close contacts.";

fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("readout.txt"), READOUT).unwrap();
    home
}

fn open_at(home: &Path, size: (u16, u16)) -> Session {
    let run = Run { size, home, argv: &["attache", "--as", "ana", "readout.txt"], env: &[] };
    let session = run.start();
    // A list says that the worker is done.
    session.wait("the text", |screen| screen.contents().contains("President Tolen"));
    session
}

fn open(home: &Path) -> Session {
    let session = open_at(home, (120, 40));
    session.wait_for("Claims");
    session
}

/// Closes the help, then leaves: sent together, the two keys would be one with Alt.
fn close_and_leave(session: &mut Session) {
    session.keys("\x1b");
    session.wait_gone("Keys in");
    session.keys("q");
}

fn layer(home: &Path) -> String {
    std::fs::read_to_string(home.join("readout.txt.notes/ana.toml")).unwrap_or_default()
}

/// To the first sentence that Tolen is reported to have said.
fn to_the_sentence(session: &mut Session) {
    session.keys("/said that\r");
    session.wait_for("match 1 of");
    session.keys("s");
    session.wait_for("selecting");
}

fn note(session: &mut Session, text: &str) {
    to_the_sentence(session);
    session.keys("a");
    session.wait_for("Ctrl-s");
    session.keys(text);
    session.keys("\x13");
    session.wait_for("◆");
}

#[test]
fn read_note_tag_leave_and_find_it_again() {
    let home = home();
    let mut session = open(home.path());
    note(&mut session, "New wording against January.\rTwo lines.");
    session.wait_for("New wording");
    session.keys("t");
    session.wait_for("Who is speaking");
    session.keys("\r");
    session.wait_for("speaker:");
    session.keys("q");
    let ended = session.end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(ended.clean);

    let saved: toml::Table = layer(home.path()).parse().unwrap();
    assert_eq!(saved["format"].as_str(), Some("attache.layer/1"));
    assert_eq!(saved["annotator"].as_str(), Some("ana"));
    let document = saved["document"].as_table().unwrap();
    assert_eq!(document["file"].as_str(), Some("readout.txt"));
    assert_eq!(document["length"].as_integer(), i64::try_from(READOUT.chars().count()).ok());
    assert_eq!(document["sha256"].as_str().map(str::len), Some(64));
    let annotations = saved["annotation"].as_array().unwrap();
    assert_eq!(annotations.len(), 1, "{annotations:?}");
    let annotation = annotations[0].as_table().unwrap();
    assert_eq!(annotation["kind"].as_str(), Some("note"));
    assert_eq!(annotation["note"].as_str().map(str::trim), Some("New wording against January.\nTwo lines."));
    assert_eq!(annotation["speaker"].as_str(), Some("Mira Tolen"));
    assert!(annotation["created"].is_datetime() && annotation["modified"].is_datetime());
    let id = annotation["id"].as_str().unwrap();
    assert_eq!((id.len(), id.as_bytes()[14]), (36, b'7'), "{id} is no UUIDv7");
    let target = annotation["target"].as_table().unwrap();
    let start = READOUT.find(FIRST).unwrap();
    assert_eq!(target["quote"].as_str(), Some(FIRST));
    assert_eq!(target["start"].as_integer(), i64::try_from(start).ok());
    assert_eq!(target["end"].as_integer(), i64::try_from(start + FIRST.len()).ok());
    assert_eq!(target["prefix"].as_str().map(str::len), Some(32));
    assert_eq!(target["suffix"].as_str(), Some(&READOUT[start + FIRST.len()..][..32]));

    let mut again = open(home.path());
    again.wait_for("New wording");
    again.wait_for("speaker: Mira Tolen");
    again.wait_for("◆");
    again.keys("q");
    assert_eq!(again.end().code, 0);
    // Looking changes nothing.
    assert_eq!(layer(home.path()).parse::<toml::Table>().unwrap(), saved);
}

#[test]
fn a_confirmed_note_survives_kill_9() {
    let home = home();
    let mut session = open(home.path());
    note(&mut session, "Kept.");
    session.signal(Signal::KILL);
    assert!(layer(home.path()).contains("Kept."), "{}", layer(home.path()));
    let again = open(home.path());
    again.wait_for("Kept.");
}

#[test]
fn a_signal_gives_the_terminal_back_and_says_so_in_its_code() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let home = home();
        let mut session = open(home.path());
        note(&mut session, "Kept.");
        session.signal(signal);
        let ended = session.end();
        assert_eq!(ended.code, code);
        assert!(ended.clean, "{signal:?}");
        assert!(layer(home.path()).contains("Kept."));
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_then_speaks() {
    let home = home();
    let run = Run {
        size: (100, 30),
        home: home.path(),
        argv: &["attache", "--as", "ana", "readout.txt"],
        env: &[("ATTACHE_TEST_PANIC", "frame")],
    };
    let ended = run.start().end();
    assert_ne!(ended.code, 0);
    assert!(ended.clean, "{}", ended.screen);
    assert!(ended.screen.contains("asked to panic"), "{}", ended.screen);
}

#[test]
fn text_on_standard_input_and_keys_from_the_terminal() {
    let home = home();
    let script = "cat readout.txt | \"$ATTACHE\" --as ana; echo \"code $?\"";
    let run = Run { size: (120, 40), home: home.path(), argv: &["sh", "-c", script], env: &[] };
    let mut session = run.start();
    session.wait_for("Port Sella");
    session.keys("?");
    session.wait_for("Keys in the document");
    session.keys("\x1b");
    session.wait_gone("Keys in the document");
    session.keys("q");
    let ended = session.end();
    assert!(ended.screen.contains("code 0"), "{}", ended.screen);
    assert!(ended.clean);
}

#[test]
fn without_a_terminal_it_says_what_to_do() {
    let home = home();
    let script = "\"$ATTACHE\" readout.txt > out.txt 2> err.txt; echo \"code $?\"";
    let run = Run { size: (80, 24), home: home.path(), argv: &["sh", "-c", script], env: &[] };
    let ended = run.start().end();
    assert!(ended.screen.contains("code 2"), "{}", ended.screen);
    let said = std::fs::read_to_string(home.path().join("err.txt")).unwrap();
    assert!(said.contains("attache text") && said.trim().lines().count() == 1, "{said}");
    assert_eq!(std::fs::read_to_string(home.path().join("out.txt")).unwrap(), "");
}

#[test]
fn stopped_by_ctrl_z_it_comes_back() {
    let home = home();
    let run = Run {
        size: (100, 30),
        home: home.path(),
        argv: &["bash", "--norc", "--noprofile", "-i"],
        env: &[("PS1", "ready> ")],
    };
    let mut session = run.start();
    session.wait_for("ready>");
    session.keys("\"$ATTACHE\" --as ana readout.txt\r");
    session.wait_for("Claims");
    session.keys("\x1a");
    session.wait("the shell", |screen| !screen.alternate_screen() && screen.contents().contains("Stopped"));
    session.keys("echo al''ive\r");
    session.wait_for("alive");
    session.keys("fg\r");
    session.wait("the reader", |screen| screen.alternate_screen() && screen.contents().contains("Claims"));
    // Keys reach the reader, not the shell.
    session.keys("?");
    session.wait_for("Keys in the document");
    close_and_leave(&mut session);
    session.wait("the shell again", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("ready>")
    });
    session.keys("exit\r");
    assert!(session.end().clean);
}

#[test]
fn stopped_and_continued_from_outside_it_draws_itself_again() {
    let home = home();
    let mut session = open(home.path());
    session.signal(Signal::STOP);
    session.signal(Signal::CONT);
    session.keys("?");
    session.wait_for("Keys in the document");
    close_and_leave(&mut session);
    assert!(session.end().clean);
}

#[test]
fn on_a_tiny_terminal_one_reads_and_notes() {
    let home = home();
    let mut session = open_at(home.path(), (20, 5));
    session.keys("}}}}sa");
    session.keys("Tiny\x13");
    session.keys("3");
    session.wait_for("Tiny");
    session.keys("q");
    assert!(session.end().clean);
    assert!(layer(home.path()).contains("Tiny"));
}

#[test]
fn it_follows_the_size_of_the_terminal() {
    let home = home();
    let mut session = open(home.path());
    session.resize(50, 20);
    session.wait("the hints in the last row", |screen| last_row(screen).contains("? help"));
    session.resize(120, 40);
    session.wait_for("Claims");
    // Faster than the program can follow.
    for columns in (20..120).chain([90, 120]) {
        session.resize(columns, 30);
    }
    session.wait("the hints in the last row", |screen| last_row(screen).contains("? help"));
    session.wait_for("Claims");
    session.keys("q");
    assert!(session.end().clean);
}

fn last_row(screen: &vt100::Screen) -> String {
    screen.rows(0, screen.size().1.get()).last().unwrap_or_default()
}

#[test]
fn the_mouse_selects_and_clicks() {
    let home = home();
    let mut session = open(home.path());
    let (column, row) = place(&session, "Mira Tolen said");
    session.keys(&format!(
        "\x1b[<0;{};{row}M\x1b[<32;{};{row}M\x1b[<0;{};{row}m",
        column,
        column + 9,
        column + 9
    ));
    session.wait_for("selecting");
    session.keys("aDragged.\x13");
    session.wait_for("◆");
    assert!(layer(home.path()).contains("quote = \"Mira Tolen\""), "{}", layer(home.path()));
    let (column, row) = place(&session, "? help");
    session.keys(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
    session.wait_for("Keys in");
    close_and_leave(&mut session);
    assert!(session.end().clean);
}

/// Column and row of a text on the screen, from 1.
fn place(session: &Session, words: &str) -> (usize, usize) {
    let screen = session.screen();
    let found =
        screen.lines().enumerate().find_map(|(row, line)| line.find(words).map(|at| (&line[..at], row)));
    let (before, row) = found.unwrap_or_else(|| panic!("no {words:?} on\n{screen}"));
    (attache::text::width::width(before) + 1, row + 1)
}

#[test]
fn a_paste_is_text_not_keys() {
    let home = home();
    let mut session = open(home.path());
    to_the_sentence(&mut session);
    session.keys("a");
    session.wait_for("Ctrl-s");
    session.keys("\x1b[200~quoted: q Ctrl-s\r\nsecond line\x1b[201~");
    session.wait_for("second line");
    session.keys("\x13");
    session.wait_for("◆");
    assert!(layer(home.path()).contains("quoted: q Ctrl-s\nsecond line"), "{}", layer(home.path()));
    session.keys("q");
    session.end();
}

#[test]
fn no_color_sends_no_colour() {
    let home = home();
    let run = Run {
        size: (120, 40),
        home: home.path(),
        argv: &["attache", "--as", "ana", "--theme", "dark", "readout.txt"],
        env: &[("NO_COLOR", "1"), ("COLORTERM", "truecolor")],
    };
    let mut session = run.start();
    session.wait_for("Claims");
    session.keys("q");
    let raw = session.raw();
    session.end();
    let colours = |part: &str| {
        let codes = part.split('m').next().unwrap_or("");
        codes.split(';').any(|code| {
            matches!(code, "38" | "48") || code.len() == 2 && code.starts_with('3') && code != "39"
        })
    };
    let sgr: Vec<&str> = raw.split("\x1b[").skip(1).filter(|part| part.contains('m')).collect();
    assert!(!sgr.is_empty());
    let coloured = sgr.iter().find(|part| {
        let codes = part.split('m').next().unwrap_or("");
        codes.bytes().all(|b| b.is_ascii_digit() || b == b';') && colours(part)
    });
    assert_eq!(coloured, None);
}

#[test]
fn escapes_in_a_document_never_reach_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    let text = "Title\n\nA \u{1b}]0;owned\u{7} title, a \u{9b}2J clear and \u{202e}an override.\n";
    std::fs::write(home.path().join("readout.txt"), text).unwrap();
    let run =
        Run { size: (80, 24), home: home.path(), argv: &["attache", "--as", "ana", "readout.txt"], env: &[] };
    let mut session = run.start();
    session.wait_for("␛]0;owned");
    session.keys("q");
    let raw = session.raw();
    assert!(session.end().clean);
    assert!(!raw.contains("\x1b]0;") && !raw.contains('\u{9b}') && !raw.contains('\u{202e}'));
}

#[test]
fn no_save_writes_nothing() {
    let home = home();
    let run = Run {
        size: (120, 40),
        home: home.path(),
        argv: &["attache", "--as", "ana", "--no-save", "readout.txt"],
        env: &[],
    };
    let mut session = run.start();
    session.wait_for("Claims");
    note(&mut session, "Nowhere.");
    session.keys("q");
    session.end();
    let left: Vec<_> =
        std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["readout.txt"]);
}

#[test]
fn a_broken_layer_is_read_only_and_never_overwritten() {
    let home = home();
    let folder = home.path().join("readout.txt.notes");
    std::fs::create_dir(&folder).unwrap();
    let broken = "format = \"attache.layer/1\"\nannotator = \"ana\"\n[[annotation]\n";
    std::fs::write(folder.join("ana.toml"), broken).unwrap();
    let mut session = open(home.path());
    session.wait_for("ana.toml:3:");
    session.keys("q");
    session.end();
    assert_eq!(layer(home.path()), broken);
}

#[test]
fn a_colleagues_layer_that_cannot_be_read_is_told_for_as_long_as_it_is_so() {
    let home = home();
    let folder = home.path().join("readout.txt.notes");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("bea.toml"), "format = \"attache.layer/1\"\nannotator = [\n").unwrap();
    let mut session = open(home.path());
    session.wait_for("bea.toml:");
    // A key takes the message away; the state stays in words.
    session.keys("j");
    session.wait_for("not all notes read");
    session.keys("q");
    session.end();
}

#[test]
fn idle_it_sleeps() {
    let home = home();
    let session = open(home.path());
    let pid = session.pid();
    let switches = || -> u64 {
        // Over all threads; a thread that ends meanwhile takes its count with it.
        let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).unwrap();
        let status = tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("status")).ok());
        let count = |status: String| {
            let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches"))?.to_owned();
            line.split_whitespace().last()?.parse::<u64>().ok()
        };
        status.filter_map(count).sum()
    };
    if !Path::new("/proc/self/task").exists() {
        println!("skipped: no /proc on this system");
        return;
    }
    session.settle();
    let before = switches();
    // The one place where time itself is what is tested.
    std::thread::sleep(std::time::Duration::from_secs(10));
    assert_eq!(switches(), before, "woke up while idle");
}
