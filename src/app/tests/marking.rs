//! Codes in few keys, the text of marks, relations, the list of all annotations.

use super::*;
use crate::annotation::RELATIONS;

fn quotes(world: &World) -> Vec<String> {
    let targets = world.own.layer().annotations.iter().flat_map(|a| &a.targets);
    targets.map(|t| t.quote.replace('\n', " ")).collect()
}

#[test]
fn codes_by_the_codebooks_own_keys() {
    let mut world = World::new();
    world.keys("} V ; c d");
    assert_eq!(world.notes()[0].2, ["commitment/dated"]);
    // Enter gives the code above the levels.
    world.keys("; c Enter");
    assert_eq!(world.notes()[0].2, ["commitment/dated", "commitment"]);
    world.keys("; ö");
    assert!(world.notice().contains("No code here has the key"), "{}", world.notice());
    world.keys("Esc");
    assert!(world.state.overlay().is_none());
}

#[test]
fn the_last_code_again_and_one_that_sticks() {
    let mut world = World::new();
    world.keys("&");
    assert!(world.notice().contains("No code was given yet"), "{}", world.notice());
    world.keys("} V ; a Enter ) V &");
    assert_eq!(world.notes().len(), 2);
    assert_eq!(world.notes()[1].2, ["agreement"]);
    world.keys("&");
    assert!(world.notice().contains("already"), "{}", world.notice());
    world.keys("S ) V Enter");
    assert_eq!(world.notes().len(), 3);
    world.keys("S ) V Enter");
    assert_eq!(world.notes().len(), 3, "it sticks no longer");
}

#[test]
fn edges_word_by_word() {
    let mut world = World::new();
    world.state.resume(span("River").start);
    world.keys("V ; a Enter");
    assert_eq!(quotes(&world), ["River"]);
    world.keys("Alt-l");
    assert_eq!(quotes(&world), ["River Accord"]);
    world.keys("Alt-H Alt-H");
    assert_eq!(quotes(&world), ["that the River Accord"]);
    world.keys("Alt-L Alt-h");
    assert_eq!(quotes(&world), ["the River"]);
    world.keys("Alt-h Alt-h Alt-h");
    assert!(world.notice().contains("no further"), "{}", world.notice());
    assert_eq!(quotes(&world), ["the"]);
    world.keys("u u");
    assert_eq!(quotes(&world), ["the River Accord"]);
}

#[test]
fn the_text_of_a_mark_chosen_anew_and_a_further_part() {
    let mut world = World::new();
    world.state.resume(span("River").start);
    world.keys("V ; a Enter Alt-e");
    assert_eq!(world.selected(), Some("River"));
    world.keys("l Enter");
    assert_eq!(quotes(&world), ["River "].map(|q| q.trim().to_owned()));
    world.keys("Alt-e w Enter");
    assert!(quotes(&world)[0].starts_with("River"), "{:?}", quotes(&world));
    world.state.resume(span("keep it").start);
    world.state.notes.just = None;
    world.keys("V Alt-a");
    assert_eq!(world.own.layer().annotations[0].targets.len(), 2);
    assert_eq!(world.own.layer().annotations.len(), 1);
    world.keys("u");
    assert_eq!(world.own.layer().annotations[0].targets.len(), 1);
}

#[test]
fn relations_join_two_annotations() {
    let mut world = World::with_colleague("thanked her", "Look here");
    world.state.resume(span("River").start);
    world.keys("V ; a Enter L c");
    let Some(Overlay::Picker(picker)) = world.state.overlay() else { panic!("{}", world.notice()) };
    assert_eq!(picker.shown.len(), 1, "not itself");
    world.keys("Enter");
    let relation =
        world.own.layer().annotations.iter().find(|a| a.kind == crate::annotation::Kind::Relation).unwrap();
    assert_eq!(relation.relation.as_deref(), Some(RELATIONS[1]));
    assert!(relation.to.as_deref().unwrap().starts_with("bo/"));
    // Across documents, by address.
    world.state.resume(span("River").start);
    world.keys("L r").type_text("cleo/0189-abc").keys("Enter");
    assert!(world.own.layer().annotations.iter().any(|a| a.to.as_deref() == Some("cleo/0189-abc")));
}

#[test]
fn all_annotations_narrowed_sorted_and_gone_to() {
    let mut world = World::with_colleague("thanked her", "Look here");
    world.state.resume(span("River").start);
    world.keys("V ; a Enter Q");
    let shown = |world: &World| match world.state.overlay() {
        Some(Overlay::Picker(picker)) => picker.shown.iter().map(|i| i.label.clone()).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    assert_eq!(shown(&world).len(), 2);
    world.type_text("by:bo");
    assert_eq!(shown(&world), ["Look here"]);
    world.keys("Tab");
    assert!(world.notice().contains("latest first"), "{}", world.notice());
    world.keys("Enter");
    assert!(world.at().starts_with("thanked her"), "{}", world.at());
}

#[test]
fn what_a_code_asks_for_is_filled_in_one_after_the_other() {
    let mut world = World::new();
    world.keys("} V ; c d Alt-c");
    let labels = |world: &World| match world.state.overlay() {
        Some(Overlay::Picker(picker)) => picker.shown.iter().map(|i| i.label.clone()).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    assert_eq!(labels(&world), ["How sure", "Towards whom", "By when"]);
    // A choice, a name, text; the list comes again, the next one selected.
    world.keys("Enter").type_text("high").keys("Enter Enter").type_text("Davo").keys("Enter Enter");
    world.type_text("30 June").keys("Enter");
    let attributes = world.own.layer().annotations[0].attributes.clone();
    assert_eq!(attributes.get("confidence").and_then(toml::Value::as_str), Some("high"));
    assert_eq!(attributes.get("to").and_then(toml::Value::as_str), Some("Davo Renn"));
    assert_eq!(attributes.get("due").and_then(toml::Value::as_str), Some("30 June"));
    world.keys("Esc u u u");
    assert!(world.own.layer().annotations[0].attributes.is_empty());
}

#[test]
fn a_query_is_saved_under_a_name() {
    let mut world = World::with_colleague("thanked her", "Look here");
    world.state.resume(span("River").start);
    world.keys("V ; a Enter Q").type_text("by:bo").keys("Ctrl-s").type_text("his").keys("Enter");
    assert!(world.notice().contains("@his"), "{}", world.notice());
    world.keys("Esc Q").type_text("@his");
    let Some(Overlay::Picker(picker)) = world.state.overlay() else { panic!("a list") };
    assert_eq!(picker.shown.len(), 1);
}

#[test]
fn a_template_goes_into_the_note() {
    let mut world = World::new();
    world.state.kept.templates = vec![("wording".into(), "New wording: ".into())];
    world.keys("} s a Ctrl-t Enter").type_text("sound").keys("Ctrl-s");
    assert_eq!(world.notes()[0].1, "New wording: sound");
}
