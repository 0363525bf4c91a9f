//! `attache search`.

use crate::{Desk, READOUT};

const OTHER: &str = "Joint Statement on the Northern Road\n\nTolmar, 5 April 2031\n\nThe two sides agreed to open the northern road by May.\n\nPavel Orlenko said that Sarvan will\nsend observers to the lake.\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("folder/a.txt", READOUT);
    desk.put("folder/sub/b.md", OTHER);
    desk
}

#[test]
fn words_and_filters_find_paragraphs_in_every_document() {
    let desk = desk();
    let out = desk.run(&["search", "folder", "send observers"]).well();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert!(lines[0].starts_with("folder/a.txt:3: ") && lines[1].starts_with("folder/sub/b.md:2: "), "{out}");
    assert!(lines[1].contains("Sarvan will send observers"), "{out}");
    assert_eq!(desk.run(&["search", "folder", "lake", "speaker:Pavel Orlenko"]).well().lines().count(), 1);
    assert_eq!(desk.run(&["search", "folder", "act:agree"]).well().lines().count(), 2);
    assert!(desk.run(&["search", "folder", "entity:Orlenko"]).well().lines().count() >= 3);
}

#[test]
fn annotations_are_found_by_code_and_annotator() {
    let desk = desk();
    let add = [
        "annotate",
        "folder/a.txt",
        "--quote",
        "must stay open",
        "--code",
        "commitment/dated",
        "--as",
        "ana",
    ];
    desk.run(&add).well();
    for query in ["code:commitment", "by:ana", "code:commitment/dated by:ANA lake"] {
        let out = desk.run(&["search", "folder", query]).well();
        assert!(out.starts_with("folder/a.txt:2: ") && out.lines().count() == 1, "{query}: {out}");
    }
    let none = desk.run(&["search", "folder", "by:bo"]);
    assert_eq!((none.code, none.out.as_str()), (0, ""));
    assert!(none.err.contains("nothing found in 2 documents"), "{}", none.err);
}

#[test]
fn json_and_csv_say_where() {
    let desk = desk();
    let json = desk.run(&["search", "folder", "northern road", "--format", "json"]).json();
    assert_eq!((json["format"].as_str(), json["documents"].as_u64()), (Some("attache.search/1"), Some(2)));
    let found = &json["matches"][1];
    let (start, end) = (found["start"].as_u64().unwrap(), found["end"].as_u64().unwrap());
    let text: String = OTHER.chars().skip(start as usize).take((end - start) as usize).collect();
    assert_eq!(found["text"].as_str(), Some(text.as_str()));
    let csv = desk.run(&["search", "folder", "act:agree", "--format", "csv"]).well();
    assert!(csv.starts_with("path,paragraph,start,end,text,context\n"), "{csv}");
}

#[test]
fn unreadable_files_are_told_and_the_rest_goes_on() {
    let desk = desk();
    desk.put("folder/bad.pdf", "no pdf");
    let ran = desk.run(&["search", "folder", "lake"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.out.lines().count(), 2);
    assert!(ran.err.contains("bad.pdf: this PDF is damaged"), "{}", ran.err);
}

#[test]
fn a_wrong_query_is_one_sentence() {
    let desk = desk();
    for (query, word) in [(" ", "empty"), ("by:", "needs a value"), ("act:agrees", "did you mean agree?")] {
        let said = desk.run(&["search", "folder", query]).failed(2);
        assert!(said.contains(word), "{said}");
    }
}

#[test]
fn the_index_changes_no_answer() {
    let desk = desk();
    for k in 0..40 {
        let act = ["rejected the plan", "agreed to open the road", "thanked Taihan for the doctors"][k % 3];
        desk.put(&format!("folder/{k:02}.txt"), format!("Ma Rensheng Meets with Pavel Orlenko\n2031-03-{:02}\n\nPavel Orlenko {act}. The lake’s door {k} is open.\n", k % 28 + 1));
    }
    desk.put("folder/bad.pdf", "no pdf");
    desk.run(&["annotate", "folder/a.txt", "--quote", "must stay open", "--code", "x", "--as", "ana"]).well();
    let queries = [
        "lake",
        "\"lake's door\"",
        "Lake",
        "speaker:orlenko act:oppose",
        "entity:orlenko door",
        "act:social",
        "code:x",
        "by:ana lake",
        "by:bo",
        "door 17",
        "nowhere",
        "speaker:hale",
        "act:agree northern",
    ];
    let ask = |query: &str| {
        let formats = ["text", "json", "csv"];
        formats.map(|format| {
            let ran = desk.run(&["search", "folder", query, "--format", format, "-v"]);
            (ran.code, ran.out, ran.err)
        })
    };
    let without: Vec<_> = queries.iter().map(|query| ask(query)).collect();
    let cached = || desk.files().iter().any(|file| file.starts_with("cache/index"));
    assert!(!cached(), "a search makes no index");
    desk.run(&["matrix", "folder"]);
    assert!(cached());
    for (query, without) in queries.iter().zip(&without) {
        assert_eq!(&ask(query), without, "{query}");
    }
    // What has changed since then is read anew, and what is new is found.
    desk.put("folder/03.txt", "Ma Rensheng said that nowhere is a place on the map, and so are we all.\n");
    desk.put("folder/new.txt", "Dana Hale said that nowhere is far.\n");
    assert_eq!(desk.run(&["search", "folder", "nowhere"]).out.lines().count(), 2);
    assert!(desk.run(&["search", "folder", "door 3"]).out.lines().all(|line| !line.contains("/03.txt")));
    assert_eq!(desk.run(&["search", "folder", "speaker:hale"]).out.lines().count(), 1);
}
