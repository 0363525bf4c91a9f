#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::annotation::DocumentInfo;
use jiff::Timestamp;

fn mark(id: &str, codes: &[&str], speaker: &str, start: usize, end: usize) -> Annotation {
    Annotation {
        id: id.into(),
        codes: codes.iter().map(|&c| c.into()).collect(),
        speaker: (!speaker.is_empty()).then(|| speaker.into()),
        targets: vec![Anchor { start, end, ..Anchor::default() }],
        modified: Timestamp::from_second(100).unwrap(),
        ..Annotation::default()
    }
}

fn empty() -> Layer {
    Layer::new("consensus", DocumentInfo::default())
}

const fn place(layer: usize, index: usize) -> Place {
    Place { layer, index }
}

const BOTH: [Place; 2] = [place(0, 0), place(1, 0)];

/// Ana says A, Bo says B, on almost the same words.
fn two() -> (Vec<Annotation>, Vec<Annotation>) {
    let mut ana = mark("1", &["commit", "dated"], "Sorn", 10, 20);
    ana.note = "By spring.".into();
    ana.attributes.insert("confidence".into(), Value::String("high".into()));
    let mut bo = mark("7", &["commit", "vague"], "", 8, 24);
    bo.note = "No date.".into();
    (vec![ana], vec![bo])
}

#[test]
fn taking_one_copies_it_with_its_origin() {
    let (ana, bo) = two();
    let layers = [Coder::as_recorded("ana", &ana), Coder::as_recorded("bo", &bo)];
    let mut consensus = empty();
    assert_eq!(state(&layers, &BOTH, &consensus.annotations), State::Undecided);
    let edit = decide(&layers, &BOTH, &Choice::Take(BOTH[1]), "The text names no day.", "chief", &consensus)
        .unwrap();
    edit.apply(&mut consensus).unwrap();
    let made = &consensus.annotations[0];
    assert_eq!((made.kind, &made.codes, &made.speaker), (Kind::Consensus, &bo[0].codes, &None));
    assert_eq!(made.targets, bo[0].targets);
    assert_eq!(strings(made, "sources"), ["ana/1", "bo/7"]);
    let words = ["choice", "taken", "reason", "by", "rule"].map(|key| word(made, key));
    assert_eq!(words, [Some("take"), Some("bo/7"), Some("The text names no day."), Some("chief"), None]);
    assert_eq!(state(&layers, &BOTH, &consensus.annotations), State::Decided);
}

#[test]
fn merging_joins_codes_notes_and_attributes_on_the_wider_span() {
    let (ana, bo) = two();
    let draft = merged(&[&ana[0], &bo[0]]).unwrap();
    assert_eq!(draft.codes, ["commit", "dated", "vague"]);
    assert_eq!((draft.note.as_str(), draft.speaker.as_deref()), ("By spring.\n\nNo date.", Some("Sorn")));
    assert_eq!((draft.targets[0].start, draft.targets[0].end), (8, 24));
    assert_eq!(draft.attributes.len(), 1);
    // Neither covers the other: the first stays.
    let shifted = mark("8", &["commit"], "", 15, 30);
    assert_eq!(merged(&[&ana[0], &shifted]).unwrap().targets, ana[0].targets);
    let other = mark("9", &["commit"], "Marr", 10, 20);
    assert_eq!(merged(&[&ana[0], &other]), Err(AdjudicationError::Speakers("Marr, Sorn".into())));
    assert_eq!(merged(&[]), Err(AdjudicationError::Nothing));
}

#[test]
fn a_choice_that_does_not_fit_is_refused() {
    let (ana, bo) = two();
    let layers = [Coder::as_recorded("ana", &ana), Coder::as_recorded("bo", &bo)];
    let refuse =
        |sources: &[Place], choice| decide(&layers, sources, &choice, "", "chief", &empty()).unwrap_err();
    assert_eq!(refuse(&[BOTH[0]], Choice::Take(BOTH[1])), AdjudicationError::NotAmong);
    assert_eq!(refuse(&[place(4, 0)], Choice::Reject), AdjudicationError::Nothing);
}

