//! What a reader types and what comes of it.

use super::*;

#[test]
fn rows_words_sentences_and_paragraphs() {
    let mut world = World::new();
    assert!(world.at().starts_with("Readout"));
    assert!(world.keys("w").at().starts_with("of a Call"));
    assert!(world.keys("b").at().starts_with("Readout"));
    assert!(world.keys("g e").at().starts_with("t of"));
    assert!(world.keys("}").at().starts_with("Mara Tolen said"));
    assert!(world.keys(")").at().starts_with("She urged"));
    assert!(world.keys(")").at().starts_with("Davo Renn"));
    assert!(world.keys("(").at().starts_with("She urged"));
    assert!(world.keys("{").at().starts_with("Mara"));
    assert!(world.keys("{").at().starts_with("Readout"));
    assert!(world.keys("G").at().starts_with(".\n"), "{:?}", world.at());
    assert!(world.keys("0").at().starts_with("No more"));
    assert!(world.keys("$").at().starts_with("."));
    assert!(world.keys("g g").at().starts_with("Readout"));
    // Up at the top and left at the first byte stay.
    assert!(world.keys("k h Up Left").at().starts_with("Readout"));
    world.keys("} } } }");
    assert!(world.notice().contains("No paragraph further down"), "{}", world.notice());
}

#[test]
fn moving_sideways_goes_over_rows_and_hard_breaks() {
    let mut world = World::new();
    // The last character of the title, then the first of the next paragraph.
    world.keys("$ l");
    assert!(world.at().starts_with("Mara"));
    world.keys("h");
    assert!(world.at().starts_with("l\n"));
    let cursor = span("both").end - 1;
    world.state.resume(cursor);
    assert!(world.keys("l").at().starts_with("sides"), "the line feed is not a character: {:?}", world.at());
}

#[test]
fn the_column_is_kept_over_short_rows() {
    let mut world = World::new();
    world.state.resume(span("River").start);
    let start = world.state.reader.cursor;
    world.keys("k");
    assert!(world.at().starts_with("l\n") || world.at().starts_with("Readout"), "{:?}", world.at());
    world.keys("j");
    assert_eq!(world.state.reader.cursor, start);
}

#[test]
fn claims_are_walked_in_order_and_the_list_follows() {
    let mut world = World::new();
    world.keys(".");
    assert_eq!(world.state.findings.claim().unwrap().id, 1);
    world.keys(".");
    assert_eq!(world.state.findings.claim().unwrap().id, 2);
    assert!(world.at().starts_with("urged"));
    world.keys("] s");
    assert_eq!(world.state.findings.claim().unwrap().id, 3);
    world.keys("[ s");
    assert_eq!(world.state.findings.claim().unwrap().id, 2);
    world.keys(". .");
    assert_eq!(world.state.findings.claim().unwrap().id, 4);
    world.keys(".");
    assert!(world.notice().contains("No claim further down"));
    assert_eq!(world.state.findings.claim().unwrap().id, 4);
}

#[test]
fn moving_in_the_text_points_at_the_claim_and_choosing_a_finding_moves_the_text() {
    let mut world = World::new();
    world.keys("} ) )");
    assert_eq!(world.state.findings.claim().unwrap().id, 3);
    world.keys("Tab k");
    assert_eq!(world.state.panes.focus, Pane::Findings);
    assert_eq!(world.state.findings.claim().unwrap().id, 2);
    assert!(world.at().starts_with("urged"));
    world.keys("Enter");
    assert_eq!(world.state.panes.focus, Pane::Document);
    assert!(world.at().starts_with("urged"));
}

#[test]
fn the_full_stop_belongs_to_the_claim_before_it_and_white_space_to_none() {
    let mut world = World::new();
    world.state.resume(span("sound").end);
    world.keys("l h");
    assert!(world.at().starts_with(". She"), "{:?}", world.at());
    assert_eq!(world.state.claim_here().unwrap().id, 1);
    world.keys("g g");
    assert!(world.state.claim_here().is_none(), "the title says nothing");
    let marked = world.state.page().iter().flat_map(|r| &r.runs).any(|r| r.roles.contains(&Role::Claim));
    assert!(!marked, "and so no claim is marked");
}

#[test]
fn the_palette_puts_what_is_done_to_the_text_first() {
    let mut world = World::new();
    world.keys(":").type_text("note");
    let Some(Overlay::Picker(picker)) = world.state.overlay() else { panic!("no palette") };
    assert_eq!(picker.shown[0].choice, Choice::Action(Action::NoteAdd));
}

