//! Frames of readouts that the labelled corpus has few of, each in a line of its own: who speaks, and which act.

use attache::document::Document;
use attache::extract::{Findings, extract};
use attache::lexicon::Lexicon;

#[path = "frames/addressed.rs"]
mod addressed;
#[path = "frames/announced.rs"]
mod announced;
#[path = "frames/bodies.rs"]
mod bodies;
#[path = "frames/bylines.rs"]
mod bylines;
#[path = "frames/cards.rs"]
mod cards;
#[path = "frames/contacts.rs"]
mod contacts;
#[path = "frames/firsthand.rs"]
mod firsthand;
#[path = "frames/gathered.rs"]
mod gathered;
#[path = "frames/groups.rs"]
mod groups;
#[path = "frames/handed.rs"]
mod handed;
#[path = "frames/headlines.rs"]
mod headlines;
#[path = "frames/introduced.rs"]
mod introduced;
#[path = "frames/jointly.rs"]
mod jointly;
#[path = "frames/meant.rs"]
mod meant;
#[path = "frames/named.rs"]
mod named;
#[path = "frames/narrow.rs"]
mod narrow;
#[path = "frames/offices.rs"]
mod offices;
#[path = "frames/phrases.rs"]
mod phrases;
#[path = "frames/referred.rs"]
mod referred;
#[path = "frames/scopes.rs"]
mod scopes;
#[path = "frames/shapes.rs"]
mod shapes;
#[path = "frames/titles.rs"]
mod titles;
#[path = "frames/together.rs"]
mod together;
#[path = "frames/voices.rs"]
mod voices;

/// What is found in a text.
fn read(text: &str) -> Findings {
    extract(&Document::from_text("frame.txt", text), Lexicon::builtin())
}

/// Of each claim its speakers joined by "+", as the text goes.
fn spoken(text: &str) -> Vec<String> {
    read(text).claims.iter().map(|claim| claim.speakers.join("+")).collect()
}

/// What was found: speakers joined by "+", and the act.
fn found(text: &str) -> Vec<(String, String)> {
    read(text).claims.iter().map(|c| (c.speakers.join("+"), c.act.to_string())).collect()
}

