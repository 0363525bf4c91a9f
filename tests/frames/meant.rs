//! Who is meant: pronouns, presidents of two states, allies, ministers of one side, those who serve another.

use super::Frame;

#[test]
fn who_is_meant_is_told_by_the_text() {
    super::check(FRAMES);
}

const FRAMES: &[Frame] = &[
    (
        "she who was called so before, after both",
        "Vice President Ada Morn met with Minister Paul Ortal of Norway. The Vice President called for calm. She urged the \
         port to open. The Vice President and Minister Ortal discussed the ferry. She urged Norway to wait.",
        &[
            ("Ada Morn", "request"),
            ("Ada Morn", "request"),
            ("Ada Morn+Paul Ortal", "discuss"),
            ("Ada Morn", "request"),
        ],
    ),
    (
        "the president who goes by name alone, and by his country",
        "Telephone conversation with Lake Council President Lars Hale\n\nAmos Otieno had a telephone conversation with \
         President of the Lake Council Lars Hale. Amos Otieno stressed that the lake is calm. The President underscored \
         that the ferry sails. The Kenyan president urged the Council to act.",
        &[("Amos Otieno", "assert"), ("Amos Otieno", "assert"), ("Amos Otieno", "request")],
    ),
    (
        "the presidents of two states",
        "President of Norway Ada Morn had a phone conversation with President of Kenya Amos Otieno. The Presidents of \
         Norway and Kenya discussed the ferry.",
        &[("Ada Morn+Amos Otieno", "discuss")],
    ),
    (
        "allies of the title, and what talks focused on",
        "Secretary Ada Morn’s Meeting with Lake Allies\n\nSecretary of State Ada Morn met today with the Foreign Ministers \
         of Norway, Kenya and Brazil in Oslo. Allies agreed that the lake needs care. Discussions focused on the ferry.",
        &[("Norway+Kenya+Brazil+Ada Morn", "agree"), ("Norway+Kenya+Brazil+Ada Morn", "discuss")],
    ),
    (
        "one who serves another is met alone",
        "National Security Advisor Lars Hale spoke today by phone with Karin Vask, State Secretary to Prime Minister Stefan \
         Orlan of Norway. The two discussed the ferry.",
        &[("Lars Hale+Karin Vask", "discuss")],
    ),
    (
        "letters of honour, an excellency, and two offices with their names",
        "Joint statement on trade between Norway and Kenya\n\nThe Prime Minister of Norway, the Honourable Ada Morn MP, and \
         the Prime Minister of Kenya, His Excellency Mr Amos Otieno, reaffirmed their commitment to trade. Leaders agreed \
         to meet.",
        &[("Ada Morn+Amos Otieno", "commit"), ("Ada Morn+Amos Otieno", "agree")],
    ),
    (
        "letters of honour in commas",
        "The Minister for Foreign Affairs, Mr Nigel Orlan, Q.C., M.P., stressed that the ferry sails.",
        &[("Nigel Orlan", "assert")],
    ),
    (
        "ministers of one side",
        "Prime Minister of Norway, Mr. Lars Hale, and other Norwegian Ministers have discussed the ferry with Mr. Amos \
         Otieno, Minister of Kenya. Norwegian Ministers pointed out that it sails.",
        &[("Norwegian Ministers", "assert")],
    ),
    (
        "the Secretary and his counterparts",
        "Secretary Lars Hale met with Minister Ada Morn of Norway and Minister Amos Otieno of Kenya. The Secretary and his \
         counterparts stressed the importance of trade.",
        &[("Lars Hale+Ada Morn+Amos Otieno", "assert")],
    ),
    (
        "an office and where it is held",
        "UN Resident Coordinator in Norway Jan Vask met with President Ada Morn. The Resident Coordinator lauded the plan.",
        &[("Jan Vask", "endorse")],
    ),
    (
        "what both states will do is in both names",
        "President Ada Morn of Norway met with Prime Minister Amos Otieno of Kenya. President Morn noted that trade grows. \
         Norway and Kenya will build a ferry. She thanked the port.",
        &[("Ada Morn", "assert"), ("Ada Morn+Amos Otieno", "commit"), ("Ada Morn", "social")],
    ),
    (
        "whose office it is, before the title",
        "NATO Secretary General Jan Vask welcomed the plan. FEMA Administrator Ada Morn stressed that it is late.",
        &[("Jan Vask", "endorse"), ("Ada Morn", "assert")],
    ),
    (
        "foreign ministers of two states",
        "The Norwegian and Kenyan foreign ministers called for restraint.",
        &[("Norway+Kenya", "request")],
    ),
    (
        "a president of a body beside one of a state, a given name that is a word, he who signed",
        "The Prime Minister, Mark Orlan, met with President of the European Council Jan Vask. The Prime Minister and the \
         President of the European Council reaffirmed their support for the ferry. He thanked the port.",
        &[("Mark Orlan+Jan Vask", "endorse"), ("Mark Orlan", "social")],
    ),
    (
        "things that join nobody",
        "President Ada Morn met with President Amos Otieno. President Morn outlined her plan for a calm and prosperous \
         peninsula and President Otieno expressed his support for the ferry.",
        &[("Ada Morn", "inform"), ("Amos Otieno", "endorse")],
    ),
    (
        "what one did before the other answered",
        "President Ada Morn met with President Amos Otieno. After President Morn expressed concern for the pier, President \
         Otieno explained the plan.",
        &[("Ada Morn", "concern"), ("Amos Otieno", "inform")],
    ),
];
