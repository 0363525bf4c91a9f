//! `attache annotate`: one annotation, one place, one file.

use crate::{Desk, READOUT};

#[test]
fn an_annotation_is_on_disk_and_read_back() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let said = desk
        .run(&[
            "annotate",
            "a.txt",
            "--as",
            "ana",
            "--quote",
            "the lake must stay open",
            "--note",
            "New wording.",
            "--code",
            "request",
            "--speaker",
            "Ma Rensheng",
        ])
        .well();
    assert!(said.starts_with("ana/") && said.contains("ana.toml"), "{said}");
    // Beside the document its layer and nothing else; the undo journal lies in the state directory.
    let (state, beside): (Vec<String>, Vec<String>) =
        desk.files().into_iter().partition(|f| f.starts_with("state/"));
    assert_eq!(beside, ["dir/a.txt", "dir/a.txt.notes/ana.toml"]);
    assert!(state.iter().all(|f| f.starts_with("state/undo/")), "{state:?}");
    let layer: toml::Table =
        toml::from_str(&std::fs::read_to_string(desk.dir().join("a.txt.notes/ana.toml")).expect("a layer"))
            .expect("TOML");
    assert_eq!(layer["format"].as_str(), Some("attache.layer/1"));
    assert_eq!(layer["annotator"].as_str(), Some("ana"));
    let one = &layer["annotation"][0];
    let start = READOUT.find("the lake must").expect("it stands there") as i64;
    assert_eq!(one["kind"].as_str(), Some("note"));
    assert_eq!(one["target"]["start"].as_integer(), Some(start));
    assert_eq!(one["target"]["quote"].as_str(), Some("the lake must stay open"));
    assert_eq!(one["speaker"].as_str(), Some("Ma Rensheng"));
    let notes = desk.run(&["notes", "a.txt", "--format", "json"]).json();
    assert_eq!(notes["annotations"][0]["note"], "New wording.");
    assert_eq!(notes["annotations"][0]["targets"][0]["state"], "exact");
    // A second one joins the first.
    desk.run(&["annotate", "a.txt", "--as", "ana", "--quote", "in Vesk", "--note", "Where?"]).well();
    let notes = desk.run(&["notes", "a.txt", "--format", "json"]).json();
    assert_eq!(notes["annotations"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_quote_that_stands_nowhere_or_often_writes_nothing() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let often = desk.run(&["annotate", "a.txt", "--as", "ana", "--quote", "Ma Rensheng", "--note", "x"]);
    assert_eq!(often.code, 2);
    assert!(often.err.contains("3 places") && often.err.contains("--prefix"), "{}", often.err);
    assert_eq!(often.err.lines().filter(|line| line.starts_with("  [")).count(), 3, "{}", often.err);
    let nowhere =
        desk.run(&["annotate", "a.txt", "--as", "ana", "--quote", "the sea must stay open", "--note", "x"]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.err.contains("does not stand in the text"), "{}", nowhere.err);
    let elsewhere = desk
        .run(&["annotate", "a.txt", "--as", "ana", "--quote", "in Vesk", "--prefix", "lake", "--note", "x"]);
    assert_eq!(elsewhere.code, 2);
    assert!(elsewhere.err.contains("  ["), "{}", elsewhere.err);
    assert_eq!(desk.files(), ["dir/a.txt"]);
    // Narrowed, it stands once.
    desk.run(&[
        "annotate",
        "a.txt",
        "--as",
        "ana",
        "--quote",
        "Ma Rensheng",
        "--suffix",
        "said",
        "--note",
        "x",
    ])
    .well();
}

#[test]
fn words_copied_from_a_page_are_found_across_a_wrap() {
    let desk = Desk::new();
    desk.put("w.txt", "Ma Rensheng said that the lake’s shore\nmust stay open.\n");
    desk.run(&["annotate", "w.txt", "--as", "ana", "--quote", "the lake's shore must stay", "--note", "x"])
        .well();
    let notes = desk.run(&["notes", "w.txt", "--format", "json"]).json();
    assert_eq!(notes["annotations"][0]["targets"][0]["quote"], "the lake’s shore\nmust stay");
}

#[test]
fn the_login_name_is_taken_with_a_word() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let ran = desk.run(&["annotate", "a.txt", "--quote", "in Vesk", "--note", "x"]);
    assert!(ran.err.contains("login name tester") && ran.err.contains("--as"), "{}", ran.err);
    ran.well();
    assert!(desk.files().contains(&"dir/a.txt.notes/tester.toml".to_owned()));
    crate::put(&desk.user().join("config.toml"), "annotator = \"bo\"\n");
    let ran = desk.run(&["annotate", "a.txt", "--quote", "in Tolmar", "--note", "x"]);
    assert_eq!(ran.err, "");
    assert!(desk.files().contains(&"dir/a.txt.notes/bo.toml".to_owned()));
}

#[test]
fn an_unknown_code_is_kept_and_said() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let ran = desk.run(&["annotate", "a.txt", "--as", "ana", "--quote", "in Vesk", "--code", "comitment"]);
    assert!(ran.err.contains("no code comitment") && ran.err.contains("did you mean"), "{}", ran.err);
    ran.well();
    assert_eq!(
        desk.run(&["notes", "a.txt", "--format", "json"]).json()["annotations"][0]["codes"][0],
        "comitment"
    );
}

#[test]
fn no_save_writes_nothing() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let ran =
        desk.run(&["--no-save", "annotate", "a.txt", "--as", "ana", "--quote", "in Vesk", "--note", "x"]);
    assert!(ran.err.contains("--no-save"), "{}", ran.err);
    assert_eq!(ran.code, 0);
    assert_eq!(desk.files(), ["dir/a.txt"]);
}

#[test]
fn an_annotation_must_say_something() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let said = desk.run(&["annotate", "a.txt", "--as", "ana", "--quote", "in Vesk"]).failed(2);
    assert!(said.contains("--note"), "{said}");
}

#[test]
fn standard_input_is_remembered_by_its_text() {
    let desk = Desk::new();
    let ran =
        desk.feed(&["annotate", "-", "--as", "ana", "--quote", "in Vesk", "--note", "x"], READOUT.as_bytes());
    ran.well();
    assert!(
        desk.files().iter().any(|file| file.starts_with("data/") && file.ends_with("ana.toml")),
        "{:?}",
        desk.files()
    );
    let notes = desk.feed(&["notes", "-", "--format", "json"], READOUT.as_bytes()).json();
    assert_eq!(notes["annotations"].as_array().map(Vec::len), Some(1));
}
