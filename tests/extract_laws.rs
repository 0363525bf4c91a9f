//! Laws of the extraction that hold for any text whatever: no panic, spans on grapheme boundaries and
//! inside the text, source and cue inside one sentence, everything sorted, the same findings twice.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "corpus/harness/mod.rs"]
mod harness;

use attache::document::Document;
use attache::extract::{Findings, extract};
use attache::lexicon::Lexicon;
use attache::text::Span;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

/// Pieces of the sample documents: lines, sentences, clauses, words, with their punctuation.
static FRAGMENTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-docs");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt" || e == "md"))
        .collect();
    files.sort();
    let mut fragments = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        fragments.extend(text.split_inclusive('\n').map(str::to_owned));
        fragments.extend(text.split_inclusive(". ").map(str::to_owned));
        fragments.extend(text.split_inclusive(", ").map(str::to_owned));
        fragments.extend(text.split_inclusive(' ').step_by(7).map(str::to_owned));
    }
    fragments
});

/// What tends to break splitters and matchers.
const BREAKERS: &[&str] = &[
    "\n\n",
    "\n",
    " ",
    "\t",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "\u{1b}[31m",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    ":",
    "：",
    ";",
    ".",
    "...",
    "…",
    "—",
    "- ",
    "1. ",
    "(1) ",
    "° ",
    "# ",
    "> ",
    "---\n",
    "###",
    "e\u{301}",
    "👩‍👩‍👧",
    "🇶🇸",
    "任生表示，",
    "Беленко заявил, ",
    "U.S.",
    "Mr. ",
    "Jr. ",
    "a.m. ",
    "said ",
    "that ",
    "and ",
    "They ",
    "agreed ",
    "Q: ",
    "LU QING: ",
    "said: “",
    ",” she said",
    "İ",
    "ß",
    "\0",
];

fn laws(name: &str, text: &str) -> Result<(), TestCaseError> {
    let document = Document::from_text(name, text);
    let text: &str = &document.text;
    let extract = || {
        harness::program::extract_document(&document, harness::program::invented_world())
            .map_err(TestCaseError::fail)
    };
    let found = extract()?;
    prop_assert_eq!(&found, &extract()?, "not deterministic");
    let boundaries: BTreeSet<usize> =
        text.grapheme_indices(true).map(|(i, _)| i).chain(std::iter::once(text.len())).collect();
    for span in spans(&found) {
        prop_assert!(
            span.start <= span.end && span.end <= text.len(),
            "{span:?} is not inside {} bytes",
            text.len()
        );
        prop_assert!(
            boundaries.contains(&span.start) && boundaries.contains(&span.end),
            "{span:?} splits a grapheme cluster of {text:?}"
        );
    }
    for pair in found.sentences.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start, "sentences overlap or are out of order: {pair:?}");
    }
    for (k, claim) in found.claims.iter().enumerate() {
        prop_assert_eq!(claim.id as usize, k + 1);
        prop_assert!(claim.confidence > 0.0 && claim.confidence <= 1.0, "confidence {}", claim.confidence);
        prop_assert!(!claim.rule.is_empty());
        prop_assert!(claim.strength >= 1);
        for part in claim.source.iter().chain(&claim.cue).chain(&claim.content) {
            prop_assert!(!part.is_empty(), "an empty part in {claim:?}");
            prop_assert!(claim.span.covers(*part), "{part:?} is outside its claim {:?}", claim.span);
        }
        for part in claim.source.iter().chain(&claim.cue) {
            prop_assert!(
                found.sentences.iter().any(|s| s.covers(*part)),
                "{:?} is in no one sentence",
                part.of(text)
            );
        }
        for pair in claim.content.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "content out of order");
        }
        if let Some(due) = &claim.due {
            prop_assert!(!due.span.is_empty());
        }
    }
    for pair in found.claims.windows(2) {
        prop_assert!(pair[0].span.start <= pair[1].span.start, "claims are not sorted");
    }
    let mut first = 0;
    for (k, entity) in found.entities.iter().enumerate() {
        prop_assert_eq!(entity.id as usize, k + 1);
        prop_assert!(!entity.name.trim().is_empty(), "an entity without a name");
        prop_assert!(!entity.mentions.is_empty(), "{} is mentioned nowhere", entity.name);
        prop_assert!(entity.mentions[0].start >= first, "entities are not sorted");
        first = entity.mentions[0].start;
        for pair in entity.mentions.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "mentions of {} overlap", entity.name);
        }
        for id in &entity.refers_to {
            prop_assert!((1..=found.entities.len()).contains(&(*id as usize)), "refers to nothing");
        }
    }
    Ok(())
}

