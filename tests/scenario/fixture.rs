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

/// Somebody who speaks in each script of a text of many scripts.
pub fn world(text: &str) -> Findings {
    let document = Document::from_text("readout.txt", text);
    let mut found =
        findings_of(&document, &[("田立", "外交部长田立在会谈中表示", "双方将继续推动在各领域的合作")]);
    let arabic = findings_of(&document, &[("الوزير", "وقال الوزير إن", "البلدين يواصلان التعاون")]);
    found.entities.extend(arabic.entities);
    found.claims.extend(arabic.claims);
    found
}

fn findings_of(document: &Document, all: &[(&str, &str, &str)]) -> Findings {
    let text = &*document.text;
    let mut found = Findings { language: "en".into(), ..Findings::default() };
    for (name, cue, content) in all {
        let (name_span, cue, content) = (find(text, name), find(text, cue), find(text, content));
        found.entities.push(Entity {
            id: 1,
            kind: EntityType::Person,
            name: (*name).to_owned(),
            mentions: vec![name_span],
            refers_to: Vec::new(),
            value: None,
        });
        found.claims.push(Claim {
            id: 1,
            speakers: vec![(*name).to_owned()],
            scope: Scope::Own,
            act: Act::Assert,
            strength: 1,
            span: cue.hull(content),
            source: Some(name_span),
            cue: Some(cue),
            content: vec![content],
            addressees: Vec::new(),
            modality: Modality::Asserted,
            negated: false,
            due: None,
            rule: "cue-that",
            confidence: 0.9,
        });
    }
    found
}
