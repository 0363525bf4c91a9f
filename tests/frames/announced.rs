//! Words without quotation marks that a line above them hands to somebody: statements that are issued, telegrams, and
//! answers below a question that is written down.

use super::spoken;

/// A text, and the one who says what stands in it (in the order of the claims).
const TEXTS: &[(&str, &[&str])] = &[
    (
        "President Bo Lind congratulates the President of India\n\nToday, the President of the Republic of Norway, Bo Lind, \
         sent a congratulatory telegram to the newly elected President of the Republic of India, Ada Morn, which reads:\n\n\
         Your Excellency,\n\nI congratulate you on your victory.\n\nNorway looks forward to sailing with India \
         again.\n",
        &["Bo Lind", "Bo Lind"],
    ),
    (
        "Message of condolence\n\nPresident Bo Lind of Norway sent a message of condolence to President Ada Morn of India over \
         the floods. The message reads:\n\n“Dear Madam President,\n\nI grieve for the villages by the river.\n\nNorway will send \
         boats.”\n",
        &["Bo Lind", "Bo Lind"],
    ),
    (
        "The Honourable Ada Morn, Minister of Foreign Affairs, today issued the following statement:\n\n“Today, Canada mourns \
         the victims. We stand with Kenya.\n\n“Canada will help.”\n",
        &["Ada Morn", "Ada Morn", "Ada Morn"],
    ),
    (
        "Questions (42)\n\nCara Quill\n\n42. Deputy Cara Quill asked the Minister for Foreign Affairs his views on the lake; and if \
         he will make a statement on the matter. [12345/31]\n\nWritten answers (Question to Foreign)\n\nI read the \
         news from the lake with unease. We know of nobody who drowned.\n\nNorway supports the rescue.\n",
        &[
            "Cara Quill",
            "Minister for Foreign Affairs",
            "Minister for Foreign Affairs",
            "Minister for Foreign Affairs",
        ],
    ),
];

#[test]
fn words_below_a_line_that_announces_them() {
    let mut wrong = Vec::new();
    for (text, said) in TEXTS {
        let found = spoken(text);
        if found != *said {
            wrong.push(format!("{text}\n{found:?}, not {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Lists of people with their offices before what they do together.
const HOLDERS: &[&str] = &[
    "H.E. Mr. Bo Lind, Prime Minister of Norway, and H.E. Mr. Jan Otieno, President of Kenya, met in Oslo.",
    "Bo Lind, Prime Minister of Norway, and the Right Honourable Jan Otieno, President of Kenya, met in Oslo.",
    "His Excellency Bo Lind, Prime Minister of the Kingdom of Norway and the Honourable Jan Otieno, President of the \
     Republic of Kenya, co-chaired the consultation.",
    "The Prime Minister of Norway, H.E. Mr. Bo Lind, and the President of Kenya, H.E. Mr. Jan Otieno, met in Oslo.",
];

#[test]
fn people_listed_with_their_offices_are_both() {
    let mut wrong = Vec::new();
    for line in HOLDERS {
        let found = super::read(&format!("{line} Both leaders expressed satisfaction with the ties.\n"));
        let said: Vec<_> = found.claims.iter().map(|claim| claim.speakers.clone()).collect();
        let parties: Vec<_> = found.card.parties.iter().map(|party| party.name.clone()).collect();
        if said.iter().flatten().collect::<Vec<_>>() != ["Bo Lind", "Jan Otieno"] {
            wrong.push(format!("{line} said by {said:?}, parties {parties:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
