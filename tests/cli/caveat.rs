//! A handling caveat goes wherever anything of the document goes.

use crate::{Desk, READOUT};

const CAVEAT: &str = "Not for release before 6 March";

fn under_a_caveat() -> Desk {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    desk.put("b.txt", READOUT.replace("lake", "river"));
    let layer = format!(
        "format = \"attache.layer/1\"\nannotator = \"bo\"\n\n[document]\nfile = \"a.txt\"\n\n[[annotation]]\nid = \"1\"\nkind = \"clearance\"\nmodified = 2031-03-05T09:00:00Z\nstate = \"for clearance\"\ncaveat = \"{CAVEAT}\"\n"
    );
    desk.put("a.txt.notes/bo.toml", layer);
    desk.put("a.txt.notes/cy.toml", "format = \"attache.layer/1\"\nannotator = \"cy\"\n");
    desk
}

#[test]
fn every_export_carries_the_caveat() {
    let desk = under_a_caveat();
    let mut exports: Vec<Vec<&str>> = Vec::new();
    for format in ["json", "jsonl", "csv", "toml", "text"] {
        exports.push(vec!["extract", "a.txt", "--format", format]);
        exports.push(vec!["extract", "a.txt", "b.txt", "--format", format]);
    }
    for format in ["text", "json", "csv"] {
        exports.push(vec!["notes", "a.txt", "--format", format]);
    }
    for format in ["text", "json"] {
        exports.push(vec!["agree", "a.txt", "--format", format]);
    }
    for format in ["text", "markdown", "json", "csv", "html"] {
        exports.push(vec!["compare", "a.txt", "b.txt", "--format", format]);
        exports.push(vec!["compare", "b.txt", "a.txt", "--format", format]);
    }
    for args in exports {
        // An annotation of the note list says it of itself; the export as a whole has to, too.
        let said = desk.run(&args).well();
        assert!(said.contains(CAVEAT), "{args:?}:\n{said}");
    }
}

#[test]
fn it_stands_where_it_belongs_and_nowhere_else() {
    let desk = under_a_caveat();
    let json = desk.run(&["extract", "a.txt"]).json();
    assert_eq!(json["caveats"], serde_json::json!([CAVEAT]));
    let other = desk.run(&["extract", "b.txt"]).json();
    assert!(other.get("caveats").is_none(), "no caveat, no field");
    let both = desk.run(&["compare", "a.txt", "b.txt", "--format", "json"]).json();
    assert_eq!(both["documents"]["a"]["caveats"][0], CAVEAT);
    assert!(both["documents"]["b"].get("caveats").is_none());
    let agree = desk.run(&["agree", "a.txt", "--format", "json"]).json();
    assert_eq!((agree["format"].as_str(), &agree["caveats"][0]), (Some("attache.agree/1"), &CAVEAT.into()));
    // Taken back by the same colleague, it goes.
    let path = desk.dir().join("a.txt.notes/bo.toml");
    let text = std::fs::read_to_string(&path).expect("the layer").replace(CAVEAT, " ");
    std::fs::write(path, text).expect("written");
    assert!(desk.run(&["extract", "a.txt"]).json().get("caveats").is_none());
}

#[cfg(unix)]
#[test]
fn looking_for_caveats_leaves_the_layers_alone() {
    use std::os::unix::fs::MetadataExt as _;
    let desk = under_a_caveat();
    let path = desk.dir().join("a.txt.notes/bo.toml");
    let stamp = |m: std::fs::Metadata| (m.mtime(), m.mtime_nsec(), m.ctime(), m.ctime_nsec(), m.ino());
    let before = stamp(std::fs::metadata(&path).expect("the layer"));
    desk.run(&["extract", "a.txt"]).well();
    assert_eq!(stamp(std::fs::metadata(&path).expect("the layer")), before);
}
