//! Getting about, narrowing lists, looks: what a reader types and what comes of it.

use super::*;

#[test]
fn marks_and_the_way_back() {
    let mut world = World::new();
    assert!(world.keys("'").notice().contains("No place is kept yet"), "{}", world.notice());
    world.keys("} m k");
    assert!(world.notice().contains("Place k kept; ' k comes back"), "{}", world.notice());
    world.keys("G ' k");
    assert!(world.at().starts_with("Mara Tolen said"), "{:?}", world.at());
    // Back to the end, from there to the paragraph, and forward again.
    world.keys("Ctrl-o");
    assert!(world.at().starts_with(".\n"), "{:?}", world.at());
    world.keys("Alt-Left");
    assert!(world.at().starts_with("Mara Tolen said"), "{:?}", world.at());
    world.keys("Alt-Right");
    assert!(world.at().starts_with(".\n"), "{:?}", world.at());
    assert!(world.keys("Ctrl-o Ctrl-o Ctrl-o").notice().contains("no earlier place"), "{}", world.notice());
    // Without letters: the menu chooses one, arrows and Enter go there.
    world.keys("g g m Enter");
    assert_eq!(world.state.trail.marks.keys().copied().collect::<String>(), "ak");
    world.keys("G ' Down Enter");
    assert!(world.at().starts_with("Readout"), "{:?}", world.at());
}

#[test]
fn turning_the_page_moves_the_text_and_the_cursor_together() {
    let text: String = (0..90).map(|n| format!("Row number {n} of the long statement.\n\n")).collect();
    let mut world = World::of(&text);
    world.keys("g d");
    let height = world.state.reader.height;
    let row = |world: &World, byte: usize| {
        let reader = &world.state.reader;
        reader.flow.at(&world.state.document, byte).unwrap().block
    };
    let places = |world: &World| (row(world, world.state.reader.top), row(world, world.state.reader.cursor));
    assert_eq!(places(&world), (0, 0));
    assert_eq!(places(world.keys("Space")), (height - 2, height - 2));
    assert_eq!(places(world.keys("j j PageDown")), (2 * height - 4, 2 * height - 2));
    assert_eq!(places(world.keys("Ctrl-d")), (2 * height - 4 + height / 2, 2 * height - 2 + height / 2));
    assert_eq!(places(world.keys("Ctrl-u Backspace Backspace")), (0, 2));
    // At the ends the cursor goes on alone.
    assert_eq!(places(world.keys("PageUp")), (0, 0));
    assert_eq!(places(world.keys("G")), (90 - height, 89));
    assert_eq!(places(world.keys("g g Space Space Space Space Space Space Space")).1, 89);
    let top = world.state.reader.top;
    assert_eq!(world.keys("Space").state.reader.top, top);
}

#[test]
fn leaving_a_list_of_places_leaves_everything_as_it_was() {
    let mut world = World::new();
    world.keys("m a G '");
    assert_ne!(world.state.reader.cursor, 0);
    world.keys("Down");
    assert_eq!(world.state.reader.cursor, 0, "the text follows the list");
    world.keys("Esc");
    assert!(world.at().starts_with(".\n"), "{:?}", world.at());
}

#[test]
fn a_letter_selects_a_sentence_or_claim_in_sight() {
    let mut world = World::new();
    world.keys("f");
    let Some(Overlay::Labels(labels)) = world.state.overlay().cloned() else { panic!() };
    let keys = |words: &str| {
        let at = TEXT.find(words).unwrap();
        labels.all.iter().find(|l| l.at == at).unwrap_or_else(|| panic!("{words}: {labels:?}")).keys.clone()
    };
    let (sentence, claim) = (keys("He will visit"), keys("said that"));
    assert_eq!((sentence.len(), claim.len()), (1, 1), "two keystrokes with the f");
    world.type_text(&sentence);
    assert_eq!(world.selected(), Some("He will visit Port Essel in May."));
    world.keys("Esc f").type_text(&claim);
    assert_eq!(world.selected(), Some("Mara Tolen said that the River Accord is sound"));
    assert_eq!(world.state.findings.claim().unwrap().id, 1);
    // Arrows and Enter do without letters; a wrong letter says so.
    world.keys("Esc g g f Down Enter");
    assert_eq!(world.selected(), Some("Mara Tolen said that the River Accord is sound."));
    world.keys("Esc f ü");
    assert!(world.state.overlays.is_empty() && world.notice().contains("letter"), "{}", world.notice());
}

