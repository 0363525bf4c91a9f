//! How well the extraction does on labelled documents: our own, and, where it lies beside the
//! project, the development set.
//!
//! `cargo test --test corpus -- --nocapture` prints the figures per group of documents and in total;
//! with `ATTACHE_MISSES=1` also every single difference.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

#[path = "corpus/harness/mod.rs"]
mod harness;

use attache::extract::{Act, Card, Claim, Entity, EntityType, Findings, Format, Modality, Party};
use attache::text::CodePoints;
use harness::gold::{self, Gold};
use harness::score::{Score, share};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What must be reached. Raised to what is reached, never lowered.
struct Floors {
    speaker_f1: f64,
    sentences_exact: f64,
    claim_f1: f64,
    act: f64,
    cue: f64,
    entity_f1: f64,
    card: f64,
}

const OWN: Floors = Floors {
    speaker_f1: 0.99,
    sentences_exact: 0.985,
    claim_f1: 0.98,
    act: 0.98,
    cue: 0.99,
    entity_f1: 0.925,
    card: 0.95,
};

const DEVELOPMENT: Floors = Floors {
    speaker_f1: 0.98,
    sentences_exact: 0.98,
    claim_f1: 0.98,
    act: 0.99,
    cue: 0.99,
    entity_f1: 0.99,
    card: 0.97,
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn development() -> Option<PathBuf> {
    let folder = root().join("../shared/gold/dev");
    folder.is_dir().then_some(folder)
}

fn report(title: &str, documents: &[Gold], floors: &Floors, lexicon: &'static harness::program::Lexicon) {
    let wordy = std::env::var_os("ATTACHE_MISSES").is_some();
    let mut groups: BTreeMap<&str, Score> = BTreeMap::new();
    let mut total = Score::default();
    let mut misses = Vec::new();
    let mut failures = Vec::new();
    for document in documents {
        let found =
            harness::program::findings(&document.text_path, &document.text, lexicon).unwrap_or_else(|what| {
                failures.push(what);
                Findings::default()
            });
        let score = Score::of(document, &found, wordy.then_some(&mut misses));
        groups.entry(document.group()).or_default().add(&score);
        total.add(&score);
    }
    println!("\n{title}: {} documents", total.documents);
    for (name, score) in &groups {
        println!("{}", score.line(name));
    }
    println!("{}\n{}", total.line("all"), total.detail());
    for line in misses {
        println!("  {line}");
    }
    assert!(failures.is_empty(), "{title}: {}", failures.join("; "));
    for (what, got, floor) in [
        ("speaker F1", total.speaker.f1(), floors.speaker_f1),
        ("sentences exactly right", share(total.sentences_exact, total.sentences), floors.sentences_exact),
        ("claim F1", total.claim.f1(), floors.claim_f1),
        ("act", share(total.act_right, total.matched), floors.act),
        ("cue", share(total.cue_right, total.cues), floors.cue),
        ("entity F1", total.entity.f1(), floors.entity_f1),
        ("card", share(total.card_right, total.card_fields), floors.card),
    ] {
        assert!(got >= floor, "{title}: {what} fell to {got:.3}, below {floor:.3}");
    }
}

#[test]
fn labels_stand_in_their_texts() {
    let documents = gold::by_strings(&root().join("tests/corpus"));
    assert!(documents.len() >= 20, "only {} labelled documents", documents.len());
    let sentences: usize = documents.iter().map(|d| d.sentences.len()).sum();
    let claims: usize = documents.iter().flat_map(|d| &d.sentences).map(|s| s.claims.len()).sum();
    assert!(sentences >= 300 && claims >= 350, "{sentences} sentences, {claims} claims");
    for document in &documents {
        assert!(!document.mentions.is_empty(), "{} names nothing", document.id);
        for claim in document.sentences.iter().flat_map(|s| &s.claims) {
            assert!(claim.content.0 < claim.content.1, "{} has an empty content", document.id);
            if let Some(cue) = claim.cue {
                assert!(cue.0 < cue.1, "{} has an empty cue", document.id);
            }
        }
    }
}

#[test]
fn own_documents() {
    let documents = gold::by_strings(&root().join("tests/corpus"));
    report("own corpus", &documents, &OWN, harness::program::invented_world());
}

#[test]
fn development_set() {
    let Some(folder) = development() else {
        println!("skipped: no development set beside the project");
        return;
    };
    report("development set", &gold::by_spans(&folder), &DEVELOPMENT, harness::program::builtin());
}

/// Findings that say exactly what the labels say.
fn as_labelled(document: &Gold) -> Findings {
    let points = CodePoints::new(&document.text);
    let span = |range: gold::Range| points.span(&document.text, range.0, range.1);
    let claims = document.sentences.iter().flat_map(|s| &s.claims).zip(1..).map(|(c, id)| Claim {
        id,
        speakers: c.speakers.clone(),
        scope: c.scope,
        act: c.act,
        strength: 1,
        span: span(c.content),
        source: None,
        cue: c.cue.map(span),
        content: vec![span(c.content)],
        addressees: Vec::new(),
        modality: Modality::Asserted,
        negated: false,
        due: None,
        rule: "label",
        confidence: 1.0,
    });
    let entities = document.mentions.iter().zip(1..).map(|((range, kind), id)| Entity {
        id,
        kind: *kind,
        name: span(*range).of(&document.text).to_owned(),
        mentions: vec![span(*range)],
        refers_to: Vec::new(),
        value: None,
    });
    Findings {
        card: Card {
            date: document.date.clone(),
            format: document.format.as_deref().and_then(Format::parse),
            place: document.place.clone(),
            parties: document
                .parties
                .iter()
                .map(|name| Party { name: name.clone(), ..Party::default() })
                .collect(),
            ..Card::default()
        },
        claims: claims.collect(),
        entities: entities.collect(),
        ..Findings::default()
    }
}

#[test]
fn measures_are_one_for_the_labels_and_less_for_mistakes() {
    let documents = gold::by_strings(&root().join("tests/corpus"));
    let mut perfect = Score::default();
    for document in &documents {
        perfect.add(&Score::of(document, &as_labelled(document), None));
    }
    let figures = |s: &Score| {
        [
            s.speaker.f1(),
            share(s.sentences_exact, s.sentences),
            s.claim.f1(),
            share(s.act_right, s.matched),
            share(s.cue_right, s.cues),
            s.entity.f1(),
            share(s.card_right, s.card_fields),
        ]
    };
    assert_eq!(figures(&perfect), [1.0; 7], "{}", perfect.line("labels"));

    let document = documents.iter().find(|d| d.id == "strategic-consultations").unwrap();
    let mut spoiled = as_labelled(document);
    spoiled.claims[0].speakers = vec!["Nobody Else".to_owned()];
    spoiled.claims[1].act = Act::Warn;
    spoiled.claims[2].cue = None;
    spoiled.entities[0].kind = EntityType::Event;
    spoiled.card.place = Some("Vesk".to_owned());
    let score = Score::of(document, &spoiled, None);
    let (claims, names) =
        (document.sentences.iter().map(|s| s.claims.len()).sum::<usize>(), document.mentions.len());
    assert_eq!((score.claim.hit, score.claim.extra, score.claim.missed), (claims - 1, 1, 1));
    assert_eq!((score.act_right, score.matched), (claims - 2, claims - 1));
    assert_eq!(score.cue_right + 1, score.cues);
    assert_eq!((score.entity.hit, score.entity.extra, score.entity.missed), (names - 1, 1, 1));
    assert_eq!((score.card_right, score.card_fields), (3, 4));
    assert_eq!(score.sentences - score.sentences_exact, 1);
}
