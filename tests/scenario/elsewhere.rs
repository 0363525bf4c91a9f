//! Annotations of the other documents of the folder: listed, related to, linked to.

use crate::stage::{Stage, readout};
use std::path::Path;

fn other(home: &Path) {
    let notes = home.join("january.txt.notes");
    std::fs::create_dir_all(&notes).unwrap();
    std::fs::write(home.join("january.txt"), "In January the two sides spoke of close contacts.\n").unwrap();
    std::fs::write(
        notes.join("bo.toml"),
        "format = \"attache.layer/1\"\nannotator = \"bo\"\n\n[[annotation]]\nid = \"b1\"\nkind = \"note\"\ncodes = [\"formula\"]\nnote = \"The older wording\"\ntarget = { start = 34, end = 48, quote = \"close contacts\", prefix = \"sides spoke of \", suffix = \".\" }\n",
    )
    .unwrap();
}

fn layer(home: &Path) -> String {
    std::fs::read_to_string(home.join("readout.txt.notes/ana.toml")).unwrap_or_default()
}

fn noted(home: &Path) -> Stage {
    other(home);
    let mut stage = readout(home, 120, 40);
    stage.keys("} } } s a").types("Cf. January").keys("Ctrl-s");
    stage
}

#[test]
fn the_list_of_all_annotations_holds_those_of_the_folder() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = noted(home.path());
    stage.keys("Q");
    let text = stage.text();
    assert!(text.contains("The older wording") && text.contains("january.txt"), "{text}");
    stage.types("in:january");
    let text = stage.text();
    assert!(text.contains("The older wording") && !text.contains("▸  Cf. January"), "{text}");
    // Alone, there is no way from here to there; the word says so.
    stage.keys("Enter");
    assert!(stage.text().contains("That is in january.txt"), "{}", stage.text());
}

#[test]
fn a_note_relates_to_one_of_another_document() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = noted(home.path());
    stage.keys("L r").types("older").keys("Enter");
    let saved = layer(home.path());
    for part in
        ["kind = \"relation\"", "relation = \"repeats\"", "to = \"bo/b1\"", "to_document = \"january.txt\""]
    {
        assert!(saved.contains(part), "{part}:\n{saved}");
    }
    stage.resize(200, 50).keys("Q").types("kind:relation").keys("Enter");
    assert!(stage.text().contains("repeats one in january.txt"), "{}", stage.text());
    assert!(
        std::fs::read_to_string(home.path().join("january.txt.notes/bo.toml"))
            .unwrap()
            .ends_with("\".\" }\n")
    );
}

#[test]
fn a_note_links_to_another_note_and_to_a_document() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = noted(home.path());
    stage.keys("L l").types("the document").keys("Esc L l").types("in:january").keys("Enter");
    assert!(layer(home.path()).contains("Cf. January [[january.txt]]"), "{}", layer(home.path()));
    stage.keys("g l");
    assert!(stage.text().contains("That is in january.txt"), "{}", stage.text());
    // A link to a note of this document goes there.
    stage.keys("} } s a").types("See above").keys("Ctrl-s L l").types("Cf.").keys("Enter");
    let saved = layer(home.path());
    assert!(saved.contains("See above [[ana/"), "{saved}");
    let before = stage.session.state.reader.cursor;
    stage.keys("g l");
    assert!(stage.session.state.reader.cursor < before);
    stage.keys("u");
    assert!(!layer(home.path()).contains("See above [["), "a link is one step");
}
