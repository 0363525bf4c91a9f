//! Decisions on findings, on the screen and on disk.

use crate::stage::readout;
use std::path::Path;

fn layer(home: &Path) -> String {
    std::fs::read_to_string(home.join("readout.txt.notes/ana.toml")).unwrap_or_default()
}

#[test]
fn decided_in_the_list_seen_on_the_screen_and_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    stage.keys("2 g g A X M s").types("Orlan").keys("Enter");
    let saved = layer(home.path());
    for part in [
        "kind = \"decision\"",
        "decision = \"accept\"",
        "decision = \"reject\"",
        "decision = \"amend\"",
        "speakers = [\"Orlan Deke\"]",
        "rule = \"by-hand\"",
    ] {
        assert!(saved.contains(part), "{part}\n{saved}");
    }
    insta::assert_snapshot!("decided", stage.text());
    // A new session takes them up.
    let mut again = readout(home.path(), 120, 40);
    assert!(again.text().contains("3 of 6 decided"), "{}", again.text());
    again.keys("u u u");
    assert!(!layer(home.path()).contains("decision"), "{}", layer(home.path()));
}

#[test]
fn a_bulk_deed_shows_what_it_will_do() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    stage.keys("2 g g B s");
    assert!(stage.text().contains("Accept 3 undecided by Mira Tolen"), "{}", stage.text());
    stage.keys("Enter");
    assert!(stage.text().contains("3 of 6 decided"), "{}", stage.text());
    stage.keys("u");
    assert!(!stage.text().contains("decided"), "{}", stage.text());
}
