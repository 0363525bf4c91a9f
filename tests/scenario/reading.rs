//! Reading: panes at all sizes, the marks in the text, moving about.

use crate::stage::{readout, stage};

#[test]
fn three_panes() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    println!("{}", stage.dump());
}

#[test]
fn small() {
    let home = tempfile::tempdir().unwrap();
    println!("{}", readout(home.path(), 80, 24).dump());
    println!("{}", readout(home.path(), 40, 12).dump());
    println!("{}", readout(home.path(), 20, 5).dump());
    println!("{}", stage(home.path(), "", 20, 5).text());
}