#[test]
fn the_list_has_headings_that_are_never_selected() {
    let mut world = World::new();
    world.keys("Tab g g");
    assert_eq!(world.state.findings.claim().unwrap().id, 1);
    for _ in 0..20 {
        world.keys("j");
        assert!(!matches!(world.state.findings.rows[world.state.findings.selected], FindingRow::Group(..)));
    }
    assert_eq!(world.state.findings.entity().unwrap().name, "River Accord");
    assert!(world.at().starts_with("River Accord"));
}

#[test]
fn findings_are_filtered_as_one_types_and_esc_shows_all() {
    let mut world = World::new();
    let all = world.state.findings.rows.len();
    world.keys("Tab f").type_text("davo commit").keys("Enter");
    assert_eq!(world.state.findings.rows.len(), 2, "{:?}", world.state.findings.rows);
    assert_eq!(world.state.findings.claim().unwrap().id, 4);
    world.keys("Esc");
    assert_eq!(world.state.findings.rows.len(), all);
    world.keys("f").type_text("zzz");
    assert!(world.state.empty_words(Pane::Findings).unwrap().contains("zzz"));
    world.keys("Esc");
    assert_eq!(world.state.findings.rows.len(), all, "leaving the line brings back what was");
    world.keys("m");
    assert_eq!(world.state.findings.rows.len(), 5);
}

#[test]
fn selecting_with_v_and_motions() {
    let mut world = World::new();
    world.keys("} v w w");
    assert_eq!(world.selected(), Some("Mara Tolen s"));
    world.keys("o w");
    assert_eq!(world.selected(), Some("Tolen s"));
    world.keys("Esc");
    assert_eq!(world.selected(), None);
    world.keys("Shift-Right Shift-Right");
    assert_eq!(world.selected().map(str::len), Some(3));
    world.keys("v");
    assert_eq!(world.selected(), None);
}

#[test]
fn selecting_units() {
    let mut world = World::new();
    world.keys("} s");
    assert_eq!(world.selected(), Some("Mara Tolen said that the River Accord is sound."));
    world.keys("V");
    assert_eq!(world.selected(), Some("sound"));
    world.keys("C");
    assert_eq!(world.selected(), Some("Mara Tolen said that the River Accord is sound"));
    world.keys("p");
    assert!(world.selected().unwrap().ends_with("sides to keep it."));
    world.keys("Esc G C");
    assert!(world.notice().contains("no claim here"), "{}", world.notice());
}

#[test]
fn growing_and_shrinking() {
    let mut world = World::new();
    world.state.resume(span("Accord").start);
    let mut seen = Vec::new();
    for _ in 0..5 {
        world.keys("+");
        seen.push(world.selected().unwrap().to_owned());
    }
    assert_eq!(seen[0], "Accord");
    assert_eq!(seen[1], "the River Accord is sound");
    assert_eq!(seen[2], "Mara Tolen said that the River Accord is sound");
    assert_eq!(seen[3], "Mara Tolen said that the River Accord is sound.");
    assert!(seen[4].ends_with("keep it."));
    for back in seen.iter().rev().skip(1) {
        world.keys("-");
        assert_eq!(world.selected(), Some(back.as_str()));
    }
    world.keys("-");
    assert_eq!(world.selected(), None);
    assert!(world.at().starts_with("Accord"));
}

#[test]
fn a_note_on_a_sentence_is_written_changed_and_deleted() {
    let mut world = World::new();
    world.keys("} s a");
    let Some(Overlay::Editor(editor)) = world.state.overlay() else { panic!("no editor") };
    assert_eq!(editor.about.span.unwrap().of(TEXT), "Mara Tolen said that the River Accord is sound.");
    world.type_text("New wording.").keys("Ctrl-s");
    assert!(world.state.overlays.is_empty());
    let sentence = "Mara Tolen said that the River Accord is sound.";
    assert_eq!(world.notes(), [(sentence, "New wording.", vec![], None)]);
    assert_eq!(world.selected(), None, "what was selected is done with");
    world.keys("i").type_text("..").keys("Ctrl-s");
    assert_eq!(world.notes()[0].1, "New wording...");
    world.keys("x");
    assert_eq!(world.notes(), []);
    world.keys("u");
    assert_eq!(world.notes()[0].1, "New wording...");
    world.keys("u u");
    assert_eq!(world.notes(), []);
    world.keys("u");
    assert!(world.notice().contains("nothing to undo"));
    world.keys("Ctrl-r");
    assert_eq!(world.notes()[0].1, "New wording.");
}

