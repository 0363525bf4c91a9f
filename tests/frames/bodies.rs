//! Frames of bodies and texts: gatherings that speak, releases that only carry, readouts handed out in quotation
//! marks, states that speak together, one who signs above or delivers to a chair.

use super::{Frame, check};

#[test]
fn every_body_speaks_for_itself() {
    check(BODIES);
}

/// A name, a text, and of each claim the speakers and the act, in the order of the text.
const BODIES: &[Frame] = &[
    (
        "a gathering in its own name",
        "Communiqué\n\nThe Summit of the Organ on Politics and Security of the Harbour Community met in Oslo on 31 March \
         2031 to consider the situation in the region.\n\nSummit congratulated the crews. Summit recalled its decisions \
         and pledged full support to the mediators. Summit urged all actors to refrain from violence.",
        &[
            ("Summit of the Organ on Politics and Security of the Harbour Community", "discuss"),
            ("Summit of the Organ on Politics and Security of the Harbour Community", "social"),
            ("Summit of the Organ on Politics and Security of the Harbour Community", "assert"),
            ("Summit of the Organ on Politics and Security of the Harbour Community", "commit"),
            ("Summit of the Organ on Politics and Security of the Harbour Community", "request"),
        ],
    ),
    (
        "a release is its ministry's word",
        "The talks were useful, according to a press release from the Ministry of Foreign Affairs here. The release \
         yesterday said that the ferry would sail. It added that the road was open.",
        &[
            ("Ministry of Foreign Affairs", "assert"),
            ("Ministry of Foreign Affairs", "assert"),
            ("Ministry of Foreign Affairs", "assert"),
        ],
    ),
    (
        "a text of nobody only carries",
        "Prime Minister Lars Hale of Norway met President Jane Otieno of Kenya in Oslo. Hale underlined that the road is \
         open, the statement said.",
        &[("Lars Hale", "assert")],
    ),
    (
        "what a ministry hands on is said by those who said it",
        "Foreign Minister Lars Hale met Foreign Minister Jane Otieno of Kenya in Oslo. Hale and Otieno agreed to reopen \
         the ferry, the ministry said. The road was closed in May, the ministry said.",
        &[("Lars Hale+Jane Otieno", "agree"), ("ministry", "assert")],
    ),
    (
        "a readout handed out in quotation marks",
        "PM meeting with US Secretary of State Blake: 4 May 2031\n\nDowning Street spokesperson said:\n\n“The Prime \
         Minister met US Secretary of State Anton Blake in Downing Street today.\n\n“They agreed that the ferry should \
         sail. The Prime Minister looked forward to welcoming the President.”",
        &[("Prime Minister+Anton Blake", "agree"), ("Prime Minister", "commit")],
    ),
    (
        "a release in the first person",
        "Media Release\n\nMINISTER FOR FOREIGN AFFAIRS ANDREW DALTON\n\n23 December 2032\n\nTalks Reaffirm Our Close \
         Relations With Kenya\n\nI visited Kenya for talks with the Minister of Trade, Philip Goss. The meeting was held \
         at Lake Tanner. Mr Goss thanked us for the ferry. I expressed my appreciation for the help of the crews.",
        &[
            ("ANDREW DALTON", "assert"),
            ("ANDREW DALTON", "assert"),
            ("ANDREW DALTON", "assert"),
            ("ANDREW DALTON", "endorse"),
        ],
    ),
    (
        "the presidents behind a dash",
        "Joint Statement\n\nThis week, we – the presidents of Kenya, Brazil, and Norway – met in Oslo.\n\nWe commend the \
         progress made. The secretariat has deepened our engagement. We remain committed to the ferry.",
        &[
            ("Kenya+Brazil+Norway", "endorse"),
            ("Kenya+Brazil+Norway", "assert"),
            ("Kenya+Brazil+Norway", "commit"),
        ],
    ),
    (
        "leaders listed in brackets",
        "Joint statement from the Nordic leaders\n\nNordic leaders’ statement (Denmark, Finland, Norway, 14 February \
         2031).\n\nWe condemn the raid. Kenya must be able to prevail. We will further bolster our support.",
        &[
            ("Denmark+Finland+Norway", "oppose"),
            ("Denmark+Finland+Norway", "request"),
            ("Denmark+Finland+Norway", "commit"),
        ],
    ),
    (
        "a statement delivered to a chair",
        "National Statement delivered on behalf of Norway\n\nThank you, Madam President, for your briefing.\n\nNorway \
         condemns the raid. There is no military solution.\n\nRuth Halvorsen, Ambassador, Permanent Representative",
        &[("Ruth Halvorsen", "social"), ("Ruth Halvorsen", "oppose"), ("Ruth Halvorsen", "assert")],
    ),
    (
        "the council that met before is the Council",
        "Press Statement\n\nThe Lake Security Council of the Harbour Union (HU), at its 500th meeting held on 27 April \
         2031, reviewed the situation in Kenya. In this respect, the Council noted the fighting.",
        &[
            ("Lake Security Council of the Harbour Union", "discuss"),
            ("Lake Security Council of the Harbour Union", "assert"),
        ],
    ),
    (
        "those met one after another",
        "Foreign Minister of Kenya Barak Otieno took part in the forum in Oslo. The harbour was discussed with Klaus \
         Stein, Founder of the Lake Board.\n\nAt the meeting of Mr. Otieno with the President of the Ferry Bank Suma \
         Orlan, the sides agreed that the road should open.",
        &[("Barak Otieno+Klaus Stein", "discuss"), ("Barak Otieno+Suma Orlan", "agree")],
    ),
    (
        "the talks go on as it",
        "Minister Lars Hale received a phone call on Wednesday from Minister Jane Otieno. The phone conversation dealt \
         with the ferry. It also discussed the road. The meeting focused mostly on trade.",
        &[
            ("Lars Hale+Jane Otieno", "discuss"),
            ("Lars Hale+Jane Otieno", "discuss"),
            ("Lars Hale+Jane Otieno", "discuss"),
        ],
    ),
    (
        "the body whose communiqué it is, on a state",
        "Communiqué of the 1200th meeting of the Peace and Security Council of the African Union on Sudan\n\nThe Council \
         condemns the raid. Council calls on all parties to exercise restraint.",
        &[
            ("Peace and Security Council of the African Union", "oppose"),
            ("Peace and Security Council of the African Union", "request"),
        ],
    ),
];
