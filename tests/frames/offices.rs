//! Frames of offices and names: who is meant by an office, a paraphrase of one, an honour, a given name, letters.

use super::{Frame, check};

#[test]
fn every_office_has_its_holder() {
    check(OFFICES);
}

/// A name, a text, and of each claim the speakers and the act, in the order of the text.
const OFFICES: &[Frame] = &[
    (
        "the head of a state's diplomacy",
        "On 3 May 2031, the Minister of Foreign Affairs of Serbia, Davit Orlan, met in Belgrade with the President of \
         Norway Stein Pell.\n\nThe head of Serbian diplomacy said that the road is open. The head of the Ministry of \
         Foreign Affairs of Serbia warned against the dam. Serbia's top diplomat praised the ferry. The chief of \
         Serbian diplomacy said that peace matters.",
        &[
            ("Davit Orlan", "assert"),
            ("Davit Orlan", "warn"),
            ("Davit Orlan", "endorse"),
            ("Davit Orlan", "assert"),
        ],
    ),
    (
        "an office with its state and without an article",
        "Davit Orlan, Serbian Minister of Foreign Affairs, spoke by phone with Antonio Vares, Secretary-General of the \
         United Nations.\n\nSerbian Foreign Minister thanked the UN for its support. Secretary-General of the United \
         Nations reiterated support for Serbia. The UN Secretary-General stressed the value of the ferry.",
        &[("Davit Orlan", "social"), ("Antonio Vares", "endorse"), ("Antonio Vares", "assert")],
    ),
    (
        "two offices and one name",
        "Prime Minister Lars Hale of Norway met Secretary Dana Blake of Kenya in Oslo. The Prime Minister and Secretary \
         Blake agreed that the ferry should sail.",
        &[("Lars Hale+Dana Blake", "agree")],
    ),
    (
        "an office before a name in commas",
        "Norway's foreign minister, Petr Halas and Kenya national security adviser, Jan Pell, discussed the strait by \
         phone on Monday.",
        &[("Petr Halas+Jan Pell", "discuss")],
    ),
    (
        "honours before a given name",
        "King Olaf VI of Norway received His Highness Sheikh Rashid bin Salem Al Nuri in Oslo. King Olaf and HH Sheikh \
         Rashid discussed the ferry. The King in return thanked the crews.\n\nDr Maryam Rashid Al Kindi, Ambassador of \
         Oman to Norway, was present.",
        &[("Olaf VI+Rashid bin Salem Al Nuri", "discuss"), ("Olaf VI", "social")],
    ),
    (
        "a monarch without a name is nobody else",
        "Joint Statement on the visit of His Majesty The King to Norway\n\nMinister Dr. S. Jalan thanked the crews. His \
         Majesty commended the ferry. He appreciated the harbour.",
        &[("S. Jalan", "social"), ("His Majesty The King", "endorse"), ("His Majesty The King", "endorse")],
    ),
    (
        "an address opens the name, letters of honour stand behind it",
        "1. Minister for Home Affairs and Minister for Law Mr K Sandaram, SC met with Union Attorney-General U Tin Oo and \
         Minister of Commerce Dr Than Mint. During the meeting, they reaffirmed their close ties.\n\n2. Senior Minister \
         of State for Law Edwin Tolk, SC praised the ferry.",
        &[("K Sandaram+U Tin Oo+Than Mint", "assert"), ("Edwin Tolk", "endorse")],
    ),
    (
        "an initial glued to its name",
        "The Minister of Foreign Affairs of Kenya Rashid Merov met the Minister of Foreign Affairs of Norway Mevlut \
         Cavus.\n\nMinisters R.Merov and M.Cavus said that the road is open.",
        &[("Rashid Merov+Mevlut Cavus", "assert")],
    ),
    (
        "the one who acts behind a fronted talk is he",
        "Secretary-General Ban Kilo discussed the lake with foreign ministers.\n\nIn his meeting with Kenya’s Minister \
         for Foreign Affairs, Walid Mara, the Secretary-General raised the continued raids.\n\nHe stressed that people \
         were in danger.",
        &[("Ban Kilo", "discuss"), ("Ban Kilo", "concern"), ("Ban Kilo", "assert")],
    ),
    (
        "letters for an office",
        "National Security Advisor Lars Hale of Norway, National Security Advisor Akira Takeda of Japan, and National \
         Security Advisor Jane Otieno of Kenya gathered in Tokyo to exchange views on the strait.\n\nThe three NSAs \
         agreed that the ferry should sail.",
        &[("Lars Hale+Akira Takeda+Jane Otieno", "discuss"), ("Lars Hale+Akira Takeda+Jane Otieno", "agree")],
    ),
];