#[test]
fn paragraphs_are_ticked_as_read() {
    let mut world = World::new();
    world.keys("} d");
    assert!(world.at().starts_with("Davo Renn"), "{:?}", world.at());
    assert_eq!(world.state.read_paragraphs(), (1, 3));
    world.keys("d d");
    assert!(world.notice().contains("everything is read"), "{}", world.notice());
    world.keys("d");
    assert_eq!(world.state.read_paragraphs(), (2, 3));
    assert!(world.state.status().right.contains("2 read"), "{}", world.state.status().right);
    assert!(world.state.status().right.contains("¶ 3/3"), "{}", world.state.status().right);
    // They come back with the bookmark.
    let bookmark = world.state.bookmark();
    let mut again = World::new();
    again.state.resume_at(bookmark.clone());
    assert_eq!(again.state.bookmark(), bookmark);
}

#[test]
fn names_and_notes_are_walked() {
    let mut world = World::new();
    for name in ["Mara Tolen", "River Accord", "She", "Davo Renn", "Port Essel"] {
        assert!(world.keys("] m").at().starts_with(name), "{name}: {:?}", world.at());
    }
    assert!(world.keys("] m").notice().contains("No name further down"), "{}", world.notice());
    assert!(world.keys("[ m").at().starts_with("Davo Renn"));
    // Notes: one on the second sentence of the first paragraph, a colleague's wherever it stands.
    world.keys("g g } ) s a").type_text("Mine.");
    world.keys("Ctrl-s g g ] n");
    let first = world.state.reader.cursor;
    world.keys("G [ n");
    assert!(world.state.reader.cursor >= first && first > 0);
    let noted: Vec<usize> =
        world.state.notes.marks.iter().filter_map(|mark| Some(mark.spans().next()?.start)).collect();
    assert!(noted.contains(&first) && noted.contains(&world.state.reader.cursor), "{noted:?} {first}");
}

#[test]
fn the_outline_lists_headings_and_goes_there() {
    let mut world = World::new();
    world.keys("G O");
    assert!(world.at().starts_with(".\n"), "the text moves with the first step in the list, not before");
    world.type_text("Readout");
    world.keys("Enter");
    assert!(world.state.overlays.is_empty() && world.at().starts_with("Readout"), "{:?}", world.at());
    assert!(world.keys("Ctrl-o").at().starts_with(".\n"), "{:?}", world.at());
    assert!(world.keys("] h").notice().contains("No heading further down"), "{}", world.notice());
    assert!(world.keys("[ h").at().starts_with("Readout"));
}

