//! Shapes of documents: labels, resolutions of several, statements in the name of many, readouts handed out.

use super::{Frame, check};

#[test]
fn every_shape_has_its_speakers() {
    check(SHAPES);
}

/// A name, a text, and of each claim the speakers and the act, in the order of the text.
const SHAPES: &[Frame] = &[
    (
        "labels with a stop",
        "Press Conference by Minister Ada Morn, Oslo, 7 March 2031\n\nQ. Has the ferry sailed?\n\nMINISTER MORN: It \
         sailed on Monday.\n\nQ. Yes. Will it sail again?\n\nMINISTER MORN: I have no further information.",
        &[("", "ask"), ("Ada Morn", "assert"), ("", "assert"), ("", "ask"), ("Ada Morn", "decline")],
    ),
    (
        "labels with a dash",
        "MINISTER FOR FOREIGN AFFAIRS HON ADA MORN\n\nPress conference\n\nMorn: I am here to answer questions. We have opened the \
         port.\n\nJournalist- Minister, is the lake open?\n\nMorn- It is.",
        &[("ADA MORN", "assert"), ("ADA MORN", "assert"), ("", "ask"), ("ADA MORN", "assert")],
    ),
    (
        "a minister with two initials behind an honour",
        "The Right Hon. R. D. Orlan said that the ferry sails. Mr. R. D. Orlan thanked the port.",
        &[("R. D. Orlan", "assert"), ("R. D. Orlan", "social")],
    ),
    (
        "a long headline that opens with the kind of text",
        "Statement and answers to media questions by Minister for Foreign Affairs of the Kingdom of Norway Ada \
         Morn at a joint press conference following talks with member of the Council of the Lakes and Minister of Ports \
         of Kenya Amos Otieno, Oslo, 7 March 2031\n\nWe discussed the ferry. We agreed to open the port.",
        &[("Ada Morn", "discuss"), ("Ada Morn", "agree")],
    ),
    (
        "ministers of a body in whose name a statement speaks",
        "Statement by the Defence Ministers of the Joint Lake Force\n\n7 March 2031\n\nThe exercise shows what the \
         Force can do.\n\nThis is the first time that it was held.",
        &[
            ("Defence Ministers of the Joint Lake Force", "assert"),
            ("Defence Ministers of the Joint Lake Force", "assert"),
        ],
    ),
    (
        "two whom the title of a joint text pairs",
        "Norway-EU Summit Joint Statement\n\nThe world has changed, and we have acted. We condemn the raid. We call for \
         calm.",
        &[("Norway+EU", "assert"), ("Norway+EU", "oppose"), ("Norway+EU", "request")],
    ),
    (
        "states that are counted",
        "We, the representatives of Norway, 12 African countries and Kenya, guided by our friendship, gathered in \
         Oslo.\n\nI. We agree that the lake is open. We welcome the ferry.",
        &[("Norway+12 African countries+Kenya", "agree"), ("Norway+12 African countries+Kenya", "endorse")],
    ),
    (
        "several who resolve as we",
        "Statement on the Lake\n\nWE, the Member States of the United Nations and Norway, gathered in Oslo on 7 March \
         2031;\nREAFFIRMING the importance of the lake;\nCOMMENDING the work of the port;\nSEEKING to reopen the ferry;\n\
         HEREBY CALL FOR calm.",
        &[
            ("United Nations+Norway", "assert"),
            ("United Nations+Norway", "endorse"),
            ("United Nations+Norway", "commit"),
            ("United Nations+Norway", "request"),
        ],
    ),
    (
        "a headline's verb is no name",
        "Minister Morn and Minister Otieno Announce Plan for the Lake\n\nWe agree that the lake is open. We commit to \
         build a ferry.",
        &[("Morn+Otieno", "agree"), ("Morn+Otieno", "commit")],
    ),
    (
        "a readout that a spokesperson hands out, and what is to come",
        "Statement by Spokesperson Paul Ortal on Minister Ada Morn's Meeting with Minister Amos Otieno of Kenya\n\nMinister \
         Ada Morn met Minister Amos Otieno in Oslo. The two ministers discussed the ferry. On Friday, Minister Morn will \
         welcome Minister Otieno to the port.",
        &[("Ada Morn+Amos Otieno", "discuss")],
    ),
    (
        "those who chair the talks",
        "The talks were co-chaired by Deputy Minister Ada Morn of Norway and Deputy Minister Amos Otieno of Kenya. \
         Ambassador Paul Ortal also attended.\n\nBoth sides welcomed the new ferry.",
        &[("Ada Morn+Amos Otieno", "endorse")],
    ),
    (
        "one whose office stands before the next person",
        "In Oslo, Mr. Paul Ortal, Foreign Minister of Norway and Minister Otieno jointly declared that the lake is open.",
        &[("Paul Ortal+Otieno", "assert")],
    ),
    (
        "we under a speaker's words",
        "Paul Ortal Holds Talks with Amos Otieno\n\nOn 3 May, President Paul Ortal of Norway held talks with President \
         Amos Otieno of Kenya.\n\nPaul Ortal pointed out that the lake is open. We support the growth of Kenya. I value \
         this visit.",
        &[("Paul Ortal", "assert"), ("Paul Ortal", "endorse"), ("Paul Ortal", "assert")],
    ),
    (
        "past an address and what leads up to it",
        "MINISTER MORN: Mr. President, it is great to see you. As I said before, today we have agreed to open the \
         port.\n\nPRESIDENT ORTAL: We are very pleased that the ferry sails.",
        &[("MORN", "social"), ("MORN", "agree"), ("ORTAL", "endorse")],
    ),
    (
        "what one is happy to note, objects to and agrees",
        "Minister Ada Morn met Minister Amos Otieno in Oslo.\n\nMinister Morn was happy to note that the ferry sails. She \
         raised her objections to the toll. The two ministers reiterated their agreement that the lake is open and \
         expressed their delight at the new bridge.",
        &[
            ("Ada Morn", "endorse"),
            ("Ada Morn", "oppose"),
            ("Ada Morn+Amos Otieno", "agree"),
            ("Ada Morn+Amos Otieno", "endorse"),
        ],
    ),
    (
        "straight single marks, and a quotation that goes on",
        "The Minister for Ports, the Honourable P. C. Orlan, spoke this morning.\n\n'This is a light on the road,' said Mr. \
         Orlan. 'Though the terms have yet to be agreed, the ministers' word is the most important step.",
        &[("P. C. Orlan", "assert"), ("P. C. Orlan", "assert")],
    ),
    (
        "a resolution in capitals, with a colon and a stray stop",
        "THE HARBOUR COUNCIL,\nRECALLING its resolutions with respect to the Lake:\nTAKING NOTE with approval of the \
         reports;\nCONSIDERING that its resolutions have not been carried out.\n\nNOTING with satisfaction that the \
         parties agree;\n\n1. CALLS UPON Norway to release all prisoners.",
        &[
            ("HARBOUR COUNCIL", "assert"),
            ("HARBOUR COUNCIL", "endorse"),
            ("HARBOUR COUNCIL", "assert"),
            ("HARBOUR COUNCIL", "endorse"),
            ("HARBOUR COUNCIL", "request"),
        ],
    ),
    (
        "persons of a title before the states it pairs",
        "Joint Statement by President Ada Morn of Norway and President Amos Otieno of Kenya on the Norway-Kenya \
         Partnership\n\nWe met today. We committed to open the port.",
        &[("Ada Morn+Amos Otieno", "commit")],
    ),
    (
        "a minister's release in reported speech",
        "Oslo, 7 March 2031\n\nThe ferry\n\nThe Minister for Ports, the Hon. Ada Morn, said today that the ferry would sail. \
         The storm had damaged the pier.\n\nNorway hoped that the lake would be calm, Ms Morn said. The pier, Ms Morn \
         continued, had been built in May. Reports had confirmed the damage.",
        &[
            ("Ada Morn", "assert"),
            ("Ada Morn", "assert"),
            ("Ada Morn", "request"),
            ("Ada Morn", "assert"),
            ("Ada Morn", "assert"),
        ],
    ),
    (
        "a joint statement in which a paragraph names nobody",
        "Joint Statement of Norway and Kenya\n\nPrime Minister Ada Morn of Norway and President Amos Otieno of Kenya met in \
         Oslo.\n\nThe leaders agreed to open the port. More trade would help both sides.\n\nThe talks on trade have yet to \
         bring a result.",
        &[
            ("Ada Morn+Amos Otieno", "agree"),
            ("Ada Morn+Amos Otieno", "assert"),
            ("Ada Morn+Amos Otieno", "assert"),
        ],
    ),
    (
        "a delegate who notes and says, in a report of a meeting",
        "Lake Council Meets\n\nThe Lake Council met today. “This is bad,” said the representative of Norway. “We agree,” said \
         the representative of Kenya.\n\nThe representative of Brazil, noting that the Council is in “a hurry”, said: “This \
         is a ploy. We are misled.”",
        &[
            ("representative of Norway", "assert"),
            ("representative of Kenya", "assert"),
            ("representative of Brazil", "assert"),
            ("representative of Brazil", "assert"),
        ],
    ),
    (
        "offices on lines of their own, and a short label",
        "PRESS CONFERENCE\n\n30 May 2031\n\nTHE PRESIDENT\n\nWe are delighted to have Prime Minister Orlan with us. President Morn \
         is my name.\n\nPRIME MINISTER ORLAN\n\nThank you. I accept the plan.",
        &[("Morn", "endorse"), ("Morn", "assert"), ("Orlan", "social"), ("Orlan", "agree")],
    ),
    (
        "a dotted office that answers",
        "PRESS CONFERENCE GIVEN BY THE PRIME MINISTER, MR. LARS ORLAN AT LAKE AIRPORT\n\nQ. Mr. Orlan, is the port open?\n\nMR. \
         ORLAN: It is.\n\nQ. Will it stay so?\n\nP.M. We discussed this.",
        &[("", "ask"), ("LARS ORLAN", "assert"), ("", "ask"), ("LARS ORLAN", "discuss")],
    ),
    (
        "questions without their mark",
        "Press Conference\n\nQuestion: Minister, why have you closed the port.\n\nMinister Morn: It is safe.\n\nQuestion: After all \
         that was said, would Norway wait. I saw the ferry.\n\nMinister Morn: It will.",
        &[("", "ask"), ("Morn", "assert"), ("", "ask"), ("", "assert"), ("Morn", "assert")],
    ),
];

#[test]
fn a_text_in_capitals_is_read_as_others_are() {
    let small = "Meeting in Oslo\n\nPresident Bo Lind met Foreign Minister Ada Morn of Kenya in Oslo on 3 May 2031. The two sides \
                 discussed trade. President Lind stressed that the lake is open and that the UN should help. Morn welcomed the \
                 deal.\n\n2 The two sides agreed to meet again.\n";
    let found = super::read(small);
    let capitals = super::read(&small.to_uppercase());
    let told = |f: &attache::extract::Findings| -> Vec<_> {
        f.claims.iter().map(|c| (c.speakers.join("+"), c.act.to_string(), c.content.clone())).collect()
    };
    assert_eq!(told(&found), told(&capitals));
    assert_eq!(found.card.parties, capitals.card.parties);
    assert_eq!(found.card.date, capitals.card.date);
    // As it is printed.
    assert_eq!(capitals.card.title.as_deref(), Some("MEETING IN OSLO"));
}
