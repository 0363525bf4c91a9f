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
