//! The loop and the world round it: leaving, signals, pastes, the clipboard, nothing to do.

use crate::fixture::READOUT;
use crate::stage::{readout, stage};
use attache::ui::input::Input;
use attache::ui::run::{Exit, Incoming};
use attache::ui::signals::Signal;

#[test]
fn q_leaves() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 80, 24);
    stage.keys("q");
    assert_eq!(stage.exit, Some(Exit::Left));
}

#[test]
fn a_signal_leaves_at_once() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 80, 24);
    stage.play(vec![
        Incoming::Signal(Signal::Leave(15)),
        Incoming::Input(Ok(Input::Key("a".parse().unwrap()))),
    ]);
    assert_eq!(stage.exit, Some(Exit::Signal(15)));
}

#[test]
fn a_paste_goes_into_the_note_without_its_controls() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    stage.keys("} } } s a");
    stage.play(vec![Incoming::Input(Ok(Input::Paste("two\nlines \u{1b}[31m".into())))]);
    stage.keys("Ctrl-s");
    let layer = std::fs::read_to_string(home.path().join("readout.txt.notes/ana.toml")).unwrap();
    assert!(layer.contains("two\nlines [31m"), "{layer}");
}

#[test]
fn a_paste_while_reading_presses_no_keys() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    let before = stage.text();
    stage.play(vec![Incoming::Input(Ok(Input::Paste("q: x a".into())))]);
    assert_eq!(stage.text(), before);
}

#[test]
fn what_is_copied_reaches_the_clipboard() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    stage.keys("} } } s y");
    assert_eq!(stage.screen.copied, ["Tolen said that the two countries have kept close contacts."]);
}

#[test]
fn a_caveat_goes_with_what_is_copied_with_its_origin() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    stage.keys("r l G Enter").types("For *internal* use").keys("Enter Esc } } } s Y Alt-y");
    let [cited, claim] = stage.screen.copied.as_slice() else { panic!("{:?}", stage.screen.copied) };
    assert!(cited.ends_with("[For *internal* use]"), "{cited}");
    assert!(claim.ends_with("> **For \\*internal\\* use**"), "{claim}");
}

#[test]
fn the_keys_of_one_burst_make_one_frame() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 80, 24);
    let before = stage.screen.frames;
    stage.keys(&"j ".repeat(200));
    // One at the start, one after the burst.
    assert_eq!(stage.screen.frames - before, 2);
}

#[test]
fn with_nothing_to_do_nothing_is_drawn() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 80, 24);
    let before = stage.screen.frames;
    stage.keys("");
    assert_eq!(stage.screen.frames - before, 1);
}

#[test]
fn the_first_frame_does_not_wait_for_findings() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = stage(home.path(), READOUT, 120, 40);
    stage.keys("");
    assert!(stage.text().contains("Tolen said that"), "{}", stage.text());
}

#[test]
fn escapes_in_a_document_are_seen_not_sent() {
    let home = tempfile::tempdir().unwrap();
    let mut stage =
        stage(home.path(), "Title \u{1b}]0;owned\u{7}\n\nText \u{9b}31m and \u{202e}that.\n", 80, 24);
    stage.keys("");
    let text = stage.text();
    assert!(text.contains('␛') && !text.contains(|c: char| c.is_control() && c != '\n'), "{text}");
    assert!(!text.contains('\u{202e}'));
}

#[test]
fn a_long_word_rises_above_the_status_line_until_the_next_key() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 60, 20);
    let word = "The layer could not be saved beside the document, because the folder is read-only; it stands in the data folder.";
    attache::app::update(&mut stage.session.state, attache::app::Message::Failed(word.into()));
    stage.keys("");
    let shown = stage.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains(word), "{}", stage.text());
    stage.keys("j");
    assert!(!stage.text().contains("could not be saved"), "{}", stage.text());
}
