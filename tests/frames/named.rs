//! Those whom a text gives a name of its own, those who sign it, and those who only came along.

use super::spoken;

#[test]
fn the_parties_are_those_who_are_called_so() {
    for called in
        ["(the Parties)", "(“the Parties”)", "(hereinafter the Parties)", "(together, the “Parties”)"]
    {
        let text = format!(
            "Joint Statement on the Lake Mechanism\n\nOn 4 March 2031, representatives from the Republic of Kenya (RK) \
             and Norway {called}, along with Chile, Brazil and Peru, held the sixth meeting of the mechanism in \
             Geneva.\n\nThe Parties agreed to open the port. The parties requested that Chile provide boats.\n"
        );
        assert_eq!(spoken(&text), ["Kenya+Norway", "Kenya+Norway"], "{called}");
    }
}

#[test]
fn those_who_sign_below_say_we() {
    let text = "The New Lake Charter\n\nOur charter affirms our lasting bond with the lake. We commit to working with \
                all who share it.\n\nFirst, we resolve to keep the port open for the ships of every nation that calls \
                there in peace.\n\nAnna Morn\nBoris Lind, M.P.\nJune 10, 2031\n";
    let spoken = spoken(text);
    assert!(spoken.len() > 2 && spoken.iter().all(|who| who == "Anna Morn+Boris Lind"), "{spoken:?}");
}

#[test]
fn points_below_what_somebody_announces_are_hers() {
    let text = "FACT SHEET: Lake Cooperation\n\nFollowing a meeting with Kenyan President Holt, Vice President Morn \
                announces the following:\n\nPort Task Force\n\n- The Department of Ports will create a task force to \
                keep the port open.\n\nFerries\n\n- The agency will provide two ferries.\n";
    assert_eq!(spoken(text), ["Morn", "Morn"]);
}

#[test]
fn who_attended_came_along_with_those_who_spoke() {
    let text = "Assistance for the Port\n\nNora Berg, Vice President of the Lake Bank, stated that the bank will help. Ms. Berg assured him of it. \
                President Ada Morn stressed that the port must open. During the discussion, new projects were \
                discussed.\n\nThe meeting was attended by Minister of Labour, Dr. Jan Holt; Secretary to the President \
                Tom Pell; and the Vice President’s Assistant, Bo Lind.\n";
    let last = spoken(text);
    assert!(!last.iter().any(|who| who.contains("Holt")), "{last:?}");
}

#[test]
fn a_state_and_a_body_act_each_by_its_name() {
    for (sentence, who) in [
        ("The United States and NATO reaffirm their commitment to peace.", "United States+NATO"),
        ("Kenya and ASEAN support the plan.", "Kenya+ASEAN"),
        ("The World Bank and Kenya agreed on a plan.", "World Bank+Kenya"),
    ] {
        assert_eq!(spoken(&format!("Meeting on the Lake\n\n{sentence}\n")), [who]);
    }
}

#[test]
fn the_mark_of_an_honour_is_no_part_of_a_name() {
    let text = "Meeting with Dato' Saifuddin Lund\n\nMinister Ada Morn met the Foreign Minister of Kenya, Dato’ \
                Saifuddin Lund, on 4 March 2031. Minister Morn and Dato’ Saifuddin reaffirmed their ties.\n";
    assert_eq!(parties(text), ["Ada Morn", "Saifuddin Lund"]);
}

#[test]
fn those_who_met_stay_parties_where_one_of_them_is_quoted_below() {
    let text = "Lake summit\n\n23 June 2031\n\nBo Lind took part in the Lake Summit, held via videoconference. President of \
                Kenya Ada Morn, Prime Minister of Chile Jan Holt and President of Brazil Nora Berg also took part in the \
                meeting.\n\nPresident of Norway Bo Lind: Friends, I would like to thank you. We will go on.\n";
    assert_eq!(parties(text).len(), 4, "{:?}", parties(text));
}

