//! Writing, and what is on disk after each confirmed change.

use crate::fixture::READOUT;
use crate::stage::{Stage, readout, stage_of};
use std::path::Path;

fn layer(home: &Path) -> String {
    std::fs::read_to_string(home.join("readout.txt.notes/ana.toml")).unwrap_or_default()
}

fn noted(home: &Path) -> Stage {
    let mut stage = readout(home, 120, 40);
    stage.keys("} } } s a").types("New wording.").keys("Ctrl-s");
    stage
}

#[test]
fn a_note_is_on_disk_and_on_screen() {
    let home = tempfile::tempdir().unwrap();
    let stage = noted(home.path());
    let saved = layer(home.path());
    for part in [
        "format = \"attache.layer/1\"",
        "annotator = \"ana\"",
        "kind = \"note\"",
        "New wording.",
        "quote = \"Tolen said that the two countries have kept close contacts.\"",
    ] {
        assert!(saved.contains(part), "{part}\n{saved}");
    }
    assert!(stage.text().contains("New wording."), "{}", stage.text());
    assert!(stage.text().contains("◆"), "{}", stage.text());
    assert!(stage.roles(stage.at("close contacts")).is_empty() || stage.text().contains("Notes 1"));
}

#[test]
fn reopened_everything_is_there() {
    let home = tempfile::tempdir().unwrap();
    noted(home.path()).keys("t Enter");
    let stage = readout(home.path(), 120, 40);
    assert!(stage.text().contains("New wording."), "{}", stage.text());
    assert!(stage.text().contains("speaker: Mira Tolen"), "{}", stage.text());
}

#[test]
fn undo_and_redo_reach_the_disk() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = noted(home.path());
    stage.keys("u");
    assert!(!layer(home.path()).contains("New wording."));
    assert!(!stage.text().contains("New wording."), "{}", stage.text());
    stage.keys("U");
    assert!(layer(home.path()).contains("New wording."));
    assert!(stage.text().contains("New wording."), "{}", stage.text());
}

#[test]
fn a_code_from_the_list() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = noted(home.path());
    stage.keys("c").types("dated").keys("Enter");
    assert!(layer(home.path()).contains("commitment/dated"), "{}", layer(home.path()));
    assert!(stage.text().contains("commitment/dated"), "{}", stage.text());
}

#[test]
fn a_speaker_who_is_not_in_the_text() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = noted(home.path());
    stage.keys("t").types("Ada Quell").keys("Enter");
    assert!(layer(home.path()).contains("speaker = \"Ada Quell\""), "{}", layer(home.path()));
    assert!(stage.text().contains("speaker: Ada Quell"), "{}", stage.text());
}

#[test]
fn changed_and_deleted() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = noted(home.path());
    stage.keys("3 i").types(" Really.").keys("Ctrl-s");
    assert!(layer(home.path()).contains("New wording. Really."), "{}", layer(home.path()));
    stage.keys("x");
    assert!(!layer(home.path()).contains("New wording"), "{}", layer(home.path()));
}

#[test]
fn a_note_half_written_is_not_lost_by_one_key() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    stage.keys("} } } s a").types("Half a thought").keys("Esc");
    assert!(!layer(home.path()).contains("Half"));
    // The question stands; "no" goes back to the text as it was.
    stage.keys("n").types(" more").keys("Ctrl-s");
    assert!(layer(home.path()).contains("Half a thought more"), "{}", stage.text());
}

/// Rows of the screen on which selected text shows.
fn selected_rows(stage: &mut Stage) -> usize {
    let dump = stage.dump();
    let (_, marks) = dump.split_once("---").unwrap();
    marks.lines().filter(|line| line.contains("selection")).count()
}

#[test]
fn boxes_never_cover_what_they_are_about() {
    for (columns, rows) in [(200, 50), (120, 40), (80, 24), (59, 20), (40, 16), (40, 12), (20, 8)] {
        for paragraphs in 2..=5 {
            for (select, opens) in [("V", "a"), ("s", "a"), ("p", "a"), ("s", "t"), ("p", "c")] {
                let home = tempfile::tempdir().unwrap();
                let mut stage = readout(home.path(), columns, rows);
                for _ in 0..paragraphs {
                    stage.keys("}");
                }
                stage.keys(select);
                let before = selected_rows(&mut stage);
                assert!(before > 0, "{}", stage.dump());
                // Text higher than half the screen cannot stand beside a box whole: its head does.
                let least = before.min(usize::from(rows) / 2 - 2);
                stage.keys(opens);
                let now = selected_rows(&mut stage);
                assert!(
                    now >= least,
                    "{columns}×{rows}, paragraph {paragraphs}, {select} {opens}: {now} of {before}\n{}",
                    stage.dump()
                );
            }
        }
    }
}

#[test]
fn what_is_typed_ahead_of_the_editor_is_not_lost() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    // All in one go: no frame between the key that opens the editor and the text.
    stage.keys("} } } s a Q u i c k Ctrl-s");
    assert!(layer(home.path()).contains("Quick"), "{}", stage.text());
}

#[test]
fn the_name_is_asked_once_and_the_note_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = stage_of(home.path(), READOUT, 120, 40, None);
    stage.keys("} } } s a");
    assert!(stage.text().contains("Your name"), "{}", stage.text());
    stage.keys("Ctrl-u").types("bo").keys("Enter").types("By Bo.").keys("Ctrl-s");
    let saved = std::fs::read_to_string(home.path().join("readout.txt.notes/bo.toml")).unwrap();
    assert!(saved.contains("By Bo."), "{saved}");
    stage.keys("} s a");
    assert!(!stage.text().contains("Your name"), "{}", stage.text());
}
