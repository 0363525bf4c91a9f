//! What looks like a frame of the genre and is none: states that are spoken of, lists of other things, aims of others.

use super::{Frame, check, read};

#[test]
fn what_only_looks_like_a_frame_is_read_as_it_stands() {
    check(NARROW);
}

/// A name, a text, and of each claim the speakers and the act, in the order of the text.
const NARROW: &[Frame] = &[
    (
        "states that are spoken of do not speak",
        "Concord Council Statement on the war\n\nNorway and Kenya continue to exchange fire. We urge both to stop.",
        &[("Concord Council", "assert"), ("Concord Council", "request")],
    ),
    (
        "what others are to give is asked for",
        "Statement by the Foreign Ministry of Norway\n\nWe seek assurances from all parties. We seek an apology from Kenya. We \
         seek a lasting peace. We seek to build ties.",
        &[
            ("Foreign Ministry of Norway", "request"),
            ("Foreign Ministry of Norway", "request"),
            ("Foreign Ministry of Norway", "commit"),
            ("Foreign Ministry of Norway", "commit"),
        ],
    ),
    (
        "a list below another heading",
        "Foreign Minister Lars Hale of Norway met Foreign Minister Jane Otieno of Kenya in Oslo. The ministers agreed to:\n\n- \
         build the harbour\n- open the ferry\n\nBackground documents\n\n- The Harbour Convention of 1990\n- Map of the line",
        &[("Lars Hale+Jane Otieno", "agree"), ("Lars Hale+Jane Otieno", "agree")],
    ),
    (
        "what is said in passing, and what somebody's focus is",
        "Foreign Minister Lars Hale of Norway met Foreign Minister Jane Otieno of Kenya in Oslo. According to the Foreign \
         Ministry, exports rose by five percent, which Otieno welcomed as a good sign. Her focus was on jobs. The focus at the \
         summit next year will be on peace.",
        &[("Foreign Ministry", "assert")],
    ),
    (
        "they who met since",
        "Joint statement by Norway and Kenya\n\nNorwegian Ministers pointed out that the ferry matters.\n\nOn Tuesday Foreign \
         Minister Bo Lind of Sweden met Foreign Minister Ada Morn of Denmark.\n\nThey agreed to meet again.",
        &[("Norwegian Ministers", "assert"), ("Bo Lind+Ada Morn", "agree")],
    ),
    (
        "what somebody set forth is no speech of what stands before",
        "Joint Statement of the Prime Ministers of Norway, Kenya and Sweden\n\nWe, the Prime Ministers of Norway, Kenya and Sweden, \
         welcome the opportunity of meeting. The participants of the meeting condemned the raid. We call upon the \
         authorities of Chad to comply with all conditions set forth by the Concord Council.",
        &[
            ("Norway+Kenya+Sweden", "endorse"),
            ("Norway+Kenya+Sweden", "oppose"),
            ("Norway+Kenya+Sweden", "request"),
        ],
    ),
    (
        "a text in one pair of marks is hers whom the line above names",
        "Foreign Minister Lars Hale: statement on the raid\n\n“The raid is a crime. Norway condemns it.”",
        &[("Lars Hale", "assert"), ("Lars Hale", "oppose")],
    ),
    (
        "a speech given to somebody is no audience",
        "Foreign Minister Lars Hale of Norway met Foreign Minister Jane Otieno of Kenya in Oslo. Hale gave a readout of the \
         meeting to President Ada Morn of Sweden. They agreed to meet again.",
        &[("Lars Hale", "inform"), ("Lars Hale+Jane Otieno", "agree")],
    ),
];

#[test]
fn no_side_is_guessed_from_what_is_said_of_others() {
    let found = read(
        "Foreign Minister Bo Lind met Foreign Minister Jane Otieno in Oslo. Lind said that Iran was ready to sign. Otieno \
         stressed that Iran remains committed. Lind stressed that Iran remains committed.",
    );
    let sides: Vec<_> = found.card.parties.iter().map(|p| p.side.as_deref()).collect();
    assert_eq!(sides, [None, None]);
}

#[test]
fn a_rank_before_an_office_is_a_title_too() {
    let found = read(
        "Secretary of the Security Council of Norway Lars Hale held consultations in Oslo with Member of the Standing Bureau of \
         the Unity Party, Director of the Office for External Affairs Amos Otieno. Otieno thanked Hale.",
    );
    let titles: Vec<_> = found.card.parties.iter().map(|party| party.titles.join(" / ")).collect();
    assert_eq!(
        titles,
        [
            "Secretary of the Security Council of Norway",
            "Member of the Standing Bureau of the Unity Party / Director of the Office for External Affairs"
        ]
    );
}

#[test]
fn items_below_a_sentence_in_the_text_s_own_voice_do_what_it_does() {
    check(&[(
        "a commitment, and what comes after the list",
        "Joint Statement of Norway and Kenya\n\nWe, Norway and Kenya, commit to:\n\n(a) make two ships available by March \
         2032;\n\n(b) train engineers at the (C.N.) Institute.\n\nThe port is open to all.",
        &[("Norway+Kenya", "commit"), ("Norway+Kenya", "commit"), ("Norway+Kenya", "assert")],
    )]);
}
