//! Meetings that speak as one, under each of the openings in which their statements come: what "the Meeting" says is
//! said by those who hold it.

/// An opening, and who holds the meeting.
const OPENINGS: &[(&str, &str)] = &[
    (
        "Chair's Press Statement of the 19th ASEAN-Norway Ministerial Meeting\n\nOslo, 26 July 2031\n\nThe ASEAN-Norway \
     Ministerial Meeting was convened on 26 July 2031 in Oslo. The Meeting was co-chaired by the Minister for Foreign \
     Affairs of Malaysia, H.E. Dato' Ismail Rahmat, and the Minister for Foreign Affairs of Norway, the Hon. Fiona Carrick.",
        "ASEAN+Norway",
    ),
    (
        "Chairman's Statement of the 19th ASEAN Regional Forum\n\nOslo, 26 July 2031\n\n1. The 19th ASEAN Regional Forum (ARF) \
     was held in Oslo on 26 July 2031. The Meeting was chaired by the Minister for Foreign Affairs of Malaysia, H.E. Dato' \
     Ismail Rahmat.",
        "ASEAN Regional Forum",
    ),
    (
        "Press Release of the Council of Foreign Ministers of the BIMSTEC\n\n1. The Eighteenth BIMSTEC Ministerial Meeting was \
     held in Kathmandu on 29 August 2031. The Meeting was attended by the Foreign Ministers of the Member States.",
        "Council of Foreign Ministers of the BIMSTEC",
    ),
    (
        "Extraordinary Meeting on the Lake\n\nThe OIC held an extraordinary meeting in Jeddah on 4 March 2031 at the level of \
     foreign ministers.",
        "OIC",
    ),
];

/// A sentence, and how many claims of the meeting it holds.
const SAID: &[(&str, usize)] = &[
    ("The Meeting noted with satisfaction the full implementation of the Plan of Action.", 1),
    (
        "The Meeting reaffirmed the importance of peace, and looked forward to an early conclusion of the Code.",
        2,
    ),
    (
        "The Meeting expressed concern over the growth of scams, and agreed to intensify the exchange of data.",
        2,
    ),
    ("The meeting welcomed the pledge of Norway to fund 500 scholarships.", 1),
    ("The Meeting underscored the need to enhance food security.", 1),
    ("The Meeting was of the view that the port should open.", 1),
    ("The Meeting called for the immediate cessation of violence.", 1),
];

#[test]
fn what_a_meeting_says_is_said_by_those_who_hold_it() {
    let mut wrong = Vec::new();
    for (opening, holds) in OPENINGS {
        for (sentence, claims) in SAID {
            let text = format!("{opening}\n\nThe port lies on the lake. {sentence}\n");
            let from = text.find(sentence).unwrap_or_default();
            let found = super::read(&text);
            let said: Vec<_> = found.claims.iter().filter(|c| c.span.start >= from).collect();
            let theirs = said.iter().all(|c| c.speakers.join("+") == *holds);
            if said.len() != *claims || !theirs {
                let who: Vec<_> = said.iter().map(|c| c.speakers.join("+")).collect();
                wrong.push(format!("{} … {sentence} {who:?}", opening.lines().next().unwrap_or_default()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// How a communiqué opens its points, and who resolves in them.
const POINTS: &[(&str, &str)] = &[
    (
        "Communiqué of the 25th Summit of IGAD\n\nThe IGAD Assembly convened its 25th Summit in Nairobi on 4 March 2031.\n\n\
         After deliberations, the Assembly:",
        "IGAD Assembly",
    ),
    (
        "Communiqué\n\nThe Summit of Heads of State and Government of SADC met in Nairobi on 4 March 2031.\n\nThe Summit:",
        "SADC",
    ),
    (
        "Communiqué\n\nThe Heads of State and Government of ECOWAS met in Abuja.\n\nThe Authority, after deliberations:",
        "Authority",
    ),
    ("Final communiqué\n\nThe Council of Ministers, meeting in Nairobi:", "Council of Ministers"),
];

#[test]
fn points_below_a_body_are_what_it_resolves() {
    for (opening, who) in POINTS {
        let text = format!(
            "{opening}\n\n1. Expresses its deep concern over the conflict in Chad;\n\n2. Calls upon the parties to cease \
             fire;\n\n3. Decides to send a mission;\n\n4. Thanks the Government of Kenya for its efforts.\n"
        );
        let found: Vec<_> = super::found(&text);
        let acts: Vec<_> = found.iter().map(|(_, act)| act.as_str()).collect();
        assert_eq!(acts, ["concern", "request", "decide", "social"], "{opening}");
        assert!(found.iter().all(|(name, _)| name.contains(who)), "{opening} {found:?}");
    }
}