/// Checks that each text gives just these speakers and acts, in the order of the text.
fn check(frames: &[Frame]) {
    let mut wrong = Vec::new();
    for (name, text, wanted) in frames {
        let wanted: Vec<(String, String)> =
            wanted.iter().map(|(who, act)| ((*who).to_owned(), (*act).to_owned())).collect();
        let found = found(text);
        if found != wanted {
            wrong.push(format!("{name}: {found:?}, not {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_frame_has_its_speakers_and_acts() {
    check(FRAMES);
}

#[test]
fn strength_is_the_rung_on_which_the_words_stand() {
    let rung = |text: &str| {
        let findings = extract(&Document::from_text("rung.txt", text), Lexicon::builtin());
        findings.claims.first().map(|c| c.strength)
    };
    let condemned = rung("Minister Kaido condemned the raid.");
    let strongest = rung("Minister Kaido condemned the raid in the strongest terms.");
    assert!(strongest > condemned && condemned.is_some(), "{condemned:?} {strongest:?}");
    assert_eq!(rung("Minister Kaido hoped that the ferry would sail."), Some(2));
    assert_eq!(rung("Minister Kaido demanded an end to the raids."), Some(7));
    // A date makes a commitment a rung firmer.
    let vague = rung("Minister Kaido said that Akitsu will reopen the ferry.");
    let dated = rung("Minister Kaido said that Akitsu will reopen the ferry by 1 May 2031.");
    assert_eq!(dated, vague.map(|v| v + 1));
}

type Frame = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const FRAMES: &[Frame] = &[
    ("a case is made", "Minister Kaido made the case for a joint fund.", &[("Kaido", "request")]),
    ("an issue is taken", "Minister Kaido took issue with the levy.", &[("Kaido", "oppose")]),
    ("one vouches", "Minister Kaido vouched for the safety of the fish.", &[("Kaido", "assert")]),
    ("a draft is tabled", "Minister Kaido tabled a draft on the river.", &[("Kaido", "request")]),
    ("flagged, with two letters", "Minister Kaido flagged the rise in arrivals.", &[("Kaido", "concern")]),
    ("support is sought", "Minister Kaido sought Sarvan's support for the bid.", &[("Kaido", "request")]),
    ("a reform is defended", "Minister Kaido defended the reform of the courts.", &[("Kaido", "assert")]),
    ("a package is unveiled", "Minister Kaido unveiled a package for the harbour.", &[("Kaido", "commit")]),
    ("who remains opposed", "Minister Kaido remains opposed to the pipeline.", &[("Kaido", "oppose")]),
    (
        "an opportunity taken",
        "President Hale and President Çınar met in Vesk today.\n\nPresident Çınar took the opportunity to thank President Hale for his help.",
        &[("Çınar", "social")],
    ),
    (
        "a semicolon ends what was said",
        "Minister Kaido met with Secretary Whitlock. The two ministers noted with appreciation that trade had grown; and agreed to meet again.",
        &[("Kaido+Whitlock", "endorse"), ("Kaido+Whitlock", "agree")],
    ),
    (
        "a verb that is no cue before one that is",
        "Foreign Minister Kaido met with Secretary Whitlock. Foreign Minister Kaido extended a warm hand to Secretary Whitlock, and stated that he hoped to visit soon.",
        &[("Kaido", "commit")],
    ),
    (
        "a participle before its noun",
        "Minister Kaido said that Akitsu would be happy to work with other countries to ensure the success of the proposed Summit.",
        &[("Kaido", "commit")],
    ),
    (
        "members of a body by its name",
        "NATO Foreign Ministers met in Vesk today to address the crisis in Orm. Ministers condemned the attack and expressed solidarity with the people of Orm.",
        &[
            ("NATO Foreign Ministers", "discuss"),
            ("NATO Foreign Ministers", "oppose"),
            ("NATO Foreign Ministers", "endorse"),
        ],
    ),
    (
        "the head of state by the office",
        "President Viktor Belenko met with Prime Minister Ada Morn in Vesk.\n\nThe head of state congratulated Ada Morn on the election.",
        &[("Viktor Belenko", "social")],
    ),
    (
        "leaders of two states",
        "Viktor Belenko, President of Sarvan, and Deng Haoyu, President of Taihan, spoke by phone.\n\nThe leaders of Sarvan and Taihan reiterated their readiness to meet.",
        &[("Viktor Belenko+Deng Haoyu", "commit")],
    ),
    (
        "an envoy with a field",
        "Special Envoy for Climate John Kerring and Special Representative on Climate Issues Ruslan Edelgov recognized the need to act.",
        &[("John Kerring+Ruslan Edelgov", "request")],
    ),
    (
        "a partner of a discussion",
        "Foreign Minister Badr Aldeen discussed in a phone call with his Sarvan counterpart Pavel Orlenko the developments at the lake.",
        &[("Badr Aldeen+Pavel Orlenko", "discuss")],
    ),
    (
        "an ambassador to a state",
        "Vice Foreign Minister Ma Renshu met with the new U.S. Ambassador to China Daniel Perd.\n\nThe two sides discussed trade.",
        &[("Ma Renshu+Daniel Perd", "discuss")],
    ),
    (
        "a statement released by several",
        "Joint Statement on Orm\n\nThe following statement was released by Secretary of State Dana Whitlock, Foreign Secretary Ruth Pell and Foreign Minister Kaido Renji.\n\nBegin text:\n\nWe remain concerned about the crisis in Orm.\n\nThe way out has to come from the people of Orm themselves.\n\nWe call for the release of the detained.",
        &[
            ("Dana Whitlock+Ruth Pell+Kaido Renji", "concern"),
            ("Dana Whitlock+Ruth Pell+Kaido Renji", "request"),
            ("Dana Whitlock+Ruth Pell+Kaido Renji", "request"),
        ],
    ),
    (
        "the need for a thing, and the need to do it",
        "Minister Kaido met with Secretary Whitlock. Secretary Whitlock underscored the need for early conclusion of the talks. She underscored the need to resume the ferry.",
        &[("Whitlock", "request"), ("Whitlock", "request")],
    ),
    (
        "talks held on a day",
        "The talks between Sarvan and Taihan were held on 30 May in a warm atmosphere.",
        &[],
    ),
    (
        "items under the name of a group",
        "Declaration of the Lake States\n\nThe governments of Brazil, Chile and Peru, members of the Lake Group, gathered in the city of Vesk, and expressing their concern for the people of Orm:\n\n1. Strongly condemn the attacks on the lake, reject the election, and reaffirm their full support for the assembly.\n\n2. Urge all parties to show restraint.",
        &[
            ("Lake Group", "oppose"),
            ("Lake Group", "oppose"),
            ("Lake Group", "endorse"),
            ("Lake Group", "request"),
        ],
    ),
    (
        "greetings exchanged",
        "Minister Kaido and Secretary Whitlock spoke by phone. The two ministers exchanged greetings on the eve of the new year.",
        &[("Kaido+Whitlock", "social")],
    ),
];
