//! Decisions on claims.

use super::*;

fn decisions(world: &World) -> Vec<(String, String)> {
    let all = world.own.layer().annotations.iter();
    let said = all
        .filter_map(|a| Some((a.decision.clone()?, a.targets.first().map(|t| t.quote.replace('\n', " "))?)));
    said.collect()
}

fn speakers(world: &World) -> Vec<Vec<String>> {
    world.state.findings.found.claims.iter().map(|c| c.speakers.clone()).collect()
}

#[test]
fn one_key_accepts_and_takes_back() {
    let mut world = World::new();
    world.keys(". A");
    assert_eq!(
        decisions(&world),
        [("accept".into(), "Mara Tolen said that the River Accord is sound".into())]
    );
    let annotation = &world.own.layer().annotations[0];
    let on = annotation.finding.clone().unwrap();
    assert_eq!(
        (on.rule.as_str(), on.act.as_str(), on.speakers),
        ("cue-that", "assert", vec!["Mara Tolen".to_owned()])
    );
    assert_eq!(world.state.decided_words().as_deref(), Some("1 of 4 decided"));
    assert!(world.notice().contains("1 of 4 decided"), "{}", world.notice());
    assert!(world.state.notes.marks.is_empty(), "it shows on the claim, not among the notes");
    world.keys("X");
    assert_eq!(decisions(&world)[0].0, "reject");
    assert_eq!(world.own.layer().annotations.len(), 1, "a decision is changed, not doubled");
    world.keys("X");
    assert!(decisions(&world).is_empty());
    world.keys("u");
    assert_eq!(decisions(&world)[0].0, "reject");
    world.keys("M u");
    assert!(decisions(&world).is_empty());
}

#[test]
fn in_the_list_one_key_after_the_other_decides() {
    let mut world = World::new();
    world.keys("2 g g A A X A");
    assert_eq!(decisions(&world).iter().filter(|(d, _)| d == "accept").count(), 3);
    assert_eq!(world.state.decided_words().as_deref(), Some("4 of 4 decided"));
    world.keys("] u");
    assert!(world.notice().contains("No undecided claim"), "{}", world.notice());
}

#[test]
fn the_next_undecided_claim() {
    let mut world = World::new();
    world.keys(". A ] u");
    assert!(world.at().starts_with("urged"), "{}", world.at());
    world.keys("A . ] u");
    assert_eq!(world.state.claim_here().unwrap().id, 4);
    world.keys("[ u");
    assert_eq!(world.state.claim_here().unwrap().id, 3);
}

#[test]
fn a_rejected_claim_has_no_voice() {
    let mut world = World::new();
    let voices =
        |world: &World| world.state.page().iter().filter(|row| !row.gutter.voices.is_empty()).count();
    let before = voices(&world);
    world.keys("2 g g X X");
    assert!(voices(&world) < before);
    assert_eq!(world.state.findings.state_of(0), "rejected");
    world.keys("f").type_text("undecided").keys("Enter");
    assert_eq!(
        world.state.findings.rows.len(),
        3,
        "a heading and two claims: {:?}",
        world.state.findings.rows
    );
}