#[test]
fn a_code_and_a_tag_given_next_join_the_note() {
    let mut world = World::new();
    world.keys("} s a").type_text("Firm.").keys("Ctrl-s t").type_text("davo").keys("Enter");
    assert_eq!(world.notes().len(), 1);
    assert_eq!(world.notes()[0].3, Some("Davo Renn"));
    let code = world.state.codebook.codes[0].id.clone();
    world.keys("c").type_text(&code).keys("Enter");
    assert_eq!(world.notes().len(), 1);
    assert_eq!(world.notes()[0].2, [code.as_str()]);
    // The same again takes it away.
    world.keys("c").type_text(&code).keys("Enter");
    assert!(world.notes()[0].2.is_empty());
}

#[test]
fn without_a_selection_the_claim_is_meant_and_else_the_sentence() {
    let mut world = World::new();
    world.keys("} t").type_text("davo").keys("Enter");
    assert_eq!(
        world.notes(),
        [("Mara Tolen said that the River Accord is sound", "", vec![], Some("Davo Renn"))]
    );
    let hint =
        |world: &World| world.state.hints().into_iter().find(|h| h.action == Action::NoteAdd).unwrap().words;
    assert_eq!(hint(&world), "note on the same words", "what was just made is what is meant");
    world.keys("l");
    assert_eq!(hint(&world), "note on the claim");
    world.keys("G");
    assert_eq!(hint(&world), "note on the sentence");
    world.keys("s");
    assert_eq!(hint(&world), "note on the selection");
    world.keys("Esc a").type_text("x").keys("Ctrl-s");
    assert_eq!(world.notes()[1].0, "No more was said.");
}

#[test]
fn a_speaker_may_be_typed_freely_and_taken_away() {
    let mut world = World::new();
    world.keys("} t").type_text("Ilo Vant").keys("Enter");
    assert_eq!(world.notes()[0].3, Some("Ilo Vant"));
    assert!(world.state.speakers.find("Ilo Vant").is_some(), "a tag makes a speaker");
    world.keys("t").type_text("nobody").keys("Enter");
    assert_eq!(world.notes(), [], "a mark with nothing in it is no mark");
}

#[test]
fn an_empty_note_is_not_kept_and_lost_words_are_asked_about() {
    let mut world = World::new();
    world.keys("} a Ctrl-s");
    assert_eq!(world.notes(), []);
    assert!(world.notice().contains("Nothing was written"));
    world.keys("a").type_text("half").keys("Esc");
    assert!(matches!(world.state.overlay(), Some(Overlay::Confirm(_))));
    world.keys("n");
    assert!(matches!(world.state.overlay(), Some(Overlay::Editor(_))));
    world.keys("Esc y");
    assert!(world.state.overlays.is_empty());
    assert_eq!(world.notes(), []);
}

#[test]
fn a_colleagues_note_is_read_not_changed() {
    let mut world = World::with_colleague("thanked her", "Warm.");
    world.keys("} } i");
    assert!(world.state.overlays.is_empty());
    let mut world = World::with_colleague("thanked her", "Warm.");
    world.state.resume(span("thanked").start);
    world.keys("i");
    assert!(world.notice().contains("bo's"), "{}", world.notice());
    world.keys("x");
    assert_eq!(world.colleague.annotations.len(), 1);
    world.keys("3");
    assert_eq!(world.state.panes.focus, Pane::Notes);
    world.keys("c Enter");
    assert_eq!(world.notes().len(), 1, "a code on a colleague's text is one's own mark");
    assert_eq!(world.notes()[0].0, "thanked her");
    assert!(world.colleague.annotations[0].codes.is_empty());
}

#[test]
fn a_layer_that_can_only_be_read_says_why() {
    let mut world = World::new();
    world.state.notes.read_only = Some("it has a newer format.".to_owned());
    for key in ["a", "c", "t", "u"] {
        world.keys(key);
        assert!(world.state.overlays.is_empty());
        assert!(world.notice().contains("newer format"), "{key}: {}", world.notice());
    }
}

