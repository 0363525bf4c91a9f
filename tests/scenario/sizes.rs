//! Any size: nothing panics, and what matters is there.

use crate::stage::{Stage, readout};
use attache::ui::run::Incoming;

const STATES: [&str; 14] = [
    "",
    "} } } s",
    "} } } s a x",
    "} } } s c",
    "} } } s t",
    ": n",
    "?",
    "W",
    "/ t h e",
    "]",
    "z",
    "2",
    "3",
    "F9",
];

fn everywhere(mut check: impl FnMut(&mut Stage, u16, u16)) {
    let columns = (1..=8).chain([11, 12, 20, 24, 29, 40, 59, 60, 80, 119, 120, 200, 500]);
    for columns in columns {
        for rows in (1..=9).chain([12, 24, 50, 200]) {
            let home = tempfile::tempdir().unwrap();
            for keys in STATES {
                let mut stage = readout(home.path(), columns, rows);
                stage.keys(keys);
                check(&mut stage, columns, rows);
            }
        }
    }
}

#[test]
fn nothing_panics_at_any_size() {
    let mut seen = 0;
    everywhere(|stage, columns, rows| {
        assert_eq!(stage.text().lines().count(), usize::from(rows), "{columns}×{rows}");
        seen += 1;
    });
    assert_eq!(seen, 21 * 13 * STATES.len());
}

#[test]
fn a_storm_of_sizes_keeps_the_place() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 80, 24);
    stage.keys("G");
    for step in 0..400_u16 {
        stage.resize(1 + step * 37 % 130, 1 + step * 11 % 50);
    }
    stage.resize(80, 24);
    assert!(stage.text().contains("The two sides agreed"), "{}", stage.text());
}

#[test]
fn a_flood_of_sizes_in_one_go_draws_little() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 80, 24);
    let before = stage.screen.frames;
    let resize = || Incoming::Input(Ok(attache::ui::input::Input::Resize));
    stage.play((0..1000).map(|_| resize()).collect());
    assert!(stage.screen.frames - before <= 4, "{} frames", stage.screen.frames - before);
}

#[test]
fn on_a_tiny_screen_one_still_reads_and_notes() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 20, 5);
    assert!(stage.text().contains("President Tolen"), "{}", stage.text());
    stage.keys("} } } s a").types("Tiny.").keys("Ctrl-s 3");
    assert!(stage.text().contains("Tiny."), "{}", stage.text());
}