#[test]
fn amended_fields_show_everywhere() {
    let mut world = World::new();
    world.keys(". M s").type_text("Davo").keys("Enter");
    assert_eq!(speakers(&world)[0], ["Davo Renn"]);
    world.keys("M a").type_text("concern").keys("Enter M d Ctrl-u").type_text("2031-06-30").keys("Enter");
    let claim = &world.state.findings.found.claims[0];
    assert_eq!((claim.act, claim.due.clone().unwrap().date.as_deref()), (Act::Concern, Some("2031-06-30")));
    let annotation = &world.own.layer().annotations[0];
    assert_eq!(annotation.decision.as_deref(), Some("amend"));
    assert_eq!(annotation.finding.clone().unwrap().speakers, ["Mara Tolen"], "what the decision was on");
    world.keys("W");
    let Some(Overlay::Panel(panel)) = world.state.overlay() else { panic!("why") };
    let text: String = panel.lines.iter().map(|l| format!("{}: {}\n", l.label, l.text)).collect();
    for part in ["speaker: Davo Renn", "decided: amended by you", "was read: Mara Tolen: assert"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    world.keys("Esc u u u");
    assert_eq!(speakers(&world)[0], ["Mara Tolen"]);
    assert!(decisions(&world).is_empty());
}

#[test]
fn several_speakers_and_nobody() {
    let mut world = World::new();
    world.keys(". M s").type_text("Davo Renn; Ada Quell").keys("Enter");
    assert_eq!(speakers(&world)[0], ["Davo Renn", "Ada Quell"]);
    world
        .keys("M t")
        .type_text("nobody")
        .keys("Enter M o")
        .type_text("joint")
        .keys("Enter M r")
        .type_text("3")
        .keys("Enter");
    let claim = &world.state.findings.found.claims[0];
    assert_eq!((claim.scope, claim.strength, claim.addressees.len()), (Scope::Joint, 3, 0));
}

#[test]
fn accepting_what_was_amended_leaves_it_amended() {
    let mut world = World::new();
    world.keys(". M s").type_text("Davo Renn").keys("Enter A");
    assert_eq!(speakers(&world)[0], ["Davo Renn"]);
    assert!(world.notice().starts_with("It stands as you amended it"), "{}", world.notice());
    assert_eq!(decisions(&world).len(), 1);
    world.keys("X");
    assert_eq!(decisions(&world)[0].0, "reject");
}

#[test]
fn bulk_shows_what_it_does_and_is_one_step() {
    let mut world = World::new();
    world.keys(". A B c");
    let Some(Overlay::Prompt(prompt)) = world.state.overlay() else { panic!("a line") };
    assert!(prompt.label.contains("(3 claims)"), "{}", prompt.label);
    world.keys("Enter");
    let Some(Overlay::Picker(picker)) = world.state.overlay() else { panic!("a list") };
    assert!(picker.title.contains("Accept 3 undecided"), "{}", picker.title);
    // Typing narrows what is done.
    world.type_text("Davo").keys("Enter");
    assert_eq!(decisions(&world).len(), 3);
    world.keys("u");
    assert_eq!(decisions(&world).len(), 1);
    assert!(world.notice().starts_with("Taken back: the decision"), "{}", world.notice());
    world.keys("B s Enter");
    assert_eq!(decisions(&world).len(), 2, "the other claim of the same speaker");
    world.keys("B x Enter");
    assert_eq!(decisions(&world).iter().filter(|(d, _)| d == "reject").count(), 2);
    world.keys("B r");
    assert!(world.notice().contains("No undecided claim found by the rule"), "{}", world.notice());
}

#[test]
fn a_decision_outlives_its_finding() {
    let mut world = World::new();
    world.keys(". A");
    let mut newer = findings();
    newer.claims.remove(0);
    for (id, claim) in (1..).zip(&mut newer.claims) {
        claim.id = id;
    }
    world.send(Message::FindingsReady(Arc::new(newer)));
    assert_eq!(world.state.notes.marks.len(), 1, "it stands among the notes");
    assert_eq!(world.state.decided_words(), None);
    // And an engine that finds it again takes it up.
    world.send(Message::FindingsReady(Arc::new(findings())));
    assert!(world.state.notes.marks.is_empty());
    assert_eq!(world.state.decided_words().as_deref(), Some("1 of 4 decided"));
    let mut other = findings();
    other.claims[0].act = Act::Warn;
    world.send(Message::FindingsReady(Arc::new(other)));
    assert_eq!(world.state.decided_words().as_deref(), Some("0 of 4 decided, 1 to look at again"));
}

#[test]
fn the_same_words_are_marked_everywhere() {
    let mut world = World::new();
    let start = span("Davo Renn").start;
    world.state.resume(span("her").start);
    world.keys("V c").type_text("request").keys("Enter");
    assert_eq!(world.notes().len(), 1);
    world.keys("B i");
    assert!(world.notice().contains("nowhere else"), "{}", world.notice());
    world.state.resume(start);
    world.state.resume(span("said").start);
    world.keys("V t Enter B i");
    let Some(Overlay::Picker(picker)) = world.state.overlay() else { panic!("{}", world.notice()) };
    assert!(picker.title.contains("to 1 more places"), "{}", picker.title);
    world.keys("Enter");
    assert_eq!(world.notes().iter().filter(|(quote, ..)| *quote == "said").count(), 2);
}
