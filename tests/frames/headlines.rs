//! Headlines in which every word has a capital: who does something to whom, and what they are called.

const GUESTS: &[(&str, &str)] = &[
    ("Canadian High Commissioner", "High Commissioner"),
    ("UN Resident Coordinator", "Resident Coordinator"),
    ("US Deputy Secretary of State", "Deputy Secretary"),
    ("Speaker of the Norwegian Parliament", "Speaker"),
    ("World Bank Vice President", "Vice President"),
    ("Chargé d’Affaires of Cuba", "Chargé d’Affaires"),
    ("outgoing French Ambassador", "Ambassador"),
];

const VERBS: &[&str] = &[
    "Meets",
    "Meets with",
    "Calls on",
    "Pays Courtesy Call on",
    "Visits",
    "Congratulates",
    "Bids Farewell to",
    "Presents Credentials to",
    "Hosts",
    "Receives",
    "Met",
    "To Meet",
    "Assures",
];

const HOSTS: &[(&str, &str)] =
    &[("President Amos Otieno", "The President"), ("Prime Minister Anna Berg", "The Prime Minister")];

#[test]
fn the_verb_of_a_headline_is_no_part_of_an_office() {
    let mut wrong = Vec::new();
    for (guest, role) in GUESTS {
        for verb in VERBS {
            for (host, called) in HOSTS {
                let title = format!("{}{} {verb} {host}", guest[..1].to_uppercase(), &guest[1..]);
                let text = format!(
                    "{title}\n\n2024-10-02\n\nHis Excellency Eric Walsh, the {guest}, met with {host} today at the \
                     Secretariat. The {role} highlighted the lake. {called} stressed that the port would open. Mr. \
                     Walsh thanked the Government.\n"
                );
                let found = super::read(&text);
                let name = host.rsplit_once(' ').map_or("", |(_, last)| last);
                let said: Vec<bool> =
                    found.claims.iter().map(|c| c.speakers.iter().any(|s| s.ends_with(name))).collect();
                let verb = verb.split(' ').next().unwrap_or_default();
                let titles = found.card.parties.iter().flat_map(|party| &party.titles);
                let odd = titles.filter(|title| title.split(' ').any(|word| word == verb)).count();
                if said != [false, true, false] || found.card.parties.len() != 2 || odd > 0 {
                    wrong.push(format!("{title}: {said:?} {:?}", found.card.parties));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of them\n{}", wrong.len(), wrong.join("\n"));
}