#[test]
fn the_name_is_asked_once_and_then_the_note_goes_on() {
    let mut world = World::new();
    world.state.notes.annotator = None;
    world.keys("} a");
    assert!(matches!(world.state.overlay(), Some(Overlay::Prompt(_))));
    world.keys("Ctrl-u Enter");
    assert!(world.notice().contains("name"), "an empty name is none");
    world.type_text("Ana").keys("Enter");
    assert!(matches!(world.state.overlay(), Some(Overlay::Editor(_))));
    assert_eq!(world.own.layer().annotator, "Ana");
}

#[test]
fn search_is_smart_about_case_and_goes_over_line_breaks() {
    let mut world = World::new();
    world.keys("/").type_text("BOTH SIDES").keys("Enter");
    assert!(world.notice().contains("not in this text"), "capitals count: {}", world.notice());
    assert!(world.notice().contains("once with other capitals"), "{}", world.notice());
    world.keys("/").type_text("both sides");
    assert!(world.at().starts_with("both\nsides"), "found while typing");
    world.keys("Enter n");
    assert!(world.at().starts_with("both\nsides"), "round the end to the only one");
    assert!(world.notice().contains("from the beginning"));
    world.keys("Esc g g /").type_text("said").keys("Enter");
    assert_eq!(world.state.search.matches.len(), 2);
    assert!(world.state.status().right.contains("match 1 of 2"), "{}", world.state.status().right);
    world.keys("n");
    assert!(world.at().starts_with("said.\n"));
    world.keys("N");
    assert!(world.at().starts_with("said that"));
    world.keys("/").type_text("her").keys("Esc");
    assert!(world.at().starts_with("said that"), "leaving the line goes back");
}

#[test]
fn why_tells_rule_scope_and_confidence() {
    let mut world = World::new();
    world.keys("} W");
    let Some(Overlay::Panel(panel)) = world.state.overlay() else { panic!("no panel") };
    let text: Vec<String> = panel.lines.iter().map(|l| format!("{}={}", l.label, l.text)).collect();
    for part in [
        "speaker=Mara Tolen",
        "rule=cue-that",
        "confidence=90 %",
        "scope=own",
        "cue=said that",
        "source=Mara Tolen",
    ] {
        assert!(text.iter().any(|t| t.starts_with(part)), "{part} in {text:?}");
    }
    world.keys("Esc G W");
    assert!(world.state.overlays.is_empty());
    assert!(world.notice().contains("no claim here"));
}

#[test]
fn palette_and_help_come_from_the_table_and_do_what_they_list() {
    let mut world = World::new();
    world.keys(":").type_text("select sentence").keys("Enter");
    assert!(world.selected().is_some());
    world.keys("?");
    let Some(Overlay::Picker(picker)) = world.state.overlay() else { panic!("no help") };
    let listed: Vec<&Choice> = picker.all.iter().map(|i| &i.choice).collect();
    for &action in Action::ALL {
        let applies = action.contexts().contains(&Context::Document)
            || action.contexts().contains(&Context::Everywhere);
        assert_eq!(listed.contains(&&Choice::Action(action)), applies, "{}", action.id());
    }
    let note = picker.all.iter().find(|i| i.choice == Choice::Action(Action::NoteAdd)).unwrap();
    assert_eq!(note.keys, "a");
    world.keys("Esc");
    assert!(world.state.overlays.is_empty());
}

#[test]
fn what_matched_in_a_list_is_marked() {
    let mut world = World::new();
    world.keys(":").type_text("leave");
    let Some(Overlay::Picker(picker)) = world.state.overlay() else { panic!("no palette") };
    let first = &picker.shown[0];
    assert_eq!(first.choice, Choice::Action(Action::Quit));
    let marked: String =
        first.matched.iter().map(|&n| first.label.chars().nth(n as usize).unwrap()).collect();
    assert_eq!(marked.to_lowercase(), "leave");
    world.keys("Enter");
    assert!(world.quit);
}

#[test]
fn a_sequence_waits_and_says_what_may_follow() {
    let mut world = World::new();
    world.keys("]");
    let next = world.state.which_key();
    assert!(next.iter().any(|w| w.keys == "n" && w.action == Action::NoteNext), "{next:?}");
    assert!(world.state.status().right.contains("] …"));
    world.keys("Esc");
    assert!(world.state.which_key().is_empty());
    world.keys("ö");
    assert!(world.notice().contains("ö does nothing here; on any keyboard F2 lists"), "{}", world.notice());
}

