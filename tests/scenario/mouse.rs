//! Every deed of the mouse, on what was drawn.

use crate::stage::{Stage, readout};
use attache::ui::input::Deed::{Drag, Press, Release, Wheel};

fn marked(stage: &Stage, words: &str) -> bool {
    stage.roles(stage.at(words)).contains("selection")
}

#[test]
fn pressing_twice_selects_a_word_and_thrice_a_sentence() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    let (x, y) = stage.at("Tolen said that");
    let click = [(Press, x + 1, y), (Release, x + 1, y)];
    stage.mouse(&[click, click].concat());
    assert!(marked(&stage, "Tolen said"));
    assert!(!stage.roles((x + 6, y)).contains("selection"));
    stage.mouse(&click);
    assert!(stage.roles((x + 6, y)).contains("selection"), "{}", stage.dump());
}

#[test]
fn dragging_past_the_edge_goes_on_along_it() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    let (x, y) = stage.at("Tolen said that");
    // Out of the text, over the rule and into the findings, one row further down.
    stage.mouse(&[(Press, x, y), (Drag, x + 20, y), (Drag, 100, y + 1), (Release, 100, y + 1)]);
    assert!(marked(&stage, "Tolen said that"), "{}", stage.dump());
    assert!(marked(&stage, "Relations have entered"), "{}", stage.dump());
    assert!(!marked(&stage, "called on both"), "{}", stage.dump());
}

#[test]
fn a_click_on_a_finding_goes_there() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    let (x, y) = stage.at("the interference…");
    stage.mouse(&[(Press, x, y), (Release, x, y)]);
    // The cursor stands on the first letter.
    assert!(stage.roles(stage.at("xpressed concern about")).contains("claim.cue"), "{}", stage.dump());
}

#[test]
fn a_key_in_the_hint_line_is_a_button() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    let (x, y) = stage.at("? help");
    stage.mouse(&[(Press, x, y), (Release, x, y)]);
    assert!(stage.text().contains("Keys in the document"), "{}", stage.text());
}

#[test]
fn borders_are_dragged_and_moved_by_keys() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    let rule = |stage: &Stage, n: usize| stage.session.state.arrangement().rules[n].x;
    assert_eq!((rule(&stage, 0), rule(&stage, 1)), (60, 92));
    stage.mouse(&[(Press, 60, 9), (Drag, 66, 9), (Drag, 71, 12), (Release, 71, 12)]);
    assert_eq!(rule(&stage, 0), 71);
    let seam = rule(&stage, 1);
    stage.mouse(&[(Press, seam, 9), (Drag, seam - 5, 9), (Release, seam - 5, 9)]);
    assert_eq!((rule(&stage, 0), rule(&stage, 1)), (71, seam - 5));
    assert!(!stage.text().contains("selecting"), "a border is no text:\n{}", stage.text());
    // What the mouse does, keys do.
    stage.keys("Alt-Shift-Left g <");
    assert_eq!(rule(&stage, 0), 63);
    let seam = rule(&stage, 1);
    stage.keys("3 Alt-Shift-Right");
    assert_eq!((rule(&stage, 0), rule(&stage, 1)), (63, seam - 4));
    stage.keys("g =");
    assert_eq!((rule(&stage, 0), rule(&stage, 1)), (60, 92));
    stage.keys("Z Alt-Shift-Right");
    assert!(stage.text().contains("one pane on screen"), "{}", stage.text());
    // Any resize leaves the shares as they are.
    stage.keys("Z 1");
    stage.mouse(&[(Press, 60, 9), (Drag, 70, 9), (Release, 70, 9)]);
    stage.resize(80, 24);
    stage.resize(120, 40);
    assert_eq!(rule(&stage, 0), 70);
}

#[test]
fn a_flood_of_the_wheel_is_one_scroll_and_one_frame() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 40, 12);
    let before = stage.screen.frames;
    stage.mouse(&[(Wheel(1), 10, 5); 400]);
    assert!(stage.screen.frames - before <= 2, "{} frames", stage.screen.frames - before);
    assert!(stage.text().contains("in autumn."), "{}", stage.text());
}

#[test]
fn the_wheel_over_a_list_does_not_move_the_text() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 80, 24);
    let (x, y) = stage.at("Claims");
    stage.mouse(&[(Wheel(1), x, y + 3)]);
    assert!(stage.text().contains("President Tolen Meets"), "{}", stage.text());
}

#[test]
fn dragging_over_the_lower_edge_goes_on_into_the_text_below() {
    let home = tempfile::tempdir().unwrap();
    let text = (1..200).fold(String::new(), |text, n| format!("{text}Paragraph {n} stands here.\n\n"));
    let mut stage = crate::stage::stage(home.path(), &text, 80, 24);
    for keys in ["g g", "z g g"] {
        over_the_edge(stage.keys(keys));
    }
}

fn over_the_edge(stage: &mut Stage) {
    let (x, y) = stage.at("Paragraph 3 stands");
    let top = stage.session.state.reader.top;
    let below = [(Drag, x + 4, 23), (Drag, x + 5, 23)].repeat(4);
    stage.mouse(&[vec![(Press, x, y), (Drag, x + 4, y)], below].concat());
    let state = &stage.session.state;
    assert!(state.reader.top > top, "the text has gone on:\n{}", stage.text());
    let selected = state.reader.selection(&state.document.text).unwrap();
    let words = selected.of(&state.document.text);
    assert!(words.starts_with("Paragraph 3") && words.contains("Paragraph 14"), "{words}");
    // And back over the upper one.
    let far = state.reader.top;
    stage.mouse(&[(Drag, x, 0), (Drag, x + 1, 0), (Release, x + 1, 0)]);
    assert!(stage.session.state.reader.top < far, "{}", stage.text());
}
