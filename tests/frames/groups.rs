//! Words for those who met: each means both.

use super::found;

const GROUPS: &str = "All parties|All sides|Both Ambassadors|Both chairpersons|Both delegations|Both Foreign Ministers|\
    Both interlocutors|Both leaders|Both ministers|Both parties|Both principals|Both sides|Both teams|Leaders|Ministers|\
    Participants|The Attorneys General|The chief negotiators|The co-chairs|The commissioners|The conversation partners|\
    The delegates|The Directors-General|The discussants|The duo|The Foreign Ministers of the two countries|\
    The Governors|The heads of delegation|The heads of the delegations|The interlocutors|The leaders of both countries|\
    The leaders of the two countries|The meeting participants|The MPs|The officials|The pair|The parliamentarians|\
    The parties|The politicians|The representatives of both countries|The representatives of the two sides|The sides|\
    The speakers|The top officials|The two|The two Chargés d'Affaires|The two defence ministers|\
    The two foreign policy chiefs|The two governors|The two heads of state|The two legislators|The two mayors|\
    The two Secretaries-General|The two sides|The two Speakers of Parliament|The two top diplomats|\
    The two Vice-Presidents|They|They both";

#[test]
fn words_for_those_who_met_mean_both() {
    let mut wrong = Vec::new();
    for group in GROUPS.split('|') {
        for said in
            ["agreed to hold regular consultations", "stressed that peace is possible", "discussed the lake"]
        {
            let text = format!(
                "On 3 May, Foreign Minister of Kenya Wanjiru Otieno met with Foreign Minister of Estonia Jaan Lepik in \
                 Geneva.\n\n{group} {said}.\n"
            );
            let speakers: Vec<String> = found(&text).into_iter().map(|(who, _)| who).collect();
            if speakers != ["Wanjiru Otieno+Jaan Lepik"] {
                wrong.push(format!("{group} {said}: {speakers:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_leaders_are_not_the_minister_whom_one_of_them_met_besides() {
    let text = "1. At the invitation of H.E. Ada Morn, Prime Minister of the Republic of India, H.E. Mr. Bo Lind, General \
                Secretary of the Workers' Party of Kenya, paid a State visit to India from 3-5 May 2031.\n\n\
                2. The Prime Minister held talks with the General Secretary. Foreign Minister Jan Orm called on the General \
                Secretary.\n\n\
                3. The leaders noted that trade had grown. They also noted that ties were sound.\n";
    assert_eq!(super::spoken(text), ["Ada Morn+Bo Lind", "Ada Morn+Bo Lind"]);
}

#[test]
fn to_call_on_an_office_is_a_visit() {
    for sentence in [
        "Foreign Minister Jan Orm called on the General Secretary.",
        "Foreign Minister Jan Orm called on the Prime Minister of Norway on Monday.",
        "Foreign Minister Jan Orm also called upon the Crown Prince.",
    ] {
        assert!(super::spoken(&format!("Visit to Oslo\n\n{sentence}\n")).is_empty(), "{sentence}");
    }
    let asked = "Foreign Minister Jan Orm called on the Prime Minister of Norway to open the lake.";
    assert_eq!(super::spoken(asked), ["Jan Orm"]);
}