#[test]
fn panes_take_the_keys_in_turn_and_show_where_there_is_room() {
    let mut world = World::new();
    world.keys("Tab Tab");
    assert_eq!(world.state.panes.focus, Pane::Notes);
    assert!(world.state.arrangement().notes.is_some() && world.state.arrangement().findings.is_none());
    world.keys("Tab");
    assert!(world.state.arrangement().notes.is_some(), "the list last used stays beside the text");
    world.keys("Shift-Tab Z");
    assert!(world.state.arrangement().document.is_none());
    world.keys("Z z");
    let at = world.state.arrangement();
    assert!(at.document.is_some() && at.findings.is_none() && at.notes.is_none() && at.status.is_empty());
    world.keys("Esc");
    assert!(world.state.arrangement().status.height == 1);
}

#[test]
fn the_mouse_selects_words_sentences_and_by_dragging() {
    let mut world = World::new();
    let at = |words: &str| Hit::Text(span(words).start);
    let mut click = |gesture, target| world.send(Message::Pointer(Pointer { gesture, target }));
    click(Gesture::Press(1), at("River"));
    click(Gesture::Drag, at("sound"));
    click(Gesture::Release, Hit::Nothing);
    assert_eq!(world.selected(), Some("River Accord is s"));
    let mut click = |gesture, target| world.send(Message::Pointer(Pointer { gesture, target }));
    click(Gesture::Press(1), at("urged"));
    click(Gesture::Press(2), at("urged"));
    assert_eq!(world.selected(), Some("urged"));
    let mut click = |gesture, target| world.send(Message::Pointer(Pointer { gesture, target }));
    click(Gesture::Press(3), at("urged"));
    assert_eq!(world.selected(), Some("She urged both\nsides to keep it."));
    let row = world.state.findings.rows.iter().position(|r| *r == FindingRow::Claim(3)).unwrap();
    world.send(Message::Pointer(Pointer { gesture: Gesture::Press(1), target: Hit::Finding(row) }));
    assert_eq!(world.state.panes.focus, Pane::Findings);
    assert!(world.at().starts_with("will visit"));
}

#[test]
fn a_short_screen_scrolls_with_the_cursor_and_keeps_its_place_at_another_width() {
    let mut world = World::new();
    world.send(Message::Resize(Size { columns: 30, rows: 5 }));
    world.keys("G");
    let on_screen = |world: &World| {
        let page = world.state.page();
        assert_eq!(page.iter().filter(|r| r.gutter.cursor).count(), 1, "the cursor is on screen once");
    };
    on_screen(&world);
    world.keys("g g");
    on_screen(&world);
    world.keys("} )");
    let cursor = world.state.reader.cursor;
    for columns in [20, 200, 61, 119, 30] {
        world.send(Message::Resize(Size { columns, rows: 7 }));
        assert_eq!(world.state.reader.cursor, cursor);
        on_screen(&world);
    }
    world.keys("Ctrl-e Ctrl-e Ctrl-e Ctrl-e Ctrl-e Ctrl-e");
    on_screen(&world);
}

#[test]
fn the_gutter_says_who_speaks_and_where_notes_are() {
    let mut world = World::new();
    world.keys("} s a").type_text("n").keys("Ctrl-s");
    let letters = |row: &PageRow| -> String {
        row.gutter.voices.iter().map(|&v| world.state.speakers.all()[v].letter).collect()
    };
    let page = world.state.page();
    let row_of = |words: &str| {
        page.iter().find(|r| r.row.is_some_and(|x| x.span().contains(span(words).start))).unwrap()
    };
    assert_eq!(letters(row_of("Mara Tolen")), "M");
    assert_eq!(letters(row_of("Davo Renn")), "D");
    assert_eq!(letters(row_of("Readout")), "");
    assert_eq!(row_of("Mara Tolen").gutter.notes, 1);
    assert_eq!(row_of("Davo Renn").gutter.notes, 0);
}

#[test]
fn the_page_marks_the_selected_claim_the_note_and_the_cursor() {
    let mut world = World::new();
    world.keys("} )");
    let page = world.state.page();
    let roles_at = |byte: usize| {
        let runs = page.iter().flat_map(|r| &r.runs);
        runs.filter(|r| r.span.contains(byte)).flat_map(|r| r.roles.clone()).collect::<Vec<_>>()
    };
    let at_she = roles_at(span("She").start);
    for role in [Role::Mention(EntityType::Person), Role::ClaimSource, Role::Cursor] {
        assert!(at_she.contains(&role), "{role:?} in {at_she:?}");
    }
    assert!(roles_at(span("urged").start).contains(&Role::ClaimCue));
    assert!(!roles_at(span("thanked").start).contains(&Role::Claim));
    assert!(roles_at(span("thanked").start).contains(&Role::Cue));
}

