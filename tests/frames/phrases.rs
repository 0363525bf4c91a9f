//! Turns of phrase that report, and sentences in which nobody is the subject.

use super::Frame;

#[test]
fn turns_of_phrase_are_acts() {
    super::check(FRAMES);
}

const FRAMES: &[Frame] = &[
    (
        "phrases",
        "Minister Kaido put forward a plan for the ferry.\n\nMinister Kaido cast doubt on the figures.\n\nMinister \
         Kaido left no doubt that the ban will stay.\n\nMinister Kaido took a serious view of the raid.",
        &[("Kaido", "request"), ("Kaido", "oppose"), ("Kaido", "assert"), ("Kaido", "concern")],
    ),
    (
        "views that are exchanged take place",
        "Minister Lars Hale met with Minister Jane Otieno in Oslo. A detailed exchange of views took place on the ferry. \
         The talks took place on Friday.",
        &[("Lars Hale+Jane Otieno", "discuss")],
    ),
    (
        "agreement that there was",
        "Minister Lars Hale met with Minister Jane Otieno in Oslo. There was agreement on the need for a ferry. There \
         was a frank discussion of the raid. Much of the conversation was devoted to the harbour.",
        &[
            ("Lars Hale+Jane Otieno", "agree"),
            ("Lars Hale+Jane Otieno", "discuss"),
            ("Lars Hale+Jane Otieno", "discuss"),
        ],
    ),
    (
        "what stands in front of it",
        "Minister Lars Hale met with Minister Jane Otieno in Oslo. As for the ferry, it was recalled that it sails.",
        &[("Lars Hale+Jane Otieno", "assert")],
    ),
    (
        "one who is told is told by the other",
        "Minister Lars Hale met with Minister Jane Otieno in Oslo. Minister Hale was told that the ship will be released.",
        &[("Jane Otieno", "assert")],
    ),
    (
        "hopes and shares without that, assessments, a spectre",
        "Minister Lars Hale met with Minister Jane Otieno in Oslo. The parties expressed hope the envoys would come. Minister \
         Hale shared the government will send ships. Minister Otieno gave a critical assessment of the raid. Minister Hale \
         gave an assessment of the talks. Minister Otieno raised the specter of war. The leaders continued discussing the ferry.",
        &[
            ("Lars Hale+Jane Otieno", "request"),
            ("Lars Hale", "commit"),
            ("Jane Otieno", "oppose"),
            ("Lars Hale", "inform"),
            ("Jane Otieno", "warn"),
            ("Lars Hale+Jane Otieno", "discuss"),
        ],
    ),
    (
        "one of two who is asked, attention that is paid, what had been agreed",
        "Minister Lars Hale met with Minister Jane Otieno in Oslo. Minister Hale was asked to open the port. Special attention \
         was paid to the ferry. Minister Otieno said they had agreed to meet. She said she deeply regretted the raid.",
        &[
            ("Jane Otieno", "request"),
            ("Lars Hale+Jane Otieno", "discuss"),
            ("Jane Otieno", "agree"),
            ("Jane Otieno", "concern"),
        ],
    ),
    (
        "what both confirm, sign, resolve, and what interests them",
        "Minister Lars Hale met with Minister Jane Otieno in Oslo. The ministers confirmed that they would build a ferry. They \
         signed a memorandum on ports. They resolved to meet in May. Minister Otieno expressed interest in building a pier. \
         Minister Hale expressed his wish to visit Kenya.",
        &[
            ("Lars Hale+Jane Otieno", "commit"),
            ("Lars Hale+Jane Otieno", "agree"),
            ("Lars Hale+Jane Otieno", "decide"),
            ("Jane Otieno", "commit"),
            ("Lars Hale", "commit"),
        ],
    ),
    (
        "having noted, re-emphasizing, continuing to support",
        "Minister Lars Hale met with Minister Jane Otieno in Oslo. Having noted that the lake is calm, Minister Hale stressed \
         that the ferry sails. The ministers re-emphasized that it is safe. Norway continues to support the port.",
        &[
            ("Lars Hale", "assert"),
            ("Lars Hale", "assert"),
            ("Lars Hale+Jane Otieno", "assert"),
            ("Norway", "endorse"),
        ],
    ),
    (
        "letters of an honour before the article",
        "Oslo, November 3, 2033 (QNA) - His Highness Crown Prince Zayid bin Rashid of Qatar and His Excellency Amos Otieno, \
         President of Kenya, held a session of official talks in Oslo.\n\nHH the Crown Prince affirmed that the port must \
         open. HE the President praised the preparations. HRH the Crown Prince underlined the unity of the region.",
        &[("Zayid bin Rashid", "request"), ("Amos Otieno", "endorse"), ("Zayid bin Rashid", "assert")],
    ),
    (
        "a need that is noted, an adverb before its verb, and who is emphatic",
        "Minister Lars Hale met with Minister Jane Otieno in Oslo.\n\nThe need was noted to overcome the obstacles. The \
         interlocutors positively assessed the dynamics of trade. Otieno was emphatic that the port must open.",
        &[
            ("Lars Hale+Jane Otieno", "request"),
            ("Lars Hale+Jane Otieno", "endorse"),
            ("Jane Otieno", "request"),
        ],
    ),
    (
        "one president at home and one abroad",
        "Head of State Nurbek Alimov held talks with the President of Kenya\n\nTalks between Head of State Nurbek Alimov \
         and President of Kenya Amos Otieno took place in Nairobi.\n\nThe Head of State stressed that trade has grown. The \
         President of Kenya thanked his guest.",
        &[("Nurbek Alimov", "assert"), ("Amos Otieno", "social")],
    ),
    (
        "an audience that is granted",
        "President Abdoulaye Traoré granted an audience to the Foreign Minister of Norway, Lars Hale, on 22 September \
         2034.\n\nThe interlocutors discussed the ferry.",
        &[("Abdoulaye Traoré+Lars Hale", "discuss")],
    ),
];