fn spans(found: &Findings) -> Vec<Span> {
    let mut all = found.sentences.clone();
    all.extend(&found.veiled);
    all.extend(found.entities.iter().flat_map(|e| &e.mentions));
    for claim in &found.claims {
        all.push(claim.span);
        all.extend(claim.source);
        all.extend(claim.cue);
        all.extend(&claim.content);
        all.extend(claim.due.as_ref().map(|d| d.span));
    }
    all
}

fn mixture() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => (0..FRAGMENTS.len()).prop_map(|k| FRAGMENTS[k].clone()),
        3 => (0..BREAKERS.len()).prop_map(|k| BREAKERS[k].to_owned()),
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_unicode(text in any::<String>()) {
        laws("any.txt", &text)?;
    }

    #[test]
    fn any_mixture_of_real_fragments(text in mixture()) {
        laws("mixture.txt", &text)?;
    }

    #[test]
    fn any_mixture_as_markdown(text in mixture()) {
        laws("mixture.md", &text)?;
    }

    /// Cutting a sample anywhere must not break anything either.
    #[test]
    fn any_cut_of_a_sample(start in 0usize..6000, len in 0usize..6000) {
        let all = FRAGMENTS.iter().take(120).map(String::as_str).collect::<String>();
        let cut: String = all.chars().skip(start).take(len).collect();
        laws("cut.txt", &cut)?;
    }
}

#[test]
fn the_samples_themselves() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-docs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "txt" || e == "md") {
            let text = std::fs::read_to_string(&path).unwrap();
            laws(&path.file_name().unwrap().to_string_lossy(), &text)
                .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        }
    }
}

/// Texts that once broke a law.
#[test]
fn what_broke_before() {
    for text in [
        "\u{ad}Concord ",
        "The crews remain at anchor off Cape Soran. \u{c00}",
        "They spoke of the summit in Port Lorne next month. \u{c00}- the safety of seafarers;\n",
    ] {
        laws("before.txt", text).unwrap_or_else(|e| panic!("{text:?}: {e}"));
    }
}

/// Each of these took minutes while some rule looked back over all that came before.
#[test]
fn texts_made_to_be_slow_are_read_to_the_end() {
    let clause = "the sides agreed, stressing that the lake was open, to meet again and ";
    let names = |n: usize| format!("President Aa{n}x Bo{}y said that trade is growing.\n\n", n * 7);
    let turns = |n: usize| format!("Reporter Aa{n}x: Will it sail?\nLu Qing: No.\n");
    for text in [
        format!("Hale said that {}left.", clause.repeat(14_000)),
        "Hale said “that the lake is open and ".repeat(50_000),
        format!("{}Hale said.", "“ ".repeat(100_000)),
        (0..20_000).map(names).collect(),
        (0..20_000).map(turns).collect(),
        "Harbour Ana Commission Of Tolmar Minister ".repeat(20_000),
    ] {
        let document = Document::from_text("a.txt", text);
        let found = extract(&document, Lexicon::builtin());
        let longest = found.sentences.iter().map(|s| s.len()).max().unwrap_or(0);
        assert!(!found.sentences.is_empty() && longest < 20_000, "{longest} bytes are no sentence");
    }
}
