//! Frames of texts that several speak together, or one who is named only above, below or by an office.

use super::{Frame, check};

#[test]
fn who_speaks_is_found_above_below_and_by_office() {
    check(TOGETHER);
}

/// A name, a text, and of each claim the speakers and the act, in the order of the text.
const TOGETHER: &[Frame] = &[
    (
        "states in brackets above",
        "Northern leaders' statement (Norway, Sweden, Finland and Iceland, 14 February 2031)\n\nWe stand with the people of the islands. We condemn the attack on the ferry.",
        &[("Norway+Sweden+Finland+Iceland", "endorse"), ("Norway+Sweden+Finland+Iceland", "oppose")],
    ),
    (
        "leaders between dashes",
        "Joint Statement on the Lake\n\nToday, the leaders of the lake partnership – President Jane Otieno of Kenya, President Paul Okello of Uganda, and President Amina Moshi of Tanzania – assessed the progress made. We welcome the new ferry line. We call on all sides to open the harbour.",
        &[
            ("Jane Otieno+Paul Okello+Amina Moshi", "endorse"),
            ("Jane Otieno+Paul Okello+Amina Moshi", "request"),
        ],
    ),
    (
        "both countries are the states, the two sides those who met",
        "Joint Statement\n\nOslo, 4 March 2031\n\nThe two leaders, Prime Minister Lars Hale of Norway and President Jane Otieno of Kenya, met in Oslo on 4 March 2031. Both countries agreed to open a ferry line. The two sides reaffirmed their commitment to the treaty.",
        &[("Norway+Kenya", "agree"), ("Lars Hale+Jane Otieno", "commit")],
    ),
    (
        "a state's office in the genitive",
        "Norway's foreign minister meets Kenyan counterpart\n\nOSLO, March 4, 2031 - Norway's foreign minister Nora Ahern met Kenya's foreign minister Peter Mboya on Thursday. Norway's foreign minister said that the ferry line would open. Kenya's foreign minister welcomed the decision.",
        &[("Nora Ahern", "assert"), ("Peter Mboya", "endorse")],
    ),
    (
        "a title in capitals",
        "PRESIDENT OTIENO RECEIVES THE PRIME MINISTER OF NORWAY\n\nPresident Jane Otieno today received Prime Minister Lars Hale of Norway. She thanked Norway for its support. Mr Hale said the road would be finished.",
        &[("Jane Otieno", "social"), ("Lars Hale", "assert")],
    ),
    (
        "a headline behind its topic",
        "On the ferry line: Minister Ahern speaks to Minister Mboya\n\nForeign Minister Nora Ahern spoke by telephone with Foreign Minister Peter Mboya of Kenya on 4 March 2031. She stressed that the ferry line must open.",
        &[("Nora Ahern", "request")],
    ),
    (
        "delivered to a chair, signed below; who wishes to stress stresses",
        "Statement in the Assembly\n\nThank you, Madam President. We welcome the report of the committee. Norway supports the draft resolution. I wish to stress that the harbour must stay open.\n\nNora Ahern, Ambassador",
        &[
            ("Nora Ahern", "social"),
            ("Nora Ahern", "endorse"),
            ("Nora Ahern", "endorse"),
            ("Nora Ahern", "request"),
        ],
    ),
    (
        "points that a council adopts",
        "Meeting of the Council of Ministers\n\nThe Council adopted the following decisions:\n\n- It calls on all parties to end the fighting.\n- It welcomes the opening of the harbour.\n- It condemns the attack on the ferry.",
        &[
            ("Council of Ministers", "request"),
            ("Council of Ministers", "endorse"),
            ("Council of Ministers", "oppose"),
        ],
    ),
    (
        "an honourable minister above a release",
        "Media release\n\n4 March 2031\n\nMinister for Ports\nThe Hon Mara Lind\n\nI am pleased that the ferry line will open in May. I thank our partners in Kenya for their patience.",
        &[("Mara Lind", "endorse"), ("Mara Lind", "social")],
    ),
];

#[test]
fn one_of_two_speaks_behind_with_in_what_both_discussed() {
    for (sentence, speakers) in [
        (
            "The two sides discussed trade with President Lind stressing the importance of the lake.",
            ["Bo Lind+Ada Morn", "Bo Lind"],
        ),
        (
            "The talks covered the new ferry with both sides affirming the value of patience.",
            ["Bo Lind+Ada Morn", "Bo Lind+Ada Morn"],
        ),
    ] {
        let text = format!("President Bo Lind met Foreign Minister Ada Morn of Kenya. {sentence}\n");
        assert_eq!(super::spoken(&text), speakers, "{sentence}");
    }
}

#[test]
fn the_phone_is_no_topic() {
    let text = "Minister Bo Lind spoke on phone to his Kenyan counterpart Ada Morn to discuss trade.\n";
    let found = super::read(text);
    let [claim] = &found.claims[..] else { panic!("{:?}", super::spoken(text)) };
    assert_eq!(claim.speakers, ["Bo Lind", "Ada Morn"]);
    assert!(claim.content.iter().all(|span| !text[span.start..span.end].contains("phone")));
}

#[test]
fn a_statement_that_is_copied_to_a_paper_is_that_of_its_issuer() {
    let text = "A statement issued by the British High Commission in Nairobi and copied to the Kenya News Agency said the ferry was \
                back. It said fares fell.\n";
    assert_eq!(super::spoken(text), ["British High Commission", "British High Commission"]);
}
