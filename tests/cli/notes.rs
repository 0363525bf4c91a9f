//! `attache notes` and `attache check`: everybody's notes, and whether they still stand.

use crate::{Desk, READOUT};

/// Two colleagues' notes on one readout.
fn two() -> Desk {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    desk.run(&[
        "annotate",
        "a.txt",
        "--as",
        "ana",
        "--quote",
        "Sarvan will send observers",
        "--note",
        "A promise.",
        "--code",
        "commitment",
    ])
    .well();
    desk.run(&[
        "annotate",
        "a.txt",
        "--as",
        "bo",
        "--quote",
        "walls protect no one",
        "--note",
        "Which walls?\nAsk.",
    ])
    .well();
    desk
}

#[test]
fn notes_of_all_stand_in_document_order() {
    let desk = two();
    let text = desk.run(&["notes", "a.txt"]).well();
    let (bo, ana) = (text.find("walls protect").expect("bo's"), text.find("send observers").expect("ana's"));
    assert!(bo < ana, "{text}");
    let csv = desk.run(&["notes", "a.txt", "--format", "csv"]).well();
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(csv.as_bytes()).records().map(|r| r.expect("a row")).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!((&rows[0][0], &rows[1][0]), ("bo", "ana"));
    let json = desk.run(&["notes", "a.txt", "--format", "json"]).json();
    assert_eq!(json["format"], "attache.notes/1");
    assert_eq!(json["annotations"][0]["note"], "Which walls?\nAsk.");
    assert_eq!(json["problems"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_document_without_notes_says_so() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    assert!(desk.run(&["notes", "a.txt"]).well().contains("no notes yet"));
    assert!(desk.run(&["check", "a.txt"]).well().contains("no notes yet"));
    assert_eq!(
        desk.run(&["notes", "a.txt", "--format", "json"]).json()["annotations"].as_array().map(Vec::len),
        Some(0)
    );
}

#[test]
fn further_layers_are_read_along() {
    let desk = two();
    std::fs::rename(desk.dir().join("a.txt.notes/bo.toml"), desk.dir().join("bo.toml")).expect("moved");
    assert!(!desk.run(&["notes", "a.txt"]).well().contains("walls protect"));
    assert!(desk.run(&["notes", "a.txt", "--layers", "bo.toml"]).well().contains("walls protect"));
}

#[test]
fn check_follows_the_words() {
    let desk = two();
    let ran = desk.run(&["check", "a.txt"]);
    assert_eq!(ran.well(), "a.txt: 2 exact\n");
    // Something before the notes grew: they moved, and nobody is needed.
    desk.put("a.txt", READOUT.replace("On March 4, 2031,", "On the morning of March 4, 2031,"));
    let ran = desk.run(&["check", "a.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("2 moved"), "{}", ran.out);
    // One is gone.
    desk.put("a.txt", READOUT.replace("Experience has shown that walls protect no one.", ""));
    let ran = desk.run(&["check", "a.txt"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("1 orphan") && ran.out.contains("walls protect no one"), "{}", ran.out);
    // One is reworded: a proposal, which a person confirms.
    desk.put("a.txt", READOUT.replace("Sarvan will send observers", "Sarvan will soon send observers"));
    let ran = desk.run(&["check", "a.txt"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("1 changed") && ran.out.contains("now reads"), "{}", ran.out);
}

#[test]
fn check_takes_folders_and_goes_on() {
    let desk = two();
    desk.put("b.txt", READOUT);
    desk.put("c.txt", "\0");
    let ran = desk.run(&["check", "."]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("a.txt: 2 exact") && ran.out.contains("b.txt: no notes yet"), "{}", ran.out);
    assert!(ran.err.contains("c.txt"), "{}", ran.err);
}

#[test]
fn a_broken_layer_is_named_with_line_and_left_alone() {
    let desk = two();
    let path = desk.dir().join("a.txt.notes/bo.toml");
    let broken = "format = \"attache.layer/1\"\nannotator = \"bo\"\n[document\n";
    std::fs::write(&path, broken).expect("written");
    let ran = desk.run(&["notes", "a.txt"]);
    assert!(ran.err.contains("bo.toml:3"), "{}", ran.err);
    assert!(ran.well().contains("send observers"), "the other layer is still read");
    let ran = desk.run(&["check", "a.txt"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("bo.toml:3"), "{}", ran.out);
    // What cannot be read is not "no notes".
    std::fs::remove_file(desk.dir().join("a.txt.notes/ana.toml")).expect("removed");
    let ran = desk.run(&["notes", "a.txt"]);
    assert!(ran.well().contains("no notes that can be read"));
    assert!(desk.run(&["check", "a.txt"]).out.contains("no notes that can be read"));
    // Its owner can't write over it either.
    let ran = desk.run(&["-q", "annotate", "a.txt", "--as", "bo", "--quote", "in Vesk", "--note", "x"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("bo.toml"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&path).expect("read"), broken);
}

#[test]
fn notes_can_be_narrowed_and_sorted() {
    let desk = two();
    let names = |args: &[&str]| -> Vec<String> {
        let all = [&["notes", "a.txt", "--format", "json"], args].concat();
        let json = desk.run(&all).json();
        let list = json["annotations"].as_array().cloned().unwrap_or_default();
        list.iter().filter_map(|a| a["annotator"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(names(&["--filter", "code:commitment"]), ["ana"]);
    assert_eq!(names(&["--filter", "by:bo \"which walls\""]), ["bo"]);
    assert_eq!(names(&["--filter=-by:bo after:2000-01-01"]), ["ana"]);
    assert!(names(&["--filter", "state:orphan"]).is_empty());
    assert_eq!(names(&["--sort", "by"]), ["ana", "bo"]);
}

#[test]
fn a_caveat_goes_wherever_the_notes_go() {
    let desk = two();
    let path = desk.dir().join("a.txt.notes/bo.toml");
    let mut layer = std::fs::read_to_string(&path).expect("bo's");
    layer += "\n[[annotation]]\nid = \"c\"\nkind = \"clearance\"\ncreated = 2031-03-05T08:00:00Z\nmodified = 2031-03-05T08:00:00Z\nstate = \"cleared\"\ncaveat = \"For internal use\"\n";
    std::fs::write(&path, layer).expect("written");
    assert!(desk.run(&["notes", "a.txt"]).well().starts_with("Caveat: For internal use\n"));
    let json = desk.run(&["notes", "a.txt", "--format", "json"]).json();
    assert_eq!(json["caveats"], serde_json::json!(["For internal use"]));
    assert!(desk.run(&["agree", "a.txt"]).well().contains("Caveat: For internal use"));
}
