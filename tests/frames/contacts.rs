//! Frames of contacts: who the sides are, what is told beforehand, who holds an office, who speaks for whom.

use super::{Frame, check};

#[test]
fn every_contact_has_its_speakers() {
    check(CONTACTS);
}

/// A name, a text, and of each claim the speakers and the act.
const CONTACTS: &[Frame] = &[
    (
        "an abbreviation behind its noun ends a sentence",
        "Secretary Dana Hale met Minister Mira Kaldo in Washington, D.C. Secretary Hale and Minister Kaldo \
         emphasized the value of the pact.",
        &[("Dana Hale+Mira Kaldo", "assert")],
    ),
    (
        "an initial behind an office ends none",
        "Foreign Minister B. Orlan said the road is open.",
        &[("B. Orlan", "assert")],
    ),
    (
        "an office with its field",
        "Minister of Trade Dana Hale met Minister of Defence Mira Kaldo. The Minister of Defence stressed the \
         value of ties.",
        &[("Mira Kaldo", "assert")],
    ),
    (
        "two offices under one article are one person's",
        "Prime Minister and Foreign Minister Dana Hale met Minister Mira Kaldo. The Prime Minister and Foreign \
         Minister stressed the value of ties.",
        &[("Dana Hale", "assert")],
    ),
    (
        "a call received under an honour",
        "Tolmar, Norway: Minister of Foreign Affairs HE Sheikh Samir bin Daud received Sunday a phone call from \
         Minister of Foreign Affairs of Kenya HE Ada Morn. They discussed the lake.",
        &[("Samir bin Daud+Ada Morn", "discuss")],
    ),
    (
        "at the request of somebody",
        "At the request of Secretary Whitlock, Minister Orlan took a call. The two sides exchanged views on grain.",
        &[("Orlan+Whitlock", "discuss")],
    ),
    (
        "what will be discussed is no claim yet",
        "Minister Dana Hale will travel to Oslo. Minister Hale and Minister Mira Kaldo will discuss grain. They \
         will also exchange views on the lake.",
        &[],
    ),
    (
        "ministers of several states",
        "The ministers of Foreign Affairs of Norway, Kenya and Chile met in Oslo to discuss the lake. The ministers \
         reaffirmed their support for the pact.",
        &[("Norway+Kenya+Chile", "discuss"), ("Norway+Kenya+Chile", "endorse")],
    ),
    (
        "heads of government of a body",
        "Statement on the Flood\n\nThe Heads of Government of the Gulf Cooperation Council met in Doha. Heads of \
         Government strongly condemn the attack.",
        &[("Gulf Cooperation Council", "oppose")],
    ),
    (
        "those who attended",
        "Foreign Minister Dana Hale of Norway, Foreign Minister Mira Kaldo of Kenya and Foreign Minister Pavel Orlan \
         of Chile attended the meeting in Oslo. All parties reiterated that the lake is open.",
        &[("Dana Hale+Mira Kaldo+Pavel Orlan", "assert")],
    ),
    (
        "the topic told last",
        "President Dana Hale met President Mira Kaldo. Also discussed were the lake and the ferry.",
        &[("Dana Hale+Mira Kaldo", "discuss")],
    ),
    (
        "they both",
        "President Dana Hale met President Mira Kaldo. They both agreed that the ferry is safe.",
        &[("Dana Hale+Mira Kaldo", "agree")],
    ),
    (
        "a verb before the cue",
        "Foreign Minister Dana Hale of Norway met Foreign Minister Mira Kaldo of Kenya. The two ministers assessed \
         and reviewed the state of the pact.",
        &[("Dana Hale+Mira Kaldo", "discuss")],
    ),
    (
        "an object between the words of a cue",
        "Minister Dana Hale held the rebels responsible for the attack. She considers the plan as dead.",
        &[("Dana Hale", "oppose"), ("Dana Hale", "assert")],
    ),
    (
        "an aside between a cue and its clause",
        "Minister Dana Hale noted, among other things, that the ferry is safe.",
        &[("Dana Hale", "assert")],
    ),
    (
        "a body beside a state",
        "The European Union and Chile agreed to talk.",
        &[("European Union+Chile", "agree")],
    ),
    ("no verb behind a form of be", "Norway and Kenya were present as observers.", &[]),
    ("a refusal to accept", "Minister Dana Hale did not accept the plan.", &[("Dana Hale", "oppose")]),
    (
        "a month that is a name",
        "Prime Minister Theresa May met President Pavel Orlan. Prime Minister May said the lake is open.",
        &[("Theresa May", "assert")],
    ),
    (
        "an article before a name",
        "Prime Minister-designate Haider al-Abani met President Dana Hale. Dr. Abani thanked the crew.",
        &[("Haider al-Abani", "social")],
    ),
    (
        "an office behind the name without a comma",
        "Samir Abadi Spokesperson of the Foreign Ministry stated that the lake is open.",
        &[("Samir Abadi", "assert")],
    ),
    (
        "an office in small letters",
        "Foreign Ministry spokesperson Mira Kaldo said the lake is open. The spokesperson said that it is safe.",
        &[("Mira Kaldo", "assert"), ("Mira Kaldo", "assert")],
    ),
    (
        "the statement of an office",
        "Statement by the President on the Murder of Pavel Orlan\n\nWe condemn the murder of Pavel Orlan. I \
         admired his courage. We offer our condolences to his family.",
        &[("President", "oppose"), ("President", "endorse"), ("President", "social")],
    ),
    (
        "who travels says I",
        "Norwegian foreign minister to visit Kenya and Chile\n\nI will visit Nairobi on Monday. I will then travel \
         to Santiago.",
        &[("Norwegian foreign minister", "commit"), ("Norwegian foreign minister", "commit")],
    ),
    (
        "a government and its state",
        "Norwegian government rejects claims of Kenya\n\nThe Government of Norway rejects the claims. We urge \
         Kenya to talk. We call on all sides to wait.",
        &[
            ("Government of Norway", "oppose"),
            ("Government of Norway", "request"),
            ("Government of Norway", "request"),
        ],
    ),
];

#[test]
fn who_is_quoted_as_saying_says_it() {
    let opening = "President Ada Morn received Foreign Minister Amos Otieno of Kenya in Oslo on 3 May 2031.";
    for sentence in [
        "The agency quoted President Morn as saying that the lake is open.",
        "The Press Department of the Presidential Office quoted President Morn as telling Minister Otieno that the lake is open.",
        "President Morn was quoted as saying that the lake is open.",
    ] {
        assert_eq!(super::spoken(&format!("{opening}\n\n{sentence}\n")), ["Ada Morn"], "{sentence}");
    }
}
