//! Keyboards without Latin letters, and input methods: what is typed is text in any script, and all there
//! is to do is reached by keys that every layout has.

use crate::stage::{Stage, readout};
use attache::app::{Action, Choice, Overlay};
use attache::text::width::width;
use attache::ui::input::Input;
use attache::ui::run::Incoming;

/// Chooses an action from the list of all, by keys that every keyboard has.
#[track_caller]
fn choose(stage: &mut Stage, action: Action) {
    stage.keys("F2");
    let at = match stage.session.state.overlays.last() {
        Some(Overlay::Picker(list)) => {
            list.shown.iter().position(|item| item.choice == Choice::Action(action))
        }
        other => panic!("no list but {other:?}"),
    };
    let at = at.unwrap_or_else(|| panic!("{} is not in the list", action.id()));
    stage.keys(&"Down ".repeat(at)).keys("Enter");
}

fn layer(home: &std::path::Path) -> String {
    std::fs::read_to_string(home.join("readout.txt.notes/ana.toml")).unwrap_or_default()
}

#[test]
fn a_whole_session_without_a_latin_letter() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    // Select and write.
    stage.keys("Ctrl-Down Ctrl-Down Ctrl-Down");
    choose(&mut stage, Action::SelectSentence);
    choose(&mut stage, Action::NoteAdd);
    stage.types("Новая формулировка").keys("Alt-Enter");
    assert!(layer(home.path()).contains("Новая формулировка"));
    // A code and a speaker from their lists.
    choose(&mut stage, Action::CodeAdd);
    stage.keys("Down Enter");
    assert!(layer(home.path()).contains("codes = ["), "{}", layer(home.path()));
    choose(&mut stage, Action::SpeakerTag);
    stage.types("Оксана Дудка").keys("Enter");
    assert!(layer(home.path()).contains("speaker = \"Оксана Дудка\""), "{}", layer(home.path()));
    // Take it back, do it again.
    choose(&mut stage, Action::EditUndo);
    assert!(!layer(home.path()).contains("Оксана"));
    choose(&mut stage, Action::EditRedo);
    assert!(layer(home.path()).contains("Оксана"));
    // Look for words, in any script.
    stage.keys("F3 Esc");
    choose(&mut stage, Action::SearchStart);
    stage.types("势力").keys("Enter");
    assert!(stage.text().contains("match 1 of 1"), "{}", stage.text());
    // Letters on the sentences: arrows choose among them.
    choose(&mut stage, Action::SelectLabel);
    stage.keys("Down Enter");
    assert!(stage.session.state.reader.anchor.is_some());
    // A place is kept under a letter of any script.
    choose(&mut stage, Action::MarkSet);
    stage.types("щ");
    assert!(stage.text().contains("Place щ kept"), "{}", stage.text());
    choose(&mut stage, Action::MarkGo);
    stage.keys("Enter");
    // The lists.
    stage.keys("Tab Down");
    choose(&mut stage, Action::WhyShow);
    stage.keys("Esc");
    choose(&mut stage, Action::ClaimAccept);
    assert!(layer(home.path()).contains("decision = \"accept\""), "{}", layer(home.path()));
    choose(&mut stage, Action::Quit);
    assert_eq!(stage.exit, Some(attache::ui::run::Exit::Left));
}

#[test]
fn a_view_has_its_list_of_all_too() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    choose(&mut stage, Action::ReviewClearance);
    assert!(matches!(stage.session.state.overlays.last(), Some(Overlay::Sheet(_))));
    // A letter that means nothing there says where all is.
    stage.types("ф");
    assert!(stage.text().contains("ф does nothing here; on any keyboard F2 lists"), "{}", stage.text());
    // Help and the list are those of the view, the keys of its hint line first.
    stage.keys("F1");
    assert!(stage.text().contains("Keys in this view"), "{}", stage.text());
    stage.keys("Esc F2");
    match stage.session.state.overlays.last() {
        Some(Overlay::Picker(list)) => {
            assert_eq!(
                list.shown.first().map(|item| &item.choice),
                Some(&Choice::Action(Action::SheetChoose))
            );
        }
        other => panic!("{other:?}"),
    }
    stage.keys("Esc");
    choose(&mut stage, Action::SheetClose);
    assert!(stage.session.state.overlays.is_empty());
}

#[test]
fn the_terminals_cursor_stands_where_an_input_method_writes() {
    for columns in [80, 120, 200] {
        let home = tempfile::tempdir().unwrap();
        let mut stage = readout(home.path(), columns, 40);
        stage.keys("} } } s a");
        let (left, top) = stage.cursor().expect("a cursor");
        let mut line = String::new();
        // What an input method commits comes as a burst of keys or as a paste; signs of no width, of two
        // cells, and several that are one.
        for (n, commit) in
            ["会议", "السّلام", "👨\u{200d}👩\u{200d}👧", "e\u{301}", "ok", "한국", "🇫🇷"].iter().enumerate()
        {
            if n % 2 == 0 {
                stage.types(commit);
            } else {
                stage.play(vec![Incoming::Input(Ok(Input::Paste((*commit).to_owned())))]);
            }
            line.push_str(commit);
            let mut cells = u16::try_from(width(&line)).unwrap();
            // Words that run to the left go on at their left end.
            if n == 1 {
                cells -= u16::try_from(width(commit)).unwrap();
            }
            // The box is narrow: what is longer is wrapped.
            if cells < 27 {
                assert_eq!(stage.cursor(), Some((left + cells, top)), "{columns}: {line}\n{}", stage.text());
            }
        }
        // Back over two signs, and one goes: whole ones.
        stage.keys("Left Left Backspace").keys("Ctrl-s");
        assert!(layer(home.path()).contains("e\u{301}ok국🇫🇷"), "{}", layer(home.path()));
    }
}

#[test]
fn the_sign_at_the_caret_stays_whole_on_the_screen() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 120, 40);
    stage.keys("} } } s a").types("ae\u{301}b 👨\u{200d}👩\u{200d}👧 c");
    for key in ["Left"; 7] {
        stage.keys(key);
        let text = stage.text();
        assert!(text.contains("ae\u{301}b 👨\u{200d}👩\u{200d}👧 c"), "{text}");
    }
    assert_eq!(stage.cursor(), Some(stage.at("ae\u{301}b")));
}

#[test]
fn lines_to_fill_in_take_any_script() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = readout(home.path(), 80, 24);
    stage.keys("Ctrl-f");
    let (left, row) = stage.cursor().expect("a cursor");
    stage.types("외부势力");
    assert_eq!(stage.cursor(), Some((left + 8, row)));
    stage.keys("Home Delete Delete Enter");
    assert!(stage.text().contains("match 1 of 1"), "{}", stage.text());
}