#[test]
fn before_findings_come_everything_else_works_and_says_so() {
    let mut world = World::bare();
    assert!(world.state.empty_words(Pane::Findings).unwrap().contains("Reading"));
    assert!(world.state.empty_words(Pane::Notes).unwrap().contains("No notes yet"));
    world.keys(".");
    assert!(world.notice().contains("still being read"));
    world.keys("} ) a").type_text("early").keys("Ctrl-s");
    assert_eq!(world.notes()[0].0, "She urged both\nsides to keep it.", "sentences by the rules of Unicode");
    world.send(Message::FindingsFailed("the worker stopped".to_owned()));
    assert!(world.state.empty_words(Pane::Findings).unwrap().contains("the worker stopped"));
}

#[test]
fn a_change_that_is_not_on_disk_is_said_and_leaving_asks() {
    let mut world = World::new();
    world.send(Message::NotSaved("the disk is full; free some space".to_owned()));
    assert_eq!(world.state.notice.as_ref().unwrap().tone, Tone::Warning);
    world.keys("q");
    assert!(!world.quit);
    world.keys("n q y");
    assert!(world.quit);
}

#[test]
fn words_from_outside_are_harmless() {
    let mut world = World::new();
    world.send(Message::Failed("bad \x1b[31m file".to_owned()));
    assert_eq!(world.notice(), "bad ␛[31m file");
}

#[test]
fn copying_gives_text_without_its_line_breaks() {
    let mut world = World::new();
    world.keys("} ) s y");
    assert_eq!(world.copied, ["She urged both sides to keep it."]);
}

#[test]
fn a_document_read_again_keeps_the_place() {
    let mut world = World::new();
    world.keys("} } s a").type_text("kept").keys("Ctrl-s");
    world.state.resume(span("Davo").start);
    let longer = format!("A new first paragraph.\n\n{TEXT}");
    let document = Arc::new(Document::from_text("call.txt", longer.clone()));
    world.send(Message::DocumentChanged(Arc::clone(&document)));
    world.answer();
    assert!(longer[world.state.reader.cursor..].starts_with("Davo Renn"));
    assert_eq!(world.state.notes.marks.len(), 1);
    assert_eq!(world.state.findings.progress, Progress::Loading);
}

#[test]
fn what_became_of_a_notes_place_is_said_and_the_lost_ones_come_last() {
    let mut world = World::new();
    let at = span("Davo Renn");
    let changed =
        Resolution::Changed { span: at, score: 0.8, was: "D. Renn".to_owned(), now: "Davo Renn".to_owned() };
    let places = [
        (Resolution::Orphan, Some("its words are gone from the text")),
        (Resolution::Moved(at), Some("moved with its words")),
        (changed, Some("the wording has changed")),
        (Resolution::Ambiguous(vec![at, at]), Some("its words stand at several places")),
        (Resolution::Exact(span("Mara Tolen")), None),
    ];
    let mark = |(place, _): &(Resolution, Option<&str>)| {
        Mark::new("ana", true, Annotation::new(crate::annotation::Kind::Note), vec![place.clone()])
    };
    for (place, words) in &places {
        assert_eq!(mark(&(place.clone(), None)).standing(), *words);
    }
    let marks = places.iter().map(mark).collect();
    let layers = Layers { annotator: Some("ana".to_owned()), marks, ..Layers::default() };
    world.send(Message::LayersChanged(Box::new(layers)));
    let order: Vec<Option<usize>> = world.state.notes.marks.iter().map(Mark::start).collect();
    assert_eq!(order, [Some(span("Mara Tolen").start), Some(at.start), None, None, None]);
    world.keys("3 G Enter");
    assert!(world.notice().contains("no place in the text"), "{}", world.notice());
}

#[test]
fn a_document_without_text_is_no_trouble() {
    let document = Arc::new(Document::from_text("empty.txt", "\n\n"));
    let size = Size { columns: 80, rows: 24 };
    let mut state = State::new(document, Arc::default(), KeyMap::default(), size);
    for &action in Action::ALL {
        update(&mut state, Message::Act(action));
        let _ = (state.page(), state.hints(), state.status());
        state.overlays.clear();
    }
    assert!(state.empty_words(Pane::Document).is_some());
}
