//! A monkey at the keyboard: whatever is pressed, the session stays sound.

use super::*;
use crate::text::grapheme;
use proptest::collection::vec;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Deed {
    Act(usize),
    Key(Key),
    Resize(u16, u16),
    Click(u8, usize),
    Drag(usize),
    Wheel(i16),
    Row(usize),
    Reload,
}

fn deed() -> impl Strategy<Value = Deed> {
    let key = prop::sample::select(Action::ALL).prop_flat_map(|a| {
        prop::sample::select(a.default_keys()).prop_map(|k| *parse_sequence(k).unwrap().last().unwrap())
    });
    prop_oneof![
        5 => (0..Action::ALL.len()).prop_map(Deed::Act),
        8 => key.prop_map(Deed::Key),
        3 => prop::sample::select("abcdexyz 会é".chars().collect::<Vec<_>>()).prop_map(|c| Deed::Key(Key::plain(Code::Char(c)))),
        1 => (0..210_u16, 0..60_u16).prop_map(|(c, r)| Deed::Resize(c, r)),
        1 => (1..5_u8, 0..400_usize).prop_map(|(n, b)| Deed::Click(n, b)),
        1 => (0..400_usize).prop_map(Deed::Drag),
        1 => (-9..9_i16).prop_map(Deed::Wheel),
        1 => (0..30_usize).prop_map(Deed::Row),
        1 => Just(Deed::Reload),
    ]
}

fn sound(world: &World) {
    let state = &world.state;
    let text = &state.document.text;
    let cursor = state.reader.cursor;
    assert!(cursor < text.len() && grapheme::is_boundary(text, cursor), "cursor {cursor}");
    if let Some(selection) = state.reader.selection(text) {
        assert!(grapheme::is_boundary(text, selection.start) && grapheme::is_boundary(text, selection.end));
        assert!(selection.contains(cursor));
    }
    assert!(state.findings.selected <= state.findings.rows.len());
    assert!(state.notes.selected <= state.notes.marks.len());
    for span in &state.search.matches {
        assert!(grapheme::is_boundary(text, span.start) && grapheme::is_boundary(text, span.end));
    }
    // Everything that a screen asks for can be had.
    let page = state.page();
    assert!(page.len() <= state.reader.height.max(1));
    if state.arrangement().document.is_some_and(|d| d.body.height > 0) && state.reader.height > 0 {
        assert!(page.iter().any(|r| r.gutter.cursor), "the cursor is on screen");
    }
    let _ = (state.hints(), state.status(), state.which_key());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_the_session_stays_sound_and_undo_leads_back(deeds in vec(deed(), 1..120)) {
        let mut world = World::with_colleague("thanked her", "Warm.");
        let start = world.own.layer().annotations.clone();
        for deed in deeds {
            match deed {
                Deed::Act(n) => {
                    // What belongs to a box is heard only while the box is open.
                    let action = Action::ALL[n];
                    if action.contexts().iter().any(|c| world.state.contexts().contains(c)) {
                        world.send(Message::Act(action));
                    }
                }
                Deed::Key(key) => world.key(key),
                Deed::Resize(columns, rows) => world.send(Message::Resize(Size { columns, rows })),
                Deed::Click(n, byte) => world.send(Message::Pointer(Pointer { gesture: Gesture::Press(n), target: Hit::Text(byte) })),
                Deed::Drag(byte) => world.send(Message::Pointer(Pointer { gesture: Gesture::Drag, target: Hit::Text(byte) })),
                Deed::Wheel(rows) => world.send(Message::Pointer(Pointer { gesture: Gesture::Wheel(rows), target: Hit::Text(0) })),
                Deed::Row(row) => world.send(Message::Pointer(Pointer { gesture: Gesture::Press(1), target: Hit::Finding(row) })),
                Deed::Reload => {
                    let document = Arc::clone(&world.state.document);
                    world.send(Message::DocumentChanged(document));
                    world.send(Message::FindingsReady(Arc::new(findings())));
                }
            }
            sound(&world);
        }
        // Esc leads out of everything; a question whether to throw words away is answered yes.
        let esc = "Esc".parse::<Key>().unwrap();
        for _ in 0..40 {
            match world.state.overlay() {
                Some(Overlay::Confirm(_)) => world.key(Key::plain(Code::Char('y'))),
                _ => world.key(esc),
            }
        }
        prop_assert!(world.state.overlays.is_empty(), "{:?}", world.state.overlays);
        while world.own.steps().0 > 0 {
            world.send(Message::Act(Action::EditUndo));
        }
        prop_assert_eq!(&world.own.layer().annotations, &start);
    }
}
