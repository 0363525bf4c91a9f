//! Snapshots of the screen: the text, and below it what each run means. Review a change with
//! `cargo insta review`, or `INSTA_UPDATE=always`.

use crate::fixture;
use crate::stage::{Stage, readout, stage};
use attache::ui::run::Incoming;
use std::path::Path;

/// A colleague's layer on the readout, as a colleague would send it.
fn colleague(home: &Path) {
    let folder = home.join("readout.txt.notes");
    std::fs::create_dir_all(&folder).unwrap();
    let quote = "Relations have entered a new stage.";
    let start = fixture::READOUT.find(quote).unwrap();
    let layer = format!(
        r#"format = "attache.layer/1"
annotator = "bo"

[document]
file = "readout.txt"

[[annotation]]
id = "b1"
kind = "note"
created = 2031-04-13T09:00:00Z
modified = 2031-04-13T09:00:00Z
note = "Cooler than in January?"
target = {{ start = {start}, end = {end}, quote = "{quote}", prefix = "close contacts. ", suffix = " She called on" }}
"#,
        end = start + quote.len(),
    );
    std::fs::write(folder.join("bo.toml"), layer).unwrap();
}

/// A session in which most things have happened: a colleague's note, a note with a speaker, a claim
/// selected.
fn busy(home: &Path, columns: u16, rows: u16) -> Stage {
    colleague(home);
    let mut stage = readout(home, columns, rows);
    stage.keys("} } } s a").types("First of its kind.\nCompare January.").keys("Ctrl-s");
    stage.keys("t Enter . .");
    stage
}

macro_rules! pictures {
    ($($name:ident, $columns:literal x $rows:literal, $begin:ident, $keys:literal;)+) => {
        $(#[test]
        fn $name() {
            let home = tempfile::tempdir().unwrap();
            let mut stage = $begin(home.path(), $columns, $rows);
            stage.keys($keys);
            insta::assert_snapshot!(stringify!($name), stage.dump());
        })+
    };
}

pictures! {
    reading_120x40, 120 x 40, readout, "";
    reading_80x24, 80 x 24, readout, "";
    reading_40x12, 40 x 12, readout, "} } }";
    reading_20x5, 20 x 5, readout, "} } }";
    busy_120x40, 120 x 40, busy, "";
    busy_80x24_notes, 80 x 24, busy, "3";
    busy_40x12_findings, 40 x 12, busy, "2";
    selection_80x24, 80 x 24, readout, "} } } v w w w";
    zoomed_findings_80x24, 80 x 24, readout, "2 Z G";
    reading_mode_80x24, 80 x 24, busy, "z";
    editor_120x40, 120 x 40, readout, "} } } s a H i";
    editor_40x12, 40 x 12, readout, "} } } s a H i";
    palette_80x24, 80 x 24, readout, ": n o t e";
    help_80x24, 80 x 24, readout, "?";
    help_20x5, 20 x 5, readout, "?";
    speaker_120x40, 120 x 40, readout, "} } } s t";
    why_80x24, 80 x 24, readout, "} } } W";
    search_80x24, 80 x 24, readout, "/ t h e";
    sequence_80x24, 80 x 24, readout, "]";
    unknown_key_80x24, 80 x 24, readout, "F9";
    discard_80x24, 80 x 24, readout, "} } } s a H i Esc";
    labels_80x24, 80 x 24, readout, "f";
    labels_40x12, 40 x 12, readout, "} } } f";
    outline_120x40, 120 x 40, readout, "G O";
    outline_40x12, 40 x 12, readout, "G O";
    concordance_120x40, 120 x 40, readout, "} } } g k";
    concordance_80x24, 80 x 24, readout, "} } } g k";
    chips_120x40, 120 x 40, readout, "2 F a s s e r t Enter Esc f T o l e n Enter";
    chips_80x24, 80 x 24, readout, "2 F";
    marks_80x24, 80 x 24, readout, "m a } } } m b G '";
    ticked_80x24, 80 x 24, readout, "} } d d";
    justified_80x24, 80 x 24, readout, "g j g d";
    pattern_80x24, 80 x 24, readout, "Alt-r t ( h | o ) e";
}

/// Scripts and clusters that go wrong where widths are guessed.
const WORLD: &str = "\
会谈纪要:关于港口两岸合作与共同发展的若干问题的说明

外交部长田立在会谈中表示,双方将继续推动在各领域的合作,并就共同关心的问题保持密切沟通。

