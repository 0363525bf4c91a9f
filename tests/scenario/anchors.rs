//! After a change of the text: what became of the marks, and putting them right.

use crate::fixture::READOUT;
use crate::stage::{Stage, stage};
use std::path::Path;

fn layer(home: &Path) -> String {
    std::fs::read_to_string(home.join("readout.txt.notes/ana.toml")).unwrap_or_default()
}

/// Ana marks a sentence; then these words are put in the place of those.
fn after_a_change(home: &Path, was: &str, now: &str) -> Stage {
    stage(home, READOUT, 120, 40).keys("} } } s a").types("Watch this.").keys("Ctrl-s");
    let changed = READOUT.replace(was, now);
    assert_ne!(changed, READOUT);
    std::fs::write(home.join("readout.txt"), changed).unwrap();
    stage(home, READOUT, 120, 40)
}

#[test]
fn a_changed_wording_is_shown_and_confirmed() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = after_a_change(home.path(), "countries have kept", "countries may have kept");
    stage.keys("g a");
    assert!(stage.text().contains("1 mark needs you"), "{}", stage.text());
    assert!(stage.text().contains("modal: nothing → “may”"), "{}", stage.text());
    stage.keys("Enter");
    for part in ["was", "is", "[+may", "Does the mark belong to the new wording?"] {
        assert!(stage.text().contains(part), "{part}\n{}", stage.text());
    }
    stage.keys("n");
    assert!(
        layer(home.path()).contains("countries have kept"),
        "nothing without a word: {}",
        layer(home.path())
    );
    stage.keys("g a Enter y");
    assert!(layer(home.path()).contains("countries may have kept"), "{}", layer(home.path()));
    stage.keys("g a");
    assert!(stage.text().contains("stands where it should"), "{}", stage.text());
    stage.keys("u");
    assert!(layer(home.path()).contains("countries have kept"), "{}", layer(home.path()));
}

#[test]
fn an_orphan_is_placed_by_hand() {
    let home = tempfile::tempdir().unwrap();
    let gone = "Tolen said that the two countries have kept close contacts. ";
    let mut stage = after_a_change(home.path(), gone, "");
    stage.keys("g a Enter");
    assert!(stage.text().contains("Choose its text"), "{}", stage.text());
    stage.keys("g g } } } s Enter");
    assert!(
        layer(home.path()).contains("quote = \"Relations have entered a new stage.\""),
        "{}",
        layer(home.path())
    );
}