#[test]
fn findings_are_narrowed_by_chips_that_combine() {
    let mut world = World::new();
    world.keys("2 F").type_text("speaker: Davo");
    world.keys("Enter Esc");
    assert_eq!(world.state.findings.filter.shown(), "speaker: Davo Renn");
    let claims = |world: &World| {
        let rows = world.state.findings.rows.iter();
        rows.filter_map(|row| match row {
            FindingRow::Claim(n) => Some(world.state.findings.found.claims[*n].id),
            _ => None,
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(claims(&world), [3, 4]);
    world.keys("F").type_text("act: commit");
    world.keys("Enter Esc");
    assert_eq!(claims(&world), [4], "another field narrows further");
    world.keys("F").type_text("act: social");
    world.keys("Enter Esc");
    assert_eq!(claims(&world), [3, 4], "two of one field are alternatives");
    world.keys("f").type_text("essel");
    assert_eq!(claims(&world), [4], "words on top of the chips, while one types");
    world.keys("Enter");
    // A click on a chip takes it away; the last is the words.
    let press = |target| Message::Pointer(Pointer { gesture: Gesture::Press(1), target });
    world.send(press(Hit::Chip(Pane::Findings, 3)));
    assert_eq!(claims(&world), [3, 4]);
    world.send(press(Hit::Chip(Pane::Findings, 1)));
    assert_eq!(claims(&world), [3]);
    world.keys("Esc");
    assert_eq!(claims(&world), [1, 2, 3, 4]);
}

#[test]
fn notes_are_narrowed_too_and_the_selection_stays_on_what_shows() {
    let mut world = World::with_colleague("Davo Renn thanked her.", "Warm?");
    world.keys("} a").type_text("Mine");
    world.keys("Ctrl-s 3 F").type_text("by: bo");
    world.keys("Enter Esc");
    assert_eq!(world.state.notes.shown.len(), 1);
    assert_eq!(world.state.notes.current().unwrap().annotator, "bo");
    world.keys("j j k");
    assert_eq!(world.state.notes.current().unwrap().annotator, "bo");
    world.keys("f").type_text("nowhere");
    world.keys("Enter");
    assert!(world.state.empty_words(Pane::Notes).unwrap().contains("No note fits by: bo, with “nowhere”"));
    world.keys("Esc");
    assert_eq!(world.state.notes.shown.len(), 2);
}

#[test]
fn patterns_are_looked_for_on_request() {
    let mut world = World::new();
    world.keys("Alt-r").type_text("(river|port) [a-z]+");
    assert_eq!(world.state.search.matches.len(), 2);
    world.type_text("(");
    assert!(world.state.search.problem.is_some());
    assert!(world.state.status().right.contains("not a pattern yet"));
    world.keys("Alt-r Backspace");
    assert_eq!(world.state.search.matches.len(), 0, "as words it stands nowhere");
    world.keys("Alt-r Enter n");
    assert!(world.at().starts_with("Port Essel"), "{:?}", world.at());
}

#[test]
fn a_concordance_lists_every_place_of_a_name_and_goes_there() {
    let mut world = World::new();
    world.keys("} g k");
    let Some(Overlay::Picker(picker)) = world.state.overlay().cloned() else { panic!() };
    assert_eq!(picker.title, "“Mara Tolen” stands here 2 times");
    let columns: Vec<u32> = picker.all.iter().map(|item| item.matched[0]).collect();
    assert_eq!(columns, [26, 26], "the word stands in one column");
    world.keys("Down");
    assert!(world.at().starts_with("She urged"), "the text follows: {:?}", world.at());
    world.keys("Esc");
    assert!(world.at().starts_with("Mara Tolen said"));
    world.keys("g k Down Enter");
    assert!(world.at().starts_with("She urged"));
    world.keys("Ctrl-o");
    assert!(world.at().starts_with("Mara Tolen said"));
}

#[test]
fn a_theme_is_worn_while_one_moves_and_kept_when_chosen() {
    let mut world = World::new();
    world.state.wear(Looks {
        theme: "dark".into(),
        themes: ["ansi", "dark", "nord"].map(str::to_owned).to_vec(),
        ..Looks::default()
    });
    world.keys("T Down");
    assert_eq!(world.state.looks.theme, "nord");
    world.keys("Esc");
    assert_eq!(world.state.looks.theme, "dark");
    assert!(world.remembered.is_empty());
    world.keys("T Up Enter");
    assert_eq!(world.state.looks.theme, "ansi");
    assert_eq!(world.remembered, [("theme", Value::Word("ansi".into()))]);
}

#[test]
fn measure_density_and_justification_keep_the_place() {
    let mut world = World::new();
    world.keys("} } )");
    let there = world.at().to_owned();
    let columns = world.state.reader.flow.columns();
    world.keys("<");
    assert!(world.state.reader.flow.columns() < columns);
    world.keys("> > >");
    assert!(world.state.reader.flow.columns() <= columns);
    assert!(world.notice().contains("has room for"), "{}", world.notice());
    let rows = world.state.page().len();
    world.keys("g d");
    assert!(world.state.page().len() < rows, "no empty rows");
    world.keys("g j");
    assert!(world.state.page().iter().filter_map(|row| row.row).any(|row| row.slack > 0));
    assert_eq!(world.at(), there);
    // A pane that has no room for the lines that were asked for says nothing of what is asked for.
    let keys = |world: &World| world.remembered.iter().map(|(key, _)| *key).collect::<Vec<_>>();
    assert_eq!(keys(&world), ["density", "justify"]);
    let asked = world.state.looks.asked;
    world.send(Message::Resize(Size { columns: 300, rows: 24 }));
    assert_eq!(world.state.reader.flow.columns(), asked, "as long as was asked for");
    world.keys("<");
    assert_eq!(world.remembered.last(), Some(&("measure", Value::Number(asked - 4))));
}

#[test]
fn words_a_citation_and_a_claim_are_copied() {
    let mut world = World::new();
    world.keys("} s y");
    assert_eq!(world.copied.pop().unwrap(), "Mara Tolen said that the River Accord is sound.");
    world.keys("Y");
    assert_eq!(
        world.copied.pop().unwrap(),
        "“Mara Tolen said that the River Accord is sound.” (Readout of a Call, paragraph 1)"
    );
    world.keys("Esc . Alt-y");
    assert_eq!(
        world.copied.pop().unwrap(),
        "- **Mara Tolen** (request): both sides to keep it\n  > She urged both sides to keep it.\n  > — Readout \
         of a Call, paragraph 1"
    );
    world.keys("G Alt-y");
    assert!(world.notice().contains("no claim here"), "{}", world.notice());
}

#[test]
fn a_note_is_written_outside_and_a_failed_editor_is_said() {
    let mut world = World::new();
    world.keys("} s e");
    assert_eq!(world.outside.take().as_deref(), Some(""));
    world.send(Message::EditorSubmitted("From outside.\n".into()));
    assert_eq!(world.notes().len(), 1);
    assert_eq!(world.notes()[0].1, "From outside.");
    // The note that is there is gone on with.
    world.keys("e");
    assert_eq!(world.outside.take().as_deref(), Some("From outside."));
    world.send(Message::EditorFailed("The editor x was not found.".into()));
    assert!(world.state.overlays.is_empty() && world.notice().contains("not found"), "{}", world.notice());
    assert_eq!(world.notes()[0].1, "From outside.");
}

#[test]
fn the_tour_goes_on_when_a_thing_is_done_and_can_be_taken_to_its_end() {
    let mut world = World::new();
    world.state.begin_tour();
    let place = |world: &World| world.state.tour.as_ref().unwrap().place().0;
    assert!(world.state.tour_words().unwrap().contains("Move down with j"));
    world.keys("j j");
    assert_eq!(place(&world), 1);
    world.keys("j");
    assert_eq!(place(&world), 2);
    world.keys(") .");
    assert_eq!(place(&world), 4);
    world.keys("W Esc s");
    assert_eq!(place(&world), 6);
    world.keys("a").type_text("New");
    world.keys("Ctrl-s c Enter t Enter u");
    assert_eq!(place(&world), 10);
    world.keys("/").type_text("accord");
    world.keys("Enter n f Enter Esc O Enter m a g g Ctrl-o Tab F Esc Enter ? Esc");
    assert!(world.state.tour.as_ref().unwrap().over(), "{:?}", world.state.tour_words());
    assert!(world.state.tour_words().unwrap().contains("q leaves"));
    world.keys("Alt-n q");
    assert!(world.quit);
}

#[test]
fn the_end_of_the_text_fills_the_screen() {
    let mut world = World::new();
    world.send(Message::Resize(Size { columns: 80, rows: 8 }));
    let rows = |world: &World| world.state.page().len();
    let full = rows(&world);
    for _ in 0..40 {
        let target = Hit::Text(0);
        world.send(Message::Pointer(Pointer { gesture: Gesture::Wheel(3), target }));
    }
    assert_eq!(rows(&world), full, "the wheel stops where the end fills the screen");
    world.keys("g g G");
    assert_eq!(rows(&world), full);
}

#[test]
fn what_a_step_back_did_is_said_and_shown() {
    let mut world = World::new();
    world.keys("a").type_text("Look here.").keys("Ctrl-s G");
    let far = world.state.reader.cursor;
    world.keys("u");
    assert!(world.notice().starts_with("Taken back: the note on “"), "{}", world.notice());
    assert!(world.notice().ends_with("is gone."), "{}", world.notice());
    assert!(world.state.reader.cursor < far, "the reader is taken there");
    world.keys("U");
    assert!(world.notice().starts_with("Done again: the note on “"), "{}", world.notice());
    assert!(world.notice().ends_with("is back."), "{}", world.notice());
}

#[test]
fn a_note_typed_where_the_name_is_asked_for_becomes_no_name() {
    let mut world = World::new();
    world.state.notes.annotator = None;
    world.keys("} s a");
    assert!(world.notice().contains("under your name"), "{}", world.notice());
    world.send(Message::Paste("First note #energy".to_owned()));
    world.keys("Enter");
    assert!(world.notice().contains("reads like a note"), "{}", world.notice());
    assert_eq!(world.state.notes.annotator, None);
    world.keys("Ctrl-u");
    world.send(Message::Paste("Ana María de la Cruz".to_owned()));
    world.keys("Enter");
    assert_eq!(world.state.notes.annotator.as_deref(), Some("ana"), "the layer is open");
    assert!(matches!(world.state.overlay(), Some(Overlay::Editor(_))), "and the note goes on");
}

#[test]
fn a_pattern_that_cannot_be_read_stays_to_be_put_right() {
    let mut world = World::new();
    world.keys("Alt-r");
    world.send(Message::Paste("Tol[a".to_owned()));
    world.keys("Enter");
    assert!(world.notice().contains("is not a pattern"), "{}", world.notice());
    assert!(matches!(world.state.overlay(), Some(Overlay::Prompt(_))));
    world.keys("Backspace Backspace Enter");
    assert!(world.state.overlays.is_empty());
    assert!(!world.state.search.matches.is_empty());
    // What was looked for comes back on an empty line.
    world.keys("Esc / Up");
    assert_eq!(world.state.search.query, "Tol");
}

#[test]
fn esc_leaves_every_line_that_asks() {
    use crate::app::overlay::{Prompt, PromptKind};
    let mut world = World::new();
    let goal = crate::app::views::Goal { path: None, span: crate::text::Span::new(0, 3) };
    for kind in [
        PromptKind::Slot(goal),
        PromptKind::Due(0),
        PromptKind::Name(None),
        PromptKind::Confidence,
        PromptKind::Mark,
        PromptKind::Folder,
        PromptKind::QueryName(String::new()),
        PromptKind::Attribute(String::new(), String::new()),
        PromptKind::Shelf { before: String::new() },
    ] {
        let label = format!("{kind:?}");
        let line = crate::app::line::Line::new("");
        world.state.overlays.push(Overlay::Prompt(Prompt { kind, label: label.clone(), line }));
        world.keys("Esc");
        assert!(world.state.overlays.is_empty(), "{label}");
    }
}