#[test]
fn deciding_again_keeps_what_was_decided_before() {
    let (ana, bo) = two();
    let layers = [Coder::as_recorded("ana", &ana), Coder::as_recorded("bo", &bo)];
    let mut consensus = empty();
    let draft = Draft { codes: vec!["commit".into()], targets: ana[0].targets.clone(), ..Draft::default() };
    let steps =
        [(Choice::Take(BOTH[0]), "first"), (Choice::Reject, "second"), (Choice::Rewrite(draft), "third")];
    for (choice, reason) in &steps {
        decide(&layers, &BOTH, choice, reason, "chief", &consensus).unwrap().apply(&mut consensus).unwrap();
    }
    assert_eq!(consensus.annotations.len(), 1);
    let made = &consensus.annotations[0];
    assert_eq!((word(made, "choice"), word(made, "taken"), made.codes.len()), (Some("rewrite"), None, 1));
    let earlier = made.extra["earlier"].as_array().unwrap();
    let reasons: Vec<&str> = earlier.iter().map(|e| e["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons, ["first", "second"]);
    assert_eq!(earlier[0]["codes"].as_array().unwrap().len(), 2);
}

#[test]
fn a_decision_over_two_earlier_ones_replaces_both_and_undoes_as_one() {
    let ana = [mark("1", &["a"], "", 0, 9), mark("2", &["b"], "", 5, 12)];
    let layers = [Coder::as_recorded("ana", &ana)];
    let mut consensus = empty();
    for index in 0..2 {
        let alone = [place(0, index)];
        decide(&layers, &alone, &Choice::Take(alone[0]), "", "chief", &consensus)
            .unwrap()
            .apply(&mut consensus)
            .unwrap();
    }
    assert_eq!(consensus.annotations.len(), 2);
    let before = consensus.clone();
    let both = [place(0, 0), place(0, 1)];
    let back = decide(&layers, &both, &Choice::Merge, "one thing", "chief", &consensus)
        .unwrap()
        .apply(&mut consensus)
        .unwrap();
    assert_eq!(consensus.annotations.len(), 1);
    assert_eq!(consensus.annotations[0].extra["earlier"].as_array().unwrap().len(), 2);
    back.apply(&mut consensus).unwrap();
    assert_eq!(consensus, before);
}

#[test]
fn a_mark_changed_since_puts_its_decision_out_of_date() {
    let (mut ana, bo) = two();
    let mut consensus = empty();
    {
        let layers = [Coder::as_recorded("ana", &ana), Coder::as_recorded("bo", &bo)];
        decide(&layers, &BOTH, &Choice::Merge, "", "chief", &consensus)
            .unwrap()
            .apply(&mut consensus)
            .unwrap();
    }
    ana[0].modified = Timestamp::from_second(200).unwrap();
    let layers = [Coder::as_recorded("ana", &ana), Coder::as_recorded("bo", &bo)];
    assert_eq!(state(&layers, &BOTH, &consensus.annotations), State::OutOfDate);
    let changes = changes_for(&layers, 0, &consensus.annotations);
    assert!(changes[0].out_of_date && !changes_for(&layers, 1, &consensus.annotations)[0].out_of_date);
}

/// Three annotators: span 0-9 all alike, 20-29 two of three, 40-49 nobody alike.
fn three() -> [Vec<Annotation>; 3] {
    [
        vec![
            mark("1", &["a"], "Sorn", 0, 9),
            mark("2", &["a", "x"], "", 20, 29),
            mark("3", &["a"], "", 40, 49),
        ],
        vec![mark("1", &["a"], "Sorn", 0, 9), mark("2", &["a"], "", 20, 29), mark("3", &["b"], "", 40, 49)],
        vec![mark("1", &["a"], "Marr", 0, 9), mark("2", &["c"], "", 20, 29), mark("3", &["a"], "", 41, 49)],
    ]
}

fn layers(three: &[Vec<Annotation>; 3]) -> Vec<Coder<'_>> {
    ["ana", "bo", "cy"].iter().zip(three).map(|(name, a)| Coder::as_recorded(name, a)).collect()
}

#[test]
fn rules_show_what_they_would_do_before_they_do_it() {
    let three = three();
    let layers = layers(&three);
    let unanimous = preview(&layers, Rule::Unanimous, &empty());
    assert_eq!((unanimous.proposals.len(), unanimous.undecided, unanimous.annotators), (1, 3, 3));
    let only = &unanimous.proposals[0];
    assert_eq!((&only.draft.codes[..], &only.draft.speaker, only.support), (&["a".to_owned()][..], &None, 3));
    assert_eq!(only.left_out, ["Marr", "Sorn"]);
    let most = preview(&layers, Rule::AtLeast(2), &empty());
    let made: Vec<_> = most
        .proposals
        .iter()
        .map(|p| (p.draft.codes.join("+"), p.draft.speaker.clone(), p.support))
        .collect();
    assert_eq!(made, [("a".to_owned(), Some("Sorn".to_owned()), 2), ("a".to_owned(), None, 2)]);
    assert_eq!(most.proposals[1].left_out, ["x", "c"]);
    assert_eq!(most.undecided, 2);
    // One voice is no agreement, whatever the rule says.
    assert_eq!(preview(&layers, Rule::AtLeast(1), &empty()).proposals, most.proposals);
}

#[test]
fn applying_a_rule_again_changes_nothing_and_keeps_decisions_by_hand() {
    let three = three();
    let layers = layers(&three);
    let mut consensus = empty();
    let by_hand = [place(0, 1), place(1, 1), place(2, 1)];
    decide(&layers, &by_hand, &Choice::Reject, "a formula", "chief", &consensus)
        .unwrap()
        .apply(&mut consensus)
        .unwrap();
    let first = preview(&layers, Rule::AtLeast(2), &consensus);
    assert_eq!((first.proposals.len(), first.kept), (1, 1));
    first.apply(&layers, "chief", &consensus).apply(&mut consensus).unwrap();
    assert_eq!(
        word(consensus.annotations.iter().find(|a| !a.codes.is_empty()).unwrap(), "rule"),
        Some("2 of 3")
    );
    let second = preview(&layers, Rule::AtLeast(2), &consensus);
    assert_eq!((second.proposals.len(), second.kept, second.out_of_date), (0, 2, 0));
    let before = consensus.clone();
    second.apply(&layers, "chief", &consensus).apply(&mut consensus).unwrap();
    assert_eq!(consensus, before);
}

#[test]
fn an_annotator_sees_what_became_of_each_mark_and_why() {
    let three = three();
    let layers = layers(&three);
    let mut consensus = empty();
    let decide_on = |index, choice: Choice, reason: &str, consensus: &mut Layer| {
        let sources = [place(0, index), place(1, index), place(2, index)];
        decide(&layers, &sources, &choice, reason, "chief", consensus).unwrap().apply(consensus).unwrap();
    };
    decide_on(0, Choice::Take(place(0, 0)), "as in the title", &mut consensus);
    decide_on(1, Choice::Reject, "a formula", &mut consensus);
    let of = |layer| -> Vec<_> {
        let changes = changes_for(&layers, layer, &consensus.annotations);
        changes.into_iter().map(|c| (c.outcome, c.reason)).collect()
    };
    let ana = of(0);
    assert_eq!(ana[0], (Outcome::Kept, Some("as in the title".into())));
    assert_eq!(ana[1], (Outcome::Rejected, Some("a formula".into())));
    assert_eq!(ana[2], (Outcome::Undecided, None));
    let cy = of(2);
    let Outcome::Changed(now) = &cy[0].0 else { panic!("{cy:?}") };
    assert_eq!(now.speaker.as_deref(), Some("Sorn"));
}

#[test]
fn a_discontinuous_mark_is_merged_with_all_its_parts() {
    let parts = |id: &str| {
        let mut mark = mark(id, &["a"], "", 0, 5);
        mark.targets.push(Anchor { start: 9, end: 12, ..Anchor::default() });
        mark
    };
    let (ana, bo) = ([parts("1")], [parts("1"), mark("2", &["a"], "", 0, 5)]);
    let layers = [Coder::as_recorded("ana", &ana), Coder::as_recorded("bo", &bo)];
    let found = preview(&layers, Rule::Unanimous, &empty());
    assert_eq!((found.proposals.len(), found.undecided), (1, 1));
    assert_eq!(found.proposals[0].draft.targets.len(), 2);
}
