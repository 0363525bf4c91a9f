//! An invented readout with its findings, made by hand so that these tests stand apart from the rules
//! of extraction.

use attache::document::Document;
use attache::extract::{Act, Claim, Entity, EntityType, Findings, Modality, Scope};
use attache::text::Span;

/// The text. People and states are invented.
pub const READOUT: &str = "\
President Tolen Meets with Foreign Minister Deke of Marrow

2031-04-12

President Mira Tolen met with Orlan Deke, Foreign Minister of the Republic of Marrow, in Port Sella on 12 April.

Tolen said that the two countries have kept close contacts. Relations have entered a new stage. She called on
both sides to finish the Harbour Accord before the end of the year.

Deke noted that Marrow attaches great importance to its ties with Veldania, and expressed concern about the
interference of 外部势力 in the strait.

The two sides agreed to meet again in autumn.
";

fn find(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("no {words:?}"));
    Span::new(start, start + words.len())
}

/// What a program would find in [`READOUT`].
pub fn findings(document: &Document) -> Findings {
    let text = &*document.text;
    let at = |words: &str| find(text, words);
    let every =
        |name: &str| text.match_indices(name).map(|(n, _)| Span::new(n, n + name.len())).collect::<Vec<_>>();
    let claim = |speakers: &[&str], scope, act, sentence: &str, source: &str, cue: &str, content: &str| {
        let sentence = at(sentence);
        let inside = |words: &str| {
            let found = find(sentence.of(text), words);
            Span::new(sentence.start + found.start, sentence.start + found.end)
        };
        let part = |words: &str| (!words.is_empty()).then(|| inside(words));
        let (source, cue, content) = (part(source), part(cue), inside(content));
        let span = [source, cue].into_iter().flatten().fold(content, Span::hull);
        Claim {
            id: 0,
            speakers: speakers.iter().map(|&name| name.to_owned()).collect(),
            scope,
            act,
            strength: 1,
            span,
            source,
            cue,
            content: vec![content],
            addressees: Vec::new(),
            modality: Modality::Asserted,
            negated: false,
            due: None,
            rule: "by-hand",
            confidence: 0.9,
        }
    };
    let (tolen, deke) = ("Mira Tolen", "Orlan Deke");
    let mut claims = vec![
        claim(
            &[tolen],
            Scope::Own,
            Act::Assert,
            "Tolen said that the two countries have kept close contacts.",
            "Tolen",
            "said that",
            "the two countries have kept close contacts",
        ),
        claim(
            &[tolen],
            Scope::Inherited,
            Act::Assert,
            "Relations have entered a new stage.",
            "",
            "",
            "Relations have entered a new stage",
        ),
        claim(
            &[tolen],
            Scope::Own,
            Act::Request,
            "She called on\nboth sides to finish the Harbour Accord before the end of the year.",
            "She",
            "called on",
            "both sides to finish the Harbour Accord before the end of the year",
        ),
        claim(
            &[deke],
            Scope::Own,
            Act::Assert,
            "Deke noted that Marrow attaches great importance to its ties with Veldania",
            "Deke",
            "noted that",
            "Marrow attaches great importance to its ties with Veldania",
        ),
        claim(
            &[deke],
            Scope::Clause,
            Act::Concern,
            "expressed concern about the\ninterference of 外部势力 in the strait.",
            "",
            "expressed concern about",
            "the\ninterference of 外部势力 in the strait",
        ),
        claim(
            &[tolen, deke],
            Scope::Joint,
            Act::Agree,
            "The two sides agreed to meet again in autumn.",
            "The two sides",
            "agreed to",
            "meet again in autumn",
        ),
    ];
    let entity = |kind, name: &str, mentions: Vec<Span>| Entity {
        id: 0,
        kind,
        name: name.into(),
        mentions,
        refers_to: Vec::new(),
        value: None,
    };
    let mut entities = vec![
        entity(EntityType::Person, tolen, every("Tolen")),
        entity(EntityType::Person, deke, every("Deke")),
        entity(EntityType::Country, "Marrow", every("Marrow")),
        entity(EntityType::Country, "Veldania", every("Veldania")),
        entity(EntityType::Place, "Port Sella", every("Port Sella")),
        entity(EntityType::Agreement, "Harbour Accord", every("Harbour Accord")),
        entity(EntityType::Date, "12 April", every("12 April")),
    ];
    for (id, claim) in (1..).zip(&mut claims) {
        claim.id = id;
    }
    for (id, entity) in (1..).zip(&mut entities) {
        entity.id = id;
    }
    let sentences = [
        "President Mira Tolen met with Orlan Deke, Foreign Minister of the Republic of Marrow, in Port Sella on 12 April.",
        "Tolen said that the two countries have kept close contacts.",
        "Relations have entered a new stage.",
        "She called on\nboth sides to finish the Harbour Accord before the end of the year.",
        "Deke noted that Marrow attaches great importance to its ties with Veldania, and expressed concern about the\ninterference of 外部势力 in the strait.",
        "The two sides agreed to meet again in autumn.",
    ];
    Findings {
        language: "en".into(),
        sentences: sentences.iter().map(|words| at(words)).collect(),
        entities,
        claims,
        ..Findings::default()
    }
}