وقال الوزير إن البلدين يواصلان التعاون في جميع المجالات، وأكد أهمية الحوار.

The flags 🇫🇷🇯🇵 and the family 👩‍👩‍👧‍👦 took part; e\u{301} and ﾊﾟ too. \u{1b}[31mNot red\u{1b}[0m and \u{202e}not reversed\u{202c}.

Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftssatzung https://example.org/a/very/long/address/that/never/ends/and/has/no/place/to/break?in=it
";

#[test]
fn world_scripts() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let home = tempfile::tempdir().unwrap();
        let mut stage = stage(home.path(), WORLD, columns, rows);
        stage.play(vec![Incoming::Read(Ok(std::sync::Arc::default()))]);
        insta::assert_snapshot!(format!("world_{columns}x{rows}"), stage.dump());
        stage.keys("} } } }");
        insta::assert_snapshot!(format!("world_{columns}x{rows}_further"), stage.dump());
    }
}

/// Every pane with scripts, long words and emoji in it.
#[test]
fn world_panes() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let home = tempfile::tempdir().unwrap();
        let mut stage = stage(home.path(), WORLD, columns, rows);
        let found = fixture::world(WORLD);
        stage.play(vec![Incoming::Read(Ok(std::sync::Arc::new(found)))]);
        stage.keys("} } s a").types("语气比一月冷淡 👩‍👩‍👧‍👦 وأكد الحوار").keys("Ctrl-s");
        stage
            .keys("} } } } s a")
            .types("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk")
            .keys("Ctrl-s 2");
        insta::assert_snapshot!(format!("world_findings_{columns}x{rows}"), stage.dump());
        stage.keys("3");
        insta::assert_snapshot!(format!("world_notes_{columns}x{rows}"), stage.dump());
    }
}

/// The boxes that one writes in, with the same.
#[test]
fn world_editor() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let home = tempfile::tempdir().unwrap();
        let mut stage = stage(home.path(), WORLD, columns, rows);
        stage.play(vec![Incoming::Read(Ok(std::sync::Arc::default()))]);
        stage.keys("} } s a").types("语气比一月冷淡 👩‍👩‍👧‍👦 وأكد الحوار\n");
        stage.types("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk e\u{301}").keys("Left Left");
        insta::assert_snapshot!(format!("world_editor_{columns}x{rows}"), stage.dump());
        stage.keys("Ctrl-s /").types("继续推动 الحوار 👩‍👩‍👧‍👦");
        insta::assert_snapshot!(format!("world_prompt_{columns}x{rows}"), stage.dump());
    }
}

#[test]
fn the_tour_stands_below_the_panes() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let home = tempfile::tempdir().unwrap();
        let mut stage = readout(home.path(), columns, rows);
        stage.session.state.begin_tour();
        stage.keys("j j j");
        insta::assert_snapshot!(format!("tour_{columns}x{rows}"), stage.dump());
    }
}

#[test]
fn the_theme_list_wears_each_theme() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    let load = attache::ui::theme::load;
    let depth = attache::ui::theme::Depth::True;
    stage.session.view.theme = load("dark", &[], depth).0;
    stage.session.view.wardrobe = Some(Box::new(move |name: &str| load(name, &[], depth).0));
    stage.session.state.wear(attache::app::Looks {
        theme: "dark".into(),
        themes: vec!["dark".into(), "light".into()],
        ..attache::app::Looks::default()
    });
    let paper = |stage: &Stage| stage.screen.buffer().cell((0, 5)).unwrap().bg;
    stage.keys("T");
    let dark = paper(&stage);
    stage.keys("Down");
    assert_ne!(paper(&stage), dark);
    assert!(stage.text().contains("Theme: it shows while you move"), "{}", stage.text());
    stage.keys("Esc");
    assert_eq!(paper(&stage), dark);
}

#[test]
fn every_state_has_a_word() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = stage(home.path(), fixture::READOUT, 80, 24);
    stage.keys("");
    assert!(stage.text().contains("Reading the text"), "{}", stage.text());
    stage.play(vec![Incoming::Read(Err("a rule failed (test)".into()))]);
    assert!(stage.text().contains("a rule failed"), "{}", stage.text());
    stage.play(vec![Incoming::Read(Ok(std::sync::Arc::default()))]);
    assert!(stage.text().contains("No claims or names"), "{}", stage.text());
    stage.keys("3");
    assert!(stage.text().contains("No notes yet"), "{}", stage.text());
}
