//! Own marks that lie over each other, in each other, or in several parts.

use crate::stage::readout;

/// The signs in the lanes of own marks, row by row, from the first row that has one.
fn lanes(text: &str) -> Vec<String> {
    let sign = |c: &char| !c.is_alphanumeric();
    let gutter =
        |line: &str| line.chars().skip(4).take(3).take_while(sign).collect::<String>().trim_end().to_owned();
    let all: Vec<String> = text.lines().skip(1).map(gutter).collect();
    let drawn = |lane: &String| lane.contains(['╶', '┌', '│', '└', '┊', '├']);
    let first = all.iter().position(drawn).unwrap_or(all.len());
    let last = all.iter().rposition(drawn).map_or(first, |last| last + 1);
    all[first..last].to_vec()
}

#[test]
fn lanes_come_when_marks_overlap_and_go_with_them() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    stage.keys("} } } s ; c d Esc");
    assert_eq!(lanes(&stage.text()), Vec::<String>::new(), "one mark needs no lane:\n{}", stage.text());
    // The whole paragraph, round it.
    stage.keys("p ; c u Esc");
    let text = stage.text();
    assert_eq!(lanes(&text), ["┌┌", "│└", "│", "└"], "{text}");
    insta::assert_snapshot!("own_lanes_120x40", text);
    let narrow = {
        stage.resize(80, 24);
        stage.text()
    };
    insta::assert_snapshot!("own_lanes_80x24", narrow);
    stage.resize(120, 40).keys("u");
    assert_eq!(lanes(&stage.text()), Vec::<String>::new());
}

#[test]
fn between_the_parts_of_a_mark_the_lane_is_dotted() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    stage.keys("} } } s ; c d Esc } s Alt-a");
    let text = stage.text();
    let drawn = lanes(&text);
    assert!(
        drawn.first().is_some_and(|lane| lane == "┌") && drawn.contains(&"┊".to_owned()),
        "{drawn:?}\n{text}"
    );
    assert_eq!(drawn.last().map(String::as_str), Some("└"), "{text}");
    let layer = std::fs::read_to_string(home.path().join("readout.txt.notes/ana.toml")).unwrap();
    assert!(layer.contains("targets = [") && layer.matches("quote = ").count() == 2, "{layer}");
}
