#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::extract::Modality;
use proptest::prelude::*;

const TEXT: &str = "Tolen said the lake is calm. She urged both sides to keep it so by 30 June. Renn agreed.";

fn claim(from: &str, to: &str, act: Act, speaker: &str) -> Claim {
    let start = TEXT.find(from).unwrap();
    let end = TEXT.find(to).unwrap() + to.len();
    Claim {
        id: 1,
        speakers: vec![speaker.to_owned()],
        scope: Scope::Own,
        act,
        strength: 2,
        span: Span::new(start, end),
        source: None,
        cue: None,
        content: vec![Span::new(start, end)],
        addressees: Vec::new(),
        modality: Modality::Asserted,
        negated: false,
        due: None,
        rule: "cue-that",
        confidence: 0.9,
    }
}

fn claims() -> Vec<Claim> {
    vec![
        claim("Tolen said", "calm", Act::Assert, "Tolen"),
        claim("She urged", "June", Act::Request, "Tolen"),
        claim("Renn", "agreed", Act::Agree, "Renn"),
    ]
}

fn places(annotation: &Annotation, document: &Document) -> Vec<Resolution> {
    let sha = document.sha256.clone();
    annotation.targets.iter().map(|t| crate::annotation::resolve(t, &sha, document)).collect()
}

fn weigh_all(claims: &[Claim], decisions: &[Annotation], document: &Document) -> Weighed {
    let places: Vec<Vec<Resolution>> = decisions.iter().map(|d| places(d, document)).collect();
    weigh(claims, decisions.iter().zip(places.iter().map(Vec::as_slice)))
}

#[test]
fn a_decision_finds_its_claim_again_after_the_engine_learned() {
    let document = Document::from_text("t", TEXT);
    let decisions: Vec<Annotation> =
        claims().iter().map(|claim| decision_on(&document, claim, Decided::Accept)).collect();
    // Longer by a word, another rule, and the last one gone.
    let mut newer = claims();
    newer[1].span.start += 4;
    newer[1].rule = "cue-object";
    newer.pop();
    let weighed = weigh_all(&newer, &decisions, &document);
    assert_eq!(weighed.count(), 2);
    assert_eq!(weighed.claims[1].as_ref().unwrap().id, decisions[1].id);
    assert_eq!(weighed.loose, [decisions[2].id.clone()], "what was decided on is gone, the decision is not");
}

#[test]
fn another_reading_of_the_same_words_is_not_what_was_accepted() {
    let document = Document::from_text("t", TEXT);
    let mut newer = claims();
    let accept = decision_on(&document, &newer[0], Decided::Accept);
    newer[0].act = Act::Concern;
    let weighed = weigh_all(&newer, &[accept], &document);
    let on = weighed.claims[0].as_ref().unwrap();
    assert!(!on.in_force, "kept, not in force");
    assert_eq!((weighed.count(), weighed.loose.len()), (0, 0));
}

#[test]
fn an_amendment_stands_whatever_the_program_reads() {
    let document = Document::from_text("t", TEXT);
    let mut newer = claims();
    let mut amend = decision_on(&document, &newer[1], Decided::Amend);
    amend.amended = Amendment {
        speakers: Some(vec!["Renn".into(), "Tolen".into()]),
        act: Some("commit".into()),
        strength: Some(4),
        due: Some("30 June".into()),
        scope: Some("nonsense".into()),
        addressees: Some(vec!["Marrow".into()]),
    };
    newer[1].act = Act::Concern;
    let weighed = weigh_all(&newer, std::slice::from_ref(&amend), &document);
    assert!(weighed.claims[1].as_ref().unwrap().in_force);
    let now = amended(&newer[1], &amend.amended, TEXT);
    assert_eq!((now.act, now.strength, now.scope), (Act::Commit, 4, Scope::Own));
    assert_eq!(now.speakers, ["Renn", "Tolen"]);
    assert_eq!(now.due.unwrap().span.of(TEXT), "30 June");
    amend.amended.due = Some("2031-06-30".into());
    assert_eq!(amended(&newer[1], &amend.amended, TEXT).due.unwrap().date.as_deref(), Some("2031-06-30"));
    amend.amended.due = Some(String::new());
    assert_eq!(amended(&newer[1], &amend.amended, TEXT).due, None);
}

#[test]
fn of_two_decisions_on_a_claim_the_later_counts_and_the_other_is_not_lost() {
    let document = Document::from_text("t", TEXT);
    let claims = claims();
    let mut first = decision_on(&document, &claims[0], Decided::Accept);
    first.modified = jiff::Timestamp::from_second(1).unwrap();
    let second = decision_on(&document, &claims[0], Decided::Reject);
    let weighed = weigh_all(&claims, &[first.clone(), second.clone()], &document);
    assert_eq!(weighed.claims[0].as_ref().unwrap().id, second.id);
    assert_eq!(weighed.loose, [first.id]);
}

proptest! {
    /// Every decision is on exactly one claim or loose, whatever became of the claims.
    #[test]
    fn no_decision_is_lost(keep in proptest::collection::vec(any::<bool>(), 3), acts in proptest::collection::vec(0..14_usize, 3), shift in 0..6_usize) {
        let document = Document::from_text("t", TEXT);
        let decisions: Vec<Annotation> =
            claims().iter().map(|claim| decision_on(&document, claim, Decided::Reject)).collect();
        let mut newer: Vec<Claim> = claims();
        for (claim, act) in newer.iter_mut().zip(acts) {
            claim.act = Act::ALL[act % Act::ALL.len()];
            claim.span.start += shift;
        }
        let newer: Vec<Claim> = newer.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(c, _)| c).collect();
        let weighed = weigh_all(&newer, &decisions, &document);
        let mut ids: Vec<String> = weighed.claims.iter().flatten().map(|on| on.id.clone()).collect();
        ids.extend(weighed.loose.iter().cloned());
        ids.sort();
        let mut all: Vec<String> = decisions.iter().map(|d| d.id.clone()).collect();
        all.sort();
        prop_assert_eq!(ids, all);
    }
}
