//! Frames with their scopes, and cards of short texts: names, parties and turns, each in a line of its own.

use super::{Document, Lexicon, extract};

#[test]
fn every_frame_has_its_scope() {
    let mut wrong = Vec::new();
    for (name, text, wanted) in SCOPES {
        let findings = extract(&Document::from_text("frame.txt", *text), Lexicon::builtin());
        let claims = findings.claims.iter();
        let found: Vec<_> = claims.map(|c| (c.speakers.join("+"), c.act.word(), c.scope.word())).collect();
        let same = found.len() == wanted.len()
            && found.iter().zip(*wanted).all(|(f, w)| f.0 == w.0 && f.1 == w.1 && f.2 == w.2);
        if !same {
            wrong.push(format!("{name}: {found:?}, not {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_card_has_its_parties() {
    let mut wrong = Vec::new();
    for (name, text, format, parties) in CARDS {
        let card = extract(&Document::from_text("frame.txt", *text), Lexicon::builtin()).card;
        let found: Vec<String> = card
            .parties
            .iter()
            .map(|p| match &p.side {
                Some(side) => format!("{} ({}; {side})", p.name, p.titles.join("/")),
                None => format!("{} ({})", p.name, p.titles.join("/")),
            })
            .collect();
        let kind = card.format.map_or("other", |f| f.word());
        if (kind, found.join(", ").as_str()) != (*format, *parties) {
            wrong.push(format!("{name}: {kind}, {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

type Scoped = (&'static str, &'static str, &'static [(&'static str, &'static str, &'static str)]);

/// A name, a text, and of each claim the speakers, the act and the scope.
const SCOPES: &[Scoped] = &[
    (
        "a family name in capitals",
        "Foreign Minister KAIDO Renji said that the ferry will sail in May.",
        &[("KAIDO Renji", "assert", "own")],
    ),
    (
        "particles in a name",
        "Prime Minister Samir bin Yusuf Al Thamir thanked the crew.",
        &[("Samir bin Yusuf Al Thamir", "social", "own")],
    ),
    (
        "a name with its suffix",
        "Thomas R. Hale, Jr. stressed that the lake must stay open.",
        &[("Thomas R. Hale, Jr.", "request", "own")],
    ),
    (
        "a title, a name and a state",
        "President Elif Çınar of Tûrvia welcomed the Dal accord.",
        &[("Elif Çınar", "endorse", "own")],
    ),
    (
        "the family name alone, and a pronoun",
        "Foreign Minister Ma Rensheng met with Secretary Whitlock in Vesk.\n\nMa said that grain is cheap. He expressed the hope that the ferry will sail.",
        &[("Ma Rensheng", "assert", "own"), ("Ma Rensheng", "request", "own")],
    ),
    (
        "two names under one plural title",
        "Foreign Ministers Ma Rensheng and Kaido Renji agreed to reopen the ferry.",
        &[("Ma Rensheng+Kaido Renji", "agree", "joint")],
    ),
    (
        "a counterpart by the state",
        "Foreign Minister Ma Rensheng spoke by phone with his Akitsu counterpart Kaido Renji.\n\nThe two ministers discussed the ferry. Ma urged his counterpart to keep the port open.",
        &[("Ma Rensheng+Kaido Renji", "discuss", "joint"), ("Ma Rensheng", "request", "own")],
    ),
    (
        "the former and the latter",
        "Secretary Dana Whitlock met with Foreign Secretary Ruth Pell. The former stressed that the lake is open, while the latter noted that the port is closed.",
        &[("Dana Whitlock", "assert", "own"), ("Ruth Pell", "assert", "own")],
    ),
    (
        "she, and a coordinated cue",
        "Foreign Secretary Ruth Pell visited Vesk on Monday. She condemned the raid and called for the release of the crew.",
        &[("Ruth Pell", "oppose", "own"), ("Ruth Pell", "request", "clause")],
    ),
    (
        "a side speaks",
        "The Taihan side urged the Sarvan side to withdraw from the lake.",
        &[("Taihan", "request", "own")],
    ),
    (
        "a council speaks",
        "The Lake Council expressed deep concern over the raid.",
        &[("Lake Council", "concern", "own")],
    ),
    (
        "a ministry speaks",
        "The Foreign Ministry said that it will close the port.",
        &[("Foreign Ministry", "commit", "own")],
    ),
    (
        "both presidents, and they",
        "President Hale and President Çınar met in Vesk. Both presidents welcomed the accord. They agreed to meet again in the autumn.",
        &[("Hale+Çınar", "endorse", "joint"), ("Hale+Çınar", "agree", "joint")],
    ),
    ("the speaker behind what is said", "The talks were useful, Pell said.", &[("Pell", "assert", "own")]),
    (
        "according to somebody",
        "According to Foreign Secretary Ruth Pell, the port is closed.",
        &[("Ruth Pell", "assert", "own")],
    ),
    (
        "a quotation goes on behind its attribution",
        "“The port is closed,” Foreign Secretary Ruth Pell said. “It will open in May.”",
        &[("Ruth Pell", "assert", "quote"), ("Ruth Pell", "commit", "quote")],
    ),
    (
        "agreed by nobody in particular",
        "It was agreed that experts would meet in May.",
        &[("", "agree", "joint")],
    ),
    ("noted by nobody in particular", "It was noted that the lake is open.", &[("", "assert", "joint")]),
    ("views exchanged, agentless", "Views were exchanged on the ferry.", &[("", "discuss", "joint")]),
    (
        "nothing said on a raid",
        "Foreign Minister Kaido declined to comment on the raid.",
        &[("Kaido", "decline", "own")],
    ),
    (
        "a warning",
        "Foreign Minister Kaido warned that the raid will have consequences.",
        &[("Kaido", "warn", "own")],
    ),
    (
        "condolences",
        "Foreign Minister Kaido offered condolences to the families of the crew.",
        &[("Kaido", "social", "own")],
    ),
    (
        "an accusation",
        "Foreign Minister Kaido accused the raiders of breaking the accord.",
        &[("Kaido", "oppose", "own")],
    ),
    (
        "ships announced",
        "Foreign Minister Kaido announced that Akitsu will send two ships.",
        &[("Kaido", "commit", "own")],
    ),
    (
        "ships pledged",
        "Foreign Minister Kaido pledged to send two ships by 1 May 2031.",
        &[("Kaido", "commit", "own")],
    ),
    ("a case raised", "Foreign Minister Kaido raised the case of the crew.", &[("Kaido", "concern", "own")]),
    (
        "a meeting proposed",
        "Foreign Minister Kaido proposed that the two sides meet in May.",
        &[("Kaido", "request", "own")],
    ),
    (
        "a participle before its subject",
        "Stressing that the lake is open, Foreign Minister Kaido invited Secretary Whitlock to Vesk.",
        &[("Kaido", "assert", "clause"), ("Kaido", "request", "own")],
    ),
    (
        "a call as a setting",
        "In a phone call with Secretary Whitlock, Foreign Minister Kaido condemned the raid.",
        &[("Kaido", "oppose", "own")],
    ),
    ("a statement issued is an event", "Following talks in Vesk, the two sides issued a statement.", &[]),
    (
        "a council decides",
        "The Council decided to send observers to the lake.",
        &[("Council", "decide", "own")],
    ),
    (
        "two who met, with their titles",
        "Foreign Minister Kaido received Ambassador Daniel Perd on Tuesday. The two discussed the ferry.",
        &[("Kaido+Daniel Perd", "discuss", "joint")],
    ),
    (
        "a host and a guest",
        "Prime Minister Ada Morn hosted President Viktor Belenko in Vesk. The two leaders reviewed the work of the Lake Council.",
        &[("Ada Morn+Viktor Belenko", "discuss", "joint")],
    ),
    (
        "three ministers",
        "Secretary Dana Whitlock met with Foreign Minister Kaido Renji and Foreign Secretary Ruth Pell. The three ministers condemned the raid.",
        &[("Dana Whitlock+Kaido Renji+Ruth Pell", "oppose", "joint")],
    ),
    (
        "two names, each with a title",
        "Deputy Foreign Minister Oleg Varn and Ambassador Petra Lindt discussed grain.",
        &[("Oleg Varn+Petra Lindt", "discuss", "joint")],
    ),
    (
        "a vice president is no president",
        "Vice President Omar Fahd congratulated the crew.",
        &[("Omar Fahd", "social", "own")],
    ),
    ("a dame", "Dame Ruth Pell stressed the importance of the lake.", &[("Ruth Pell", "assert", "own")]),
    (
        "told to somebody",
        "Special Envoy Pavel Orlenko met with President Belenko. Orlenko told Belenko that the port is closed.",
        &[("Pavel Orlenko", "assert", "own")],
    ),
    (
        "a family name of three words",
        "Minister Tomas van der Berg welcomed the accord.",
        &[("Tomas van der Berg", "endorse", "own")],
    ),
    (
        "a secretary-general",
        "Secretary-General Anna Lund urged restraint.",
        &[("Anna Lund", "request", "own")],
    ),
    (
        "an acting minister",
        "Acting Foreign Minister Lena Vask reiterated that the border is open.",
        &[("Lena Vask", "assert", "own")],
    ),
    (
        "a former president",
        "Former President Omar Fahd criticised the accord.",
        &[("Omar Fahd", "oppose", "own")],
    ),
    (
        "quoted behind a colon",
        "Foreign Minister Lena Vask said: “We will open the port.”",
        &[("Lena Vask", "commit", "own")],
    ),
    (
        "quoted before the verb",
        "“We will open the port,” said Foreign Minister Lena Vask.",
        &[("Lena Vask", "commit", "quote")],
    ),
    (
        "a condition",
        "Foreign Minister Lena Vask said that, if the raid goes on, Akitsu would close the port.",
        &[("Lena Vask", "commit", "own")],
    ),
    (
        "a list under one cue",
        "Foreign Minister Lena Vask expressed her full support for the accord and her concern over the raid.",
        &[("Lena Vask", "endorse", "own")],
    ),
    (
        "a participle adds",
        "Foreign Minister Lena Vask thanked the crew, adding that the ferry will sail.",
        &[("Lena Vask", "social", "own"), ("Lena Vask", "assert", "clause")],
    ),
    (
        "for her part",
        "Foreign Minister Lena Vask, for her part, stressed that the lake is open.",
        &[("Lena Vask", "assert", "own")],
    ),
    (
        "for his part, in front",
        "For his part, Minister Tomas Berg thanked the crew.",
        &[("Tomas Berg", "social", "own")],
    ),
    (
        "an office without a name",
        "The President noted that the port is open.",
        &[("President", "assert", "own")],
    ),
    (
        "two offices, whoever holds them",
        "President Omar Fahd met with Minister Lena Vask. The President thanked the Minister for her work. The Minister expressed her gratitude.",
        &[("Omar Fahd", "social", "own"), ("Lena Vask", "social", "own")],
    ),
    (
        "a group that nobody is known of",
        "Both sides agreed to meet again. They also reaffirmed the accord.",
        &[("", "agree", "joint"), ("", "assert", "joint")],
    ),
    (
        "a group says that somebody should",
        "The two sides stressed that the lake should stay open.",
        &[("", "request", "joint")],
    ),
    (
        "a passive with its agent",
        "The accord was welcomed by Foreign Minister Lena Vask.",
        &[("Lena Vask", "endorse", "own")],
    ),
    (
        "made clear",
        "Foreign Minister Lena Vask made clear that the port will stay closed.",
        &[("Lena Vask", "assert", "own")],
    ),
    (
        "took note of",
        "Foreign Minister Lena Vask took note of the report.",
        &[("Lena Vask", "assert", "own")],
    ),
    (
        "a denial",
        "Foreign Minister Lena Vask denied that the port is closed.",
        &[("Lena Vask", "oppose", "own")],
    ),
    (
        "a refusal",
        "Foreign Minister Lena Vask refused to sign the accord.",
        &[("Lena Vask", "oppose", "own")],
    ),
    ("a promise", "Foreign Minister Lena Vask promised to open the port.", &[("Lena Vask", "commit", "own")]),
    ("an appeal", "Foreign Minister Lena Vask appealed for calm.", &[("Lena Vask", "request", "own")]),
    (
        "a wish for others",
        "Foreign Minister Lena Vask wished the crew a safe voyage.",
        &[("Lena Vask", "social", "own")],
    ),
    (
        "looking forward",
        "Foreign Minister Lena Vask looked forward to visiting the lake.",
        &[("Lena Vask", "commit", "own")],
    ),
    ("a visit is no claim", "Foreign Minister Lena Vask visited the port and met the crew.", &[]),
    ("attending is no claim", "Foreign Minister Lena Vask attended the opening of the port.", &[]),
    ("arriving is no claim", "Foreign Minister Lena Vask arrived in Vesk for talks.", &[]),
    ("history shows and does not speak", "Economic history shows that ports grow.", &[]),
    (
        "turns of a minister and a journalist",
        "Press Conference\n\nMinister Lena Vask: Good morning. The port is open.\n\nJournalist: When will the ferry sail?\n\nMinister Lena Vask: It will sail in May. We will tell you more soon.",
        &[
            ("Lena Vask", "social", "turn"),
            ("Lena Vask", "assert", "turn"),
            ("", "ask", "turn"),
            ("Lena Vask", "assert", "turn"),
            ("Lena Vask", "commit", "turn"),
        ],
    ),
    (
        "a turn of two paragraphs, and an outlet that asks",
        "Regular Press Conference\n\nLu Qing: Taihan has noted the report.\n\nWe urge all sides to show restraint.\n\nHarbour Daily: Will the port open?\n\nLu Qing: I have no information on that.",
        &[
            ("Lu Qing", "assert", "turn"),
            ("Lu Qing", "request", "turn"),
            ("Harbour Daily", "ask", "turn"),
            ("Lu Qing", "decline", "turn"),
        ],
    ),
    (
        "labels in capitals",
        "Department Press Briefing\n\nMR TEAGUE: Good afternoon. I have one announcement.\n\nQUESTION: Do you support the accord?\n\nMR TEAGUE: We do support it.",
        &[
            ("TEAGUE", "social", "turn"),
            ("TEAGUE", "assert", "turn"),
            ("", "ask", "turn"),
            ("TEAGUE", "endorse", "turn"),
        ],
    ),
    (
        "an answer that refers to others",
        "MR TEAGUE: We welcome the accord.\n\nQUESTION: And the ferry?\n\nMR TEAGUE: I’d refer you to the Ministry of Ports.",
        &[("TEAGUE", "endorse", "turn"), ("", "ask", "turn"), ("TEAGUE", "decline", "turn")],
    ),
    (
        "an office as a label",
        "FOREIGN MINISTER VASK: Thank you all for coming.\n\nQUESTION: Minister, what about the port?\n\nFOREIGN MINISTER VASK: The port will stay closed.",
        &[("VASK", "social", "turn"), ("", "ask", "turn"), ("VASK", "assert", "turn")],
    ),
    (
        "a statement in the first person",
        "Statement by Foreign Secretary Ruth Pell\n\nI condemn the raid on the lake. We will stand with the people of Orm.",
        &[("Ruth Pell", "oppose", "turn"), ("Ruth Pell", "commit", "turn")],
    ),
    (
        "a note in front is no speaker",
        "Press Release\n\nNote: unofficial translation\n\nForeign Minister Lena Vask welcomed the accord.",
        &[("Lena Vask", "endorse", "own")],
    ),
];

/// A name, a text, its format, and the parties with their titles and sides.
const CARDS: &[(&str, &str, &str, &str)] = &[
    (
        "a call between presidents",
        "Readout of President Hale’s Call with President Elif Çınar of Tûrvia\n\nPresident Thomas R. Hale, Jr. spoke today with President Elif Çınar of Tûrvia. They discussed the ferry.",
        "call",
        "Thomas R. Hale, Jr. (President), Elif Çınar (President; Tûrvia)",
    ),
    (
        "a meeting in a headline",
        "Foreign Minister Ma Rensheng Meets with Foreign Secretary Ruth Pell\n\nOn March 4, 2031, Foreign Minister Ma Rensheng met with Foreign Secretary Ruth Pell in Vesk. Ma Rensheng said that trade is growing.",
        "meeting",
        "Ma Rensheng (Foreign Minister), Ruth Pell (Foreign Secretary)",
    ),
    (
        "an ambassador received",
        "Foreign Minister Kaido received Ambassador Daniel Perd on Tuesday. The two discussed the ferry.",
        "meeting",
        "Kaido (Foreign Minister), Daniel Perd (Ambassador)",
    ),
    (
        "three who meet",
        "Secretary Dana Whitlock met with Foreign Minister Kaido Renji and Foreign Secretary Ruth Pell. The three ministers condemned the raid.",
        "meeting",
        "Dana Whitlock (Secretary), Kaido Renji (Foreign Minister), Ruth Pell (Foreign Secretary)",
    ),
    (
        "two who hold different offices",
        "President Omar Fahd met with Minister Lena Vask. The President thanked the Minister for her work.",
        "meeting",
        "Omar Fahd (President), Lena Vask (Minister)",
    ),
    (
        "who answers at a press conference",
        "Press Conference\n\nMinister Lena Vask: Good morning. The port is open.\n\nJournalist: When will the ferry sail?\n\nMinister Lena Vask: In May.",
        "briefing",
        "Lena Vask (Minister)",
    ),
    (
        "who speaks for herself",
        "Statement by Foreign Secretary Ruth Pell\n\nI condemn the raid on the lake. We will stand with the people of Orm.",
        "statement",
        "Ruth Pell (Foreign Secretary)",
    ),
];
