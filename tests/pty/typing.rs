//! What comes in from the keyboard side of a terminal: other scripts, input methods, pastes, odd locales.

use crate::home;
use crate::session::Run;
use rustix::process::Signal;
use std::time::{Duration, Instant};

/// Every locale that a terminal may have; in none of them is anything lost that was typed.
#[test]
fn any_script_is_typed_and_pasted_in_any_locale() {
    for (name, value) in [("LC_ALL", "C"), ("LC_ALL", "POSIX"), ("LANG", "C.UTF-8")] {
        let home = home();
        let argv = ["attache", "--as", "ana", "readout.txt"];
        let run = Run { size: (120, 40), home: home.path(), argv: &argv, env: &[(name, value)] };
        let mut session = run.start();
        session.wait_for("Claims");
        session.keys("}}}s");
        session.wait_for("selecting");
        session.keys("a");
        session.wait_for("Ctrl-s saves");
        let start = session.cursor();
        // An input method commits several characters in one go.
        session.keys("会议和平");
        session.wait("the cursor behind it", |screen| {
            let (row, column) = screen.cursor_position();
            (column, row) == (start.0 + 8, start.1)
        });
        session.keys("\x1b[200~ السّلام\nвторая 👨\u{200d}👩\u{200d}👧\x1b[201~");
        session.wait_for("вторая");
        session.keys("\x13");
        session.wait_gone("Ctrl-s saves");
        session.keys("q");
        assert_eq!(session.end().code, 0);
        let layer = crate::layer(home.path());
        assert!(layer.contains("会议和平 السّلام\nвторая 👨\u{200d}👩\u{200d}👧"), "{name}={value}: {layer}");
    }
}

/// A Cyrillic layout sends Cyrillic letters: a word says where everything is, and there it is.
#[test]
fn a_cyrillic_keyboard_reads_notes_and_leaves() {
    let home = home();
    let argv = ["attache", "--as", "ana", "readout.txt"];
    let run = Run { size: (80, 24), home: home.path(), argv: &argv, env: &[] };
    let mut session = run.start();
    session.wait_for("Claims");
    session.keys("ф");
    session.wait_for("on any keyboard F2 lists");
    // F2, then the first entry: a note on what is here.
    session.keys("\x1bOQ");
    session.wait_for("Write a note on the selection");
    session.keys("\r");
    session.wait_for("saves");
    session.keys("Заметка\x1b\r");
    session.wait_for("◆");
    assert!(crate::layer(home.path()).contains("Заметка"));
    session.keys("\x03");
    let ended = session.end();
    assert!(ended.clean && ended.code == 0);
}

/// What is being written outlives whatever ends the program, is offered at the next start, and is gone once it is a
/// note or thrown away.
#[test]
fn a_note_being_written_survives_the_end_of_the_program() {
    for signal in [Signal::KILL, Signal::TERM, Signal::HUP] {
        let home = home();
        let mut session = crate::open(home.path());
        crate::to_the_sentence(&mut session);
        session.keys("a");
        session.wait_for("Ctrl-s");
        session.keys("Half a thou");
        session.wait_for("Half a thou");
        if signal == Signal::KILL {
            // Nothing is told to a program that is killed: the words must be there before.
            let folder = home.path().join("state/attache/unfinished");
            let begun = Instant::now();
            let written = || {
                std::fs::read_dir(&folder).into_iter().flatten().flatten().any(|file| {
                    std::fs::read_to_string(file.path()).is_ok_and(|text| text.contains("Half a thou"))
                })
            };
            while !written() {
                assert!(begun.elapsed() < Duration::from_secs(20), "nothing is kept");
                std::thread::sleep(Duration::from_millis(20));
            }
        }
        session.signal(signal);
        session.end();
        assert!(!crate::layer(home.path()).contains("Half"), "{signal:?}: no note yet");

        let mut again = crate::open(home.path());
        again.wait_for("You were writing this");
        again.keys("ght.\x13");
        again.wait_for("◆");
        again.keys("q");
        again.end();
        assert!(crate::layer(home.path()).contains("Half a thought."), "{signal:?}");
        let mut last = crate::open(home.path());
        last.wait_for("Half a thought.");
        assert!(!last.screen().contains("You were writing this"), "{}", last.screen());
        last.keys("q");
        assert_eq!(last.end().code, 0);
    }
}
