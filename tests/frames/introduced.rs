//! Who met whom, however a text introduces them: names that no list has, in the openings of many ministries, and names of
//! many countries in a few.

use super::found;

const HOST: &str = "Toomas Lepikson";
const GUEST: &str = "Wanjiru Otieno";

/// `{L}` is the host, `{A}` the guest.
const OPENINGS: &[&str] = &[
    "Estonian Foreign Minister {L} met with his Kenyan counterpart, {A}, in Geneva.",
    "Estonian Foreign Minister {L} met with his counterpart from Kenya, {A}, in Geneva.",
    "Estonian Foreign Minister {L} met with his counterpart from Kenya {A}.",
    "Estonian Foreign Minister {L} met with his counterpart, {A} of Kenya, in Geneva.",
    "Estonian Foreign Minister {L} met the Foreign Minister from Kenya, {A}.",
    "Estonian Foreign Minister {L} met with visiting Kenyan Foreign Minister {A} in Tallinn.",
    "Estonian Foreign Minister {L} and his Kenyan counterpart, {A}, met in Geneva.",
    "Estonian Foreign Minister {L} and Kenya's {A} met in Geneva.",
    "Foreign ministers {L} of Estonia and {A} of Kenya met in Geneva.",
    "Foreign Ministers {L} (Estonia) and {A} (Kenya) met in Geneva.",
    "The Foreign Ministers of Estonia and Kenya, {L} and {A}, met in Geneva.",
    "The Foreign Ministers of Estonia, {L}, and Kenya, {A}, met in Geneva.",
    "Estonian Foreign Minister {L} hosted {A}, the Foreign Minister of Kenya, in Tallinn.",
    "Estonian Foreign Minister {L} had a telephone call today with {A}, Foreign Minister of Kenya.",
    "Estonian Foreign Minister {L} held a meeting with the Kenyan Minister of Foreign Affairs, Ms. {A}.",
    "A meeting took place in Geneva between Estonian Foreign Minister {L} and Kenyan Foreign Minister {A}.",
    "On 3 May 2024, a telephone conversation was held between Foreign Minister {L} and Foreign Minister of Kenya {A}.",
    "At the invitation of Estonian Foreign Minister {L}, Kenyan Foreign Minister {A} visited Tallinn.",
    "The Foreign Minister of Kenya, {A}, was received in Tallinn by the Foreign Minister of Estonia, {L}.",
    "Kenyan Foreign Minister {A} was received by her Estonian counterpart {L} in Tallinn.",
    "H.E. Mr. {L}, Foreign Minister of Estonia, received H.E. Ms. {A}, Foreign Minister of Kenya.",
    "Foreign Minister {L} received the Ambassador of Kenya to Estonia, {A}, today.",
    "Foreign Minister {L} today held talks with {A} (Foreign Minister of Kenya).",
    "Foreign Minister {L}, who is on a visit to Nairobi, met with Foreign Minister {A}.",
    "The Estonian side was led by Mr. {L}, Deputy Minister, and the Kenyan side was led by Ms. {A}, Principal Secretary.",
    "The meeting was co-chaired by {L}, Deputy Minister of Foreign Affairs of Estonia, and {A}, Principal Secretary of \
     Kenya.",
];

#[test]
fn those_who_met_are_known_from_every_opening() {
    let mut wrong = Vec::new();
    for opening in OPENINGS {
        for (said, wanted) in [
            ("Otieno stressed that peace is possible.", vec![GUEST]),
            ("Ms. Otieno called for a ceasefire.", vec![GUEST]),
            ("Lepikson welcomed the decision.", vec![HOST]),
            ("The two sides agreed to hold regular consultations.", vec![HOST, GUEST]),
        ] {
            let text = format!("{opening}\n\n{said}\n").replace("{L}", HOST).replace("{A}", GUEST);
            let mut last: Vec<String> = found(&text)
                .last()
                .map(|(who, _)| who.split('+').map(str::to_owned).collect())
                .unwrap_or_default();
            last.sort();
            if last != wanted {
                wrong.push(format!("{opening} {said} {last:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A name, and what it is cut to.
const NAMES: &[(&str, &str)] = &[
    ("Péter Szandor", "Szandor"),
    ("Jean-Noël Barrault", "Barrault"),
    ("Ng Eng Wah", "Ng"),
    ("Nguyen Van Hung", "Hung"),
    ("Cho Tae-min", "Cho"),
    ("S. Jayaraman", "Jayaraman"),
    ("A. K. Abdul Mannan", "Mannan"),
    ("Faisal bin Farhan Al Nuri", "Faisal bin Farhan"),
    ("Ayman Al-Safwan", "Al-Safwan"),
    ("Kaspars Ozoliņš", "Ozoliņš"),
    ("Sugimoro", "Sugimoro"),
    ("U Than Moe", "U Than Moe"),
    ("Yoweri K. Muteesa", "Muteesa"),
    ("Ursula von der Heyden", "von der Heyden"),
    ("Alberto van Klaren", "van Klaren"),
    ("Robert W. Burkman, Jr.", "Burkman"),
    ("Grace Stone", "Stone"),
    ("Hanke Bruins Kloot", "Bruins Kloot"),
    ("LI Weiming", "Li"),
];

#[test]
fn names_of_many_countries_are_known_again() {
    let mut wrong = Vec::new();
    for (name, short) in NAMES {
        for opening in [
            "On 3 May, Foreign Minister of Kenya {A} met with Foreign Minister of Estonia Toomas Lepikson in Geneva.",
            "Foreign Minister {A} met today with Estonian Foreign Minister Toomas Lepikson in Geneva.",
            "{A}, Foreign Minister of Kenya, received Toomas Lepikson, Foreign Minister of Estonia, on 3 May.",
            "Estonian Foreign Minister Toomas Lepikson met with his counterpart from Kenya, {A}, in Geneva.",
        ] {
            for (said, both) in [
                ("Minister {S} stressed that peace is possible.", false),
                ("{A} welcomed the decision.", false),
                ("The two sides agreed to hold regular consultations.", true),
            ] {
                let text = format!("{opening}\n\n{said}\n").replace("{S}", short).replace("{A}", name);
                let speakers: Vec<String> = found(&text).into_iter().map(|(who, _)| who).collect();
                let told = |who: &str| who.to_lowercase().contains(&short.to_lowercase());
                let right = match &speakers[..] {
                    [one] => one.contains(HOST) == both && one.split('+').any(told),
                    _ => false,
                };
                if !right {
                    wrong.push(format!("{opening} {said} ({name}) {speakers:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