#[test]
fn the_ministry_on_the_line_above_owns_no_office_of_the_next() {
    for line in
        ["From Department of Foreign Affairs", "Department of Foreign Affairs", "Ministry of Trade of Norway"]
    {
        for who in
            ["Prime Minister and Minister for Trade, Bo Lind,", "Minister for Foreign Affairs, Bo Lind TD,"]
        {
            let office = who.split(" and ").next().and_then(|o| o.split(',').next()).unwrap_or_default();
            let text = format!(
                "{line}\n\n{who} will open a ferry on Monday. The {office} said that fares must fall.\n"
            );
            assert_eq!(super::spoken(&text), ["Bo Lind"], "{text}");
        }
    }
}

#[test]
fn an_office_without_a_name_is_called_by_its_letters_and_has_the_side_of_its_text() {
    let text = "The Prime Minister met the United Nations Secretary General, Amos Otieno, in Downing Street yesterday for \
                talks.\n\nThe PM thanked the Secretary General for his work. The Prime Minister said that the UK would help. The \
                PM and the Secretary General agreed to talk.\n";
    let found = super::read(text);
    let said: Vec<String> = found.claims.iter().map(|claim| claim.speakers.join("+")).collect();
    assert_eq!(said, ["Prime Minister", "Prime Minister", "Prime Minister+Amos Otieno"]);
    let mut sides: Vec<_> = found.card.parties.iter().map(|p| (p.name.as_str(), p.side.as_deref())).collect();
    sides.sort();
    assert_eq!(sides, [("Amos Otieno", Some("United Nations")), ("Prime Minister", Some("United Kingdom"))]);
}

#[test]
fn letters_for_an_office_and_another_with_a_name_are_two() {
    for second in ["FM Morn", "Minister Morn", "President Morn"] {
        let text = format!(
            "EAM Manu Singh met {} Ada Morn of Kenya. EAM and {second} signed an MoU on ports. EAM thanked Kenya.\n",
            second.split(' ').next().unwrap_or_default()
        );
        assert_eq!(super::spoken(&text), ["Manu Singh+Ada Morn", "Manu Singh"], "{second}");
    }
}

#[test]
fn the_day_before_an_office_parts_it_from_no_name() {
    let text = "The Chancellor of the Republic, Ada Morn, received this Monday the Foreign Minister of Kenya, Amos Otieno, at \
                the palace. Minister Otieno ratified his country's willingness to cooperate.\n";
    let found = super::read(text);
    let said: Vec<_> = found.claims.iter().map(|c| (c.speakers.join("+"), c.act.to_string())).collect();
    assert_eq!(said, [("Amos Otieno".to_owned(), "commit".to_owned())]);
    assert!(found.card.parties.iter().any(|p| p.name == "Amos Otieno" && p.side.as_deref() == Some("Kenya")));
}

#[test]
fn the_line_that_hands_out_a_statement_says_nothing_itself() {
    let text = "Federal Foreign Office spokesperson on the elections in Kenya\n\nA Foreign Office spokesperson issued the \
                following statement today (4 March) on the elections in Kenya:\n\nWe welcome the peaceful vote in Kenya. We call \
                on all parties to accept the result.\n";
    let found = super::read(text);
    let acts: Vec<_> = found.claims.iter().map(|c| c.act.to_string()).collect();
    assert_eq!(acts, ["endorse", "request"]);
}
