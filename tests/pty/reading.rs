//! Place, editor, ground, tour: what a reader meets between two sessions and round the screen.

use crate::session::Run;
use crate::{home, open};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

fn script(home: &Path, name: &str, body: &str) -> PathBuf {
    let path = home.join(name);
    std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

#[test]
fn the_place_and_the_marks_come_back_and_no_save_keeps_none() {
    let home = home();
    let mut session = open(home.path());
    session.keys("/Harbour\r");
    session.wait_for("match 1 of");
    session.keys("mk");
    session.wait_for("Place k kept");
    session.keys("q");
    assert_eq!(session.end().code, 0);
    let mut session = open(home.path());
    session.wait_for("¶ 2/3");
    session.keys("gg'k");
    session.wait_for("¶ 2/3");
    session.keys("q");
    session.end();

    let fresh = crate::home();
    let argv = ["attache", "--no-save", "--as", "ana", "readout.txt"];
    let run = Run { size: (120, 40), home: fresh.path(), argv: &argv, env: &[] };
    let mut session = run.start();
    session.wait_for("Claims");
    session.keys("Gmaq");
    session.end();
    assert!(!fresh.path().join("state").exists(), "--no-save writes nothing");
}

#[test]
fn a_note_is_written_in_the_readers_own_editor() {
    let home = home();
    let editor = script(home.path(), "my-editor", "printf 'Written outside.\\n' >> \"$2\"");
    let editor = format!("'{}' --wait", editor.display());
    let argv = ["attache", "--as", "ana", "readout.txt"];
    let run = Run { size: (120, 40), home: home.path(), argv: &argv, env: &[("EDITOR", &editor)] };
    let mut session = run.start();
    session.wait_for("Claims");
    session.keys("/said that\r");
    session.wait_for("match 1 of");
    session.keys("e");
    session.wait_for("◆");
    session.wait_for("Written outside.");
    session.keys("q");
    let ended = session.end();
    assert!(ended.clean && ended.code == 0);
    assert!(crate::layer(home.path()).contains("Written outside."));
}

#[test]
fn an_editor_that_fails_is_said_and_nothing_is_lost() {
    let home = home();
    for (editor, words) in [("/nowhere/editor", "was not found"), ("false", "ended with an error")] {
        let argv = ["attache", "--as", "ana", "readout.txt"];
        let run = Run { size: (120, 40), home: home.path(), argv: &argv, env: &[("EDITOR", editor)] };
        let mut session = run.start();
        session.wait_for("Claims");
        session.keys("e");
        session.wait_for(words);
        session.keys("q");
        let ended = session.end();
        assert!(ended.clean && ended.code == 0);
    }
    assert_eq!(crate::layer(home.path()), "");
}

#[test]
fn the_ground_of_the_terminal_decides_the_theme() {
    let home = home();
    for (ground, background) in [("15;0", "48;2;22;24;29"), ("0;15", "48;2;251;249;244")] {
        let env = [("COLORTERM", "truecolor"), ("COLORFGBG", ground)];
        let argv = ["attache", "--no-save", "--as", "ana", "readout.txt"];
        let run = Run { size: (80, 24), home: home.path(), argv: &argv, env: &env };
        let mut session = run.start();
        session.wait_for("Claims");
        session.keys("q");
        let raw = session.raw();
        session.end();
        assert!(raw.contains(background), "{ground}");
        assert!(!raw.contains("]11;?"), "what is known is not asked for");
    }
}

#[test]
fn the_terminal_is_asked_for_its_ground_and_typed_keys_are_not_eaten() {
    let home = home();
    let env = [("COLORTERM", "truecolor")];
    let argv = ["attache", "--no-save", "--as", "ana", "readout.txt"];
    let run = Run { size: (80, 24), home: home.path(), argv: &argv, env: &env };
    let mut session = run.start();
    // The answer with keys before and behind it, as from a quick reader and a slow line.
    session.keys("/ties\x1b]11;rgb:fbfb/f9f9/f4f4\x1b\\\x1b[?62;22c\r");
    session.wait_for("match 1 of 1");
    session.wait("the light theme", |screen| {
        screen.cell(0, 1).is_some_and(|cell| cell.bgcolor() == vt100::Color::Rgb(251, 249, 244))
    });
    session.keys("q");
    assert_eq!(session.end().code, 0);
}

#[test]
fn the_tour_runs_and_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let run = Run { size: (100, 30), home: home.path(), argv: &["attache", "--tour"], env: &[] };
    let mut session = run.start();
    session.wait_for("Tour 1/");
    session.keys("jjj");
    session.wait_for("Tour 2/");
    session.keys(").");
    session.wait_for("Tour 4/");
    session.keys("q");
    let ended = session.end();
    assert!(ended.clean && ended.code == 0);
    let left: Vec<_> = std::fs::read_dir(home.path()).unwrap().flatten().map(|e| e.path()).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn looks_changed_inside_are_kept_without_losing_comments() {
    let home = home();
    let config = home.path().join("config/attache/config.toml");
    std::fs::create_dir_all(config.parent().unwrap()).unwrap();
    std::fs::write(&config, "# mine\ntheme = \"dark\" # at night\n").unwrap();
    let mut session = open(home.path());
    session.keys("T");
    session.wait_for("Theme: it shows");
    session.keys("nord\r");
    session.wait_for("Theme nord");
    session.keys("gj");
    session.wait_for("Both edges straight");
    session.keys("q");
    session.end();
    let kept = std::fs::read_to_string(&config).unwrap();
    assert_eq!(kept, "# mine\ntheme = \"nord\" # at night\njustify = true\n");
}

#[test]
fn a_locale_without_utf8_is_said_and_the_text_is_there() {
    let home = home();
    let argv = ["attache", "--no-save", "--as", "ana", "readout.txt"];
    let run = Run { size: (120, 40), home: home.path(), argv: &argv, env: &[("LANG", "C")] };
    let mut session = run.start();
    session.wait_for("The locale is not UTF-8 (LANG=C)");
    session.wait_for("Claims");
    session.keys("q");
    assert_eq!(session.end().code, 0);
}

#[test]
fn a_storm_of_sizes_leaves_the_text_where_it_was() {
    let home = home();
    let mut session = open(home.path());
    session.keys("/Orlan Deke said\r");
    session.wait_for("match 1 of 1");
    for step in 0..60_u16 {
        session.resize(20 + step * 97 % 481, 5 + step * 31 % 196);
    }
    session.resize(500, 200);
    session.resize(20, 5);
    session.resize(120, 40);
    session.wait("the place", |screen| {
        screen.contents().contains("Orlan Deke said") && screen.contents().contains("¶ 3/3")
    });
    session.keys("q");
    assert_eq!(session.end().code, 0);
}

#[test]
fn the_source_is_edited_and_read_again_with_place_and_notes() {
    let home = home();
    let body = "printf 'Added at the top.\\n\\n' | cat - \"$1\" > \"$1.new\" && mv \"$1.new\" \"$1\"";
    let editor = script(home.path(), "my-editor", body);
    let argv = ["attache", "--as", "ana", "readout.txt"];
    let editor = editor.to_string_lossy().into_owned();
    let run = Run { size: (120, 40), home: home.path(), argv: &argv, env: &[("VISUAL", &editor)] };
    let mut session = run.start();
    session.wait_for("Claims");
    crate::note(&mut session, "Stays.");
    session.keys("E");
    session.wait_for("Undo does not take that back");
    session.keys("y");
    session.wait_for("Added at the top.");
    session.wait_for("Stays.");
    session.wait_for("◆");
    // What one did oneself is no news.
    session.settle();
    assert!(!session.screen().contains("reads it again"), "{}", session.screen());
    session.keys("q");
    assert_eq!(session.end().code, 0);
}

#[test]
fn a_terminal_that_cannot_place_text_is_told_what_to_do_instead() {
    let home = home();
    let argv = ["attache", "--no-save", "--as", "ana", "readout.txt"];
    let run = Run { size: (80, 24), home: home.path(), argv: &argv, env: &[("TERM", "dumb")] };
    let ended = run.start().end();
    assert_eq!(ended.code, 2);
    assert!(ended.screen.contains("TERM=dumb") && ended.screen.contains("attache text"), "{}", ended.screen);
}

/// Every colour that was sent: `None` for one of red, green and blue, else its number.
fn colours(raw: &str) -> Vec<Option<u16>> {
    let mut found = Vec::new();
    for part in raw.split("\x1b[").skip(1) {
        let Some((codes, _)) = part.split_once('m') else { continue };
        let codes: Vec<&str> = codes.split(';').collect();
        for at in codes.windows(3).filter(|at| matches!(at[0], "38" | "48")) {
            found.push(if at[1] == "5" { at[2].parse().ok() } else { None });
        }
    }
    found
}

#[test]
fn colours_are_those_that_the_terminal_has() {
    let home = home();
    for (term, more, most) in [
        ("xterm", "", Some(16)),
        ("linux", "", Some(16)),
        ("xterm-256color", "", Some(256)),
        ("xterm-256color", "truecolor", None),
    ] {
        let env = [("TERM", term), ("COLORTERM", more)];
        let argv = ["attache", "--no-save", "--as", "ana", "--theme", "dark", "readout.txt"];
        let run = Run { size: (120, 40), home: home.path(), argv: &argv, env: &env };
        let mut session = run.start();
        session.wait_for("Claims");
        session.keys("q");
        let raw = session.raw();
        assert_eq!(session.end().code, 0);
        let sent = colours(&raw);
        assert!(sent.len() > 20, "{term} {more}");
        match most {
            Some(most) => assert!(sent.iter().all(|c| c.is_some_and(|c| c < most)), "{term}: {sent:?}"),
            None => assert!(sent.iter().any(Option::is_none), "{term} {more}"),
        }
    }
}

#[test]
fn a_first_visit_is_greeted_and_the_next_is_not() {
    let home = home();
    let mut session = open(home.path());
    session.wait_for("Welcome. ? shows what the keys do, q leaves");
    session.keys("j");
    session.wait_gone("Welcome.");
    session.keys("q");
    assert_eq!(session.end().code, 0);
    let mut session = open(home.path());
    session.settle();
    assert!(!session.screen().contains("Welcome."), "{}", session.screen());
    session.keys("q");
    assert_eq!(session.end().code, 0);
}

#[test]
fn a_border_that_was_dragged_stays_where_it_was_put() {
    let home = home();
    let mut session = open(home.path());
    // The border between text and findings stands in the 61st column, from 1.
    session.keys("\x1b[<0;61;9M\x1b[<32;70;9M\x1b[<32;76;9M\x1b[<0;76;9m");
    session.wait("the border", |screen| screen.cell(8, 75).is_some_and(|cell| cell.contents() == "│"));
    session.keys("q");
    assert_eq!(session.end().code, 0);
    let kept = std::fs::read_to_string(home.path().join("config/attache/config.toml")).unwrap();
    assert!(kept.contains("document-share = 625"), "{kept}");
    let mut session = open(home.path());
    session.wait("the border", |screen| screen.cell(8, 75).is_some_and(|cell| cell.contents() == "│"));
    session.keys("q");
    session.end();
}
