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
];
