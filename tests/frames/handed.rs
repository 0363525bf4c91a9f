//! What institutions and agencies hand on, what a sentence leaves to the items below it, and states that speak together.

use super::{Frame, check, read};

#[test]
fn what_is_only_handed_on_is_said_by_those_who_said_it() {
    check(HANDED);
}

/// A name, a text, and of each claim the speakers and the act, in the order of the text.
const HANDED: &[Frame] = &[
    (
        "the other of the two, and what the ministry adds",
        "Foreign Minister Lars Hale met Foreign Minister Jane Otieno of Kenya in Oslo.\n\n\"The minister and his counterpart \
         agreed that ferries would sail,\" the ministry said in a press release.\n\n\"Especially, the two countries agreed to \
         continue efforts,\" it added.\n\nThe Kenyan Foreign Office said Otieno reiterated support for the ferry.",
        &[("Lars Hale+Jane Otieno", "agree"), ("Lars Hale+Jane Otieno", "agree"), ("Jane Otieno", "endorse")],
    ),
    (
        "a text of a body that has its seat somewhere",
        "Ferries will sail from May 4, a statement from the Norwegian High Commission in Nairobi has said.\n\nThe statement, \
         issued to the press, said that trade grew. It said that ports were open.",
        &[
            ("Norwegian High Commission", "commit"),
            ("Norwegian High Commission", "assert"),
            ("Norwegian High Commission", "assert"),
        ],
    ),
    (
        "the source stands first",
        "Foreign Minister Lars Hale met Foreign Minister Jane Otieno of Kenya in Oslo.\n\nAccording to the Foreign Ministry, \
         Hale underlined the importance of the ferry.",
        &[("Lars Hale", "assert")],
    ),
    (
        "in the ministry's own quotation marks",
        "Foreign Minister Lars Hale met Foreign Minister Jane Otieno of Kenya in Oslo.\n\n“Both ministers welcomed the \
         ferry, and noted that the port is open,” said the Foreign Ministry.",
        &[("Lars Hale+Jane Otieno", "endorse"), ("Lars Hale+Jane Otieno", "assert")],
    ),
    (
        "its “we” is the ministry",
        "Foreign Minister Lars Hale met Foreign Minister Jane Otieno of Kenya in Oslo.\n\n“We welcome the ferry,” said the \
         Foreign Ministry.",
        &[("Foreign Ministry", "endorse")],
    ),
    (
        "an agency carries",
        "OSLO, May 4 (Reuters) - Norwegian Foreign Minister Lars Hale spoke with Kenyan Foreign Minister Jane Otieno by \
         telephone on Wednesday.\n\nXinhua said Hale repeated Norway's rejection of the ruling.",
        &[("Lars Hale", "oppose")],
    ),
];

#[test]
fn items_are_what_the_sentence_above_them_says() {
    check(OUTLINED);
}

const OUTLINED: &[Frame] = &[
    (
        "an act with nothing but items",
        "Foreign Minister Lars Hale of Norway met Foreign Minister Jane Otieno of Kenya in Oslo on 4 May 2031.\n\nThe \
         ministers agreed to:\n\n• deepen cooperation in trade;\n\n• organize a harbour forum.",
        &[("Lars Hale+Jane Otieno", "agree"), ("Lars Hale+Jane Otieno", "agree")],
    ),
    (
        "how it is to be done",
        "Foreign Minister Lars Hale of Norway met Foreign Minister Jane Otieno of Kenya in Oslo on 4 May 2031.\n\nThe two \
         countries will deepen economic cooperation by:\n\n• Organizing a harbour forum. Participation will include \
         crews.\n\n• Coordinating supply chains.",
        &[
            ("Norway+Kenya", "commit"),
            ("Norway+Kenya", "commit"),
            ("Norway+Kenya", "commit"),
            ("Norway+Kenya", "commit"),
        ],
    ),
];