/// The parties of the card, in the order of their names.
fn parties(text: &str) -> Vec<String> {
    let found = super::read(text);
    let mut names: Vec<String> = found.card.parties.into_iter().map(|party| party.name).collect();
    names.sort();
    names
}

#[test]
fn how_an_office_is_held_stands_before_it_in_small_letters() {
    for held in ["interim", "acting", "caretaker", "outgoing", "incoming", "transitional"] {
        let text = format!(
            "Minister Ada Morn met Kenyan {held} Prime Minister Amos Otieno in Oslo. Minister Morn and {held} Prime \
             Minister Otieno discussed the lake.\n"
        );
        assert_eq!(spoken(&text), ["Ada Morn+Amos Otieno"], "{held}");
    }
}

#[test]
fn a_crown_behind_another_office_is_a_title_of_its_own() {
    for opening in [
        "Custodian of the Two Holy Mosques King Harun bin Talal met today with President Bo Lind of Kenya.",
        "The Custodian of the Two Holy Mosques, King Harun bin Talal, met today with President Bo Lind of Kenya.",
    ] {
        let text =
            format!("{opening} The Custodian of the Two Holy Mosques stressed that ties are strong.\n");
        assert_eq!(spoken(&text), ["Harun bin Talal"], "{opening}");
        assert_eq!(parties(&text), ["Bo Lind", "Harun bin Talal"], "{opening}");
    }
}

#[test]
fn namesakes_of_two_fathers_are_two() {
    let text = "President Sheikh Mohamed bin Zaki Al Noor received a message from King Hassan of Morocco. The meeting was \
                attended by Sheikh Mohammed bin Hadi Al Noor, Adviser. Sheikh Mohamed conveyed his greetings to King \
                Hassan.\n";
    assert_eq!(spoken(text), ["Mohamed bin Zaki Al Noor"]);
}

#[test]
fn the_head_of_one_body_is_not_the_head_of_another() {
    let text = "The SCO Secretary-General met in New York with UN Secretary-General Jan Orm on 3 May 2031.\n\nThe SCO \
                Secretary-General thanked Jan Orm for his work.\n";
    assert_eq!(spoken(text), ["SCO Secretary-General"]);
}

#[test]
fn a_day_in_brackets_between_commas_parts_nobody_from_what_they_do() {
    let text = "Prime Minister Ada Morn, today (Saturday, 17 May 2031), spoke with Chancellor Bo Lind of Norway and \
                President Amos Otieno of Kenya. The leaders stressed that the lake is open.\n";
    assert_eq!(parties(text), ["Ada Morn", "Amos Otieno", "Bo Lind"]);
}

#[test]
fn the_letters_of_an_office_inside_it_and_before_a_name() {
    let text = "MFA Press Statement: Visit by Minister of State for Foreign Affairs Tan Zulkif to Oslo\n\nMinister of State (MOS) for Foreign Affairs \
                Tan Zulkif visited Oslo from 28 November to 1 December 2031. MOS Zulkif met Foreign Minister Jan Orm. MOS \
                Zulkif welcomed the deal.\n";
    assert_eq!(spoken(text), ["Tan Zulkif"]);
    let notice = "MFA Press Statement: Visit by Minister for Foreign Affairs Tan Zulkif to Oslo\n\nMinister Zulkif will visit Oslo from 28 \
                  November to 1 December 2031. He will be accompanied by officials from the Ministry.\n";
    assert!(spoken(notice).is_empty());
}

#[test]
fn a_commission_of_two_states_with_a_slash_is_one_body() {
    for link in ["/", "-"] {
        let text = format!(
            "The Kenya{link}Norway Joint Commission for Defence met in Oslo on 4 March 2031. The Commission expressed \
             satisfaction with the ties.\n"
        );
        assert_eq!(spoken(&text), [format!("Kenya{link}Norway Joint Commission for Defence")]);
    }
}
