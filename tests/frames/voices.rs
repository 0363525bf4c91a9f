//! Frames of voices: texts that speak for a body, turns without a label, points of a recap, groups by their list,
//! participles and circumstances between a subject and its verb, courtesies.

use super::{Frame, check};

#[test]
fn every_voice_is_heard() {
    check(VOICES);
}

/// A name, a text, and of each claim the speakers and the act, in the order of the text.
const VOICES: &[Frame] = &[
    (
        "an answer without a label",
        "Daily Briefing\n\nStatements by the Ministry of Foreign Affairs Spokesperson\n\nQ - Do you plan to warn \
         travellers?\n\nWe are in permanent contact with the harbour. Our embassy has urged crews to stay away.",
        &[
            ("", "ask"),
            ("Ministry of Foreign Affairs Spokesperson", "assert"),
            ("Ministry of Foreign Affairs Spokesperson", "assert"),
        ],
    ),
    (
        "a question under a bare letter is nobody's initial",
        "Press Briefing by Tom Holt\n\nMR. HOLT: Good afternoon. I have two announcements.\n\nQ Tom, will she go \
         back to Vesk?\n\nMR. HOLT: I cannot comment on that.",
        &[("Tom Holt", "social"), ("Tom Holt", "assert"), ("", "ask"), ("Tom Holt", "decline")],
    ),
    (
        "points of a recap are those of the one in the title",
        "Highlights from the news conference of Foreign Minister Ada Morn\n\nOn the lake\n- The ferry talks were a \
         success\n- Norway hopes the next round can bring progress\n- Norway and Kenya agreed that the ferry should \
         sail",
        &[("Ada Morn", "assert"), ("Ada Morn", "request"), ("Norway+Kenya", "agree")],
    ),
    (
        "points whose subject was told above",
        "Minister Ada Morn met envoys of the League on Monday in Vesk.\n\n• Expressed her country's commitment to \
         open the port.\n\n• Urged the League to extend its help.",
        &[("Ada Morn", "commit"), ("Ada Morn", "request")],
    ),
    (
        "co-chairs who are listed in brackets",
        "Statement of the Lake Group\n\nThe Co-Chairs of the Lake Group (Igor Ponn of Norway and Marc Visk of \
         France) hosted talks between Foreign Minister of Kenya Elmar Madd and Foreign Minister of Ghana Zora Mnat in \
         Paris.\n\nThe Co-Chairs underlined the importance of the ferry. The Ministers and the Co-Chairs discussed the \
         next steps.",
        &[("Igor Ponn+Marc Visk", "assert"), ("Elmar Madd+Zora Mnat+Igor Ponn+Marc Visk", "discuss")],
    ),
    (
        "ministers whose states stand between dashes",
        "Joint statement from the Lake Foreign Ministers\n\nThe Foreign Ministers of the Lake Eight - Norway, Kenya, \
         Ghana and Peru - condemn the raid. Those responsible must be brought to justice.\n\nWe wish the crew a full \
         recovery.",
        &[
            ("Foreign Ministers of the Lake Eight", "oppose"),
            ("Foreign Ministers of the Lake Eight", "request"),
            ("Foreign Ministers of the Lake Eight", "social"),
        ],
    ),
    (
        "a statement speaks for the body that issued it",
        "Envoy visits Oslo\n\nA statement issued by the United Nations Secretariat stated that the ferry will sail.\n\n\
         According to the statement, the envoy will return.\n\nThe port will be dredged, the source added.",
        &[
            ("United Nations Secretariat", "assert"),
            ("United Nations Secretariat", "commit"),
            ("United Nations Secretariat", "assert"),
        ],
    ),
    (
        "on behalf of a state",
        "Press Release Regarding the Raid\n\nWe strongly condemn the raid on the port.\n\nWe convey our condolences to \
         the families on behalf of Norway and its people.",
        &[("Norway", "oppose"), ("Norway", "social")],
    ),
    (
        "what will be pointed out",
        "Notice\n\nNorway will also point out that the latest steps have closed the port.",
        &[("Norway", "assert")],
    ),
    (
        "a participle between the subject and its verb",
        "Minister Ada Morn met Minister Paul Ortal in Oslo.\n\nPaul Ortal, noting with appreciation that the talks serve peace, proposed \
         that both sides continue them. In response, Ada Morn, commending the League for its patience, presented her \
         plan.",
        &[
            ("Paul Ortal", "request"),
            ("Paul Ortal", "endorse"),
            ("Ada Morn", "inform"),
            ("Ada Morn", "endorse"),
        ],
    ),
    (
        "while and further before a participle",
        "Minister Ada Morn met Minister Paul Ortal in Oslo.\n\nWhile expressing satisfaction on the level of trade, the two ministers \
         agreed on a new round. Further, recognising the challenge, they confirmed the date.",
        &[
            ("Ada Morn+Paul Ortal", "endorse"),
            ("Ada Morn+Paul Ortal", "agree"),
            ("Ada Morn+Paul Ortal", "assert"),
            ("Ada Morn+Paul Ortal", "assert"),
        ],
    ),
    (
        "a participle with a subject of its own",
        "Minister Ada Morn met Minister Paul Ortal in Oslo.\n\nThe two discussed the ferry, with Ada Morn stressing that it must sail.",
        &[("Ada Morn+Paul Ortal", "discuss"), ("Ada Morn", "request")],
    ),
    (
        "an opportunity, a circumstance, and what was done",
        "Minister Ada Morn met Minister Paul Ortal in Oslo.\n\nAda Morn took the opportunity, on behalf of her Government, to \
         congratulate the crew. She went on to condemn the raid.",
        &[("Ada Morn", "social"), ("Ada Morn", "oppose")],
    ),
    (
        "two purposes of one call",
        "President Ada Morn spoke today with President Paul Ortal of Kenya to congratulate him on his election and to \
         discuss the ferry.",
        &[("Ada Morn", "social"), ("Ada Morn+Paul Ortal", "discuss")],
    ),
    (
        "hope that is expressed beside what was said",
        "Minister Ada Morn met Minister Paul Ortal in Oslo.\n\nAda Morn recalled that the talks had gone well and expressed hope that \
         the ferry may sail.",
        &[("Ada Morn", "assert"), ("Ada Morn", "request")],
    ),
    (
        "delegations of both governments, and both countries",
        "Minister Ada Morn met Minister Paul Ortal in Oslo.\n\nThe delegations from both governments decided to convene a group. Both \
         countries are committed to peace on the lake.",
        &[("Ada Morn+Paul Ortal", "decide"), ("Ada Morn+Paul Ortal", "commit")],
    ),
    (
        "one who goes by his office beside one with a name",
        "Readout of the President's call with Prime Minister Morn\n\nThe President and Prime Minister Morn had a \
         productive call today. The two leaders discussed the ferry.",
        &[("President+Morn", "discuss")],
    ),
    (
        "an office that is apposed behind a comma",
        "Call with the Norland Foreign Affairs Minister\n\nDr. Omar Sahl, Foreign Affairs Minister, held a telephone \
         call with Ada Morn, Prime Minister and Foreign Affairs Minister of Norway.\n\nThe Foreign Affairs Minister \
         affirmed his support for the talks.",
        &[("Omar Sahl", "endorse")],
    ),
    (
        "those who meet inside an attribution",
        "OSLO - Foreign Minister Ada Morn met with Foreign Minister Paul Ortal of Kenya on Monday, a spokesperson for \
         the ministry said.\n\nThe ministers discussed the ferry.",
        &[("spokesperson for the ministry", "assert"), ("Ada Morn+Paul Ortal", "discuss")],
    ),
    (
        "courtesies and wishes in the first person",
        "Remarks by Foreign Minister Ada Morn\n\nI would like to extend my condolences to the families. Our thoughts \
         are with the crew. I would particularly like to thank the port. I am very pleased to be here. I would like to \
         visit the lake soon.",
        &[
            ("Ada Morn", "social"),
            ("Ada Morn", "social"),
            ("Ada Morn", "social"),
            ("Ada Morn", "social"),
            ("Ada Morn", "commit"),
        ],
    ),
    (
        "to receive people is an event, what they did is praised",
        "Minister Ada Morn welcomed Minister Paul Ortal to Norway. Minister Morn welcomed the new treaty.",
        &[("Ada Morn", "endorse")],
    ),
    (
        "points that a sentence announces",
        "Foreign Minister Ada Morn attended a press conference in Oslo on 7 March 2031. Here are the highlights of her \
         remarks.\n-- The ferry will sail in May.\n-- Norway hopes that the lake stays open.",
        &[("Ada Morn", "assert"), ("Ada Morn", "request")],
    ),
    (
        "heads of delegations",
        "Consultations between Norway and Kenya\n\nConsultations between the Foreign Ministries of Norway and Kenya were \
         held in Oslo. The delegations were headed by Paul Ortal, Deputy Foreign Minister of Norway, and Amos Otieno, \
         Deputy Foreign Minister of Kenya.\n\nThe sides discussed the ferry.",
        &[("Paul Ortal+Amos Otieno", "discuss")],
    ),
    (
        "a state by the name that the text gives it",
        "1. The Foreign Ministers of the Republic of Korea, Japan and Norway met in Oslo on 21 March 2031.\n2. The \
         three Ministers welcomed the new ferry.",
        &[("Republic of Korea+Japan+Norway", "endorse")],
    ),
    (
        "an excellency without stops",
        "The Minister of Foreign Affairs of Kenya, H.E Abdisaid Mukono, received the Minister of Foreign Affairs of \
         Norway, H. E. Paul Ortal, in Nairobi.\n\nBoth Ministers agreed to reopen the ferry.",
        &[("Abdisaid Mukono+Paul Ortal", "agree")],
    ),
    (
        "what a visit was an opportunity for",
        "Minister Ada Morn met Minister Paul Ortal in Oslo.\n\nThe visit provided an opportunity for the two sides to \
         discuss the ferry. There was also an exchange of views on the lake.",
        &[("Ada Morn+Paul Ortal", "discuss"), ("Ada Morn+Paul Ortal", "discuss")],
    ),
    (
        "a body that condemns, and it that calls",
        "Conclusions\n\nThe Council of the Lakes condemns the raid, and it calls on Norway to reopen the port.",
        &[("Council of the Lakes", "oppose"), ("Council of the Lakes", "request")],
    ),
    (
        "a counterpart behind a comma, and a comma that parts nothing",
        "Norway's Minister of Foreign Affairs, Paul Ortal and his Kenyan counterpart, Dr Amos Otieno have reaffirmed \
         their friendship.\n\nHigh Commissioner Paul Ortal, thanked the port for its help.",
        &[("Paul Ortal+Amos Otieno", "assert"), ("Paul Ortal", "social")],
    ),
    (
        "a meeting that ends by wishing",
        "Minister Ada Morn met Minister Paul Ortal in Oslo.\n\nMinister Morn ended the meeting by wishing her guest a \
         safe return.",
        &[("Ada Morn", "social")],
    ),
    (
        "an office whose statement it is",
        "External Affairs Minister's Statement at the Press Conference with Foreign Minister Paul Ortal\n\nOslo\nMay 8, \
         2031\n\nWe have talked about the ferry. I am glad that it sails.",
        &[("External Affairs Minister", "discuss"), ("External Affairs Minister", "endorse")],
    ),
    (
        "the line below the title says whose statement it is",
        "We condemn the raid on the market: Norway's statement at the Security Council\n\nStatement by Ambassador Ada \
         Morn, Permanent Representative of Norway, at the Security Council meeting on the lake.\n\nThank you, President. \
         First, we condemn the raid. Norway stands ready to help.",
        &[("Ada Morn", "social"), ("Ada Morn", "oppose"), ("Ada Morn", "commit")],
    ),
    (
        "a name that no list has, behind a kind of text",
        "The raids must stop: Statement at the Security Council\n\nSpeech by Toomas Lepikson, Deputy Coordinator at the \
         Council meeting on the lake\n\nI thank the envoy. We urge all parties to exercise restraint.",
        &[("Toomas Lepikson", "social"), ("Toomas Lepikson", "request")],
    ),
    (
        "a message is its author's, with what her state does",
        "Message from President Ada Morn on Water Day\n\nI condemn the raid. Norway stands ready to help.\n\nAda \
         Morn\nPresident of Norway",
        &[("Ada Morn", "oppose"), ("Ada Morn", "commit")],
    ),
    (
        "two of one office state together",
        "Joint statement by Foreign Ministers Wanjiru Otieno and Toomas Lepikson\n\nWe condemn the raid. We call on all \
         parties to exercise restraint.",
        &[("Wanjiru Otieno+Toomas Lepikson", "oppose"), ("Wanjiru Otieno+Toomas Lepikson", "request")],
    ),
    (
        "a spokesperson without a name",
        "Spokesperson's statement on the raid\n\nWe condemn the raid. We call on all parties to exercise restraint.",
        &[("Spokesperson", "oppose"), ("Spokesperson", "request")],
    ),
    (
        "the chair of a body",
        "Statement by the Chair of the Council\n\nOn behalf of the Council, I condemn the raid. We call on all parties \
         to exercise restraint.",
        &[("Chair of the Council", "oppose"), ("Chair of the Council", "request")],
    ),
    (
        "letters for a ministry",
        "Statement of the MFA of Norway on the raid\n\nThe MFA of Norway condemns the raid. We call on all parties to \
         exercise restraint.",
        &[("MFA of Norway", "oppose"), ("MFA of Norway", "request")],
    ),
    (
        "letters of a name label its turns, and an initial is the one whose name is spelled out",
        "Interview of Foreign Minister Ada Morn with Lake Radio\n\nQUESTION: Will the port open?\n\nAM: We call for \
         calm.\n\nQUESTION: And then?\n\nA. Morn: We condemn the raid.",
        &[("", "ask"), ("Ada Morn", "request"), ("", "ask"), ("Ada Morn", "oppose")],
    ),
];