#[test]
fn states_and_leaders_speak_together() {
    check(TOGETHER);
}

const TOGETHER: &[Frame] = &[
    (
        "states that open the text",
        "Norway and Sweden welcome the ceasefire. We urge all parties to respect it. It is crucial that the ferry sails.",
        &[("Norway+Sweden", "endorse"), ("Norway+Sweden", "request"), ("Norway+Sweden", "request")],
    ),
    (
        "in quotation marks as a whole",
        "“Norway, Denmark and Sweden attach importance to the accord.\n\nIt is crucial for Kenya to return to it, and we \
         are ready to help.”",
        &[("Norway+Denmark+Sweden", "assert"), ("Norway+Denmark+Sweden", "commit")],
    ),
    (
        "leaders between dashes, whatever the title names",
        "Joint Statement from the Leaders of Kenya, Norway and Sweden\n\nToday, we—President Jane Otieno of Kenya, Prime \
         Minister Lars Hale of Norway, and Prime Minister Bo Lind of Sweden—met in Oslo.\n\nWe condemn the raid. We urge \
         restraint.",
        &[("Jane Otieno+Lars Hale+Bo Lind", "oppose"), ("Jane Otieno+Lars Hale+Bo Lind", "request")],
    ),
    (
        "officials of several states",
        "Consultations took place in Oslo on 5 and 6 April between Norwegian, Swedish, Kenyan and United States \
         officials.\n\nIt was agreed that the area is important.",
        &[("Norway+Sweden+Kenya+United States", "agree")],
    ),
    (
        "member states of a body",
        "Statement of member states\n\nRepresentatives of Poland, Sweden and Switzerland, Member States of the Neutral \
         Harbour Commission (NHC), met in Oslo on 21 March 2031.\n\nThe NHC Member States reaffirmed that the ferry must \
         sail. A special focus was laid during the discussions on trade.",
        &[("Poland+Sweden+Switzerland", "request"), ("Poland+Sweden+Switzerland", "discuss")],
    ),
    (
        "heads of offices of states and a body",
        "Meeting in Oslo\n\nThe delegation of Kenya headed by Foreign Minister Jane Otieno took part in the meeting.\n\nThe \
         heads of foreign offices of Norway, Sweden, Kenya and the European Union discussed trade.",
        &[("Norway+Sweden+Kenya+European Union", "discuss")],
    ),
    (
        "one who joins two",
        "Readout of the summit\n\nToday, President Lars Hale is joining President Jane Otieno of Kenya and Prime Minister Bo \
         Lind of Sweden in Oslo. The leaders agreed to meet again.",
        &[("Lars Hale+Jane Otieno+Bo Lind", "agree")],
    ),
    (
        "topics in focus and on top of the agenda",
        "Readout\n\nForeign Minister Lars Hale of Norway met Foreign Minister Jane Otieno of Kenya in Oslo.\n\nTrade was at \
         the top of the agenda. During the discussion, the focus was on the reform of the Council.",
        &[("Lars Hale+Jane Otieno", "discuss"), ("Lars Hale+Jane Otieno", "discuss")],
    ),
];

#[test]
fn who_goes_on_is_the_one_who_spoke() {
    check(GOES_ON);
}

