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
