//! `attache text`: the canonical text, byte for byte.

use crate::{Desk, READOUT};

#[test]
fn line_breaks_and_mark_are_settled_and_nothing_else() {
    let desk = Desk::new();
    desk.put("a.txt", "\u{feff}One\r\n  two \rthree\n\n\u{a0}four\t#\u{1b}[31m");
    assert_eq!(desk.run(&["text", "a.txt"]).well(), "One\n  two \nthree\n\n\u{a0}four\t#\u{1b}[31m");
    desk.put("b.md", "---\ntitle: x\n---\n# **Bold**\n");
    assert_eq!(desk.run(&["text", "b.md"]).well(), "---\ntitle: x\n---\n# **Bold**\n");
}

#[test]
fn standard_input_is_a_document() {
    let desk = Desk::new();
    assert_eq!(desk.feed(&["text", "-"], READOUT.as_bytes()).well(), READOUT);
    let said = desk.feed(&["text", "-"], b"").failed(2);
    assert!(said.contains("standard input"), "{said}");
}

#[test]
fn a_guessed_encoding_is_told_and_quiet_keeps_quiet() {
    let desk = Desk::new();
    desk.put("old.txt", b"The minister\x92s visit to S\xe3o L\xedvio was \x93welcomed\x94.\n");
    let ran = desk.run(&["text", "old.txt"]);
    assert!(ran.err.contains("old.txt") && ran.err.contains("windows-1252"), "{}", ran.err);
    assert_eq!(ran.well(), "The minister’s visit to São Lívio was “welcomed”.\n");
    assert_eq!(desk.run(&["-q", "text", "old.txt"]).err, "");
}

#[test]
fn nothing_is_written() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    for command in ["text", "extract", "notes", "check"] {
        desk.run(&[command, "a.txt"]).well();
    }
    for topic in ["path", "show", "keys", "themes", "codebook"] {
        desk.run(&["config", topic]).well();
    }
    assert_eq!(desk.files(), ["dir/a.txt"]);
}