const GOES_ON: &[Frame] = &[
    (
        "the sides of a joint text, whatever meetings it tells of",
        "Joint Statement of Norway and Kenya\n\nPresident Lars Hale of Norway and President Jane Otieno of Kenya met in Oslo. \
         Prime Minister Bo Lind and Speaker Ada Morn met with President Jane Otieno on separate occasions.\n\nBoth sides \
         acknowledge the bonds of friendship.",
        &[("Norway+Kenya", "assert")],
    ),
    (
        "several by their office",
        "Joint statement by Norway and Kenya\n\nThe Prime Minister of Norway, Mr. Hale, has had discussions with the Kenyan \
         Secretary of State, Mr. Amos Otieno.\n\nNorwegian Ministers pointed out that the implications are significant. They \
         further stressed that the ferry must sail. Both agreed to meet again.",
        &[
            ("Norwegian Ministers", "assert"),
            ("Norwegian Ministers", "request"),
            ("Hale+Amos Otieno", "agree"),
        ],
    ),
    (
        "an office of which only one of two can be the holder",
        "Telephone call between Halden and President Otieno\n\nPresident Otieno said that the talk had been good.\n\nThe Prime \
         Minister said that he thought so too. Mr Halden asked for calm.",
        &[("Otieno", "assert"), ("Halden", "assert"), ("Halden", "request")],
    ),
    (
        "who leads a delegation, named by it",
        "Consultations between Norway and Kenya\n\nConsultations were held in Oslo. The Norwegian side was represented by \
         Ambassador Bo Lind, State Secretary. The Kenyan delegation was led by Amos Otieno, Deputy Minister.\n\nDuring the \
         talks, the Norwegian head of delegation, stressed that ferries matter. The leader of the Kenyan side agreed with \
         this. He said that ferries sail.",
        &[("Bo Lind", "assert"), ("Amos Otieno", "agree"), ("Amos Otieno", "assert")],
    ),
    (
        "the record of a conversation, in the past tense",
        "Record of Conversation between President Marle and the Prime Minister\n\nOslo, 3 June 1962\n\nPresident Marle said \
         that they had had a good talk. There were certain conditions. The first was that the port should exist by its own \
         efforts.",
        &[("Marle", "assert"), ("Marle", "assert"), ("Marle", "assert")],
    ),
];

#[test]
fn when_and_where_it_was_said_is_no_part_of_it() {
    for said in [
        "said today the port",
        "said on Tuesday the port",
        "stated in Oslo to-day that the port",
        "said here that the port",
    ] {
        let text =
            format!("Readout\n\nForeign Minister Ada Morn met Minister Bo Lind.\n\nMorn {said} was open.\n");
        let found = read(&text);
        let content: Vec<_> =
            found.claims.iter().flat_map(|c| &c.content).map(|span| span.of(&text).to_owned()).collect();
        assert_eq!(content, ["the port was open"], "{said}");
    }
}

#[test]
fn the_state_that_is_thanked_says_we() {
    check(&[(
        "nobody is named",
        "Media Release\n\n23 December 2032\n\nTalks Reaffirm Our Close Relations With Kenya\n\nI visited Kenya for talks with \
         the Minister of Trade, Philip Goss. Mr Goss thanked Norway for the assistance we offered. I expressed my \
         appreciation for the help of the crews. We will publish the documents.",
        &[("Norway", "assert"), ("Philip Goss", "social"), ("Norway", "endorse"), ("Norway", "commit")],
    )]);
}

#[test]
fn a_minister_of_another_state_is_not_meant() {
    check(&[(
        "an office without a name",
        "Norway's foreign minister spoke with Kenyan Foreign Minister Jane Otieno by telephone on Wednesday and warned \
         Nairobi against the raid.",
        &[("Norway's foreign minister", "warn")],
    )]);
}

#[test]
fn an_agreement_that_is_signed_already_is_none_that_is_made() {
    check(&[(
        "behind a preposition",
        "President Lars Hale of Norway encouraged Kenya to resolve disputes openly and on the basis of signed contracts.",
        &[("Lars Hale", "request")],
    )]);
}

#[test]
fn who_is_called_on_by_the_moderator_asks() {
    let text = "Background Call\n\n4 March 2031\n\nMODERATOR: Next, we’ll go to Ana Pell with the Harbour Post.\n\nQ Is the \
                ferry open?\n\nMINISTER LIND: It is.\n";
    let found = read(text);
    let asks: Vec<_> =
        found.claims.iter().filter(|c| c.act.to_string() == "ask").map(|c| c.speakers.clone()).collect();
    assert_eq!(asks, [["Ana Pell"]]);
}
