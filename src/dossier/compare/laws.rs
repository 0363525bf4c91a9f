//! What holds for any two texts and any corrections.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::{Pairing, Side, compare_with};
use crate::dossier::test_texts::Told;
use crate::extract::Findings;
use crate::lexicon::topics::Topics;
use proptest::prelude::*;

const SENTENCES: &[&str] = &[
    "Ma Rensheng said that tariffs on herring should be lifted.",
    "Pavel Orlenko thanked Taihan for sending doctors to Vesk, saying that Sarvan will pay for them.",
    "On Qasr, both agreed that a ceasefire is needed and urged the parties to return to talks.",
    "He stressed that the gas pipeline must be finished by June 30, 2031.",
    "The two sides exchanged views on the lake, fisheries and visas for students.",
    "Experience has shown that walls protect no one.",
    "The two sides had a candid exchange of views.",
];

fn text() -> impl Strategy<Value = String> {
    let sentence = prop::sample::select(SENTENCES);
    prop::collection::vec((sentence, any::<bool>()), 0..9).prop_map(|sentences| {
        let mut text = "Ma Rensheng Meets with Pavel Orlenko\n2031-03-04\n\nForeign Minister Ma Rensheng met with Pavel Orlenko in Tolmar. ".to_owned();
        for (sentence, paragraph) in sentences {
            text.push_str(sentence);
            text.push_str(if paragraph { "\n\n" } else { " " });
        }
        text
    })
}

fn all(findings: &Findings) -> Vec<u32> {
    findings.claims.iter().map(|claim| claim.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_claim_stands_in_one_place(
        a in text(),
        b in text(),
        said in prop::collection::vec((1u32..12, 1u32..12, any::<bool>()), 0..6),
    ) {
        let (a, b) = (Told::of(&a), Told::of(&b));
        let (x, y) = (
            Side { document: &a.document, findings: &a.findings },
            Side { document: &b.document, findings: &b.findings },
        );
        let pairings: Vec<Pairing> = said
            .into_iter()
            .map(|(a, b, together)| Pairing { a, b, together, by: "ana".to_owned() })
            .collect();
        let found = compare_with(x, y, Topics::builtin(), &pairings);
        let mut in_a = found.only_a.clone();
        let mut in_b = found.only_b.clone();
        for row in &found.topics {
            prop_assert!(!row.a.is_empty() && !row.b.is_empty() && !row.label.is_empty() && !row.reason.is_empty());
            prop_assert!((0.0..=1.0).contains(&row.score));
            in_a.extend(&row.a);
            in_b.extend(&row.b);
        }
        in_a.sort_unstable();
        in_b.sort_unstable();
        prop_assert_eq!(in_a, all(&a.findings));
        prop_assert_eq!(in_b, all(&b.findings));
        // The last word of a person is put into effect.
        if let Some(last) = pairings.last() {
            let exist = all(&a.findings).contains(&last.a) && all(&b.findings).contains(&last.b);
            let together = found.topics.iter().any(|row| row.a.contains(&last.a) && row.b.contains(&last.b));
            prop_assert!(!exist || together == last.together);
        }
    }
}
